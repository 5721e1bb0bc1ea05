//! `frame(now)` against a slow reference that knows no prefix sums: it lives through an exercise a millisecond at a
//! time, under a wall clock that jumps, and is compared after every stretch.

use proptest::prelude::*;

use super::event::Change;
use super::frame::{Phase, RunState};
use super::live::Live;
use super::plan::{ExerciseKind, Form, Plan};
use super::urge::carry_on_block;
use super::{BreathCycle, CueKind};
use crate::content::content;
use crate::time::{Instant, from_millis, to_millis};

/// One thing that happens to somebody in an exercise.
#[derive(Debug, Clone)]
enum Act {
    Wait(i64),
    ClockSetBack(i64),
    PauseOrResume,
    CarryOn,
    KilledAndStartedAgain,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (1..90_000_i64).prop_map(Act::Wait),
        1 => (1..10_000_000_i64).prop_map(Act::ClockSetBack),
        2 => Just(Act::PauseOrResume),
        1 => Just(Act::CarryOn),
        1 => Just(Act::KilledAndStartedAgain),
    ];
    prop::collection::vec(act, 1..12)
}

/// The exercise as a stopwatch and two lists would do it.
struct Walker {
    paused: bool,
    urge_ms: i64,
    moved_ms: i64,
    prompt_lengths: Vec<i64>,
    prompt: usize,
    in_prompt_ms: i64,
    phases: Vec<(Phase, i64)>,
    breath_repeats: bool,
    phase: usize,
    in_phase_ms: i64,
}

impl Walker {
    fn of(plan: &Plan) -> Self {
        let steps = |cycle: &BreathCycle| {
            vec![
                (Phase::Inhale, cycle.inhale_ms),
                (Phase::TopUp, cycle.top_up_ms),
                (Phase::HoldFull, cycle.hold_full_ms),
                (Phase::Exhale, cycle.exhale_ms),
                (Phase::HoldEmpty, cycle.hold_empty_ms),
            ]
        };
        // The room has no breath in it.
        let under = plan.under.iter().filter(|_| plan.form == Form::Inward);
        let mut phases: Vec<(Phase, i64)> = under.flat_map(steps).collect();
        for segment in &plan.breaths {
            let mut filled = 0;
            while filled < segment.duration_ms {
                phases.extend(steps(&segment.cycle));
                filled += segment.cycle.total_ms();
            }
        }
        phases.retain(|(_, ms)| *ms > 0);
        Self {
            paused: false,
            urge_ms: 0,
            moved_ms: 0,
            prompt_lengths: plan
                .prompts
                .iter()
                .map(|prompt| prompt.duration_ms)
                .collect(),
            prompt: 0,
            in_prompt_ms: 0,
            phases,
            breath_repeats: plan.under.is_some(),
            phase: 0,
            in_phase_ms: 0,
        }
    }

    fn live_through(&mut self, ms: i64) {
        for _ in 0..ms {
            self.urge_ms += 1;
            if self.paused {
                continue;
            }
            self.moved_ms += 1;
            if self.prompt < self.prompt_lengths.len() {
                self.in_prompt_ms += 1;
                if self.in_prompt_ms == self.prompt_lengths[self.prompt] {
                    self.prompt += 1;
                    self.in_prompt_ms = 0;
                }
            }
            if self.phase < self.phases.len() {
                self.in_phase_ms += 1;
                if self.in_phase_ms == self.phases[self.phase].1 {
                    self.phase += 1;
                    self.in_phase_ms = 0;
                    if self.breath_repeats {
                        self.phase %= self.phases.len();
                    }
                }
            }
        }
    }

    fn is_over(&self, kind: ExerciseKind) -> bool {
        match kind {
            ExerciseKind::Ride | ExerciseKind::Practice => self.prompt == self.prompt_lengths.len(),
            ExerciseKind::Breathing => self.phase == self.phases.len(),
        }
    }
}

/// One of the practices, with a breath of the first pattern under it or without.
fn practice(which: usize, breathes: bool, outward: bool) -> Plan {
    let content = content("en");
    let practices = &content.practices.practices;
    let form = if outward { Form::Outward } else { Form::Inward };
    Plan {
        under: breathes.then(|| content.breathing.patterns[0].cycle()),
        ..Plan::practice(content, &practices[which % practices.len()], form)
    }
}

fn replay(plan: Plan, acts: Vec<Act>) -> Result<(), TestCaseError> {
    let kind = plan.kind;
    let start = from_millis(1_774_740_000_000).unwrap();
    let mut wall_ms = to_millis(start);
    let mut walker = Walker::of(&plan);
    let mut live = Live::start(plan, start);
    for act in acts {
        let over = walker.is_over(kind);
        let now = from_millis(wall_ms).unwrap();
        match act {
            Act::Wait(ms) => {
                wall_ms += ms;
                walker.live_through(ms);
            }
            Act::ClockSetBack(ms) => wall_ms -= ms,
            Act::PauseOrResume if walker.paused => {
                walker.paused = false;
                live.apply(Change::Resume, now).unwrap();
            }
            Act::PauseOrResume => {
                let paused = live.apply(Change::Pause, now);
                prop_assert_eq!(paused.is_ok(), !over);
                walker.paused = !over;
            }
            Act::CarryOn if kind == ExerciseKind::Ride => {
                let block = carry_on_block(content("en"));
                walker.prompt_lengths = block.iter().map(|prompt| prompt.duration_ms).collect();
                (walker.prompt, walker.in_prompt_ms, walker.paused) = (0, 0, false);
                live.apply(Change::CarryOn { block }, now).unwrap();
            }
            Act::CarryOn => {}
            Act::KilledAndStartedAgain => {
                live = Live::from_record(live.plan().clone(), live.events().to_vec(), now).unwrap();
            }
        }
        let now = from_millis(wall_ms).unwrap();
        live.observe(now);
        compare(&live, &walker, kind, now)?;
    }
    Ok(())
}

