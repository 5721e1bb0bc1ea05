//! The crisis plan as one person meets it: written in a minute, open on every bad day, hidden where they want it.

use super::*;
use crate::crisis::{LockChoice, PlanDoor, PlanEdit, PlanSection};

const CANARIES: [&str; 4] = ["heron sign", "heron walk", "Heron Sam", "0303456789"];

fn change(change: PlanAction) -> Action {
    Action::Plan { change }
}

fn first_plan() -> Action {
    let [sign, helps, name, number] = CANARIES.map(str::to_owned);
    let door = PlanDoor::MightHurt;
    change(PlanAction::Begin {
        door,
        sign,
        helps,
        name,
        number,
    })
}

fn with_plan() -> (tempfile::TempDir, Companion) {
    let (folder, mut companion) = with_store();
    companion.act(first_plan(), &moment(1)).unwrap();
    (folder, companion)
}

fn choose(companion: &mut Companion, choice: LockChoice) {
    let action = change(PlanAction::ChooseLock { choice });
    companion.act(action, &moment(2)).unwrap();
}

/// Every screen that can be looked at, as one text.
fn everything(companion: &Companion, at: &Moment) -> String {
    let mut all = vec![
        text(&companion.now(at)),
        text(&companion.breathe(at)),
        text(&companion.history(at.now, 100, at)),
        text(&companion.plan(PlanDoor::MightUse, at)),
        text(&companion.plan(PlanDoor::MightHurt, at)),
        text(&companion.plan_versions(at)),
        text(&companion.after_plan(at)),
        text(&companion.lines("", at)),
    ];
    all.extend(companion.exercise(at).map(|screen| text(&screen)));
    for place in [
        Place::HaveUsed,
        Place::FeelIll,
        Place::StaySafe,
        Place::MakesWorse,
        Place::Emergency,
    ] {
        all.extend(companion.sheet(&place, at).map(|screen| text(&screen)));
    }
    all.join("\n")
}

#[test]
fn a_first_plan_is_one_action_and_stands_where_it_belongs() {
    let (_folder, companion) = with_plan();
    let screen = companion.plan(PlanDoor::MightHurt, &moment(2));
    let of = |section| {
        let part = screen.parts.iter().find(|part| part.section == section);
        part.unwrap().entries[0].clone()
    };
    assert_eq!(of(PlanSection::WarningSigns).text, CANARIES[0]);
    assert_eq!(of(PlanSection::OnMyOwn).text, CANARIES[1]);
    let person = of(PlanSection::PeopleToAsk);
    assert_eq!(person.text, CANARIES[2]);
    assert_eq!(person.ways[0].uri, "tel:0303456789");
    // What is missing is said kindly, and nothing of it is empty.
    let missing = screen.parts.iter().filter(|part| part.entries.is_empty());
    assert!(missing.clone().count() > 0 && missing.clone().all(|part| !part.missing.is_empty()));
}

#[test]
fn the_plan_is_there_whatever_is_wrong_with_the_store() {
    let (folder, companion) = with_plan();
    drop(companion);
    for problem in [
        StoreError::WrongKeyOrDamaged,
        StoreError::DatabaseMissing,
        StoreError::Busy,
        StoreError::DiskFull,
        StoreError::KeyringOutOfReach,
    ] {
        let companion = Companion::new(Err(problem), vault_in(&folder), &moment(3));
        let shown = text(&companion.plan(PlanDoor::MightHurt, &moment(3)));
        assert!(CANARIES.iter().all(|canary| shown.contains(canary)));
        let safe = text(&companion.sheet(&Place::StaySafe, &moment(3)));
        assert!(safe.contains(CANARIES[2]) && safe.contains(CANARIES[3]));
    }
}

#[test]
fn what_may_show_is_asked_once_something_is_written_and_not_again() {
    let (_folder, mut companion) = with_store();
    let asks = |companion: &Companion| {
        let screen = companion.plan(PlanDoor::MightHurt, &moment(2));
        (!screen.lock_question.is_empty(), screen.lock_choices.len())
    };
    assert_eq!(asks(&companion), (false, 0));
    companion.act(first_plan(), &moment(1)).unwrap();
    assert_eq!(asks(&companion), (true, 3));
    choose(&mut companion, LockChoice::MarkedParts);
    assert_eq!(asks(&companion), (false, 0));
}

