//! The page that somebody is at, with its doors and what is said below it; or every key that works there.

use ebb_core::content::HostWords;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::app::App;
use super::page as pages;
use super::style::Styles;
use crate::page::choices;

/// So many lines are said below a page at most, beside how it is steered.
const MOST_SAID: usize = 5;

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

/// What is said below a page: what is asked, what could not be done, or what was done with the key that takes it back;
/// and how the page is steered, but where a question waits that any key answers.
fn said(app: &App<'_>) -> (Option<String>, Option<String>) {
    let question = app.asked_first.as_ref();
    let question = question.and_then(|(offer, _)| pages::question(offer));
    if question.is_some() {
        return (question, None);
    }
    let steering = app.shown.as_ref().map(pages::Shown::steering);
    (noted(app), steering)
}

fn noted(app: &App<'_>) -> Option<String> {
    if let Some(number) = &app.number {
        let n = number.value.to_string();
        let words = &app.words().number_so_far;
        return Some(ebb_core::content::fill(words, &[("n", &n)]));
    }
    if !app.message.is_empty() {
        return Some(app.message.clone());
    }
    let told = app.told.as_ref()?;
    let Some((undo, shown)) = told.undo.as_ref().zip(app.shown.as_ref()) else {
        return Some(told.words.clone());
    };
    // Where the page takes it back itself, its own key does.
    let own = shown.takes_back(&undo.target).and_then(choices::own_key);
    let key = own.or_else(|| app.words().undo_key.chars().next());
    let key = key.map_or_else(String::new, |key| shown.key_name(key));
    let label = undo.label.replace(' ', "\u{a0}");
    Some(format!("{}   {key}\u{a0}{label}", told.words))
}

/// Draws the page of a place that is one: its blocks, the doors, and a line for what is to be said.
fn paged(frame: &mut Frame<'_>, app: &mut App<'_>) {
    let (styles, words) = (app.styles, app.words());
    let margin = u16::from(frame.area().width > 40);
    let inner = frame.area().inner(Margin::new(margin, 0));
    let (loud, steering) = said(app);
    let cannot_call = app.moment().content().crisis.contact.cannot_call.clone();
    let picture = app.companion.frame(app.clock.now());
    if let Some(shown) = &mut app.shown {
        shown.frame = picture;
    }
    let told = app.told.as_ref().and_then(|told| told.undo.as_ref());
    let told = told.map(|undo| undo.target.clone());
    let Some(shown) = &mut app.shown else { return };
    let width = usize::from(inner.width);
    shown.tells_below(told);
    let doors = pages::doors(shown, width, styles);
    let large = shown.large_way(&cannot_call, styles);
    // Whether more stands below is known once there is a line that says so.
    let mut end = None;
    let (lines, cursor, said, areas) = loop {
        let said = below(loud.as_deref(), steering.as_deref(), end, width, styles);
        let areas = Layout::vertical([
            Constraint::Min(1),
            Constraint::Length(doors.len() as u16),
            Constraint::Length(said.len() as u16),
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
    let top = areas[0];
    frame.render_widget(Paragraph::new(lines), top);
    frame.render_widget(Paragraph::new(doors), areas[1]);
    frame.render_widget(Paragraph::new(said), areas[2]);
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((top.x + x, top.y + y));
    }
}

/// What is said below a page, as lines: what was done, and below it how the page is steered.
fn below(
    loud: Option<&str>,
    steering: Option<&str>,
    end: Option<&str>,
    width: usize,
    styles: Styles,
) -> Vec<Line<'static>> {
    let (loud_end, steering_end) = match steering {
        Some(_) => (None, end),
        None => (end, None),
    };
    let lines = |text: Option<&str>, end, style| {
        let lines = text.map_or_else(Vec::new, |text| pages::with_end(text, end, width));
        let lines = lines.into_iter().take(MOST_SAID);
        lines.map(move |line| Line::styled(line, style))
    };
    let loud = lines(loud, loud_end, styles.strong());
    loud.chain(lines(steering, steering_end, styles.quiet()))
        .collect()
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
