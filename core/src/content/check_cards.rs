//! What the cards and the practices must keep to beyond their types: what they lead on to exists, the safety rules'
//! forms stand where they are asked for, and no card repeats another.

use std::collections::{HashMap, HashSet};

use super::cards::{CardContent, CardLink, LinkKind, Module, PracticeContent};
use super::schema::Content;

/// Cautions that the person ticks as fine for them before a card that carries one is ever suggested.
pub const NEED_A_TICK: [&str; 3] = ["cold", "intense_movement", "hard_tensing"];
/// Cautions that ask for an outward form.
const NEED_AN_OUTWARD_FORM: [&str; 2] = ["trauma_can_flood", "inward_attention"];
/// Cards to offer someone new.
const FIRST: usize = 12;
/// The least that a deck holds.
const LEAST_CARDS: usize = 75;

/// Everything that is wrong with the cards and the practices, one line each.
pub fn problems(content: &Content) -> Vec<String> {
    let mut problems = Vec::new();
    let cards = &content.cards.cards;
    if cards.len() < LEAST_CARDS {
        problems.push(format!(
            "{} cards are fewer than {LEAST_CARDS}",
            cards.len()
        ));
    }
    let first = cards.iter().filter(|card| card.first).count();
    if first != FIRST {
        problems.push(format!("{first} cards are marked first, not {FIRST}"));
    }
    for card in cards {
        let wrong = |what: String| format!("card `{}` {what}", card.id);
        problems.extend(wrong_with_card(content, card).into_iter().map(wrong));
    }
    for practice in &content.practices.practices {
        let wrong = |what: String| format!("practice `{}` {what}", practice.id);
        problems.extend(
            wrong_with_practice(content, practice)
                .into_iter()
                .map(wrong),
        );
    }
    problems.extend(wrong_with_practice_words(content));
    problems.extend(sentences_on_two_cards(cards));
    problems
}

fn wrong_with_card(content: &Content, card: &CardContent) -> Vec<String> {
    let mut wrong = wrong_with_fit(card.intensity, &card.cautions, card.needs_tick);
    if card.states.is_empty() || card.places.is_empty() {
        wrong.push("has no state or no place".to_owned());
    }
    if card.also.iter().any(|name| name.trim().is_empty()) {
        wrong.push("has a name that says nothing".to_owned());
    }
    if card.title.is_empty() || card.when.is_empty() || card.why.is_empty() {
        wrong.push("lacks its title, when to use it or why it works".to_owned());
    }
    if card.module == Module::MyReasons {
        wrong.push("stands in the module that is the person's own".to_owned());
    }
    if !(3..=7).contains(&card.steps.len()) || card.steps.iter().any(String::is_empty) {
        wrong.push("has fewer than 3 steps, more than 7, or an empty one".to_owned());
    }
    if card.minutes < 1 {
        wrong.push("takes no time".to_owned());
    }
    if card.source.name.is_empty() {
        wrong.push("has no source".to_owned());
    }
    if card.outward.is_empty() && needs_outward_form(&card.cautions) {
        wrong.push("lacks its outward form".to_owned());
    }
    if let Some(link) = card.link.as_ref().filter(|link| !leads_on(content, link)) {
        wrong.push(format!("leads on to `{}`, which does not exist", link.id));
    }
    wrong
}

fn wrong_with_practice(content: &Content, practice: &PracticeContent) -> Vec<String> {
    let mut wrong = wrong_with_fit(practice.intensity, &practice.cautions, practice.needs_tick);
    if practice.states.is_empty() || practice.places.is_empty() || practice.steps.is_empty() {
        wrong.push("has no state, no place or no step".to_owned());
    }
    if practice
        .steps
        .iter()
        .any(|step| step.seconds < 1 || step.text.is_empty())
    {
        wrong.push("has a step without its time or its text".to_owned());
    }
    let seconds: i64 = practice.steps.iter().map(|step| step.seconds).sum();
    if let Some(minutes) = minutes_in(&practice.name).filter(|minutes| minutes * 60 != seconds) {
        wrong.push(format!(
            "says {minutes} minutes and takes {seconds} seconds"
        ));
    }
    if needs_outward_form(&practice.cautions)
        && practice.steps.iter().all(|step| step.outward.is_empty())
    {
        wrong.push("lacks its outward form".to_owned());
    }
    if !practice.breath.is_empty() && !has_pattern(content, &practice.breath) {
        wrong.push(format!(
            "breathes by `{}`, which is no pattern",
            practice.breath
        ));
    }
    wrong
}

