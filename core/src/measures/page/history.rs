//! How a measure changed: its numbers as a curve with a sentence, and below them each time that it was filled in.

use super::result::{day, number};
use super::{Act, At, Measures, all};
use crate::content::{Instrument, fill};
use crate::measures::curve;
use crate::measures::records::{self, Record};
use crate::measures::score::stands_for_danger;
use crate::page::{Block, Confirm, Graph, Item, Items, LineRole, Offer, Place, Role, Target};
use crate::store::{Id, StoreError};
use crate::time::{Instant, from_millis, to_millis};
use crate::view::{Body, dates};

/// Numbers that the curve shows, at most: the newest.
const MOST_POINTS: i32 = 60;
/// Times that stand on one page.
const MOST_LISTED: i32 = 30;

pub(super) fn page(id: &str, before: Option<i64>, of: &Measures<'_>) -> Result<Body, StoreError> {
    let words = of.words();
    let known = match of.instrument(id) {
        Ok(known) => Some(known),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let older = |before| from_millis(before).unwrap_or(Instant::MAX_UTC);
    let until = before.map_or(Instant::MAX_UTC, older);
    let listed = listed(id, until, of)?;
    // What an update took out of the content is still there for who filled it in.
    if known.is_none() && listed.items.is_empty() {
        return Err(StoreError::NotFound);
    }
    let name = known.as_ref().map_or(id, |known| known.name.as_str());
    let mut body = Body::new(name).up(all());
    if before.is_some() {
        return Ok(body.block(Block::items(listed)));
    }
    if let Some(instrument) = &known {
        body.danger = newest_stands_for_danger(instrument, of)?;
        body = body.blocks(graph(instrument, of)?);
        if !instrument.licence.is_empty() {
            body = body.block(Block::lines(LineRole::Small, [&words.not_a_diagnosis]));
        }
    }
    let mut offers = Vec::new();
    if known.is_some() {
        let fill_in = Target::go(&At::Form {
            instrument: id.to_owned(),
        });
        offers.push(Offer::of(&words.offers.fill_in, Role::Write, fill_in));
    }
    if let Ok(id) = id.parse::<Id>() {
        let rename = Target::go(&At::Rename { id });
        let delete = Target::act(&Act::DeleteTracker { id });
        let delete = Offer::of(&words.offers.delete, Role::Delete, delete);
        offers.push(Offer::of(&words.offers.rename, Role::Change, rename));
        offers.push(delete.confirmed(Confirm::of(&words.delete_tracker)));
    }
    if !offers.is_empty() {
        body = body.block(Block::offers(offers));
    }
    let listed = listed.title(&words.history.title).none(&words.history.none);
    Ok(body.block(Block::items(listed)))
}

/// No number stands on a page above which the plan is missing where the newest answers stand for danger.
fn newest_stands_for_danger(
    instrument: &Instrument,
    of: &Measures<'_>,
) -> Result<bool, StoreError> {
    let now = of.view.moment().now;
    let newest = records::last(of.store, &instrument.id, now)?;
    let Some(newest) = newest.filter(|one| one.version == instrument.version) else {
        return Ok(false);
    };
    let (_, given) = records::find(of.store, newest.id)?;
    Ok(stands_for_danger(instrument, &given))
}

fn listed(id: &str, before: Instant, of: &Measures<'_>) -> Result<Items, StoreError> {
    let now = of.view.moment().now;
    let mut found = records::list(of.store, id, before, now, MOST_LISTED + 1)?;
    let full = found.len() > MOST_LISTED as usize;
    found.truncate(MOST_LISTED as usize);
    let more = found.last().filter(|_| full).map(|last| {
        Place::to(&At::History {
            instrument: id.to_owned(),
            before: Some(to_millis(last.at)),
        })
    });
    let none = &of.words().history.none;
    Ok(Items {
        more,
        ..Items::new("history")
            .none(none)
            .items(found.iter().map(|record| item(record, of)))
    })
}

fn item(record: &Record, of: &Measures<'_>) -> Item {
    let id = record.id;
    let note = number(record, &of.words().incomplete_short, of);
    let when = format!(
        "{} {}",
        day(record, of),
        dates::clock(record.at, record.zone)
    );
    Item::new(format!("record-{id}"), when)
        .note(note)
        .open(Target::go(&At::Result { id }))
}

/// The curve, from the first of its numbers on; none where there is none.
fn graph(instrument: &Instrument, of: &Measures<'_>) -> Result<Option<Block>, StoreError> {
    let mut numbers = records::numbers(of.store, instrument, Instant::MAX_UTC, MOST_POINTS)?;
    numbers.reverse();
    let words = &of.words().history;
    let most = instrument.most();
    let point = |record: &Record, value: i32| {
        let value = value.to_string();
        fill(
            &words.point,
            &[("score", &value), ("day", &day(record, of))],
        )
    };
    let (id, said) = ("course".to_owned(), sentence(&numbers, of));
    let name = &instrument.name;
    let graph = curve(id, name, most, &numbers, &words.unit, said, point);
    let most = most.to_string();
    let range = [("name", &**name), ("least", "0"), ("most", &*most)];
    let title = fill(&words.graph, &range);
    Ok(graph.map(|graph| Block::Graph {
        graph: Graph {
            title: Some(title),
            ..graph
        },
    }))
}

/// All that the curve says.
fn sentence(numbers: &[(Record, i32)], of: &Measures<'_>) -> String {
    let words = &of.words().history;
    let values = || numbers.iter().map(|(_, value)| *value);
    let (lowest, highest) = (values().min(), values().max());
    let said = |value: Option<i32>| value.map_or_else(String::new, |value| value.to_string());
    let when = |one: Option<&(Record, i32)>| one.map_or_else(String::new, |(one, _)| day(one, of));
    let (first, last) = (numbers.first(), numbers.last());
    let (of_first, of_last) = (first.map(|(_, n)| *n), last.map(|(_, n)| *n));
    if numbers.len() == 1 {
        let values = [("score", &*said(of_first)), ("day", &*when(first))];
        return fill(&words.one, &values);
    }
    fill(
        &words.many,
        &[
            ("n", &numbers.len().to_string()),
            ("first", &said(of_first)),
            ("first_day", &when(first)),
            ("last", &said(of_last)),
            ("last_day", &when(last)),
            ("lowest", &said(lowest)),
            ("highest", &said(highest)),
        ],
    )
}
