//! For a host that shows notices by itself, such as a desktop, where the system keeps none for later: what is to be
//! shown now, in which words, what to do where that fails, and when to look again. The host shows and reports.

use std::collections::HashSet;

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::attention::{choose_quiet, quiet_in};
use super::beat::{latest, looked, note_looked, note_stopped_since};
use super::ledger::{hold_what_comes, hold_what_fell_due};
use super::mark_rows::{mark_of, put};
use super::outcome::{Snooze, done, seen, snooze};
use super::state::{MissedCause, OccurrenceMark, OccurrenceState, QuietChoice};
use super::test_run;
use crate::reminders::ReminderError;
use crate::reminders::planning::{NoticePurpose, NoticeText, PlannedNotice};
use crate::reminders::schedule::BoosterTaper;
use crate::reminders::schedule::OccurrenceId;
use crate::reminders::schedule::{ReminderKind, ReminderRule};
use crate::reminders::schedule::{rules_in, tapers_in};
use crate::reminders::wording::{Wording, test_text, word};
use crate::store::{Store, StoreError, Version};
use crate::time::{Instant, Zone, from_millis, is_night, to_millis};

/// What the night holds back is looked at again after so long.
const AGAIN_SECONDS: i64 = 60;
/// A host looks at least this often, so that what the days bring is held ahead of its time.
const LONGEST_WAIT_HOURS: i64 = 24;
/// So far ahead a host that shows notices by itself holds them: beyond its longest wait, and no further.
const AHEAD_HOURS: i64 = 48;
const FIRST_RETRY_SECONDS: i64 = 5;
const LONGEST_RETRY_SECONDS: i64 = 300;
/// The notices to prepare for a session that is this near are urgent.
const URGENT_PREPARE_MINUTES: i32 = 180;
const WAITING: i32 = 0;
const SHOWN: i32 = 1;
/// Given up, or nothing is left of it to show.
const LEFT: i32 = 2;

/// What a host is to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// To show at once, soonest first.
    pub deliver: Vec<Delivery>,
    /// When to look again at the latest; before that where it no longer [stands](Look::stands).
    pub next_look: Instant,
    /// What the store held; none where nothing was asked of it, because the time is not sure yet.
    pub(super) as_of: Option<Version>,
    /// When the host asked last whether this stands.
    pub(super) glanced: Instant,
}

impl Look {
    /// Nothing to show before `next_look`, and nothing that a change elsewhere could bring forward.
    pub(crate) fn later(now: Instant, next_look: Instant) -> Self {
        Self {
            deliver: Vec::new(),
            next_look,
            as_of: None,
            glanced: now,
        }
    }

    /// True where no other process has changed anything since.
    pub(super) fn is_of(&self, version: Version) -> bool {
        let as_of = self.as_of;
        as_of.is_some_and(|as_of| version.differs_here_alone(as_of))
    }
}

/// One notice to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id: what is reported of it names this.
    pub notice: String,
    /// A notice that was shown for the same occurrence and whose place this one takes; the same id for itself.
    pub takes_place_of: String,
    /// What it says.
    pub text: NoticeText,
    /// How much it presses.
    pub urgency: Urgency,
    /// Its buttons, in order.
    pub actions: Vec<DeliveryAction>,
}

/// How much a notice presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Urgency {
    /// May wait in a list.
    Low,
    /// As any other.
    Normal,
    /// Stays until it is seen: a medicine, and a session within three hours.
    High,
}

/// A button of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeliveryAction {
    /// What it answers.
    pub answer: NoticeAnswer,
    /// A word or two.
    pub label: String,
}

/// What a person answers to a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum NoticeAnswer {
    /// It is done.
    Done,
    /// Later: in an hour; a medicine in ten minutes.
    Later,
    /// Open Ebb.
    Open,
    /// Reminders are wanted as they are.
    KeepComing,
    /// Fewer of them.
    GoQuiet,
}

