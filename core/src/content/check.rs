//! What a content file must keep to beyond its types: ids resolve and are unique, nothing is empty, and no text
//! uses a word that safety rules out.

use std::collections::HashSet;

use super::plural::Counted;
use super::schema::{Content, Source};
use super::trigger_words::{TriggerKind, TriggerWords};

/// Words that no text uses about a person (safety rules, "Words"). Matched as whole words, in lower case.
pub const NEVER_SAID: [&str; 20] = [
    "clean",
    "cleaner",
    "cleanly",
    "dirty",
    "addict",
    "addicts",
    "abuser",
    "abusers",
    "junkie",
    "junkies",
    "failed",
    "failure",
    "failures",
    "relapsed",
    "relapsed again",
    "only n days",
    "unfinished",
    "should",
    "shouldn",
    "shouldnt",
];

/// Everything that is wrong with the content, one line each.
pub fn problems(content: &Content) -> Vec<String> {
    let mut problems = Vec::new();
    let breathing = &content.breathing;
    let ride = &content.ride;
    let lines = || {
        content
            .crisis_lines
            .regions
            .iter()
            .flat_map(|region| &region.lines)
    };

    problems.extend(repeated(
        "pattern",
        breathing.patterns.iter().map(|pattern| &pattern.id),
    ));
    problems.extend(repeated(
        "prompt",
        ride.prompts
            .iter()
            .chain(&ride.carry_on)
            .map(|prompt| &prompt.id),
    ));
    problems.extend(repeated(
        "trigger",
        ride.triggers.iter().map(|trigger| &trigger.id),
    ));
    problems.extend(repeated(
        "region",
        content
            .crisis_lines
            .regions
            .iter()
            .map(|region| &region.code),
    ));
    problems.extend(repeated("line", lines().map(|line| &line.id)));
    problems.extend(repeated(
        "card",
        content.cards.cards.iter().map(|card| &card.id),
    ));
    problems.extend(repeated(
        "practice",
        content
            .practices
            .practices
            .iter()
            .map(|practice| &practice.id),
    ));

    let used = breathing
        .patterns
        .iter()
        .flat_map(|pattern| &pattern.cautions);
    let of_cards = content
        .cards
        .cards
        .iter()
        .flat_map(|card| &card.cautions)
        .chain(
            content
                .practices
                .practices
                .iter()
                .flat_map(|practice| &practice.cautions),
        );
    for id in used
        .chain(of_cards)
        .chain(&ride.cautions)
        .chain(&breathing.finder.cautions)
    {
        if !content.cautions.cautions.contains_key(id) {
            problems.push(format!("there is no caution `{id}`"));
        }
    }
    for (id, caution) in &content.cautions.cautions {
        if caution.source.is_none() && caution.basis.is_empty() {
            problems.push(format!("caution `{id}` has neither a source nor a basis"));
        }
    }
    if breathing
        .patterns
        .iter()
        .all(|pattern| pattern.id != ride.breath)
    {
        problems.push(format!(
            "the ride breathes by `{}`, which is no pattern",
            ride.breath
        ));
    }
    if breathing
        .patterns
        .first()
        .is_none_or(|first| first.hold_full_ms + first.hold_empty_ms > 0)
    {
        problems.push("the first pattern must be one without holds".to_owned());
    }
    for prompt in ride.prompts.iter().chain(&ride.carry_on) {
        if prompt.seconds < 1 || prompt.text.is_empty() || prompt.outward.is_empty() {
            problems.push(format!(
                "prompt `{}` lacks its time, its text or its outward form",
                prompt.id
            ));
        }
    }
    for line in lines() {
        if line.source.name.is_empty() || !is_date(&line.verified_on) {
            problems.push(format!(
                "line `{}` lacks its source or the date on which it was read",
                line.id
            ));
        }
        if line.call.is_empty() && line.text.is_empty() && line.chat.is_empty() {
            problems.push(format!("line `{}` can be reached in no way", line.id));
        }
    }
    let sheets = &content.emergency.sheets;
    for sheet in [
        &sheets.have_used,
        &sheets.feel_ill,
        &sheets.stay_safe,
        &sheets.makes_worse,
        &sheets.look_around,
    ] {
        if sheet.sections.is_empty()
            || sheet
                .sources
                .iter()
                .any(|Source { name, .. }| name.is_empty())
        {
            problems.push(format!(
                "sheet `{}` is empty or has a source without a name",
                sheet.title
            ));
        }
    }
    let instruments = &content.instruments.instruments;
    problems.extend(repeated(
        "instrument",
        instruments.iter().map(|one| &one.id),
    ));
    problems.extend(
        instruments
            .iter()
            .flat_map(super::check_instruments::problems),
    );
    problems.extend(super::check_cards::problems(content));
    problems.extend(super::check_worksheets::problems(content));
    problems.extend(super::check_lists::problems(content));
    problems.extend(trigger_problems(&content.triggers));
    problems.extend(words_never_said(content));
    if let Ok(all) = serde_json::to_value(content) {
        forms_that_lack(&all, &mut problems);
    }
    problems
}

