//! Every screen but a running exercise, as lines that wrap and scroll.

use ebb_core::screens::{NowScreen, Offer, Place};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::app::{App, HISTORY_PAGE};
use super::style::Styles;
use super::{cards, history, keys, packs, page as pages, plan, sheet, skills, triggers};
use crate::report::far_ahead;

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
    if app.shown.is_some() && !app.help {
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
        None if app.message.is_empty() => keys::FOOTER.to_owned(),
        None => format!(" {}", app.message),
    };
    if below {
        text = format!(
            "{:width$}{}",
            text,
            keys::MORE,
            width = usize::from(footer.width).saturating_sub(keys::MORE.chars().count())
        );
    }
    if height > 1 {
        frame.render_widget(said.style(app.styles.strong()), footer);
        return furthest;
    }
    frame.render_widget(Line::styled(text, app.styles.quiet()), footer);
    furthest
}

/// Draws the page of a place that is one: its blocks, the doors, and a line for what is to be said.
fn paged(frame: &mut Frame<'_>, app: &mut App<'_>) {
    let (styles, width) = (app.styles, frame.area().width);
    let margin = u16::from(width > 40);
    let picture = app.companion.frame(app.clock.now());
    let Some(shown) = &mut app.shown else { return };
    shown.frame = picture;
    let wrapped = |line: Line<'static>| Paragraph::new(line).wrap(Wrap { trim: false });
    let doors = wrapped(pages::doors(&shown.page, styles));
    let question = app
        .asked_first
        .as_ref()
        .and_then(|(offer, _)| pages::question(offer));
    let said = match &question {
        Some(question) => question.clone(),
        None if app.message.is_empty() => match shown.form() {
            Some(form) if !form.at_once => {
                format!(
                    "Ctrl s {}   {}",
                    form.submit.label,
                    keys::FOOTER.trim_start()
                )
            }
            _ => keys::FOOTER.trim_start().to_owned(),
        },
        None => app.message.clone(),
    };
    let loud = question.is_some() || !app.message.is_empty();
    let style = if loud {
        styles.strong()
    } else {
        styles.quiet()
    };
    let said = wrapped(Line::styled(
        crate::page::safe::line(&said).into_owned(),
        style,
    ));
    let inner = frame.area().inner(Margin::new(margin, 0));
    let height = |text: &Paragraph<'_>| (text.line_count(inner.width) as u16).clamp(1, 5);
    let [top, middle, bottom] = Layout::vertical([
        Constraint::Min(1),
        Constraint::Length(height(&doors)),
        Constraint::Length(height(&said)),
    ])
    .areas(inner);
    let large = shown.large_way();
    let (lines, cursor, below) = match large {
        Some(lines) => (lines, None, false),
        None => shown.lines(usize::from(top.width), usize::from(top.height), styles),
    };
    frame.render_widget(Paragraph::new(lines), top);
    frame.render_widget(doors, middle);
    frame.render_widget(said, bottom);
    if below {
        let more = keys::MORE;
        let wide = more.chars().count() as u16;
        let x = bottom.right().saturating_sub(wide);
        let area = Rect::new(x, bottom.y, wide.min(bottom.width), 1);
        frame.render_widget(Line::styled(more, styles.quiet()), area);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((top.x + x, top.y + y));
    }
}

fn page(app: &App<'_>, width: u16) -> Page {
    let moment = app.moment();
    let styles = app.styles;
    let of = |body| Page {
        body,
        ..Page::default()
    };
    if app.help {
        return of(keys::HELP.iter().map(|line| Line::raw(*line)).collect());
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
        Place::Cards { typed } => cards::list(&app.found(typed), Some(typed), app),
        Place::CardShelf { shelf } => cards::list(&app.companion.shelf(shelf, &moment), None, app),
        Place::Card { id } => app
            .companion
            .card(id, &moment)
            .map_or_else(Page::default, |card| cards::card(&card, &app.offers(), app)),
        Place::CardStep { id, step, before } => app
            .companion
            .card_step(id, *step, *before, &moment)
            .map_or_else(Page::default, |screen| {
                cards::step(&screen, &app.offers(), styles)
            }),
        Place::Feel { .. } => app
            .feel_here()
            .map_or_else(Page::default, |screen| skills::feel(&screen, app)),
        Place::Suggest { .. } => app
            .suggestions_here()
            .map_or_else(Page::default, |screen| skills::suggestions(&screen, app)),
        Place::RehearseCards { shown } => {
            skills::rehearse(&app.companion.rehearse_cards(*shown, &moment), app)
        }
        Place::Diary => skills::diary(&app.companion.diary(&moment), app),
        Place::DiaryEntry { id } => match app.companion.diary_entry(id, &moment) {
            Ok(shown) => skills::entry(&shown, app),
            Err(error) => of(vec![Line::raw(error.to_string())]),
        },
        Place::DiaryUrge { id } => match app.companion.diary_urge(id, &moment) {
            Ok(shown) => skills::entry(&shown, app),
            Err(error) => of(vec![Line::raw(error.to_string())]),
        },
        Place::Triggers => {
            // Answers to check-ins stand with their questions; the rest stays at the bottom.
            let screen = app.companion.triggers(&moment);
            triggers::page(&screen, app, &screen.doors)
        }
        Place::Rehearse { plan, urge } => app
            .companion
            .rehearse(plan, *urge, &moment)
            .map_or_else(Page::default, |screen| {
                triggers::rehearse(&screen, &app.offers(), styles)
            }),
        Place::PlanHelped { ride, plan } => app
            .companion
            .plan_helped(ride, plan, &moment)
            .map_or_else(Page::default, |screen| triggers::helped(&screen, styles)),
        Place::Packs => packs::list(&app.companion.packs(&moment), app),
        Place::Pack => app
            .companion
            .pack(&moment)
            .map_or_else(Page::default, |screen| packs::one(&screen, app)),
        Place::Now => now(&app.companion.now(&moment), styles),
        Place::History => {
            let shown = app
                .companion
                .history(far_ahead(&moment), HISTORY_PAGE, &moment);
            let (body, at) = history::lines(&shown, app);
            Page { at, ..of(body) }
        }
        Place::Entry { id } => match app.companion.entry(id, &moment) {
            Ok(shown) => of(history::entry(&shown, app)),
            Err(error) => of(vec![Line::raw(error.to_string())]),
        },
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

/// What stays at the bottom of a page: what it offers beside its body, and below that the small doors.
pub fn tail(offers: &[Offer], doors: &[Offer], styles: Styles) -> Vec<Line<'static>> {
    let rows = [offers, doors].into_iter().filter(|row| !row.is_empty());
    rows.map(|row| offers_inline(row, styles)).collect()
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
