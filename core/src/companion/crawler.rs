//! Follows every offer of every page, in each of the states that a person can meet: what is shown holds together,
//! looking changes nothing, nothing of the person's stands ahead of the lock or in a token, and every form answers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::OnceLock;

use super::crawler_live;
use super::filled::{known_plan, known_ride};
use super::own as first_page;
use super::state::Companion;
use super::world::{ALLOWED, CANARY, IN_PLAN, STATES, State, moment, world};
use crate::backup::page as backup_page;
use crate::cards::{Surroundings, page as card_page};
use crate::content::{CardState, content};
use crate::crisis::{PlanDoor, page as crisis_page};
use crate::export;
use crate::journal::page as journal_page;
use crate::measures::page as measure_page;
use crate::packs::{self, page as pack_page};
use crate::page::{
    Action, Answer, Block, Field, NoticeKind, Offer, Page, Place, Reply, Target, Token, Value,
    page_problems,
};
use crate::progress::lists::page as list_page;
use crate::progress::page as progress_page;
use crate::reminders::page as reminder_page;
use crate::session::page as session_page;
use crate::store::{Work, scratch};
use crate::triggers::page as trigger_page;
use crate::view::Moment;

/// The words of each room's places, and of its actions.
type Words = (&'static str, &'static [&'static str]);

fn words_of<T: Token>() -> Words {
    (T::ROOM, T::WORDS)
}

fn places_of_rooms() -> Vec<Words> {
    vec![
        words_of::<first_page::At>(),
        words_of::<reminder_page::At>(),
        words_of::<card_page::At>(),
        words_of::<crisis_page::At>(),
        words_of::<trigger_page::At>(),
        words_of::<measure_page::At>(),
        words_of::<list_page::At>(),
        words_of::<export::page::At>(),
        words_of::<backup_page::At>(),
        words_of::<pack_page::At>(),
        words_of::<session_page::At>(),
        words_of::<progress_page::At>(),
        words_of::<journal_page::At>(),
    ]
}

fn actions_of_rooms() -> Vec<Words> {
    vec![
        words_of::<first_page::Act>(),
        words_of::<reminder_page::Act>(),
        words_of::<card_page::Act>(),
        words_of::<crisis_page::Act>(),
        words_of::<trigger_page::Act>(),
        words_of::<measure_page::Act>(),
        words_of::<list_page::Act>(),
        words_of::<export::page::Act>(),
        words_of::<backup_page::Act>(),
        words_of::<pack_page::Act>(),
        words_of::<session_page::Act>(),
        words_of::<progress_page::Act>(),
        words_of::<journal_page::Act>(),
    ]
}

/// Where a crawl begins, until the first page is one.
pub(super) fn first_places() -> Vec<Place> {
    let (state, intensity, minutes) = (CardState::Urge, 7, 10);
    let mut places = vec![
        Place::to(&first_page::At::Now),
        Place::to(&reminder_page::At::All { ahead: 0 }),
        Place::to(&card_page::At::All),
        Place::to(&session_page::At::Breathe),
        Place::to(&session_page::At::Practise),
        Place::to(&session_page::At::Live),
        Place::to(&session_page::At::Mind),
        Place::to(&progress_page::At::History {
            ahead: 0,
            before: None,
        }),
        Place::to(&card_page::At::HowLong { state, intensity }),
        Place::to(&card_page::At::Suggest {
            state,
            intensity,
            minutes,
            here: Surroundings::Home,
        }),
    ];
    // What follows from an answer, or from the end of a ride, too.
    let (ride, plan) = (known_ride(), known_plan());
    places.extend([
        // The backup that was looked at in each world.
        Place::to(&backup_page::At::Found { number: 1 }),
        Place::to(&backup_page::At::Checked),
        Place::to(&trigger_page::At::All),
        Place::to(&measure_page::At::All),
        Place::to(&pack_page::At::All),
        Place::to(&trigger_page::At::Helped { ride, plan }),
        Place::to(&trigger_page::At::Rehearse {
            what: plan,
            urge: 2,
        }),
    ]);
    places.extend(crisis_places().iter().map(Place::to));
    places
}

/// The plan, the lines, and every sheet.
fn crisis_places() -> Vec<crisis_page::At> {
    use crisis_page::At;
    let mut places = vec![
        At::Plan {
            door: PlanDoor::MightUse,
        },
        At::Plan {
            door: PlanDoor::MightHurt,
        },
        At::Lines { region: None },
    ];
    places.extend(sheets());
    places
}

pub(super) fn sheets() -> [crisis_page::At; 6] {
    use crisis_page::At;
    [
        At::HaveUsed { noted: None },
        At::FeelIll,
        At::StaySafe { noted: false },
        At::Emergency,
        At::MakesWorse,
        At::LookAround,
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
            Block::Lines { .. } | Block::Graph { .. } | Block::Live { .. } => {}
        }
    }
    offers.extend(page.doors.iter().map(|offer| (offer, None)));
    offers
}

/// Every target that a touch can have, with the form that it sends where it sends one, and whether it writes a file.
pub(super) fn acts(page: &Page) -> Vec<(Target, Option<&[Field]>, bool)> {
    let offered = offers(page).into_iter();
    let offered =
        offered.map(|(offer, fields)| (offer.target.clone(), fields, offer.file.is_some()));
    let drafts = page.blocks.iter().filter_map(|block| match block {
        Block::Form { form } => {
            let action = form.draft.clone()?;
            Some((Target::Act { action }, Some(form.fields.as_slice()), false))
        }
        _ => None,
    });
    let items = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(&items.items),
        _ => None,
    });
    let opened = items.flatten().filter_map(|item| item.open.as_ref());
    offered
        .chain(drafts)
        .chain(opened.map(|open| (open.clone(), None, false)))
        .collect()
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

