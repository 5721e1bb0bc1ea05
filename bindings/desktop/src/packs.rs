//! `ebb pack`.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use ebb_core::companion::Companion;
use ebb_core::content::fill;
use ebb_core::packs::page::{Act, At};
use ebb_core::packs::{
    ExportHead, LARGEST_PACK, PackError, PackPreview, PackProblem, PackRefused, hints,
    imported_packs, pack_named, preview, read,
};
use ebb_core::page::{Answer, Block, Item, Message, Offer, Page, Target, Token as _, Value};
use serde_json::json;

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::json::{self, SCHEMA};
use crate::new_file::read_named;
use crate::pack_cli::PackCommand;
use crate::pack_export;
use crate::page::choices::form;
use crate::page::sentences;

/// Carries out `ebb pack …`.
pub fn run(companion: &mut Companion, clock: &Clock, command: PackCommand) -> Result<(), Failure> {
    match command {
        PackCommand::Check { file, json } => check(clock, &file, json),
        PackCommand::Import {
            file,
            choose,
            ended,
            yes,
            json,
        } => {
            let looked = look_at(companion, clock, &file, json)?;
            import(companion, clock, looked, &choose, ended, yes, json)
        }
        PackCommand::List { json } => list(companion, clock, json),
        PackCommand::Remove {
            name,
            mine_too,
            yes,
            json,
        } => remove(companion, clock, &name, mine_too, yes, json),
        PackCommand::Export {
            name,
            author,
            about,
            revision,
            choose,
            out,
        } => {
            let head = ExportHead {
                name,
                author,
                about,
                revision,
            };
            pack_export::export(companion, clock, &head, choose, out)
        }
    }
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(LARGEST_PACK).unwrap_or(u64::MAX);
    read_named(file, most).map_err(|error| Failure::File {
        file: file.to_owned(),
        error,
    })
}

fn check(clock: &Clock, file: &Path, json: bool) -> Result<(), Failure> {
    let bytes = bytes_of(file)?;
    let content = clock.moment().content();
    let pack = read(&bytes, content).map_err(|refused| not_read(&refused, json))?;
    let hints = hints(&pack);
    let out = &mut io::stdout().lock();
    if json {
        let all = json!({ "ok": true, "name": pack.name, "author": pack.author,
            "revision": pack.revision, "problems": [], "more": 0, "hints": hints });
        return Ok(json::print(
            out,
            &json!({ "schema": SCHEMA, "check": all }),
        )?);
    }
    let words = &content.packs.page;
    let name = file.display().to_string();
    writeln!(out, "{}", fill(&words.can_be_read, &[("file", &name)]))?;
    for hint in &hints {
        let hint = hint.to_string();
        writeln!(out, "{}", fill(&words.second_look, &[("hint", &hint)]))?;
    }
    Ok(())
}

/// Says what is wrong with a pack.
fn not_read(refused: &PackRefused, json: bool) -> Failure {
    if json {
        let none: [PackProblem; 0] = [];
        let all = json!({ "ok": false, "problems": refused.problems, "more": refused.more,
            "hints": none });
        let all = json!({ "schema": SCHEMA, "check": all });
        if let Err(error) = json::print(&mut io::stdout(), &all) {
            return error.into();
        }
    }
    Failure::Senseless(refused.in_lines())
}

/// A pack that is looked at.
struct Looked {
    number: i32,
    preview: PackPreview,
}

fn look_at(
    companion: &mut Companion,
    clock: &Clock,
    file: &Path,
    json: bool,
) -> Result<Looked, Failure> {
    let bytes = bytes_of(file)?;
    let content = clock.moment().content();
    let pack = read(&bytes, content).map_err(|refused| not_read(&refused, json))?;
    let preview = command::own(companion, clock, |store| preview(store, content, &pack))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let file = Value::File {
        name: name.into_owned(),
        bytes,
    };
    let said = [Answer::new("file", file)];
    let (to, _) = command::act(companion, clock, &Act::Read, &said)?;
    match At::read(&to.token) {
        Some(At::Open { number }) => Ok(Looked { number, preview }),
        _ => Err(command::gone(clock)),
    }
}

fn import(
    companion: &mut Companion,
    clock: &Clock,
    looked: Looked,
    choose: &[String],
    ended: Option<String>,
    yes: bool,
    json: bool,
) -> Result<(), Failure> {
    let Looked { number, preview } = &looked;
    choose_only(companion, clock, &looked, choose)?;
    if json && !yes {
        let out = &mut io::stdout();
        return Ok(command::record(out, companion, clock, "preview", preview)?);
    }
    let page = command::page(companion, clock, &At::Open { number: *number });
    let take = take(&page, *number).cloned();
    let fields = form(&page).map_or(&[][..], |form| &form.fields);
    let asks_day = fields.iter().any(|field| field.id == "ended");
    if !json {
        let page = in_full(page, preview);
        command::print(&mut io::stdout().lock(), &page, Names::None)?;
    }
    let Some(take) = take else {
        return if json {
            told(companion, clock, None, true)
        } else {
            Ok(())
        };
    };
    let question = [Some(take.label), take.detail];
    let question: Vec<_> = question.into_iter().flatten().collect();
    if !yes && !asked(&question.join(": "))? {
        return Err(nothing_changed());
    }
    // The one thing that the form asks has a name at the command line.
    if asks_day && ended.is_none() {
        let words = &clock.moment().content().packs.ended_asked;
        return Err(Failure::Senseless(format!("{words} (--ended 2026-08-31)")));
    }
    let said = ended.map(|day| ended_on(clock, &day)).transpose()?;
    let act = Act::Take { number: *number };
    let (_, message) = command::act(companion, clock, &act, said.as_slice())?;
    told(companion, clock, message, json)
}

