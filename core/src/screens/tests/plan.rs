//! The crisis plan as one person meets it: written in a minute, open on every bad day, hidden where they want it.

use super::*;
use crate::crisis::{Contact, ContactNumber, LockChoice, PlanDoor, PlanEdit, PlanSection};

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
        text(&companion.triggers(at)),
        text(&companion.cards("", at)),
        text(&companion.card("five-senses", at)),
    ];
    let state = crate::content::CardState::Urge;
    let here = crate::cards::Surroundings::Home;
    all.push(text(&companion.suggestions(state, 5, 10, here, at)));
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
    // An hour later it stands no longer above the plan, and with the next save it is asked again.
    let later = companion.plan(PlanDoor::MightHurt, &moment(3_700));
    assert!(later.lock_question.is_empty() && later.lock_choices.is_empty());
    choose(&mut companion, LockChoice::MarkedParts);
    assert_eq!(asks(&companion), (false, 0));
    let offers = companion.plan(PlanDoor::MightHurt, &moment(3)).offers;
    let again = offers
        .into_iter()
        .find(|offer| offer.action == change(PlanAction::AskLock));
    companion.act(again.unwrap().action, &moment(3)).unwrap();
    assert_eq!(asks(&companion), (true, 3));
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
            assert!(shown.contains("0800 111 0 111") && shown.contains(&words.breathe));
            assert!(companion.exercise(&at).is_some());
        }
    }
}

#[test]
fn hidden_stays_hidden_where_the_store_cannot_be_opened_and_says_that_nothing_is_lost() {
    let (folder, mut companion) = with_plan();
    choose(&mut companion, LockChoice::Behind);
    companion.act(Action::HideNow, &moment(3)).unwrap();
    drop(companion);
    for problem in [StoreError::Closed, StoreError::WrongKeyOrDamaged] {
        let mut again = Companion::new(Err(problem), vault_in(&folder), &moment(4));
        let shown = everything(&again, &moment(4));
        assert!(CANARIES.iter().all(|canary| !shown.contains(canary)));
        let screen = again.plan(PlanDoor::MightHurt, &moment(4));
        assert_eq!(screen.notices, [content("en").words.plan.hidden.clone()]);
        // Nothing says that a part is empty which is only hidden.
        assert!(screen.parts.is_empty() && !screen.lines.is_empty());
        again.act(Action::Unlock, &moment(5)).unwrap();
        assert!(everything(&again, &moment(5)).contains(CANARIES[2]));
        let after = Companion::new(Err(StoreError::Closed), vault_in(&folder), &moment(6));
        assert!(!after.is_locked());
        again.act(Action::HideNow, &moment(7)).unwrap();
    }
}

