//! The routine and the practices as one list of names; each opens on a page of its own, with what to mind before it
//! starts.

use ebb_core::screens::{Offer, PracticeScreen, PractiseScreen, RoutineLine};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline, tail, title};
use crate::practise::with_note;

/// A line that can be chosen.
pub enum Row<'s> {
    Chosen(&'s RoutineLine),
    /// What opens it.
    Practice(&'s Offer),
}

/// Every line that can be chosen, from top to bottom.
pub fn rows(screen: &PractiseScreen) -> Vec<Row<'_>> {
    let routine = screen.routine.iter().flat_map(|part| &part.lines);
    let practices = screen.groups.iter().flat_map(|group| &group.practices);
    routine
        .map(Row::Chosen)
        .chain(practices.map(|practice| Row::Practice(&practice.open)))
        .collect()
}

/// What opens the chosen line.
pub fn open(screen: &PractiseScreen, cursor: usize) -> Option<Offer> {
    Some(match rows(screen).get(cursor)? {
        Row::Chosen(line) => line.open.clone(),
        Row::Practice(open) => (*open).clone(),
    })
}

/// What else can be done here: with the chosen line first, then with all.
pub fn offers(screen: &PractiseScreen, cursor: usize) -> Vec<Offer> {
    let of_row = match rows(screen).get(cursor) {
        Some(Row::Chosen(line)) => vec![line.remove.clone()],
        Some(Row::Practice(_)) | None => Vec::new(),
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
    let (mut index, mut at, mut about) = (0, 0, None);
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
    // Where nothing is chosen at all, one line says so: the names are what somebody came for.
    let some = screen.routine.iter().any(|part| !part.lines.is_empty());
    let empty = screen.routine.first().filter(|_| !some);
    body.extend(empty.map(|part| Line::styled(part.empty.clone(), styles.quiet())));
    for part in screen.routine.iter().filter(|part| !part.lines.is_empty()) {
        body.push(Line::default());
        body.push(Line::styled(part.title.clone(), styles.key()));
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
        for practice in &group.practices {
            if row(&mut body, index, &practice.name, &practice.note) {
                at = body.len() - 1;
                about = Some(Line::styled(practice.about.clone(), styles.quiet()));
            }
            index += 1;
        }
    }
    let all = offers(screen, app.cursor);
    let own = all.len() - screen.doors.len();
    let open = [
        Span::styled("Enter", styles.key()),
        Span::raw(format!("\u{a0}{}   ", screen.open_label)),
    ];
    let mut choices = offers_inline(&all[..own], styles);
    choices.spans.splice(0..0, open);
    Page {
        body,
        at,
        fixed: about
            .into_iter()
            .chain([choices, offers_inline(&screen.doors, styles)])
            .collect(),
        ..Page::default()
    }
}

/// One practice: what it is and what to mind, before it starts.
pub fn one(screen: &PracticeScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::raw(screen.about.clone()));
    if !screen.note.is_empty() {
        body.push(Line::styled(screen.note.clone(), styles.urgent()));
    }
    for caution in &screen.cautions {
        body.push(Line::default());
        body.push(Line::raw(caution.clone()));
    }
    body.push(Line::default());
    body.push(Line::styled(screen.source.clone(), styles.quiet()));
    Page {
        body,
        scroll: app.cursor,
        fixed: tail(&screen.offers, &screen.doors, styles),
        ..Page::default()
    }
}
