//! The vectors that Kotlin and Swift read too: what is seen through the companion is what another implementation
//! says. `tests/vectors/make_shared.py` writes them; dial.json is written by hand from RFC 3966 and RFC 5724.

use serde::Deserialize;

use super::*;
use crate::crisis::{Contact, ContactNumber, PlanSection};
use crate::reminders::ReminderKind;
use crate::session::{BreathCycle, Frame};
use crate::time::to_millis;

#[derive(Deserialize)]
struct Exercise {
    name: String,
    start: Start,
    at: i64,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Start {
    Ride,
    Breathing {
        pattern: String,
        minutes: i32,
        from_rate: Option<f64>,
    },
    Custom {
        #[serde(flatten)]
        cycle: BreathCycle,
        duration_ms: i64,
    },
}

#[derive(Deserialize)]
struct Step {
    at: i64,
    r#do: Option<String>,
    frame: Option<Seen>,
}

#[derive(Deserialize)]
struct Seen {
    state: String,
    elapsed_ms: i64,
    #[serde(flatten)]
    breath: Option<Breath>,
}

#[derive(Deserialize)]
struct Breath {
    left_ms: i64,
    breath: i32,
    phase: String,
    phase_left_ms: i64,
    lung: f64,
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap()
}

fn at(ms: i64, zone: &str) -> Moment {
    Moment {
        now: from_millis(ms).unwrap(),
        zone: zone.parse().unwrap(),
        language: "en".to_owned(),
    }
}

fn compare(frame: &Frame, seen: &Seen, what: &str) {
    assert_eq!(json_word(&frame.state), seen.state, "{what}");
    assert_eq!(frame.elapsed_ms, seen.elapsed_ms, "{what}");
    let Some(breath) = &seen.breath else { return };
    assert_eq!(frame.left_ms, breath.left_ms, "{what}");
    assert_eq!(frame.breath, breath.breath, "{what}");
    assert_eq!(json_word(&frame.phase), breath.phase, "{what}");
    assert_eq!(frame.phase_left_ms, breath.phase_left_ms, "{what}");
    assert!((frame.lung - breath.lung).abs() < 1e-9, "{what}");
}

#[test]
fn frames_at_instants_are_those_of_a_stopwatch() {
    let exercises: Vec<Exercise> = read(include_str!("../../../../tests/vectors/frames.json"));
    let mut compared = 0;
    for exercise in exercises {
        let (_folder, mut companion) = with_store();
        let zone = "Europe/Berlin";
        let start = match exercise.start {
            Start::Ride => Action::StartRide,
            Start::Breathing {
                pattern,
                minutes,
                from_rate,
            } => Action::StartBreathing {
                pattern,
                minutes,
                from_rate,
            },
            Start::Custom { cycle, duration_ms } => Action::StartCustom { cycle, duration_ms },
        };
        companion.act(start, &at(exercise.at, zone)).unwrap();
        for step in &exercise.steps {
            match step.r#do.as_deref() {
                Some("pause") => drop(companion.act(Action::Pause, &at(step.at, zone)).unwrap()),
                Some(_) => drop(companion.act(Action::Resume, &at(step.at, zone)).unwrap()),
                None => {}
            }
            if let Some(seen) = &step.frame {
                let frame = companion.frame(from_millis(step.at).unwrap()).unwrap();
                let what = format!("{} at {}", exercise.name, step.at - exercise.at);
                compare(&frame, seen, &what);
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[derive(Deserialize)]
struct Said {
    zone: String,
    now: i64,
    when: String,
    at: Vec<i64>,
}

#[test]
fn reminders_come_when_dateutil_and_zoneinfo_say_so() {
    let (_folder, mut companion) = with_store();
    let reminder = |change| Action::Reminder { change };
    for case in read::<Said>(include_str!("../../../../tests/vectors/reminders.json")) {
        let moment = at(case.now, &case.zone);
        let add = ReminderAction::Add {
            kind: ReminderKind::Own,
            when: case.when.clone(),
            title: "x".to_owned(),
            zone: String::new(),
            quiet: String::new(),
        };
        companion.act(reminder(add), &moment).unwrap();
        let screen = companion.reminders(0, &moment);
        let coming: Vec<_> = screen.coming.iter().map(|one| to_millis(one.at)).collect();
        assert_eq!(coming, case.at, "{} in {}", case.when, case.zone);
        let id = screen.rules[0].id.clone();
        let remove = ReminderAction::Remove { id };
        companion.act(reminder(remove), &moment).unwrap();
    }
}

#[derive(Deserialize)]
struct Moved {
    seconds: i64,
    nanos: i64,
    ms: Option<i64>,
}

#[test]
fn instants_of_the_vectors_are_the_nearest_millisecond_or_refused() {
    for case in read::<Moved>(include_str!("../../../../tests/vectors/instants.json")) {
        // What a host hands over is a whole number already; here it is rounded as a host does.
        let nanos = i128::from(case.seconds) * 1_000_000_000 + i128::from(case.nanos);
        let inside = (0..=253_402_300_799_999_000_000).contains(&nanos);
        let rounded = i64::try_from((nanos + 500_000).div_euclid(1_000_000)).unwrap();
        match case.ms {
            Some(ms) => {
                assert!(inside);
                assert_eq!(ms, rounded.min(253_402_300_799_999));
                let now = from_millis(ms).unwrap();
                assert_eq!(to_millis(now), ms);
                // The first 48 bits of an id are the milliseconds in which it was made.
                let id = Store::new_id(now).unwrap().replace('-', "");
                assert_eq!(i64::from_str_radix(&id[..12], 16), Ok(ms));
            }
            None => {
                assert!(!inside);
                let raw = i64::try_from(nanos.div_euclid(1_000_000)).unwrap();
                assert!(from_millis(raw).is_err(), "{raw}");
            }
        }
    }
}

#[derive(Deserialize)]
struct Number {
    typed: String,
    tel: Option<String>,
    sms: Option<String>,
}

/// The address by which the plan reaches a person; none where it is refused.
fn way(typed: &str, call: bool) -> Option<String> {
    let (_folder, mut companion) = with_store();
    let contact = Contact {
        id: String::new(),
        name: "Sam".to_owned(),
        relation: String::new(),
        numbers: vec![ContactNumber {
            typed: typed.to_owned(),
            call,
            text: !call,
        }],
        reach: String::new(),
        at_night: false,
        ahead: false,
    };
    let change = PlanAction::AddPerson {
        contact,
        sections: vec![PlanSection::PeopleToAsk],
    };
    companion.act(Action::Plan { change }, &moment(0)).ok()?;
    let plan = companion.plan(crate::crisis::PlanDoor::MightHurt, &moment(0));
    let entries = plan.parts.iter().flat_map(|part| &part.entries);
    let ways: Vec<_> = entries.flat_map(|entry| &entry.ways).collect();
    assert_eq!(ways.len(), 1);
    Some(ways[0].uri.clone())
}

#[test]
fn numbers_are_dialled_as_the_rfcs_write_them() {
    for case in read::<Number>(include_str!("../../../../tests/vectors/dial.json")) {
        assert_eq!(way(&case.typed, true), case.tel, "{}", case.typed);
        assert_eq!(way(&case.typed, false), case.sms, "{}", case.typed);
    }
}