/// The day on which treatment ended.
fn ended_on(clock: &Clock, typed: &str) -> Result<Answer, Failure> {
    let moment = clock.moment();
    let words = &moment.content().packs.page.no_such_day;
    let day = sentences::day(typed, &moment).ok_or_else(|| Failure::Senseless(words.clone()))?;
    Ok(Answer::new("ended", Value::Day { day }))
}

/// Chooses these entries and no others; none leaves the choice as it is.
fn choose_only(
    companion: &mut Companion,
    clock: &Clock,
    looked: &Looked,
    choose: &[String],
) -> Result<(), Failure> {
    let entries = &looked.preview.entries;
    if choose.is_empty() {
        return Ok(());
    }
    let there = |name: &&String| entries.iter().any(|entry| entry.entry == **name);
    if let Some(entry) = choose.iter().find(|name| !there(name)).cloned() {
        return Err(senseless(&PackError::NoSuchEntry { entry }));
    }
    for (at, entry) in (0..).zip(entries).filter(|(_, entry)| entry.can_choose) {
        let on = choose.contains(&entry.entry);
        let number = looked.number;
        let act = Act::Choose {
            number,
            entry: at,
            on,
        };
        command::act(companion, clock, &act, &[])?;
    }
    Ok(())
}

fn senseless(error: &PackError) -> Failure {
    Failure::Senseless(error.to_string())
}

/// What takes the pack; none where nothing of it is chosen.
fn take(page: &Page, number: i32) -> Option<&Offer> {
    let takes = |offer: &&Offer| offer.target == Target::act(&Act::Take { number });
    let submit = form(page).map(|form| &form.submit);
    let offers = page.blocks.iter().filter_map(|block| match block {
        Block::Offers { offers, .. } => Some(offers),
        _ => None,
    });
    submit.into_iter().chain(offers.flatten()).find(takes)
}

/// The page of a pack with all that each entry says, and the name by which it is chosen.
fn in_full(mut page: Page, preview: &PackPreview) -> Page {
    for block in &mut page.blocks {
        if let Block::Items { items } = block {
            let there = std::mem::take(&mut items.items).into_iter();
            let there = there.zip(&preview.entries).flat_map(|(item, entry)| {
                let title = format!("{} ({})", item.title, entry.entry);
                let said = entry.lines.iter().map(|line| below(line));
                std::iter::once(Item { title, ..item }).chain(said)
            });
            items.items = there.collect();
        }
    }
    page
}

fn below(line: &str) -> Item {
    Item {
        under: true,
        ..Item::new("", line)
    }
}

fn list(companion: &mut Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let content = clock.moment().content();
    let out = &mut io::stdout().lock();
    if json {
        let packs = command::own(companion, clock, |store| imported_packs(store, content))?;
        return Ok(command::record(out, companion, clock, "packs", &packs)?);
    }
    let mut page = command::page(companion, clock, &At::All);
    command::unfold(companion, clock, &mut page, "packs", "entries");
    Ok(command::print(out, &page, Names::Ids)?)
}

fn remove(
    companion: &mut Companion,
    clock: &Clock,
    name: &str,
    theirs_too: bool,
    yes: bool,
    json: bool,
) -> Result<(), Failure> {
    let content = clock.moment().content();
    let words = &content.packs;
    let question = if theirs_too {
        &words.remove_all_detail
    } else {
        &words.remove_detail
    };
    if !yes && !asked(question)? {
        return Err(nothing_changed());
    }
    let packs = command::own(companion, clock, |store| imported_packs(store, content))?;
    let id = pack_named(&packs, name).map_err(|error| senseless(&error))?;
    let act = Act::TakeBack { id, theirs_too };
    let (_, message) = command::act(companion, clock, &act, &[])?;
    told(companion, clock, message, json)
}

/// What was just done.
fn told(
    companion: &Companion,
    clock: &Clock,
    message: Option<Message>,
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    if json {
        let done: Vec<_> = message.into_iter().map(|message| message.words).collect();
        return Ok(command::record(out, companion, clock, "done", &done)?);
    }
    Ok(command::tell(out, message.as_ref())?)
}

/// A question that only a terminal can be asked.
fn asked(question: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        let why = "nothing was changed; there is nobody to ask here, so add --yes";
        return Err(Failure::Usage(why.to_owned()));
    }
    let out = &mut io::stdout();
    write!(out, "{question} y / n ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}

fn nothing_changed() -> Failure {
    Failure::Usage("nothing was changed".to_owned())
}
