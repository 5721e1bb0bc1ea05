//! Guided practices as one person meets them: begun, left and found again, in the form that suits, by the day.

use super::*;
use crate::session::routine::RoutinePart;

fn practice(id: &str) -> Action {
    Action::StartPractice { id: id.to_owned() }
}

fn change(change: PractiseAction) -> Action {
    Action::Practice { change }
}

fn ids(screen: &PractiseScreen) -> Vec<String> {
    let cards = screen.groups.iter().flat_map(|group| &group.practices);
    cards.map(|card| card.id.clone()).collect()
}

fn card(screen: &PractiseScreen, id: &str) -> PracticeCard {
    let cards = screen.groups.iter().flat_map(|group| &group.practices);
    cards.clone().find(|card| card.id == id).unwrap().clone()
}

#[test]
fn every_practice_is_there_and_starts_without_a_store() {
    let mut companion = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    let screen = companion.practise(&moment(0));
    assert_eq!(ids(&screen).len(), content("en").practices.practices.len());
    assert_eq!(screen.routine, []);
    let start = card(&screen, "sounds").start.action;
    assert_eq!(companion.act(start, &moment(0)), Ok(Place::Exercise));
    let shown = companion.exercise(&moment(31)).unwrap();
    assert_eq!(
        shown.words,
        content("en").practice("sounds").unwrap().steps[1].text
    );
    assert_eq!(shown.title, "Sounds, 5 minutes");
}

#[test]
fn a_practice_that_was_killed_is_at_the_right_line_and_at_most_one_thing_runs() {
    let (folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [(0, practice("body-scan-5")), (5, Action::Rate { value: 6 })],
    );
    let other = practice("sounds");
    let refused = companion.act(other, &moment(6)).unwrap_err();
    assert!(matches!(
        refused,
        ActError::Store {
            problem: StoreError::AlreadyRunning
        }
    ));
    let before = (
        companion.frame(moment(130).now),
        companion.exercise(&moment(130)).unwrap().words,
    );
    drop(companion);
    let store = Store::open(folder.path(), &scratch::key());
    let companion = Companion::new(store, no_vault(), &moment(120));
    let after = (
        companion.frame(moment(130).now),
        companion.exercise(&moment(130)).unwrap().words,
    );
    assert_eq!(after, before);
}

#[test]
fn a_practice_is_rated_before_and_after_kept_counted_set_right_and_deleted() {
    let (_folder, mut companion) = with_store();
    let finish = Action::Finish { outcome: None };
    do_all(
        &mut companion,
        [
            (0, practice("breath-3")),
            (4, Action::Rate { value: 7 }),
            (60, Action::Pause),
            (100, Action::Resume),
            (221, Action::Rate { value: 4 }),
            (225, finish),
        ],
    );
    let now = moment(300);
    assert!(companion.now(&now).today.contains("1 practice"));
    let entry = companion.history(now.now, 10, &now).days[0].entries[0].clone();
    assert_eq!(
        (entry.name.as_str(), entry.summary.as_str()),
        ("Breath, 3 minutes", "3 minutes · 7 → 4")
    );
    let insights =
        crate::progress::insights(companion.store().unwrap(), &crate::store::Work::new()).unwrap();
    assert_eq!(
        (insights.practices, insights.breathings, insights.all.rides),
        (1, 0, 0)
    );
    assert_eq!(
        (insights.tools[0].tool.as_str(), insights.tools[0].lower),
        ("practice:breath-3", 1)
    );
    let Action::Go {
        place: Place::Entry { id },
    } = entry.open.action
    else {
        panic!("an entry opens")
    };
    let shown = companion.entry(&id, &now).unwrap();
    assert_eq!(shown.outcomes, []);
    let seq = shown.ratings[1].seq;
    let right = Action::CorrectRating {
        id: id.clone(),
        seq,
        value: 8,
    };
    do_all(&mut companion, [(301, right)]);
    assert_eq!(companion.entry(&id, &now).unwrap().ratings[1].value, 8);
    do_all(&mut companion, [(302, Action::Delete { id })]);
    assert_eq!(companion.history(now.now, 10, &now).days, []);
    assert_eq!(companion.practise(&now).count, "");
}

