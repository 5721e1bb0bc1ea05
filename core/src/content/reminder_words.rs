//! The shape of `reminders.toml`: what notifications and calendars say.

use serde::{Deserialize, Serialize};

use super::words::Counted;

/// `reminders.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderWords {
    pub neutral: NeutralWords,
    pub actions: NoticeActionWords,
    pub snoozes: SnoozeWords,
    pub channels: ChannelWords,
    pub system: SystemShownWords,
    pub kinds: ReminderKindsWords,
    pub moments: MomentWords,
    pub missed: MissedWords,
    pub self_test: SelfTestWords,
    pub screen: ReminderScreenWords,
    pub desktop: DesktopDeliveryWords,
    pub page: super::reminder_page_words::ReminderPageWords,
    pub zones: ZoneWords,
    pub import: ImportWords,
}

/// What says nothing about the person.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeutralWords {
    pub word: String,
    pub body: String,
    pub again: String,
    pub ask_quiet: String,
    pub keep_going: String,
    pub test: String,
}

/// The buttons of a notification.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeActionWords {
    pub done: String,
    pub snooze: String,
    pub skip: String,
    pub open: String,
    pub keep_coming: String,
    pub go_quiet: String,
}

/// How long to put something off.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SnoozeWords {
    pub ten_minutes: String,
    pub one_hour: String,
    pub this_evening: String,
    pub chosen: String,
}

/// The names that a phone's settings list.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelWords {
    pub everyday: String,
    pub apart: String,
    pub running: String,
}

/// What else a phone shows outside Ebb.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemShownWords {
    pub goes_on: String,
    pub plan: String,
    pub breathe: String,
    pub people: String,
    pub practise: String,
    pub keep_here: String,
}

/// One kind of reminder.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderKindWords {
    /// Its name at the category level.
    pub category: String,
    /// Its name at the full level, where the person gave none.
    pub full: String,
    /// The second line when it is due, at both.
    pub due: String,
}

/// Every kind of reminder.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderKindsWords {
    pub booster_session: ReminderKindWords,
    pub mindfulness: ReminderKindWords,
    pub skill_rehearsal: ReminderKindWords,
    pub check_in: ReminderKindWords,
    pub homework: ReminderKindWords,
    pub plan_review: ReminderKindWords,
    pub medication: ReminderKindWords,
    pub peer_meeting: ReminderKindWords,
    pub own: ReminderKindWords,
}

/// The second line of what is not simply due.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentWords {
    pub again: String,
    pub make_date: String,
    pub make_date_category: String,
    pub still_no_date: String,
    pub still_no_date_category: String,
    pub prepare: String,
    pub prepare_category: String,
    pub look_back: String,
    pub look_back_category: String,
    pub ask_quiet: String,
    pub keep_going: String,
    pub one_more: String,
    pub more: String,
    pub in_minutes: Counted,
    pub in_hours: Counted,
    pub in_days: Counted,
    pub in_weeks: Counted,
}

/// What did not arrive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissedWords {
    pub phone_off: String,
    pub not_allowed: String,
    pub not_held: String,
    pub travelled: String,
    pub more: Counted,
    pub next_in_place: String,
    pub medicine: String,
    pub medicine_several_days: String,
}

/// What the self-test finds, and what to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTestWords {
    pub works: String,
    pub works_late: String,
    pub waiting: String,
    pub not_asked: String,
    pub denied: String,
    pub channel_off: String,
    pub no_service: String,
    pub do_not_disturb: String,
    pub battery_limited: String,
    pub not_exact: String,
    pub maker: String,
    pub clock_wrong: String,
    pub try_again: String,
}

/// The screen inside Ebb.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderScreenWords {
    pub title: String,
    pub now_detail: String,
    pub next_on_now: String,
    pub outcomes: OccurrenceOutcomeWords,
    pub boosters: BoosterWords,
    pub discreet: DiscreetWords,
}

/// What became of an occurrence.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceOutcomeWords {
    pub done: String,
    pub skipped: String,
    pub snoozed: String,
    pub seen: String,
    pub presumed: String,
    pub missed: String,
    pub left_out: String,
}

/// Booster sessions.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoosterWords {
    pub title: String,
    pub ended: String,
    pub due: String,
    pub made: String,
    pub over: String,
    pub prepare: String,
    pub month: Counted,
    pub week: Counted,
    pub day: Counted,
    pub hour: Counted,
    pub minute: Counted,
}

/// How much a notification says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscreetWords {
    pub title: String,
    pub neutral: String,
    pub category: String,
    pub full: String,
    pub example: String,
}

/// Delivery on a computer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DesktopDeliveryWords {
    pub arrives: String,
    pub arrives_not: String,
    pub nothing_due: String,
    pub exported: String,
    pub exported_after: String,
    pub undelivered: Counted,
}

/// Whose clocks count, where Ebb and the device know different ones.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneWords {
    pub table_is_newer: String,
    pub device_is_newer: String,
    pub device_differs: String,
}

/// What a calendar file holds, before anything of it is kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportWords {
    pub entry: String,
    pub untitled: String,
    pub comes_back: String,
    pub dates: String,
    pub zone_differs: String,
    pub newer: String,
    pub known: String,
    pub cancelled: String,
    pub cancelled_kept: String,
    pub refused: String,
    pub unknown_zone: String,
    pub unknown_time: String,
    pub over: String,
    pub choose: String,
    pub take_out: String,
}
