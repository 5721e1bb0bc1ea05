//! The words of the pages: a word that a page needs and the file lacks stops the build.

use serde::{Deserialize, Serialize};

pub use super::plural::Counted;

/// `words.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub now: NowWords,
    pub notices: NoticesWords,
    pub exercise: ExerciseWords,
    pub questions: QuestionsWords,
    pub outcomes: OutcomesWords,
    pub breathe: BreatheWords,
    pub history: HistoryWords,
    pub sheet: SheetWords,
    pub plan: PlanScreenWords,
    pub cards: CardScreenWords,
    pub triggers: TriggerScreenWords,
    pub dates: DatesWords,
    pub counts: CountsWords,
    pub session: super::session_page_words::SessionPageWords,
}

/// The first screen and the small doors.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NowWords {
    pub title: String,
    pub greeting: String,
    pub greeting_after_using: String,
    pub today: String,
    pub ride: String,
    pub ride_detail: String,
    pub go_back: String,
    pub under_way: String,
    pub breathe: String,
    pub breathe_detail: String,
    pub history: String,
    pub history_detail: String,
    pub cards_detail: String,
    pub triggers: String,
    pub triggers_detail: String,
    pub have_used: String,
    pub after_using: String,
    pub after_using_detail: String,
    pub feel_ill: String,
    pub stay_safe: String,
    pub plan: String,
    pub emergency: String,
    pub hide: String,
    pub unlock: String,
    pub unlock_detail: String,
    pub look_back: String,
    pub look_back_detail: String,
    pub after_plan: String,
    pub after_plan_detail: String,
    pub about: String,
    pub review: String,
}

/// What could not be opened or kept, and what to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticesWords {
    pub wrong_key_or_damaged: String,
    pub damaged: String,
    pub damaged_log: String,
    pub busy_to_read: String,
    pub busy_at_end: String,
    pub hide_not_kept: String,
    pub show_not_kept: String,
    pub unreadable: String,
    pub disk_full: String,
    pub holds_not_kept: String,
    pub read_only: String,
    pub busy: String,
    pub busy_at_start: String,
    pub newer: String,
    pub header: String,
    pub database_missing: String,
    pub keyring_out_of_reach: String,
    pub no_place_for_key: String,
    pub no_store: String,
    pub key_missing: String,
    pub key_in_file: String,
    pub folder_is_open: String,
    pub fixed_zone: String,
    pub other: String,
}

/// A running exercise.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseWords {
    pub ride: String,
    pub breathing: String,
    pub notice: String,
    pub locate: String,
    pub breathe: String,
    pub riding: String,
    pub reflect: String,
    pub paused: String,
    pub breaths_over: String,
    pub looking_back: String,
    pub breathing_done: String,
    pub pause: String,
    pub resume: String,
    pub passed: String,
    pub enough: String,
    pub put_down: String,
    pub stop: String,
    pub done: String,
    pub makes_worse: String,
    pub outward: String,
    pub inward: String,
    pub keep_pace: String,
    pub within_reach_advice: String,
    pub stay_awake: String,
    pub look_around: String,
    pub not_kept: String,
    pub mind: String,
    pub phases: ExercisePhasesWords,
}

/// Questions and their answers; each can be skipped.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsWords {
    pub how_strong: String,
    pub how_strong_breathing: String,
    pub body_or_room: String,
    pub what_for: String,
    pub for_use: String,
    pub for_hurt_myself: String,
    pub for_die: String,
    pub for_binge_or_purge: String,
    pub for_other: String,
    pub within_reach: String,
    pub yes: String,
    pub no: String,
    pub trigger: String,
    pub how_long: String,
    pub carry_on: String,
    pub do_carry_on: String,
    pub do_enough: String,
    pub do_breathe: String,
    pub outcome: String,
    pub skip: String,
}

/// What happened in a ride.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomesWords {
    pub rode: String,
    pub used_some: String,
    pub used: String,
    pub hurt: String,
    pub not_sure: String,
}

/// The choice of breathing patterns.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreatheWords {
    pub title: String,
    pub rate: String,
    pub shape_in: String,
    pub shape_hold: String,
    pub shape_out: String,
    pub start: String,
    pub minutes_label: String,
    pub glide_label: String,
    pub no_glide_label: String,
    pub custom: String,
    pub my_pace: String,
    pub my_pace_about: String,
    pub made_worse: String,
    pub make_still: String,
    pub make_moving: String,
}

/// The history and its counts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryWords {
    pub title: String,
    pub empty: String,
    pub unreadable: String,
    pub recent: String,
    pub all: String,
    pub halved_in: String,
    pub early: String,
    pub used: String,
    pub guesses: String,
    pub tool: String,
    pub entry: String,
    pub open: String,
    pub guess_and_end: String,
    pub guess: String,
    pub halved: String,
    pub trigger: String,
    pub made_worse: String,
    pub to_safety: String,
    pub closed: String,
    pub too_few: String,
    pub not_rated: String,
    pub delete: String,
    pub back: String,
    pub page: super::history_page_words::HistoryPageWords,
}

/// What stands around a sheet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetWords {
    pub back_to_exercise: String,
    pub noted: String,
    pub taken_back: String,
    pub nothing_to_take_back: String,
    pub lines: String,
    pub region: String,
}

/// What is done with a crisis plan; its own words stand in `crisis.toml`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanScreenWords {
    pub other_door: String,
    pub add: String,
    pub person: String,
    pub first: String,
    pub first_sign: String,
    pub first_helps: String,
    pub first_name: String,
    pub first_number: String,
    pub remove: String,
    pub remove_detail: String,
    pub mark: String,
    pub unmark: String,
    pub versions: String,
    pub reviewed: String,
    pub region: String,
    pub under_18: String,
    pub not_under_18: String,
    pub night: String,
    pub opens: String,
    pub opens_hint: String,
    pub begin_tool: String,
    pub open_card: String,
    pub change: String,
    pub hidden: String,
    /// Said by the command that hides, with the one that shows it again.
    pub hides: String,
    pub shows_again: String,
    pub lock_command: String,
}

/// What is asked before something is suggested.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardScreenWords {
    pub feel: String,
    pub strength: String,
    pub minutes: String,
}

/// What is done with the trigger map; its own words stand in `triggers.toml`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerScreenWords {
    pub write: String,
    pub met: String,
    pub how_strong: String,
    pub acted: String,
    pub plan: String,
    pub remove: String,
    pub remove_detail: String,
    pub day: String,
    pub day_hint: String,
    pub kind: String,
    pub confidence: String,
}

/// How days are said.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatesWords {
    pub today: String,
    pub yesterday: String,
    pub tomorrow: String,
    pub day: String,
    pub day_with_year: String,
    pub weekdays: Vec<String>,
    pub months: Vec<String>,
}

/// Things that are counted.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountsWords {
    pub rides: Counted,
    pub urges: Counted,
    pub breathings: Counted,
    pub practices: Counted,
    pub hours: Counted,
    pub minutes: Counted,
    pub seconds: Counted,
}

/// What each phase of the breath is called.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExercisePhasesWords {
    pub inhale: String,
    pub top_up: String,
    pub hold_full: String,
    pub exhale: String,
    pub hold_empty: String,
    pub rest: String,
}
