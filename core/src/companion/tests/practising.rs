//! Guided practices as one person meets them: begun, left and found again, in the form that suits, by the day.

use super::*;
use crate::content::{PracticeContent, content};
use crate::progress::insights;
use crate::session::RunState;
use crate::session::routine::RoutinePart;

fn known(id: &str) -> &'static PracticeContent {
    content("en").practice(id).unwrap()
}

fn practise(ebb: &mut Ebb, second: i64) -> Page {
    ebb.look(&session::At::Practise, second)
}

fn practice(ebb: &mut Ebb, id: &str, second: i64) -> Page {
    let id = id.to_owned();
    ebb.look(&session::At::Practice { id }, second)
}

/// Ids of the practices on the page, in order; the routine apart.
fn ids(page: &Page) -> Vec<String> {
    let groups = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if items.id.starts_with("group-") => Some(&items.items),
        _ => None,
    });
    groups.flatten().map(|item| item.id.clone()).collect()
}

/// What stands in the routine, with what is noted of it.
fn routine(page: &Page) -> Vec<(String, Option<String>)> {
    let parts = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if !items.id.starts_with("group-") => Some(&items.items),
        _ => None,
    });
    let line = |item: &Item| (item.title.clone(), item.note.clone());
    parts.flatten().map(line).collect()
}

fn put(id: &str, part: RoutinePart, on: bool) -> session::Act {
    let tool = format!("practice:{id}");
    session::Act::Routine { part, tool, on }
}

fn words(ebb: &mut Ebb, second: i64) -> String {
    exercise(&ebb.live(second))
        .words
        .clone()
        .unwrap_or_default()
}

#[test]
fn every_practice_is_there_and_starts_without_a_store() {
    let mut ebb = Ebb::bare(StoreError::Busy);
    let page = practise(&mut ebb, 0);
    assert_eq!(ids(&page).len(), content("en").practices.practices.len());
    assert_eq!(routine(&page), []);
    let one = practice(&mut ebb, "sounds", 0);
    let start = offers(&one)[0].target.clone();
    assert_eq!(ebb.touches(&start, 0), Place::to(&session::At::Live));
    assert_eq!(words(&mut ebb, 31), known("sounds").steps[1].text);
    assert_eq!(ebb.live(31).title, "Sounds, 5 minutes");
}

#[test]
fn a_practice_that_was_killed_is_at_the_right_line_and_at_most_one_thing_runs() {
    let mut ebb = Ebb::new();
    ebb.practises("body-scan-5", 0);
    ebb.rates(6, 5);
    let id = "sounds".to_owned();
    let refused = ebb.tries(&session::Act::Practice { id }, &[], 6);
    assert!(refused.is_err(), "{refused:?}");
    // What is offered in its stead is the way back to the one that runs.
    let page = practice(&mut ebb, "sounds", 6);
    assert!(goes(&page, &session::At::Live) && !offers_like(&page, "session/practice/"));
    let before = (ebb.frame(now(130)), words(&mut ebb, 130));
    let mut ebb = ebb.restarted(130);
    assert_eq!((ebb.frame(now(130)), words(&mut ebb, 130)), before);
}

