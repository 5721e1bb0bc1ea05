//! Counts over rides: how soon the urge had halved, guesses against what came, and ratings around each tool.

use serde::Serialize;

use super::tally::{Tally, exercises_that_are_over};
use crate::store::{Store, StoreError, Work};

/// Below this many rides there is no statistic.
pub const LEAST_RIDES: i32 = 5;
/// How many of the newest rides count as recent.
pub const RECENT_RIDES: i32 = 20;

/// Everything that the records say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insights {
    /// Over the newest [`RECENT_RIDES`] rides.
    pub recent: RideCounts,
    /// Over all rides.
    pub all: RideCounts,
    /// Guesses of the length against what came, over all rides.
    pub guesses: GuessCounts,
    /// Ratings before and after each tool, by its name.
    pub tools: Vec<ToolCounts>,
    /// The same apart for how strong it was before, by the name of the tool.
    pub in_states: Vec<StateCounts>,
    /// Breathing sessions.
    pub breathings: i32,
    /// Guided practices.
    pub practices: i32,
}

/// Counts over some rides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RideCounts {
    /// All of them.
    pub rides: i32,
    /// Those that began with a rating of at least 2, so that a half can be told.
    pub rated: i32,
    /// Those of them in which the rating had halved within `by_minutes`.
    pub halved: i32,
    /// The mark that `halved` is counted at, minutes.
    pub by_minutes: i32,
    /// Rides that were ended early.
    pub early: i32,
    /// Rides after which the person said that they used, or used some.
    #[serde(skip)]
    pub used: i32,
}

/// Rides with a guess of the length in which the end was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct GuessCounts {
    /// It passed sooner than guessed.
    pub sooner: i32,
    /// It took as long as guessed, or longer.
    pub later: i32,
}

/// How the rating after a tool compares with the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ToolCounts {
    /// Name of the tool, such as `breathing:box`.
    pub tool: String,
    /// Times the rating was lower afterwards.
    pub lower: i32,
    /// Times it was the same.
    pub same: i32,
    /// Times it was higher.
    pub higher: i32,
}

/// How strong it was before a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToolState {
    /// 1 to 3: at 0 it cannot be lower afterwards.
    Low,
    /// 4 to 6.
    Middle,
    /// 7 to 10.
    High,
}

impl ToolState {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Middle, Self::Low];

    /// The least and the most rating that it stands for.
    pub fn range(self) -> (i32, i32) {
        match self {
            Self::Low => (1, 3),
            Self::Middle => (4, 6),
            Self::High => (7, 10),
        }
    }

    /// The one that a rating belongs to; none at 0.
    pub fn of(rating: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|state| {
            let (least, most) = state.range();
            (least..=most).contains(&rating)
        })
    }
}

/// How often the rating was lower after a tool that was taken up in one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCounts {
    /// Name of the tool, such as `breathing:box`.
    pub tool: String,
    /// How strong it was before.
    pub state: ToolState,
    /// Times it was rated before and after.
    pub times: i32,
    /// Those at which it was lower afterwards.
    pub lower: i32,
}

/// Counts over everything that is over: one pass through the index of the exercises, one through their events.
///
/// It takes some tens of milliseconds over ten years, and counts its steps in exercises.
pub fn insights(store: &Store, work: &Work) -> Result<Insights, StoreError> {
    Ok(tally(store, work)?.finish())
}

