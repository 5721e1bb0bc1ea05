//! A form that was filled in, as far as somebody liked: what is wrong with it, what is kept of it, and what time it is
//! about.

use super::answers::{of_kept, to_kept};
use super::sheet::{
    CALM_UP_TO, FEELING, SUMMARY, URGE_NOW, WHEN, asked, feelings_found, form, urge_now,
};
use crate::content::{Worksheet, WorksheetField, WorksheetFieldKind};
use crate::page::{Answer, Answers, Problem, Value, form_problems};
use crate::time::{Civil, Instant, Zone};
use crate::view::{Ahead, called, read_when};

/// A form that was filled in, as far as somebody liked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// The answers to the worksheet, in its order.
    pub answers: Vec<Answer>,
    /// The time that it is about, as the clock of the zone shows it; none where nothing was said.
    pub about: Option<Civil>,
}

/// Reads a form. Half of it is enough; nothing at all is not.
///
/// # Errors
/// What is wrong, at each field.
pub(super) fn checked(
    sheet: &Worksheet,
    said: Answers<'_>,
    zone: Zone,
    ahead: &Ahead<'_>,
) -> Result<Written, Vec<Problem>> {
    let fields = form(sheet, said, ahead);
    let content = ahead.content();
    let problems = form_problems(&fields, said, &content.pages.forms);
    if !problems.is_empty() {
        return Err(problems);
    }
    let words = &content.journal.page;
    if let Some(n) = urge_now(sheet, said).filter(|urge| *urge > CALM_UP_TO) {
        let (n, limit) = (n.to_string(), CALM_UP_TO.to_string());
        let values = [("n", n.as_str()), ("limit", limit.as_str())];
        let words = crate::content::fill(&words.urge_too_high, &values);
        return Err(vec![Problem::new(URGE_NOW, words)]);
    }
    let about = read_when(WHEN, said);
    if about.is_some_and(|about| zone.instant_of(about.wall_clock()) > ahead.moment.now) {
        return Err(vec![Problem::new(WHEN, &words.refused.still_ahead)]);
    }
    let answers = answers(sheet, said, ahead);
    let says = |answer: &Answer| answer.field != SUMMARY && !answer.field.ends_with("-own");
    if !answers.iter().any(says) {
        let first = sheet.fields.first().map_or("", |field| field.id.as_str());
        return Err(vec![Problem::new(first, &words.refused.nothing)]);
    }
    Ok(Written { answers, about })
}

