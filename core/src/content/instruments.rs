//! The shape of `instruments/*.toml`: questionnaires as their authors published them, and how they are scored. What
//! stands under `verbatim` is theirs, word for word; the rest is Ebb's.

use serde::{Deserialize, Serialize};

use super::schema::Source;

/// All instruments that this build has, by the names of their files.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentsFile {
    pub instruments: Vec<Instrument>,
}

/// One questionnaire. The score is the sum of its scored items times `factor`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    pub id: String,
    /// Of the form, as its history keeps it: another wording or another scoring is another version.
    pub version: String,
    /// What people call it: "PHQ-9".
    pub name: String,
    /// What it asks about, and which way its numbers go.
    pub about: String,
    pub terms: Terms,
    /// Who owns it, and what they allow.
    pub licence: String,
    /// Where the wording, the scoring and the terms were read.
    pub sources: Vec<Source>,
    #[serde(default = "one")]
    pub factor: i32,
    pub verbatim: Verbatim,
    /// Ranges of the score with a name, ascending; the first begins at 0.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Numbers from which on somebody looked closer; none of them is a verdict.
    #[serde(default)]
    pub cut_offs: Vec<CutOff>,
    /// What to mind from a number on, whoever answered.
    #[serde(default)]
    pub cautions: Vec<CutOff>,
    /// What offers the plan before anything else is shown (safety rules, "Signals").
    #[serde(default)]
    pub signals: Vec<Signal>,
}

/// What its owner allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    /// Anybody may use it for anything.
    Free,
    /// Not for anything that is sold: only in a build with the feature `noncommercial`.
    Noncommercial,
}

/// The words of its authors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verbatim {
    pub title: String,
    #[serde(default)]
    pub instruction: Vec<String>,
    /// What stands before each item.
    #[serde(default)]
    pub stem: String,
    /// The answers to each item that has none of its own; the first counts 0.
    #[serde(default)]
    pub options: Vec<String>,
    pub items: Vec<InstrumentItem>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentItem {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub options: Vec<String>,
    /// Answered with a number from 0 up to this, in place of options.
    #[serde(default)]
    pub scale: Option<i32>,
    /// It does not count.
    #[serde(default)]
    pub unscored: bool,
    /// The first answer counts most.
    #[serde(default)]
    pub reversed: bool,
}

/// A range of the score, up to where the next begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub from: i32,
    /// As it is called in the middle of a sentence.
    pub label: String,
}

/// A number from which on somebody looked closer, or something is to be minded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOff {
    pub from: i32,
    /// Who, and in whom it was found; or what is to be minded.
    pub text: String,
}

/// An answer or a score that stands for danger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Id of the item; empty for the score.
    #[serde(default)]
    pub item: String,
    #[serde(default)]
    pub at_least: Option<i32>,
    #[serde(default)]
    pub at_most: Option<i32>,
}

fn one() -> i32 {
    1
}

impl Instrument {
    /// What the item with this id can be answered with, in order; empty where it is a number.
    pub fn options<'a>(&'a self, item: &'a InstrumentItem) -> &'a [String] {
        if item.options.is_empty() && item.scale.is_none() {
            &self.verbatim.options
        } else {
            &item.options
        }
    }

    /// The answer that counts most; the least is 0.
    pub fn most_of(&self, item: &InstrumentItem) -> i32 {
        let options = i32::try_from(self.options(item).len()).unwrap_or(i32::MAX);
        item.scale.unwrap_or(options - 1)
    }

    /// The highest score; the lowest is 0.
    pub fn most(&self) -> i32 {
        let scored = self.verbatim.items.iter().filter(|item| !item.unscored);
        let most: i32 = scored.map(|item| self.most_of(item)).sum();
        most * self.factor
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&InstrumentItem> {
        self.verbatim.items.iter().find(|item| item.id == id)
    }
}
