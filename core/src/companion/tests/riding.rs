//! A ride from its first touch to its last question, and what else runs.

use std::collections::HashSet;

use super::*;
use crate::content::content;
use crate::session::{Form, Outcome, Question, RunState};

/// The question that stands open while something runs, as the act that leaves it out.
fn open(page: &Page) -> Option<session::Act> {
    match found_like(page, "session/skip")? {
        Target::Act { action } => Token::read(&action.token),
        Target::Go { .. } => None,
    }
}

fn skipped(question: Question) -> Option<session::Act> {
    Some(session::Act::Skip { question })
}

#[test]
fn one_touch_starts_a_ride_and_a_breath_is_there_at_once() {
    let mut ebb = Ebb::new();
    let page = ebb.now(0);
    let first = offers(&page)[0].target.clone();
    let live = ebb.touches(&first, 0);
    assert_eq!(live, Place::to(&session::At::Live));
    let frame = ebb.frame(now(0)).unwrap();
    assert_eq!(
        (frame.state, frame.phase_left_ms),
        (RunState::Running, 4_000)
    );
    assert!(exercise(&ebb.live(0)).words.is_some());
}

#[test]
fn chips_come_one_at_a_time_and_each_can_be_skipped() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    let mut asked = Vec::new();
    while let Some(skip) = open(&ebb.live(5)) {
        ebb.does(&skip, 5);
        asked.push(skip);
    }
    use Question::*;
    // Body or room is asked once, before the first ride looks for it in the body.
    let questions = [
        HowStrong,
        BodyOrRoom,
        WhatFor,
        WithinReach,
        Trigger,
        HowLong,
    ];
    let skips = questions.map(|question| session::Act::Skip { question });
    assert_eq!(asked, skips);
    ebb.finishes(None, 6);
    ebb.rides(7);
    ebb.rates(5, 8);
    assert_eq!(open(&ebb.live(9)), skipped(WhatFor));
}

#[test]
fn cautions_fold_to_one_line_after_the_first_time_and_are_a_touch_away() {
    let said = |page: &Page| -> Vec<String> {
        let lines = lines(page, LineRole::Caution);
        lines.into_iter().map(str::to_owned).collect()
    };
    let known = content("en");
    let all = &known.ride.cautions;
    let short = |id: &String| known.cautions.cautions[id].short.clone();
    let all_short: Vec<_> = all.iter().map(short).collect();
    let mut ebb = Ebb::new();
    ebb.rides(0);
    assert_eq!(said(&ebb.live(1)), all_short);
    assert!(!goes(&ebb.live(1), &session::At::Mind));
    ebb.finishes(None, 60);
    ebb.rides(7_000);
    assert_eq!(said(&ebb.live(7_001)), [short(&"after_using".to_owned())]);
    assert!(goes(&ebb.live(7_001), &session::At::Mind));
    let mind = ebb.look(&session::At::Mind, 7_002);
    for id in all {
        assert!(
            said(&mind).contains(&known.cautions.cautions[id].text),
            "{id}"
        );
    }
    assert_eq!(mind.up, Some(Place::to(&session::At::Live)));
    ebb.finishes(None, 7_060);
    // Another exercise has cautions of its own; after a use all are said again.
    let breath = || session::Act::Breathe {
        pattern: "box".to_owned(),
        minutes: 3,
        from_rate: None,
    };
    ebb.does(&breath(), 9_000);
    assert!(said(&ebb.live(9_001)).len() > 1);
    ebb.finishes(None, 9_060);
    ebb.does(&crisis::Act::Used, 9_100);
    ebb.rides(9_200);
    assert!(said(&ebb.live(9_201)).len() > 1);
    assert!(!goes(&ebb.live(9_201), &session::At::Mind));
}

