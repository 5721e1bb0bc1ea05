//! A trigger that was met: when, how strong the urge was, and whether the person acted on it.

use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value};
use crate::time::{Civil, Instant};
use crate::view::{Ahead, Draft, Moment, read_when, when_answer, when_field};

/// A trigger that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MetDraft {
    /// When, as a clock on the wall shows it: the time that it is about, not that of writing.
    pub at: Civil,
    /// How strong the urge was, 0 to 10, where they say.
    pub strength: Option<i32>,
    /// True where they acted on it.
    pub acted: bool,
}

/// Ids of the fields.
const WHEN: &str = "when";
const STRENGTH: &str = "strength";
const ACTED: &str = "acted";
const YES: &str = "yes";
const NO: &str = "no";

impl MetDraft {
    /// Met now, and nothing more is said.
    pub(super) fn now(moment: &Moment) -> Self {
        Self {
            at: Civil::shown_by(moment.zone.wall_clock(moment.now)),
            strength: None,
            acted: false,
        }
    }

    /// The instant that it is about; never later than now.
    pub(crate) fn instant(&self, moment: &Moment) -> Instant {
        moment.zone.instant_of(self.at.wall_clock()).min(moment.now)
    }
}

impl Draft for MetDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.triggers.page.fields;
        let answers = &content.words.questions;
        let options = vec![Choice::new(YES, &answers.yes), Choice::new(NO, &answers.no)];
        let many = false;
        vec![
            Field::asked(STRENGTH, &words.strength, FieldKind::rating()),
            Field::asked(ACTED, &words.acted, FieldKind::Choice { options, many }),
            when_field(WHEN, &words.when, None, Some(ahead.moment.date()), ahead).needed(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let strength = self.strength.map(Value::number);
        let strength = strength.map(|value| Answer::new(STRENGTH, value));
        let acted = Answer::new(ACTED, Value::chosen(if self.acted { YES } else { NO }));
        let rest = [acted, when_answer(WHEN, self.at)];
        strength.into_iter().chain(rest).collect()
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let content = ahead.content();
        let at = read_when(WHEN, said)
            .ok_or_else(|| vec![Problem::new(WHEN, &content.pages.forms.needed)])?;
        if ahead.moment.zone.instant_of(at.wall_clock()) > ahead.moment.now {
            let words = &content.triggers.page.refused.still_ahead;
            return Err(vec![Problem::new(WHEN, words)]);
        }
        Ok(Self {
            at,
            strength: said.whole(STRENGTH),
            acted: said.chosen(ACTED) == Some(YES),
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
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_report(
            day in 1..25,
            hour in 0..12,
            strength in prop::option::of(0..=10),
            acted: bool,
        ) {
            let at = format!("2026-11-{day:02}T{hour:02}:30").parse().unwrap();
            let draft = MetDraft { at, strength, acted };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = MetDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft));
            });
        }
    }

    #[test]
    fn unless_another_time_is_said_it_is_about_now_and_never_about_later() {
        alone::ahead("2026-11-24T12:00:30Z", |ahead| {
            let now = MetDraft::now(ahead.moment);
            let at = now.instant(ahead.moment);
            assert_eq!((ahead.moment.now - at).num_seconds(), 30);
            let said = now.answers();
            assert_eq!(MetDraft::checked(Answers::of(&said), ahead), Ok(now));
            let at = "2026-11-24T12:01".parse().unwrap();
            let said = MetDraft { at, ..now }.answers();
            let problems = MetDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, WHEN);
        });
    }
}
