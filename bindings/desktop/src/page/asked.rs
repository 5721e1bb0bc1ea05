//! The fields of a form one by one, as a terminal asks for them.

use ebb_core::page::{Choice, Field, FieldKind, Keys, Sentence};

use super::entry::{Entry, within};

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

impl AskedKind {
    /// True for the same way to answer, whatever there is to choose.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// True where whatever somebody types is an answer.
    pub fn takes_any_words(&self) -> bool {
        match self {
            Self::Text(typed) => !matches!(typed, Typed::Day | Typed::Time | Typed::Number),
            _ => false,
        }
    }
}

/// What typed text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Line,
    /// A line that does not show.
    Secret,
    Lines,
    Day,
    Time,
    Number,
    File,
    Find,
    Sentence(Sentence),
}

impl Entry {
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
                FieldKind::Line { keys: Keys::Secret } => AskedKind::Text(Typed::Secret),
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
                    let count = self.count(&path);
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
}
