//! What answers come to: pure functions over an instrument. A missing answer gives no number, never a zero and never a
//! band.

use std::collections::BTreeMap;

use crate::content::{Band, Instrument, InstrumentItem, Signal};

/// Answers by the id of their item: the place of the option from 0, or the number itself.
pub type Given = BTreeMap<String, i32>;

/// What answers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Score {
    /// Every item that counts is answered.
    Of {
        /// The sum, as its instrument counts it.
        value: i32,
    },
    /// There is no score.
    Incomplete {
        /// Ids of the items that count and have no answer.
        missing: Vec<String>,
    },
}

impl Score {
    /// The number, where there is one.
    pub fn value(&self) -> Option<i32> {
        match self {
            Self::Of { value } => Some(*value),
            Self::Incomplete { .. } => None,
        }
    }
}

/// The score of these answers.
pub fn score(instrument: &Instrument, given: &Given) -> Score {
    let items = instrument.verbatim.items.iter();
    let scored = items.filter(|item| !item.unscored);
    let mut missing = Vec::new();
    let mut sum = 0;
    for item in scored {
        match points(instrument, item, given) {
            Some(points) => sum += points,
            None => missing.push(item.id.clone()),
        }
    }
    if missing.is_empty() {
        Score::Of {
            value: sum * instrument.factor,
        }
    } else {
        Score::Incomplete { missing }
    }
}

/// The range that a score belongs to, where its instrument has ranges.
pub fn band(instrument: &Instrument, value: i32) -> Option<&Band> {
    let mut from_above = instrument.bands.iter().rev();
    from_above.find(|band| band.from <= value)
}

/// True where the answers so far stand for danger (safety rules, "Signals"). Of an instrument that is not all answered,
/// a score counts where it is reached whatever the rest may be.
pub fn stands_for_danger(instrument: &Instrument, given: &Given) -> bool {
    let mut signals = instrument.signals.iter();
    signals.any(|signal| comes(signal, instrument, given))
}

/// The items whose answers stand for danger, with what was answered.
pub fn signals_among<'a>(
    instrument: &'a Instrument,
    given: &'a Given,
) -> impl Iterator<Item = (&'a InstrumentItem, &'a str)> {
    let signals = instrument.signals.iter();
    let come = signals.filter(|signal| comes(signal, instrument, given));
    come.filter_map(|signal| {
        let item = instrument.item(&signal.item)?;
        let place = usize::try_from(answer(instrument, item, given)?).ok()?;
        Some((item, instrument.options(item).get(place)?.as_str()))
    })
}

fn comes(signal: &Signal, instrument: &Instrument, given: &Given) -> bool {
    let (least, most) = if signal.item.is_empty() {
        reach(instrument, given)
    } else {
        let item = instrument.item(&signal.item);
        match item.and_then(|item| answer(instrument, item, given)) {
            Some(value) => (value, value),
            None => return false,
        }
    };
    signal.at_least.is_some_and(|at_least| least >= at_least)
        || signal.at_most.is_some_and(|at_most| most <= at_most)
}

/// The least and the most that the score can still come to. With no answer at all nothing is known of it.
fn reach(instrument: &Instrument, given: &Given) -> (i32, i32) {
    let items = instrument.verbatim.items.iter();
    let (mut least, mut most) = (0, 0);
    for item in items.filter(|item| !item.unscored) {
        match points(instrument, item, given) {
            Some(points) => (least, most) = (least + points, most + points),
            None => most += instrument.most_of(item),
        }
    }
    (least * instrument.factor, most * instrument.factor)
}

/// What an item counts.
fn points(instrument: &Instrument, item: &InstrumentItem, given: &Given) -> Option<i32> {
    let value = answer(instrument, item, given)?;
    Some(if item.reversed {
        instrument.most_of(item) - value
    } else {
        value
    })
}

/// The answer to an item, where there is one that it can have.
pub fn answer(instrument: &Instrument, item: &InstrumentItem, given: &Given) -> Option<i32> {
    let value = *given.get(&item.id)?;
    (0..=instrument.most_of(item))
        .contains(&value)
        .then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::measures::example::{given, made};

    #[test]
    fn a_missing_answer_gives_no_number_however_much_the_others_come_to() {
        let phq = content("en").instrument("phq-9").unwrap();
        let mut all: Given = given(&[3; 9]);
        assert_eq!(score(phq, &all), Score::Of { value: 27 });
        all.remove("4");
        let missing = vec!["4".to_owned()];
        assert_eq!(score(phq, &all), Score::Incomplete { missing });
        assert_eq!(score(phq, &Given::new()).value(), None);
        // An answer that the item does not have is none.
        all.insert("4".to_owned(), 7);
        assert_eq!(score(phq, &all).value(), None);
    }

    #[test]
    fn what_does_not_count_is_neither_added_nor_missed() {
        let phq = content("en").instrument("phq-9").unwrap();
        let mut all: Given = given(&[1; 9]);
        assert_eq!(score(phq, &all), Score::Of { value: 9 });
        all.insert("10".to_owned(), 3);
        assert_eq!(score(phq, &all), Score::Of { value: 9 });
    }

    #[test]
    fn a_signal_comes_before_all_is_answered_and_never_from_a_missing_answer() {
        let phq = content("en").instrument("phq-9").unwrap();
        let one = |item: &str, value| Given::from([(item.to_owned(), value)]);
        assert!(stands_for_danger(phq, &one("9", 1)));
        assert!(!stands_for_danger(phq, &one("9", 0)));
        assert!(!stands_for_danger(phq, &Given::new()));
        // Six answers of 3 and one of 2 are 20, whatever else is said.
        assert!(!stands_for_danger(phq, &given(&[3, 3, 3, 3, 3, 3, 1])));
        assert!(stands_for_danger(phq, &given(&[3, 3, 3, 3, 3, 3, 2])));
        let pcl = content("en").instrument("pcl-5").unwrap();
        assert!(!stands_for_danger(pcl, &one("16", 2)));
        assert!(stands_for_danger(pcl, &one("16", 3)));
    }

    #[test]
    fn a_score_that_may_not_be_too_low_counts_where_it_can_no_longer_rise() {
        let made = made("signals = [{ at_most = 1 }]");
        let low = |given: &Given| stands_for_danger(&made, given);
        // Two items of 0 to 2; the second is turned round.
        assert!(!low(&Given::new()));
        assert!(!low(&given(&[0])));
        assert!(low(&given(&[0, 1])) && low(&given(&[0, 2])));
        assert!(!low(&given(&[0, 0])));
        assert!(!low(&given(&[1])));
    }

    #[test]
    fn a_band_begins_where_it_says_and_ends_where_the_next_begins() {
        let phq = content("en").instrument("phq-9").unwrap();
        let label = |value| band(phq, value).map(|band| band.label.as_str());
        for (value, name) in [
            (0, "none"),
            (4, "none"),
            (5, "mild"),
            (9, "mild"),
            (10, "moderate"),
            (14, "moderate"),
            (15, "moderately severe"),
            (19, "moderately severe"),
            (20, "severe"),
            (27, "severe"),
        ] {
            assert_eq!(label(value), Some(name), "{value}");
        }
        let pcl = content("en").instrument("pcl-5").unwrap();
        assert_eq!(band(pcl, 80), None, "a number, never a verdict");
    }
}
