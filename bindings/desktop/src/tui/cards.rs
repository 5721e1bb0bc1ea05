//! Skill cards as a list, and one of them step by step.

use ebb_core::screens::{CardScreen, CardsScreen, Offer, SuggestScreen};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offer_lines, offers_inline, title};
use super::style::Styles;

/// Every card of a list, from top to bottom.
pub fn rows(screen: &CardsScreen) -> Vec<&Offer> {
    screen
        .groups
        .iter()
        .flat_map(|group| &group.cards)
        .collect()
}

/// The deck, or what was found in it.
pub fn list(screen: &CardsScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    if !screen.nothing.is_empty() {
        body.push(Line::raw(screen.nothing.clone()));
    }
    let (mut index, mut at) = (0, 0);
    for group in &screen.groups {
        if !group.name.is_empty() {
            body.push(Line::styled(group.name.clone(), styles.strong()));
        }
        for card in &group.cards {
            let chosen = index == app.cursor;
            if chosen {
                at = body.len();
            }
            let mark = if chosen { " > " } else { "   " };
            body.push(Line::from(vec![
                Span::raw(format!("{mark}{}   ", card.label)),
                Span::styled(card.detail.clone(), styles.quiet()),
            ]));
            index += 1;
        }
    }
    let search = vec![
        Span::styled("/ ", styles.key()),
        Span::raw(screen.search.clone()),
    ];
    Page {
        body,
        at,
        fixed: vec![Line::from(search), offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// One card.
pub fn card(screen: &CardScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::raw(screen.when.clone()));
    if !screen.note.is_empty() {
        body.push(Line::styled(screen.note.clone(), styles.urgent()));
    }
    let cautions = screen.cautions.iter();
    body.extend(cautions.map(|line| Line::styled(line.clone(), styles.quiet())));
    body.push(Line::default());
    let steps = |steps: &[String]| -> Vec<Line<'static>> {
        let numbered = (1..).zip(steps);
        numbered
            .map(|(number, step)| Line::raw(format!("{number}. {step}")))
            .collect()
    };
    body.extend(steps(&screen.steps));
    if !screen.outward.is_empty() {
        body.push(Line::default());
        body.push(Line::styled(screen.outward_label.clone(), styles.strong()));
        body.extend(steps(&screen.outward));
    }
    body.push(Line::default());
    body.push(Line::styled(screen.why_label.clone(), styles.strong()));
    body.push(Line::raw(screen.why.clone()));
    body.push(Line::styled(screen.source.clone(), styles.quiet()));
    Page {
        body,
        scroll: app.cursor,
        fixed: vec![
            offers_inline(&screen.offers, styles),
            offers_inline(&screen.doors, styles),
        ],
        ..Page::default()
    }
}

/// What could help now.
pub fn suggestions(screen: &SuggestScreen, styles: Styles) -> Page {
    let mut body = title(&screen.title, styles);
    body.extend(offer_lines(&screen.suggestions, styles));
    body.push(Line::raw(screen.nothing.clone()));
    Page {
        body,
        fixed: vec![offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}
