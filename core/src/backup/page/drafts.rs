//! What is asked for a new backup, and for one that is to come back.

use crate::backup::Passphrase;
use crate::backup::passphrase::LONGEST;
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const PASSPHRASE: &str = "passphrase";
const AGAIN: &str = "again";
const FILE: &str = "file";

/// A file that is brought back by a form is held in memory, bytes at most; a command reads larger ones.
const MOST_BYTES: i64 = 256 * 1024 * 1024;

/// The passphrase of a new backup, typed twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MakeDraft {
    pub passphrase: Passphrase,
}

impl Draft for MakeDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().backup.fields;
        vec![
            Field::secret(PASSPHRASE, &words.passphrase, LONGEST),
            Field::secret(AGAIN, &words.again, LONGEST),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let said = || Value::words(self.passphrase.as_str());
        vec![Answer::new(PASSPHRASE, said()), Answer::new(AGAIN, said())]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let words = &ahead.content().backup.refused;
        let typed = |field| Passphrase::new(said.words(field).unwrap_or_default());
        let passphrase = typed(PASSPHRASE);
        if !passphrase.is_long_enough() {
            return Err(vec![Problem::new(PASSPHRASE, &words.short)]);
        }
        if passphrase != typed(AGAIN) {
            return Err(vec![Problem::new(AGAIN, &words.differ)]);
        }
        Ok(Self { passphrase })
    }
}

/// A backup, and what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileDraft {
    pub name: String,
    pub bytes: Vec<u8>,
    pub passphrase: Passphrase,
}

impl Draft for FileDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().backup.fields;
        let kind = FieldKind::File {
            types: vec!["application/octet-stream".to_owned()],
            most_bytes: MOST_BYTES,
        };
        vec![
            Field::asked(FILE, &words.file, kind).needed(),
            Field::secret(PASSPHRASE, &words.opens, LONGEST),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let (name, bytes) = (self.name.clone(), self.bytes.clone());
        vec![
            Answer::new(FILE, Value::File { name, bytes }),
            Answer::new(PASSPHRASE, Value::words(self.passphrase.as_str())),
        ]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        let file = said.file(FILE);
        let (name, bytes) = file.ok_or_else(|| vec![Problem::new(FILE, needed)])?;
        Ok(Self {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            passphrase: Passphrase::new(said.words(PASSPHRASE).unwrap_or_default()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same(
            typed in "[a-zäß]{1,9} [a-z0-9 ]{8,30}x",
            name in "[a-z]{1,8}\\.age",
            bytes in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let passphrase = Passphrase::new(&typed);
            let make = MakeDraft { passphrase: passphrase.clone() };
            let file = FileDraft { name, bytes, passphrase };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = make.answers();
                assert_eq!(MakeDraft::checked(Answers::of(&answers), ahead), Ok(make.clone()));
                let answers = file.answers();
                assert_eq!(FileDraft::checked(Answers::of(&answers), ahead), Ok(file.clone()));
            });
        }
    }

    #[test]
    fn a_passphrase_that_is_short_or_typed_in_two_ways_is_refused_at_its_field() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            for (first, second, field) in [
                ("", "", PASSPHRASE),
                ("short", "short", PASSPHRASE),
                ("long enough for it", "long enough for its", AGAIN),
            ] {
                let said = [
                    Answer::new(PASSPHRASE, Value::words(first)),
                    Answer::new(AGAIN, Value::words(second)),
                ];
                let problems = MakeDraft::checked(Answers::of(&said), ahead).unwrap_err();
                assert_eq!(problems[0].field, field, "{first}");
            }
        });
    }
}
