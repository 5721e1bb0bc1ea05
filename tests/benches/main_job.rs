//! What a person waits for, and what a battery pays: frames, cues, opening, insights. Each name carries its goal.
//!
//! `cargo bench -p ebb-tests --bench main_job`. The store holds ten years of use; making it takes a while.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use chrono::TimeDelta;
use criterion::{BatchSize, Criterion};
use ebb_core::companion::{At, Companion};
use ebb_core::content::TriggerKind;
use ebb_core::content::content;
use ebb_core::crisis::page::{Act as Crisis, At as CrisisAt};
use ebb_core::crisis::{Contact, ContactNumber, Kept, PlanDoor, PlanEntry, PlanSection, Vault};
use ebb_core::page::{Action, Answer, Page, Place, Reply, Token, Value};
use ebb_core::progress::{insights, page::At as Past};
use ebb_core::session::{BreathSegment, Form, Live, Plan};
use ebb_core::store::{KeyPlace, Store, StoreError, Work};
use ebb_core::time::{Instant, Zone};
use ebb_core::triggers::if_then::{IfThenDraft, ResponseKind};
use ebb_core::triggers::page::At as Map;
use ebb_core::triggers::plans;
use ebb_core::triggers::trigger::{self, TriggerDraft};
use ebb_core::view::Moment;
use ebb_tests::decade;
use ebb_tests::measure::most_memory;

/// Set where this program is to open the store once and tell its peak memory.
const OPEN_ONCE: &str = "EBB_BENCH_OPEN_ONCE";

fn moment() -> Moment {
    Moment {
        now: decade::end(),
        zone: Zone::UTC,
        language: "en".to_owned(),
        boot: None,
    }
}

/// A breathing exercise that glides from 30 to 12 breaths a minute in about `steps` phases.
fn glide(steps: i64) -> Live {
    let cycle = content("en").pattern("long-exhale").unwrap().cycle();
    let mut plan = Plan::breathing("long-exhale", cycle, 60_000, None).unwrap();
    plan.breaths = vec![BreathSegment {
        cycle: cycle.at_rate(12.0),
        glide_from: Some(cycle.at_rate(30.0)),
        duration_ms: steps * 1_630,
    }];
    Live::start(plan, decade::end())
}

fn ride() -> Live {
    Live::start(
        Plan::ride(content("en"), Form::Inward).unwrap(),
        decade::end(),
    )
}

/// Instants all over `span`, so that no branch is foreseen.
fn instants(span: TimeDelta) -> impl Iterator<Item = Instant> + Clone {
    let mut random = fastrand::Rng::with_seed(1);
    let ms = span.num_milliseconds();
    let all: Vec<_> = (0..1_024)
        .map(|_| decade::end() + TimeDelta::milliseconds(random.i64(0..ms)))
        .collect();
    all.into_iter().cycle()
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame(now)");
    let live = ride();
    let mut now = instants(TimeDelta::minutes(20));
    group.bench_function("20-minute ride, goal 200 ns", |bench| {
        bench.iter(|| black_box(live.frame(now.next().unwrap())));
    });
    for steps in [20, 200, 2_000, 20_000] {
        let live = glide(steps);
        let span = TimeDelta::milliseconds(steps * 1_630);
        let phases = live.cues(decade::end(), decade::end() + span).len();
        let mut now = instants(span);
        group.bench_function(
            format!("glide of {phases} phases, goal 200 ns and no more than log growth"),
            |bench| bench.iter(|| black_box(live.frame(now.next().unwrap()))),
        );
    }
    group.finish();
    let mut group = criterion.benchmark_group("cues(from, to)");
    let later = decade::end() + TimeDelta::minutes(20);
    group.bench_function("20 minutes of a ride, goal 50 us", |bench| {
        bench.iter(|| black_box(live.cues(decade::end(), later)));
    });
    group.finish();
}

fn look(companion: &mut Companion, at: &impl Token) -> Page {
    companion.page(&Place::to(at), &[], &moment())
}

fn open_and_now(folder: &Path) -> Companion {
    let mut companion = Companion::new(
        Store::open(folder, &decade::key()),
        Vault::at(&folder.join("plan")),
        &moment(),
    );
    assert!(companion.problem().is_none());
    black_box(look(&mut companion, &At::Now));
    companion
}

fn ten_years(criterion: &mut Criterion, folder: &Path) {
    let mut group = criterion.benchmark_group("ten years of use");
    group.measurement_time(Duration::from_secs(8));
    group.bench_function("open and Now, goal 5 ms", |bench| {
        bench.iter(|| open_and_now(folder));
    });
    let mut companion = open_and_now(folder);
    let store = companion.store().unwrap();
    group.bench_function("insights, goal 40 ms", |bench| {
        bench.iter(|| black_box(insights(store, &Work::new()).unwrap()));
    });
    group.bench_function("insights, first after opening, goal 40 ms", |bench| {
        bench.iter_batched(
            || Store::open(folder, &decade::key()).unwrap(),
            |store| {
                insights(&store, &Work::new())
                    .map(|found| (store, found))
                    .unwrap()
            },
            BatchSize::PerIteration,
        );
    });
    let past = Past::History {
        ahead: 0,
        before: None,
    };
    group.bench_function("History, goal 2 ms", |bench| {
        bench.iter(|| black_box(look(&mut companion, &past)));
    });
    group.finish();
}