#[test]
fn the_room_that_is_chosen_in_the_first_ride_leads_it_before_the_body_is_looked_at_and_all_that_come()
 {
    for (on, form) in [(true, Form::Outward), (false, Form::Inward)] {
        for hidden in [false, true] {
            let mut ebb = Ebb::new();
            if hidden {
                ebb.hides(0);
            }
            ebb.rides(0);
            ebb.rates(7, 1);
            let page = ebb.live(2);
            assert_eq!(open(&page), skipped(Question::BodyOrRoom));
            let answer = session::Act::Outward { on };
            assert!(acts(&page, &answer));
            ebb.does(&answer, 3);
            assert_eq!(ebb.running().unwrap().live.form(), form);
            assert_eq!(open(&ebb.live(4)), skipped(Question::WhatFor));
            ebb.finishes(None, 5);
            ebb.rides(6);
            assert_eq!(ebb.running().unwrap().live.form(), form);
            assert_eq!(ebb.lung(7) > 0.0, !on);
        }
    }
}

#[test]
fn an_urge_is_rated_again_after_five_minutes_and_not_before() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.rates(7, 1);
    ebb.does(&session::Act::CarryOn, 150);
    assert_eq!(open(&ebb.live(300)), None);
    assert_eq!(open(&ebb.live(302)), skipped(Question::HowStrong));
}

#[test]
fn after_three_minutes_it_is_carry_on_enough_or_something_else() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.rates(7, 1);
    let page = ebb.live(181);
    assert_eq!(
        asked(&page),
        Some(content("en").words.questions.carry_on.as_str())
    );
    let answers = page.blocks.iter().find_map(|block| match block {
        Block::Offers {
            lead: Some(_),
            offers,
        } => Some(offers),
        _ => None,
    });
    let answers = answers.unwrap();
    assert_eq!(answers[0].target, Target::act(&session::Act::CarryOn));
    assert_eq!(answers[1].target, Target::act(&session::Act::Enough));
    let Target::Act { action } = &answers[2].target else {
        panic!("a breath is taken up at a touch");
    };
    assert!(action.token.starts_with("session/take-up/"));
    // Each of them has one key on the page.
    let keys: Vec<_> = offers(&page)
        .iter()
        .filter_map(|offer| offer.key.clone())
        .collect();
    let distinct: HashSet<_> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len(), "{keys:?}");
}

#[test]
fn a_ride_ends_with_a_rating_and_with_what_happened_and_is_in_the_history() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.rates(7, 1);
    ebb.does(&session::Act::Enough, 60);
    assert_eq!(open(&ebb.live(60)), skipped(Question::HowStrong));
    ebb.rates(3, 60);
    let page = ebb.live(60);
    let rode = session::Act::Finish {
        outcome: Some(Outcome::Rode),
    };
    assert_eq!(
        asked(&page),
        Some(content("en").words.questions.outcome.as_str())
    );
    assert!(acts(&page, &rode));
    assert_eq!(ebb.does(&rode, 61), Place::to(&own::At::Now));
    let history = ebb.history(100);
    let shown = body(&history);
    assert!(shown.contains("Today"), "{shown}");
    assert!(shown.contains("1 minute · 7 → 3 · I rode it"), "{shown}");
}

#[test]
fn hidden_nothing_of_the_history_is_set_right_or_deleted_and_no_pace_is_kept() {
    let mut ebb = Ebb::new();
    ebb.rides(0);
    ebb.rates(7, 1);
    ebb.finishes(Some(Outcome::Rode), 40);
    let Some(Target::Go { place }) = found_like(&ebb.history(50), "progress/entry/") else {
        panic!("an entry opens");
    };
    let progress::At::Entry { id } = at(&place) else {
        panic!("{place:?}");
    };
    let entry = ebb.look_at(&place, 50);
    let before = body(&entry);
    let rating = form(&entry).unwrap().fields[0].id.clone();
    ebb.does(&session::Act::FindPace, 55);
    ebb.hides(60);
    for said in [
        Answer::new(&rating, Value::number(2)),
        Answer::new("outcome", Value::chosen("used")),
    ] {
        let correct = ebb.tries(&progress::Act::Correct { id }, &[said], 70);
        assert!(correct.is_err(), "{correct:?}");
    }
    assert!(ebb.tries(&progress::Act::Delete { id }, &[], 71).is_err());
    // The pace that felt easiest is the person's own.
    let question = Question::HowStrong;
    ebb.does(&session::Act::Skip { question }, 699);
    assert!(!offers_like(&ebb.live(700), "session/keep-pace"));
    let keep = ebb.tries(&session::Act::KeepPace { rate: 5.5 }, &[], 701);
    assert!(keep.is_err(), "{keep:?}");
    ebb.shows_again(702);
    ebb.finishes(None, 703);
    assert_eq!(ebb.store().unwrap().setting(session::MY_PACE), Ok(None));
    let entry = body(&ebb.look_at(&place, 710));
    assert_eq!(entry, before);
}

