//! The sound of an exercise as a pure function of its own clock: which voices began when, mixed over any stretch.

use super::bell::{BELL, Bell, END_GAP_MS, END_HIGH, END_LOW, TOUCH};
use super::breath::Tone;
use super::{SAMPLES_PER_MS, Voice};
use crate::session::breathing::BreathCycle;
use crate::session::event::Happened;
use crate::session::frame::RunState;
use crate::session::live::Live;
use crate::session::timeline::{Position, StepKind};
use crate::time::{Instant, to_millis};

/// The longest stretch that is answered at once, ms.
pub const LONGEST_TRACK_MS: i64 = 10_000;
/// How long a bell sounds, ms: so far back a stretch looks for what still rings.
const TAIL_MS: i64 = BELL.length / SAMPLES_PER_MS;
/// From the end of an exercise to the last sample of its end bell, ms.
const END_TAIL_MS: i64 = END_GAP_MS + TAIL_MS;
/// Above this, what sounds together is pressed together instead of clipped.
const KNEE: f32 = 0.7;
/// A stretch that begins within a sound is eased in over so many samples.
const EASE: usize = 480;

impl Live {
    /// The samples from `from` up to `to`, at most ten seconds of them: where there are more, ask again from there.
    ///
    /// Empty while nothing sounds: in a pause, after "enough", once the end bell has died away. After a pause or a
    /// change ask again from that moment.
    pub fn track(&self, from: Instant, to: Instant) -> Vec<i16> {
        let from_ms = self.moving_ms(self.clock.elapsed_ms(from));
        let span_ms = to_millis(to).saturating_sub(to_millis(from));
        self.rendered(from_ms, span_ms.min(LONGEST_TRACK_MS))
    }

    /// Milliseconds from the beginning until the last sound has died away, as long as nothing changes.
    pub fn track_ms(&self) -> i64 {
        self.end_ms() + self.end_tail_ms()
    }

    /// Samples of `span_ms` from a moment of the clock of prompts and breaths.
    pub(super) fn rendered(&self, from_ms: i64, span_ms: i64) -> Vec<i16> {
        let to_ms = from_ms.saturating_add(span_ms).min(self.track_ms());
        let silent = self.finished || self.looking_back || self.paused_ms.is_some();
        if silent || to_ms <= from_ms {
            return Vec::new();
        }
        let mut mix = vec![0.0; ((to_ms - from_ms) * SAMPLES_PER_MS) as usize];
        let mut voice = |began_ms: i64, voice: &dyn Voice| {
            voice.add((from_ms - began_ms) * SAMPLES_PER_MS, &mut mix);
        };
        self.breath_voices(from_ms, to_ms, &mut voice);
        self.struck_voices(from_ms, to_ms, &mut voice);
        mix.into_iter().map(sample).collect()
    }

    fn breath_voices(&self, from_ms: i64, to_ms: i64, voice: &mut dyn FnMut(i64, &dyn Voice)) {
        let stop_ms = to_ms.min(self.end_ms());
        let (from, to) = (from_ms - self.breath_from_ms, stop_ms - self.breath_from_ms);
        let under_way = self
            .breath
            .at(from)
            .filter(|position| position.into_ms > 0)
            .map(|position| (from - position.into_ms, position));
        for (start_ms, position) in under_way
            .into_iter()
            .chain(self.breath.starting_in(from, to))
        {
            let start_ms = start_ms + self.breath_from_ms;
            if let Some(tone) = tone(&position, self.end_ms() - start_ms, self.tops_up) {
                voice(start_ms, &tone);
            }
        }
    }

    fn struck_voices(&self, from_ms: i64, to_ms: i64, voice: &mut dyn FnMut(i64, &dyn Voice)) {
        let offset = self.block_from_ms;
        let stop_ms = to_ms.min(self.end_ms());
        let rings = from_ms - TAIL_MS - offset;
        for (start_ms, position) in self.prompts.starting_in(rings, stop_ms - offset) {
            let bell: &Bell = if position.step.kind == StepKind::Bell {
                &BELL
            } else {
                &TOUCH
            };
            voice(start_ms + offset, bell);
        }
        let end_ms = self.end_ms();
        if self.plan().bells {
            voice(end_ms, &END_LOW);
            voice(end_ms + END_GAP_MS, &END_HIGH);
        } else {
            voice(end_ms, &TOUCH);
        }
    }

    fn end_tail_ms(&self) -> i64 {
        if self.plan().bells {
            END_TAIL_MS
        } else {
            TOUCH.length / SAMPLES_PER_MS
        }
    }

    /// Which sound is to be heard at `now`, none where none is: while the number stays the same, what was asked for
    /// ahead holds; where it changes, a host asks again from that moment.
    pub fn sound_now(&self, now: Instant) -> Option<i32> {
        let state = self.frame(now).state;
        let moving_ms = self.moving_ms(self.clock.elapsed_ms(now));
        let sounds = matches!(state, RunState::Running | RunState::Waiting)
            && !self.looking_back
            && moving_ms < self.track_ms();
        let changes = self
            .events()
            .iter()
            .filter(|event| changes_sound(&event.what));
        sounds.then(|| changes.count() as i32)
    }
}

/// Ratings and chips are silent; whatever moves the clock of prompts and breaths, or changes them, is heard.
fn changes_sound(what: &Happened) -> bool {
    match what {
        Happened::Started
        | Happened::Rated { .. }
        | Happened::For { .. }
        | Happened::Reach { .. }
        | Happened::Trigger { .. }
        | Happened::Guessed { .. }
        | Happened::Turned { .. }
        | Happened::Skipped { .. } => false,
        Happened::ClockSetBack { .. }
        | Happened::ClockSetForward { .. }
        | Happened::Paused
        | Happened::Resumed
        | Happened::TookUp { .. }
        | Happened::PutDown
        | Happened::CarriedOn { .. }
        | Happened::Enough { .. }
        | Happened::Passed
        | Happened::Finished { .. } => true,
    }
}

/// The tone of a phase; none while the breath is held.
fn tone(position: &Position, sounding_ms: i64, tops_up: bool) -> Option<Tone> {
    let step = position.step;
    let (from_lung, to_lung) = BreathCycle::lung_levels(step.kind, tops_up);
    let breathes = matches!(
        step.kind,
        StepKind::Inhale | StepKind::TopUp | StepKind::Exhale
    );
    breathes.then(|| Tone {
        length: step.duration_ms * SAMPLES_PER_MS,
        sounding: sounding_ms.min(step.duration_ms) * SAMPLES_PER_MS,
        from_lung,
        to_lung,
    })
}

/// What was mixed as a sample: untouched up to the knee, and never beyond full scale.
fn sample(value: f32) -> i16 {
    let loud = value.abs();
    let held = if loud <= KNEE {
        value
    } else {
        let over = (loud - KNEE) / (1.0 - KNEE);
        (KNEE + (1.0 - KNEE) * over / (1.0 + over)).copysign(value)
    };
    (held * f32::from(i16::MAX)).round() as i16
}

/// Comes up softly at the beginning of a stretch that a player begins with: after a pause it may begin within a
/// sound, and would click.
pub(crate) fn eased_in(mut samples: Vec<i16>) -> Vec<i16> {
    for (number, sample) in (0_i32..).zip(samples.iter_mut().take(EASE)) {
        *sample = (i32::from(*sample) * number / EASE as i32) as i16;
    }
    samples
}
