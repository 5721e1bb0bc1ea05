//! Skill cards as one person meets them: found, read, kept or put away, never pushed where they do not fit.

use super::*;
use crate::cards::Surroundings;
use crate::content::CardState;

fn act(companion: &mut Companion, change: CardAction, second: i64) -> Place {
    companion
        .act(Action::Card { change }, &moment(second))
        .unwrap()
}

fn titles(screen: &CardsScreen) -> Vec<String> {
    let cards = screen.groups.iter().flat_map(|group| &group.cards);
    cards.map(|card| card.label.clone()).collect()
}

#[test]
fn the_whole_deck_is_there_without_a_store_and_a_word_finds_a_card() {
    let companion = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    let whole = companion.cards("", &moment(1));
    assert_eq!(whole, companion.card_finder(&moment(1)).find(" "));
    let all = titles(&whole);
    assert_eq!(all.len(), content("en").cards.cards.len());
    let found = companion.cards("can't sleep", &moment(1));
    let place = Place::Card {
        id: "sleep".to_owned(),
    };
    let cards = &found.groups[0].cards;
    assert!(cards.iter().any(|card| card.action == go(place.clone())));
    assert!(!companion.cards("zzzzqx", &moment(1)).nothing.is_empty());
    assert!(companion.card("stop", &moment(1)).unwrap().steps.len() >= 3);
    assert_eq!(companion.card("no-such-card", &moment(1)), None);
}

#[test]
fn a_favourite_comes_first_and_a_hidden_card_is_out_of_sight_but_not_gone() {
    let (_folder, mut companion) = with_store();
    let id = || "radical-acceptance".to_owned();
    let group = |companion: &Companion| {
        let groups = companion.cards("", &moment(2)).groups;
        let title = companion.card(&id(), &moment(2)).unwrap().title;
        let of = groups
            .into_iter()
            .find(|group| group.cards.iter().any(|card| card.label == title));
        of.map(|group| {
            group
                .cards
                .iter()
                .position(|card| card.label == title)
                .unwrap()
        })
    };
    assert!(group(&companion).unwrap() > 0);
    act(
        &mut companion,
        CardAction::Favourite { id: id(), on: true },
        1,
    );
    assert_eq!(group(&companion), Some(0));
    act(&mut companion, CardAction::Hide { id: id(), on: true }, 3);
    assert_eq!(group(&companion), None);
    assert!(companion.card(&id(), &moment(4)).is_some());
}

#[test]
fn what_made_it_worse_opens_the_room_and_is_not_suggested_again() {
    let (_folder, mut companion) = with_store();
    let suggested = |companion: &Companion| {
        let (state, here) = (CardState::Angry, Surroundings::Home);
        let screen = companion.suggestions(state, 7, 10, here, &moment(5));
        screen
            .suggestions
            .iter()
            .map(|offer| offer.action.clone())
            .collect::<Vec<_>>()
    };
    let first = suggested(&companion).remove(0);
    let Action::Go {
        place: Place::Card { id },
    } = first.clone()
    else {
        panic!("{first:?}")
    };
    let place = act(&mut companion, CardAction::MakesWorse { id, on: true }, 1);
    assert_eq!(place, Place::MakesWorse);
    assert!(!suggested(&companion).contains(&first));
}

#[test]
fn cold_is_suggested_only_once_it_was_read_and_ticked() {
    let (_folder, mut companion) = with_store();
    let cold = go(Place::Card {
        id: "cold".to_owned(),
    });
    let states = [
        CardState::Panicky,
        CardState::Angry,
        CardState::Urge,
        CardState::Overwhelmed,
    ];
    let suggested = |companion: &Companion| {
        states.iter().any(|state| {
            let screen = companion.suggestions(*state, 9, 20, Surroundings::Home, &moment(5));
            screen.suggestions.iter().any(|offer| offer.action == cold)
        })
    };
    assert!(!suggested(&companion));
    let tick = |companion: &Companion| companion.card("cold", &moment(1)).unwrap().ticks[0].clone();
    let read = tick(&companion);
    // All of it is read, not a word that stands for it.
    assert_eq!(read.text, content("en").cautions.cautions["cold"].text);
    assert!(!read.ticked);
    let started =
        |companion: &Companion| companion.card_step("cold", 0, None, &moment(3)).is_some();
    assert!(!started(&companion), "it waits for the tick");
    companion
        .act(read.change.unwrap().action, &moment(2))
        .unwrap();
    assert!(suggested(&companion) && started(&companion));
    let back = tick(&companion);
    assert!(back.ticked);
    companion
        .act(back.change.unwrap().action, &moment(4))
        .unwrap();
    assert!(!suggested(&companion));
}

