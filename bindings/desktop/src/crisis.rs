//! `ebb plan`, `ebb lines`, `ebb emergency`. None of them waits for the database or its key.

use std::io::{self, Write};

use ebb_core::content::{Content, content, fill};
use ebb_core::crisis::{
    Contact, ContactNumber, LockChoice, PlanDoor, PlanEdit, PlanExport, PlanSection, Vault,
    export_html, export_text, lines, regions_like, sms, visible,
};
use ebb_core::screens::{Action, Companion, LinesScreen, Offer, Place, PlanAction};
use serde_json::json;

use crate::clock::Clock;
use crate::json::{JsonPage, SCHEMA};
use crate::new_file::write_new;
use crate::plan_cli::{DoorWord, LockWord, PartWord, PlanArgs, PlanCommand};
use crate::{Failure, report};

/// Carries out `ebb plan …`, but for `edit`, which opens a screen; false where what was asked for did not all read.
pub fn plan(
    companion: &mut Companion,
    vault: &Vault,
    clock: &Clock,
    arguments: PlanArgs,
) -> Result<bool, Failure> {
    let out = &mut io::stdout().lock();
    let was_empty = vault.open().kept.plan.is_empty();
    let change = |companion: &mut Companion, change| -> Result<(), Failure> {
        companion.act(Action::Plan { change }, &clock.moment())?;
        Ok(())
    };
    match arguments.command {
        None => show(out, companion, clock, arguments.door, arguments.json)?,
        Some(PlanCommand::Edit) => {}
        Some(PlanCommand::Add {
            part,
            text,
            directions,
            opens,
        }) => {
            let section = part.into();
            change(
                companion,
                PlanAction::Write {
                    section,
                    text,
                    directions,
                    opens,
                },
            )?;
            saved(out, companion, was_empty, clock)?;
        }
        Some(PlanCommand::Person {
            name,
            numbers,
            change: set_right,
            relation,
            reach,
            night,
            parts,
        }) => {
            let typed = Contact {
                id: String::new(),
                name,
                relation,
                numbers: numbers_as_typed(&numbers),
                reach,
                at_night: night,
                ahead: false,
            };
            let sections = parts.into_iter().map(PlanSection::from).collect();
            let done = if set_right {
                PlanAction::Edit {
                    edit: PlanEdit::ChangeContact {
                        contact: set_right_of(vault, typed)?,
                    },
                }
            } else {
                let contact = typed;
                PlanAction::AddPerson { contact, sections }
            };
            change(companion, done)?;
            saved(out, companion, was_empty, clock)?;
        }
        Some(PlanCommand::Remove { id }) => {
            change(
                companion,
                PlanAction::Edit {
                    edit: PlanEdit::RemoveEntry { id },
                },
            )?;
            saved(out, companion, was_empty, clock)?;
        }
        Some(PlanCommand::Lock { choice }) => {
            let choice = match choice {
                LockWord::All => LockChoice::All,
                LockWord::Marked => LockChoice::MarkedParts,
                LockWord::Behind => LockChoice::Behind,
            };
            change(companion, PlanAction::ChooseLock { choice })?;
            saved(out, companion, was_empty, clock)?;
        }
        Some(PlanCommand::Versions { limit }) => {
            let most = usize::try_from(limit).unwrap_or(usize::MAX);
            let screen = companion.latest_plan_versions(most, &clock.moment());
            for notice in screen.notices {
                writeln!(io::stderr(), "{notice}")?;
            }
            for version in screen.versions {
                writeln!(
                    out,
                    "{}. {}  {}",
                    version.number, version.when, version.what
                )?;
                for line in version.lines {
                    writeln!(out, "     {line}")?;
                }
            }
            return Ok(screen.whole);
        }
        Some(PlanCommand::Back { number }) => {
            change(companion, PlanAction::GoBack { number })?;
            saved(out, companion, was_empty, clock)?;
        }
        Some(PlanCommand::Export {
            html,
            parts,
            no_lines,
            out: file,
        }) => {
            let copy = copy(companion, vault, clock, html, &parts, !no_lines);
            match file {
                None => out.write_all(copy.as_bytes())?,
                Some(path) => {
                    write_new(&path, &copy)?;
                    let place = path.display().to_string();
                    let said = fill(&words(clock).crisis.export.where_copy, &[("path", &place)]);
                    writeln!(out, "{said}")?;
                }
            }
        }
    }
    Ok(true)
}

fn words(clock: &Clock) -> &'static Content {
    content(&clock.moment().language)
}

/// Says that it is kept; with the first save it asks what may show ahead of the lock.
fn saved(
    out: &mut impl Write,
    companion: &Companion,
    was_empty: bool,
    clock: &Clock,
) -> io::Result<()> {
    let words = &words(clock).words.plan;
    writeln!(out, "{}", words.saved)?;
    let screen = companion.plan(PlanDoor::MightUse, &clock.moment());
    if was_empty && !screen.lock_question.is_empty() {
        writeln!(out, "{}", screen.lock_question)?;
        for choice in &screen.lock_choices {
            writeln!(out, "  {}", choice.label)?;
        }
        writeln!(out, "{}", words.lock_command)?;
    }
    Ok(())
}

/// Numbers as typed; what can be texted is texted too.
fn numbers_as_typed(typed: &[String]) -> Vec<ContactNumber> {
    let number = |typed: &str| ContactNumber {
        typed: typed.to_owned(),
        call: true,
        text: sms(typed).is_ok(),
    };
    let typed = typed.iter().map(|typed| typed.trim());
    typed
        .filter(|typed| !typed.is_empty())
        .map(number)
        .collect()
}

