//! An id that names nothing is refused wherever one is given, and changes nothing.

use super::*;
use crate::cards::CardText;
use crate::cards::diary::{Acted, Helped, SkillUse, WhyNot};
use crate::cards::rehearsal::Grade;
use crate::crisis::{PlanEdit, PlanSection};
use crate::session::Outcome;
use crate::store::LONGEST_TEXT;

fn card(change: CardAction) -> Action {
    Action::Card { change }
}

fn diary(change: DiaryAction) -> Action {
    Action::Diary { change }
}

fn trigger(change: TriggerAction) -> Action {
    Action::Trigger { change }
}

fn reminder(change: ReminderAction) -> Action {
    Action::Reminder { change }
}

fn plan(change: PlanAction) -> Action {
    Action::Plan { change }
}

/// Everything that takes an id.
fn with_id(id: &str) -> Vec<Action> {
    let id = || id.to_owned();
    let tool = || format!("card:{}", id());
    let text = || CardText {
        title: "T".to_owned(),
        when: String::new(),
        steps: vec!["a".to_owned()],
        why: String::new(),
    };
    let on = true;
    let mut actions = vec![
        Action::StartBreathing {
            pattern: id(),
            minutes: 3,
            from_rate: None,
        },
        Action::StartPractice { id: id() },
        Action::NotUsed { id: id() },
        Action::CorrectRating {
            id: id(),
            seq: 1,
            value: 3,
        },
        Action::CorrectOutcome {
            id: id(),
            outcome: Some(Outcome::Rode),
        },
        Action::Delete { id: id() },
        card(CardAction::Tag {
            id: id(),
            tag: "work".to_owned(),
            on,
        }),
        card(CardAction::Used {
            id: id(),
            before: None,
            after: None,
        }),
        card(CardAction::Edit {
            id: id(),
            text: text(),
        }),
        card(CardAction::Restore { id: id() }),
        card(CardAction::Delete { id: id() }),
        card(CardAction::Grade {
            id: id(),
            grade: Grade::Knew,
        }),
        card(CardAction::TakeBackGrade { id: id() }),
        card(CardAction::Signal { id: id() }),
        card(CardAction::Tick {
            id: "cold".to_owned(),
            caution: id(),
            on,
        }),
        diary(DiaryAction::NoteSkill {
            tool: tool(),
            how: SkillUse::Used,
        }),
        diary(DiaryAction::NoteSkill {
            tool: id(),
            how: SkillUse::Used,
        }),
        diary(DiaryAction::NoteSkill {
            tool: format!("breathing:{}", id()),
            how: SkillUse::Used,
        }),
        diary(DiaryAction::NoteSkill {
            tool: format!("practice:{}", id()),
            how: SkillUse::Used,
        }),
        diary(DiaryAction::SayHow {
            id: id(),
            how: SkillUse::Used,
        }),
        diary(DiaryAction::SayHelped {
            id: id(),
            helped: Helped::ALot,
        }),
        diary(DiaryAction::SayWhyNot {
            id: id(),
            why_not: WhyNot::Forgot,
        }),
        diary(DiaryAction::RateSkill {
            id: id(),
            before: true,
            value: 3,
        }),
        diary(DiaryAction::DeleteSkill { id: id() }),
        diary(DiaryAction::SayWhen {
            id: id(),
            at: moment(0).now,
        }),
        diary(DiaryAction::RateUrge { id: id(), urge: 3 }),
        diary(DiaryAction::SayActed {
            id: id(),
            acted: Acted::No,
        }),
        diary(DiaryAction::DeleteUrge { id: id() }),
        trigger(TriggerAction::Remove { id: id() }),
        trigger(TriggerAction::RemovePlan { id: id() }),
        trigger(TriggerAction::RemoveDay { id: id() }),
        reminder(ReminderAction::Remove { id: id() }),
        reminder(ReminderAction::RemoveBoosters { id: id() }),
        reminder(ReminderAction::Done { occurrence: id() }),
        reminder(ReminderAction::Skip { occurrence: id() }),
        reminder(ReminderAction::TakeBack { occurrence: id() }),
        plan(PlanAction::Edit {
            edit: PlanEdit::RemoveEntry { id: id() },
        }),
        plan(PlanAction::Edit {
            edit: PlanEdit::Mark {
                id: id(),
                ahead: true,
            },
        }),
        plan(PlanAction::ChooseRegion { code: id() }),
        plan(PlanAction::Tell {
            used: true,
            helped: vec![id()],
        }),
        plan(PlanAction::Write {
            section: PlanSection::Reasons,
            text: "x".to_owned(),
            directions: String::new(),
            opens: id(),
        }),
        Action::Pack {
            change: PackAction::TakeBack {
                pack: id(),
                theirs_too: false,
            },
        },
    ];
    for on in [true, false] {
        actions.extend([
            card(CardAction::Favourite { id: id(), on }),
            card(CardAction::Hide { id: id(), on }),
            card(CardAction::MakesWorse { id: id(), on }),
            card(CardAction::Rehearse { id: id(), on }),
            card(CardAction::Tick {
                id: id(),
                caution: "cold".to_owned(),
                on,
            }),
        ]);
    }
    actions
}

