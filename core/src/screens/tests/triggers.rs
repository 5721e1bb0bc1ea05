//! The trigger map as one person meets it: written, weighed, met in a ride, rehearsed when it is calm.

use super::*;
use crate::content::TriggerKind;
use crate::session::{Outcome, Purpose};
use crate::triggers::RehearsalError;
use crate::triggers::TriggerError;
use crate::triggers::if_then::ResponseKind;

fn act(companion: &mut Companion, change: TriggerAction, second: i64) -> Result<Place, ActError> {
    companion.act(Action::Trigger { change }, &moment(second))
}

fn write(companion: &mut Companion, name: &str) -> String {
    let change = TriggerAction::Write {
        kind: TriggerKind::Place,
        name: name.to_owned(),
        thoughts: "just this once".to_owned(),
        usual_response: String::new(),
    };
    act(companion, change, 1).unwrap();
    let map = companion.triggers(&moment(1)).triggers;
    map.iter()
        .find(|line| line.name == name)
        .unwrap()
        .id
        .clone()
}

/// A trigger with a plan, and the plan's id.
fn with_plan() -> (tempfile::TempDir, Companion, String) {
    let (folder, mut companion) = with_store();
    let trigger = write(&mut companion, "the heron bar");
    let change = TriggerAction::Plan {
        trigger,
        situation: "I pass the heron bar".to_owned(),
        response: "I call Kestrel".to_owned(),
        kind: ResponseKind::Contact,
    };
    act(&mut companion, change, 2).unwrap();
    let plan = companion.triggers(&moment(3)).triggers[0].plans[0].clone();
    assert_eq!(
        plan.sentence,
        "If I pass the heron bar, then I call Kestrel."
    );
    (folder, companion, plan.id)
}

#[test]
fn what_was_met_and_acted_on_weighs_more_and_says_why() {
    let (_folder, mut companion) = with_store();
    write(&mut companion, "the bus");
    let bar = write(&mut companion, "the bar");
    for second in 10..16 {
        let change = TriggerAction::Met {
            id: bar.clone(),
            strength: Some(9),
            acted: true,
        };
        act(&mut companion, change, second).unwrap();
    }
    let map = companion.triggers(&moment(20)).triggers;
    assert_eq!(map[0].name, "the bar");
    assert!(
        map[0].why.contains("6 times") && map[0].why.contains('9'),
        "{}",
        map[0].why
    );
    // The person's own order wins.
    let change = TriggerAction::Move { id: bar, to: 1 };
    act(&mut companion, change, 21).unwrap();
    assert_eq!(companion.triggers(&moment(22)).triggers[0].name, "the bus");
}

#[test]
fn a_ride_that_names_a_trigger_offers_its_plan_and_asks_afterwards_whether_it_helped() {
    let (_folder, mut companion, plan) = with_plan();
    let purpose = Purpose::Use;
    do_all(
        &mut companion,
        [
            (100, Action::StartRide),
            (101, Action::Rate { value: 6 }),
            (102, Action::SayWhatFor { purpose }),
            (103, Action::SayReach { within: false }),
        ],
    );
    let screen = companion.exercise(&moment(104)).unwrap();
    assert_eq!(screen.plans, Vec::<String>::new());
    let own = screen.asked.unwrap().answers.remove(0);
    assert_eq!(own.label, "the heron bar");
    companion.act(own.action, &moment(105)).unwrap();
    let plans = companion.exercise(&moment(106)).unwrap().plans;
    assert_eq!(plans, ["If I pass the heron bar, then I call Kestrel."]);
    let finish = Action::Finish {
        outcome: Some(Outcome::Rode),
    };
    let place = companion.act(finish, &moment(110)).unwrap();
    let Place::PlanHelped { ride, plan: asked } = place else {
        panic!("{place:?}")
    };
    assert_eq!(asked, plan);
    let screen = companion.plan_helped(&ride, &asked, &moment(111)).unwrap();
    let yes = screen.answers[0].action.clone();
    assert_eq!(companion.act(yes, &moment(112)).unwrap(), Place::Now);
}