/// A plan with so many lines in each of its thirteen parts, saved often enough that both slots are in use.
fn plan(criterion: &mut Criterion, folder: &Path, lines: usize) {
    let vault = Vault::at(&folder.join(format!("plan-{lines}")));
    let mut companion = Companion::new(Err(StoreError::Closed), vault.clone(), &moment());
    for section in PlanSection::ALL {
        for line in 0..lines {
            let text = format!("line {line}, with some words of the person's own");
            let said = [Answer::new("text", Value::words(text))];
            let action = Action::of(&Crisis::NewLine { section });
            let kept = companion.carry_out(&action, &said, &moment(), &Work::new());
            assert!(matches!(kept, Ok(Reply::Went { .. })), "{kept:?}");
        }
    }
    let mut group = criterion.benchmark_group(format!("the crisis plan, {} lines", lines * 13));
    group.bench_function("open, goal 1 ms", |bench| {
        bench.iter(|| black_box(vault.open()));
    });
    let door = PlanDoor::MightHurt;
    group.bench_function("its page, goal 1 ms", |bench| {
        bench.iter(|| black_box(look(&mut companion, &CrisisAt::Plan { door })));
    });
    group.finish();
}

/// A plan with three hundred people, each with two numbers, and a map of five hundred triggers with a plan each.
fn long_lists(criterion: &mut Criterion, folder: &Path) {
    let folder = folder.join("long");
    let key = decade::key();
    let id = Store::new_id(decade::end()).unwrap();
    let store = Store::create(&folder, &id, &key, KeyPlace::File).unwrap();
    let vault = Vault::at(&folder.join("plan"));
    let mut kept = Kept::default();
    for n in 0..300 {
        let id = format!("contact-{n}");
        let number = |digit: i32| ContactNumber {
            typed: format!("+49 30 {digit}{n:04}"),
            call: true,
            text: true,
        };
        kept.plan.contacts.push(Contact {
            id: id.clone(),
            name: format!("Somebody {n}"),
            relation: "whom I met there".to_owned(),
            numbers: vec![number(1), number(2)],
            reach: "after work".to_owned(),
            at_night: n % 3 == 0,
            ahead: false,
        });
        kept.plan.entries.push(PlanEntry {
            id: format!("entry-{n}"),
            section: PlanSection::WhoICall,
            text: String::new(),
            directions: String::new(),
            contact: Some(id),
            opens: None,
            ahead: false,
        });
    }
    vault.save(&kept, 0, false, decade::end()).unwrap();
    vault.save(&kept, 1, false, decade::end()).unwrap();
    for n in 0..500 {
        let draft = TriggerDraft {
            kind: TriggerKind::Place,
            name: format!("place number {n}"),
            thoughts: vec!["just this once".to_owned()],
            usual_response: "I go in".to_owned(),
            chips: Vec::new(),
        };
        let now = decade::end();
        let kept = trigger::keep(&store, &draft, now).unwrap();
        let plan = IfThenDraft {
            situation: format!("I pass place number {n}"),
            response: "I open the card".to_owned(),
            kind: ResponseKind::Card,
            opens: Some("card:five-senses".to_owned()),
        };
        plans::keep(&store, kept.id, &plan, now).unwrap();
    }
    let mut companion = Companion::new(Ok(store), vault.clone(), &moment());
    let mut group = criterion.benchmark_group("lists of hundreds");
    group.bench_function("a plan with 300 people: open, goal 2 ms", |bench| {
        bench.iter(|| black_box(vault.open()));
    });
    let door = PlanDoor::MightUse;
    group.bench_function("a plan with 300 people: its page, goal 8 ms", |bench| {
        bench.iter(|| black_box(look(&mut companion, &CrisisAt::Plan { door })));
    });
    group.bench_function("500 triggers with a plan each, goal 8 ms", |bench| {
        bench.iter(|| black_box(look(&mut companion, &Map::All)));
    });
    group.finish();
}

fn main() {
    if let Some(folder) = std::env::var_os(OPEN_ONCE) {
        let _companion = open_and_now(Path::new(&folder));
        match most_memory() {
            Some(kib) => println!(
                "open and Now, peak memory: {:.1} MB, goal 32 MB",
                kib as f64 / 1_024.0
            ),
            None => println!("open and Now, peak memory: not told by this system"),
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    frames(&mut criterion);
    let folder = tempfile::tempdir().unwrap();
    println!("ten years of use: {} rows", decade::make(folder.path(), 1));
    ten_years(&mut criterion, folder.path());
    for lines in [3, 12] {
        plan(&mut criterion, folder.path(), lines);
    }
    long_lists(&mut criterion, folder.path());
    criterion.final_summary();
    let itself = std::env::current_exe().unwrap();
    Command::new(itself)
        .env(OPEN_ONCE, folder.path())
        .status()
        .unwrap();
}
