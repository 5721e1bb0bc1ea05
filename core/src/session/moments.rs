//! Single moments of an exercise, worked out by hand: what is refused, what a pause stops, what waits.

use super::event::{Change, Ending};
use super::frame::{Phase, RunState};
use super::urge::carry_on_block;
use super::{BreathCycle, CueKind, Form, Live, Plan};
use crate::content::content;
use crate::time::{Instant, from_millis, to_millis};

fn fresh() -> (Live, Instant) {
    let start = from_millis(1_774_740_000_000).unwrap();
    (
        Live::start(Plan::ride(content("en"), Form::Inward).unwrap(), start),
        start,
    )
}

fn after(start: Instant, seconds: i64) -> Instant {
    from_millis(to_millis(start) + seconds * 1_000).unwrap()
}

#[test]
fn a_change_that_makes_no_sense_is_refused_and_changes_nothing() {
    use super::SessionError::*;
    let (mut live, start) = fresh();
    let breath = Some(BreathCycle {
        inhale_ms: 1,
        top_up_ms: 0,
        hold_full_ms: 0,
        exhale_ms: 1,
        hold_empty_ms: 0,
    });
    let later = after(start, 10);
    let refused = [
        (
            Change::Rate { value: 11 },
            later,
            RatingOutOfRange { value: 11 },
        ),
        (
            Change::Rate { value: -1 },
            later,
            RatingOutOfRange { value: -1 },
        ),
        (
            Change::Guess { minutes: 0 },
            later,
            GuessOutOfRange { minutes: 0 },
        ),
        (
            Change::Guess { minutes: i32::MAX },
            later,
            GuessOutOfRange { minutes: i32::MAX },
        ),
        (Change::Resume, later, NotPaused),
        (Change::PutDown, later, NothingTakenUp),
        (Change::CarryOn { block: Vec::new() }, later, TooShort),
        (
            Change::TakeUp {
                tool: "x".to_owned(),
                breath,
            },
            later,
            PatternOutsideLimits,
        ),
        (Change::Rate { value: 5 }, after(start, -1), BeforeStart),
    ];
    for (change, now, error) in refused {
        let before = (live.events().to_vec(), live.frame(later));
        assert_eq!(live.apply(change, now), Err(error));
        assert_eq!((live.events().to_vec(), live.frame(later)), before);
    }
}

#[test]
fn a_finished_exercise_takes_no_change() {
    let (mut live, start) = fresh();
    let finish = Change::Finish {
        ending: Ending::Done,
        outcome: None,
    };
    live.apply(finish.clone(), after(start, 5)).unwrap();
    for change in [
        finish,
        Change::Rate { value: 5 },
        Change::Pause,
        Change::Enough,
    ] {
        assert_eq!(
            live.apply(change, after(start, 6)),
            Err(super::SessionError::AlreadyFinished)
        );
    }
}

#[test]
fn a_ride_cannot_be_carried_on_for_a_year() {
    let (mut live, start) = fresh();
    let block = carry_on_block(content("en"));
    let error = live
        .apply(Change::CarryOn { block }, after(start, 365 * 86_400))
        .unwrap_err();
    assert!(matches!(error, super::SessionError::TooLong { .. }));
}

#[test]
fn what_belongs_to_a_ride_is_refused_in_breathing() {
    let start = from_millis(1_774_740_000_000).unwrap();
    let pattern = &content("en").breathing.patterns[0];
    let mut live = Live::start(
        Plan::breathing(&pattern.id, pattern.cycle(), 60_000, None).unwrap(),
        start,
    );
    assert_eq!(
        live.apply(Change::Enough, start),
        Err(super::SessionError::NotARide)
    );
    assert_eq!(
        live.apply(Change::Guess { minutes: 5 }, start),
        Err(super::SessionError::NotARide)
    );
}

#[test]
fn a_ride_left_alone_for_three_days_still_waits_in_reflect() {
    let (live, start) = fresh();
    let frame = live.frame(after(start, 3 * 86_400));
    assert_eq!(
        (frame.state, frame.prompt, frame.elapsed_ms),
        (RunState::Waiting, -1, 3 * 86_400_000)
    );
}

#[test]
fn a_pause_stops_the_prompts_and_never_the_clock_of_the_urge() {
    let (mut live, start) = fresh();
    live.apply(Change::Pause, after(start, 30)).unwrap();
    let frame = live.frame(after(start, 100));
    assert_eq!(
        (frame.elapsed_ms, frame.prompt, frame.left_ms),
        (100_000, 1, 150_000)
    );
}

#[test]
fn stepping_over_to_breathing_is_not_a_pause() {
    let (mut live, start) = fresh();
    let breath = Some(content("en").pattern("sigh").unwrap().cycle());
    live.apply(
        Change::TakeUp {
            tool: "breathing:sigh".to_owned(),
            breath,
        },
        after(start, 30),
    )
    .unwrap();
    let frame = live.frame(after(start, 33));
    assert_eq!(
        (frame.state, frame.phase, frame.elapsed_ms),
        (RunState::Running, Phase::TopUp, 33_000)
    );
    assert_eq!(live.frame(after(start, 50)).prompt, 2);
    live.apply(Change::PutDown, after(start, 60)).unwrap();
    assert_eq!(live.frame(after(start, 61)).phase_left_ms, 3_000);
}

