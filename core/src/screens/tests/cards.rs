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
    let all = titles(&companion.cards("", &moment(1)));
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
    let offers = companion.card("cold", &moment(1)).unwrap().offers;
    let tick = Action::Card {
        change: CardAction::Tick {
            id: "cold".to_owned(),
        },
    };
    assert!(offers.iter().any(|offer| offer.action == tick));
    companion.act(tick, &moment(2)).unwrap();
    assert!(suggested(&companion));
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
