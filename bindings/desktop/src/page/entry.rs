//! What somebody types into a form, field by field, and the answers that it comes to. It outlives the page: a form
//! that unfolds while it is filled in never loses what was typed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ebb_core::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Sentence, Value};
use ebb_core::view::Moment;

use super::sentences;

/// One field as it stands in a terminal: parts of one thing stand one by one, and a sentence stands for its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The way to it: `links.2.thought`.
    pub path: String,
    pub label: String,
    pub hint: Option<String>,
    pub kind: AskedKind,
    pub needed: bool,
    pub longest: Option<i32>,
    pub asks_again: bool,
    /// How deep it lies within others.
    pub depth: usize,
}

/// How it is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum AskedKind {
    /// Typed.
    Text(Typed),
    /// Some of these.
    Options { options: Vec<Choice>, many: bool },
    /// A number between two ends, with a key each.
    Scale {
        least: i32,
        most: i32,
        low: Option<String>,
        high: Option<String>,
    },
    /// One more entry of a list.
    Another,
}

/// What typed text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Line,
    Lines,
    Day,
    Time,
    Number,
    File,
    Find,
    Sentence(Sentence),
}

/// What was typed and chosen so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    texts: BTreeMap<String, String>,
    chosen: BTreeMap<String, Vec<String>>,
    /// How many entries a list has.
    counts: BTreeMap<String, usize>,
    /// Fields that somebody has touched: what stands there is never put over them.
    touched: BTreeSet<String>,
}

impl Entry {
    /// Takes up what stands in the fields, but for those that somebody has touched.
    pub fn take_up(&mut self, fields: &[Field]) {
        for field in fields {
            if let Some(value) = &field.value {
                self.take_up_value(&field.id, &field.kind, value);
            }
            if let FieldKind::Group {
                fields,
                most: 1,
                read_as: None,
            } = &field.kind
            {
                for part in fields {
                    if let Some(value) = &part.value {
                        let path = format!("{}.{}", field.id, part.id);
                        self.take_up_value(&path, &part.kind, value);
                    }
                }
            }
        }
    }

    fn take_up_value(&mut self, path: &str, kind: &FieldKind, value: &Value) {
        if self.touched.contains(path) {
            return;
        }
        match (kind, value) {
            (
                FieldKind::Group {
                    read_as: Some(sentence),
                    ..
                },
                Value::Each { entries },
            ) => {
                let said = entries.first().map(Vec::as_slice).unwrap_or_default();
                let text = sentences::written(*sentence, Answers::of(said));
                self.texts.insert(path.to_owned(), text);
            }
            (FieldKind::Group { fields, most, .. }, Value::Each { entries }) => {
                self.counts.insert(path.to_owned(), entries.len());
                for (index, entry) in entries.iter().enumerate() {
                    let within = within(path, *most, index);
                    for part in fields {
                        let said = Answers::of(entry);
                        if let Some(value) = said.value(&part.id) {
                            self.take_up_value(&format!("{within}.{}", part.id), &part.kind, value);
                        }
                    }
                }
            }
            (FieldKind::Find { .. }, Value::Chosen { ids }) => {
                self.texts.insert(path.to_owned(), ids.join(" "));
            }
            (_, Value::Chosen { ids }) => {
                self.chosen.insert(path.to_owned(), ids.clone());
            }
            (_, Value::Words { text }) => {
                self.texts.insert(path.to_owned(), text.clone());
            }
            (FieldKind::Scale { .. }, Value::Number { value }) => {
                self.chosen.insert(path.to_owned(), vec![value.to_string()]);
            }
            (_, Value::Number { value }) => {
                self.texts.insert(path.to_owned(), value.to_string());
            }
            (_, Value::Day { day }) => {
                self.texts.insert(path.to_owned(), day.to_string());
            }
            (_, Value::Time { time }) => {
                self.texts.insert(path.to_owned(), time.to_string());
            }
            (_, Value::File { name, .. }) => {
                self.texts.insert(path.to_owned(), name.clone());
            }
            (_, Value::Each { .. }) => {}
        }
    }

