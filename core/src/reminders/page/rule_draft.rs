//! A reminder as it is written: what for, when, in whose words, by whose clock, and when it is to wait.

use super::ScheduleDraft;
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, word_of};
use crate::reminders::{
    LONGEST_TITLE, QuietWindow, ReminderKind, ReminderRule, ZoneMode, kind_name,
};
use crate::time::Zone;
use crate::view::{Ahead, Draft};

/// A reminder as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDraft {
    /// What for.
    pub kind: ReminderKind,
    /// When.
    pub when: ScheduleDraft,
    /// The person's own words; may be empty.
    pub title: String,
    /// By whose clock.
    pub zone: ZoneMode,
    /// Hours in which it waits.
    pub quiet: Option<QuietWindow>,
    /// Which measure a check-in is about, by its id.
    pub measure: Option<String>,
}

/// Ids of the fields.
const KIND: &str = "kind";
const MEASURE: &str = "measure";
const WHEN: &str = "when";
const TITLE: &str = "title";
const FOLLOWS: &str = "follows";
const ZONE: &str = "zone";
const QUIET: &str = "quiet";
const FROM: &str = "from";
const UNTIL: &str = "until";
/// Zones that are found at once, at most.
const MOST_FOUND: usize = 8;

impl RuleDraft {
    /// A rule as it stands.
    pub fn of(rule: &ReminderRule) -> Self {
        Self {
            kind: rule.kind,
            when: ScheduleDraft::of(rule),
            title: rule.title.clone(),
            zone: rule.zone,
            quiet: rule.quiet,
            measure: rule.measure.clone(),
        }
    }
}

/// Zones whose name has what was typed, those that begin with it first.
fn zones(typed: &str) -> Vec<Choice> {
    let wanted = typed.trim().to_lowercase().replace(' ', "_");
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = crate::time::NamedZone::all()
        .map(|zone| zone.name())
        .filter(|name| name.to_lowercase().contains(&wanted))
        .collect();
    found.sort_by_key(|name| {
        let lower = name.to_lowercase();
        let city = lower.rsplit('/').next().unwrap_or(&lower).to_owned();
        (lower != wanted, !city.starts_with(&wanted), lower)
    });
    found.truncate(MOST_FOUND);
    found
        .into_iter()
        .map(|name| Choice::new(name, name))
        .collect()
}

