//! Packs brought in, brought in again, changed by the person, replaced by a later revision.

use super::format::Pack;
use super::preview::EntryState as State;
use super::{
    Imported, Importing, PackError, export, export_choices, handed_practices, handed_routines,
    import, imported_packs, preview, sample,
};
use crate::cards::{
    CardOrigin, Deck, History, OwnCard, Situation, Surroundings, marks, own, suggest,
};
use crate::content::{CardState, content};
use crate::reminders::{save_taper, tapers};
use crate::store::{Store, Work, scratch};
use crate::time::{Day, Instant, Zone, from_millis};
use crate::triggers::{offered, plans, trigger};

pub(super) fn at(second: i64) -> Instant {
    from_millis(1_795_000_000_000 + second * 1_000).unwrap()
}

fn ended() -> Option<Day> {
    Some("2026-08-31".parse().unwrap())
}

pub(super) static WORK: Work = Work::new();

/// Everything of a pack whose receiver's treatment has ended, or what is chosen of it.
pub(super) fn importing(chosen: Option<&[String]>, now: Instant) -> Importing<'_> {
    Importing {
        chosen,
        treatment_ended: ended(),
        now,
        phone: Zone::UTC,
        work: &WORK,
    }
}

pub(super) fn bring(store: &Store, pack: &Pack, second: i64) -> Imported {
    import(store, content("en"), pack, importing(None, at(second))).unwrap()
}

fn choose(store: &Store, pack: &Pack, chosen: &[&str]) -> Result<Imported, PackError> {
    let chosen: Vec<String> = chosen.iter().map(|name| (*name).to_owned()).collect();
    import(store, content("en"), pack, importing(Some(&chosen), at(50)))
}

fn states(store: &Store, pack: &Pack) -> Vec<(String, State, bool)> {
    let shown = preview(store, content("en"), pack).unwrap();
    let entries = shown.entries.into_iter();
    entries
        .map(|entry| (entry.entry, entry.state, entry.chosen))
        .collect()
}

pub(super) fn state(store: &Store, pack: &Pack, name: &str) -> (State, bool) {
    let all = states(store, pack);
    let (_, state, chosen) = all.into_iter().find(|(entry, ..)| entry == name).unwrap();
    (state, chosen)
}

pub(super) fn deck(store: &Store) -> Deck {
    Deck::read(store, content("en")).unwrap()
}

/// The id in the deck of the card with this title.
pub(super) fn card(store: &Store, title: &str) -> String {
    let deck = deck(store);
    let found = deck.cards().iter().find(|card| card.text.title == title);
    found.unwrap().id.clone()
}

#[test]
fn a_pack_arrives_where_each_kind_lives() {
    let (_folder, store) = scratch::store();
    let pack = sample::pack();
    assert!(
        states(&store, &pack)
            .iter()
            .all(|(_, state, chosen)| *state == State::New && *chosen)
    );
    let done = bring(&store, &pack, 0);
    assert_eq!((done.brought, done.left_out), (8, 0));
    let deck = deck(&store);
    let call = deck.card(&card(&store, "The ten-minute call")).unwrap();
    assert_eq!(call.origin, CardOrigin::HandedOver);
    assert_eq!(call.handed_by, "Tuesday group, Riverside clinic");
    assert!(call.not_after_using);
    let tapers = tapers(&store).unwrap();
    assert_eq!(tapers[0].steps.len(), 7);
    assert_eq!(Some(tapers[0].treatment_ended), ended());
    assert_eq!(offered::every(&store).unwrap().len(), 2);
    assert_eq!(trigger::list(&store).unwrap().len(), 2);
    let practices = handed_practices(&store).unwrap();
    assert_eq!(practices[0].practice.minutes(), 2);
    let tool = format!("practice:{}", practices[0].practice.id);
    let routines = handed_routines(&store, content("en")).unwrap();
    assert_eq!(routines[0].morning, ["practice:breath-3"]);
    assert_eq!(routines[0].evening, [tool]);
}

#[test]
fn the_same_pack_twice_changes_nothing() {
    let (_folder, store) = scratch::store();
    let pack = sample::pack();
    bring(&store, &pack, 0);
    let before = imported_packs(&store, content("en")).unwrap();
    assert!(
        states(&store, &pack)
            .iter()
            .all(|(_, state, _)| *state == State::Same)
    );
    assert_eq!(bring(&store, &pack, 90), Imported::default());
    assert_eq!(imported_packs(&store, content("en")).unwrap(), before);
    // What is the same is not touched, not even where it is chosen.
    assert_eq!(
        choose(&store, &pack, &["card:ten-minute-call"]).unwrap(),
        Imported::default()
    );
}

