//! Suggestions against the safety rules, and against what people would expect of them.

use super::*;
use crate::cards::{OwnCard, ToolUse, marks, own};
use crate::content::{NEED_A_TICK, PracticeGroup, content};
use crate::store::scratch;
use proptest::prelude::*;

/// What a gap that was not filled in would begin with.
const GAP: char = '{';

fn at(state: CardState, intensity: i32) -> Situation {
    Situation {
        state,
        intensity,
        minutes: 20,
        surroundings: Surroundings::Home,
        used: false,
        signal: false,
        explore: false,
        seed: 0,
        limit: i32::MAX,
    }
}

fn deck() -> Deck {
    Deck::of_content(content("en"))
}

fn ids(deck: &Deck, history: &History, situation: &Situation) -> Vec<String> {
    let suggestions = suggest(deck, history, situation);
    suggestions.into_iter().map(|found| found.id).collect()
}

fn tool(suggestion: &Suggestion) -> String {
    let kind = match suggestion.kind {
        SuggestionKind::Card => "card",
        SuggestionKind::Breathing => "breathing",
        SuggestionKind::Practice => "practice",
    };
    format!("{kind}:{}", suggestion.id)
}

prop_compose! {
    fn any_situation()(
        state in prop::sample::select(CardState::ALL.to_vec()), intensity in 0..=10, minutes in 1..=30,
        surroundings in prop::sample::select(Surroundings::ALL.to_vec()), used: bool, signal: bool,
        explore: bool, seed: u64,
    ) -> Situation {
        Situation { state, intensity, minutes, surroundings, used, signal, explore, seed, limit: i32::MAX }
    }
}

prop_compose! {
    /// Uses of whatever could be suggested in `situation`.
    fn any_uses(situation: Situation)(
        uses in prop::collection::vec((any::<prop::sample::Index>(), 0..=10, 0..=10), 0..60),
    ) -> Vec<ToolUse> {
        let all = suggest(&deck(), &History::default(), &situation);
        uses.into_iter()
            .filter(|_| !all.is_empty())
            .map(|(which, before, after)| ToolUse { tool: tool(which.get(&all)), before, after })
            .collect()
    }
}

fn any_case() -> impl Strategy<Value = (Situation, Vec<ToolUse>)> {
    any_situation().prop_flat_map(|situation| (Just(situation), any_uses(situation)))
}

proptest! {
    #[test]
    fn nothing_is_suggested_that_does_not_fit_or_that_waits_for_a_tick((situation, uses) in any_case()) {
        let content = content("en");
        for found in suggest(&deck(), &History::of(&uses), &situation) {
            prop_assert!(!found.reason.is_empty() && !found.reason.contains(GAP));
            prop_assert!(found.minutes <= situation.minutes);
            let (places, quiet, intensity, cautions, not_after_using) = match found.kind {
                SuggestionKind::Card => {
                    let card = content.card(&found.id).unwrap();
                    (&card.places, card.quiet, card.intensity, &card.cautions, card.not_after_using)
                }
                SuggestionKind::Practice => {
                    let practice = content.practice(&found.id).unwrap();
                    prop_assert!(practice.states.contains(&situation.state));
                    let sleepy = practice.not_after_using || practice.group == PracticeGroup::Body;
                    (&practice.places, practice.quiet, practice.intensity, &practice.cautions, sleepy)
                }
                SuggestionKind::Breathing => {
                    let pattern = content.pattern(&found.id).unwrap();
                    prop_assert_eq!(pattern.hold_full_ms + pattern.hold_empty_ms, 0);
                    prop_assert!(!situation.used);
                    continue;
                }
            };
            prop_assert!(situation.surroundings.allow(places, quiet));
            prop_assert!((intensity[0]..=intensity[1]).contains(&situation.intensity));
            prop_assert!(cautions.iter().all(|id| !NEED_A_TICK.contains(&id.as_str())));
            let used = situation.used || situation.state == CardState::AfterUsing;
            prop_assert!(!(used && not_after_using), "{} after using", found.id);
            let balance = cautions.iter().any(|id| id == "not_in_a_craving");
            prop_assert!(!balance || situation.intensity <= 3 && !situation.state.is_craving());
        }
    }

    #[test]
    fn with_exploration_off_more_help_never_lowers_a_rank(
        (situation, mut uses) in any_case(), which in any::<prop::sample::Index>(), before in 1..=10_i32, relief in 1..=10_i32,
    ) {
        let situation = Situation { explore: false, ..situation };
        let ranked = suggest(&deck(), &History::of(&uses), &situation);
        prop_assume!(!ranked.is_empty());
        let at = which.index(ranked.len());
        uses.push(ToolUse { tool: tool(&ranked[at]), before, after: (before - relief).max(0) });
        let again = suggest(&deck(), &History::of(&uses), &situation);
        let now_at = again.iter().position(|found| found.id == ranked[at].id && found.kind == ranked[at].kind);
        prop_assert!(now_at.is_some_and(|now_at| now_at <= at), "{} from {at} to {now_at:?}", ranked[at].id);
    }

    #[test]
    fn the_same_seed_gives_the_same_list((situation, uses) in any_case()) {
        let history = History::of(&uses);
        prop_assert_eq!(suggest(&deck(), &history, &situation), suggest(&deck(), &History::of(&uses), &situation));
    }

    #[test]
    fn nothing_new_is_tried_above_6_after_using_or_with_a_signal((situation, uses) in any_case()) {
        prop_assume!(situation.intensity > 6 || situation.used || situation.signal);
        let history = History::of(&uses);
        let without = Situation { explore: false, ..situation };
        prop_assert_eq!(suggest(&deck(), &history, &situation), suggest(&deck(), &history, &without));
    }
}

