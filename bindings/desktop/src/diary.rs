//! `ebb diary`.

use std::io;

use ebb_core::cards::diary::{SkillEntry, UrgeEntry, skills, urges};
use ebb_core::cards::page::{Act, At};
use ebb_core::companion::Companion;
use ebb_core::page::{Answer, Sentence, Value};
use ebb_core::store::{Id, Store, StoreError};
use ebb_core::time::Instant;
use ebb_core::view::Failure as Cause;
use serde::Serialize;

use crate::Failure;
use crate::card_cli::DiaryCommand;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::page::sentences;

/// All that was noted, the newest first.
#[derive(Serialize)]
struct Noted {
    skills: Vec<SkillEntry>,
    urges: Vec<UrgeEntry>,
}

/// The diary; noting a skill or an urge in it, and deleting a note.
pub fn diary(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<DiaryCommand>,
    json: bool,
) -> Result<(), Failure> {
    let message = match command {
        None => None,
        Some(DiaryCommand::Delete { id }) => {
            delete(companion, clock, command::id(clock, &id)?)?;
            None
        }
        Some(command) => {
            let (act, said) = note(clock, command)?;
            command::act(companion, clock, &act, &said)?.1
        }
    };
    let out = &mut io::stdout().lock();
    if json {
        let noted = command::own(companion, clock, noted)?;
        command::record(out, companion, clock, "diary", &noted)?;
    } else {
        command::tell(out, message.as_ref())?;
        let page = command::page(companion, clock, &At::Diary);
        command::print(out, &page, Names::Ids)?;
    }
    Ok(())
}

fn noted(store: &Store) -> Result<Noted, StoreError> {
    let (from, to) = (Instant::UNIX_EPOCH, Instant::MAX_UTC);
    Ok(Noted {
        skills: skills(store, from, to)?,
        urges: urges(store, from, to)?,
    })
}

/// What is noted, and what is said with it.
fn note(clock: &Clock, command: DiaryCommand) -> Result<(Act, Vec<Answer>), Failure> {
    let rating = |id: &str, value: Option<i32>| Some(Answer::new(id, Value::number(value?)));
    let chosen = |id: &str, word: Option<String>| Some(Answer::new(id, Value::chosen(word?)));
    let (act, said) = match command {
        DiaryCommand::Skill {
            card,
            how,
            helped,
            why_not,
            before,
            after,
        } => {
            let said = [
                chosen("helped", helped.as_ref().map(command::word)),
                chosen("why-not", why_not.as_ref().map(command::word)),
                rating("before", before),
                rating("after", after),
            ];
            let how = how.into();
            (Act::NoteSkill { id: card, how }, said)
        }
        DiaryCommand::Urge {
            strength,
            acted,
            when,
        } => {
            let acted = acted.as_ref().map(command::word);
            let when = when.map(|when| past(clock, &when)).transpose()?;
            let said = [
                rating("urge", strength),
                chosen("acted", acted),
                when.map(|when| Answer::new("when", Value::group(when))),
                None,
            ];
            (Act::NoteUrge, said)
        }
        DiaryCommand::Delete { .. } => return Err(command::gone(clock)),
    };
    Ok((act, said.into_iter().flatten().collect()))
}

/// A time that is over, in the words that people type for it.
fn past(clock: &Clock, typed: &str) -> Result<Vec<Answer>, Failure> {
    sentences::read(Sentence::Past, typed, &clock.moment()).map_err(Failure::Senseless)
}

/// Deletes a skill or an urge: an id says which it is of.
fn delete(companion: &mut Companion, clock: &Clock, id: Id) -> Result<(), Failure> {
    match command::act(companion, clock, &Act::DeleteSkill { id }, &[]) {
        Err(Failure::Stopped(refusal)) if refusal.failure == Cause::Gone => {
            command::act(companion, clock, &Act::DeleteUrge { id }, &[])?;
        }
        done => drop(done?),
    }
    Ok(())
}
