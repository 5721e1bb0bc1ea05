//! What scripts read, written in one place for the terminal, Kotlin and Swift alike. Schema 1, described in
//! bindings/desktop/README.md; a change that breaks a reader raises it.

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::{Value, json};

use super::companion::Companion;
use super::exercise;
use crate::cards::diary;
use crate::crisis::PlanDoor;
use crate::progress::{self, Insights};
use crate::session::Course;
use crate::session::records::{self, Record};
use crate::store::{Store, StoreError, Work};
use crate::time::{Day, Instant};
use crate::view::Moment;

/// Everything that has begun counts as before this, whatever the clock was when it began.
const FAR_AHEAD: TimeDelta = TimeDelta::days(36_500);

/// The version of everything that is written as JSON.
pub const JSON_SCHEMA: i32 = 1;

/// What is written as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonPage {
    /// What is under way, and today: `ebb status --json`.
    Status,
    /// What was done, the newest first: `ebb history --json`.
    History {
        /// At most this many.
        limit: i32,
    },
    /// The crisis plan: `ebb plan --json`.
    Plan {
        /// Only behind this door; both where there is none.
        door: Option<PlanDoor>,
    },
    /// Reminders, and booster sessions among them: `ebb remind list --json`.
    Reminders,
}

impl Companion {
    /// One page as JSON, exactly as every other host writes it, without a newline at its end.
    pub fn json(&self, page: &JsonPage, moment: &Moment) -> String {
        let value = match page {
            JsonPage::Status => self.status_json(moment),
            JsonPage::History { limit } => self.history_json(*limit, moment),
            JsonPage::Plan { door } => {
                let doors = door.map_or_else(
                    || vec![PlanDoor::MightUse, PlanDoor::MightHurt],
                    |door| vec![door],
                );
                let screens: Vec<_> = doors.iter().map(|door| self.plan(*door, moment)).collect();
                json!({ "schema": JSON_SCHEMA, "plan": screens })
            }
            JsonPage::Reminders => self.document("reminders", &self.reminders(0, moment), moment),
        };
        value.to_string()
    }

    /// One page as it is written, with what could not be read or kept beside it.
    pub fn document(&self, name: &str, page: &impl Serialize, moment: &Moment) -> Value {
        let mut whole = json!({ "schema": JSON_SCHEMA, name: page });
        let problems = self.problems(moment);
        if !problems.is_empty() {
            whole["notices"] = json!(problems);
        }
        whole
    }

    fn status_json(&self, moment: &Moment) -> Value {
        let day = Day::of(moment.now, moment.zone);
        // What does not read is in the notices.
        let today = self
            .read_own(|store| progress::counts_of_day(store, day, moment.now))
            .unwrap_or_default();
        let running = self.running().map(|record| {
            let live = &record.live;
            let frame = live.frame(moment.now);
            json!({
                "id": record.id.to_string(),
                "kind": live.plan().kind,
                "pattern": live.plan().pattern,
                "state": json_word(&frame.state),
                "stage": live.stage(moment.now),
                "started_at": live.started_at(),
                "elapsed_ms": frame.elapsed_ms,
                "left_ms": frame.left_ms,
                "ratings": if self.is_locked() { Vec::new() } else { ratings(record) },
            })
        });
        json!({
            "schema": JSON_SCHEMA,
            "now": moment.now,
            "running": running,
            "today": { "rides": today.rides, "breathings": today.breathings, "practices": today.practices },
            "notices": self.json_notices(moment),
        })
    }

    fn history_json(&self, limit: i32, moment: &Moment) -> Value {
        let read = self.read_own(|store| {
            let records = records::finished_before(store, moment.now + FAR_AHEAD, limit)?;
            let diary = diary_value(store, limit)?;
            Ok::<_, StoreError>((records, progress::insights(store, &Work::new())?, diary))
        });
        match read {
            Some((records, insights, diary)) => json!({
                "schema": JSON_SCHEMA,
                "entries": records.iter().map(entry).collect::<Vec<_>>(),
                "diary": diary,
                "insights": insights_value(&insights, !self.used(moment)),
            }),
            None => json!({
                "schema": JSON_SCHEMA,
                "entries": [],
                "diary": null,
                "insights": null,
                "notices": self.json_notices(moment),
            }),
        }
    }

    /// What stands in the way, and that it was hidden.
    fn json_notices(&self, moment: &Moment) -> Vec<String> {
        let mut notices = self.now(moment).notices;
        if self.is_locked() {
            notices.push(moment.content().words.now.unlock_detail.clone());
        }
        notices
    }
}