    /// The fields one by one, as they stand below each other.
    pub fn asked(&self, fields: &[Field]) -> Vec<Asked> {
        let mut asked = Vec::new();
        self.ask(fields, "", 0, &mut asked);
        asked
    }

    fn ask(&self, fields: &[Field], prefix: &str, depth: usize, asked: &mut Vec<Asked>) {
        for field in fields {
            let path = format!("{prefix}{}", field.id);
            let mut one = Asked {
                path: path.clone(),
                label: field.label.clone(),
                hint: field.hint.clone(),
                kind: AskedKind::Text(Typed::Line),
                needed: field.needed,
                longest: field.longest,
                asks_again: field.asks_again,
                depth,
            };
            one.kind = match &field.kind {
                FieldKind::Line { .. } => AskedKind::Text(Typed::Line),
                FieldKind::Text => AskedKind::Text(Typed::Lines),
                FieldKind::Day { .. } => AskedKind::Text(Typed::Day),
                FieldKind::Time => AskedKind::Text(Typed::Time),
                FieldKind::Number { .. } => AskedKind::Text(Typed::Number),
                FieldKind::File { .. } => AskedKind::Text(Typed::File),
                FieldKind::Find { found } => {
                    asked.push(Asked {
                        kind: AskedKind::Text(Typed::Find),
                        ..one.clone()
                    });
                    if found.is_empty() {
                        continue;
                    }
                    one.hint = None;
                    AskedKind::Options {
                        options: found.clone(),
                        many: false,
                    }
                }
                FieldKind::Scale {
                    least,
                    most,
                    low,
                    high,
                } => AskedKind::Scale {
                    least: *least,
                    most: *most,
                    low: low.clone(),
                    high: high.clone(),
                },
                FieldKind::Choice { options, many } => AskedKind::Options {
                    options: options.clone(),
                    many: *many,
                },
                FieldKind::Group {
                    read_as: Some(sentence),
                    ..
                } => AskedKind::Text(Typed::Sentence(*sentence)),
                FieldKind::Group {
                    fields, most: 1, ..
                } => {
                    // The parts of one thing stand below its name.
                    let before = asked.len();
                    self.ask(fields, &format!("{path}."), depth + 1, asked);
                    for part in &mut asked[before..] {
                        part.label = format!("{}: {}", field.label, part.label);
                        part.needed &= field.needed;
                    }
                    continue;
                }
                FieldKind::Group { fields, most, .. } => {
                    let count = self.counts.get(&path).copied().unwrap_or(1).max(1);
                    for index in 0..count {
                        let within = within(&path, *most, index);
                        let before = asked.len();
                        self.ask(fields, &format!("{within}."), depth + 1, asked);
                        for part in &mut asked[before..] {
                            part.label = format!("{} {}: {}", field.label, index + 1, part.label);
                            part.needed &= index == 0 && field.needed;
                        }
                    }
                    if i32::try_from(count).is_ok_and(|count| count < *most) {
                        one.kind = AskedKind::Another;
                        asked.push(one);
                    }
                    continue;
                }
            };
            asked.push(one);
        }
    }

    /// What is typed at a field.
    pub fn text(&self, path: &str) -> &str {
        self.texts.get(path).map_or("", String::as_str)
    }

    /// Types at a field.
    pub fn set_text(&mut self, path: &str, text: &str) {
        self.touched.insert(path.to_owned());
        self.chosen.remove(path);
        self.texts.insert(path.to_owned(), text.to_owned());
    }

    /// What is chosen at a field.
    pub fn chosen(&self, path: &str) -> &[String] {
        self.chosen.get(path).map_or(&[], Vec::as_slice)
    }

    /// Chooses one, or lets go of it where several may be chosen.
    pub fn choose(&mut self, path: &str, id: &str, many: bool) {
        self.touched.insert(path.to_owned());
        let chosen = self.chosen.entry(path.to_owned()).or_default();
        if !many {
            *chosen = vec![id.to_owned()];
        } else if let Some(at) = chosen.iter().position(|other| other == id) {
            chosen.remove(at);
        } else {
            chosen.push(id.to_owned());
        }
    }

