//! What is suggested to somebody who says how they feel, and what comes before it where they may be in danger.

use super::cards::{card, id, strength, typed};
use super::*;
use crate::cards::Surroundings;
use crate::cards::page::{Act, At};
use crate::content::{CardState, content};
use crate::page::Role;
use crate::session::Question;
use crate::session::page::Act as SessionAct;

fn suggested(ebb: &mut Ebb, state: CardState, intensity: i32, second: i64) -> Page {
    let (minutes, here) = (20, Surroundings::Home);
    let at = At::Suggest {
        state,
        intensity,
        minutes,
        here,
    };
    ebb.look(&at, second)
}

/// Ids of what is suggested, each with its kind: `card-stop`.
fn ids(page: &Page) -> Vec<String> {
    let lists = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if items.id == "suggestions" => Some(&items.items),
        _ => None,
    });
    lists.flatten().map(|item| item.id.clone()).collect()
}

fn new_ones(page: &Page) -> usize {
    let details = items(page)
        .into_iter()
        .filter_map(|item| item.detail.as_ref());
    details
        .filter(|detail| detail.contains("hardly tried"))
        .count()
}

/// True where the plan and the lines stand above everything else.
fn plan_first(page: &Page) -> bool {
    matches!(
        page.blocks.first(),
        Some(Block::Notice {
            kind: NoticeKind::Danger,
            ..
        })
    )
}

fn explore(on: bool) -> Act {
    let (state, intensity) = (CardState::Anxious, 4);
    let (minutes, here) = (20, Surroundings::Home);
    Act::Explore {
        on,
        state,
        intensity,
        minutes,
        here,
    }
}

#[test]
fn what_made_it_worse_opens_the_room_and_is_not_suggested_again() {
    let mut ebb = Ebb::new();
    let first = ids(&suggested(&mut ebb, CardState::Angry, 7, 1)).remove(0);
    let of = first.strip_prefix("card-").unwrap();
    let to = ebb.does(&Act::Worse { id: id(of) }, 1);
    assert_eq!(to, Place::to(&crisis::At::MakesWorse));
    assert!(!ids(&suggested(&mut ebb, CardState::Angry, 7, 5)).contains(&first));
}

#[test]
fn cold_is_suggested_only_once_it_was_read_and_ticked() {
    let mut ebb = Ebb::new();
    let states = [
        CardState::Panicky,
        CardState::Angry,
        CardState::Urge,
        CardState::Overwhelmed,
    ];
    let cold = |ebb: &mut Ebb, second| {
        let mut pages = states.iter().map(|state| suggested(ebb, *state, 9, second));
        pages.any(|page| ids(&page).contains(&"card-cold".to_owned()))
    };
    assert!(!cold(&mut ebb, 1));
    let page = ebb.look(&card("cold"), 1);
    let tick = items(&page)
        .into_iter()
        .find(|item| item.ticked == Some(false));
    let tick = tick.unwrap();
    // All of it is read, not a word that stands for it.
    let whole = &content("en").cautions.cautions["cold"].text;
    assert!(body(&page).contains(whole.as_str()));
    let tick = tick.open.clone().unwrap();
    ebb.touches(&tick, 2);
    assert!(cold(&mut ebb, 3));
    let back = Act::Tick {
        id: id("cold"),
        caution: id("cold"),
        on: false,
    };
    ebb.does(&back, 4);
    assert!(!cold(&mut ebb, 5));
}

#[test]
fn what_is_to_be_minded_is_shorter_than_the_steps_and_whole_below_them() {
    let mut ebb = Ebb::new();
    let content = content("en");
    let mut folded = 0;
    for of in &content.cards.cards {
        let page = ebb.look(&card(&of.id), 1);
        let steps = page.blocks.iter().position(|block| {
            matches!(
                block,
                Block::Lines {
                    role: LineRole::Steps,
                    ..
                }
            )
        });
        let above = page.blocks[..steps.unwrap()]
            .iter()
            .filter_map(|block| match block {
                Block::Lines {
                    role: LineRole::Caution,
                    lines,
                    ..
                } => Some(lines),
                _ => None,
            });
        let above: usize = above.flatten().map(|line| line.chars().count()).sum();
        let steps: usize = of.steps.iter().map(|step| step.chars().count()).sum();
        assert!(above <= steps, "{}: {above} above {steps}", of.id);
        for caution in &of.cautions {
            let whole = &content.cautions.cautions[caution].text;
            assert!(body(&page).contains(whole.as_str()), "{}: {caution}", of.id);
        }
        folded += usize::from(lines(&page, LineRole::Caution).len() > of.cautions.len());
    }
    assert!(folded > 0);
}

