//! Every screen but a running exercise, as lines that wrap and scroll.

use ebb_core::screens::{
    BreatheScreen, EntryScreen, HistoryScreen, NowScreen, Offer, Place, SheetScreen,
};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::app::{App, HISTORY_PAGE};
use super::style::Styles;
use super::{exercise, keys};
use crate::report::far_ahead;

/// Draws the screen that somebody is at.
pub fn screen(frame: &mut Frame<'_>, app: &App<'_>) {
    let [body, footer] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(frame.area());
    let styles = app.styles;
    let moment = app.moment();
    let note = if let Some(offer) = &app.confirm {
        format!(" {} y / n", offer.detail)
    } else {
        format!(" {}", app.message)
    };
    let footer_text = if note.trim().is_empty() {
        keys::FOOTER
    } else {
        note.as_str()
    };
    frame.render_widget(Line::styled(footer_text.to_owned(), styles.quiet()), footer);
    if app.help {
        let lines = keys::HELP.iter().map(|line| Line::raw(*line)).collect();
        return text(frame, body, lines, 0);
    }
    match &app.place {
        Place::Exercise => exercise::draw(frame, body, app),
        Place::Now => text(frame, body, now(&app.companion.now(&moment), styles), 0),
        Place::Breathe => {
            let shown = app.companion.breathe(&moment);
            text(
                frame,
                body,
                breathe(&shown, app),
                (app.cursor as u16).saturating_sub(8),
            );
        }
        Place::History => {
            let shown = app
                .companion
                .history(far_ahead(&moment), HISTORY_PAGE, &moment);
            let (lines, at) = history(&shown, app);
            text(frame, body, lines, at.saturating_sub(body.height / 2));
        }
        Place::Entry { id } => match app.companion.entry(id, &moment) {
            Ok(shown) => text(frame, body, entry(&shown, app), 0),
            Err(error) => text(frame, body, vec![Line::raw(error.to_string())], 0),
        },
        place => {
            if let Some(shown) = app.companion.sheet(place, &moment) {
                sheet(frame, body, &shown, app);
            }
        }
    }
}

fn text(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'_>>, scroll: u16) {
    let area = area.inner(ratatui::layout::Margin::new(u16::from(area.width > 40), 0));
    frame.render_widget(
        Paragraph::new(lines)
            .wrap(Wrap { trim: false })
            .scroll((scroll, 0)),
        area,
    );
}

fn title(text: &str, styles: Styles) -> Vec<Line<'static>> {
    vec![Line::styled(text.to_owned(), styles.key()), Line::default()]
}

/// "r  Ride an urge   Starts at once."
fn offer_line(key: char, offer: &Offer, styles: Styles) -> Line<'static> {
    Line::from(vec![
        Span::styled(format!("{:>5}  ", keys::name(key)), styles.key()),
        Span::raw(offer.label.clone()),
        Span::styled(format!("   {}", offer.detail), styles.quiet()),
    ])
}

/// Offers in a row or two: "space Pause   d It has passed".
pub fn offers_inline(offers: &[Offer], styles: Styles) -> Line<'static> {
    let spans = keys::numbered(offers).into_iter().flat_map(|(key, offer)| {
        [
            Span::styled(keys::name(key), styles.key()),
            Span::raw(format!("\u{a0}{}   ", offer.label.replace(' ', "\u{a0}"))),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

fn now(screen: &NowScreen, styles: Styles) -> Vec<Line<'static>> {
    let mut lines = title(&screen.title, styles);
    lines.push(Line::styled(screen.greeting.clone(), styles.strong()));
    if !screen.today.is_empty() {
        lines.push(Line::raw(screen.today.clone()));
    }
    lines.push(Line::default());
    lines.extend(
        keys::numbered(&screen.offers)
            .into_iter()
            .map(|(key, offer)| offer_line(key, offer, styles)),
    );
    lines.push(Line::default());
    lines.extend(
        keys::numbered(&screen.doors)
            .into_iter()
            .map(|(key, offer)| offer_line(key, offer, styles)),
    );
    for notice in &screen.notices {
        lines.push(Line::default());
        lines.push(Line::raw(notice.clone()));
    }
    lines.push(Line::default());
    lines.push(Line::styled(screen.about.clone(), styles.quiet()));
    lines
}

fn breathe(screen: &BreatheScreen, app: &App<'_>) -> Vec<Line<'static>> {
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
            Span::styled(format!("{}   {}", card.rate, card.shape), styles.quiet()),
        ]));
    }
    lines.push(Line::default());
    if let Some(typed) = &app.typed {
        lines.push(Line::styled(
            format!("{}: {typed}_", screen.custom_label),
            styles.strong(),
        ));
        lines.push(Line::raw(screen.custom_help.clone()));
        return lines;
    }
    if let Some(card) = app.chosen_pattern(screen) {
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

fn history(screen: &HistoryScreen, app: &App<'_>) -> (Vec<Line<'static>>, u16) {
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
        for entry in &day.entries {
            let chosen = index == app.cursor;
            if chosen {
                at = lines.len() as u16;
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

fn entry(screen: &EntryScreen, app: &App<'_>) -> Vec<Line<'static>> {
    let styles = app.styles;
    let mut lines = title(&screen.title, styles);
    lines.extend(screen.lines.iter().map(|line| Line::raw(line.clone())));
    if !screen.ratings.is_empty() {
        lines.push(Line::default());
        lines.push(Line::styled(
            format!("{}: j k, 0-9, {}", screen.correct_label, keys::TEN),
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
    for (key, offer) in keys::numbered(&app.offers())
        .into_iter()
        .filter(|(key, _)| screen.ratings.is_empty() || !key.is_ascii_digit())
    {
        lines.push(offer_line(
            key,
            &Offer {
                detail: String::new(),
                ..offer.clone()
            },
            styles,
        ));
    }
    lines
}

fn sheet(frame: &mut Frame<'_>, area: Rect, screen: &SheetScreen, app: &App<'_>) {
    let styles = app.styles;
    let [body, offers] = Layout::vertical([Constraint::Min(0), Constraint::Length(2)]).areas(area);
    let mut lines = vec![Line::styled(screen.title.clone(), styles.key())];
    for section in &screen.sections {
        lines.extend(
            Some(&section.heading)
                .filter(|heading| !heading.is_empty())
                .map(|heading| {
                    Line::styled(
                        heading.clone(),
                        if section.urgent {
                            styles.urgent()
                        } else {
                            styles.strong()
                        },
                    )
                }),
        );
        lines.extend(
            section
                .lines
                .iter()
                .map(|line| Line::raw(format!("  {line}"))),
        );
    }
    lines.push(Line::default());
    lines.push(Line::styled(screen.review.clone(), styles.quiet()));
    lines.extend(
        screen
            .sources
            .iter()
            .map(|source| Line::styled(source.clone(), styles.quiet())),
    );
    text(frame, body, lines, (app.cursor as u16).min(500));
    text(
        frame,
        offers,
        vec![offers_inline(&screen.offers, styles)],
        0,
    );
}
