//! Sound by its spectrum, by its onsets against the cues, and piece by piece against the whole.

use std::f64::consts::TAU;

use proptest::prelude::*;

use super::bell::{BELL, END_GAP_MS, END_HIGH, END_LOW};
use super::breath::{EMPTY, FULL};
use super::*;
use crate::content::content;
use crate::session::example::at;
use crate::session::{BreathCycle, Change, CueKind, Form, Live, Plan};

const CYCLE: BreathCycle = BreathCycle {
    inhale_ms: 4_000,
    top_up_ms: 0,
    hold_full_ms: 2_000,
    exhale_ms: 6_000,
    hold_empty_ms: 1_000,
};

fn breathing(seconds: i64) -> Live {
    let plan = Plan::breathing("x", CYCLE, seconds * 1_000, None).unwrap();
    Live::start(plan, at(0))
}

fn ride() -> Live {
    Live::start(Plan::ride(content("en"), Form::Inward).unwrap(), at(0))
}

fn practice(id: &str) -> Live {
    let content = content("en");
    let practice = content.practice(id).unwrap();
    Live::start(Plan::practice(content, practice, Form::Inward), at(0))
}

/// The whole of it, made in one piece.
fn whole(live: &Live) -> Vec<i16> {
    live.rendered(0, i64::MAX)
}

/// How much of `hz` is in the samples, by Goertzel's recursion under a Hann window; full scale is 1.
fn strength(samples: &[i16], hz: f64) -> f64 {
    let turn = 2.0 * (TAU * hz / f64::from(SAMPLE_RATE)).cos();
    let (mut last, mut before) = (0.0, 0.0);
    for (number, &sample) in samples.iter().enumerate() {
        let window = 1.0 - (TAU * number as f64 / samples.len() as f64).cos();
        let value = f64::from(sample) / 32_768.0 * window;
        (last, before) = (value + turn * last - before, last);
    }
    let power = last * last + before * before - turn * last * before;
    2.0 * power.sqrt() / samples.len() as f64
}

/// The strongest of the frequencies from `from` to `to` Hz.
fn loudest(samples: &[i16], from: i32, to: i32) -> f64 {
    let all = (from..to).map(f64::from);
    all.max_by(|a, b| strength(samples, *a).total_cmp(&strength(samples, *b)))
        .unwrap()
}

fn stretch(samples: &[i16], from_ms: i64, to_ms: i64) -> &[i16] {
    &samples[(from_ms * SAMPLES_PER_MS) as usize..(to_ms * SAMPLES_PER_MS) as usize]
}

fn root_mean_square(samples: &[i16]) -> f64 {
    let sum: f64 = samples.iter().map(|&s| f64::from(s) * f64::from(s)).sum();
    (sum / samples.len().max(1) as f64).sqrt() / 32_768.0
}

#[test]
fn the_tone_rises_while_breathing_in_and_falls_while_breathing_out() {
    let samples = whole(&breathing(13));
    let pitch = |at_ms: i64| loudest(stretch(&samples, at_ms - 100, at_ms + 100), 200, 360);
    let lung = |part: f64| (1.0 - (std::f64::consts::PI * part).cos()) / 2.0;
    for part in [0.3, 0.5, 0.7] {
        let expected = EMPTY + (FULL - EMPTY) * lung(part);
        let inhale = pitch((4_000.0 * part) as i64);
        assert!(
            (inhale - expected).abs() < 4.0,
            "{part}: {inhale} instead of {expected}"
        );
        let expected = FULL - (FULL - EMPTY) * lung(part);
        let exhale = pitch(6_000 + (6_000.0 * part) as i64);
        assert!(
            (exhale - expected).abs() < 4.0,
            "{part}: {exhale} instead of {expected}"
        );
    }
}

