//! What somebody types into a form, field by field, and the answers that it comes to. It outlives the page: a form
//! that unfolds while it is filled in never loses what was typed.

use std::collections::{BTreeMap, BTreeSet};

use ebb_core::page::{Answers, Field, FieldKind, Value};

use super::sentences;

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

    /// Puts back what was chosen before.
    pub fn put_back(&mut self, path: &str, before: Vec<String>) {
        self.chosen.insert(path.to_owned(), before);
    }

    /// One more entry of a list.
    pub fn add(&mut self, path: &str) {
        let count = self.counts.entry(path.to_owned()).or_insert(1);
        *count += 1;
    }

    /// How many entries a list has: one to begin with.
    pub(super) fn count(&self, path: &str) -> usize {
        self.counts.get(path).copied().unwrap_or(1).max(1)
    }
}

/// The way to an entry of a group.
pub(super) fn within(path: &str, most: i32, index: usize) -> String {
    if most == 1 {
        path.to_owned()
    } else {
        format!("{path}.{index}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::page::{Answer, Keys, Sentence};
    use ebb_core::view::Moment;

    fn moment() -> Moment {
        Moment {
            now: "2026-11-24T11:30:00Z".parse().unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
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