#[test]
fn hidden_nothing_that_was_written_is_on_any_screen_beyond_what_was_allowed() {
    for choice in [
        None,
        Some(LockChoice::Behind),
        Some(LockChoice::MarkedParts),
    ] {
        let (folder, mut companion) = with_plan();
        if let Some(choice) = choice {
            choose(&mut companion, choice);
        }
        // A ride with a rating, and a use: neither may show.
        do_all(
            &mut companion,
            [
                (10, Action::StartRide),
                (12, Action::Rate { value: 7 }),
                (20, go(Place::HaveUsed)),
            ],
        );
        let at = moment(30);
        assert!(
            CANARIES
                .iter()
                .all(|canary| everything(&companion, &at).contains(canary))
        );
        assert_eq!(companion.act(Action::HideNow, &at).unwrap(), Place::Hidden);
        let again = Companion::new(
            Store::open(folder.path(), &scratch::key()),
            vault_in(&folder),
            &at,
        );
        for companion in [&companion, &again] {
            let shown = everything(companion, &at);
            assert!(
                CANARIES.iter().all(|canary| !shown.contains(canary)),
                "{choice:?}"
            );
            assert!(!shown.contains("\"value\":7"), "no rating");
            let words = &content("en").words.now;
            assert!(!shown.contains(&words.greeting_after_using));
            // The lines and the tools are there.
            assert!(shown.contains("988") && shown.contains(&words.breathe));
            assert!(companion.exercise(&at).is_some());
        }
    }
}

#[test]
fn hidden_the_marked_parts_show_where_the_person_chose_that() {
    let (_folder, mut companion) = with_plan();
    choose(&mut companion, LockChoice::MarkedParts);
    let screen = companion.plan(PlanDoor::MightHurt, &moment(3));
    let entries = screen.parts.iter().flat_map(|part| &part.entries);
    let walk = entries
        .clone()
        .find(|line| line.text == CANARIES[1])
        .unwrap();
    let id = walk.entry.id.clone();
    let edit = PlanEdit::Mark { id, ahead: true };
    companion
        .act(change(PlanAction::Edit { edit }), &moment(4))
        .unwrap();
    companion.act(Action::HideNow, &moment(5)).unwrap();
    let shown = everything(&companion, &moment(6));
    assert!(shown.contains(CANARIES[1]));
    assert!(!shown.contains(CANARIES[0]) && !shown.contains(CANARIES[2]));
    companion.act(Action::Unlock, &moment(7)).unwrap();
    assert!(everything(&companion, &moment(8)).contains(CANARIES[2]));
}

#[test]
fn hidden_nothing_can_be_changed_but_the_region() {
    let (_folder, mut companion) = with_plan();
    companion.act(Action::HideNow, &moment(5)).unwrap();
    let refused = companion.act(first_plan(), &moment(6));
    assert_eq!(refused, Err(ActError::Locked));
    let code = "AT".to_owned();
    companion
        .act(change(PlanAction::ChooseRegion { code }), &moment(7))
        .unwrap();
    assert_eq!(companion.lines("", &moment(8)).region, "Austria");
}

#[test]
fn how_it_was_with_the_plan_is_offered_an_hour_later_and_never_during() {
    let (_folder, mut companion) = with_plan();
    let door = PlanDoor::MightHurt;
    companion
        .act(go(Place::Plan { door }), &moment(10))
        .unwrap();
    let offered = |companion: &Companion, second| {
        let offers = companion.now(&moment(second)).offers;
        offers
            .iter()
            .any(|offer| offer.action == go(Place::AfterPlan))
    };
    assert!(!offered(&companion, 60));
    assert!(offered(&companion, 10 + 3_600));
    assert!(!offered(&companion, 10 + 4 * 86_400), "nor days later");
    companion.act(Action::StartRide, &moment(4_000)).unwrap();
    assert!(!offered(&companion, 4_001), "nor in a ride");
    let outcome = None;
    companion
        .act(Action::Finish { outcome }, &moment(4_100))
        .unwrap();

    let later = moment(5_000);
    let used = companion.after_plan(&later).answers[0].action.clone();
    assert_eq!(companion.act(used, &later).unwrap(), Place::AfterPlan);
    let helped = companion.after_plan(&later).answers[1].clone();
    assert_eq!(helped.label, CANARIES[1]);
    assert_eq!(companion.act(helped.action, &later).unwrap(), Place::Now);
    assert!(!offered(&companion, 5_001));
    let uses = companion.vault.open().kept.uses;
    assert_eq!(uses.len(), 1, "one opening is one use");
    assert!(uses[0].used && uses[0].helped.len() == 1);
}

