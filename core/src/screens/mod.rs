//! What each screen shows and offers, as plain values: words filled in, numbers, offers; no widgets, no layout, no
//! colours. A host draws them, and hands back the [`Action`] that was chosen.

mod act;
mod act_error;
mod action;
mod asked;
mod begin;
mod breathe;
mod cards;
mod companion;
mod entry;
mod exercise;
mod history;
mod holds;
mod json;
mod lines;
mod look_back;
mod month;
mod notices;
mod now;
mod pack_action;
mod packs;
mod pages;
mod plan;
mod plan_action;
mod plan_after;
mod plan_labels;
mod plan_lines;
mod plan_save;
mod plans_in_ride;
mod practice;
mod practices;
mod practise;
mod practise_action;
mod rehearse;
mod reminder_action;
mod reminders;
mod reopen;
mod said;
mod session_action;
mod sheet;
#[cfg(test)]
mod tests;
mod text_limit;
mod tool;
mod trigger_action;
mod trigger_labels;
mod triggers;
mod unread;

pub use crate::page::PhaseWords;
pub use crate::view::Moment;
pub use act_error::ActError;
pub use action::{Action, Offer, Place};
pub use asked::Asked;
pub use breathe::{BreatheScreen, PatternCard};
pub use cards::{
    CardAction, CardFinder, CardGroup, CardLabels, CardScreen, CardStepScreen,
    CardsRehearsalScreen, CardsScreen, DiaryAction, DiaryDayLines, DiaryEntryScreen, DiaryLine,
    DiaryQuestion, DiaryScreen, FeelScreen, PlanFirst, RehearsedLine, ScaleAsked, Shelf,
    StateChoice, SuggestScreen, TickLine,
};
pub use companion::{Companion, SoundNow};
pub use entry::{EntryScreen, RatingLine};
pub use exercise::{ExerciseScreen, RatingPoint};
pub use history::{HistoryDay, HistoryEntry, HistoryScreen};
pub use json::{JSON_SCHEMA, JsonPage, json_word};
pub use lines::{Dial, LineCard, LinesScreen};
pub use month::{MonthDay, MonthView, MonthWeek};
pub use now::NowScreen;
pub use pack_action::PackAction;
pub use packs::{PackEntryLine, PackLine, PackScreen, PacksScreen};
pub use pages::{Refusal, own};
pub use plan::PlanScreen;
pub use plan_action::PlanAction;
pub use plan_after::{AfterPlanScreen, PlanVersionLine, PlanVersionsScreen};
pub use plan_labels::PlanLabels;
pub use plan_lines::{PlanLine, PlanPart};
pub use plans_in_ride::PlanHelpedScreen;
pub use practice::PracticeScreen;
pub use practise::{PracticeCard, PracticeList, PractiseScreen, RoutineLine, RoutineList};
pub use practise_action::PractiseAction;
pub use rehearse::RehearseScreen;
pub use reminder_action::ReminderAction;
pub use reminders::{
    BoosterCard, BoosterLine, ComingLine, DiscreetCard, PastLine, ReminderHistoryScreen,
    ReminderLabels, RemindersScreen, RuleLine,
};
pub use sheet::{SheetScreen, SheetSection};
pub use text_limit::TextLimit;
pub use trigger_action::TriggerAction;
pub use trigger_labels::TriggerLabels;
pub use triggers::{CheckInCard, DayLine, IfThenLine, KindChoice, TriggerLine, TriggersScreen};
