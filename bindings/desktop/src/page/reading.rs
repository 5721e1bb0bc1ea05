//! What was typed and chosen, read into the answers that a form takes.

use std::path::{Path, PathBuf};

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
            let hint = || field.hint.clone().unwrap_or_else(|| field.label.clone());
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
                FieldKind::Scale { .. } => {
                    let said = chosen.first().map_or(text, String::as_str);
                    number(said, &path, hint, problems)
                }
                FieldKind::Number { .. } => number(text, &path, hint, problems),
                FieldKind::Day { .. } => match sentences::day(text, moment) {
                    Some(day) => Some(Value::Day { day }),
                    None => refuse(&path, hint(), problems),
                },
                FieldKind::Time => match sentences::time(text, moment) {
                    Some(time) => Some(Value::Time { time }),
                    None => refuse(&path, hint(), problems),
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

fn number(
    text: &str,
    path: &str,
    hint: impl FnOnce() -> String,
    problems: &mut Vec<Problem>,
) -> Option<Value> {
    match text.replace(',', ".").parse::<f64>() {
        Ok(value) => Some(Value::number(value)),
        Err(_) => refuse(path, hint(), problems),
    }
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
    fn a_file_is_found_by_its_name_in_quotes_and_from_the_home_folder() {
        assert_eq!(at_home("'/tmp/a pack.json'"), Path::new("/tmp/a pack.json"));
        if let Some(home) = std::env::var_os("HOME") {
            assert_eq!(at_home("~/pack.json"), Path::new(&home).join("pack.json"));
        }
        assert_eq!(at_home("~other/pack.json"), Path::new("~other/pack.json"));
    }
}