/// Counted words that lack a form that their language needs.
fn forms_that_lack(value: &serde_json::Value, problems: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) if fields.contains_key("rule") => {
            let counted = serde_json::from_value::<Counted>(value.clone());
            let lacks = counted.iter().flat_map(Counted::lacks);
            problems.extend(lacks.map(|form| format!("{value} lacks its form {form:?}")));
        }
        serde_json::Value::Object(fields) => fields
            .values()
            .for_each(|field| forms_that_lack(field, problems)),
        serde_json::Value::Array(items) => items
            .iter()
            .for_each(|item| forms_that_lack(item, problems)),
        _ => {}
    }
}

fn repeated<'a>(what: &str, ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = HashSet::new();
    ids.filter(|id| id.is_empty() || !seen.insert(id.as_str()))
        .map(|id| format!("{what} id `{id}` is empty or stands twice"))
        .collect()
}

fn is_date(text: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let shape = [4, 2, 2].map(|length| parts.next().is_some_and(|part| digits(part, length)));
    shape == [true; 3] && parts.next().is_none()
}

/// Every use of a word that is never said, with the text that it stands in. Names of sources and the wording of an
/// instrument are not ours, and words of danger are what others type.
pub fn words_never_said(content: &Content) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(all) = serde_json::to_value(content) {
        look_through(&all, &mut found);
    }
    found
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

fn look_through(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => {
            let words: Vec<_> = text
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(|word| if is_number(word) { "n" } else { word }.to_owned())
                .collect();
            let spaced = format!(" {} ", words.join(" "));
            found.extend(
                NEVER_SAID
                    .iter()
                    .filter(|word| spaced.contains(&format!(" {word} ")))
                    .map(|word| format!("`{word}` is never said: {text}")),
            );
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| look_through(item, found)),
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| {
                !matches!(
                    name.as_str(),
                    "source" | "sources" | "emergency_source" | "chat" | "danger" | "verbatim"
                )
            })
            .for_each(|(_, field)| look_through(field, found)),
        _ => {}
    }
}

/// What is wrong with the words beyond their types: each kind has its entry, once, with five to eight suggestions.
fn trigger_problems(words: &TriggerWords) -> Vec<String> {
    let mut problems = Vec::new();
    let mut seen: Vec<TriggerKind> = Vec::new();
    for entry in &words.kinds {
        if seen.contains(&entry.kind) {
            problems.push(format!("triggers: `{}` stands twice", entry.label));
        }
        seen.push(entry.kind);
        if !(5..=8).contains(&entry.suggestions.len())
            || entry.suggestions.iter().any(|text| text.trim().is_empty())
        {
            problems.push(format!(
                "triggers: `{}` needs five to eight suggestions",
                entry.label
            ));
        }
    }
    if words.kinds.len() < TriggerKind::COUNT as usize {
        problems.push("triggers: a kind is missing".to_owned());
    }
    problems
}
