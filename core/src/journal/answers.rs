//! Answers as they are kept: JSON by the ids of the fields, such as `{"situation": "…", "links": [{"kind": ["thought"]}]}`.
//! What is kept outlives the worksheet: an answer that no field asks for any more is read all the same.

use serde_json::{Map, Number, Value as Json};

use crate::page::{Answer, Field, FieldKind, Value};

/// Answers by the ids of their fields.
pub type Kept = Map<String, Json>;

/// Whole numbers up to here are written without a fraction: each is exact as a floating-point number.
const MOST_WHOLE: f64 = 9e15;

/// The answers as they are kept; blank ones are left out.
pub(crate) fn to_kept(answers: &[Answer]) -> Kept {
    let kept = answers
        .iter()
        .filter_map(|answer| Some((answer.field.clone(), json(&answer.value)?)));
    kept.collect()
}

fn json(value: &Value) -> Option<Json> {
    Some(match value {
        Value::Words { text } if text.trim().is_empty() => return None,
        Value::Words { text } => Json::from(text.trim()),
        Value::Number { value } if value.fract() == 0.0 && value.abs() <= MOST_WHOLE => {
            Json::from(*value as i64)
        }
        Value::Number { value } => Json::Number(Number::from_f64(*value)?),
        Value::Chosen { ids } if ids.is_empty() => return None,
        Value::Chosen { ids } => Json::from(ids.as_slice()),
        Value::Day { day } => Json::from(day.to_string()),
        Value::Time { time } => Json::from(time.to_string()),
        Value::Each { entries } => {
            let entries = entries.iter().map(|entry| to_kept(entry));
            let entries: Vec<_> = entries.filter(|entry| !entry.is_empty()).collect();
            if entries.is_empty() {
                return None;
            }
            entries.into_iter().map(Json::Object).collect()
        }
        // No worksheet asks for a file.
        Value::File { .. } => return None,
    })
}

/// What is kept as the answers to these fields, in their order; what none of them asks for comes last.
pub(crate) fn of_kept(kept: &Kept, fields: &[Field]) -> Vec<Answer> {
    let is_asked = |id: &str| fields.iter().any(|field| field.id == id);
    let asked = fields
        .iter()
        .filter_map(|field| Some((&field.id, kept.get(&field.id)?, Some(field))));
    let others = kept.iter().filter(|(id, _)| !is_asked(id));
    let others = others.map(|(id, json)| (id, json, None));
    asked
        .chain(others)
        .filter_map(|(id, json, field)| Some(Answer::new(id, value(json, field)?)))
        .collect()
}

