//! Choosing a breath.

use super::*;

#[test]
fn breathing_whose_last_breath_is_out_is_over_at_the_next_start() {
    let (folder, mut companion) = with_store();
    let start = companion.breathe(&moment(0)).patterns.remove(0).start;
    do_all(&mut companion, [(0, start.action)]);
    drop(companion);
    let companion = Companion::new(
        Store::open(folder.path(), &scratch::key()),
        no_vault(),
        &moment(4_000),
    );
    assert!(companion.running().is_none());
    assert_eq!(
        companion
            .history(moment(4_000).now, 10, &moment(4_000))
            .days[0]
            .entries[0]
            .summary,
        "3 minutes"
    );
}

#[test]
fn patterns_with_holds_come_last_and_are_never_the_one_suggested() {
    let (_folder, mut companion) = with_store();
    let patterns = companion.breathe(&moment(0)).patterns;
    let holds: Vec<bool> = patterns.iter().map(|card| card.holds).collect();
    assert_eq!(holds, [false, false, false, true, true]);
    assert!(patterns.iter().all(|card| !card.cautions.is_empty()));
    do_all(&mut companion, [(0, Action::StartRide)]);
    assert!(!text(&companion.exercise(&moment(1)).unwrap().offers).contains("box"));
}

#[test]
fn the_pace_that_felt_easiest_comes_first_from_then_on() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, Action::StartFinder)]);
    let keep = companion
        .exercise(&moment(700))
        .unwrap()
        .offers
        .into_iter()
        .nth(2)
        .unwrap();
    assert_eq!(keep.action, Action::KeepPace { rate: 5.5 });
    do_all(&mut companion, [(700, keep.action)]);
    let first = companion.breathe(&moment(701)).patterns.remove(0);
    assert_eq!(
        (first.id.as_str(), first.rate.as_str()),
        ("my-pace", "5.5 breaths a minute")
    );
    assert_eq!(
        companion.act(first.start.action, &moment(702)),
        Ok(Place::Exercise)
    );
}
