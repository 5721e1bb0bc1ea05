//! The trigger map as one person meets it: written, weighed, met in a ride, rehearsed when it is calm.

use super::*;
use crate::cards::page as cards;
use crate::content::{TriggerKind, content};
use crate::session::Outcome;
use crate::store::Id;
use crate::triggers::cope_ahead::CopeAheadDraft;
use crate::triggers::if_then::ResponseKind;
use crate::triggers::page::{Act, At};
use crate::triggers::trigger::TriggerDraft;
use crate::view::{Draft as _, when_answer};

fn draft(name: &str) -> TriggerDraft {
    TriggerDraft {
        kind: TriggerKind::Place,
        name: name.to_owned(),
        thoughts: vec!["just this once".to_owned()],
        usual_response: String::new(),
        chips: Vec::new(),
    }
}

fn write(ebb: &mut Ebb, name: &str) -> Id {
    let to = ebb.says(&Act::Keep, &draft(name).answers(), 1);
    match at(&to) {
        At::Trigger { id } => id,
        other => panic!("{other:?}"),
    }
}

/// A plan of a kind that opens what is named with it, or nothing.
fn plan(kind: ResponseKind, response: &str, opens: &str) -> Vec<Answer> {
    let mut said = vec![
        Answer::new("situation", Value::words("I pass the bar")),
        Answer::new("response", Value::words(response)),
        Answer::new("kind", Value::chosen(crate::page::word_of(&kind))),
    ];
    if !opens.is_empty() {
        said.push(Answer::new("opens", Value::words(opens)));
    }
    said
}

/// A trigger with plans of these kinds, each opening what is named with it.
fn with_plans(tools: &[(ResponseKind, &str)]) -> (Ebb, Id, Vec<Id>) {
    let mut ebb = Ebb::new();
    let trigger = write(&mut ebb, "the heron bar");
    let mut plans = Vec::new();
    for (second, (kind, opens)) in (2..).zip(tools) {
        let said = plan(*kind, &format!("I do number {second}"), opens);
        let to = ebb.says(&Act::KeepPlan { trigger }, &said, second);
        match at(&to) {
            At::Plan { id } => plans.push(id),
            other => panic!("{other:?}"),
        }
    }
    (ebb, trigger, plans)
}

/// What a plan opens now.
fn opened(ebb: &mut Ebb, plan: Id, second: i64) -> Option<Target> {
    let page = ebb.look(&At::Plan { id: plan }, second);
    let own = |target: &Target| match target {
        Target::Go { place } => place.room() == "triggers",
        Target::Act { action } => action.room() == "triggers",
    };
    targets(&page).into_iter().find(|target| !own(target))
}

fn breath(pattern: &str) -> Target {
    Target::act(&session::Act::Breathe {
        pattern: pattern.to_owned(),
        minutes: content("en").pattern(pattern).unwrap().minutes,
        from_rate: None,
    })
}

fn card(id: &str) -> Target {
    let (id, felt) = (id.to_owned(), None);
    Target::go(&cards::At::Card { id, felt })
}

#[test]
fn what_was_met_and_acted_on_weighs_more_says_why_and_the_persons_own_order_wins() {
    let mut ebb = Ebb::new();
    write(&mut ebb, "the bus");
    let id = write(&mut ebb, "the bar");
    for second in 10..16 {
        let said = [
            Answer::new("strength", Value::number(9)),
            Answer::new("acted", Value::chosen("yes")),
            when_answer("when", "2026-09-20T10:00".parse().unwrap()),
        ];
        ebb.says(&Act::Met { id }, &said, second);
    }
    let page = ebb.look(&At::All, 20);
    let first = items(&page)[0];
    let why = first.detail.clone().unwrap();
    assert_eq!(first.title, "the bar");
    assert!(why.contains("6 times") && why.contains('9'), "{why}");
    ebb.does(&Act::Move { id, to: 1 }, 21);
    assert_eq!(items(&ebb.look(&At::All, 22))[0].title, "the bus");
}

