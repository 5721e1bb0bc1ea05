//! Every door through which somebody can say that they used. There is no arm for "any other": a new action has to be
//! looked at here, and one that says so has to hold like all the others.

use super::*;
use crate::cards::diary::Acted;
use crate::session::Outcome;
use crate::view::UseDoor;

/// Through which door an action says that the person used; none where it says nothing of it.
fn says(action: &Action) -> Option<UseDoor> {
    match action {
        Action::Go { place } => (*place == Place::HaveUsed).then_some(UseDoor::HaveUsed),
        Action::Finish { outcome } | Action::CorrectOutcome { outcome, .. } => match outcome {
            Some(Outcome::Used | Outcome::UsedSome) => Some(UseDoor::Ride),
            Some(Outcome::Rode | Outcome::NotSure) | None => None,
        },
        Action::Diary { change } => match change {
            DiaryAction::NoteUrge { acted, .. } => acted.and_then(of_acted),
            DiaryAction::SayActed { acted, .. } => of_acted(*acted),
            DiaryAction::NoteSkill { .. }
            | DiaryAction::SayHow { .. }
            | DiaryAction::SayHelped { .. }
            | DiaryAction::SayWhyNot { .. }
            | DiaryAction::RateSkill { .. }
            | DiaryAction::DeleteSkill { .. }
            | DiaryAction::SayWhen { .. }
            | DiaryAction::RateUrge { .. }
            | DiaryAction::DeleteUrge { .. } => None,
        },
        Action::Trigger { change } => match change {
            TriggerAction::Met { acted, .. } => acted.then_some(UseDoor::Trigger),
            // How a day went says nothing of what was done.
            TriggerAction::CheckIn { .. }
            | TriggerAction::Write { .. }
            | TriggerAction::Change { .. }
            | TriggerAction::Remove { .. }
            | TriggerAction::Move { .. }
            | TriggerAction::Plan { .. }
            | TriggerAction::ChangePlan { .. }
            | TriggerAction::RemovePlan { .. }
            | TriggerAction::Confidence { .. }
            | TriggerAction::Helped { .. }
            | TriggerAction::Rehearse { .. }
            | TriggerAction::Rehearsed { .. }
            | TriggerAction::Day { .. }
            | TriggerAction::RemoveDay { .. } => None,
        },
        Action::StartRide
        | Action::StartBreathing { .. }
        | Action::StartCustom { .. }
        | Action::StartPractice { .. }
        | Action::Practice { .. }
        | Action::StartFinder
        | Action::KeepPace { .. }
        | Action::Rate { .. }
        | Action::SayWhatFor { .. }
        | Action::SayReach { .. }
        | Action::SayTrigger { .. }
        | Action::Guess { .. }
        | Action::Skip { .. }
        | Action::Pause
        | Action::Resume
        | Action::CarryOn
        | Action::Enough
        | Action::Pass
        | Action::TakeUpBreathing { .. }
        | Action::PutDown
        | Action::Outward { .. }
        | Action::Still { .. }
        | Action::MakesWorse
        | Action::NotUsed { .. }
        | Action::CorrectRating { .. }
        | Action::Delete { .. }
        | Action::Plan { .. }
        | Action::Card { .. }
        | Action::Pack { .. }
        | Action::Reminder { .. }
        | Action::HideNow
        | Action::Unlock => None,
    }
}

fn of_acted(acted: Acted) -> Option<UseDoor> {
    match acted {
        Acted::Yes | Acted::Partly => Some(UseDoor::Diary),
        Acted::No => None,
    }
}

/// What has to be done before, and then the action that says it.
type Way = (Vec<Action>, fn(&Companion) -> Action);

/// Every way to say it.
fn ways() -> Vec<Way> {
    fn finish(outcome: Outcome) -> Action {
        let outcome = Some(outcome);
        Action::Finish { outcome }
    }
    fn correct(companion: &Companion, outcome: Outcome) -> Action {
        let store = companion.store().unwrap();
        let rides = crate::session::records::finished_before(store, moment(9).now, 1);
        let id = rides.unwrap()[0].id.to_string();
        let outcome = Some(outcome);
        Action::CorrectOutcome { id, outcome }
    }
    fn note(acted: Acted) -> Action {
        let change = DiaryAction::NoteUrge {
            urge: None,
            acted: Some(acted),
            at: None,
        };
        Action::Diary { change }
    }
    fn say(companion: &Companion, acted: Acted) -> Action {
        let entry = &companion.diary(&moment(9)).days[0].entries[0];
        let id = entry.id.clone();
        let change = DiaryAction::SayActed { id, acted };
        Action::Diary { change }
    }
    let rode = || vec![Action::StartRide, finish(Outcome::Rode)];
    let bar = Action::Trigger {
        change: TriggerAction::Write {
            kind: crate::content::TriggerKind::Place,
            name: "the bar".to_owned(),
            thoughts: String::new(),
            usual_response: String::new(),
        },
    };
    vec![
        (vec![], |_| go(Place::HaveUsed)),
        (vec![Action::StartRide], |_| finish(Outcome::Used)),
        (vec![Action::StartRide], |_| finish(Outcome::UsedSome)),
        (rode(), |companion| correct(companion, Outcome::Used)),
        (rode(), |companion| correct(companion, Outcome::UsedSome)),
        (vec![], |_| note(Acted::Yes)),
        (vec![], |_| note(Acted::Partly)),
        (vec![note(Acted::No)], |companion| {
            say(companion, Acted::Yes)
        }),
        (vec![note(Acted::No)], |companion| {
            say(companion, Acted::Partly)
        }),
        (vec![bar], |companion| Action::Trigger {
            change: TriggerAction::Met {
                id: companion.triggers(&moment(9)).triggers[0].id.clone(),
                strength: None,
                acted: true,
                at: None,
            },
        }),
    ]
}