#[test]
fn a_practice_is_rated_before_and_after_kept_and_counted() {
    let mut ebb = Ebb::new();
    ebb.practises("breath-3", 0);
    ebb.rates(7, 4);
    ebb.does(&session::Act::Pause, 60);
    ebb.does(&session::Act::Resume, 100);
    ebb.rates(4, 221);
    ebb.finishes(None, 225);
    assert!(body(&ebb.now(300)).contains("1 practice"));
    let history = ebb.history(300);
    let shown = body(&history);
    assert!(shown.contains("Breath, 3 minutes") && shown.contains("3 minutes · 7 → 4"));
    let insights = insights(ebb.store().unwrap(), &Work::new()).unwrap();
    assert_eq!(
        (insights.practices, insights.breathings, insights.all.rides),
        (1, 0, 0)
    );
    let tool = &insights.tools[0];
    assert_eq!((tool.tool.as_str(), tool.lower), ("practice:breath-3", 1));
    let count = "You practised on 1 of the last 7 days, and on 1 of the last 30.";
    assert!(lines(&practise(&mut ebb, 301), LineRole::Lead).contains(&count));
    // What happened is asked of a ride alone.
    let entry = ebb.touches(&found_like(&history, "progress/entry/").unwrap(), 302);
    let page = ebb.look_at(&entry, 302);
    assert!(
        form(&page)
            .unwrap()
            .fields
            .iter()
            .all(|field| field.id != "outcome")
    );
    ebb.touches(&found_like(&page, "progress/delete").unwrap(), 303);
    assert_eq!(lines(&practise(&mut ebb, 304), LineRole::Lead), [""; 0]);
}

#[test]
fn the_outward_form_is_chosen_once_and_remembered() {
    let mut ebb = Ebb::new();
    let steps = &known("body-scan-5").steps;
    let (outward, inward) = (
        session::Act::Outward { on: true },
        session::Act::Outward { on: false },
    );
    ebb.practises("body-scan-5", 0);
    assert_eq!(words(&mut ebb, 1), steps[0].text);
    assert!(acts(&ebb.live(1), &outward));
    ebb.does(&outward, 2);
    // At once, at the same line, and the other way is offered.
    assert_eq!(words(&mut ebb, 3), steps[0].outward);
    assert_eq!(words(&mut ebb, 31), steps[1].outward);
    assert!(acts(&ebb.live(31), &inward));
    ebb.finishes(None, 32);
    ebb.practises("body-scan-5", 34);
    assert_eq!(words(&mut ebb, 35), steps[0].outward);
    ebb.finishes(None, 36);
    let page = practise(&mut ebb, 36);
    assert!(acts(&page, &inward));
    ebb.does(&inward, 37);
    ebb.practises("body-scan-5", 38);
    assert_eq!(words(&mut ebb, 39), steps[0].text);
}

#[test]
fn a_practice_that_was_turned_to_the_room_is_found_like_that_after_a_kill() {
    let mut ebb = Ebb::new();
    ebb.practises("body-scan-5", 0);
    ebb.does(&session::Act::Outward { on: true }, 40);
    let mut ebb = ebb.restarted(60);
    assert_eq!(words(&mut ebb, 75), known("body-scan-5").steps[2].outward);
    // Nothing under way: the choice is one for all that comes.
    ebb.finishes(None, 80);
    let to = ebb.does(&session::Act::Outward { on: false }, 81);
    assert_eq!(to, Place::to(&session::At::Practise));
}

#[test]
fn without_a_store_the_attention_turns_all_the_same() {
    let mut ebb = Ebb::bare(StoreError::Busy);
    ebb.rides(0);
    ebb.does(&session::Act::Outward { on: true }, 20);
    let shown = words(&mut ebb, 21);
    let prompts = &content("en").ride.prompts[..2];
    assert!(
        prompts.iter().any(|prompt| prompt.outward == shown),
        "{shown}"
    );
}

#[test]
fn what_made_it_worse_ends_says_so_comes_last_and_can_be_taken_back() {
    let mut ebb = Ebb::new();
    let id = "calm-place-guided";
    ebb.practises(id, 0);
    let to = ebb.does(&session::Act::Worse, 9);
    assert_eq!(to, Place::to(&crisis::At::MakesWorse));
    assert!(ebb.running().is_none());
    let page = practise(&mut ebb, 10);
    let worse = &content("en").practice_words.made_worse;
    assert_eq!(item(&page, id).note.as_ref(), Some(worse));
    let group = page.blocks.iter().find_map(|block| match block {
        Block::Items { items } if items.items.iter().any(|item| item.id == id) => Some(items),
        _ => None,
    });
    assert_eq!(group.unwrap().items.last().unwrap().id, id);
    assert!(told(&practice(&mut ebb, id, 10)).contains(&worse.as_str()));
    ebb.does(&session::Act::NotWorse { id: id.to_owned() }, 11);
    assert_eq!(item(&practise(&mut ebb, 12), id).note, None);
}

