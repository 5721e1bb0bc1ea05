//! Measures as one person meets them: answered item by item, left and gone on with, and the plan before any number.

use super::*;
use crate::content::content;
use crate::crisis::{PlanDoor, page::Act as CrisisAct};
use crate::measures::page::{Act, At};
use crate::store::Id;

fn form_of(instrument: &str) -> At {
    At::Form {
        instrument: instrument.to_owned(),
    }
}

fn history_of(instrument: &str) -> At {
    At::History {
        instrument: instrument.to_owned(),
        before: None,
    }
}

/// Answers to the items 1, 2, 3 …; none of an item that is left out.
fn given(values: &[Option<i32>]) -> Vec<Answer> {
    let numbered = (1..).zip(values);
    let said = numbered.filter_map(|(item, value): (i32, _)| {
        let chosen = Value::chosen((*value)?.to_string());
        Some(Answer::new(&item.to_string(), chosen))
    });
    said.collect()
}

fn answers(ebb: &mut Ebb, instrument: &str, values: &[i32], second: i64) -> Place {
    let act = Act::Answer {
        instrument: instrument.to_owned(),
    };
    let values: Vec<_> = values.iter().copied().map(Some).collect();
    ebb.says(&act, &given(&values), second)
}

/// Hands it in, and looks at what it came to.
fn finishes(ebb: &mut Ebb, instrument: &str, second: i64) -> (Id, Page) {
    let finish = Act::Finish {
        instrument: instrument.to_owned(),
    };
    let to = ebb.does(&finish, second);
    let page = ebb.look_at(&to, second);
    match at(&to) {
        At::Result { id } => (id, page),
        other => panic!("{other:?}"),
    }
}

/// True where the plan and the people who answer stand above everything else.
fn plan_stands_first(page: &Page) -> bool {
    match page.blocks.first() {
        Some(Block::Notice {
            kind: NoticeKind::Danger,
            offers,
            ..
        }) => {
            let door = PlanDoor::MightHurt;
            let plan = Target::go(&crisis::At::Plan { door });
            let lines = Target::go(&crisis::At::Lines { region: None });
            let targets: Vec<_> = offers.iter().map(|offer| &offer.target).collect();
            let safe = Target::go(&crisis::At::StaySafe { noted: false });
            targets == [&safe, &plan, &lines]
        }
        _ => false,
    }
}

fn has_number(page: &Page) -> bool {
    lines(page, LineRole::Lead)
        .iter()
        .any(|line| line.contains(" of "))
}

#[test]
fn an_answer_about_hurting_oneself_opens_the_plan_before_the_next_one_and_before_any_number() {
    let mut ebb = Ebb::new();
    let page = ebb.look(&form_of("phq-9"), 1);
    assert!(!plan_stands_first(&page));
    let quiet = answers(&mut ebb, "phq-9", &[0; 8], 2);
    assert!(!plan_stands_first(&ebb.look_at(&quiet, 3)));
    let act = Act::Answer {
        instrument: "phq-9".to_owned(),
    };
    let heavy = given(&[0, 0, 0, 0, 0, 0, 0, 0, 1].map(Some));
    let Ok(Reply::Went { to, message }) = ebb.tries(&act, &heavy, 4) else {
        panic!("it is kept")
    };
    // The top of a long form is out of sight: that the plan stands there is said, once.
    assert_eq!(message.unwrap().words, content("en").measures.signal);
    assert!(plan_stands_first(&ebb.look_at(&to, 5)));
    assert!(matches!(
        ebb.tries(&act, &heavy, 5),
        Ok(Reply::Went { message: None, .. })
    ));
    // Left there, it is believed for the day: a quiet line leads to the plan from the first page.
    assert!(ebb.signal_today(&moment(6)));
    let door = PlanDoor::MightHurt;
    assert!(goes(&ebb.now(6), &crisis::At::Plan { door }));
    let (_, page) = finishes(&mut ebb, "phq-9", 7);
    assert!(plan_stands_first(&page) && has_number(&page));
    // Nor is it called "none".
    assert_eq!(lines(&page, LineRole::Body), Vec::<&str>::new());
    let page = ebb.look(&history_of("phq-9"), 8);
    assert!(plan_stands_first(&page));
}

#[test]
fn with_no_plan_yet_the_lines_stand_there_and_a_plan_of_a_minute() {
    let mut ebb = Ebb::new();
    let values: Vec<_> = (1..=16).map(|item| (item == 16).then_some(3)).collect();
    let instrument = "pcl-5".to_owned();
    let to = ebb.says(&Act::Answer { instrument }, &given(&values), 2);
    let page = ebb.look_at(&to, 3);
    let words = &content("en").cards_words.signals;
    assert_eq!(told(&page)[0], words.no_plan);
    assert_eq!(offers(&page)[1].label, words.first_plan);
}

