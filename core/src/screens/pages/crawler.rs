//! Follows every offer of every page, in each of the states that a person can meet: what is shown holds together,
//! looking changes nothing, nothing of the person's stands ahead of the lock or in a token, and every form answers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::OnceLock;

use super::bridge;
use super::own as first_page;
use crate::cards::diary::{self, Acted, Helped, SkillNote, SkillUse, UrgeNote};
use crate::cards::marks::{self, Mark};
use crate::cards::{CardText, Deck, OwnCard, Surroundings, own, page as card_page, rehearsal};
use crate::content::{CardState, content};
use crate::crisis::Vault;
use crate::page::{
    Action, Answer, Block, Field, Offer, Page, Place, Reply, Target, Token, page_problems,
};
use crate::progress::page as progress_page;
use crate::reminders::{self, ReminderKind, ReminderRule, Schedule, page as reminder_page};
use crate::screens::{self, Companion};
use crate::session::records::{self, Record};
use crate::session::{Change, Ending, ExerciseKind, Form, Outcome, Plan};
use crate::store::{Id, Store, StoreError, Work, scratch};
use crate::time::{Day, from_millis};
use crate::view::Moment;

/// Stands in everything that the person of these tests wrote.
pub(super) const CANARY: &str = "heron";

/// What a person can meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum State {
    Open,
    /// Open, and nothing was written yet.
    New,
    Hidden,
    KeyOutOfReach,
    NoStore,
    Damaged,
    Used,
}

pub(super) const STATES: [State; 7] = [
    State::Open,
    State::New,
    State::Hidden,
    State::KeyOutOfReach,
    State::NoStore,
    State::Damaged,
    State::Used,
];

/// A companion in one of these states, over the same two weeks of one person.
pub(super) struct World {
    // Goes away with the test.
    _folder: tempfile::TempDir,
    pub(super) companion: Companion,
}

pub(super) fn moment() -> Moment {
    Moment {
        // A Wednesday afternoon.
        now: from_millis(1_790_168_400_000).unwrap(),
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
    }
}

pub(super) fn world(state: State) -> World {
    let (folder, store) = if state == State::New {
        scratch::store()
    } else {
        filled()
    };
    let store = match state {
        State::Open | State::New | State::Hidden | State::Used => Ok(store),
        State::KeyOutOfReach => Err(StoreError::KeyringOutOfReach),
        State::NoStore => Err(StoreError::NoStore),
        State::Damaged => {
            store.close().unwrap();
            // Each page but the first.
            spoil(folder.path());
            Store::open(folder.path(), &scratch::key())
        }
    };
    let vault = Vault::at(&folder.path().join("plan"));
    let mut companion = Companion::new(store, vault, &moment());
    let act = match state {
        State::Hidden => Some(screens::Action::HideNow),
        State::Used => Some(screens::Action::Go {
            place: screens::Place::HaveUsed,
        }),
        _ => None,
    };
    if let Some(act) = act {
        companion.act(act, &moment()).unwrap();
    }
    World {
        _folder: folder,
        companion,
    }
}