#[test]
fn without_any_use_the_first_cards_lead() {
    let list = |state, intensity| {
        let mut list = ids(&deck(), &History::default(), &at(state, intensity));
        list.truncate(6);
        list.join(", ")
    };
    let mut orders = String::new();
    for (state, intensity) in [
        (CardState::Urge, 9),
        (CardState::Urge, 5),
        (CardState::Urge, 2),
        (CardState::Angry, 8),
        (CardState::Anxious, 4),
        (CardState::Panicky, 9),
        (CardState::Sleepless, 4),
        (CardState::Calm, 1),
        (CardState::AfterUsing, 6),
    ] {
        orders += &format!("{state:?} {intensity}: {}\n", list(state, intensity));
    }
    insta::assert_snapshot!(orders);
}

#[test]
fn every_state_at_every_strength_has_something_to_offer_at_home() {
    for state in CardState::ALL {
        for intensity in 0..=10 {
            let list = ids(&deck(), &History::default(), &at(state, intensity));
            assert!(!list.is_empty() || intensity < 3, "{state:?} {intensity}");
        }
    }
}

#[test]
fn what_helped_comes_first_and_says_so() {
    let uses = vec![
        ToolUse {
            tool: "card:adaptive-denial".to_owned(),
            before: 6,
            after: 3,
        };
        4
    ];
    let list = suggest(&deck(), &History::of(&uses), &at(CardState::Urge, 6));
    assert_eq!(list[0].id, "adaptive-denial");
    assert_eq!(list[0].reason, "It has helped you 4 of 4 times.");
}

#[test]
fn something_new_comes_second_where_the_person_wants_that() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let situation = Situation {
            explore: true,
            seed,
            ..at(CardState::Anxious, 4)
        };
        let list = suggest(&deck(), &History::default(), &situation);
        assert!(list[1].reason.contains("hardly tried"));
        seen.insert(list[1].id.clone());
    }
    assert!(seen.len() > 10, "{seen:?}");
}

#[test]
fn what_makes_it_worse_is_not_suggested_again_and_a_tick_opens_what_it_is_for() {
    let (_folder, store) = scratch::store();
    let now = crate::time::from_millis(1_795_000_000_000).unwrap();
    let list = || {
        let deck = Deck::read(&store, content("en")).unwrap();
        ids(&deck, &History::default(), &at(CardState::Panicky, 8))
    };
    assert!(!list().contains(&"cold".to_owned()));
    marks::tick(&store, "cold", true, now).unwrap();
    assert!(list().contains(&"cold".to_owned()));
    marks::mark(&store, "card:cold", marks::Mark::MadeWorse, now).unwrap();
    assert!(!list().contains(&"cold".to_owned()));
    assert!(
        list().contains(&"long-exhale".to_owned())
            || list().contains(&"paced-breathing".to_owned())
    );
}

