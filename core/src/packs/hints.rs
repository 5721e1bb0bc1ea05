//! What is worth a second look in a pack that can be read: said to the person who writes it, and no reason to refuse.

use serde_json::Value;

use super::cautions::{Speaks, in_words, only_spoken_of};
use super::format::Pack;
use super::problem::PackProblem;
use super::shape::step;
use crate::content::{Module, NEVER_SAID};

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
}