/// The store of one person. It is written once, so that its ids are the same in every world.
fn filled() -> (tempfile::TempDir, Store) {
    static WRITTEN: OnceLock<tempfile::TempDir> = OnceLock::new();
    let written = WRITTEN.get_or_init(|| {
        let (folder, store) = scratch::store();
        fill(&store);
        store.close().unwrap();
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(written.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let store = Store::open(folder.path(), &scratch::key()).unwrap();
    (folder, store)
}

fn spoil(folder: &std::path::Path) {
    let path = folder.join("ebb.db");
    let mut bytes = std::fs::read(&path).unwrap();
    for page in bytes.chunks_mut(4_096).skip(1) {
        page[1_000] ^= 1;
    }
    std::fs::write(path, bytes).unwrap();
}

/// What one person wrote.
fn fill(store: &Store) {
    let now = moment().now - chrono::TimeDelta::days(3);
    let zone = moment().zone;
    let kinds = [
        (ReminderKind::Mindfulness, "18:00"),
        (ReminderKind::Medication, "09:00"),
        (ReminderKind::Own, "12:30"),
    ];
    for (n, (kind, time)) in (0_u8..).zip(kinds) {
        let schedule = Schedule::Daily { interval: 1 };
        let times = vec![time.parse().unwrap()];
        let id = Id::from_parts(now, &[n; 10]);
        let start = Day::of(now, zone);
        let mut rule = ReminderRule::new(id, kind, schedule, times, start, now);
        rule.title = format!("{CANARY} {n}");
        rule.paused = n == 2;
        reminders::save_rule(store, rule, now, zone).unwrap();
    }
    let times = vec!["10:00".parse().unwrap()];
    let (id, day) = (Id::from_parts(now, &[9; 10]), "2027-01-15".parse().unwrap());
    let once = ReminderRule::new(id, ReminderKind::CheckIn, Schedule::Once, times, day, now);
    reminders::save_rule(store, once, now, zone).unwrap();
    let id = Id::from_parts(now, &[8; 10]);
    let ended = Day::of(now, zone);
    let taper = reminders::BoosterTaper::new(id, ended, now);
    let made = reminders::Appointment {
        at: now + chrono::TimeDelta::days(40),
        zone,
        minutes: 50,
    };
    let taper = taper.with_appointment(1, Some(made)).unwrap();
    reminders::save_taper(store, taper, now, zone).unwrap();
    reminders::choose_quiet(store, reminders::QuietChoice::Asked).unwrap();
    fill_cards(store);
    fill_history(store);
}

/// What they did: rides and breaths of two months, more than one page of the history holds.
fn fill_history(store: &Store) {
    for n in 1..40 {
        let begun = moment().now - chrono::TimeDelta::hours(36 * n);
        let plan = if n % 3 == 0 {
            let pattern = &content("en").breathing.patterns[0];
            Plan::breathing(&pattern.id, pattern.cycle(), 60_000, None).unwrap()
        } else {
            Plan::ride(content("en"), Form::Inward).unwrap()
        };
        let outcome = (plan.kind == ExerciseKind::Ride).then_some(Outcome::Rode);
        let mut record = Record::begin(plan, begun, moment().zone).unwrap();
        let ending = Ending::Done;
        for (second, change) in [
            (5, Change::Rate { value: 8 }),
            (70, Change::Rate { value: 3 }),
            (80, Change::Finish { ending, outcome }),
        ] {
            let at = begun + chrono::TimeDelta::seconds(second);
            record.live.apply(change, at).unwrap();
        }
        records::keep(store, &mut record, moment().now).unwrap();
    }
}

/// What they made of the cards.
fn fill_cards(store: &Store) {
    let (now, zone) = (moment().now - chrono::TimeDelta::hours(2), moment().zone);
    let text = CardText {
        title: format!("{CANARY} title"),
        when: format!("{CANARY} when"),
        steps: vec![format!("{CANARY} step"), format!("{CANARY} second")],
        why: format!("{CANARY} why"),
    };
    own::edit(store, content("en"), "stop", &text, now).unwrap();
    let mine = OwnCard::written(text, vec![CardState::Urge]);
    let mine = own::write(store, &mine, now).unwrap();
    let reason = OwnCard::reason(&format!("{CANARY} reason"), CANARY);
    own::write(store, &reason, now).unwrap();
    for (tool, mark) in [
        ("card:stop", Mark::Favourite),
        ("card:half-smile", Mark::Hidden),
        ("card:willingness", Mark::MadeWorse),
    ] {
        marks::mark(store, tool, mark, now).unwrap();
    }
    marks::tag(store, &mine, CANARY, now).unwrap();
    let deck = Deck::read(store, content("en")).unwrap();
    for card in ["stop", mine.as_str()] {
        rehearsal::choose(store, &deck, card, now - chrono::TimeDelta::days(9)).unwrap();
    }
    rehearsal::grade(store, "stop", rehearsal::Grade::Knew, now, zone).unwrap();
    let skill = SkillNote {
        helped: Some(Helped::ALot),
        before: Some(7),
        after: Some(3),
        ..SkillNote::new("card:stop", SkillUse::Used)
    };
    diary::note_skill(store, &skill, now, zone).unwrap();
    let urge = UrgeNote {
        urge: Some(8),
        acted: Some(Acted::No),
    };
    diary::note_urge(store, &urge, now, zone).unwrap();
    let acted = UrgeNote {
        urge: None,
        acted: Some(Acted::Partly),
    };
    diary::note_urge(store, &acted, now - chrono::TimeDelta::days(3), zone).unwrap();
}

/// Where a crawl begins: the first page, and what an answer at a touch leads to.
fn first_places() -> Vec<Place> {
    let (state, intensity, minutes) = (CardState::Urge, 7, 10);
    vec![
        Place::to(&first_page::At::Now),
        Place::to(&card_page::At::HowLong { state, intensity }),
        Place::to(&card_page::At::Suggest {
            state,
            intensity,
            minutes,
            here: Surroundings::Home,
        }),
    ]
}

/// Every offer of a page, with the form that it sends where it sends one.
fn offers(page: &Page) -> Vec<(&Offer, Option<&[Field]>)> {
    let doors = page.doors.iter().map(|door| (door, None));
    let mut offers: Vec<(&Offer, Option<&[Field]>)> = doors.collect();
    for block in &page.blocks {
        match block {
            Block::Notice { offers: some, .. } | Block::Offers { offers: some, .. } => {
                offers.extend(some.iter().map(|offer| (offer, None)));
            }
            Block::Items { items } => {
                offers.extend(items.offers.iter().map(|offer| (offer, None)));
                let each = items.items.iter().flat_map(|item| &item.offers);
                offers.extend(each.map(|offer| (offer, None)));
            }
            Block::Month { month } => {
                offers.extend(month.offers.iter().map(|offer| (offer, None)));
            }
            Block::Form { form } => {
                offers.push((&form.submit, Some(&form.fields)));
                offers.extend(form.skip.iter().map(|offer| (offer, None)));
            }
            Block::Lines { .. } => {}
        }
    }
    offers
}

/// Every target that a touch can have, with the form that it sends where it sends one.
fn acts(page: &Page) -> Vec<(&Target, Option<&[Field]>)> {
    let offered = offers(page).into_iter();
    let offered = offered.map(|(offer, fields)| (&offer.target, fields));
    let items = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(&items.items),
        _ => None,
    });
    let opened = items.flatten().filter_map(|item| item.open.as_ref());
    offered.chain(opened.map(|open| (open, None))).collect()
}

/// Everywhere that a page leads, besides what it offers.
fn targets(page: &Page) -> Vec<Target> {
    let mut targets: Vec<_> = offers(page)
        .iter()
        .map(|(offer, _)| offer.target.clone())
        .collect();
    for block in &page.blocks {
        if let Block::Items { items } = block {
            targets.extend(items.items.iter().filter_map(|item| item.open.clone()));
            targets.extend(items.more.clone().map(|place| Target::Go { place }));
        }
        if let Block::Month { month } = block {
            let days = month.weeks.iter().flat_map(|week| &week.days);
            let places = days.filter_map(|day| day.place.clone());
            targets.extend(places.map(|place| Target::Go { place }));
        }
    }
    targets.extend(page.up.clone().map(|place| Target::Go { place }));
    targets
}

fn is_old(place: &Place) -> bool {
    !matches!(
        screens::Place::from(place.clone()),
        screens::Place::Of { .. }
    )
}

/// The answers that stand in a form.
fn answers(fields: &[Field]) -> Vec<Answer> {
    let said = fields.iter().filter_map(|field| {
        let value = field.value.clone()?;
        Some(Answer::new(&field.id, value))
    });
    said.collect()
}

/// Every page that can be reached by looking, months no further than one away.
fn pages(companion: &mut Companion, from: Vec<Place>) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    let mut open: VecDeque<Place> = from.into();
    while let Some(place) = open.pop_front() {
        let far = place.token.contains("ahead=2") || place.token.contains("ahead=-2");
        if far || is_old(&place) || found.contains_key(&place.token) {
            continue;
        }
        let page = companion.page(&place, &[], &moment());
        for target in targets(&page) {
            if let Target::Go { place } = target {
                open.push_back(place);
            }
        }
        found.insert(place.token.clone(), page);
    }
    found
}

