//! One entry of a pack, whatever its kind: its name, and what a person sees of it before it is brought in.

use serde::{Deserialize, Serialize};

use super::cautions::cautions;
use super::format::{
    Pack, PackCard, PackPlan, PackPractice, PackRoutine, PackTaper, PackWorksheet,
};
use crate::content::Content;

/// What kind of thing an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A skill card.
    Card,
    /// A guided practice.
    Practice,
    /// A worksheet.
    Worksheet,
    /// Booster sessions.
    Taper,
    /// A daily routine.
    Routine,
    /// An if-then plan.
    Plan,
}

/// An entry as it was handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Entry {
    Card(PackCard),
    Practice(PackPractice),
    Worksheet(PackWorksheet),
    Taper(PackTaper),
    Routine(PackRoutine),
    Plan(PackPlan),
}

impl Entry {
    /// Every entry of a pack with its name, in the order in which they are shown.
    pub(super) fn all(pack: &Pack) -> Vec<(String, Self)> {
        let cards = pack.cards.iter().cloned().map(Self::Card);
        let practices = pack.practices.iter().cloned().map(Self::Practice);
        let worksheets = pack.worksheets.iter().cloned().map(Self::Worksheet);
        let taper = pack.taper.iter().cloned().map(Self::Taper);
        let routine = pack.routine.iter().cloned().map(Self::Routine);
        let plans = pack.plans.iter().cloned().map(Self::Plan);
        cards
            .chain(practices)
            .chain(worksheets)
            .chain(taper)
            .chain(routine)
            .chain(plans)
            .map(|entry| (entry.name(), entry))
            .collect()
    }

    /// The name that stays the same in every revision, such as `card:call-someone`.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Card(card) => format!("card:{}", card.id),
            Self::Practice(practice) => format!("practice:{}", practice.id),
            Self::Worksheet(sheet) => format!("worksheet:{}", sheet.id),
            Self::Taper(_) => "taper".to_owned(),
            Self::Routine(_) => "routine".to_owned(),
            Self::Plan(plan) => format!("plan:{}", plan.id),
        }
    }

    pub(super) fn kind(&self) -> EntryKind {
        match self {
            Self::Card(_) => EntryKind::Card,
            Self::Practice(_) => EntryKind::Practice,
            Self::Worksheet(_) => EntryKind::Worksheet,
            Self::Taper(_) => EntryKind::Taper,
            Self::Routine(_) => EntryKind::Routine,
            Self::Plan(_) => EntryKind::Plan,
        }
    }

    /// What it is called.
    pub(super) fn label(&self, content: &Content) -> String {
        match self {
            Self::Card(card) => card.title.clone(),
            Self::Practice(practice) => practice.name.clone(),
            Self::Worksheet(sheet) => sheet.title.clone(),
            Self::Taper(_) => content.packs.taper.clone(),
            Self::Routine(_) => content.packs.routine.clone(),
            // It stands in the middle of lines that end with a point of their own.
            Self::Plan(plan) => sentence(plan, content).trim_end_matches('.').to_owned(),
        }
    }

    /// All that it says, line by line, so that a person reads it before they take it. `practices` are those of the
    /// pack, which a routine may name.
    pub(super) fn lines(&self, content: &Content, practices: &[PackPractice]) -> Vec<String> {
        let mut lines = Vec::new();
        match self {
            Self::Card(card) => {
                lines.push(card.when.clone());
                lines.extend(short(content, &cautions(card)));
                lines.extend(numbered(&card.steps));
                if !card.outward.is_empty() {
                    lines.push(content.cards_words.deck.outward.clone());
                }
                lines.extend(numbered(&card.outward));
                lines.push(card.why.clone());
                lines.push(card.source.clone());
                lines.extend(card.link.clone());
            }
            Self::Practice(practice) => {
                lines.push(practice.about.clone());
                lines.extend(short(content, &cautions(practice)));
                for step in &practice.steps {
                    lines.push(step.text.clone());
                    if !step.outward.is_empty() {
                        lines.push(format!("({})", step.outward));
                    }
                }
                lines.push(practice.source.clone());
            }
            Self::Worksheet(sheet) => {
                lines.extend(short(content, &sheet.cautions));
                lines.extend(sheet.lines());
            }
            Self::Taper(taper) => {
                let months: Vec<_> = taper.months.iter().map(ToString::to_string).collect();
                let months = months.join(", ");
                lines.push(crate::content::fill(
                    &content.packs.taper_months,
                    &[("months", &months)],
                ));
            }
            Self::Routine(routine) => {
                let words = &content.packs;
                for (name, list) in [
                    (&words.morning, &routine.morning),
                    (&words.evening, &routine.evening),
                ] {
                    if !list.is_empty() {
                        let named = |id: &String| {
                            let of_pack = practices.iter().find(|practice| practice.id == *id);
                            let of_pack = of_pack.map(|practice| &practice.name);
                            let own = content.practice(id).map(|practice| &practice.name);
                            let breath = id.strip_prefix("breathing:");
                            let breath = breath.and_then(|breath| content.pattern(breath));
                            let breath = breath.map(|pattern| &pattern.name);
                            of_pack.or(own).or(breath).unwrap_or(id).clone()
                        };
                        let list: Vec<_> = list.iter().map(named).collect();
                        lines.push(format!("{name}: {}", list.join(", ")));
                    }
                }
            }
            Self::Plan(plan) => {
                lines.push(plan.trigger.name.clone());
                lines.extend(plan.opens.clone());
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

fn numbered(steps: &[String]) -> impl Iterator<Item = String> {
    (1..)
        .zip(steps)
        .map(|(number, step)| format!("{number}. {step}"))
}

/// A caution in a line.
fn short(content: &Content, cautions: &[String]) -> Vec<String> {
    let known = cautions
        .iter()
        .filter_map(|id| content.cautions.cautions.get(id));
    known.map(|caution| caution.short.clone()).collect()
}

fn sentence(plan: &PackPlan, content: &Content) -> String {
    let words = &content.triggers.plans.if_then;
    let Some((before, rest)) = words.split_once("{situation}") else {
        return words.clone();
    };
    // What somebody wrote is put in once and never looked through for gaps.
    let rest = rest.replacen("{response}", &plan.response, 1);
    format!("{before}{}{rest}", plan.situation)
}