#[test]
fn what_makes_no_sense_is_refused_in_words_and_changes_nothing() {
    let mut ebb = Ebb::new();
    let acts = [
        session::Act::Rate,
        session::Act::Resume,
        session::Act::CarryOn,
        session::Act::Enough,
        session::Act::PutDown,
        session::Act::Finish { outcome: None },
        session::Act::Breathe {
            pattern: "zigzag".to_owned(),
            minutes: 3,
            from_rate: None,
        },
        session::Act::Breathe {
            pattern: "long-exhale".to_owned(),
            minutes: 0,
            from_rate: None,
        },
        session::Act::Practice {
            id: "no-such".to_owned(),
        },
    ];
    for act in acts {
        let said = [Answer::new("strength", Value::number(3))];
        let refused = ebb.tries(&act, &said, 0).unwrap_err();
        assert!(!refused.words.is_empty(), "{act:?}");
    }
    // An answer that is none is refused at its field.
    ebb.rides(1);
    for said in [vec![], vec![Answer::new("strength", Value::number(11))]] {
        let refused = ebb.tries(&session::Act::Rate, &said, 2);
        assert!(matches!(refused, Ok(Reply::Refused { .. })), "{refused:?}");
    }
    assert_eq!(ebb.running().unwrap().live.ratings().count(), 0);
}

#[test]
fn a_pace_is_kept_where_its_search_is_over_and_among_those_that_were_tried() {
    let mut ebb = Ebb::new();
    let keep = |rate| session::Act::KeepPace { rate };
    assert!(ebb.tries(&keep(5.5), &[], 0).is_err(), "nothing runs");
    ebb.rides(1);
    assert!(ebb.tries(&keep(5.5), &[], 2).is_err());
    assert!(ebb.riding(), "a ride goes on");
    ebb.finishes(None, 3);
    ebb.does(&session::Act::FindPace, 4);
    assert!(ebb.tries(&keep(5.5), &[], 60).is_err(), "it is not over");
    for odd in [0.0, -5.5, 99.0, f64::NAN, f64::INFINITY] {
        assert!(ebb.tries(&keep(odd), &[], 704).is_err(), "{odd}");
    }
    assert_eq!(ebb.store().unwrap().setting(session::MY_PACE), Ok(None));
    ebb.does(&keep(5.5), 705);
}

#[test]
fn no_words_return_within_a_ride_nor_in_the_next_one_of_the_week() {
    let ride = |ebb: &mut Ebb, from: i64| {
        ebb.rides(from);
        ebb.does(&session::Act::CarryOn, from + 180);
        ebb.does(&session::Act::CarryOn, from + 480);
        let drawn = ebb.running().unwrap().live.drawn();
        ebb.finishes(None, from + 490);
        drawn
    };
    let mut ebb = Ebb::new();
    let mut drawn = ride(&mut ebb, 0);
    // Another process, the day after.
    let mut ebb = ebb.restarted(DAY);
    drawn.extend(ride(&mut ebb, DAY));
    let distinct: HashSet<_> = drawn.iter().collect();
    assert_eq!((drawn.len(), distinct.len()), (64, 64));
    // What was said eight days ago may be said again.
    let after = ride(&mut ebb, 9 * DAY);
    assert_eq!(after, drawn[..32]);
}

