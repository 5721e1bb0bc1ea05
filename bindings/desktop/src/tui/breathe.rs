//! The breathing patterns as a list.

use ebb_core::screens::{BreatheScreen, Offer};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{offers_inline, title};

/// The patterns, the chosen one in full, and how it is started.
pub fn lines(screen: &BreatheScreen, app: &App<'_>) -> Vec<Line<'static>> {
    let styles = app.styles;
    let mut lines = title(&screen.title, styles);
    let patterns = || screen.patterns.iter().chain([&screen.finder]);
    let width = patterns()
        .map(|pattern| pattern.name.chars().count())
        .max()
        .unwrap_or(0);
    for (index, pattern) in patterns().enumerate() {
        let chosen = index == app.cursor;
        let mark = if chosen { " > " } else { "   " };
        let style = if chosen {
            styles.strong()
        } else {
            ratatui::style::Style::new()
        };
        let name = format!("{mark}{:width$}   ", pattern.name);
        lines.push(Line::from(vec![
            Span::styled(name, style),
            Span::styled(pattern.rate.clone(), styles.quiet()),
        ]));
    }
    lines.push(Line::default());
    if let Some(pattern) = patterns().nth(app.cursor) {
        let shape = Some(&pattern.shape).filter(|shape| !shape.is_empty());
        lines.extend(shape.map(|shape| Line::styled(shape.clone(), styles.strong())));
        lines.push(Line::raw(pattern.about.clone()));
        lines.extend(
            Some(&pattern.note)
                .filter(|note| !note.is_empty())
                .map(|note| Line::styled(note.clone(), styles.strong())),
        );
        lines.extend(
            pattern
                .cautions
                .iter()
                .map(|caution| Line::styled(caution.clone(), styles.quiet())),
        );
        let minutes = app.minutes.unwrap_or(pattern.minutes);
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
                    .map_or_else(String::new, |pattern| pattern.start.label.clone()),
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
