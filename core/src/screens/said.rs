//! How times, days, rates and ratings are said. The words are content; this is their grammar.

use crate::content::{Words, fill};
use crate::session::BreathCycle;

pub(super) use crate::session::names::{exercise, outcome, tool};
pub(super) use crate::view::dates::{clock, day, span};

/// "6 breaths a minute", "5.5 breaths a minute"
pub(super) fn rate(words: &Words, cycle: &BreathCycle) -> String {
    let rounded = format!("{:.2}", cycle.rate());
    let number = rounded.trim_end_matches('0').trim_end_matches('.');
    fill(&words.breathe.rate, &[("rate", number)])
}

/// "in 4 · hold 7 · out 8", in seconds.
pub(super) fn shape(words: &Words, cycle: &BreathCycle) -> String {
    let phases = &words.breathe;
    [
        (&phases.shape_in, cycle.inhale_ms),
        (&phases.shape_in, cycle.top_up_ms),
        (&phases.shape_hold, cycle.hold_full_ms),
        (&phases.shape_out, cycle.exhale_ms),
        (&phases.shape_hold, cycle.hold_empty_ms),
    ]
    .into_iter()
    .filter(|(_, ms)| *ms > 0)
    .map(|(word, ms)| {
        let seconds = format!("{:.1}", ms as f64 / 1_000.0);
        format!("{word} {}", seconds.strip_suffix(".0").unwrap_or(&seconds))
    })
    .collect::<Vec<_>>()
    .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn a_pattern_is_said_with_its_rate_and_shape() {
        let content = content("en");
        let box_breath = content.pattern("box").unwrap().cycle();
        assert_eq!(rate(&content.words, &box_breath), "3.75 breaths a minute");
        let cycle = content.pattern("long-exhale-slow").unwrap().cycle();
        assert_eq!(rate(&content.words, &cycle), "5.5 breaths a minute");
        assert_eq!(
            shape(&content.words, &content.pattern("4-7-8").unwrap().cycle()),
            "in 4 · hold 7 · out 8"
        );
    }
}
