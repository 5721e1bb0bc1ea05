//! Skill cards as a list, one of them whole, and one step by step.

use ebb_core::screens::{
    Action, CardAction, CardScreen, CardStepScreen, CardsScreen, Offer, PlanFirst, ScaleAsked,
};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline, tail, title};
use super::keys;
use super::style::Styles;

/// Everything in a list that can be chosen, from top to bottom: the shelves where nothing was typed, then the cards.
pub fn rows(screen: &CardsScreen) -> Vec<&Offer> {
    let cards = screen.groups.iter().flat_map(|group| &group.cards);
    shelves(screen).iter().chain(cards).collect()
}

/// The rows on which a group begins.
pub fn starts(screen: &CardsScreen) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = shelves(screen).len();
    for group in &screen.groups {
        starts.push(at);
        at += group.cards.len();
    }
    starts
}

/// The shelves stand above the whole deck, not above what was found or above one shelf.
fn shelves(screen: &CardsScreen) -> &[Offer] {
    if screen.groups.len() > 1 {
        &screen.shelves
    } else {
        &[]
    }
}

/// True for a tag that is taken off.
pub fn is_tag(action: &Action) -> bool {
    let Action::Card { change } = action else {
        return false;
    };
    matches!(change, CardAction::Tag { .. })
}

/// The deck, a shelf, or what was found.
pub fn list(screen: &CardsScreen, typed: Option<&str>, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    plan_first(screen.plan_first.as_ref(), &mut body, styles);
    if !screen.nothing.is_empty() {
        body.push(Line::raw(screen.nothing.clone()));
    }
    let (mut index, mut at) = (0, 0);
    let mut group = |name: &str, offers: &[Offer]| {
        if !name.is_empty() && !offers.is_empty() {
            body.push(Line::styled(name.to_owned(), styles.strong()));
        }
        for offer in offers {
            let chosen = index == app.cursor;
            if chosen {
                at = body.len();
            }
            body.push(row(offer, chosen, styles));
            index += 1;
        }
    };
    group(&screen.modules_label, shelves(screen));
    for cards in &screen.groups {
        group(&cards.name, &cards.cards);
    }
    let mut fixed = Vec::new();
    if let Some(typed) = typed {
        let end = if app.searching { "_" } else { "" };
        fixed.push(Line::from(vec![
            Span::styled("/ ", styles.key()),
            Span::raw(format!("{}: {typed}{end}", screen.search)),
        ]));
    }
    if let Some(labels) = screen.labels.as_ref().filter(|_| !app.searching) {
        fixed.push(hints(
            &[("c", &labels.write_own), ("w", &labels.write_reason)],
            styles,
        ));
    }
    fixed.extend(tail(&screen.offers, &screen.doors, styles));
    Page {
        body,
        at,
        fixed,
        ..Page::default()
    }
}

/// " > Name   more on it"
pub fn row(offer: &Offer, chosen: bool, styles: Styles) -> Line<'static> {
    let mark = if chosen { " > " } else { "   " };
    Line::from(vec![
        Span::raw(format!("{mark}{}   ", offer.label)),
        Span::styled(offer.detail.clone(), styles.quiet()),
    ])
}

/// The plan, before anything else.
pub fn plan_first(plan: Option<&PlanFirst>, body: &mut Vec<Line<'static>>, styles: Styles) {
    let Some(plan) = plan else { return };
    body.push(Line::styled(plan.sentence.clone(), styles.urgent()));
    body.push(offers_inline(&plan.offers, styles));
    body.push(Line::default());
}

