//! The breathing patterns as a list.

use ebb_core::screens::{BreatheScreen, Offer};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{offers_inline, title};

/// The patterns, the chosen one in full, and how it is started.
pub fn lines(screen: &BreatheScreen, app: &App<'_>) -> Vec<Line<'static>> {
    let styles = app.styles;
    let mut lines = title(&screen.title, styles);
    let cards = || screen.patterns.iter().chain([&screen.finder]);
    let width = cards()
        .map(|card| card.name.chars().count())
        .max()
        .unwrap_or(0);
    for (index, card) in cards().enumerate() {
        let chosen = index == app.cursor;
        let mark = if chosen { " > " } else { "   " };
        let style = if chosen {
            styles.strong()
        } else {
            ratatui::style::Style::new()
        };
        let name = format!("{mark}{:width$}   ", card.name);
        lines.push(Line::from(vec![
            Span::styled(name, style),
            Span::styled(card.rate.clone(), styles.quiet()),
        ]));
    }
    lines.push(Line::default());
    if let Some(card) = app.chosen_pattern(screen) {
        let shape = Some(&card.shape).filter(|shape| !shape.is_empty());
        lines.extend(shape.map(|shape| Line::styled(shape.clone(), styles.strong())));
        lines.push(Line::raw(card.about.clone()));
        lines.extend(
            Some(&card.note)
                .filter(|note| !note.is_empty())
                .map(|note| Line::styled(note.clone(), styles.strong())),
        );
        lines.extend(
            card.cautions
                .iter()
                .map(|caution| Line::styled(caution.clone(), styles.quiet())),
        );
        let minutes = app.minutes.unwrap_or(card.minutes);
        let glide = app.from_rate.map_or(screen.no_glide_label.clone(), |rate| {
            format!("{}: {rate}", screen.glide_label)
        });
        lines.push(Line::default());
        let pair = |key: &str, text: String| {
            [
                Span::styled(format!("{key} "), styles.key()),
                Span::raw(format!("{text}   ")),
            ]
        };
        let spans = [
            pair(
                "Enter",
                screen
                    .patterns
                    .first()
                    .map_or_else(String::new, |card| card.start.label.clone()),
            ),
            pair("← →", format!("{}: {minutes}", screen.minutes_label)),
            pair("g", glide),
            pair("y", screen.custom_label.clone()),
        ];
        lines.push(Line::from(spans.into_iter().flatten().collect::<Vec<_>>()));
    }
    let offers: Vec<Offer> = std::iter::once(screen.still.clone())
        .chain(screen.doors.clone())
        .collect();
    lines.push(offers_inline(&offers, styles));
    lines
}
