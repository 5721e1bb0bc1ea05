//! What outranks every feature, as one person meets it.

use super::*;

#[test]
fn an_urge_to_die_opens_the_lines_instead_of_a_timer() {
    let (_folder, mut companion) = with_store();
    let die = Action::SayWhatFor {
        purpose: crate::session::Purpose::Die,
    };
    assert_eq!(
        do_all(&mut companion, [(0, Action::StartRide), (5, die)]),
        Place::StaySafe
    );
    assert!(companion.running().is_none());
    // Nobody said where they are: a few by the zone of the device, and one step to all of them.
    let sheet = companion.sheet(&Place::StaySafe, &moment(5)).unwrap();
    assert!(text(&sheet).contains("Germany: 112") && text(&sheet).contains("0800 111 0 111"));
    let region = String::new();
    let lines = go(Place::Lines { region });
    assert!(sheet.offers.iter().any(|offer| offer.action == lines));
}

#[test]
fn an_urge_to_hurt_oneself_puts_safety_first_and_leaves_the_ride_there() {
    let (_folder, mut companion) = with_store();
    let hurt = Action::SayWhatFor {
        purpose: crate::session::Purpose::HurtMyself,
    };
    assert_eq!(
        do_all(&mut companion, [(0, Action::StartRide), (5, hurt)]),
        Place::StaySafe
    );
    let back = companion
        .sheet(&Place::StaySafe, &moment(6))
        .unwrap()
        .offers
        .remove(0);
    assert_eq!(back.action, go(Place::Exercise));
}

#[test]
fn within_reach_is_answered_with_what_to_do_first() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (5, Action::SayReach { within: true }),
        ],
    );
    assert!(
        companion
            .exercise(&moment(6))
            .unwrap()
            .advice
            .contains("leave the room")
    );
}

#[test]
fn after_i_have_used_nothing_that_day_suggests_breathing_or_shows_lapses() {
    let (_folder, mut companion) = with_store();
    let used = crate::session::Outcome::Used;
    for ride in 0..6 {
        let second = ride * 300;
        do_all(
            &mut companion,
            [
                (second, Action::StartRide),
                (second + 1, Action::Rate { value: 7 }),
                (
                    second + 2,
                    Action::Finish {
                        outcome: Some(used),
                    },
                ),
            ],
        );
    }
    let history = |companion: &Companion, second| {
        let at = moment(second);
        text(&companion.history(at.now, 10, &at).statements)
    };
    // They are counted once what follows from the last of them is over: the next day begins at 04:00.
    assert!(!history(&companion, 2_000).contains("you used"));
    assert!(history(&companion, 86_400).contains("6 you used"));
    do_all(
        &mut companion,
        [(2_000, go(Place::HaveUsed)), (2_001, Action::StartRide)],
    );
    assert!(!history(&companion, 2_001).contains("you used"));
    for second in (2_001..2_180).step_by(10) {
        let screen = companion.exercise(&moment(second)).unwrap();
        let words = format!("{} {}", screen.words, text(&screen.offers)).to_lowercase();
        assert!(!words.contains("breath"), "{words}");
        assert!(screen.advice.contains("Stay awake"));
        assert_eq!(companion.frame(moment(second).now).unwrap().lung, 0.0);
    }
    do_all(&mut companion, [(2_200, Action::MakesWorse)]);
    assert!(text(&companion.now(&moment(86_400)).offers).contains("slow breath"));
}

/// "I touched this by mistake", as the sheet offers it.
fn by_mistake(companion: &Companion, second: i64) -> Option<Action> {
    let sheet = companion.sheet(&Place::AfterUsing, &moment(second));
    let mut offers = sheet.unwrap().offers.into_iter().map(|offer| offer.action);
    offers.find(|action| matches!(action, Action::NotUsed { .. }))
}

