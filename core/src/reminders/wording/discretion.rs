//! What a notification says, at three levels. On a locked screen it is the neutral word by default: nothing that
//! anyone reads over a shoulder tells what Ebb is for.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::content::{ReminderKindWords, ReminderWords, content, counted, fill};
use crate::reminders::ReminderError;
use crate::reminders::planning::{NoticePurpose, NoticeText, PlannedNotice};
use crate::reminders::schedule::{Discretion, ReminderKind, ReminderRule};
use crate::reminders::schedule::{FIRST_ASKED_DAYS, OccurrenceId};
use crate::time::Day;

/// Beginnings of words that tell what Ebb is for. None of them stands at the neutral level or in a neutral word.
pub const WORDS_OF_THE_TRADE: [&str; 45] = [
    "abstin",
    "addict",
    "alcohol",
    "anxi",
    "booster",
    "buprenorphine",
    "cbt",
    "clinic",
    "cope",
    "coping",
    "counsel",
    "crav",
    "crisis",
    "dbt",
    "depress",
    "detox",
    "dose",
    "drink",
    "drug",
    "emergency",
    "gad",
    "homework",
    "lapse",
    "medic",
    "mental",
    "methadone",
    "mindful",
    "naloxone",
    "phq",
    "psych",
    "recover",
    "rehab",
    "relapse",
    "session",
    "skill",
    "sober",
    "sobri",
    "substance",
    "suicid",
    "support",
    "therap",
    "treatment",
    "trigger",
    "urge",
    "withdraw",
];
const LONGEST_NEUTRAL_WORD: usize = 20;

/// How notifications are to be worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// A BCP 47 tag.
    pub language: String,
    /// The person's neutral word; empty for the one in the content.
    pub neutral_word: String,
    /// The most that any notification may say.
    pub level: Discretion,
}

impl Wording {
    /// The neutral level in a language: what holds until the person chooses otherwise.
    pub fn neutral(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            neutral_word: String::new(),
            level: Discretion::Neutral,
        }
    }

    /// The word that stands for Ebb.
    pub fn word(&self) -> String {
        if self.neutral_word.is_empty() {
            self.words().neutral.word.clone()
        } else {
            self.neutral_word.clone()
        }
    }

    pub(crate) fn words(&self) -> &'static ReminderWords {
        &content(&self.language).reminders
    }
}

/// The word, trimmed, where it can stand for Ebb.
///
/// # Errors
/// [`ReminderError::NeutralWordRefused`] where it is empty, longer than 20 characters, more than one word, or
/// tells what Ebb is for.
pub fn checked_neutral_word(word: &str) -> Result<String, ReminderError> {
    let word = word.trim();
    let fits = !word.is_empty()
        && word.chars().count() <= LONGEST_NEUTRAL_WORD
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''));
    if fits && words_of_the_trade(word).is_empty() {
        Ok(word.to_owned())
    } else {
        Err(ReminderError::NeutralWordRefused)
    }
}

/// The words of the trade that stand in a text.
pub fn words_of_the_trade(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            WORDS_OF_THE_TRADE
                .iter()
                .any(|trade| word.starts_with(trade))
        })
        .map(str::to_owned)
        .collect()
}

/// Gives a notice its words: at the level of the wording, or lower where one of its rules says less.
pub fn word(notice: &mut PlannedNotice, rules: &[ReminderRule], wording: &Wording) {
    let of = |id: &OccurrenceId| rules.iter().find(|rule| rule.id == id.rule);
    let level = notice
        .occurrences
        .iter()
        .filter_map(|id| of(id)?.discretion)
        .fold(wording.level, Discretion::min);
    let title = notice.occurrences.first().and_then(of);
    let title = title.map_or("", |rule| rule.title.as_str());
    notice.text = match level {
        Discretion::Neutral => neutral(notice.purpose, wording),
        Discretion::Category | Discretion::Full => said(notice, level, title, wording),
    };
}

/// What a calendar entry of this kind is called.
pub fn calendar_title(kind: ReminderKind, title: &str, wording: &Wording) -> String {
    let words = kind_words(wording.words(), kind);
    match wording.level {
        Discretion::Neutral => wording.word(),
        Discretion::Category => words.category.clone(),
        Discretion::Full if title.is_empty() => words.full.clone(),
        Discretion::Full => title.to_owned(),
    }
}

/// What the notification of the self-test says, at every level.
pub fn test_text(wording: &Wording) -> NoticeText {
    NoticeText {
        title: wording.word(),
        body: wording.words().neutral.test.clone(),
    }
}

/// What any notice says where no more may show.
pub fn neutral_text(wording: &Wording) -> NoticeText {
    neutral(NoticePurpose::Due, wording)
}

fn neutral(purpose: NoticePurpose, wording: &Wording) -> NoticeText {
    let words = &wording.words().neutral;
    let word = wording.word();
    let body = match purpose {
        NoticePurpose::Again => words.again.clone(),
        NoticePurpose::AskQuiet => words.ask_quiet.clone(),
        NoticePurpose::KeepGoing => fill(&words.keep_going, &[("word", &word)]),
        NoticePurpose::Due
        | NoticePurpose::MakeDate
        | NoticePurpose::StillNoDate { .. }
        | NoticePurpose::Prepare { .. }
        | NoticePurpose::LookBack => words.body.clone(),
    };
    NoticeText { title: word, body }
}

