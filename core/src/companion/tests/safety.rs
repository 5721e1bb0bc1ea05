//! What outranks every feature, as one person meets it.

use super::*;
use crate::cards::{OwnCard, marks, own as own_cards, page as card_page};
use crate::content::content;
use crate::crisis::PlanDoor;
use crate::page::went;
use crate::progress::used;
use crate::session::{Outcome, Purpose};

const DANGER: crisis::At = crisis::At::StaySafe { noted: true };

fn mind(purpose: Purpose) -> session::Act {
    session::Act::WhatFor { purpose }
}

#[test]
fn an_urge_to_die_opens_the_lines_instead_of_a_timer_and_a_slip_of_the_finger_is_taken_back() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    let to = ebb.does(&mind(Purpose::Die), 5);
    assert_eq!(to, Place::to(&DANGER));
    assert!(ebb.running().is_none());
    // Nobody said where they are: a few by the zone of the device, and one step to all of them.
    let sheet = ebb.look_at(&to, 5);
    assert!(body(&sheet).contains("112") && body(&sheet).contains("0800 111 0 111"));
    assert!(goes(&sheet, &crisis::At::Region));
    // The door "I might hurt myself" of the plan, and a quiet line back to it for that day.
    let door = PlanDoor::MightHurt;
    assert!(goes(&sheet, &crisis::At::Plan { door }));
    let now = ebb.now(2 * HOUR);
    assert!(goes(&now, &crisis::At::Plan { door }), "{}", body(&now));
    // The small door "My plan" leads there too, on the sheet and everywhere else, in the next process as well.
    let mut next = ebb.again(2 * HOUR);
    for page in [sheet.clone(), now, ebb.live(2 * HOUR), next.now(2 * HOUR)] {
        assert_eq!(small_door(&page), Target::go(&crisis::At::Plan { door }));
    }
    // What was said shows to nobody ahead of the lock.
    next.hides(2 * HOUR);
    let might_use = PlanDoor::MightUse;
    let hidden = small_door(&next.now(2 * HOUR));
    assert_eq!(hidden, Target::go(&crisis::At::Plan { door: might_use }));
    next.shows_again(2 * HOUR);
    drop(next);
    ebb.shows_again(2 * HOUR);
    assert!(acts(&sheet, &crisis::Act::NotDanger));
    ebb.does(&crisis::Act::NotDanger, 2 * HOUR + 1);
    let now = ebb.now(2 * HOUR + 2);
    assert!(!goes(&now, &crisis::At::Plan { door }));
}

fn small_door(page: &Page) -> Target {
    let mut doors = page.doors.iter();
    let plan = doors.find(|door| door.key.as_deref() == Some("l"));
    plan.unwrap().target.clone()
}

#[test]
fn an_urge_to_hurt_oneself_puts_safety_first_and_leaves_the_ride_there() {
    let mut ebb = Ebb::new();
    let live = ebb.rides(0);
    let to = ebb.does(&mind(Purpose::HurtMyself), 5);
    assert!(matches!(at(&to), crisis::At::StaySafe { .. }), "{to:?}");
    // Where somebody goes back to, the ride goes on.
    let trail = went(vec![Place::to(&own::At::Now), live.clone()], to);
    assert_eq!(trail[trail.len() - 2], live);
    assert!(ebb.live(6).title.contains("urge"));
    assert_eq!(ebb.frame(now(6)).unwrap().elapsed_ms, 6_000);
}

#[test]
fn what_became_of_an_urge_to_hurt_oneself_is_no_use_and_leads_to_what_keeps_one_safe() {
    let finish = |outcome| session::Act::Finish {
        outcome: Some(outcome),
    };
    for (purpose, hurt, used) in [
        (Purpose::HurtMyself, true, false),
        (Purpose::BingeOrPurge, false, false),
        (Purpose::Use, false, true),
    ] {
        let mut ebb = Ebb::new();
        ebb.rides(0);
        ebb.does(&mind(purpose), 5);
        ebb.does(&session::Act::Enough, 60);
        ebb.rates(3, 61);
        let page = ebb.live(62);
        assert!(acts(&page, &finish(Outcome::Rode)), "{purpose:?}");
        assert_eq!(acts(&page, &session::Act::Hurt), hurt, "{purpose:?}");
        assert_eq!(acts(&page, &finish(Outcome::Used)), used, "{purpose:?}");
        if hurt {
            let to = ebb.does(&session::Act::Hurt, 63);
            assert!(matches!(at(&to), crisis::At::StaySafe { .. }), "{to:?}");
            let now = ebb.now(64);
            let door = PlanDoor::MightHurt;
            assert!(goes(&now, &crisis::At::Plan { door }));
            assert!(!ebb.holds(&moment(64)).used());
        }
    }
}

