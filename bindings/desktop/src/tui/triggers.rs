//! The trigger map: triggers with their plans, and days ahead.

use ebb_core::screens::{
    Action, DayLine, IfThenLine, Offer, PlanHelpedScreen, RehearseScreen, TriggerAction,
    TriggerLine, TriggersScreen,
};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offer_lines, offers_inline, title};
use super::style::Styles;
use crate::form::{self, Form};

/// What a row of the map is.
enum Row<'s> {
    Trigger(&'s TriggerLine),
    Plan(&'s IfThenLine),
    Day(&'s DayLine),
}

fn rows(screen: &TriggersScreen) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for trigger in &screen.triggers {
        rows.push(Row::Trigger(trigger));
        rows.extend(trigger.plans.iter().map(Row::Plan));
    }
    rows.extend(screen.days.iter().map(Row::Day));
    rows
}

/// How many rows there are.
pub fn count(screen: &TriggersScreen) -> usize {
    rows(screen).len()
}

/// The map.
pub fn page(screen: &TriggersScreen, app: &App<'_>, offers: &[Offer]) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    for line in [&screen.empty, &screen.order] {
        if !line.is_empty() {
            body.push(Line::styled(line.clone(), styles.quiet()));
        }
    }
    let mut at = 0;
    let mut days = false;
    for (index, row) in rows(screen).iter().enumerate() {
        let chosen = index == app.cursor;
        let mark = if chosen { ">" } else { " " };
        if matches!(row, Row::Day(_)) && !std::mem::replace(&mut days, true) {
            body.push(Line::default());
            body.push(Line::styled(screen.days_title.clone(), styles.strong()));
        }
        if chosen {
            at = body.len();
        }
        match row {
            Row::Trigger(trigger) => {
                let name = format!("{mark} {}", trigger.name);
                body.push(Line::from(vec![
                    Span::styled(name, styles.strong()),
                    Span::styled(format!("   {}", trigger.kind), styles.quiet()),
                ]));
                let more = std::iter::once(&trigger.why).chain(&trigger.details);
                body.extend(more.map(|line| Line::styled(format!("    {line}"), styles.quiet())));
            }
            Row::Plan(plan) => {
                let sure = plan
                    .confidence
                    .map_or(String::new(), |value| format!("   {value}/10"));
                body.push(Line::raw(format!("{mark}   {}{sure}", plan.sentence)));
                if !plan.tool.is_empty() {
                    let tool = format!("        {}", plan.tool);
                    body.push(Line::styled(tool, styles.quiet()));
                }
            }
            Row::Day(day) => {
                body.push(Line::raw(format!("{mark} {}", day.sentence)));
                let more = day.lines.iter();
                body.extend(more.map(|line| Line::styled(format!("    {line}"), styles.quiet())));
            }
        }
    }
    // One after the other, so that each answer has a key of its own.
    if let Some(check_in) = screen.check_ins.first() {
        body.push(Line::default());
        body.push(Line::styled(check_in.question.clone(), styles.strong()));
        body.extend(offer_lines(&check_in.answers, styles));
    }
    Page {
        body,
        at,
        fixed: vec![keys(screen, app), offers_inline(offers, styles)],
        ..Page::default()
    }
}

