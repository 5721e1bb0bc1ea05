//! The breathing patterns, each with its rate, its shape and its cautions before it starts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::action::{Action, Offer};
use super::companion::{Companion, MY_PACE};
use crate::content::{Content, PatternContent};
use crate::session::{BreathCycle, wording};
use crate::view::Moment;

/// What the choice of patterns shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BreatheScreen {
    /// The title.
    pub title: String,
    /// The patterns, first the one to begin with.
    pub patterns: Vec<PatternCard>,
    /// The search for the pace that feels easiest.
    pub finder: PatternCard,
    /// Lengths to choose from, minutes.
    pub minutes: Vec<i32>,
    /// How the length is named.
    pub minutes_label: String,
    /// Rates to glide from, breaths a minute.
    pub present_rates: Vec<i32>,
    /// How gliding is named.
    pub glide_label: String,
    /// How the choice not to glide is named.
    pub no_glide_label: String,
    /// How a pattern of one's own is named.
    pub custom_label: String,
    /// What a pattern of one's own may be.
    pub custom_help: String,
    /// Moving or still, as it is now; choosing it changes that.
    pub still: Offer,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One pattern to choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PatternCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A sentence on it.
    pub about: String,
    /// Its rate in words; empty where it changes.
    pub rate: String,
    /// Its shape in seconds.
    pub shape: String,
    /// True where the breath is held: never suggested.
    pub holds: bool,
    /// What the person said of it before, or nothing.
    pub note: String,
    /// Minutes when none are chosen.
    pub minutes: i32,
    /// What to mind before it starts.
    pub cautions: Vec<String>,
    /// Where it was read.
    pub source: String,
    /// Starts it with its usual length.
    pub start: Offer,
}

impl Companion {
    /// The choice of patterns.
    pub fn breathe(&self, moment: &Moment) -> BreatheScreen {
        let content = moment.content();
        let words = &content.words.breathe;
        let worse = self.tools_made_worse(moment);
        let mut patterns: Vec<_> = content
            .breathing
            .patterns
            .iter()
            .map(|pattern| self.pattern_card(content, pattern, &worse))
            .collect();
        if let (Some(_), Ok(cycle)) = (
            self.own_setting(MY_PACE),
            self.pattern_cycle(MY_PACE, moment),
        ) {
            patterns.insert(0, self.my_pace(content, &cycle));
        }
        // What made things worse is last; a pattern with holds comes after those without.
        patterns.sort_by_key(|card| (worse.contains(&breath(&card.id)), card.holds));
        let still = self.is_still();
        BreatheScreen {
            title: words.title.clone(),
            patterns,
            finder: finder_card(content),
            minutes: content.breathing.minutes.clone(),
            minutes_label: words.minutes_label.clone(),
            present_rates: content.breathing.present_rates.clone(),
            glide_label: words.glide_label.clone(),
            no_glide_label: words.no_glide_label.clone(),
            custom_label: words.custom.clone(),
            custom_help: words.custom_help.clone(),
            still: Offer::new(
                Action::Still { on: !still },
                if still {
                    &words.make_moving
                } else {
                    &words.make_still
                },
            ),
            doors: self.doors(moment),
        }
    }

    fn pattern_card(
        &self,
        content: &Content,
        pattern: &PatternContent,
        worse: &BTreeSet<String>,
    ) -> PatternCard {
        let words = &content.words;
        let cycle = pattern.cycle();
        // That somebody said so does not show ahead of the lock.
        let worse = worse.contains(&breath(&pattern.id)) && !self.locked;
        PatternCard {
            id: pattern.id.clone(),
            name: pattern.name.clone(),
            about: pattern.about.clone(),
            rate: wording::rate(words, &cycle),
            shape: wording::shape(words, &cycle),
            holds: cycle.holds(),
            note: if worse {
                words.breathe.made_worse.clone()
            } else {
                String::new()
            },
            minutes: pattern.minutes,
            cautions: cautions(content, &pattern.cautions),
            source: pattern.source.name.clone(),
            start: start(content, &pattern.id, pattern.minutes),
        }
    }

    fn my_pace(&self, content: &Content, cycle: &BreathCycle) -> PatternCard {
        let words = &content.words;
        PatternCard {
            id: MY_PACE.to_owned(),
            name: words.breathe.my_pace.clone(),
            about: words.breathe.my_pace_about.clone(),
            rate: wording::rate(words, cycle),
            shape: wording::shape(words, cycle),
            holds: false,
            note: String::new(),
            minutes: MY_PACE_MINUTES,
            cautions: cautions(content, &content.breathing.finder.cautions),
            source: content.breathing.finder.source.name.clone(),
            start: start(content, MY_PACE, MY_PACE_MINUTES),
        }
    }
}

/// The name of a breath as a tool.
pub(super) fn breath(pattern: &str) -> String {
    format!("breathing:{pattern}")
}

const MY_PACE_MINUTES: i32 = 5;

fn start(content: &Content, pattern: &str, minutes: i32) -> Offer {
    let action = Action::StartBreathing {
        pattern: pattern.to_owned(),
        minutes,
        from_rate: None,
    };
    Offer::new(action, &content.words.breathe.start)
}

fn finder_card(content: &Content) -> PatternCard {
    let finder = &content.breathing.finder;
    PatternCard {
        id: "finder".to_owned(),
        name: finder.name.clone(),
        about: finder.about.clone(),
        rate: String::new(),
        shape: String::new(),
        holds: false,
        note: String::new(),
        minutes: finder.minutes_each * finder.rates.len() as i32,
        cautions: cautions(content, &finder.cautions),
        source: finder.source.name.clone(),
        start: Offer::new(Action::StartFinder, &content.words.breathe.start),
    }
}

/// The cautions with these ids, in full.
pub(super) fn cautions(content: &Content, ids: &[String]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| content.cautions.cautions.get(id))
        .map(|caution| caution.text.clone())
        .collect()
}
