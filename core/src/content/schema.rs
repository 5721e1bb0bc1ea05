//! The shape of the content files. The build script reads them with these types, so a missing word, an unknown
//! field or a wrong type stops the build and never reaches a person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that is shown in one language. Files of many words are boxed: while it is read, each would stand on the
/// stack several times over, and a thread of a phone has a megabyte.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// `words.toml`
    pub words: Box<super::words::Words>,
    /// `ride.toml`
    pub ride: RideContent,
    /// `breathing.toml`
    pub breathing: BreathingContent,
    /// `cautions.toml`
    pub cautions: CautionsFile,
    /// `emergency.toml`
    pub emergency: Box<EmergencyContent>,
    /// `crisis_lines.toml`
    pub crisis_lines: CrisisLinesContent,
    /// `cards_words.toml`
    pub cards_words: Box<super::cards_words::CardsWords>,
    /// `cards/*.toml`
    pub cards: super::cards::CardsFile,
    /// `practice_words.toml`
    pub practice_words: Box<super::practice_words::PracticeWords>,
    /// `practices/*.toml`
    pub practices: super::cards::PracticesFile,
    /// `crisis.toml`
    pub crisis: Box<super::crisis_words::CrisisWords>,
    /// `reminders.toml`
    pub reminders: Box<super::reminder_words::ReminderWords>,
    /// `triggers.toml`
    pub triggers: Box<super::trigger_words::TriggerWords>,
    /// `measures.toml`
    pub measures: Box<super::measure_words::MeasureWords>,
    /// `instruments/*.toml`
    pub instruments: super::instruments::InstrumentsFile,
    /// `packs.toml`
    pub packs: Box<super::pack_words::PackWords>,
    /// `pages.toml`
    pub pages: Box<super::page_words::PageWords>,
    /// `danger.toml`
    pub danger: DangerWords,
    /// `journal.toml`
    pub journal: Box<super::journal_words::JournalWords>,
    /// `backup.toml`
    pub backup: Box<super::backup_words::BackupWords>,
    /// `export.toml`
    pub export: Box<super::export_words::ExportWords>,
    /// `lists.toml`
    pub lists: Box<super::lists::ListsFile>,
    /// `worksheets/*.toml`
    pub worksheets: super::worksheets::WorksheetsFile,
}

/// Words of danger in what somebody searches for: see `crisis::is_danger`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerWords {
    /// Left out of what was typed before it is compared.
    pub fillers: Vec<String>,
    /// Each is enough by itself.
    pub words: Vec<String>,
    /// Words in a row; `$` is the end of what was typed.
    pub phrases: Vec<String>,
    /// What these cover is not looked at.
    pub means_something_else: Vec<String>,
    /// The cards that stand below then, and no others: what a stray word finds would read as mockery.
    pub cards: Vec<String>,
    /// Signs that the body is in danger: the number comes first.
    pub emergency: SignWords,
    /// Signs of withdrawal, and what it comes of: *I feel physically ill* comes first.
    pub ill: SignWords,
}

/// Words and phrases as those of danger.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignWords {
    pub words: Vec<String>,
    pub phrases: Vec<String>,
    /// The cards that stand below, and no others; where there are none, those that a search finds.
    pub cards: Vec<String>,
}

/// Where a fact was read, or the rule of Ebb's own that a line rests on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub name: String,
    #[serde(default)]
    pub url: String,
    /// The date on which the source was read, as 2026-11-23.
    #[serde(default)]
    pub read_on: String,
}

/// The prompts, chips and checkpoints of urge surfing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RideContent {
    pub cautions: Vec<String>,
    pub sources: Vec<Source>,
    /// Shown where a ride that is under way has a prompt that an update took out of the content.
    pub in_place_of_a_prompt: String,
    /// The breath that runs under a ride, by pattern id.
    pub breath: String,
    pub prompts: Vec<PromptContent>,
    /// One block is added each time the person carries on.
    pub carry_on: Vec<PromptContent>,
    pub triggers: Vec<Choice>,
    /// Lengths, in minutes, that a person may guess for the urge.
    pub guesses_minutes: Vec<i32>,
}