#[test]
fn whichever_door_somebody_says_it_through_it_holds_with_the_store_and_without_it() {
    let mut doors = std::collections::BTreeSet::new();
    for (before, say) in ways() {
        let (folder, mut companion) = with_store();
        for action in before {
            assert_eq!(says(&action), None);
            companion.act(action, &moment(5)).unwrap();
        }
        assert!(!companion.used(&moment(9)));
        let action = say(&companion);
        doors.insert(says(&action).unwrap());
        companion.act(action.clone(), &moment(10)).unwrap();
        let without = Companion::new(Err(StoreError::Busy), vault_in(&folder), &moment(11));
        for companion in [&companion, &without] {
            assert!(companion.used(&moment(11)), "{action:?}");
            // Ten in the morning: to the end of the day.
            assert!(companion.used(&moment(17 * 3_600)), "{action:?}");
            assert!(!companion.used(&moment(18 * 3_600)), "{action:?}");
            assert_eq!(companion.form(&moment(11)), crate::session::Form::StayAwake);
        }
        let offers = companion.now(&moment(11)).offers;
        assert!(
            offers
                .iter()
                .any(|offer| offer.action == go(Place::AfterUsing)),
            "{action:?}"
        );
        assert!(
            offers
                .iter()
                .all(|offer| offer.action != go(Place::Breathe)),
            "{action:?}"
        );
    }
    assert!(doors.into_iter().eq(UseDoor::ALL));
}

#[test]
fn what_is_said_of_an_earlier_time_counts_at_that_time() {
    let day = 86_400;
    let (_folder, mut companion) = with_store();
    let note = |ago: i64, now: i64| Action::Diary {
        change: DiaryAction::NoteUrge {
            urge: None,
            acted: Some(Acted::Yes),
            at: Some(moment(now - ago).now),
        },
    };
    // Told two days later, it changes nothing now.
    companion
        .act(note(2 * day, 3 * day), &moment(3 * day))
        .unwrap();
    assert!(!companion.used(&moment(3 * day + 1)));
    // Of three hours ago, it does; what is said to be ahead is taken for now.
    companion
        .act(note(3 * 3_600, 4 * day), &moment(4 * day))
        .unwrap();
    assert!(companion.used(&moment(4 * day + 1)));
    companion
        .act(note(-3_600, 6 * day), &moment(6 * day))
        .unwrap();
    assert!(companion.used(&moment(6 * day)));
}

#[test]
fn the_diary_asks_when_and_what_is_answered_counts() {
    let (_folder, mut companion) = with_store();
    let change = DiaryAction::NoteUrge {
        urge: Some(8),
        acted: Some(Acted::Yes),
        at: None,
    };
    let place = companion.act(Action::Diary { change }, &moment(0)).unwrap();
    let Place::DiaryUrge { id } = place else {
        panic!("{place:?}")
    };
    let questions = companion.diary_urge(&id, &moment(1)).unwrap().questions;
    let when = questions.last().unwrap();
    assert_eq!(
        (when.text.as_str(), when.answered.as_str()),
        ("When was that?", "Today 10:00")
    );
    assert!(companion.used(&moment(1)));
    let some_days_ago = when.answers.last().unwrap().action.clone();
    companion.act(some_days_ago, &moment(2)).unwrap();
    assert!(!companion.used(&moment(3)));
    // An urge that was not acted on is not asked about.
    let change = DiaryAction::SayActed {
        id,
        acted: Acted::No,
    };
    let place = companion.act(Action::Diary { change }, &moment(4)).unwrap();
    let Place::DiaryUrge { id } = place else {
        panic!("{place:?}")
    };
    assert_eq!(
        companion
            .diary_urge(&id, &moment(5))
            .unwrap()
            .questions
            .len(),
        2
    );
}

/// A ride, a breath and a practice that run when it is said.
#[test]
fn what_runs_when_it_is_said_turns_to_the_room_and_back_after_a_mistake() {
    let practice = |id: &str| Action::StartPractice { id: id.to_owned() };
    let breath = Action::StartBreathing {
        pattern: "long-exhale".to_owned(),
        minutes: 5,
        from_rate: None,
    };
    for start in [
        Action::StartRide,
        breath,
        practice("body-scan-5"),
        practice("sounds"),
    ] {
        let (folder, mut companion) = with_store();
        do_all(&mut companion, [(0, start.clone())]);
        let before = companion.exercise(&moment(20)).unwrap();
        assert!(!before.advice.contains("Stay awake"));
        // Said in another process, such as the command: it is noticed within seconds.
        let store = Store::open(folder.path(), &scratch::key());
        let mut other = Companion::new(store, vault_in(&folder), &moment(30));
        other.act(go(Place::HaveUsed), &moment(30)).unwrap();
        companion.tick(moment(36).now);
        let screen = companion.exercise(&moment(37)).unwrap();
        assert!(screen.advice.starts_with("Stay awake"), "{start:?}");
        let said = format!("{} {} {}", screen.words, screen.rate, text(&screen.offers));
        for word in ["scan", "chest", "in with", "a minute", "inward"] {
            assert!(!said.to_lowercase().contains(word), "{word}: {said}");
        }
        assert_eq!(companion.frame(moment(37).now).unwrap().lung, 0.0);
        let sheet = companion.sheet(&Place::AfterUsing, &moment(40)).unwrap();
        companion
            .act(sheet.offers[0].action.clone(), &moment(41))
            .unwrap();
        let after = companion.exercise(&moment(42)).unwrap();
        assert!(!after.advice.contains("Stay awake") && companion.problem().is_none());
    }
}
