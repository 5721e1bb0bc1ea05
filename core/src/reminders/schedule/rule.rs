//! A reminder as the person made it: what it is for, when it comes back, and where it ends. What follows from it
//! is computed from its first day each time; nothing here counts on from a last occurrence.

use serde::{Deserialize, Serialize};

use crate::store::Id;
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

/// What a reminder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// A session after the end of treatment.
    BoosterSession,
    /// Daily mindfulness.
    Mindfulness,
    /// A skill to rehearse.
    SkillRehearsal,
    /// A measure to fill in.
    CheckIn,
    /// Homework from therapy.
    Homework,
    /// The plan, looked over.
    PlanReview,
    /// A medicine.
    Medication,
    /// A meeting of peers.
    PeerMeeting,
    /// The person's own.
    Own,
}

impl ReminderKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::BoosterSession,
        Self::Mindfulness,
        Self::SkillRehearsal,
        Self::CheckIn,
        Self::Homework,
        Self::PlanReview,
        Self::Medication,
        Self::PeerMeeting,
        Self::Own,
    ];

    /// True for appointments and medicines, which do not count among the two notices of a day.
    pub fn stands_apart(self) -> bool {
        matches!(
            self,
            Self::BoosterSession | Self::PeerMeeting | Self::Medication
        )
    }

    /// True for the kinds that keep a place in a phone's list however far off they are.
    pub fn has_a_reserved_place(self) -> bool {
        matches!(self, Self::BoosterSession | Self::PlanReview)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the days of the week")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Days after Monday.
    pub(crate) fn days_after_monday(self) -> i32 {
        self as i32
    }
}

/// Which of a month's weekdays: every month has four, and a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "ordinal numbers")]
pub enum WhichOfMonth {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl WhichOfMonth {
    /// The first to the last.
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Last,
    ];
}

/// How a reminder comes back. Intervals count from the first day of the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Schedule {
    /// On the first day alone.
    Once,
    /// Every so many days.
    Daily {
        /// 1 is every day.
        interval: i32,
    },
    /// On weekdays of every so many weeks; a week begins on Monday.
    Weekly {
        /// 1 is every week.
        interval: i32,
        /// At least one.
        weekdays: Vec<Weekday>,
    },
    /// On several days of every so many months.
    MonthlyByDays {
        /// 1 is every month.
        interval: i32,
        /// At least two, rising; one of them may be past the 27th, which in a shorter month is its last day.
        days: Vec<i32>,
    },
    /// On a day of every so many months.
    MonthlyByDay {
        /// 1 is every month.
        interval: i32,
        /// 1 to 31; in a month that is shorter, its last day.
        day: i32,
    },
    /// On a weekday of every so many months: "the second Tuesday".
    MonthlyByWeekday {
        /// 1 is every month.
        interval: i32,
        /// First to fourth, or last.
        which: WhichOfMonth,
        /// The weekday.
        weekday: Weekday,
    },
    /// On the first day's date of every so many years; 29 February is the 28th in other years.
    Yearly {
        /// 1 is every year.
        interval: i32,
    },
}

/// Where a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleEnd {
    /// It goes on.
    Never,
    /// With this day.
    OnDay {
        /// The last day that belongs to the rule.
        last: Day,
    },
    /// After so many occurrences. Each time of a day counts, and so does one that was skipped.
    After {
        /// How many.
        count: i32,
    },
}

/// Whose clock a rule goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneMode {
    /// "At nine, wherever I am."
    FollowsPhone,
    /// "At ten in my therapist's city."
    Stays {
        /// That city's zone.
        zone: Zone,
    },
}

impl ZoneMode {
    /// The zone that counts while the phone is in `phone`.
    pub fn zone(self, phone: Zone) -> Zone {
        match self {
            Self::FollowsPhone => phone,
            Self::Stays { zone } => zone,
        }
    }

    /// True where both go by one clock, whatever devices told about it.
    pub(crate) fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::FollowsPhone, Self::FollowsPhone) => true,
            (Self::Stays { zone }, Self::Stays { zone: other }) => zone.is_called_like(&other),
            _ => false,
        }
    }
}

/// One occurrence at another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedOccurrence {
    /// The start that the rule gives.
    pub original: Civil,
    /// When it takes place instead.
    pub to: Civil,
}

/// Hours of the day in which nothing is shown; what falls into them waits for their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietWindow {
    /// The first minute that is quiet.
    pub from: TimeOfDay,
    /// The first minute that is not; before `from` it is that of the next day.
    pub until: TimeOfDay,
}

/// How much a notification says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discretion {
    /// The neutral word, and nothing else.
    Neutral,
    /// The kind of reminder.
    Category,
    /// What the person called it.
    Full,
}

/// A reminder that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRule {
    /// Its id.
    pub id: Id,
    /// What it is for.
    pub kind: ReminderKind,
    /// How it comes back.
    pub schedule: Schedule,
    /// At which times of each day, in any order.
    pub times: Vec<TimeOfDay>,
    /// Whose clock counts.
    pub zone: ZoneMode,
    /// The first day; an occurrence of that day counts as the first.
    pub start: Day,
    /// Where it ends.
    pub end: RuleEnd,
    /// Original starts of single occurrences that do not take place.
    pub skipped: Vec<Civil>,
    /// Single occurrences that take place at another time.
    pub moved: Vec<MovedOccurrence>,
    /// Hours in which it is not shown.
    pub quiet: Option<QuietWindow>,
    /// The person's own words for it, shown where everything may be; empty for the words of its kind.
    pub title: String,
    /// The measure that a check-in is about, by its id; none for whichever the person likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// How much it may say at most; none for what was chosen for all.
    pub discretion: Option<Discretion>,
    /// True while the person wants none of it.
    pub paused: bool,
    /// When it was made or last changed: nothing before counts as missed.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub edited_at: Instant,
}

impl ReminderRule {
    /// A rule of this kind from `start` on, following the phone and without an end.
    pub fn new(
        id: Id,
        kind: ReminderKind,
        schedule: Schedule,
        times: Vec<TimeOfDay>,
        start: Day,
        now: Instant,
    ) -> Self {
        Self {
            id,
            kind,
            schedule,
            times,
            zone: ZoneMode::FollowsPhone,
            start,
            end: RuleEnd::Never,
            skipped: Vec::new(),
            moved: Vec::new(),
            quiet: None,
            title: String::new(),
            measure: None,
            discretion: None,
            paused: false,
            edited_at: now,
        }
    }
}
