//! Choices whose words begin with numbers: a digit in front of "3 minutes" would be taken for them.

use ebb_core::page::{Choice, Offer};

/// True where a digit in front of these words could be taken for what they say.
pub fn begin_with_numbers<'t>(labels: impl IntoIterator<Item = &'t str>) -> bool {
    let counted = labels.into_iter().filter(|label| number(label).is_some());
    counted.count() > 1
}

/// The same of offers that have no key of their own.
pub fn are_counted(offers: &[Offer]) -> bool {
    let keyless = offers.iter().filter(|offer| offer.key.is_none());
    begin_with_numbers(keyless.map(|offer| offer.label.as_str()))
}

/// The number that words begin with.
fn number(label: &str) -> Option<&str> {
    let label = label.trim_start();
    let end = label.find(|c: char| !c.is_ascii_digit());
    let number = &label[..end.unwrap_or(label.len())];
    (!number.is_empty()).then_some(number)
}

/// The digit that chooses the option `at` of a field: its place among them, or what it says itself where they say
/// numbers; none where that is not one digit, or begins another one.
pub fn digit(options: &[Choice], at: usize) -> Option<char> {
    let labels = || options.iter().map(|option| option.label.as_str());
    if !begin_with_numbers(labels()) {
        let place = u32::try_from(at + 1).ok()?;
        return char::from_digit(place, 10);
    }
    let mut signs = number(labels().nth(at)?)?.chars();
    let (digit, None) = (signs.next()?, signs.next()) else {
        return None;
    };
    let others = labels().enumerate().filter(|(other, _)| *other != at);
    let mut others = others.filter_map(|(_, label)| number(label));
    others
        .all(|other| !other.starts_with(digit))
        .then_some(digit)
}

/// The option that a digit chooses.
pub fn chosen(options: &[Choice], key: char) -> Option<&Choice> {
    let mut places = 0..options.len();
    options.get(places.find(|at| digit(options, *at) == Some(key))?)
}

/// What is typed for the option `at` of a field where whole lines are typed: its place, or a letter.
pub fn name(options: &[Choice], at: usize) -> String {
    let labels = options.iter().map(|option| option.label.as_str());
    let letter = LETTERS.chars().nth(at);
    match letter.filter(|_| begin_with_numbers(labels)) {
        Some(letter) => letter.to_string(),
        None => (at + 1).to_string(),
    }
}

/// Without those that mean something while somebody writes.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxy";

#[cfg(test)]
mod tests {
    use super::*;

    fn options(labels: &[&str]) -> Vec<Choice> {
        let labels = labels.iter();
        labels.map(|label| Choice::new(*label, *label)).collect()
    }

    #[test]
    fn options_that_say_numbers_are_chosen_by_what_they_say() {
        let minutes = options(&[
            "1 minute",
            "3 minutes",
            "5 minutes",
            "10 minutes",
            "20 minutes",
        ]);
        let digits: Vec<_> = (0..5).map(|at| digit(&minutes, at)).collect();
        assert_eq!(digits, [None, Some('3'), Some('5'), None, None]);
        let names: Vec<_> = (0..5).map(|at| name(&minutes, at)).collect();
        assert_eq!(names, ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn others_are_chosen_by_their_place() {
        let words = options(&["Not at all", "24/7", "Nearly every day"]);
        let digits: Vec<_> = (0..3).map(|at| digit(&words, at)).collect();
        assert_eq!(digits, [Some('1'), Some('2'), Some('3')]);
        assert_eq!(name(&words, 2), "3");
        assert!(digit(&options(&["a"; 10]), 9).is_none());
    }
}
