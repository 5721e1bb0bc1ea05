//! What a person made goes out and comes back whole: exported from one store, brought into an empty one, and compared.

use proptest::prelude::*;

use super::{ExportHead, Importing, export, export_choices, handed_routines, import, read};
use crate::cards::{Card, CardOrigin, CardText, Deck, OwnCard, own};
use crate::content::{CardPlace, CardState, Module, TriggerKind, content};
use crate::reminders::{BoosterTaper, save_taper, tapers};
use crate::session::routine::{RoutinePart, put_in, routine};
use crate::store::{Id, Store, Work, scratch};
use crate::time::{Instant, Zone, from_millis};
use crate::triggers::if_then::{IfThenDraft, ResponseKind};
use crate::triggers::trigger::{self, TriggerDraft};
use crate::triggers::{offered, plans};

fn at(second: i64) -> Instant {
    from_millis(1_790_000_000_000 + second * 1_000).unwrap()
}

/// Words as people write them, with line breaks, blanks at the ends and letters of several scripts; what a pack refuses
/// for everyone (markup, links that are no https, codes) has tests of its own.
fn words(least: usize) -> impl Strategy<Value = String> {
    let word = "[A-Za-zäöüßéñçØğ’'0-9?!,.()-]{1,9}|привет|שלום|こんにちは|🌊";
    let gap = prop_oneof![4 => Just(" "), 1 => Just("\n"), 1 => Just("  ")];
    prop::collection::vec((word, gap), least..9).prop_map(|words| {
        let joined = words.into_iter().map(|(word, gap)| word + gap);
        joined.collect::<String>()
    })
}

fn text() -> impl Strategy<Value = CardText> {
    let steps = prop::collection::vec(words(0), 0..6);
    (words(1), words(0), steps, words(0)).prop_map(|(title, when, steps, why)| CardText {
        title,
        when,
        steps,
        why,
    })
}

fn own_card() -> impl Strategy<Value = OwnCard> {
    let modules = vec![Module::Grounding, Module::Mindfulness, Module::MyReasons];
    (
        text(),
        prop::sample::select(modules),
        prop::sample::subsequence(CardState::ALL.to_vec(), 0..5),
        (0..=10_i32, 0..=10_i32, 1..=120_i32),
        prop::sample::subsequence(
            vec![CardPlace::Bed, CardPlace::Home, CardPlace::Outside],
            1..3,
        ),
        any::<bool>(),
    )
        .prop_map(
            |(text, module, states, (a, b, minutes), places, quiet)| OwnCard {
                module,
                text,
                states,
                from_intensity: a.min(b),
                to_intensity: a.max(b),
                minutes,
                places,
                quiet,
            },
        )
}

/// Everything that somebody made.
#[derive(Debug, Clone)]
struct Made {
    own: Vec<OwnCard>,
    edits: Vec<(usize, CardText)>,
    routine: Vec<(bool, usize)>,
    plans: Vec<(String, String, bool)>,
    boosters: bool,
}

prop_compose! {
    fn made()(
        own in prop::collection::vec(own_card(), 0..5),
        edits in prop::collection::vec((0..100_usize, text()), 0..4),
        routine in prop::collection::vec((any::<bool>(), 0..100_usize), 0..12),
        plans in prop::collection::vec((words(1), words(1), any::<bool>()), 0..3),
        boosters: bool,
    ) -> Made {
        Made { own, edits, routine, plans, boosters }
    }
}

/// Practices and breaths of Ebb's own; the last breath has holds.
fn tools() -> Vec<String> {
    let words = content("en");
    let practices = words.practices.practices.iter();
    let practices = practices.map(|practice| format!("practice:{}", practice.id));
    let breaths = words.breathing.patterns.iter();
    practices
        .chain(breaths.map(|pattern| format!("breathing:{}", pattern.id)))
        .collect()
}

fn keep(store: &Store, made: &Made) {
    for card in &made.own {
        own::write(store, card, at(1)).unwrap();
    }
    let cards = &content("en").cards.cards;
    for (which, text) in &made.edits {
        let id = &cards[which % cards.len()].id;
        own::edit(store, content("en"), id, text, at(2)).unwrap();
    }
    let tools = tools();
    for (morning, which) in &made.routine {
        let part = if *morning {
            RoutinePart::Morning
        } else {
            RoutinePart::Evening
        };
        put_in(store, part, &tools[which % tools.len()], at(3)).unwrap();
    }
    for (number, (situation, response, opens)) in made.plans.iter().enumerate() {
        let draft = TriggerDraft {
            kind: TriggerKind::Place,
            name: format!("place {number}"),
            thoughts: Vec::new(),
            usual_response: String::new(),
            chips: Vec::new(),
        };
        let kept = trigger::keep(store, &draft, at(4)).unwrap();
        let plan = IfThenDraft {
            situation: situation.clone(),
            response: response.clone(),
            kind: ResponseKind::Leave,
            opens: opens.then(|| "breathing:long-exhale".to_owned()),
        };
        plans::keep(store, kept.id, &plan, at(5)).unwrap();
    }
    if made.boosters {
        let ended = "2026-08-31".parse().unwrap();
        let taper = BoosterTaper::new(Id::new(at(6)).unwrap(), ended, at(6));
        save_taper(store, taper, at(6), Zone::UTC).unwrap();
    }
}

fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a card says and what it is for, with line breaks as blanks.
fn said(card: &Card) -> String {
    let steps: Vec<_> = card.text.steps.iter().map(|step| in_a_line(step)).collect();
    let steps: Vec<_> = steps.into_iter().filter(|step| !step.is_empty()).collect();
    format!(
        "{:?}",
        (
            (
                card.module,
                in_a_line(&card.text.title),
                in_a_line(&card.text.when),
                steps,
                in_a_line(&card.text.why)
            ),
            (
                &card.states,
                card.from_intensity,
                card.to_intensity,
                card.minutes,
                &card.places,
                card.quiet
            ),
            (&card.outward, &card.source),
        )
    )
}

fn cards(store: &Store, of: &[CardOrigin]) -> Vec<Card> {
    let deck = Deck::read(store, content("en")).unwrap();
    let mut cards: Vec<_> = deck
        .cards()
        .iter()
        .filter(|card| of.contains(&card.origin))
        .cloned()
        .collect();
    cards.sort_by_key(said);
    cards
}

/// The routine as a pack may name it: no breath with holds.
fn own_routine(store: &Store, part: RoutinePart) -> Vec<String> {
    let holds = |tool: &str| {
        let pattern = tool
            .strip_prefix("breathing:")
            .and_then(|id| content("en").pattern(id));
        pattern.is_some_and(|pattern| pattern.hold_full_ms + pattern.hold_empty_ms > 0)
    };
    let entries = routine(store)
        .unwrap()
        .into_iter()
        .filter(|entry| entry.part == part);
    entries
        .map(|entry| entry.tool)
        .filter(|tool| !holds(tool))
        .collect()
}

fn plans_of(store: &Store) -> Vec<(String, String, Option<String>)> {
    let plans = offered::every(store).unwrap().into_iter();
    let mut plans: Vec<_> = plans
        .map(|plan| {
            (
                in_a_line(&plan.written.situation),
                in_a_line(&plan.written.response),
                plan.written.opens,
            )
        })
        .collect();
    plans.sort();
    plans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_a_person_made_goes_out_and_comes_back_whole(made in made()) {
        let (_folder, here) = scratch::store();
        let (_other, there) = scratch::store();
        keep(&here, &made);
        let words = content("en");
        let choices = export_choices(&here, words).unwrap();
        let names: Vec<_> = choices.into_iter().map(|choice| choice.entry).collect();
        prop_assume!(!names.is_empty());
        let head = ExportHead { name: "Mine".to_owned(), author: "M.".to_owned(), about: String::new(), revision: 1 };
        let file = export(&here, words, &head, &names).unwrap();
        let pack = read(file.as_bytes(), words).unwrap();
        let ended = Some("2026-08-31".parse().unwrap());
        let importing = Importing { chosen: None, treatment_ended: ended, now: at(9), phone: Zone::UTC, work: &Work::new() };
        import(&there, words, &pack, importing).unwrap();

        let mine = cards(&here, &[CardOrigin::Own, CardOrigin::Edited]);
        let theirs = cards(&there, &[CardOrigin::HandedOver]);
        prop_assert_eq!(mine.iter().map(said).collect::<Vec<_>>(), theirs.iter().map(said).collect::<Vec<_>>());
        for (mine, theirs) in mine.iter().zip(&theirs) {
            // A caution may come to it, none may be lost on the way, and neither may its tick.
            prop_assert!(mine.cautions.iter().all(|id| theirs.cautions.contains(id)));
            prop_assert!(theirs.waits_for_tick || !mine.waits_for_tick);
        }
        let routines = handed_routines(&there, words).unwrap();
        let (morning, evening) = routines.into_iter().next().map_or_else(Default::default, |routine| (routine.morning, routine.evening));
        prop_assert_eq!(own_routine(&here, RoutinePart::Morning), morning);
        prop_assert_eq!(own_routine(&here, RoutinePart::Evening), evening);
        prop_assert_eq!(plans_of(&here), plans_of(&there));
        let months = |store: &Store| tapers(store).unwrap().iter().map(|taper| taper.steps.iter().map(|step| step.months).collect::<Vec<_>>()).collect::<Vec<_>>();
        prop_assert_eq!(months(&here), months(&there));
    }
}

#[test]
fn each_card_of_ebb_can_go_out_in_somebodys_own_words() {
    let (_folder, store) = scratch::store();
    let words = content("en");
    let head = ExportHead {
        name: "Mine".to_owned(),
        author: "M.".to_owned(),
        about: String::new(),
        revision: 1,
    };
    for card in &words.cards.cards {
        let text = CardText {
            title: card.title.clone(),
            when: card.when.clone(),
            steps: card.steps.clone(),
            why: "In my own words.".to_owned(),
        };
        own::edit(&store, words, &card.id, &text, at(1)).unwrap();
    }
    for choice in export_choices(&store, words).unwrap() {
        let file = export(&store, words, &head, &[choice.entry]);
        assert!(file.is_ok(), "{}: {file:?}", choice.label);
    }
}
