//! *Reminders*: what comes next, a month at a look, what comes back, boosters, and whether they arrive.

use std::collections::HashMap;

use chrono::TimeDelta;
use serde::Serialize;

use super::ReminderAction;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::month::{MonthView, month_view};
use super::said;
use crate::content::{BoosterWords, ReminderWords, counted, fill};
use crate::reminders::{
    self, Appointment, BoosterTaper, Coming, Discretion, MissedCause, OccurrenceMark, QuietChoice,
    ReminderKind, ReminderRule, TaperStep,
};
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant};
use crate::view::Moment;

/// How far ahead the list looks, days, and how much of it stands there.
const AHEAD_DAYS: i64 = 14;
const MOST_COMING: usize = 10;
const MOST_OF_ONE: usize = 2;
const PAST_LINES: i32 = 60;

/// Everything about reminders.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemindersScreen {
    /// The title.
    pub title: String,
    /// Said where nothing is set up or nothing can be read; else empty.
    pub empty: String,
    /// What was missed, told once.
    pub missed: Vec<String>,
    /// Puts that away.
    pub missed_read: Option<Offer>,
    /// Asked after three that were left; else empty.
    pub question: String,
    /// Its answers.
    pub answers: Vec<Offer>,
    /// Title of what comes up.
    pub coming_title: String,
    /// What comes up, and what waits since earlier today.
    pub coming: Vec<ComingLine>,
    /// Said where nothing does.
    pub nothing_coming: String,
    /// Title of the rules.
    pub rules_title: String,
    /// What comes back.
    pub rules: Vec<RuleLine>,
    /// Booster sessions.
    pub boosters: Vec<BoosterCard>,
    /// A month.
    pub month: Option<MonthView>,
    /// What a notification says.
    pub discreet: DiscreetCard,
    /// Whether they arrive: how the test stands, and what to do, in the order in which to try.
    pub delivery: Vec<String>,
    /// Begins the test.
    pub test: Option<Offer>,
    /// What is asked while a reminder is written.
    pub labels: ReminderLabels,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One that comes up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComingLine {
    /// Its id.
    pub occurrence: String,
    /// The rule's or the boosters' id.
    pub rule: String,
    /// When it is.
    pub at: Instant,
    /// "Today 18:00"
    pub when: String,
    /// What it is.
    pub name: String,
    /// "waits since then", "put off to then"; else empty.
    pub note: String,
    /// True where its time has come.
    pub waits: bool,
    /// Done, not this time, and how long to put it off.
    pub offers: Vec<Offer>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleLine {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub kind: ReminderKind,
    /// What it is called.
    pub name: String,
    /// The person's own words; may be empty.
    pub title: String,
    /// "every weekday 08:00": what may be typed to change it.
    pub when: String,
    /// "next: Today 18:00"
    pub next: String,
    /// Pause, history, delete.
    pub offers: Vec<Offer>,
}

/// Boosters after one treatment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoosterCard {
    /// Their id.
    pub id: String,
    /// The title.
    pub title: String,
    /// After which treatment, and how long before each to prepare.
    pub lines: Vec<String>,
    /// Each booster.
    pub steps: Vec<BoosterLine>,
    /// "1, 3, 6": what may be typed to change it.
    pub months: String,
    /// "a week, a day": what may be typed to change it.
    pub prepare: String,
    /// History, delete.
    pub offers: Vec<Offer>,
}

/// One booster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoosterLine {
    /// Months after the end of treatment.
    pub months: i32,
    /// When it is, or is due.
    pub sentence: String,
    /// "2027-01-15 10:00", where an appointment is made.
    pub appointment: String,
}

/// What a notification says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DiscreetCard {
    /// The title.
    pub title: String,
    /// As it is now, with an example.
    pub lines: Vec<String>,
    /// The levels.
    pub levels: Vec<Offer>,
    /// The neutral word.
    pub word: String,
}

/// What is asked while a reminder is written, and the kinds.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ReminderLabels {
    pub add: String,
    pub change: String,
    pub kind: String,
    pub kinds: Vec<String>,
    pub when: String,
    pub when_hint: String,
    pub name: String,
    pub move_one: String,
    pub move_hint: String,
    pub snooze: String,
    pub snooze_until: String,
    pub snooze_hint: String,
    pub boosters: String,
    pub ended: String,
    pub ended_hint: String,
    pub months: String,
    pub months_hint: String,
    pub prepare: String,
    pub prepare_hint: String,
    pub appointment: String,
    pub appointment_hint: String,
    pub word: String,
    pub word_hint: String,
    pub test: String,
    pub history: String,
    pub delete: String,
    pub delete_detail: String,
}