fn shown(page: &Page) -> String {
    serde_json::to_string(page).unwrap()
}

/// How often anything was written.
pub(super) fn changes(companion: &Companion) -> Option<i64> {
    let store = companion.store()?;
    let read = store.read(|db| Ok(i64::try_from(db.total_changes()).unwrap_or(i64::MAX)));
    read.ok()
}

#[test]
fn every_page_holds_together_in_every_state_and_looking_changes_nothing() {
    for state in STATES {
        let mut world = world(state);
        let companion = &mut world.companion;
        let found = pages(companion, first_places());
        assert!(!found.is_empty(), "{state:?}");
        let before = changes(companion);
        for (token, page) in &found {
            assert_eq!(
                page_problems(page),
                Vec::<String>::new(),
                "{state:?} {token}"
            );
            let again = companion.page(
                &Place {
                    token: token.clone(),
                },
                &[],
                &moment(),
            );
            assert_eq!(&again, page, "{state:?} {token}: a second look");
        }
        assert_eq!(
            changes(companion),
            before,
            "{state:?}: looking wrote something"
        );
    }
}

#[test]
fn nothing_that_the_person_wrote_stands_ahead_of_the_lock_or_in_a_token() {
    for state in STATES {
        let mut world = world(state);
        let found = pages(&mut world.companion, first_places());
        let open = matches!(state, State::Open | State::Used);
        let said = found.values().any(|page| shown(page).contains(CANARY));
        assert_eq!(said, open, "{state:?}");
        for page in found.values() {
            assert!(!page.place.token.contains(CANARY), "{}", page.place.token);
            for target in targets(page) {
                let token = match target {
                    Target::Go { place } => place.token,
                    Target::Act { action } => action.token,
                };
                assert!(!token.contains(CANARY), "{token}");
            }
        }
    }
}

