//! What is worth a second look in a pack that can be read: said to the person who writes it, and no reason to refuse.

use serde_json::Value;

use super::cautions::{Speaks, in_words, only_spoken_of};
use super::format::Pack;
use super::problem::PackProblem;
use super::shape::step;
use crate::content::{Module, NEVER_SAID};

/// Words that belittle, beyond those that no text of Ebb's own says. "Abuse" is what is done to somebody, not using.
const BELITTLING: [&str; 6] = [
    "druggie",
    "druggies",
    "drug abuse",
    "substance abuse",
    "alcohol abuse",
    "abuse",
];
/// Where "abuse" is the right word.
const ABUSE_OF_SOMEBODY: [&str; 6] = [
    "domestic abuse",
    "child abuse",
    "sexual abuse",
    "emotional abuse",
    "physical abuse",
    "abuse service",
];
/// What is done to a medicine only with the person who prescribes it.
const STOPPING: [&str; 12] = [
    "stop", "stopping", "quit", "skip", "drop", "double", "halve", "cut", "reduce", "increase",
    "change", "taper",
];
const MEDICINES: [&str; 15] = [
    "medicine",
    "medicines",
    "medication",
    "medications",
    "meds",
    "tablet",
    "tablets",
    "pills",
    "dose",
    "doses",
    "methadone",
    "buprenorphine",
    "antidepressant",
    "antidepressants",
    "benzodiazepines",
];
/// How many words may stand between the two: "stop taking all of your medicine".
const WORDS_BETWEEN: usize = 4;
/// Words that turn it round: "never stop a medicine on your own".
const NOT: [&str; 5] = ["never", "don", "dont", "not", "without"];
const UNITS: [&str; 13] = [
    "mg",
    "mcg",
    "ug",
    "µg",
    "μg",
    "ml",
    "milligram",
    "milligrams",
    "microgram",
    "micrograms",
    "millilitre",
    "millilitres",
    "milliliters",
];

/// What the person who writes the pack may want to look at again.
pub fn hints(pack: &Pack) -> Vec<PackProblem> {
    let mut hints = Vec::new();
    for (at, card) in pack.cards.iter().enumerate() {
        hints.extend(spoken_of(card, &format!("/cards/{at}/cautions")));
        if card.states.is_empty() {
            let what = "without states this card is found and never suggested";
            hints.push(PackProblem::at(&format!("/cards/{at}/states"), what));
        }
        if card.module == Module::MyReasons {
            let what = "reasons are a person's own; in a pack for others choose another module";
            hints.push(PackProblem::at(&format!("/cards/{at}/module"), what));
        } else if card.steps.is_empty() {
            let what = "without steps nobody knows what to do; write one";
            hints.push(PackProblem::at(&format!("/cards/{at}/steps"), what));
        }
    }
    for (at, practice) in pack.practices.iter().enumerate() {
        hints.extend(spoken_of(practice, &format!("/practices/{at}/cautions")));
    }
    if let Ok(value) = serde_json::to_value(pack) {
        words(&value, &mut String::new(), &mut hints);
    }
    hints
}

fn spoken_of(entry: &impl Speaks, place: &str) -> Vec<PackProblem> {
    let hint = |(id, word)| {
        let what =
            format!("the words speak of `{word}`; Ebb adds the caution `{id}`, name it yourself");
        PackProblem::at(place, what)
    };
    only_spoken_of(entry).into_iter().map(hint).collect()
}

