//! What was kept, by day, and one entry of it.

use ebb_core::screens::{EntryScreen, HistoryScreen, Offer};
use ratatui::text::Line;

use super::app::App;
use super::draw::{offer_lines, offers_inline, title};

/// The history by day, and the line that the chosen entry is on.
pub fn lines(screen: &HistoryScreen, app: &App<'_>) -> (Vec<Line<'static>>, usize) {
    let styles = app.styles;
    let mut lines = title(&screen.title, styles);
    lines.extend(
        screen
            .statements
            .iter()
            .chain([&screen.empty])
            .filter(|line| !line.is_empty())
            .map(|line| Line::raw(line.clone())),
    );
    let (mut index, mut at) = (0, 0);
    for day in &screen.days {
        lines.push(Line::default());
        lines.push(Line::styled(day.label.clone(), styles.strong()));
        if !day.diary.is_empty() {
            lines.push(Line::raw(format!("   {}", day.diary)));
        }
        for entry in &day.entries {
            let chosen = index == app.cursor;
            if chosen {
                at = lines.len();
            }
            let line = format!(
                "{}{}  {} · {}",
                if chosen { " > " } else { "   " },
                entry.time,
                entry.name,
                entry.summary
            );
            lines.push(if chosen {
                Line::styled(line, styles.strong())
            } else {
                Line::raw(line)
            });
            index += 1;
        }
    }
    lines.push(Line::default());
    lines.push(offers_inline(&screen.doors, styles));
    (lines, at)
}

/// One exercise, to set right or to delete.
pub fn entry(screen: &EntryScreen, app: &App<'_>) -> Vec<Line<'static>> {
    let styles = app.styles;
    let mut lines = title(&screen.title, styles);
    lines.extend(screen.lines.iter().map(|line| Line::raw(line.clone())));
    if !screen.ratings.is_empty() {
        lines.push(Line::default());
        lines.push(Line::styled(
            format!("{}: ↑ ↓, then ← →", screen.correct_label),
            styles.quiet(),
        ));
    }
    for (index, rating) in screen.ratings.iter().enumerate() {
        let mark = if index == app.cursor { " > " } else { "   " };
        lines.push(Line::raw(format!(
            "{mark}{:>12}   {}",
            rating.label, rating.value
        )));
    }
    lines.push(Line::default());
    let plainly = |offer: Offer| Offer {
        detail: String::new(),
        ..offer
    };
    let offers: Vec<Offer> = app.offers().into_iter().map(plainly).collect();
    lines.extend(offer_lines(&offers, styles));
    lines
}