#[test]
fn held_breath_is_silent() {
    let samples = whole(&breathing(13));
    for (from_ms, to_ms) in [(4_000, 6_000), (12_000, 13_000)] {
        assert!(
            stretch(&samples, from_ms, to_ms)
                .iter()
                .all(|&sample| sample == 0)
        );
    }
}

#[test]
fn a_bell_has_the_partials_of_a_bell_and_nothing_between_them() {
    let samples = whole(&practice("breath-20"));
    let struck = stretch(&samples, 20, 1_020);
    for ratio in [1.0, 2.76, 5.13] {
        let hz = f64::from(BELL.base) * ratio;
        let here = strength(struck, hz);
        assert!(here > 0.002, "{hz} Hz is missing: {here}");
        for beside in [hz * 1.25, hz * 1.5] {
            assert!(
                here > 20.0 * strength(struck, beside),
                "{beside} Hz beside {hz}"
            );
        }
    }
}

#[test]
fn a_bell_dies_away_and_its_high_partials_go_first() {
    let samples = whole(&practice("breath-20"));
    let at = |from_ms: i64, ratio: f64| {
        strength(
            stretch(&samples, from_ms, from_ms + 900),
            f64::from(BELL.base) * ratio,
        )
    };
    // Two partials that lie so close are heard as one that swells and ebbs; worked out here in the middle of each
    // stretch.
    let pair = |seconds: f64| {
        let beat = f64::from(BELL.base) * (f64::from(BELL.ratios[1]) - 1.0);
        let (one, two) = (
            0.105 * (-seconds / 2.1).exp(),
            0.08 * (-seconds / 1.9).exp(),
        );
        (one * one + two * two + 2.0 * one * two * (TAU * beat * seconds).cos()).sqrt()
    };
    let short = |from_ms: i64| {
        strength(
            stretch(&samples, from_ms, from_ms + 200),
            f64::from(BELL.base),
        )
    };
    let (low, expected) = (short(3_100) / short(100), pair(3.2) / pair(0.2));
    assert!(
        (low / expected - 1.0).abs() < 0.15,
        "{low} instead of {expected}"
    );
    assert!(at(3_100, 5.13) / at(100, 5.13) < low / 10.0);
    let loud = |from_ms: i64| root_mean_square(stretch(&samples, from_ms, from_ms + 1_000));
    assert!(loud(1_000) > loud(3_000) && loud(3_000) > loud(6_000));
    assert!(loud(8_000) < 0.000_1, "after eight seconds it is over");
}

#[test]
fn the_end_is_another_sound_than_a_bell_within() {
    let live = practice("breath-3");
    let samples = whole(&live);
    let end_ms = 180_000;
    let first = stretch(&samples, end_ms + 10, end_ms + END_GAP_MS - 10);
    assert!(
        strength(first, f64::from(END_LOW.base)) > 10.0 * strength(first, f64::from(BELL.base))
    );
    let second = stretch(&samples, end_ms + END_GAP_MS + 10, end_ms + 2_000);
    assert!(
        strength(second, f64::from(END_HIGH.base))
            > 10.0 * strength(first, f64::from(END_HIGH.base))
    );
    assert_eq!(samples.len() as i64, live.track_ms() * SAMPLES_PER_MS);
    assert!(
        samples[samples.len() - 100..]
            .iter()
            .all(|sample| sample.abs() <= 1)
    );
}

/// Where the sound comes up out of silence or out of what still rings: the ms of each.
fn onsets(samples: &[i16]) -> Vec<i64> {
    let window = (20 * SAMPLES_PER_MS) as usize;
    let loud: Vec<f64> = samples.chunks(window).map(root_mean_square).collect();
    let mut found: Vec<i64> = Vec::new();
    for number in 0..loud.len() {
        let before = if number == 0 { 0.0 } else { loud[number - 1] };
        let rises = loud[number] > 0.008 && loud[number] > 1.6 * before;
        let at_ms = number as i64 * 20;
        if rises && found.last().is_none_or(|last| at_ms - last > 200) {
            found.push(at_ms);
        }
    }
    found
}

