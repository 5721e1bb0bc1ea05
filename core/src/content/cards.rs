//! The shape of skill cards and guided practices. A card is an edit of the files under `cards/` alone: every file
//! of that folder is read, and what it holds is joined with the others.

use serde::{Deserialize, Serialize};

use super::schema::Source;

/// `cards/*.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardsFile {
    pub cards: Vec<CardContent>,
}

/// One skill card.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardContent {
    pub id: String,
    pub module: Module,
    pub title: String,
    /// Names that people know it by: it is found by them.
    #[serde(default)]
    pub also: Vec<String>,
    /// One of the twelve to offer someone new.
    #[serde(default)]
    pub first: bool,
    /// What it is for, the most typical first.
    pub states: Vec<CardState>,
    pub when: String,
    /// For how strong a state it suits: from, to, 0 to 10.
    pub intensity: [i32; 2],
    pub minutes: i32,
    pub places: Vec<CardPlace>,
    /// It can be done without anyone noticing.
    pub quiet: bool,
    pub steps: Vec<String>,
    pub why: String,
    pub cautions: Vec<String>,
    /// Never suggested before the person has ticked that its caution is fine for them.
    #[serde(default)]
    pub needs_tick: bool,
    /// Never suggested on a day on which the person has used.
    #[serde(default)]
    pub not_after_using: bool,
    /// The same skill with attention on the room.
    #[serde(default)]
    pub outward: Vec<String>,
    #[serde(default)]
    pub link: Option<CardLink>,
    pub source: Source,
}

/// What a card leads on to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLink {
    /// What kind of thing it is.
    pub kind: LinkKind,
    /// Which one.
    pub id: String,
}

/// What a card can lead on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    Ride,
    Breathing,
    Practice,
    Worksheet,
}

/// Where a card stands in the deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Module {
    /// Noticing what is there.
    Mindfulness,
    /// Getting through a hard moment.
    DistressTolerance,
    /// Working with feelings.
    EmotionRegulation,
    /// With other people.
    Interpersonal,
    /// Before and after using.
    RelapsePrevention,
    /// Back to here and now.
    Grounding,
    /// The person's own reasons; it has no card but theirs.
    MyReasons,
}

/// What a card is for: how someone is, or what lies before or behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    Urge,
    Tempted,
    Angry,
    Ashamed,
    Guilty,
    Sad,
    Lonely,
    Hurt,
    Envious,
    Anxious,
    Panicky,
    Overwhelmed,
    Restless,
    Bored,
    Numb,
    Dissociating,
    Tired,
    Sleepless,
    LowMotivation,
    Calm,
    Celebrating,
    BeforeHardTalk,
    AfterConflict,
    AfterHardSession,
    AfterUsing,
}

/// Where a card can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CardPlace {
    Anywhere,
    Home,
    Bed,
    Outside,
}

/// `practices/*.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticesFile {
    pub practices: Vec<PracticeContent>,
}

/// One guided practice: timed lines.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeContent {
    pub id: String,
    pub name: String,
    pub about: String,
    pub group: PracticeGroup,
    pub states: Vec<CardState>,
    /// For how strong a state it suits: from, to, 0 to 10.
    pub intensity: [i32; 2],
    pub places: Vec<CardPlace>,
    pub quiet: bool,
    pub cautions: Vec<String>,
    #[serde(default)]
    pub needs_tick: bool,
    #[serde(default)]
    pub not_after_using: bool,
    /// The breath that runs under it, by pattern id; empty where none does.
    pub breath: String,
    pub bells: bool,
    pub source: Source,
    pub steps: Vec<PracticeStep>,
}

/// One line of a practice.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeStep {
    pub seconds: i64,
    pub text: String,
    /// The same step with attention on the room; empty where the text already looks outward.
    pub outward: String,
    /// A bell rings as it begins.
    #[serde(default)]
    pub bell: bool,
}

/// What a practice works with.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PracticeGroup {
    Mindfulness,
    Body,
    Grounding,
    Kindness,
    Rehearsal,
}
