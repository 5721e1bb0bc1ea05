//! An id that names nothing is refused wherever one is given, and changes nothing.

use std::collections::BTreeSet;

use super::super::crawler::{changes, crawled, stop_of};
use super::super::world::{State, moment as then, world};
use super::*;
use crate::page::Field;

/// What may be asked for although nobody knows the id: the way out of a card that cannot be read is open, and what is
/// not in the routine is taken out of it.
const ALWAYS_OPEN: [&str; 1] = ["cards/worse"];

/// True for what stands for one thing in a token: an id of the content's or of the person's.
fn is_id(part: &str) -> bool {
    let words = ["true", "false", "~", "behind", "all", "marked_parts"];
    let is_text = part.chars().any(|c| c.is_ascii_alphabetic());
    is_text && !words.contains(&part)
}

/// The token with each of its ids in turn replaced by one that names nothing.
fn renamed(token: &str, id: &str) -> Vec<String> {
    let (stop, query) = token.split_once('?').unwrap_or((token, ""));
    let parts: Vec<_> = stop.split('/').collect();
    let swap = |at: usize| -> String {
        let parts = parts.iter().enumerate();
        let parts: Vec<_> = parts
            .map(|(n, part)| if n == at { id } else { part })
            .collect();
        let query = if query.is_empty() {
            String::new()
        } else {
            format!("?{query}")
        };
        parts.join("/") + &query
    };
    (2..parts.len())
        .filter(|at| is_id(parts[*at]))
        .map(swap)
        .collect()
}

/// Whatever an action can change that outlives it.
fn kept(companion: &Companion) -> String {
    let vault = &companion.vault;
    let (changes, locked) = (changes(companion), companion.is_locked());
    let (opened, holds, running) = (vault.open(), vault.holds(), companion.running());
    format!("{changes:?} {locked} {opened:?} {holds:?} {running:?}")
}

fn answers(fields: Option<&[Field]>) -> Vec<Answer> {
    let fields = fields.into_iter().flatten();
    let said = fields.filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)));
    said.collect()
}

#[test]
fn an_id_that_names_nothing_is_refused_wherever_one_is_given() {
    let nobodys = "0190a5c0-0000-7000-8000-000000000000";
    let mut tried = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut one = world(State::Open);
    for page in crawled(State::Open).values() {
        let forms = page.blocks.iter().filter_map(|block| match block {
            Block::Form { form } => Some((&form.submit.target, Some(form.fields.as_slice()))),
            _ => None,
        });
        let offered = targets(page);
        let plain = offered.iter().map(|target| (target, None));
        for (target, fields) in forms.chain(plain) {
            let Target::Act { action } = target else {
                continue;
            };
            let stop = stop_of(action);
            if ALWAYS_OPEN.contains(&stop.as_str()) {
                continue;
            }
            for id in ["no-such", nobodys] {
                for (n, token) in renamed(&action.token, id).into_iter().enumerate() {
                    if !tried.insert((stop.clone(), id, n, fields.is_some())) {
                        continue;
                    }
                    let before = kept(&one.companion);
                    let action = Action { token };
                    let said = answers(fields);
                    let reply = one
                        .companion
                        .carry_out(&action, &said, &then(), &Work::new());
                    let refused = matches!(reply, Err(_) | Ok(Reply::Refused { .. }));
                    if !refused || kept(&one.companion) != before {
                        wrong.push(action.token);
                        one = world(State::Open);
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(tried.len() > 80, "{}", tried.len());
}

#[test]
fn what_a_line_or_a_plan_opens_has_to_be_there() {
    let mut ebb = Ebb::new();
    let line = crisis::Act::NewLine {
        section: crate::crisis::PlanSection::WhatIDo,
    };
    let said = |id: &str| {
        let text = Answer::new("text", Value::words("I do that"));
        [text, Answer::new("opens", Value::chosen(id))]
    };
    for odd in [
        "card:nobodys",
        "breathing:",
        "ride:far",
        "zigzag",
        "sheet:look-around",
    ] {
        let reply = ebb.tries(&line, &said(odd), 1).unwrap();
        let Reply::Refused { problems, .. } = reply else {
            panic!("{odd}: {reply:?}");
        };
        assert_eq!(problems[0].field, "opens", "{odd}");
    }
    ebb.says(&line, &said("card:stop"), 2);
    ebb.says(&line, &said("ride"), 3);
    assert_eq!(ebb.vault().open().kept.plan.entries.len(), 2);
}
