//! Packs on screen: looked at, chosen from, taken, guided, hidden, taken back.

use super::*;
use crate::packs::PackError;

const EXAMPLE: &[u8] = include_bytes!("../../../content/schema/example-pack.json");
/// Words that stand in the example and nowhere else.
const CANARIES: [&str; 4] = ["Tuesday", "ten-minute", "Arriving", "Sam at six"];

fn pack(change: PackAction) -> Action {
    Action::Pack { change }
}

fn read() -> Action {
    pack(PackAction::Read {
        bytes: EXAMPLE.to_vec(),
    })
}

fn ended() -> Action {
    let day = "2026-08-31".to_owned();
    pack(PackAction::Ended { day })
}

/// All that shows of packs, cards, practices and triggers.
fn everything(companion: &Companion, at: &Moment) -> String {
    [
        text(&companion.packs(at)),
        text(&companion.pack(at)),
        text(&companion.cards("", at)),
        text(&companion.practise(at)),
        text(&companion.triggers(at)),
        text(&companion.exercise(at)),
        text(&companion.now(at)),
    ]
    .join("\n")
}

fn with_pack() -> (tempfile::TempDir, Companion) {
    let (folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [(1, read()), (2, ended()), (3, pack(PackAction::Take))],
    );
    (folder, companion)
}

#[test]
fn a_pack_is_read_before_anything_is_taken_and_asks_for_the_day_first() {
    let (_folder, mut companion) = with_store();
    assert_eq!(companion.act(read(), &moment(1)).unwrap(), Place::Pack);
    let screen = companion.pack(&moment(2)).unwrap();
    assert!(screen.from.contains("Tuesday group") && screen.from.contains("cannot tell"));
    assert_eq!(screen.entries.len(), 7);
    assert!(
        screen
            .entries
            .iter()
            .all(|entry| entry.chosen && !entry.lines.is_empty())
    );
    assert!(text(&screen).contains("Evening: Arriving, 2 minutes"));
    let refused = companion.act(screen.take.unwrap().action, &moment(3));
    let problem = PackError::NoTreatmentEnd;
    assert_eq!(refused, Err(ActError::Pack { problem }));
    assert!(companion.packs(&moment(4)).packs.is_empty());

    // Without the booster sessions no day is needed.
    let taper = companion.pack(&moment(4)).unwrap().entries.into_iter();
    let taper = taper.filter(|entry| entry.entry == "taper");
    for entry in taper {
        companion
            .act(entry.toggle.unwrap().action, &moment(5))
            .unwrap();
    }
    let screen = companion.pack(&moment(5)).unwrap();
    assert_eq!(screen.ended, "");
    let place = companion.act(screen.take.unwrap().action, &moment(6));
    assert_eq!(place, Ok(Place::Packs));
    let screen = companion.packs(&moment(7));
    assert_eq!(screen.told, ["Taken: 6 new, 0 updated, 0 taken out."]);
    assert!(screen.packs[0].from.contains("unverified"));
}

#[test]
fn a_pack_that_is_refused_says_everything_that_is_wrong() {
    let (_folder, mut companion) = with_store();
    let bytes = b"{\"kind\": \"ebb-pack\", \"version\": 1}".to_vec();
    let place = companion.act(pack(PackAction::Read { bytes }), &moment(1));
    assert_eq!(place, Ok(Place::Pack));
    let screen = companion.pack(&moment(2)).unwrap();
    assert!(screen.take.is_none() && screen.entries.is_empty());
    assert!(
        screen.problems[0].contains("missing field `id`"),
        "{screen:?}"
    );
    companion.act(screen.close.action, &moment(3)).unwrap();
    assert_eq!(companion.pack(&moment(4)), None);
}

#[test]
fn a_practice_of_a_pack_is_guided_and_says_who_it_is_from() {
    let (folder, mut companion) = with_pack();
    let screen = companion.practise(&moment(10));
    let mut all = screen.groups.iter().flat_map(|group| &group.practices);
    let arriving = all
        .find(|practice| practice.name == "Arriving, 2 minutes")
        .unwrap();
    assert!(arriving.source.contains("unverified"));
    let evening = screen.routine.last().unwrap();
    assert!(evening.title.contains("Tuesday group"), "{}", evening.title);
    assert_eq!(evening.lines[0].name, "Arriving, 2 minutes");
    companion
        .act(arriving.start.action.clone(), &moment(20))
        .unwrap();
    // It is there again in another process.
    drop(companion);
    let store = Store::open(folder.path(), &scratch::key());
    let mut companion = Companion::new(store, no_vault(), &moment(21));
    let screen = companion.exercise(&moment(60)).unwrap();
    assert_eq!(screen.title, "Arriving, 2 minutes");
    assert_eq!(screen.words, "Find five things that are the same colour.");
    companion
        .act(Action::Finish { outcome: None }, &moment(200))
        .unwrap();
    let history = text(&companion.history(moment(300).now, 5, &moment(300)));
    assert!(history.contains("Arriving, 2 minutes"), "{history}");

    let pack_here = companion.packs(&moment(300)).packs.remove(0);
    companion
        .act(pack_here.take_back.action, &moment(301))
        .unwrap();
    let told = companion.packs(&moment(302)).told;
    assert_eq!(
        told.last().unwrap(),
        "Stays, because you used it: Arriving, 2 minutes"
    );
}

#[test]
fn on_a_day_of_using_nothing_of_a_pack_is_offered_to_settle_with() {
    let (_folder, mut companion) = with_pack();
    companion.act(go(Place::HaveUsed), &moment(10)).unwrap();
    let screen = companion.practise(&moment(20));
    let mut all = screen.groups.iter().flat_map(|group| &group.practices);
    assert!(all.all(|practice| practice.name != "Arriving, 2 minutes"));
    let lines = screen.routine.iter().flat_map(|list| &list.lines);
    assert_eq!(lines.count(), 0);
}

#[test]
fn hidden_nothing_of_a_pack_shows_and_nothing_can_be_done_with_it() {
    let (_folder, mut companion) = with_pack();
    companion.act(read(), &moment(4)).unwrap();
    let practice = companion
        .practise(&moment(5))
        .groups
        .into_iter()
        .flat_map(|group| group.practices);
    let start = practice
        .into_iter()
        .find(|one| one.name.starts_with("Arriving"))
        .unwrap()
        .start;
    companion.act(start.action, &moment(6)).unwrap();
    let shown = everything(&companion, &moment(7));
    for canary in CANARIES {
        assert!(shown.contains(canary), "{canary}");
    }
    companion.act(Action::HideNow, &moment(8)).unwrap();
    let shown = everything(&companion, &moment(9));
    for canary in CANARIES {
        assert!(!shown.contains(canary), "{canary}");
    }
    for action in [
        read(),
        ended(),
        pack(PackAction::Take),
        pack(PackAction::Close),
    ] {
        assert_eq!(companion.act(action, &moment(10)), Err(ActError::Locked));
    }
    assert_eq!(companion.pack_choices(&moment(10)), Err(ActError::Locked));
}