#[test]
fn within_reach_is_answered_with_what_to_do_first() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.does(&session::Act::Reach { within: true }, 5);
    assert!(said(&ebb.live(6)).contains("leave the room"));
}

#[test]
fn after_i_have_used_nothing_that_day_suggests_breathing_or_counts_lapses() {
    let mut ebb = Ebb::new();
    for ride in 0..6 {
        let second = ride * 300;
        ebb.rides(second);
        ebb.rates(7, second + 1);
        ebb.finishes(Some(Outcome::Used), second + 2);
    }
    let insights = |ebb: &mut Ebb, second| body(&ebb.look(&progress::At::Insights, second));
    // They are counted once what follows from the last of them is over: the next day begins at 04:00.
    assert!(!insights(&mut ebb, 2_000).contains("you used"));
    assert!(insights(&mut ebb, DAY).contains("6 you used"));
    ebb.has_used(2_000);
    ebb.rides(2_001);
    assert!(!insights(&mut ebb, 2_001).contains("you used"));
    for second in (2_001..2_180).step_by(10) {
        let page = ebb.live(second);
        let offered: Vec<_> = offers(&page).iter().map(|offer| &offer.label).collect();
        let words = format!("{} {offered:?}", said(&page)).to_lowercase();
        assert!(!words.contains("breath"), "{words}");
        assert!(said(&page).contains("Stay awake"));
        assert_eq!(ebb.lung(second), 0.0);
    }
    ebb.does(&session::Act::Worse, 2_200);
    let now = ebb.now(DAY);
    assert!(goes(&now, &session::At::Breathe));
}

/// What takes back the use that the sheet says is noted.
fn by_mistake(page: &Page) -> Option<Target> {
    found_like(page, "crisis/not-used")
}

#[test]
fn i_have_used_that_was_touched_by_mistake_leaves_no_trace() {
    let mut ebb = Ebb::new();
    let sheet = ebb.has_used(0);
    let page = ebb.look_at(&sheet, 1);
    let words = &content("en").crisis.page.told.used;
    assert!(told(&page).contains(&words.as_str()));
    let to = ebb.touches(&by_mistake(&page).unwrap(), 1);
    assert_eq!(by_mistake(&ebb.look_at(&to, 2)), None);
    let greeting = &content("en").words.now.greeting;
    assert_eq!(lines(&ebb.now(2), LineRole::Lead), [greeting]);
    assert_eq!(ebb.vault().holds().known().unwrap().uses, []);
}

#[test]
fn taking_one_back_leaves_every_other_one_whichever_door_it_came_through() {
    let mut ebb = Ebb::new();
    let first = ebb.has_used(0);
    ebb.rides(600);
    let ride = ebb.finishes(Some(Outcome::UsedSome), 700);
    let last = ebb.has_used(3_600);
    let doors = |ebb: &Ebb| {
        let uses = ebb.uses(now(4_000)).known().unwrap();
        uses.iter().map(|used| used.door).collect::<Vec<_>>()
    };
    use crate::view::UseDoor::{HaveUsed, Ride};
    assert_eq!(doors(&ebb), [HaveUsed, Ride, HaveUsed]);
    for (sheet, left) in [
        (&ride, vec![HaveUsed, HaveUsed]),
        (&last, vec![HaveUsed]),
        (&first, vec![]),
    ] {
        let page = ebb.look_at(sheet, 4_000);
        ebb.touches(&by_mistake(&page).unwrap(), 4_000);
        assert_eq!(doors(&ebb), left);
    }
    assert!(!ebb.is_used(4_001));
    // The ride itself is still there.
    assert!(offers_like(&ebb.history(4_002), "progress/entry"));
}

