//! Where a search begins at the doors that take steps: what is there, each thing touched once. A search by chance alone would
//! need hours to send each form for the first time.

use std::collections::{BTreeSet, VecDeque};

use ebb_core::page::{Action, Target};

use crate::boundary::{BEGINNINGS, CALLS, SPOILT};
use crate::chance::Chance;
use crate::forms::{MOST_STEPS, Person, what};
use crate::rows::{CHANGE, columns_of_tables};
use crate::steps::{BETWEEN, written};
use crate::walk::{ROOMS, Way, ways};

/// How far from a room.
const FURTHEST: usize = 6;

/// Bytes with which a form is filled in, besides none: enough for each of its fields.
const FILLINGS: u64 = 3;

/// How long an input is at most; a search goes on to a little more.
const LONGEST: usize = 900;

/// Changes of rows in one input.
const CHANGES: usize = 3;

/// The door's inputs.
///
/// # Panics
/// Where the door breaks.
pub fn of(door: &str) -> Vec<Vec<u8>> {
    match door {
        "forms" => forms(),
        "rows" => rows(),
        "boundary" => boundary(),
        _ => Vec::new(),
    }
}

/// A walk to each kind of page, and what stands there touched: an empty Ebb first, since little is in its way.
fn forms() -> Vec<Vec<u8>> {
    let worlds = [EMPTY, FILLED].into_iter();
    let inputs = worlds.flat_map(|whose| chained(&walks(whose), what::ROOM));
    inputs.collect()
}

/// Walks one behind the other, as long as one input holds them: opening a store takes longer than most of them. `go` is what
/// a step does that goes to a room.
fn chained(walks: &[Vec<u8>], go: u8) -> Vec<Vec<u8>> {
    let count = |input: &[u8]| input.split(|byte| *byte == BETWEEN).count();
    let mut inputs: Vec<Vec<u8>> = Vec::new();
    for walk in walks {
        match inputs.last_mut() {
            Some(input)
                if count(input) + count(walk) <= MOST_STEPS
                    && input.len() + walk.len() < LONGEST =>
            {
                input.extend([BETWEEN, go]);
                input.extend(&walk[1..]);
            }
            _ => inputs.push(walk.clone()),
        }
    }
    inputs
}

/// The first step of a walk in an empty Ebb, and in one that somebody filled.
const EMPTY: u8 = 3;
const FILLED: u8 = 0;

fn walks(whose: u8) -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    let mut known = BTreeSet::new();
    let mut open = VecDeque::new();
    for room in 0..ROOMS.len() {
        open.extend(written(whose, room, ROOMS.len(), &[]).map(|first| (first, 0)));
    }
    while let Some((path, length)) = open.pop_front() {
        let there = ways(&Person::through(&path).page());
        for (at, way) in there.iter().enumerate() {
            if !known.insert(kind(way)) {
                continue;
            }
            for filling in fillings(way) {
                let Some(step) = written(what::TOUCH, at, there.len(), &filling) else {
                    continue;
                };
                let next = [&path[..], &[BETWEEN], &step].concat();
                if matches!(way.target, Target::Act { .. }) {
                    inputs.push(next.clone());
                }
                if length < FURTHEST && filling.is_empty() {
                    open.push_back((next, length + 1));
                }
            }
        }
    }
    inputs
}

/// Each column of each table with a value that does not fit, some at a time, and on from there some of the walks.
fn rows() -> Vec<Vec<u8>> {
    let walks = chained(&walks(FILLED), what::ROOM);
    let tables = columns_of_tables();
    let mut changes = Vec::new();
    // Nothing at all, a number, no words, an object: for the first row, and for all.
    for value in [&[0, 0][..], &[1, 0], &[8, 0], &[8, 1], &[8, 0, 3], &[0, 3]] {
        for (table, columns) in tables.iter().enumerate() {
            for column in 0..*columns {
                let column = u8::try_from(column).expect("no table is that wide");
                let rest = [&[column], value].concat();
                changes.extend(written(CHANGE, table, tables.len(), &rest));
            }
        }
    }
    let changes: Vec<_> = changes
        .chunks(CHANGES)
        .map(|some| some.join(&BETWEEN))
        .collect();
    let count = changes.len().max(walks.len());
    let pairs = changes.iter().cycle().zip(walks.iter().cycle()).take(count);
    let inputs = pairs.map(|(change, walk)| {
        let (first, steps) = walk.split_at(2);
        [first, &[BETWEEN], change, steps].concat()
    });
    inputs.collect()
}

/// Each call once, by itself and behind each way to begin; and each thing that a page offers.
fn boundary() -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    for call in 0..CALLS {
        for filling in 0..=FILLINGS {
            let rest = if filling == 0 {
                Vec::new()
            } else {
                chance(filling + u64::from(call))
            };
            inputs.push([&[0, 0, BETWEEN, 3, 0, BETWEEN, call, 1], &rest[..]].concat());
        }
        for begun in 1..BEGINNINGS {
            inputs.push(vec![begun, 0, BETWEEN, call, 0]);
        }
    }
    for spoilt in 0..SPOILT.len() {
        let begun = written(4, spoilt, SPOILT.len(), &[]);
        inputs.extend(begun.map(|first| [&first[..], &[BETWEEN, 30, 0, BETWEEN, 32]].concat()));
    }
    // To go to a room is a call here; a touch is the same.
    for walk in chained(&walks(FILLED), 3) {
        inputs.push([&[0, 0, BETWEEN, 3], &walk[1..]].concat());
    }
    inputs
}

/// The same for all things of one kind: its words, without what tells one thing from another.
fn kind(way: &Way) -> (String, bool) {
    let (Target::Go {
        place: ebb_core::page::Place { token },
    }
    | Target::Act {
        action: Action { token },
    }) = &way.target;
    let is_word = |part: &&str| !part.contains(|letter: char| letter.is_ascii_digit());
    let words: Vec<_> = token
        .split(['/', '?', '&', '=', '@'])
        .filter(is_word)
        .collect();
    (words.join("/"), way.fields.is_empty())
}

/// What a form is filled in with: what is usual, then by chance, the same each time.
fn fillings(way: &Way) -> Vec<Vec<u8>> {
    let mut fillings = vec![Vec::new()];
    if !way.fields.is_empty() {
        fillings.extend((1..=FILLINGS).map(chance));
    }
    fillings
}

/// Bytes by chance.
fn chance(seed: u64) -> Vec<u8> {
    let mut chance = Chance::of(seed);
    (0..80).map(|_| chance.byte(BETWEEN)).collect()
}