/// What can be done with the chosen row.
fn keys(screen: &TriggersScreen, app: &App<'_>) -> Line<'static> {
    let words = &screen.labels;
    let mut all = vec![("a", words.write.as_str())];
    match rows(screen).get(app.cursor) {
        Some(Row::Trigger(_)) => all.extend([
            ("e", words.plan.as_str()),
            ("m", words.met.as_str()),
            ("c", words.change.as_str()),
            ("x", words.remove.as_str()),
            ("<\u{a0}>", "↑ ↓"),
        ]),
        Some(Row::Plan(plan)) => {
            if let Some(opens) = &plan.opens {
                all.insert(0, ("Enter", opens.label.as_str()));
            }
            all.extend([
                ("y", words.rehearse.as_str()),
                ("e", words.confidence.as_str()),
                ("c", words.change.as_str()),
                ("x", words.remove.as_str()),
            ]);
        }
        Some(Row::Day(_)) => {
            all.extend([("y", words.rehearse.as_str()), ("x", words.remove.as_str())]);
        }
        None => {}
    }
    all.push(("d", words.day.as_str()));
    let spans = all.into_iter().flat_map(|(key, label)| {
        [
            Span::styled(key.to_owned(), app.styles.key()),
            Span::raw(format!("\u{a0}{}   ", label.replace(' ', "\u{a0}"))),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// What a key on the map comes to.
pub enum Meant {
    /// Something is typed.
    Form(Form),
    /// Something is done, perhaps after a second word.
    Do(Offer),
}

/// What the chosen row opens; none where it opens nothing.
pub fn opens(screen: &TriggersScreen, cursor: usize) -> Option<Action> {
    match rows(screen).get(cursor) {
        Some(Row::Plan(plan)) => plan.opens.as_ref().map(|offer| offer.action.clone()),
        _ => None,
    }
}

/// What `key` means on the row that is chosen; none where it means nothing here.
pub fn key(screen: &TriggersScreen, cursor: usize, key: char) -> Option<Meant> {
    let words = &screen.labels;
    let rows = rows(screen);
    let act = |change| {
        Meant::Do(Offer {
            action: Action::Trigger { change },
            label: words.remove.clone(),
            detail: words.remove_detail.clone(),
        })
    };
    let row = rows.get(cursor);
    Some(match (key, row) {
        ('a', _) => Meant::Form(form::trigger(screen)),
        ('d', _) => Meant::Form(form::day(words)),
        ('e', Some(Row::Trigger(trigger))) => Meant::Form(form::if_then(&trigger.id, words)),
        ('c', Some(Row::Trigger(trigger))) => Meant::Form(form::change_trigger(screen, trigger)),
        ('c', Some(Row::Plan(plan))) => Meant::Form(form::change_if_then(plan, words)),
        ('m', Some(Row::Trigger(trigger))) => Meant::Form(form::met(&trigger.id, words)),
        ('y', Some(Row::Plan(plan))) => Meant::Form(form::rehearse(&plan.id, words)),
        ('y', Some(Row::Day(day))) => Meant::Form(form::rehearse(&day.id, words)),
        ('e', Some(Row::Plan(plan))) => Meant::Form(form::confidence(&plan.id, words)),
        ('x', Some(Row::Trigger(trigger))) => act(TriggerAction::Remove {
            id: trigger.id.clone(),
        }),
        ('x', Some(Row::Plan(plan))) => act(TriggerAction::RemovePlan {
            id: plan.id.clone(),
        }),
        ('x', Some(Row::Day(day))) => act(TriggerAction::RemoveDay { id: day.id.clone() }),
        ('<' | '>', Some(Row::Trigger(trigger))) => {
            let here = screen
                .triggers
                .iter()
                .position(|other| other.id == trigger.id)?;
            let to = if key == '<' {
                here.saturating_sub(1)
            } else {
                here + 1
            };
            act(TriggerAction::Move {
                id: trigger.id.clone(),
                to: to as u32,
            })
        }
        _ => return None,
    })
}

/// A plan that is gone through in the mind.
pub fn rehearse(screen: &RehearseScreen, offers: &[Offer], styles: Styles) -> Page {
    let mut body = title(&screen.title, styles);
    body.push(Line::raw(screen.about.clone()));
    body.push(Line::default());
    body.push(Line::styled(screen.sentence.clone(), styles.strong()));
    body.push(Line::default());
    body.extend(
        (1..)
            .zip(&screen.steps)
            .map(|(n, step)| Line::raw(format!("{n}. {step}"))),
    );
    body.push(Line::default());
    let worked = screen.worked.iter();
    body.extend(worked.map(|line| Line::styled(format!("  {line}"), styles.quiet())));
    let enter = vec![
        Span::styled("Enter ", styles.key()),
        Span::raw(screen.what_worked.clone()),
    ];
    Page {
        body,
        fixed: vec![Line::from(enter), offers_inline(offers, styles)],
        ..Page::default()
    }
}

/// Whether the plan helped.
pub fn helped(screen: &PlanHelpedScreen, styles: Styles) -> Page {
    let mut body = title(&screen.question, styles);
    body.push(Line::raw(screen.sentence.clone()));
    body.push(Line::default());
    let all: Vec<Offer> = screen
        .answers
        .iter()
        .chain(&screen.opens)
        .cloned()
        .collect();
    body.extend(offer_lines(&all, styles));
    Page {
        body,
        ..Page::default()
    }
}
