//! `ebb diary`.

use std::io::{self, Write};

use ebb_core::cards::tool_of_card;
use ebb_core::screens::{Action, Companion, DiaryAction, DiaryScreen, Place};

use crate::Failure;
use crate::card_cli::DiaryCommand;
use crate::clock::Clock;
use crate::json;
use crate::report::labelled;

/// The diary; noting a skill or an urge in it, and deleting a note.
pub fn diary(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<DiaryCommand>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut act = |change| companion.act(Action::Diary { change }, &moment);
    match command {
        None => {}
        Some(DiaryCommand::Skill {
            card,
            how,
            helped,
            why_not,
            before,
            after,
        }) => {
            let note = DiaryAction::NoteSkill {
                tool: tool_of_card(&card),
                how: how.into(),
            };
            if let Place::DiaryEntry { id } = act(note)? {
                let rate = |before, value: Option<i32>| {
                    let id = id.clone();
                    value.map(|value| DiaryAction::RateSkill { id, before, value })
                };
                let more = [
                    helped.map(|helped| DiaryAction::SayHelped {
                        id: id.clone(),
                        helped: helped.into(),
                    }),
                    why_not.map(|why_not| DiaryAction::SayWhyNot {
                        id: id.clone(),
                        why_not: why_not.into(),
                    }),
                    rate(true, before),
                    rate(false, after),
                ];
                for change in more.into_iter().flatten() {
                    act(change)?;
                }
            }
        }
        Some(DiaryCommand::Urge {
            strength,
            acted,
            when,
        }) => {
            if strength.is_none() && acted.is_none() {
                let why = "say how strong the urge was, what you did, or both: --strength, --acted";
                return Err(Failure::Usage(why.to_owned()));
            }
            act(DiaryAction::NoteUrge {
                urge: strength,
                acted: acted.map(Into::into),
                at: clock.past(when.as_deref())?,
            })?;
        }
        Some(DiaryCommand::Delete { id }) => {
            let skill = DiaryAction::DeleteSkill { id: id.clone() };
            if act(skill).is_err() {
                act(DiaryAction::DeleteUrge { id })?;
            }
        }
    }
    let screen = companion.diary(&moment);
    let out = &mut io::stdout().lock();
    if json {
        json::screen(out, companion, "diary", &screen, clock)?;
        return Ok(());
    }
    writeln!(out, "{}", screen.title)?;
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    Ok(diary_days(out, &screen)?)
}

/// The days of the diary.
fn diary_days(out: &mut impl Write, screen: &DiaryScreen) -> io::Result<()> {
    for day in &screen.days {
        writeln!(out, "\n{}", labelled(&day.label, &day.counts))?;
        for entry in &day.entries {
            // By its id it can be deleted.
            let name = format!("{} {} ({})", entry.time, entry.open.label, entry.id);
            writeln!(out, "  {}", labelled(&name, &entry.open.detail))?;
        }
    }
    Ok(())
}
