//! A measure: its answers as a `QuestionnaireResponse`, and what they came to as an `Observation`. An answer that is missing
//! is missing here too, and gives no number.

use serde_json::{Value, json};

use super::{Bundle, codes, instant, loinc, reference, survey};
use crate::content::{Instrument, InstrumentItem, fill};
use crate::export::gather::{Measured, Span, measures_of};
use crate::measures::records::{self, Record};
use crate::measures::score::{Given, answer};
use crate::store::{Store, StoreError};
use crate::view::View;

/// How much an answer counts: an extension of FHIR itself.
const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/// Puts every measure of that time in.
pub(super) fn put(
    span: &Span,
    view: &View<'_>,
    store: &Store,
    bundle: &mut Bundle,
) -> Result<(), StoreError> {
    for measured in measures_of(span, view, store)? {
        for record in &measured.records {
            let answered = answers(&measured, record, store, bundle)?;
            let of = answered.is_some().then_some(record.id);
            if let Some(answered) = answered {
                bundle.push(record.id, answered);
            }
            if let Some(score) = record.score {
                let id = if of.is_some() {
                    bundle.new_id()
                } else {
                    record.id
                };
                let scored = scored(&measured, record, score, view, bundle);
                let scored = match of {
                    Some(of) => {
                        let mut scored = scored;
                        scored["derivedFrom"] = json!([reference(of)]);
                        scored
                    }
                    None => scored,
                };
                bundle.push(id, scored);
            }
        }
    }
    Ok(())
}

/// The answers; none of a number of the person's own, which is its one answer, nor where the form is another one by now.
fn answers(
    measured: &Measured,
    record: &Record,
    store: &Store,
    bundle: &Bundle,
) -> Result<Option<Value>, StoreError> {
    let known = measured.instrument.as_ref();
    let known = known.filter(|known| known.version == record.version && !known.licence.is_empty());
    let Some(known) = known else {
        return Ok(None);
    };
    let (_, given) = records::find(store, record.id)?;
    let codes = codes::of_instrument(&known.id);
    let items = known.verbatim.items.iter();
    let items = items.filter_map(|item| of_item(known, item, &given, codes));
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        return Ok(None);
    }
    // <http://hl7.org/fhir/R4/valueset-questionnaire-answers-status.html>
    let status = match record.score {
        Some(_) => "completed",
        None => "stopped",
    };
    let mut answered = json!({
        "resourceType": "QuestionnaireResponse",
        "status": status,
        "subject": bundle.subject(),
        "source": bundle.subject(),
        "authored": instant(record.at, record.zone),
        "item": items,
    });
    if let Some(codes) = codes {
        answered["questionnaire"] = json!(format!("http://loinc.org/q/{}", codes.panel));
    }
    Ok(Some(answered))
}

fn of_item(
    known: &Instrument,
    item: &InstrumentItem,
    given: &Given,
    codes: Option<&codes::Codes>,
) -> Option<Value> {
    let place = answer(known, item, given)?;
    let code = codes.and_then(|codes| codes.item(&item.id));
    let link = code.map_or_else(|| item.id.clone(), |code| format!("/{code}"));
    let at = usize::try_from(place).ok();
    let option = at.and_then(|at| known.options(item).get(at));
    let value = match option {
        Some(option) => {
            let counts = match item.reversed {
                true => known.most_of(item) - place,
                false => place,
            };
            let code = codes.and_then(|codes| codes.answer(&item.id, place));
            let mut coding = match code {
                Some(code) => loinc(code, Some(option)),
                None => json!({ "display": option }),
            };
            coding["extension"] = json!([{ "url": ORDINAL, "valueDecimal": counts }]);
            json!({ "valueCoding": coding })
        }
        None => json!({ "valueInteger": place }),
    };
    Some(json!({ "linkId": link, "text": item.text, "answer": [value] }))
}

fn scored(
    measured: &Measured,
    record: &Record,
    score: i32,
    view: &View<'_>,
    bundle: &Bundle,
) -> Value {
    let words = &view.content().export.fhir;
    let same = measured.instrument.as_ref();
    let same = same.filter(|known| known.version == record.version);
    let codes = same.and_then(|known| codes::of_instrument(&known.id));
    let mut code = json!({ "text": measured.name });
    if let Some(codes) = codes {
        code["coding"] = json!([loinc(codes.score, None)]);
    }
    let (n, most) = (score.to_string(), record.most.to_string());
    let said = fill(&words.score, &[("n", &n), ("most", &most)]);
    json!({
        "resourceType": "Observation",
        "status": "final",
        "category": survey(),
        "performer": [bundle.subject()],
        "code": code,
        "subject": bundle.subject(),
        "effectiveDateTime": instant(record.at, record.zone),
        "valueInteger": score,
        "note": [{ "text": said }],
    })
}
