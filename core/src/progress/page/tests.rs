//! The pages over what somebody did: what stands where, what is said where little or nothing stands, and what is done.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::{Act, At, page};
use crate::cards::diary::{Acted, UrgeNote, note_urge};
use crate::content::content;
use crate::page::{Action, Answer, Answers, Block, Item, Items, Place, Target, Token, Value};
use crate::progress::used;
use crate::session::records::{Record, keep};
use crate::session::{Change, Ending, Form, Outcome, Plan};
use crate::store::{Id, Store, scratch};
use crate::time::{Instant, Zone};
use crate::view::{Body, Done, Holds, Known, Stop, View, alone};

const NOW: &str = "2026-11-24T18:00:00Z";

fn at(rfc3339: &str) -> Instant {
    let at = chrono::DateTime::parse_from_rfc3339(rfc3339).unwrap();
    at.to_utc()
}

/// A ride that ends a minute and a half after it began.
fn ride(store: &Store, begun: Instant, ratings: &[i32], outcome: Option<Outcome>) -> Id {
    let plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let mut record = Record::begin(plan, begun, Zone::UTC).unwrap();
    for (second, value) in (1..).zip(ratings) {
        let rate = Change::Rate { value: *value };
        let at = begun + TimeDelta::seconds(second * 10);
        record.live.apply(rate, at).unwrap();
    }
    let ending = Ending::Done;
    let finish = Change::Finish { ending, outcome };
    let end = begun + TimeDelta::seconds(90);
    record.live.apply(finish, end).unwrap();
    keep(store, &mut record, end).unwrap();
    record.id
}

fn urge(store: &Store, at: Instant, urge: Option<i32>, acted: Option<Acted>) {
    note_urge(store, &UrgeNote { urge, acted }, at, Zone::UTC).unwrap();
}

fn look(at: &At, store: &Store) -> Body {
    alone::ahead(NOW, |ahead| {
        page(at, Answers::default(), &View::new(*ahead, Ok(store)))
    })
}

fn history(ahead: i32, store: &Store) -> Body {
    let before = None;
    look(&At::History { ahead, before }, store)
}

fn does(act: &Act, said: &[Answer], store: &Store) -> Result<Done, Stop> {
    alone::ahead(NOW, |ahead| {
        super::super::act(act, Answers::of(said), &View::new(*ahead, Ok(store)))
    })
}

fn list(body: &Body) -> &Items {
    let list = body.blocks.iter().find_map(|block| match block {
        Block::Items { items } => Some(items),
        _ => None,
    });
    list.unwrap()
}

/// Every line that is read on a page.
fn lines(body: &Body) -> Vec<&str> {
    let lines = body.blocks.iter().filter_map(|block| match block {
        Block::Lines { lines, .. } => Some(lines),
        _ => None,
    });
    lines.flatten().map(String::as_str).collect()
}

fn place(target: &Target) -> At {
    match target {
        Target::Go { place } => At::read(&place.token).unwrap(),
        Target::Act { .. } => panic!("it goes somewhere"),
    }
}

#[test]
fn nothing_noted_yet_is_said_only_where_nothing_was_ever_noted() {
    let (_folder, store) = scratch::store();
    let words = &content("en").words.history;
    assert_eq!(list(&history(0, &store)).none.as_ref(), Some(&words.empty));
    // Years ago, and in the diary alone, is not nothing.
    urge(&store, at("2019-03-02T12:00:00Z"), Some(4), None);
    let body = history(0, &store);
    assert_eq!(list(&body).items.len(), 1);
    assert_eq!(list(&body).items[0].title, "Saturday 2 March 2019");
    // In a month before all of it nothing is older, and that is said.
    let body = history(-120, &store);
    let older = list(&body);
    assert_eq!(
        (older.items.len(), older.none.as_ref()),
        (0, Some(&words.page.older_none))
    );
    assert!(!format!("{body:?}").contains(&words.empty));
}