impl NoticeAnswer {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::Later,
        Self::Open,
        Self::KeepComing,
        Self::GoQuiet,
    ];

    /// A word for it that a notification server hands back.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Later => "later",
            Self::Open => "default",
            Self::KeepComing => "keep-coming",
            Self::GoQuiet => "go-quiet",
        }
    }
}

/// A notice that could not be shown yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UndeliveredNotice {
    /// Its id.
    pub notice: String,
    /// When it was due.
    pub at: Instant,
    /// How often it was tried.
    pub tries: i32,
}

/// What the ledger keeps of a notice, so that it can be worded when it is shown.
#[derive(Debug, Serialize, Deserialize)]
struct Body {
    kind: ReminderKind,
    purpose: NoticePurpose,
    occurrences: Vec<OccurrenceId>,
}

/// The JSON that the ledger keeps of a notice.
pub(crate) fn body_of(notice: &PlannedNotice) -> Result<String, StoreError> {
    let body = Body {
        kind: notice.kind,
        purpose: notice.purpose,
        occurrences: notice.occurrences.clone(),
    };
    serde_json::to_string(&body).map_err(|error| StoreError::System {
        detail: error.to_string(),
    })
}

/// Settles what has passed, keeps the ledger, and says what is to be shown at `now`. After "I have used" no measure
/// and no mindfulness is shown for the rest of that day (safety rules): they are left out.
///
/// `waited` is the look for whose [`Look::next_look`] the host has waited, where it has: until its last glance the host
/// was there, and what nobody has changed since was held.
pub fn look(
    store: &Store,
    waited: Option<&Look>,
    now: Instant,
    phone: Zone,
    wording: &Wording,
    used: bool,
) -> Result<Look, StoreError> {
    // Asked first: what changes while this is made is seen by the next glance.
    let as_of = store.version()?;
    note_stopped_since(store, waited.map(|look| look.glanced), now)?;
    let holds = waited.is_some_and(|look| look.is_of(as_of));
    store.write(|db| {
        if let Some(since) = looked(db)?
            && since < now
            && !holds
        {
            hold_what_fell_due(db, since, now, phone)?;
        }
        hold_what_comes(db, now, after(now, TimeDelta::hours(AHEAD_HOURS)), phone)?;
        note_looked(db, now)?;
        let mut next_look = after(now, TimeDelta::hours(LONGEST_WAIT_HOURS));
        let known = (rules_in(db)?, tapers_in(db)?);
        let mut deliver = Vec::new();
        for mut row in waiting(db, now)? {
            let mut standing = standing(db, &row.body, &known, now)?;
            if used {
                standing = leave_out(db, standing, &known.0, row.at)?;
            }
            if let Some(first) = standing.first() {
                row.body.kind = kind_of(*first, &known.0);
            }
            if standing.is_empty() {
                hand(db, &row.notice, LEFT)?;
            } else if is_over(row.at, now) {
                missed_after_all(db, &standing, row.at)?;
                hand(db, &row.notice, LEFT)?;
            } else if row.try_at.is_none_or(|at| at <= now) {
                if row.body.kind == ReminderKind::CheckIn && is_night(now, phone) {
                    next_look = next_look.min(after(now, TimeDelta::seconds(AGAIN_SECONDS)));
                } else {
                    deliver.push(worded(row, standing, &known.0, wording));
                }
            }
        }
        if let Some(due) = test_run::waits(db)? {
            if due > now {
                next_look = next_look.min(due);
            } else if !is_over(due, now) {
                deliver.push(test(wording));
            }
        }
        let soonest: Option<i64> = db
            .prepare_cached(
                "SELECT min(CASE WHEN at > ?1 THEN at ELSE try_at END) FROM held_notices
                 WHERE handed = 0 AND (at > ?1 OR try_at > ?1)",
            )?
            .query_row([to_millis(now)], |row| row.get(0))?;
        if let Some(soonest) = soonest {
            next_look = next_look.min(instant(soonest)?);
        }
        Ok(Look {
            deliver,
            next_look,
            as_of: Some(as_of),
            glanced: now,
        })
    })
}

