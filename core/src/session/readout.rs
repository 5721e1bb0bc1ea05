//! An exercise as other programs read it: what it was, when, how strong the urge was on its way, and what became of it.

use serde::Serialize;

use super::frame::RunState;
use super::records::Record;
use super::{Course, ExerciseKind, Outcome};
use crate::content::Stage;
use crate::store::Id;
use crate::time::Instant;

/// A rating on the urge's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RatingRecord {
    /// Milliseconds since it began.
    pub elapsed_ms: i64,
    /// 0 to 10.
    pub value: i32,
}

/// An exercise that is over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExerciseRecord {
    /// Its id.
    pub id: Id,
    /// What it was.
    pub kind: ExerciseKind,
    /// Id of the pattern or of the practice.
    pub pattern: String,
    /// When it began.
    pub started_at: Instant,
    /// IANA zone in which the person was.
    pub zone: String,
    /// How long it took, ms: of the urge for a ride, without pauses for breathing.
    pub length_ms: i64,
    /// The ratings in it.
    pub ratings: Vec<RatingRecord>,
    /// How long the person thought that it would last, ms.
    pub guessed_ms: Option<i64>,
    /// When the rating was first at most half of a first rating of 2 or more, ms.
    pub halved_ms: Option<i64>,
    /// When it was first 1 or less, or said to have passed, ms.
    pub ended_ms: Option<i64>,
    /// What the person says of it.
    pub outcome: Option<Outcome>,
}

impl From<&Record> for ExerciseRecord {
    fn from(record: &Record) -> Self {
        let live = &record.live;
        let events = live.events().iter();
        let course = Course::of(events.map(|event| (event.elapsed_ms, &event.what)));
        let end = record.ended_at().unwrap_or_else(|| live.started_at());
        Self {
            id: record.id,
            kind: live.plan().kind,
            pattern: live.plan().pattern.clone(),
            started_at: live.started_at(),
            zone: record.zone.to_string(),
            length_ms: live.frame(end).elapsed_ms,
            ratings: ratings(record),
            guessed_ms: course.guessed_ms,
            halved_ms: course.halved_ms,
            ended_ms: course.ended_ms,
            outcome: course.outcome,
        }
    }
}

/// The exercise that is under way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunningRecord {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: ExerciseKind,
    /// Id of the pattern or of the practice.
    pub pattern: String,
    /// Whether it moves.
    pub state: RunState,
    /// The stage that a ride is in.
    pub stage: Stage,
    /// When it began.
    pub started_at: Instant,
    /// Milliseconds since then: of the urge for a ride, without pauses for breathing.
    pub elapsed_ms: i64,
    /// Milliseconds until its prompts or breaths are over.
    pub left_ms: i64,
    /// The ratings so far; none ahead of the lock.
    pub ratings: Vec<RatingRecord>,
}

impl RunningRecord {
    /// The exercise at `now`, with its ratings where they may show.
    pub fn of(record: &Record, now: Instant, locked: bool) -> Self {
        let live = &record.live;
        let frame = live.frame(now);
        Self {
            id: record.id,
            kind: live.plan().kind,
            pattern: live.plan().pattern.clone(),
            state: frame.state,
            stage: live.stage(now),
            started_at: live.started_at(),
            elapsed_ms: frame.elapsed_ms,
            left_ms: frame.left_ms,
            ratings: if locked { Vec::new() } else { ratings(record) },
        }
    }
}

fn ratings(record: &Record) -> Vec<RatingRecord> {
    let rating = |(elapsed_ms, value)| RatingRecord { elapsed_ms, value };
    record.live.ratings().map(rating).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::example::{at, ride};
    use crate::session::{Change, Ending};
    use serde_json::json;

    #[test]
    fn a_ride_that_is_over_says_how_it_went() {
        let mut record = ride();
        let ending = Ending::Done;
        let outcome = Some(Outcome::Rode);
        for (second, change) in [
            (10, Change::Rate { value: 8 }),
            (20, Change::Guess { minutes: 20 }),
            (330, Change::Rate { value: 4 }),
            (400, Change::Finish { ending, outcome }),
        ] {
            record.live.apply(change, at(second)).unwrap();
        }
        let read = ExerciseRecord::from(&record);
        assert_eq!(read.length_ms, 400_000);
        assert_eq!(
            (read.guessed_ms, read.halved_ms),
            (Some(1_200_000), Some(330_000))
        );
        let written = json!(read);
        assert_eq!(written["kind"], "ride");
        assert_eq!(written["outcome"], "rode");
        assert_eq!(
            written["ratings"][1],
            json!({ "elapsed_ms": 330_000, "value": 4 })
        );
    }

    #[test]
    fn what_is_under_way_tells_no_rating_ahead_of_the_lock() {
        let mut record = ride();
        record
            .live
            .apply(Change::Rate { value: 8 }, at(10))
            .unwrap();
        let open = json!(RunningRecord::of(&record, at(15), false));
        assert_eq!(
            (&open["state"], &open["stage"]),
            (&json!("running"), &json!("notice"))
        );
        assert_eq!(open["ratings"][0]["value"], 8);
        let locked = RunningRecord::of(&record, at(15), true);
        assert_eq!((locked.elapsed_ms, locked.ratings), (15_000, Vec::new()));
    }
}