#[test]
fn a_day_stands_above_what_was_done_on_it_and_leads_to_all_of_it() {
    let (_folder, store) = scratch::store();
    let id = ride(
        &store,
        at("2026-11-23T02:13:00Z"),
        &[7, 3],
        Some(Outcome::Rode),
    );
    urge(&store, at("2026-11-23T01:00:00Z"), Some(8), Some(Acted::No));
    let body = history(0, &store);
    // Before 04:00 it is still Sunday.
    let shown: Vec<_> = list(&body)
        .items
        .iter()
        .map(|item| (item.title.as_str(), item.note.as_deref(), item.under))
        .collect();
    assert_eq!(
        shown,
        [
            (
                "Sunday 22 November",
                Some("one urge noted, the strongest 8"),
                false
            ),
            (
                "02:13 Riding an urge",
                Some("2 minutes · 7 → 3 · I rode it"),
                true
            ),
        ]
    );
    let day = place(list(&body).items[0].open.as_ref().unwrap());
    assert_eq!(
        day,
        At::OnDay {
            day: "2026-11-22".parse().unwrap()
        }
    );
    let on_day = look(&day, &store);
    assert_eq!(on_day.title, "Sunday 22 November");
    let open = list(&on_day).items[0].open.as_ref().unwrap();
    assert_eq!(place(open), At::Entry { id });
    assert_eq!(lines(&on_day), ["one urge noted, the strongest 8"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn going_on_from_page_to_page_everything_stands_on_one_of_them_and_no_id_stands_twice(
        rides in prop::collection::btree_set(0..9_000_i64, 0..70), notes in prop::collection::btree_set(0..40_000_i64, 0..9),
    ) {
        let (_folder, store) = scratch::store();
        let hours_ago = |hours: &i64| at(NOW) - TimeDelta::hours(*hours + 1);
        let mut wanted: BTreeSet<String> = rides
            .iter()
            .map(|hours| format!("entry-{}", ride(&store, hours_ago(hours), &[5], None)))
            .collect();
        for hours in &notes {
            urge(&store, hours_ago(hours), Some(3), None);
        }
        let mut ids = BTreeSet::new();
        let mut noted = 0;
        let mut next = Some(At::History { ahead: 0, before: None });
        while let Some(place) = next {
            let body = look(&place, &store);
            let items = list(&body);
            for item in &items.items {
                prop_assert!(ids.insert(item.id.clone()), "{} stands twice", item.id);
                wanted.remove(&item.id);
                noted += item.note.iter().filter(|note| note.contains("noted")).count();
            }
            prop_assert!(!items.items.is_empty() || rides.is_empty() && notes.is_empty());
            next = items.more.as_ref().map(|place| At::read(&place.token).unwrap());
        }
        prop_assert!(wanted.is_empty(), "{wanted:?} stand nowhere");
        let days: BTreeSet<_> = notes.iter().map(|hours| crate::time::Day::of(hours_ago(hours), Zone::UTC)).collect();
        prop_assert!(noted >= days.len());
    }
}

#[test]
fn a_month_shows_how_much_there_was_each_day_and_when_urges_came() {
    let (_folder, store) = scratch::store();
    for (time, count) in [("2026-11-02T08:00:00Z", 1), ("2026-11-10T23:00:00Z", 5)] {
        for n in 0..count {
            ride(&store, at(time) + TimeDelta::minutes(n * 5), &[6], None);
        }
    }
    let body = history(0, &store);
    let month = body.blocks.iter().find_map(|block| match block {
        Block::Month { month } => Some(month),
        _ => None,
    });
    let month = month.unwrap();
    let days: Vec<_> = month.weeks.iter().flat_map(|week| &week.days).collect();
    let dark: Vec<_> = days.iter().filter(|day| day.level > 0).collect();
    let shown: Vec<_> = dark
        .iter()
        .map(|day| (day.number, day.level, day.lines.len()))
        .collect();
    assert_eq!(shown, [(2, 1, 1), (10, 4, 5)]);
    assert_eq!(dark[1].words, "Tuesday 10 November, 5 notes");
    assert_eq!(dark[1].lines[0], "23:00 Riding an urge");
    let day = At::OnDay {
        day: "2026-11-10".parse().unwrap(),
    };
    assert_eq!(dark[1].place, Some(Place::to(&day)));
    assert_eq!(
        days.iter()
            .filter(|day| day.today)
            .map(|day| day.number)
            .collect::<Vec<_>>(),
        [24]
    );
    // Nothing is noted of next month, and nothing leads there.
    assert_eq!(month.offers.len(), 1);
    assert_eq!(
        lines(&body),
        [
            "When urges came in November",
            "Morning, 4 to 10: 1 urge",
            "Midday, 10 to 16: 0 urges",
            "Evening, 16 to 22: 0 urges",
            "Night, 22 to 4: 5 urges",
        ]
    );
    let before = history(-1, &store);
    assert_eq!(
        lines(&before),
        ["October: 0 urges. From 5 on, it says here at what time of day they came."]
    );
}

#[test]
fn what_is_below_its_minimum_says_what_is_missing() {
    let (_folder, store) = scratch::store();
    let said = |store: &Store| {
        let body = look(&At::Insights, store);
        lines(&body)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&store)[1],
        "From 5 rides on there is something to count here; there is none so far."
    );
    for day in 0..6 {
        ride(
            &store,
            at("2026-11-10T12:00:00Z") + TimeDelta::days(day),
            &[],
            None,
        );
    }
    let found = said(&store);
    assert_eq!(
        found[0],
        "All 6 rides: none of them was rated, so there is nothing to count."
    );
    assert!(
        found[2].starts_with("Guess in a ride how long it will last"),
        "{found:?}"
    );
}

#[test]
fn while_a_use_holds_no_lapse_is_counted() {
    let (_folder, store) = scratch::store();
    for day in 0..6 {
        let begun = at("2026-11-10T12:00:00Z") + TimeDelta::days(day);
        ride(&store, begun, &[8, 3], Some(Outcome::Used));
    }
    urge(
        &store,
        at("2026-11-22T12:00:00Z"),
        Some(8),
        Some(Acted::Yes),
    );
    let shown = |holds: Holds| {
        alone::ahead(NOW, |ahead| {
            let ahead = crate::view::Ahead {
                holds: &holds,
                ..*ahead
            };
            let view = View::new(ahead, Ok(&store));
            let page = |at| format!("{:?}", page(&at, Answers::default(), &view).blocks);
            let before = None;
            [page(At::Insights), page(At::History { ahead: 0, before })].concat()
        })
    };
    let calm = shown(Holds::nothing());
    assert!(calm.contains("6 you used") && calm.contains("acted once"));
    for used in [Known::Is(Some(at(NOW))), Known::Unknown] {
        let used = shown(Holds {
            used,
            ..Holds::nothing()
        });
        assert!(!used.contains("you used") && !used.contains("acted once"));
    }
}

#[test]
fn a_ride_is_set_right_and_what_it_says_of_using_is_believed_at_the_time_of_the_ride() {
    let (_folder, store) = scratch::store();
    let begun = at("2026-11-24T10:00:00Z");
    let id = ride(&store, begun, &[7, 3], Some(Outcome::Rode));
    let body = look(&At::Entry { id }, &store);
    assert_eq!(body.title, "Riding an urge, Today at 10:00");
    let form = body.blocks.iter().find_map(|block| match block {
        Block::Form { form } => Some(form),
        _ => None,
    });
    let form = form.unwrap();
    assert!(form.at_once);
    assert_eq!(form.fields[1].label, "Rating after 20 seconds");
    let mut said: Vec<Answer> = form
        .fields
        .iter()
        .map(|field| Answer::new(&field.id, field.value.clone().unwrap()))
        .collect();
    said[1].value = Value::number(4);
    said[2].value = Value::chosen("used");
    let Target::Act { action } = &form.submit.target else {
        panic!("it is kept")
    };
    let correct = Act::read(&action.token).unwrap();
    assert_eq!(correct, Act::Correct { id });
    does(&correct, &said, &store).unwrap();
    let body = look(&At::Entry { id }, &store);
    assert_eq!(lines(&body)[0], "2 minutes · 7 → 4 · I used");
    let last = used::last_use(&store, at(NOW)).unwrap().unwrap();
    assert_eq!(last.at, begun + TimeDelta::seconds(90));
    said[2].value = Value::chosen("rode");
    does(&correct, &said, &store).unwrap();
    assert_eq!(used::last_use(&store, at(NOW)), Ok(None));
}

#[test]
fn what_is_deleted_is_taken_back_with_one_touch_and_what_is_gone_leads_up() {
    let (_folder, store) = scratch::store();
    let id = ride(
        &store,
        at("2026-11-24T10:00:00Z"),
        &[7, 3],
        Some(Outcome::Rode),
    );
    let entries = || {
        list(&history(0, &store))
            .items
            .iter()
            .filter(|item| item.under)
            .map(entry)
            .collect::<Vec<_>>()
    };
    let there = entries();
    let done = does(&Act::Delete { id }, &[], &store).unwrap();
    assert_eq!(done.to, super::history_place());
    assert_eq!(
        look(&At::Entry { id }, &store).gone_to,
        Some(super::history_place())
    );
    let again = does(&Act::Delete { id }, &[], &store);
    assert_eq!(again, Err(Stop::from(crate::store::StoreError::NotFound)));
    let undo = done.message.unwrap().undo.unwrap();
    assert_eq!(
        undo.target,
        Target::Act {
            action: Action::of(&Act::Restore { id })
        }
    );
    does(&Act::Restore { id }, &[], &store).unwrap();
    assert_eq!(entries(), there);
}

fn entry(item: &Item) -> (String, Option<String>) {
    (item.title.clone(), item.note.clone())
}