#[test]
fn a_number_of_twenty_and_more_puts_the_plan_first_and_nineteen_does_not() {
    for (last, danger) in [(1, false), (2, true)] {
        let mut ebb = Ebb::new();
        let to = answers(&mut ebb, "phq-9", &[3, 3, 3, 3, 3, 3, last, 0, 0], 2);
        assert_eq!(plan_stands_first(&ebb.look_at(&to, 3)), danger);
        let (_, page) = finishes(&mut ebb, "phq-9", 4);
        assert_eq!(plan_stands_first(&page), danger);
        assert_eq!(ebb.signal_today(&moment(5)), danger);
    }
}

#[test]
fn a_slip_of_the_finger_is_set_right_and_what_was_noted_is_taken_back_by_hand() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "phq-9", &[0, 0, 0, 0, 0, 0, 0, 0, 3], 2);
    let to = answers(&mut ebb, "phq-9", &[0; 9], 3);
    assert!(!plan_stands_first(&ebb.look_at(&to, 4)));
    // What was said is not unsaid by another answer.
    assert!(ebb.signal_today(&moment(5)));
    ebb.does(&CrisisAct::NotDanger, 6);
    assert!(!ebb.signal_today(&moment(7)));
}

#[test]
fn it_can_be_left_at_any_item_and_gone_on_with_for_a_day_after_a_kill() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "gad-7", &[1, 2], 2);
    let mut ebb = ebb.restarted(HOUR);
    let list = ebb.look(&At::All, HOUR);
    let waits = item(&list, "measure-gad-7").note.clone().unwrap();
    assert!(
        waits.contains("2 of 7") && waits.contains("Tomorrow 10:00"),
        "{waits}"
    );
    let page = ebb.look(&form_of("gad-7"), HOUR);
    let values = &form(&page).unwrap().fields;
    assert_eq!(values[1].value, Some(Value::chosen("2")));
    assert_eq!(values[2].value, None);
    answers(&mut ebb, "gad-7", &[1, 2, 3, 0, 0, 0, 1], HOUR + 1);
    let (_, page) = finishes(&mut ebb, "gad-7", HOUR + 2);
    assert_eq!(lines(&page, LineRole::Lead), ["7 of 21."]);
    // After a day it is what it was.
    answers(&mut ebb, "gad-7", &[3], DAY);
    let page = ebb.look(&form_of("gad-7"), 2 * DAY);
    assert_eq!(form(&page).unwrap().fields[0].value, None);
    let page = ebb.look(&history_of("gad-7"), 2 * DAY);
    let notes: Vec<_> = items(&page)
        .iter()
        .filter_map(|item| item.note.as_deref())
        .collect();
    assert_eq!(notes, ["not all answered", "7 of 21."]);
}

#[test]
fn a_missing_answer_gives_no_number_no_range_and_no_point() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "gad-7", &[3, 3, 3, 3, 3, 3], 2);
    let page = ebb.look(&form_of("gad-7"), 3);
    let finish = Act::Finish {
        instrument: "gad-7".to_owned(),
    };
    let offered = offers(&page)
        .into_iter()
        .find(|offer| offer.target == Target::act(&finish));
    let said = "1 question has no answer, so there is no number.";
    assert_eq!(offered.unwrap().detail.as_deref(), Some(said));
    let (id, page) = finishes(&mut ebb, "gad-7", 4);
    assert_eq!(lines(&page, LineRole::Lead), [said]);
    assert_eq!(lines(&page, LineRole::Body), Vec::<&str>::new());
    assert_eq!(item(&page, "item-7").note.as_deref(), Some("no answer"));
    let has_curve = |page: &Page| {
        page.blocks
            .iter()
            .any(|block| matches!(block, Block::Graph { .. }))
    };
    assert!(!has_curve(&ebb.look(&history_of("gad-7"), 5)));
    // Set right, it counts.
    ebb.says(&Act::Correct { id }, &given(&[Some(3); 7]), 6);
    let page = ebb.look(&At::Result { id }, 7);
    assert_eq!(lines(&page, LineRole::Lead), ["21 of 21."]);
    assert!(lines(&page, LineRole::Body)[0].contains("“severe”"));
    assert!(has_curve(&ebb.look(&history_of("gad-7"), 8)));
}

