//! The page that somebody is at, with its doors and what is said below it; or every key that works there.

use ebb_core::content::HostWords;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::app::App;
use super::page as pages;

/// Draws the page that somebody is at, or the help. Answers how far it can be scrolled.
pub fn screen(frame: &mut Frame<'_>, app: &mut App<'_>) -> usize {
    match app.help {
        Some(top) => help(frame, app, top),
        None => {
            paged(frame, app);
            0
        }
    }
}

/// At the end of the last line, where more stands below.
fn more(words: &HostWords) -> String {
    format!(" {} ", words.below)
}

/// What is said below a page, and whether it is loud: a question, what could not be done, what was done with the key
/// that takes it back; else how the page is steered.
fn said(app: &App<'_>) -> (String, bool) {
    let question = app.asked_first.as_ref();
    let question = question.and_then(|(offer, _)| pages::question(offer));
    if let Some(question) = question {
        return (question, true);
    }
    if let Some(number) = &app.number {
        let n = number.value.to_string();
        let words = &app.words().number_so_far;
        return (ebb_core::content::fill(words, &[("n", &n)]), true);
    }
    if !app.message.is_empty() {
        return (app.message.clone(), true);
    }
    if let Some(told) = &app.told {
        let key = &app.words().undo_key;
        let undo = told.undo.as_ref();
        let shown = app.shown.as_ref();
        let alt = match shown.is_some_and(pages::Shown::is_typing) {
            true => "Alt\u{a0}",
            false => "",
        };
        let label = |label: &str| label.replace(' ', "\u{a0}");
        let undo = undo.map(|undo| format!("   {alt}{key}\u{a0}{}", label(&undo.label)));
        return (format!("{}{}", told.words, undo.unwrap_or_default()), true);
    }
    let shown = app.shown.as_ref();
    (
        shown.map_or_else(String::new, pages::Shown::steering),
        false,
    )
}

/// Draws the page of a place that is one: its blocks, the doors, and a line for what is to be said.
fn paged(frame: &mut Frame<'_>, app: &mut App<'_>) {
    let (styles, words) = (app.styles, app.words());
    let margin = u16::from(frame.area().width > 40);
    let inner = frame.area().inner(Margin::new(margin, 0));
    let (text, loud) = said(app);
    let cannot_call = app.moment().content().crisis.contact.cannot_call.clone();
    let picture = app.companion.frame(app.clock.now());
    if let Some(shown) = &mut app.shown {
        shown.frame = picture;
    }
    let style = if loud {
        styles.strong()
    } else {
        styles.quiet()
    };
    let Some(shown) = &mut app.shown else { return };
    let width = usize::from(inner.width);
    let doors = pages::doors(&shown.page, width, styles);
    let large = shown.large_way(&cannot_call, styles);
    // Whether more stands below is known once there is a line that says so.
    let mut end = None;
    let (lines, cursor, said, areas) = loop {
        let said = pages::with_end(&text, end, width);
        let areas = Layout::vertical([
            Constraint::Min(1),
            Constraint::Length(doors.len() as u16),
            Constraint::Length((said.len() as u16).min(5)),
        ])
        .split(inner);
        let room = usize::from(areas[0].height);
        let (lines, cursor, below) = match &large {
            Some(lines) => (lines.clone(), None, false),
            None => shown.lines(width, room, styles),
        };
        if !below || end.is_some() {
            break (lines, cursor, said, areas);
        }
        end = Some(words.below.as_str());
    };
    let said: Vec<_> = said
        .into_iter()
        .map(|line| Line::styled(line, style))
        .collect();
    let top = areas[0];
    frame.render_widget(Paragraph::new(lines), top);
    frame.render_widget(Paragraph::new(doors), areas[1]);
    frame.render_widget(Paragraph::new(said), areas[2]);
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((top.x + x, top.y + y));
    }
}

/// Every key that works here, from the line `top` on.
fn help(frame: &mut Frame<'_>, app: &mut App<'_>, top: usize) -> usize {
    let elsewhere = app.everywhere_offers().into_iter();
    let elsewhere: Vec<_> = elsewhere.map(|(key, offer)| (key, offer.label)).collect();
    let Some(shown) = &app.shown else { return 0 };
    let margin = u16::from(frame.area().width > 40);
    let inner = frame.area().inner(Margin::new(margin, 0));
    let [area, footer] = Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(inner);
    let width = usize::from(inner.width);
    let lines = pages::help(shown, &elsewhere, width, app.styles);
    let furthest = lines.len().saturating_sub(usize::from(area.height));
    let top = top.min(furthest);
    let words = app.words();
    let mut said = words.steer.clone();
    if top < furthest {
        let more = more(words);
        let width = width.saturating_sub(more.chars().count());
        said = format!("{said:width$}{more}");
    }
    let shown: Vec<_> = lines.into_iter().skip(top).collect();
    frame.render_widget(Paragraph::new(shown), area);
    frame.render_widget(Line::styled(said, app.styles.quiet()), footer);
    furthest
}