#[test]
fn an_id_that_names_nothing_is_refused_wherever_one_is_given() {
    let nobodys = crate::store::Id::new(moment(0).now).unwrap().to_string();
    for id in ["no-such", &nobodys] {
        for action in with_id(id) {
            let (_folder, mut companion) = with_store();
            let before = everything(&companion);
            let said = companion.act(action.clone(), &moment(1));
            assert!(said.is_err(), "{action:?} led to {said:?}");
            assert_eq!(everything(&companion), before, "{action:?}");
        }
    }
}

fn everything(companion: &Companion) -> String {
    let at = moment(2);
    [
        text(&companion.now(&at)),
        text(&companion.diary(&at)),
        text(&companion.triggers(&at)),
        format!("{:?}", companion.vault.open().kept),
        format!("{:?}", companion.vault.holds()),
    ]
    .concat()
}

#[test]
fn a_trigger_that_nobody_knows_is_not_noted_in_a_ride() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(1, Action::StartRide)]);
    let known = content("en").ride.triggers[0].id.clone();
    let nobodys = crate::store::Id::new(moment(0).now).unwrap().to_string();
    for id in ["no-such".to_owned(), nobodys] {
        let said = companion.act(Action::SayTrigger { id }, &moment(2));
        assert!(said.is_err(), "{said:?}");
    }
    companion
        .act(Action::SayTrigger { id: known }, &moment(3))
        .unwrap();
}

#[test]
fn the_way_out_of_a_card_of_ones_own_is_open_while_the_store_is_not() {
    let (_folder, mut companion) = with_store();
    let write = CardAction::Write {
        text: CardText {
            title: "Tea".to_owned(),
            when: String::new(),
            steps: vec!["Put the kettle on.".to_owned()],
            why: String::new(),
        },
        feelings: String::new(),
    };
    let Place::Card { id } = do_all(&mut companion, [(1, card(write))]) else {
        panic!("no card");
    };
    companion.store = Err(StoreError::Closed);
    let worse = card(CardAction::MakesWorse { id, on: true });
    assert_eq!(companion.act(worse, &moment(2)), Ok(Place::MakesWorse));
}

#[test]
fn every_text_of_the_plan_holds_what_the_field_says_and_no_more() {
    let most = LONGEST_TEXT as usize;
    // Characters, not bytes.
    let text = |length: usize| "ä".repeat(length);
    let contact = |name: String, relation: String, reach: String| PlanAction::AddPerson {
        contact: crate::crisis::Contact {
            id: String::new(),
            name,
            relation,
            numbers: Vec::new(),
            reach,
            at_night: false,
            ahead: false,
        },
        sections: vec![PlanSection::PeopleToAsk],
    };
    let line = |text: String, directions: String| PlanAction::Write {
        section: PlanSection::Surroundings,
        text,
        directions,
        opens: String::new(),
    };
    let name = || "Sam".to_owned();
    let none = String::new;
    let ways: [&dyn Fn(String) -> PlanAction; 5] = [
        &|long| line(long, none()),
        &|long| line("the café".to_owned(), long),
        &|long| contact(long, none(), none()),
        &|long| contact(name(), long, none()),
        &|long| contact(name(), none(), long),
    ];
    for (way, action) in ways.iter().enumerate() {
        let (_folder, mut companion) = with_store();
        let said = companion.act(plan(action(text(most + 1))), &moment(1));
        assert!(said.is_err(), "{way}");
        assert!(companion.vault.open().kept.plan.is_empty(), "{way}");
        companion.act(plan(action(text(most))), &moment(2)).unwrap();
    }
}
