//! An exercise without a screen: it is followed to its end, and what begins in it is printed as it does.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::page::{PhaseWords, Place};
use ebb_core::session::page::{Act, At};
use ebb_core::session::{Beginning, Begins, ExerciseKind, Looked, RunState};
use ebb_core::time::Instant;
use serde_json::json;

use crate::clock::Clock;
use crate::json as lines;
use crate::keeper::Keeper;
use crate::page::live::{exercise, phase_words};
use crate::page::safe;
use crate::signals::Stop;
use crate::sound::Sound;
use crate::{Failure, Start, command};

/// How often a wait looks up, so that a signal is answered soon.
const LOOK_UP: Duration = Duration::from_millis(100);

/// Follows it as JSON, one object a line. What began before `since` was under way already.
pub fn json(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    start: Start,
    since: Instant,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let out = &mut io::stdout();
    if let Some(record) = companion.running() {
        let fields = json!({
            "id": record.id,
            "kind": record.live.plan().kind,
            "pattern": record.live.plan().pattern,
            "started_at": record.live.started_at(),
        });
        let at = since.max(record.live.started_at());
        lines::line(out, "started", at, fields)?;
    }
    let ended = follow(
        companion,
        keeper,
        clock,
        since,
        stop,
        sound,
        |told| match told {
            Told::Began(one) => {
                let elapsed_ms = one.elapsed_ms;
                match &one.what {
                    Begins::Prompt { words } => {
                        let fields = json!({ "elapsed_ms": elapsed_ms, "text": words });
                        lines::line(out, "prompt", one.at, fields)
                    }
                    Begins::Phase { phase, lasts_ms } => {
                        let fields = json!({ "elapsed_ms": elapsed_ms, "phase": phase, "left_ms": lasts_ms });
                        lines::line(out, "phase", one.at, fields)
                    }
                }
            }
            Told::Over { elapsed_ms, .. } => {
                let fields = json!({ "elapsed_ms": elapsed_ms });
                lines::line(out, "waiting", clock.now(), fields)
            }
        },
    )?;
    if ended && finish_unasked(companion, clock)? {
        print_finished(clock)?;
    }
    Ok(())
}

/// The last line of an exercise that is over.
pub fn print_finished(clock: &Clock) -> Result<(), Failure> {
    let out = &mut io::stdout();
    Ok(lines::line(out, "finished", clock.now(), json!({}))?)
}

/// Follows it as text.
pub fn text(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    start: Start,
    since: Instant,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let out = &mut io::stdout();
    let content = clock.moment().content();
    let phases: PhaseWords = content.words.exercise.phases.clone().into();
    let ended = follow(companion, keeper, clock, since, stop, sound, |told| {
        match told {
            Told::Began(one) => match &one.what {
                Begins::Prompt { words } => writeln!(out, "{}", safe::line(words))?,
                Begins::Phase { phase, .. } => {
                    writeln!(out, "  {}", phase_words(&phases, *phase))?;
                }
            },
            Told::Over { words, .. } => writeln!(out, "{}", safe::line(&words))?,
        }
        out.flush()
    })?;
    if ended {
        finish_unasked(companion, clock)?;
    }
    Ok(())
}

/// Does what somebody begins with, and says where that leads.
pub fn begin(companion: &mut Companion, clock: &Clock, start: Start) -> Result<Place, Failure> {
    match start {
        Start::At(place) => Ok(place),
        Start::Doing(action, said) => Ok(command::carry_out(companion, clock, action, &said)?.0),
    }
}

/// What there is to tell.
enum Told<'b> {
    /// Something began.
    Began(&'b Beginning),
    /// It waits at its end.
    Over { elapsed_ms: i64, words: String },
}

/// Tells what begins until the exercise waits at its end (true) or Ebb is asked to leave (false).
fn follow(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    since: Instant,
    stop: &Stop,
    sound: &mut Sound,
    mut tell: impl FnMut(Told<'_>) -> io::Result<()>,
) -> Result<bool, Failure> {
    let began = companion.running().map(|record| record.live.started_at());
    let mut looked = match began {
        Some(at) if at >= since => Looked::FromTheStart,
        _ => Looked::FromNow,
    };
    while !stop.asked() {
        let moment = clock.moment();
        keeper.look_again(companion, clock);
        companion.tick(moment.now);
        if let Some(said) = sound.follow(companion, clock) {
            // Beside the lines that a script reads.
            writeln!(io::stderr(), "ebb: {said}")?;
        }
        let (Some(frame), Some((new, up_to))) = (
            companion.frame(moment.now),
            companion.beginnings(looked, &moment),
        ) else {
            return Ok(false);
        };
        looked = up_to;
        for one in &new {
            tell(Told::Began(one))?;
        }
        if matches!(frame.state, RunState::Waiting | RunState::Finished) {
            let page = command::page(companion, clock, &At::Live);
            let words = exercise(&page).and_then(|live| live.words.clone());
            let elapsed_ms = frame.elapsed_ms;
            let words = words.unwrap_or_default();
            tell(Told::Over { elapsed_ms, words })?;
            ring_out(companion, clock, stop, sound);
            return Ok(true);
        }
        // What begins now has been told.
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
        let outcome = None;
        command::act(companion, clock, &Act::Finish { outcome }, &[])?;
    }
    Ok(unasked)
}