/// What became of the occurrences of one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReminderHistoryScreen {
    /// What it is called.
    pub title: String,
    /// Newest first.
    pub lines: Vec<PastLine>,
    /// Said where there is nothing yet.
    pub empty: String,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One of the past.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PastLine {
    /// When it was, as the rule has it.
    pub when: String,
    /// What became of it.
    pub what: String,
    /// Takes it back, where the person did it.
    pub take_back: Option<Offer>,
}

impl Companion {
    /// The screen, with the month that lies so many ahead of this one (or back, where negative).
    pub fn reminders(&self, ahead: i32, moment: &Moment) -> RemindersScreen {
        let content = moment.content();
        let words = &content.reminders;
        let mut screen = RemindersScreen {
            title: words.screen.title.clone(),
            doors: self.doors(moment),
            ..RemindersScreen::default()
        };
        if self.locked {
            screen.empty.clone_from(&content.words.now.unlock_detail);
            return screen;
        }
        let read = |store: &Store| self.read_reminders(store, ahead, moment, &mut screen);
        if self.read(read).is_none() {
            screen.empty.clone_from(&content.words.notices.unreadable);
        }
        screen
    }

    fn read_reminders(
        &self,
        store: &Store,
        ahead: i32,
        moment: &Moment,
        screen: &mut RemindersScreen,
    ) -> Result<(), StoreError> {
        let words = &moment.content().reminders;
        let (rules, tapers) = (reminders::rules(store)?, reminders::tapers(store)?);
        if rules.is_empty() && tapers.is_empty() {
            screen.empty.clone_from(&words.screen.empty);
        }
        screen.missed.clone_from(&self.rooms.reminders.missed);
        if !self.rooms.reminders.missed.is_empty() {
            screen.missed_read = Some(offer(ReminderAction::MissedRead, &words.screen.missed_read));
        }
        let attention = reminders::attention(store, moment.now, moment.zone)?;
        if attention.quiet == QuietChoice::Asked {
            screen.question.clone_from(&words.screen.quiet_question);
            let answer = |choice, label| offer(ReminderAction::Quiet { choice }, label);
            screen.answers = vec![
                answer(QuietChoice::KeepComing, &words.actions.keep_coming),
                answer(QuietChoice::Quiet, &words.actions.go_quiet),
            ];
        }
        screen.coming_title.clone_from(&words.screen.coming);
        let coming = self.coming_up(store, moment)?;
        // What comes twice a day does not hide what comes once a week.
        let mut of_rule: HashMap<Id, usize> = HashMap::new();
        screen.coming = coming
            .iter()
            .filter(|one| {
                let count = of_rule.entry(one.id.rule).or_default();
                *count += 1;
                one.at <= moment.now || *count <= MOST_OF_ONE
            })
            .take(MOST_COMING)
            .map(|one| coming_line(one, moment))
            .collect();
        if screen.coming.is_empty() && screen.empty.is_empty() {
            screen
                .nothing_coming
                .clone_from(&words.screen.nothing_coming);
        }
        if !rules.is_empty() {
            screen.rules_title.clone_from(&words.screen.rules);
        }
        screen.rules = rules.iter().map(|rule| rule_line(rule, moment)).collect();
        screen.boosters = tapers.iter().map(|taper| boosters(taper, moment)).collect();
        screen.month = Some(month_view(store, ahead, moment)?);
        screen.discreet = self.discreet(moment);
        screen.delivery = self.delivery(store, moment)?;
        screen.test = Some(offer(ReminderAction::Test, &words.screen.labels.test));
        screen.labels = labels(words);
        Ok(())
    }

    /// What comes up, and what of today waits for a word. After "I have used" no measure and no mindfulness.
    fn coming_up(&self, store: &Store, moment: &Moment) -> Result<Vec<Coming>, StoreError> {
        let today = Day::of(moment.now, moment.zone);
        let ahead = moment.now + TimeDelta::days(AHEAD_DAYS);
        let back = moment.now - TimeDelta::days(1);
        let used = self.used(moment);
        let edited: Vec<_> = reminders::rules(store)?;
        let is_newer = |one: &Coming| {
            let rule = edited.iter().find(|rule| rule.id == one.id.rule);
            rule.is_none_or(|rule| one.at >= rule.edited_at)
        };
        let open = |one: &Coming| {
            let acted = matches!(
                one.mark,
                Some(OccurrenceMark::Done | OccurrenceMark::Skipped)
            );
            let calm = !matches!(one.kind, ReminderKind::CheckIn | ReminderKind::Mindfulness);
            let since_today =
                one.at >= moment.now || (Day::of(one.at, moment.zone) == today && is_newer(one));
            !acted && since_today && (calm || !used)
        };
        let mut found = reminders::coming(store, back, ahead, moment.zone)?;
        found.retain(open);
        Ok(found)
    }

