//! The first page and what is under way, as lines of text.

use std::io::{self, Write};

use ebb_core::companion::At;
use ebb_core::companion::Companion;
use ebb_core::page::{Block, LineRole, Target};
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

/// A label with what is said beside it, as a sentence of its own.
pub fn labelled(label: &str, detail: &str) -> String {
    if detail.is_empty() {
        label.to_owned()
    } else {
        joined(label, '.', detail)
    }
}

/// A label and words after it, with this mark between them where the label has none of its own.
pub fn joined(label: &str, mark: char, words: &str) -> String {
    if label.ends_with(['.', '?', '!', ':']) {
        format!("{label} {words}")
    } else {
        format!("{label}{mark} {words}")
    }
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn what_stands_beside_a_label_follows_it_as_the_next_sentence() {
        assert_eq!(labelled("Breathe", "Slowly."), "Breathe. Slowly.");
        assert_eq!(
            labelled("What is there?", "A line."),
            "What is there? A line."
        );
        assert_eq!(labelled("Breathe", ""), "Breathe");
    }
}
