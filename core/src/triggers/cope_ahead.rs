//! A day that may be hard, such as a wedding on Saturday: a plan for it, a rehearsal, and a check-in after.

use chrono::Timelike as _;
use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::TriggerError;
use super::stored::{choice, fitting, instant, said, word};
use super::trigger::found;
use crate::content::{CopeAheadWords, fill};
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone, to_millis};

/// Days after which nobody is asked any more how it went.
pub const CHECK_IN_DAYS: i64 = 14;
/// Hours of the wall clock in which a check-in is asked: nothing is asked between 21:00 and 08:00.
const ASKED_FROM_TO: std::ops::Range<u32> = 8..21;

/// What a person writes down of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CopeAheadDraft {
    /// What is coming up.
    pub situation: String,
    /// The day of it.
    pub day: Day,
    /// What they will do; may be empty, as all that follows.
    pub what_i_will_do: String,
    /// Who knows.
    pub who_knows: String,
    /// How they leave.
    pub how_i_leave: String,
}

impl CopeAheadDraft {
    fn checked(&self) -> Result<Self, TriggerError> {
        Ok(Self {
            situation: said(&self.situation)?,
            day: self.day,
            what_i_will_do: fitting(&self.what_i_will_do)?,
            who_knows: fitting(&self.who_knows)?,
            how_i_leave: fitting(&self.how_i_leave)?,
        })
    }
}

/// How a day went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Went {
    /// Easier than they thought.
    Easier,
    /// About as they thought.
    AsThought,
    /// Harder than they thought.
    Harder,
    /// It did not happen, or they did not go.
    DidNotHappen,
    /// They would rather not say, and are not asked again.
    RatherNotSay,
}

impl Went {
    /// Its label.
    pub fn label(self, words: &CopeAheadWords) -> &str {
        match self {
            Self::Easier => &words.easier,
            Self::AsThought => &words.as_thought,
            Self::Harder => &words.harder,
            Self::DidNotHappen => &words.did_not_happen,
            Self::RatherNotSay => &words.rather_not_say,
        }
    }
}

/// A check-in after the day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CheckIn {
    /// How it went.
    pub went: Went,
    /// What helped; may be empty.
    pub what_helped: String,
    /// When it was said.
    pub at: Instant,
}

/// A day that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CopeAhead {
    /// Its id.
    pub id: Id,
    /// What the person wrote.
    pub written: CopeAheadDraft,
    /// How often its plan was rehearsed.
    pub rehearsed: i32,
    /// When it was last rehearsed.
    pub last_rehearsed_at: Option<Instant>,
    /// False where a rehearsal made it worse: another is not suggested.
    pub suggest_rehearsal: bool,
    /// The check-in, where there was one.
    pub check_in: Option<CheckIn>,
    /// When it was last changed.
    pub edited_at: Instant,
}

/// A day that is today or ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DayAhead {
    /// The day and its plan.
    pub planned: CopeAhead,
    /// Days until then; 0 is today.
    pub days: i64,
}

impl DayAhead {
    /// What is ahead, as one sentence.
    pub fn sentence(&self, words: &CopeAheadWords) -> String {
        let words = match self.days {
            0 => &words.today,
            1 => &words.tomorrow,
            _ => &words.ahead,
        };
        // What a person wrote goes in last, so that it is not looked through for gaps.
        let situation = self.planned.written.situation.as_str();
        fill(
            words,
            &[("n", &self.days.to_string()), ("situation", situation)],
        )
    }
}

/// What the days that may be hard ask for now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Due {
    /// Today's and those ahead, the nearest first.
    pub ahead: Vec<DayAhead>,
    /// Those that want their check-in, the oldest first.
    pub check_in: Vec<CopeAhead>,
}

/// Keeps a new day.
///
/// # Errors
/// [`TriggerError::NoWords`] where the situation is missing.
pub fn keep(store: &Store, draft: &CopeAheadDraft, now: Instant) -> Result<Id, TriggerError> {
    let id = Id::new(now)?;
    let written = draft.checked()?;
    store.write(|db| {
        db.execute(
            "INSERT INTO cope_ahead (id, situation, day, what_i_will_do, who_knows, how_i_leave, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                written.situation,
                written.day.to_string(),
                written.what_i_will_do,
                written.who_knows,
                written.how_i_leave,
                to_millis(now)
            ],
        )?;
        Ok(())
    })?;
    Ok(id)
}

/// Writes a day anew. Where it is moved to a later one, the check-in is asked again after that.
pub fn change(
    store: &Store,
    id: Id,
    draft: &CopeAheadDraft,
    now: Instant,
) -> Result<(), TriggerError> {
    let written = draft.checked()?;
    store.write(|db| {
        found(db.execute(
            "UPDATE cope_ahead SET situation = ?2, day = ?3, what_i_will_do = ?4, who_knows = ?5, how_i_leave = ?6,
                    edited_at = max(edited_at, ?7) WHERE id = ?1",
            params![
                id,
                written.situation,
                written.day.to_string(),
                written.what_i_will_do,
                written.who_knows,
                written.how_i_leave,
                to_millis(now)
            ],
        )?)
    })?;
    Ok(())
}

