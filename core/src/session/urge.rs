//! Urge surfing: the plan of a ride, and what its ratings say. Success is the response, not a lower number.

use super::drawing::Drawn;
use super::error::SessionError;
use super::event::{Happened, Outcome};
use super::live::Live;
use super::plan::{ExerciseKind, Form, Plan, PlannedPrompt};
use crate::content::{Content, Stage};
use crate::time::Instant;

/// Prompts of each stage in the first three minutes.
const OF_EACH_STAGE: usize = 2;
/// How long one stretch takes after that.
const STRETCH_MS: i64 = 5 * 60_000;

/// A ride can be carried on for half a day.
pub const MAX_RIDE_MS: i64 = 12 * 3_600_000;

/// A first rating from which a half can be told.
const LEAST_TO_HALVE: i32 = 2;
/// A rating at which an urge counts as ended.
const ENDED_AT: i32 = 1;

impl Plan {
    /// The first three minutes of a ride, for somebody who has not ridden lately.
    pub fn ride(content: &Content, form: Form) -> Result<Self, SessionError> {
        Self::ride_unlike(content, form, &mut Drawn::default())
    }

    /// The first three minutes of a ride with the prompts that were drawn least lately, which are noted in `drawn`.
    pub fn ride_unlike(
        content: &Content,
        form: Form,
        drawn: &mut Drawn,
    ) -> Result<Self, SessionError> {
        let under = match form {
            Form::StayAwake => None,
            Form::Inward | Form::Outward => content
                .pattern(&content.ride.breath)
                .map(|pattern| pattern.cycle()),
        };
        let ride = &content.ride;
        let stages = [Stage::Notice, Stage::Locate, Stage::Breathe, Stage::Ride];
        let prompts = stages.into_iter().flat_map(|stage| {
            let all = ride.prompts.iter().chain(&ride.carry_on);
            let pool: Vec<_> = all.filter(|prompt| prompt.stage == stage).collect();
            let mut left = OF_EACH_STAGE;
            drawn.next(&pool, |_| {
                let wanted = left > 0;
                left = left.saturating_sub(1);
                wanted
            })
        });
        Ok(Self {
            kind: ExerciseKind::Ride,
            prompts: prompts.collect(),
            pattern: ride.breath.clone(),
            form,
            under,
            breaths: Vec::new(),
            bells: true,
        })
    }
}

/// A stretch that is added when someone carries on, for somebody who has seen none yet.
pub fn carry_on_block(content: &Content) -> Vec<PlannedPrompt> {
    carry_on_unlike(content, &mut Drawn::default())
}

/// The stretch that is added each time someone carries on: five minutes of the prompts that were drawn least lately,
/// which are noted in `drawn`.
pub fn carry_on_unlike(content: &Content, drawn: &mut Drawn) -> Vec<PlannedPrompt> {
    let pool: Vec<_> = content.ride.carry_on.iter().collect();
    let mut left_ms = STRETCH_MS;
    drawn.next(&pool, |prompt| {
        let wanted = left_ms > 0;
        left_ms -= prompt.seconds * 1_000;
        wanted
    })
}

/// What the records of a ride say, in milliseconds of the urge's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Course {
    /// The first rating.
    pub first: Option<i32>,
    /// The last rating.
    pub last: Option<i32>,
    /// When the rating was first at most half of a first rating of 2 or more.
    pub halved_ms: Option<i64>,
    /// When the rating was first 1 or less, or the person said that it had passed.
    pub ended_ms: Option<i64>,
    /// How long the person thought it would last.
    pub guessed_ms: Option<i64>,
    /// What the person says of it.
    pub outcome: Option<Outcome>,
}

impl Course {
    /// Reads the course off what happened, in order.
    pub fn of<'a>(happened: impl IntoIterator<Item = (i64, &'a Happened)>) -> Self {
        let mut course = Self::default();
        for (elapsed_ms, what) in happened {
            match what {
                Happened::Rated { value } => course.rated(elapsed_ms, *value),
                Happened::Passed => course.ended_ms = course.ended_ms.or(Some(elapsed_ms)),
                Happened::Guessed { minutes } => {
                    course.guessed_ms = Some(i64::from(*minutes) * 60_000)
                }
                Happened::Finished { outcome, .. } => course.outcome = *outcome,
                _ => {}
            }
        }
        course
    }

    /// Takes in the next rating.
    pub fn rated(&mut self, elapsed_ms: i64, value: i32) {
        let first = *self.first.get_or_insert(value);
        self.last = Some(value);
        if first >= LEAST_TO_HALVE && value * 2 <= first {
            self.halved_ms = self.halved_ms.or(Some(elapsed_ms));
        }
        if value <= ENDED_AT {
            self.ended_ms = self.ended_ms.or(Some(elapsed_ms));
        }
    }
}

impl Live {
    /// The stage that a ride is in.
    pub fn stage(&self, now: Instant) -> Stage {
        let frame = self.frame(now);
        usize::try_from(frame.prompt)
            .ok()
            .and_then(|number| self.block().get(number))
            .map_or(Stage::Reflect, |prompt| prompt.stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(ratings: &[(i64, i32)]) -> Course {
        let happened: Vec<_> = ratings
            .iter()
            .map(|&(at, value)| (at, Happened::Rated { value }))
            .collect();
        Course::of(happened.iter().map(|(at, what)| (*at, what)))
    }

    #[test]
    fn the_room_says_nothing_of_breath() {
        let ride = &crate::content::content("en").ride;
        for prompt in ride.prompts.iter().chain(&ride.carry_on) {
            for said in [&prompt.outward, &prompt.after_using] {
                assert!(
                    !said.to_lowercase().contains("breath"),
                    "{}: {said}",
                    prompt.id
                );
            }
        }
        let always = ride.in_place_of_a_prompt.to_lowercase();
        assert!(!always.contains("breath"));
    }

    #[test]
    fn halved_is_the_first_rating_at_or_below_half_of_the_first() {
        assert_eq!(
            course(&[(0, 7), (60, 4), (120, 3), (180, 6)]).halved_ms,
            Some(120)
        );
        assert_eq!(course(&[(0, 8), (60, 4)]).halved_ms, Some(60));
    }

    #[test]
    fn a_first_rating_below_two_cannot_be_halved() {
        assert_eq!(course(&[(0, 1), (60, 0)]).halved_ms, None);
        assert_eq!(course(&[(0, 2), (60, 1)]).halved_ms, Some(60));
    }

    #[test]
    fn ended_is_a_rating_of_one_or_the_word_that_it_has_passed() {
        assert_eq!(course(&[(0, 6), (60, 1), (120, 5)]).ended_ms, Some(60));
        let passed = [(0, Happened::Rated { value: 6 }), (90, Happened::Passed)];
        assert_eq!(
            Course::of(passed.iter().map(|(at, what)| (*at, what))).ended_ms,
            Some(90)
        );
        assert_eq!(course(&[(0, 6), (60, 2)]).ended_ms, None);
    }

    #[test]
    fn having_acted_is_possible_at_urge_zero() {
        let finished = Happened::Finished {
            ending: super::super::event::Ending::Done,
            outcome: Some(Outcome::Used),
        };
        let happened = [(0, Happened::Rated { value: 0 }), (60, finished)];
        let course = Course::of(happened.iter().map(|(at, what)| (*at, what)));
        assert_eq!(
            (course.first, course.outcome),
            (Some(0), Some(Outcome::Used))
        );
    }
}