fn said(notice: &PlannedNotice, level: Discretion, title: &str, wording: &Wording) -> NoticeText {
    let words = wording.words();
    let moments = &words.moments;
    let kind = kind_words(words, notice.kind);
    let full = level == Discretion::Full;
    let pick = |full_words: &String, category: &String| {
        if full {
            full_words.clone()
        } else {
            category.clone()
        }
    };
    let mut body = match notice.purpose {
        NoticePurpose::Due => kind.due.clone(),
        NoticePurpose::Again => moments.again.clone(),
        NoticePurpose::MakeDate => {
            let template = pick(&moments.make_date, &moments.make_date_category);
            fill(&template, &[("day", &due_day(notice, FIRST_ASKED_DAYS))])
        }
        NoticePurpose::StillNoDate { days } => {
            let template = pick(&moments.still_no_date, &moments.still_no_date_category);
            fill(&template, &[("day", &due_day(notice, days))])
        }
        NoticePurpose::Prepare { minutes } => {
            let template = pick(&moments.prepare, &moments.prepare_category);
            fill(&template, &[("when", &ahead(words, minutes))])
        }
        NoticePurpose::LookBack => pick(&moments.look_back, &moments.look_back_category),
        NoticePurpose::AskQuiet => moments.ask_quiet.clone(),
        NoticePurpose::KeepGoing => fill(&moments.keep_going, &[("word", &wording.word())]),
    };
    let more = notice.occurrences.len().saturating_sub(1);
    if more > 0 {
        let template = if more == 1 {
            &moments.one_more
        } else {
            &moments.more
        };
        body = format!("{body} {}", fill(template, &[("n", &more.to_string())]));
    }
    NoticeText {
        title: match level {
            Discretion::Full if !title.is_empty() => title.to_owned(),
            Discretion::Full => kind.full.clone(),
            Discretion::Neutral | Discretion::Category => kind.category.clone(),
        },
        body,
    }
}

/// The day on which a booster is due whose appointment is still to be made, so many days after it is asked for.
fn due_day(notice: &PlannedNotice, days: i32) -> String {
    let asked_on = notice.occurrences.first().map(|id| id.start.day().date());
    let due = asked_on.and_then(|day| day.checked_add_signed(TimeDelta::days(days.into())));
    due.map(|day| Day::from(day).to_string())
        .unwrap_or_default()
}

fn ahead(words: &ReminderWords, minutes: i32) -> String {
    let moments = &words.moments;
    let (words, n) = match minutes {
        10_080.. if minutes % 10_080 == 0 => (&moments.in_weeks, minutes / 10_080),
        1_440.. => (&moments.in_days, minutes / 1_440),
        60.. => (&moments.in_hours, minutes / 60),
        _ => (&moments.in_minutes, minutes),
    };
    counted(words, i64::from(n))
}

/// What a kind of reminder is called inside Ebb.
pub(crate) fn kind_name(words: &ReminderWords, kind: ReminderKind) -> &str {
    &kind_words(words, kind).full
}

/// What a notification looks like at this level: for mindfulness, with no words of the person's own.
pub fn example(wording: &Wording) -> NoticeText {
    match wording.level {
        Discretion::Neutral => neutral(NoticePurpose::Due, wording),
        level => {
            let words = &wording.words().kinds.mindfulness;
            let title = if level == Discretion::Full {
                &words.full
            } else {
                &words.category
            };
            NoticeText {
                title: title.clone(),
                body: words.due.clone(),
            }
        }
    }
}

