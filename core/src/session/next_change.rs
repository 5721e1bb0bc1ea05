//! When what an exercise says becomes something else by itself: until then its page need not be made again.

use chrono::TimeDelta;

use super::event::Question;
use super::frame::RunState;
use super::live::Live;
use super::plan::ExerciseKind;
use super::questions::{ASKS_BEFORE_FOR_MS, RATE_AGAIN_AFTER_MS};
use crate::time::Instant;

impl Live {
    /// When its words, its question or its rate may become others without a touch; none where they never do.
    pub fn changes_at(&self, now: Instant) -> Option<Instant> {
        let in_ms = self.next_prompt_in_ms(now).into_iter();
        let in_ms = in_ms
            .chain(self.next_stretch_in_ms(now))
            .chain(self.next_question_in_ms(now))
            .chain(self.left_in_ms(now))
            .filter(|ms| *ms > 0)
            .min()?;
        now.checked_add_signed(TimeDelta::milliseconds(in_ms))
    }

    fn next_prompt_in_ms(&self, now: Instant) -> Option<i64> {
        let prompt = self.prompts.at(self.block_ms(now)?)?;
        Some(prompt.step.duration_ms - prompt.into_ms)
    }

    /// The next pace of a breathing session, or the end of what was planned.
    fn next_stretch_in_ms(&self, now: Instant) -> Option<i64> {
        self.block_ms(now)?;
        let moving_ms = self.moving_ms(self.clock.elapsed_ms(now));
        let ends = self.plan().segment_ends().chain([self.end_ms()]);
        ends.map(|end_ms| end_ms - moving_ms)
            .filter(|ms| *ms > 0)
            .min()
    }

    /// How far the prompts have come, while they run.
    fn block_ms(&self, now: Instant) -> Option<i64> {
        let running = self.frame(now).state == RunState::Running;
        let moving_ms = self.moving_ms(self.clock.elapsed_ms(now));
        running.then_some(moving_ms - self.block_from_ms)
    }

    /// A ride is rated again after a while; breathing and practices stop asking after a while.
    fn next_question_in_ms(&self, now: Instant) -> Option<i64> {
        let frame = self.frame(now);
        match (self.plan().kind, frame.state) {
            (ExerciseKind::Ride, RunState::Running | RunState::Paused) => {
                let rated_ms = self.dealt_with(Question::HowStrong).unwrap_or(0);
                Some(rated_ms + RATE_AGAIN_AFTER_MS - frame.elapsed_ms)
            }
            (ExerciseKind::Breathing | ExerciseKind::Practice, RunState::Running) => {
                Some(ASKS_BEFORE_FOR_MS - frame.elapsed_ms)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::content;
    use crate::session::example::at;
    use crate::session::{Change, Form, Guide, Plan, Practices, carry_on_block};

    /// What a page shows of an exercise.
    fn shown(live: &Live, now: Instant) -> impl PartialEq + std::fmt::Debug + use<> {
        let guide = Guide::new(Practices::new(content("en"), &[]), live, now);
        let frame = live.frame(now);
        (
            guide.stage().to_owned(),
            guide.words().to_owned(),
            guide.rate(),
            live.question(now),
            live.may_ask_body_or_room(now),
            frame.state,
            live.is_left(now),
        )
    }

    fn exercise(kind: u8) -> Live {
        let content = content("en");
        let cycle = content.pattern("long-exhale").unwrap().cycle();
        let plan = match kind {
            0 | 1 => Plan::ride(content, Form::Inward).unwrap(),
            2 => Plan::breathing("long-exhale", cycle, 180_000, Some(16.0)).unwrap(),
            3 => Plan::finder(cycle, &[6.5, 6.0, 5.5], 60_000).unwrap(),
            _ => {
                let practice = content.practice("breath-3").unwrap();
                Plan::practice(content, practice, Form::Outward)
            }
        };
        Live::start(plan, at(0))
    }

    fn change(of: u8) -> Change {
        match of {
            0 => Change::Rate { value: 6 },
            1 => Change::Pause,
            2 => Change::Resume,
            3 => Change::CarryOn {
                block: carry_on_block(content("en")),
            },
            4 => Change::Enough,
            5 => Change::Turn {
                form: Form::Outward,
            },
            6 => Change::Skip {
                question: Question::HowStrong,
            },
            _ => Change::Guess { minutes: 20 },
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_changes_before(
            kind in 0..5_u8, touches in prop::collection::vec((0..8_u8, 1..400_i64), 0..8), look in 0..900_i64,
        ) {
            let mut live = exercise(kind);
            let mut second = 0;
            for (of, after) in touches {
                second += after;
                // What makes no sense at this point changes nothing.
                let _ = live.apply(change(of), at(second));
            }
            let from = at(second + look);
            let first = shown(&live, from);
            let until = live.changes_at(from).unwrap_or(from + TimeDelta::hours(3));
            prop_assert!(until > from);
            let whole = (until - from).num_milliseconds();
            for part in 0..40 {
                let then = from + TimeDelta::milliseconds((whole - 1) * part / 39);
                prop_assert_eq!(&shown(&live, then), &first, "{} ms later", (then - from).num_milliseconds());
            }
        }
    }

    #[test]
    fn it_is_no_sooner_than_the_next_prompt() {
        let live = exercise(0);
        assert_eq!(live.changes_at(at(0)), Some(at(20)));
        assert_eq!(live.changes_at(at(19)), Some(at(20)));
        assert_eq!(live.changes_at(at(20)), Some(at(40)));
    }
}