#[test]
fn after_i_have_used_nothing_that_sedates_is_shown_and_what_is_started_keeps_awake() {
    let mut ebb = Ebb::new();
    for (second, id) in [(0, "body-scan-15"), (1, "sounds")] {
        ebb.does(&put(id, RoutinePart::Evening, true), second);
    }
    ebb.has_used(2);
    let page = practise(&mut ebb, 3);
    let after = &content("en").practice_words.after_using;
    assert!(lines(&page, LineRole::Lead).contains(&after.as_str()));
    let shown = ids(&page);
    assert!(shown.len() > 2);
    assert!(shown.iter().all(|id| !known(id).settles()), "{shown:?}");
    let evening: Vec<_> = routine(&page).into_iter().map(|(title, _)| title).collect();
    assert_eq!(evening, ["Sounds, 5 minutes"]);
    assert!(!body(&page).to_lowercase().contains("body scan"));
    // Its own page is gone for that day, and leads up.
    assert_eq!(practice(&mut ebb, "body-scan-15", 3).place, page.place);
    ebb.practises("self-compassion-break", 4);
    let outward = &known("self-compassion-break").steps[0].outward;
    assert_eq!(words(&mut ebb, 5), *outward);
    ebb.finishes(None, 6);
    assert!(ids(&practise(&mut ebb, 90_000)).contains(&"body-scan-15".to_owned()));
}

#[test]
fn a_routine_is_put_together_and_says_what_was_done_today() {
    let mut ebb = Ebb::new();
    assert_eq!(routine(&practise(&mut ebb, 0)), []);
    let add = put("sounds", RoutinePart::Morning, true);
    assert!(acts(&practice(&mut ebb, "sounds", 0), &add));
    ebb.does(&add, 1);
    ebb.practises("sounds", 2);
    ebb.finishes(None, 9);
    let name = || "Sounds, 5 minutes".to_owned();
    let done = Some("done today".to_owned());
    assert_eq!(routine(&practise(&mut ebb, 10)), [(name(), done)]);
    assert_eq!(routine(&practise(&mut ebb, DAY)), [(name(), None)]);
    let remove = put("sounds", RoutinePart::Morning, false);
    assert!(acts(&practise(&mut ebb, DAY), &remove));
    ebb.does(&remove, DAY + 1);
    assert_eq!(routine(&practise(&mut ebb, DAY + 2)), []);
    let (part, on) = (RoutinePart::Morning, true);
    for tool in ["practice:no-such", "breathing:no-such", "ride", ""] {
        let tool = tool.to_owned();
        let refused = ebb.tries(&session::Act::Routine { part, tool, on }, &[], DAY + 3);
        assert!(refused.is_err(), "{refused:?}");
    }
}

#[test]
fn ahead_of_the_lock_practices_open_and_show_nothing_of_the_person() {
    let mut ebb = Ebb::new();
    ebb.does(&put("sounds", RoutinePart::Morning, true), 1);
    ebb.practises("sounds", 2);
    ebb.does(&session::Act::Worse, 3);
    ebb.hides(4);
    let page = practise(&mut ebb, 5);
    assert_eq!(routine(&page), []);
    assert_eq!(lines(&page, LineRole::Lead), [""; 0]);
    assert_eq!(item(&page, "sounds").note, None);
    let one = practice(&mut ebb, "sounds", 5);
    let offered: Vec<_> = offers(&one)
        .iter()
        .map(|offer| &offer.target)
        .cloned()
        .collect();
    let id = "sounds".to_owned();
    let begin = Target::act(&session::Act::Practice { id });
    let back = Some(one.place.token.clone());
    let unlock = Target::act(&own::Act::Unlock { back });
    assert_eq!(offered, [begin.clone(), unlock]);
    for act in [
        put("sounds", RoutinePart::Morning, false),
        session::Act::Tick {
            id: "muscles-short".to_owned(),
        },
        session::Act::NotWorse {
            id: "sounds".to_owned(),
        },
    ] {
        let refused = ebb.tries(&act, &[], 6).unwrap_err();
        assert_eq!(refused.words, content("en").pages.closed.locked, "{act:?}");
    }
    assert_eq!(ebb.touches(&begin, 7), Place::to(&session::At::Live));
}

