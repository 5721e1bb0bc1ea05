//! Reminders as lines of text.

use std::io::{self, Write};

use ebb_core::screens::{MonthView, ReminderHistoryScreen, RemindersScreen};

/// Everything that is set up.
pub fn reminders(out: &mut impl Write, screen: &RemindersScreen) -> io::Result<()> {
    next(out, screen)?;
    if !screen.rules.is_empty() {
        writeln!(out, "\n{}", screen.rules_title)?;
    }
    let mut number = 0;
    for rule in &screen.rules {
        number += 1;
        writeln!(
            out,
            "{number}. {}: {} · {}",
            rule.name, rule.when, rule.next
        )?;
    }
    for card in &screen.boosters {
        number += 1;
        writeln!(out, "\n{number}. {}", card.title)?;
        for line in &card.lines {
            writeln!(out, "   {line}")?;
        }
        for step in &card.steps {
            writeln!(out, "   {}", step.sentence)?;
        }
    }
    writeln!(out, "\n{}", screen.discreet.title)?;
    for line in screen.discreet.lines.iter().chain(&screen.delivery) {
        writeln!(out, "   {line}")?;
    }
    Ok(())
}

/// What comes up, numbered.
pub fn next(out: &mut impl Write, screen: &RemindersScreen) -> io::Result<()> {
    writeln!(out, "{}", screen.title)?;
    let lines = screen.missed.iter();
    for line in lines.chain([&screen.empty, &screen.question, &screen.nothing_coming]) {
        if !line.is_empty() {
            writeln!(out, "{line}")?;
        }
    }
    for (number, line) in (1..).zip(&screen.coming) {
        let note = if line.note.is_empty() {
            String::new()
        } else {
            format!(" ({})", line.note)
        };
        writeln!(out, "{number}. {}  {}{note}", line.when, line.name)?;
    }
    Ok(())
}

/// A month: a day and, after it, what it holds.
pub fn month(out: &mut impl Write, month: &MonthView) -> io::Result<()> {
    writeln!(out, "{}", month.title)?;
    let days = month
        .weeks
        .iter()
        .flat_map(|week| month.weekdays.iter().zip(&week.days));
    for (weekday, day) in days.filter(|(_, day)| day.in_month && !day.lines.is_empty()) {
        writeln!(
            out,
            "{weekday} {:>2}  {}",
            day.number,
            day.lines.join(" · ")
        )?;
    }
    Ok(())
}

/// What became of one.
pub fn history(out: &mut impl Write, screen: &ReminderHistoryScreen) -> io::Result<()> {
    writeln!(out, "{}", screen.title)?;
    if !screen.empty.is_empty() {
        writeln!(out, "{}", screen.empty)?;
    }
    for line in &screen.lines {
        writeln!(out, "  {}: {}", line.when, line.what)?;
    }
    Ok(())
}
