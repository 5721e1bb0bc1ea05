//! Which prompts come next in a ride, so that its words do not wear out: none returns within a ride, nor within a week
//! while there are others. What was drawn least often comes first, then what was drawn longest ago, then the content's
//! order; so the same past always gives the same prompts.

use std::collections::HashMap;

use super::event::Happened;
use super::live::Live;
use super::plan::PlannedPrompt;
use crate::content::PromptContent;

/// Ids of the prompts that were drawn before, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// In rides of the last seven days, but for the one under way.
    pub this_week: Vec<String>,
    /// In the ride under way.
    pub this_ride: Vec<String>,
}

impl Drawn {
    /// Draws prompts of `pool`, each once, as long as `wants` takes one, and notes them.
    pub(super) fn next(
        &mut self,
        pool: &[&PromptContent],
        mut wants: impl FnMut(&PromptContent) -> bool,
    ) -> Vec<PlannedPrompt> {
        // How often, and when last, by id.
        let mut week: HashMap<&str, (u32, usize)> = HashMap::new();
        let mut ride: HashMap<&str, u32> = HashMap::new();
        let all = self.this_week.iter().chain(&self.this_ride);
        for (at, id) in (1..).zip(all) {
            let (times, last) = week.entry(id).or_default();
            *times += 1;
            *last = at;
        }
        for id in &self.this_ride {
            *ride.entry(id).or_default() += 1;
        }
        let mut pool = pool.to_vec();
        pool.sort_by_cached_key(|prompt| {
            let in_ride = ride.get(prompt.id.as_str()).copied().unwrap_or(0);
            let (in_week, last) = week.get(prompt.id.as_str()).copied().unwrap_or((0, 0));
            (in_ride, in_week, last)
        });
        let wanted = pool.into_iter().take_while(|prompt| wants(prompt));
        let planned: Vec<_> = wanted.map(planned).collect();
        self.this_ride
            .extend(planned.iter().map(|prompt| prompt.id.clone()));
        planned
    }
}

impl Live {
    /// Ids of the prompts that were drawn for this exercise so far, in their order.
    pub fn drawn(&self) -> Vec<String> {
        let blocks = self.events().iter().filter_map(|event| match &event.what {
            Happened::CarriedOn { block } => Some(block),
            _ => None,
        });
        let prompts = std::iter::once(&self.plan().prompts)
            .chain(blocks)
            .flatten();
        prompts.map(|prompt| prompt.id.clone()).collect()
    }
}

