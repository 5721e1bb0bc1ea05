//! `ebb plan` and `ebb lines`. Neither waits for the database or its key.

use std::io::{self, Write};

use ebb_core::companion::Companion;
use ebb_core::content::fill;
use ebb_core::crisis::page::{Act, At};
use ebb_core::crisis::{PlanDoor, PlanSection, RegionName, regions, regions_like};
use ebb_core::page::{
    Action, Answer, Block, Message, NoticeKind, Page, Place, Role, Target, Token as _, Value,
};
use serde_json::json;

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::json::{self as lines, SCHEMA};
use crate::new_file::write_new;
use crate::page::numbers;
use crate::plan_cli::{DoorWord, LockWord, MarkWord, PartWord, PlanArgs, PlanCommand, UsedWord};
use crate::sheets;

/// Carries out `ebb plan …`, but for `edit`, which opens a page; false where what was asked for did not all read.
pub fn plan(
    companion: &mut Companion,
    clock: &Clock,
    arguments: PlanArgs,
) -> Result<bool, Failure> {
    let Some(command) = arguments.command else {
        show(companion, clock, &arguments)?;
        return Ok(true);
    };
    let was_empty = is_empty(companion, clock);
    let said = match command {
        PlanCommand::Edit => return Ok(true),
        PlanCommand::Versions { limit } => return versions(companion, clock, limit),
        PlanCommand::Version { number } => {
            let version = Place::to(&At::Version { number });
            let page = command::page_of(companion, clock, &version)?;
            command::print(&mut io::stdout().lock(), &page, Names::None)?;
            return Ok(true);
        }
        PlanCommand::Export {
            html,
            parts,
            no_lines,
            out,
        } => {
            let copy = copy(companion, clock, html, &parts, !no_lines)?;
            let out_of = &mut io::stdout().lock();
            match out {
                None => out_of.write_all(copy.as_bytes())?,
                Some(path) => {
                    write_new(&path, &copy)?;
                    let place = path.display().to_string();
                    let words = &clock.moment().content().crisis.export.where_copy;
                    writeln!(out_of, "{}", fill(words, &[("path", &place)]))?;
                }
            }
            return Ok(true);
        }
        command => change(companion, clock, command)?,
    };
    kept(companion, clock, was_empty, said)?;
    Ok(true)
}