/// The words for a kind of reminder.
pub(crate) fn kind_words(words: &ReminderWords, kind: ReminderKind) -> &ReminderKindWords {
    let kinds = &words.kinds;
    match kind {
        ReminderKind::BoosterSession => &kinds.booster_session,
        ReminderKind::Mindfulness => &kinds.mindfulness,
        ReminderKind::SkillRehearsal => &kinds.skill_rehearsal,
        ReminderKind::CheckIn => &kinds.check_in,
        ReminderKind::Homework => &kinds.homework,
        ReminderKind::PlanReview => &kinds.plan_review,
        ReminderKind::Medication => &kinds.medication,
        ReminderKind::PeerMeeting => &kinds.peer_meeting,
        ReminderKind::Own => &kinds.own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, id};

    const PURPOSES: [NoticePurpose; 8] = [
        NoticePurpose::Due,
        NoticePurpose::Again,
        NoticePurpose::MakeDate,
        NoticePurpose::StillNoDate { days: 7 },
        NoticePurpose::Prepare { minutes: 120 },
        NoticePurpose::LookBack,
        NoticePurpose::AskQuiet,
        NoticePurpose::KeepGoing,
    ];

    fn wording(level: Discretion) -> Wording {
        Wording {
            level,
            ..Wording::neutral("en")
        }
    }

    fn told(
        kind: ReminderKind,
        purpose: NoticePurpose,
        title: &str,
        wording: &Wording,
    ) -> NoticeText {
        let start = "2026-11-23T09:00".parse().unwrap();
        let mut rule = daily("09:00");
        (rule.kind, rule.title) = (kind, title.to_owned());
        let one = OccurrenceId { rule: id(1), start };
        let mut notice = PlannedNotice {
            id: one.to_string(),
            at: at("2026-11-23T09:00:00Z"),
            kind,
            purpose,
            occurrences: vec![one, OccurrenceId { rule: id(2), start }],
            apart: false,
            text: NoticeText::default(),
        };
        word(&mut notice, &[rule], wording);
        notice.text
    }

    fn all_strings(value: &impl Serialize) -> Vec<String> {
        fn look(value: &serde_json::Value, found: &mut Vec<String>) {
            match value {
                serde_json::Value::String(text) => found.push(text.clone()),
                serde_json::Value::Array(items) => items.iter().for_each(|item| look(item, found)),
                serde_json::Value::Object(fields) => {
                    fields.values().for_each(|item| look(item, found))
                }
                _ => {}
            }
        }
        let mut found = Vec::new();
        look(&serde_json::to_value(value).unwrap(), &mut found);
        found
    }

    #[test]
    fn no_word_of_the_trade_stands_at_the_neutral_level() {
        let neutral = wording(Discretion::Neutral);
        let canary = "Craving plan with Dr. Heron";
        let mut shown = Vec::new();
        for kind in ReminderKind::ALL {
            for purpose in PURPOSES {
                let text = told(kind, purpose, canary, &neutral);
                shown.extend([text.title, text.body]);
            }
            shown.push(calendar_title(kind, canary, &neutral));
        }
        let words = neutral.words();
        shown.extend(all_strings(&words.neutral));
        shown.extend(all_strings(&words.actions));
        shown.extend(all_strings(&words.snoozes));
        shown.extend(all_strings(&words.channels));
        shown.extend(all_strings(&words.system));
        let test = test_text(&neutral);
        shown.extend([test.title, test.body]);
        for text in shown {
            assert_eq!(words_of_the_trade(&text), Vec::<String>::new(), "{text}");
            assert!(!text.contains("Heron"), "{text}");
        }
    }

    #[test]
    fn at_the_neutral_level_all_kinds_look_the_same() {
        let neutral = wording(Discretion::Neutral);
        for purpose in PURPOSES {
            let mut texts = ReminderKind::ALL
                .map(|kind| told(kind, purpose, "", &neutral))
                .to_vec();
            texts.dedup();
            assert_eq!(texts.len(), 1, "{purpose:?}");
        }
    }

    #[test]
    fn a_category_never_shows_what_the_person_called_it() {
        for kind in ReminderKind::ALL {
            for purpose in PURPOSES {
                let text = told(kind, purpose, "Dr. Heron", &wording(Discretion::Category));
                assert!(!format!("{text:?}").contains("Heron"));
                assert!(!text.body.contains('{'), "{text:?}");
                let full = told(kind, purpose, "Dr. Heron", &wording(Discretion::Full));
                assert_eq!(full.title, "Dr. Heron");
                assert!(!full.body.contains('{'), "{full:?}");
            }
        }
    }

    #[test]
    fn a_rule_may_say_less_than_the_rest_and_never_more() {
        let mut rule = daily("09:00");
        rule.title = "Dr. Heron".to_owned();
        let start = "2026-11-23T09:00".parse().unwrap();
        let mut notice = PlannedNotice {
            id: String::new(),
            at: at("2026-11-23T09:00:00Z"),
            kind: ReminderKind::Own,
            purpose: NoticePurpose::Due,
            occurrences: vec![OccurrenceId { rule: id(1), start }],
            apart: false,
            text: NoticeText::default(),
        };
        rule.discretion = Some(Discretion::Neutral);
        word(&mut notice, &[rule.clone()], &wording(Discretion::Full));
        assert_eq!(notice.text.title, "Ebb");
        rule.discretion = Some(Discretion::Full);
        word(&mut notice, &[rule], &wording(Discretion::Neutral));
        assert_eq!(notice.text.title, "Ebb");
    }

    #[test]
    fn a_neutral_word_that_tells_is_refused() {
        for word in [
            "",
            "  ",
            "Therapy",
            "my plan",
            "Booster",
            "DBT",
            "x".repeat(21).as_str(),
        ] {
            assert_eq!(
                checked_neutral_word(word),
                Err(ReminderError::NeutralWordRefused),
                "{word}"
            );
        }
        assert_eq!(checked_neutral_word(" Heron "), Ok("Heron".to_owned()));
    }

    #[test]
    fn a_lead_is_said_in_the_unit_that_people_use() {
        let words = wording(Discretion::Full);
        let said = |minutes| ahead(words.words(), minutes);
        assert_eq!(
            [10_080, 20_160, 1_440, 2_880, 120, 60, 30].map(said),
            [
                "in a week",
                "in 2 weeks",
                "tomorrow",
                "in 2 days",
                "in 2 hours",
                "in 1 hour",
                "in 30 minutes"
            ]
        );
    }
}
