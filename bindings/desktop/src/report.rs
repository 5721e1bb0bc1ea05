//! The first page, what is under way, and what was, as lines of text.

use std::io::{self, Write};

use ebb_core::companion::At;
use ebb_core::companion::Companion;
use ebb_core::page::{Block, Items, LineRole, Target};
use ebb_core::progress::page as past;
use ebb_core::session::page as session;
use serde_json::json;

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::json::{self as lines, SCHEMA};

/// The first page, with what can be done from it.
pub fn now(out: &mut impl Write, companion: &mut Companion, clock: &Clock) -> io::Result<()> {
    let page = command::page(companion, clock, &At::Now);
    command::print_whole(out, &page)
}

/// What is under way, and today.
pub fn status(out: &mut impl Write, companion: &mut Companion, clock: &Clock) -> io::Result<()> {
    let mut page = command::page(companion, clock, &At::Now);
    let live = Target::go(&session::At::Live);
    let under_way = page.blocks.iter().find_map(|block| match block {
        Block::Offers { offers, .. } => {
            let mut offers = offers.iter().filter(|offer| offer.target == live);
            offers.find_map(|offer| offer.detail.clone())
        }
        _ => None,
    });
    let busy = under_way.is_some();
    page.blocks.retain(|block| match block {
        Block::Lines { role, .. } => match role {
            LineRole::Lead => !busy,
            LineRole::Small => false,
            _ => true,
        },
        _ => true,
    });
    command::print(out, &page, Names::None)?;
    match under_way {
        Some(words) => writeln!(out, "{words}"),
        None => Ok(()),
    }
}

/// The same, as other programs read it.
pub fn status_record(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut whole = json!(companion.status_record(&moment));
    whole["schema"] = SCHEMA.into();
    whole["notices"] = json!(companion.problems(&moment));
    Ok(lines::print(out, &whole)?)
}

/// What was done, day by day, and what it adds up to.
pub fn history(
    out: &mut impl Write,
    companion: &mut Companion,
    clock: &Clock,
    limit: i32,
) -> Result<(), Failure> {
    let at = past::At::History {
        ahead: 0,
        before: None,
    };
    let mut page = command::page(companion, clock, &at);
    // The days stand in the list below.
    page.blocks
        .retain(|block| !matches!(block, Block::Month { .. }));
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    while let Some(list) = list(&mut page.blocks) {
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
        let Some(next) = self::list(&mut next.blocks) else {
            break;
        };
        list.more = next.more.take();
        list.items.append(&mut next.items);
    }
    let is_there = list(&mut page.blocks).is_some();
    command::print_read(out, &page, Names::Ids)?;
    if is_there {
        let sums = command::page(companion, clock, &past::At::Insights);
        writeln!(out)?;
        command::print_read(out, &sums, Names::None)?;
    }
    Ok(())
}

fn list(blocks: &mut [Block]) -> Option<&mut Items> {
    blocks.iter_mut().find_map(|block| match block {
        Block::Items { items } if items.id == "history" => Some(items),
        _ => None,
    })
}

/// The same, as other programs read it.
pub fn history_record(
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

/// A label with what is said beside it.
pub fn labelled(label: &str, detail: &str) -> String {
    if detail.is_empty() {
        label.to_owned()
    } else {
        format!("{label}. {detail}")
    }
}
