//! Every screen but a running exercise, as lines that wrap and scroll.

use ebb_core::content::HostWords;
use ebb_core::screens::{NowScreen, Offer, Place};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::app::App;
use super::style::Styles;
use super::{keys, page as pages, plan, sheet};

/// What one screen comes to.
#[derive(Default)]
pub struct Page {
    /// Scrolls.
    pub body: Vec<Line<'static>>,
    /// The line that must be in sight.
    pub at: usize,
    /// The line on top where the page is scrolled by hand.
    pub scroll: usize,
    /// Stays at the bottom, however long the body is.
    pub fixed: Vec<Line<'static>>,
}

/// Draws the screen that somebody is at. Answers how far it can be scrolled.
pub fn screen(frame: &mut Frame<'_>, app: &mut App<'_>) -> usize {
    if app.shown.is_some() && app.help.is_none() {
        paged(frame, app);
        return 0;
    }
    let app = &*app;
    // What could not be done is said whole, however long it is.
    let said = Paragraph::new(format!(" {}", app.message)).wrap(Wrap { trim: false });
    let height = match &app.confirm {
        None if !app.message.is_empty() => said.line_count(frame.area().width).clamp(1, 4),
        _ => 1,
    };
    let footer = Constraint::Length(height as u16);
    let [area, footer] = Layout::vertical([Constraint::Min(0), footer]).areas(frame.area());
    let (furthest, below) = draw(frame, area, page(app, area.width));
    let mut text = match &app.confirm {
        Some(offer) => format!(" {} y / n", offer.detail),
        None if app.message.is_empty() => format!(" {}", app.words().steer),
        None => format!(" {}", app.message),
    };
    if below {
        let more = more(app.words());
        let width = usize::from(footer.width).saturating_sub(more.chars().count());
        text = format!("{text:width$}{more}");
    }
    if height > 1 {
        frame.render_widget(said.style(app.styles.strong()), footer);
        return furthest;
    }
    frame.render_widget(Line::styled(text, app.styles.quiet()), footer);
    furthest
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
    let large = shown.large_way();
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

/// Every key that works here.
fn help(app: &App<'_>, width: usize) -> Vec<Line<'static>> {
    let (styles, words) = (app.styles, app.words());
    let elsewhere = app.everywhere_offers().into_iter();
    let elsewhere: Vec<_> = elsewhere.map(|(key, offer)| (key, offer.label)).collect();
    if let Some(shown) = &app.shown {
        return pages::help(shown, &elsewhere, width, styles);
    }
    let mut lines = offer_lines(&app.offers(), styles);
    lines.extend(pages::everywhere(
        elsewhere.iter(),
        &words.keys_elsewhere,
        width,
        styles,
    ));
    let own = keys::HELP.map(str::to_owned);
    lines.extend(pages::moving(&own, width, styles));
    lines.extend(pages::moving(&words.keys, width, styles));
    lines
}

fn page(app: &App<'_>, width: u16) -> Page {
    let moment = app.moment();
    let styles = app.styles;
    let of = |body| Page {
        body,
        ..Page::default()
    };
    if let Some(scroll) = app.help {
        let margin = 2 * usize::from(width > 40);
        return Page {
            scroll,
            ..of(help(app, usize::from(width).saturating_sub(margin)))
        };
    }
    if let Some(form) = &app.form {
        return plan::form(form, styles);
    }
    if !app.dialling.is_empty() {
        let door = ebb_core::crisis::PlanDoor::MightUse;
        let labels = app.companion.plan(door, &moment).labels;
        return plan::dialling(&app.dialling, &labels, styles, width);
    }
    match &app.place {
        Place::Plan { door } => plan::page(&app.companion.plan(*door, &moment), app),
        Place::Lines { region } => {
            plan::lines(&app.companion.lines(region, &moment), app, &app.offers())
        }
        Place::AfterPlan => plan::after(&app.companion.after_plan(&moment), app),
        Place::PlanVersions => plan::versions(&app.companion.plan_versions(&moment), app),
        Place::Now => now(&app.companion.now(&moment), styles),
        place => app
            .companion
            .sheet(place, &moment)
            .map_or_else(Page::default, |shown| sheet::page(&shown, app)),
    }
}

/// Answers how far the body can be scrolled, and whether anything is hidden below.
fn draw(frame: &mut Frame<'_>, area: Rect, page: Page) -> (usize, bool) {
    let area = area.inner(Margin::new(u16::from(area.width > 40), 0));
    let wrapped = |lines| Paragraph::new(lines).wrap(Wrap { trim: false });
    let fixed = wrapped(page.fixed);
    let height = fixed.line_count(area.width) as u16;
    let [top, bottom] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(height)]).areas(area);
    let room = usize::from(top.height);
    // Where a page is short, everything fits; else the line that counts stands in the middle.
    let lines_to = |line: usize| {
        wrapped(page.body[..line.min(page.body.len())].to_vec()).line_count(area.width)
    };
    let wanted = page
        .scroll
        .max(lines_to(page.at + 1).saturating_sub(room / 2 + 1));
    let body = wrapped(page.body);
    let furthest = body.line_count(area.width).saturating_sub(room);
    let scroll = wanted.min(furthest);
    frame.render_widget(body.scroll((scroll as u16, 0)), top);
    frame.render_widget(fixed, bottom);
    (furthest, scroll < furthest)
}

