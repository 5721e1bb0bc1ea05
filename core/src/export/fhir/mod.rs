//! What of a summary a clinic's computer can read: FHIR R4 (4.0.1), one `Bundle` of the type collection, after the base
//! specification and no profile. The person is a `Patient` without a name; goals are `Goal`s, homework is a `CarePlan`, a
//! measure a `QuestionnaireResponse` with its score as an `Observation`, an urge and a day of using an `Observation`. Only
//! what is ticked goes in, and nothing that the page does not say.

mod codes;
mod lists;
mod measured;
#[cfg(test)]
mod tests;
mod urges;

use chrono::{FixedOffset, Offset as _, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::draft::{Part, SummaryDraft};
use super::gather::Span;
use crate::progress::lists as kept;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone};
use crate::view::View;

/// Lists that have a place in it.
pub(super) const LISTS: [&str; 2] = ["goals", "homework"];

/// True where FHIR has a place for what this part says.
pub(super) fn holds(part: &Part) -> bool {
    match part {
        Part::List(id) => LISTS.contains(&id.as_str()),
        Part::Urges | Part::Measures | Part::Lapses => true,
        // Each answer stands in a measure there.
        Part::Signals | Part::Skills | Part::Plan | Part::Journal => false,
    }
}

/// What resources of one bundle have in common.
struct Bundle {
    now: Instant,
    zone: Zone,
    patient: Id,
    entries: Vec<Value>,
    /// How many ids were made for it.
    made: u32,
}

impl Bundle {
    fn new(now: Instant, zone: Zone) -> Self {
        let mut bundle = Self {
            now,
            zone,
            patient: Id::from_parts(now, &[0; 10]),
            entries: Vec::new(),
            made: 0,
        };
        bundle.patient = bundle.new_id();
        let patient = json!({ "resourceType": "Patient" });
        bundle.push(bundle.patient, patient);
        bundle
    }

    /// An id for something that the store has none for: of this file alone, so that two files do not tell of one person.
    fn new_id(&mut self) -> Id {
        self.made += 1;
        let mut parts = [0; 10];
        parts[6..].copy_from_slice(&self.made.to_be_bytes());
        Id::from_parts(self.now, &parts)
    }

    /// Takes a resource in, under its id.
    fn push(&mut self, id: Id, mut resource: Value) {
        resource["id"] = json!(id);
        let entry = json!({ "fullUrl": url(id), "resource": resource });
        self.entries.push(entry);
    }

    /// Whom it is about, and who said it.
    fn subject(&self) -> Value {
        reference(self.patient)
    }

    fn finished(self) -> Value {
        json!({
            "resourceType": "Bundle",
            "type": "collection",
            "timestamp": instant(self.now, self.zone),
            "entry": self.entries,
        })
    }
}

fn url(id: Id) -> String {
    format!("urn:uuid:{id}")
}

fn reference(id: Id) -> Value {
    json!({ "reference": url(id) })
}

fn loinc(code: &str, display: Option<&str>) -> Value {
    let mut coding = json!({ "system": "http://loinc.org", "code": code });
    if let Some(display) = display {
        coding["display"] = json!(display);
    }
    coding
}

/// As FHIR writes an instant: with the offset of the place.
fn instant(at: Instant, zone: Zone) -> String {
    let offset = FixedOffset::east_opt(zone.offset_of(at)).unwrap_or_else(|| Utc.fix());
    at.with_timezone(&offset)
        .to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// What people said of themselves, as a category of observations.
fn survey() -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/observation-category";
    json!([{ "coding": [{ "system": system, "code": "survey" }] }])
}

/// The bundle as JSON, readable.
///
/// # Errors
/// [`StoreError`] where something cannot be read.
pub(super) fn bundle(
    draft: &SummaryDraft,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<u8>, StoreError> {
    let moment = view.moment();
    let span = Span::of(draft, moment.zone);
    let mut bundle = Bundle::new(moment.now, moment.zone);
    let items = kept::items(store)?;
    for part in draft.parts.iter().filter(|part| holds(part)) {
        match part {
            Part::List(id) => {
                let list = view.content().list(id);
                if let Some(list) = list {
                    lists::put(list, &items, draft, &span, view, &mut bundle);
                }
            }
            Part::Urges => urges::put(&span, draft.tells_of_use(), view, store, &mut bundle)?,
            Part::Measures => measured::put(&span, view, store, &mut bundle)?,
            Part::Lapses => urges::put_lapses(&span, view, store, &mut bundle)?,
            Part::Signals | Part::Skills | Part::Plan | Part::Journal => {}
        }
    }
    let mut written =
        serde_json::to_vec_pretty(&bundle.finished()).map_err(|_| StoreError::Damaged)?;
    written.push(b'\n');
    Ok(written)
}
