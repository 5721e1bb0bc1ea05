//! When something is, in words: what people type in the terminal.
//!
//! The first byte says where and when that is typed; the rest is the text. The terminal's own lines are compiled here as they
//! stand there.

use ebb_core::page::{Answers, Sentence};
use ebb_core::reminders::page::ScheduleDraft;
use ebb_core::reminders::{said_moment, said_schedule};
use ebb_core::time::past_moment;
use ebb_core::view::Moment;

use crate::planted::planted;

#[path = "../../../bindings/desktop/src/page/sentences.rs"]
mod sentences;
#[path = "../../../bindings/desktop/src/remind/spans.rs"]
mod spans;

/// Ordinary days, the hours that a spring gap skips and an autumn repeats, the last day of a leap year's February, and where
/// the years that are counted begin and end.
const MOMENTS: [(&str, &str); 8] = [
    ("2026-11-24T12:00:00Z", "Europe/Berlin"),
    ("2027-03-28T00:59:59Z", "Europe/Berlin"),
    ("2026-10-25T00:30:00Z", "Europe/London"),
    ("2028-02-29T23:59:59Z", "America/New_York"),
    ("2026-12-31T12:00:00Z", "Pacific/Apia"),
    ("1970-01-01T00:00:00Z", "UTC"),
    ("9999-12-31T23:59:59Z", "Pacific/Kiritimati"),
    ("2026-04-04T15:30:00Z", "Australia/Lord_Howe"),
];

/// A text behind a byte that says when.
pub fn open(bytes: &[u8]) {
    let Some((when, text)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let (now, zone) = MOMENTS[usize::from(*when) % MOMENTS.len()];
    let moment = Moment {
        now: now.parse().expect("it is one"),
        zone: zone.parse().expect("it is one"),
        language: "en".to_owned(),
        boot: None,
    };
    let (now, zone) = (moment.now, moment.zone);
    if let Ok(said) = said_schedule(&text, now, zone) {
        planted(|| said.times.len() == 3 && said.end != ebb_core::reminders::RuleEnd::Never);
        assert!(!said.times.is_empty());
    }
    if let Ok(at) = said_moment(&text, now, zone) {
        assert!(at >= now - chrono::TimeDelta::days(1), "{text}: {at}");
    }
    if let Ok(at) = past_moment(&text, now, zone) {
        assert!(at <= now, "{text}: {at} is to come");
    }
    for kind in [Sentence::Schedule, Sentence::Moment, Sentence::Past] {
        comes_back(kind, &text, &moment);
    }
    let _ = sentences::day(&text, &moment);
    let _ = sentences::time(&text, &moment);
    if let Ok(Some(months)) = spans::months(&text) {
        assert!(!months.is_empty());
    }
    if let Ok(Some(spans)) = spans::minutes(&text) {
        assert!(spans.is_sorted_by(|one, next| one >= next));
    }
}

/// What was understood is said in words that are understood the same.
fn comes_back(kind: Sentence, text: &str, moment: &Moment) {
    let Ok(answers) = sentences::read(kind, text, moment) else {
        return;
    };
    let said = Answers::of(&answers);
    let written = sentences::written(kind, said);
    let again = sentences::read(kind, &written, moment);
    assert_eq!(
        again.as_ref(),
        Ok(&answers),
        "{text:?} is shown as {written:?}"
    );
    if kind == Sentence::Schedule {
        assert_eq!(
            ScheduleDraft::sentence(said).as_deref(),
            Some(written.as_str())
        );
    }
}