/// One prompt of a guided exercise.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromptContent {
    pub id: String,
    pub stage: Stage,
    pub seconds: i64,
    pub text: String,
    /// The same step with attention on the room instead of the body.
    pub outward: String,
    /// What stands here on a day on which the person has used; empty leaves the outward form.
    #[serde(default)]
    pub after_using: String,
}

/// The stages of urge surfing, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Notice that an urge is here.
    Notice,
    /// Find where it sits in the body or, outward, find the feet, sounds and colours.
    Locate,
    /// Breathe with it.
    Breathe,
    /// Stay while it rises and falls.
    Ride,
    /// Look back: carry on, enough, or something else.
    Reflect,
}

/// Something to choose, by id.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

/// The breathing patterns.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreathingContent {
    pub patterns: Vec<PatternContent>,
    pub minutes: Vec<i32>,
    pub finder: FinderContent,
    /// Breaths a minute offered as "my breath now" to glide from.
    pub present_rates: Vec<i32>,
}

/// One breathing pattern, in milliseconds a phase; a phase of 0 is left out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternContent {
    pub id: String,
    pub name: String,
    pub about: String,
    pub inhale_ms: i64,
    #[serde(default)]
    pub top_up_ms: i64,
    #[serde(default)]
    pub hold_full_ms: i64,
    pub exhale_ms: i64,
    #[serde(default)]
    pub hold_empty_ms: i64,
    /// Session length in minutes when none is chosen.
    pub minutes: i32,
    pub cautions: Vec<String>,
    pub source: Source,
}

/// The resonance finder: the same ratio at falling rates.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinderContent {
    pub name: String,
    pub about: String,
    /// Breaths a minute, tried in this order.
    pub rates: Vec<f64>,
    pub minutes_each: i32,
    pub cautions: Vec<String>,
    pub source: Source,
}

/// Cautions, shared by id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CautionsFile {
    pub cautions: BTreeMap<String, Caution>,
}

/// One caution: a line for a running exercise, a sentence or two for before it starts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    pub short: String,
    pub text: String,
    #[serde(default)]
    pub source: Option<Source>,
    /// Set where the line is a rule of Ebb's own and claims no fact.
    #[serde(default)]
    pub basis: String,
}

/// The sheets that stay still and ask nothing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyContent {
    pub sheets: Sheets,
}

/// One sheet a door.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    pub have_used: Sheet,
    pub feel_ill: Sheet,
    pub stay_safe: Sheet,
    pub emergency: Sheet,
    pub makes_worse: Sheet,
    pub look_around: Sheet,
}

/// A sheet: a title and sections, most urgent first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub title: String,
    pub sections: Vec<SheetSection>,
    pub sources: Vec<Source>,
}

/// One section of a sheet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetSection {
    #[serde(default)]
    pub heading: String,
    #[serde(default)]
    pub urgent: bool,
    pub lines: Vec<String>,
}

/// Crisis lines by region.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLinesContent {
    pub regions: Vec<RegionContent>,
    pub unknown: UnknownRegion,
}

/// What to do where the region is not known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownRegion {
    pub text: Vec<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// The lines of one region.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionContent {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    pub name: String,
    /// What else people call it, and its name in its own languages.
    #[serde(default)]
    pub also: Vec<String>,
    /// The IANA name of the time zone in which most people there live.
    pub zone: String,
    pub emergency: Vec<String>,
    pub emergency_source: Source,
    #[serde(default)]
    pub lines: Vec<LineContent>,
}

/// One crisis line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineContent {
    pub id: String,
    pub kind: LineKind,
    pub name: String,
    #[serde(default)]
    pub call: Vec<String>,
    #[serde(default)]
    pub text: Vec<String>,
    #[serde(default)]
    pub chat: Vec<String>,
    pub hours: String,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub if_no_answer: String,
    #[serde(default)]
    pub note: String,
    /// The date of the source that was read; where `undated`, the day of the reading.
    pub verified_on: String,
    /// True where the source states no date of its own.
    #[serde(default)]
    pub undated: bool,
    /// True for a line that adults see too and that comes first for somebody under 18.
    #[serde(default)]
    pub first_under_18: bool,
    pub source: Source,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Suicide,
    Support,
    Substance,
    DomesticAbuse,
    Youth,
    Poison,
}
