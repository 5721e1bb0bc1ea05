//! The breath as a tone: it rises a fifth while breathing in and falls while breathing out, as the lungs fill and
//! empty, comes up softly and goes away softly, and is silent while the breath is held.

use std::f64::consts::{PI, TAU};

use super::{SAMPLE_RATE, Voice, overlap};

/// Hz with empty and with full lungs.
pub(super) const EMPTY: f64 = 220.0;
/// Hz with full lungs.
pub(super) const FULL: f64 = 330.0;
/// How loud the tone is at its loudest, of 1; breathing out is softer.
const LOUD_IN: f32 = 0.15;
const LOUD_OUT: f32 = 0.12;
/// The second and the third harmonic beside the first.
const SECOND: f32 = 0.3;
const THIRD: f32 = 0.1;
/// Samples for which the pitch stands, counted from the beginning of the phase; the turning is set anew from its
/// closed form then.
const BLOCK: i64 = 96;
/// Where a breath is cut off by the end, it fades within so many samples.
const CUT_FADE: i64 = 6_000;

/// One phase of the breath.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tone {
    /// Samples of the whole phase.
    pub length: i64,
    /// Samples until the end of the exercise cuts it off; `length` where it does not.
    pub sounding: i64,
    /// How full the lungs are as it begins and as it ends, of 1.
    pub from_lung: f64,
    /// See `from_lung`.
    pub to_lung: f64,
}

impl Voice for Tone {
    fn add(&self, from: i64, mix: &mut [f32]) {
        let sounding = self.sounding.min(self.length);
        let Some((begin, end, mut at)) = overlap(from, mix.len(), sounding) else {
            return;
        };
        let mut block = begin - begin % BLOCK;
        let mut edge = self.edge(block);
        while block < end {
            let next = self.edge(block + BLOCK);
            let turn = ((next.turns - edge.turns) / BLOCK as f64 * TAU) as f32;
            let angle = (edge.turns.fract() * TAU) as f32;
            let (turn_imaginary, turn_real) = turn.sin_cos();
            let (mut imaginary, mut real) = angle.sin_cos();
            let step = (next.level - edge.level) / BLOCK as f32;
            let mut level = edge.level;
            let stop = end.min(block + BLOCK);
            for sample in block..stop {
                if sample >= begin {
                    // sin 2a = 2 sin a cos a, sin 3a = sin a (3 - 4 sin² a)
                    let second = 2.0 * real;
                    let third = 3.0 - 4.0 * imaginary * imaginary;
                    mix[at] += level * imaginary * (1.0 + SECOND * second + THIRD * third);
                    at += 1;
                }
                level += step;
                (real, imaginary) = (
                    real * turn_real - imaginary * turn_imaginary,
                    real * turn_imaginary + imaginary * turn_real,
                );
            }
            block += BLOCK;
            edge = next;
        }
    }
}

/// Where the tone is between two blocks.
#[derive(Debug, Clone, Copy)]
struct Edge {
    /// Turns of the first harmonic since the phase began.
    turns: f64,
    level: f32,
}

impl Tone {
    /// The pitch follows half a cosine, as the lungs do; its integral gives the turns.
    fn edge(&self, sample: i64) -> Edge {
        let seconds = sample as f64 / f64::from(SAMPLE_RATE);
        let whole = self.length as f64 / f64::from(SAMPLE_RATE);
        let pitch = |lung: f64| EMPTY + (FULL - EMPTY) * lung;
        let (low, high) = (pitch(self.from_lung), pitch(self.to_lung));
        let part = (seconds / whole).min(1.0);
        let turns =
            (low + high) / 2.0 * seconds - (high - low) / 2.0 * whole / PI * (PI * part).sin();
        Edge {
            turns,
            level: self.level(sample),
        }
    }

    /// Breathing in swells for most of its time, breathing out comes up sooner and then dies away.
    fn level(&self, sample: i64) -> f32 {
        let breathes_in = self.to_lung > self.from_lung;
        let (rise, fall, loud) = if breathes_in {
            (0.6, 0.25, LOUD_IN)
        } else {
            (0.2, 0.7, LOUD_OUT)
        };
        let soft = |part: f64| ((1.0 - (PI * part.clamp(0.0, 1.0)).cos()) / 2.0) as f32;
        let part = sample as f64 / self.length as f64;
        let cut = if self.sounding < self.length {
            soft((self.sounding - sample) as f64 / CUT_FADE as f64)
        } else {
            1.0
        };
        loud * soft(part / rise) * soft((1.0 - part) / fall) * cut
    }
}
