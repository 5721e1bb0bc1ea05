//! What somebody said in a form, as what it is: no host puts a day, a time or a number into words.

use serde::{Deserialize, Serialize};

use super::Field;
use crate::time::{Day, TimeOfDay};

/// One answer. Where nothing was said there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Answer {
    /// Id of the field.
    pub field: String,
    /// What was said.
    pub value: Value,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// In words.
    Words {
        /// As they were typed.
        text: String,
    },
    /// A number, or a place on a scale.
    Number {
        /// In the unit of the field.
        value: f64,
    },
    /// Some of what there was to choose from, in the order in which it was chosen.
    Chosen {
        /// Their ids.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        ids: Vec<String>,
    },
    /// A day of the calendar.
    Day {
        /// Which.
        day: Day,
    },
    /// A time of day.
    Time {
        /// Which.
        time: TimeOfDay,
    },
    /// A file.
    File {
        /// Its name, without a folder.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// The parts of one thing, or a list of such things.
    Each {
        /// The answers of each.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        entries: Vec<Vec<Answer>>,
    },
}

impl Answer {
    /// An answer to the field with this id.
    pub fn new(field: &str, value: Value) -> Self {
        Self {
            field: field.to_owned(),
            value,
        }
    }
}

impl Value {
    /// These words.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Words { text: text.into() }
    }

    /// This number.
    pub fn number(value: impl Into<f64>) -> Self {
        Self::Number {
            value: value.into(),
        }
    }

    /// One choice.
    pub fn chosen(id: impl Into<String>) -> Self {
        Self::Chosen {
            ids: vec![id.into()],
        }
    }

    /// The parts of one thing.
    pub fn group(parts: Vec<Answer>) -> Self {
        Self::Each {
            entries: vec![parts],
        }
    }
}

/// Answers, read by the ids of their fields and by what is wanted. An answer of another kind counts as none: a host
/// that draws the field by its kind cannot give one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answers<'a>(&'a [Answer]);

impl<'a> Answers<'a> {
    /// The fields, each with its answer standing in it.
    pub fn standing_in(self, mut fields: Vec<Field>) -> Vec<Field> {
        for field in &mut fields {
            field.value = self.value(&field.id).cloned();
        }
        fields
    }

    /// These answers.
    pub fn of(answers: &'a [Answer]) -> Self {
        Self(answers)
    }

    /// As they came.
    pub fn all(self) -> &'a [Answer] {
        self.0
    }

    /// What was said to a field.
    pub fn value(self, field: &str) -> Option<&'a Value> {
        let found = self.0.iter().find(|answer| answer.field == field);
        found.map(|answer| &answer.value)
    }

    /// Words without the blanks around them; none where nothing but blanks was typed.
    pub fn words(self, field: &str) -> Option<&'a str> {
        match self.value(field) {
            Some(Value::Words { text }) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A number.
    pub fn number(self, field: &str) -> Option<f64> {
        match self.value(field) {
            Some(Value::Number { value }) => Some(*value),
            _ => None,
        }
    }

    /// A whole number; none where it has a fraction or is out of the range of `i32`.
    pub fn whole(self, field: &str) -> Option<i32> {
        let value = self.number(field)?;
        let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
        (value.fract() == 0.0 && range.contains(&value)).then_some(value as i32)
    }

    /// The one that was chosen: the first, where several were.
    pub fn chosen(self, field: &str) -> Option<&'a str> {
        self.all_chosen(field).first().map(String::as_str)
    }

    /// The one that was chosen, as the value that serde knows by that word.
    pub fn chosen_as<T: serde::de::DeserializeOwned>(self, field: &str) -> Option<T> {
        super::of_word(self.chosen(field)?)
    }

    /// All that were chosen.
    pub fn all_chosen(self, field: &str) -> &'a [String] {
        match self.value(field) {
            Some(Value::Chosen { ids }) => ids,
            _ => &[],
        }
    }

    /// A day.
    pub fn day(self, field: &str) -> Option<Day> {
        match self.value(field) {
            Some(Value::Day { day }) => Some(*day),
            _ => None,
        }
    }

    /// A time of day.
    pub fn time(self, field: &str) -> Option<TimeOfDay> {
        match self.value(field) {
            Some(Value::Time { time }) => Some(*time),
            _ => None,
        }
    }

    /// A file: its name and what it holds.
    pub fn file(self, field: &str) -> Option<(&'a str, &'a [u8])> {
        match self.value(field) {
            Some(Value::File { name, bytes }) => Some((name, bytes)),
            _ => None,
        }
    }

    /// The answers to each entry of a list.
    pub fn each(self, field: &str) -> impl Iterator<Item = Answers<'a>> {
        let entries: &[Vec<Answer>] = match self.value(field) {
            Some(Value::Each { entries }) => entries,
            _ => &[],
        };
        entries.iter().map(|entry| Answers(entry))
    }

    /// The answers to the parts of one thing; empty where nothing was said.
    pub fn group(self, field: &str) -> Answers<'a> {
        self.each(field).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_by_what_it_is_and_by_nothing_else() {
        let parts = vec![Answer::new("hour", Value::number(8))];
        let said = [
            Answer::new("name", Value::words(" Sam \n")),
            Answer::new("blank", Value::words("  ")),
            Answer::new("strength", Value::number(7)),
            Answer::new("half", Value::number(2.5)),
            Answer::new("kind", Value::chosen("own")),
            Answer::new("at", Value::group(parts)),
        ];
        let said = Answers::of(&said);
        assert_eq!(said.words("name"), Some("Sam"));
        assert_eq!(said.words("blank"), None);
        assert_eq!(said.words("strength"), None);
        assert_eq!(
            (said.whole("strength"), said.whole("half")),
            (Some(7), None)
        );
        assert_eq!(said.chosen("kind"), Some("own"));
        assert_eq!(said.group("at").whole("hour"), Some(8));
        assert_eq!(said.group("nothing").whole("hour"), None);
        assert_eq!(said.each("kind").count(), 0);
    }
}
