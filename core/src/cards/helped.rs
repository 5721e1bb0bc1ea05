//! How much each tool has helped this person so far, with shrinkage: what was tried twice counts as little known,
//! however well it went.
//!
//! A use that brought the rating down counts from 0.6 (by one point) to 1 (by four or more); one that changed nothing
//! counts as a miss, one that raised it is subtracted. The score is (help − harm + a tenth of the prior) ÷ (help + misses + prior):
//! two uses at their best give 0.36, five that each took one point off give 0.45. One more use that helped, or one
//! that helped more, always raises it.

use std::collections::HashMap;

pub use crate::session::ToolUse;

/// Uses that a tool is thought to have behind it before the first.
const PRIOR_USES: f64 = 5.0;
/// How many of them are thought to have helped.
const PRIOR_HELPED: f64 = 0.1 * PRIOR_USES;
/// Fewer uses than this say little.
const HARDLY_TRIED: i32 = 3;
/// A rating that falls by this much counts in full.
const FULL_RELIEF: i32 = 4;

/// What is known of each tool.
#[derive(Debug, Clone, Default)]
pub struct History {
    tools: HashMap<String, Tally>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    times: i32,
    helped: i32,
    help: f64,
    misses: f64,
    harm: f64,
}

impl History {
    /// What these uses tell.
    pub fn of(uses: &[ToolUse]) -> Self {
        let mut history = Self::default();
        uses.iter().for_each(|used| history.add(used));
        history
    }

    /// One use more.
    pub fn add(&mut self, used: &ToolUse) {
        let relief = used.before - used.after;
        // At nought before and after there was nothing to help with.
        if used.before > 0 || relief != 0 {
            self.add_relief(&used.tool, relief);
        }
    }

    /// One use more, by the points by which it brought the rating down.
    pub(super) fn add_relief(&mut self, tool: &str, relief: i32) {
        let tally = self.tools.entry(tool.to_owned()).or_default();
        tally.times += 1;
        if relief > 0 {
            tally.helped += 1;
            tally.help += weight(relief);
        } else {
            tally.misses += 1.0;
            tally.harm += if relief < 0 { weight(-relief) } else { 0.0 };
        }
    }

    /// From −1, it always made things worse, to 1, it always helped; what is not known stands at 0.1.
    pub(super) fn score(&self, tool: &str) -> f64 {
        let tally = self.tally(tool);
        (tally.help - tally.harm + PRIOR_HELPED) / (tally.help + tally.misses + PRIOR_USES)
    }

    /// How often it helped, and how often it was used.
    pub(super) fn helped(&self, tool: &str) -> (i32, i32) {
        let tally = self.tally(tool);
        (tally.helped, tally.times)
    }

    pub(super) fn hardly_tried(&self, tool: &str) -> bool {
        self.tally(tool).times < HARDLY_TRIED
    }

    fn tally(&self, tool: &str) -> Tally {
        self.tools.get(tool).copied().unwrap_or_default()
    }
}

fn weight(points: i32) -> f64 {
    0.5 + 0.5 * f64::from(points.min(FULL_RELIEF)) / f64::from(FULL_RELIEF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn score(reliefs: &[i32]) -> f64 {
        let mut history = History::default();
        for relief in reliefs {
            history.add_relief("x", *relief);
        }
        history.score("x")
    }

    proptest! {
        #[test]
        fn two_lucky_uses_never_outrank_steady_help(
            lucky in prop::collection::vec(1..=10, 0..=2), steady in prop::collection::vec(1..=10, 5..40),
        ) {
            prop_assert!(score(&lucky) < score(&steady));
        }

        #[test]
        fn help_in_four_of_five_by_two_points_is_steady_too(times in 1..10_usize, lucky in 1..=10) {
            let steady = [2, 2, 0, 2, 2].repeat(times);
            prop_assert!(score(&[lucky, lucky]) < score(&steady));
        }

        #[test]
        fn more_help_always_raises_the_score(mut reliefs in prop::collection::vec(-10..=10, 1..30), more in 1..=10) {
            let before = score(&reliefs);
            reliefs.push(more);
            prop_assert!(score(&reliefs) > before);
            reliefs.pop();
            reliefs[0] = (reliefs[0] + more).min(10);
            prop_assert!(score(&reliefs) >= before);
        }
    }

    #[test]
    fn what_made_it_worse_stands_below_what_is_not_known_and_so_does_what_never_helped() {
        assert!(score(&[-3, -3]) < score(&[0, 0]));
        assert!(score(&[0, 0]) < score(&[]));
        assert!(score(&[]) < score(&[1]));
    }
}