fn entry(record: &Record) -> Value {
    let live = &record.live;
    let course = Course::of(
        live.events()
            .iter()
            .map(|event| (event.elapsed_ms, &event.what)),
    );
    let end = record.ended_at().unwrap_or_else(|| live.started_at());
    json!({
        "id": record.id.to_string(),
        "kind": live.plan().kind,
        "pattern": live.plan().pattern,
        "started_at": live.started_at(),
        "zone": record.zone.to_string(),
        "length_ms": live.frame(end).elapsed_ms,
        "ratings": ratings(record),
        "guessed_ms": course.guessed_ms,
        "halved_ms": course.halved_ms,
        "ended_ms": course.ended_ms,
        "outcome": course.outcome,
    })
}

/// The newest notes of the diary, of each kind at most `limit`.
fn diary_value(store: &Store, limit: i32) -> Result<Value, StoreError> {
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

/// While it holds that somebody used, no lapse is counted.
fn insights_value(insights: &Insights, lapses: bool) -> Value {
    let rides = |counts: &progress::RideCounts| {
        json!({
            "rides": counts.rides, "rated": counts.rated, "halved": counts.halved,
            "by_minutes": counts.by_minutes, "early": counts.early, "used": lapses.then_some(counts.used),
        })
    };
    let tools: Vec<_> = insights
        .tools
        .iter()
        .map(|tool| json!({ "tool": tool.tool, "lower": tool.lower, "same": tool.same, "higher": tool.higher }))
        .collect();
    json!({
        "recent": rides(&insights.recent),
        "all": rides(&insights.all),
        "guesses": { "sooner": insights.guesses.sooner, "later": insights.guesses.later },
        "tools": tools,
        "breathings": insights.breathings,
        "practices": insights.practices,
    })
}

fn ratings(record: &Record) -> Vec<Value> {
    let ratings = exercise::ratings(record).into_iter();
    ratings
        .map(|rating| json!({ "elapsed_ms": rating.elapsed_ms, "value": rating.value }))
        .collect()
}

/// "HoldFull" as "hold_full".
pub fn json_word(value: &impl std::fmt::Debug) -> String {
    let mut word = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(c.to_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::Vault;
    use crate::screens::{Action, PlanAction};
    use crate::session::Outcome;
    use crate::store::scratch;
    use crate::time::from_millis;

    fn moment(second: i64) -> Moment {
        Moment {
            now: from_millis(1_790_064_000_000 + second * 1_000).unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
        }
    }

    fn after_a_ride() -> (tempfile::TempDir, Companion) {
        let (folder, store) = scratch::store();
        let vault = Vault::at(&folder.path().join("plan"));
        let mut companion = Companion::new(Ok(store), vault, &moment(0));
        let write = PlanAction::Write {
            section: crate::crisis::PlanSection::EarlySigns,
            text: "canary".to_owned(),
            directions: String::new(),
            opens: String::new(),
        };
        for (second, action) in [
            (0, Action::Plan { change: write }),
            (0, Action::StartRide),
            (10, Action::Rate { value: 7 }),
            (
                60,
                Action::Finish {
                    outcome: Some(Outcome::Rode),
                },
            ),
            (70, Action::StartRide),
            (80, Action::Rate { value: 6 }),
        ] {
            companion.act(action, &moment(second)).unwrap();
        }
        (folder, companion)
    }

    const PAGES: [JsonPage; 4] = [
        JsonPage::Status,
        JsonPage::History { limit: 5 },
        JsonPage::Plan { door: None },
        JsonPage::Reminders,
    ];

    #[test]
    fn every_page_is_one_line_that_names_its_schema() {
        let (_folder, companion) = after_a_ride();
        for page in &PAGES {
            let text = companion.json(page, &moment(90));
            assert!(!text.contains('\n'));
            let value: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["schema"], JSON_SCHEMA, "{page:?}");
        }
        let status: Value =
            serde_json::from_str(&companion.json(&JsonPage::Status, &moment(90))).unwrap();
        assert_eq!(status["today"]["rides"], 2);
        assert_eq!(status["running"]["ratings"][0]["value"], 6);
    }

    #[test]
    fn ahead_of_the_lock_no_page_tells_what_the_person_wrote_or_did() {
        let (_folder, mut companion) = after_a_ride();
        companion.lock();
        let read =
            |page| -> Value { serde_json::from_str(&companion.json(page, &moment(90))).unwrap() };
        let [status, history, plan, reminders] = PAGES.each_ref().map(read);
        assert_eq!(status["today"]["rides"], 0);
        assert_eq!(status["running"]["ratings"], json!([]));
        assert_eq!(history["entries"], json!([]));
        assert_eq!(history["insights"], Value::Null);
        assert!(!plan.to_string().contains("canary"));
        assert_eq!(reminders["reminders"]["rules"], json!([]));
    }

    #[test]
    fn names_are_written_as_words_with_underscores() {
        assert_eq!(json_word(&crate::session::Phase::HoldFull), "hold_full");
        assert_eq!(json_word(&crate::session::RunState::Waiting), "waiting");
    }
}
