//! What was missed, in words: once, kindly, and for a medicine the two sentences that safety allows and no other.

use super::discretion::{Wording, kind_words};
use crate::content::{ReminderWords, counted, fill};
use crate::reminders::delivery::{MissedCause, MissedOccurrence, MissedSummary, Snooze};

/// The lines to show inside Ebb; none where nothing was missed.
pub fn missed_words(missed: &MissedSummary, wording: &Wording) -> Vec<String> {
    let words = wording.words();
    let what = |one: &MissedOccurrence| {
        if one.title.is_empty() {
            kind_words(words, one.kind).full.clone()
        } else {
            one.title.clone()
        }
    };
    let template = |cause| match cause {
        MissedCause::PhoneOff => &words.missed.phone_off,
        MissedCause::NotAllowed => &words.missed.not_allowed,
        MissedCause::Travelled => &words.missed.travelled,
        MissedCause::NotHeld | MissedCause::LeftOut => &words.missed.not_held,
    };
    let mut more = missed.more;
    let mut lines = Vec::new();
    // Several that are told in the same words are one sentence.
    let alike = |one: &MissedOccurrence, next: &MissedOccurrence| {
        template(one.cause) == template(next.cause)
    };
    for alike in missed.newest.chunk_by(alike) {
        let mut all: Vec<String> = alike.iter().map(what).collect();
        all.dedup();
        // One name once: the others of it are among those that are counted.
        more += i32::try_from(alike.len() - all.len()).unwrap_or(0);
        lines.push(fill(template(alike[0].cause), &[("what", &all.join("; "))]));
    }
    if lines.is_empty() {
        return lines;
    }
    if more > 0 {
        lines.push(counted(&words.missed.more, i64::from(more)));
    }
    if missed.includes_medicine {
        lines.extend(of_medicine(words));
    } else {
        lines.push(words.missed.next_in_place.clone());
    }
    lines
}

/// What is said of a medicine that was not taken, whether nobody was told of it or somebody let it go: safety allows these
/// two sentences and no other.
pub(crate) fn of_medicine(words: &ReminderWords) -> [String; 2] {
    let missed = &words.missed;
    [
        missed.medicine.clone(),
        missed.medicine_several_days.clone(),
    ]
}

/// The words of a length to put something off.
pub fn snooze_word(length: Snooze, wording: &Wording) -> String {
    let words = &wording.words().snoozes;
    match length {
        Snooze::TenMinutes => words.ten_minutes.clone(),
        Snooze::OneHour => words.one_hour.clone(),
        Snooze::ThisEvening => words.this_evening.clone(),
        Snooze::Until { .. } => words.chosen.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, id};
    use crate::reminders::{OccurrenceId, ReminderKind};

    fn missed(kind: ReminderKind, count: usize) -> MissedSummary {
        let start = "2026-11-23T09:00".parse().unwrap();
        let one = MissedOccurrence {
            id: OccurrenceId { rule: id(1), start },
            kind,
            title: String::new(),
            at: at("2026-11-23T09:00:00Z"),
            cause: MissedCause::PhoneOff,
        };
        MissedSummary::of(vec![one; count])
    }

    #[test]
    fn what_was_missed_is_said_without_guilt_and_without_an_avalanche() {
        let lines = missed_words(
            &missed(ReminderKind::Mindfulness, 9),
            &Wording::neutral("en"),
        );
        insta::assert_snapshot!(lines.join("\n"), @r"
        While this device was off, a reminder did not come: Mindfulness.
        8 more did not come either.
        That can happen. All others are in place.
        ");
        assert!(missed_words(&MissedSummary::of(Vec::new()), &Wording::neutral("en")).is_empty());
    }

    #[test]
    fn a_missed_medicine_has_its_two_sentences_and_no_other() {
        let lines = missed_words(
            &missed(ReminderKind::Medication, 1),
            &Wording::neutral("en"),
        );
        insta::assert_snapshot!(lines.join("\n"), @r"
        While this device was off, a reminder did not come: Your medicine.
        If you missed a medicine, don't double it: check the leaflet, or ask your pharmacist.
        If you missed several days of methadone or buprenorphine, call the clinic before you take the usual dose.
        ");
    }
}
