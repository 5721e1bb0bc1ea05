//! The breaths that there are to choose from, the first one to begin with.

use std::collections::BTreeSet;

use crate::content::{Content, PatternContent};
use crate::session::BreathCycle;

/// Id of the pace that felt easiest, and the name of the setting that keeps it.
pub const MY_PACE: &str = "my-pace";
const MY_PACE_MINUTES: i32 = 5;

/// One breath to choose.
#[derive(Debug, Clone, Copy)]
pub struct Breath<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// A sentence on it.
    pub about: &'a str,
    /// How it goes.
    pub cycle: BreathCycle,
    /// Minutes when none are chosen.
    pub minutes: i32,
    /// Ids of what to mind.
    pub cautions: &'a [String],
    /// Where it was read.
    pub source: &'a str,
    /// True where the person said that it made things worse.
    pub worse: bool,
}

impl<'a> Breath<'a> {
    fn of(pattern: &'a PatternContent, worse: bool) -> Self {
        Self {
            id: &pattern.id,
            name: &pattern.name,
            about: &pattern.about,
            cycle: pattern.cycle(),
            minutes: pattern.minutes,
            cautions: &pattern.cautions,
            source: &pattern.source.name,
            worse,
        }
    }

    fn my_pace(content: &'a Content, cycle: BreathCycle, worse: bool) -> Self {
        let words = &content.words.breathe;
        let finder = &content.breathing.finder;
        Self {
            id: MY_PACE,
            name: &words.my_pace,
            about: &words.my_pace_about,
            cycle,
            minutes: MY_PACE_MINUTES,
            cautions: &finder.cautions,
            source: &finder.source.name,
            worse,
        }
    }

    /// True where it may be suggested: it asks for no held breath, and was never said to make things worse.
    pub fn may_be_suggested(&self) -> bool {
        !self.worse && !self.cycle.holds()
    }
}

/// The breath of the pace that felt easiest, breaths a minute.
pub fn at_pace(content: &Content, rate: f64) -> Option<BreathCycle> {
    let base = content.pattern(&content.ride.breath)?;
    Some(base.cycle().at_rate(rate))
}

/// All breaths. What made things worse is last; a pattern with holds comes after those without.
pub fn breaths<'a>(
    content: &'a Content,
    my_pace: Option<BreathCycle>,
    made_worse: &BTreeSet<String>,
) -> Vec<Breath<'a>> {
    let worse = |id: &str| made_worse.contains(&format!("breathing:{id}"));
    let mine = my_pace.map(|cycle| Breath::my_pace(content, cycle, worse(MY_PACE)));
    let patterns = content.breathing.patterns.iter();
    let patterns = patterns.map(|pattern| Breath::of(pattern, worse(&pattern.id)));
    let mut all: Vec<_> = mine.into_iter().chain(patterns).collect();
    all.sort_by_key(|breath| (breath.worse, breath.cycle.holds()));
    all
}