/// The answers that stand in a form.
pub(super) fn answers(fields: &[Field]) -> Vec<Answer> {
    let said = fields.iter().filter_map(|field| {
        let value = field.value.clone()?;
        Some(Answer::new(&field.id, value))
    });
    said.collect()
}

/// Every page that can be reached by looking in one of the states. Looking changes nothing, so that one crawl will do
/// for all tests.
pub(super) fn crawled(state: State) -> &'static BTreeMap<String, Page> {
    static CRAWLED: [OnceLock<BTreeMap<String, Page>>; STATES.len()] =
        [const { OnceLock::new() }; STATES.len()];
    CRAWLED[state as usize].get_or_init(|| pages(&mut world(state).companion, first_places()))
}

/// Every page that can be reached by looking, months no further than one away.
pub(super) fn pages(companion: &mut Companion, from: Vec<Place>) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    let mut open: VecDeque<Place> = from.into();
    while let Some(place) = open.pop_front() {
        let far = place.token.contains("ahead=2") || place.token.contains("ahead=-2");
        if far || found.contains_key(&place.token) {
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

pub(super) fn shown(page: &Page) -> String {
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
            let place = Place {
                token: token.clone(),
            };
            let mut look = || companion.page(&place, &[], &moment());
            let (later, again) = (look(), look());
            assert_eq!(again, later, "{state:?} {token}: a second look");
            // Which door of the plan was opened last leads elsewhere, and shows nothing else.
            assert_eq!(later.blocks, page.blocks, "{state:?} {token}: a later look");
        }
        assert_eq!(
            changes(companion),
            before,
            "{state:?}: looking wrote something"
        );
    }
}

#[test]
fn the_small_doors_stand_on_every_page_by_the_same_keys_in_every_state() {
    let words = &content("en").pages.doors;
    let doors = [
        &words.have_used,
        &words.feel_ill,
        &words.stay_safe,
        &words.plan,
        &words.people,
        &words.emergency,
        &words.hide,
    ];
    let wanted: BTreeSet<_> = doors.iter().map(|door| door.key.as_str()).collect();
    assert_eq!(wanted.len(), doors.len());
    for state in STATES {
        for (token, page) in crawled(state) {
            // Where somebody may be in danger, the plan and the people stand above everything else instead.
            let above = match page.blocks.first() {
                Some(Block::Notice {
                    kind: NoticeKind::Danger,
                    offers,
                    ..
                }) => offers.as_slice(),
                _ => &[],
            };
            let keys = page.doors.iter().chain(above);
            let keys: BTreeSet<_> = keys.filter_map(|door| door.key.as_deref()).collect();
            assert_eq!(keys, wanted, "{state:?} {token}");
        }
    }
}