#[test]
fn the_outward_form_is_chosen_once_and_remembered() {
    let (_folder, mut companion) = with_store();
    let words = |companion: &Companion, second| companion.exercise(&moment(second)).unwrap().words;
    let steps = &content("en").practice("body-scan-5").unwrap().steps;
    do_all(&mut companion, [(0, practice("body-scan-5"))]);
    assert_eq!(words(&companion, 1), steps[0].text);
    let outward = Action::Outward { on: true };
    assert!(
        companion
            .exercise(&moment(1))
            .unwrap()
            .offers
            .iter()
            .any(|offer| offer.action == outward)
    );
    let finish = || Action::Finish { outcome: None };
    do_all(&mut companion, [(2, outward)]);
    // At once, at the same line, and the other way is offered.
    assert_eq!(words(&companion, 3), steps[0].outward);
    assert_eq!(words(&companion, 31), steps[1].outward);
    let inward = Action::Outward { on: false };
    let screen = companion.exercise(&moment(31)).unwrap();
    assert!(screen.offers.iter().any(|offer| offer.action == inward));
    do_all(
        &mut companion,
        [(32, finish()), (34, practice("body-scan-5"))],
    );
    assert_eq!(words(&companion, 35), steps[0].outward);
    let back = companion.practise(&moment(6)).form.unwrap().action;
    do_all(
        &mut companion,
        [(36, finish()), (37, back), (38, practice("body-scan-5"))],
    );
    assert_eq!(words(&companion, 39), steps[0].text);
}

#[test]
fn a_practice_that_was_turned_to_the_room_is_found_like_that_after_a_kill() {
    let (folder, mut companion) = with_store();
    let outward = Action::Outward { on: true };
    do_all(
        &mut companion,
        [(0, practice("body-scan-5")), (40, outward)],
    );
    drop(companion);
    let store = Store::open(folder.path(), &scratch::key());
    let mut companion = Companion::new(store, no_vault(), &moment(60));
    let steps = &content("en").practice("body-scan-5").unwrap().steps;
    let words = companion.exercise(&moment(75)).unwrap().words;
    assert_eq!(words, steps[2].outward);
    // Nothing under way: the choice is one for all that comes.
    let finish = Action::Finish { outcome: None };
    do_all(&mut companion, [(80, finish)]);
    let back = Action::Outward { on: false };
    assert_eq!(companion.act(back, &moment(81)), Ok(Place::Practise));
}

#[test]
fn without_a_store_the_attention_turns_all_the_same() {
    let mut companion = Companion::new(Err(StoreError::Busy), no_vault(), &moment(0));
    do_all(
        &mut companion,
        [(0, Action::StartRide), (20, Action::Outward { on: true })],
    );
    let prompt = &content("en").ride.prompts[0];
    let shown = companion.exercise(&moment(21)).unwrap();
    assert!(shown.words == prompt.outward || shown.words == content("en").ride.prompts[1].outward);
    assert_eq!(
        companion
            .exercise(&moment(600))
            .unwrap()
            .offers
            .iter()
            .filter(|offer| matches!(offer.action, Action::Outward { .. }))
            .count(),
        0
    );
}

#[test]
fn what_made_it_worse_ends_says_so_comes_last_and_can_be_taken_back() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, practice("calm-place-guided"))]);
    assert_eq!(
        companion.act(Action::MakesWorse, &moment(9)),
        Ok(Place::MakesWorse)
    );
    assert!(companion.running().is_none());
    let found = card(&companion.practise(&moment(10)), "calm-place-guided");
    assert_eq!(found.note, content("en").practice_words.made_worse);
    let group = &companion.practise(&moment(10)).groups[0];
    assert_eq!(group.practices.last().unwrap().id, "calm-place-guided");
    let id = || "calm-place-guided".to_owned();
    do_all(
        &mut companion,
        [(11, change(PractiseAction::TakeBackWorse { id: id() }))],
    );
    assert_eq!(card(&companion.practise(&moment(12)), &id()).note, "");
}