#[test]
fn a_plan_is_rehearsed_when_it_is_calm_and_not_in_a_ride() {
    let (_folder, mut companion, plan) = with_plan();
    let rehearse = |urge| TriggerAction::Rehearse {
        plan: plan.clone(),
        urge,
    };
    let too_high = RehearsalError::UrgeTooHigh { urge: 5, limit: 4 };
    let problem = TriggerError::Rehearsal(too_high);
    let refused = act(&mut companion, rehearse(5), 10);
    assert_eq!(refused, Err(ActError::Trigger { problem }));
    companion.act(Action::StartRide, &moment(11)).unwrap();
    let problem = TriggerError::Rehearsal(RehearsalError::Riding);
    let refused = act(&mut companion, rehearse(2), 12);
    assert_eq!(refused, Err(ActError::Trigger { problem }));
    companion
        .act(Action::Finish { outcome: None }, &moment(13))
        .unwrap();

    let place = act(&mut companion, rehearse(2), 14).unwrap();
    assert_eq!(
        place,
        Place::Rehearse {
            plan: plan.clone(),
            urge: 2
        }
    );
    assert!(
        companion
            .rehearse(&plan, 2, &moment(15))
            .unwrap()
            .steps
            .len()
            >= 3
    );
    // Higher than before: grounding first.
    for (after, expected) in [(4, Place::LookAround), (1, Place::Triggers)] {
        let done = TriggerAction::Rehearsed {
            plan: plan.clone(),
            urge_before: 2,
            urge_after: Some(after),
            what_worked: "walking".to_owned(),
            made_worse: false,
        };
        assert_eq!(act(&mut companion, done, 16), Ok(expected));
    }
    let sheet = companion.sheet(&Place::LookAround, &moment(17)).unwrap();
    assert!(text(&sheet).contains("higher") && !text(&sheet).contains("worse"));
    let worse = companion
        .rehearse(&plan, 2, &moment(18))
        .unwrap()
        .makes_worse;
    assert_eq!(
        companion.act(worse.action, &moment(19)),
        Ok(Place::MakesWorse)
    );
}

#[test]
fn a_hard_day_is_planned_ahead_and_talked_about_the_day_after() {
    let (_folder, mut companion) = with_store();
    let day = |day: &str| TriggerAction::Day {
        situation: "A wedding".to_owned(),
        day: day.to_owned(),
        what_i_will_do: "stand with Sam".to_owned(),
        who_knows: String::new(),
        how_i_leave: "the 22:10 bus".to_owned(),
    };
    assert!(matches!(
        act(&mut companion, day("Saturday"), 1),
        Err(ActError::Time { .. })
    ));
    // The tests begin on 2026-09-22.
    act(&mut companion, day("2026-09-24"), 2).unwrap();
    let screen = companion.triggers(&moment(3));
    assert_eq!(screen.days[0].sentence, "A wedding is in 2 days.");
    assert_eq!(screen.days[0].lines, ["stand with Sam", "the 22:10 bus"]);
    let after = moment(3 * 86_400);
    let card = companion.triggers(&after).check_ins.remove(0);
    companion
        .act(card.answers[0].action.clone(), &after)
        .unwrap();
    assert!(companion.triggers(&after).check_ins.is_empty());
}

#[test]
fn hidden_neither_the_map_nor_a_plan_shows_anywhere() {
    let (_folder, mut companion, plan) = with_plan();
    do_all(
        &mut companion,
        [
            (10, Action::StartRide),
            (11, Action::Rate { value: 6 }),
            (
                12,
                Action::SayWhatFor {
                    purpose: Purpose::Use,
                },
            ),
            (13, Action::SayReach { within: true }),
            (14, Action::HideNow),
        ],
    );
    let at = moment(15);
    let shown = [
        text(&companion.triggers(&at)),
        text(&companion.exercise(&at).unwrap()),
        text(&companion.now(&at)),
    ];
    assert!(
        shown
            .iter()
            .all(|screen| !screen.contains("heron") && !screen.contains("Kestrel"))
    );
    assert!(companion.rehearse(&plan, 2, &at).is_none());
    assert_eq!(
        act(&mut companion, TriggerAction::RemovePlan { id: plan }, 16),
        Err(ActError::Locked)
    );
}