#[test]
fn hidden_and_out_of_reach_of_the_key_nothing_is_shown_that_is_shown_open() {
    let closed = |state| {
        let mut world = world(state);
        let place = Place::to(&reminder_page::At::All { ahead: 0 });
        let page = world.companion.page(&place, &[], &moment());
        page.blocks.len()
    };
    assert_eq!(closed(State::Hidden), 1);
    assert_eq!(closed(State::KeyOutOfReach), 1);
}

/// How many actions of one kind are done in each state.
const MOST_OF_ONE_KIND: usize = 12;

/// Each offer that acts is done in a world of its own, with the form that it sends left as it is.
#[test]
fn every_action_answers_in_every_state_and_none_is_out_of_reach() {
    let mut reached = BTreeSet::new();
    for state in STATES {
        let mut seen = BTreeSet::new();
        let mut often = BTreeMap::new();
        let mut one = world(state);
        for page in pages(&mut one.companion, first_places()).values() {
            for (target, fields) in acts(page) {
                let Target::Act { action } = target else {
                    continue;
                };
                let said = fields.map(answers).unwrap_or_default();
                // A room of hundreds of things does the same with each: some of them will do.
                let kind = action
                    .token
                    .split('/')
                    .take(2)
                    .collect::<Vec<_>>()
                    .join("/");
                let count: &mut usize = often.entry(kind).or_default();
                if *count < MOST_OF_ONE_KIND && seen.insert(action.token.clone()) {
                    *count += 1;
                    // Where nothing can be kept, nothing is changed for the next but whether it shows.
                    let keeps = matches!(state, State::Open | State::New | State::Used);
                    if keeps || one.companion.is_locked() != (state == State::Hidden) {
                        one = world(state);
                    }
                    do_it(&mut one.companion, action, &said, &mut reached, 0);
                }
            }
        }
    }
    for (room, words) in [
        (first_page::Act::ROOM, first_page::Act::WORDS),
        (reminder_page::Act::ROOM, reminder_page::Act::WORDS),
        (card_page::Act::ROOM, card_page::Act::WORDS),
        (progress_page::Act::ROOM, progress_page::Act::WORDS),
    ] {
        for word in words {
            let token = format!("{room}/{word}");
            assert!(reached.contains(&token), "{token} is out of reach");
        }
    }
}

/// Does it, and takes it back where that can be done.
fn do_it(
    companion: &mut Companion,
    action: &Action,
    said: &[Answer],
    reached: &mut BTreeSet<String>,
    depth: usize,
) {
    let stop: Vec<_> = action.token.split(['/', '?']).take(2).collect();
    reached.insert(stop.join("/"));
    let reply = companion.carry_out(action, said, &moment(), &Work::new());
    let Ok(Reply::Went { to, message }) = reply else {
        return;
    };
    if !is_old(&to) {
        let page = companion.page(&to, &[], &moment());
        assert_eq!(
            page_problems(&page),
            Vec::<String>::new(),
            "{}",
            action.token
        );
    }
    let undo = message.and_then(|message| message.undo);
    if let Some(Target::Act { action }) = undo.map(|offer| offer.target)
        && depth < 2
    {
        do_it(companion, &action, &[], reached, depth + 1);
    }
}

#[test]
fn every_place_is_reached() {
    let mut found = pages(&mut world(State::Open).companion, first_places());
    found.extend(pages(&mut world(State::New).companion, first_places()));
    let rooms = [
        (first_page::At::ROOM, first_page::At::WORDS),
        (reminder_page::At::ROOM, reminder_page::At::WORDS),
        (card_page::At::ROOM, card_page::At::WORDS),
        (progress_page::At::ROOM, progress_page::At::WORDS),
    ];
    let stops = rooms
        .into_iter()
        .flat_map(|(room, words)| words.iter().map(move |word| format!("{room}/{word}")));
    for stop in stops {
        let known = found.keys().any(|token| {
            token
                .split('?')
                .next()
                .is_some_and(|t| t == stop || t.starts_with(&format!("{stop}/")))
        });
        assert!(known, "{stop} is out of reach");
    }
}

#[test]
fn a_token_that_nobody_knows_leads_to_the_first_page_and_says_so() {
    let mut world = world(State::Open);
    for token in [
        "",
        "nonsense",
        "reminders/none",
        "reminders/rule/x",
        "old/x",
    ] {
        let place = Place {
            token: token.to_owned(),
        };
        let page = world.companion.page(&place, &[], &moment());
        assert_eq!(page.place, bridge::of_old(&screens::Place::Now), "{token}");
        let action = Action {
            token: token.to_owned(),
        };
        let done = world
            .companion
            .carry_out(&action, &[], &moment(), &Work::new());
        assert!(done.is_err(), "{token}");
    }
}
