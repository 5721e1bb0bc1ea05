//! What sound costs: twenty minutes of it, in the pieces in which a host asks. Each name carries its goal.
//!
//! `cargo bench -p ebb-tests --bench sound`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::hint::black_box;
use std::time::Duration;

use chrono::TimeDelta;
use criterion::Criterion;
use ebb_core::content::content;
use ebb_core::session::sound::LONGEST_TRACK_MS;
use ebb_core::session::{Change, Form, Live, Plan, carry_on_block};
use ebb_core::time::{Instant, from_millis};

const GOAL: &str = "20 minutes in pieces of ten seconds, goal 400 ms";

fn start() -> Instant {
    from_millis(1_800_000_000_000).unwrap()
}

/// A ride whose block is repeated until twenty minutes are full.
fn ride() -> Live {
    let mut plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let more = carry_on_block(content("en"));
    while plan
        .prompts
        .iter()
        .map(|prompt| prompt.duration_ms)
        .sum::<i64>()
        < 1_200_000
    {
        plan.prompts.extend(more.clone());
    }
    Live::start(plan, start())
}

fn breathing() -> Live {
    let cycle = content("en").pattern("long-exhale").unwrap().cycle();
    let plan = Plan::breathing("long-exhale", cycle, 1_200_000, Some(16.0)).unwrap();
    Live::start(plan, start())
}

fn practice() -> Live {
    let content = content("en");
    let practice = content.practice("breath-20").unwrap();
    let mut plan = Plan::practice(content, practice, Form::Inward);
    plan.under = Some(content.pattern("long-exhale").unwrap().cycle());
    Live::start(plan, start())
}

fn all(live: &Live) -> usize {
    let step = TimeDelta::milliseconds(LONGEST_TRACK_MS);
    let mut from = start();
    let mut samples = 0;
    while from < start() + TimeDelta::minutes(20) {
        samples += black_box(live.track(from, from + step)).len();
        from += step;
    }
    samples
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("track(from, to)");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4));
    for (name, live) in [
        ("breathing", breathing()),
        ("a ride", ride()),
        ("a practice with a breath", practice()),
    ] {
        assert_eq!(all(&live), 28_800_000);
        group.bench_function(format!("{name}, {GOAL}"), |bench| bench.iter(|| all(&live)));
    }
    let mut paused = ride();
    paused
        .apply(Change::Pause, start() + TimeDelta::minutes(5))
        .unwrap();
    paused
        .apply(Change::Resume, start() + TimeDelta::minutes(6))
        .unwrap();
    let from = start() + TimeDelta::minutes(7);
    group.bench_function("the first piece after a pause", |bench| {
        bench.iter(|| black_box(paused.track(from, from + TimeDelta::seconds(2))));
    });
    group.finish();
    criterion.final_summary();
}
