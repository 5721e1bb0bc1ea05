//! `ebb practise`: the practices and the routine as text or JSON, and changes to the routine.

use std::io::{self, Write};

use ebb_core::screens::{Action, Companion, PractiseAction, PractiseScreen};
use ebb_core::session::routine::RoutinePart;

use crate::Failure;
use crate::cli::PartOfDay;
use crate::clock::Clock;
use crate::json;

/// The practices and the routine.
pub fn list(companion: &Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let screen = companion.practise(&clock.moment());
    if json {
        json::screen(out, companion, "practise", &screen, clock)?;
    } else {
        lines(out, &screen)?;
    }
    Ok(())
}

/// Puts a practice into a part of the routine, or takes it out.
pub fn choose(
    companion: &mut Companion,
    clock: &Clock,
    id: &str,
    part: PartOfDay,
    on: bool,
) -> Result<(), Failure> {
    let tool = if id.contains(':') {
        id.to_owned()
    } else {
        format!("practice:{id}")
    };
    let part = part.into();
    let change = PractiseAction::Routine { part, tool, on };
    companion.act(Action::Practice { change }, &clock.moment())?;
    Ok(())
}

/// The title, and what is said above all practices.
pub fn head(out: &mut impl Write, screen: &PractiseScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", screen.title, screen.about)?;
    for line in [&screen.count, &screen.left_out]
        .into_iter()
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The screen as text: the routine, then every practice with its id and what to mind.
pub fn lines(out: &mut impl Write, screen: &PractiseScreen) -> io::Result<()> {
    head(out, screen)?;
    for part in &screen.routine {
        writeln!(out, "\n{}", part.title)?;
        if !part.empty.is_empty() {
            writeln!(out, "  {}", part.empty)?;
        }
        for line in &part.lines {
            writeln!(out, "  {}", with_note(&line.name, &line.note))?;
        }
    }
    for group in &screen.groups {
        writeln!(out, "\n{}", group.name)?;
        for card in &group.practices {
            writeln!(out, "  {} ({}): {}", card.name, card.id, card.about)?;
            if !card.note.is_empty() {
                writeln!(out, "    {}", card.note)?;
            }
            for caution in &card.cautions {
                writeln!(out, "    {caution}")?;
            }
        }
    }
    Ok(())
}

/// "Sounds, 5 minutes · done today"
pub fn with_note(name: &str, note: &str) -> String {
    if note.is_empty() {
        name.to_owned()
    } else {
        format!("{name} · {note}")
    }
}

impl From<PartOfDay> for RoutinePart {
    fn from(part: PartOfDay) -> Self {
        match part {
            PartOfDay::Morning => Self::Morning,
            PartOfDay::Evening => Self::Evening,
        }
    }
}