    /// "Next: Mindfulness, today 18:00." for the first screen; nothing ahead of the lock.
    pub(super) fn next_reminder(&self, moment: &Moment) -> String {
        let coming = self.read_own(|store| self.coming_up(store, moment));
        let next = coming.and_then(|coming| coming.into_iter().find(|one| one.at > moment.now));
        next.map_or_else(String::new, |one| {
            let line = coming_line(&one, moment);
            let words = &moment.content().reminders.screen;
            let parts = [("name", line.name.as_str()), ("when", line.when.as_str())];
            fill(&words.next_on_now, &parts)
        })
    }

    fn discreet(&self, moment: &Moment) -> DiscreetCard {
        let wording = self.wording(moment);
        let words = &moment.content().reminders;
        let said = &words.screen.discreet;
        let name = |level| match level {
            Discretion::Neutral => &said.neutral,
            Discretion::Category => &said.category,
            Discretion::Full => &said.full,
        };
        let example = reminders::example(&wording);
        let parts = [("title", example.title.as_str()), ("body", &example.body)];
        let all = [Discretion::Neutral, Discretion::Category, Discretion::Full];
        let others = all.into_iter().filter(|level| *level != wording.level);
        DiscreetCard {
            title: said.title.clone(),
            lines: vec![name(wording.level).clone(), fill(&said.example, &parts)],
            levels: others
                .map(|level| offer(ReminderAction::Say { level }, name(level)))
                .collect(),
            word: wording.word(),
        }
    }

    fn delivery(&self, store: &Store, moment: &Moment) -> Result<Vec<String>, StoreError> {
        let words = &moment.content().reminders.desktop;
        let (report, runs) = reminders::test_report(store, None, moment.now)?;
        let here = if runs {
            &words.arrives
        } else {
            &words.arrives_not
        };
        let mut lines = vec![here.clone()];
        let kept = reminders::undelivered(store)?.len();
        if kept > 0 {
            lines.push(counted(&words.undelivered, kept as i64));
        }
        let test = reminders::self_test(&report, moment.now, &self.wording(moment));
        if report.due_at.is_some() {
            let findings = test.findings.into_iter().map(|finding| finding.text);
            lines.extend(std::iter::once(test.text).chain(findings));
            lines.retain(|line| !line.is_empty());
        }
        Ok(lines)
    }

    /// What became of a rule's or a booster's occurrences; none where it is gone or hidden.
    pub fn reminder_history(&self, id: &str, moment: &Moment) -> Option<ReminderHistoryScreen> {
        let words = &moment.content().reminders;
        // An id of nothing names nothing.
        let id = id.parse().ok()?;
        let rule = self.read_own(|store| match reminders::rule(store, id) {
            Ok(rule) => Ok(Some(rule)),
            // The boosters have no rule of their own.
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        })?;
        let title = match &rule {
            Some(rule) => name(words, rule.kind, &rule.title),
            None => words.screen.boosters.title.clone(),
        };
        let states = self.read_own(|store| reminders::history(store, id, PAST_LINES))?;
        let lines: Vec<_> = states
            .into_iter()
            .map(|state| {
                let start = state.id.start;
                let today = Day::from(moment.zone.wall_clock(moment.now).date());
                let day = said::day(&moment.content().words, start.day(), today);
                let occurrence = state.id.to_string();
                let own = matches!(
                    state.mark,
                    OccurrenceMark::Done | OccurrenceMark::Skipped | OccurrenceMark::Snoozed { .. }
                );
                let take_back = ReminderAction::TakeBack { occurrence };
                PastLine {
                    when: format!("{day} {}", start.time_of_day()),
                    what: became(words, state.mark, moment),
                    take_back: own.then(|| offer(take_back, &words.screen.take_back)),
                }
            })
            .collect();
        Some(ReminderHistoryScreen {
            title,
            empty: if lines.is_empty() {
                words.screen.no_history.clone()
            } else {
                String::new()
            },
            lines,
            doors: self.doors(moment),
        })
    }
}

