//! What was typed and chosen, read into the answers that a form takes.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use ebb_core::content::{FormWords, fill};
use ebb_core::page::{Answer, Field, FieldKind, Problem, Value};
use ebb_core::view::Moment;

use super::entry::{Entry, within};
use super::sentences;
use crate::new_file::read_named;

impl Entry {
    /// The answers so far, and what cannot be read as what it is asked for.
    pub fn answers(&self, fields: &[Field], moment: &Moment) -> (Vec<Answer>, Vec<Problem>) {
        let mut problems = Vec::new();
        let answers = self.read(fields, "", moment, &mut problems);
        (answers, problems)
    }

    fn read(
        &self,
        fields: &[Field],
        prefix: &str,
        moment: &Moment,
        problems: &mut Vec<Problem>,
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        for field in fields {
            let path = format!("{prefix}{}", field.id);
            let words = &moment.content().pages.forms;
            let text = self.text(&path).trim();
            let chosen = self.chosen(&path);
            let value = match &field.kind {
                FieldKind::Group {
                    read_as: Some(sentence),
                    ..
                } if text.is_empty() => {
                    let _ = sentence;
                    None
                }
                FieldKind::Group {
                    read_as: Some(sentence),
                    ..
                } => match sentences::read(*sentence, text, moment) {
                    Ok(parts) => Some(Value::group(parts)),
                    Err(words) => {
                        problems.push(Problem::new(path.as_str(), words));
                        None
                    }
                },
                FieldKind::Group { fields, most, .. } => {
                    let count = self.count(&path);
                    let each = (0..count).map(|index| {
                        let within = within(&path, *most, index);
                        self.read(fields, &format!("{within}."), moment, problems)
                    });
                    let entries: Vec<_> = each.filter(|entry| !entry.is_empty()).collect();
                    (!entries.is_empty()).then_some(Value::Each { entries })
                }
                _ if text.is_empty() && chosen.is_empty() => None,
                FieldKind::Choice { .. } => Some(Value::Chosen {
                    ids: chosen.to_vec(),
                }),
                FieldKind::Find { .. } if !chosen.is_empty() => Some(Value::Chosen {
                    ids: chosen.to_vec(),
                }),
                FieldKind::Line { .. } | FieldKind::Text | FieldKind::Find { .. } => {
                    Some(Value::words(self.text(&path)))
                }
                FieldKind::Scale { least, most, .. } => {
                    let said = chosen.first().map_or(text, String::as_str);
                    match number(said) {
                        Some(value) => Some(value),
                        None => refuse(&path, in_range(words, least, most), problems),
                    }
                }
                FieldKind::Number { least, most, .. } => match number(text) {
                    Some(value) => Some(value),
                    None => refuse(&path, in_range(words, least, most), problems),
                },
                FieldKind::Day { .. } => match sentences::day(text, moment) {
                    Some(day) => Some(Value::Day { day }),
                    None => refuse(&path, named(&words.no_day, text), problems),
                },
                FieldKind::Time => match sentences::time(text, moment) {
                    Some(time) => Some(Value::Time { time }),
                    None => refuse(&path, named(&words.no_time, text), problems),
                },
                FieldKind::File { most_bytes, .. } => match file(text, *most_bytes) {
                    Ok(value) => Some(value),
                    Err(error) => refuse(&path, format!("{text}: {error}"), problems),
                },
            };
            if let Some(value) = value {
                answers.push(Answer::new(&field.id, value));
            }
        }
        answers
    }
}

fn refuse(path: &str, words: String, problems: &mut Vec<Problem>) -> Option<Value> {
    problems.push(Problem::new(path, words));
    None
}

/// Words for what was typed and cannot be read.
fn named(words: &str, typed: &str) -> String {
    fill(words, &[("typed", typed)])
}

fn in_range(words: &FormWords, least: impl Display, most: impl Display) -> String {
    let (least, most) = (least.to_string(), most.to_string());
    fill(&words.number_range, &[("least", &least), ("most", &most)])
}

fn number(text: &str) -> Option<Value> {
    let number = text.replace(',', ".").parse::<f64>();
    number.ok().map(Value::number)
}

/// Reads a file that was named; one byte more than fits tells that there is too much.
fn file(typed: &str, most_bytes: i64) -> std::io::Result<Value> {
    let path = at_home(typed);
    let bytes = read_named(&path, u64::try_from(most_bytes).unwrap_or(0))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Value::File {
        name: name.into_owned(),
        bytes,
    })
}

/// "~/x" in the home folder, as a shell reads it, and a name without the quotes that a terminal puts around one that is
/// dropped there.
fn at_home(typed: &str) -> PathBuf {
    let typed = typed.trim_matches(['"', '\'']);
    match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_day_no_time_and_no_number_is_named_with_what_one_is_like() {
        let moment = Moment {
            now: "2026-11-24T11:30:00Z".parse().unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        };
        let day = FieldKind::Day {
            from: None,
            to: None,
        };
        let number = FieldKind::Number {
            least: 0.0,
            most: 10.0,
            step: 1.0,
            unit: None,
        };
        for (kind, must) in [
            (day, "soon is no day. Write one like these: today"),
            (FieldKind::Time, "soon is no time of day. Write one"),
            (number, "A number from 0 to 10, please."),
        ] {
            let field = Field::new("asked", "When?", kind).hint("A reminder comes then.");
            let mut entry = Entry::default();
            entry.set_text("asked", "soon");
            let (answers, problems) = entry.answers(&[field], &moment);
            assert!(answers.is_empty());
            let words: Vec<_> = problems.iter().map(|problem| &problem.words).collect();
            assert!(words.len() == 1 && words[0].starts_with(must), "{words:?}");
        }
    }

    #[test]
    fn a_file_is_found_by_its_name_in_quotes_and_from_the_home_folder() {
        assert_eq!(at_home("'/tmp/a pack.json'"), Path::new("/tmp/a pack.json"));
        if let Some(home) = std::env::var_os("HOME") {
            assert_eq!(at_home("~/pack.json"), Path::new(&home).join("pack.json"));
        }
        assert_eq!(at_home("~other/pack.json"), Path::new("~other/pack.json"));
    }
}
