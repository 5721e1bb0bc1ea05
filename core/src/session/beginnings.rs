//! What began in an exercise since somebody looked last, each with its own time: a host that was kept from looking
//! passes nothing over.

use chrono::TimeDelta;

use super::frame::{Phase, RunState};
use super::live::Live;
use super::timeline::{Position, Timeline};
use super::{ExerciseKind, Guide};
use crate::time::Instant;

/// A prompt or a phase of the breath, as it began.
#[derive(Debug, Clone, PartialEq)]
pub struct Beginning {
    /// When, by the device's clock.
    pub at: Instant,
    /// Milliseconds since the exercise began: of the urge for a ride, without pauses for breathing.
    pub elapsed_ms: i64,
    /// What.
    pub what: Begins,
}

/// What begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Begins {
    /// A prompt of a ride, or a line of a practice.
    Prompt {
        /// In words.
        words: String,
    },
    /// A phase of the breath.
    Phase {
        /// Which.
        phase: Phase,
        /// Milliseconds for which it lasts.
        lasts_ms: i64,
    },
}

/// Up to where an exercise was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// Not at all yet: all of it is new.
    FromTheStart,
    /// Not yet, and only what stands now is wanted.
    FromNow,
    /// So far, in milliseconds of its prompts and breaths.
    UpTo(i64),
}

impl Guide<'_> {
    /// What began since, in order, and how far it was looked at then.
    pub fn beginnings(&self, looked: Looked) -> (Vec<Beginning>, Looked) {
        let (live, now) = (self.live(), self.now());
        let urge_ms = live.clock.elapsed_ms(now);
        let moving_ms = live.moving_ms(urge_ms);
        if live.looking_back || live.finished {
            return (Vec::new(), Looked::UpTo(moving_ms));
        }
        let offset_ms = match self.kind() {
            ExerciseKind::Ride => urge_ms - moving_ms,
            ExerciseKind::Breathing | ExerciseKind::Practice => 0,
        };
        let begin = |start_ms: i64, what| Beginning {
            at: now - TimeDelta::milliseconds(moving_ms - start_ms),
            elapsed_ms: start_ms + offset_ms,
            what,
        };
        let prompts = new(&live.prompts, live.block_from_ms, looked, moving_ms, live);
        let prompt = |(start_ms, position): (i64, Position)| {
            let words = usize::try_from(position.number).ok();
            let words = self.prompt(words?).to_owned();
            Some(begin(start_ms, Begins::Prompt { words }))
        };
        let mut all: Vec<_> = prompts.into_iter().filter_map(prompt).collect();
        let phases = new(&live.breath, live.breath_from_ms, looked, moving_ms, live);
        all.extend(phases.into_iter().map(|(start_ms, position)| {
            let phase = position.step.kind.into();
            let lasts_ms = position.step.duration_ms;
            begin(start_ms, Begins::Phase { phase, lasts_ms })
        }));
        all.sort_by_key(|one| one.elapsed_ms);
        (all, Looked::UpTo(moving_ms))
    }
}

