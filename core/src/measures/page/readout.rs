//! Measures as other programs read them: ids, numbers and answers, with no label of a page.

use serde::Serialize;

use crate::measures::records::{self, Record};
use crate::measures::score::Given;
use crate::measures::trackers;
use crate::store::{Id, Store, StoreError};
use crate::time::Instant;
use crate::view::{Closed, View};

/// More of one measure than anybody fills in.
const ALL: i32 = i32::MAX;

/// What there is to fill in, and what was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuresRecord {
    /// Ids of the instruments of this build, with their version.
    pub instruments: Vec<InstrumentRecord>,
    /// Numbers of the person's own.
    pub own: Vec<TrackerRecord>,
    /// What was filled in, of one instrument after the other, the newest first.
    pub measures: Vec<MeasureRecord>,
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstrumentRecord {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The version that is filled in.
    pub version: String,
    /// The highest score.
    pub most: i32,
}

/// A number of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrackerRecord {
    /// Its id.
    pub id: Id,
    /// In their words.
    pub name: String,
}

/// A measure that was filled in, or begun.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureRecord {
    /// Its id.
    pub id: Id,
    /// Id of the instrument, or of the number of the person's own.
    pub instrument: String,
    /// Version of the instrument that was used.
    pub version: String,
    /// When it was begun.
    pub at: Instant,
    /// IANA zone in which the person was.
    pub zone: String,
    /// True while it can be gone on with.
    pub open: bool,
    /// What it came to; none where an answer is missing.
    pub score: Option<i32>,
    /// The highest that this could be.
    pub most: i32,
    /// Answers by the id of their item: the place of the option from 0, or the number itself.
    pub answers: Given,
}

impl MeasureRecord {
    fn new(record: Record, answers: Given, open: bool) -> Self {
        Self {
            id: record.id,
            instrument: record.instrument,
            version: record.version,
            at: record.at,
            zone: record.zone.to_string(),
            open,
            score: record.score,
            most: record.most,
            answers,
        }
    }
}

/// What there is to fill in, and what was: of one instrument where one is named.
///
/// # Errors
/// [`Closed`] ahead of the lock, and where it does not read.
pub fn measures_record(only: Option<&str>, view: &View<'_>) -> Result<MeasuresRecord, Closed> {
    let store = view.own()?;
    let content = view.content();
    let wanted = |id: &str| only.is_none_or(|only| only == id);
    let own = trackers::list(store)?.into_iter();
    let own: Vec<_> = own.filter(|own| wanted(&own.id.to_string())).collect();
    let known = content.instruments.instruments.iter();
    let known: Vec<_> = known.filter(|one| wanted(&one.id)).collect();
    let mut measures = Vec::new();
    let mut ids = records::known(store)?;
    ids.retain(|id| wanted(id));
    for id in ids {
        read(&id, view, store, &mut measures)?;
    }
    let instrument = |one: &&crate::content::Instrument| InstrumentRecord {
        id: one.id.clone(),
        name: one.name.clone(),
        version: one.version.clone(),
        most: one.most(),
    };
    Ok(MeasuresRecord {
        instruments: known.iter().map(instrument).collect(),
        own: own
            .into_iter()
            .map(|trackers::Tracker { id, name }| TrackerRecord { id, name })
            .collect(),
        measures,
    })
}

fn read(
    id: &str,
    view: &View<'_>,
    store: &Store,
    into: &mut Vec<MeasureRecord>,
) -> Result<(), StoreError> {
    let now = view.moment().now;
    match crate::measures::instrument(id, store, view.content()) {
        Ok(instrument) => {
            let open = records::open_one(store, &instrument, now)?;
            into.extend(open.map(|(record, given)| MeasureRecord::new(record, given, true)));
        }
        Err(StoreError::NotFound) => {}
        Err(error) => return Err(error),
    }
    for record in records::list(store, id, Instant::MAX_UTC, now, ALL)? {
        let (record, given) = records::find(store, record.id)?;
        into.push(MeasureRecord::new(record, given, false));
    }
    Ok(())
}
