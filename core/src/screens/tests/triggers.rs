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
        opens: String::new(),
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
            at: None,
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
            (101, Action::Outward { on: false }),
            (102, Action::SayWhatFor { purpose }),
            (103, Action::SayReach { within: false }),
        ],
    );
    let screen = companion.exercise(&moment(104)).unwrap();
    assert!(screen.plans.is_empty());
    let own = screen.asked.unwrap().answers.remove(0);
    assert_eq!(own.label, "the heron bar");
    companion.act(own.action, &moment(105)).unwrap();
    let plans = companion.exercise(&moment(106)).unwrap().plans;
    let sentences: Vec<_> = plans.iter().map(|plan| plan.sentence.as_str()).collect();
    assert_eq!(sentences, ["If I pass the heron bar, then I call Kestrel."]);
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

/// A trigger with plans of these kinds, each opening what is named with it, in that order.
fn with_plans(tools: &[(ResponseKind, &str)]) -> (tempfile::TempDir, Companion) {
    let (folder, mut companion) = with_store();
    let trigger = write(&mut companion, "the heron bar");
    for (second, (kind, opens)) in (2..).zip(tools) {
        let change = TriggerAction::Plan {
            trigger: trigger.clone(),
            situation: "I pass it".to_owned(),
            response: format!("I do number {second}"),
            kind: *kind,
            opens: (*opens).to_owned(),
        };
        act(&mut companion, change, second).unwrap();
    }
    (folder, companion)
}

/// What the plans on the map open, the oldest first.
fn opened(companion: &Companion, second: i64) -> Vec<Option<Action>> {
    let mut plans = companion.triggers(&moment(second)).triggers[0]
        .plans
        .clone();
    plans.sort_by(|a, b| a.sentence.cmp(&b.sentence));
    let opens = plans.into_iter().map(|plan| plan.opens);
    opens.map(|offer| Some(offer?.action)).collect()
}

fn breath(pattern: &str) -> Action {
    Action::StartBreathing {
        pattern: pattern.to_owned(),
        minutes: content("en").pattern(pattern).unwrap().minutes,
        from_rate: None,
    }
}

fn card(id: &str) -> Action {
    go(Place::Card { id: id.to_owned() })
}

#[test]
fn a_plan_opens_the_card_or_the_breath_that_it_names_by_id_or_by_name() {
    let (_folder, mut companion) = with_plans(&[
        (ResponseKind::Card, "five-senses"),
        (ResponseKind::Card, " Five Senses "),
        (ResponseKind::Breathing, "Long exhale"),
        (ResponseKind::Substitution, "ride"),
        (ResponseKind::Leave, ""),
    ]);
    let expected = [
        Some(card("five-senses")),
        Some(card("five-senses")),
        Some(breath("long-exhale")),
        Some(Action::StartRide),
        None,
    ];
    assert_eq!(opened(&companion, 10), expected);
    let map = companion.triggers(&moment(11));
    let trigger = map.triggers[0].id.clone();
    let refused = TriggerAction::Plan {
        trigger,
        situation: "I pass it".to_owned(),
        response: "I zigzag".to_owned(),
        kind: ResponseKind::Card,
        opens: "zigzag".to_owned(),
    };
    let name = "zigzag".to_owned();
    assert_eq!(
        act(&mut companion, refused, 12),
        Err(ActError::NoSuchTool { name })
    );
    // Any of them can be changed afterwards, and what was said of it stays.
    let plan = map.triggers[0].plans[0].clone();
    let value = 7;
    let rate = TriggerAction::Confidence {
        id: plan.id.clone(),
        value,
    };
    act(&mut companion, rate, 13).unwrap();
    let change = TriggerAction::ChangePlan {
        id: plan.id.clone(),
        situation: "it rains".to_owned(),
        response: "I stop".to_owned(),
        kind: ResponseKind::Card,
        opens: "stop".to_owned(),
    };
    act(&mut companion, change, 14).unwrap();
    let plans = companion.triggers(&moment(15)).triggers.remove(0).plans;
    let changed = plans.iter().find(|line| line.id == plan.id).unwrap();
    assert_eq!(changed.sentence, "If it rains, then I stop.");
    assert_eq!(changed.opens.clone().unwrap().action, card("stop"));
    assert_eq!(changed.confidence, Some(value));
}

#[test]
fn a_plan_that_names_no_card_and_no_breath_opens_the_cards_and_the_first_breath() {
    let (_folder, mut companion) =
        with_plans(&[(ResponseKind::Card, ""), (ResponseKind::Breathing, "")]);
    let typed = String::new();
    let cards = Some(go(Place::Cards { typed }));
    let first = companion.breathe(&moment(5)).patterns.remove(0).id;
    assert_eq!(opened(&companion, 5), [cards.clone(), Some(breath(&first))]);
    // One that made things worse is not offered again.
    do_all(
        &mut companion,
        [(6, breath(&first)), (7, Action::MakesWorse)],
    );
    let then = opened(&companion, 8).pop().unwrap();
    assert!(then.is_some() && then != Some(breath(&first)));
}

