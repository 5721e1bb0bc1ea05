//! The words of the pages of reminders: `[page]` of `reminders.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};
use super::words::Counted;

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderPageWords {
    pub title: String,
    pub empty: String,
    pub coming: String,
    pub nothing_coming: String,
    pub rules: String,
    pub boosters: String,
    pub put_off: String,
    pub waits: String,
    pub paused: String,
    pub next: String,
    pub ended: String,
    pub date_to_make: String,
    pub month_marks: String,
    pub day_words: Counted,
    pub day_without: String,
    pub quiet_question: String,
    pub past: String,
    pub no_past: String,
    pub follows_device: String,
    pub stays_in: String,
    pub quiet_hours: String,
    pub made_for: String,
    pub about_measure: String,
    pub offers: ReminderOffers,
    pub delete_rule: ConfirmWords,
    pub delete_boosters: ConfirmWords,
    pub told: ReminderMessages,
    pub form: ReminderForms,
    pub fields: ReminderFields,
    pub choices: ReminderChoices,
    pub refused: ReminderRefusals,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderOffers {
    pub done: OfferWords,
    pub about: OfferWords,
    pub prepare: OfferWords,
    pub fill_in: OfferWords,
    pub skip: OfferWords,
    pub later: OfferWords,
    pub ten_minutes: OfferWords,
    pub one_hour: OfferWords,
    pub this_evening: OfferWords,
    pub until: OfferWords,
    pub move_one: OfferWords,
    pub whole: OfferWords,
    pub take_back: OfferWords,
    pub add: OfferWords,
    pub add_boosters: OfferWords,
    pub change: OfferWords,
    pub pause: OfferWords,
    pub resume: OfferWords,
    pub past: OfferWords,
    pub delete: OfferWords,
    pub appointment: OfferWords,
    pub no_appointment: OfferWords,
    pub month_before: OfferWords,
    pub month_after: OfferWords,
    pub missed_read: OfferWords,
    pub keep_coming: OfferWords,
    pub go_quiet: OfferWords,
    pub test: OfferWords,
    pub keep: OfferWords,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderMessages {
    pub kept: String,
    pub kept_next: String,
    pub deleted: String,
    pub done: String,
    pub skipped: String,
    pub put_off: String,
    pub moved: String,
    pub taken_back: String,
    pub paused: String,
    pub resumed: String,
    pub boosters: Counted,
    pub appointment: String,
    pub no_appointment: String,
    pub quiet: String,
    pub keep_coming: String,
    pub test: String,
}

/// Titles of the forms.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderForms {
    pub add: String,
    pub change: String,
    pub later: String,
    pub move_one: String,
    pub boosters: String,
    pub change_boosters: String,
    pub appointment: String,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderFields {
    pub kind: FieldWords,
    pub when: FieldWords,
    pub repeats: FieldWords,
    pub interval_days: FieldWords,
    pub interval_weeks: FieldWords,
    pub interval_months: FieldWords,
    pub interval_years: FieldWords,
    pub weekdays: FieldWords,
    pub days_of_month: FieldWords,
    pub day_of_month: FieldWords,
    pub which: FieldWords,
    pub weekday: FieldWords,
    pub day: FieldWords,
    pub times: FieldWords,
    pub time: FieldWords,
    pub from: FieldWords,
    pub ends: FieldWords,
    pub last: FieldWords,
    pub count: FieldWords,
    pub title: FieldWords,
    pub follows: FieldWords,
    pub zone: FieldWords,
    pub quiet: FieldWords,
    pub quiet_from: FieldWords,
    pub measure: FieldWords,
    pub quiet_until: FieldWords,
    pub until: FieldWords,
    pub to: FieldWords,
    pub ended: FieldWords,
    pub months: FieldWords,
    pub prepare: FieldWords,
    pub appointment: FieldWords,
    pub minutes: FieldWords,
}

/// What there is to choose from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderChoices {
    pub once: String,
    pub daily: String,
    pub weekly: String,
    pub monthly_day: String,
    pub monthly_weekday: String,
    pub yearly: String,
    pub first: String,
    pub second: String,
    pub third: String,
    pub fourth: String,
    pub last: String,
    pub never: String,
    pub on_day: String,
    pub after: String,
    pub device: String,
    pub stays: String,
}

/// Why a reminder cannot be kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderRefusals {
    pub no_time: String,
    pub too_many_times: String,
    pub time_twice: String,
    pub interval: String,
    pub no_weekday: String,
    pub weekday_twice: String,
    pub day_of_month: String,
    pub days_of_month: String,
    pub day_out_of_range: String,
    pub count: String,
    pub ends_before: String,
    pub quiet_empty: String,
    pub too_many_exceptions: String,
    pub title_too_long: String,
    pub over: String,
    pub months: String,
    pub prepare: String,
    pub snooze: String,
    pub zone: String,
    pub not_understood: String,
    pub list_not_understood: String,
    pub calendar: CalendarRefusals,
}

/// Why a calendar file is not taken.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarRefusals {
    pub too_large: String,
    pub no_calendar: String,
    pub cut_off: String,
    pub broken: String,
    pub no_appointment: String,
    pub too_many: String,
    pub too_many_coming: String,
    pub only_calls_off: String,
    pub unknown_zone: String,
    pub unknown_time: String,
    pub over: String,
}
