//! Every door through which somebody can say that they used: each holds like all the others.

use std::collections::BTreeSet;

use super::*;
use crate::cards::page as cards;
use crate::content::{TriggerKind, content};
use crate::crisis::PlanDoor;
use crate::journal::page as journal;
use crate::measures::page as measures;
use crate::packs::page as packs;
use crate::progress::lists::page as lists;
use crate::reminders::page as reminders;
use crate::session::{Outcome, Purpose};
use crate::store::Id;
use crate::triggers::page as triggers;
use crate::triggers::trigger::TriggerDraft;
use crate::view::{Draft as _, UseDoor, when_answer};

/// Actions by which somebody may say that they used.
const SAY: [(&str, UseDoor); 12] = [
    ("crisis/used", UseDoor::HaveUsed),
    ("session/finish", UseDoor::Ride),
    ("progress/correct", UseDoor::Ride),
    ("progress/restore", UseDoor::Ride),
    ("cards/note-urge", UseDoor::Diary),
    ("cards/correct-urge", UseDoor::Diary),
    ("cards/restore-urge", UseDoor::Diary),
    ("triggers/met", UseDoor::Trigger),
    ("triggers/restore", UseDoor::Trigger),
    ("journal/keep", UseDoor::Review),
    ("journal/change", UseDoor::Review),
    ("journal/restore", UseDoor::Review),
];

/// All that says nothing of it, room by room. A new action has to be looked at here: it stands above or below.
const SAY_NOTHING: [(&str, &str); 12] = [
    ("ebb", "hide unlock look-back welcomed keep-settings"),
    (
        "session",
        "ride breathe breathe-as breathe-own find-pace keep-pace practice rate what-for reach trigger guess skip \
         pause resume carry-on enough pass take-up put-down outward still worse hurt ground routine tick not-worse",
    ),
    ("progress", "delete"),
    (
        "crisis",
        "first new-line change-line new-person change-person move mark remove lock review replace go-back forget \
         after helped copy show-region region under-18 not-used danger not-danger",
    ),
    (
        "cards",
        "begin used used-unrated outward worse not-worse favourite hide tick tag untag keep keep-reason change \
         first-words own-words delete restore rehearse grade take-back-grade signal how-strong explore note-skill \
         correct-skill delete-skill restore-skill urge-was delete-urge",
    ),
    // How a day went says nothing of what was done.
    (
        "triggers",
        "keep change delete move by-risk delete-met keep-plan change-plan delete-plan confidence helped rehearse \
         rehearsed made-worse keep-day change-day delete-day check-in",
    ),
    (
        "reminders",
        "keep change delete restore pause resume done skip snooze snooze-until take-back move keep-boosters \
         change-boosters appointment no-appointment missed-read keep-coming go-quiet test",
    ),
    (
        "measures",
        "answer one finish correct delete keep-tracker rename delete-tracker restore",
    ),
    ("export", "save"),
    ("lists", "keep change close close-as reopen delete restore"),
    ("packs", "read choose take close take-back export"),
    // What is typed and not kept says nothing yet.
    ("journal", "draft drop restore-draft delete set to-card"),
];

/// Actions by which somebody may say that they are in danger; a new one has to be looked at here too.
const SAY_DANGER: [&str; 5] = [
    "crisis/danger",
    "session/what-for",
    "cards/signal",
    "measures/answer",
    "journal/keep",
];

