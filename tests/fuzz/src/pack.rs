//! A pack, which anybody may have written.

use ebb_core::content::content;
use ebb_core::packs::{
    ExportHead, Imported, Importing, MOST_ENTRIES, MOST_PROBLEMS, Pack, PackRefused, export,
    export_choices, hints, import, imported_packs, preview, read, take_back,
};
use ebb_core::store::Work;

use crate::planted::planted;
use crate::walk;
use crate::world::{World, moment, now};

/// The whole file.
pub fn open(bytes: &[u8]) {
    match read(bytes, content("en")) {
        Ok(pack) => taken(bytes, &pack),
        Err(refused) => left(&refused),
    }
}

/// It says why, in plain words, and no more of them than somebody reads.
fn left(refused: &PackRefused) {
    assert!(!refused.problems.is_empty());
    assert!(refused.problems.len() <= MOST_PROBLEMS as usize && refused.more >= 0);
    for problem in &refused.problems {
        assert!(!problem.what.is_empty());
        assert!(!problem.to_string().chars().any(char::is_control));
    }
}

/// What is written of it reads the same; brought in twice it is there once; taken back, nothing of it is left.
fn taken(bytes: &[u8], pack: &Pack) {
    let words = content("en");
    let written = serde_json::to_vec(pack).expect("it has no map with odd keys");
    if written.len() < bytes.len().max(4_096) {
        assert_eq!(read(&written, words).as_ref(), Ok(pack));
    }
    hints(pack);
    planted(|| {
        let months = pack.taper.as_ref().map(|taper| taper.months.len());
        months == Some(6)
    });
    let world = World::empty();
    let store = &world.store;
    let shown = preview(store, words, pack).expect("the store is whole");
    assert!(shown.entries.len() <= MOST_ENTRIES as usize);
    let importing = Importing {
        chosen: None,
        treatment_ended: Some("2026-08-31".parse().expect("it is a day")),
        now: now(),
        phone: moment().zone,
        work: &Work::new(),
    };
    let brought = import(store, words, pack, importing).expect("it was read");
    assert_eq!(brought.taken_out, 0);
    let again = import(store, words, pack, importing).expect("it was read");
    assert_eq!(again, Imported::default());
    let shown = preview(store, words, pack).expect("the store is whole");
    assert_eq!(shown.entries.iter().filter(|entry| entry.chosen).count(), 0);
    let all = export_choices(store, words).expect("the store is whole");
    let all: Vec<_> = all.into_iter().map(|choice| choice.entry).collect();
    let head = ExportHead {
        name: "For my group".to_owned(),
        author: "M.".to_owned(),
        about: String::new(),
        revision: 1,
    };
    if let Ok(text) = export(store, words, &head, &all) {
        assert!(read(text.as_bytes(), words).is_ok(), "{text}");
    }
    for known in imported_packs(store, words).expect("the store is whole") {
        let id = known.id.parse().expect("it is an id");
        take_back(store, words, id, true, now(), &Work::new()).expect("it is there");
    }
    assert!(imported_packs(store, words).is_ok_and(|left| left.is_empty()));
    import(store, words, pack, importing).expect("it was read");
    let mut companion = walk::companion(world);
    for room in [
        "packs/all",
        "cards/all",
        "triggers/all",
        "session/practise",
        "journal/worksheets",
    ] {
        companion.look(room);
    }
}
