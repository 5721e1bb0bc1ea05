//! A file in which a pack may be, and the day on which treatment ended.

use crate::packs::LARGEST_PACK;
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::time::Day;
use crate::view::{Ahead, Draft};

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileDraft {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The day on which treatment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EndedDraft {
    /// The day.
    pub day: Day,
}

/// Ids of the fields.
const FILE: &str = "file";
pub(super) const ENDED: &str = "ended";

impl Draft for FileDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().packs.page.fields;
        let kind = FieldKind::File {
            types: vec!["application/json".to_owned()],
            most_bytes: i64::from(LARGEST_PACK),
        };
        vec![Field::asked(FILE, &words.file, kind).needed()]
    }

    fn answers(&self) -> Vec<Answer> {
        let (name, bytes) = (self.name.clone(), self.bytes.clone());
        vec![Answer::new(FILE, Value::File { name, bytes })]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        let file = said.file(FILE);
        let (name, bytes) = file.ok_or_else(|| vec![Problem::new(FILE, needed)])?;
        Ok(Self {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        })
    }
}

impl Draft for EndedDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().packs;
        let any = FieldKind::Day {
            from: None,
            to: None,
        };
        vec![
            Field::new(ENDED, &words.ended, any)
                .hint(&words.ended_asked)
                .needed(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Answer::new(ENDED, Value::Day { day: self.day })]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        let day = said.day(ENDED);
        let day = day.ok_or_else(|| vec![Problem::new(ENDED, needed)])?;
        Ok(Self { day })
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
            name in "[a-z]{1,8}\\.json",
            bytes in prop::collection::vec(any::<u8>(), 0..40),
            day in 1..29,
        ) {
            let file = FileDraft { name, bytes };
            let ended = EndedDraft { day: format!("2026-08-{day:02}").parse().unwrap() };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = file.answers();
                assert_eq!(FileDraft::checked(Answers::of(&answers), ahead), Ok(file.clone()));
                let answers = ended.answers();
                assert_eq!(EndedDraft::checked(Answers::of(&answers), ahead), Ok(ended));
            });
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_before_it_is_read() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let most = LARGEST_PACK as usize;
            for (length, fits) in [(most, true), (most + 1, false)] {
                let name = "pack.json".to_owned();
                let bytes = vec![b' '; length];
                let answers = FileDraft { name, bytes }.answers();
                let read = FileDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read.is_ok(), fits, "{length}");
            }
        });
    }
}
