//! When something comes back, as fields that unfold by what was said: how it comes back, on which days, at which
//! times, from when, and whether it ends.

use crate::content::{Content, FieldWords, ReminderPageWords};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Sentence, Value, word_of};
use crate::reminders::{
    MOST_REPEATS, MOST_TIMES, ReminderKind, ReminderRule, RuleEnd, Schedule, Weekday, WhichOfMonth,
    ZoneMode, next_occurrence, written,
};
use crate::store::Id;
use crate::time::{Day, Instant, TimeOfDay, Zone};
use crate::view::{Ahead, Draft};

/// When something comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleDraft {
    /// How it comes back.
    pub schedule: Schedule,
    /// At which times of a day.
    pub times: Vec<TimeOfDay>,
    /// The first day: needed where the schedule names a day of its own; else none is the first that fits.
    pub start: Option<Day>,
    /// Where it ends.
    pub end: RuleEnd,
}

/// Ids of the fields.
const REPEATS: &str = "repeats";
const INTERVAL: &str = "interval";
const WEEKDAYS: &str = "weekdays";
const DAYS_OF_MONTH: &str = "days_of_month";
const DAY_OF_MONTH: &str = "day_of_month";
const WHICH: &str = "which";
const WEEKDAY: &str = "weekday";
const DAY: &str = "day";
const TIMES: &str = "times";
const TIME: &str = "time";
const FROM: &str = "from";
const ENDS: &str = "ends";
const LAST: &str = "last";
const COUNT: &str = "count";

/// No month has more, where none of them may meet.
const MOST_DAYS_OF_MONTH: i32 = 28;

/// How it comes back, in one word.
const KINDS: [&str; 6] = [
    "once",
    "daily",
    "weekly",
    "monthly_day",
    "monthly_weekday",
    "yearly",
];

impl ScheduleDraft {
    /// A rule's own.
    pub fn of(rule: &ReminderRule) -> Self {
        Self {
            schedule: rule.schedule.clone(),
            times: rule.times.clone(),
            start: Some(rule.start),
            end: rule.end,
        }
    }

    /// The day that was said, else the first from `now` on that fits: an interval counts from the first occurrence
    /// that is still to come, so that "every second Tuesday" begins with the next Tuesday.
    pub fn first_day(&self, now: Instant, zone: Zone) -> Day {
        let today = Day::from(zone.wall_clock(now).date());
        if let Some(day) = self.start {
            return day;
        }
        let mut schedule = self.schedule.clone();
        match &mut schedule {
            Schedule::Once => {}
            Schedule::Daily { interval }
            | Schedule::Weekly { interval, .. }
            | Schedule::MonthlyByDay { interval, .. }
            | Schedule::MonthlyByDays { interval, .. }
            | Schedule::MonthlyByWeekday { interval, .. }
            | Schedule::Yearly { interval } => *interval = 1,
        }
        let id = Id::from_parts(now, &[0; 10]);
        let (kind, times) = (ReminderKind::Own, self.times.clone());
        let mut each = ReminderRule::new(id, kind, schedule, times, today, now);
        each.zone = ZoneMode::Stays { zone };
        let first = each
            .checked()
            .ok()
            .and_then(|each| next_occurrence(&each, now, zone));
        first.map_or(today, |first| first.id.start.day())
    }

    /// "every second Tuesday 18:00": the sentence that stands for these answers; none where they make no schedule.
    pub fn sentence(said: Answers<'_>) -> Option<String> {
        let draft = Self::plain(said).ok()?;
        let epoch = Instant::UNIX_EPOCH;
        let start = draft.start.unwrap_or_else(|| Day::from(epoch.date_naive()));
        let id = Id::from_parts(epoch, &[0; 10]);
        let (kind, times) = (ReminderKind::Own, draft.times);
        let mut rule = ReminderRule::new(id, kind, draft.schedule, times, start, epoch);
        rule.end = draft.end;
        Some(written(&rule))
    }

