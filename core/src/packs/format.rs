//! The pack as it stands in its file. The JSON Schema under `core/content/schema` is made from these types, and what
//! is said of a field here is what a person who writes one reads there.

use serde::{Deserialize, Serialize};

use crate::content::{CardPlace, CardState, Module, PracticeGroup, TriggerKind};
use crate::time::Day;
use crate::triggers::if_then::ResponseKind;

/// The version of the format that this build writes, and the newest that it reads.
pub const PACK_VERSION: i32 = 1;

/// Something to use between sessions, handed over in one file: skill cards, practices, worksheets, booster sessions, a
/// daily routine, if-then plans. All texts are plain: no HTML, no links but https, no control characters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "An Ebb pack, version 1"))]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Where the schema of this file is, for editors that help while one writes.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// What this file is.
    pub kind: PackKind,
    /// The version of the format: 1.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub version: i32,
    /// A name for machines that stays the same in every later revision: small letters, digits and hyphens.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// Counts up each time that you hand over a changed pack; begin with 1.
    #[cfg_attr(test, schemars(range(min = 1, max = 1_000_000)))]
    pub revision: i32,
    /// The title that people see.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub name: String,
    /// Who hands it over. It is shown beside everything that comes from the pack, as not verified.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub author: String,
    /// What it is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub about: String,
    /// A page about it; https only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = 500), regex(pattern = r"^https://")))]
    pub link: Option<String>,
    /// Skill cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 500)))]
    pub cards: Vec<PackCard>,
    /// Guided practices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 500)))]
    pub practices: Vec<PackPractice>,
    /// Worksheets for the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 500)))]
    pub worksheets: Vec<PackWorksheet>,
    /// If-then plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 500)))]
    pub plans: Vec<PackPlan>,
    /// Booster sessions after treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taper: Option<PackTaper>,
    /// Practices for the morning and the evening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routine: Option<PackRoutine>,
}

/// What the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PackKind {
    /// A pack.
    #[serde(rename = "ebb-pack")]
    EbbPack,
}

/// A skill card: what to do, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackCard {
    /// A name for machines that stays the same in every later revision.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// Where it stands in the deck. `my_reasons` is for a person's own reasons, in a pack of theirs.
    pub module: Module,
    /// A word or two.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub title: String,
    /// When to use it.
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub when: String,
    /// What to do, in order; short sentences. None on a reason.
    #[cfg_attr(test, schemars(length(max = 20), inner(length(min = 1, max = 1_000))))]
    pub steps: Vec<String>,
    /// Why it works.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub why: String,
    /// What it is for, the most typical first. Without any, the card is found but never suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<CardState>,
    /// For how strong a state it suits: from, to; 0 to 10.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 10))))]
    pub intensity: [i32; 2],
    /// How long it takes.
    #[cfg_attr(test, schemars(range(min = 1, max = 120)))]
    pub minutes: i32,
    /// Where it can be done.
    pub places: Vec<CardPlace>,
    /// True where nobody around notices it.
    pub quiet: bool,
    /// Cautions by their ids in Ebb, such as `cold` or `inward_attention`; their text is Ebb's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 20)))]
    pub cautions: Vec<String>,
    /// The same skill with attention on the room. Cards with `inward_attention` or `trauma_can_flood` need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 20), inner(length(min = 1, max = 1_000))))]
    pub outward: Vec<String>,
    /// Where the skill was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub source: String,
    /// A page about the skill; https only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = 500), regex(pattern = r"^https://")))]
    pub link: Option<String>,
}

/// A guided practice: lines that stand on screen for some time each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackPractice {
    /// A name for machines that stays the same in every later revision.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// What it is called.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub name: String,
    /// What it is, in a sentence or two.
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub about: String,
    /// What it works with.
    pub group: PracticeGroup,
    /// What it is for, the most typical first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<CardState>,
    /// For how strong a state it suits: from, to; 0 to 10.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 10))))]
    pub intensity: [i32; 2],
    /// Where it can be done.
    pub places: Vec<CardPlace>,
    /// True where nobody around notices it.
    pub quiet: bool,
    /// Cautions by their ids in Ebb.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 20)))]
    pub cautions: Vec<String>,
    /// A breathing pattern of Ebb's that runs under it, by id; never one with holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breath: Option<String>,
    /// True where bells ring at the beginning and the end.
    #[serde(default)]
    pub bells: bool,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub source: String,
    /// Its lines, in order; two hours at most in all.
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    pub steps: Vec<PackPracticeStep>,
}

/// One line of a practice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackPracticeStep {
    /// How long it stands on screen.
    #[cfg_attr(test, schemars(range(min = 1, max = 1_800)))]
    pub seconds: i32,
    /// What it says.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub text: String,
    /// The same with attention on the room; leave it out where the text already looks outward.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub outward: String,
    /// True where a bell rings as it begins.
    #[serde(default)]
    pub bell: bool,
}