/// Deletes a day with its rehearsals and its check-in.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    store.write(|db| found(db.execute("DELETE FROM cope_ahead WHERE id = ?1", [id])?))?;
    Ok(())
}

/// Keeps how a day went; saying it again sets it right.
///
/// # Errors
/// [`TriggerError::StillAhead`] where the day has not come yet.
pub fn check_in(
    store: &Store,
    id: Id,
    went: Went,
    what_helped: &str,
    now: Instant,
    zone: Zone,
) -> Result<(), TriggerError> {
    let went = word(went)?;
    let what_helped = fitting(what_helped)?;
    let today = Day::of(now, zone);
    let ahead = store.write(|db| {
        let day: String = db
            .query_row("SELECT day FROM cope_ahead WHERE id = ?1", [id], |row| {
                row.get(0)
            })
            .optional()?
            .ok_or(StoreError::NotFound)?;
        if self::day(&day)? > today {
            return Ok(true);
        }
        db.execute(
            "UPDATE cope_ahead SET went = ?2, what_helped = ?3, checked_in_at = ?4,
                    edited_at = max(edited_at, ?4) WHERE id = ?1",
            params![id, went, what_helped, to_millis(now)],
        )?;
        Ok(false)
    })?;
    if ahead {
        return Err(TriggerError::StillAhead);
    }
    Ok(())
}

/// Every day, the earliest first, in one query.
pub fn list(store: &Store) -> Result<Vec<CopeAhead>, TriggerError> {
    Ok(store.read(|db| {
        db.prepare_cached(
            "SELECT days.id, situation, days.day, what_i_will_do, who_knows, how_i_leave, ifnull(times, 0), last,
                    ifnull(made_worse, 0), went, what_helped, checked_in_at, edited_at
             FROM cope_ahead AS days
             LEFT JOIN (SELECT day AS row, count(*) AS times, max(at) AS last, max(made_worse) AS made_worse
                        FROM trigger_rehearsals WHERE day IS NOT NULL GROUP BY day) ON row = days.rowid
             ORDER BY days.day, days.id",
        )?
        .query_and_then([], read)?
        .collect::<Result<_, StoreError>>()
    })?)
}

/// What is ahead of `now`, and what wants its check-in: from the day after to [`CHECK_IN_DAYS`] after, never at night
/// and never on a day on which the person has used.
pub fn due(store: &Store, now: Instant, zone: Zone, used_today: bool) -> Result<Due, TriggerError> {
    let today = Day::of(now, zone);
    let may_ask = !used_today && ASKED_FROM_TO.contains(&zone.wall_clock(now).hour());
    let mut due = Due {
        ahead: Vec::new(),
        check_in: Vec::new(),
    };
    for planned in list(store)? {
        let days = planned.written.day.days_since(today);
        if days >= 0 {
            due.ahead.push(DayAhead { planned, days });
        } else if may_ask && days >= -CHECK_IN_DAYS && !said_how_it_went(&planned, zone) {
            due.check_in.push(planned);
        }
    }
    Ok(due)
}

/// A check-in from before the day was moved says nothing about it.
fn said_how_it_went(planned: &CopeAhead, zone: Zone) -> bool {
    planned
        .check_in
        .as_ref()
        .is_some_and(|said| Day::of(said.at, zone) >= planned.written.day)
}

fn day(text: &str) -> Result<Day, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged)
}

