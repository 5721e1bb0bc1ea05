//! What was done and noted, as other programs read it.

use serde::Serialize;
use serde_json::{Value, json};

use super::{GuessCounts, Insights, RideCounts, StateCounts, ToolCounts, insights};
use crate::cards::diary;
use crate::session::readout::ExerciseRecord;
use crate::session::records;
use crate::store::{Store, StoreError, Work};
use crate::time::Instant;

/// What was done and noted, and what it adds up to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryRecord {
    /// Exercises that are over, the newest first.
    pub entries: Vec<ExerciseRecord>,
    /// The diary: skills and urges, each the newest first.
    pub diary: Value,
    /// What it adds up to.
    pub insights: InsightsRecord,
}

/// What it all adds up to, in plain counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsightsRecord {
    /// Over the newest rides.
    pub recent: RidesRecord,
    /// Over all rides.
    pub all: RidesRecord,
    /// Guesses of the length against what came.
    pub guesses: GuessCounts,
    /// Ratings before and after each tool.
    pub tools: Vec<ToolCounts>,
    /// The same apart for how strong it was before: 1 to 3, 4 to 6, 7 to 10.
    pub in_states: Vec<StateCounts>,
    /// Breathing sessions.
    pub breathings: i32,
    /// Guided practices.
    pub practices: i32,
}

/// Counts over some rides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RidesRecord {
    #[serde(flatten)]
    counts: RideCounts,
    /// After how many the person said that they used; none while lapses are not counted.
    used: Option<i32>,
}

impl InsightsRecord {
    /// The counts; with those of lapses where `lapses`.
    fn of(insights: Insights, lapses: bool) -> Self {
        let rides = |counts: RideCounts| RidesRecord {
            used: lapses.then_some(counts.used),
            counts,
        };
        Self {
            recent: rides(insights.recent),
            all: rides(insights.all),
            guesses: insights.guesses,
            tools: insights.tools,
            in_states: insights.in_states,
            breathings: insights.breathings,
            practices: insights.practices,
        }
    }
}

impl HistoryRecord {
    /// The newest exercises and notes, of each kind at most `limit`. While it holds that somebody used, no lapse is
    /// counted: then `lapses` is false.
    ///
    /// # Errors
    /// Where the store does not read.
    pub fn of(store: &Store, limit: i32, lapses: bool) -> Result<Self, StoreError> {
        let entries = records::finished_before(store, Instant::MAX_UTC, limit)?;
        Ok(Self {
            entries: entries.iter().map(ExerciseRecord::from).collect(),
            diary: noted(store, limit)?,
            insights: InsightsRecord::of(insights(store, &Work::new())?, lapses),
        })
    }
}

fn noted(store: &Store, limit: i32) -> Result<Value, StoreError> {
    let (from, to) = (Instant::UNIX_EPOCH, Instant::MAX_UTC);
    let most = usize::try_from(limit).unwrap_or(0);
    let skills = diary::skills(store, from, to)?.into_iter().take(most);
    let skills = skills.map(|entry| {
        let note = entry.note;
        json!({
            "id": entry.id, "at": entry.at, "zone": entry.zone.to_string(),
            "tool": note.tool, "how": note.how, "helped": note.helped, "why_not": note.why_not,
            "before": note.before, "after": note.after,
        })
    });
    let urges = diary::urges(store, from, to)?.into_iter().take(most);
    let urges = urges.map(|entry| {
        json!({
            "id": entry.id, "at": entry.at, "zone": entry.zone.to_string(),
            "urge": entry.note.urge, "acted": entry.note.acted,
        })
    });
    Ok(json!({ "skills": skills.collect::<Vec<_>>(), "urges": urges.collect::<Vec<_>>() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Outcome, Plan};
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};

    #[test]
    fn the_newest_come_first_and_lapses_are_counted_only_where_they_may_be() {
        let (_folder, store) = scratch::store();
        let at = |hour: i64| from_millis(1_790_000_000_000 + hour * 3_600_000).unwrap();
        for hour in 0..3 {
            let plan = Plan::ride(content("en"), Form::Inward).unwrap();
            let mut record = Record::begin(plan, at(hour), Zone::UTC).unwrap();
            let outcome = Some(Outcome::Used);
            let ending = Ending::Done;
            record
                .live
                .apply(Change::Finish { ending, outcome }, at(hour))
                .unwrap();
            keep(&store, &mut record, at(hour)).unwrap();
        }
        let read = HistoryRecord::of(&store, 2, true).unwrap();
        let began: Vec<_> = read.entries.iter().map(|entry| entry.started_at).collect();
        assert_eq!(began, [at(2), at(1)]);
        let all = |lapses| {
            json!(HistoryRecord::of(&store, 2, lapses).unwrap())["insights"]["all"].clone()
        };
        assert_eq!(
            (&all(true)["rides"], &all(true)["used"]),
            (&json!(3), &json!(3))
        );
        assert_eq!(all(false)["used"], Value::Null);
    }

    #[test]
    fn what_helped_is_counted_apart_for_how_strong_it_was_before() {
        let (_folder, store) = scratch::store();
        let at = |minute: i64| from_millis(1_790_000_000_000 + minute * 60_000).unwrap();
        let tool = "breathing:box".to_owned();
        for (hour, before, after) in [(0, 8, 5), (1, 7, 7), (2, 3, 1)] {
            let plan = Plan::ride(content("en"), Form::Inward).unwrap();
            let mut record = Record::begin(plan, at(hour * 60), Zone::UTC).unwrap();
            let (breath, ending, outcome) = (None, Ending::Done, None);
            let take_up = Change::TakeUp {
                tool: tool.clone(),
                breath,
            };
            let changes = [
                (0, Change::Rate { value: before }),
                (1, take_up),
                (3, Change::PutDown),
                (3, Change::Rate { value: after }),
                (4, Change::Finish { ending, outcome }),
            ];
            for (minute, change) in changes {
                record.live.apply(change, at(hour * 60 + minute)).unwrap();
            }
            keep(&store, &mut record, at(hour * 60 + 4)).unwrap();
        }
        let read = json!(HistoryRecord::of(&store, 9, true).unwrap());
        let counts = |state: &str, times: i32, lower: i32| json!({ "tool": tool, "state": state, "times": times, "lower": lower });
        assert_eq!(
            read["insights"]["in_states"],
            json!([counts("low", 1, 1), counts("high", 2, 1)])
        );
    }
}
