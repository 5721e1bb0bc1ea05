//! What the days that may be hard ask for now: those ahead, and those that want their check-in.

use chrono::Timelike as _;

use super::TriggerError;
use super::cope_ahead::{CopeAhead, list};
use crate::content::{CopeAheadWords, fill};
use crate::store::Store;
use crate::time::{Day, Instant, Zone};

/// Days after which nobody is asked any more how it went.
pub const CHECK_IN_DAYS: i64 = 14;
/// Hours of the wall clock in which a check-in is asked: nothing is asked between 21:00 and 08:00.
const ASKED_FROM_TO: std::ops::Range<u32> = 8..21;

/// A day that is today or ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Today's and those ahead, the nearest first.
    pub ahead: Vec<DayAhead>,
    /// Those that want their check-in, the oldest first.
    pub check_in: Vec<CopeAhead>,
}

/// What is ahead of `now`, and what wants its check-in: from the day after to [`CHECK_IN_DAYS`] after, never at night
/// and never on a day on which the person has used.
pub fn due(store: &Store, now: Instant, zone: Zone, used: bool) -> Result<Due, TriggerError> {
    let today = Day::of(now, zone);
    let may_ask = !used && ASKED_FROM_TO.contains(&zone.wall_clock(now).hour());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::{Id, scratch};
    use crate::triggers::cope_ahead::{Went, change, check_in, keep};
    use crate::triggers::example::{NOON, berlin, on, wedding};

    /// 2026-11-28 is the Saturday of the wedding.
    fn planned(store: &Store) -> Id {
        keep(store, &wedding("2026-11-28"), on("2026-11-20", NOON)).unwrap()
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
        !due(store, now, berlin(), false)
            .unwrap()
            .check_in
            .is_empty()
    }

    #[test]
    fn a_day_is_ahead_until_four_in_the_morning_after() {
        let (_folder, store) = scratch::store();
        planned(&store);
        assert_eq!(
            ahead(&store, on("2026-11-25", NOON)),
            ["Ana's wedding {n} is in 3 days."]
        );
        assert_eq!(
            ahead(&store, on("2026-11-27", NOON)),
            ["Ana's wedding {n} is tomorrow. Your plan is here."]
        );
        let today = ["Ana's wedding {n} is today. Your plan is here."];
        assert_eq!(ahead(&store, on("2026-11-28", NOON)), today);
        assert_eq!(ahead(&store, on("2026-11-29", "03:59:00+01:00")), today);
        assert!(ahead(&store, on("2026-11-29", "04:00:00+01:00")).is_empty());
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
            assert_eq!(asked(&store, on(day, time)), expected, "{day} {time}");
        }
    }

    #[test]
    fn nobody_is_asked_on_a_day_of_having_used() {
        let (_folder, store) = scratch::store();
        planned(&store);
        let now = on("2026-11-29", NOON);
        assert_eq!(due(&store, now, berlin(), true).unwrap().check_in, []);
        assert!(asked(&store, on("2026-11-30", NOON)));
    }

    #[test]
    fn who_has_said_how_it_went_or_would_rather_not_is_not_asked_again() {
        let (_folder, store) = scratch::store();
        let id = planned(&store);
        let after = on("2026-11-29", NOON);
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
        let after = on("2026-11-29", NOON);
        check_in(&store, id, Went::DidNotHappen, "", after, berlin()).unwrap();
        change(&store, id, &wedding("2026-12-05"), after).unwrap();
        assert_eq!(ahead(&store, after).len(), 1);
        assert!(asked(&store, on("2026-12-06", NOON)));
    }
}
