//! `ebb surf` and `ebb breathe`: how an exercise begins, and its sound as a file.

use std::io::{self, Write as _};
use std::path::Path;

use ebb_core::companion::Companion;
use ebb_core::content::content;
use ebb_core::page::{Action, Answer, FieldKind, Target, Token as _, Value};
use ebb_core::session::page::{Act, At, MY_PACE};

use crate::clock::{Clock, LANGUAGE};
use crate::page::choices;
use crate::{Failure, Start, cli, command, sound};

/// The pattern that looks for the pace that feels easiest.
const FINDER: &str = "finder";
/// Minutes of a pattern of one's own where none are said.
const MINUTES: i32 = 3;

/// What `ebb breathe --help` says last: the patterns of the content by their ids, and what else there is to name.
pub fn patterns_help() -> String {
    let breathing = &content(LANGUAGE).breathing;
    let patterns = breathing.patterns.iter().map(|one| (&*one.id, &*one.name));
    let others = [
        (FINDER, &*breathing.finder.name),
        (MY_PACE, "the pace that it found"),
        ("4-0-6-0", "your own: seconds in, hold, out, hold"),
    ];
    let lines = patterns.chain(others);
    let lines: String = lines
        .map(|(id, name)| format!("\n  {id:18}{name}"))
        .collect();
    format!(
        "Examples:\n  ebb breathe\n  ebb breathe box --minutes 3\n  ebb breathe 4-0-6-0\n\nPatterns:{lines}"
    )
}

/// Begins a ride, or goes on with the one that is under way.
pub fn begin_ride(
    companion: &mut Companion,
    clock: &Clock,
    rate: Option<i32>,
) -> Result<(), Failure> {
    command::act(companion, clock, &Act::Ride, &[])?;
    if let Some(value) = rate {
        let strength = Answer::new("strength", Value::number(value));
        command::act(companion, clock, &Act::Rate, &[strength])?;
    }
    Ok(())
}

/// What begins a ride.
pub fn ride() -> Start {
    Start::Doing(Action::of(&Act::Ride), Vec::new())
}

/// What begins to breathe by a pattern, by its id or as seconds.
pub fn breathing(
    companion: &mut Companion,
    clock: &Clock,
    pattern: &str,
    minutes: Option<i32>,
    from_rate: Option<f64>,
) -> Result<Start, Failure> {
    let doing = |act: &Act| Ok(Start::Doing(Action::of(act), Vec::new()));
    if pattern == FINDER {
        return doing(&Act::FindPace);
    }
    let id = pattern.to_owned();
    let at = At::Pattern { id: id.clone() };
    let page = command::page(companion, clock, &at);
    if At::read(&page.place.token) == Some(at) {
        let minutes = minutes.or_else(|| usual(&page)).unwrap_or(MINUTES);
        return doing(&Act::Breathe {
            pattern: id,
            minutes,
            from_rate,
        });
    }
    let Some(seconds) = cli::parse_cycle(pattern) else {
        return Err(Failure::Usage(format!(
            "there is no breathing pattern `{pattern}`; `ebb breathe --help` lists them"
        )));
    };
    let [inhale, hold_full, exhale, hold_empty] = seconds.map(|seconds| seconds.to_string());
    let typed = [
        ("inhale", inhale),
        ("hold_full", hold_full),
        ("exhale", exhale),
        ("hold_empty", hold_empty),
        ("minutes", minutes.unwrap_or(MINUTES).to_string()),
    ];
    let filled = command::filled(companion, clock, &At::Own, &typed)?;
    match filled.target {
        Target::Act { action } => Ok(Start::Doing(action, filled.said)),
        Target::Go { place } => Ok(Start::At(place)),
    }
}

/// How long a pattern goes on where nobody says: what stands in its form.
fn usual(page: &ebb_core::page::Page) -> Option<i32> {
    let form = choices::form(page)?;
    let number = |kind: &FieldKind| matches!(kind, FieldKind::Number { .. });
    let field = form.fields.iter().find(|field| number(&field.kind))?;
    match field.value {
        Some(Value::Number { value }) => Some(value as i32),
        _ => None,
    }
}

/// Writes the sound to a file instead of beginning.
pub fn track(
    companion: &Companion,
    clock: &Clock,
    start: &Start,
    file: &Path,
) -> Result<(), Failure> {
    if let Start::Doing(action, said) = start {
        sound::write_track(companion, clock, action, said, file)?;
        writeln!(io::stdout(), "{}", file.display())?;
    }
    Ok(())
}