/// The host saw it shown.
pub fn delivered(store: &Store, notice: &str, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        if notice == test_run::TEST_ID {
            return test_run::arrived(db, now);
        }
        let Some(body) = body(db, notice)? else {
            return Ok(());
        };
        for id in body.occurrences {
            let acted = match mark_of(db, id)? {
                None | Some(OccurrenceMark::Presumed | OccurrenceMark::Missed { .. }) => false,
                Some(OccurrenceMark::Snoozed { until }) => until > now,
                Some(_) => true,
            };
            if !acted {
                let mark = OccurrenceMark::Seen;
                put(db, OccurrenceState { id, mark, at: now })?;
            }
        }
        db.prepare_cached("UPDATE held_notices SET tries = 0 WHERE id = ?1")?
            .execute([notice])?;
        hand(db, notice, SHOWN)
    })
}

/// It could not be shown. It is kept, counts as missed for now, and is tried again; the answer says when.
pub fn not_delivered(store: &Store, notice: &str, now: Instant) -> Result<Instant, StoreError> {
    store.write(|db| {
        let found: Option<(i32, i64)> = db
            .prepare_cached("SELECT tries, at FROM held_notices WHERE id = ?1")?
            .query_row([notice], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (tries, at) = found.unwrap_or((0, to_millis(now)));
        let tries = tries.saturating_add(1);
        let wait = TimeDelta::seconds(retry_seconds(tries));
        let again = now.checked_add_signed(wait).unwrap_or(now);
        db.prepare_cached("UPDATE held_notices SET tries = ?2, try_at = ?3 WHERE id = ?1")?
            .execute(params![notice, tries, to_millis(again)])?;
        if let Some(body) = body(db, notice)? {
            missed_after_all(db, &body.occurrences, instant(at)?)?;
        }
        Ok(again)
    })
}

/// These stood on the screen and nobody answered them, and they stand there no more: the server that showed them ended,
/// or the host does. What is not too late yet is shown anew at the next look.
pub fn shown_no_more(store: &Store, notices: &[String], now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        for notice in notices {
            db.prepare_cached(
                "UPDATE held_notices SET handed = ?2, try_at = NULL
                 WHERE id = ?1 AND handed = ?3 AND at >= ?4",
            )?
            .execute(params![notice, WAITING, SHOWN, to_millis(latest(now))])?;
        }
        Ok(())
    })
}

/// Seconds from the failed try with this number to the next: 5, 10, 20 … up to 5 minutes.
fn retry_seconds(tries: i32) -> i64 {
    let doublings = tries.saturating_sub(1).clamp(0, 10) as u32;
    (FIRST_RETRY_SECONDS << doublings).min(LONGEST_RETRY_SECONDS)
}

/// What could not be shown so far, soonest first.
pub fn undelivered(store: &Store) -> Result<Vec<UndeliveredNotice>, StoreError> {
    store.read(|db| {
        db.prepare_cached(
            "SELECT id, at, tries FROM held_notices WHERE handed = 0 AND tries > 0 ORDER BY at, id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .map(|row| {
            let (notice, at, tries) = row?;
            let at = instant(at)?;
            Ok(UndeliveredNotice { notice, at, tries })
        })
        .collect()
    })
}