#[test]
fn i_have_used_that_was_touched_by_mistake_leaves_no_trace() {
    let (folder, mut companion) = with_store();
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    let sheet = companion.sheet(&Place::HaveUsed, &moment(1)).unwrap();
    assert!(
        sheet.offers[0]
            .label
            .starts_with("Noted, for the next hours.")
    );
    do_all(&mut companion, [(1, sheet.offers[0].action.clone())]);
    assert_eq!(
        companion.now(&moment(2)).greeting,
        content("en").words.now.greeting
    );
    assert_eq!(by_mistake(&companion, 2), None);
    let kept = vault_in(&folder).holds().known().unwrap();
    assert_eq!(kept.uses, []);
}

#[test]
fn taking_one_back_leaves_every_other_one_whichever_door_it_came_through() {
    let (_folder, mut companion) = with_store();
    let outcome = Some(crate::session::Outcome::UsedSome);
    let place = do_all(
        &mut companion,
        [
            (0, go(Place::HaveUsed)),
            (600, Action::StartRide),
            (700, Action::Finish { outcome }),
        ],
    );
    assert_eq!(place, Place::AfterUsing);
    do_all(&mut companion, [(3_600, go(Place::HaveUsed))]);
    let said = |companion: &Companion| {
        let uses = companion.uses(moment(4_000).now).known().unwrap();
        uses.iter().map(|used| used.door).collect::<Vec<_>>()
    };
    use crate::view::UseDoor::{HaveUsed, Ride};
    assert_eq!(said(&companion), [HaveUsed, Ride, HaveUsed]);
    for left in [vec![Ride, HaveUsed], vec![HaveUsed], vec![]] {
        let action = by_mistake(&companion, 4_000).unwrap();
        do_all(&mut companion, [(4_000, action)]);
        assert_eq!(said(&companion), left);
    }
    assert!(!companion.used(&moment(4_001)));
    // The ride itself is still there.
    assert_eq!(
        companion
            .history(moment(4_002).now, 9, &moment(4_002))
            .days
            .len(),
        1
    );
}

#[test]
fn one_that_is_not_there_is_taken_back_from_nobody() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    for id in ["", "no id", "0190a5c0-0000-7000-8000-000000000000"] {
        let id = id.to_owned();
        assert!(companion.act(Action::NotUsed { id }, &moment(1)).is_err());
    }
    assert!(companion.used(&moment(2)));
}

#[test]
fn i_have_used_holds_while_another_program_keeps_it_from_the_store_and_is_there_afterwards() {
    let (folder, mut companion) = with_store();
    let day = 86_400;
    let open = || Store::open(folder.path(), &scratch::key());
    let noted = |second: i64| {
        // The store alone, with a vault that knows nothing.
        Companion::new(open(), no_vault(), &moment(second)).used(&moment(second))
    };
    let other = open().unwrap();
    let while_held = |companion: &mut Companion, action: Action, second| {
        let held: Result<(), StoreError> = other.write(|_| {
            companion.act(action, &moment(second)).unwrap();
            Err(StoreError::Closed)
        });
        held.unwrap_err();
    };
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    // By mistake, on the next day: the first one stays.
    while_held(&mut companion, go(Place::HaveUsed), day);
    assert!(companion.used(&moment(day + 1)) && !noted(day + 1));
    let mistake = by_mistake(&companion, day + 2).unwrap();
    while_held(&mut companion, mistake, day + 2);
    assert!(!companion.used(&moment(day + 3)));
    do_all(&mut companion, [(day + 3, go(Place::Now))]);
    assert!(noted(1) && !noted(day + 4));
    // Not by mistake, and the process ends before the store lets go: the vault hands it on.
    while_held(&mut companion, go(Place::HaveUsed), day + 5);
    assert!(!noted(day + 6));
    drop(companion);
    let later = Companion::new(open(), vault_in(&folder), &moment(day + 7));
    assert!(later.used(&moment(day + 7)) && noted(day + 7));
}