#[test]
fn after_i_have_used_nothing_that_sedates_is_shown_and_what_is_started_keeps_awake() {
    let (_folder, mut companion) = with_store();
    let put = |id: &str| {
        let (part, tool) = (RoutinePart::Evening, format!("practice:{id}"));
        change(PractiseAction::Routine {
            part,
            tool,
            on: true,
        })
    };
    do_all(
        &mut companion,
        [
            (0, put("body-scan-15")),
            (1, put("sounds")),
            (2, go(Place::HaveUsed)),
        ],
    );
    let screen = companion.practise(&moment(3));
    assert!(!screen.left_out.is_empty() && ids(&screen).len() > 2);
    for id in ids(&screen) {
        assert!(!content("en").practice(&id).unwrap().settles(), "{id}");
    }
    let evening = &screen.routine[1];
    assert_eq!(
        evening
            .lines
            .iter()
            .map(|line| line.tool.as_str())
            .collect::<Vec<_>>(),
        ["practice:sounds"]
    );
    let words = serde_json::to_string(&screen.groups)
        .unwrap()
        .to_lowercase();
    assert!(!words.contains("body scan"), "{words}");
    do_all(&mut companion, [(4, practice("self-compassion-break"))]);
    let outward = &content("en")
        .practice("self-compassion-break")
        .unwrap()
        .steps[0]
        .outward;
    assert_eq!(companion.exercise(&moment(5)).unwrap().words, *outward);
    assert_eq!(
        card(&companion.practise(&moment(90_000)), "body-scan-15").note,
        ""
    );
}

#[test]
fn a_routine_is_put_together_and_says_what_was_done_today() {
    let (_folder, mut companion) = with_store();
    assert!(!companion.practise(&moment(0)).routine[0].empty.is_empty());
    let offers = card(&companion.practise(&moment(0)), "sounds").offers;
    let finish = Action::Finish { outcome: None };
    do_all(
        &mut companion,
        [
            (1, offers[0].action.clone()),
            (2, practice("sounds")),
            (9, finish),
        ],
    );
    let screen = companion.practise(&moment(10));
    let line = &screen.routine[0].lines[0];
    assert_eq!(
        (line.name.as_str(), line.note.as_str()),
        ("Sounds, 5 minutes", "done today")
    );
    assert_eq!(
        screen.count,
        "You practised on 1 of the last 7 days, and on 1 of the last 30."
    );
    let tomorrow = companion.practise(&moment(86_400));
    assert_eq!(tomorrow.routine[0].lines[0].note, "");
    do_all(&mut companion, [(86_401, line.remove.action.clone())]);
    assert_eq!(companion.practise(&moment(86_402)).routine[0].lines, []);
    let (part, on) = (RoutinePart::Morning, true);
    for tool in ["practice:no-such", "breathing:no-such", "ride", ""] {
        let tool = tool.to_owned();
        let refused = companion.act(
            change(PractiseAction::Routine { part, tool, on }),
            &moment(86_403),
        );
        assert!(matches!(refused, Err(ActError::NoSuchPractice { .. })));
    }
}

#[test]
fn ahead_of_the_lock_practices_open_and_show_nothing_of_the_person() {
    let (_folder, mut companion) = with_store();
    let offers = card(&companion.practise(&moment(0)), "sounds").offers;
    do_all(
        &mut companion,
        [
            (1, offers[0].action.clone()),
            (2, practice("sounds")),
            (3, Action::MakesWorse),
            (4, Action::HideNow),
        ],
    );
    let screen = companion.practise(&moment(5));
    assert_eq!((screen.routine.len(), screen.count.as_str()), (0, ""));
    let sounds = card(&screen, "sounds");
    assert_eq!((sounds.note.as_str(), sounds.offers.len()), ("", 0));
    assert_eq!(
        companion.act(sounds.start.action, &moment(6)),
        Ok(Place::Exercise)
    );
    let (part, tool, on) = (RoutinePart::Morning, "practice:sounds".to_owned(), true);
    let refused = companion.act(
        change(PractiseAction::Routine { part, tool, on }),
        &moment(7),
    );
    assert_eq!(refused, Err(ActError::Locked));
}

