//! One word that stands in all that a person can write. Hidden, it is on no screen that there is.

use super::*;
use crate::cards::{CardText, diary};
use crate::content::{CardState, TriggerKind};
use crate::crisis::{Contact, ContactNumber, LockChoice, PlanDoor, PlanSection};
use crate::reminders::ReminderKind;
use crate::session::Outcome;
use crate::triggers::cope_ahead::Went;
use crate::triggers::if_then::ResponseKind;

const CANARY: &str = "heron";

/// All that a place shows. There is no arm for "any other": a new place has to be looked at here too.
fn shown(companion: &Companion, place: &Place, at: &Moment) -> String {
    match place {
        // The crawler looks at every page, in every state.
        Place::Of { .. } => String::new(),
        Place::Now => text(&companion.now(at)),
        Place::Exercise => text(&companion.exercise(at)),
        Place::Breathe => text(&companion.breathe(at)),
        Place::Practise => text(&companion.practise(at)),
        Place::Practice { id } => text(&companion.practice(id, at)),
        Place::History => text(&companion.history(at.now, 100, at)),
        Place::Entry { id } => companion
            .entry(id, at)
            .map_or_else(|error| error.to_string(), |screen| text(&screen)),
        Place::HaveUsed
        | Place::AfterUsing
        | Place::FeelIll
        | Place::StaySafe
        | Place::MakesWorse
        | Place::LookAround
        | Place::Emergency => text(&companion.sheet(place, at)),
        Place::Plan { door } => text(&companion.plan(*door, at)),
        Place::PlanVersions => text(&companion.plan_versions(at)),
        Place::AfterPlan => text(&companion.after_plan(at)),
        Place::Lines { region } => text(&companion.lines(region, at)),
        Place::Cards { typed } => {
            let finder = companion.card_finder(at);
            text(&companion.cards(typed, at)) + &text(&finder.find(CANARY))
        }
        Place::Card { id } => text(&companion.card(id, at)),
        Place::CardShelf { shelf } => text(&companion.shelf(shelf, at)),
        Place::CardStep { id, step, before } => text(&companion.card_step(id, *step, *before, at)),
        Place::Feel {
            state,
            intensity,
            minutes,
            surroundings,
        } => text(&companion.feel(*state, *intensity, *minutes, *surroundings, at)),
        Place::RehearseCards { shown } => text(&companion.rehearse_cards(*shown, at)),
        Place::Diary => text(&companion.diary(at)),
        Place::DiaryEntry { id } => companion
            .diary_entry(id, at)
            .map_or_else(|error| error.to_string(), |screen| text(&screen)),
        Place::DiaryUrge { id } => companion
            .diary_urge(id, at)
            .map_or_else(|error| error.to_string(), |screen| text(&screen)),
        Place::Suggest {
            state,
            intensity,
            minutes,
            surroundings,
        } => text(&companion.suggestions(*state, *intensity, *minutes, *surroundings, at)),
        Place::Triggers => text(&companion.triggers(at)),
        Place::Rehearse { plan, urge } => text(&companion.rehearse(plan, *urge, at)),
        Place::PlanHelped { ride, plan } => text(&companion.plan_helped(ride, plan, at)),
        Place::Packs => text(&companion.packs(at)) + &format!("{:?}", companion.imported_packs(at)),
        Place::Pack => text(&companion.pack(at)) + &format!("{:?}", companion.pack_preview(at)),
        Place::Reminders { ahead } => text(&companion.reminders(*ahead, at)),
        Place::ReminderHistory { id } => text(&companion.reminder_history(id, at)),
        Place::Hidden => String::new(),
    }
}

fn words(what: &str) -> String {
    format!("{what} {CANARY}")
}

fn trigger(change: TriggerAction) -> Action {
    Action::Trigger { change }
}

fn rehearsed(plan: &str) -> Action {
    trigger(TriggerAction::Rehearsed {
        plan: plan.to_owned(),
        urge_before: 2,
        urge_after: Some(1),
        what_worked: words("walking with"),
        made_worse: false,
    })
}

fn day(day: &str) -> Action {
    trigger(TriggerAction::Day {
        situation: words("a wedding of"),
        day: day.to_owned(),
        what_i_will_do: words("stand with"),
        who_knows: words("my aunt"),
        how_i_leave: words("the bus of"),
    })
}

