//! Struck sounds: partials that are no whole multiples of each other, each dying away at its own pace, the high ones
//! first, as in a singing bowl. The attack is soft, and the last of it is faded out.

use std::f32::consts::TAU;

use super::{SAMPLE_RATE, Voice, overlap};

/// Partials of a bell. The first two lie so close that the tone swells and ebbs about once a second.
const PARTIALS: usize = 6;
/// Samples after which the oscillators are set anew from their closed form, counted from the strike. Between, each
/// sample follows from the one before, so a stretch that begins anywhere begins at the last such place.
const BLOCK: i64 = 512;
/// The last samples of a bell fade to nothing.
const FADE: i64 = 12_000;

/// How a bell sounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bell {
    /// Hz of the lowest partial.
    pub base: f32,
    /// The partials as multiples of the lowest.
    pub ratios: [f32; PARTIALS],
    /// How loud each is; full scale is 1.
    pub levels: [f32; PARTIALS],
    /// Seconds in which each falls to 1/e.
    pub decays: [f32; PARTIALS],
    /// Seconds in which the strike comes up to 1 - 1/e.
    pub attack: f32,
    /// Samples until it is over.
    pub length: i64,
}

const BOWL: Bell = Bell {
    base: 349.23,
    ratios: [1.0, 1.0026, 2.76, 2.769, 5.13, 7.92],
    levels: [0.105, 0.08, 0.055, 0.035, 0.02, 0.008],
    decays: [2.1, 1.9, 1.2, 1.1, 0.55, 0.3],
    attack: 0.006,
    length: 8 * SAMPLE_RATE as i64,
};

/// What opens a practice and rings within it.
pub(super) const BELL: Bell = BOWL;

/// The end is struck twice: this one low, and [`END_HIGH`] after it.
pub(super) const END_LOW: Bell = Bell {
    base: 261.63,
    ..BOWL
};
/// The second strike of the end.
pub(super) const END_HIGH: Bell = Bell {
    base: 392.0,
    ..BOWL
};
/// From the first strike of the end to the second, ms.
pub(super) const END_GAP_MS: i64 = 900;

/// A new line has come: short, low and soft, like a finger on wood.
pub(super) const TOUCH: Bell = Bell {
    base: 293.66,
    ratios: [1.0, 1.0, 3.93, 3.95, 9.1, 9.2],
    levels: [0.06, 0.03, 0.014, 0.006, 0.0, 0.0],
    decays: [0.22, 0.2, 0.09, 0.08, 0.05, 0.05],
    attack: 0.008,
    length: SAMPLE_RATE as i64 * 3 / 2,
};

impl Voice for Bell {
    fn add(&self, from: i64, mix: &mut [f32]) {
        let Some((begin, end, mut at)) = overlap(from, mix.len(), self.length) else {
            return;
        };
        let mut block = begin - begin % BLOCK;
        while block < end {
            let mut strings = Strings::at(self, block);
            let stop = end.min(block + BLOCK);
            for sample in block..stop {
                let value = strings.next();
                if sample >= begin {
                    mix[at] += value * self.fade(sample);
                    at += 1;
                }
            }
            block += BLOCK;
        }
    }
}

impl Bell {
    fn fade(&self, sample: i64) -> f32 {
        let left = self.length - sample;
        if left >= FADE {
            1.0
        } else {
            left as f32 / FADE as f32
        }
    }
}

/// The partials as turning pointers that shrink: one multiplication a sample each.
struct Strings {
    real: [f32; PARTIALS],
    imaginary: [f32; PARTIALS],
    turn_real: [f32; PARTIALS],
    turn_imaginary: [f32; PARTIALS],
    /// What is missing of the strike, and how it shrinks.
    missing: f32,
    rise: f32,
}

impl Strings {
    fn at(bell: &Bell, sample: i64) -> Self {
        let mut strings = Self {
            real: [0.0; PARTIALS],
            imaginary: [0.0; PARTIALS],
            turn_real: [0.0; PARTIALS],
            turn_imaginary: [0.0; PARTIALS],
            missing: (-(sample as f32) / (bell.attack * SAMPLE_RATE as f32)).exp(),
            rise: (-1.0 / (bell.attack * SAMPLE_RATE as f32)).exp(),
        };
        for partial in 0..PARTIALS {
            // Turns are counted in f64: after eight seconds of a high partial f32 would be off by a hearable part.
            let turns =
                f64::from(bell.base) * f64::from(bell.ratios[partial]) / f64::from(SAMPLE_RATE);
            let angle = TAU * ((turns * sample as f64).fract() as f32);
            let shrinks = 1.0 / (bell.decays[partial] * SAMPLE_RATE as f32);
            let level = bell.levels[partial] * (-shrinks * sample as f32).exp();
            strings.real[partial] = level * angle.cos();
            strings.imaginary[partial] = level * angle.sin();
            let (turn, shrink) = (TAU * turns as f32, (-shrinks).exp());
            strings.turn_real[partial] = shrink * turn.cos();
            strings.turn_imaginary[partial] = shrink * turn.sin();
        }
        strings
    }

    /// The present sample; moves on to the next.
    fn next(&mut self) -> f32 {
        let mut sum = 0.0;
        for partial in 0..PARTIALS {
            let (real, imaginary) = (self.real[partial], self.imaginary[partial]);
            sum += imaginary;
            self.real[partial] =
                real * self.turn_real[partial] - imaginary * self.turn_imaginary[partial];
            self.imaginary[partial] =
                real * self.turn_imaginary[partial] + imaginary * self.turn_real[partial];
        }
        let value = sum * (1.0 - self.missing);
        self.missing *= self.rise;
        value
    }
}
