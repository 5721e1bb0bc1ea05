//! What an instrument must keep to beyond its types: every number that is said of it lies on its scale, every item can
//! be answered, and none is here that may not be.

use std::collections::HashSet;

use super::instruments::{Instrument, Signal};

/// Instruments that no build may have: the C-SSRS is licensed for electronic use to one company alone, and the PSS asks
/// for a fee where there is profit (its authors state no cut-off either).
const NEVER_HERE: [&str; 4] = ["c-ssrs", "cssrs", "columbia", "pss"];

/// Everything that is wrong with an instrument, one line each.
pub fn problems(instrument: &Instrument) -> Vec<String> {
    let mut problems = Vec::new();
    let id = &instrument.id;
    let mut wrong = |what: String| problems.push(format!("instrument `{id}` {what}"));
    let plain = |text: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !text.is_empty() && text.chars().all(fits)
    };
    if !plain(id) {
        wrong("has no plain id".to_owned());
    }
    let named = instrument.verbatim.title.to_lowercase();
    if NEVER_HERE
        .iter()
        .any(|never| id.starts_with(never) || named.contains(never))
    {
        wrong("may not be used here".to_owned());
    }
    for (what, text) in [
        ("version", &instrument.version),
        ("name", &instrument.name),
        ("sentence on what it is about", &instrument.about),
        ("licence", &instrument.licence),
        ("title", &instrument.verbatim.title),
    ] {
        if text.trim().is_empty() {
            wrong(format!("lacks its {what}"));
        }
    }
    let has_name = |name: &str| !name.trim().is_empty();
    if instrument.sources.is_empty() || !instrument.sources.iter().all(|one| has_name(&one.name)) {
        wrong("lacks its source".to_owned());
    }
    let mut seen = HashSet::new();
    for item in &instrument.verbatim.items {
        if !plain(&item.id) || !seen.insert(&item.id) {
            wrong(format!(
                "has an item `{}` twice, or without a plain id",
                item.id
            ));
        }
        let options = instrument.options(item);
        let blank = options.iter().any(|option| option.trim().is_empty());
        if item.text.trim().is_empty() || blank || instrument.most_of(item) < 1 {
            wrong(format!("has an item `{}` that nobody can answer", item.id));
        }
        if item.scale.is_some() && !item.options.is_empty() {
            wrong(format!("asks `{}` in two ways", item.id));
        }
    }
    if instrument.verbatim.items.iter().all(|item| item.unscored) || instrument.factor < 1 {
        wrong("has nothing to score".to_owned());
        return problems;
    }
    let most = instrument.most();
    let bands: Vec<i32> = instrument.bands.iter().map(|band| band.from).collect();
    let ascending = bands.windows(2).all(|pair| pair[0] < pair[1]);
    let starts = bands.first().is_none_or(|first| *first == 0);
    if !ascending || !starts || bands.last().is_some_and(|last| *last > most) {
        wrong("has bands that do not follow each other from 0".to_owned());
    }
    if instrument.bands.iter().any(|band| !has_name(&band.label)) {
        wrong("has a band without a name".to_owned());
    }
    for cut_off in instrument.cut_offs.iter().chain(&instrument.cautions) {
        if !(1..=most).contains(&cut_off.from) || !has_name(&cut_off.text) {
            wrong(format!(
                "has a cut-off at {} that says nothing",
                cut_off.from
            ));
        }
    }
    for signal in &instrument.signals {
        if !is_possible(signal, instrument, most) {
            wrong(format!(
                "has a signal at `{}` that never comes",
                signal.item
            ));
        }
    }
    problems
}

/// True where some answers give this signal, and some do not.
fn is_possible(signal: &Signal, instrument: &Instrument, most: i32) -> bool {
    let most = match signal.item.as_str() {
        "" => Some(most),
        id => instrument.item(id).map(|item| instrument.most_of(item)),
    };
    let Some(most) = most else { return false };
    match (signal.at_least, signal.at_most) {
        (Some(at_least), None) => (1..=most).contains(&at_least),
        (None, Some(at_most)) => (0..most).contains(&at_most),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::example::made;

    #[test]
    fn an_instrument_that_is_made_here_is_as_good_as_one_of_a_file() {
        assert_eq!(problems(&made("")), Vec::<String>::new());
    }

    #[test]
    fn a_number_that_lies_off_the_scale_stops_the_build_with_its_instrument() {
        for (more, part) in [
            ("bands = [{ from = 1, label = \"low\" }]", "from 0"),
            (
                "bands = [{ from = 0, label = \"a\" }, { from = 5, label = \"b\" }]",
                "from 0",
            ),
            (
                "cut_offs = [{ from = 5, text = \"much\" }]",
                "a cut-off at 5",
            ),
            (
                "signals = [{ item = \"2\", at_least = 3 }]",
                "a signal at `2`",
            ),
            (
                "signals = [{ item = \"9\", at_least = 1 }]",
                "a signal at `9`",
            ),
            ("signals = [{ at_most = 4 }]", "a signal at ``"),
            (
                "signals = [{ at_least = 1, at_most = 2 }]",
                "a signal at ``",
            ),
        ] {
            let found = problems(&made(more));
            assert!(
                found.len() == 1 && found[0].contains(part),
                "{more}: {found:?}"
            );
            assert!(found[0].contains("`made`"), "{found:?}");
        }
    }

    #[test]
    fn what_may_be_in_no_build_is_refused_by_its_id_and_by_its_title() {
        let mut named = made("");
        named.verbatim.title = "The Columbia scale".to_owned();
        let mut called = made("");
        called.id = "pss-10".to_owned();
        for one in [named, called] {
            let found = problems(&one);
            assert!(found[0].ends_with("may not be used here"), "{found:?}");
        }
    }

    #[test]
    fn an_item_that_nobody_can_answer_is_named() {
        let mut made = made("");
        made.verbatim.options.clear();
        let found = problems(&made);
        assert!(
            found
                .iter()
                .any(|one| one.contains("`1` that nobody can answer")),
            "{found:?}"
        );
    }
}