#[test]
fn a_breath_that_makes_it_worse_takes_its_card_along_and_the_card_takes_every_breath() {
    let urge = at(CardState::Urge, 6);
    let breathes = |deck: &Deck| {
        let list = suggest(deck, &History::default(), &urge);
        list.iter()
            .any(|found| found.kind == SuggestionKind::Breathing || found.id == "paced-breathing")
    };
    assert!(breathes(&deck()));
    let mut worse = deck();
    worse.leave_out("card:paced-breathing");
    assert!(!breathes(&worse));
    let mut worse = deck();
    worse.leave_out("breathing:long-exhale");
    let list = ids(&worse, &History::default(), &urge);
    assert!(
        !list.contains(&"paced-breathing".to_owned()) && !list.contains(&"long-exhale".to_owned())
    );
}

#[test]
fn own_reasons_are_suggested_in_a_craving_but_not_on_a_day_of_using() {
    let (_folder, store) = scratch::store();
    let now = crate::time::from_millis(1_795_000_000_000).unwrap();
    let id = own::write(&store, &OwnCard::reason("Mia", "She waits."), now).unwrap();
    let deck = Deck::read(&store, content("en")).unwrap();
    let urge = at(CardState::Urge, 9);
    assert!(ids(&deck, &History::default(), &urge).contains(&id));
    let used = Situation { used: true, ..urge };
    assert!(!ids(&deck, &History::default(), &used).contains(&id));
}

#[test]
fn on_a_day_of_using_getting_through_tonight_comes_before_all_else() {
    for state in CardState::ALL {
        for intensity in 0..=10 {
            let used = Situation {
                used: true,
                ..at(state, intensity)
            };
            let list = ids(&deck(), &History::default(), &used);
            assert_eq!(list[0], "tonight-after-using", "{state:?} {intensity}");
        }
    }
}

#[test]
fn nothing_speaks_of_a_use_before_somebody_said_that_they_used() {
    let speaking = [
        "lapse-is-not-relapse",
        "how-it-came-about",
        "tonight-after-using",
    ];
    for state in CardState::ALL {
        for intensity in 0..=10 {
            let list = ids(&deck(), &History::default(), &at(state, intensity));
            let found = speaking.iter().find(|id| list.iter().any(|own| own == *id));
            assert!(
                found.is_none() || state == CardState::AfterUsing,
                "{state:?} {intensity}: {found:?}"
            );
        }
    }
    let ashamed = Situation {
        used: true,
        ..at(CardState::Ashamed, 6)
    };
    let list = ids(&deck(), &History::default(), &ashamed);
    assert!(
        list.iter().any(|id| id == "lapse-is-not-relapse"),
        "{list:?}"
    );
}

#[test]
fn pros_and_cons_are_never_there_by_themselves() {
    let calm = at(CardState::Calm, 2);
    let id = "pros-and-cons".to_owned();
    assert!(!ids(&deck(), &History::default(), &calm).contains(&id));
    let chosen = History::of(&[ToolUse {
        tool: "card:pros-and-cons".to_owned(),
        before: 3,
        after: 2,
    }]);
    assert!(ids(&deck(), &chosen, &calm).contains(&id));
    assert!(!ids(&deck(), &chosen, &at(CardState::Tempted, 2)).contains(&id));
}

/// Signs and rules of an overdose may name breath; nothing may settle into it, and nothing warms or puts to bed.
#[test]
fn what_may_be_suggested_after_using_names_nothing_that_sedates() {
    let sedates = [
        "bath",
        "shower",
        "warm",
        "heat",
        "blanket",
        "asleep",
        "sleep",
        "nap",
        "breathe in",
        "breathe out",
        "breath in",
        "breath out",
        "your breath",
        "close your eyes",
    ];
    let content = content("en");
    let cards = content
        .cards
        .cards
        .iter()
        .filter(|card| !card.not_after_using);
    for card in cards {
        let said = [&card.title, &card.when].into_iter().chain(&card.steps);
        for line in said {
            let words: Vec<_> = line.split(|c: char| !c.is_alphabetic()).collect();
            let plain = format!(" {} ", words.join(" ").to_lowercase());
            let found = sedates
                .iter()
                .find(|word| plain.contains(&format!(" {word} ")));
            assert_eq!(found, None, "{}: {line}", card.id);
        }
    }
}