#[test]
fn every_door_of_danger_opens_the_plan_for_it_and_keeps_a_line_back_for_the_day() {
    let plan = crisis::At::Plan {
        door: PlanDoor::MightHurt,
    };
    let signals = content("en").cards_words.signals.feelings.keys();
    let feels = signals.map(|feeling| {
        Action::of(&cards::Act::Signal {
            id: feeling.clone(),
        })
    });
    let for_harm = [Purpose::HurtMyself, Purpose::Die];
    let for_harm = for_harm.map(|purpose| Action::of(&session::Act::WhatFor { purpose }));
    let touched = [Action::of(&crisis::Act::Danger)];
    let touched = touched.into_iter().chain(for_harm).chain(feels);
    let mut said: Vec<_> = touched.map(|action| (action, Vec::new())).collect();
    // The ninth answer of one measure, and a feeling in the journal.
    let instrument = "phq-9".to_owned();
    let ninth = vec![Answer::new("9", Value::chosen("1"))];
    said.push((Action::of(&measures::Act::Answer { instrument }), ninth));
    let sheet = "free".to_owned();
    let feeling = vec![Answer::new("feeling", Value::chosen("hopeless"))];
    let feelings = Value::Each {
        entries: vec![feeling],
    };
    let written = vec![Answer::new("feelings", feelings)];
    said.push((Action::of(&journal::Act::Keep { sheet }), written));

    let mut doors = BTreeSet::new();
    for (action, said) in said {
        let mut ebb = Ebb::new();
        ebb.rides(0);
        let reply = ebb
            .companion
            .carry_out(&action, &said, &moment(5), &Work::new());
        assert!(
            matches!(reply, Ok(Reply::Went { .. })),
            "{}: {reply:?}",
            action.token
        );
        for second in [6, 8 * HOUR] {
            let now = ebb.again(second).now(second);
            assert!(
                goes(&now, &plan),
                "{} {second}: {}",
                action.token,
                body(&now)
            );
        }
        let words = action.token.split('/').take(2);
        doors.insert(words.collect::<Vec<_>>().join("/"));
    }
    assert_eq!(doors, SAY_DANGER.map(str::to_owned).into());
}

#[test]
fn every_action_that_there_is_was_looked_at_for_what_it_says_of_using() {
    fn all<T: Token>() -> impl Iterator<Item = String> {
        T::WORDS.iter().map(|word| format!("{}/{word}", T::ROOM))
    }
    let there = all::<own::Act>()
        .chain(all::<session::Act>())
        .chain(all::<progress::Act>())
        .chain(all::<crisis::Act>())
        .chain(all::<cards::Act>())
        .chain(all::<triggers::Act>())
        .chain(all::<reminders::Act>())
        .chain(all::<packs::Act>())
        .chain(all::<crate::export::page::Act>())
        .chain(all::<measures::Act>())
        .chain(all::<lists::Act>())
        .chain(all::<journal::Act>());
    let there: BTreeSet<_> = there.collect();
    let silent = SAY_NOTHING.iter().flat_map(|(room, words)| {
        let words = words.split_whitespace();
        words.map(move |word| format!("{room}/{word}"))
    });
    let say = SAY.iter().map(|(token, _)| (*token).to_owned());
    let looked_at: BTreeSet<_> = silent.chain(say).collect();
    let unseen: Vec<_> = there.symmetric_difference(&looked_at).collect();
    assert_eq!(unseen, Vec::<&String>::new());
}

/// What says it, after what has to be done before.
type Way = fn(&mut Ebb) -> (Action, Vec<Answer>);

fn plainly(act: &impl Token) -> (Action, Vec<Answer>) {
    (Action::of(act), Vec::new())
}

fn outcome(ebb: &mut Ebb, word: &str) -> (Action, Vec<Answer>) {
    ebb.rides(4);
    ebb.finishes(Some(Outcome::Rode), 5);
    let id = last(ebb);
    let said = vec![Answer::new("outcome", Value::chosen(word))];
    (Action::of(&progress::Act::Correct { id }), said)
}

/// Id of the exercise that was over last.
fn last(ebb: &Ebb) -> Id {
    let rides = crate::session::records::finished_before(ebb.store().unwrap(), now(9), 1);
    rides.unwrap()[0].id
}

fn acted(word: &str) -> Vec<Answer> {
    vec![Answer::new("acted", Value::chosen(word))]
}

/// Notes an urge that was acted on so, and gives its id.
fn notes(ebb: &mut Ebb, word: &str, second: i64) -> Id {
    match at(&ebb.says(&cards::Act::NoteUrge, &acted(word), second)) {
        cards::At::Urge { id } => id,
        other => panic!("{other:?}"),
    }
}

