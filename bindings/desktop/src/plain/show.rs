//! A screen as lines, and what the numbers below it stand for.

use std::io::{self, Write};

use ebb_core::crisis::PlanEdit;
use ebb_core::screens::{
    Action, Companion, Offer, Place, PlanAction, PlanScreen, TriggerAction, TriggerLabels,
    TriggersScreen,
};

use super::{HELP, println};
use crate::Failure;
use crate::clock::Clock;
use crate::form::{self, Form};
use crate::packs;
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
        Place::Triggers => {
            let screen = companion.triggers(&moment);
            writeln!(out)?;
            report::triggers(out, &screen)?;
            if !companion.is_locked() {
                fills = map_forms(&screen);
            }
            let plans = screen.triggers.into_iter().flat_map(|line| line.plans);
            let opens = plans.filter_map(|plan| {
                let offer = plan.opens?;
                let label = format!("{} ({})", offer.label, plan.sentence);
                Some(Offer { label, ..offer })
            });
            let answers = screen
                .check_ins
                .into_iter()
                .flat_map(|check_in| check_in.answers);
            let all = opens.chain(answers).chain([back]);
            all.chain(screen.doors).collect()
        }
        Place::Rehearse { plan, urge } => match companion.rehearse(plan, *urge, &moment) {
            Some(screen) => {
                writeln!(
                    out,
                    "\n{}\n{}\n{}",
                    screen.title, screen.about, screen.sentence
                )?;
                for step in &screen.steps {
                    writeln!(out, "{step}")?;
                }
                let form = form::rehearsed(plan, *urge, &screen);
                fills.push(Choice::Fill(screen.what_worked.clone(), form));
                vec![screen.makes_worse, back]
            }
            None => vec![back],
        },
        Place::PlanHelped { ride, plan } => match companion.plan_helped(ride, plan, &moment) {
            Some(screen) => {
                writeln!(out, "\n{}\n{}", screen.question, screen.sentence)?;
                screen.answers.into_iter().chain(screen.opens).collect()
            }
            None => vec![back],
        },
        Place::Packs => {
            let screen = companion.packs(&moment);
            writeln!(out, "\n{}\n{}", screen.title, screen.about)?;
            packs::list(out, &screen)?;
            if !companion.is_locked() {
                fills.push(Choice::Fill(screen.open.clone(), form::pack_file(&screen)));
            }
            let take_back = screen.packs.into_iter().map(|pack| Offer {
                label: format!("{}: {}", pack.take_back.label, pack.name),
                ..pack.take_back
            });
            take_back.chain([back]).chain(screen.doors).collect()
        }
        Place::Pack => match companion.pack(&moment) {
            Some(screen) => {
                writeln!(out)?;
                packs::pack(out, &screen)?;
                if !screen.ended.is_empty() {
                    fills.push(Choice::Fill(
                        screen.ended.clone(),
                        form::pack_ended(&screen),
                    ));
                }
                let toggles = screen.entries.into_iter().filter_map(|entry| entry.toggle);
                let offers = screen.take.into_iter().chain([screen.close]);
                offers.chain(toggles).chain([back]).collect()
            }
            None => vec![back],
        },
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

/// What can be written into the trigger map.
fn map_forms(screen: &TriggersScreen) -> Vec<Choice> {
    let labels = &screen.labels;
    let named = |label: &str, name: &str| format!("{label}: {name}");
    let mut forms = vec![
        Choice::Fill(labels.write.clone(), form::trigger(screen)),
        Choice::Fill(labels.day.clone(), form::day(labels)),
    ];
    for (at, trigger) in (0..).zip(&screen.triggers) {
        let plan = form::if_then(&trigger.id, labels);
        forms.push(Choice::Fill(named(&labels.plan, &trigger.name), plan));
        let met = form::met(&trigger.id, labels);
        forms.push(Choice::Fill(named(&labels.met, &trigger.name), met));
        let change = form::change_trigger(screen, trigger);
        forms.push(Choice::Fill(named(&labels.change, &trigger.name), change));
        for plan in &trigger.plans {
            let change = form::change_if_then(plan, labels);
            forms.push(Choice::Fill(named(&labels.change, &plan.sentence), change));
            let rehearse = form::rehearse(&plan.id, labels);
            forms.push(Choice::Fill(
                named(&labels.rehearse, &plan.sentence),
                rehearse,
            ));
            let confidence = form::confidence(&plan.id, labels);
            forms.push(Choice::Fill(
                named(&labels.confidence, &plan.sentence),
                confidence,
            ));
            let id = plan.id.clone();
            forms.push(removal(
                TriggerAction::RemovePlan { id },
                &plan.sentence,
                labels,
            ));
        }
        if at > 0 {
            let (id, to) = (trigger.id.clone(), at - 1);
            forms.push(Choice::Do(Offer {
                action: Action::Trigger {
                    change: TriggerAction::Move { id, to },
                },
                label: named(&labels.move_up, &trigger.name),
                detail: String::new(),
            }));
        }
        let id = trigger.id.clone();
        forms.push(removal(TriggerAction::Remove { id }, &trigger.name, labels));
    }
    for day in &screen.days {
        let rehearse = form::rehearse(&day.id, labels);
        forms.push(Choice::Fill(
            named(&labels.rehearse, &day.sentence),
            rehearse,
        ));
        let id = day.id.clone();
        forms.push(removal(
            TriggerAction::RemoveDay { id },
            &day.sentence,
            labels,
        ));
    }
    forms
}

/// Takes something out of the map.
fn removal(change: TriggerAction, name: &str, labels: &TriggerLabels) -> Choice {
    Choice::Do(Offer {
        action: Action::Trigger { change },
        label: format!("{}: {name}", labels.remove),
        detail: labels.remove_detail.clone(),
    })
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