/// Carries out what changes the plan.
fn change(
    companion: &mut Companion,
    clock: &Clock,
    command: PlanCommand,
) -> Result<Option<Message>, Failure> {
    let act = match command {
        PlanCommand::Add {
            part,
            text,
            directions,
            opens,
        } => {
            let at = At::NewLine {
                section: part.into(),
            };
            let typed = [("text", text), ("directions", directions), ("opens", opens)];
            return Ok(command::fill(companion, clock, &at, &typed)?.1);
        }
        PlanCommand::Change {
            id,
            text,
            directions,
            opens,
        } => {
            let typed = [("text", text), ("directions", directions), ("opens", opens)];
            return Ok(command::fill(companion, clock, &At::ChangeLine { id }, &typed)?.1);
        }
        PlanCommand::Person {
            name,
            numbers,
            change,
            relation,
            reach,
            night,
            parts,
        } => {
            let person = Person {
                name,
                numbers,
                relation,
                reach,
                night,
            };
            return if change {
                person.set_right(companion, clock)
            } else {
                person.add(companion, clock, &parts)
            };
        }
        PlanCommand::First {
            door,
            sign,
            helps,
            name,
            number,
        } => {
            let door = door.into();
            let typed = [
                ("sign", sign),
                ("helps", helps),
                ("name", name),
                ("number", number),
            ];
            return Ok(command::fill(companion, clock, &At::First { door }, &typed)?.1);
        }
        PlanCommand::Used { used, helped } => {
            let used = used == UsedWord::Yes;
            let (to, said) = command::act(companion, clock, &Act::After { used }, &[])?;
            // What helped is asked where it was used.
            let Some(at @ At::Helped { .. }) = At::read(&to.token) else {
                return Ok(said);
            };
            let typed: Vec<_> = helped.into_iter().map(|id| ("helped", id)).collect();
            return Ok(command::fill(companion, clock, &at, &typed)?.1.or(said));
        }
        PlanCommand::Remove { id } => Act::Remove { id },
        PlanCommand::Move { id, to } => Act::Move {
            id,
            to: to.saturating_sub(1),
        },
        PlanCommand::Mark { id, shows } => Act::Mark {
            id,
            ahead: matches!(shows, MarkWord::Shows),
        },
        PlanCommand::Lock { choice } => Act::Lock {
            choice: match choice {
                LockWord::All => ebb_core::crisis::LockChoice::All,
                LockWord::Marked => ebb_core::crisis::LockChoice::MarkedParts,
                LockWord::Behind => ebb_core::crisis::LockChoice::Behind,
            },
        },
        PlanCommand::Review => Act::Review,
        PlanCommand::Replace => Act::Replace,
        PlanCommand::Back { number } => Act::GoBack { number },
        PlanCommand::Forget => {
            let page = command::page(companion, clock, &At::Versions);
            let deletes = offered(&page, Role::Delete);
            let action = deletes.ok_or_else(|| command::closed(&page))?;
            return Ok(command::carry_out(companion, clock, action, &[])?.1);
        }
        PlanCommand::Edit
        | PlanCommand::Version { .. }
        | PlanCommand::Versions { .. }
        | PlanCommand::Export { .. } => return Ok(None),
    };
    Ok(command::act(companion, clock, &act, &[])?.1)
}

/// What a page offers to do of this kind.
fn offered(page: &Page, role: Role) -> Option<Action> {
    page.blocks.iter().find_map(|block| match block {
        Block::Offers { offers, .. } => {
            let mut offers = offers.iter().filter(|offer| offer.role == role);
            offers.find_map(|offer| match &offer.target {
                Target::Act { action } => Some(action.clone()),
                Target::Go { .. } => None,
            })
        }
        _ => None,
    })
}

fn is_empty(companion: &Companion, clock: &Clock) -> bool {
    let plan = companion.plan_record(None, &clock.moment());
    plan.entries.is_empty() && plan.contacts.is_empty()
}

/// Says that it is kept, and how it is taken back; with the first save it asks what may show ahead of the lock.
fn kept(
    companion: &mut Companion,
    clock: &Clock,
    was_empty: bool,
    said: Option<Message>,
) -> io::Result<()> {
    let out = &mut io::stdout().lock();
    if let Some(message) = said {
        let undo = message.undo.and_then(|undo| match undo.target {
            Target::Act { action } => match Act::read(&action.token) {
                Some(Act::GoBack { number }) => Some((undo.label, number)),
                _ => None,
            },
            Target::Go { .. } => None,
        });
        match undo {
            Some((label, number)) => {
                writeln!(out, "{} {label}: ebb plan back {number}", message.words)?;
            }
            None => writeln!(out, "{}", message.words)?,
        }
    }
    let door = PlanDoor::MightUse;
    let page = command::page(companion, clock, &At::Plan { door });
    let asked = page.blocks.iter().find_map(|block| match block {
        Block::Offers {
            lead: Some(lead),
            offers,
        } => Some((lead, offers)),
        _ => None,
    });
    if let Some((lead, offers)) = asked.filter(|_| was_empty) {
        writeln!(out, "{lead}")?;
        for offer in offers {
            writeln!(out, "  {}", offer.label)?;
        }
        let words = &clock.moment().content().words.plan;
        writeln!(out, "{}", words.lock_command)?;
    }
    Ok(())
}

/// Somebody who is named in the plan, as they were typed.
struct Person {
    name: String,
    numbers: Vec<String>,
    relation: String,
    reach: String,
    night: bool,
}