fn value(json: &Json, field: Option<&Field>) -> Option<Value> {
    let kind = field.map(|field| &field.kind);
    match json {
        Json::String(text) => {
            let day = || text.parse().ok().map(|day| Value::Day { day });
            let time = || text.parse().ok().map(|time| Value::Time { time });
            let typed = match kind {
                Some(FieldKind::Day { .. }) => day(),
                Some(FieldKind::Time) => time(),
                _ => None,
            };
            typed.or_else(|| Some(Value::words(text)))
        }
        Json::Number(number) => number.as_f64().map(Value::number),
        Json::Array(items) => {
            let ids = items.iter().map(|item| item.as_str().map(str::to_owned));
            if let Some(ids) = ids.collect::<Option<Vec<_>>>() {
                return Some(Value::Chosen { ids });
            }
            let parts = match kind {
                Some(FieldKind::Group { fields, .. }) => fields.as_slice(),
                _ => &[],
            };
            let entries = items.iter().filter_map(Json::as_object);
            let entries = entries.map(|entry| of_kept(entry, parts)).collect();
            Some(Value::Each { entries })
        }
        Json::Null | Json::Bool(_) | Json::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::sheet;
    use crate::page::Answers;
    use crate::view::alone;
    use proptest::prelude::*;
    use serde_json::json;

    fn words() -> impl Strategy<Value = Value> {
        "[a-zß-ÿ?]{1,9}( [a-z]{1,9}){0,3}".prop_map(Value::words)
    }

    /// Any answer that a field takes.
    fn answer(field: &Field) -> BoxedStrategy<Answer> {
        let id = field.id.clone();
        let value = match &field.kind {
            FieldKind::Line { .. } | FieldKind::Text | FieldKind::Find { .. } => words().boxed(),
            FieldKind::Number { least, most, .. } => {
                let (least, most) = (*least as i32, *most as i32);
                (least..most, prop::bool::ANY)
                    .prop_map(|(n, half)| {
                        Value::number(f64::from(n) + if half { 0.5 } else { 0.0 })
                    })
                    .boxed()
            }
            FieldKind::Scale { least, most, .. } => {
                (*least..=*most).prop_map(Value::number).boxed()
            }
            FieldKind::Choice { options, .. } => {
                let ids: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
                let count = ids.len();
                prop::sample::subsequence(ids, 1..=count)
                    .prop_map(|ids| Value::Chosen { ids })
                    .boxed()
            }
            FieldKind::Day { .. } => (1..29)
                .prop_map(|day| Value::Day {
                    day: format!("2026-11-{day:02}").parse().unwrap(),
                })
                .boxed(),
            FieldKind::Time => (0..1_440)
                .prop_map(|n| Value::Time {
                    time: format!("{:02}:{:02}", n / 60, n % 60).parse().unwrap(),
                })
                .boxed(),
            FieldKind::Group { fields, .. } => {
                let first: Vec<_> = fields.iter().map(answer).collect();
                prop::collection::vec(first, 1..4)
                    .prop_map(|entries| Value::Each { entries })
                    .boxed()
            }
            FieldKind::File { .. } => unreachable!("no worksheet asks for a file"),
        };
        value.prop_map(move |value| Answer::new(&id, value)).boxed()
    }

    fn filled() -> impl Strategy<Value = (String, Vec<Answer>)> {
        let sheets: Vec<_> = content("en").worksheets.worksheets.iter().collect();
        prop::sample::select(sheets).prop_flat_map(|worksheet| {
            let fields = alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                sheet::asked(worksheet, Answers::of(&[]), ahead)
            });
            let count = fields.len();
            let id = worksheet.id.clone();
            prop::sample::subsequence(fields, 0..=count)
                .prop_flat_map(|some| some.iter().map(answer).collect::<Vec<_>>())
                .prop_map(move |answers| (id.clone(), answers))
        })
    }

    proptest! {
        #[test]
        fn every_worksheet_reads_back_as_it_was_filled_in_however_much_of_it((id, answers) in filled()) {
            let worksheet = content("en").worksheet(&id).unwrap();
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let fields = sheet::asked(worksheet, Answers::of(&answers), ahead);
                let kept = to_kept(&answers);
                let text = serde_json::to_string(&kept).unwrap();
                let kept: Kept = serde_json::from_str(&text).unwrap();
                assert_eq!(of_kept(&kept, &fields), answers);
            });
        }
    }

    #[test]
    fn it_is_kept_as_anybody_would_write_it() {
        let part = |feeling: &str, strength: i32| {
            vec![
                Answer::new("feeling", Value::words(feeling)),
                Answer::new("strength", Value::number(strength)),
            ]
        };
        let answers = [
            Answer::new("text", Value::words(" It rained. \n")),
            Answer::new("blank", Value::words("  ")),
            Answer::new("sleep", Value::number(6.5)),
            Answer::new(
                "feelings",
                Value::Each {
                    entries: vec![part("sad", 7), Vec::new(), part("left out", 3)],
                },
            ),
        ];
        assert_eq!(
            Json::Object(to_kept(&answers)),
            json!({
                "text": "It rained.", "sleep": 6.5,
                "feelings": [{"feeling": "sad", "strength": 7}, {"feeling": "left out", "strength": 3}],
            })
        );
    }

    #[test]
    fn an_answer_that_nothing_asks_for_any_more_is_read_all_the_same() {
        let kept =
            json!({ "old": "words", "older": [{ "what": "x" }], "oldest": ["a"], "odd": null });
        let Json::Object(kept) = kept else { panic!() };
        let read = of_kept(&kept, &[]);
        let fields: Vec<_> = read.iter().map(|answer| answer.field.as_str()).collect();
        assert_eq!(fields, ["old", "older", "oldest"]);
        assert_eq!(to_kept(&read).len(), 3);
    }
}