fn compare(
    live: &Live,
    walker: &Walker,
    kind: ExerciseKind,
    now: Instant,
) -> Result<(), TestCaseError> {
    let frame = live.frame(now);
    let over = walker.is_over(kind);
    let expected_state = match (over, walker.paused) {
        (true, _) => RunState::Waiting,
        (false, true) => RunState::Paused,
        (false, false) => RunState::Running,
    };
    prop_assert_eq!(frame.state, expected_state);
    if let Some((phase, length_ms)) = walker.phases.get(walker.phase) {
        prop_assert_eq!(frame.phase, *phase);
        prop_assert_eq!(frame.phase_left_ms, length_ms - walker.in_phase_ms);
    } else {
        prop_assert_eq!(frame.phase, Phase::Rest);
    }
    prop_assert!((0.0..=1.0).contains(&frame.lung));
    match kind {
        ExerciseKind::Ride => {
            prop_assert_eq!(frame.elapsed_ms, walker.urge_ms);
            prop_assert_eq!(frame.prompt, if over { -1 } else { walker.prompt as i32 });
        }
        ExerciseKind::Breathing => {
            let total: i64 = walker.phases.iter().map(|phase| phase.1).sum();
            prop_assert_eq!(frame.elapsed_ms, walker.moved_ms.min(total));
            prop_assert_eq!(frame.left_ms, total - walker.moved_ms.min(total));
        }
        ExerciseKind::Practice => {
            let total: i64 = walker.prompt_lengths.iter().sum();
            prop_assert_eq!(frame.elapsed_ms, walker.moved_ms.min(total));
            prop_assert_eq!(frame.left_ms, total - walker.moved_ms.min(total));
            prop_assert_eq!(frame.prompt, if over { -1 } else { walker.prompt as i32 });
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_ride_is_where_living_through_it_leads(acts in acts()) {
        replay(Plan::ride(content("en"), Form::Inward).unwrap(), acts)?;
    }

    #[test]
    fn a_breathing_session_is_where_living_through_it_leads(
        acts in acts(), pattern in 0..5_usize, seconds in 1..300_i64,
    ) {
        let pattern = &content("en").breathing.patterns[pattern];
        replay(Plan::breathing(&pattern.id, pattern.cycle(), seconds * 1_000, None).unwrap(), acts)?;
    }

    #[test]
    fn lungs_never_jump(pattern in 0..5_usize, at in 0..200_000_i64, rate in prop::option::of(6.0..30.0_f64)) {
        let pattern = &content("en").breathing.patterns[pattern];
        let plan = Plan::breathing(&pattern.id, pattern.cycle(), 180_000, rate).unwrap();
        let start = from_millis(1_774_740_000_000).unwrap();
        let live = Live::start(plan, start);
        let lung = |ms: i64| live.frame(from_millis(to_millis(start) + ms).unwrap()).lung;
        // The steepest phase here is the inhale of a glide from 30 a minute: well under 1 % in 5 ms.
        prop_assert!((lung(at) - lung(at + 5)).abs() < 0.02);
    }

    #[test]
    fn a_practice_is_where_living_through_it_leads(
        acts in acts(), which in 0..18_usize, breathes: bool, outward: bool,
    ) {
        replay(practice(which, breathes, outward), acts)?;
    }

    #[test]
    fn each_cue_falls_where_the_frame_changes(
        acts in acts(), stretch_ms in 1..120_000_i64, which in prop::option::of(0..18_usize), breathes: bool,
    ) {
        let start = from_millis(1_774_740_000_000).unwrap();
        let plan = which.map(|which| practice(which, breathes, false));
        let plan = plan.unwrap_or_else(|| Plan::ride(content("en"), Form::Inward).unwrap());
        let mut live = Live::start(plan, start);
        let mut wall_ms = to_millis(start);
        for act in acts {
            match act {
                Act::Wait(ms) => wall_ms += ms,
                Act::PauseOrResume => {
                    let now = from_millis(wall_ms).unwrap();
                    let _ = live.apply(Change::Pause, now).or_else(|_| live.apply(Change::Resume, now));
                }
                _ => {}
            }
        }
        let (from, to) = (from_millis(wall_ms).unwrap(), from_millis(wall_ms + stretch_ms).unwrap());
        let cues = live.cues(from, to);
        if live.frame(from).state != RunState::Running {
            prop_assert!(cues.is_empty());
        }
        prop_assert!(cues.windows(2).all(|pair| pair[0].at <= pair[1].at));
        for cue in cues {
            prop_assert!((from..to).contains(&cue.at));
            let frame = live.frame(cue.at);
            let begins = match cue.kind {
                CueKind::Inhale => frame.phase == Phase::Inhale && frame.phase_left_ms == cue.duration_ms,
                CueKind::Exhale => frame.phase == Phase::Exhale && frame.phase_left_ms == cue.duration_ms,
                CueKind::Prompt | CueKind::Bell => frame.prompt >= 0,
                CueKind::End => frame.state == RunState::Waiting,
                _ => false,
            };
            prop_assert!(begins, "{cue:?} {frame:?}");
        }
    }
}
