//! What can be set right of an exercise: each of its ratings, and of a ride what happened.

use crate::content::{Content, fill};
use crate::page::{
    Answer, Answers, Choice, Field, FieldKind, Problem, Value, form_problems, word_of,
};
use crate::session::corrections::Correction;
use crate::session::records::Record;
use crate::session::{ExerciseKind, Happened, Outcome, wording};
use crate::view::dates::span;

/// Ids of the fields; that of a rating goes on with its place in the log.
const RATING: &str = "rating-";
const OUTCOME: &str = "outcome";

/// What can be set right of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::progress) struct EntryDraft {
    /// Its ratings, 0 to 10, each with its place in the log.
    pub ratings: Vec<(i32, i32)>,
    /// What the person says of it.
    pub outcome: Option<Outcome>,
}

impl EntryDraft {
    /// What was recorded.
    pub fn of(record: &Record) -> Self {
        let events = (0..).zip(record.live.events());
        let mut draft = Self::default();
        for (seq, event) in events {
            match event.what {
                Happened::Rated { value } => draft.ratings.push((seq, value)),
                Happened::Finished { outcome, .. } => draft.outcome = outcome,
                _ => {}
            }
        }
        draft
    }

    /// What is asked, with what was said so far, else with what stands there.
    pub fn fields(&self, said: Answers<'_>, record: &Record, content: &Content) -> Vec<Field> {
        let answers = self.answers();
        let said = if said.all().is_empty() {
            Answers::of(&answers)
        } else {
            said
        };
        let words = &content.words;
        let rating = |seq: i32| {
            let event = usize::try_from(seq).ok();
            let event = event.and_then(|seq| record.live.events().get(seq));
            let elapsed_ms = event.map_or(0, |event| event.elapsed_ms);
            let span = span(words, elapsed_ms);
            let label = fill(&words.history.page.rating, &[("span", &span)]);
            Field::new(rating_id(seq), label, FieldKind::rating()).needed()
        };
        let mut fields: Vec<_> = self.ratings.iter().map(|(seq, _)| rating(*seq)).collect();
        if record.live.plan().kind == ExerciseKind::Ride {
            let options = [
                Outcome::Rode,
                Outcome::UsedSome,
                Outcome::Used,
                Outcome::NotSure,
            ]
            .map(|one| Choice::new(word_of(&one), wording::outcome(words, one)));
            let label = &words.questions.outcome;
            fields.push(Field::choice(OUTCOME, label, options.to_vec()));
        }
        said.standing_in(fields)
    }

    /// The answers that it stands for.
    pub fn answers(&self) -> Vec<Answer> {
        let rating =
            |(seq, value): &(i32, i32)| Answer::new(&rating_id(*seq), Value::number(*value));
        let outcome = self.outcome.as_ref();
        let outcome = outcome.map(|one| Answer::new(OUTCOME, Value::chosen(word_of(one))));
        self.ratings.iter().map(rating).chain(outcome).collect()
    }

    /// What was set right, where the answers fit the exercise. What was not answered stays as it is.
    ///
    /// # Errors
    /// What is wrong, at each field.
    pub fn read(
        &self,
        said: Answers<'_>,
        record: &Record,
        content: &Content,
    ) -> Result<Self, Vec<Problem>> {
        let fields = self.fields(said, record, content);
        let problems = form_problems(&fields, said, &content.pages.forms);
        if !problems.is_empty() {
            return Err(problems);
        }
        let rating = |(seq, value): &(i32, i32)| {
            let said = said.whole(&rating_id(*seq));
            (*seq, said.unwrap_or(*value))
        };
        Ok(Self {
            ratings: self.ratings.iter().map(rating).collect(),
            outcome: said.chosen_as(OUTCOME).or(self.outcome),
        })
    }

    /// What has to be set right in `there` so that it says this.
    pub fn corrections(&self, there: &Self) -> Vec<Correction> {
        let ratings = self
            .ratings
            .iter()
            .filter(|one| !there.ratings.contains(one));
        let ratings = ratings.map(|(seq, value)| Correction::Rating {
            seq: *seq,
            value: *value,
        });
        let outcome = self.outcome;
        let outcome = (outcome != there.outcome).then_some(Correction::Outcome { outcome });
        ratings.chain(outcome).collect()
    }
}

fn rating_id(seq: i32) -> String {
    format!("{RATING}{seq}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::corrections::correct_all;
    use crate::session::records::{find, keep};
    use crate::session::{Change, Ending, Form, Plan};
    use crate::store::scratch;
    use crate::time::{Instant, Zone, from_millis};
    use proptest::prelude::*;

    fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    fn ride(ratings: &[i32], outcome: Option<Outcome>) -> Record {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(0), Zone::UTC).unwrap();
        for (second, value) in (1..).zip(ratings) {
            let rate = Change::Rate { value: *value };
            record.live.apply(rate, at(second * 60)).unwrap();
        }
        let ending = Ending::Done;
        let finish = Change::Finish { ending, outcome };
        record.live.apply(finish, at(3_000)).unwrap();
        record
    }

    fn outcomes() -> impl Strategy<Value = Option<Outcome>> {
        use Outcome::{NotSure, Rode, Used, UsedSome};
        prop::sample::select(vec![
            None,
            Some(Rode),
            Some(UsedSome),
            Some(Used),
            Some(NotSure),
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn what_is_said_of_an_exercise_reads_back_and_set_right_it_says_that(
            first in prop::collection::vec(0..=10_i32, 0..6), outcome in outcomes(), then in outcomes(), by in 0..=10_i32,
        ) {
            let (_folder, store) = scratch::store();
            let mut record = ride(&first, outcome);
            keep(&store, &mut record, at(3_000)).unwrap();
            let there = EntryDraft::of(&record);
            let mut wanted = there.clone();
            for (_, value) in &mut wanted.ratings {
                *value = (*value + by) % 11;
            }
            wanted.outcome = then.or(outcome);
            let said = wanted.answers();
            let read = there.read(Answers::of(&said), &record, content("en"));
            prop_assert_eq!(read.as_ref(), Ok(&wanted));
            correct_all(&store, record.id, &wanted.corrections(&there), at(4_000)).unwrap();
            prop_assert_eq!(EntryDraft::of(&find(&store, record.id).unwrap()), wanted);
        }
    }

    #[test]
    fn a_rating_that_is_none_is_refused_at_its_field() {
        let record = ride(&[7], None);
        let there = EntryDraft::of(&record);
        let (seq, _) = there.ratings[0];
        let said = [Answer::new(&rating_id(seq), Value::number(11))];
        let problems = there
            .read(Answers::of(&said), &record, content("en"))
            .unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].field, rating_id(seq));
    }
}