impl Person {
    /// What was said of them; what was left out is not said.
    fn answers(&self) -> Vec<Answer> {
        let words = [
            ("name", &self.name),
            ("relation", &self.relation),
            ("reach", &self.reach),
        ];
        let words = words.into_iter().filter(|(_, text)| !text.is_empty());
        let mut answers: Vec<_> = words
            .map(|(field, text)| Answer::new(field, Value::words(text)))
            .collect();
        if !self.numbers.is_empty() {
            let number = |typed: &String| vec![Answer::new("number", Value::words(typed.trim()))];
            let entries = self.numbers.iter().map(number).collect();
            answers.push(Answer::new("numbers", Value::Each { entries }));
        }
        if self.night {
            answers.push(Answer::new("night", Value::chosen("yes")));
        }
        answers
    }

    /// Names them in some parts. Who is there already is named there too.
    fn add(
        &self,
        companion: &mut Companion,
        clock: &Clock,
        parts: &[PartWord],
    ) -> Result<Option<Message>, Failure> {
        let mut said = None;
        for part in parts {
            let section = (*part).into();
            let act = Act::NewPerson { section };
            said = command::act(companion, clock, &act, &self.answers())?.1;
        }
        Ok(said)
    }

    /// Puts what was given now in place of what was there.
    fn set_right(
        &self,
        companion: &mut Companion,
        clock: &Clock,
    ) -> Result<Option<Message>, Failure> {
        let plan = companion.plan_record(None, &clock.moment());
        let name = self.name.trim().to_lowercase();
        let same = plan.contacts.iter();
        let mut same = same.filter(|contact| contact.name.trim().to_lowercase() == name);
        let found = match (same.next(), same.next()) {
            (Some(one), None) => Some(one.id.clone()),
            _ => None,
        };
        // Ahead of the lock nobody is told who is in it: it is refused like every change.
        if found.is_none() && !companion.is_locked() {
            return Err(Failure::Usage(format!(
                "there is nobody, or more than one, called {} in your plan; use `ebb plan edit`",
                self.name
            )));
        }
        let id = found.unwrap_or_default();
        let page = command::page(companion, clock, &At::ChangePerson { id: id.clone() });
        let said = command::said(&page, self.answers());
        Ok(command::act(companion, clock, &Act::ChangePerson { id }, &said)?.1)
    }
}

fn show(companion: &mut Companion, clock: &Clock, arguments: &PlanArgs) -> io::Result<()> {
    let out = &mut io::stdout().lock();
    let door = arguments.door.map(PlanDoor::from);
    if arguments.json {
        let plan = companion.plan_record(door, &clock.moment());
        return lines::print(out, &json!({ "schema": SCHEMA, "plan": plan }));
    }
    let doors = door.map_or_else(
        || vec![PlanDoor::MightUse, PlanDoor::MightHurt],
        |door| vec![door],
    );
    let names = if arguments.ids {
        Names::Ids
    } else {
        Names::None
    };
    for (number, door) in (1..).zip(&doors) {
        let mut page = command::page(companion, clock, &At::Plan { door: *door });
        let last = number == doors.len();
        if number > 1 {
            // Said once, at the beginning.
            let is_notice = |block: &Block| matches!(block, Block::Notice { .. });
            page.blocks.retain(|block| !is_notice(block));
            writeln!(out)?;
        }
        if !last && let Some(lines) = page.blocks.iter().position(is_lines) {
            // Who answers stands at the end.
            page.blocks.truncate(lines);
        }
        command::print(out, &page, names)?;
        if last {
            sheets::say_again(out, &numbers::numbers(&page))?;
        }
    }
    Ok(())
}

fn is_lines(block: &Block) -> bool {
    matches!(block, Block::Items { items } if items.id == "lines")
}