#[test]
fn a_ride_that_names_a_trigger_offers_its_plan_and_asks_afterwards_whether_it_helped() {
    let (mut ebb, trigger, plans) = with_plans(&[(ResponseKind::Contact, "")]);
    let sentence = "If I pass the bar, then I do number 2.";
    let plan = plans[0];
    ebb.rides(100);
    ebb.rates(6, 101);
    ebb.does(&session::Act::Outward { on: false }, 101);
    let purpose = crate::session::Purpose::Use;
    ebb.does(&session::Act::WhatFor { purpose }, 102);
    ebb.does(&session::Act::Reach { within: false }, 103);
    let page = ebb.live(104);
    assert!(!body(&page).contains(sentence));
    // The person's own triggers stand before those of the content.
    let (id, own) = (trigger.to_string(), "the heron bar");
    let answer = offers(&page).into_iter().find(|offer| {
        matches!(&offer.target, Target::Act { action } if action.token.starts_with("session/trigger/"))
    });
    assert_eq!(answer.unwrap().label, own);
    ebb.does(&session::Act::Trigger { id }, 105);
    assert!(body(&ebb.live(106)).contains(sentence));
    let asked = ebb.finishes(Some(Outcome::Rode), 110);
    let ride = match at(&asked) {
        At::Helped { ride, plan: of } if of == plan => ride,
        other => panic!("{other:?}"),
    };
    let page = ebb.look_at(&asked, 111);
    assert!(body(&page).contains(sentence));
    let helped = crate::triggers::helped::PlanHelped::Yes;
    let yes = Act::Helped { ride, plan, helped };
    assert!(acts(&page, &yes));
    assert_eq!(ebb.does(&yes, 112), Place::to(&own::At::Now));
}

#[test]
fn a_trigger_that_nobody_knows_is_not_noted_in_a_ride() {
    let mut ebb = Ebb::new();
    ebb.rides(1);
    let known = content("en").ride.triggers[0].id.clone();
    let nobodys = "0190a5c0-0000-7000-8000-000000000000";
    for id in ["no-such", nobodys] {
        let id = id.to_owned();
        let said = ebb.tries(&session::Act::Trigger { id }, &[], 2);
        assert!(said.is_err(), "{said:?}");
    }
    ebb.does(&session::Act::Trigger { id: known }, 3);
}

