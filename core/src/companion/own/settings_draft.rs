//! Everything that can be chosen, as the answers of one form. What may not show at the moment is not asked.

use std::collections::BTreeSet;

use crate::content::Content;
use crate::crisis::{LockChoice, likely_regions, regions_like};
use crate::page::{
    Answer, Answers, Choice, Field, FieldKind, Problem, Value, form_problems, word_of,
};
use crate::reminders::{Discretion, checked_neutral_word};
use crate::view::Moment;

/// Ids of the fields.
const REGION: &str = "region";
const MOTION: &str = "motion";
const ATTENTION: &str = "attention";
const LOCK: &str = "lock";
const UNDER_18: &str = "under-18";
const WORD: &str = "word";
const SAYS: &str = "says";
const MOST: &str = "most";
const FINE: &str = "fine";
const EXPLORE: &str = "explore";

/// Choices of one field that takes one of two.
const FIRST: &str = "first";
const SECOND: &str = "second";

/// A neutral word is no longer than this, characters.
const LONGEST_WORD: i32 = 24;
const MOST_A_DAY: i32 = 6;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SettingsDraft {
    /// Code of the region whose lines come first; empty until chosen.
    pub region: String,
    /// Whether breathing is shown without movement; none where nobody can tell.
    pub still: Option<bool>,
    /// Whether exercises turn to the room; none where nobody can tell.
    pub room: Option<bool>,
    /// What does not show ahead of the lock.
    pub hidden: Option<HiddenSettings>,
    /// What the store keeps.
    pub kept: Option<KeptSettings>,
}

/// What the vault keeps and is not shown while it is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct HiddenSettings {
    /// What of the plan shows ahead of the lock; none until asked.
    pub lock: Option<LockChoice>,
    /// The person said that they are under 18.
    pub under_18: bool,
    /// What Ebb is called where others may look; empty for the usual one.
    pub neutral_word: String,
}

/// What the store keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeptSettings {
    /// How much notices say.
    pub level: Discretion,
    /// Notices a day, at most.
    pub most_a_day: i32,
    /// Cautions that are fine for the person.
    pub fine: BTreeSet<String>,
    /// Something new is suggested now and then.
    pub explores: bool,
}

impl SettingsDraft {
    /// What is asked, with what was said so far, else with what stands there.
    pub fn fields(&self, said: Answers<'_>, moment: &Moment) -> Vec<Field> {
        let content = moment.content();
        let answers = self.answers();
        let shown = if said.all().is_empty() {
            Answers::of(&answers)
        } else {
            said
        };
        let mut fields = self.always(shown, moment);
        if self.hidden.is_some() {
            fields.extend(of_the_vault(content));
        }
        if self.kept.is_some() {
            fields.extend(of_the_store(content));
        }
        shown.standing_in(fields)
    }

    /// What says nothing of the person: it is asked ahead of the lock too.
    fn always(&self, said: Answers<'_>, moment: &Moment) -> Vec<Field> {
        let content = moment.content();
        let (words, settings) = (&content.words, &content.pages.settings);
        let typed = said.words(REGION).unwrap_or_default();
        let mut found = regions_like(content, typed);
        if typed.is_empty() {
            found = likely_regions(content, moment.zone, moment.now);
        }
        let code = said.chosen(REGION).unwrap_or(&self.region);
        let chosen = content
            .crisis_lines
            .regions
            .iter()
            .find(|one| one.code == code);
        let chosen = chosen.map(|one| Choice::new(&one.code, &one.name));
        let others = found.iter().filter(|one| one.code != code);
        let others = others.map(|one| Choice::new(&one.code, &one.name));
        let found = chosen.into_iter().chain(others).collect();
        let region = Field::new(REGION, &words.plan.region, FieldKind::Find { found });
        vec![
            region.hint(&settings.region_hint).asks_again(),
            either(
                MOTION,
                &settings.motion,
                &words.breathe.make_moving,
                &words.breathe.make_still,
            ),
            either(
                ATTENTION,
                &settings.attention.label,
                &words.exercise.inward,
                &words.exercise.outward,
            )
            .hint(&settings.attention.hint),
        ]
    }

