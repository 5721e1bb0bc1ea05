//! An exercise without a screen: it is followed to its end, and what changes is printed as it does.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use chrono::TimeDelta;
use ebb_core::screens::{Action, Companion, ExerciseScreen};
use ebb_core::session::{ExerciseKind, Frame, Phase, RunState};
use serde_json::json;

use crate::clock::Clock;
use crate::json as lines;
use crate::page::live::phase_words;
use crate::signals::Stop;
use crate::sound::Sound;
use crate::{Failure, Start};

/// How often a wait looks up, so that a signal is answered soon.
const LOOK_UP: Duration = Duration::from_millis(100);

/// Follows it as JSON, one object a line.
pub fn json(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let out = &mut io::stdout();
    if let Some(record) = companion.running() {
        let fields = json!({
            "id": record.id.to_string(),
            "kind": record.live.plan().kind,
            "pattern": record.live.plan().pattern,
            "started_at": record.live.started_at(),
        });
        lines::line(out, "started", clock.now(), fields)?;
    }
    let ended = follow(companion, clock, stop, sound, |change, frame, screen| {
        let elapsed_ms = frame.elapsed_ms;
        match change {
            Change::Prompt => lines::line(
                out,
                "prompt",
                clock.now(),
                json!({ "elapsed_ms": elapsed_ms, "text": screen.words }),
            ),
            Change::Phase => {
                let fields = json!({ "elapsed_ms": elapsed_ms, "phase": lines::word(&frame.phase), "left_ms": frame.phase_left_ms });
                lines::line(out, "phase", clock.now(), fields)
            }
            Change::Over => lines::line(
                out,
                "waiting",
                clock.now(),
                json!({ "elapsed_ms": elapsed_ms }),
            ),
        }
    })?;
    if ended && finish_unasked(companion, clock)? {
        print_finished(clock)?;
    }
    Ok(())
}

/// The last line of an exercise that is over.
pub fn print_finished(clock: &Clock) -> Result<(), Failure> {
    Ok(lines::line(
        &mut io::stdout(),
        "finished",
        clock.now(),
        json!({}),
    )?)
}

/// Follows it as text.
pub fn text(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let out = &mut io::stdout();
    let ended = follow(companion, clock, stop, sound, |change, frame, screen| {
        match change {
            Change::Prompt | Change::Over => writeln!(out, "{}", screen.words)?,
            Change::Phase => writeln!(out, "  {}", phase_words(&screen.phases, frame.phase))?,
        }
        out.flush()
    })?;
    if ended {
        finish_unasked(companion, clock)?;
    }
    Ok(())
}

pub fn begin(companion: &mut Companion, clock: &Clock, start: Start) -> Result<(), Failure> {
    if let Start::Doing(action) = start {
        companion.act(action, &clock.moment())?;
    }
    Ok(())
}

enum Change {
    Prompt,
    Phase,
    Over,
}

/// Tells each change until the exercise waits at its end (true) or Ebb is asked to leave (false).
fn follow(
    companion: &mut Companion,
    clock: &Clock,
    stop: &Stop,
    sound: &mut Sound,
    mut tell: impl FnMut(Change, &Frame, &ExerciseScreen) -> io::Result<()>,
) -> Result<bool, Failure> {
    let mut before: Option<Frame> = None;
    while !stop.asked() {
        let moment = clock.moment();
        companion.tick(moment.now);
        if let Some(said) = sound.follow(companion, clock) {
            // Beside the lines that a script reads.
            writeln!(io::stderr(), "ebb: {said}")?;
        }
        let (Some(frame), Some(screen)) =
            (companion.frame(moment.now), companion.exercise(&moment))
        else {
            return Ok(false);
        };
        if matches!(frame.state, RunState::Waiting | RunState::Finished) {
            tell(Change::Over, &frame, &screen)?;
            ring_out(companion, clock, stop, sound);
            return Ok(true);
        }
        let changed = |differs: fn(&Frame, &Frame) -> bool| {
            before.is_none_or(|before| differs(&before, &frame))
        };
        if frame.prompt >= 0 && changed(|a, b| a.prompt != b.prompt) {
            tell(Change::Prompt, &frame, &screen)?;
        }
        if frame.phase != Phase::Rest && changed(|a, b| (a.phase, a.breath) != (b.phase, b.breath))
        {
            tell(Change::Phase, &frame, &screen)?;
        }
        before = Some(frame);
        // A cue that begins now has been told.
        let next = companion
            .cues(
                moment.now + TimeDelta::milliseconds(1),
                moment.now + TimeDelta::seconds(60),
            )
            .first()
            .map_or(moment.now + TimeDelta::seconds(1), |cue| cue.at);
        let wait = clock.real((next - clock.now()).num_milliseconds());
        thread::sleep(wait.clamp(Duration::from_millis(1), LOOK_UP));
    }
    Ok(false)
}

/// Lets the end bell die away, where it is to be heard.
fn ring_out(companion: &Companion, clock: &Clock, stop: &Stop, sound: &mut Sound) {
    while sound.plays() && !stop.asked() {
        thread::sleep(LOOK_UP);
        // A player that ends meanwhile has nothing left to play.
        let _ = sound.follow(companion, clock);
    }
}

/// Breathing and practices ask nothing more; a ride stays in *reflect* until somebody looks back on it.
fn finish_unasked(companion: &mut Companion, clock: &Clock) -> Result<bool, Failure> {
    let unasked = companion
        .running()
        .is_some_and(|record| record.live.plan().kind != ExerciseKind::Ride);
    if unasked {
        companion.act(Action::Finish { outcome: None }, &clock.moment())?;
    }
    Ok(unasked)
}