#[test]
fn on_a_day_of_using_nothing_is_suggested_that_sedates() {
    let (_folder, mut companion) = with_store();
    companion.act(go(Place::HaveUsed), &moment(1)).unwrap();
    for state in content("en").cards_words.states.keys() {
        let screen = companion.suggestions(*state, 5, 20, Surroundings::Home, &moment(2));
        for offer in screen.suggestions {
            match offer.action {
                Action::Go {
                    place: Place::Card { id },
                } => {
                    let card = content("en").card(&id).unwrap();
                    assert!(!card.not_after_using, "{id}");
                }
                Action::StartPractice { id } => {
                    assert!(!content("en").practice(&id).unwrap().settles(), "{id}");
                }
                other => panic!("{other:?} is suggested on a day of using"),
            }
        }
    }
}

#[test]
fn a_feeling_is_known_by_the_words_that_people_use() {
    let companion = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    assert_eq!(
        companion.state_named(" Furious ", &moment(1)),
        Some(CardState::Angry)
    );
    assert_eq!(
        companion.state_named("craving", &moment(1)),
        Some(CardState::Urge)
    );
    assert_eq!(companion.state_named("purple", &moment(1)), None);
}

fn suggest(companion: &Companion, intensity: i32, second: i64) -> SuggestScreen {
    let (state, here) = (CardState::Anxious, Surroundings::Home);
    companion.suggestions(state, intensity, 20, here, &moment(second))
}

fn new_ones(screen: &SuggestScreen) -> usize {
    let new = |offer: &&Offer| offer.detail.contains("hardly tried");
    screen.suggestions.iter().filter(new).count()
}

#[test]
fn something_new_is_suggested_until_that_is_switched_off_or_a_sign_of_danger_is_there() {
    let (_folder, mut companion) = with_store();
    assert_eq!(new_ones(&suggest(&companion, 4, 1)), 1);
    assert_eq!(
        suggest(&companion, 4, 1),
        suggest(&companion, 4, 2),
        "it stays while it is read"
    );
    assert_eq!(new_ones(&suggest(&companion, 7, 1)), 0);
    act(&mut companion, CardAction::Explore { on: false }, 3);
    assert_eq!(new_ones(&suggest(&companion, 4, 4)), 0);
    act(&mut companion, CardAction::Explore { on: true }, 5);
    let id = "hopeless".to_owned();
    let place = act(&mut companion, CardAction::Signal { id }, 6);
    assert!(matches!(
        place,
        Place::Feel {
            state: Some(CardState::Sad),
            ..
        }
    ));
    let screen = suggest(&companion, 4, 7);
    assert_eq!(new_ones(&screen), 0);
    // With no plan yet, a first one and the lines.
    let first = screen.plan_first.unwrap();
    assert_eq!(first.sentence, content("en").cards_words.signals.no_plan);
    assert!(first.offers.iter().any(|offer| matches!(
        offer.action,
        Action::Go {
            place: Place::Lines { .. }
        }
    )));
    // The next day it is over.
    assert_eq!(suggest(&companion, 4, 2 * 86_400).plan_first, None);
}

#[test]
fn the_door_of_harm_and_a_ride_about_harm_are_signs_too_and_show_nothing_ahead_of_the_lock() {
    let (_folder, mut companion) = with_store();
    companion.act(go(Place::StaySafe), &moment(1)).unwrap();
    assert!(suggest(&companion, 4, 2).plan_first.is_some());
    companion.lock();
    assert!(suggest(&companion, 4, 2).plan_first.is_none());
    let mut riding = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    riding.act(Action::StartRide, &moment(1)).unwrap();
    let purpose = crate::session::Purpose::HurtMyself;
    riding.act(Action::Rate { value: 6 }, &moment(2)).unwrap();
    riding
        .act(Action::SayWhatFor { purpose }, &moment(3))
        .unwrap();
    assert!(
        suggest(&riding, 4, 4).plan_first.is_some(),
        "also where nothing is kept"
    );
}

