//! Lists of months and of spans, as people type them.

use ebb_core::reminders::{DEFAULT_MONTHS, ReminderError};

/// "1, 3, 6"; none where nothing was typed.
pub fn months(text: &str) -> Result<Option<Vec<i32>>, ReminderError> {
    let usual = DEFAULT_MONTHS.map(|months| months.to_string());
    list(text, &usual.join(", "), |part| part.parse().ok())
}

/// "1 week, 1 day, 2 hours" in minutes, the longest first; none where nothing was typed.
pub fn minutes(text: &str) -> Result<Option<Vec<i32>>, ReminderError> {
    let mut found = list(text, "1 week, 1 day, 2 hours", span)?;
    if let Some(spans) = &mut found {
        spans.sort_unstable_by(|one, next| next.cmp(one));
    }
    Ok(found)
}

fn list(
    text: &str,
    example: &str,
    read: impl Fn(&str) -> Option<i32>,
) -> Result<Option<Vec<i32>>, ReminderError> {
    let parts = text.split(',').map(str::trim);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Ok(None);
    }
    let all: Option<Vec<i32>> = parts.into_iter().map(read).collect();
    let refused = || ReminderError::ListNotUnderstood {
        text: text.trim().to_owned(),
        example: example.to_owned(),
    };
    all.ok_or_else(refused).map(Some)
}

/// "2 hours" in minutes.
fn span(text: &str) -> Option<i32> {
    let (number, unit) = text.split_once(' ')?;
    let number: i32 = match number {
        "a" | "an" => 1,
        number => number.parse().ok()?,
    };
    let each = match unit.trim().trim_end_matches('s') {
        "minute" | "min" => 1,
        "hour" => 60,
        "day" => 1_440,
        "week" => 10_080,
        _ => return None,
    };
    number.checked_mul(each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_they_are_typed_and_an_empty_one_says_nothing() {
        assert_eq!(months("1, 3,6"), Ok(Some(vec![1, 3, 6])));
        assert_eq!(months(" , "), Ok(None));
        assert_eq!(
            minutes("2 hours, a week, 30 min"),
            Ok(Some(vec![10_080, 120, 30]))
        );
        for wrong in [
            "soon",
            "2",
            "3 years",
            "99999999999 days",
            "999999999 weeks",
        ] {
            assert!(minutes(wrong).is_err(), "{wrong}");
        }
        assert!(months("one").is_err());
    }
}
