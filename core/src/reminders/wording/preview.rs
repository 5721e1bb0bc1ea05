//! What a calendar file holds, said before anything of it is kept.

use super::description::written;
use crate::content::{ImportWords, fill};
use crate::reminders::calendar::{
    CalendarFile, EntryProblem, EntryStanding, MOST_KEPT_DATES, Series, entry_standing,
    rules_of_entry,
};
use crate::store::{Store, StoreError};
use crate::view::Moment;

/// A line for each entry, numbered from 1, with what there is to know of it below; then what is called off, what is left
/// out and why, and how to choose.
pub fn calendar_preview(
    store: &Store,
    file: &CalendarFile,
    moment: &Moment,
) -> Result<Vec<String>, StoreError> {
    let words = &moment.content().reminders.import;
    let mut lines = Vec::new();
    for (number, entry) in (1..).zip(&file.entries) {
        let number: i32 = number;
        let when = moment.day_and_time(entry.next.at);
        let title = titled(&entry.title, words);
        let parts = [
            ("number", number.to_string()),
            ("when", when),
            ("title", title.to_owned()),
        ];
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, &**text)).collect();
        lines.push(fill(&words.entry, &parts));
        let mut below = Vec::new();
        match &entry.series {
            Some(Series::Rule(rule)) => {
                below.push(fill(&words.comes_back, &[("how", &written(rule))]));
            }
            Some(Series::Dates(_)) => {
                let most = MOST_KEPT_DATES.to_string();
                below.push(fill(&words.dates, &[("most", &most)]));
            }
            None => {}
        }
        if entry.zone_differs {
            below.push(words.zone_differs.clone());
        }
        match entry_standing(store, entry)? {
            EntryStanding::New => {}
            EntryStanding::Newer => below.push(words.newer.clone()),
            EntryStanding::Known => below.push(words.known.clone()),
        }
        lines.extend(below.into_iter().map(|line| format!("   {line}")));
    }
    let mut some_kept = false;
    for entry in &file.cancelled {
        let kept = !rules_of_entry(store, &entry.uid)?.is_empty();
        some_kept |= kept;
        let text = if kept {
            &words.cancelled_kept
        } else {
            &words.cancelled
        };
        lines.push(fill(text, &[("title", titled(&entry.title, words))]));
    }
    for entry in &file.refused {
        let reason = match entry.reason {
            EntryProblem::UnknownZone => &words.unknown_zone,
            EntryProblem::UnknownTime => &words.unknown_time,
            EntryProblem::Over => &words.over,
        };
        let title = titled(&entry.title, words);
        lines.push(fill(
            &words.refused,
            &[("title", title), ("reason", reason)],
        ));
    }
    if !file.entries.is_empty() {
        lines.push(words.choose.clone());
    }
    if some_kept {
        lines.push(words.take_out.clone());
    }
    Ok(lines)
}

fn titled<'a>(title: &'a str, words: &'a ImportWords) -> &'a str {
    if title.is_empty() {
        &words.untitled
    } else {
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::at;
    use crate::reminders::{ReminderKind, keep_entry, read_calendar};
    use crate::store::scratch;

    fn moment() -> Moment {
        Moment {
            now: at("2026-11-24T12:00:00Z"),
            zone: "Europe/London".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    fn file(name: &str) -> CalendarFile {
        let path = format!(
            "{}/../tests/vectors/calendars/{name}.ics",
            env!("CARGO_MANIFEST_DIR")
        );
        let bytes = std::fs::read(path).unwrap();
        read_calendar(&bytes, moment().zone, moment().now).unwrap()
    }

    #[test]
    fn a_file_is_said_with_what_is_left_out_what_is_known_and_what_it_calls_off() {
        let (_folder, store) = scratch::store();
        let said = |name: &str| calendar_preview(&store, &file(name), &moment()).unwrap();
        let words = &moment().content().reminders.import;
        let two = said("12-one-bad-one-good");
        assert!(two[0].starts_with("1. "), "{two:?}");
        assert!(
            two.iter().any(|line| line.starts_with("Left out: ")),
            "{two:?}"
        );
        assert_eq!(two.last(), Some(&words.choose));
        let lies = said("b05-vtz-lies");
        assert!(
            lies.contains(&format!("   {}", words.zone_differs)),
            "{lies:?}"
        );
        let back = said("08-series-begun-last-year");
        assert!(back[1].contains("It comes back: every"), "{back:?}");

        let first = &file("21-invitation").entries[0];
        let off = said("21c-invitation-cancelled");
        assert_eq!(off.len(), 1, "there is nothing to take out: {off:?}");
        let (now, zone) = (moment().now, moment().zone);
        keep_entry(&store, first, ReminderKind::Own, now, zone).unwrap();
        assert!(said("21-invitation")[1].contains(&words.known));
        assert!(said("21b-invitation-moved")[1].contains(&words.newer));
        let off = said("21c-invitation-cancelled");
        assert_eq!(off.last(), Some(&words.take_out), "{off:?}");
    }
}