#[test]
fn bells_and_touches_begin_where_the_cues_say() {
    for id in ["breath-10", "muscles-short", "looking-around"] {
        let live = practice(id);
        let cues = live.cues(at(0), at(3_600));
        let mut expected: Vec<i64> = cues
            .iter()
            .map(|cue| (cue.at - at(0)).num_milliseconds())
            .collect();
        if live.plan().bells {
            expected.push(expected.last().unwrap() + END_GAP_MS);
        }
        let found = onsets(&whole(&live));
        assert_eq!(found.len(), expected.len(), "{id}: {found:?} {expected:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (0..=20).contains(&(expected - found)) || (0..=40).contains(&(found - expected)),
                "{id}: {found} for {expected}"
            );
        }
    }
}

#[test]
fn each_breath_comes_up_where_its_cue_says_and_is_gone_at_the_next() {
    let live = breathing(60);
    let samples = whole(&live);
    let cues = live.cues(at(0), at(65));
    let tones = cues
        .iter()
        .filter(|cue| matches!(cue.kind, CueKind::Inhale | CueKind::Exhale));
    for cue in tones {
        let from_ms = (cue.at - at(0)).num_milliseconds();
        let middle = from_ms + cue.duration_ms / 2;
        let loud = root_mean_square(stretch(&samples, middle - 50, middle + 50));
        for edge_ms in [from_ms, from_ms + cue.duration_ms - 10] {
            let edge = root_mean_square(stretch(&samples, edge_ms, edge_ms + 10));
            assert!(loud > 50.0 * edge, "{cue:?}: {loud} beside {edge}");
        }
    }
}

#[test]
fn nothing_clicks_and_nothing_clips() {
    for live in [
        breathing(60),
        ride(),
        practice("muscles-short"),
        practice("breath-3"),
    ] {
        let samples = whole(&live);
        assert!(
            samples.iter().all(|sample| sample.abs() < 20_000),
            "it never comes near full scale"
        );
        let steepest = samples
            .windows(2)
            .map(|pair| (i32::from(pair[1]) - i32::from(pair[0])).abs());
        // A tone of 0.2 at 400 Hz moves by 0.021 of full scale a sample; the high partials add to that.
        assert!(steepest.max().unwrap() < 2_400);
    }
}

#[test]
fn a_ride_ends_within_a_breath_without_a_click() {
    // Two and a half seconds into its second breath.
    let mut plan = Plan::ride(content("en"), Form::Inward).unwrap();
    plan.prompts.truncate(1);
    plan.prompts[0].duration_ms = 12_500;
    let live = Live::start(plan, at(0));
    let samples = whole(&live);
    let end = (12_500 * SAMPLES_PER_MS) as usize;
    let steps = samples[end - 480..end].windows(2);
    assert!(
        steps
            .map(|pair| (i32::from(pair[1]) - i32::from(pair[0])).abs())
            .max()
            .unwrap()
            < 400
    );
}

#[test]
fn a_pause_is_silent_and_goes_on_where_it_stood() {
    let mut live = breathing(60);
    let undisturbed = whole(&live);
    live.apply(Change::Rate { value: 4 }, at(1)).unwrap();
    assert_eq!(live.sound_now(at(2)), Some(0), "a rating is silent");
    live.apply(Change::Pause, at(3)).unwrap();
    assert!(live.track(at(4), at(8)).is_empty());
    assert_eq!(live.sound_now(at(4)), None);
    live.apply(Change::Resume, at(20)).unwrap();
    assert_eq!(live.sound_now(at(20)), Some(2));
    assert_eq!(
        live.track(at(20), at(25)),
        stretch(&undisturbed, 3_000, 8_000)
    );
}

#[test]
fn what_is_asked_for_at_once_is_at_most_ten_seconds() {
    let live = ride();
    assert!(live.track(at(5), at(5)).is_empty());
    assert!(live.track(at(5), at(4)).is_empty());
    assert_eq!(live.track(at(0), at(3_600)).len(), 240_000);
    assert_eq!(live.track(at(0), at(10)).len(), 240_000);
}

