//! `ebb check-in`.

use std::io::{self, Write as _};

use clap::Args;
use ebb_core::companion::Companion;
use ebb_core::measures::page::{Act, At};
use ebb_core::page::{FieldKind, Page, Place, Target, Token as _};

use crate::clock::Clock;
use crate::command::{self, Names};
use crate::page::{choices, safe};
use crate::{Failure, Start};

/// An answer that is left as it stands.
const LEFT: &str = "-";

/// `ebb check-in`
#[derive(Debug, Args)]
pub struct CheckInArgs {
    /// Which one, by its id or its name; all of them where it is left out
    pub id: Option<String>,
    /// Its answers in order, by their numbers; - leaves one as it stands
    #[arg(requires = "id")]
    pub answers: Vec<String>,
    /// Keep these answers, and go on another time
    #[arg(long, requires = "answers")]
    pub later: bool,
    /// How it changed
    #[arg(long, requires = "id", conflicts_with_all = ["answers", "json"])]
    pub course: bool,
    /// A number of your own, by the name that you give it
    #[arg(long, value_name = "NAME", conflicts_with_all = ["id", "delete"])]
    pub own: Option<String>,
    /// Delete what was filled in, by its id in --course
    #[arg(long, value_name = "ID", conflicts_with = "id")]
    pub delete: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Does what is asked; answers where to open Ebb, where a measure is to be filled in on the screen.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    arguments: CheckInArgs,
    on_screen: bool,
) -> Result<Option<Start>, Failure> {
    let out = &mut io::stdout().lock();
    if let Some(name) = arguments.own {
        command::fill(companion, clock, &At::NewTracker, &[("name", name)])?;
    }
    if let Some(id) = arguments.delete {
        let id = command::id(clock, &id)?;
        let (_, message) = command::act(companion, clock, &Act::Delete { id }, &[])?;
        if !arguments.json {
            command::tell(out, message.as_ref())?;
            return Ok(None);
        }
    }
    let all = command::page(companion, clock, &At::All);
    let Some(id) = arguments.id else {
        if arguments.json {
            record(companion, clock, None)?;
        } else {
            command::print_read(out, &all, Names::Ids)?;
        }
        return Ok(None);
    };
    let instrument = named(&all, &id)?;
    let form = At::Form {
        instrument: instrument.clone(),
    };
    if arguments.course {
        let (instrument, before) = (instrument, None);
        let page = command::page(companion, clock, &At::History { instrument, before });
        command::print_read(out, &page, Names::Ids)?;
        return Ok(None);
    }
    let shown = if arguments.answers.is_empty() {
        None
    } else {
        let place = answered(companion, clock, &form, &arguments.answers)?;
        let result = matches!(At::read(&place.token), Some(At::Result { .. }));
        if result || arguments.later {
            Some(place)
        } else {
            let finish = Act::Finish {
                instrument: instrument.clone(),
            };
            Some(command::act(companion, clock, &finish, &[])?.0)
        }
    };
    if arguments.json {
        record(companion, clock, Some(&instrument))?;
        return Ok(None);
    }
    match shown {
        Some(place) => {
            let page = companion.page(&place, &[], &clock.moment());
            command::print_read(out, &page, Names::None)?;
        }
        None if on_screen => return Ok(Some(Start::At(Place::to(&form)))),
        None => {
            let page = command::page(companion, clock, &form);
            command::print_read(out, &page, Names::None)?;
            for line in questions(&page) {
                writeln!(out, "{}", safe::line(&line))?;
            }
        }
    }
    Ok(None)
}

/// Fills in the form of the page, answer by answer in its order, and says where that leads.
fn answered(
    companion: &mut Companion,
    clock: &Clock,
    form: &At,
    answers: &[String],
) -> Result<Place, Failure> {
    let page = command::page(companion, clock, form);
    let fields = &choices::form(&page)
        .ok_or_else(|| command::closed(&page))?
        .fields;
    if answers.len() > fields.len() {
        return Err(Failure::Usage(format!(
            "{} has {} answers",
            page.title,
            fields.len()
        )));
    }
    let said = fields.iter().zip(answers);
    let said = said.filter(|(_, answer)| *answer != LEFT);
    let said: Vec<_> = said
        .map(|(field, answer)| (field.id.as_str(), answer.clone()))
        .collect();
    Ok(command::fill(companion, clock, form, &said)?.0)
}

/// The measure of the list that is called so, or has this id.
fn named(all: &Page, typed: &str) -> Result<String, Failure> {
    let lists = ["own", "instruments"];
    let mut items = lists
        .iter()
        .filter_map(|list| command::items(all, list))
        .flatten()
        .peekable();
    if items.peek().is_none() {
        return Err(command::closed(all));
    }
    let wanted = typed.to_lowercase();
    let found = items.find_map(|item| {
        let instrument = item.open.as_ref().and_then(of_target)?;
        let is_it = instrument == wanted || item.title.to_lowercase() == wanted;
        is_it.then_some(instrument)
    });
    found.ok_or_else(|| {
        Failure::Usage(format!(
            "there is no measure `{typed}`; `ebb check-in` lists them"
        ))
    })
}

fn of_target(target: &Target) -> Option<String> {
    match command::place(target)? {
        At::Form { instrument } => Some(instrument),
        _ => None,
    }
}

/// Each question with its answers, and the number that each is answered with.
fn questions(page: &Page) -> Vec<String> {
    let fields = choices::form(page).map_or(&[][..], |form| form.fields.as_slice());
    let mut lines = Vec::new();
    for (number, field) in (1..).zip(fields) {
        lines.push(format!("{number}. {}", field.label));
        match &field.kind {
            FieldKind::Choice { options, .. } => {
                let option = |one: &ebb_core::page::Choice| format!("   {} {}", one.id, one.label);
                lines.extend(options.iter().map(option));
            }
            FieldKind::Scale { least, most, .. } => lines.push(format!("   {least} – {most}")),
            _ => {}
        }
    }
    lines
}

fn record(companion: &Companion, clock: &Clock, only: Option<&str>) -> Result<(), Failure> {
    let record = companion.measures_record(only, &clock.moment())?;
    let out = &mut io::stdout().lock();
    command::record(out, companion, clock, "check_in", &record)?;
    Ok(())
}