#[test]
fn an_urge_above_four_stops_its_rehearsal_and_offers_the_room() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, practice("urge-rehearsal"))]);
    assert!(
        companion
            .exercise(&moment(1))
            .unwrap()
            .asked
            .unwrap()
            .text
            .contains("urge")
    );
    do_all(
        &mut companion,
        [(2, Action::Rate { value: 5 }), (4, Action::Resume)],
    );
    assert_eq!(
        companion.frame(moment(60).now).unwrap().state,
        RunState::Paused
    );
    let screen = companion.exercise(&moment(60)).unwrap();
    assert!(screen.advice.contains("calm day"));
    assert!(
        screen
            .offers
            .iter()
            .all(|offer| offer.action != Action::Resume)
    );
    let ground = screen.offers[0].action.clone();
    assert_eq!(companion.act(ground, &moment(61)), Ok(Place::Exercise));
    assert_eq!(
        companion.running().unwrap().live.plan().pattern,
        "senses-54321"
    );
}

#[test]
fn a_mild_urge_is_rehearsed_to_its_end_and_grounding_is_offered_where_it_rose() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, practice("urge-rehearsal")),
            (2, Action::Rate { value: 3 }),
        ],
    );
    assert_eq!(
        companion.frame(moment(60).now).unwrap().state,
        RunState::Running
    );
    assert_eq!(companion.exercise(&moment(60)).unwrap().advice, "");
    do_all(&mut companion, [(481, Action::Rate { value: 4 })]);
    let screen = companion.exercise(&moment(482)).unwrap();
    assert_eq!(screen.offers[0].action, change(PractiseAction::Ground));
}

#[test]
fn hard_tensing_asks_for_a_tick_and_a_ride_is_not_left_for_a_rehearsal() {
    let (_folder, mut companion) = with_store();
    let tick = change(PractiseAction::Tick {
        id: "muscles-short".to_owned(),
    });
    let has = |companion: &Companion| {
        let offers = card(&companion.practise(&moment(1)), "muscles-short").offers;
        offers.iter().any(|offer| offer.action == tick)
    };
    assert!(has(&companion));
    do_all(&mut companion, [(1, tick.clone())]);
    assert!(!has(&companion));
    do_all(&mut companion, [(2, Action::StartRide)]);
    assert!(
        companion
            .act(practice("urge-rehearsal"), &moment(3))
            .is_err()
    );
    assert_eq!(
        companion.act(practice("no-such"), &moment(3)),
        Err(ActError::NoSuchPractice {
            name: "no-such".to_owned()
        })
    );
}

#[test]
fn what_is_to_be_minded_is_read_whole_before_a_practice_starts() {
    let (_folder, mut companion) = with_store();
    let words = content("en");
    let open = card(&companion.practise(&moment(0)), "body-scan-5")
        .open
        .action;
    let id = "body-scan-5".to_owned();
    let place = Place::Practice { id: id.clone() };
    assert_eq!(companion.act(open, &moment(1)), Ok(place));
    let screen = companion.practice(&id, &moment(1)).unwrap();
    for caution in &words.practice(&id).unwrap().cautions {
        assert!(
            screen
                .cautions
                .contains(&words.cautions.cautions[caution].text)
        );
    }
    assert_eq!(screen.offers[0].action, practice(&id));
    assert!(screen.offers.len() == 4, "{:?}", screen.offers);
    assert_eq!(companion.practice("no-such", &moment(2)), None);
    // On a day of using it is not there at all.
    do_all(&mut companion, [(3, go(Place::HaveUsed))]);
    assert_eq!(companion.practice(&id, &moment(4)), None);
    assert!(companion.practice("sounds", &moment(4)).is_some());
}