#[test]
fn one_that_is_not_there_is_taken_back_from_nobody() {
    let mut ebb = Ebb::new();
    ebb.has_used(0);
    let id = "0190a5c0-0000-7000-8000-000000000000".parse().unwrap();
    let said = ebb.tries(&crisis::Act::NotUsed { id }, &[], 1);
    assert!(said.is_err(), "nothing is said to be taken back: {said:?}");
    assert!(ebb.is_used(2));
}

#[test]
fn i_have_used_holds_while_another_program_keeps_it_from_the_store_and_is_there_afterwards() {
    let mut ebb = Ebb::new();
    let folder = Rc::clone(&ebb.folder);
    let open = || Store::open(folder.path(), &scratch::key());
    let noted = |second: i64| {
        // The store alone, with a vault that knows nothing.
        let vault = Vault::at(std::path::Path::new("/nonexistent"));
        Companion::new(open(), vault, &moment(second)).used(&moment(second))
    };
    let other = open().unwrap();
    let while_held = |work: &mut dyn FnMut()| {
        let held: Result<(), StoreError> = other.write(|_| {
            work();
            Err(StoreError::Closed)
        });
        held.unwrap_err();
    };
    ebb.has_used(0);
    // By mistake, on the next day: the first one stays.
    let mut sheet = None;
    while_held(&mut || sheet = Some(ebb.has_used(DAY)));
    assert!(ebb.is_used(DAY + 1) && !noted(DAY + 1));
    let page = ebb.look_at(&sheet.unwrap(), DAY + 2);
    let mistake = by_mistake(&page).unwrap();
    while_held(&mut || drop(ebb.touches(&mistake, DAY + 2)));
    assert!(!ebb.is_used(DAY + 3));
    // The next thing that is done takes it into the store.
    ebb.does(&session::Act::Still { on: false }, DAY + 3);
    assert!(noted(1) && !noted(DAY + 4));
    // Not by mistake, and the process ends before the store lets go: the vault hands it on.
    while_held(&mut || drop(ebb.has_used(DAY + 5)));
    assert!(!noted(DAY + 6));
    let later = ebb.restarted(DAY + 7);
    assert!(later.is_used(DAY + 7) && noted(DAY + 7));
}

#[test]
fn it_holds_with_no_store_ahead_of_the_lock_and_in_the_next_process() {
    let mut ebb = Ebb::bare(StoreError::WrongKeyOrDamaged);
    assert!(!ebb.is_used(0));
    let sheet = ebb.has_used(0);
    ebb.hides(1);
    let mut next = ebb.without_store(StoreError::WrongKeyOrDamaged, 2);
    for ebb in [&mut ebb, &mut next] {
        assert!(ebb.is_used(3) && ebb.is_locked());
        let page = ebb.now(3);
        assert!(!goes(&page, &session::At::Breathe));
        // That somebody used does not show.
        assert!(!offers_like(&page, "crisis/have-used"), "{}", body(&page));
    }
    let page = next.look_at(&sheet, 6);
    next.touches(&by_mistake(&page).unwrap(), 6);
    let after = ebb.without_store(StoreError::WrongKeyOrDamaged, 7);
    assert!(!after.is_used(7));
}

#[test]
fn where_nobody_can_tell_it_counts_as_used_and_no_sheet_shows_itself() {
    let mut ebb = Ebb::bare(StoreError::Damaged);
    std::fs::create_dir_all(ebb.folder.path().join("plan")).unwrap();
    std::fs::write(ebb.folder.path().join("plan/holds"), "torn").unwrap();
    let page = ebb.now(1);
    assert!(!body(&page).to_lowercase().contains("breath"));
    assert!(!offers_like(&page, "crisis/have-used"));
    ebb.rides(2);
    assert!(said(&ebb.live(3)).contains("Stay awake"));
    // The store is believed once it can be read.
    let (_other, store) = scratch::store();
    let later = Ebb::over(Rc::clone(&ebb.folder), Ok(store), 4);
    assert!(!later.is_used(4));
    assert!(later.vault().holds().known().is_some());
}

