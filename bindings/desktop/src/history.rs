//! `ebb history`: what was done, day by day, and what of it can be set right.

use std::io::Write;

use clap::{Args, Subcommand};
use ebb_core::companion::Companion;
use ebb_core::page::{Block, FieldKind, Items, Place};
use ebb_core::progress::page::{Act, At};
use serde_json::json;

use crate::Failure;
use crate::cli::OutcomeWord;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::json::{self as lines, SCHEMA};
use crate::page::choices;

/// `ebb history`
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// At most this many
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(i32).range(1..=100_000))]
    limit: i32,
    /// Each with the id by which `show`, `correct` and `delete` know it
    #[arg(long, conflicts_with = "json")]
    ids: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    command: Option<HistoryCommand>,
}

/// What can be done with what was.
#[derive(Debug, Subcommand)]
enum HistoryCommand {
    /// One ride, breathing session or practice, by its id
    Show { id: String },
    /// Set a rating right, or what happened in a ride; what is left out stays
    #[command(after_help = "Example: ebb history correct 7Q2 --rating 1=8 --outcome rode")]
    Correct {
        id: String,
        /// Which rating, from 1, and what it was, from 0 to 10; may be given several times
        #[arg(long = "rating", value_name = "WHICH=VALUE", value_parser = rating)]
        ratings: Vec<(usize, String)>,
        /// What happened in a ride
        #[arg(long)]
        outcome: Option<OutcomeWord>,
    },
    /// Delete it; it can be brought back for 30 days
    Delete { id: String },
    /// Bring back what was deleted
    Restore { id: String },
}

fn rating(typed: &str) -> Result<(usize, String), String> {
    let parts = typed.split_once('=');
    let read = parts.and_then(|(which, value)| {
        let which = which.trim().parse().ok().filter(|which| *which > 0)?;
        Some((which, value.trim().to_owned()))
    });
    read.ok_or_else(|| "write which rating and what it was, such as 1=8".to_owned())
}

/// Carries out `ebb history …`.
pub fn history(
    out: &mut impl Write,
    companion: &mut Companion,
    clock: &Clock,
    arguments: HistoryArgs,
) -> Result<(), Failure> {
    let done = |companion: &mut Companion, act: &Act| command::act(companion, clock, act, &[]);
    let said = match arguments.command {
        None if arguments.json => return record(out, companion, clock, arguments.limit),
        None => return list(out, companion, clock, &arguments),
        Some(HistoryCommand::Show { id }) => {
            let id = command::id(clock, &id)?;
            let page = command::page_of(companion, clock, &Place::to(&At::Entry { id }))?;
            return Ok(command::print(out, &page, Names::None)?);
        }
        Some(HistoryCommand::Correct {
            id,
            ratings,
            outcome,
        }) => {
            let at = At::Entry {
                id: command::id(clock, &id)?,
            };
            let typed = corrections(companion, clock, &at, ratings, outcome)?;
            let typed: Vec<_> = typed
                .iter()
                .map(|(field, text)| (field.as_str(), text.clone()))
                .collect();
            command::fill(companion, clock, &at, &typed)?.1
        }
        Some(HistoryCommand::Delete { id }) => {
            let id = command::id(clock, &id)?;
            done(companion, &Act::Delete { id })?.1
        }
        Some(HistoryCommand::Restore { id }) => {
            let id = command::id(clock, &id)?;
            done(companion, &Act::Restore { id })?.1
        }
    };
    Ok(command::tell(out, said.as_ref())?)
}

/// What is typed into which field of the form of an exercise.
fn corrections(
    companion: &mut Companion,
    clock: &Clock,
    at: &At,
    ratings: Vec<(usize, String)>,
    outcome: Option<OutcomeWord>,
) -> Result<Vec<(String, String)>, Failure> {
    let page = command::page_of(companion, clock, &Place::to(at))?;
    let form = choices::form(&page).ok_or_else(|| command::closed(&page))?;
    let scales = form
        .fields
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Scale { .. }));
    let scales: Vec<_> = scales.map(|field| field.id.clone()).collect();
    let mut typed = Vec::new();
    for (which, value) in ratings {
        let field = scales.get(which - 1).ok_or_else(|| {
            Failure::Usage(format!(
                "there is no rating {which}; it has {}",
                scales.len()
            ))
        })?;
        typed.push((field.clone(), value));
    }
    if let Some(outcome) = outcome {
        typed.push(("outcome".to_owned(), command::word(&outcome)));
    }
    if typed.is_empty() {
        let what = "say what to set right, such as --rating 1=8 or --outcome rode";
        return Err(Failure::Usage(what.to_owned()));
    }
    Ok(typed)
}

/// What was done, day by day, and what it adds up to.
fn list(
    out: &mut impl Write,
    companion: &mut Companion,
    clock: &Clock,
    arguments: &HistoryArgs,
) -> Result<(), Failure> {
    let at = At::History {
        ahead: 0,
        before: None,
    };
    let mut page = command::page(companion, clock, &at);
    // The days stand in the list below.
    page.blocks
        .retain(|block| !matches!(block, Block::Month { .. }));
    let most = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    while let Some(list) = entries(&mut page.blocks) {
        let exercises = list.items.iter().enumerate().filter(|(_, item)| item.under);
        if let Some((past_them, _)) = exercises.clone().nth(most) {
            list.items.truncate(past_them);
            break;
        }
        let enough = exercises.count() >= most;
        let Some(more) = list.more.take().filter(|_| !enough) else {
            break;
        };
        let mut next = companion.page(&more, &[], &clock.moment());
        let Some(next) = entries(&mut next.blocks) else {
            break;
        };
        list.more = next.more.take();
        list.items.append(&mut next.items);
    }
    let is_there = entries(&mut page.blocks).is_some();
    let names = if arguments.ids {
        Names::EveryId
    } else {
        Names::None
    };
    command::print_read(out, &page, names)?;
    if is_there {
        let sums = command::page(companion, clock, &At::Insights);
        writeln!(out)?;
        command::print_read(out, &sums, Names::None)?;
    }
    Ok(())
}

fn entries(blocks: &mut [Block]) -> Option<&mut Items> {
    blocks.iter_mut().find_map(|block| match block {
        Block::Items { items } if items.id == "history" => Some(items),
        _ => None,
    })
}

/// The same, as other programs read it.
fn record(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
    limit: i32,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut whole = json!(companion.history_record(limit, &moment)?);
    whole["schema"] = SCHEMA.into();
    let problems = companion.problems(&moment);
    if !problems.is_empty() {
        whole["notices"] = json!(problems);
    }
    Ok(lines::print(out, &whole)?)
}
