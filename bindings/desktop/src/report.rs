//! Screens as lines of text, for pipes, commands and `--plain`.

use std::io::{self, Write};

use ebb_core::screens::{Companion, HistoryScreen, SheetScreen};

use crate::clock::Clock;

/// The first screen.
pub fn now(out: &mut impl Write, companion: &Companion, clock: &Clock) -> io::Result<()> {
    let screen = companion.now(&clock.moment());
    writeln!(out, "{}\n{}", screen.title, screen.greeting)?;
    for line in screen
        .notices
        .iter()
        .chain(&screen.missed)
        .chain([&screen.next, &screen.today])
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for offer in screen.offers.iter().chain(&screen.doors) {
        writeln!(out, "  {}", labelled(&offer.label, &offer.detail))?;
    }
    writeln!(out, "\n{}", screen.about)
}

/// What could not be opened or kept.
pub fn notices(out: &mut impl Write, companion: &Companion, clock: &Clock) -> io::Result<()> {
    for notice in companion.now(&clock.moment()).notices {
        writeln!(out, "{notice}")?;
    }
    Ok(())
}

/// What is under way, and today.
pub fn status(out: &mut impl Write, companion: &Companion, clock: &Clock) -> io::Result<()> {
    notices(out, companion, clock)?;
    let screen = companion.now(&clock.moment());
    let first = screen
        .offers
        .first()
        .filter(|_| companion.running().is_some());
    writeln!(
        out,
        "{}",
        first.map_or(screen.greeting.as_str(), |offer| offer.detail.as_str())
    )?;
    if !screen.today.is_empty() {
        writeln!(out, "{}", screen.today)?;
    }
    Ok(())
}

/// The history.
pub fn history(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
    limit: i32,
) -> io::Result<()> {
    let moment = clock.moment();
    let screen = companion.history(far_ahead(&moment), limit, &moment);
    history_lines(out, &screen)
}

/// Everything that has begun counts as before this, whatever the clock was when it began.
pub fn far_ahead(moment: &ebb_core::screens::Moment) -> ebb_core::time::Instant {
    moment.now + chrono::TimeDelta::days(36_500)
}

fn history_lines(out: &mut impl Write, screen: &HistoryScreen) -> io::Result<()> {
    writeln!(out, "{}", screen.title)?;
    for line in screen
        .statements
        .iter()
        .chain([&screen.empty])
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for day in &screen.days {
        writeln!(out, "\n{}", labelled(&day.label, &day.diary))?;
        for entry in &day.entries {
            writeln!(out, "  {}  {} · {}", entry.time, entry.name, entry.summary)?;
        }
    }
    Ok(())
}

/// A sheet.
pub fn sheet(out: &mut impl Write, sheet: &SheetScreen) -> io::Result<()> {
    writeln!(out, "{}", sheet.title)?;
    for section in &sheet.sections {
        writeln!(out)?;
        if !section.heading.is_empty() {
            writeln!(out, "{}", section.heading)?;
        }
        for line in &section.lines {
            writeln!(out, "  {line}")?;
        }
    }
    writeln!(out, "\n{}", sheet.review)
}

/// A label with what is said beside it.
pub fn labelled(label: &str, detail: &str) -> String {
    if detail.is_empty() {
        label.to_owned()
    } else {
        format!("{label}. {detail}")
    }
}