/// Somebody who has written everywhere where Ebb lets a person write, and the places where it shows.
fn written() -> (tempfile::TempDir, Companion, Vec<Place>) {
    let (folder, mut companion) = with_store();
    let plan = |change| Action::Plan { change };
    let card = |change| Action::Card { change };
    let contact = Contact {
        id: String::new(),
        name: words("Aunt"),
        relation: words("the sister of"),
        numbers: vec![ContactNumber {
            typed: "030 7117".to_owned(),
            call: true,
            text: true,
        }],
        reach: words("after work with"),
        at_night: true,
        ahead: false,
    };
    let line = |section| {
        plan(PlanAction::Write {
            section,
            text: words("the river"),
            directions: words("left at the"),
            opens: "long-exhale".to_owned(),
        })
    };
    let own_card = CardText {
        title: words("Card of the"),
        when: words("when the"),
        steps: vec![words("look for the")],
        why: words("because of the"),
    };
    let edited = CardText {
        title: words("Stop, my way, like a"),
        ..own_card.clone()
    };
    let reminder = Action::Reminder {
        change: ReminderAction::Add {
            kind: ReminderKind::Own,
            when: "every day 11:00".to_owned(),
            title: words("feed the"),
            zone: String::new(),
            quiet: String::new(),
        },
    };
    let boosters = Action::Reminder {
        change: ReminderAction::PlanBoosters {
            ended: "2026-09-01".to_owned(),
            months: String::new(),
            prepare: String::new(),
        },
    };
    do_all(
        &mut companion,
        [
            (1, line(PlanSection::OnMyOwn)),
            (2, line(PlanSection::WayOut)),
            (
                3,
                plan(PlanAction::AddPerson {
                    contact,
                    sections: vec![PlanSection::WhoICall, PlanSection::PeopleToAsk],
                }),
            ),
            (
                4,
                card(CardAction::Write {
                    text: own_card,
                    feelings: "angry".to_owned(),
                }),
            ),
            (
                5,
                card(CardAction::Edit {
                    id: "stop".to_owned(),
                    text: edited,
                }),
            ),
            (
                6,
                card(CardAction::WriteReason {
                    title: words("My"),
                    reason: words("to see the"),
                }),
            ),
            (
                7,
                card(CardAction::Tag {
                    id: "stop".to_owned(),
                    tag: words("tag"),
                    on: true,
                }),
            ),
            (8, reminder),
            (9, boosters),
            (
                10,
                trigger(TriggerAction::Write {
                    kind: TriggerKind::Place,
                    name: words("the bar of the"),
                    thoughts: words("nobody but the"),
                    usual_response: words("I go in with the"),
                }),
            ),
        ],
    );
    let found = companion.cards(CANARY, &moment(11)).groups;
    let own = found
        .into_iter()
        .flat_map(|group| group.cards)
        .find_map(|offer| match offer.action {
            Action::Go {
                place: Place::Card { id },
            } if id != "stop" => Some(id),
            _ => None,
        });
    let own = own.unwrap();
    let bar = companion.triggers(&moment(11)).triggers.remove(0).id;
    let if_then = trigger(TriggerAction::Plan {
        trigger: bar.clone(),
        situation: words("I meet the"),
        response: words("I walk on to the"),
        kind: ResponseKind::Card,
        opens: own.clone(),
    });
    let note = |tool: &str| Action::Diary {
        change: DiaryAction::NoteSkill {
            tool: tool.to_owned(),
            how: diary::SkillUse::Used,
        },
    };
    let urge = Action::Diary {
        change: DiaryAction::NoteUrge {
            urge: Some(6),
            acted: None,
            at: None,
        },
    };
    do_all(
        &mut companion,
        [
            (12, if_then),
            (
                13,
                card(CardAction::Rehearse {
                    id: own.clone(),
                    on: true,
                }),
            ),
            (14, note(&format!("card:{own}"))),
            (15, urge),
            (16, day("2026-09-24")),
            (17, day("2026-09-23")),
            // So that there is an earlier version, and a plan that was open a while ago.
            (18, line(PlanSection::Reasons)),
            (
                19,
                go(Place::Plan {
                    door: PlanDoor::MightHurt,
                }),
            ),
        ],
    );
    let map = companion.triggers(&moment(20));
    let (if_then, ahead) = (map.triggers[0].plans[0].id.clone(), map.days[0].id.clone());
    do_all(
        &mut companion,
        [(21, rehearsed(&if_then)), (22, rehearsed(&ahead))],
    );
    let asked = do_all(
        &mut companion,
        [
            (30, Action::StartRide),
            (31, Action::SayTrigger { id: bar }),
            (
                32,
                Action::Finish {
                    outcome: Some(Outcome::Rode),
                },
            ),
        ],
    );
    // Days later: a check-in was made, one stands open, and another ride names the trigger.
    let later = moment(LATER);
    let checked = companion.triggers(&later).check_ins.len();
    assert_eq!(checked, 2);
    let went = trigger(TriggerAction::CheckIn {
        id: ahead.clone(),
        went: Went::Harder,
        what_helped: words("leaving with the"),
    });
    companion.act(went, &later).unwrap();
    companion.look_back(&later);
    do_all(&mut companion, [(LATER + 1, day("2026-10-02"))]);
    let rows = |at| {
        companion
            .diary(at)
            .days
            .into_iter()
            .flat_map(|day| day.entries)
    };
    let mut places: Vec<_> = rows(&later)
        .filter_map(|line| match line.open.action {
            Action::Go { place } => Some(place),
            _ => None,
        })
        .collect();
    let days = companion.history(later.now, 9, &later).days.into_iter();
    places.extend(
        days.flat_map(|day| day.entries)
            .filter_map(|entry| match entry.open.action {
                Action::Go { place } => Some(place),
                _ => None,
            }),
    );
    let rules = companion.reminders(0, &later).rules.into_iter();
    places.extend(rules.map(|rule| Place::ReminderHistory { id: rule.id }));
    let rehearse = |plan: &str| Place::Rehearse {
        plan: plan.to_owned(),
        urge: 2,
    };
    let step = |step| Place::CardStep {
        id: own.clone(),
        step,
        before: Some(3),
    };
    let surroundings = crate::cards::Surroundings::Home;
    places.extend([
        asked,
        rehearse(&if_then),
        rehearse(&ahead),
        step(0),
        step(1),
        step(2),
        Place::Card { id: own.clone() },
        Place::Card {
            id: "stop".to_owned(),
        },
        Place::CardShelf {
            shelf: Shelf::Tagged { tag: words("tag") },
        },
        Place::Suggest {
            state: CardState::Angry,
            intensity: 3,
            minutes: 10,
            surroundings,
        },
        Place::Feel {
            state: Some(CardState::Angry),
            intensity: None,
            minutes: None,
            surroundings: None,
        },
        Place::Cards {
            typed: String::new(),
        },
        Place::Cards {
            typed: CANARY.to_owned(),
        },
        Place::Plan {
            door: PlanDoor::MightUse,
        },
        Place::Plan {
            door: PlanDoor::MightHurt,
        },
        Place::Lines {
            region: String::new(),
        },
        Place::Reminders { ahead: 0 },
        Place::Reminders { ahead: 1 },
        Place::RehearseCards { shown: false },
        Place::RehearseCards { shown: true },
        Place::Now,
        Place::Exercise,
        Place::Breathe,
        Place::Practise,
        Place::Practice {
            id: "breath-3".to_owned(),
        },
        Place::History,
        Place::HaveUsed,
        Place::AfterUsing,
        Place::FeelIll,
        Place::StaySafe,
        Place::MakesWorse,
        Place::LookAround,
        Place::Emergency,
        Place::PlanVersions,
        Place::AfterPlan,
        Place::Triggers,
        Place::Diary,
        Place::Packs,
        Place::Pack,
        Place::Hidden,
    ]);
    (folder, companion, places)
}