impl Draft for RuleDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.reminders.page;
        let f = &words.fields;
        let kinds = ReminderKind::ALL.iter();
        let kinds = kinds
            .map(|kind| Choice::new(word_of(kind), kind_name(&content.reminders, *kind)))
            .collect();
        let follows = [
            ("device", &words.choices.device),
            ("stays", &words.choices.stays),
        ];
        let follows = follows.map(|(id, name)| Choice::new(id, name)).to_vec();
        let mut fields = vec![
            Field::choice(KIND, &f.kind.label, kinds)
                .needed()
                .asks_again(),
            ScheduleDraft::field(WHEN, &f.when, said, ahead),
            Field::line(TITLE, &f.title.label, LONGEST_TITLE),
            Field::choice(FOLLOWS, &f.follows.label, follows).asks_again(),
        ];
        if said.chosen_as(KIND) == Some(ReminderKind::CheckIn) {
            // What was chosen once stays there, whatever this build has.
            let mut known = ahead.links.measures();
            let chosen = said.chosen(MEASURE);
            let gone = chosen.filter(|id| known.iter().all(|one| one.id != *id));
            known.extend(gone.map(|id| Choice::new(id, id)));
            if !known.is_empty() {
                let field = Field::choice(MEASURE, &f.measure.label, known);
                fields.insert(1, field.hint(&f.measure.hint));
            }
        }
        if said.chosen(FOLLOWS) == Some("stays") {
            let typed = said.words(ZONE).or(said.chosen(ZONE)).unwrap_or_default();
            let found = zones(typed);
            let zone = Field::asked(ZONE, &f.zone, FieldKind::Find { found });
            fields.push(zone.needed().asks_again());
        }
        let quiet = FieldKind::Group {
            fields: vec![
                Field::asked(FROM, &f.quiet_from, FieldKind::Time).needed(),
                Field::asked(UNTIL, &f.quiet_until, FieldKind::Time).needed(),
            ],
            most: 1,
            read_as: None,
        };
        fields.push(Field::asked(QUIET, &f.quiet, quiet));
        fields
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = vec![
            Answer::new(KIND, Value::chosen(word_of(&self.kind))),
            self.when.answer(WHEN),
        ];
        let mut say = |field: &str, value: Value| answers.push(Answer::new(field, value));
        if !self.title.is_empty() {
            say(TITLE, Value::words(&self.title));
        }
        match self.zone {
            ZoneMode::FollowsPhone => say(FOLLOWS, Value::chosen("device")),
            ZoneMode::Stays { zone } => {
                say(FOLLOWS, Value::chosen("stays"));
                say(ZONE, Value::chosen(zone.to_string()));
            }
        }
        if let Some(measure) = &self.measure {
            say(MEASURE, Value::chosen(measure));
        }
        if let Some(quiet) = self.quiet {
            let parts = vec![
                Answer::new(FROM, Value::Time { time: quiet.from }),
                Answer::new(UNTIL, Value::Time { time: quiet.until }),
            ];
            say(QUIET, Value::group(parts));
        }
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let content = ahead.content();
        let needed = |field: &str| vec![Problem::new(field, &content.pages.forms.needed)];
        let when = ScheduleDraft::read(said.group(WHEN), ahead).map_err(|problems| {
            let within = problems.into_iter();
            let within = within.map(|p| Problem::new(format!("{WHEN}.{}", p.field), p.words));
            within.collect::<Vec<_>>()
        })?;
        let zone = match said.chosen(FOLLOWS) {
            Some("stays") => {
                let name = said.chosen(ZONE).or(said.words(ZONE)).unwrap_or_default();
                let zone = name.parse::<Zone>().map_err(|_| {
                    let unknown = &content.reminders.page.refused.zone;
                    vec![Problem::new(ZONE, unknown)]
                })?;
                ZoneMode::Stays { zone }
            }
            _ => ZoneMode::FollowsPhone,
        };
        let quiet = said.group(QUIET);
        let title = said.words(TITLE).unwrap_or_default();
        Ok(Self {
            kind: said.chosen_as(KIND).ok_or_else(|| needed(KIND))?,
            measure: said
                .chosen(MEASURE)
                .filter(|_| said.chosen_as(KIND) == Some(ReminderKind::CheckIn))
                .map(str::to_owned),
            when,
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            zone,
            quiet: match (quiet.time(FROM), quiet.time(UNTIL)) {
                (Some(from), Some(until)) => Some(QuietWindow { from, until }),
                _ => None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{daily, day, time};
    use crate::reminders::{RuleEnd, Schedule};
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_reminder(
            kind in prop::sample::select(ReminderKind::ALL.to_vec()),
            title in "[a-z]{1,8}( [a-z]{1,8}){0,3}|",
            stays: bool,
            quiet: bool,
            about: bool,
        ) {
            let draft = RuleDraft {
                kind,
                when: ScheduleDraft {
                    schedule: Schedule::Daily { interval: 2 },
                    times: vec![time("08:00"), time("20:00")],
                    start: Some(day("2027-03-17")),
                    end: RuleEnd::After { count: 3 },
                },
                title,
                zone: if stays {
                    ZoneMode::Stays { zone: "Europe/Vienna".parse().unwrap() }
                } else {
                    ZoneMode::FollowsPhone
                },
                measure: (about && kind == ReminderKind::CheckIn).then(|| "phq-9".to_owned()),
                quiet: quiet.then(|| QuietWindow { from: time("22:00"), until: time("07:00") }),
            };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(RuleDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn a_rule_survives_its_form() {
        let rule = daily("09:00");
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let answers = RuleDraft::of(&rule).answers();
            let read = RuleDraft::checked(Answers::of(&answers), ahead).unwrap();
            assert_eq!(read, RuleDraft::of(&rule));
        });
    }

    #[test]
    fn a_zone_is_found_by_a_part_of_its_name() {
        let found = |typed: &str| {
            let ids = zones(typed).into_iter().map(|choice| choice.id);
            ids.collect::<Vec<_>>()
        };
        assert_eq!(found("vienna")[0], "Europe/Vienna");
        assert_eq!(found("new york")[0], "America/New_York");
        assert!(found("").is_empty() && found("nowhere").is_empty());
    }

    #[test]
    fn a_problem_within_the_schedule_names_its_way() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let said = [
                Answer::new(KIND, Value::chosen("own")),
                Answer::new(
                    WHEN,
                    Value::group(vec![Answer::new("repeats", Value::chosen("daily"))]),
                ),
            ];
            let problems = RuleDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, "when.times");
        });
    }
}