#[test]
fn a_feeling_that_stands_for_danger_finds_the_plan_whatever_the_search_finds() {
    let (_folder, companion) = with_store();
    for typed in ["hopeless", "I feel trapped", "a burden"] {
        assert!(
            companion.cards(typed, &moment(1)).plan_first.is_some(),
            "{typed}"
        );
    }
    assert_eq!(companion.cards("hope", &moment(1)).plan_first, None);
    // Looking for a word says nothing of the person: nothing is noted.
    assert!(suggest(&companion, 4, 2).plan_first.is_none());
}

#[test]
fn the_outward_form_is_chosen_once_and_every_card_that_has_one_is_read_in_it() {
    let (_folder, mut companion) = with_store();
    let read = |companion: &Companion, id: &str| {
        companion.card_step(id, 1, None, &moment(9)).unwrap().text
    };
    let first = content("en").card("observe").unwrap();
    assert_eq!(read(&companion, "observe"), first.steps[0]);
    let change = CardAction::Outward {
        id: "observe".to_owned(),
        on: true,
        before: Some(6),
    };
    let place = act(&mut companion, change, 1);
    let step = Place::CardStep {
        id: "observe".to_owned(),
        step: 1,
        before: Some(6),
    };
    assert_eq!(place, step);
    assert_eq!(read(&companion, "observe"), first.outward[0]);
    assert_eq!(
        read(&companion, "calm-place"),
        content("en").card("calm-place").unwrap().outward[0]
    );
    assert_eq!(
        read(&companion, "stop"),
        content("en").card("stop").unwrap().steps[0]
    );
}

#[test]
fn every_step_of_every_card_has_the_way_out_and_no_store_and_no_lock_stand_in_it() {
    let (_folder, mut kept) = with_store();
    kept.lock();
    let mut bare = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    for companion in [&mut kept, &mut bare] {
        for card in &content("en").cards.cards {
            let steps = i32::try_from(card.steps.len()).unwrap();
            for step in 0..=steps + 1 {
                let Some(screen) = companion.card_step(&card.id, step, None, &moment(1)) else {
                    assert!(card.needs_tick);
                    continue;
                };
                let worse = CardAction::MakesWorse {
                    id: card.id.clone(),
                    on: true,
                };
                let worse = Action::Card { change: worse };
                assert!(
                    screen.offers.iter().any(|offer| offer.action == worse),
                    "{} {step}",
                    card.id
                );
            }
        }
        let change = CardAction::MakesWorse {
            id: "stop".to_owned(),
            on: true,
        };
        assert_eq!(act(companion, change, 2), Place::MakesWorse);
    }
}

#[test]
fn a_card_that_was_used_with_ratings_is_suggested_for_what_it_did() {
    let (_folder, mut companion) = with_store();
    let id = "distract-think".to_owned();
    for second in 0..5 {
        let change = CardAction::Used {
            id: id.clone(),
            before: Some(7),
            after: Some(2),
        };
        let place = act(&mut companion, change, second);
        assert!(matches!(place, Place::DiaryEntry { .. }));
    }
    let first = suggest(&companion, 5, 9).suggestions.remove(0);
    assert_eq!(first.action, go(Place::Card { id }));
    assert_eq!(first.detail, "It has helped you 5 of 5 times.");
}

#[test]
fn the_strength_that_was_just_said_is_the_rating_before_a_card() {
    let (_folder, mut companion) = with_store();
    let place = Place::Suggest {
        state: CardState::Angry,
        intensity: 8,
        minutes: 5,
        surroundings: Surroundings::Home,
    };
    companion.act(go(place), &moment(1)).unwrap();
    let start = |second| {
        let offers = companion.card("stop", &moment(second)).unwrap().offers;
        offers.into_iter().find_map(|offer| match offer.action {
            Action::Go {
                place: Place::CardStep { step, before, .. },
            } => Some((step, before)),
            _ => None,
        })
    };
    assert_eq!(start(60), Some((1, Some(8))));
    assert_eq!(
        start(3_600),
        Some((0, None)),
        "an hour later it is asked again"
    );
}