    /// Reads the answers; else the field that is missing.
    fn plain(said: Answers<'_>) -> Result<Self, &'static str> {
        let interval = said.whole(INTERVAL).unwrap_or(1);
        let schedule = match said.chosen(REPEATS) {
            Some("once") => Schedule::Once,
            Some("daily") => Schedule::Daily { interval },
            Some("weekly") => {
                let days = said.all_chosen(WEEKDAYS).iter();
                let days = days.filter_map(|day| crate::page::of_word(day));
                Schedule::Weekly {
                    interval,
                    weekdays: days.collect(),
                }
            }
            Some("monthly_day") => {
                let days = said.each(DAYS_OF_MONTH);
                let mut days: Vec<i32> = days.filter_map(|day| day.whole(DAY_OF_MONTH)).collect();
                days.sort_unstable();
                match days.as_slice() {
                    [] => return Err(DAYS_OF_MONTH),
                    [day] => Schedule::MonthlyByDay {
                        interval,
                        day: *day,
                    },
                    _ => Schedule::MonthlyByDays { interval, days },
                }
            }
            Some("monthly_weekday") => Schedule::MonthlyByWeekday {
                interval,
                which: said.chosen_as(WHICH).ok_or(WHICH)?,
                weekday: said.chosen_as(WEEKDAY).ok_or(WEEKDAY)?,
            },
            Some("yearly") => Schedule::Yearly { interval },
            _ => return Err(REPEATS),
        };
        let names_its_day = matches!(schedule, Schedule::Once | Schedule::Yearly { .. });
        let start = said.day(if names_its_day { DAY } else { FROM });
        if names_its_day && start.is_none() {
            return Err(DAY);
        }
        let once = schedule == Schedule::Once;
        Ok(Self {
            times: if once {
                said.time(TIME).into_iter().collect()
            } else {
                let times = said.each(TIMES);
                times.filter_map(|entry| entry.time(TIME)).collect()
            },
            start,
            end: match said.chosen(ENDS) {
                Some("on_day") if !once => RuleEnd::OnDay {
                    last: said.day(LAST).ok_or(LAST)?,
                },
                Some("after") if !once => RuleEnd::After {
                    count: said.whole(COUNT).ok_or(COUNT)?,
                },
                _ => RuleEnd::Never,
            },
            schedule,
        })
    }

    /// Itself as the one answer to a field with this id.
    pub fn answer(&self, field: &str) -> Answer {
        Answer::new(field, Value::group(self.answers()))
    }

    /// The field that asks for it.
    pub(super) fn field(
        id: &str,
        words: &FieldWords,
        said: Answers<'_>,
        ahead: &Ahead<'_>,
    ) -> Field {
        let kind = FieldKind::Group {
            fields: Self::fields(said.group(id), ahead),
            most: 1,
            read_as: Some(Sentence::Schedule),
        };
        Field::asked(id, words, kind).needed().asks_again()
    }
}

pub(super) fn whole(least: i32, most: i32) -> FieldKind {
    FieldKind::Number {
        least: f64::from(least),
        most: f64::from(most),
        step: 1.0,
        unit: None,
    }
}

/// One in each entry.
fn days_of_month(days: &[i32]) -> Value {
    let entry = |day: &i32| vec![Answer::new(DAY_OF_MONTH, Value::number(*day))];
    Value::Each {
        entries: days.iter().map(entry).collect(),
    }
}

fn any_day() -> FieldKind {
    FieldKind::Day {
        from: None,
        to: None,
    }
}

fn weekdays(content: &Content) -> Vec<Choice> {
    Weekday::ALL
        .iter()
        .zip(&content.words.dates.weekdays)
        .map(|(day, name)| Choice::new(word_of(day), name))
        .collect()
}

fn kinds(words: &ReminderPageWords) -> Vec<Choice> {
    let choices = &words.choices;
    let names = [
        &choices.once,
        &choices.daily,
        &choices.weekly,
        &choices.monthly_day,
        &choices.monthly_weekday,
        &choices.yearly,
    ];
    let kinds = KINDS.iter().zip(names);
    kinds.map(|(id, name)| Choice::new(*id, name)).collect()
}

impl Draft for ScheduleDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.reminders.page;
        let f = &words.fields;
        let repeats = said.chosen(REPEATS);
        let mut fields = vec![
            Field::choice(REPEATS, &f.repeats.label, kinds(words))
                .needed()
                .asks_again(),
        ];
        let interval = |words| Field::asked(INTERVAL, words, whole(1, MOST_REPEATS));
        let time = || Field::asked(TIME, &f.time, FieldKind::Time).needed();
        match repeats {
            Some("once") => {
                fields.push(Field::asked(DAY, &f.day, any_day()).needed());
                fields.push(time());
                return fields;
            }
            Some("daily") => fields.push(interval(&f.interval_days)),
            Some("weekly") => {
                let (options, many) = (weekdays(content), true);
                let kind = FieldKind::Choice { options, many };
                fields.push(Field::asked(WEEKDAYS, &f.weekdays, kind).needed());
                fields.push(interval(&f.interval_weeks));
            }
            Some("monthly_day") => {
                let day = Field::asked(DAY_OF_MONTH, &f.day_of_month, whole(1, 31)).needed();
                let days = FieldKind::Group {
                    fields: vec![day],
                    most: MOST_DAYS_OF_MONTH,
                    read_as: None,
                };
                fields.push(Field::asked(DAYS_OF_MONTH, &f.days_of_month, days).needed());
                fields.push(interval(&f.interval_months));
            }
            Some("monthly_weekday") => {
                let c = &words.choices;
                let names = [&c.first, &c.second, &c.third, &c.fourth, &c.last];
                let which = WhichOfMonth::ALL.iter().zip(names);
                let which = which.map(|(which, name)| Choice::new(word_of(which), name));
                fields.push(Field::choice(WHICH, &f.which.label, which.collect()).needed());
                fields.push(Field::choice(WEEKDAY, &f.weekday.label, weekdays(content)).needed());
                fields.push(interval(&f.interval_months));
            }
            Some("yearly") => {
                fields.push(Field::asked(DAY, &f.day, any_day()).needed());
                fields.push(interval(&f.interval_years));
            }
            _ => return fields,
        }
        let times = FieldKind::Group {
            fields: vec![time()],
            most: MOST_TIMES,
            read_as: None,
        };
        fields.push(Field::asked(TIMES, &f.times, times).needed());
        if repeats != Some("yearly") {
            fields.push(Field::asked(FROM, &f.from, any_day()));
        }
        let c = &words.choices;
        let ends = [
            ("never", &c.never),
            ("on_day", &c.on_day),
            ("after", &c.after),
        ];
        let ends = ends.map(|(id, name)| Choice::new(id, name)).to_vec();
        fields.push(Field::choice(ENDS, &f.ends.label, ends).asks_again());
        match said.chosen(ENDS) {
            Some("on_day") => fields.push(Field::asked(LAST, &f.last, any_day()).needed()),
            Some("after") => {
                fields.push(Field::asked(COUNT, &f.count, whole(1, MOST_REPEATS)).needed())
            }
            _ => {}
        }
        fields
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        let mut say = |field: &str, value: Value| answers.push(Answer::new(field, value));
        let kind = match &self.schedule {
            Schedule::Once => 0,
            Schedule::Daily { .. } => 1,
            Schedule::Weekly { .. } => 2,
            Schedule::MonthlyByDay { .. } | Schedule::MonthlyByDays { .. } => 3,
            Schedule::MonthlyByWeekday { .. } => 4,
            Schedule::Yearly { .. } => 5,
        };
        say(REPEATS, Value::chosen(KINDS[kind]));
        match &self.schedule {
            Schedule::Once => {
                if let Some(day) = self.start {
                    say(DAY, Value::Day { day });
                }
                if let Some(time) = self.times.first() {
                    say(TIME, Value::Time { time: *time });
                }
                return answers;
            }
            Schedule::Daily { interval } => say(INTERVAL, Value::number(*interval)),
            Schedule::Weekly { interval, weekdays } => {
                let ids = weekdays.iter().map(word_of).collect();
                say(WEEKDAYS, Value::Chosen { ids });
                say(INTERVAL, Value::number(*interval));
            }
            Schedule::MonthlyByDay { interval, day } => {
                say(DAYS_OF_MONTH, days_of_month(&[*day]));
                say(INTERVAL, Value::number(*interval));
            }
            Schedule::MonthlyByDays { interval, days } => {
                say(DAYS_OF_MONTH, days_of_month(days));
                say(INTERVAL, Value::number(*interval));
            }
            Schedule::MonthlyByWeekday {
                interval,
                which,
                weekday,
            } => {
                say(WHICH, Value::chosen(word_of(which)));
                say(WEEKDAY, Value::chosen(word_of(weekday)));
                say(INTERVAL, Value::number(*interval));
            }
            Schedule::Yearly { interval } => {
                if let Some(day) = self.start {
                    say(DAY, Value::Day { day });
                }
                say(INTERVAL, Value::number(*interval));
            }
        }
        let times = self.times.iter();
        let entries = times
            .map(|time| vec![Answer::new(TIME, Value::Time { time: *time })])
            .collect();
        say(TIMES, Value::Each { entries });
        if let Some(day) = self.start
            && !matches!(self.schedule, Schedule::Yearly { .. })
        {
            say(FROM, Value::Day { day });
        }
        match self.end {
            RuleEnd::Never => say(ENDS, Value::chosen("never")),
            RuleEnd::OnDay { last } => {
                say(ENDS, Value::chosen("on_day"));
                say(LAST, Value::Day { day: last });
            }
            RuleEnd::After { count } => {
                say(ENDS, Value::chosen("after"));
                say(COUNT, Value::number(count));
            }
        }
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        Self::plain(said).map_err(|field| vec![Problem::new(field, needed)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::form_problems;
    use crate::reminders::example::{day, schedules};
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_schedule(
            schedule in schedules(),
            minutes in prop::collection::btree_set(0..1_440_u32, 1..4),
            from in prop::option::of(Just(day("2027-03-17"))),
            end in prop_oneof![
                Just(RuleEnd::Never),
                (1..50_i32).prop_map(|count| RuleEnd::After { count }),
                Just(RuleEnd::OnDay { last: day("2031-01-01") }),
            ],
        ) {
            let named = matches!(schedule, Schedule::Once | Schedule::Yearly { .. });
            let mut times: Vec<_> = minutes.into_iter().filter_map(|m| TimeOfDay::of(m / 60, m % 60)).collect();
            let once = schedule == Schedule::Once;
            if once { times.truncate(1); }
            let draft = ScheduleDraft {
                schedule,
                times,
                start: if named { Some(day("2027-03-17")) } else { from },
                end: if once { RuleEnd::Never } else { end },
            };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let said = Answers::of(&answers);
                let fields = ScheduleDraft::fields(said, ahead);
                prop_assert_eq!(form_problems(&fields, said, &ahead.content().pages.forms), Vec::new());
                // Every answer has its field: what stands there is seen.
                for answer in &answers {
                    prop_assert!(fields.iter().any(|field| field.id == answer.field), "{}", answer.field);
                }
                prop_assert_eq!(ScheduleDraft::read(said, ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }
}
