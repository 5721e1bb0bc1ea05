//! How a version of the vault stands in a file: UTF-8, one record a line, each line behind its own checksum.
//!
//! ```text
//! 1c291ca3 {"ebb_plan":1,"version":7,"saved_at":"2026-11-23T22:13:20Z","ids":["settings:",…],"sum":"5a0f1e22"}
//! 8d0b51f4 {"record":"settings","region":"DE",…}
//! 77f0a3c9 {"record":"contact","id":"…","name":"Sam",…}
//! ```
//! The first line heads the version: its number, the ids of its records in order, and a checksum over the lines
//! that follow, so that neither a cut nor a mixture of two versions passes for a whole one.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::checksum::crc32;
use super::{Contact, CrisisPlan, Kept, PlanEntry, PlanUse, VaultSettings};
use crate::time::Instant;

/// The newest format of the vault that this build knows.
pub(super) const FORMAT: i32 = 1;

/// The line that heads a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The format.
    pub ebb_plan: i32,
    /// The number of the version, from 1.
    pub version: i64,
    /// When it was saved.
    pub saved_at: Instant,
    /// The ids of its records, in order. A newer format may have another way to say so.
    #[serde(default)]
    pub ids: Vec<String>,
    /// CRC-32 of the lines that follow.
    #[serde(default)]
    pub sum: String,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub(super) enum Record {
    Settings(VaultSettings),
    Review { at: Instant },
    Contact(Contact),
    Entry(PlanEntry),
    Use(PlanUse),
}

impl Record {
    /// Its name within a version.
    pub fn id(&self) -> String {
        match self {
            Self::Settings(_) => "settings:".to_owned(),
            Self::Review { .. } => "review:".to_owned(),
            Self::Contact(contact) => format!("contact:{}", contact.id),
            Self::Entry(entry) => format!("entry:{}", entry.id),
            Self::Use(used) => format!("use:{}", used.id),
        }
    }
}

/// What one line turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of a version, of this format or a newer one.
    Head(Head),
    /// A record.
    Record(Box<Record>),
    /// A whole line of a kind that this build does not know.
    Unknown,
    /// A line whose checksum does not fit.
    Damaged,
}

/// The records of what is kept, in the order in which they are written.
pub(super) fn records(kept: &Kept) -> Vec<Record> {
    let mut records = vec![Record::Settings(kept.settings.clone())];
    records.extend(kept.review_at.map(|at| Record::Review { at }));
    let plan = &kept.plan;
    records.extend(plan.contacts.iter().cloned().map(Record::Contact));
    records.extend(plan.entries.iter().cloned().map(Record::Entry));
    records.extend(kept.uses.iter().cloned().map(Record::Use));
    records
}

/// What the records stand for.
pub(super) fn kept(records: impl IntoIterator<Item = Record>) -> Kept {
    let mut kept = Kept {
        plan: CrisisPlan::default(),
        ..Kept::default()
    };
    for record in records {
        match record {
            Record::Settings(settings) => kept.settings = settings,
            Record::Review { at } => kept.review_at = Some(at),
            Record::Contact(contact) => kept.plan.contacts.push(contact),
            Record::Entry(entry) => kept.plan.entries.push(entry),
            Record::Use(used) => kept.uses.push(used),
        }
    }
    kept.told_apart()
}

/// The lines of a version, the last one ended too. None where something cannot be written as JSON, which no value
/// of these types is.
pub(super) fn write(kept: &Kept, version: i64, saved_at: Instant) -> Option<String> {
    let records = records(kept);
    let mut body = String::new();
    for record in &records {
        body.push_str(&line(record)?);
    }
    let head = Head {
        ebb_plan: FORMAT,
        version,
        saved_at,
        ids: records.iter().map(Record::id).collect(),
        sum: sum(body.as_bytes()),
    };
    Some(line(&head)? + &body)
}

fn line(value: &impl Serialize) -> Option<String> {
    let json = serde_json::to_string(value).ok()?;
    Some(format!("{} {json}\n", sum(json.as_bytes())))
}

/// Reads one line, without its end.
pub(super) fn read_line(line: &[u8]) -> Line {
    let whole = line
        .split_at_checked(8)
        .and_then(|(found, rest)| Some((checksum(found)?, rest.strip_prefix(b" ")?)))
        .filter(|(found, json)| *found == crc32(json));
    let Some((_, json)) = whole else {
        return Line::Damaged;
    };
    if let Some(record) = read_record(json) {
        return Line::Record(Box::new(record));
    }
    // Only a line that names the format can be a head: reading each record as one first would take as long again.
    if json
        .windows(HEAD_FIELD.len())
        .any(|part| part == HEAD_FIELD)
        && let Ok(head) = serde_json::from_slice::<Head>(json)
    {
        // No number that Ebb ever gave: the next one could not be counted from it.
        return if (1..=MOST_VERSIONS).contains(&head.version) {
            Line::Head(head)
        } else {
            Line::Damaged
        };
    }
    serde_json::from_slice(json).map_or(Line::Unknown, |record| Line::Record(Box::new(record)))
}

