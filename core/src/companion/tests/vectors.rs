//! The vectors that Kotlin and Swift read too: what is seen through the pages is what another implementation says.
//! `tests/vectors/make_shared.py` writes them; dial.json is written by hand from RFC 3966 and RFC 5724.

use serde::Deserialize;

use super::*;
use crate::content::content;
use crate::crisis::{PlanDoor, PlanSection};
use crate::reminders::page::{Act as Reminders, ScheduleDraft};
use crate::reminders::{coming, said_schedule};
use crate::session::{BreathCycle, Change, Form, Frame, Live, Plan};
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

/// `HoldEmpty` is `hold_empty` in the vectors.
fn word(name: &impl std::fmt::Debug) -> String {
    let mut word = String::new();
    for c in format!("{name:?}").chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(c.to_lowercase());
    }
    word
}

fn compare(frame: &Frame, seen: &Seen, what: &str) {
    assert_eq!(word(&frame.state), seen.state, "{what}");
    assert_eq!(frame.elapsed_ms, seen.elapsed_ms, "{what}");
    let Some(breath) = &seen.breath else { return };
    assert_eq!(frame.left_ms, breath.left_ms, "{what}");
    assert_eq!(frame.breath, breath.breath, "{what}");
    assert_eq!(word(&frame.phase), breath.phase, "{what}");
    assert_eq!(frame.phase_left_ms, breath.phase_left_ms, "{what}");
    assert!((frame.lung - breath.lung).abs() < 1e-9, "{what}");
}

#[test]
fn frames_at_instants_are_those_of_a_stopwatch() {
    let exercises: Vec<Exercise> = read(include_str!("../../../../tests/vectors/frames.json"));
    let mut compared = 0;
    for exercise in exercises {
        let plan = match exercise.start {
            Start::Ride => Plan::ride(content("en"), Form::Inward),
            Start::Breathing {
                pattern,
                minutes,
                from_rate,
            } => {
                let cycle = content("en").pattern(&pattern).unwrap().cycle();
                Plan::breathing(&pattern, cycle, i64::from(minutes) * 60_000, from_rate)
            }
            Start::Custom { cycle, duration_ms } => {
                Plan::breathing("custom", cycle, duration_ms, None)
            }
        };
        let instant = |ms| from_millis(ms).unwrap();
        let mut live = Live::start(plan.unwrap(), instant(exercise.at));
        for step in &exercise.steps {
            let change = step.r#do.as_deref().map(|word| match word {
                "pause" => Change::Pause,
                _ => Change::Resume,
            });
            if let Some(change) = change {
                live.observe(instant(step.at));
                live.apply(change, instant(step.at)).unwrap();
            }
            if let Some(seen) = &step.frame {
                let what = format!("{} at {}", exercise.name, step.at - exercise.at);
                compare(&live.frame(instant(step.at)), seen, &what);
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
    let mut ebb = Ebb::new();
    for case in read::<Said>(include_str!("../../../../tests/vectors/reminders.json")) {
        let moment = Moment {
            now: from_millis(case.now).unwrap(),
            zone: case.zone.parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        };
        let said = said_schedule(&case.when, moment.now, moment.zone).unwrap();
        let when = ScheduleDraft {
            schedule: said.schedule,
            times: said.times,
            start: Some(said.start),
            end: said.end,
        };
        let said = [
            Answer::new("kind", Value::chosen("own")),
            when.answer("when"),
        ];
        let keep = Action::of(&Reminders::Keep);
        let kept = ebb.carry_out(&keep, &said, &moment, &Work::new());
        assert!(
            matches!(kept, Ok(Reply::Went { .. })),
            "{} {kept:?}",
            case.when
        );
        let store = ebb.store().unwrap();
        // As far as the list looks ahead, and two of one.
        let end = moment.now + chrono::TimeDelta::days(14);
        let found = coming(store, moment.now, end, moment.zone).unwrap();
        let found: Vec<_> = found.iter().take(2).map(|one| to_millis(one.at)).collect();
        assert_eq!(found, case.at, "{} in {}", case.when, case.zone);
        let id = crate::reminders::rules(store).unwrap()[0].id;
        let delete = Action::of(&Reminders::Delete { id });
        ebb.carry_out(&delete, &[], &moment, &Work::new()).unwrap();
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

/// The address by which the plan reaches a person; none where it is refused at its field.
fn way(typed: &str, purpose: &str) -> Option<String> {
    let mut ebb = Ebb::new();
    let entries = vec![vec![
        Answer::new("number", Value::words(typed)),
        Answer::new("use", Value::chosen(purpose)),
    ]];
    let said = [
        Answer::new("name", Value::words("Sam")),
        Answer::new("numbers", Value::Each { entries }),
    ];
    let section = PlanSection::PeopleToAsk;
    match ebb
        .tries(&crisis::Act::NewPerson { section }, &said, 0)
        .unwrap()
    {
        Reply::Refused { problems, .. } => {
            assert!(problems[0].field.starts_with("numbers.0"), "{problems:?}");
            return None;
        }
        Reply::Went { .. } => {}
        other => panic!("{other:?}"),
    }
    let door = PlanDoor::MightHurt;
    let page = ebb.look(&crisis::At::Plan { door }, 0);
    let sam = items(&page)
        .into_iter()
        .find(|item| item.title == "Sam")
        .unwrap();
    assert_eq!(sam.ways.len(), 1);
    sam.ways[0].uri.clone()
}

#[test]
fn numbers_are_dialled_as_the_rfcs_write_them() {
    for case in read::<Number>(include_str!("../../../../tests/vectors/dial.json")) {
        assert_eq!(way(&case.typed, "call"), case.tel, "{}", case.typed);
        assert_eq!(way(&case.typed, "text"), case.sms, "{}", case.typed);
    }
}