fn wrong_with_practice_words(content: &Content) -> Vec<String> {
    let words = &content.practice_words;
    let practices = &content.practices.practices;
    let mut wrong = Vec::new();
    let nameless = practices
        .iter()
        .filter(|practice| !words.groups.contains_key(&practice.group));
    wrong.extend(nameless.map(|practice| format!("the group of `{}` has no name", practice.id)));
    if practices
        .iter()
        .all(|practice| practice.id != words.grounding)
    {
        wrong.push(format!("there is no practice `{}`", words.grounding));
    }
    wrong
}

fn wrong_with_fit([low, high]: [i32; 2], cautions: &[String], needs_tick: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    if low < 0 || high > 10 || low > high {
        wrong.push(format!("suits a strength from {low} to {high}"));
    }
    let carries_one = cautions.iter().any(|id| NEED_A_TICK.contains(&id.as_str()));
    if needs_tick != carries_one {
        wrong.push("needs a tick without such a caution, or has one and asks for none".to_owned());
    }
    wrong
}

fn needs_outward_form(cautions: &[String]) -> bool {
    cautions
        .iter()
        .any(|id| NEED_AN_OUTWARD_FORM.contains(&id.as_str()))
}

/// True for what is there.
fn leads_on(content: &Content, link: &CardLink) -> bool {
    match link.kind {
        LinkKind::Ride => link.id == "ride",
        LinkKind::Breathing => has_pattern(content, &link.id),
        LinkKind::Practice => content
            .practices
            .practices
            .iter()
            .any(|practice| practice.id == link.id),
        LinkKind::Worksheet => content
            .worksheets
            .worksheets
            .iter()
            .any(|worksheet| worksheet.id == link.id),
    }
}

fn has_pattern(content: &Content, id: &str) -> bool {
    content
        .breathing
        .patterns
        .iter()
        .any(|pattern| pattern.id == id)
}

/// The number that stands before "minutes" in a name, in figures or spelt out.
fn minutes_in(name: &str) -> Option<i64> {
    const SPELT_OUT: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let lower = name.to_lowercase();
    let words: Vec<_> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| word.starts_with("minute"))?;
    let number = *words.get(at.checked_sub(1)?)?;
    number.parse().ok().or_else(|| {
        (1..)
            .zip(SPELT_OUT)
            .find(|(_, spelt)| *spelt == number)
            .map(|(n, _)| n)
    })
}

/// Sentences that stand on two cards. Cautions are shared by id, so they never stand on a card itself.
fn sentences_on_two_cards(cards: &[CardContent]) -> Vec<String> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut told = HashSet::new();
    let mut problems = Vec::new();
    for card in cards {
        let texts = card.steps.iter().chain(&card.outward);
        for text in texts.chain([&card.when, &card.why]) {
            for sentence in sentences(text) {
                let other = *seen.entry(sentence.clone()).or_insert(&card.id);
                if other != card.id && told.insert(sentence.clone()) {
                    problems.push(format!(
                        "`{sentence}` stands on cards `{other}` and `{}`",
                        card.id
                    ));
                }
            }
        }
    }
    problems
}

/// The sentences of a text: lower case, single spaces, no punctuation.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split(['.', '!', '?'])
        .map(|sentence| {
            sentence
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric() && c != '\'')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|sentence| !sentence.is_empty())
}