#[test]
fn a_turn_to_the_room_keeps_the_line_the_clock_and_the_pause() {
    let start = from_millis(1_774_740_000_000).unwrap();
    let words = content("en");
    let scan = words.practice("body-scan-5").unwrap();
    let mut live = Live::start(Plan::practice(words, scan, Form::Inward), start);
    live.apply(Change::Pause, after(start, 50)).unwrap();
    let before = live.frame(after(start, 60));
    let turn = |form| Change::Turn { form };
    live.apply(turn(Form::Outward), after(start, 60)).unwrap();
    assert_eq!(
        (live.form(), live.frame(after(start, 60))),
        (Form::Outward, before)
    );
    let line = &live.block()[before.prompt as usize];
    assert_eq!(scan.line(line, live.form()).unwrap(), scan.steps[1].outward);
    live.apply(Change::Resume, after(start, 65)).unwrap();
    // Fifteen seconds of pause are behind it: 90 seconds on the clock are 75 of the practice.
    assert_eq!(live.frame(after(start, 90)).prompt, 2);
    live.apply(turn(Form::Inward), after(start, 90)).unwrap();
    assert_eq!(live.form(), Form::Inward);
    let again = Live::from_record(
        live.plan().clone(),
        live.events().to_vec(),
        after(start, 90),
    )
    .unwrap();
    assert_eq!(
        (again.form(), again.frame(after(start, 200))),
        (live.form(), live.frame(after(start, 200)))
    );
}

/// Breathing, rides and practices turn to the room and say to stay awake where somebody says meanwhile that they used.
#[test]
fn whatever_runs_can_turn_to_what_keeps_awake_and_back_after_a_mistake() {
    let start = from_millis(1_774_740_000_000).unwrap();
    let words = content("en");
    let turn = |form| Change::Turn { form };
    let pattern = &words.breathing.patterns[0];
    let paced = |id| {
        let mut plan = Plan::practice(words, words.practice(id).unwrap(), Form::Inward);
        plan.under = Some(pattern.cycle());
        plan
    };
    for plan in [
        Plan::ride(words, Form::Inward).unwrap(),
        Plan::breathing(&pattern.id, pattern.cycle(), 180_000, None).unwrap(),
        paced("body-scan-5"),
    ] {
        let form = plan.form;
        let untouched = Live::start(plan.clone(), start);
        let mut live = untouched.clone();
        assert_ne!(live.frame(after(start, 30)).phase, Phase::Rest);
        live.apply(turn(Form::StayAwake), after(start, 30)).unwrap();
        for second in 30..170 {
            let frame = live.frame(after(start, second));
            assert_eq!((frame.lung, frame.phase), (0.0, Phase::Rest));
            assert_eq!(frame.left_ms, untouched.frame(after(start, second)).left_ms);
        }
        let (from, to) = (after(start, 31), after(start, 40));
        let breaths = live.cues(from, to).into_iter();
        assert!(
            breaths
                .map(|cue| cue.kind)
                .all(|kind| kind == CueKind::Prompt)
        );
        assert_eq!(live.other_form(), None);
        live.apply(turn(form), after(start, 60)).unwrap();
        assert_ne!(live.frame(after(start, 61)).phase, Phase::Rest);
        let again = Live::from_record(plan, live.events().to_vec(), after(start, 70)).unwrap();
        assert_eq!(again.frame(after(start, 90)), live.frame(after(start, 90)));
    }
}

#[test]
fn a_breath_that_was_taken_up_in_a_ride_ends_where_somebody_must_stay_awake_and_none_is_paced_then()
{
    let (mut live, start) = fresh();
    let take_up = || Change::TakeUp {
        tool: "breathing:sigh".to_owned(),
        breath: Some(content("en").pattern("sigh").unwrap().cycle()),
    };
    live.apply(take_up(), after(start, 30)).unwrap();
    let form = Form::StayAwake;
    live.apply(Change::Turn { form }, after(start, 40)).unwrap();
    assert_eq!(live.tool(), None);
    live.apply(take_up(), after(start, 50)).unwrap();
    assert_eq!(live.frame(after(start, 51)).phase, Phase::Rest);
}

#[test]
fn the_room_has_no_breath_in_it() {
    let start = from_millis(1_774_740_000_000).unwrap();
    let plan = Plan::ride(content("en"), Form::Outward).unwrap();
    let mut live = Live::start(plan, start);
    assert_eq!(live.frame(after(start, 1)).phase, Phase::Rest);
    let turn = |form| Change::Turn { form };
    live.apply(turn(Form::Inward), after(start, 10)).unwrap();
    assert_eq!(live.frame(after(start, 11)).phase_left_ms, 3_000);
    live.apply(turn(Form::Outward), after(start, 20)).unwrap();
    assert_eq!(live.frame(after(start, 21)).phase, Phase::Rest);
}

#[test]
fn what_begins_awake_and_what_only_breathes_has_one_form() {
    let start = from_millis(1_774_740_000_000).unwrap();
    let words = content("en");
    let turn = |form| Change::Turn { form };
    let awake = Plan::ride(words, Form::StayAwake).unwrap();
    let pattern = &words.breathing.patterns[0];
    let breath = Plan::breathing(&pattern.id, pattern.cycle(), 60_000, None).unwrap();
    let inward = Plan::ride(words, Form::Inward).unwrap();
    for (plan, form) in [
        (awake, Form::Inward),
        (breath, Form::Inward),
        (inward, Form::Inward),
    ] {
        let mut live = Live::start(plan, start);
        assert_eq!(
            live.apply(turn(form), after(start, 5)),
            Err(super::SessionError::OneForm)
        );
    }
}
