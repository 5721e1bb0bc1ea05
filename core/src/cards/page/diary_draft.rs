//! What there is to say of an entry of the diary. Each question can be left open, and each is answered at a touch.

use super::strength::scale;
use crate::cards::diary::{Acted, Helped, SkillNote, SkillUse, UrgeNote, WhyNot};
use crate::content::DiaryWords;
use crate::page::{Answer, Answers, Choice, Field, Problem, Value, word_of};
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const HOW: &str = "how";
const HELPED: &str = "helped";
const BEFORE: &str = "before";
const AFTER: &str = "after";
const WHY_NOT: &str = "why-not";
const URGE: &str = "urge";
const ACTED: &str = "acted";

/// What became of a skill: whether it helped where it was used, what was in the way where it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkillDraft {
    /// What became of it.
    pub how: SkillUse,
    /// Whether it helped.
    pub helped: Option<Helped>,
    /// Rating before, 0 to 10.
    pub before: Option<i32>,
    /// Rating after, 0 to 10.
    pub after: Option<i32>,
    /// What was in the way.
    pub why_not: Option<WhyNot>,
}

/// An urge, and apart from it what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UrgeDraft {
    /// What is noted.
    pub note: UrgeNote,
}

fn helps(how: SkillUse) -> bool {
    how != SkillUse::CouldHave
}

fn is_in_the_way(how: SkillUse) -> bool {
    how != SkillUse::Used
}

impl SkillDraft {
    /// What an entry says, as far as it is asked about.
    pub fn of(note: &SkillNote) -> Self {
        let (helps, in_the_way) = (helps(note.how), is_in_the_way(note.how));
        Self {
            how: note.how,
            helped: note.helped.filter(|_| helps),
            before: note.before.filter(|_| helps),
            after: note.after.filter(|_| helps),
            why_not: note.why_not.filter(|_| in_the_way),
        }
    }

    /// The entry as it was set right. What was not asked about stays as it is.
    pub fn on(self, there: SkillNote) -> SkillNote {
        let mut note = SkillNote {
            how: self.how,
            ..there
        };
        if helps(self.how) {
            (note.helped, note.before, note.after) = (self.helped, self.before, self.after);
        }
        if is_in_the_way(self.how) {
            note.why_not = self.why_not;
        }
        note
    }
}

fn answer<T: serde::Serialize>(id: &str, value: Option<T>) -> Option<Answer> {
    Some(Answer::new(id, Value::chosen(word_of(&value?))))
}

fn rating(id: &str, value: Option<i32>) -> Option<Answer> {
    Some(Answer::new(id, Value::number(value?)))
}

fn choice<T: serde::Serialize + Copy>(
    id: &str,
    label: &str,
    all: &[T],
    name: impl Fn(T) -> String,
) -> Field {
    let options = all.iter().map(|one| Choice::new(word_of(one), name(*one)));
    Field::choice(id, label, options.collect())
}

impl Draft for SkillDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let page = &ahead.content().cards_words.page;
        let words = &ahead.content().cards_words.diary;
        let named = |how| how_words(words, how).to_owned();
        let all = [SkillUse::Used, SkillUse::Tried, SkillUse::CouldHave];
        let mut fields = vec![choice(HOW, &words.how, &all, named).needed().asks_again()];
        let how = said.chosen_as(HOW).unwrap_or(SkillUse::Used);
        if helps(how) {
            let all = [Helped::ALot, Helped::ALittle, Helped::No, Helped::Worse];
            let named = |helped| helped_words(words, helped).to_owned();
            fields.push(choice(HELPED, &words.did_it_help, &all, named));
            fields.push(Field::new(BEFORE, &words.before, scale(page)));
            fields.push(Field::new(AFTER, &words.after, scale(page)));
        }
        if is_in_the_way(how) {
            let all = [
                WhyNot::Forgot,
                WhyNot::TooStrong,
                WhyNot::DidNotWant,
                WhyNot::NoPlace,
                WhyNot::ThoughtUseless,
                WhyNot::Other,
            ];
            let named = |why| why_words(words, why).to_owned();
            fields.push(choice(WHY_NOT, &words.why_not, &all, named));
        }
        fields
    }

    fn answers(&self) -> Vec<Answer> {
        let how = answer(HOW, Some(self.how)).into_iter();
        how.chain(answer(HELPED, self.helped))
            .chain(rating(BEFORE, self.before))
            .chain(rating(AFTER, self.after))
            .chain(answer(WHY_NOT, self.why_not))
            .collect()
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            how: said.chosen_as(HOW).unwrap_or(SkillUse::Used),
            helped: said.chosen_as(HELPED),
            before: said.whole(BEFORE),
            after: said.whole(AFTER),
            why_not: said.chosen_as(WHY_NOT),
        })
    }
}