#[test]
fn a_suggested_practice_opens_and_starts() {
    let (_folder, mut companion) = with_store();
    let suggested = |state: &crate::content::CardState| {
        let here = crate::cards::Surroundings::Home;
        let screen = companion.suggestions(*state, 4, 30, here, &moment(1));
        screen.suggestions.into_iter().map(|offer| offer.action)
    };
    let start = crate::content::CardState::ALL
        .iter()
        .flat_map(suggested)
        .find_map(|action| match action {
            Action::Go {
                place: Place::Practice { id },
            } => Some(id),
            _ => None,
        })
        .unwrap();
    let screen = companion.practice(&start, &moment(2)).unwrap();
    let start = screen.offers[0].action.clone();
    assert_eq!(companion.act(start, &moment(3)), Ok(Place::Exercise));
}

/// What is suggested to somebody anxious, with the reason of each.
fn suggested(companion: &Companion, second: i64) -> Vec<(String, String)> {
    let (state, here) = (
        crate::content::CardState::Anxious,
        crate::cards::Surroundings::Home,
    );
    let screen = companion.suggestions(state, 5, 15, here, &moment(second));
    let pair = |offer: Offer| (offer.label, offer.detail);
    screen.suggestions.into_iter().map(pair).collect()
}

#[test]
fn ratings_around_a_practice_and_a_breath_say_what_is_suggested_and_why() {
    let (_folder, mut companion) = with_store();
    let off = Action::Card {
        change: CardAction::Explore { on: false },
    };
    do_all(&mut companion, [(0, off)]);
    let before = suggested(&companion, 1);
    let helped = |companion: &mut Companion, from: i64, start: Action, ends: i64| {
        let finish = Action::Finish { outcome: None };
        let steps = [
            (from, start),
            (from + 3, Action::Rate { value: 7 }),
            (from + ends, Action::Rate { value: 3 }),
            (from + ends + 1, finish),
        ];
        do_all(companion, steps);
    };
    for day in 1..=2 {
        helped(&mut companion, day * 10_000, practice("sounds"), 310);
    }
    let sigh = |minutes| Action::StartBreathing {
        pattern: "sigh".to_owned(),
        minutes,
        from_rate: None,
    };
    for day in 3..=7 {
        helped(&mut companion, day * 10_000, sigh(3), 200);
    }
    let after = suggested(&companion, 90_000);
    let sigh = &content("en").pattern("sigh").unwrap().name;
    // Two uses at their best do not win over five.
    assert_eq!(
        after[0],
        (sigh.clone(), "It has helped you 5 of 5 times.".to_owned())
    );
    let sounds = after
        .iter()
        .find(|(name, _)| name == "Sounds, 5 minutes")
        .unwrap();
    assert_eq!(sounds.1, "It has helped you 2 of 2 times.");
    assert!(before.iter().all(|(_, reason)| !reason.contains("helped")));
}

#[test]
fn a_practice_whose_last_line_is_read_is_over_at_the_next_start() {
    let (folder, mut companion) = with_store();
    do_all(&mut companion, [(0, practice("breath-3"))]);
    drop(companion);
    let store = Store::open(folder.path(), &scratch::key());
    let companion = Companion::new(store, no_vault(), &moment(4_000));
    assert!(companion.running().is_none());
}

#[test]
fn the_sound_of_what_runs_comes_in_bytes_and_begins_softly() {
    let (_folder, mut companion) = with_store();
    assert_eq!(companion.track(moment(0).now, moment(1).now, true), [0; 0]);
    do_all(&mut companion, [(0, practice("breath-3"))]);
    let piece = companion.track(moment(1).now, moment(20).now, false);
    assert_eq!(piece.len(), 480_000, "ten seconds, two bytes a sample");
    let soft = companion.track(moment(1).now, moment(20).now, true);
    assert_eq!((&soft[..2], &soft[960..]), (&[0, 0][..], &piece[960..]));
}
