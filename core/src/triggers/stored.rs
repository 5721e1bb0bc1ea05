//! How the values of this room stand in their columns: choices as words, lists as JSON, texts as they were written.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::TriggerError;
use crate::store::{LONGEST_TEXT, StoreError};
use crate::time::{Instant, from_millis};

/// Entries of one list that are kept.
pub(super) const LONGEST_LIST: i32 = 50;

/// The word for a choice, as serde names it.
pub(super) fn word(choice: impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(choice) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(StoreError::Damaged),
    }
}

/// The choice that a word stands for.
pub(super) fn choice<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(word)).map_err(|_| StoreError::Damaged)
}

/// A list of texts as JSON.
pub(super) fn list(texts: &[String]) -> String {
    Value::from(texts).to_string()
}

/// The list of texts that JSON stands for.
pub(super) fn texts(json: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Damaged)
}

/// The instant of a column.
pub(super) fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}

/// A text that says something and fits, without the blanks around it.
pub(super) fn said(text: &str) -> Result<String, TriggerError> {
    match fitting(text)? {
        text if text.is_empty() => Err(TriggerError::NoWords),
        text => Ok(text),
    }
}

/// A text that fits, without the blanks around it; it may be empty.
pub(super) fn fitting(text: &str) -> Result<String, TriggerError> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT as usize {
        return Err(TriggerError::TooLong {
            limit: LONGEST_TEXT,
        });
    }
    Ok(text.to_owned())
}

/// A list of texts that fit; empty ones and repeated ones are left out.
pub(super) fn fitting_list(texts: &[String]) -> Result<Vec<String>, TriggerError> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        let text = fitting(text)?;
        if !text.is_empty() && !kept.contains(&text) {
            kept.push(text);
        }
    }
    if kept.len() > LONGEST_LIST as usize {
        return Err(TriggerError::TooMany {
            limit: LONGEST_LIST,
        });
    }
    Ok(kept)
}

/// A rating from 0 to 10.
pub(super) fn rating(value: i32) -> Result<i32, TriggerError> {
    if (0..=10).contains(&value) {
        Ok(value)
    } else {
        Err(TriggerError::RatingOutOfRange { value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::TriggerKind;

    #[test]
    fn a_choice_and_a_list_survive_being_written_and_read() {
        assert_eq!(word(TriggerKind::Thought).unwrap(), "thought");
        assert_eq!(choice("thought".to_owned()), Ok(TriggerKind::Thought));
        let thoughts = vec!["\"Nur heute\" 🌊".to_owned(), "رأيت الباب\nمرة".to_owned()];
        assert_eq!(texts(&list(&thoughts)), Ok(thoughts));
    }

    #[test]
    fn a_column_that_makes_no_sense_is_damage_and_no_panic() {
        assert_eq!(
            choice::<TriggerKind>("dancing".to_owned()),
            Err(StoreError::Damaged)
        );
        assert_eq!(texts("{"), Err(StoreError::Damaged));
        assert_eq!(instant(-1), Err(StoreError::Damaged));
    }

    #[test]
    fn a_text_is_kept_as_written_but_for_blanks_around_it() {
        assert_eq!(
            said("  the bar, after work\n").unwrap(),
            "the bar, after work"
        );
        assert_eq!(said(" \n"), Err(TriggerError::NoWords));
        assert_eq!(
            fitting(&"x".repeat(1_001)),
            Err(TriggerError::TooLong {
                limit: LONGEST_TEXT
            })
        );
        // Characters are counted, not bytes.
        assert!(fitting(&"ü".repeat(1_000)).is_ok());
    }

    #[test]
    fn a_list_keeps_no_blank_and_no_repetition() {
        let given = ["a", " a ", "", "b"].map(str::to_owned);
        assert_eq!(fitting_list(&given).unwrap(), ["a", "b"]);
        let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
        assert_eq!(
            fitting_list(&many),
            Err(TriggerError::TooMany { limit: 50 })
        );
    }
}