#[test]
fn every_cut_off_that_is_reached_is_shown_and_nobody_is_asked_for_their_sex() {
    let all = ["3 or more", "4 or more", "5 or more"];
    for (values, reached) in [
        ([1, 0, 0], 0),
        ([2, 1, 0], 1),
        ([2, 1, 1], 2),
        ([4, 4, 4], 3),
    ] {
        let mut ebb = Ebb::new();
        answers(&mut ebb, "audit-c", &values, 2);
        let page = ebb.look(&form_of("audit-c"), 3);
        assert_eq!(form(&page).unwrap().fields.len(), 3);
        let (_, page) = finishes(&mut ebb, "audit-c", 4);
        let said = lines(&page, LineRole::Body).join("\n");
        for (at, from) in all.iter().enumerate() {
            assert_eq!(said.contains(from), at < reached, "{said}");
        }
        // Whoever drinks much is not to stop alone.
        assert_eq!(
            said.contains("don't stop all at once"),
            reached == 3,
            "{said}"
        );
    }
}

#[test]
fn somebody_under_18_is_told_no_range_that_was_found_with_adults() {
    let mut ebb = Ebb::new();
    ebb.does(&CrisisAct::Under18 { on: true }, 1);
    for (instrument, values) in [("gad-7", vec![2; 7]), ("audit-c", vec![2; 3])] {
        answers(&mut ebb, instrument, &values, 2);
        let (_, page) = finishes(&mut ebb, instrument, 3);
        let words = &content("en").measures.adults_only;
        let said = lines(&page, LineRole::Body);
        assert_eq!(said[0], words);
        // What is to be minded holds for everybody.
        let minded = usize::from(instrument == "audit-c");
        assert_eq!(said.len(), 1 + minded, "{said:?}");
        assert!(has_number(&page));
    }
}

#[test]
fn a_checklist_of_trauma_gives_a_number_and_says_nothing_of_it() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "pcl-5", &[2; 20], 2);
    let (_, page) = finishes(&mut ebb, "pcl-5", 3);
    assert_eq!(lines(&page, LineRole::Lead), ["40 of 80."]);
    assert_eq!(lines(&page, LineRole::Body), Vec::<&str>::new());
    assert_eq!(
        lines(&page, LineRole::Small),
        [&content("en").measures.not_a_diagnosis]
    );
}

#[test]
fn what_it_was_before_is_said_as_a_number_and_the_curve_in_a_sentence() {
    let mut ebb = Ebb::new();
    for (week, value) in [(0, 3), (1, 1), (2, 2)] {
        answers(&mut ebb, "gad-7", &[value; 7], week * 7 * DAY);
        finishes(&mut ebb, "gad-7", week * 7 * DAY + 1);
    }
    let after = 14 * DAY + 2;
    let page = ebb.look(&history_of("gad-7"), after);
    let curve = page.blocks.iter().find_map(|block| match block {
        Block::Graph { graph } => Some(graph),
        _ => None,
    });
    let curve = curve.unwrap();
    let points: Vec<_> = curve.series[0]
        .points
        .iter()
        .map(|one| (one.across, one.up))
        .collect();
    assert_eq!(points, [(0.0, 21.0), (7.0, 7.0), (14.0, 14.0)]);
    assert_eq!(
        curve.sentence,
        "3 numbers. The first was 21 (Tuesday 22 September), the last 14 (Today); the lowest 7, the highest 21."
    );
    let newest = items(&page)[0].open.clone().unwrap();
    let place = ebb.touches(&newest, after);
    let page = ebb.look_at(&place, after);
    let before = "Before: 7 (Tuesday 29 September), so 7 more now.";
    assert_eq!(lines(&page, LineRole::Body)[1], before);
}

#[test]
fn a_number_of_ones_own_is_rated_at_one_touch() {
    let mut ebb = Ebb::new();
    let said = [Answer::new("name", Value::words("Sleep"))];
    let to = ebb.says(&Act::KeepTracker, &said, 1);
    let page = ebb.look_at(&to, 2);
    assert_eq!(
        (page.title.as_str(), form(&page).unwrap().fields.len()),
        ("Sleep", 1)
    );
    let said = [Answer::new("value", Value::number(7))];
    let action = match &form(&page).unwrap().submit.target {
        Target::Act { action } => action.clone(),
        Target::Go { .. } => panic!("it keeps"),
    };
    let reply = ebb
        .companion
        .carry_out(&action, &said, &moment(3), &Work::new());
    let Ok(Reply::Went { to, .. }) = reply else {
        panic!("{reply:?}")
    };
    let page = ebb.look_at(&to, 4);
    assert_eq!(lines(&page, LineRole::Lead), ["7 of 10."]);
}

#[test]
fn what_was_deleted_comes_back_by_its_way_back() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "gad-7", &[1; 7], 1);
    let (id, before) = finishes(&mut ebb, "gad-7", 2);
    ebb.does(&Act::Delete { id }, 3);
    let gone = ebb.look(&At::Result { id }, 4);
    assert_eq!(gone.place, Place::to(&At::All));
    ebb.does(&Act::Restore { id }, 5);
    assert_eq!(body(&ebb.look(&At::Result { id }, 6)), body(&before));
}

