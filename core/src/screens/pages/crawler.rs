//! Follows every offer of every page, in each of the states that a person can meet: what is shown holds together,
//! looking changes nothing, nothing of the person's stands ahead of the lock or in a token, and every form answers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::bridge;
use crate::content::{TriggerKind, content};
use crate::crisis::Vault;
use crate::packs::{self, Importing, page as pack_page};
use crate::page::{
    Action, Answer, Block, Field, Offer, Page, Place, Reply, Target, Token, Value, page_problems,
};
use crate::reminders::{self, ReminderKind, ReminderRule, Schedule, page as reminder_page};
use crate::screens::{self, Companion};
use crate::session::records::{self, Record};
use crate::session::{Change, Ending, Form, Outcome, Plan};
use crate::store::{Id, Store, StoreError, Work, scratch};
use crate::time::{Day, from_millis};
use crate::triggers::cope_ahead::{self, CopeAheadDraft};
use crate::triggers::encounter::{self, Encounter};
use crate::triggers::if_then::{IfThenDraft, ResponseKind};
use crate::triggers::trigger::{self, TriggerDraft};
use crate::triggers::{page as trigger_page, plans};
use crate::view::Moment;

/// Stands in everything that the person of these tests wrote.
const CANARY: &str = "heron";

/// The words of each room's places, and of its actions.
type Words = (&'static str, &'static [&'static str]);

fn places_of_rooms() -> Vec<Words> {
    fn of<T: Token>() -> Words {
        (T::ROOM, T::WORDS)
    }
    vec![
        of::<reminder_page::At>(),
        of::<trigger_page::At>(),
        of::<pack_page::At>(),
    ]
}

fn actions_of_rooms() -> Vec<Words> {
    fn of<T: Token>() -> Words {
        (T::ROOM, T::WORDS)
    }
    vec![
        of::<reminder_page::Act>(),
        of::<trigger_page::Act>(),
        of::<pack_page::Act>(),
    ]
}

/// What a person can meet.
#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Open,
    /// Open, and nothing was written yet.
    New,
    Hidden,
    KeyOutOfReach,
    NoStore,
    Damaged,
    Used,
}

const STATES: [State; 7] = [
    State::Open,
    State::New,
    State::Hidden,
    State::KeyOutOfReach,
    State::NoStore,
    State::Damaged,
    State::Used,
];

/// A companion in one of these states, over the same two weeks of one person.
struct World {
    // Goes away with the test.
    _folder: tempfile::TempDir,
    companion: Companion,
}

fn moment() -> Moment {
    Moment {
        // A Wednesday afternoon.
        now: from_millis(1_790_168_400_000).unwrap(),
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
    }
}

fn world(state: State) -> World {
    let (folder, store) = scratch::store();
    if state != State::New {
        fill(&store);
    }
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
    look_at_pack(&mut companion);
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
    fill_triggers(store);
    fill_packs(store);
}

/// A pack that was handed over.
const PACK: &str = include_str!("../../../content/schema/example-pack.json");

/// One pack that is here.
fn fill_packs(store: &Store) {
    let pack = packs::read(PACK.as_bytes(), content("en")).unwrap();
    let importing = Importing {
        chosen: None,
        treatment_ended: Some("2026-08-31".parse().unwrap()),
        now: moment().now - chrono::TimeDelta::days(1),
        phone: moment().zone,
        work: &Work::new(),
    };
    packs::import(store, content("en"), &pack, importing).unwrap();
}

/// Looks at the pack of somebody else, where anything can be looked at.
fn look_at_pack(companion: &mut Companion) {
    let bytes = PACK.replace("Tuesday group, Riverside clinic", "Somebody else");
    let value = Value::File {
        name: "pack.json".to_owned(),
        bytes: bytes.into_bytes(),
    };
    let read = Action::of(&pack_page::Act::Read);
    let said = [Answer::new("file", value)];
    let _ = companion.carry_out(&read, &said, &moment(), &Work::new());
}

/// Ids that places name which no offer leads to.
fn known_id(n: u8) -> Id {
    Id::from_parts(moment().now - chrono::TimeDelta::days(3), &[n; 10])
}

fn known_plan() -> Id {
    known_id(22)
}

fn known_ride() -> Id {
    known_id(23)
}

/// Two triggers in the person's own order, a plan, a ride in which it was offered, a day ahead and one that is over.
fn fill_triggers(store: &Store) {
    let (now, zone) = (moment().now - chrono::TimeDelta::days(3), moment().zone);
    let ids = [known_id(20), known_id(21)];
    for id in ids {
        let written = TriggerDraft {
            kind: TriggerKind::Place,
            name: format!("{CANARY} street"),
            thoughts: vec![format!("{CANARY} thought")],
            usual_response: format!("{CANARY} response"),
            chips: vec!["place".to_owned()],
        };
        store
            .write(|db| trigger::keep_in(db, id, &written, now))
            .unwrap();
    }
    trigger::put_in_order(store, &ids, now).unwrap();
    let plan = IfThenDraft {
        situation: format!("I see the {CANARY}"),
        response: format!("I call {CANARY}"),
        kind: ResponseKind::Card,
        opens: Some("card:stop".to_owned()),
    };
    store
        .write(|db| plans::keep_in(db, known_plan(), ids[0], &plan, now))
        .unwrap();
    plans::rate_confidence(store, known_plan(), 7, now).unwrap();
    let met = Encounter {
        trigger: ids[0],
        at: now,
        zone,
        strength: Some(6),
        acted: false,
    };
    encounter::report(store, &met, now).unwrap();
    for (days, name) in [(9, "wedding"), (-2, "visit")] {
        let day = moment().now + chrono::TimeDelta::days(days);
        let day = CopeAheadDraft {
            situation: format!("{CANARY} {name}"),
            day: Day::of(day, zone),
            what_i_will_do: CANARY.to_owned(),
            who_knows: CANARY.to_owned(),
            how_i_leave: CANARY.to_owned(),
        };
        cope_ahead::keep(store, &day, now).unwrap();
    }
    let plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let mut ride = Record::begin(plan, now, zone).unwrap();
    ride.id = known_ride();
    let finish = Change::Finish {
        ending: Ending::Done,
        outcome: Some(Outcome::Rode),
    };
    ride.live.apply(finish, now).unwrap();
    records::keep(store, &mut ride, now).unwrap();
}

/// Where a crawl begins, until the first page is one.
fn first_places() -> Vec<Place> {
    // What follows from an answer, or from the end of a ride, is reached by no offer.
    let (ride, plan) = (known_ride(), known_plan());
    vec![
        Place::to(&reminder_page::At::All { ahead: 0 }),
        Place::to(&trigger_page::At::All),
        Place::to(&pack_page::At::All),
        Place::to(&trigger_page::At::Helped { ride, plan }),
        Place::to(&trigger_page::At::Rehearse {
            what: plan,
            urge: 2,
        }),
    ]
}

/// Every offer of a page, with the form that it sends where it sends one.
fn offers(page: &Page) -> Vec<(&Offer, Option<&[Field]>)> {
    let mut offers: Vec<(&Offer, Option<&[Field]>)> = Vec::new();
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
fn changes(companion: &Companion) -> Option<i64> {
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
        let place = &first_places()[0];
        let page = world.companion.page(place, &[], &moment());
        page.blocks.len()
    };
    assert_eq!(closed(State::Hidden), 1);
    assert_eq!(closed(State::KeyOutOfReach), 1);
}

/// Each offer that acts is done in a world of its own, with the form that it sends left as it is.
#[test]
fn every_action_answers_in_every_state_and_none_is_out_of_reach() {
    let mut reached = BTreeSet::new();
    for state in STATES {
        let mut seen = BTreeSet::new();
        let mut one = world(state);
        for page in pages(&mut one.companion, first_places()).values() {
            for (offer, fields) in offers(page) {
                let Target::Act { action } = &offer.target else {
                    continue;
                };
                let said = fields.map(answers).unwrap_or_default();
                if seen.insert(action.token.clone()) {
                    // Where nothing can be kept, nothing is changed for the next.
                    if one.companion.problem().is_none() && !one.companion.is_locked() {
                        one = world(state);
                    }
                    do_it(&mut one.companion, action, &said, &mut reached, 0);
                }
            }
        }
    }
    for (room, words) in actions_of_rooms() {
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
    for (room, words) in places_of_rooms() {
        for word in words {
            let stop = format!("{room}/{word}");
            let known = found.keys().any(|token| {
                let at = token.split('?').next();
                at.is_some_and(|at| at == stop || at.starts_with(&format!("{stop}/")))
            });
            assert!(known, "{stop} is out of reach");
        }
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

#[test]
fn a_file_goes_where_it_was_said_and_nothing_is_left_there_where_it_cannot_be_made() {
    let mut world = world(State::Open);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("pack.json");
    let export = Action::of(&pack_page::Act::Export);
    let mut save = |said: &[Answer]| {
        world
            .companion
            .save(&export, said, &to, &moment(), &Work::new())
    };
    assert!(save(&[]).is_err());
    assert!(!to.exists());
    let said = [
        Answer::new("chosen", Value::chosen("taper")),
        Answer::new("name", Value::words("For my group")),
        Answer::new("author", Value::words("M.")),
        Answer::new("revision", Value::number(1)),
    ];
    save(&said).unwrap();
    let pack = packs::read(&std::fs::read(&to).unwrap(), content("en")).unwrap();
    assert!(pack.taper.is_some());
    assert!(save(&said).is_err(), "never over another");
}
