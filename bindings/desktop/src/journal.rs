//! `ebb journal`.

use std::io;
use std::path::Path;

use ebb_core::companion::Companion;
use ebb_core::journal::page::{Act, At};
use ebb_core::journal::{entry, readout};
use ebb_core::page::{Answer, FieldKind, LineRole, Message, Page, Place, Value};
use ebb_core::page::{Block, Field};
use ebb_core::store::{Id, Store, StoreError};

use crate::clock::Clock;
use crate::command::{self, Names};
use crate::editor;
use crate::journal_cli::JournalCommand;
use crate::page::choices;
use crate::{Failure, Start};

/// Entries that a search gives to other programs.
const MOST_FOUND: i32 = 1_000;

/// What is printed once it is done.
enum Shown {
    /// All of it.
    All,
    /// One entry.
    Entry(Id),
    /// What has these words.
    Found(String),
    /// The worksheets, or the fields of one.
    Worksheets(Option<String>),
}

/// True where nothing was said beside the command itself: the form opens then.
pub fn opens(command: &JournalCommand) -> bool {
    matches!(
        command,
        JournalCommand::Write {
            text: None,
            editor: false,
            feeling,
            urge: None,
            situation,
            thought,
            body,
            did,
            when,
        } if feeling.is_empty() && [situation, thought, body, did, when].iter().all(|text| text.is_empty())
    )
}

/// The form to write freely.
pub fn form() -> Start {
    let sheet = "free".to_owned();
    Start::At(Place::to(&At::Write { sheet }))
}

/// Carries out `ebb journal …`, and shows what came of it.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<JournalCommand>,
    json: bool,
    folder: &Path,
) -> Result<(), Failure> {
    let (shown, message) = match command {
        None => (Shown::All, None),
        Some(command) => carry_out(companion, clock, command, folder)?,
    };
    let out = &mut io::stdout().lock();
    if json {
        return record(out, companion, clock, &shown);
    }
    command::tell(out, message.as_ref())?;
    match shown {
        Shown::All => {
            let page = command::page(companion, clock, &At::All { before: None });
            command::print_read(out, &page, Names::Ids)
        }
        Shown::Entry(id) => {
            let page = command::page_of(companion, clock, &Place::to(&At::Entry { id }))?;
            command::print_read(out, &page, Names::None)
        }
        Shown::Found(typed) => {
            let said = [Answer::new("typed", Value::words(typed))];
            let search = Place::to(&At::Search);
            let page = companion.page(&search, &said, &clock.moment());
            command::print_read(out, &page, Names::Ids)
        }
        Shown::Worksheets(None) => {
            let page = command::page(companion, clock, &At::Worksheets);
            command::print_read(out, &page, Names::Ids)
        }
        Shown::Worksheets(Some(sheet)) => {
            let page = worksheet(companion, clock, sheet)?;
            command::print_read(out, &page, Names::None)
        }
    }
}

/// The same as other programs read it.
fn record(
    out: &mut impl io::Write,
    companion: &mut Companion,
    clock: &Clock,
    shown: &Shown,
) -> Result<(), Failure> {
    match shown {
        Shown::All => {
            let all = command::own(companion, clock, readout::journal_record)?;
            command::record(out, companion, clock, "journal", &all)?;
        }
        Shown::Entry(id) => {
            let one = command::own(companion, clock, |store| entry::find(store, *id))?;
            command::record(out, companion, clock, "entry", &one)?;
        }
        Shown::Found(typed) => {
            let content = clock.moment().content();
            let found = command::own(companion, clock, |store| {
                readout::found_record(store, content, typed, MOST_FOUND)
            })?;
            command::record(out, companion, clock, "found", &found)?;
        }
        Shown::Worksheets(id) => {
            let content = clock.moment().content();
            let read = |store: &Store| -> Result<_, StoreError> {
                Ok(readout::worksheet_records(Some(store), content))
            };
            // Ahead of the lock there are Ebb's own.
            let all = command::own(companion, clock, read);
            let mut all = all.unwrap_or_else(|_| readout::worksheet_records(None, content));
            all.retain(|one| id.as_ref().is_none_or(|id| *id == one.worksheet.id));
            if all.is_empty() {
                return Err(command::gone(clock));
            }
            command::record(out, companion, clock, "worksheets", &all)?;
        }
    }
    Ok(())
}