#[test]
fn only_what_is_chosen_comes_and_what_was_left_out_is_not_offered_as_new() {
    let (_folder, store) = scratch::store();
    let pack = sample::pack();
    let done = choose(&store, &pack, &["plan:payday"]).unwrap();
    assert_eq!((done.brought, done.left_out), (1, 7));
    assert_eq!(deck(&store).cards().len(), content("en").cards.cards.len());
    assert!(tapers(&store).unwrap().is_empty());
    assert_eq!(state(&store, &pack, "taper"), (State::LeftOut, false));
    assert_eq!(bring(&store, &pack, 9), Imported::default());
    // It can still be chosen.
    choose(&store, &pack, &["card:ten-minute-call"]).unwrap();
    card(&store, "The ten-minute call");
    assert!(matches!(
        choose(&store, &pack, &["card:made-up"]),
        Err(PackError::NoSuchEntry { entry }) if entry == "card:made-up"
    ));
    assert_eq!(choose(&store, &pack, &[]).unwrap(), Imported::default());
}

#[test]
fn a_later_revision_changes_what_the_person_did_not_and_keeps_what_they_did() {
    let (_folder, store) = scratch::store();
    let mut pack = sample::pack();
    bring(&store, &pack, 0);
    let (call, hand) = (
        card(&store, "The ten-minute call"),
        card(&store, "Hand on the table"),
    );
    let mut mine = deck(&store).card(&call).unwrap().text.clone();
    mine.title = "Call Sam".to_owned();
    own::edit(&store, content("en"), &call, &mine, at(5)).unwrap();
    let payday = offered::every(&store)
        .unwrap()
        .into_iter()
        .find(|plan| plan.written.situation.contains("money"));
    let payday = payday.unwrap();
    let mut written = payday.written.clone();
    written.response = "I call Ada".to_owned();
    plans::change(&store, payday.id, &written, at(6)).unwrap();

    pack.revision = 2;
    pack.cards[0].steps.push("Say thank you.".to_owned());
    pack.cards[1].why = "It is always there.".to_owned();
    pack.plans[0].response = "I pay the rent first".to_owned();
    pack.plans[1].response = "I walk to the next stop".to_owned();
    pack.routine = None;
    assert_eq!(
        state(&store, &pack, "card:ten-minute-call"),
        (State::Changed, true)
    );
    assert_eq!(
        state(&store, &pack, "plan:payday"),
        (State::ChangedYoursStays, false)
    );
    assert_eq!(
        state(&store, &pack, "plan:the-last-bus"),
        (State::Changed, true)
    );
    assert_eq!(state(&store, &pack, "routine"), (State::Removed, true));
    let done = bring(&store, &pack, 9);
    assert_eq!((done.brought, done.updated, done.taken_out), (0, 3, 1));

    let now = deck(&store);
    assert_eq!(now.card(&call).unwrap().text, mine);
    let first = own::first_wording(&now, &call).unwrap();
    assert_eq!(first.steps.last().unwrap(), "Say thank you.");
    assert_eq!(now.card(&hand).unwrap().text.why, "It is always there.");
    let responses: Vec<_> = offered::every(&store)
        .unwrap()
        .into_iter()
        .map(|plan| plan.written.response)
        .collect();
    assert!(
        responses.contains(&"I call Ada".to_owned()),
        "{responses:?}"
    );
    assert!(responses.contains(&"I walk to the next stop".to_owned()));
    assert_eq!(handed_routines(&store, content("en")).unwrap(), []);
    assert_eq!(bring(&store, &pack, 10), Imported::default());
    own::restore(&store, &call).unwrap();
    assert_eq!(deck(&store).card(&call).unwrap().text, first);
}

#[test]
fn an_older_revision_chooses_nothing_by_itself() {
    let (_folder, store) = scratch::store();
    let mut pack = sample::pack();
    pack.revision = 2;
    bring(&store, &pack, 0);
    pack.revision = 1;
    pack.cards[0].title = "An older title".to_owned();
    let shown = preview(&store, content("en"), &pack).unwrap();
    assert_eq!((shown.here, shown.revision), (Some(2), 1));
    assert!(shown.entries.iter().all(|entry| !entry.chosen));
    assert_eq!(bring(&store, &pack, 1), Imported::default());
}

#[test]
fn a_pack_of_another_author_never_changes_what_this_one_brought() {
    let (_folder, store) = scratch::store();
    let mut pack = sample::pack();
    bring(&store, &pack, 0);
    pack.author = "Someone else".to_owned();
    pack.cards[0].steps = vec!["Something else.".to_owned()];
    assert_eq!(
        state(&store, &pack, "card:ten-minute-call"),
        (State::New, true)
    );
    assert_eq!(
        state(&store, &pack, "taper"),
        (State::NewBesideYours, false)
    );
    bring(&store, &pack, 1);
    let deck = deck(&store);
    let calls: Vec<_> = deck
        .cards()
        .iter()
        .filter(|card| card.text.title == "The ten-minute call")
        .collect();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].text.steps.len(), 4);
    assert_eq!(tapers(&store).unwrap().len(), 1);
}