/// A record as this build writes it: its kind stands first, so that nothing has to be read twice to find it out.
/// None for any other line, which is looked at from the beginning.
fn read_record(json: &[u8]) -> Option<Record> {
    let kind = json.strip_prefix(b"{\"record\":\"")?;
    if kind.starts_with(b"entry\"") {
        from(json, Record::Entry)
    } else if kind.starts_with(b"contact\"") {
        from(json, Record::Contact)
    } else if kind.starts_with(b"use\"") {
        from(json, Record::Use)
    } else {
        None
    }
}

fn from<T: DeserializeOwned>(json: &[u8], record: impl Fn(T) -> Record) -> Option<Record> {
    serde_json::from_slice(json).ok().map(record)
}

/// More saves than anybody makes in a life.
const MOST_VERSIONS: i64 = 1 << 52;

/// The field that every head has, whatever its format.
pub(super) const HEAD_FIELD: &[u8] = b"\"ebb_plan\"";

/// CRC-32 (ISO-HDLC) in eight digits: it notices every single flipped bit and every burst of up to 32 bits.
pub(super) fn sum(bytes: &[u8]) -> String {
    format!("{:08x}", crc32(bytes))
}

/// The checksum that eight digits say, as they are written: no capitals, no sign.
fn checksum(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        Some(sum << 4 | u32::from(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;

    #[test]
    fn a_checksum_reads_as_it_is_written_and_in_no_other_way() {
        for bytes in [&b"123456789"[..], b"", b"the river"] {
            assert_eq!(checksum(sum(bytes).as_bytes()), Some(crc32(bytes)));
        }
        for odd in ["CBF43926", "+bf43926", "cbf4392g", "cbf4 926"] {
            assert_eq!(checksum(odd.as_bytes()), None, "{odd}");
        }
    }

    #[test]
    fn a_record_reads_the_same_whether_its_kind_stands_first_or_last() {
        for record in records(&example::kept()) {
            let json = serde_json::to_string(&record).unwrap();
            let quick = read_record(json.as_bytes());
            let slow: Record = serde_json::from_str(&json).unwrap();
            assert!(quick.is_none_or(|quick| quick == slow), "{json}");
            let mut fields: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&json).unwrap();
            let kind = fields.remove("record").unwrap();
            let rest = serde_json::to_string(&fields).unwrap();
            let last = format!("{},\"record\":{kind}}}", rest.trim_end_matches('}'));
            let line = format!("{} {last}", sum(last.as_bytes()));
            assert_eq!(read_line(line.as_bytes()), Line::Record(Box::new(slow)));
        }
    }

    #[test]
    fn every_record_survives_being_written_and_read() {
        let kept_before = example::kept();
        let text = write(&kept_before, 7, example::instant(0)).unwrap();
        let mut lines = text.lines().map(|line| read_line(line.as_bytes()));
        let Some(Line::Head(head)) = lines.next() else {
            panic!("no head");
        };
        assert_eq!((head.ebb_plan, head.version), (1, 7));
        let records: Vec<_> = lines
            .map(|line| match line {
                Line::Record(record) => *record,
                other => panic!("{other:?}"),
            })
            .collect();
        let ids: Vec<_> = records.iter().map(Record::id).collect();
        assert_eq!(head.ids, ids);
        assert_eq!(kept(records), kept_before);
    }

    #[test]
    fn a_record_that_stands_twice_in_a_file_is_there_once() {
        let twice = || records(&example::kept());
        assert_eq!(kept(twice().into_iter().chain(twice())), example::kept());
    }

    #[test]
    fn a_line_break_in_a_text_stays_within_its_line() {
        let text = write(&example::kept(), 1, example::instant(0)).unwrap();
        // A head, the settings, the review, 3 contacts, 12 entries and a use.
        assert_eq!(text.lines().count(), 19);
        assert!(text.ends_with('\n'));
        assert!(text.contains("Hall drawer,\\nleft side"));
    }

    #[test]
    fn a_file_can_be_read_by_eye() {
        let text = write(&example::kept(), 1, example::instant(0)).unwrap();
        for seen in [
            "+44 (0)20 7946 0958",
            "ספרייה",
            "2026-11-23T22:13:20Z",
            "🐕",
        ] {
            assert!(text.contains(seen), "{seen}");
        }
    }

    #[test]
    fn a_line_of_a_kind_to_come_is_told_from_a_damaged_one() {
        let json = r#"{"record":"song","id":"1"}"#;
        let line = format!("{} {json}", sum(json.as_bytes()));
        assert_eq!(read_line(line.as_bytes()), Line::Unknown);
        assert_eq!(read_line(&line.as_bytes()[1..]), Line::Damaged);
        assert_eq!(read_line(b""), Line::Damaged);
    }
}
