//! Answers as they read: on a page, in a list, and as the words that an entry is found by.

use super::sheet::{FEELING, STRENGTH};
use crate::content::fill;
use crate::page::{Answer, Answers, Field, FieldKind, Value};
use crate::view::{Ahead, Link, dates};

/// A tool by its name, as somebody chose or typed it.
pub(super) fn tool(id: &str, ahead: &Ahead<'_>) -> String {
    let link = id.parse::<Link>().ok();
    let name = link.and_then(|link| ahead.links.name(&link));
    name.unwrap_or_else(|| id.to_owned())
}

/// What was asked, and the lines of the answer; by its id where nothing asks for it any more.
pub(crate) fn told(answer: &Answer, fields: &[Field], ahead: &Ahead<'_>) -> (String, Vec<String>) {
    let field = fields.iter().find(|field| field.id == answer.field);
    let label = field.map_or(&answer.field, |field| &field.label);
    (label.clone(), lines(&answer.value, field, ahead))
}

/// The same for paper, which is read on another day: a day stands with its year.
pub(crate) fn told_on_paper(
    answer: &Answer,
    fields: &[Field],
    ahead: &Ahead<'_>,
) -> (String, Vec<String>) {
    let (label, lines) = told(answer, fields, ahead);
    match &answer.value {
        Value::Day { day } => (label, vec![dates::dated(&ahead.content().words, *day)]),
        _ => (label, lines),
    }
}

fn lines(value: &Value, field: Option<&Field>, ahead: &Ahead<'_>) -> Vec<String> {
    let words = &ahead.content().journal.page;
    match value {
        Value::Words { text } => match field.map(|field| &field.kind) {
            Some(FieldKind::Find { .. }) => vec![tool(text, ahead)],
            _ => text.lines().map(str::to_owned).collect(),
        },
        Value::Number { value } => {
            let n = value.to_string();
            vec![match field.map(|field| &field.kind) {
                Some(FieldKind::Scale { most, .. }) => {
                    fill(&words.of_ten, &[("n", &n), ("most", &most.to_string())])
                }
                Some(FieldKind::Number {
                    unit: Some(unit), ..
                }) => format!("{n} {unit}"),
                _ => n,
            }]
        }
        Value::Chosen { ids } => {
            let options = match field.map(|field| &field.kind) {
                Some(FieldKind::Choice { options, .. }) => options.as_slice(),
                _ => &[],
            };
            let label = |id: &String| {
                let option = options.iter().find(|option| option.id == *id);
                option.map_or(id, |option| &option.label).clone()
            };
            ids.iter().map(label).collect()
        }
        Value::Day { day } => vec![ahead.moment.calendar_day(*day)],
        Value::Time { time } => vec![time.to_string()],
        Value::Each { entries } => {
            let parts = match field.map(|field| &field.kind) {
                Some(FieldKind::Group { fields, .. }) => fields.as_slice(),
                _ => &[],
            };
            entries
                .iter()
                .map(|entry| entry_line(entry, parts, ahead))
                .collect()
        }
        Value::File { name, .. } => vec![name.clone()],
    }
}

/// One entry of a list in a line: "sad 7", or its parts with what was asked.
fn entry_line(entry: &[Answer], parts: &[Field], ahead: &Ahead<'_>) -> String {
    let said = Answers::of(entry);
    if let (Some(feeling), Some(strength)) = (said.words(FEELING), said.whole(STRENGTH)) {
        let template = &ahead.content().journal.page.strength;
        let n = strength.to_string();
        return fill(template, &[("feeling", feeling), ("n", &n)]);
    }
    let parts = entry.iter().map(|answer| {
        let (label, lines) = told(answer, parts, ahead);
        let said = lines.join(" ");
        // A question stands before its answer, unless the answer says it all.
        match (&answer.value, label.strip_suffix('?')) {
            (Value::Chosen { .. }, _) => said,
            (Value::Words { .. }, None) if label.chars().count() < 20 => said,
            (_, Some(_)) => format!("{label} {said}"),
            (_, None) => format!("{label}: {said}"),
        }
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// All that the answers say, a line each: what an entry is found by. Labels are not the person's words.
pub(super) fn words(answers: &[Answer], fields: &[Field], ahead: &Ahead<'_>) -> String {
    let mut all = Vec::new();
    for answer in answers {
        let field = fields.iter().find(|field| field.id == answer.field);
        gather(&answer.value, field, ahead, &mut all);
    }
    all.join("\n")
}

fn gather(value: &Value, field: Option<&Field>, ahead: &Ahead<'_>, all: &mut Vec<String>) {
    match value {
        Value::Words { .. } | Value::Chosen { .. } => all.extend(lines(value, field, ahead)),
        Value::Each { entries } => {
            let parts = match field.map(|field| &field.kind) {
                Some(FieldKind::Group { fields, .. }) => fields.as_slice(),
                _ => &[],
            };
            for answer in entries.iter().flatten() {
                let part = parts.iter().find(|part| part.id == answer.field);
                gather(&answer.value, part, ahead, all);
            }
        }
        Value::Number { .. } | Value::Day { .. } | Value::Time { .. } | Value::File { .. } => {}
    }
}

/// The beginning of what was written, in a line.
pub(super) fn beginning(answers: &[Answer], fields: &[Field], ahead: &Ahead<'_>) -> String {
    const LONGEST: usize = 100;
    let first = answers.iter().find_map(|answer| {
        let (_, lines) = told(answer, fields, ahead);
        let said = lines.join(" ");
        (!said.trim().is_empty()).then_some(said)
    });
    let first = first.unwrap_or_default();
    let mut begun: String = first.chars().take(LONGEST).collect();
    if begun.len() < first.len() {
        begun.push('…');
    }
    begun
}
