//! The routine and the practices as one list; the chosen one opens where it stands, with what to mind before it
//! starts.

use ebb_core::screens::{Offer, PracticeCard, PractiseScreen, RoutineLine};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline, title};
use super::style::Styles;
use crate::practise::with_note;

/// A line that can be chosen.
pub enum Row<'s> {
    Chosen(&'s RoutineLine),
    Practice(&'s PracticeCard),
}

/// Every line that can be chosen, from top to bottom.
pub fn rows(screen: &PractiseScreen) -> Vec<Row<'_>> {
    let routine = screen.routine.iter().flat_map(|part| &part.lines);
    let practices = screen.groups.iter().flat_map(|group| &group.practices);
    routine
        .map(Row::Chosen)
        .chain(practices.map(Row::Practice))
        .collect()
}

/// What starts the chosen line.
pub fn start(screen: &PractiseScreen, cursor: usize) -> Option<Offer> {
    Some(match rows(screen).get(cursor)? {
        Row::Chosen(line) => line.start.clone(),
        Row::Practice(card) => card.start.clone(),
    })
}

/// What else can be done here: with the chosen line first, then with all.
pub fn offers(screen: &PractiseScreen, cursor: usize) -> Vec<Offer> {
    let of_row = match rows(screen).get(cursor) {
        Some(Row::Chosen(line)) => vec![line.remove.clone()],
        Some(Row::Practice(card)) => card.offers.clone(),
        None => Vec::new(),
    };
    let all = of_row.into_iter().chain(screen.form.clone());
    all.chain(screen.doors.clone()).collect()
}

/// The screen.
pub fn page(screen: &PractiseScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::raw(screen.about.clone()));
    let said = [&screen.count, &screen.left_out];
    let said = said.into_iter().filter(|line| !line.is_empty());
    body.extend(said.map(|line| Line::styled(line.clone(), styles.strong())));
    let (mut index, mut at) = (0, 0);
    let row = |body: &mut Vec<Line<'static>>, index: usize, name: &str, note: &str| {
        let chosen = index == app.cursor;
        let mark = if chosen { " > " } else { "   " };
        let mut line = Line::raw(format!("{mark}{}", with_note(name, note)));
        if chosen {
            line = line.style(styles.strong());
        }
        body.push(line);
        chosen
    };
    for part in &screen.routine {
        body.push(Line::default());
        body.push(Line::styled(part.title.clone(), styles.key()));
        if !part.empty.is_empty() {
            body.push(Line::styled(format!("   {}", part.empty), styles.quiet()));
        }
        for line in &part.lines {
            if row(&mut body, index, &line.name, &line.note) {
                at = body.len() - 1;
            }
            index += 1;
        }
    }
    for group in &screen.groups {
        body.push(Line::default());
        body.push(Line::styled(group.name.clone(), styles.key()));
        for card in &group.practices {
            if row(&mut body, index, &card.name, &card.note) {
                at = body.len() - 1;
                body.extend(opened(card, styles));
            }
            index += 1;
        }
    }
    let all = offers(screen, app.cursor);
    let own = all.len() - screen.doors.len();
    let start = [
        Span::styled("Enter", styles.key()),
        Span::raw(format!("\u{a0}{}   ", screen.start_label)),
    ];
    let mut choices = offers_inline(&all[..own], styles);
    choices.spans.splice(0..0, start);
    Page {
        body,
        at,
        fixed: vec![choices, offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// What a practice is, and what to mind.
fn opened(card: &PracticeCard, styles: Styles) -> Vec<Line<'static>> {
    let about = Line::raw(format!("     {} ({})", card.about, card.length));
    let cautions = card.cautions.iter();
    std::iter::once(about)
        .chain(cautions.map(|line| Line::styled(format!("     {line}"), styles.quiet())))
        .collect()
}