#[test]
fn the_store_is_believed_where_it_says_less_than_the_vault() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.finishes(Some(Outcome::Used), 60);
    let without = |ebb: &Ebb| ebb.without_store(StoreError::Busy, 61).is_used(61);
    assert!(without(&ebb));
    let id = ebb.uses(now(62)).known().unwrap().remove(0).id;
    let id = id.parse().unwrap();
    let said = [Answer::new("outcome", Value::chosen("rode"))];
    ebb.says(&progress::Act::Correct { id }, &said, 63);
    assert!(!ebb.is_used(64) && !without(&ebb));
}

#[test]
fn after_using_and_when_ill_a_line_for_alcohol_and_drugs_is_there_and_no_line_twice() {
    let mut ebb = Ebb::new();
    let region = crisis::Act::Region {
        code: "US".to_owned(),
    };
    ebb.does(&region, 1);
    for at in [crisis::At::HaveUsed { noted: None }, crisis::At::FeelIll] {
        let page = ebb.look(&at, 2);
        let mut ids: Vec<_> = items(&page).iter().map(|item| item.id.clone()).collect();
        let place = |id: &str| ids.iter().position(|one| one == id);
        assert_eq!(place("line-us-988"), Some(1));
        assert!(place("line-us-safespot") < place("line-us-ctl"), "{ids:?}");
        assert!(place("line-us-safespot").is_some());
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn what_a_body_takes_after_a_break_is_named_with_its_source_in_the_plan_and_after_using() {
    let mut ebb = Ebb::new();
    let plan = |ebb: &mut Ebb, door| ebb.look(&crisis::At::Plan { door }, 1);
    for hidden in [false, true] {
        if hidden {
            ebb.hides(1);
        }
        let might_use = plan(&mut ebb, PlanDoor::MightUse);
        let mind = lines(&might_use, LineRole::Caution).join(" ");
        assert!(mind.contains("the old amount can kill"));
        let sources = lines(&might_use, LineRole::Source).join(" ");
        assert!(sources.contains("Strang"));
        let might_hurt = plan(&mut ebb, PlanDoor::MightHurt);
        assert_eq!(lines(&might_hurt, LineRole::Caution), [""; 0]);
    }
    let sheet = ebb.look(&crisis::At::HaveUsed { noted: None }, 2);
    assert!(body(&sheet).contains("your body takes less"));
    assert!(lines(&sheet, LineRole::Source).join(" ").contains("Strang"));
}

#[test]
fn that_no_clinician_has_reviewed_it_yet_is_said_where_advice_is_given() {
    let mut ebb = Ebb::new();
    let content = content("en");
    let says = |page: &Page| {
        let review = content.words.now.review.as_str();
        lines(page, LineRole::Small).contains(&review)
    };
    for card in &content.cards.cards {
        let id = card.id.clone();
        assert!(
            says(&ebb.look(&card_page::At::Card { id, felt: None }, 1)),
            "{}",
            card.id
        );
    }
    for practice in &content.practices.practices {
        let id = practice.id.clone();
        assert!(
            says(&ebb.look(&session::At::Practice { id }, 1)),
            "{}",
            practice.id
        );
    }
    for pattern in &content.breathing.patterns {
        let id = pattern.id.clone();
        assert!(
            says(&ebb.look(&session::At::Pattern { id }, 1)),
            "{}",
            pattern.id
        );
    }
    let sheets = [
        crisis::At::HaveUsed { noted: None },
        crisis::At::FeelIll,
        crisis::At::StaySafe { noted: false },
        crisis::At::MakesWorse,
    ];
    for sheet in sheets {
        assert!(says(&ebb.look(&sheet, 1)), "{sheet:?}");
    }
    assert!(body(&ebb.look(&own::At::About, 1)).contains(&content.words.now.review));
    // What the person wrote is theirs to look over.
    let mine = OwnCard::reason("Mia", "She laughs.");
    let id = own_cards::write(ebb.store().unwrap(), &mine, now(2)).unwrap();
    let id = id.to_string();
    assert!(!says(&ebb.look(&card_page::At::Card { id, felt: None }, 3)));
}

#[test]
fn what_makes_it_worse_ends_it_and_is_not_suggested_again() {
    let mut ebb = Ebb::new();
    let patterns = |ebb: &mut Ebb, second| -> Vec<String> {
        let page = ebb.look(&session::At::Breathe, second);
        let ids = items(&page).into_iter().map(|item| item.id.clone());
        ids.filter(|id| id != "finder").collect()
    };
    let first = patterns(&mut ebb, 0).remove(0);
    ebb.breathes(&first, 0);
    let to = ebb.does(&session::Act::Worse, 5);
    assert_eq!(to, Place::to(&crisis::At::MakesWorse));
    assert!(ebb.running().is_none());
    assert_eq!(patterns(&mut ebb, 6).pop(), Some(first.clone()));
    ebb.rides(7);
    assert!(!body(&ebb.live(8)).contains(&format!("take-up/{first}")));
}

#[test]
fn where_a_breath_makes_it_worse_a_ride_leads_by_the_room_from_its_first_second() {
    let mut ebb = Ebb::new();
    ebb.breathes("long-exhale", 0);
    ebb.does(&session::Act::Worse, 5);
    let without = ebb.without_store(StoreError::Busy, 6);
    for mut ebb in [ebb, without] {
        // Not first on the first page, and not praised.
        let page = ebb.now(6);
        let breathe = Target::go(&session::At::Breathe);
        let offers = offers(&page);
        let place = offers.iter().position(|offer| offer.target == breathe);
        assert!(place.is_some_and(|place| place > 4), "{place:?}");
        assert_eq!(offers[place.unwrap()].detail, None);
        ebb.rides(7);
        for second in 7..180 {
            assert_eq!(ebb.lung(second), 0.0);
            let page = ebb.live(second);
            let said = said(&page);
            assert!(!said.to_lowercase().contains("breath"), "{said}");
        }
        // Turned inward by their own hand, no breath is paced either.
        ebb.does(&session::Act::CarryOn, 181);
        ebb.does(&session::Act::Outward { on: false }, 182);
        assert_eq!(ebb.lung(183), 0.0);
        ebb.finishes(None, 184);
    }
}

#[test]
fn not_this_again_is_believed_where_no_store_could_keep_it() {
    let ebb = Ebb::new();
    let mut without = ebb.without_store(StoreError::Busy, 0);
    without.practises("body-scan-5", 0);
    without.does(&session::Act::Worse, 5);
    without.does(&session::Act::Still { on: true }, 6);
    without.does(&session::Act::Outward { on: true }, 7);
    without.does(&crisis::Act::Danger, 8);
    drop((ebb.companion, without.companion));
    let ebb = Ebb::over(
        Rc::clone(&without.folder),
        Store::open(without.folder.path(), &scratch::key()),
        9,
    );
    let holds = ebb.holds(&moment(9));
    assert!(holds.made_worse("practice:body-scan-5", true));
    assert!(holds.still() && holds.room() && holds.danger());
    let store = ebb.store().unwrap();
    let kept = marks::made_worse(store).unwrap();
    assert!(kept.contains("practice:body-scan-5"));
    assert_eq!(store.setting("form"), Ok(Some("outward".to_owned())));
}

#[test]
fn a_use_that_the_store_could_not_take_up_is_said_until_it_has() {
    let ebb = Ebb::new();
    // The command notes it ahead of the store, which another program holds then.
    let mut early = ebb.without_store(StoreError::Closed, 0);
    drop(ebb.companion);
    let folder = Rc::clone(&early.folder);
    let open = || Store::open(folder.path(), &scratch::key());
    early.has_used(0);
    let other = open().unwrap();
    let held: Result<(), StoreError> = other.write(|_| {
        early.goes_on_over(open(), &moment(1));
        Err(StoreError::Closed)
    });
    held.unwrap_err();
    assert_eq!(early.problem(), Some(StoreError::Busy));
    // A ride that is kept meanwhile does not make it so.
    let held: Result<(), StoreError> = other.write(|_| {
        early.rides(2);
        Err(StoreError::Closed)
    });
    held.unwrap_err();
    assert_eq!(early.problem(), Some(StoreError::Busy));
    early.rates(7, 3);
    assert_eq!(early.problem(), None);
    let kept = used::uses(early.store().unwrap(), now(4));
    assert_eq!(kept.unwrap().len(), 1);
}