#[test]
fn it_holds_with_no_store_ahead_of_the_lock_and_in_the_next_process() {
    let folder = tempfile::tempdir().unwrap();
    let without = |second| {
        let problem = StoreError::WrongKeyOrDamaged;
        Companion::new(Err(problem), vault_in(&folder), &moment(second))
    };
    let mut companion = without(0);
    assert!(!companion.used(&moment(0)));
    do_all(
        &mut companion,
        [(0, go(Place::HaveUsed)), (1, Action::HideNow)],
    );
    for companion in [companion, without(2)] {
        assert!(companion.used(&moment(3)) && companion.locked);
        let offers = companion.now(&moment(3)).offers;
        assert!(
            offers
                .iter()
                .all(|offer| offer.action != go(Place::Breathe))
        );
        // That somebody used does not show.
        assert!(
            offers
                .iter()
                .all(|offer| offer.action != go(Place::AfterUsing))
        );
    }
    let mut later = without(5);
    let mistake = by_mistake(&later, 6).unwrap();
    do_all(&mut later, [(6, mistake)]);
    assert!(!without(7).used(&moment(7)));
}

#[test]
fn where_nobody_can_tell_it_counts_as_used_and_no_sheet_shows_itself() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("plan")).unwrap();
    std::fs::write(folder.path().join("plan/holds"), "torn").unwrap();
    let mut companion = Companion::new(Err(StoreError::Damaged), vault_in(&folder), &moment(0));
    let now = companion.now(&moment(1));
    assert!(!text(&now.offers).to_lowercase().contains("breath"));
    assert!(
        now.offers
            .iter()
            .all(|offer| offer.action != go(Place::AfterUsing))
    );
    do_all(&mut companion, [(2, Action::StartRide)]);
    assert!(
        companion
            .exercise(&moment(3))
            .unwrap()
            .advice
            .contains("Stay awake")
    );
    // The store is believed once it can be read.
    let (_other, store) = scratch::store();
    let companion = Companion::new(Ok(store), vault_in(&folder), &moment(4));
    assert!(!companion.used(&moment(4)));
    assert!(vault_in(&folder).holds().known().is_some());
}

#[test]
fn the_store_is_believed_where_it_says_less_than_the_vault() {
    let (folder, mut companion) = with_store();
    let outcome = Some(crate::session::Outcome::Used);
    do_all(
        &mut companion,
        [(0, Action::StartRide), (60, Action::Finish { outcome })],
    );
    let without = || Companion::new(Err(StoreError::Busy), vault_in(&folder), &moment(61));
    assert!(without().used(&moment(61)));
    let id = companion.uses(moment(62).now).known().unwrap().remove(0).id;
    let outcome = Some(crate::session::Outcome::Rode);
    do_all(
        &mut companion,
        [(63, Action::CorrectOutcome { id, outcome })],
    );
    assert!(!companion.used(&moment(64)) && !without().used(&moment(64)));
}

const HOUR: i64 = 3_600;

/// Whether looking back is offered on the first screen.
fn offers_to_look_back(companion: &Companion, at: i64) -> bool {
    let id = "how-it-came-about".to_owned();
    let offers = companion.now(&moment(at)).offers;
    offers
        .iter()
        .any(|offer| offer.action == go(Place::Card { id: id.clone() }))
}