fn carry_out(
    companion: &mut Companion,
    clock: &Clock,
    command: JournalCommand,
    folder: &Path,
) -> Result<(Shown, Option<Message>), Failure> {
    let id = |typed: &str| command::id(clock, typed);
    Ok(match command {
        JournalCommand::Write {
            text,
            editor,
            feeling,
            situation,
            thought,
            body,
            urge,
            did,
            when,
        } => {
            let mut typed = vec![
                ("text".to_owned(), text.unwrap_or_default()),
                ("situation".to_owned(), situation),
                ("thought".to_owned(), thought),
                ("body".to_owned(), body),
                ("urge".to_owned(), number(urge)),
                ("behaviour".to_owned(), did),
                ("when".to_owned(), when),
            ];
            for (index, feeling) in feeling.iter().enumerate() {
                let (word, strength) = feeling.split_once('=').unwrap_or((feeling, ""));
                let path = |part: &str| format!("feelings.{index}.{part}");
                typed.push((path("feeling"), word.trim().to_owned()));
                typed.push((path("strength"), strength.trim().to_owned()));
            }
            if editor {
                edit(companion, clock, typed, folder)?
            } else {
                write(companion, clock, "free", &typed)?
            }
        }
        JournalCommand::Line { text, day, when } => {
            let typed = [
                ("line".to_owned(), text),
                ("day".to_owned(), number(day)),
                ("when".to_owned(), when),
            ];
            write(companion, clock, "line", &typed)?
        }
        JournalCommand::Worksheets { id } => (Shown::Worksheets(id), None),
        JournalCommand::Fill { worksheet, fields } => {
            let sheet = worksheet;
            fill(companion, clock, &At::Write { sheet }, &fields)?
        }
        JournalCommand::Change { id: typed, fields } => {
            let id = id(&typed)?;
            fill(companion, clock, &At::Change { id }, &fields)?
        }
        JournalCommand::Show { id: typed } => (Shown::Entry(id(&typed)?), None),
        JournalCommand::Search { words } => (Shown::Found(words.join(" ")), None),
        JournalCommand::Delete { id: typed } => {
            let id = id(&typed)?;
            let done = command::act(companion, clock, &Act::Delete { id }, &[])?;
            (Shown::All, done.1)
        }
        JournalCommand::Restore { id: typed } => {
            let id = id(&typed)?;
            let done = command::act(companion, clock, &Act::Restore { id }, &[])?;
            (Shown::Entry(id), done.1)
        }
    })
}

fn number(n: Option<i32>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

/// Writes a new entry. What somebody began in the same form elsewhere is not written over.
fn write(
    companion: &mut Companion,
    clock: &Clock,
    sheet: &str,
    typed: &[(String, String)],
) -> Result<(Shown, Option<Message>), Failure> {
    let at = At::Write {
        sheet: sheet.to_owned(),
    };
    let page = command::page(companion, clock, &at);
    let form = choices::form(&page).ok_or_else(|| command::closed(&page))?;
    let says = |field: &Field| {
        typed
            .iter()
            .any(|(path, text)| *path == field.id && !text.is_empty())
    };
    let mut fields = form.fields.iter();
    if fields.any(|field| field.id != "when" && field.value.is_some() && says(field)) {
        let words = &clock.moment().content().journal.page.refused.begun;
        return Err(Failure::Senseless(words.clone()));
    }
    fill(companion, clock, &at, typed)
}

/// Writes freely in an editor, on from what was begun. What cannot be kept as it is stays as a draft.
fn edit(
    companion: &mut Companion,
    clock: &Clock,
    mut typed: Vec<(String, String)>,
    folder: &Path,
) -> Result<(Shown, Option<Message>), Failure> {
    let sheet = "free".to_owned();
    let at = At::Write { sheet };
    let page = command::page(companion, clock, &at);
    let form = choices::form(&page).ok_or_else(|| command::closed(&page))?;
    let begun = form.fields.iter().find(|field| field.id == "text");
    let begun = begun.and_then(|field| match &field.value {
        Some(Value::Words { text }) => Some(text.as_str()),
        _ => None,
    });
    let draft = form.draft.clone();
    let text = editor::write_in(folder, begun.unwrap_or_default())?;
    if let Some(draft) = draft {
        let now = vec![Answer::new("text", Value::words(text.trim_end()))];
        let said = command::said(&page, now);
        command::carry_out(companion, clock, draft, &said)?;
    }
    typed.retain(|(path, _)| path != "text");
    typed.insert(0, ("text".to_owned(), text.trim_end().to_owned()));
    fill(companion, clock, &at, &typed)
}

/// Fills in a form and sends it; shows the entry that it makes.
fn fill(
    companion: &mut Companion,
    clock: &Clock,
    at: &At,
    typed: &[(String, String)],
) -> Result<(Shown, Option<Message>), Failure> {
    let typed = typed.iter();
    let typed: Vec<_> = typed
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    let (place, message) = command::fill(companion, clock, at, &typed)?;
    let shown = match ebb_core::page::Token::read(&place.token) {
        Some(At::Entry { id }) => Shown::Entry(id),
        _ => Shown::All,
    };
    Ok((shown, message))
}

/// A worksheet with its fields, each by the name that `ebb journal fill` asks for.
fn worksheet(companion: &mut Companion, clock: &Clock, sheet: String) -> Result<Page, Failure> {
    let before = None;
    let id = sheet.clone();
    let mut page = command::page(companion, clock, &At::Worksheet { sheet, before });
    if !page.place.token.contains(&id) {
        return Err(command::gone(clock));
    }
    let form = command::page(companion, clock, &At::Write { sheet: id });
    let fields = choices::form(&form).map_or(&[][..], |form| form.fields.as_slice());
    let mut lines = Vec::new();
    name_fields(fields, "", &mut lines);
    if !lines.is_empty() {
        page.blocks.push(Block::lines(LineRole::Body, lines));
    }
    Ok(page)
}

fn name_fields(fields: &[Field], within: &str, lines: &mut Vec<String>) {
    for field in fields {
        let path = format!("{within}{}", field.id);
        match &field.kind {
            FieldKind::Group {
                fields,
                read_as: None,
                most,
            } => {
                let within = if *most == 1 {
                    format!("{path}.")
                } else {
                    format!("{path}.0.")
                };
                name_fields(fields, &within, lines);
            }
            FieldKind::Choice { options, .. } => {
                let ids: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
                lines.push(format!("  {path}: {} ({})", field.label, ids.join(", ")));
            }
            _ => lines.push(format!("  {path}: {}", field.label)),
        }
    }
}