fn corrects(ebb: &mut Ebb, word: &str) -> (Action, Vec<Answer>) {
    let id = notes(ebb, "no", 5);
    (Action::of(&cards::Act::CorrectUrge { id }), acted(word))
}

/// A trigger, met at ten in the morning and acted on.
fn met(ebb: &mut Ebb) -> (triggers::Act, Vec<Answer>) {
    let written = TriggerDraft {
        kind: TriggerKind::Place,
        name: "the bar".to_owned(),
        thoughts: Vec::new(),
        usual_response: String::new(),
        chips: Vec::new(),
    };
    let to = ebb.says(&triggers::Act::Keep, &written.answers(), 4);
    let triggers::At::Trigger { id } = at(&to) else {
        panic!("{to:?}");
    };
    let mut said = acted("yes");
    said.push(when_answer("when", "2026-09-22T10:00".parse().unwrap()));
    (triggers::Act::Met { id }, said)
}

/// What is said of a day of using, at this time.
fn reviewed(when: &str) -> Vec<Answer> {
    vec![
        Answer::new("led", Value::words("payday")),
        when_answer("when", when.parse().unwrap()),
    ]
}

const TEN: &str = "2026-09-22T10:00";

/// Looks back in the journal at a day of using, and gives the id of what is kept.
fn reviews(ebb: &mut Ebb, when: &str) -> Id {
    let sheet = "lapse-review".to_owned();
    let to = ebb.says(&journal::Act::Keep { sheet }, &reviewed(when), 4);
    match at(&to) {
        journal::At::Entry { id } => id,
        other => panic!("{other:?}"),
    }
}

/// The way back that a reply offers.
fn undo(reply: Result<Reply, Refusal>) -> Action {
    match reply {
        Ok(Reply::Went {
            message: Some(message),
            ..
        }) => match message.undo.unwrap().target {
            Target::Act { action } => action,
            Target::Go { .. } => panic!("an undo acts"),
        },
        other => panic!("{other:?}"),
    }
}

/// Every way to say it, by the action that says it.
const WAYS: [(&str, Way); 16] = [
    ("crisis/used", |_| plainly(&crisis::Act::Used)),
    ("session/finish", |ebb| {
        ebb.rides(4);
        let outcome = Some(Outcome::Used);
        plainly(&session::Act::Finish { outcome })
    }),
    ("session/finish", |ebb| {
        ebb.rides(4);
        let outcome = Some(Outcome::UsedSome);
        plainly(&session::Act::Finish { outcome })
    }),
    ("progress/correct", |ebb| outcome(ebb, "used")),
    ("progress/correct", |ebb| outcome(ebb, "used_some")),
    ("progress/restore", |ebb| {
        ebb.rides(4);
        ebb.finishes(Some(Outcome::Used), 5);
        let id = last(ebb);
        let back = undo(ebb.tries(&progress::Act::Delete { id }, &[], 8));
        (back, Vec::new())
    }),
    ("cards/note-urge", |_| {
        (Action::of(&cards::Act::NoteUrge), acted("yes"))
    }),
    ("cards/note-urge", |_| {
        (Action::of(&cards::Act::NoteUrge), acted("partly"))
    }),
    ("cards/correct-urge", |ebb| corrects(ebb, "yes")),
    ("cards/correct-urge", |ebb| corrects(ebb, "partly")),
    ("cards/restore-urge", |ebb| {
        let id = notes(ebb, "yes", 5);
        let back = undo(ebb.tries(&cards::Act::DeleteUrge { id }, &[], 8));
        (back, Vec::new())
    }),
    ("triggers/met", |ebb| {
        let (act, said) = met(ebb);
        (Action::of(&act), said)
    }),
    ("triggers/restore", |ebb| {
        let (act, said) = met(ebb);
        let away = undo(ebb.tries(&act, &said, 5));
        let (moment, work) = (moment(8), Work::new());
        let back = ebb.carry_out(&away, &[], &moment, &work);
        (undo(back), Vec::new())
    }),
    ("journal/keep", |_| {
        let sheet = "lapse-review".to_owned();
        (Action::of(&journal::Act::Keep { sheet }), reviewed(TEN))
    }),
    ("journal/change", |ebb| {
        let id = reviews(ebb, "2026-09-10T10:00");
        (Action::of(&journal::Act::Change { id }), reviewed(TEN))
    }),
    ("journal/restore", |ebb| {
        let id = reviews(ebb, TEN);
        let back = undo(ebb.tries(&journal::Act::Delete { id }, &[], 8));
        (back, Vec::new())
    }),
];