#[test]
fn looking_back_is_offered_the_day_after_by_day_and_once() {
    // The tests begin at ten in the morning.
    let (_folder, mut companion) = with_store();
    assert!(!offers_to_look_back(&companion, 0));
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    for not_yet in [1, 10 * HOUR, 17 * HOUR, 19 * HOUR] {
        assert!(!offers_to_look_back(&companion, not_yet), "{not_yet}");
    }
    let next = 24 * HOUR;
    assert!(offers_to_look_back(&companion, next));
    assert!(!offers_to_look_back(&companion, 36 * HOUR), "at night");
    assert!(!offers_to_look_back(&companion, 97 * HOUR), "days later");
    // Not in a ride, not beside a sign of danger, not ahead of the lock.
    do_all(&mut companion, [(next, Action::StartRide)]);
    assert!(!offers_to_look_back(&companion, next + 1));
    let outcome = None;
    do_all(&mut companion, [(next + 2, Action::Finish { outcome })]);
    do_all(&mut companion, [(next + 3, Action::HideNow)]);
    assert!(!offers_to_look_back(&companion, next + 4));
    do_all(&mut companion, [(next + 5, Action::Unlock)]);
    assert!(offers_to_look_back(&companion, next + 6));
    // Looked at, it is not offered again; a day on which somebody used again has its own.
    let id = "how-it-came-about".to_owned();
    do_all(&mut companion, [(next + 7, go(Place::Card { id }))]);
    assert!(
        companion
            .card("how-it-came-about", &moment(next + 8))
            .is_some()
    );
    assert!(!offers_to_look_back(&companion, next + 9));
    do_all(&mut companion, [(next + 10, go(Place::HaveUsed))]);
    assert!(offers_to_look_back(&companion, next + 25 * HOUR));
    do_all(&mut companion, [(next + 25 * HOUR, go(Place::StaySafe))]);
    assert!(!offers_to_look_back(&companion, next + 26 * HOUR));
}

#[test]
fn a_use_late_at_night_is_left_alone_until_the_afternoon() {
    let (_folder, mut companion) = with_store();
    let (morning, minute) = (-10 * HOUR, 60);
    let at = |hour: i64, minutes: i64| morning + 24 * HOUR + hour * HOUR + minutes * minute;
    do_all(&mut companion, [(at(3, 50), go(Place::HaveUsed))]);
    for (hour, minutes) in [(4, 1), (8, 0), (12, 0), (15, 49)] {
        assert!(
            companion.used(&moment(at(hour, minutes))),
            "{hour}:{minutes}"
        );
        assert!(!offers_to_look_back(&companion, at(hour, minutes)));
    }
    assert!(!companion.used(&moment(at(15, 50))));
    for (hour, minutes, offered) in [
        (15, 50, true),
        (20, 59, true),
        (21, 0, false),
        (32, 0, true),
    ] {
        assert_eq!(offers_to_look_back(&companion, at(hour, minutes)), offered);
    }
}

#[test]
fn what_a_body_takes_after_a_break_is_named_with_its_source_in_the_plan_and_after_using() {
    let (_folder, mut companion) = with_store();
    let plan = |companion: &Companion, door| companion.plan(door, &moment(1));
    for hidden in [false, true] {
        if hidden {
            do_all(&mut companion, [(1, Action::HideNow)]);
        }
        let might_use = plan(&companion, crate::crisis::PlanDoor::MightUse);
        assert!(
            might_use
                .lowered_tolerance
                .contains("the old amount can kill")
        );
        assert!(might_use.lowered_tolerance_source.contains("Strang"));
        let might_hurt = plan(&companion, crate::crisis::PlanDoor::MightHurt);
        assert!(might_hurt.lowered_tolerance.is_empty());
    }
    let sheet = companion.sheet(&Place::HaveUsed, &moment(2)).unwrap();
    assert!(text(&sheet.sections).contains("your body takes less"));
    assert!(text(&sheet.sources).contains("Strang"));
}

#[test]
fn what_makes_it_worse_ends_it_and_is_not_suggested_again() {
    let (_folder, mut companion) = with_store();
    let first = companion.breathe(&moment(0)).patterns.remove(0);
    let place = do_all(
        &mut companion,
        [(0, first.start.action.clone()), (5, Action::MakesWorse)],
    );
    assert_eq!(place, Place::MakesWorse);
    let last = companion.breathe(&moment(6)).patterns.pop().unwrap();
    assert_eq!(last.id, first.id);
    do_all(&mut companion, [(7, Action::StartRide)]);
    assert!(
        !text(&companion.exercise(&moment(8)).unwrap().offers)
            .contains(&format!("\"pattern\":\"{}\"", first.id))
    );
}