fn offer(change: ReminderAction, label: &str) -> Offer {
    Offer::new(Action::Reminder { change }, label)
}

fn became(words: &ReminderWords, mark: OccurrenceMark, moment: &Moment) -> String {
    let outcomes = &words.screen.outcomes;
    match mark {
        OccurrenceMark::Done => outcomes.done.clone(),
        OccurrenceMark::Skipped => outcomes.skipped.clone(),
        OccurrenceMark::Snoozed { until } => {
            fill(&outcomes.snoozed, &[("when", &when(until, moment))])
        }
        OccurrenceMark::Seen => outcomes.seen.clone(),
        OccurrenceMark::Presumed => outcomes.presumed.clone(),
        OccurrenceMark::Missed {
            cause: MissedCause::LeftOut,
        } => outcomes.left_out.clone(),
        OccurrenceMark::Missed { .. } => outcomes.missed.clone(),
    }
}

/// What a reminder is called inside Ebb.
pub(super) fn name(words: &ReminderWords, kind: ReminderKind, title: &str) -> String {
    if title.is_empty() {
        reminders::kind_name(words, kind).to_owned()
    } else {
        title.to_owned()
    }
}

/// "Today 18:00", "Tomorrow 08:00", "Tuesday 1 December 18:00"
pub(super) fn when(at: Instant, moment: &Moment) -> String {
    let words = &moment.content().words;
    let wall = |at| Day::from(moment.zone.wall_clock(at).date());
    let (day, today) = (wall(at), wall(moment.now));
    let day = if day.days_since(today) == 1 {
        moment.content().reminders.screen.tomorrow.clone()
    } else {
        said::day(words, day, today)
    };
    format!("{day} {}", said::clock(at, moment.zone))
}

fn coming_line(one: &Coming, moment: &Moment) -> ComingLine {
    let words = &moment.content().reminders;
    let screen = &words.screen;
    let named = name(words, one.kind, &one.title);
    let occurrence = one.id.to_string();
    let snoozed = matches!(one.mark, Some(OccurrenceMark::Snoozed { .. }));
    let waits = one.at <= moment.now;
    let id = || occurrence.clone();
    let done = ReminderAction::Done { occurrence: id() };
    let skip = ReminderAction::Skip { occurrence: id() };
    let mut offers = vec![offer(done, &screen.done), offer(skip, &screen.skip)];
    let wording = reminders::Wording::neutral(&moment.language);
    for length in reminders::snooze_choices(moment.now, moment.zone) {
        let occurrence = id();
        let label = reminders::snooze_word(length, &wording);
        offers.push(offer(ReminderAction::Snooze { occurrence, length }, &label));
    }
    if snoozed {
        let occurrence = id();
        offers.push(offer(
            ReminderAction::TakeBack { occurrence },
            &screen.take_back,
        ));
    }
    ComingLine {
        rule: one.id.rule.to_string(),
        at: one.at,
        when: when(one.at, moment),
        name: if one.without_date {
            fill(&screen.date_to_make, &[("name", &named)])
        } else {
            named
        },
        note: match () {
            () if snoozed => screen.put_off.clone(),
            () if waits => screen.earlier.clone(),
            () => String::new(),
        },
        waits,
        offers,
        occurrence,
    }
}

fn rule_line(rule: &ReminderRule, moment: &Moment) -> RuleLine {
    let words = &moment.content().reminders;
    let screen = &words.screen;
    let id = || rule.id.to_string();
    let next = reminders::next_occurrence(rule, moment.now, moment.zone);
    let history = Action::Go {
        place: Place::ReminderHistory { id: id() },
    };
    let pause = ReminderAction::Pause {
        id: id(),
        paused: !rule.paused,
    };
    let pause_word = if rule.paused {
        &screen.resume
    } else {
        &screen.pause
    };
    let delete = Action::Reminder {
        change: ReminderAction::Remove { id: id() },
    };
    RuleLine {
        id: id(),
        kind: rule.kind,
        name: name(words, rule.kind, &rule.title),
        title: rule.title.clone(),
        when: reminders::written(rule),
        next: match next {
            _ if rule.paused => screen.paused.clone(),
            Some(next) => fill(&screen.next, &[("when", &when(next.at, moment))]),
            None => screen.no_next.clone(),
        },
        offers: vec![
            offer(pause, pause_word),
            Offer::new(history, &screen.history),
            Offer::with_detail(delete, &screen.delete, &screen.delete_detail),
        ],
    }
}