#[test]
fn nothing_that_the_person_wrote_stands_ahead_of_the_lock_or_in_a_token() {
    for state in STATES {
        let found = crawled(state);
        let open = matches!(state, State::Open | State::Used | State::DamagedPlan);
        let is_said = |word: &str| found.values().any(|page| shown(page).contains(word));
        assert_eq!(is_said(CANARY), open, "{state:?}");
        // The plan needs no store; ahead of the lock it shows what was allowed.
        let plan = !matches!(state, State::New | State::Hidden);
        assert_eq!(is_said(IN_PLAN), plan, "{state:?}");
        assert_eq!(is_said(ALLOWED), state != State::New, "{state:?}");
        for page in found.values() {
            let is_own = |token: &str| {
                [CANARY, IN_PLAN, ALLOWED]
                    .iter()
                    .any(|word| token.contains(word))
            };
            assert!(!is_own(&page.place.token), "{}", page.place.token);
            for target in targets(page) {
                let token = match target {
                    Target::Go { place } => place.token,
                    Target::Act { action } => action.token,
                };
                assert!(!is_own(&token), "{token}");
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
const MOST_OF_ONE_KIND: usize = 4;

/// Each offer that acts is done in a world of its own, with the form that it sends left as it is.
#[test]
fn every_action_answers_in_every_state_and_none_is_out_of_reach() {
    let mut reached = BTreeSet::new();
    for state in STATES {
        let mut seen = BTreeSet::new();
        let mut often = BTreeMap::new();
        let mut one = world(state);
        for page in crawled(state).values() {
            for (target, fields, is_saved) in acts(page) {
                let Target::Act { action } = &target else {
                    continue;
                };
                let said = fields.map(answers).unwrap_or_default();
                // A room of hundreds of things does the same with each: some of them will do.
                let count: &mut usize = often.entry(stop_of(action)).or_default();
                if *count < MOST_OF_ONE_KIND && seen.insert(action.token.clone()) {
                    *count += 1;
                    let before = state_of(&one.companion);
                    if is_saved {
                        let to = one.folder.path().join("copy");
                        let saved = one
                            .companion
                            .save(action, &said, &to, &moment(), &Work::new());
                        // A form that needs more than stands in it is refused, and leaves nothing behind.
                        let asks = fields.is_some_and(|fields| {
                            let mut fields = fields.iter();
                            fields.any(|field| field.needed && field.value.is_none())
                        });
                        assert_eq!(
                            (saved.is_ok(), to.exists()),
                            (!asks, !asks),
                            "{state:?} {}",
                            action.token
                        );
                    }
                    do_it(&mut one.companion, action, &said, &mut reached, 0);
                    // Where nothing is changed, nothing is changed for the next.
                    if state_of(&one.companion) != before {
                        one = world(state);
                    }
                }
            }
        }
    }
    crawler_live::reach(&mut reached);
    reach_mending(&mut reached);
    for (room, words) in actions_of_rooms() {
        for word in words {
            let token = format!("{room}/{word}");
            assert!(reached.contains(&token), "{token} is out of reach");
        }
    }
}

/// Whatever an action can change: in the store, in the vault, and in the process.
fn state_of(companion: &Companion) -> String {
    let vault = &companion.vault;
    let (changes, locked) = (changes(companion), companion.is_locked());
    let (opened, holds, running) = (vault.open(), vault.holds(), companion.running());
    let rooms = &companion.rooms;
    format!("{changes:?} {locked} {opened:?} {holds:?} {running:?} {rooms:?}")
}

/// The room and the word of an action.
pub(super) fn stop_of(action: &Action) -> String {
    let stop: Vec<_> = action.token.split(['/', '?']).take(2).collect();
    stop.join("/")
}

/// A data file that wore out is checked, and what its page offers then.
fn reach_mending(reached: &mut BTreeSet<String>) {
    let mut world = world(State::Open);
    let store = world.companion.store().unwrap();
    store.close().unwrap();
    let path = world.folder.path().join("ebb.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4_096;
    for page in (pages / 2..pages).step_by(5) {
        bytes[page * 4_096 + 1_000] ^= 1;
    }
    std::fs::write(&path, bytes).unwrap();
    store.reopen(&scratch::key()).unwrap();
    let check = Action::of(&backup_page::Act::Check);
    do_it(&mut world.companion, &check, &[], reached, 0);
}

/// Does it, and takes it back where that can be done.
pub(super) fn do_it(
    companion: &mut Companion,
    action: &Action,
    said: &[Answer],
    reached: &mut BTreeSet<String>,
    depth: usize,
) {
    reached.insert(stop_of(action));
    let reply = companion.carry_out(action, said, &moment(), &Work::new());
    let Ok(Reply::Went { to, message }) = reply else {
        return;
    };
    let page = companion.page(&to, &[], &moment());
    assert_eq!(
        page_problems(&page),
        Vec::<String>::new(),
        "{}",
        action.token
    );
    // A question that only follows from an answer.
    for (offer, fields) in offers(&page) {
        if let Target::Act { action } = &offer.target
            && depth == 0
            && reached.insert(stop_of(action))
        {
            let said = fields.map(answers).unwrap_or_default();
            do_it(companion, action, &said, reached, depth + 1);
        }
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
    let mut found = crawled(State::Open).clone();
    found.extend(crawled(State::New).clone());
    for (room, words) in places_of_rooms() {
        for word in words {
            let stop = format!("{room}/{word}");
            // What helped is asked once it was said that the plan was used.
            let is_asked_later = stop == "crisis/helped";
            let known = found.keys().any(|token| {
                let at = token.split('?').next();
                at.is_some_and(|at| at == stop || at.starts_with(&format!("{stop}/")))
            });
            assert!(known || is_asked_later, "{stop} is out of reach");
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
        assert_eq!(page.place, Place::to(&first_page::At::Now), "{token}");
        let action = Action {
            token: token.to_owned(),
        };
        let done = world
            .companion
            .carry_out(&action, &[], &moment(), &Work::new());
        assert!(done.is_err(), "{token}");
    }
}

/// The words of the first thing on a page.
fn first_item(page: &Page) -> (String, Option<String>) {
    let Some(Block::Items { items }) = page.blocks.first() else {
        panic!("{}: the numbers are not first", page.place.token);
    };
    assert_eq!(items.id, "first", "{}", page.place.token);
    let first = &items.items[0];
    assert!(!first.ways.is_empty(), "{}", page.place.token);
    assert!(first.ways.iter().all(|way| way.before.is_some()));
    (first.title.clone(), first.note.clone())
}

#[test]
fn each_sheet_begins_with_the_emergency_number_and_a_line_that_answers_in_every_state() {
    for state in STATES {
        let mut world = world(state);
        for at in sheets() {
            let page = world.companion.page(&Place::to(&at), &[], &moment());
            let (title, note) = first_item(&page);
            assert!(title.contains("112"), "{state:?} {title}");
            let guessed = note.is_some_and(|note| note.contains("guessed"));
            // Nobody said where they are, or what they said is damaged: the zone is asked, and that is said.
            assert!(guessed || state != State::New, "{state:?}");
            let Some(Block::Items { items }) = page.blocks.first() else {
                panic!("no items");
            };
            assert_eq!(items.items.len(), 2, "{state:?}: a line answers");
            assert_eq!(items.offers.len(), usize::from(guessed), "{state:?}");
        }
    }
}

#[test]
fn where_nobody_knows_where_somebody_is_the_numbers_that_work_widely_come_first() {
    let mut world = world(State::New);
    let nowhere = Moment {
        zone: crate::time::Zone::UTC,
        ..moment()
    };
    for at in sheets() {
        let page = world.companion.page(&Place::to(&at), &[], &nowhere);
        let (title, _) = first_item(&page);
        assert!(title.contains("112") && title.contains("911"), "{title}");
    }
}

/// What a page offers that does this, by the beginning of its token.
fn act_of(page: &Page, token: &str) -> Option<Action> {
    offers(page)
        .into_iter()
        .find_map(|(offer, _)| match &offer.target {
            Target::Act { action } if action.token.starts_with(token) => Some(action.clone()),
            _ => None,
        })
}

fn undo_of(reply: Reply) -> Action {
    match reply {
        Reply::Went { message, .. } => {
            let undo = message.unwrap().undo.unwrap();
            match undo.target {
                Target::Act { action } => action,
                Target::Go { .. } => panic!("an undo acts"),
            }
        }
        other => panic!("{other:?}"),
    }
}

/// True where a use was said at the door and holds.
fn is_noted(companion: &Companion, moment: &Moment) -> bool {
    companion.use_to_take_back(moment).is_some()
}

#[test]
fn a_touch_of_the_door_notes_a_use_in_every_state_and_its_way_back_takes_back_that_one_alone() {
    for state in STATES {
        let mut world = world(state);
        let companion = &mut world.companion;
        let used_before = is_noted(companion, &moment());
        assert_eq!(used_before, state == State::Used);
        let place = Place::to(&crisis_page::At::FeelIll);
        let page = companion.page(&place, &[], &moment());
        // Looking at the sheet notes nothing.
        let sheet = Place::to(&crisis_page::At::HaveUsed { noted: None });
        companion.page(&sheet, &[], &moment());
        assert_eq!(is_noted(companion, &moment()), used_before, "{state:?}");
        let door = act_of(&page, "crisis/used").unwrap();
        let later = Moment {
            now: moment().now + chrono::TimeDelta::minutes(5),
            ..moment()
        };
        let done = companion.carry_out(&door, &[], &later, &Work::new());
        assert!(is_noted(companion, &later), "{state:?}");
        let undo = undo_of(done.unwrap());
        companion
            .carry_out(&undo, &[], &later, &Work::new())
            .unwrap();
        assert_eq!(is_noted(companion, &later), used_before, "{state:?}");
    }
}

#[test]
fn a_touch_of_stay_safe_notes_danger_and_a_slip_of_the_finger_is_taken_back() {
    for state in STATES {
        let mut world = world(state);
        let companion = &mut world.companion;
        let place = Place::to(&crisis_page::At::Emergency);
        let page = companion.page(&place, &[], &moment());
        assert!(!companion.signal_today(&moment()), "{state:?}");
        let door = act_of(&page, "crisis/danger").unwrap();
        let done = companion.carry_out(&door, &[], &moment(), &Work::new());
        assert!(companion.signal_today(&moment()), "{state:?}");
        let undo = undo_of(done.unwrap());
        companion
            .carry_out(&undo, &[], &moment(), &Work::new())
            .unwrap();
        assert!(!companion.signal_today(&moment()), "{state:?}");
    }
}

#[test]
fn hidden_the_plan_shows_what_was_allowed_and_changes_nothing() {
    let mut world = world(State::Hidden);
    let door = PlanDoor::MightUse;
    let page = Place::to(&crisis_page::At::Plan { door });
    let page = world.companion.page(&page, &[], &moment());
    assert!(shown(&page).contains(ALLOWED) && !shown(&page).contains(IN_PLAN));
    let acts: Vec<_> = targets(&page)
        .into_iter()
        .filter_map(|target| match target {
            Target::Act { action } => Some(stop_of(&action)),
            Target::Go { .. } => None,
        })
        .collect();
    let allowed = [
        "ebb/unlock",
        "session/ride",
        "session/breathe",
        "session/practice",
        "ebb/hide",
        "crisis/used",
        "crisis/danger",
    ];
    for act in &acts {
        assert!(allowed.contains(&act.as_str()), "{act}");
    }
    let remove = Action::of(&crisis_page::Act::Remove {
        id: "e-ride".to_owned(),
    });
    let refused = world
        .companion
        .carry_out(&remove, &[], &moment(), &Work::new());
    assert!(refused.is_err());
    let to = world.folder.path().join("copy");
    let copy = Action::of(&crisis_page::Act::Copy);
    let saved = world
        .companion
        .save(&copy, &[], &to, &moment(), &Work::new());
    assert!(saved.is_err() && !to.exists());
}

#[test]
fn what_is_taken_out_of_the_plan_comes_back_by_its_way_back() {
    let mut world = world(State::Open);
    let companion = &mut world.companion;
    let door = PlanDoor::MightUse;
    let plan = Place::to(&crisis_page::At::Plan { door });
    let before = companion.page(&plan, &[], &moment());
    let remove = Action::of(&crisis_page::Act::Remove {
        id: "e-call".to_owned(),
    });
    let done = companion.carry_out(&remove, &[], &moment(), &Work::new());
    let without = companion.page(&plan, &[], &moment());
    assert_ne!(without.blocks, before.blocks);
    let undo = undo_of(done.unwrap());
    companion
        .carry_out(&undo, &[], &moment(), &Work::new())
        .unwrap();
    let there = |page: &Page| shown(page).contains("crisis/entry/e-call");
    assert!(there(&before) && !there(&without));
    assert!(there(&companion.page(&plan, &[], &moment())));
}

#[test]
fn a_damaged_plan_is_replaced_only_by_a_touch_and_then_whole() {
    let mut world = world(State::DamagedPlan);
    let companion = &mut world.companion;
    let door = PlanDoor::MightHurt;
    let plan = Place::to(&crisis_page::At::Plan { door });
    let page = companion.page(&plan, &[], &moment());
    let replace = act_of(&page, "crisis/replace").unwrap();
    let mark = Action::of(&crisis_page::Act::Review);
    assert!(
        companion
            .carry_out(&mark, &[], &moment(), &Work::new())
            .is_err()
    );
    companion
        .carry_out(&replace, &[], &moment(), &Work::new())
        .unwrap();
    let page = companion.page(&plan, &[], &moment());
    assert!(act_of(&page, "crisis/replace").is_none());
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