#[test]
fn on_a_day_of_using_nothing_is_suggested_that_sedates() {
    let mut ebb = Ebb::new();
    ebb.has_used(1);
    for state in CardState::ALL {
        let page = suggested(&mut ebb, state, 5, 2);
        for of in ids(&page) {
            match of.split_once('-').unwrap() {
                ("card", id) => assert!(!content("en").card(id).unwrap().not_after_using, "{id}"),
                ("practice", id) => assert!(!content("en").practice(id).unwrap().settles(), "{id}"),
                _ => panic!("{of} is suggested on a day of using"),
            }
        }
    }
}

#[test]
fn something_new_is_suggested_until_that_is_switched_off_or_a_sign_of_danger_is_there() {
    let mut ebb = Ebb::new();
    let look =
        |ebb: &mut Ebb, intensity, second| suggested(ebb, CardState::Anxious, intensity, second);
    assert_eq!(new_ones(&look(&mut ebb, 4, 1)), 1);
    // It stays while it is read.
    assert_eq!(ids(&look(&mut ebb, 4, 1)), ids(&look(&mut ebb, 4, 2)));
    assert_eq!(new_ones(&look(&mut ebb, 7, 1)), 0);
    ebb.does(&explore(false), 3);
    assert_eq!(new_ones(&look(&mut ebb, 4, 4)), 0);
    ebb.does(&explore(true), 5);
    assert_eq!(new_ones(&look(&mut ebb, 4, 5)), 1);
    ebb.does(&Act::Signal { id: id("hopeless") }, 6);
    let page = look(&mut ebb, 4, 7);
    assert_eq!(new_ones(&page), 0);
    // With no plan yet, a first one and the lines.
    assert!(plan_first(&page));
    assert_eq!(told(&page)[0], content("en").cards_words.signals.no_plan);
    assert!(goes(&page, &crisis::At::Lines { region: None }));
    // The next day it is over.
    assert!(!plan_first(&look(&mut ebb, 4, 2 * DAY)));
}

#[test]
fn the_door_of_harm_and_a_ride_about_harm_are_signs_too_and_show_nothing_ahead_of_the_lock() {
    let look = |ebb: &mut Ebb, second| suggested(ebb, CardState::Anxious, 4, second);
    let mut ebb = Ebb::new();
    ebb.does(&crisis::Act::Danger, 1);
    assert!(plan_first(&look(&mut ebb, 2)));
    ebb.hides(3);
    assert!(!plan_first(&look(&mut ebb, 4)));
    // Also where nothing is kept.
    let mut riding = Ebb::bare(StoreError::Busy);
    riding.rides(1);
    riding.rates(6, 2);
    let purpose = crate::session::Purpose::HurtMyself;
    riding.does(&session::Act::WhatFor { purpose }, 3);
    assert!(plan_first(&look(&mut riding, 4)));
}

#[test]
fn a_feeling_that_stands_for_danger_finds_the_plan_and_notes_nothing() {
    let mut ebb = Ebb::new();
    for text in ["hopeless", "I feel trapped", "a burden", "kill myself"] {
        let page = ebb.fill(&At::All, &typed(text), 1);
        assert_eq!(crate::page::page_problems(&page), [""; 0], "{text}");
        assert!(plan_first(&page), "{text}");
        assert!(goes(&page, &crisis::At::Lines { region: None }), "{text}");
        let safe = crisis::At::StaySafe { noted: false };
        assert!(goes(&page, &safe), "{text}");
        // The numbers themselves stand above whatever was found.
        let ids: Vec<_> = items(&page).iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids[0], "emergency", "{text}");
        assert!(ids[1].starts_with("line-"), "{text}");
        assert!(!items(&page)[1].ways.is_empty(), "{text}");
        // The doors that stand above are not there twice.
        let keys = page.doors.iter().filter_map(|door| door.key.as_deref());
        assert!(!keys.clone().any(|key| key == "l"), "{text}");
    }
    assert!(!plan_first(&ebb.fill(&At::All, &typed("hope"), 1)));
    // Looking for a word says nothing of the person.
    assert!(!plan_first(&suggested(&mut ebb, CardState::Anxious, 4, 2)));
}

