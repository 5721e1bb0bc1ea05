//! What other programs read of what is under way and of what was: records, not pages.

use serde::Serialize;

use super::refusal::Refusal;
use super::state::Companion;
use crate::content::{PracticeContent, PracticeGroup};
use crate::crisis::page::At;
use crate::crisis::{LinesRecord, PlanDoor, PlanRecord, SheetRecord};
use crate::progress::{DayCounts, HistoryRecord, Practised, counts_of_day, practised};
use crate::session::readout::RunningRecord;
use crate::session::routine::{RoutineEntry, routine};
use crate::session::{Beginning, Guide, Looked};
use crate::time::Instant;
use crate::view::Moment;

/// What is under way, and what was done today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusRecord {
    /// The present time.
    pub now: Instant,
    /// True where what the person wrote is hidden.
    pub locked: bool,
    /// The exercise that is under way.
    pub running: Option<RunningRecord>,
    /// What was begun today; none where that cannot be read, or may not show.
    pub today: Option<DayCounts>,
}

/// The practices and the daily routine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PractiseRecord {
    /// What was chosen, the morning first; none where that cannot be read, or may not show.
    pub routine: Option<Vec<RoutineEntry>>,
    /// What was practised lately; the same holds for it.
    pub lately: Option<Practised>,
    /// Every practice.
    pub practices: Vec<PracticeRecord>,
}

/// A practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PracticeRecord {
    /// Its id.
    pub id: String,
    /// Its name, in the words of its content or of who handed it over.
    pub name: String,
    /// What it is for.
    pub group: PracticeGroup,
    /// How long it takes.
    pub minutes: i32,
    /// Ids of what to mind.
    pub cautions: Vec<String>,
}

impl Companion {
    /// The practices, and the daily routine where it may show.
    pub fn practise_record(&self, moment: &Moment) -> PractiseRecord {
        let record = |practice: &PracticeContent| PracticeRecord {
            id: practice.id.clone(),
            name: practice.name.clone(),
            group: practice.group,
            minutes: practice.minutes(),
            cautions: practice.cautions.clone(),
        };
        PractiseRecord {
            routine: self.read_own(routine),
            lately: self.read_own(|store| practised(store, moment.today(), moment.now)),
            practices: self.practices(moment).all().map(record).collect(),
        }
    }

    /// What began in the exercise that is under way since it was looked at last, in order, and how far it was looked
    /// at now; none where there is none.
    pub fn beginnings(&self, looked: Looked, moment: &Moment) -> Option<(Vec<Beginning>, Looked)> {
        let live = &self.running()?.live;
        let guide = Guide::new(self.practices(moment), live, moment.now);
        Some(guide.beginnings(looked))
    }

    /// What is under way, and what was done today.
    pub fn status_record(&self, moment: &Moment) -> StatusRecord {
        let running = self.running();
        StatusRecord {
            now: moment.now,
            locked: self.is_locked(),
            running: running.map(|record| RunningRecord::of(record, moment.now, self.is_locked())),
            today: self.read_own(|store| counts_of_day(store, moment.today(), moment.now)),
        }
    }

    /// What was done and noted, the newest first, of each kind at most `limit`.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn history_record(&self, limit: i32, moment: &Moment) -> Result<HistoryRecord, Refusal> {
        let lapses = !self.used(moment);
        self.own(|store| HistoryRecord::of(store, limit, lapses), moment)
    }

    /// The plan behind a door, as far as it may show; behind both where none is named.
    pub fn plan_record(&self, door: Option<PlanDoor>, moment: &Moment) -> PlanRecord {
        PlanRecord::of(&self.vault, self.is_locked(), door, moment)
    }

    /// Who answers in a region, by its code or its name; in the person's own where none is named.
    pub fn lines_record(&self, region: Option<&str>, moment: &Moment) -> LinesRecord {
        LinesRecord::of(&self.vault, self.is_locked(), region, moment)
    }

    /// The sheet of a place; none where it has none.
    pub fn sheet_record(&self, at: &At, moment: &Moment) -> Option<SheetRecord> {
        SheetRecord::of(at, &self.vault, self.is_locked(), moment)
    }
}

#[cfg(test)]
mod tests {
    use super::super::world::{CANARY, STATES, State, moment, world};
    use super::*;
    use serde_json::json;

    #[test]
    fn in_every_state_it_says_what_is_there_and_ahead_of_the_lock_nothing_of_the_persons() {
        for state in STATES {
            let world = world(state);
            let companion = &world.companion;
            let status = companion.status_record(&moment());
            let plan = json!(companion.plan_record(None, &moment())).to_string();
            let history = companion.history_record(30, &moment());
            let open = !matches!(
                state,
                State::Hidden | State::KeyOutOfReach | State::NoStore | State::Damaged
            );
            assert_eq!(status.today.is_some(), open, "{state:?}");
            assert_eq!(history.is_ok(), open, "{state:?}");
            if status.locked {
                let lines = json!(companion.lines_record(None, &moment()));
                let sheet = json!(companion.sheet_record(&At::Emergency, &moment()));
                let all = format!("{plan} {lines} {sheet} {}", json!(status));
                assert!(!all.contains(CANARY), "{state:?}: {all}");
            }
        }
    }
}