impl Draft for UrgeDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let page = &ahead.content().cards_words.page;
        let words = &ahead.content().cards_words.diary;
        let all = [Acted::No, Acted::Partly, Acted::Yes];
        let named = |acted| acted_words(words, acted).to_owned();
        vec![
            Field::new(URGE, &words.urge, scale(page)),
            choice(ACTED, &words.action, &all, named),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let urge = rating(URGE, self.note.urge).into_iter();
        urge.chain(answer(ACTED, self.note.acted)).collect()
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let (urge, acted) = (said.whole(URGE), said.chosen_as(ACTED));
        if urge.is_none() && acted.is_none() {
            let words = &ahead.content().cards_words.page.refused;
            return Err(vec![Problem::new(URGE, &words.nothing_noted)]);
        }
        let note = UrgeNote { urge, acted };
        Ok(Self { note })
    }
}

pub(crate) fn how_words(words: &DiaryWords, how: SkillUse) -> &str {
    match how {
        SkillUse::Used => &words.used,
        SkillUse::Tried => &words.tried,
        SkillUse::CouldHave => &words.could_have,
    }
}

pub(crate) fn helped_words(words: &DiaryWords, helped: Helped) -> &str {
    match helped {
        Helped::Worse => &words.worse,
        Helped::No => &words.no,
        Helped::ALittle => &words.a_little,
        Helped::ALot => &words.a_lot,
    }
}

pub(crate) fn why_words(words: &DiaryWords, why: WhyNot) -> &str {
    match why {
        WhyNot::Forgot => &words.forgot,
        WhyNot::TooStrong => &words.too_strong,
        WhyNot::DidNotWant => &words.did_not_want,
        WhyNot::NoPlace => &words.no_place,
        WhyNot::ThoughtUseless => &words.thought_useless,
        WhyNot::Other => &words.another_reason,
    }
}

pub(crate) fn acted_words(words: &DiaryWords, acted: Acted) -> &str {
    match acted {
        Acted::No => &words.did_not_act,
        Acted::Partly => &words.acted_partly,
        Acted::Yes => &words.acted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    const NOW: &str = "2026-11-24T12:00:00Z";

    fn maybe<T: Copy + std::fmt::Debug + 'static>(
        all: &'static [T],
    ) -> impl Strategy<Value = Option<T>> {
        prop::option::of(prop::sample::select(all))
    }

    proptest! {
        #[test]
        fn what_the_questions_are_filled_with_is_read_back_as_the_same_entry(
            how in prop::sample::select(&[SkillUse::Used, SkillUse::Tried, SkillUse::CouldHave][..]),
            helped in maybe(&[Helped::Worse, Helped::No, Helped::ALittle, Helped::ALot]),
            before in prop::option::of(0..=10),
            after in prop::option::of(0..=10),
            why_not in maybe(&[WhyNot::Forgot, WhyNot::NoPlace, WhyNot::Other]),
            acted in maybe(&[Acted::No, Acted::Partly, Acted::Yes]),
        ) {
            let note = SkillNote { helped, why_not, before, after, ..SkillNote::new("card:stop", how) };
            let draft = SkillDraft::of(&note);
            let urge = UrgeDraft { note: UrgeNote { urge: before, acted } };
            alone::ahead(NOW, |ahead| {
                let answers = draft.answers();
                let fields = SkillDraft::fields(Answers::of(&answers), ahead);
                for answer in &answers {
                    prop_assert!(fields.iter().any(|field| field.id == answer.field), "{}", answer.field);
                }
                prop_assert_eq!(SkillDraft::checked(Answers::of(&answers), ahead), Ok(draft));
                // What is not asked about is not lost.
                prop_assert_eq!(draft.on(note.clone()), note.clone());
                let read = UrgeDraft::checked(Answers::of(&urge.answers()), ahead);
                prop_assert_eq!(read.is_ok(), urge != UrgeDraft::default());
                if let Ok(read) = read {
                    prop_assert_eq!(read, urge);
                }
                Ok(())
            })?;
        }
    }
}