#[test]
fn nothing_of_it_shows_ahead_of_the_lock_and_nothing_is_offered_after_using() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "phq-9", &[2, 3], 1);
    let practise = |ebb: &mut Ebb| {
        let page = ebb.look(&session::At::Practise, 9);
        goes(&page, &At::All)
    };
    assert!(practise(&mut ebb));
    ebb.hides(3);
    assert!(!practise(&mut ebb));
    for at in [At::All, form_of("phq-9"), history_of("phq-9")] {
        let page = ebb.look(&at, 4);
        assert_eq!(page.blocks.len(), 1, "{at:?}");
        assert!(!body(&page).contains("PHQ"), "{at:?}");
    }
    let refused = ebb.tries(
        &Act::Answer {
            instrument: "phq-9".to_owned(),
        },
        &given(&[Some(1)]),
        5,
    );
    assert!(refused.is_err());
    ebb.shows_again(6);
    assert!(practise(&mut ebb));
    ebb.has_used(7);
    assert!(!practise(&mut ebb));
}

#[test]
fn a_reminder_of_a_check_in_opens_what_it_is_about_and_holds_its_tongue_after_using() {
    use crate::reminders::page as reminders;
    let mut ebb = Ebb::new();
    let said = [
        Answer::new("kind", Value::chosen("check_in")),
        Answer::new("measure", Value::chosen("phq-9")),
        Answer::new(
            "when",
            Value::group(vec![
                Answer::new("repeats", Value::chosen("daily")),
                Answer::new(
                    "times",
                    Value::group(vec![Answer::new(
                        "time",
                        Value::Time {
                            time: "11:00".parse().unwrap(),
                        },
                    )]),
                ),
            ]),
        ),
    ];
    let page = ebb.fill(&reminders::At::NewRule, &said[..1], 1);
    let asked = &form(&page).unwrap().fields[1];
    assert_eq!((asked.id.as_str(), asked.needed), ("measure", false));
    ebb.says(&reminders::Act::Keep, &said, 2);
    let due = |ebb: &mut Ebb, second| {
        let page = ebb.now(second);
        let found = items(&page)
            .into_iter()
            .find(|item| item.id.starts_with("coming-"));
        found.map(|item| item.open.clone().unwrap())
    };
    let phq = Target::go(&form_of("phq-9"));
    assert_eq!(due(&mut ebb, HOUR + 1), Some(phq));
    ebb.has_used(HOUR + 2);
    assert_eq!(due(&mut ebb, HOUR + 3), None);
}

#[test]
fn one_question_at_a_time_each_answer_stays_and_the_plan_comes_before_the_next() {
    let mut ebb = Ebb::new();
    answers(&mut ebb, "phq-9", &[0, 1], 1);
    let page = ebb.look(&form_of("phq-9"), 2);
    let one = |item: &str| At::One {
        instrument: "phq-9".to_owned(),
        item: item.to_owned(),
    };
    assert!(goes(&page, &one("3")), "the first that has no answer");
    let mut place = Place::to(&one("3"));
    for (second, item) in (3..).zip(3..=9) {
        let page = ebb.look_at(&place, second);
        let form = form(&page).unwrap();
        assert_eq!(
            (form.fields.len(), form.fields[0].id.as_str()),
            (1, &*item.to_string())
        );
        assert!(!plan_stands_first(&page));
        let Target::Act { action } = form.submit.target.clone() else {
            panic!("it keeps")
        };
        let value = i32::from(item == 9);
        let said = [Answer::new(
            &item.to_string(),
            Value::chosen(value.to_string()),
        )];
        match ebb
            .companion
            .carry_out(&action, &said, &moment(second), &Work::new())
        {
            Ok(Reply::Went { to, .. }) => place = to,
            other => panic!("{other:?}"),
        }
    }
    let page = ebb.look_at(&place, 20);
    assert!(plan_stands_first(&page));
    assert_eq!(form(&page).unwrap().fields[0].id, "10");
    // Left out, it leads back to the whole form, with all that was said.
    let skip = form(&page).unwrap().skip.clone().unwrap();
    assert_eq!(skip.target, Target::go(&form_of("phq-9")));
    let page = ebb.look(&form_of("phq-9"), 21);
    let values = form(&page)
        .unwrap()
        .fields
        .iter()
        .filter(|field| field.value.is_some());
    assert_eq!(values.count(), 9);
    let (_, page) = finishes(&mut ebb, "phq-9", 22);
    assert_eq!(lines(&page, LineRole::Lead), ["2 of 27."]);
}
