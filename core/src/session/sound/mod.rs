//! Bells and breath tones, by our own synthesis: mono, 16 bit, 24,000 samples a second. A millisecond is 24 samples,
//! so every sound begins on a sample, and what is asked for in pieces is bit for bit what is asked for at once.

mod bell;
mod breath;
#[cfg(test)]
mod tests;
mod track;
mod wav;

pub use track::LONGEST_TRACK_MS;
pub(crate) use track::eased_in;
pub use wav::{pcm_bytes, wav_header};

/// Samples a second.
pub const SAMPLE_RATE: i32 = 24_000;
/// Samples a millisecond.
const SAMPLES_PER_MS: i64 = SAMPLE_RATE as i64 / 1_000;

/// A sound that began at a sample of its exercise, ready to be added to any stretch.
trait Voice {
    /// Adds what falls into `mix`, whose first sample is `from` samples after the voice began; `from` may be
    /// negative. What is added to a sample does not depend on where the stretch begins or ends.
    fn add(&self, from: i64, mix: &mut [f32]);
}

/// Where a stretch and a voice overlap: the first and the last-but-one sample of the voice, and the place in the
/// stretch of the first.
fn overlap(from: i64, stretch: usize, voice: i64) -> Option<(i64, i64, usize)> {
    let begin = from.max(0);
    let end = from.saturating_add(stretch as i64).min(voice);
    let offset = usize::try_from(begin - from).ok()?;
    (begin < end).then_some((begin, end, offset))
}
