//! Choices whose words begin with numbers: a digit in front of "3 minutes" would be taken for them.

use ebb_core::page::{Choice, Offer};

/// True where a digit in front of these words could be taken for what they say.
fn begins_with_number(label: &str) -> bool {
    label.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// The same of an offer that has no key of its own.
pub fn is_counted(offer: &Offer) -> bool {
    let keyless = offer.key.as_deref().is_none_or(str::is_empty);
    keyless && begins_with_number(&offer.label)
}

/// The same of any of the options of a field: what stands beside the others would be taken for it.
fn are_counted(options: &[Choice]) -> bool {
    let mut labels = options.iter().map(|option| option.label.as_str());
    labels.any(begins_with_number)
}

/// The key of the option `at` of a field: the digit of its place, or one of these letters.
pub fn key(options: &[Choice], at: usize, letters: &[char]) -> Option<char> {
    if are_counted(options) {
        return letters.get(at).copied();
    }
    char::from_digit(u32::try_from(at + 1).ok()?, 10)
}

/// The option that a key chooses.
pub fn chosen<'o>(options: &'o [Choice], letters: &[char], typed: char) -> Option<&'o Choice> {
    let mut places = 0..options.len();
    options.get(places.find(|at| key(options, *at, letters) == Some(typed))?)
}

/// What is typed for the option `at` of a field where whole lines are typed: its place, or a letter.
pub fn name(options: &[Choice], at: usize) -> String {
    let letter = LETTERS.chars().nth(at);
    match letter.filter(|_| are_counted(options)) {
        Some(letter) => letter.to_string(),
        None => (at + 1).to_string(),
    }
}

/// Without the one that hides while somebody writes.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxy";

#[cfg(test)]
mod tests {
    use super::*;

    fn options(labels: &[&str]) -> Vec<Choice> {
        let labels = labels.iter();
        labels.map(|label| Choice::new(*label, *label)).collect()
    }

    #[test]
    fn options_of_which_one_says_a_number_are_chosen_by_letters() {
        let often = options(&["never", "2 to 4 times a month", "4 or more times a week"]);
        let keys: Vec<_> = (0..3).map(|at| key(&often, at, &['c', 'd'])).collect();
        assert_eq!(keys, [Some('c'), Some('d'), None]);
        let found = |typed| chosen(&often, &['c', 'd'], typed).map(|option| option.id.as_str());
        assert_eq!((found('c'), found('2')), (Some("never"), None));
        let names: Vec<_> = (0..3).map(|at| name(&often, at)).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[test]
    fn others_are_chosen_by_their_place() {
        let words = options(&["Not at all", "Some days", "Nearly every day"]);
        let keys: Vec<_> = (0..3).map(|at| key(&words, at, &['c'])).collect();
        assert_eq!(keys, [Some('1'), Some('2'), Some('3')]);
        assert_eq!(name(&words, 2), "3");
        assert_eq!(key(&options(&["a"; 10]), 9, &[]), None);
    }
}