#[test]
fn where_nothing_is_left_to_suggest_people_and_the_plan_are() {
    let mut ebb = Ebb::new();
    let cards = ebb.companion.cards_record("", &moment(0)).cards;
    for card in cards {
        ebb.does(&Act::Worse { id: card.id }, 0);
    }
    let patterns = content("en")
        .breathing
        .patterns
        .iter()
        .map(|one| one.id.clone());
    let practices = content("en")
        .practices
        .practices
        .iter()
        .map(|one| one.id.clone());
    let tools = patterns.map(|id| format!("breathing:{id}"));
    for tool in tools.chain(practices.map(|id| format!("practice:{id}"))) {
        ebb.companion.mark_worse(&tool, &moment(0));
    }
    let page = suggested(&mut ebb, CardState::Anxious, 7, 1);
    assert_eq!(items(&page), Vec::<&Item>::new(), "{}", body(&page));
    assert!(goes(&page, &crisis::At::Lines { region: None }));
    assert!(goes(&page, &session::At::Live) || offers_like(&page, "session/ride"));
}

#[test]
fn a_card_that_was_used_with_ratings_is_suggested_for_what_it_did() {
    let mut ebb = Ebb::new();
    let of = "distract-think";
    for second in 0..5 {
        let before = Some(7);
        let to = ebb.says(&Act::Used { id: id(of), before }, &strength(2), second);
        assert!(matches!(at(&to), At::Skill { .. }));
    }
    let page = suggested(&mut ebb, CardState::Anxious, 5, 9);
    let first = items(&page)
        .into_iter()
        .find(|item| item.id.contains('-'))
        .unwrap();
    assert_eq!(first.id, format!("card-{of}"));
    assert_eq!(
        first.detail.as_deref(),
        Some("It has helped you 5 of 5 times.")
    );
}

#[test]
fn a_ride_leads_to_skills_and_nothing_there_starts_a_second_exercise() {
    let mut ebb = Ebb::new();
    ebb.rides(1);
    ebb.rates(6, 2);
    let (state, intensity) = (CardState::Urge, 6);
    assert!(goes(&ebb.live(3), &At::HowLong { state, intensity }));
    for state in CardState::ALL {
        let page = suggested(&mut ebb, state, 6, 4);
        for token in ["session/ride", "session/breathe", "session/practice/"] {
            let begins = targets(&page).into_iter().any(
                |target| matches!(target, Target::Act { action } if action.token.starts_with(token)),
            );
            assert!(!begins, "{state:?} {token}");
        }
        assert!(goes(&page, &session::At::Live), "{state:?}");
    }
}

/// What is suggested to somebody anxious, with the reason of each.
fn anxious(ebb: &mut Ebb, second: i64) -> Vec<(String, String)> {
    let at = At::Suggest {
        state: CardState::Anxious,
        intensity: 5,
        minutes: 15,
        here: Surroundings::Home,
    };
    let page = ebb.look(&at, second);
    let pair = |item: &Item| (item.title.clone(), item.detail.clone().unwrap_or_default());
    items(&page).into_iter().map(pair).collect()
}

#[test]
fn a_suggested_practice_starts_at_a_touch() {
    let mut ebb = Ebb::new();
    let started = CardState::ALL.iter().find_map(|state| {
        let at = At::Suggest {
            state: *state,
            intensity: 4,
            minutes: 30,
            here: Surroundings::Home,
        };
        let page = ebb.look(&at, 1);
        let found = items(&page)
            .into_iter()
            .find(|item| item.id.starts_with("practice-"));
        found.and_then(|item| item.open.clone())
    });
    let to = ebb.touches(&started.unwrap(), 3);
    let page = ebb.look_at(&to, 3);
    assert!(page.place == Place::to(&session::At::Live) || offers_like(&page, "session/practice/"));
}