fn planned(prompt: &PromptContent) -> PlannedPrompt {
    PlannedPrompt {
        id: prompt.id.clone(),
        stage: prompt.stage,
        duration_ms: prompt.seconds * 1_000,
        bell: false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::super::urge::carry_on_unlike;
    use super::super::{Form, Plan};
    use super::*;
    use crate::content::content;

    /// The prompts of a ride that is carried on so many times.
    fn ride(drawn: &mut Drawn, carried_on: usize) -> Vec<PlannedPrompt> {
        let content = content("en");
        let mut prompts = Plan::ride_unlike(content, Form::Inward, drawn)
            .unwrap()
            .prompts;
        for _ in 0..carried_on {
            prompts.extend(carry_on_unlike(content, drawn));
        }
        prompts
    }

    fn all_ids() -> HashSet<String> {
        let ride = &content("en").ride;
        let all = ride.prompts.iter().chain(&ride.carry_on);
        all.map(|prompt| prompt.id.clone()).collect()
    }

    #[test]
    fn a_ride_of_twenty_minutes_has_forty_five_prompts_in_either_form_and_ninety_are_there() {
        let content = content("en");
        let minutes = 20 * 60_000;
        let mut shown = Vec::new();
        let mut elapsed = 0;
        for prompt in ride(&mut Drawn::default(), 4) {
            if elapsed < minutes {
                shown.push(content.prompt(&prompt.id).unwrap());
            }
            elapsed += prompt.duration_ms;
        }
        let body: HashSet<_> = shown.iter().map(|prompt| &prompt.text).collect();
        let room: HashSet<_> = shown.iter().map(|prompt| &prompt.outward).collect();
        assert_eq!((body.len(), room.len()), (shown.len(), shown.len()));
        assert!(shown.len() >= 45, "{}", shown.len());
        let all: Vec<_> = content
            .ride
            .prompts
            .iter()
            .chain(&content.ride.carry_on)
            .collect();
        let body: HashSet<_> = all.iter().map(|prompt| &prompt.text).collect();
        let room: HashSet<_> = all.iter().map(|prompt| &prompt.outward).collect();
        assert!(body.len() >= 90 && room.len() >= 90);
    }

    #[test]
    fn the_room_has_no_breath_in_it() {
        let ride = &content("en").ride;
        for prompt in ride.prompts.iter().chain(&ride.carry_on) {
            for text in [&prompt.outward, &prompt.after_using] {
                assert!(!text.to_lowercase().contains("breath"), "{text}");
            }
        }
    }

    #[test]
    fn the_first_three_minutes_go_through_the_stages_and_a_stretch_takes_five_more() {
        use crate::content::Stage::{Breathe, Locate, Notice, Ride};
        let mut drawn = Drawn::default();
        for _ in 0..7 {
            let prompts = ride(&mut drawn, 0);
            let stages: Vec<_> = prompts.iter().map(|prompt| prompt.stage).collect();
            assert_eq!(
                stages,
                [Notice, Notice, Locate, Locate, Breathe, Breathe, Ride, Ride]
            );
            let long: i64 = prompts.iter().map(|prompt| prompt.duration_ms).sum();
            assert_eq!(long, 180_000);
            let more = carry_on_unlike(content("en"), &mut drawn);
            let long: i64 = more.iter().map(|prompt| prompt.duration_ms).sum();
            assert_eq!(long, 300_000);
        }
    }

    #[test]
    fn the_same_past_draws_the_same_prompts() {
        let drawn = Drawn {
            this_week: ride(&mut Drawn::default(), 2)
                .into_iter()
                .map(|prompt| prompt.id)
                .collect(),
            this_ride: Vec::new(),
        };
        assert_eq!(ride(&mut drawn.clone(), 3), ride(&mut drawn.clone(), 3));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Rides of a week, each carried on a number of times.
        #[test]
        fn none_returns_within_a_ride_and_each_is_drawn_before_any_returns_within_the_week(
            week in prop::collection::vec(0_usize..7, 1..12)
        ) {
            let content = content("en");
            let ride_ids: HashSet<_> =
                content.ride.carry_on.iter().map(|prompt| prompt.id.clone()).collect();
            let mut this_week = Vec::new();
            let mut times: HashMap<String, u32> = HashMap::new();
            for carried_on in week {
                let mut drawn = Drawn { this_week: this_week.clone(), this_ride: Vec::new() };
                let prompts = ride(&mut drawn, carried_on);
                let of_rest: Vec<_> =
                    prompts.iter().filter(|prompt| ride_ids.contains(&prompt.id)).collect();
                // Within a ride: as long as there are others.
                let first = of_rest.iter().take(ride_ids.len()).map(|prompt| &prompt.id);
                let distinct: HashSet<_> = first.clone().collect();
                prop_assert_eq!(distinct.len(), first.count());
                // Within the week: nothing is drawn for the second time before all were drawn once, and so on.
                for prompt in of_rest {
                    let so_far = times.get(&prompt.id).copied().unwrap_or(0);
                    let least = ride_ids.iter().map(|id| times.get(id).copied().unwrap_or(0)).min();
                    prop_assert_eq!(Some(so_far), least);
                    *times.entry(prompt.id.clone()).or_default() += 1;
                }
                this_week.extend(prompts.into_iter().map(|prompt| prompt.id));
            }
        }

        #[test]
        fn any_past_draws_as_many_prompts_as_are_asked_for(
            past in prop::collection::vec(0_usize..200, 0..300), carried_on in 0_usize..40
        ) {
            let mut all: Vec<_> = all_ids().into_iter().collect();
            all.sort();
            // Ids that an update took out of the content are among them.
            let id = |at: usize| all.get(at).cloned().unwrap_or_else(|| format!("gone-{at}"));
            let mut drawn = Drawn {
                this_week: past.iter().map(|at| id(*at)).collect(),
                this_ride: Vec::new(),
            };
            let prompts = ride(&mut drawn, carried_on);
            prop_assert_eq!(prompts.len(), 8 + 12 * carried_on);
            prop_assert_eq!(drawn.this_ride.len(), prompts.len());
        }
    }
}