/// Carries out what a person answered to a notice that is shown.
///
/// # Errors
/// [`ReminderError::NoSuchOccurrence`] where the reminder is gone.
pub fn answered(
    store: &Store,
    notice: &str,
    answer: NoticeAnswer,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    match answer {
        NoticeAnswer::KeepComing => return Ok(choose_quiet(store, QuietChoice::KeepComing)?),
        NoticeAnswer::GoQuiet => return Ok(choose_quiet(store, QuietChoice::Quiet)?),
        NoticeAnswer::Done | NoticeAnswer::Later | NoticeAnswer::Open => {}
    }
    let Some(body) = store.read(|db| body(db, notice))? else {
        return Ok(());
    };
    for id in body.occurrences {
        match answer {
            NoticeAnswer::Done => done(store, id, now, phone)?,
            NoticeAnswer::Later => {
                let length = if body.kind == ReminderKind::Medication {
                    Snooze::TenMinutes
                } else {
                    Snooze::OneHour
                };
                snooze(store, id, length, now, phone)?;
            }
            _ => seen(store, id, now, phone)?,
        }
    }
    Ok(())
}

/// Which of the notices that stand on the screen are to be taken away: done, skipped, put off or deleted meanwhile.
pub fn closed_elsewhere(
    store: &Store,
    shown: &[String],
    now: Instant,
) -> Result<Vec<String>, StoreError> {
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    store.read(|db| {
        let known = (rules_in(db)?, tapers_in(db)?);
        let mut closed = Vec::new();
        for notice in shown.iter().filter(|id| *id != test_run::TEST_ID) {
            let over = match body(db, notice)? {
                None => true,
                Some(body) => standing(db, &body, &known, now)?.is_empty(),
            };
            if over {
                closed.push(notice.clone());
            }
        }
        Ok(closed)
    })
}

struct Row {
    notice: String,
    at: Instant,
    try_at: Option<Instant>,
    body: Body,
}

fn waiting(db: &Connection, now: Instant) -> Result<Vec<Row>, StoreError> {
    db.prepare_cached(
        "SELECT id, at, try_at, body FROM held_notices WHERE handed = 0 AND at <= ?1
         ORDER BY at, id",
    )?
    .query_map([to_millis(now)], |row| {
        let try_at: Option<i64> = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, try_at, row.get::<_, String>(3)?))
    })?
    .map(|row| {
        let (notice, at, try_at, body) = row?;
        Ok(Row {
            notice,
            at: instant(at)?,
            try_at: try_at.map(instant).transpose()?,
            body: read_body(&body)?,
        })
    })
    .collect()
}

fn body(db: &Connection, notice: &str) -> Result<Option<Body>, StoreError> {
    db.prepare_cached("SELECT body FROM held_notices WHERE id = ?1")?
        .query_row([notice], |row| row.get::<_, String>(0))
        .optional()?
        .map(|text| read_body(&text))
        .transpose()
}

fn read_body(text: &str) -> Result<Body, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged)
}

/// The occurrences of a notice for which it is still to be shown.
fn standing(
    db: &Connection,
    body: &Body,
    (rules, tapers): &(Vec<ReminderRule>, Vec<BoosterTaper>),
    now: Instant,
) -> Result<Vec<OccurrenceId>, StoreError> {
    let answered = matches!(quiet_in(db)?, QuietChoice::KeepComing | QuietChoice::Quiet);
    if body.purpose == NoticePurpose::AskQuiet && answered {
        return Ok(Vec::new());
    }
    let wanted: HashSet<_> = rules
        .iter()
        .filter(|rule| !rule.paused)
        .map(|rule| rule.id)
        .chain(
            tapers
                .iter()
                .filter(|taper| !taper.paused)
                .map(|taper| taper.id),
        )
        .collect();
    let mut standing = Vec::new();
    for id in &body.occurrences {
        let over = match mark_of(db, *id)? {
            Some(OccurrenceMark::Snoozed { until }) => until > now,
            mark => mark.is_some_and(OccurrenceMark::is_closed),
        };
        if wanted.contains(&id.rule) && !over {
            standing.push(*id);
        }
    }
    Ok(standing)
}

pub(super) fn kind_of(id: OccurrenceId, rules: &[ReminderRule]) -> ReminderKind {
    let rule = rules.iter().find(|rule| rule.id == id.rule);
    rule.map_or(ReminderKind::BoosterSession, |rule| rule.kind)
}

