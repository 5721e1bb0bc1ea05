//! How much a trigger weighs, from what was reported of it, and the sentence that says why.

use crate::content::{RiskWords, counted, fill};

/// What an encounter weighs that was acted on, at whatever strength; an urge of 10 that was ridden out weighs half.
const ACTED: i32 = 20;
/// Encounters of middling weight that every trigger starts out with, so that a first bad evening is not everything.
const ASSUMED: i32 = 4;
/// What each of them weighs: an urge of 5 that was ridden out.
const ASSUMED_WEIGHT: i32 = 5;
/// Encounters at which a trigger counts as met half as often as can be.
const HALF_AS_OFTEN: i32 = 4;
/// Below this many encounters the sentence says that there is little to go by.
const LITTLE_TO_GO_BY: i32 = 3;

/// Everything that was reported of one trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Met {
    /// Times it was met.
    pub times: i32,
    /// Times at which a strength was given.
    pub rated: i32,
    /// Sum of the strengths that were given.
    pub strengths: i32,
    /// Times the person acted on it.
    pub acted: i32,
    /// Sum of the strengths that were given when they did.
    pub strengths_acted: i32,
    /// Times the person acted on it and gave no strength.
    pub acted_unrated: i32,
}

impl Met {
    /// Adds one encounter: the strength of the urge, 0 to 10, where it was given, and whether it was acted on.
    pub fn add(&mut self, strength: Option<i32>, acted: bool) {
        self.add_alike(1, strength, acted);
    }

    /// Adds as many encounters of which the same is said.
    pub fn add_alike(&mut self, times: i32, strength: Option<i32>, acted: bool) {
        let (rated, strengths) = strength.map_or((0, 0), |strength| (times, times * strength));
        self.times += times;
        self.rated += rated;
        self.strengths += strengths;
        if acted {
            self.acted += times;
            self.strengths_acted += strengths;
            self.acted_unrated += times - rated;
        }
    }

    /// The mean of the strengths that were given.
    pub fn strength(&self) -> Option<f64> {
        (self.rated > 0).then(|| f64::from(self.strengths) / f64::from(self.rated))
    }

    /// How much it weighs, from 0 to 1: how often × how hard.
    ///
    /// - how often = n / (n + 4), over all n encounters;
    /// - how hard = (Σ weights + 4 × 5) / (20 × (m + 4)), over the m encounters that were rated or acted on. One that
    ///   was acted on weighs 20, any other its strength, 0 to 10. The four encounters of weight 5 that are always
    ///   counted in shrink a mean of few towards the middle.
    ///
    /// So one evening at 10 that was acted on comes to 1/5 × 40/100 = 0.080, and twenty at 6 that were ridden out to
    /// 20/24 × 140/480 = 0.243. Another time of having acted never makes it less: 20 is the largest weight. Nothing
    /// fades with time, since coming back to a place after months away is a dangerous moment and not a safe one. The
    /// formula is Ebb's own, a mean with a prior; it orders a list and measures nobody.
    pub fn score(&self) -> f64 {
        let weights = ACTED * self.acted + self.strengths - self.strengths_acted;
        let weighed = self.rated + self.acted_unrated;
        let often = f64::from(self.times) / f64::from(self.times + HALF_AS_OFTEN);
        let hard =
            f64::from(weights + ASSUMED * ASSUMED_WEIGHT) / f64::from(ACTED * (weighed + ASSUMED));
        often * hard
    }
}

/// Where a trigger stands, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Risk {
    /// Its place in the list, from 1.
    pub rank: i32,
    /// True where the person put it there.
    pub own_place: bool,
    /// What was reported of it.
    pub met: Met,
    /// [`Met::score`]; 0 where it was never met.
    pub score: f64,
}