    /// The answers that it stands for.
    pub fn answers(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        if !self.region.is_empty() {
            answers.push(Answer::new(REGION, Value::chosen(&self.region)));
        }
        answers.extend(self.still.map(|still| one_of(MOTION, still)));
        answers.extend(self.room.map(|room| one_of(ATTENTION, room)));
        if let Some(hidden) = &self.hidden {
            let lock = hidden.lock.as_ref();
            answers.extend(lock.map(|lock| Answer::new(LOCK, Value::chosen(word_of(lock)))));
            answers.push(one_of(UNDER_18, hidden.under_18));
            if !hidden.neutral_word.is_empty() {
                answers.push(Answer::new(WORD, Value::words(&hidden.neutral_word)));
            }
        }
        if let Some(kept) = &self.kept {
            let ids = kept.fine.iter().cloned().collect();
            answers.extend([
                Answer::new(SAYS, Value::chosen(word_of(&kept.level))),
                Answer::new(MOST, Value::number(kept.most_a_day)),
                Answer::new(FINE, Value::Chosen { ids }),
                one_of(EXPLORE, kept.explores),
            ]);
        }
        answers
    }

    /// What was chosen. What was not answered stays as it is; what does not show is not changed.
    ///
    /// # Errors
    /// What is wrong, at each field.
    pub fn read(&self, said: Answers<'_>, moment: &Moment) -> Result<Self, Vec<Problem>> {
        let content = moment.content();
        let words = &content.pages.settings;
        let fields = self.fields(said, moment);
        let mut problems = form_problems(&fields, said, &content.pages.forms);
        let region = region(said, content).unwrap_or_else(|| self.region.clone());
        if region.is_empty() && said.words(REGION).is_some() {
            problems.push(Problem::new(REGION, &words.no_region));
        }
        let word = match said.words(WORD) {
            None => String::new(),
            Some(typed) => checked_neutral_word(typed).unwrap_or_else(|_| {
                problems.push(Problem::new(WORD, &words.word_refused));
                String::new()
            }),
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let hidden = self.hidden.as_ref().map(|there| HiddenSettings {
            lock: said.chosen_as(LOCK).or(there.lock),
            under_18: second(UNDER_18, said).unwrap_or(there.under_18),
            neutral_word: word,
        });
        let kept = self.kept.as_ref().map(|there| KeptSettings {
            level: said.chosen_as(SAYS).unwrap_or(there.level),
            most_a_day: said.whole(MOST).unwrap_or(there.most_a_day),
            fine: match said.value(FINE) {
                Some(_) => said.all_chosen(FINE).iter().cloned().collect(),
                // The last tick was taken off: nothing is answered then.
                None => BTreeSet::new(),
            },
            explores: second(EXPLORE, said).unwrap_or(there.explores),
        });
        Ok(Self {
            region,
            still: second(MOTION, said).or(self.still),
            room: second(ATTENTION, said).or(self.room),
            hidden,
            kept,
        })
    }
}

/// The region that was chosen, or typed in full.
fn region(said: Answers<'_>, content: &Content) -> Option<String> {
    if let Some(code) = said.chosen(REGION) {
        let mut regions = content.crisis_lines.regions.iter();
        return regions
            .find(|one| one.code == code)
            .map(|one| one.code.clone());
    }
    let like = regions_like(content, said.words(REGION)?);
    match &like[..] {
        [only] => Some(only.code.clone()),
        _ => None,
    }
}

fn of_the_vault(content: &Content) -> Vec<Field> {
    let (words, settings) = (&content.words, &content.pages.settings);
    let lock = &content.crisis.lock;
    let locks = [
        (LockChoice::All, &lock.all),
        (LockChoice::MarkedParts, &lock.marked_parts),
        (LockChoice::Behind, &lock.behind),
    ];
    let options = locks.map(|(choice, label)| Choice::new(word_of(&choice), label));
    let word = Field::line(WORD, &settings.neutral_word.label, LONGEST_WORD);
    vec![
        Field::choice(LOCK, &lock.question, options.to_vec()).hint(&lock.always),
        either(
            UNDER_18,
            &words.plan.under_18,
            &words.questions.no,
            &words.questions.yes,
        ),
        word.hint(&settings.neutral_word.hint),
    ]
}

fn of_the_store(content: &Content) -> Vec<Field> {
    let (words, settings) = (&content.words, &content.pages.settings);
    let says = &content.reminders.screen.discreet;
    let levels = [
        (Discretion::Neutral, &says.neutral),
        (Discretion::Category, &says.category),
        (Discretion::Full, &says.full),
    ];
    let levels = levels.map(|(level, label)| Choice::new(word_of(&level), label));
    let cautions = [
        ("cold", &settings.cold),
        ("intense_movement", &settings.intense_movement),
        ("hard_tensing", &settings.hard_tensing),
    ];
    let options = cautions.map(|(id, label)| Choice::new(id, label)).to_vec();
    let scale = FieldKind::Scale {
        least: 1,
        most: MOST_A_DAY,
        low: None,
        high: None,
    };
    let many = true;
    vec![
        Field::choice(SAYS, &says.title, levels.to_vec()),
        Field::asked(MOST, &settings.most_a_day, scale),
        Field::asked(FINE, &settings.fine, FieldKind::Choice { options, many }),
        either(
            EXPLORE,
            &settings.explore,
            &words.questions.no,
            &words.questions.yes,
        ),
    ]
}

/// One of two.
fn either(id: &str, label: &str, first: &str, then: &str) -> Field {
    let options = vec![Choice::new(FIRST, first), Choice::new(SECOND, then)];
    Field::choice(id, label, options)
}

fn one_of(id: &str, is_second: bool) -> Answer {
    Answer::new(id, Value::chosen(if is_second { SECOND } else { FIRST }))
}

fn second(id: &str, said: Answers<'_>) -> Option<bool> {
    said.chosen(id).map(|chosen| chosen == SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_millis;
    use proptest::prelude::*;

    fn moment() -> Moment {
        Moment {
            now: from_millis(1_790_168_400_000).unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    prop_compose! {
        fn drafts()(
            region in prop::sample::select(vec!["", "AT", "US", "GB"]), still in any::<Option<bool>>(), room in any::<Option<bool>>(),
            lock in prop::sample::select(vec![None, Some(LockChoice::All), Some(LockChoice::MarkedParts), Some(LockChoice::Behind)]),
            under_18: bool, word in prop::sample::select(vec!["", "Notes", "Heron"]), hides: bool, keeps: bool,
            level in prop::sample::select(vec![Discretion::Neutral, Discretion::Category, Discretion::Full]),
            most_a_day in 1..=6_i32, fine in prop::sample::subsequence(vec!["cold", "hard_tensing", "intense_movement"], 0..=3), explores: bool,
        ) -> SettingsDraft {
            let fine = fine.into_iter().map(str::to_owned).collect();
            let neutral_word = word.to_owned();
            SettingsDraft {
                region: region.to_owned(),
                still,
                room,
                hidden: (!hides).then_some(HiddenSettings { lock, under_18, neutral_word }),
                kept: keeps.then_some(KeptSettings { level, most_a_day, fine, explores }),
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_chosen_reads_back_and_stands_in_its_fields(draft in drafts()) {
            let answers = draft.answers();
            let read = draft.read(Answers::of(&answers), &moment());
            prop_assert_eq!(read.as_ref(), Ok(&draft));
            let fields = draft.fields(Answers::default(), &moment());
            let stands = fields.iter().filter(|field| field.value.is_some()).count();
            prop_assert_eq!(stands, answers.len());
        }
    }

    #[test]
    fn a_word_that_tells_and_a_region_that_is_none_are_refused_at_their_fields() {
        let draft = SettingsDraft {
            hidden: Some(HiddenSettings::default()),
            ..SettingsDraft::default()
        };
        let said = [
            Answer::new(REGION, Value::words("Zzz")),
            Answer::new(WORD, Value::words("My clinic")),
        ];
        let problems = draft.read(Answers::of(&said), &moment()).unwrap_err();
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(fields, [REGION, WORD]);
        let said = [Answer::new(REGION, Value::words("austria"))];
        assert_eq!(
            draft.read(Answers::of(&said), &moment()).unwrap().region,
            "AT"
        );
    }
}