/// Keys that open something to write.
fn hints(all: &[(&str, &String)], styles: Styles) -> Line<'static> {
    let spans = all.iter().flat_map(|(key, label)| {
        [
            Span::styled((*key).to_owned(), styles.key()),
            Span::raw(format!("\u{a0}{}   ", label.replace(' ', "\u{a0}"))),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// One card.
pub fn card(screen: &CardScreen, offers: &[Offer], app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::raw(screen.when.clone()));
    if !screen.note.is_empty() {
        body.push(Line::styled(screen.note.clone(), styles.urgent()));
    }
    let small = std::iter::once(screen.origin.clone()).chain([screen.tags.join(" · ")]);
    let small = small.filter(|line| !line.is_empty());
    body.extend(small.map(|line| Line::styled(line, styles.quiet())));
    let cautions = screen.cautions.iter();
    body.extend(cautions.map(|line| Line::styled(line.clone(), styles.quiet())));
    for tick in &screen.ticks {
        let mark = if tick.ticked { "[x]" } else { "[ ]" };
        body.push(Line::styled(
            format!("{mark} {}", tick.text),
            styles.strong(),
        ));
    }
    let first = (String::new(), &screen.steps);
    let outward = (screen.outward_label.clone(), &screen.outward);
    let forms = if screen.outward_first {
        [outward, first]
    } else {
        [first, outward]
    };
    for (label, steps) in forms.into_iter().filter(|(_, steps)| !steps.is_empty()) {
        body.push(Line::default());
        if !label.is_empty() {
            body.push(Line::styled(label, styles.strong()));
        }
        let numbered = (1..).zip(steps);
        body.extend(numbered.map(|(number, step)| Line::raw(format!("{number}. {step}"))));
    }
    if !screen.why.is_empty() {
        body.push(Line::default());
        body.push(Line::styled(screen.why_label.clone(), styles.strong()));
        body.push(Line::raw(screen.why.clone()));
    }
    body.push(Line::styled(screen.source.clone(), styles.quiet()));
    let (doors, own) = split(offers, &screen.doors);
    let mut fixed = vec![offers_inline(own, styles)];
    if let Some(labels) = &screen.labels {
        fixed.push(hints(&[("e", &labels.edit), ("t", &labels.tag)], styles));
    }
    fixed.push(offers_inline(doors, styles));
    Page {
        body,
        scroll: app.cursor,
        fixed,
        ..Page::default()
    }
}

/// The doors at the end of a list of offers, and what comes before them.
fn split<'o>(offers: &'o [Offer], doors: &[Offer]) -> (&'o [Offer], &'o [Offer]) {
    let (own, doors) = offers.split_at(offers.len().saturating_sub(doors.len()));
    (doors, own)
}

/// One step of a card.
pub fn step(screen: &CardStepScreen, offers: &[Offer], styles: Styles) -> Page {
    let mut body = title(&screen.title, styles);
    if !screen.number.is_empty() {
        body.push(Line::styled(screen.number.clone(), styles.quiet()));
        body.push(Line::default());
        body.push(Line::styled(screen.text.clone(), styles.strong()));
    }
    if let Some(asked) = &screen.asked {
        body.extend(scale(asked, styles));
    }
    body.push(Line::default());
    let cautions = screen.cautions.iter();
    body.extend(cautions.map(|line| Line::styled(line.clone(), styles.quiet())));
    let (doors, own) = split(offers, &screen.doors);
    Page {
        body,
        fixed: tail(own, doors, styles),
        ..Page::default()
    }
}

/// A question from 0 to 10 with its keys.
pub fn scale(asked: &ScaleAsked, styles: Styles) -> Vec<Line<'static>> {
    let mut keys = vec![
        Span::styled("0 - 9", styles.key()),
        Span::raw("   "),
        Span::styled(keys::TEN.to_string(), styles.key()),
        Span::raw("\u{a0}10   "),
    ];
    if let Some(skip) = &asked.skip {
        keys.push(Span::styled(keys::SKIP.to_string(), styles.key()));
        keys.push(Span::raw(format!("\u{a0}{}", skip.label)));
    }
    vec![
        Line::styled(asked.text.clone(), styles.strong()),
        Line::from(keys),
    ]
}
