//! The shape of worksheets. Adding one is an edit of the files under `worksheets/` alone: every file of that folder is
//! read, and what it holds is joined with the others.

use serde::{Deserialize, Serialize};

use super::page_words::OfferWords;
use super::schema::{Choice, Source};

/// `worksheets/*.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetsFile {
    pub worksheets: Vec<Worksheet>,
}

/// One worksheet. What is answered is kept by the ids of its fields.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    pub id: String,
    pub title: String,
    pub shelf: Shelf,
    /// When to use it, in a sentence.
    pub when: String,
    /// What to know before it, a line each.
    #[serde(default)]
    pub about: Vec<String>,
    /// Ids of cautions that are read before it.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// How it is chosen on the first page of the journal, where it stands there.
    #[serde(default)]
    pub offer: Option<OfferWords>,
    /// Not offered while it holds that the person used.
    #[serde(default)]
    pub not_while_used: bool,
    /// Offered from 08:00 to 21:00 alone.
    #[serde(default)]
    pub by_day: bool,
    /// Not offered while an urge is ridden, and asks for the urge first.
    #[serde(default)]
    pub calm: bool,
    /// Hidden until it is said that a therapist set it.
    #[serde(default)]
    pub by_therapist: bool,
    /// Keeping it says that the person used, at the time that it is about.
    #[serde(default)]
    pub tells_of_use: bool,
    /// Outside every summary until it is ticked.
    #[serde(default)]
    pub apart: bool,
    /// Offers the plan by what is chosen.
    #[serde(default)]
    pub plan: Option<PlanOffered>,
    #[serde(default)]
    pub source: Option<Source>,
    pub fields: Vec<WorksheetField>,
    /// How it came here, where it is none of Ebb's own; no file says so.
    #[serde(skip)]
    pub handed: Option<Handing>,
}

/// That somebody handed a worksheet over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handing {
    /// Who did, as they call themselves.
    pub from: String,
    /// False where it was taken back since.
    pub offered: bool,
}

/// From so many choices of a field on, the plan is offered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanOffered {
    pub field: String,
    pub from: usize,
    pub words: String,
}

/// One thing that a worksheet asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetField {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub hint: String,
    pub kind: WorksheetFieldKind,
    /// The most characters of a line or a text.
    #[serde(default)]
    pub longest: Option<i32>,
    /// The ends of a number or a scale; 0 and 10 where they are left out.
    #[serde(default)]
    pub least: Option<i32>,
    #[serde(default)]
    pub most: Option<i32>,
    /// From one number to the next; 1 where it is left out.
    #[serde(default)]
    pub step: Option<f64>,
    #[serde(default)]
    pub unit: String,
    /// What the ends of a scale mean.
    #[serde(default)]
    pub low: String,
    #[serde(default)]
    pub high: String,
    /// What can be chosen, and whether several of them.
    #[serde(default)]
    pub options: Vec<Choice>,
    #[serde(default)]
    pub many: bool,
    /// The person adds choices of their own, which stand there again next time.
    #[serde(default)]
    pub own: bool,
    /// What is written here can be kept as a card.
    #[serde(default)]
    pub card: bool,
    /// The parts of one entry of a group.
    #[serde(default)]
    pub fields: Vec<WorksheetField>,
}

/// What kind of answer it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorksheetFieldKind {
    Line,
    /// A telephone number.
    Phone,
    Text,
    Day,
    Time,
    Number,
    Scale,
    Choice,
    /// Several feelings, each with how strong it is.
    Feelings,
    /// A card, a breath or a practice.
    Tool,
    /// A list of things that have several parts; `most` of them.
    Group,
}

/// What worksheets are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    Free,
    Day,
    Thinking,
    Change,
    Understanding,
    Session,
}

impl Shelf {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Free,
        Self::Day,
        Self::Thinking,
        Self::Change,
        Self::Understanding,
        Self::Session,
    ];
}
