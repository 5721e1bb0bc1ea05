//! What could help now, the rehearsal of cards, and the diary.

use ebb_core::screens::{
    CardsRehearsalScreen, DiaryEntryScreen, DiaryQuestion, DiaryScreen, FeelScreen, Offer,
    SuggestScreen,
};
use ratatui::text::{Line, Span};

use super::app::App;
use super::cards::{plan_first, row, scale};
use super::draw::{Page, offer_lines, tail, title};
use super::keys;
use super::style::Styles;

/// What is still to be said.
pub fn feel(screen: &FeelScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    plan_first(screen.plan_first.as_ref(), &mut body, styles);
    body.extend(said(&screen.said, styles));
    match &screen.scale {
        Some(asked) => body.extend(scale(asked, styles)),
        None => body.push(Line::styled(screen.question.clone(), styles.strong())),
    }
    let mut at = 0;
    for (index, answer) in screen.answers.iter().enumerate() {
        let chosen = index == app.cursor;
        if chosen {
            at = body.len();
        }
        let mut line = row(answer, chosen, styles);
        if screen.answers.len() <= 8 {
            let key = format!("{}  ", index + 1);
            line.spans[0] = Span::raw(if chosen { " > " } else { "   " });
            line.spans.insert(1, Span::styled(key, styles.key()));
            line.spans.insert(2, Span::raw(answer.label.clone()));
        }
        body.push(line);
    }
    Page {
        body,
        at,
        fixed: tail(&[], &screen.doors, styles),
        ..Page::default()
    }
}

fn said(lines: &[Offer], styles: Styles) -> Option<Line<'static>> {
    let said: Vec<&str> = lines.iter().map(|offer| offer.label.as_str()).collect();
    (!said.is_empty()).then(|| Line::styled(said.join(" · "), styles.quiet()))
}

/// What could help now.
pub fn suggestions(screen: &SuggestScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.extend(said(&screen.said, styles));
    body.push(Line::default());
    // Keys count on over all that is offered here, in the order in which it is handled.
    let plan = screen
        .plan_first
        .as_ref()
        .map_or(&[][..], |plan| &plan.offers);
    let all = [&screen.suggestions, &screen.offers, plan].concat();
    let lines = offer_lines(&all, styles);
    let (count, more) = (screen.suggestions.len(), screen.offers.len());
    if let Some(plan) = &screen.plan_first {
        body.push(Line::styled(plan.sentence.clone(), styles.urgent()));
        body.extend(lines[count + more..].iter().cloned());
        body.push(Line::default());
    }
    body.extend(lines[..count].iter().cloned());
    if !screen.nothing.is_empty() {
        body.push(Line::raw(screen.nothing.clone()));
    }
    body.push(Line::default());
    body.extend(lines[count..count + more].iter().cloned());
    Page {
        body,
        scroll: app.cursor,
        fixed: tail(&[], &screen.doors, styles),
        ..Page::default()
    }
}

/// What comes back today, and what was chosen.
pub fn rehearse(screen: &CardsRehearsalScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::styled(screen.about.clone(), styles.quiet()));
    body.push(Line::default());
    if !screen.nothing.is_empty() {
        body.push(Line::raw(screen.nothing.clone()));
    }
    let mut at = 0;
    if !screen.question.is_empty() {
        body.push(Line::styled(screen.question.clone(), styles.strong()));
        let numbered = (1..).zip(&screen.answer);
        body.extend(numbered.map(|(number, step)| Line::raw(format!("{number}. {step}"))));
        body.extend(offer_lines(&screen.offers, styles));
    }
    body.push(Line::default());
    for (index, line) in screen.chosen.iter().enumerate() {
        let chosen = index == app.cursor;
        if chosen && index > 0 {
            at = body.len();
        }
        let counts = format!("{} · {} · {}", line.rehearsed, line.used, line.card.detail);
        let shown = Offer {
            detail: counts,
            ..line.card.clone()
        };
        body.push(row(&shown, chosen, styles));
    }
    Page {
        body,
        at,
        fixed: tail(&screen.more, &screen.doors, styles),
        ..Page::default()
    }
}

/// The diary.
pub fn diary(screen: &DiaryScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::styled(screen.about.clone(), styles.quiet()));
    body.push(Line::default());
    let mut at = questions(&screen.questions, app.cursor, &mut body, styles);
    body.push(Line::default());
    if !screen.nothing.is_empty() {
        body.push(Line::raw(screen.nothing.clone()));
    }
    let mut index = screen.questions.len();
    for day in &screen.days {
        body.push(Line::from(vec![
            Span::styled(day.label.clone(), styles.strong()),
            Span::styled(format!("   {}", day.counts), styles.quiet()),
        ]));
        for entry in &day.entries {
            let chosen = index == app.cursor;
            if chosen {
                at = body.len();
            }
            let shown = Offer {
                label: format!("{}  {}", entry.time, entry.open.label),
                ..entry.open.clone()
            };
            body.push(row(&shown, chosen, styles));
            index += 1;
        }
    }
    Page {
        body,
        at,
        fixed: tail(&screen.offers, &screen.doors, styles),
        ..Page::default()
    }
}

/// One entry of the diary.
pub fn entry(screen: &DiaryEntryScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    let at = questions(&screen.questions, app.cursor, &mut body, styles);
    Page {
        body,
        at,
        fixed: tail(&screen.offers, &screen.doors, styles),
        ..Page::default()
    }
}

/// Questions below each other; the chosen one shows its answers with their keys. Answers with the chosen line.
fn questions(
    questions: &[DiaryQuestion],
    cursor: usize,
    body: &mut Vec<Line<'static>>,
    styles: Styles,
) -> usize {
    let mut at = 0;
    for (index, question) in questions.iter().enumerate() {
        let chosen = index == cursor;
        let mark = if chosen { " > " } else { "   " };
        body.push(Line::from(vec![
            Span::styled(format!("{mark}{}   ", question.text), styles.strong()),
            Span::raw(question.answered.clone()),
        ]));
        if !chosen {
            continue;
        }
        at = body.len();
        if question.scale {
            body.push(Line::from(vec![
                Span::styled("     0 - 9", styles.key()),
                Span::raw("   "),
                Span::styled(keys::TEN.to_string(), styles.key()),
                Span::raw("\u{a0}10"),
            ]));
        } else {
            let answers = (1..).zip(&question.answers).flat_map(|(number, answer)| {
                [
                    Span::styled(format!("{number}"), styles.key()),
                    Span::raw(format!("\u{a0}{}   ", answer.label.replace(' ', "\u{a0}"))),
                ]
            });
            let spans = std::iter::once(Span::raw("     ")).chain(answers);
            body.push(Line::from(spans.collect::<Vec<_>>()));
        }
    }
    at
}