fn words(value: &Value, place: &mut String, hints: &mut Vec<PackProblem>) {
    let end = place.len();
    match value {
        Value::String(text) => {
            let said = in_words(text);
            for word in NEVER_SAID {
                if said.contains(&format!(" {word} ")) {
                    let what = format!("`{word}` hurts some readers; is there a kinder word?");
                    hints.push(PackProblem::at(place, what));
                }
            }
            if let Some(word) = belittling(&said) {
                let what = format!("`{word}` belittles; say what somebody does, such as using");
                hints.push(PackProblem::at(place, what));
            }
            if stops_a_medicine(&said) {
                let what =
                    "a medicine is changed only with the person who prescribes it; say to ask them";
                hints.push(PackProblem::at(place, what));
            }
            if let Some(dose) = dose(&said) {
                let what =
                    format!("`{dose}` is a dose; no amount is safe for everybody, leave it out");
                hints.push(PackProblem::at(place, what));
            }
            if said.contains(" close your eyes ") || said.contains(" eyes closed ") {
                let what = "closed eyes are never asked for in Ebb; offer open eyes as well";
                hints.push(PackProblem::at(place, what));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                step(place, &index.to_string());
                words(item, place, hints);
                place.truncate(end);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                step(place, name);
                words(field, place, hints);
                place.truncate(end);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn belittling(said: &str) -> Option<&'static str> {
    let found = BELITTLING
        .into_iter()
        .find(|word| said.contains(&format!(" {word} ")))?;
    let of_somebody = ABUSE_OF_SOMEBODY.iter().any(|right| said.contains(right));
    (found != "abuse" || !of_somebody).then_some(found)
}

/// True for "stop taking your tablets", and not for "never stop a medicine on your own".
fn stops_a_medicine(said: &str) -> bool {
    let words: Vec<_> = said.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| {
        let not = words[at.saturating_sub(5)..at]
            .iter()
            .any(|word| NOT.contains(word));
        let after = words[at + 1..].iter().take(WORDS_BETWEEN + 1);
        STOPPING.contains(word) && !not && after.clone().any(|word| MEDICINES.contains(word))
    })
}

/// The first amount of a substance, such as "20 mg" or "20mg".
fn dose(said: &str) -> Option<String> {
    let words: Vec<_> = said.split_whitespace().collect();
    let number = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let of = |at: usize| {
        let word = *words.get(at)?;
        let unit = word.trim_start_matches(char::is_numeric);
        if unit.len() < word.len() && UNITS.contains(&unit) {
            return Some(word.to_owned());
        }
        let unit = words.get(at + 1).filter(|unit| UNITS.contains(unit))?;
        number(word).then(|| format!("{word} {unit}"))
    };
    (0..words.len()).find_map(of)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_example_needs_no_second_look() {
        assert_eq!(hints(&sample::pack()), []);
    }

    #[test]
    fn words_that_hurt_and_closed_eyes_are_pointed_out() {
        let mut pack = sample::pack();
        pack.cards[0].why = "You should stay clean.".to_owned();
        pack.practices[0].steps[0].text = "Close your eyes.".to_owned();
        pack.cards[1].states.clear();
        let places: Vec<_> = hints(&pack).into_iter().map(|hint| hint.place).collect();
        assert_eq!(
            places,
            [
                "/cards/1/states",
                "/cards/0/why",
                "/cards/0/why",
                "/practices/0/steps/0/text"
            ]
        );
    }

    #[test]
    fn what_belittles_what_stops_a_medicine_and_doses_are_heard_as_clean_is() {
        let hear = |text: &str| {
            let mut pack = sample::pack();
            pack.cards[0].why = text.to_owned();
            hints(&pack).len()
        };
        for said in [
            "Once a junkie, always one.",
            "Think of what drug abuse did to you.",
            "Stop the abuse today.",
            "Stop your medicine when you feel better.",
            "You can stop taking all of your tablets.",
            "Skip a dose and see.",
            "Halve your methadone.",
            "Take 20 mg and lie down.",
            "Half of 0.5ml is enough.",
            "Start with 100mcg.",
        ] {
            assert_eq!(hear(said), 1, "{said}");
        }
        for fine in [
            "Plan it with a domestic-abuse service.",
            "Never stop a medicine on your own.",
            "Don't change or double a medicine because of a card.",
            "Stop when the music stops.",
            "Cut some vegetables, take a walk, count to 20.",
            "Take your tablets as they were meant for you.",
            "Ask the person who prescribes it.",
        ] {
            assert_eq!(hear(fine), 0, "{fine}");
        }
    }
}