/// Four days after the first line was written.
const LATER: i64 = 4 * 86_400;

/// Places that show the canary while nothing is hidden: without them the test would prove nothing.
const TELLING: [&str; 16] = [
    "Rehearse",
    "PlanHelped",
    "Triggers",
    "PlanVersions",
    "AfterPlan",
    "Plan",
    "StaySafe",
    "HaveUsed",
    "AfterUsing",
    "Reminders",
    "ReminderHistory",
    "Cards",
    "Card",
    "CardStep",
    "DiaryEntry",
    "Exercise",
];

#[test]
fn hidden_no_screen_that_there_is_shows_a_word_that_the_person_wrote() {
    let (folder, mut companion, places) = written();
    let at = moment(LATER + 10);
    // The use of the plan is being told, and a ride is under way that names the trigger.
    let bar = companion.triggers(&at).triggers.remove(0).id;
    let told = companion.after_plan(&at).answers.remove(0).action;
    do_all(
        &mut companion,
        [
            (LATER + 6, told),
            (LATER + 7, Action::StartRide),
            (LATER + 8, Action::SayTrigger { id: bar }),
        ],
    );
    let mut telling = std::collections::BTreeSet::new();
    for place in &places {
        if shown(&companion, place, &at).contains(CANARY) {
            let name = format!("{place:?}");
            let end = name.find(' ').unwrap_or(name.len());
            telling.insert(name[..end].to_owned());
        }
    }
    for name in TELLING {
        assert!(telling.contains(name), "{name} shows nothing: {telling:?}");
    }
    for choice in [LockChoice::Behind, LockChoice::MarkedParts] {
        let change = PlanAction::ChooseLock { choice };
        do_all(
            &mut companion,
            [
                (LATER + 9, Action::Plan { change }),
                (LATER + 9, Action::HideNow),
            ],
        );
        let again = Companion::new(
            Store::open(folder.path(), &scratch::key()),
            vault_in(&folder),
            &at,
        );
        let without = Companion::new(Err(StoreError::Busy), vault_in(&folder), &at);
        for companion in [&companion, &again, &without] {
            for place in &places {
                let seen = shown(companion, place, &at);
                assert!(!seen.contains(CANARY), "{choice:?} {place:?}: {seen}");
                assert!(!seen.contains("7117"), "{choice:?} {place:?}: {seen}");
            }
        }
        companion.act(Action::Unlock, &at).unwrap();
    }
}