/// A title, and air below it.
pub fn title(text: &str, styles: Styles) -> Vec<Line<'static>> {
    vec![Line::styled(text.to_owned(), styles.key()), Line::default()]
}

/// "r  Ride an urge   Starts at once.", with the details of a list below each other.
pub fn offer_lines(offers: &[Offer], styles: Styles) -> Vec<Line<'static>> {
    let width = |offer: &Offer| offer.label.chars().count();
    let widest = offers.iter().map(width).max().unwrap_or(0);
    let line = |(key, offer): (char, &Offer)| {
        Line::from(vec![
            Span::styled(format!("{:>5}  ", keys::name(key)), styles.key()),
            Span::raw(format!("{:widest$}   ", offer.label)),
            Span::styled(offer.detail.clone(), styles.quiet()),
        ])
    };
    keys::numbered(offers).into_iter().map(line).collect()
}

/// Offers in a row or two: "space Pause   d It has passed".
pub fn offers_inline(offers: &[Offer], styles: Styles) -> Line<'static> {
    offers_inline_after(0, offers, styles)
}

/// The same below `before` offers that have numbers already.
pub fn offers_inline_after(before: usize, offers: &[Offer], styles: Styles) -> Line<'static> {
    let spans = keys::numbered_after(before, offers)
        .into_iter()
        .flat_map(|(key, offer)| {
            [
                Span::styled(keys::name(key), styles.key()),
                Span::raw(format!("\u{a0}{}   ", offer.label.replace(' ', "\u{a0}"))),
            ]
        });
    let mut spans: Vec<_> = spans.collect();
    // Space at the end of a full line would wrap into an empty one.
    if let Some(last) = spans.last_mut() {
        last.content = last.content.trim_end_matches(' ').to_owned().into();
    }
    Line::from(spans)
}

fn now(screen: &NowScreen, styles: Styles) -> Page {
    let mut body = title(&screen.title, styles);
    body.push(Line::styled(screen.greeting.clone(), styles.strong()));
    let said = screen.missed.iter().chain([&screen.next]);
    for line in said.filter(|line| !line.is_empty()) {
        body.push(Line::raw(line.clone()));
    }
    if !screen.today.is_empty() {
        body.push(Line::raw(screen.today.clone()));
    }
    body.push(Line::default());
    body.extend(offer_lines(&screen.offers, styles));
    for notice in &screen.notices {
        body.push(Line::default());
        body.push(Line::raw(notice.clone()));
    }
    body.push(Line::default());
    body.push(Line::styled(screen.about.clone(), styles.quiet()));
    // The small doors are always in sight, however much there is to say above them.
    Page {
        body,
        fixed: vec![Line::default(), offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}
