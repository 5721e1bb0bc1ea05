//! What `ebb remind` shows of the page, and how its numbers are read: what comes up is counted by itself, and boosters
//! are counted on after what comes back.

use ebb_core::companion::Companion;
use ebb_core::page::{Badge, Block, Item, LineRole, NoticeKind, Page, Target};
use ebb_core::reminders::OccurrenceId;
use ebb_core::reminders::page::{Act, At};
use ebb_core::store::Id;

use crate::Failure;
use crate::clock::Clock;
use crate::command;

/// What a number of `ebb remind list` stands for.
#[derive(Debug, Clone, Copy)]
pub enum Listed {
    /// What comes back.
    Rule(Id),
    /// Boosters.
    Boosters(Id),
}

impl Listed {
    pub fn id(self) -> Id {
        match self {
            Self::Rule(id) | Self::Boosters(id) => id,
        }
    }
}

/// The page, with a month that lies so many months ahead.
pub fn page(companion: &mut Companion, clock: &Clock, ahead: i32) -> Page {
    command::page(companion, clock, &At::All { ahead })
}

/// Everything that is set up: the month is a command of its own.
pub fn whole(mut page: Page) -> Page {
    let mut number = 0;
    for block in &mut page.blocks {
        let Block::Items { items } = block else {
            continue;
        };
        match boosters_of(items.offers.iter().map(|offer| &offer.target)) {
            // Their appointments are named by their months.
            Some(_) => {
                number += 1;
                let title = items.title.take().unwrap_or_default();
                items.title = Some(format!("{number}. {title}"));
                for step in &mut items.items {
                    step.under = true;
                }
            }
            None if items.id == "rules" => number = items.items.len(),
            None => {}
        }
    }
    page.blocks
        .retain(|block| !matches!(block, Block::Month { .. }));
    ask(&mut page);
    page
}

/// What comes up, and what waits.
pub fn next(mut page: Page) -> Page {
    page.blocks.retain(|block| match block {
        Block::Items { items } => items.id == "coming",
        Block::Notice { .. } | Block::Offers { lead: Some(_), .. } => true,
        Block::Lines { role, .. } => *role == LineRole::Lead,
        _ => false,
    });
    ask(&mut page);
    page
}

/// A month, or that nothing is set up.
pub fn month(mut page: Page) -> Page {
    let is_there = |block: &Block| matches!(block, Block::Month { .. });
    let there = page.blocks.iter().any(is_there);
    page.blocks.retain(|block| match block {
        Block::Month { .. } => true,
        Block::Notice { kind, .. } => *kind == NoticeKind::Problem,
        Block::Lines { role, .. } => !there && *role == LineRole::Lead,
        _ => false,
    });
    page
}

/// The question whether they are to go on coming is asked in words here.
fn ask(page: &mut Page) {
    for block in &mut page.blocks {
        if let Block::Offers {
            lead: Some(lead),
            offers,
        } = block
        {
            let quiet = Target::act(&Act::GoQuiet);
            if offers.iter().any(|offer| offer.target == quiet) {
                let lines = [
                    std::mem::take(lead),
                    "  ebb remind keep-coming".to_owned(),
                    "  ebb remind go-quiet".to_owned(),
                ];
                *block = Block::lines(LineRole::Body, lines);
            }
        }
    }
}

fn boosters_of<'a>(mut targets: impl Iterator<Item = &'a Target>) -> Option<Id> {
    targets.find_map(|target| match command::place(target) {
        Some(At::Boosters { id }) => Some(id),
        _ => None,
    })
}

/// What was missed and is told now.
pub fn missed(page: &Page) -> Vec<String> {
    let read = Target::act(&Act::MissedRead);
    let told = page.blocks.iter().filter_map(|block| match block {
        Block::Notice { words, offers, .. } => offers
            .iter()
            .any(|offer| offer.target == read)
            .then(|| words.clone()),
        _ => None,
    });
    told.collect()
}

/// All that is numbered in `ebb remind list`.
pub fn listed(page: &Page) -> Vec<Listed> {
    let rules = command::items(page, "rules").unwrap_or_default().iter();
    let rules = rules.filter_map(|item| match place(item) {
        Some(At::Rule { id }) => Some(Listed::Rule(id)),
        _ => None,
    });
    let boosters = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => boosters_of(items.offers.iter().map(|offer| &offer.target)),
        _ => None,
    });
    rules.chain(boosters.map(Listed::Boosters)).collect()
}

/// What this number of `ebb remind list` stands for.
pub fn numbered(page: &Page, number: usize) -> Result<Listed, Failure> {
    let all = listed(page);
    let found = number.checked_sub(1).and_then(|at| all.get(at)).copied();
    found.ok_or_else(|| {
        let count = all.len();
        Failure::Usage(format!(
            "there is no reminder {number}; `ebb remind list` has {count}"
        ))
    })
}

/// The same, where it must be something that comes back.
pub fn rule(page: &Page, number: usize) -> Result<Id, Failure> {
    match numbered(page, number)? {
        Listed::Rule(id) => Ok(id),
        Listed::Boosters(_) => {
            let why = format!("{number} stands for boosters; `ebb remind boosters` changes those");
            Err(Failure::Usage(why))
        }
    }
}

/// The first boosters; none where none are planned.
pub fn boosters(page: &Page) -> Option<Id> {
    listed(page).into_iter().find_map(|one| match one {
        Listed::Boosters(id) => Some(id),
        Listed::Rule(_) => None,
    })
}

/// The one that comes up with this number; without one, the last that waits, else the next.
pub fn coming(page: &Page, number: Option<usize>) -> Result<OccurrenceId, Failure> {
    let lines = command::items(page, "coming").unwrap_or_default();
    let found = match number {
        Some(number) => number.checked_sub(1).and_then(|at| lines.get(at)),
        None => {
            let waits = lines.iter().rfind(|line| line.badge == Some(Badge::Waits));
            waits.or(lines.first())
        }
    };
    match found.and_then(place) {
        Some(At::Occurrence { of }) => Ok(of),
        _ => {
            let number = number.map_or(String::new(), |number| format!(" {number}"));
            let count = lines.len();
            Err(Failure::Usage(format!(
                "nothing{number} is coming up; `ebb remind next` has {count}"
            )))
        }
    }
}

fn place(item: &Item) -> Option<At> {
    item.open.as_ref().and_then(command::place)
}