/// The steps of a timeline that began since, each with its beginning on the clock of prompts and breaths.
fn new(
    timeline: &Timeline,
    offset_ms: i64,
    looked: Looked,
    moving_ms: i64,
    live: &Live,
) -> Vec<(i64, Position)> {
    let from_ms = match looked {
        Looked::FromTheStart => 0,
        Looked::UpTo(ms) => ms + 1,
        Looked::FromNow => {
            let stands = live.state_with(live.end_ms() - moving_ms) == RunState::Running;
            let at = timeline.at(moving_ms - offset_ms).filter(|_| stands);
            return at
                .map(|position| (moving_ms - position.into_ms, position))
                .into_iter()
                .collect();
        }
    };
    let to_ms = (moving_ms + 1).min(live.end_ms());
    let starting = timeline.starting_in(from_ms - offset_ms, to_ms - offset_ms);
    starting
        .map(|(start_ms, position)| (start_ms + offset_ms, position))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::example::{at, ride};
    use crate::session::{Change, Form, Plan, Practices};
    use proptest::prelude::*;

    fn guided<'l>(live: &'l Live, now: Instant) -> Guide<'l> {
        Guide::new(Practices::new(content("en"), &[]), live, now)
    }

    fn instant(ms: i64) -> Instant {
        at(0) + TimeDelta::milliseconds(ms)
    }

    /// All that begins, however rarely somebody looks.
    fn told(live: &mut Live, looks: &[i64]) -> Vec<Beginning> {
        let mut looked = Looked::FromTheStart;
        let mut all = Vec::new();
        for ms in looks {
            live.observe(instant(*ms));
            let (new, up_to) = guided(live, instant(*ms)).beginnings(looked);
            all.extend(new);
            looked = up_to;
        }
        all
    }

    proptest! {
        #[test]
        fn what_is_told_does_not_depend_on_how_often_somebody_looks(
            mut looks in prop::collection::vec(0..400_000_i64, 0..40), rated in 0..5_000_i64, practice: bool,
        ) {
            let live = || {
                let content = content("en");
                let plan = match practice {
                    true => Plan::practice(content, content.practice("sounds").unwrap(), Form::Inward),
                    false => Plan::ride(content, Form::Inward).unwrap(),
                };
                let mut live = Live::start(plan, at(0));
                live.apply(Change::Rate { value: 7 }, instant(rated)).unwrap();
                live
            };
            looks.sort_unstable();
            looks.retain(|ms| *ms >= rated);
            looks.push(400_000);
            let seldom = told(&mut live(), &[400_000]);
            prop_assert_eq!(&told(&mut live(), &looks), &seldom);
            let prompts = seldom.iter().filter(|one| matches!(one.what, Begins::Prompt { .. }));
            prop_assert_eq!(prompts.count(), live().plan().prompts.len());
            prop_assert_eq!(seldom[0].elapsed_ms, 0);
        }
    }

    #[test]
    fn each_begins_when_the_frame_says_so_and_in_its_words() {
        let record = ride();
        let live = &record.live;
        let (all, _) = guided(live, at(175)).beginnings(Looked::FromTheStart);
        for one in &all {
            let (frame, guide) = (live.frame(one.at), guided(live, one.at));
            assert_eq!(frame.elapsed_ms, one.elapsed_ms);
            match &one.what {
                Begins::Prompt { words } => assert_eq!(guide.words(), words),
                Begins::Phase { phase, lasts_ms } => {
                    assert_eq!((frame.phase, frame.phase_left_ms), (*phase, *lasts_ms));
                }
            }
        }
        assert!(
            all.iter()
                .any(|one| matches!(one.what, Begins::Phase { .. }))
        );
    }

    #[test]
    fn who_comes_back_is_told_what_stands_and_a_pause_and_the_end_tell_nothing() {
        let mut record = ride();
        let standing = |record: &crate::session::records::Record, second| {
            guided(&record.live, at(second))
                .beginnings(Looked::FromNow)
                .0
        };
        let stands = standing(&record, 100);
        assert_eq!(stands.len(), 2);
        assert!(stands.iter().all(|one| one.at <= at(100)));
        record.live.apply(Change::Pause, at(101)).unwrap();
        let (new, looked) = guided(&record.live, at(160)).beginnings(Looked::UpTo(101_000));
        assert_eq!((new, looked), (Vec::new(), Looked::UpTo(101_000)));
        record.live.apply(Change::Resume, at(161)).unwrap();
        // The urge's clock went on.
        let (new, _) = guided(&record.live, at(190)).beginnings(looked);
        assert!(new[0].elapsed_ms > 161_000 && new[0].at > at(161));
        record.live.apply(Change::Enough, at(191)).unwrap();
        assert_eq!(standing(&record, 192), []);
    }
}