#[test]
fn a_plan_opens_what_it_names_by_id_or_by_name_and_can_be_changed() {
    let (mut ebb, trigger, plans) = with_plans(&[
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
        Some(Target::act(&session::Act::Ride)),
        None,
    ];
    for (plan, expected) in plans.iter().zip(expected) {
        assert_eq!(opened(&mut ebb, *plan, 10), expected);
    }
    let said = plan(ResponseKind::Card, "I zigzag", "zigzag");
    let refused = ebb.tries(&Act::KeepPlan { trigger }, &said, 12);
    assert!(matches!(refused, Ok(Reply::Refused { .. })), "{refused:?}");
    // Any of them can be changed afterwards, and what was said of it stays.
    let id = plans[0];
    let sure = [Answer::new("value", Value::number(7))];
    ebb.says(&Act::Confidence { id }, &sure, 13);
    let said = plan(ResponseKind::Card, "I stop", "stop");
    ebb.says(&Act::ChangePlan { id }, &said, 14);
    let page = ebb.look(&At::Plan { id }, 15);
    let sentence = "If I pass the bar, then I stop.";
    assert_eq!(lines(&page, LineRole::Lead), [sentence]);
    assert!(lines(&page, LineRole::Body).join(" ").contains('7'));
    assert_eq!(opened(&mut ebb, id, 16), Some(card("stop")));
}

#[test]
fn a_plan_that_names_no_card_and_no_breath_opens_the_cards_and_the_first_breath() {
    let kinds = [(ResponseKind::Card, ""), (ResponseKind::Breathing, "")];
    let (mut ebb, _, plans) = with_plans(&kinds);
    let all = Some(Target::go(&cards::At::All));
    assert_eq!(opened(&mut ebb, plans[0], 5), all);
    let breaths = ebb.look(&session::At::Breathe, 5);
    let first = items(&breaths)[0].id.clone();
    assert_eq!(opened(&mut ebb, plans[1], 5), Some(breath(&first)));
    // One that made things worse is not offered again.
    ebb.breathes(&first, 6);
    ebb.does(&session::Act::Worse, 7);
    let then = opened(&mut ebb, plans[1], 8);
    assert!(then.is_some() && then != Some(breath(&first)), "{then:?}");
}

#[test]
fn a_ride_takes_up_what_its_plan_opens_and_goes_on() {
    let (mut ebb, trigger, plans) = with_plans(&[
        (ResponseKind::Card, "five-senses"),
        (ResponseKind::Breathing, "long-exhale"),
    ]);
    ebb.rides(10);
    let id = trigger.to_string();
    ebb.does(&session::Act::Trigger { id }, 11);
    let pattern = "long-exhale".to_owned();
    let expected = [
        card("five-senses"),
        Target::act(&session::Act::TakeUp { pattern }),
    ];
    let page = ebb.live(12);
    for (plan, target) in plans.iter().zip(&expected) {
        assert!(targets(&page).contains(target), "{target:?}");
        // From the map it is the same: a ride is not ended by looking there.
        assert_eq!(opened(&mut ebb, *plan, 12).as_ref(), Some(target));
        ebb.touches(target, 13);
        assert!(ebb.riding());
    }
    assert!(ebb.lung(16) > 0.0);
    let tool = ebb.running().unwrap().live.tool().map(str::to_owned);
    assert_eq!(tool.as_deref(), Some("breathing:long-exhale"));
}

#[test]
fn after_a_ride_the_plan_can_be_opened_where_it_is_asked_about_but_no_breath_after_using() {
    for (outcome, opens) in [(Outcome::Rode, true), (Outcome::UsedSome, false)] {
        let (mut ebb, trigger, plans) = with_plans(&[(ResponseKind::Breathing, "")]);
        ebb.rides(10);
        let id = trigger.to_string();
        ebb.does(&session::Act::Trigger { id }, 11);
        let to = ebb.finishes(Some(outcome), 12);
        // After using the sheet comes first, and leads on to the question.
        let asked = match found_like(&ebb.look_at(&to, 12), "triggers/helped/") {
            Some(Target::Go { place }) if !opens => place,
            _ if opens => to,
            other => panic!("{other:?}"),
        };
        assert!(matches!(at(&asked), At::Helped { plan, .. } if plan == plans[0]));
        let page = ebb.look_at(&asked, 13);
        let begins = found_like(&page, "session/breathe/");
        assert_eq!(begins.is_some(), opens);
        // Ahead of the lock nothing tells of it.
        ebb.hides(14);
        let sheet = ebb.look(&crisis::At::HaveUsed { noted: None }, 15);
        assert!(!offers_like(&sheet, "triggers/"));
    }
}

#[test]
fn on_a_day_of_using_no_plan_opens_a_breath() {
    let (mut ebb, _, plans) = with_plans(&[
        (ResponseKind::Breathing, "long-exhale"),
        (ResponseKind::Breathing, ""),
        (ResponseKind::Card, "five-senses"),
    ]);
    ebb.has_used(10);
    let expected = [None, None, Some(card("five-senses"))];
    for (plan, expected) in plans.iter().zip(expected) {
        assert_eq!(opened(&mut ebb, *plan, 11), expected);
    }
}

#[test]
fn a_trigger_is_written_anew_and_keeps_its_plans() {
    let (mut ebb, id, plans) = with_plans(&[(ResponseKind::Contact, "")]);
    let anew = TriggerDraft {
        kind: TriggerKind::Time,
        name: "Friday".to_owned(),
        usual_response: "I go in".to_owned(),
        ..draft("")
    };
    ebb.says(&Act::Change { id }, &anew.answers(), 5);
    let page = ebb.look(&At::Trigger { id }, 6);
    assert_eq!(page.title, "Friday");
    assert!(body(&page).contains("just this once") && body(&page).contains("I go in"));
    assert!(goes(&page, &At::Plan { id: plans[0] }));
}

#[test]
fn a_plan_is_rehearsed_when_it_is_calm_and_grounding_comes_first_where_the_urge_rose() {
    let (mut ebb, _, plans) = with_plans(&[(ResponseKind::Contact, "")]);
    let what = plans[0];
    let said = |value: i32| [Answer::new("value", Value::number(value))];
    let words = &content("en").triggers.plans.rehearsal;
    let high = ebb
        .tries(&Act::Rehearse { what }, &said(5), 10)
        .unwrap_err();
    assert!(high.words.contains('5'), "{}", high.words);
    ebb.rides(11);
    let riding = ebb
        .tries(&Act::Rehearse { what }, &said(2), 12)
        .unwrap_err();
    assert_eq!(riding.words, words.not_while_riding);
    // Nor does its page show then, however somebody came there.
    let at = At::Rehearse { what, urge: 2 };
    assert!(form(&ebb.look(&at, 12)).is_none());
    ebb.finishes(None, 13);
    let to = ebb.says(&Act::Rehearse { what }, &said(2), 14);
    assert_eq!(to, Place::to(&at));
    let page = ebb.look(&at, 15);
    assert!(lines(&page, LineRole::Steps).len() >= 3, "{}", body(&page));
    assert!(acts(&page, &Act::MadeWorse { what, urge: 2 }));
    // Higher than before: grounding first.
    let over = [
        (4, Place::to(&crisis::At::LookAround)),
        (1, Place::to(&At::Plan { id: what })),
    ];
    for (after, expected) in over {
        let said = [
            Answer::new("worked", Value::words("walking")),
            Answer::new("urge", Value::number(after)),
        ];
        assert_eq!(
            ebb.says(&Act::Rehearsed { what, urge: 2 }, &said, 16),
            expected
        );
    }
    let sheet = body(&ebb.look(&crisis::At::LookAround, 17));
    assert!(
        sheet.contains("higher") && !sheet.contains("worse"),
        "{sheet}"
    );
    let worse = ebb.does(&Act::MadeWorse { what, urge: 2 }, 19);
    assert_eq!(worse, Place::to(&crisis::At::MakesWorse));
}

#[test]
fn a_hard_day_is_planned_ahead_and_talked_about_the_day_after() {
    let mut ebb = Ebb::new();
    // The tests begin on 2026-09-22.
    let day = |day: &str| CopeAheadDraft {
        situation: "A wedding".to_owned(),
        day: day.parse().unwrap(),
        what_i_will_do: "stand with Sam".to_owned(),
        who_knows: String::new(),
        how_i_leave: "the 22:10 bus".to_owned(),
    };
    let without = ebb.tries(&Act::KeepDay, &day("2026-09-24").answers()[..1], 1);
    assert!(matches!(without, Ok(Reply::Refused { .. })), "{without:?}");
    let to = ebb.says(&Act::KeepDay, &day("2026-09-24").answers(), 2);
    let page = ebb.look_at(&to, 3);
    assert!(body(&page).contains("stand with Sam") && body(&page).contains("the 22:10 bus"));
    let map = ebb.look(&At::All, 3);
    assert!(
        body(&map).contains("A wedding is in 2 days."),
        "{}",
        body(&map)
    );
    let asked = |ebb: &mut Ebb| found_like(&ebb.look(&At::All, 3 * DAY), "triggers/check-in/");
    let check_in = asked(&mut ebb).unwrap();
    let to = ebb.touches(&check_in, 3 * DAY);
    let At::CheckIn { id } = at(&to) else {
        panic!("{to:?}");
    };
    let page = ebb.look_at(&to, 3 * DAY);
    let went = match &form(&page).unwrap().fields[0].kind {
        crate::page::FieldKind::Choice { options, .. } => options[0].id.clone(),
        other => panic!("{other:?}"),
    };
    let said = [Answer::new("went", Value::chosen(went))];
    ebb.says(&Act::CheckIn { id }, &said, 3 * DAY);
    assert_eq!(asked(&mut ebb), None);
}

#[test]
fn a_trigger_whose_name_a_fault_emptied_still_has_a_page_and_a_line_that_can_be_touched() {
    let mut ebb = Ebb::new();
    let id = write(&mut ebb, "the heron bar");
    let store = ebb.store().unwrap();
    let written = store.write(|db| Ok(db.execute("UPDATE triggers SET name = ''", [])?));
    assert_eq!(written, Ok(1));
    for at in [At::All, At::Trigger { id }] {
        let page = ebb.look(&at, 2);
        assert_eq!(page.place, Place::to(&at));
        assert_eq!(crate::page::page_problems(&page), Vec::<String>::new());
    }
}
