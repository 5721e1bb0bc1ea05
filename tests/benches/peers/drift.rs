//! How late the breath is after twenty minutes of six a minute, beside timers that sleep in a loop.
//!
//! Ebb's breath is a function of when it began and of now, so that what a sleep lasts too long is not carried on. A loop
//! that sleeps for each phase, or for each picture, and counts, adds it all up. Without `--long` twenty minutes are not
//! waited for: the loop over phases sleeps as often as in twenty minutes, a hundredth as long each time, and the loop over
//! pictures sleeps its real length, for a hundredth of the time, and what that gives is multiplied. What a sleep lasts too
//! long depends on what else the machine does (0.1 ms to 4 ms were seen), and not on its length (0.1 ms at 40 ms and at 6 s).

use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use ebb_core::session::{BreathCycle, Live, Phase, Plan};
use ebb_tests::decade;

use super::table::{Row, note, time};

const MINUTES: u32 = 20;
/// In for four seconds, out for six.
const PHASES_MS: [u32; 2] = [4_000, 6_000];
const PICTURES_A_SECOND: u32 = 30;
/// What Ebb may be late by: a picture at sixty a second.
const GOAL: Duration = Duration::from_micros(16_667);

/// How many times faster than life the run is.
fn haste(long: bool) -> u32 {
    if long { 1 } else { 100 }
}

pub fn rows(long: bool) -> Vec<Row> {
    let haste = haste(long);
    let (ebb, phases, pictures) = thread::scope(|scope| {
        let phases = scope.spawn(|| over_phases(haste));
        let pictures = scope.spawn(|| over_pictures(haste));
        let ebb = ebb(haste);
        (ebb, phases.join().unwrap(), pictures.join().unwrap())
    });
    let how = if long {
        "waited for".to_owned()
    } else {
        format!("from 1/{haste} of the time")
    };
    note(&format!(
        "drift, {how}: Ebb {}, a loop over phases {}, over pictures {}",
        time(ebb),
        time(phases),
        time(pictures)
    ));
    vec![Row {
        what: format!("breath too late after {MINUTES} minutes, {how}"),
        goal: format!("≤ {}", time(GOAL)),
        ebb: time(ebb),
        peer: format!(
            "a sleep for each phase {}, for each picture {}",
            time(phases),
            time(pictures)
        ),
        met: Some(ebb <= GOAL),
    }]
}

/// How late changes of phase are seen in the last minute, the median. The host sleeps until the next one, as Ebb says.
fn ebb(haste: u32) -> Duration {
    let [inhale_ms, exhale_ms] = PHASES_MS.map(i64::from);
    let cycle = BreathCycle {
        inhale_ms,
        top_up_ms: 0,
        hold_full_ms: 0,
        exhale_ms,
        hold_empty_ms: 0,
    };
    let all_ms = i64::from(MINUTES) * 60_000;
    let plan = Plan::breathing("long-exhale", cycle, all_ms, None).unwrap();
    let live = Live::start(plan, decade::end());
    let begun = Instant::now();
    let (mut late, mut due, mut phase) = (Vec::new(), Duration::ZERO, None);
    loop {
        let elapsed = begun.elapsed();
        let now = decade::end() + TimeDelta::from_std(elapsed * haste).unwrap();
        let frame = live.frame(now);
        if phase != Some(frame.phase) {
            late.push(elapsed.saturating_sub(due));
            let of = PHASES_MS[usize::from(frame.phase == Phase::Exhale)];
            due += Duration::from_millis(of.into()) / haste;
            phase = Some(frame.phase);
        }
        if frame.left_ms == 0 {
            return of_the_last_minute(late);
        }
        let left = Duration::from_millis(frame.phase_left_ms.try_into().unwrap());
        thread::sleep(left / haste);
    }
}

/// Sleeps for each phase, and trusts that it was that long.
fn over_phases(haste: u32) -> Duration {
    let begun = Instant::now();
    let (mut late, mut due) = (Vec::new(), Duration::ZERO);
    while due < minutes() / haste {
        for phase_ms in PHASES_MS {
            let phase = Duration::from_millis(phase_ms.into()) / haste;
            thread::sleep(phase);
            due += phase;
            late.push(begun.elapsed() - due);
        }
    }
    of_the_last_minute(late)
}

/// Sleeps for each picture, and counts them.
fn over_pictures(haste: u32) -> Duration {
    let picture = Duration::from_secs(1) / PICTURES_A_SECOND;
    let count = MINUTES * 60 * PICTURES_A_SECOND / haste;
    let begun = Instant::now();
    for _ in 0..count {
        thread::sleep(picture);
    }
    (begun.elapsed() - picture * count) * haste
}

fn minutes() -> Duration {
    Duration::from_secs(u64::from(MINUTES) * 60)
}

fn of_the_last_minute(late: Vec<Duration>) -> Duration {
    let mut last = late[late.len() - 12..].to_vec();
    last.sort_unstable();
    last[last.len() / 2]
}
