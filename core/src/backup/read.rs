//! Lines read back, each held against what it may be before anybody sees it. The file may be anybody's: how long a line is
//! and how many there are is limited, and nothing is allocated by what it claims.

use std::io::{BufRead, Read as _};

use super::BackupError;
use super::age::AgeError;
use super::lines::{FORMAT, Head, Line, PlanLine};
use crate::store::SCHEMA_VERSION;
use crate::store::records::{Record, Table, place_of_record};
use crate::time::is_counted;

/// No line is longer, bytes: a page of the journal at its longest is a fraction of it.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;
/// No person's life has more lines: ten years of daily use have a tenth of them.
const MOST_LINES: u64 = 1_000_000;
/// No copy is larger, bytes.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// What a line was.
pub(super) enum Found {
    /// The first of all.
    Head(Head),
    /// A version of the plan.
    Plan(PlanLine),
    /// A row of a table.
    Row(&'static Table, Record),
}

/// Hands each line to `take`, until the last one has said that none is missing.
///
/// # Errors
/// [`BackupError`]: whatever was taken until then is not to be believed.
pub(super) fn each(
    from: &mut impl BufRead,
    mut take: impl FnMut(Found) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let mut line = Vec::new();
    let (mut lines, mut bytes) = (0, 0);
    let mut place = 0;
    loop {
        line.clear();
        let read = from
            .by_ref()
            .take(LONGEST_LINE + 1)
            .read_until(b'\n', &mut line);
        let read = read.map_err(|error| BackupError::File(AgeError::of(&error)))?;
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
        if line.pop() != Some(b'\n') {
            // The file is whole, and what is in it has no last line.
            return Err(if bytes_of(&line) >= LONGEST_LINE {
                BackupError::TooLarge
            } else if lines == 0 {
                BackupError::NotOurs
            } else {
                BackupError::NotUnderstood
            });
        }
        if lines >= MOST_LINES || bytes > MOST_BYTES {
            return Err(BackupError::TooLarge);
        }
        let is_first = lines == 0;
        match understood(&line, is_first)? {
            Understood::End(said) if said == lines => return ended(from),
            Understood::End(_) => return Err(BackupError::NotUnderstood),
            Understood::Found(found) => {
                let at = match &found {
                    Found::Head(_) | Found::Plan(_) => 0,
                    Found::Row(table, _) => place_of_record(table),
                };
                // What belongs to something stands after it.
                if at < place {
                    return Err(BackupError::NotUnderstood);
                }
                place = at;
                take(found)?;
            }
        }
        lines += 1;
    }
}

enum Understood {
    Found(Found),
    End(u64),
}

fn understood(line: &[u8], is_first: bool) -> Result<Understood, BackupError> {
    let other = if is_first {
        BackupError::NotOurs
    } else {
        BackupError::NotUnderstood
    };
    let record: Record = serde_json::from_slice(line).map_err(|_| other.clone())?;
    let kind = record.get("record").and_then(serde_json::Value::as_str);
    let kind = kind.ok_or_else(|| other.clone())?;
    if is_first {
        let format = record.get("format").and_then(serde_json::Value::as_i64);
        let schema = record.get("schema").and_then(serde_json::Value::as_i64);
        let is_newer =
            |found: Option<i64>, known: i32| found.is_some_and(|found| found > i64::from(known));
        if kind != "ebb" {
            return Err(BackupError::NotOurs);
        }
        if is_newer(format, FORMAT) || is_newer(schema, SCHEMA_VERSION) {
            return Err(BackupError::Newer);
        }
    }
    if let Some(table) = Table::of_record(kind)
        && !is_first
    {
        return Ok(Understood::Found(Found::Row(table, record)));
    }
    let line = serde_json::from_value(serde_json::Value::Object(record));
    match line.map_err(|_| other.clone())? {
        Line::Ebb(head) if is_first && is_counted(head.made_at) => {
            Ok(Understood::Found(Found::Head(head)))
        }
        Line::Plan(plan) if !is_first && plan.instants().all(is_counted) => {
            Ok(Understood::Found(Found::Plan(plan)))
        }
        Line::End { lines } if !is_first => Ok(Understood::End(lines)),
        _ => Err(other),
    }
}

/// Nothing follows the last line, and the file itself is whole to its end.
fn ended(from: &mut impl BufRead) -> Result<(), BackupError> {
    let rest = from.fill_buf();
    let rest = rest.map_err(|error| BackupError::File(AgeError::of(&error)))?;
    if rest.is_empty() {
        Ok(())
    } else {
        Err(BackupError::NotUnderstood)
    }
}

fn bytes_of(line: &[u8]) -> u64 {
    u64::try_from(line.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_a_year_that_is_not_counted_is_refused_wherever_it_stands() {
        let read = |lines: &str| {
            let mut taken = 0;
            each(&mut lines.as_bytes(), |_| {
                taken += 1;
                Ok(())
            })
            .map(|()| taken)
        };
        let file = |made: &str, saved: &str, used: &str| {
            format!(
                r#"{{"record":"ebb","format":1,"schema":1,"version":"0","made_at":"{made}","zone":"UTC"}}
{{"record":"plan","version":1,"saved_at":"{saved}","review_at":"{saved}","uses":[{{"id":"u","at":"{used}","used":true,"helped":[]}}]}}
{{"record":"end","lines":2}}
"#
            )
        };
        let (now, never) = ("2026-11-24T12:00:00Z", "+12026-11-24T12:00:00Z");
        assert_eq!(read(&file(now, now, now)), Ok(2));
        assert_eq!(read(&file(never, now, now)), Err(BackupError::NotOurs));
        for odd in [file(now, never, now), file(now, now, never)] {
            assert_eq!(read(&odd), Err(BackupError::NotUnderstood));
        }
    }
}
