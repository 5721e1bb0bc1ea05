//! What is typed for what can be chosen beside an exercise. What was read out keeps its meaning until something was
//! answered, whatever comes and goes meanwhile.

use ebb_core::page::{Block, Offer, Page, Target};

use super::print::letters;
use crate::page::choices;
use crate::page::counted::is_counted;

/// What was dealt since the last answer.
#[derive(Debug, Default)]
pub struct Names {
    dealt: Vec<Dealt>,
    /// True once what stood there first was dealt.
    stands: bool,
}

#[derive(Debug)]
struct Dealt {
    name: String,
    target: Target,
}

/// Something that can be chosen, with what is typed for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub name: String,
    pub offer: Offer,
    /// It came after the others were read out.
    pub is_late: bool,
}

/// What something typed comes to.
#[derive(Debug, PartialEq)]
pub enum Typed {
    Chosen(Box<Offer>),
    /// What it stood for is no longer there.
    Gone,
    Nothing,
}

impl Names {
    /// What can be chosen, in the order in which it stands: its own key, else a number, or a letter where numbers answer
    /// something else. What was dealt before keeps its name, and what is new has one that nothing had.
    pub fn of(&mut self, page: &Page) -> Vec<Named> {
        let by_number = !choices::form(page).is_some_and(choices::asks_on_a_scale);
        let mut letters = letters(page).into_iter().rev().map(String::from);
        let mut numbers = (1..).map(|number: i32| number.to_string());
        let all = all(page);
        let mut named: Vec<_> = all.iter().map(|_| None).collect();
        // The answers to a question have theirs first, so that one means the same whatever stands above it.
        for question in [true, false] {
            let of = all.iter().zip(&mut named);
            for ((_, offer), named) in of.filter(|((asked, _), _)| *asked == question) {
                *named = Some(self.name(offer, by_number, &mut numbers, &mut letters));
            }
        }
        self.stands = true;
        named.into_iter().flatten().collect()
    }

    fn name(
        &mut self,
        offer: &Offer,
        by_number: bool,
        numbers: &mut impl Iterator<Item = String>,
        letters: &mut impl Iterator<Item = String>,
    ) -> Named {
        if let Some(key) = typed_key(offer) {
            return Named {
                name: key.to_string(),
                offer: offer.clone(),
                is_late: false,
            };
        }
        let before = self.dealt.iter().find(|dealt| dealt.target == offer.target);
        if let Some(before) = before {
            return Named {
                name: before.name.clone(),
                offer: offer.clone(),
                is_late: false,
            };
        }
        let is_free = |name: &String| self.dealt.iter().all(|dealt| dealt.name != *name);
        let found = match by_number && !is_counted(offer) && choices::own_key(offer).is_none() {
            true => numbers.find(is_free),
            false => letters.find(is_free),
        };
        let name = found.unwrap_or_default();
        self.dealt.push(Dealt {
            name: name.clone(),
            target: offer.target.clone(),
        });
        Named {
            name,
            offer: offer.clone(),
            is_late: self.stands,
        }
    }

    /// What was typed, as it was read out.
    pub fn chosen(&mut self, page: &Page, typed: &str) -> Typed {
        let all = self.of(page);
        // One that no letter was left for has no name, and a line with nothing on it chooses nothing.
        if typed.is_empty() {
            return Typed::Nothing;
        }
        if let Some(found) = all.into_iter().find(|named| named.name == typed) {
            return Typed::Chosen(Box::new(found.offer));
        }
        match self.dealt.iter().any(|dealt| dealt.name == typed) {
            true => Typed::Gone,
            false => Typed::Nothing,
        }
    }
}

/// What can be chosen, top to bottom, and whether it answers a question.
fn all(page: &Page) -> Vec<(bool, &Offer)> {
    page.blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<(bool, &Offer)> {
    match block {
        Block::Notice { offers, .. } => of(false, offers),
        Block::Offers { lead, offers } => of(lead.is_some(), offers),
        Block::Form { form } => form.skip.iter().map(|skip| (true, skip)).collect(),
        _ => Vec::new(),
    }
}

fn of(asked: bool, offers: &[Offer]) -> Vec<(bool, &Offer)> {
    offers.iter().map(|offer| (asked, offer)).collect()
}

fn typed_key(offer: &Offer) -> Option<char> {
    choices::own_key(offer).filter(|key| !key.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::page::{Place, Role, Shape};

    fn offer(label: &str, key: &str) -> Offer {
        let token = format!("room/{label}");
        Offer::new(
            label,
            Role::Go,
            Target::Go {
                place: Place { token },
            },
        )
        .key(key)
    }

    fn page(blocks: Vec<Block>) -> Page {
        Page {
            place: Place {
                token: "room/here".to_owned(),
            },
            shape: Shape::Live,
            title: "Here".to_owned(),
            blocks,
            doors: Vec::new(),
            up: None,
            look_again_at: None,
        }
    }

    fn question(answers: &[&str]) -> Block {
        Block::Offers {
            lead: Some("What for?".to_owned()),
            offers: answers.iter().map(|label| offer(label, "")).collect(),
        }
    }

    fn names(all: &[Named]) -> Vec<(&str, &str, bool)> {
        all.iter()
            .map(|one| (one.name.as_str(), one.offer.label.as_str(), one.is_late))
            .collect()
    }

    #[test]
    fn an_empty_line_chooses_nothing_also_where_no_letter_was_left_for_an_offer() {
        let mut shown = Names::default();
        let many: Vec<_> = (0..40)
            .map(|at| offer(&format!("{at} minutes"), ""))
            .collect();
        let page = page(vec![Block::offers(many)]);
        assert!(shown.of(&page).iter().any(|one| one.name.is_empty()));
        assert_eq!(shown.chosen(&page, ""), Typed::Nothing);
    }

    #[test]
    fn an_answer_has_the_same_number_whatever_stands_above_its_question() {
        let people = Block::offers([offer("people", ""), offer("plan", "")]);
        let asked = question(&["use", "hurt", "die"]);
        for blocks in [vec![asked.clone()], vec![people, asked]] {
            let all = Names::default().of(&page(blocks));
            let die = all.iter().find(|one| one.offer.label == "die").unwrap();
            assert_eq!(die.name, "3", "{:?}", names(&all));
        }
    }

    #[test]
    fn what_comes_in_front_takes_no_number_from_what_was_read_out() {
        let mut shown = Names::default();
        let asked = question(&["use", "hurt"]);
        let first = shown.of(&page(vec![asked.clone()]));
        assert_eq!(names(&first), [("1", "use", false), ("2", "hurt", false)]);
        let people = Block::offers([offer("people", ""), offer("stop", "e")]);
        let then = page(vec![people, asked.clone()]);
        let all = shown.of(&then);
        assert_eq!(
            names(&all),
            [
                ("3", "people", true),
                ("e", "stop", false),
                ("1", "use", false),
                ("2", "hurt", false),
            ]
        );
        let chosen = |shown: &mut Names, typed: &str| match shown.chosen(&then, typed) {
            Typed::Chosen(offer) => offer.label,
            other => format!("{other:?}"),
        };
        assert_eq!(chosen(&mut shown, "2"), "hurt");
        assert_eq!(chosen(&mut shown, "3"), "people");
        assert_eq!(chosen(&mut shown, "4"), "Nothing");
        // It stays so while nobody answers, and a number is never dealt twice.
        let other = page(vec![question(&["yes", "use"])]);
        let all = shown.of(&other);
        assert_eq!(names(&all), [("4", "yes", true), ("1", "use", false)]);
        assert_eq!(shown.chosen(&other, "2"), Typed::Gone);
    }
}