#[test]
fn a_ride_takes_up_what_its_plan_opens_and_goes_on() {
    let (_folder, mut companion) = with_plans(&[
        (ResponseKind::Card, "five-senses"),
        (ResponseKind::Breathing, "long-exhale"),
    ]);
    let id = companion.triggers(&moment(9)).triggers[0].id.clone();
    do_all(
        &mut companion,
        [(10, Action::StartRide), (11, Action::SayTrigger { id })],
    );
    let offers = |companion: &Companion, second| -> Vec<Action> {
        let plans = companion.exercise(&moment(second)).unwrap().plans;
        let offers = plans.into_iter().filter_map(|plan| plan.opens);
        offers.map(|offer| offer.action).collect()
    };
    let pattern = "long-exhale".to_owned();
    let take_up = Action::TakeUpBreathing { pattern };
    let mut expected = vec![card("five-senses"), take_up.clone()];
    assert_eq!(offers(&companion, 12), expected);
    // From the map it is the same: a ride is not ended by looking there.
    assert_eq!(
        opened(&companion, 12),
        [Some(card("five-senses")), Some(take_up.clone())]
    );
    let places = expected.drain(..).map(|action| {
        let place = companion.act(action, &moment(13)).unwrap();
        assert!(companion.running().is_some());
        place
    });
    let id = "five-senses".to_owned();
    let places: Vec<_> = places.collect();
    assert_eq!(places, [Place::Card { id }, Place::Exercise]);
    assert!(companion.frame(moment(16).now).unwrap().lung > 0.0);
    assert_eq!(
        companion.running().unwrap().live.tool(),
        Some("breathing:long-exhale")
    );
}

#[test]
fn after_a_ride_the_plan_can_be_opened_where_it_is_asked_about_but_no_breath_after_using() {
    for (outcome, opens) in [(Outcome::Rode, true), (Outcome::UsedSome, false)] {
        let (_folder, mut companion) = with_plans(&[(ResponseKind::Breathing, "")]);
        let id = companion.triggers(&moment(9)).triggers[0].id.clone();
        let outcome = Some(outcome);
        let place = do_all(
            &mut companion,
            [
                (10, Action::StartRide),
                (11, Action::SayTrigger { id }),
                (12, Action::Finish { outcome }),
            ],
        );
        // After using the sheet comes first, and leads on to the question.
        let sheet = companion.sheet(&place, &moment(12));
        let offers = sheet.into_iter().flat_map(|sheet| sheet.offers);
        let places = offers.filter_map(|offer| match offer.action {
            Action::Go { place } => Some(place),
            _ => None,
        });
        let mut places = std::iter::once(place).chain(places);
        let asked = places.find_map(|place| match place {
            Place::PlanHelped { ride, plan } => Some((ride, plan)),
            _ => None,
        });
        let (ride, plan) = asked.unwrap();
        let screen = companion.plan_helped(&ride, &plan, &moment(13)).unwrap();
        assert_eq!(screen.opens.is_some(), opens);
        if let Some(offer) = screen.opens {
            assert_eq!(
                companion.act(offer.action, &moment(14)),
                Ok(Place::Exercise)
            );
        }
    }
}

#[test]
fn on_a_day_of_using_no_plan_opens_a_breath() {
    let (_folder, mut companion) = with_plans(&[
        (ResponseKind::Breathing, "long-exhale"),
        (ResponseKind::Breathing, ""),
        (ResponseKind::Card, "five-senses"),
    ]);
    companion.act(go(Place::HaveUsed), &moment(10)).unwrap();
    assert_eq!(
        opened(&companion, 11),
        [None, None, Some(card("five-senses"))]
    );
}

#[test]
fn a_trigger_is_written_anew_and_keeps_its_plans() {
    let (_folder, mut companion, plan) = with_plan();
    let before = companion.triggers(&moment(4)).triggers.remove(0);
    let change = TriggerAction::Change {
        id: before.id.clone(),
        kind: TriggerKind::Time,
        name: "Friday".to_owned(),
        thoughts: before.thoughts.clone(),
        usual_response: "I go in".to_owned(),
    };
    act(&mut companion, change, 5).unwrap();
    let after = companion.triggers(&moment(6)).triggers.remove(0);
    assert_eq!(
        (after.id, after.name.as_str(), after.of_kind),
        (before.id, "Friday", TriggerKind::Time)
    );
    assert_eq!(after.details, ["just this once", "I go in"]);
    assert_eq!(after.plans[0].id, plan);
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
