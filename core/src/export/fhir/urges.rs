//! Urges that were ridden, with the first rating and the last, and days of using. No code of LOINC says what an urge is.

use serde_json::{Value, json};

use super::{Bundle, instant, survey};
use crate::export::gather::{Span, days_of_use, ride_in_words, rides_of};
use crate::progress::wording::course;
use crate::store::{Store, StoreError};
use crate::view::View;

/// Puts every ride of that time in; that one ended with a use is said where days of using are.
pub(super) fn put(
    span: &Span,
    tells_of_use: bool,
    view: &View<'_>,
    store: &Store,
    bundle: &mut Bundle,
) -> Result<(), StoreError> {
    let words = &view.content().export.fhir;
    for record in rides_of(span, store)? {
        let course = course(&record);
        let rating =
            |name: &str, value: i32| json!({ "code": { "text": name }, "valueInteger": value });
        let ratings = [(&words.first, course.first), (&words.last, course.last)];
        let ratings = ratings.into_iter();
        let ratings: Vec<Value> = ratings
            .filter_map(|(name, value)| Some(rating(name, value?)))
            .collect();
        let begun = record.live.started_at();
        let last = record.live.events().last();
        let ended = last.map_or(begun, |event| event.at).max(begun);
        let mut ride = json!({
            "resourceType": "Observation",
            "status": "final",
            "category": survey(),
        "performer": [bundle.subject()],
            "code": { "text": words.urge },
            "subject": bundle.subject(),
            "effectivePeriod": { "start": instant(begun, record.zone), "end": instant(ended, record.zone) },
            "note": [{ "text": ride_in_words(&record, tells_of_use, view) }],
        });
        match ratings.is_empty() {
            true => ride["dataAbsentReason"] = not_asked(),
            false => ride["component"] = json!(ratings),
        }
        bundle.push(record.id, ride);
    }
    Ok(())
}

/// Nothing was rated.
fn not_asked() -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    json!({ "coding": [{ "system": system, "code": "unknown" }] })
}

/// Puts every day of using of that time in.
pub(super) fn put_lapses(
    span: &Span,
    view: &View<'_>,
    store: &Store,
    bundle: &mut Bundle,
) -> Result<(), StoreError> {
    let words = &view.content().export.fhir;
    for day in days_of_use(span, view, store)? {
        let used = json!({
            "resourceType": "Observation",
            "status": "final",
            "category": survey(),
        "performer": [bundle.subject()],
            "code": { "text": words.used },
            "subject": bundle.subject(),
            "effectiveDateTime": day.to_string(),
            "valueBoolean": true,
        });
        let id = bundle.new_id();
        bundle.push(id, used);
    }
    Ok(())
}