#[test]
fn a_card_that_speaks_of_ice_is_suggested_only_after_the_tick() {
    let (_folder, store) = scratch::store();
    let mut pack = sample::pack();
    pack.cards[0].title = "Ice".to_owned();
    pack.cards[0].steps = vec!["Hold ice in your hand.".to_owned()];
    bring(&store, &pack, 0);
    let ice = card(&store, "Ice");
    let suggested = |store: &Store, used| {
        let situation = Situation {
            state: CardState::Urge,
            intensity: 7,
            minutes: 60,
            surroundings: Surroundings::Home,
            used,
            signal: false,
            explore: false,
            seed: 1,
            limit: 1_000,
        };
        let found = suggest(&deck(store), &History::default(), &situation);
        found.iter().any(|found| found.id == ice)
    };
    assert!(deck(&store).card(&ice).unwrap().waits_for_tick);
    assert!(!suggested(&store, false));
    marks::tick(&store, "cold", true, at(1)).unwrap();
    assert!(suggested(&store, false));
    assert!(!suggested(&store, true));
}

#[test]
fn booster_sessions_need_a_day_to_count_from() {
    let (_folder, store) = scratch::store();
    let words = content("en");
    let mut pack = sample::pack();
    let on = |treatment_ended| Importing {
        treatment_ended,
        ..importing(None, at(0))
    };
    let without = |pack: &Pack| import(&store, words, pack, on(None));
    assert_eq!(without(&pack), Err(PackError::NoTreatmentEnd));
    assert_eq!(imported_packs(&store, words).unwrap(), []);
    let far: Day = "9999-01-01".parse().unwrap();
    let refused = import(&store, words, &pack, on(Some(far)));
    assert!(matches!(refused, Err(PackError::NoSuchDay { .. })));
    pack.taper.as_mut().unwrap().treatment_ended = Some("2026-10-31".parse().unwrap());
    without(&pack).unwrap();
    assert_eq!(
        tapers(&store).unwrap()[0].treatment_ended.to_string(),
        "2026-10-31"
    );
}

#[test]
fn a_pack_of_ones_own_reads_back_and_holds_only_what_was_chosen() {
    let (_folder, store) = scratch::store();
    let words = content("en");
    bring(&store, &sample::pack(), 0);
    let mut walk = OwnCard::reason("Walk", "");
    walk.module = crate::content::Module::Grounding;
    walk.text.steps = vec!["Go out.\nTurn left.".to_owned()];
    own::write(&store, &walk, at(1)).unwrap();
    own::write(&store, &OwnCard::reason("Mia", "She laughs."), at(2)).unwrap();
    // The walk and the reason: nothing that somebody else handed over.
    let choices = export_choices(&store, words).unwrap();
    assert_eq!(choices.len(), 2, "{choices:?}");
    // What the person has put in their own words is theirs.
    let mut taper = tapers(&store).unwrap().remove(0);
    taper.prepare_minutes = vec![60];
    save_taper(&store, taper, at(3), Zone::UTC).unwrap();
    let plan = offered::every(&store).unwrap().remove(0);
    let mut written = plan.written.clone();
    written.response = "I call Ana".to_owned();
    plans::change(&store, plan.id, &written, at(3)).unwrap();
    let choices = export_choices(&store, words).unwrap();
    assert_eq!(choices.len(), 4, "{choices:?}");
    assert!(choices[3].label.contains("I call Ana"), "{choices:?}");
    let head = super::ExportHead {
        name: "For my group".to_owned(),
        author: "M.".to_owned(),
        about: String::new(),
        revision: 1,
    };
    let names: Vec<String> = choices.iter().map(|choice| choice.entry.clone()).collect();
    let text = export(&store, words, &head, &[names[0].clone(), names[2].clone()]).unwrap();
    let pack = super::read(text.as_bytes(), words).unwrap();
    assert_eq!(pack.id, "for-my-group");
    assert_eq!(pack.cards[0].steps, ["Go out. Turn left."]);
    assert!(pack.taper.is_some() && pack.plans.is_empty());
    assert_eq!(pack.taper.unwrap().treatment_ended, None);
    assert_eq!(
        export(&store, words, &head, &[]),
        Err(PackError::NothingChosen)
    );
    let nameless = super::ExportHead {
        author: " ".to_owned(),
        ..head
    };
    let refused = export(&store, words, &nameless, &names).unwrap_err();
    assert!(
        refused.to_string().starts_with("/author: this is empty"),
        "{refused}"
    );
}