#[test]
fn hidden_a_plan_that_may_show_whole_does() {
    let (_folder, mut companion) = with_plan();
    choose(&mut companion, LockChoice::All);
    companion.act(Action::HideNow, &moment(3)).unwrap();
    let screen = companion.plan(PlanDoor::MightHurt, &moment(4));
    assert!(screen.notices.is_empty() && text(&screen).contains(CANARIES[2]));
    assert!(!screen.can_edit);
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
fn a_step_opens_a_practice_and_after_using_none_that_settles() {
    let (_folder, mut companion) = with_store();
    let content = content("en");
    let settling = content.practices.practices.iter().find(|p| p.settles());
    let awake = content.practices.practices.iter().find(|p| !p.settles());
    let tools = [
        settling.unwrap().id.as_str(),
        awake.unwrap().id.as_str(),
        "long-exhale",
    ];
    for (second, opens) in (1..).zip(tools) {
        let write = PlanAction::Write {
            section: PlanSection::OnMyOwn,
            text: String::new(),
            directions: String::new(),
            opens: opens.to_owned(),
        };
        companion.act(change(write), &moment(second)).unwrap();
    }
    let opens = |companion: &Companion| -> Vec<bool> {
        let screen = companion.plan(PlanDoor::MightHurt, &moment(11));
        let lines = screen.parts.iter().flat_map(|part| &part.entries);
        lines.map(|line| line.opens.is_some()).collect()
    };
    assert_eq!(opens(&companion), [true; 3]);
    // Without words of its own a step says what it opens.
    assert!(everything_of_plan(&companion).contains("\"text\":\"Long exhale\""));
    companion.act(go(Place::HaveUsed), &moment(10)).unwrap();
    assert_eq!(opens(&companion), [false, true, false]);
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
    for (second, tool) in [(2, "long-exhale"), (3, "ride"), (4, "five-senses")] {
        companion.act(write(tool), &moment(second)).unwrap();
    }
    let screen = companion.plan(PlanDoor::MightHurt, &moment(4));
    let entries: Vec<_> = screen.parts.iter().flat_map(|part| &part.entries).collect();
    let mut opened: Vec<_> = entries
        .iter()
        .map(|line| line.opens.clone().unwrap().action)
        .collect();
    let card = opened.pop().unwrap();
    let id = "five-senses".to_owned();
    assert_eq!(
        companion.act(card, &moment(9)),
        Ok(Place::Card { id: id.clone() })
    );
    assert!(companion.card(&id, &moment(9)).is_some());
    for (second, action) in (10..).zip(opened) {
        assert_eq!(companion.act(action, &moment(second)), Ok(Place::Exercise));
        companion
            .act(Action::Finish { outcome: None }, &moment(second))
            .unwrap();
    }
}

#[test]
fn in_a_ride_a_step_takes_up_its_breath_and_its_card_and_the_ride_goes_on() {
    let (_folder, mut companion) = with_store();
    for (second, opens) in (1..).zip(["Long exhale", "five-senses", "ride", "sounds"]) {
        let write = PlanAction::Write {
            section: PlanSection::OnMyOwn,
            text: format!("step {second}"),
            directions: String::new(),
            opens: opens.to_owned(),
        };
        companion.act(change(write), &moment(second)).unwrap();
    }
    companion.act(Action::StartRide, &moment(10)).unwrap();
    let screen = companion.plan(PlanDoor::MightHurt, &moment(11));
    let lines = screen.parts.iter().flat_map(|part| &part.entries);
    let opens = lines.map(|line| line.opens.clone().map(|offer| offer.action));
    let (pattern, id) = ("long-exhale".to_owned(), "five-senses".to_owned());
    let expected = [
        Some(Action::TakeUpBreathing { pattern }),
        Some(go(Place::Card { id })),
        Some(go(Place::Exercise)),
        // A practice would have to end the ride.
        None,
    ];
    let opens: Vec<_> = opens.collect();
    assert_eq!(opens, expected);
    for action in opens.into_iter().flatten() {
        companion.act(action, &moment(12)).unwrap();
        assert!(companion.running().is_some());
    }
}

fn person(name: &str, number: &str) -> Contact {
    let number = ContactNumber {
        typed: number.to_owned(),
        call: true,
        text: false,
    };
    Contact {
        id: String::new(),
        name: name.to_owned(),
        relation: String::new(),
        numbers: Some(number)
            .filter(|n| !n.typed.is_empty())
            .into_iter()
            .collect(),
        reach: String::new(),
        at_night: false,
        ahead: false,
    }
}

fn add(companion: &mut Companion, contact: Contact, section: PlanSection) {
    let add = PlanAction::AddPerson {
        contact,
        sections: vec![section],
    };
    companion.act(change(add), &moment(3)).unwrap();
}

#[test]
fn both_doors_share_their_people_and_a_number_is_set_right_in_one_place() {
    let (_folder, mut companion) = with_store();
    add(
        &mut companion,
        person("Sam", "0171 1"),
        PlanSection::WhoICall,
    );
    // The name is enough to mean the same person, and twice is once.
    for _ in 0..2 {
        add(&mut companion, person(" sam", ""), PlanSection::PeopleToAsk);
    }
    let plan = |companion: &Companion| companion.vault.open().kept.plan;
    assert_eq!(plan(&companion).contacts.len(), 1);
    assert_eq!(plan(&companion).entries.len(), 2);
    // Another number is another Sam.
    add(
        &mut companion,
        person("Sam", "0171 2"),
        PlanSection::Professionals,
    );
    assert_eq!(plan(&companion).contacts.len(), 2);

    let shown = companion.plan(PlanDoor::MightUse, &moment(4));
    let lines: Vec<_> = shown.parts.iter().flat_map(|part| &part.entries).collect();
    let mut contact = lines[0].contact.clone().unwrap();
    contact.numbers[0].typed = "0171 3".to_owned();
    let edit = PlanEdit::ChangeContact { contact };
    companion
        .act(change(PlanAction::Edit { edit }), &moment(5))
        .unwrap();
    for door in [PlanDoor::MightUse, PlanDoor::MightHurt] {
        let shown = text(&companion.plan(door, &moment(6)));
        assert!(shown.contains("0171 3") && !shown.contains("0171 1"));
    }
}

#[test]
fn at_night_a_line_moves_to_the_place_where_the_screen_shows_it() {
    let (_folder, mut companion) = with_store();
    let section = PlanSection::WhoICall;
    for name in ["a", "b", "c", "d"] {
        let mut contact = person(name, "");
        contact.at_night = matches!(name, "c" | "d");
        add(&mut companion, contact, section);
    }
    // 10:00 and then 23:00 on the wall.
    let (day, night) = (moment(0), moment(13 * 3_600));
    let shown = |companion: &Companion, at: &Moment| -> Vec<(String, String)> {
        let screen = companion.plan(PlanDoor::MightUse, at);
        let part = screen
            .parts
            .into_iter()
            .find(|part| part.section == section);
        let lines = part.unwrap().entries.into_iter();
        lines.map(|line| (line.text, line.entry.id)).collect()
    };
    let names = |lines: &[(String, String)]| -> String {
        lines.iter().map(|(name, _)| name.as_str()).collect()
    };
    let before = shown(&companion, &night);
    assert_eq!(names(&before), "cdab");
    let edit = PlanEdit::MoveEntry {
        id: before[1].1.clone(),
        to: 0,
    };
    companion
        .act(change(PlanAction::Edit { edit }), &night)
        .unwrap();
    assert_eq!(names(&shown(&companion, &night)), "dcab");
    assert_eq!(names(&shown(&companion, &day)), "abdc");
}

#[test]
fn where_somebody_is_can_be_typed_and_what_is_unknown_says_what_to_do() {
    let (_folder, companion) = with_store();
    let labels = |region: &str| -> Vec<String> {
        let likely = companion.lines(region, &moment(1)).likely.into_iter();
        likely.map(|offer| offer.label).collect()
    };
    assert_eq!(
        companion.lines("scotland", &moment(1)).region,
        "United Kingdom"
    );
    // Nothing is known: a few by the zone of the device, never all of them.
    assert_eq!(labels("")[0], "Germany");
    assert!(labels("").len() <= 5);
    assert_eq!(labels("swe"), ["Sweden"]);
    assert!(labels("Sweden").is_empty());
    let words = &content("en").crisis.lines;
    let nowhere = companion.lines("Atlantis", &moment(1));
    assert_eq!(nowhere.region, words.unknown);
    assert_eq!(nowhere.advice, content("en").crisis_lines.unknown.text);
    assert!(!nowhere.likely.is_empty());
    let place = companion.lines("swe", &moment(1)).likely.remove(0).action;
    let region = "SE".to_owned();
    assert_eq!(place, go(Place::Lines { region }));
}

#[test]
fn a_line_says_what_it_is_for_and_in_which_languages() {
    let (_folder, companion) = with_store();
    let screen = companion.lines("US", &moment(1));
    let line = screen
        .lines
        .iter()
        .find(|line| line.id == "us-988")
        .unwrap();
    assert!(line.kind.contains("suicide"));
    assert!(line.notes.iter().any(|note| note.contains("Spanish")));
}
