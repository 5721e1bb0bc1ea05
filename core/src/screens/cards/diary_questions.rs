//! What there is to say of an entry of the diary, each in its own question, and the words for the answers.

use chrono::TimeDelta;

use super::super::action::{Action, Offer};
use super::super::said;
use super::diary::DiaryQuestion;
use super::diary_action::DiaryAction;
use crate::cards::diary::{Acted, Helped, SkillEntry, SkillUse, UrgeEntry, WhyNot};
use crate::cards::page::{acted_words, helped_words, how_words, why_words};
use crate::content::{Content, DiaryWords};
use crate::time::Day;
use crate::view::Moment;

/// What more there is to say of a skill: whether it helped where it was used, what was in the way where it was not.
pub(super) fn skill_questions(words: &DiaryWords, entry: &SkillEntry) -> Vec<DiaryQuestion> {
    let note = &entry.note;
    let id = || entry.id.clone();
    let how = [SkillUse::Used, SkillUse::Tried, SkillUse::CouldHave].map(|how| {
        let change = DiaryAction::SayHow { id: id(), how };
        offer(change, how_words(words, how))
    });
    let answered = how_words(words, note.how).to_owned();
    let mut questions = vec![question(&words.how, answered, how.to_vec())];
    if note.how != SkillUse::CouldHave {
        let all = [Helped::ALot, Helped::ALittle, Helped::No, Helped::Worse];
        let answers = all.map(|helped| {
            let change = DiaryAction::SayHelped { id: id(), helped };
            offer(change, helped_words(words, helped))
        });
        let answered = note.helped.map(|helped| helped_words(words, helped));
        questions.push(question(
            &words.did_it_help,
            answered.unwrap_or_default().to_owned(),
            answers.to_vec(),
        ));
        for (text, before, value) in [
            (&words.before, true, note.before),
            (&words.after, false, note.after),
        ] {
            let rate = |value| DiaryAction::RateSkill {
                id: id(),
                before,
                value,
            };
            questions.push(scale(text, value, rate));
        }
    }
    if note.how != SkillUse::Used {
        let all = [
            WhyNot::Forgot,
            WhyNot::TooStrong,
            WhyNot::DidNotWant,
            WhyNot::NoPlace,
            WhyNot::ThoughtUseless,
            WhyNot::Other,
        ];
        let answers = all.map(|why_not| {
            let change = DiaryAction::SayWhyNot { id: id(), why_not };
            offer(change, why_words(words, why_not))
        });
        let answered = note.why_not.map(|why| why_words(words, why));
        questions.push(question(
            &words.why_not,
            answered.unwrap_or_default().to_owned(),
            answers.to_vec(),
        ));
    }
    questions
}

/// The urge, and apart from it what was done; of an entry, or for a new one.
pub(super) fn urge_questions(
    content: &Content,
    entry: Option<&UrgeEntry>,
    moment: &Moment,
) -> Vec<DiaryQuestion> {
    let words = &content.cards_words.diary;
    let rate = |value| match entry {
        Some(entry) => DiaryAction::RateUrge {
            id: entry.id.clone(),
            urge: value,
        },
        None => DiaryAction::NoteUrge {
            urge: Some(value),
            acted: None,
            at: None,
        },
    };
    let answers = [Acted::No, Acted::Partly, Acted::Yes].map(|acted| {
        let change = match entry {
            Some(entry) => DiaryAction::SayActed {
                id: entry.id.clone(),
                acted,
            },
            None => DiaryAction::NoteUrge {
                urge: None,
                acted: Some(acted),
                at: None,
            },
        };
        offer(change, acted_words(words, acted))
    });
    let note = entry.map(|entry| entry.note).unwrap_or_default();
    let acted = note.acted.map(|acted| acted_words(words, acted));
    let mut questions = vec![
        scale(&words.urge, note.urge, rate),
        question(
            &words.action,
            acted.unwrap_or_default().to_owned(),
            answers.to_vec(),
        ),
    ];
    // What follows from it counts from the time that it is about, which need not be when it is written.
    let acted = note.acted.is_some_and(|acted| acted != Acted::No);
    questions.extend(
        entry
            .filter(|_| acted)
            .map(|entry| when(content, entry, moment)),
    );
    questions
}

/// When it was: as it was noted, or a while ago.
fn when(content: &Content, entry: &UrgeEntry, moment: &Moment) -> DiaryQuestion {
    let words = &content.cards_words.diary;
    let today = Day::of(moment.now, moment.zone);
    let day = said::day(&content.words, Day::of(entry.at, entry.zone), today);
    let answers = words.ago.iter().map(|ago| {
        let change = DiaryAction::SayWhen {
            id: entry.id.clone(),
            at: moment.now - TimeDelta::minutes(ago.minutes),
        };
        offer(change, &ago.label)
    });
    question(
        &words.when,
        format!("{day} {}", said::clock(entry.at, entry.zone)),
        answers.collect(),
    )
}

fn offer(change: DiaryAction, label: &str) -> Offer {
    Offer::new(Action::Diary { change }, label)
}

fn question(text: &str, answered: String, answers: Vec<Offer>) -> DiaryQuestion {
    DiaryQuestion {
        text: text.to_owned(),
        answered,
        scale: false,
        answers,
    }
}

fn scale(text: &str, value: Option<i32>, rate: impl Fn(i32) -> DiaryAction) -> DiaryQuestion {
    let answers = (0..=10).map(|value| offer(rate(value), &value.to_string()));
    DiaryQuestion {
        text: text.to_owned(),
        answered: value.map_or_else(String::new, |value| value.to_string()),
        scale: true,
        answers: answers.collect(),
    }
}