#[test]
fn an_earlier_version_can_be_gone_back_to_and_the_later_one_is_kept() {
    let (_folder, mut companion) = with_plan();
    let screen = companion.plan(PlanDoor::MightHurt, &moment(2));
    let id = screen.parts[0].entries[0].entry.id.clone();
    let edit = PlanEdit::RemoveEntry { id };
    companion
        .act(change(PlanAction::Edit { edit }), &moment(3))
        .unwrap();
    assert!(!everything_of_plan(&companion).contains(CANARIES[0]));
    let versions = companion.plan_versions(&moment(4)).versions;
    assert_eq!(versions.len(), 2);
    let back = versions[1].go_back.clone().unwrap();
    companion.act(back.action, &moment(5)).unwrap();
    assert!(everything_of_plan(&companion).contains(CANARIES[0]));
    assert_eq!(companion.plan_versions(&moment(6)).versions.len(), 3);
}

fn everything_of_plan(companion: &Companion) -> String {
    text(&companion.plan(PlanDoor::MightHurt, &moment(9)))
}

#[test]
fn the_emergency_number_of_the_region_stands_on_top_of_every_sheet() {
    let (_folder, mut companion) = with_store();
    let code = "NZ".to_owned();
    companion
        .act(change(PlanAction::ChooseRegion { code }), &moment(1))
        .unwrap();
    for place in [
        Place::HaveUsed,
        Place::FeelIll,
        Place::StaySafe,
        Place::Emergency,
    ] {
        let sheet = companion.sheet(&place, &moment(2)).unwrap();
        assert!(sheet.sections[0].lines[0].contains("111"), "{place:?}");
    }
}

#[test]
fn two_processes_that_write_at_once_both_keep_what_they_wrote() {
    let (folder, _companion) = with_plan();
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let vault = vault_in(&folder);
            scope.spawn(move || {
                let mut own = Companion::new(Err(StoreError::Closed), vault, &moment(1));
                for line in 0..10 {
                    let section = PlanSection::Reasons;
                    let text = format!("reason {writer}-{line}");
                    let (directions, opens) = (String::new(), String::new());
                    let write = PlanAction::Write {
                        section,
                        text,
                        directions,
                        opens,
                    };
                    own.act(change(write), &moment(2)).unwrap();
                }
            });
        }
    });
    let plan = vault_in(&folder).open().kept.plan;
    assert_eq!(plan.section(PlanSection::Reasons).count(), 30);
}

#[test]
fn a_step_opens_a_ride_or_a_breath_and_nothing_that_is_not_there() {
    let (_folder, mut companion) = with_store();
    let write = |opens: &str| {
        change(PlanAction::Write {
            section: PlanSection::OnMyOwn,
            text: "breathe by the window".to_owned(),
            directions: String::new(),
            opens: opens.to_owned(),
        })
    };
    let name = "zigzag".to_owned();
    let refused = companion.act(write("zigzag"), &moment(1));
    assert_eq!(refused, Err(ActError::NoSuchTool { name }));
    for (second, tool) in [(2, "long-exhale"), (3, "ride")] {
        companion.act(write(tool), &moment(second)).unwrap();
    }
    let screen = companion.plan(PlanDoor::MightHurt, &moment(4));
    let entries: Vec<_> = screen.parts.iter().flat_map(|part| &part.entries).collect();
    let opened = entries
        .iter()
        .map(|line| line.opens.clone().unwrap().action);
    for (second, action) in (10..).zip(opened) {
        assert_eq!(companion.act(action, &moment(second)), Ok(Place::Exercise));
        companion
            .act(Action::Finish { outcome: None }, &moment(second))
            .unwrap();
    }
}
