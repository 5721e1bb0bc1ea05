//! LOINC codes of instruments, each read in a named source on 2026-11-29; what has no code there has none here and is named
//! in words. LOINC is copyright Regenstrief Institute, and free under <https://loinc.org/license>.
//!
//! - PHQ-9: the panel 44249-1 and the link ids of its items as in US Core 8.0.0 (HL7), *Questionnaire PHQ-9 Example*
//!   (<https://hl7.org/fhir/us/core/Questionnaire-phq-9-example.html>); items also at <https://loinc.org/69729-2>, version
//!   2.77; the total 44261-6 as in US Core, *PHQ9 Panel Example 44249-1*.
//! - GAD-7: items and the total 70274-6 at <https://loinc.org/69729-2>, version 2.77; the panel 69737-5 as in the HL7 guide
//!   *Personal Health Records* (personal-health-record-format-ig).
//! - Answers of both: LL358-3, as in *MII IG PRO*, expanded from LOINC 2.82
//!   (<https://build.fhir.org/ig/medizininformatik-initiative/kerndatensatzmodul-proms/>).
//! - AUDIT-C: <https://loinc.org/75626-2> for the total and its panel 72109-2; items at <https://loinc.org/72110-0>, version 2.80.
//! - DAST-10: <https://loinc.org/82667-7>, version 2.77, for the total and its panel 82666-9.
//! - PCL-5: <https://findacode.com/loinc/101697-1--post-traumatic-stress-disorder-checklist-civilian-version-dsm-5-pcl-5.html>
//!   for the panel, and healthassure.in for 101698-9, the score.

/// What LOINC calls an instrument of ours.
pub(super) struct Codes {
    /// Id of the instrument.
    instrument: &'static str,
    /// Of the questionnaire.
    pub(super) panel: &'static str,
    /// Of its total.
    pub(super) score: &'static str,
    /// Of its items, by their ids "1", "2" …; empty where none was read.
    items: &'static [&'static str],
    /// Of the answers to those items, the one that counts 0 first.
    answers: &'static [&'static str],
}

const OFTEN: &[&str] = &["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

const ALL: [Codes; 5] = [
    Codes {
        instrument: "phq-9",
        panel: "44249-1",
        score: "44261-6",
        items: &[
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
            "44260-8",
        ],
        answers: OFTEN,
    },
    Codes {
        instrument: "gad-7",
        panel: "69737-5",
        score: "70274-6",
        items: &[
            "69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7",
        ],
        answers: OFTEN,
    },
    Codes {
        instrument: "audit-c",
        panel: "72109-2",
        score: "75626-2",
        items: &["68518-0", "68519-8", "68520-6"],
        answers: &[],
    },
    Codes {
        instrument: "dast-10",
        panel: "82666-9",
        score: "82667-7",
        items: &[],
        answers: &[],
    },
    Codes {
        instrument: "pcl-5",
        panel: "101697-1",
        score: "101698-9",
        items: &[],
        answers: &[],
    },
];

/// The codes of an instrument, by its id.
pub(super) fn of_instrument(id: &str) -> Option<&'static Codes> {
    ALL.iter().find(|codes| codes.instrument == id)
}

impl Codes {
    /// Of an item, by its id.
    pub(super) fn item(&self, id: &str) -> Option<&'static str> {
        let at: usize = id.parse().ok()?;
        self.items.get(at.checked_sub(1)?).copied()
    }

    /// Of an answer to an item that has a code, by its place from 0.
    pub(super) fn answer(&self, item: &str, place: i32) -> Option<&'static str> {
        self.item(item)?;
        let place = usize::try_from(place).ok()?;
        self.answers.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    /// The check digit of LOINC: modulus 10, each second digit from the right doubled (Luhn), as its *Users' Guide* has it.
    fn check_digit(number: &str) -> u32 {
        let digits = number
            .chars()
            .rev()
            .map(|digit| digit.to_digit(10).unwrap());
        let weighed = digits.enumerate().map(|(at, digit)| match at % 2 {
            0 => digit * 2 / 10 + digit * 2 % 10,
            _ => digit,
        });
        (10 - weighed.sum::<u32>() % 10) % 10
    }

    #[test]
    fn every_code_has_the_check_digit_that_loinc_gives_it() {
        let mut seen = 0;
        for codes in &ALL {
            let own = [codes.panel, codes.score].into_iter();
            for code in own.chain(codes.items.iter().copied()) {
                let (number, check) = code.split_once('-').unwrap();
                assert_eq!(check_digit(number).to_string(), check, "{code}");
                seen += 1;
            }
        }
        assert_eq!(seen, 29);
    }

    #[test]
    fn an_instrument_with_codes_has_one_for_each_item_that_counts_or_for_none() {
        for codes in &ALL {
            let Some(known) = content("en").instrument(codes.instrument) else {
                continue;
            };
            let counted = known.verbatim.items.iter().filter(|item| !item.unscored);
            let counted: Vec<_> = counted.collect();
            if !codes.items.is_empty() {
                assert_eq!(codes.items.len(), counted.len(), "{}", known.id);
            }
            for item in counted.iter().filter(|_| !codes.answers.is_empty()) {
                assert_eq!(known.options(item).len(), codes.answers.len());
            }
        }
    }
}
