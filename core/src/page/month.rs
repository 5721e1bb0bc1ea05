//! A month at a look.

use serde::{Deserialize, Serialize};

use super::{Offer, Place};

/// A month. Weeks begin on Monday and are whole; days of the months beside it are marked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Month {
    /// Its id on the page.
    pub id: String,
    /// "November 2026"
    pub title: String,
    /// Names of the weekdays, short, Monday first.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub weekdays: Vec<String>,
    /// Week by week.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub weeks: Vec<MonthWeek>,
    /// What the marks mean.
    pub note: String,
    /// To the months before and after.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub offers: Vec<Offer>,
}

/// A week of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MonthWeek {
    /// Monday to Sunday.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub days: Vec<MonthDay>,
}

/// A day of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MonthDay {
    /// Of the month, from 1.
    pub number: i32,
    /// The day as it is said: "Tuesday 24, 2 reminders".
    pub words: String,
    /// False for days of the months beside it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub in_month: bool,
    /// True for the present day.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub today: bool,
    /// What there is, a line each.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub lines: Vec<String>,
    /// How much of it, 0 to 4: gives the day its tone.
    pub level: i32,
    /// Where the day can be looked at.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub place: Option<Place>,
}