#[test]
fn what_is_written_is_found_tagged_put_back_and_never_shown_ahead_of_the_lock() {
    let (_folder, mut companion) = with_store();
    let reason = CardAction::WriteReason {
        title: "Canarina".to_owned(),
        reason: "She waits for me.".to_owned(),
    };
    let Place::Card { id } = act(&mut companion, reason, 1) else {
        panic!("a card")
    };
    let tag = CardAction::Tag {
        id: id.clone(),
        tag: "canaria".to_owned(),
        on: true,
    };
    act(&mut companion, tag, 2);
    let screen = companion.card("stop", &moment(2)).unwrap();
    let text_of_card = crate::cards::CardText {
        title: "Canarino".to_owned(),
        ..screen.text.unwrap()
    };
    act(
        &mut companion,
        CardAction::Edit {
            id: "stop".to_owned(),
            text: text_of_card,
        },
        3,
    );
    for typed in ["canarina", "canaria", "canarino"] {
        assert!(
            !titles(&companion.cards(typed, &moment(4))).is_empty(),
            "{typed}"
        );
    }
    let shelf = Shelf::Tagged {
        tag: "canaria".to_owned(),
    };
    assert_eq!(titles(&companion.shelf(&shelf, &moment(4))), ["Canarina"]);
    companion.lock();
    let screens = [
        text(&companion.cards("", &moment(5))),
        text(&companion.shelf(&shelf, &moment(5))),
        text(&companion.card("stop", &moment(5))),
        text(&companion.card(&id, &moment(5))),
        text(&companion.diary(&moment(5))),
        text(&companion.rehearse_cards(true, &moment(5))),
    ];
    for shown in screens {
        assert!(!shown.to_lowercase().contains("canari"), "{shown}");
    }
    companion.unlock();
    act(
        &mut companion,
        CardAction::Restore {
            id: "stop".to_owned(),
        },
        6,
    );
    assert_eq!(companion.card("stop", &moment(7)).unwrap().title, "STOP");
}

#[test]
fn a_feeling_that_no_word_names_is_said_and_nothing_is_kept() {
    let (_folder, mut companion) = with_store();
    let write = |feelings: &str| Action::Card {
        change: CardAction::Write {
            text: crate::cards::CardText {
                title: "Tea".to_owned(),
                ..Default::default()
            },
            feelings: feelings.to_owned(),
        },
    };
    assert!(companion.act(write("angry, purple"), &moment(1)).is_err());
    assert!(
        titles(&companion.cards("tea", &moment(2)))
            .iter()
            .all(|title| title != "Tea")
    );
    companion.act(write("angry, lonely"), &moment(3)).unwrap();
    assert!(titles(&companion.cards("tea", &moment(4))).contains(&"Tea".to_owned()));
}

#[test]
fn rehearsed_and_used_are_shown_apart_and_what_is_due_is_offered_on_the_first_screen() {
    let (_folder, mut companion) = with_store();
    let id = || "stop".to_owned();
    let offered = |companion: &Companion, second| {
        let offers = companion.now(&moment(second)).offers;
        let rehearse = go(Place::RehearseCards { shown: false });
        offers.iter().any(|offer| offer.action == rehearse)
    };
    assert!(!offered(&companion, 1), "nobody is asked to");
    act(
        &mut companion,
        CardAction::Rehearse { id: id(), on: true },
        1,
    );
    assert!(offered(&companion, 2));
    let asked = companion.rehearse_cards(false, &moment(2));
    assert!(asked.answer.is_empty() && asked.question.starts_with("STOP"));
    let grade = crate::cards::rehearsal::Grade::Knew;
    act(&mut companion, CardAction::Grade { id: id(), grade }, 3);
    act(
        &mut companion,
        CardAction::Used {
            id: id(),
            before: None,
            after: None,
        },
        4,
    );
    act(
        &mut companion,
        CardAction::Used {
            id: id(),
            before: None,
            after: None,
        },
        5,
    );
    let line = companion.rehearse_cards(false, &moment(6)).chosen.remove(0);
    assert_eq!(
        (line.rehearsed.as_str(), line.used.as_str()),
        ("Rehearsed once", "Used 2 times")
    );
    assert!(!offered(&companion, 6));
    act(&mut companion, CardAction::TakeBackGrade { id: id() }, 7);
    assert!(offered(&companion, 8));
}

#[test]
fn the_diary_keeps_an_urge_and_what_was_done_apart_and_stands_in_the_history_by_day() {
    let (_folder, mut companion) = with_store();
    use crate::cards::diary::Acted;
    let note = |urge, acted| Action::Diary {
        change: DiaryAction::NoteUrge {
            urge,
            acted,
            at: None,
        },
    };
    companion
        .act(note(Some(0), Some(Acted::Yes)), &moment(1))
        .unwrap();
    companion.act(note(Some(8), None), &moment(2)).unwrap();
    let days = companion.diary(&moment(3)).days;
    // While it holds that they used, no lapse is counted.
    assert_eq!(days[0].counts, "2 urges noted, the strongest 8");
    let days = companion.diary(&moment(2 * 86_400)).days;
    assert_eq!(days[0].counts, "2 urges noted, the strongest 8; acted once");
    let later = moment(2 * 86_400);
    let history = companion.history(later.now, 10, &later);
    assert_eq!(history.days[0].diary, days[0].counts);
    assert!(history.empty.is_empty() && history.days[0].entries.is_empty());
}