#[test]
fn what_sounds_together_is_pressed_together_and_never_clipped() {
    let mut plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let mut prompt = plan.prompts[0].clone();
    (prompt.duration_ms, prompt.bell) = (1, true);
    plan.prompts = vec![prompt; 40];
    let samples = whole(&Live::start(plan, at(0)));
    let peak = samples
        .iter()
        .map(|sample| sample.unsigned_abs())
        .max()
        .unwrap();
    assert!((23_000..32_767).contains(&peak), "{peak}");
    let flat = samples
        .windows(3)
        .filter(|three| three.iter().all(|s| s.unsigned_abs() == peak));
    assert_eq!(flat.count(), 0, "no flat tops");
}

#[test]
fn a_stretch_that_begins_within_a_sound_is_eased_in() {
    let eased = eased_in(vec![10_000; 1_000]);
    assert_eq!(eased[0], 0);
    assert!(eased.windows(2).all(|pair| pair[1] - pair[0] <= 21));
    assert_eq!(eased[480..], vec![10_000; 520]);
}

#[test]
fn the_touch_of_a_new_line_is_softer_than_a_bell() {
    let (bell, touch) = (practice("breath-3"), practice("looking-around"));
    let loud = |live: &Live| root_mean_square(&live.rendered(0, 500));
    assert!(loud(&bell) > 1.5 * loud(&touch));
}

/// Exercises of each kind, with some seconds on their clock.
fn exercise(which: u8, pattern: usize, pause_at: i64) -> Live {
    let content = content("en");
    let pattern = &content.breathing.patterns[pattern % content.breathing.patterns.len()];
    let mut live = match which {
        0 => ride(),
        1 => Live::start(
            Plan::breathing(&pattern.id, pattern.cycle(), 30_000, Some(14.0)).unwrap(),
            at(0),
        ),
        2 => practice("muscles-short"),
        _ => {
            let mut plan = practice("breathing-space").plan().clone();
            plan.under = Some(pattern.cycle());
            Live::start(plan, at(0))
        }
    };
    live.apply(Change::Pause, at(pause_at)).unwrap();
    live.apply(Change::Resume, at(pause_at + 7)).unwrap();
    live
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pieces_of_any_length_are_the_whole_to_the_sample(
        which in 0..4_u8, pattern in 0..5_usize, pause_at in 0..20_i64, begins in 0..25_000_i64,
        pieces in prop::collection::vec(1..10_000_i64, 1..6),
    ) {
        let live = exercise(which, pattern, pause_at);
        let begin = at(pause_at + 7) + chrono::TimeDelta::milliseconds(begins);
        let total: i64 = pieces.iter().sum();
        let expected = live.rendered(pause_at * 1_000 + begins, total);
        let mut made = Vec::new();
        let mut now = begin;
        for piece in pieces {
            let then = now + chrono::TimeDelta::milliseconds(piece);
            made.extend(live.track(now, then));
            now = then;
        }
        prop_assert!(made == expected, "{} samples and {}", made.len(), expected.len());
    }

    #[test]
    fn the_first_and_the_last_sample_of_a_piece_are_those_of_the_whole(
        which in 0..4_u8, pattern in 0..5_usize, from_ms in 0..60_000_i64, span_ms in 1..10_000_i64,
    ) {
        let live = exercise(which, pattern, 2);
        let longer = live.rendered((from_ms - 5_000).max(0), span_ms + 10_000);
        let skipped = ((from_ms - (from_ms - 5_000).max(0)) * SAMPLES_PER_MS) as usize;
        let piece = live.rendered(from_ms, span_ms);
        prop_assert!(piece.is_empty() || longer.get(skipped..skipped + piece.len()) == Some(&piece[..]));
    }
}