#[test]
fn where_a_breath_makes_it_worse_a_ride_leads_by_the_room_from_its_first_second() {
    let (folder, mut companion) = with_store();
    let breath = Action::StartBreathing {
        pattern: "long-exhale".to_owned(),
        minutes: 3,
        from_rate: None,
    };
    do_all(&mut companion, [(0, breath), (5, Action::MakesWorse)]);
    let without = || Companion::new(Err(StoreError::Busy), vault_in(&folder), &moment(6));
    for mut companion in [companion, without()] {
        // Not first on the first screen, and not praised.
        let offers = companion.now(&moment(6)).offers;
        let place = offers
            .iter()
            .position(|offer| offer.action == go(Place::Breathe));
        assert!(place.is_some_and(|place| place > 4), "{place:?}");
        assert!(!text(&offers).contains("slow breath"));
        assert_eq!(
            companion.breathe(&moment(6)).patterns.pop().unwrap().id,
            "long-exhale"
        );
        do_all(&mut companion, [(7, Action::StartRide)]);
        for second in 7..180 {
            assert_eq!(companion.frame(moment(second).now).unwrap().lung, 0.0);
            let said = companion.exercise(&moment(second)).unwrap().words;
            assert!(!said.to_lowercase().contains("breath"), "{said}");
        }
        // Turned inward by their own hand, no breath is paced either.
        do_all(
            &mut companion,
            [(181, Action::CarryOn), (182, Action::Outward { on: false })],
        );
        assert_eq!(companion.frame(moment(183).now).unwrap().lung, 0.0);
        do_all(&mut companion, [(184, Action::Finish { outcome: None })]);
    }
}

#[test]
fn not_this_again_is_believed_where_no_store_could_keep_it() {
    let (folder, companion) = with_store();
    drop(companion);
    let mut without = Companion::new(Err(StoreError::Busy), vault_in(&folder), &moment(0));
    let practice = Action::StartPractice {
        id: "body-scan-5".to_owned(),
    };
    do_all(
        &mut without,
        [
            (0, practice),
            (5, Action::MakesWorse),
            (6, Action::Still { on: true }),
            (7, Action::Outward { on: true }),
            (8, go(Place::StaySafe)),
        ],
    );
    drop(without);
    let store = Store::open(folder.path(), &scratch::key());
    let companion = Companion::new(store, vault_in(&folder), &moment(9));
    let holds = companion.holds(&moment(9));
    assert!(holds.made_worse("practice:body-scan-5", true));
    assert!(holds.still() && holds.room() && holds.danger());
    let store = companion.store().unwrap();
    assert!(
        crate::cards::marks::made_worse(store)
            .unwrap()
            .contains("practice:body-scan-5")
    );
    assert_eq!(store.setting("form"), Ok(Some("outward".to_owned())));
}

#[test]
fn a_use_that_the_store_could_not_take_up_is_said_until_it_has() {
    let (folder, companion) = with_store();
    drop(companion);
    let open = || Store::open(folder.path(), &scratch::key());
    // The command notes it ahead of the store, which another program holds then.
    let mut companion = Companion::new(Err(StoreError::Closed), vault_in(&folder), &moment(0));
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    let other = open().unwrap();
    let held: Result<(), StoreError> = other.write(|_| {
        companion.goes_on_over(open(), &moment(1));
        Err(StoreError::Closed)
    });
    held.unwrap_err();
    assert_eq!(companion.problem(), Some(StoreError::Busy));
    // A ride that is kept meanwhile does not make it so.
    let held: Result<(), StoreError> = other.write(|_| {
        companion.act(Action::StartRide, &moment(2)).unwrap();
        Err(StoreError::Closed)
    });
    held.unwrap_err();
    assert_eq!(companion.problem(), Some(StoreError::Busy));
    do_all(&mut companion, [(3, Action::Rate { value: 7 })]);
    assert_eq!(companion.problem(), None);
    let kept = crate::progress::used::uses(companion.store().unwrap(), moment(4).now);
    assert_eq!(kept.unwrap().len(), 1);
}