#[test]
fn an_urge_above_four_stops_its_rehearsal_and_offers_the_room() {
    let mut ebb = Ebb::new();
    ebb.practises("urge-rehearsal", 0);
    assert!(asked(&ebb.live(1)).unwrap().contains("urge"));
    ebb.rates(5, 2);
    // Going on is not offered, and does not go on.
    let _ = ebb.tries(&session::Act::Resume, &[], 4);
    assert_eq!(ebb.frame(now(60)).unwrap().state, RunState::Paused);
    let page = ebb.live(60);
    assert!(lines(&page, LineRole::Lead).join(" ").contains("calm day"));
    assert!(!acts(&page, &session::Act::Resume));
    assert!(acts(&page, &session::Act::Ground));
    assert_eq!(offers(&page)[0].target, Target::act(&session::Act::Ground));
    ebb.does(&session::Act::Ground, 61);
    assert_eq!(ebb.running().unwrap().live.plan().pattern, "senses-54321");
}

#[test]
fn a_mild_urge_is_rehearsed_to_its_end_and_grounding_is_offered_where_it_rose() {
    let mut ebb = Ebb::new();
    ebb.practises("urge-rehearsal", 0);
    ebb.rates(3, 2);
    assert_eq!(ebb.frame(now(60)).unwrap().state, RunState::Running);
    assert_eq!(lines(&ebb.live(60), LineRole::Lead), [""; 0]);
    ebb.rates(4, 481);
    assert_eq!(
        offers(&ebb.live(482))[0].target,
        Target::act(&session::Act::Ground)
    );
}

#[test]
fn hard_tensing_asks_for_a_tick_and_a_ride_is_not_left_for_a_rehearsal() {
    let mut ebb = Ebb::new();
    let id = "muscles-short";
    let tick = session::Act::Tick { id: id.to_owned() };
    assert!(acts(&practice(&mut ebb, id, 0), &tick));
    ebb.does(&tick, 1);
    assert!(!acts(&practice(&mut ebb, id, 1), &tick));
    ebb.rides(2);
    let id = "urge-rehearsal".to_owned();
    assert!(ebb.tries(&session::Act::Practice { id }, &[], 3).is_err());
    assert!(ebb.riding());
}

#[test]
fn what_is_to_be_minded_is_read_whole_before_a_practice_starts() {
    let mut ebb = Ebb::new();
    let id = "body-scan-5";
    let open = item(&practise(&mut ebb, 0), id).open.clone().unwrap();
    let to = ebb.touches(&open, 1);
    let page = ebb.look_at(&to, 1);
    let mind = lines(&page, LineRole::Caution);
    for caution in &known(id).cautions {
        let whole = &content("en").cautions.cautions[caution].text;
        assert!(mind.contains(&whole.as_str()), "{caution}");
    }
    let begin = session::Act::Practice { id: id.to_owned() };
    assert_eq!(offers(&page)[0].target, Target::act(&begin));
}

#[test]
fn the_sound_of_what_runs_comes_in_bytes_and_begins_softly() {
    let mut ebb = Ebb::new();
    assert_eq!(ebb.track(now(0), now(1), true), [0; 0]);
    ebb.practises("breath-3", 0);
    let piece = ebb.track(now(1), now(20), false);
    assert_eq!(piece.len(), 480_000, "ten seconds, two bytes a sample");
    let soft = ebb.track(now(1), now(20), true);
    assert_eq!((&soft[..2], &soft[960..]), (&[0, 0][..], &piece[960..]));
}