#[test]
fn whichever_door_somebody_says_it_through_it_holds_with_the_store_and_without_it() {
    for (name, way) in WAYS {
        let mut ebb = Ebb::new();
        let (action, answers) = way(&mut ebb);
        assert!(!ebb.is_used(9), "{name}");
        assert!(action.token.starts_with(name), "{}", action.token);
        let done = ebb.carry_out(&action, &answers, &moment(10), &Work::new());
        assert!(matches!(done, Ok(Reply::Went { .. })), "{name}: {done:?}");
        let mut without = ebb.without_store(StoreError::Busy, 11);
        for ebb in [&mut ebb, &mut without] {
            assert!(ebb.is_used(11), "{name}");
            // Ten in the morning: to the end of the day.
            assert!(ebb.is_used(17 * HOUR), "{name}");
            assert!(!ebb.is_used(18 * HOUR), "{name}");
            let page = ebb.now(11);
            assert!(offers_like(&page, "crisis/have-used"), "{name}");
            assert!(!goes(&page, &session::At::Breathe), "{name}");
            ebb.rides(12);
            assert!(said(&ebb.live(13)).contains("Stay awake"), "{name}");
            ebb.finishes(None, 14);
        }
    }
    let ways: BTreeSet<_> = WAYS.iter().map(|(name, _)| *name).collect();
    assert_eq!(ways, SAY.iter().map(|(name, _)| *name).collect());
    let doors: BTreeSet<_> = SAY.iter().map(|(_, door)| *door).collect();
    assert!(doors.into_iter().eq(UseDoor::ALL));
}

#[test]
fn the_diary_asks_when_it_was_and_it_counts_at_the_time_that_it_is_about() {
    let mut ebb = Ebb::new();
    let id = notes(&mut ebb, "yes", 0);
    assert!(ebb.is_used(1));
    let urge = cards::At::Urge { id };
    let page = ebb.look(&urge, 1);
    assert!(body(&page).contains("When was that?"));
    assert!(page.title.contains("Today"), "{}", page.title);
    let was = |target: &Target| matches!(target, Target::Act { action } if action.token.starts_with("cards/urge-was"));
    let some_days_ago = targets(&page).into_iter().rfind(was).unwrap();
    ebb.touches(&some_days_ago, 2);
    assert!(!ebb.is_used(3));
    // An urge that was not acted on is not asked about.
    ebb.says(&cards::Act::CorrectUrge { id }, &acted("no"), 4);
    assert!(!offers_like(&ebb.look(&urge, 5), "cards/urge-was"));
    // Of three hours ago, said today, it holds; nothing is ever said of later.
    let id = notes(&mut ebb, "partly", 4 * DAY);
    for (minutes, holds) in [(180, true), (3 * 24 * 60, false), (-60, true)] {
        let was = cards::Act::UrgeWas { id, minutes };
        ebb.does(&was, 4 * DAY);
        assert_eq!(ebb.is_used(4 * DAY), holds, "{minutes}");
    }
}