/// The answers to what the worksheet asks, in its order, with what was found in the words by which it is kept.
fn answers(sheet: &Worksheet, said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Answer> {
    let kept = to_kept(&found(said.all(), sheet, ahead));
    let mut fields = asked(sheet, said, ahead);
    fields.extend(
        form(sheet, said, ahead)
            .into_iter()
            .filter(|field| field.id == SUMMARY),
    );
    let mut answers = of_kept(&kept, &fields);
    answers.retain(|answer| fields.iter().any(|field| field.id == answer.field));
    answers
}

/// What was chosen among what was found, or is called as somebody typed, as words: they read without the list.
fn found(said: &[Answer], sheet: &Worksheet, ahead: &Ahead<'_>) -> Vec<Answer> {
    let of = |id: &str, fields: &[WorksheetField]| {
        fields
            .iter()
            .find(|field| field.id == id)
            .map(|field| field.kind)
    };
    let one = |answer: &Answer, kind: Option<WorksheetFieldKind>| {
        let id = match &answer.value {
            Value::Chosen { ids } => ids.first().cloned(),
            Value::Words { text } => Some(text.trim().to_owned()),
            _ => None,
        };
        let id = id.unwrap_or_default();
        let named = match kind {
            Some(WorksheetFieldKind::Tool) => called(&id, ahead.links.found(&id)),
            Some(WorksheetFieldKind::Feelings) if answer.field == FEELING => {
                called(&id, feelings_found(&id, ahead.content()))
            }
            _ => return answer.clone(),
        };
        let text = named.map_or(id, |choice| choice.id);
        Answer::new(&answer.field, Value::words(text))
    };
    let said = said.iter().map(|answer| {
        let field = sheet.fields.iter().find(|field| field.id == answer.field);
        match (&answer.value, field) {
            (Value::Each { entries }, Some(field)) => {
                let parts = entries.iter().map(|entry| {
                    let parts = entry.iter().map(|part| {
                        let kind = match field.kind {
                            WorksheetFieldKind::Feelings => Some(field.kind),
                            _ => of(&part.field, &field.fields),
                        };
                        one(part, kind)
                    });
                    parts.collect()
                });
                let entries = parts.collect();
                Answer::new(&answer.field, Value::Each { entries })
            }
            (_, field) => one(answer, field.map(|field| field.kind)),
        }
    });
    said.collect()
}
/// The instant that a form is about. Where the minute that stood there was left as it is, so is the instant.
pub(super) fn about(written: &Written, stood: Instant, zone: Zone) -> Instant {
    match written.about {
        Some(at) if at != Civil::of(stood, zone) => zone.instant_of(at.wall_clock()),
        _ => stood,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{STRENGTH, SUMMARY_YES, carried, feelings_in, may_be_summed_up};
    use super::*;
    use crate::content::{Content, content};
    use crate::page::FieldKind;
    use crate::view::{alone, when_answer};

    const NOW: &str = "2026-11-24T12:00:30Z";

    fn sheet(id: &str) -> &'static Worksheet {
        content("en").worksheet(id).unwrap()
    }

    fn feeling(value: Value, strength: i32) -> Vec<Answer> {
        vec![
            Answer::new(FEELING, value),
            Answer::new(STRENGTH, Value::number(strength)),
        ]
    }

    fn read(id: &str, said: &[Answer]) -> Result<Written, Vec<Problem>> {
        alone::ahead(NOW, |ahead| {
            checked(sheet(id), Answers::of(said), Zone::UTC, ahead)
        })
    }

    /// A worksheet as a content file would say it, with a field of every kind.
    fn made_here() -> Worksheet {
        let json = serde_json::json!({
            "id": "made-here", "title": "Made here", "shelf": "day", "when": "Now and then.",
            "source": { "name": "this test" },
            "plan": { "field": "signs", "from": 1, "words": "There is a plan for this." },
            "fields": [
                { "id": "line", "label": "A line", "kind": "line", "card": true },
                { "id": "text", "label": "A text", "kind": "text" },
                { "id": "day", "label": "A day", "kind": "day" },
                { "id": "time", "label": "A time", "kind": "time" },
                { "id": "percent", "label": "How sure", "kind": "number", "most": 100, "unit": "%" },
                { "id": "scale", "label": "How strong", "kind": "scale" },
                { "id": "signs", "label": "Which", "kind": "choice", "many": true, "own": true,
                  "options": [{ "id": "a", "label": "An A" }, { "id": "b", "label": "A B" }] },
                { "id": "feelings", "label": "Feelings", "kind": "feelings" },
                { "id": "tool", "label": "A skill", "kind": "tool" },
                { "id": "steps", "label": "Step", "kind": "group", "most": 3, "fields": [
                    { "id": "what", "label": "What", "kind": "line" },
                    { "id": "done", "label": "Done?", "kind": "choice", "options": [{ "id": "yes", "label": "Yes" }] }
                ] }
            ]
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_worksheet_is_data_alone_it_passes_the_check_is_a_form_is_kept_and_reads() {
        let made = made_here();
        let mut all = serde_json::to_value(content("en")).unwrap();
        let sheets = all["worksheets"]["worksheets"].as_array_mut().unwrap();
        sheets.push(serde_json::to_value(&made).unwrap());
        let with_it: Content = serde_json::from_value(all).unwrap();
        assert_eq!(
            crate::content::worksheet_problems(&with_it),
            Vec::<String>::new()
        );
        let step = |what: &str| {
            vec![
                Answer::new("what", Value::words(what)),
                Answer::new("done", Value::chosen("yes")),
            ]
        };
        let said = vec![
            Answer::new("line", Value::words("heron")),
            Answer::new("text", Value::words("two\nlines")),
            Answer::new(
                "day",
                Value::Day {
                    day: "2026-11-25".parse().unwrap(),
                },
            ),
            Answer::new(
                "time",
                Value::Time {
                    time: "08:30".parse().unwrap(),
                },
            ),
            Answer::new("percent", Value::number(80)),
            Answer::new("scale", Value::number(7)),
            Answer::new(
                "signs",
                Value::Chosen {
                    ids: vec!["b".to_owned(), "my own".to_owned()],
                },
            ),
            Answer::new("signs-own", Value::words("my own")),
            Answer::new(
                "feelings",
                Value::Each {
                    entries: vec![feeling(Value::words("sad"), 7)],
                },
            ),
            Answer::new("tool", Value::words("the river")),
            Answer::new(
                "steps",
                Value::Each {
                    entries: vec![step("out"), step("back")],
                },
            ),
        ];
        alone::ahead(NOW, |ahead| {
            let answers = Answers::of(&said);
            let fields = form(&made, answers, ahead);
            let page = crate::page::Page {
                place: crate::page::Place {
                    token: "journal/write/made-here".to_owned(),
                },
                shape: crate::page::Shape::Form,
                title: made.title.clone(),
                blocks: vec![crate::page::Block::Form {
                    form: crate::page::Form::new(
                        "form",
                        fields.clone(),
                        crate::page::Offer::new(
                            "Keep",
                            crate::page::Role::Done,
                            crate::page::Target::act(&super::super::page::Act::Keep {
                                sheet: made.id.clone(),
                            }),
                        ),
                    ),
                }],
                doors: Vec::new(),
                up: None,
                look_again_at: None,
            };
            assert_eq!(crate::page::page_problems(&page), Vec::<String>::new());
            let written = checked(&made, answers, Zone::UTC, ahead).unwrap();
            assert_eq!(written.answers, said);
            let kept = to_kept(&written.answers);
            let asked = asked(&made, answers, ahead);
            assert_eq!(of_kept(&kept, &asked), said);
            let read: Vec<_> = said
                .iter()
                .map(|answer| {
                    super::super::tell::told(answer, &asked, ahead)
                        .1
                        .join(" / ")
                })
                .collect();
            assert_eq!(
                read,
                [
                    "heron",
                    "two / lines",
                    "Tomorrow",
                    "08:30",
                    "80 %",
                    "7 of 10",
                    "A B / my own",
                    "my own",
                    "sad 7",
                    "the river",
                    "out · Yes / back · Yes",
                ]
            );
            let words = super::super::tell::words(&said, &asked, ahead);
            for word in ["heron", "A B", "sad", "the river", "back"] {
                assert!(words.contains(word), "{word}");
            }
        });
    }

    #[test]
    fn half_a_worksheet_is_enough_and_nothing_at_all_is_not() {
        let word = [Answer::new("thought", Value::words("I can't"))];
        for worksheet in &content("en").worksheets.worksheets {
            let nothing = read(&worksheet.id, &[]).unwrap_err();
            assert_eq!(nothing.len(), 1, "{}", worksheet.id);
        }
        let read = read("thought-record", &word).unwrap();
        assert_eq!((read.answers, read.about), (word.to_vec(), None));
    }

    #[test]
    fn a_feeling_is_kept_by_its_word_whether_it_was_chosen_typed_or_is_the_persons_own() {
        let entries = vec![
            feeling(Value::chosen("sad"), 7),
            feeling(Value::words("Left Out"), 3),
            feeling(Value::words("like a wet cloth"), 9),
        ];
        let said = [Answer::new("feelings", Value::Each { entries })];
        let written = read("free", &said).unwrap();
        let named: Vec<_> = feelings_in(sheet("free"), Answers::of(&written.answers)).collect();
        assert_eq!(
            named,
            [
                ("sad", Some(7)),
                ("left out", Some(3)),
                ("like a wet cloth", Some(9))
            ]
        );
    }

    #[test]
    fn choices_of_ones_own_can_be_chosen_and_stand_there_again_next_time() {
        let said = [
            Answer::new(
                "signs",
                Value::Chosen {
                    ids: vec!["sleep".to_owned(), "I hum all day".to_owned()],
                },
            ),
            Answer::new("signs-own", Value::words("I hum all day\n I count coins ")),
        ];
        let written = read("early-signs", &said).unwrap();
        let carried = carried(sheet("early-signs"), Answers::of(&written.answers));
        assert_eq!(carried[0].field, "signs-own");
        alone::ahead(NOW, |ahead| {
            let fields = form(sheet("early-signs"), Answers::of(&carried), ahead);
            let FieldKind::Choice {
                options,
                many: true,
            } = &fields[0].kind
            else {
                panic!("several can be chosen")
            };
            let own: Vec<_> = options
                .iter()
                .rev()
                .take(2)
                .map(|own| own.id.as_str())
                .collect();
            assert_eq!(own, ["I count coins", "I hum all day"]);
        });
        // A list alone says nothing of this week.
        assert!(read("early-signs", &carried).is_err());
    }

    #[test]
    fn what_is_for_a_calm_hour_unfolds_at_a_low_urge_and_is_not_kept_at_a_high_one() {
        let four = sheet("four-sides");
        let said = |urge: i32| {
            vec![
                Answer::new(URGE_NOW, Value::number(urge)),
                Answer::new("change-good", Value::words("sleep")),
            ]
        };
        let count =
            |said: &[Answer]| alone::ahead(NOW, |ahead| form(four, Answers::of(said), ahead).len());
        assert_eq!((count(&[]), count(&said(5))), (1, 1));
        assert!(count(&said(4)) > 5);
        assert_eq!(read("four-sides", &said(5)).unwrap_err()[0].field, URGE_NOW);
        // How strong it was at that moment is not what the worksheet is about.
        let kept = read("four-sides", &said(4)).unwrap().answers;
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn a_review_says_when_it_was_and_stays_out_of_a_summary_until_it_is_ticked() {
        let led = Answer::new("led", Value::words("payday"));
        let refused = read("lapse-review", std::slice::from_ref(&led)).unwrap_err();
        assert!(refused[0].field.starts_with(WHEN), "{refused:?}");
        let when = when_answer(WHEN, "2026-11-21T22:40".parse().unwrap());
        let said = |more: &[Answer]| [&[led.clone(), when.clone()], more].concat();
        let review = read("lapse-review", &said(&[])).unwrap();
        let summed =
            |answers: &[Answer]| may_be_summed_up(sheet("lapse-review"), Answers::of(answers));
        assert!(!summed(&review.answers));
        let yes = Answer::new(SUMMARY, Value::chosen(SUMMARY_YES));
        assert!(summed(
            &read("lapse-review", &said(&[yes])).unwrap().answers
        ));
        assert!(may_be_summed_up(sheet("free"), Answers::of(&[])));
    }

    #[test]
    fn it_is_about_a_time_that_was_and_a_minute_left_alone_keeps_its_instant() {
        let text = Answer::new("text", Value::words("x"));
        let at = |at: &str| {
            let when = when_answer(WHEN, at.parse().unwrap());
            read("free", &[text.clone(), when])
        };
        assert_eq!(at("2026-11-24T12:01").unwrap_err()[0].field, WHEN);
        let now: Instant = NOW.parse().unwrap();
        assert_eq!(about(&at("2026-11-24T12:00").unwrap(), now, Zone::UTC), now);
        let earlier: Instant = "2026-11-20T07:15:00Z".parse().unwrap();
        assert_eq!(
            about(&at("2026-11-20T07:15").unwrap(), now, Zone::UTC),
            earlier
        );
    }
}
