//! What can still be read when no slot is whole: every line whose checksum fits, from the newest place it is in.

use std::collections::HashSet;

use super::found::Found;
use super::record::{Head, Record};

/// What was put together from damaged files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Salvage {
    /// The head of the newest version that says which it is.
    pub head: Option<Head>,
    /// The records, in their order.
    pub records: Vec<Record>,
    /// How many records of that version are nowhere; where no head reads, how many lines do not read.
    pub lost: usize,
    /// How many records are there in an earlier form alone.
    pub older: usize,
}

/// Puts together what can be read of the slots; what is missing there is taken from the history, newest first.
///
/// A record that the newest version is known not to have had stays away: what a person took out does not come back.
pub(super) fn salvage<'a>(slots: impl Iterator<Item = &'a Found>, history: &'a [Found]) -> Salvage {
    let mut slots: Vec<&Found> = slots.collect();
    slots.sort_by_key(|found| std::cmp::Reverse(found.version()));
    let damaged: usize = slots.iter().map(|found| found.damaged).sum();
    let of_slots = slots.len();
    let mut history: Vec<&Found> = history
        .iter()
        .filter(|found| found.head.is_some())
        .collect();
    history.sort_by_key(|found| std::cmp::Reverse((found.version(), found.whole)));

    let in_slot = slots.iter().find_map(|found| found.head.clone());
    let head = in_slot
        .clone()
        .or_else(|| history.first().and_then(|found| found.head.clone()));
    let wanted: Option<HashSet<&String>> = in_slot.as_ref().map(|head| head.ids.iter().collect());
    // With no head in a slot nothing says what belongs to the plan: the slots, and the last version kept before.
    if wanted.is_none() {
        history.truncate(1);
    }

    let mut salvaged = Salvage {
        head,
        ..Salvage::default()
    };
    let mut taken = HashSet::new();
    for (place, found) in slots.iter().chain(&history).enumerate() {
        let says_nothing_of_itself = found.head.is_none();
        for record in &found.records {
            let id = record.id();
            let meant = wanted.as_ref().is_none_or(|wanted| wanted.contains(&id));
            if (meant || says_nothing_of_itself) && taken.insert(id) {
                salvaged.records.push(record.clone());
                salvaged.older +=
                    usize::from(place > 0 && (place >= of_slots || !says_nothing_of_itself));
            }
        }
    }
    salvaged.lost = match &wanted {
        Some(wanted) => wanted.iter().filter(|id| !taken.contains(**id)).count(),
        None => damaged,
    };
    if let Some(head) = &in_slot {
        let place = |id: &String| head.ids.iter().position(|other| other == id);
        salvaged
            .records
            .sort_by_key(|record| place(&record.id()).unwrap_or(usize::MAX));
    }
    salvaged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;
    use crate::crisis::found::{read, read_all};
    use crate::crisis::record::{kept, write};
    use crate::crisis::{Kept, PlanSection};

    /// A plan of three entries, and the text of the first.
    fn version(number: i64, entries: &[(&str, &str)]) -> String {
        let mut kept = Kept::default();
        for (id, text) in entries {
            let entry = example::entry(id, PlanSection::Reasons, text);
            kept.plan.entries.push(entry);
        }
        write(&kept, number, example::instant(number)).unwrap()
    }

    /// Without the lines that hold any of these words.
    fn without(text: &str, words: &[&str]) -> String {
        let spoil = |line: &str| match words.iter().any(|word| line.contains(word)) {
            true => "spoilt\n".to_owned(),
            false => format!("{line}\n"),
        };
        text.lines().map(spoil).collect()
    }

    fn texts(salvaged: &Salvage) -> Vec<String> {
        let kept = kept(salvaged.records.iter().cloned());
        kept.plan
            .entries
            .into_iter()
            .map(|entry| entry.text)
            .collect()
    }

    #[test]
    fn a_line_that_is_lost_in_the_newest_version_is_taken_from_the_one_before() {
        let new = version(5, &[("a", "apple"), ("b", "bread"), ("d", "dill")]);
        let old = version(4, &[("a", "apple"), ("b", "butter"), ("c", "cheese")]);
        let (new, old) = (without(&new, &["bread"]), without(&old, &["apple"]));
        let found = [read(old.as_bytes()), read(new.as_bytes())];
        let salvaged = salvage(found.iter(), &[]);
        // Cheese was taken out in version 5 and stays out; butter is what bread was before.
        assert_eq!(texts(&salvaged), ["apple", "butter", "dill"]);
        assert_eq!((salvaged.lost, salvaged.older), (0, 1));
        assert_eq!(salvaged.head.map(|head| head.version), Some(5));
    }

    #[test]
    fn the_history_fills_what_both_slots_lost() {
        let new = without(
            &version(5, &[("a", "apple"), ("b", "bread"), ("d", "dill")]),
            &["bread", "dill"],
        );
        let old = without(&version(4, &[("a", "apple"), ("b", "bread")]), &["bread"]);
        let history = version(2, &[("b", "bran")]) + &version(3, &[("b", "buns")]);
        let found = [read(new.as_bytes()), read(old.as_bytes())];
        let salvaged = salvage(found.iter(), &read_all(history.as_bytes()));
        assert_eq!(texts(&salvaged), ["apple", "buns"]);
        assert_eq!((salvaged.lost, salvaged.older), (1, 1));
    }

    #[test]
    fn a_slot_that_lost_its_head_gives_all_its_lines() {
        let new = without(
            &version(5, &[("a", "apple"), ("b", "bread")]),
            &["ebb_plan"],
        );
        let found = [read(b"nothing here"), read(new.as_bytes())];
        let salvaged = salvage(found.iter(), &[]);
        assert_eq!(texts(&salvaged), ["apple", "bread"]);
        assert_eq!(salvaged.head, None);
        assert_eq!(salvaged.lost, 2);
    }

    #[test]
    fn with_no_slot_at_all_the_last_version_of_the_history_is_shown() {
        let history = version(2, &[("b", "bran")]) + &version(3, &[("b", "buns")]);
        let salvaged = salvage([].into_iter(), &read_all(history.as_bytes()));
        assert_eq!(texts(&salvaged), ["buns"]);
        assert_eq!(salvaged.head.map(|head| head.version), Some(3));
    }
}