/// A worksheet: questions that the person answers in the journal, as far as they like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackWorksheet {
    /// A name for machines that stays the same in every later revision.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// A word or two.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub title: String,
    /// When to use it.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub when: String,
    /// What to know before it, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 10), inner(length(min = 1, max = 1_000))))]
    pub about: Vec<String>,
    /// Cautions by their ids in Ebb; none that needs an outward form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 20)))]
    pub cautions: Vec<String>,
    /// True for what is for daylight: it is offered from 08:00 to 21:00.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_day: bool,
    /// True for what is for a calm hour: it asks for the urge first, and is not offered in a ride.
    #[serde(default, skip_serializing_if = "is_false")]
    pub calm: bool,
    /// True for what stays out of every summary until the person ticks it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub apart: bool,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub source: String,
    /// A page about it; https only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = 500), regex(pattern = r"^https://")))]
    pub link: Option<String>,
    /// What it asks, in order. Every answer may be left out.
    #[cfg_attr(test, schemars(length(min = 1, max = 60)))]
    pub fields: Vec<PackField>,
}

/// One thing that a worksheet asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackField {
    /// A name for machines that stays the same in every later revision: what was answered is kept by it.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// The question.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub label: String,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub hint: String,
    /// What kind of answer it takes.
    pub kind: PackFieldKind,
    /// The least of a `number` or a `scale`; 0 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = -10_000, max = 10_000)))]
    pub least: Option<i32>,
    /// The most of them, 10 where it is left out; of a `group`, how many entries it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = -10_000, max = 10_000)))]
    pub most: Option<i32>,
    /// From one `number` to the next; 1 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// What a `number` counts, such as hours.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 120)))]
    pub unit: String,
    /// What the least of a `scale` means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub low: String,
    /// What the most of a `scale` means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(length(max = 1_000)))]
    pub high: String,
    /// What can be chosen in a `choice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 40)))]
    pub options: Vec<PackOption>,
    /// True where several can be chosen.
    #[serde(default, skip_serializing_if = "is_false")]
    pub many: bool,
    /// True where the person can add choices of their own to several.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own: bool,
    /// True where what is written can be kept as a card.
    #[serde(default, skip_serializing_if = "is_false")]
    pub card: bool,
    /// What is asked of each entry of a `group`; no `group` and no `feelings` among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 60)))]
    pub fields: Vec<PackField>,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PackFieldKind {
    /// A few words.
    Line,
    /// As many words as somebody likes.
    Text,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A number.
    Number,
    /// A point between two ends.
    Scale,
    /// One of several, or some of them.
    Choice,
    /// Feelings, each with how strong it is.
    Feelings,
    /// A card, a breath or a practice of Ebb.
    Tool,
    /// A list of things that have several parts.
    Group,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackOption {
    /// A name for machines that stays the same in every later revision.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// As it reads.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub label: String,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// Booster sessions, ever further apart after treatment has ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackTaper {
    /// Months after the end of treatment, rising, such as 1, 3, 6, 12.
    #[cfg_attr(
        test,
        schemars(length(min = 1, max = 120), inner(range(min = 1, max = 120)))
    )]
    pub months: Vec<i32>,
    /// Minutes ahead of an appointment at which to prepare; a week, a day and two hours where they are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = 5), inner(range(min = 5, max = 86_400))))]
    pub prepare_minutes: Option<Vec<i32>>,
    /// The day on which treatment ended, as 2026-08-31, in a pack for one person. Else Ebb asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(
            with = "Option<String>",
            regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        )
    )]
    pub treatment_ended: Option<Day>,
}

/// Practices to do day by day, by id: of this pack, or of Ebb's own, such as `breath-3`; a breath without holds as
/// `breathing:long-exhale`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackRoutine {
    /// In the morning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 30)))]
    pub morning: Vec<String>,
    /// In the evening.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 30)))]
    pub evening: Vec<String>,
}

/// An if-then plan: "If I pass the bar, then I call Sam."
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackPlan {
    /// A name for machines that stays the same in every later revision.
    #[cfg_attr(
        test,
        schemars(length(max = 64), regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))
    )]
    pub id: String,
    /// What sets the urge off.
    pub trigger: PackTrigger,
    /// What comes after "If", without the word itself.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub situation: String,
    /// What comes after "then", without the word itself.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub response: String,
    /// What kind of response it is.
    pub kind: ResponseKind,
    /// What it opens in Ebb: `ride`, a breath such as `breathing:long-exhale`, or a card such as `card:five-senses`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
}

/// What sets an urge off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackTrigger {
    /// What kind of thing it is.
    pub kind: TriggerKind,
    /// In the words that the person would use.
    #[cfg_attr(test, schemars(length(min = 1, max = 120)))]
    pub name: String,
}
