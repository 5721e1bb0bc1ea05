//! A worksheet of a pack as somebody meets it: with the name of who handed it over, kept back on a day of using, written along,
//! brought back from a backup, and readable when the pack is gone.

use super::*;
use crate::journal::page::{Act as Journal, At as JournalAt};
use crate::packs::page::{Act, At};

const EXAMPLE: &[u8] = include_bytes!("../../../content/schema/example-pack.json");
const FROM: &str = "From Tuesday group, Riverside clinic, unverified";
const TITLE: &str = "After the group";

/// Takes the example; the day asked for is that of its boosters.
fn takes(ebb: &mut Ebb, second: i64) {
    let (name, bytes) = ("pack.json".to_owned(), EXAMPLE.to_vec());
    let file = [Answer::new("file", Value::File { name, bytes })];
    let At::Open { number } = at(&ebb.says(&Act::Read, &file, second)) else {
        panic!("a pack is looked at")
    };
    let day = "2026-08-31".parse().unwrap();
    let ended = [Answer::new("ended", Value::Day { day })];
    ebb.says(&Act::Take { number }, &ended, second + 1);
}

/// The worksheet among those that are offered, with who it is from.
fn offered(ebb: &mut Ebb, second: i64) -> Option<(String, Option<String>)> {
    let page = ebb.look(&JournalAt::Worksheets, second);
    let all = items(&page);
    let found = all.into_iter().find(|item| item.title == TITLE)?;
    let Some(Target::Go { place }) = &found.open else {
        panic!("it is looked at first")
    };
    let JournalAt::Worksheet { sheet, .. } = at(place) else {
        panic!("{place:?}")
    };
    Some((sheet, found.note.clone()))
}

fn writes(ebb: &mut Ebb, sheet: &str, text: &str, second: i64) -> JournalAt {
    let sheet = sheet.to_owned();
    let said = [
        Answer::new("taken-home", Value::words(text)),
        Answer::new("speaking", Value::number(7)),
    ];
    at(&ebb.says(&Journal::Keep { sheet }, &said, second))
}

fn takes_back(ebb: &mut Ebb, theirs_too: bool, second: i64) {
    let packs = crate::packs::imported_packs(ebb.store().unwrap(), crate::content::content("en"));
    let id = packs.unwrap()[0].id.parse().unwrap();
    ebb.says(&Act::TakeBack { id, theirs_too }, &[], second);
}

#[test]
fn it_names_who_handed_it_over_and_waits_on_a_day_of_using() {
    let mut ebb = Ebb::new();
    takes(&mut ebb, 1);
    let (sheet, note) = offered(&mut ebb, 3).unwrap();
    assert_eq!(note.as_deref(), Some(FROM));
    let before = None;
    let page = ebb.look(
        &JournalAt::Worksheet {
            sheet: sheet.clone(),
            before,
        },
        4,
    );
    assert!(lines(&page, LineRole::Source).contains(&FROM), "{page:?}");
    ebb.says(&crate::crisis::page::Act::Used, &[], 5);
    assert_eq!(offered(&mut ebb, 6), None);
    let page = ebb.look(&JournalAt::Write { sheet }, 6);
    assert!(form(&page).is_none());
}

#[test]
fn what_was_written_stays_readable_without_the_pack_and_goes_on_where_it_comes_again() {
    let mut ebb = Ebb::new();
    takes(&mut ebb, 1);
    let (sheet, _) = offered(&mut ebb, 3).unwrap();
    let entry = writes(&mut ebb, &sheet, "the heron waits", 4);
    let reads = |ebb: &mut Ebb, second: i64| {
        let page = ebb.look(&entry, second);
        let said = [
            lines(&page, LineRole::Heading),
            lines(&page, LineRole::Body),
        ]
        .concat();
        let said: Vec<_> = said.into_iter().map(str::to_owned).collect();
        (page.title.clone(), said)
    };
    let before = reads(&mut ebb, 5);
    assert_eq!(before.0, TITLE);
    assert!(
        before.1.contains(&"What do you take home?".to_owned()),
        "{before:?}"
    );
    // What the person used stays; taken back too, it is offered no more.
    takes_back(&mut ebb, false, 6);
    assert_eq!(offered(&mut ebb, 7).unwrap().0, sheet);
    takes_back(&mut ebb, true, 8);
    assert_eq!(offered(&mut ebb, 9), None);
    assert_eq!(reads(&mut ebb, 9), before);
    let page = ebb.look(
        &JournalAt::Write {
            sheet: sheet.clone(),
        },
        9,
    );
    let told = &crate::content::content("en").journal.page.taken_back;
    assert!(
        notices(&page).contains(&(NoticeKind::Told, told.as_str())),
        "{page:?}"
    );
    // It can be set right all the same.
    let JournalAt::Entry { id } = entry else {
        panic!()
    };
    let said = [Answer::new("taken-home", Value::words("the heron went"))];
    ebb.says(&Journal::Change { id }, &said, 10);
    takes(&mut ebb, 11);
    assert_eq!(
        offered(&mut ebb, 13).unwrap().0,
        sheet,
        "the same one again"
    );
}

#[test]
fn one_that_nobody_wrote_along_goes_without_a_trace_and_a_backup_brings_all_of_it() {
    let mut ebb = Ebb::new();
    takes(&mut ebb, 1);
    let (sheet, _) = offered(&mut ebb, 3).unwrap();
    let count = |ebb: &Ebb| {
        let of = "SELECT count(*) FROM handed_worksheets";
        let store = ebb.store().unwrap();
        store.read(|db| Ok(db.query_row(of, [], |row| row.get::<_, i64>(0))?))
    };
    let mut other = Ebb::new();
    takes(&mut other, 1);
    takes_back(&mut other, false, 3);
    assert_eq!(count(&other), Ok(0));

    let entry = writes(&mut ebb, &sheet, "the heron waits", 4);
    let mut file = Vec::new();
    let words = "seven wet stones by the river";
    let vault = ebb.vault();
    crate::backup::write_backup(
        &mut file,
        words,
        ebb.store().unwrap(),
        &vault,
        &moment(5),
        &Work::new(),
    )
    .unwrap();
    crate::backup::restore(
        &file[..],
        words,
        crate::backup::Way::Merge,
        other.store(),
        &other.vault(),
        moment(6).now,
        &Work::new(),
    )
    .unwrap();
    assert_eq!(offered(&mut other, 7).unwrap().0, sheet);
    let page = other.look(&entry, 7);
    assert_eq!(page.title, TITLE);
}