/// The person of this name in the plan, with what was given now in place of what was there.
fn set_right_of(vault: &Vault, typed: Contact) -> Result<Contact, Failure> {
    let plan = vault.open().kept.plan;
    let name = typed.name.trim().to_lowercase();
    let same = |contact: &&Contact| contact.name.trim().to_lowercase() == name;
    let mut named = plan.contacts.iter().filter(same);
    let (Some(before), None) = (named.next(), named.next()) else {
        let why = format!(
            "there is nobody, or more than one, called {} in your plan; use `ebb plan edit`",
            typed.name
        );
        return Err(Failure::Usage(why));
    };
    let or_before = |new: String, old: &str| if new.is_empty() { old.to_owned() } else { new };
    Ok(Contact {
        relation: or_before(typed.relation, &before.relation),
        reach: or_before(typed.reach, &before.reach),
        numbers: if typed.numbers.is_empty() {
            before.numbers.clone()
        } else {
            typed.numbers
        },
        at_night: typed.at_night || before.at_night,
        ..before.clone()
    })
}

fn show(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
    door: Option<DoorWord>,
    json: bool,
) -> io::Result<()> {
    let door = door.map(|door| match door {
        DoorWord::Use => PlanDoor::MightUse,
        DoorWord::Hurt => PlanDoor::MightHurt,
    });
    if json {
        return crate::json::page(out, companion, &JsonPage::Plan { door }, clock);
    }
    let doors = door.map_or_else(
        || vec![PlanDoor::MightUse, PlanDoor::MightHurt],
        |door| vec![door],
    );
    let moment = clock.moment();
    for (number, door) in doors.iter().enumerate() {
        let mut screen = companion.plan(*door, &moment);
        if number + 1 < doors.len() {
            // Said once, at the end.
            screen.lines.clear();
        }
        if number > 0 {
            writeln!(out)?;
            screen.notices.clear();
            screen.empty.clear();
        }
        report::plan(out, &screen)?;
    }
    Ok(())
}

/// `ebb lines`
pub fn crisis_lines(
    companion: &mut Companion,
    clock: &Clock,
    region: Option<String>,
    mine: bool,
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let region = region.unwrap_or_default();
    let moment = clock.moment();
    let screen = companion.lines(&region, &moment);
    let known = !screen.emergency.is_empty() || !screen.lines.is_empty();
    if !region.is_empty() && !known {
        let offered = |offer: &Offer| match &offer.action {
            Action::Go {
                place: Place::Lines { region },
            } => Some(format!("{region} {}", offer.label)),
            _ => None,
        };
        let content = words(clock);
        let (ask, offers) = if regions_like(content, &region).is_empty() {
            ("Known", &screen.regions)
        } else {
            ("Did you mean", &screen.likely)
        };
        let offers: Vec<_> = offers.iter().filter_map(offered).collect();
        return Err(Failure::Usage(format!(
            "no lines are known for `{region}`. {} {ask}: {}",
            screen.advice.join(" "),
            offers.join(", ")
        )));
    }
    if mine {
        let change = PlanAction::ChooseRegion {
            code: code_of(&screen, region),
        };
        companion.act(Action::Plan { change }, &moment)?;
    }
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "lines": screen }))?;
    } else {
        report::lines(out, &screen)?;
        for region in &screen.likely {
            let Action::Go {
                place: Place::Lines { region: code },
            } = &region.action
            else {
                continue;
            };
            writeln!(out, "  ebb lines --region {code}   {}", region.label)?;
        }
        if !screen.likely.is_empty() {
            writeln!(out, "  ebb lines --region NAME   {}", screen.elsewhere)?;
        }
    }
    Ok(())
}

/// The code of the region that is shown: what was typed may be its name.
fn code_of(screen: &LinesScreen, typed: String) -> String {
    match screen.mine.as_ref().map(|mine| &mine.action) {
        Some(Action::Plan {
            change: PlanAction::ChooseRegion { code },
        }) => code.clone(),
        _ => typed.to_uppercase(),
    }
}

fn copy(
    companion: &Companion,
    vault: &Vault,
    clock: &Clock,
    html: bool,
    parts: &[PartWord],
    with_lines: bool,
) -> String {
    let moment = clock.moment();
    let content = words(clock);
    let kept = vault.open().kept;
    let plan = visible(&kept.plan, kept.settings.lock, companion.is_locked());
    let settings = &kept.settings;
    let sections: Vec<PlanSection> = if parts.is_empty() {
        PlanSection::ALL.to_vec()
    } else {
        parts.iter().copied().map(PlanSection::from).collect()
    };
    let export = PlanExport {
        contacts: parts.is_empty(),
        sections,
        lines: with_lines.then(|| {
            lines(
                content,
                &settings.region,
                settings.under_18,
                None,
                moment.now,
            )
        }),
        made_on: moment
            .zone
            .wall_clock(moment.now)
            .format("%Y-%m-%d")
            .to_string(),
    };
    if html {
        export_html(content, &plan, &export)
    } else {
        export_text(content, &plan, &export)
    }
}

impl From<PartWord> for PlanSection {
    fn from(word: PartWord) -> Self {
        match word {
            PartWord::EarlySigns => Self::EarlySigns,
            PartWord::Triggers => Self::Triggers,
            PartWord::WhatIDo => Self::WhatIDo,
            PartWord::WhoICall => Self::WhoICall,
            PartWord::WayOut => Self::WayOut,
            PartWord::Naloxone => Self::Naloxone,
            PartWord::WarningSigns => Self::WarningSigns,
            PartWord::OnMyOwn => Self::OnMyOwn,
            PartWord::Distraction => Self::Distraction,
            PartWord::PeopleToAsk => Self::PeopleToAsk,
            PartWord::Professionals => Self::Professionals,
            PartWord::Surroundings => Self::Surroundings,
            PartWord::Reasons => Self::Reasons,
        }
    }
}
