//! A month at a look.

use serde::{Deserialize, Serialize};

use super::{Offer, Place};

/// A month. Weeks begin on Monday and are whole; days of the months beside it are marked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Its id on the page.
    pub id: String,
    /// "November 2026"
    pub title: String,
    /// Names of the weekdays, short, Monday first.
    pub weekdays: Vec<String>,
    /// Week by week.
    pub weeks: Vec<MonthWeek>,
    /// What the marks mean.
    pub note: String,
    /// To the months before and after.
    pub offers: Vec<Offer>,
}

/// A week of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthWeek {
    /// Monday to Sunday.
    pub days: Vec<MonthDay>,
}

/// A day of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthDay {
    /// Of the month, from 1.
    pub number: i32,
    /// The day as it is said: "Tuesday 24, 2 reminders".
    pub words: String,
    /// False for days of the months beside it.
    pub in_month: bool,
    /// True for the present day.
    pub today: bool,
    /// What there is, a line each.
    pub lines: Vec<String>,
    /// How much of it, 0 to 4: gives the day its tone.
    pub level: i32,
    /// Where the day can be looked at.
    pub place: Option<Place>,
}
