//! The breathing patterns, each with its rate, its shape and its cautions before it starts.

use serde::Serialize;

use super::action::{Action, Offer};
use super::companion::Companion;
use crate::content::Content;
use crate::session::page::{Breath, MY_PACE, at_pace, breaths};
use crate::session::{BreathCycle, wording};
use crate::view::Moment;

/// What the choice of patterns shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
        let breaths = breaths(content, self.my_pace(moment), &worse);
        let patterns = breaths
            .iter()
            .map(|breath| self.pattern_card(content, breath));
        let patterns = patterns.collect();
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

    fn pattern_card(&self, content: &Content, breath: &Breath<'_>) -> PatternCard {
        let words = &content.words;
        PatternCard {
            id: breath.id.to_owned(),
            name: breath.name.to_owned(),
            about: breath.about.to_owned(),
            rate: wording::rate(words, &breath.cycle),
            shape: wording::shape(words, &breath.cycle),
            holds: breath.cycle.holds(),
            // That somebody said so does not show ahead of the lock.
            note: if breath.worse && !self.locked {
                words.breathe.made_worse.clone()
            } else {
                String::new()
            },
            minutes: breath.minutes,
            cautions: cautions(content, breath.cautions),
            source: breath.source.to_owned(),
            start: start(content, breath.id, breath.minutes),
        }
    }

    /// The breath of the pace that felt easiest, where one was kept.
    pub(super) fn my_pace(&self, moment: &Moment) -> Option<BreathCycle> {
        let rate = self.own_setting(MY_PACE)?.parse().ok()?;
        at_pace(moment.content(), rate)
    }
}

/// The name of a breath as a tool.
pub(super) fn breath(pattern: &str) -> String {
    format!("breathing:{pattern}")
}

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