    /// One more entry of a list.
    pub fn add(&mut self, path: &str) {
        let count = self.counts.entry(path.to_owned()).or_insert(1);
        *count += 1;
    }

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
                    Err(error) => {
                        let words = ebb_core::reminders::page::words_of(&error, moment);
                        problems.push(Problem::new(path.as_str(), words));
                        None
                    }
                },
                FieldKind::Group { fields, most, .. } => {
                    let count = self.counts.get(&path).copied().unwrap_or(1).max(1);
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

/// The way to an entry of a group.
fn within(path: &str, most: i32, index: usize) -> String {
    if most == 1 {
        path.to_owned()
    } else {
        format!("{path}.{index}")
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
fn file(path: &str, most_bytes: i64) -> std::io::Result<Value> {
    use std::io::Read as _;
    let path = Path::new(path);
    let mut bytes = Vec::new();
    let most = u64::try_from(most_bytes).unwrap_or(0).saturating_add(1);
    crate::new_file::open_named(path)?
        .take(most)
        .read_to_end(&mut bytes)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Value::File {
        name: name.into_owned(),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::page::Keys;

    fn moment() -> Moment {
        Moment {
            now: "2026-11-24T11:30:00Z".parse().unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
        }
    }

    fn fields() -> Vec<Field> {
        let time = || Field::new("time", "Time", FieldKind::Time);
        let quiet = FieldKind::Group {
            fields: vec![
                time(),
                Field::new(
                    "day",
                    "Day",
                    FieldKind::Day {
                        from: None,
                        to: None,
                    },
                ),
            ],
            most: 1,
            read_as: None,
        };
        let times = FieldKind::Group {
            fields: vec![time()],
            most: 3,
            read_as: None,
        };
        let when = FieldKind::Group {
            fields: Vec::new(),
            most: 1,
            read_as: Some(Sentence::Moment),
        };
        vec![
            Field::new("name", "Name", FieldKind::Line { keys: Keys::Words }),
            Field::new("quiet", "Quiet", quiet),
            Field::new("times", "Times", times),
            Field::new("when", "When", when),
        ]
    }

    #[test]
    fn what_stands_in_a_form_comes_back_as_the_same_answers() {
        let time = |text: &str| {
            Answer::new(
                "time",
                Value::Time {
                    time: text.parse().unwrap(),
                },
            )
        };
        let day = || {
            Answer::new(
                "day",
                Value::Day {
                    day: "2026-11-25".parse().unwrap(),
                },
            )
        };
        let said = vec![
            Answer::new("name", Value::words("Sam")),
            Answer::new("quiet", Value::group(vec![time("22:00"), day()])),
            Answer::new(
                "times",
                Value::Each {
                    entries: vec![vec![time("08:00")], vec![time("20:00")]],
                },
            ),
            Answer::new("when", Value::group(vec![day(), time("09:00")])),
        ];
        let mut fields = fields();
        for field in &mut fields {
            field.value = Answers::of(&said).value(&field.id).cloned();
        }
        let mut entry = Entry::default();
        entry.take_up(&fields);
        let (answers, problems) = entry.answers(&fields, &moment());
        assert_eq!(problems, []);
        assert_eq!(answers, said);
    }

    #[test]
    fn what_was_touched_is_never_put_over() {
        let mut fields = fields();
        fields[0].value = Some(Value::words("Sam"));
        let mut entry = Entry::default();
        entry.take_up(&fields);
        entry.set_text("name", "Alex");
        entry.take_up(&fields);
        assert_eq!(entry.text("name"), "Alex");
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_at_its_field() {
        let mut entry = Entry::default();
        entry.set_text("quiet.time", "late");
        entry.set_text("when", "some day");
        let (answers, problems) = entry.answers(&fields(), &moment());
        assert_eq!(answers, []);
        let paths: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(paths, ["quiet.time", "when"]);
    }
}