/// Takes measures and mindfulness out, and notes that they were left out on purpose.
pub(super) fn leave_out(
    db: &Connection,
    occurrences: Vec<OccurrenceId>,
    rules: &[ReminderRule],
    at: Instant,
) -> Result<Vec<OccurrenceId>, StoreError> {
    let mut kept = Vec::new();
    for id in occurrences {
        if matches!(
            kind_of(id, rules),
            ReminderKind::CheckIn | ReminderKind::Mindfulness
        ) {
            let cause = MissedCause::LeftOut;
            let mark = OccurrenceMark::Missed { cause };
            put(db, OccurrenceState { id, mark, at })?;
        } else {
            kept.push(id);
        }
    }
    Ok(kept)
}

fn worded(
    row: Row,
    occurrences: Vec<OccurrenceId>,
    rules: &[ReminderRule],
    wording: &Wording,
) -> Delivery {
    let (kind, purpose) = (row.body.kind, row.body.purpose);
    let first = occurrences.first().map(ToString::to_string);
    let mut notice = PlannedNotice {
        id: row.notice.clone(),
        at: row.at,
        kind,
        purpose,
        occurrences,
        apart: false,
        text: NoticeText::default(),
    };
    word(&mut notice, rules, wording);
    Delivery {
        takes_place_of: first.unwrap_or_else(|| row.notice.clone()),
        notice: row.notice,
        text: notice.text,
        urgency: urgency_of(kind, purpose),
        actions: actions_of(purpose, wording),
    }
}

/// How much a notice presses.
pub(super) fn urgency_of(kind: ReminderKind, purpose: NoticePurpose) -> Urgency {
    match purpose {
        NoticePurpose::AskQuiet | NoticePurpose::KeepGoing => Urgency::Low,
        NoticePurpose::Prepare { minutes } if minutes <= URGENT_PREPARE_MINUTES => Urgency::High,
        _ if kind == ReminderKind::Medication => Urgency::High,
        _ => Urgency::Normal,
    }
}

/// Its buttons, in order.
pub(super) fn actions_of(purpose: NoticePurpose, wording: &Wording) -> Vec<DeliveryAction> {
    let words = &wording.words().actions;
    let button = |answer, label: &String| DeliveryAction {
        answer,
        label: label.clone(),
    };
    let open = button(NoticeAnswer::Open, &words.open);
    match purpose {
        NoticePurpose::AskQuiet => vec![
            button(NoticeAnswer::KeepComing, &words.keep_coming),
            button(NoticeAnswer::GoQuiet, &words.go_quiet),
        ],
        NoticePurpose::KeepGoing => vec![open],
        _ => vec![
            button(NoticeAnswer::Done, &words.done),
            button(NoticeAnswer::Later, &words.snooze),
            open,
        ],
    }
}

fn test(wording: &Wording) -> Delivery {
    Delivery {
        notice: test_run::TEST_ID.to_owned(),
        takes_place_of: test_run::TEST_ID.to_owned(),
        text: test_text(wording),
        urgency: Urgency::Normal,
        actions: Vec::new(),
    }
}

/// What was presumed shown was not.
fn missed_after_all(
    db: &Connection,
    occurrences: &[OccurrenceId],
    at: Instant,
) -> Result<(), StoreError> {
    for id in occurrences {
        if matches!(mark_of(db, *id)?, None | Some(OccurrenceMark::Presumed)) {
            let cause = MissedCause::NotHeld;
            let mark = OccurrenceMark::Missed { cause };
            put(db, OccurrenceState { id: *id, mark, at })?;
        }
    }
    Ok(())
}

fn hand(db: &Connection, notice: &str, how: i32) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE held_notices SET handed = ?2 WHERE id = ?1")?
        .execute(params![notice, how])?;
    Ok(())
}

fn after(now: Instant, by: TimeDelta) -> Instant {
    now.checked_add_signed(by).unwrap_or(now)
}

fn is_over(at: Instant, now: Instant) -> bool {
    at < latest(now)
}

fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, id};
    use crate::reminders::{done, history, save_rule};
    use crate::store::scratch;

    fn looked_at(store: &Store, now: &str) -> Vec<Delivery> {
        let wording = Wording::neutral("en");
        look(store, None, at(now), Zone::UTC, &wording, false)
            .unwrap()
            .deliver
    }

    fn kept() -> (tempfile::TempDir, Store) {
        let (folder, store) = scratch::store();
        let rule = daily("09:00").with_start("2026-11-23");
        save_rule(&store, rule, at("2026-11-23T08:00:00Z"), Zone::UTC).unwrap();
        assert_eq!(looked_at(&store, "2026-11-23T08:00:00Z"), []);
        (folder, store)
    }

    fn mark(store: &Store) -> Option<OccurrenceMark> {
        let states = history(store, id(1), 10).unwrap();
        states.first().map(|state| state.mark)
    }

    const DUE: &str = "2026-11-23T09:00:00Z";

    #[test]
    fn what_is_due_is_given_until_the_host_says_what_came_of_it() {
        let (_folder, store) = kept();
        let first = looked_at(&store, DUE);
        assert_eq!(first.len(), 1);
        assert_eq!(looked_at(&store, "2026-11-23T09:00:30Z"), first);
        delivered(&store, &first[0].notice, at("2026-11-23T09:00:31Z")).unwrap();
        assert_eq!(mark(&store), Some(OccurrenceMark::Seen));
        assert_eq!(looked_at(&store, "2026-11-23T09:01:00Z"), []);
    }

    #[test]
    fn what_could_not_be_shown_counts_as_missed_and_is_tried_again_ever_later() {
        let (_folder, store) = kept();
        let notice = looked_at(&store, DUE)[0].notice.clone();
        let again = not_delivered(&store, &notice, at(DUE)).unwrap();
        assert_eq!(again, at("2026-11-23T09:00:05Z"));
        assert!(matches!(mark(&store), Some(OccurrenceMark::Missed { .. })));
        assert_eq!(looked_at(&store, "2026-11-23T09:00:04Z"), []);
        assert_eq!(looked_at(&store, "2026-11-23T09:00:05Z").len(), 1);
        assert_eq!(undelivered(&store).unwrap().len(), 1);
        let waits: Vec<_> = (1..10).map(retry_seconds).collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
        delivered(&store, &notice, at("2026-11-23T09:00:06Z")).unwrap();
        assert_eq!(mark(&store), Some(OccurrenceMark::Seen));
        assert_eq!(undelivered(&store).unwrap(), []);
    }

    #[test]
    fn an_hour_after_its_time_it_is_not_shown_any_more_but_told() {
        let (_folder, store) = kept();
        assert_eq!(looked_at(&store, "2026-11-23T09:59:00Z").len(), 1);
        assert_eq!(looked_at(&store, "2026-11-23T10:00:01Z"), []);
        assert!(matches!(mark(&store), Some(OccurrenceMark::Missed { .. })));
    }

    #[test]
    fn a_computer_that_was_off_shows_no_avalanche_and_owns_up_to_what_was_missed() {
        let (_folder, store) = kept();
        assert_eq!(looked_at(&store, "2026-11-29T12:00:00Z"), []);
        let states = history(&store, id(1), 10).unwrap();
        let cause = MissedCause::PhoneOff;
        let missed = OccurrenceMark::Missed { cause };
        assert_eq!(states.len(), 7);
        assert!(
            states.iter().all(|state| state.mark == missed),
            "{states:?}"
        );
    }

    #[test]
    fn what_was_added_since_the_last_look_and_is_due_by_now_is_shown() {
        let (_folder, store) = kept();
        let mut soon = daily("08:01");
        soon.id = id(2);
        save_rule(&store, soon, at("2026-11-23T08:00:20Z"), Zone::UTC).unwrap();
        assert_eq!(looked_at(&store, "2026-11-23T08:01:05Z").len(), 1);
    }

    #[test]
    fn done_early_is_not_shown_and_done_elsewhere_is_taken_away() {
        let (_folder, store) = kept();
        let notice = looked_at(&store, DUE)[0].notice.clone();
        let shown = [notice.clone()];
        assert_eq!(
            closed_elsewhere(&store, &shown, at(DUE)).unwrap(),
            [] as [String; 0]
        );
        let start = "2026-11-23T09:00".parse().unwrap();
        let rule = id(1);
        done(&store, OccurrenceId { rule, start }, at(DUE), Zone::UTC).unwrap();
        assert_eq!(closed_elsewhere(&store, &shown, at(DUE)).unwrap(), shown);
        assert_eq!(looked_at(&store, "2026-11-23T09:00:30Z"), []);
    }

    #[test]
    fn later_is_an_hour_and_comes_in_the_place_of_the_first() {
        let (_folder, store) = kept();
        let first = looked_at(&store, DUE).remove(0);
        delivered(&store, &first.notice, at(DUE)).unwrap();
        answered(
            &store,
            &first.notice,
            NoticeAnswer::Later,
            at(DUE),
            Zone::UTC,
        )
        .unwrap();
        looked_at(&store, "2026-11-23T09:00:10Z");
        let again = looked_at(&store, "2026-11-23T10:00:00Z").remove(0);
        assert_ne!(again.notice, first.notice);
        assert_eq!(again.takes_place_of, first.takes_place_of);
    }

    #[test]
    fn the_host_is_sent_to_look_again_at_the_next_time_and_once_a_day_at_least() {
        let (_folder, store) = kept();
        let wording = Wording::neutral("en");
        let next = |now: &str| {
            look(&store, None, at(now), Zone::UTC, &wording, false)
                .unwrap()
                .next_look
        };
        assert_eq!(next("2026-11-23T08:30:00Z"), at(DUE));
        let given = "2026-11-23T09:01:00Z";
        let notice = looked_at(&store, DUE)[0].notice.clone();
        delivered(&store, &notice, at(DUE)).unwrap();
        assert_eq!(next(given), at("2026-11-24T09:00:00Z"));
        crate::reminders::delete_rule(&store, id(1)).unwrap();
        assert_eq!(next(given), at("2026-11-24T09:01:00Z"));
    }

    #[test]
    fn a_measure_that_the_night_holds_back_is_asked_after_until_its_hour_is_over() {
        let (_folder, store) = scratch::store();
        let mut rule = daily("20:55").with_start("2026-11-23");
        rule.kind = ReminderKind::CheckIn;
        save_rule(&store, rule, at("2026-11-23T08:00:00Z"), Zone::UTC).unwrap();
        let next = |now: &str| {
            let wording = Wording::neutral("en");
            look(&store, None, at(now), Zone::UTC, &wording, false).unwrap()
        };
        assert_eq!(
            next("2026-11-23T08:00:00Z").next_look,
            at("2026-11-23T20:55:00Z")
        );
        let at_night = next("2026-11-23T21:01:00Z");
        assert_eq!(at_night.deliver, []);
        assert_eq!(at_night.next_look, at("2026-11-23T21:02:00Z"));
        assert_eq!(
            next("2026-11-23T21:56:00Z").next_look,
            at("2026-11-24T20:55:00Z")
        );
    }

    #[test]
    fn a_test_comes_once_when_it_is_due() {
        let (_folder, store) = kept();
        let now = "2026-11-23T08:10:00Z";
        let due = test_run::start_test(&store, at(now)).unwrap();
        assert_eq!(looked_at(&store, now), []);
        let given = looked_at(&store, "2026-11-23T08:11:00Z");
        assert_eq!(given[0].notice, test_run::TEST_ID);
        delivered(&store, test_run::TEST_ID, due).unwrap();
        assert_eq!(looked_at(&store, "2026-11-23T08:11:30Z"), []);
    }
}
