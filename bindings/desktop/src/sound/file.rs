//! The sound of an exercise as a WAV file.

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::page::{Action, Answer};
use ebb_core::session::sound::{LONGEST_TRACK_MS, SAMPLE_RATE, pcm_bytes, wav_header};

use crate::Failure;
use crate::clock::Clock;
use crate::new_file::make_new;

/// Writes what the action would sound like to a file that must not be there yet. Nothing is begun, and nothing kept.
pub fn write_track(
    companion: &Companion,
    clock: &Clock,
    action: &Action,
    said: &[Answer],
    path: &Path,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let live = companion.would_begin(action, said, &moment)?;
    let samples = live.track_ms() * i64::from(SAMPLE_RATE) / 1_000;
    let samples = u32::try_from(samples).unwrap_or(u32::MAX);
    let name = |error: io::Error| Failure::File {
        file: path.to_owned(),
        error,
    };
    let file = make_new(path).map_err(name)?;
    let written = (|| {
        let mut out = BufWriter::new(file);
        out.write_all(&wav_header(samples))?;
        let step = TimeDelta::milliseconds(LONGEST_TRACK_MS);
        let mut from = moment.now;
        loop {
            let piece = live.track(from, from + step);
            if piece.is_empty() {
                break out.flush();
            }
            out.write_all(&pcm_bytes(&piece))?;
            from += step;
        }
    })();
    // Half a file is no file.
    written
        .inspect_err(|_| drop(fs::remove_file(path)))
        .map_err(name)
}