/// A ride, a breath and a practice that run when it is said.
#[test]
fn what_runs_when_it_is_said_turns_to_the_room_and_back_after_a_mistake() {
    let starts: [fn(&mut Ebb) -> Place; 4] = [
        |ebb| ebb.rides(0),
        |ebb| ebb.breathes("long-exhale", 0),
        |ebb| ebb.practises("body-scan-5", 0),
        |ebb| ebb.practises("sounds", 0),
    ];
    for (n, start) in starts.into_iter().enumerate() {
        let mut ebb = Ebb::new();
        start(&mut ebb);
        assert!(!said(&ebb.live(20)).contains("Stay awake"));
        // Said in another process, such as the command: it is noticed within seconds.
        let sheet = ebb.again(30).has_used(30);
        ebb.tick(now(36));
        let page = ebb.live(37);
        assert!(said(&page).starts_with("Stay awake"), "{n}");
        let offered: Vec<_> = offers(&page).iter().map(|offer| &offer.label).collect();
        let rate = exercise(&page).rate.clone().unwrap_or_default();
        let all = format!("{} {rate} {offered:?}", said(&page)).to_lowercase();
        for word in ["scan", "chest", "in with", "a minute", "inward"] {
            assert!(!all.contains(word), "{word}: {all}");
        }
        assert_eq!(ebb.lung(37), 0.0);
        let mistake = found_like(&ebb.look_at(&sheet, 40), "crisis/not-used");
        ebb.touches(&mistake.unwrap(), 41);
        assert!(!said(&ebb.live(42)).contains("Stay awake"));
        assert_eq!(ebb.problem(), None);
    }
}

/// True where looking back is offered on the first page.
fn looks_back(ebb: &mut Ebb, second: i64) -> bool {
    let page = ebb.now(second);
    acts(&page, &own::Act::LookBack)
}

#[test]
fn looking_back_is_offered_the_day_after_by_day_and_once() {
    // The tests begin at ten in the morning.
    let mut ebb = Ebb::new();
    assert!(!looks_back(&mut ebb, 0));
    ebb.has_used(0);
    for not_yet in [1, 10 * HOUR, 17 * HOUR, 19 * HOUR] {
        assert!(!looks_back(&mut ebb, not_yet), "{not_yet}");
    }
    let next = 24 * HOUR;
    assert!(looks_back(&mut ebb, next));
    assert!(!looks_back(&mut ebb, 36 * HOUR), "at night");
    assert!(!looks_back(&mut ebb, 97 * HOUR), "days later");
    // Not in a ride, not beside a sign of danger, not ahead of the lock.
    ebb.rides(next);
    assert!(!looks_back(&mut ebb, next + 1));
    ebb.finishes(None, next + 2);
    ebb.hides(next + 3);
    assert!(!looks_back(&mut ebb, next + 4));
    ebb.shows_again(next + 5);
    assert!(looks_back(&mut ebb, next + 6));
    // Looked at, it is not offered again; a day on which somebody used again has its own.
    let card = ebb.does(&own::Act::LookBack, next + 7);
    assert!(ebb.look_at(&card, next + 8).title.len() > 3);
    assert!(!looks_back(&mut ebb, next + 9));
    ebb.has_used(next + 10);
    assert!(looks_back(&mut ebb, next + 25 * HOUR));
    ebb.does(&crisis::Act::Danger, next + 25 * HOUR);
    assert!(!looks_back(&mut ebb, next + 26 * HOUR));
}

#[test]
fn a_use_late_at_night_is_left_alone_until_the_afternoon() {
    let mut ebb = Ebb::new();
    let morning = -10 * HOUR;
    let at = |hour: i64, minutes: i64| morning + 24 * HOUR + hour * HOUR + minutes * MINUTE;
    ebb.has_used(at(3, 50));
    for (hour, minutes) in [(4, 1), (8, 0), (12, 0), (15, 49)] {
        let second = at(hour, minutes);
        assert!(ebb.is_used(second), "{hour}:{minutes}");
        assert!(!looks_back(&mut ebb, second));
    }
    assert!(!ebb.is_used(at(15, 50)));
    for (hour, minutes, offered) in [
        (15, 50, true),
        (20, 59, true),
        (21, 0, false),
        (32, 0, true),
    ] {
        assert_eq!(looks_back(&mut ebb, at(hour, minutes)), offered);
    }
}
