//! A screen as lines, and what the numbers below it stand for.

use std::io::{self, Write};

use ebb_core::crisis::PlanEdit;
use ebb_core::screens::{Action, Companion, Offer, Place, PlanAction, PlanScreen};

use super::{HELP, println};
use crate::Failure;
use crate::clock::Clock;
use crate::form::{self, Form};
use crate::report::{self, labelled};

/// What a number stands for.
pub enum Choice {
    Do(Offer),
    /// Questions that are answered a line each.
    Fill(String, Form),
}

/// Prints a screen and gives what can be chosen there.
pub fn show(companion: &Companion, clock: &Clock, place: &Place) -> Result<Vec<Choice>, Failure> {
    let mut fills = Vec::new();
    let moment = clock.moment();
    let out = &mut io::stdout();
    let back = Offer {
        action: Action::Go { place: Place::Now },
        label: "Back".to_owned(),
        detail: String::new(),
    };
    let offers = match place {
        Place::Plan { door } => {
            let screen = companion.plan(*door, &moment);
            writeln!(out)?;
            report::plan(out, &screen)?;
            say_call_log(out, &screen)?;
            if screen.can_edit {
                fills = plan_forms(&screen);
            }
            if !screen.lock_question.is_empty() {
                writeln!(out, "{}", screen.lock_question)?;
            }
            let mut offers = screen.lock_choices;
            offers.extend(
                screen
                    .parts
                    .iter()
                    .flat_map(|part| &part.entries)
                    .filter_map(|line| line.opens.clone()),
            );
            offers.extend(screen.offers);
            offers.push(back);
            offers.extend(screen.doors);
            offers
        }
        Place::Lines { region } => {
            let screen = companion.lines(region, &moment);
            writeln!(out)?;
            report::lines(out, &screen)?;
            let label = format!("{}: {}", screen.elsewhere, screen.ask);
            let likely = screen.likely.iter().cloned().map(Choice::Do);
            let asked = Choice::Fill(label, form::region(&screen));
            let own = screen.mine.into_iter().chain(screen.under_18);
            let rest = own.chain([back]).chain(screen.doors).map(Choice::Do);
            return numbered(out, likely.chain([asked]).chain(rest).collect());
        }
        Place::AfterPlan => {
            let screen = companion.after_plan(&moment);
            writeln!(out, "\n{}", screen.question)?;
            screen.answers.into_iter().chain([back]).collect()
        }
        Place::PlanVersions => {
            let screen = companion.plan_versions(&moment);
            writeln!(out, "\n{}", screen.title)?;
            for notice in &screen.notices {
                writeln!(out, "{notice}")?;
            }
            let versions = screen.versions.into_iter().filter_map(|version| {
                let label = format!("{} {}", version.when, version.lines.join("; "));
                Some(Offer {
                    label: format!("{}: {label}", version.go_back.as_ref()?.label),
                    ..version.go_back?
                })
            });
            versions.chain([back]).collect()
        }
        place => match companion.sheet(place, &moment) {
            Some(sheet) => {
                writeln!(out)?;
                report::sheet(out, &sheet)?;
                sheet.offers
            }
            None => {
                let screen = companion.now(&moment);
                writeln!(out, "\n{}\n{}", screen.title, screen.greeting)?;
                for line in screen
                    .notices
                    .iter()
                    .chain(&screen.missed)
                    .chain([&screen.next, &screen.today])
                    .filter(|line| !line.is_empty())
                {
                    writeln!(out, "{line}")?;
                }
                screen.offers.into_iter().chain(screen.doors).collect()
            }
        },
    };
    let mut choices: Vec<Choice> = offers.into_iter().map(Choice::Do).collect();
    choices.extend(fills);
    numbered(out, choices)
}

/// Prints what can be chosen with its numbers.
fn numbered(out: &mut impl Write, choices: Vec<Choice>) -> Result<Vec<Choice>, Failure> {
    for (number, choice) in (1..).zip(&choices) {
        match choice {
            Choice::Do(offer) => {
                writeln!(out, "{number}. {}", labelled(&offer.label, &offer.detail))?
            }
            Choice::Fill(label, _) => writeln!(out, "{number}. {label}")?,
        }
    }
    println(HELP)?;
    Ok(choices)
}

/// Said before anybody dials.
fn say_call_log(out: &mut impl Write, screen: &PlanScreen) -> io::Result<()> {
    let mut lines = screen.parts.iter().flat_map(|part| &part.entries);
    if lines.any(|line| !line.ways.is_empty()) {
        writeln!(
            out,
            "\n{} {}",
            screen.labels.cannot_call, screen.labels.call_log
        )?;
    }
    Ok(())
}

/// What can be written into the plan.
fn plan_forms(screen: &PlanScreen) -> Vec<Choice> {
    let labels = &screen.labels;
    let mut forms = Vec::new();
    if !screen.empty.is_empty() {
        forms.push(Choice::Fill(labels.first.clone(), form::first(screen)));
    }
    for part in &screen.parts {
        let label = format!("{}: {}", labels.add, part.title);
        forms.push(Choice::Fill(label, form::write(part, labels)));
        for (at, line) in (0_u32..).zip(&part.entries) {
            let change = match &line.contact {
                Some(contact) => form::change_person(contact, labels),
                None => form::reword(part, line.entry.clone(), labels),
            };
            let label = format!("{}: {}", labels.change, line.text);
            forms.push(Choice::Fill(label, change));
            let edit = |edit, label: &str| {
                Choice::Do(Offer {
                    action: Action::Plan {
                        change: PlanAction::Edit { edit },
                    },
                    label: format!("{label}: {}", line.text),
                    detail: String::new(),
                })
            };
            let id = || line.entry.id.clone();
            if at > 0 {
                let up = PlanEdit::MoveEntry {
                    id: id(),
                    to: at - 1,
                };
                forms.push(edit(up, &labels.move_up));
            }
            if screen.can_mark {
                let ahead = !line.entry.ahead;
                let label = if ahead { &labels.mark } else { &labels.unmark };
                forms.push(edit(PlanEdit::Mark { id: id(), ahead }, label));
            }
            let id = id();
            let action = Action::Plan {
                change: PlanAction::Edit {
                    edit: PlanEdit::RemoveEntry { id },
                },
            };
            let label = format!("{}: {}", labels.remove, line.text);
            forms.push(Choice::Do(Offer {
                action,
                label,
                detail: labels.remove_detail.clone(),
            }));
        }
    }
    for part in &screen.parts {
        let label = format!("{}: {}", labels.person, part.title);
        forms.push(Choice::Fill(label, form::person(part.section, labels)));
    }
    forms
}
