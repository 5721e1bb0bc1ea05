//! `ebb lists`.

use std::io;

use clap::{Args, Subcommand};
use ebb_core::companion::Companion;
use ebb_core::page::Place;
use ebb_core::progress::lists::page::{Act, At};

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};

/// `ebb lists`
#[derive(Debug, Args)]
pub struct ListsArgs {
    #[command(subcommand)]
    pub command: Option<ListsCommand>,
    /// As JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// What is done with a list.
#[derive(Debug, Subcommand)]
pub enum ListsCommand {
    /// What is on one list, with the ids that the others name
    Show {
        /// Which list, by its id or its name
        list: String,
    },
    /// Something new
    Add {
        /// Which list
        list: String,
        /// What is asked, such as what="walk to the river" due=tomorrow
        #[arg(required = true, value_name = "FIELD=WORDS")]
        fields: Vec<String>,
    },
    /// One of them, with all that was said of it
    Item {
        /// Its id
        id: String,
    },
    /// Set what was said right
    Change {
        /// Its id
        id: String,
        /// As for add; what is left out stays
        #[arg(required = true, value_name = "FIELD=WORDS")]
        fields: Vec<String>,
    },
    /// Say how it went
    Close {
        /// Its id
        id: String,
        /// Such as done, partly or not
        outcome: String,
        /// What helped, or what got in the way
        #[arg(default_value = "")]
        words: String,
    },
    /// It is still open
    Reopen {
        /// Its id
        id: String,
    },
    /// Delete it; it stays in the bin for 30 days
    Delete {
        /// Its id
        id: String,
    },
    /// Bring it back from the bin
    Restore {
        /// Its id
        id: String,
    },
}

/// Does what is asked, and says it.
pub fn run(companion: &mut Companion, clock: &Clock, arguments: ListsArgs) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let mut shown = Place::to(&At::All);
    let mut message = None;
    let id = |typed: &str| command::id(clock, typed);
    match arguments.command {
        None => {}
        Some(ListsCommand::Show { list }) => {
            shown = Place::to(&At::List {
                list: named(clock, &list)?,
            });
        }
        Some(ListsCommand::Item { id: item }) => {
            shown = Place::to(&At::Item { id: id(&item)? });
        }
        Some(ListsCommand::Add { list, fields }) => {
            let list = named(clock, &list)?;
            let said = said(&fields)?;
            (shown, message) = command::fill(companion, clock, &At::New { list }, &said)?;
        }
        Some(ListsCommand::Change { id: item, fields }) => {
            let at = At::Change { id: id(&item)? };
            (shown, message) = command::fill(companion, clock, &at, &said(&fields)?)?;
        }
        Some(ListsCommand::Close {
            id: item,
            outcome,
            words,
        }) => {
            let at = At::Close { id: id(&item)? };
            let said = [("outcome", outcome), ("told", words)];
            (shown, message) = command::fill(companion, clock, &at, &said)?;
        }
        Some(ListsCommand::Reopen { id: item }) => {
            let act = Act::Reopen { id: id(&item)? };
            (shown, message) = command::act(companion, clock, &act, &[])?;
        }
        Some(ListsCommand::Delete { id: item }) => {
            let act = Act::Delete { id: id(&item)? };
            (shown, message) = command::act(companion, clock, &act, &[])?;
        }
        Some(ListsCommand::Restore { id: item }) => {
            let act = Act::Restore { id: id(&item)? };
            (shown, message) = command::act(companion, clock, &act, &[])?;
        }
    }
    let page = command::page_of(companion, clock, &shown)?;
    if arguments.json {
        let record = companion.lists_record(&clock.moment())?;
        return Ok(command::record(out, companion, clock, "lists", &record)?);
    }
    command::tell(out, message.as_ref())?;
    command::print_read(out, &page, Names::Ids)
}

/// The list that is called so, or has this id.
fn named(clock: &Clock, typed: &str) -> Result<String, Failure> {
    let lists = &clock.moment().content().lists;
    let wanted = typed.to_lowercase();
    let mut each = lists.lists.iter();
    let found = each.find(|list| list.id == wanted || list.title.to_lowercase() == wanted);
    found.map(|list| list.id.clone()).ok_or_else(|| {
        let ids = lists.lists.iter().map(|list| list.id.as_str());
        let ids = ids.collect::<Vec<_>>().join(", ");
        Failure::Usage(format!("there is no list `{typed}`; there are {ids}"))
    })
}

/// Each field with what is said of it.
fn said(fields: &[String]) -> Result<Vec<(&str, String)>, Failure> {
    let each = fields.iter().map(|one| {
        let (field, words) = one.split_once('=').ok_or_else(|| {
            Failure::Usage(format!(
                "`{one}` names no field; write it as what=\"a walk\""
            ))
        })?;
        Ok((field, words.to_owned()))
    });
    each.collect()
}