impl Risk {
    /// One sentence that says why it stands here. On a day on which the person has used it does not speak of acting.
    pub fn sentence(&self, words: &RiskWords, used: bool) -> String {
        let times = counted(&words.times, i64::from(self.met.times));
        match (self.own_place, self.met.times) {
            (true, 0) => return words.own_place_never_met.clone(),
            (true, _) => return fill(&words.own_place, &[("times", &times)]),
            (false, 0) => return words.never_met.clone(),
            (false, _) => {}
        }
        let acted = self.met.acted > 0 && !used;
        let what = match (self.met.strength().is_some(), acted) {
            (true, true) => &words.met_strength_acted,
            (true, false) => &words.met_strength,
            (false, true) => &words.met_acted,
            (false, false) => &words.met,
        };
        let strength = format!("{:.0}", self.met.strength().unwrap_or(0.0).round());
        let what = fill(
            what,
            &[
                ("times", &times),
                ("strength", &strength),
                ("acted", &counted(&words.times, i64::from(self.met.acted))),
            ],
        );
        let whole = if self.met.times < LITTLE_TO_GO_BY {
            &words.few
        } else {
            &words.enough
        };
        fill(whole, &[("what", &what)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use proptest::prelude::*;

    fn met(times: i32, strength: Option<i32>, acted: bool) -> Met {
        let mut met = Met::default();
        for _ in 0..times {
            met.add(strength, acted);
        }
        met
    }

    #[test]
    fn scores_are_those_worked_out_by_hand() {
        let near = |met: Met, by_hand: f64| {
            let score = met.score();
            assert!((score - by_hand).abs() < 1e-12, "{score} for {met:?}");
        };
        near(met(0, None, false), 0.0);
        // 1/5 × (20 + 20) / (20 × 5)
        near(met(1, Some(10), true), 0.08);
        // Acting weighs the same at whatever strength, and without one.
        near(met(1, Some(0), true), 0.08);
        near(met(1, None, true), 0.08);
        // 20/24 × (120 + 20) / (20 × 24)
        near(met(20, Some(6), false), 20.0 / 24.0 * 140.0 / 480.0);
        // Met without a rating: often, and as hard as is assumed. 4/8 × 20 / (20 × 4)
        near(met(4, None, false), 0.125);
        // Three at 8, one of them acted on: 3/7 × (20 + 16 + 20) / (20 × 7)
        let mut mixed = met(2, Some(8), false);
        mixed.add(Some(8), true);
        near(mixed, 3.0 / 7.0 * 56.0 / 140.0);
    }

    #[test]
    fn one_bad_evening_does_not_outrank_twenty() {
        let one = met(1, Some(10), true).score();
        assert!(one < met(20, Some(10), true).score());
        assert!(one < met(20, Some(6), false).score());
        assert!(one < met(20, Some(2), false).score());
    }

    #[test]
    fn what_is_met_often_and_never_strong_does_not_outrank_what_was_acted_on_again_and_again() {
        assert!(met(1_000, Some(1), false).score() < met(3, Some(8), true).score());
    }

    #[test]
    fn a_sentence_says_what_was_reported_and_no_more() {
        let words = &content("en").triggers.risk;
        let say = |met: Met, own_place, used| {
            let risk = Risk {
                rank: 1,
                own_place,
                met,
                score: met.score(),
            };
            risk.sentence(words, used)
        };
        let mut often = met(5, Some(7), false);
        often.add(Some(10), true);
        insta::assert_snapshot!(
            [
                say(Met::default(), false, false),
                say(met(1, Some(9), true), false, false),
                say(met(2, None, false), false, false),
                say(often, false, false),
                say(often, false, true),
                say(met(3, None, true), false, false),
                say(often, true, false),
                say(Met::default(), true, false),
            ]
            .join("\n"),
            @"
        You have not met this since you wrote it down.
        You have met this once, the urge was about 9 of 10, and you acted on it once; it takes a few more times to say much.
        You have met this 2 times; it takes a few more times to say much.
        You have met this 6 times, the urge was about 8 of 10, and you acted on it once.
        You have met this 6 times, and the urge was about 8 of 10.
        You have met this 3 times, and you acted on it 3 times.
        You put this here yourself; you have met it 6 times.
        You put this here yourself; you have not met it since you wrote it down.
        "
        );
    }

    fn encounters() -> impl Strategy<Value = Vec<(Option<i32>, bool)>> {
        prop::collection::vec((prop::option::of(0..=10_i32), any::<bool>()), 0..40)
    }

    fn of(encounters: &[(Option<i32>, bool)]) -> Met {
        let mut met = Met::default();
        for &(strength, acted) in encounters {
            met.add(strength, acted);
        }
        met
    }

    proptest! {
        #[test]
        fn one_more_time_of_having_acted_never_weighs_less(
            before in encounters(), strength in prop::option::of(0..=10_i32),
        ) {
            let mut after = of(&before);
            after.add(strength, true);
            prop_assert!(after.score() >= of(&before).score());
        }

        #[test]
        fn a_report_that_is_set_right_to_acted_never_weighs_less(
            before in encounters(), strength in prop::option::of(0..=10_i32),
        ) {
            let (mut ridden, mut acted) = (of(&before), of(&before));
            ridden.add(strength, false);
            acted.add(strength, true);
            prop_assert!(acted.score() >= ridden.score());
        }

        #[test]
        fn encounters_alike_count_together_as_they_count_one_by_one(
            times in 0..50, strength in prop::option::of(0..=10_i32), acted: bool,
        ) {
            let mut together = Met::default();
            together.add_alike(times, strength, acted);
            prop_assert_eq!(together, met(times, strength, acted));
        }

        #[test]
        fn a_score_lies_between_0_and_1_in_whatever_order_it_was_reported(mut reported in encounters()) {
            let met = of(&reported);
            prop_assert!((0.0..1.0).contains(&met.score()));
            reported.reverse();
            prop_assert_eq!(of(&reported), met);
        }
    }
}