#[test]
fn a_ride_leads_to_skills_and_nothing_there_starts_a_second_exercise() {
    let (_folder, mut companion) = with_store();
    companion.act(Action::StartRide, &moment(1)).unwrap();
    companion
        .act(Action::Rate { value: 6 }, &moment(2))
        .unwrap();
    let offers = companion.exercise(&moment(3)).unwrap().offers;
    let feel = Place::Feel {
        state: Some(CardState::Urge),
        intensity: Some(6),
        minutes: None,
        surroundings: None,
    };
    assert!(offers.iter().any(|offer| offer.action == go(feel.clone())));
    for state in content("en").cards_words.states.keys() {
        let here = Surroundings::Home;
        let screen = companion.suggestions(*state, 6, 20, here, &moment(4));
        for offer in screen.suggestions.iter().chain(&screen.offers) {
            let starts = matches!(
                offer.action,
                Action::StartRide | Action::StartBreathing { .. } | Action::StartPractice { .. }
            );
            assert!(!starts, "{offer:?}");
        }
    }
}

#[test]
fn a_feeling_is_known_by_its_name_its_words_and_the_beginning_of_either() {
    let (_folder, companion) = with_store();
    let named = |typed: &str| companion.state_named(typed, &moment(0));
    for state in CardState::ALL {
        let words = &content("en").cards_words.states[&state];
        let id = serde_json::to_value(state).unwrap();
        let id = id.as_str().unwrap();
        for typed in [id, &id.replace('_', "-"), &words.label, &words.noun] {
            assert_eq!(named(typed), Some(state), "{typed}");
        }
    }
    let state = |typed: &str, state| assert_eq!(named(typed), Some(state), "{typed}");
    state("urge", CardState::Urge);
    state("An Urge", CardState::Urge);
    state("panic", CardState::Panicky);
    state("shame", CardState::Ashamed);
    state("lonel", CardState::Lonely);
    // Too short, or it could mean more than one.
    assert_eq!((named(""), named("an"), named("zzz")), (None, None, None));
}

#[test]
fn a_diary_whose_last_note_is_old_says_when_it_was_and_one_that_does_not_read_says_that() {
    let (_folder, mut companion) = with_store();
    let words = &content("en").cards_words.diary;
    let day = 86_400;
    assert_eq!(companion.diary(&moment(0)).nothing, words.nothing);
    let note = DiaryAction::NoteUrge {
        at: None,
        urge: Some(4),
        acted: None,
    };
    companion
        .act(Action::Diary { change: note }, &moment(0))
        .unwrap();
    assert_eq!(companion.diary(&moment(29 * day)).nothing, "");
    let last = companion.diary(&moment(31 * day)).nothing;
    assert!(last.contains("The last note is from"), "{last}");
    let rows = "UPDATE urge_entries SET acted = 'no such word'";
    let store = companion.store().unwrap();
    store.write(|db| Ok(db.execute(rows, [])?)).unwrap();
    let unreadable = &content("en").words.notices.unreadable;
    assert_eq!(&companion.diary(&moment(1)).nothing, unreadable);
    assert_eq!(companion.problem(), Some(StoreError::Damaged));
    let damaged = &content("en").words.notices.damaged;
    assert!(companion.now(&moment(1)).notices.contains(damaged));
    let history = companion.history(moment(9).now, 5, &moment(9));
    assert_eq!(history.empty, content("en").words.history.unreadable);
}

#[test]
fn a_card_of_ones_own_that_does_not_read_is_missing_and_that_is_told() {
    let (_folder, companion) = with_store();
    let row = "INSERT INTO own_cards (id, body, edited_at) VALUES (randomblob(16), '{', 1)";
    let store = companion.store().unwrap();
    store.write(|db| Ok(db.execute(row, [])?)).unwrap();
    assert_eq!(companion.problem(), None);
    let all = titles(&companion.cards("", &moment(1)));
    assert_eq!(all.len(), content("en").cards.cards.len());
    assert_eq!(companion.problem(), Some(StoreError::Damaged));
}