fn boosters(taper: &BoosterTaper, moment: &Moment) -> BoosterCard {
    let screen = &moment.content().reminders.screen;
    let words = &screen.boosters;
    let id = || taper.id.to_string();
    let spans: Vec<_> = taper
        .prepare_minutes
        .iter()
        .map(|minutes| span(words, *minutes))
        .collect();
    let spans = spans.join(", ");
    let months: Vec<_> = taper
        .steps
        .iter()
        .map(|step| step.months.to_string())
        .collect();
    let long_ago = Day::from(chrono::NaiveDate::MIN);
    let ended = said::day(&moment.content().words, taper.treatment_ended, long_ago);
    let mut lines = vec![fill(&words.ended, &[("day", &ended)])];
    if !spans.is_empty() {
        lines.push(fill(&words.prepare, &[("spans", &spans)]));
    }
    let history = Action::Go {
        place: Place::ReminderHistory { id: id() },
    };
    let delete = Action::Reminder {
        change: ReminderAction::RemoveBoosters { id: id() },
    };
    BoosterCard {
        id: id(),
        title: words.title.clone(),
        lines,
        steps: taper
            .steps
            .iter()
            .map(|step| booster_line(taper, step, moment))
            .collect(),
        months: months.join(", "),
        prepare: spans,
        offers: vec![
            Offer::new(history, &screen.history),
            Offer::with_detail(delete, &screen.delete, &screen.delete_detail),
        ],
    }
}

fn booster_line(taper: &BoosterTaper, step: &TaperStep, moment: &Moment) -> BoosterLine {
    let words = &moment.content().reminders.screen.boosters;
    let months = counted(&words.month, i64::from(step.months));
    let today = Day::from(moment.zone.wall_clock(moment.now).date());
    match step.appointment {
        None => {
            let due = said::day(&moment.content().words, taper.due(step.months), today);
            BoosterLine {
                months: step.months,
                sentence: fill(&words.due, &[("months", &months), ("day", &due)]),
                appointment: String::new(),
            }
        }
        Some(Appointment { at, .. }) => {
            let over = at < moment.now;
            let template = if over { &words.over } else { &words.made };
            let parts = [("months", months.as_str()), ("when", &when(at, moment))];
            let wall = moment.zone.wall_clock(at);
            BoosterLine {
                months: step.months,
                sentence: fill(template, &parts),
                appointment: wall.format("%Y-%m-%d %H:%M").to_string(),
            }
        }
    }
}

fn span(words: &BoosterWords, minutes: i32) -> String {
    let (words, each) = match minutes {
        m if m % 10_080 == 0 => (&words.week, 10_080),
        m if m % 1_440 == 0 => (&words.day, 1_440),
        m if m % 60 == 0 => (&words.hour, 60),
        _ => (&words.minute, 1),
    };
    counted(words, i64::from(minutes / each))
}

fn labels(words: &ReminderWords) -> ReminderLabels {
    let screen = &words.screen;
    let labels = &screen.labels;
    let kinds = ReminderKind::ALL.map(|kind| reminders::kind_name(words, kind).to_owned());
    ReminderLabels {
        add: labels.add.clone(),
        change: labels.change.clone(),
        kind: labels.kind.clone(),
        kinds: kinds.to_vec(),
        when: labels.when.clone(),
        when_hint: labels.when_hint.clone(),
        name: labels.name.clone(),
        move_one: labels.move_one.clone(),
        move_hint: labels.move_hint.clone(),
        snooze: labels.snooze.clone(),
        snooze_until: labels.snooze_until.clone(),
        snooze_hint: labels.snooze_hint.clone(),
        boosters: labels.boosters.clone(),
        ended: labels.ended.clone(),
        ended_hint: labels.ended_hint.clone(),
        months: labels.months.clone(),
        months_hint: labels.months_hint.clone(),
        prepare: labels.prepare.clone(),
        prepare_hint: labels.prepare_hint.clone(),
        appointment: labels.appointment.clone(),
        appointment_hint: labels.appointment_hint.clone(),
        word: labels.word.clone(),
        word_hint: labels.word_hint.clone(),
        test: labels.test.clone(),
        history: screen.history.clone(),
        delete: screen.delete.clone(),
        delete_detail: screen.delete_detail.clone(),
    }
}