#[test]
fn patterns_with_holds_come_last_and_are_never_the_one_suggested() {
    let mut ebb = Ebb::new();
    let page = ebb.look(&session::At::Breathe, 0);
    let patterns: Vec<_> = items(&page)
        .into_iter()
        .filter(|item| item.id != "finder")
        .collect();
    let holds: Vec<bool> = patterns
        .iter()
        .map(|item| content("en").pattern(&item.id).unwrap().cycle().holds())
        .collect();
    assert_eq!(holds, [false, false, false, true, true]);
    for (pattern, holds) in patterns.iter().zip(&holds) {
        // One that is held is looked at, with what to mind, before it starts.
        let starts = matches!(pattern.open, Some(Target::Act { .. }));
        assert_eq!(starts, !holds, "{}", pattern.id);
        let id = pattern.id.clone();
        let one = ebb.look(&session::At::Pattern { id }, 0);
        assert!(!lines(&one, LineRole::Caution).is_empty());
    }
    ebb.rides(0);
    assert!(!body(&ebb.live(1)).contains("box"));
}

#[test]
fn the_pace_that_felt_easiest_comes_first_from_then_on() {
    let mut ebb = Ebb::new();
    ebb.does(&session::Act::FindPace, 0);
    // How strong it is comes first, and its numbers have their keys for themselves.
    assert!(!offers_like(&ebb.live(700), "session/keep-pace"));
    let question = Question::HowStrong;
    while open(&ebb.live(700)).is_some() {
        ebb.does(&session::Act::Skip { question }, 700);
    }
    let keep = session::Act::KeepPace { rate: 5.5 };
    assert!(acts(&ebb.live(700), &keep));
    ebb.does(&keep, 700);
    let page = ebb.look(&session::At::Breathe, 701);
    let first = items(&page)[0];
    assert_eq!(first.id, session::MY_PACE);
    assert!(
        first
            .note
            .as_deref()
            .unwrap()
            .contains("5.5 breaths a minute")
    );
    let start = first.open.clone().unwrap();
    assert_eq!(ebb.touches(&start, 702), Place::to(&session::At::Live));
}

/// The line that a ride says of the person's own; none while it says none.
fn own_line(ebb: &mut Ebb, second: i64) -> Option<String> {
    let lines = ebb
        .live(second)
        .blocks
        .into_iter()
        .filter_map(|block| match block {
            Block::Lines { lines, .. } => Some(lines),
            _ => None,
        });
    let of_own =
        |line: &String| line.starts_with("Another time") || line.starts_with("You wrote down why");
    lines.flatten().find(of_own)
}

#[test]
fn a_ride_says_how_another_went_that_began_alike_and_why_the_person_rides() {
    let mut ebb = Ebb::new();
    let minute = |minute: i64| minute * 60;
    ebb.rides(0);
    ebb.rates(7, 10);
    ebb.rates(3, 10 + minute(9));
    ebb.finishes(None, minute(10));
    let day = 86_400;
    ebb.rides(day);
    ebb.rates(7, day + 10);
    // Not before its time, and not for long.
    assert_eq!(own_line(&mut ebb, day + minute(3) - 1), None);
    let another = "Another time, 7 was 3 after 9 minutes.";
    for second in [minute(3), minute(5) - 1] {
        assert_eq!(own_line(&mut ebb, day + second).as_deref(), Some(another));
    }
    assert_eq!(own_line(&mut ebb, day + minute(5)), None);
    for reason in ["my dog", "my sister"] {
        let section = crate::crisis::PlanSection::Reasons;
        let said = [Answer::new("text", Value::words(reason))];
        ebb.says(&crisis::Act::NewLine { section }, &said, day + minute(7));
    }
    let mut reason = |second| own_line(&mut ebb, day + second).unwrap();
    assert!(reason(minute(8)).contains("my dog"));
    assert!(reason(minute(18)).contains("my sister"));
    // Ahead of the lock nothing of it shows.
    ebb.hides(day + minute(19));
    assert_eq!(own_line(&mut ebb, day + minute(19)), None);
}

#[test]
fn a_ride_that_did_not_come_down_or_began_otherwise_is_no_comfort_and_not_spoken_of() {
    let mut ebb = Ebb::new();
    for (start, first, last) in [(0, 6, 2), (2_000, 7, 9)] {
        ebb.rides(start);
        ebb.rates(first, start + 10);
        ebb.rates(last, start + 400);
        ebb.finishes(None, start + 500);
    }
    ebb.rides(86_400);
    ebb.rates(7, 86_410);
    assert_eq!(own_line(&mut ebb, 86_400 + 200), None);
}