#[test]
fn ratings_around_a_practice_and_a_breath_say_what_is_suggested_and_why() {
    let mut ebb = Ebb::new();
    let off = Act::Explore {
        on: false,
        state: CardState::Anxious,
        intensity: 5,
        minutes: 15,
        here: Surroundings::Home,
    };
    ebb.does(&off, 0);
    let before = anxious(&mut ebb, 1);
    assert!(before.iter().all(|(_, reason)| !reason.contains("helped")));
    for day in 1..=7 {
        let from = day * 10_000;
        let ends = if day <= 2 {
            ebb.practises("sounds", from);
            310
        } else {
            let (pattern, minutes) = ("sigh".to_owned(), 3);
            ebb.does(
                &session::Act::Breathe {
                    pattern,
                    minutes,
                    from_rate: None,
                },
                from,
            );
            200
        };
        ebb.rates(7, from + 3);
        ebb.rates(3, from + ends);
        ebb.finishes(None, from + ends + 1);
    }
    let after = anxious(&mut ebb, 90_000);
    let sigh = content("en").pattern("sigh").unwrap().name.clone();
    // Two uses at their best do not win over five.
    assert_eq!(
        after[0],
        (sigh, "It has helped you 5 of 5 times.".to_owned())
    );
    let sounds = after.iter().find(|(name, _)| name == "Sounds, 5 minutes");
    assert_eq!(sounds.unwrap().1, "It has helped you 2 of 2 times.");
}

/// True where the first thing offered is a way to somebody.
fn somebody_first(page: &Page) -> bool {
    let first = page.blocks.iter().find_map(|block| match block {
        Block::Offers { offers, .. } => Some(offers),
        _ => None,
    });
    first.is_some_and(|offers| offers.iter().any(|offer| offer.role == Role::Call))
}

#[test]
fn at_nine_and_ten_the_plan_and_who_answers_stand_before_all_that_is_suggested() {
    let mut ebb = Ebb::new();
    for strength in 0..=10 {
        let page = suggested(&mut ebb, CardState::Urge, strength, 0);
        assert_eq!(somebody_first(&page), strength >= 9, "{strength}");
    }
    // In a ride too, at once.
    ebb.rides(1);
    ebb.rates(9, 2);
    assert!(somebody_first(&ebb.live(2)));
    assert!(somebody_first(&ebb.live(60)));
    ebb.rates(6, 61);
    assert!(!somebody_first(&ebb.live(62)));
    // Not once it has passed, until it is rated so again.
    ebb.rates(10, 63);
    ebb.does(&SessionAct::Pass, 64);
    assert!(!somebody_first(&ebb.live(65)));
    ebb.rates(9, 66);
    assert!(somebody_first(&ebb.live(67)));
}

/// What a ride asks, in words.
fn asks(page: &Page) -> Vec<String> {
    let leads = page.blocks.iter().filter_map(|block| match block {
        Block::Offers { lead, .. } => lead.clone(),
        _ => None,
    });
    leads.collect()
}

#[test]
fn at_nine_and_ten_a_ride_asks_first_what_the_urge_is_for_and_waits_for_it() {
    let words = &content("en").words.questions;
    for strength in 0..=10 {
        let mut ebb = Ebb::new();
        ebb.rides(1);
        ebb.rates(strength, 2);
        let asked = |ebb: &mut Ebb, second, what: &String| asks(&ebb.live(second)).contains(what);
        let strong = strength >= 9;
        assert_eq!(asked(&mut ebb, 3, &words.what_for), strong, "{strength}");
        assert_eq!(
            asked(&mut ebb, 3, &words.body_or_room),
            !strong,
            "{strength}"
        );
        // Also once the ride has gone on, until it was rated anew.
        assert_eq!(asked(&mut ebb, 100, &words.what_for), strong, "{strength}");
        ebb.rates(5, 101);
        assert!(!asked(&mut ebb, 102, &words.what_for), "{strength}");
        if strong {
            let mut ebb = Ebb::new();
            ebb.rides(1);
            ebb.rates(strength, 2);
            ebb.does(
                &SessionAct::Skip {
                    question: Question::WhatFor,
                },
                4,
            );
            assert!(asked(&mut ebb, 5, &words.body_or_room));
        }
    }
}

#[test]
fn what_makes_it_worse_and_can_be_remembered_nowhere_is_said_not_to_be_kept() {
    let mut ebb = Ebb::new();
    let folder = ebb.vault().folder().to_owned();
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::write(&folder, "a file where the folder should be").unwrap();
    ebb.store().unwrap().close().unwrap();
    ebb.does(&Act::Worse { id: id("stop") }, 1);
    assert!(ebb.companion.problem().is_some());
    std::fs::remove_file(&folder).unwrap();
    // The vault alone is enough: the store takes it up later.
    ebb.does(&Act::Worse { id: id("tipp") }, 2);
    assert!(
        ebb.vault()
            .holds()
            .known()
            .unwrap()
            .worse
            .contains("card:tipp")
    );
}