fn tally(store: &Store, work: &Work) -> Result<Tally, StoreError> {
    store.read(|db| {
        let over = exercises_that_are_over(db)?;
        work.expect(over.len());
        let mut tally = Tally::default();
        let mut statement = db.prepare_cached(
            "SELECT exercise, elapsed_ms, kind, number, detail FROM exercise_events ORDER BY exercise, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut current = None;
        while let Some(row) = rows.next()? {
            let exercise: i64 = row.get(0)?;
            if current != Some(exercise) {
                let over = over.get(&exercise);
                work.steps(over.is_some().into())?;
                tally.next_exercise(over);
                current = Some(exercise);
            }
            tally.event(row)?;
        }
        Ok(tally)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Outcome, Plan, ToolUse, tool_uses};
    use crate::store::scratch;
    use crate::time::{Instant, Zone, from_millis};

    fn at(day: i64, minute: i64) -> Instant {
        from_millis(1_790_000_000_000 + day * 86_400_000 + minute * 60_000).unwrap()
    }

    /// One ride on `day`: changes at minutes, then its end.
    fn ride(store: &Store, day: i64, changes: &[(i64, Change)], outcome: Option<Outcome>) {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(day, 0), Zone::UTC).unwrap();
        for (minute, change) in changes {
            record.live.apply(change.clone(), at(day, *minute)).unwrap();
        }
        let last = changes.last().map_or(0, |change| change.0);
        record
            .live
            .apply(
                Change::Finish {
                    ending: Ending::Done,
                    outcome,
                },
                at(day, last),
            )
            .unwrap();
        keep(store, &mut record, at(day, last)).unwrap();
    }

    fn rate(value: i32) -> Change {
        Change::Rate { value }
    }

    #[test]
    fn counts_are_what_counting_by_hand_gives() {
        let (_folder, store) = scratch::store();
        ride(
            &store,
            0,
            &[(0, rate(8)), (4, rate(4))],
            Some(Outcome::Rode),
        );
        ride(
            &store,
            1,
            &[(0, rate(6)), (9, rate(3))],
            Some(Outcome::Rode),
        );
        ride(
            &store,
            2,
            &[(0, rate(7)), (12, rate(3))],
            Some(Outcome::Used),
        );
        ride(
            &store,
            3,
            &[(0, rate(9)), (2, rate(8)), (2, Change::Enough)],
            Some(Outcome::UsedSome),
        );
        ride(&store, 4, &[(0, rate(1))], Some(Outcome::NotSure));
        let found = insights(&store, &Work::new()).unwrap().all;
        let by_hand = RideCounts {
            rides: 5,
            rated: 4,
            halved: 2,
            by_minutes: 10,
            early: 1,
            used: 2,
        };
        assert_eq!(found, by_hand);
    }

    #[test]
    fn a_guess_is_compared_with_what_came() {
        let (_folder, store) = scratch::store();
        let guess = |minutes| Change::Guess { minutes };
        ride(
            &store,
            0,
            &[(0, rate(7)), (0, guess(30)), (12, rate(1))],
            None,
        );
        ride(
            &store,
            1,
            &[(0, rate(7)), (0, guess(5)), (12, Change::Pass)],
            None,
        );
        // Without an end that was noted there is nothing to compare.
        ride(
            &store,
            2,
            &[(0, rate(7)), (0, guess(5)), (12, rate(4))],
            None,
        );
        assert_eq!(
            insights(&store, &Work::new()).unwrap().guesses,
            GuessCounts {
                sooner: 1,
                later: 1
            }
        );
    }

    #[test]
    fn a_tool_is_judged_by_the_ratings_around_it() {
        let (_folder, store) = scratch::store();
        let take_up = || Change::TakeUp {
            tool: "breathing:box".to_owned(),
            breath: None,
        };
        ride(
            &store,
            0,
            &[
                (0, rate(7)),
                (1, take_up()),
                (3, Change::PutDown),
                (3, rate(4)),
            ],
            None,
        );
        ride(
            &store,
            1,
            &[
                (0, rate(5)),
                (1, take_up()),
                (3, Change::PutDown),
                (3, rate(6)),
            ],
            None,
        );
        ride(
            &store,
            2,
            &[(1, take_up()), (3, Change::PutDown), (3, rate(6))],
            None,
        );
        let tools = insights(&store, &Work::new()).unwrap().tools;
        assert_eq!(
            tools,
            [ToolCounts {
                tool: "breathing:box".to_owned(),
                lower: 1,
                same: 0,
                higher: 1
            }]
        );
    }

    #[test]
    fn a_practice_counts_by_its_first_and_its_last_rating_with_all_the_points_between() {
        let (_folder, store) = scratch::store();
        let words = content("en");
        let practice = |day: i64, ratings: &[i32]| {
            let plan = Plan::practice(words, words.practice("sounds").unwrap(), Form::Inward);
            let mut record = Record::begin(plan, at(day, 0), Zone::UTC).unwrap();
            let end = Change::Finish {
                ending: Ending::Done,
                outcome: None,
            };
            for change in ratings.iter().map(|value| rate(*value)).chain([end]) {
                record.live.apply(change, at(day, 6)).unwrap();
            }
            keep(&store, &mut record, at(day, 6)).unwrap();
        };
        practice(0, &[7, 5, 3]);
        practice(1, &[0, 0]);
        practice(2, &[6]);
        let used = |before, after| ToolUse {
            tool: "practice:sounds".to_owned(),
            before,
            after,
        };
        assert_eq!(tool_uses(&store), Ok(vec![used(7, 3), used(0, 0)]));
        let counts = &insights(&store, &Work::new()).unwrap().tools[0];
        assert_eq!((counts.lower, counts.same, counts.higher), (1, 1, 0));
    }

    #[test]
    fn a_lapse_resets_nothing() {
        let (_folder, store) = scratch::store();
        for day in 0..6 {
            ride(
                &store,
                day,
                &[(0, rate(8)), (4, rate(3))],
                Some(Outcome::Rode),
            );
        }
        let before = insights(&store, &Work::new()).unwrap();
        ride(&store, 6, &[(0, rate(8))], Some(Outcome::Used));
        let id = crate::store::Id::new(at(6, 1)).unwrap();
        crate::journal::uses::note(&store, id, at(6, 1), Zone::UTC).unwrap();
        let after = insights(&store, &Work::new()).unwrap();
        assert_eq!(
            (after.all.rides, after.all.halved),
            (before.all.rides + 1, before.all.halved)
        );
    }

    #[test]
    fn recent_rides_are_the_newest_twenty() {
        let (_folder, store) = scratch::store();
        for day in 0..25 {
            let outcome = if day < 5 {
                Outcome::Used
            } else {
                Outcome::Rode
            };
            ride(&store, day, &[(0, rate(8))], Some(outcome));
        }
        let found = insights(&store, &Work::new()).unwrap();
        assert_eq!(
            (found.recent.rides, found.recent.used, found.all.used),
            (20, 0, 5)
        );
    }
}