/// The newest versions; false where what was saved earlier cannot all be read.
fn versions(companion: &mut Companion, clock: &Clock, limit: u32) -> Result<bool, Failure> {
    let mut page = command::page(companion, clock, &At::Versions);
    let mut whole = true;
    for block in &mut page.blocks {
        match block {
            Block::Items { items } => {
                let most = usize::try_from(limit).unwrap_or(usize::MAX);
                items.items.truncate(most);
            }
            Block::Notice {
                kind: NoticeKind::Problem,
                ..
            } => whole = false,
            _ => {}
        }
    }
    command::print(&mut io::stdout().lock(), &page, Names::Ids)?;
    Ok(whole)
}

/// A copy to print or to keep.
fn copy(
    companion: &mut Companion,
    clock: &Clock,
    html: bool,
    parts: &[PartWord],
    with_lines: bool,
) -> Result<String, Failure> {
    let format = if html { "page" } else { "text" };
    let lines = if with_lines { "yes" } else { "no" };
    let mut typed = vec![("format", format.to_owned()), ("lines", lines.to_owned())];
    typed.extend(parts.iter().map(|part| ("parts", command::word(part))));
    let filled = command::filled(companion, clock, &At::Copy, &typed)?;
    let action = Action::of(&Act::Copy);
    let bytes = companion.file(&action, &filled.said, &clock.moment())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// `ebb lines`
pub fn crisis_lines(
    companion: &mut Companion,
    clock: &Clock,
    region: Option<String>,
    mine: bool,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let found = companion.lines_record(region.as_deref(), &moment);
    if let (Some(typed), None) = (&region, &found.region) {
        return Err(Failure::Usage(unknown_region(clock, typed)));
    }
    let out = &mut io::stdout().lock();
    if let (true, Some(code)) = (mine, &found.region) {
        let act = Act::Region { code: code.clone() };
        let (_, said) = command::act(companion, clock, &act, &[])?;
        if let Some(said) = said.filter(|_| !json) {
            writeln!(out, "{}\n", said.words)?;
        }
    }
    if json {
        lines::print(out, &json!({ "schema": SCHEMA, "lines": found }))?;
        return Ok(());
    }
    let at = At::Lines {
        region: region.and(found.region.clone()),
    };
    let mut page = command::page(companion, clock, &at);
    let likely = |block: &Block| matches!(block, Block::Items { items } if items.id == "likely");
    page.blocks.retain(|block| !likely(block));
    command::print(out, &page, Names::None)?;
    let words = &moment.content().crisis;
    if found.region.is_none() {
        writeln!(out, "\n{}", words.lines.unknown_region)?;
    }
    for RegionName { code, name } in &found.likely {
        writeln!(out, "  ebb lines --region {code}   {name}")?;
    }
    if found.region.is_none() || found.guessed {
        let elsewhere = &words.page.offers.elsewhere.label;
        writeln!(out, "  ebb lines --region NAME   {elsewhere}")?;
    }
    sheets::say_again(out, &numbers::numbers(&page))?;
    Ok(())
}

/// That nothing is known of a region, with those that may be meant.
fn unknown_region(clock: &Clock, typed: &str) -> String {
    let content = clock.moment().content();
    let words = &content.crisis.lines;
    let like = regions_like(content, typed);
    let (ask, offered) = if like.is_empty() {
        (&words.known, regions(content))
    } else {
        (&words.did_you_mean, like)
    };
    let offered = offered
        .iter()
        .map(|one| format!("{} {}", one.code, one.name));
    let offered: Vec<_> = offered.collect();
    let asked = fill(ask, &[("regions", &offered.join(", "))]);
    let advice = &content.crisis_lines.unknown.text;
    format!("{} {} {asked}", words.unknown, advice.join(" "))
}

impl From<DoorWord> for PlanDoor {
    fn from(word: DoorWord) -> Self {
        match word {
            DoorWord::Use => Self::MightUse,
            DoorWord::Hurt => Self::MightHurt,
        }
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