fn read(row: &Row<'_>) -> Result<CopeAhead, StoreError> {
    let instant_at = |column| -> Result<Option<Instant>, StoreError> {
        row.get::<_, Option<i64>>(column)?.map(instant).transpose()
    };
    let check_in = match (row.get::<_, Option<String>>(9)?, instant_at(11)?) {
        (Some(went), Some(at)) => Some(CheckIn {
            went: choice(went)?,
            what_helped: row.get(10)?,
            at,
        }),
        _ => None,
    };
    Ok(CopeAhead {
        id: row.get(0)?,
        written: CopeAheadDraft {
            situation: row.get(1)?,
            day: day(&row.get::<_, String>(2)?)?,
            what_i_will_do: row.get(3)?,
            who_knows: row.get(4)?,
            how_i_leave: row.get(5)?,
        },
        rehearsed: row.get(6)?,
        last_rehearsed_at: instant_at(7)?,
        suggest_rehearsal: !row.get::<_, bool>(8)?,
        check_in,
        edited_at: instant(row.get(12)?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::scratch;
    use crate::triggers::rehearsal::{self, Rehearsal, Rehearsed};

    /// 2026-11-28 is the Saturday of the wedding.
    const NOON: &str = "12:00:00+01:00";

    fn at(day: &str, time: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("{day}T{time}"))
            .unwrap()
            .to_utc()
    }

    fn berlin() -> Zone {
        "Europe/Berlin".parse().unwrap()
    }

    fn wedding(day: &str) -> CopeAheadDraft {
        CopeAheadDraft {
            situation: "Ana's wedding {n}".to_owned(),
            day: day.parse().unwrap(),
            what_i_will_do: "stay with Kim, hold a glass of water".to_owned(),
            who_knows: "Kim".to_owned(),
            how_i_leave: "the bus at ten".to_owned(),
        }
    }

    fn planned(store: &Store) -> Id {
        keep(store, &wedding("2026-11-28"), at("2026-11-20", NOON)).unwrap()
    }

    fn ahead(store: &Store, now: Instant) -> Vec<String> {
        let words = &content("en").triggers.cope_ahead;
        due(store, now, berlin(), false)
            .unwrap()
            .ahead
            .iter()
            .map(|day| day.sentence(words))
            .collect()
    }

    fn asked(store: &Store, now: Instant) -> bool {
        !due(store, now, berlin(), false).unwrap().check_in.is_empty()
    }

    #[test]
    fn a_day_is_ahead_until_four_in_the_morning_after() {
        let (_folder, store) = scratch::store();
        planned(&store);
        assert_eq!(
            ahead(&store, at("2026-11-25", NOON)),
            ["Ana's wedding {n} is in 3 days."]
        );
        assert_eq!(
            ahead(&store, at("2026-11-27", NOON)),
            ["Ana's wedding {n} is tomorrow. Your plan is here."]
        );
        let today = ["Ana's wedding {n} is today. Your plan is here."];
        assert_eq!(ahead(&store, at("2026-11-28", NOON)), today);
        assert_eq!(ahead(&store, at("2026-11-29", "03:59:00+01:00")), today);
        assert!(ahead(&store, at("2026-11-29", "04:00:00+01:00")).is_empty());
    }

    #[test]
    fn the_check_in_is_asked_from_the_next_morning_on_never_at_night_and_for_a_fortnight() {
        let (_folder, store) = scratch::store();
        planned(&store);
        for (day, time, expected) in [
            ("2026-11-28", "20:00:00+01:00", false),
            ("2026-11-29", "03:00:00+01:00", false),
            ("2026-11-29", "07:59:59+01:00", false),
            ("2026-11-29", "08:00:00+01:00", true),
            ("2026-11-29", "20:59:59+01:00", true),
            ("2026-11-29", "21:00:00+01:00", false),
            ("2026-12-12", NOON, true),
            ("2026-12-13", NOON, false),
        ] {
            assert_eq!(asked(&store, at(day, time)), expected, "{day} {time}");
        }
    }

    #[test]
    fn nobody_is_asked_on_a_day_of_having_used() {
        let (_folder, store) = scratch::store();
        planned(&store);
        let now = at("2026-11-29", NOON);
        assert_eq!(due(&store, now, berlin(), true).unwrap().check_in, []);
        assert!(asked(&store, at("2026-11-30", NOON)));
    }

    #[test]
    fn who_has_said_how_it_went_or_would_rather_not_is_not_asked_again() {
        let (_folder, store) = scratch::store();
        let id = planned(&store);
        let after = at("2026-11-29", NOON);
        check_in(&store, id, Went::RatherNotSay, "", after, berlin()).unwrap();
        assert!(!asked(&store, after));
        check_in(&store, id, Went::Easier, "Kim stayed", after, berlin()).unwrap();
        let said = list(&store).unwrap().remove(0).check_in.unwrap();
        assert_eq!(
            (said.went, said.what_helped.as_str(), said.at),
            (Went::Easier, "Kim stayed", after)
        );
    }

    #[test]
    fn a_day_that_is_put_off_is_ahead_again_and_asked_about_again() {
        let (_folder, store) = scratch::store();
        let id = planned(&store);
        let after = at("2026-11-29", NOON);
        check_in(&store, id, Went::DidNotHappen, "", after, berlin()).unwrap();
        change(&store, id, &wedding("2026-12-05"), after).unwrap();
        assert_eq!(ahead(&store, after).len(), 1);
        assert!(asked(&store, at("2026-12-06", NOON)));
    }

    #[test]
    fn a_day_that_has_not_come_has_no_check_in() {
        let (_folder, store) = scratch::store();
        let id = planned(&store);
        let before = at("2026-11-27", NOON);
        assert_eq!(
            check_in(&store, id, Went::Easier, "", before, berlin()),
            Err(TriggerError::StillAhead)
        );
        assert_eq!(list(&store).unwrap()[0].check_in, None);
    }

    #[test]
    fn a_plan_for_a_day_can_be_rehearsed_and_goes_with_its_rehearsals() {
        let (_folder, store) = scratch::store();
        let id = planned(&store);
        let rehearsal = Rehearsal {
            what: Rehearsed::Day { id },
            urge_before: 2,
            urge_after: Some(2),
            what_worked: String::new(),
            made_worse: false,
        };
        let now = at("2026-11-26", NOON);
        rehearsal::keep(&store, &rehearsal, now, berlin()).unwrap();
        let found = list(&store).unwrap().remove(0);
        assert_eq!((found.rehearsed, found.last_rehearsed_at), (1, Some(now)));
        remove(&store, id).unwrap();
        assert_eq!(list(&store).unwrap(), []);
    }
}
