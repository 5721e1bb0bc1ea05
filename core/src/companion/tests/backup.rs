//! A backup from the page that makes it to the device on which it comes back, and what is said of files that do not.

use std::collections::BTreeSet;

use super::super::filled::{PASSPHRASE, backup, backup_said, filled, sealed};
use super::super::world::moment as in_the_world;
use super::injection::is_formula;
use super::*;
use crate::backup::page::{Act, At};
use crate::backup::{BackupError, FORMAT, write_records, write_sheets};
use crate::content::content;
use crate::crisis::{Kept, VaultError, example};
use crate::page::Reply;
use crate::store::{KeyPlace, SCHEMA_VERSION, StoreKey};
use crate::view::{Failure, Stop};

const SECOND: i64 = 104_400;

/// One person's two weeks, with a plan.
fn full() -> Ebb {
    let (folder, store) = filled();
    let ebb = Ebb::over(Rc::new(folder), Ok(store), SECOND);
    let saved = ebb
        .vault()
        .save(&example::kept(), 0, false, in_the_world().now);
    saved.unwrap();
    ebb
}

/// Everything as records, but for when they were written.
fn records(ebb: &Ebb) -> Vec<serde_json::Value> {
    let mut text = Vec::new();
    let store = ebb.store().unwrap();
    write_records(
        &mut text,
        store,
        &ebb.vault(),
        &in_the_world(),
        &Work::new(),
    )
    .unwrap();
    let text = String::from_utf8(text).unwrap();
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

fn looks(ebb: &mut Ebb, file: &[u8], passphrase: &str) -> Result<i32, String> {
    let said = backup_said(file, passphrase);
    let look = Action::of(&Act::Look);
    let done = ebb.carry_out(&look, &said, &moment(SECOND), &Work::new());
    match done.map_err(|refusal| refusal.words)? {
        Reply::Went { to, .. } => match At::read(&to.token) {
            Some(At::Found { number }) => Ok(number),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn brings(ebb: &mut Ebb, act: &Act) -> Result<String, String> {
    let done = ebb.carry_out(&Action::of(act), &[], &moment(SECOND), &Work::new());
    match done.map_err(|refusal| refusal.words)? {
        Reply::Went { message, .. } => Ok(message.unwrap().words),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_backup_that_was_saved_comes_back_on_a_new_device_as_it_was() {
    let mut old = full();
    let to = old.folder.path().join("copy.age");
    let said = [
        Answer::new("passphrase", Value::words(PASSPHRASE)),
        Answer::new("again", Value::words(PASSPHRASE)),
    ];
    let save = Action::of(&Act::Save);
    old.save(&save, &said, &to, &moment(SECOND), &Work::new())
        .unwrap();
    let file = std::fs::read(&to).unwrap();
    assert!(file.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert!(!file.windows(5).any(|part| part == b"heron"));
    let mut new = Ebb::new();
    let number = looks(&mut new, &file, PASSPHRASE).unwrap();
    let told = brings(&mut new, &Act::Replace { number }).unwrap();
    assert!(told.contains("Your data are back"), "{told}");
    assert_eq!(
        new.vault().open().kept,
        Kept {
            ..of_another_device(&old)
        }
    );
    // The plan says which version it is by its number, and each device asks for its own lock.
    assert_eq!(records(&new)[2..], records(&old)[2..]);
    // What was written shows again.
    let page = new.companion.page(
        &Place::to(&crate::journal::page::At::All { before: None }),
        &[],
        &moment(SECOND),
    );
    assert!(serde_json::to_string(&page).unwrap().contains("heron"));
}

/// What the vault of the other keeps, without what is asked on each device.
fn of_another_device(ebb: &Ebb) -> Kept {
    let mut kept = ebb.vault().open().kept;
    kept.settings.lock = None;
    kept
}

#[test]
fn what_took_the_place_of_something_keeps_it_aside_and_a_second_merge_finds_nothing_new() {
    let mut ebb = Ebb::new();
    ebb.rides(10);
    ebb.finishes(Some(crate::session::Outcome::Rode), 300);
    let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
    let merged = brings(&mut ebb, &Act::Merge { number }).unwrap();
    assert!(merged.contains("Both are together now"), "{merged}");
    let before = records(&ebb);
    let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
    let again = brings(&mut ebb, &Act::Merge { number }).unwrap();
    assert_eq!(again, content("en").backup.told.same);
    assert_eq!(records(&ebb), before);
    let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
    let replaced = brings(&mut ebb, &Act::Replace { number }).unwrap();
    assert!(replaced.contains("ebb-before-"), "{replaced}");
    assert_ne!(records(&ebb), before);
    let files = std::fs::read_dir(ebb.folder.path()).unwrap();
    let aside = files.filter(|file| {
        file.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with("ebb-before-")
    });
    assert_eq!(aside.count(), 1);
}

#[test]
fn where_the_plan_came_and_the_rest_could_not_be_kept_that_is_said_and_a_second_try_brings_the_rest()
 {
    let words = &content("en").backup.problems;
    for replaces in [false, true] {
        let mut ebb = Ebb::new();
        // What the database says no to when everything is to be kept, as a full disk does.
        ebb.store()
            .unwrap()
            .write(|db| {
                Ok(db.execute_batch(
                    "CREATE TABLE full (id INTEGER PRIMARY KEY REFERENCES none (id) DEFERRABLE INITIALLY DEFERRED);
                     CREATE TABLE none (id INTEGER PRIMARY KEY);
                     CREATE TRIGGER no_room AFTER INSERT ON journal BEGIN INSERT OR IGNORE INTO full VALUES (1); END",
                )?)
            })
            .unwrap();
        let count = |ebb: &Ebb| ebb.store().unwrap().count_records().unwrap();
        let before = count(&ebb);
        let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
        let act = match replaces {
            true => Act::Replace { number },
            false => Act::Merge { number },
        };
        let refused = brings(&mut ebb, &act).unwrap_err();
        assert!(refused.starts_with(&words.plan_alone), "{refused}");
        assert!(refused.ends_with(&words.bring_again), "{refused}");
        assert_eq!(ebb.vault().open().kept.plan, example::plan());
        assert_eq!(count(&ebb), before);
        let versions = ebb.vault().versions().len();
        let room = ebb
            .store()
            .unwrap()
            .write(|db| Ok(db.execute_batch("DROP TRIGGER no_room")?));
        room.unwrap();
        brings(&mut ebb, &act).unwrap();
        assert!(count(&ebb) > before);
        assert_eq!(ebb.vault().versions().len(), versions);
    }
}

#[test]
fn what_kept_the_rest_from_coming_is_said_with_what_to_do() {
    let content = content("en");
    let words = &content.backup.problems;
    let said = |whole, why| {
        let why = Box::new(why);
        let stop = crate::backup::stop(BackupError::PlanAlone { whole, why }, content);
        match stop {
            Stop::Fails(Failure::NotKept(words)) => words,
            other => panic!("{other:?}"),
        }
    };
    let full = said(true, BackupError::Store(StoreError::DiskFull));
    let disk_full = &content.words.notices.disk_full;
    assert_eq!(
        full,
        [&words.plan_alone, disk_full, &words.bring_again]
            .map(String::as_str)
            .join(" ")
    );
    // Of the plan nothing else may be said than how much of it came.
    let part = said(false, BackupError::Vault(VaultError::DiskFull));
    let disk_full = &content.crisis.condition.disk_full;
    assert_eq!(
        part,
        [&words.plan_in_part, disk_full, &words.bring_again]
            .map(String::as_str)
            .join(" ")
    );
}

#[test]
fn where_no_store_opens_the_plan_comes_back_alone_and_first() {
    for problem in [
        StoreError::Damaged,
        StoreError::NoStore,
        StoreError::KeyMissing,
    ] {
        let mut ebb = Ebb::bare(problem);
        let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
        let page = ebb
            .companion
            .page(&Place::to(&At::Found { number }), &[], &moment(SECOND));
        let offers = serde_json::to_string(&page).unwrap();
        assert!(!offers.contains("backup/replace"), "{offers}");
        let told = brings(&mut ebb, &Act::Merge { number }).unwrap();
        assert!(told.contains("Your crisis plan"), "{told}");
        assert_eq!(ebb.vault().open().kept.plan, example::plan());
    }
}

fn head(schema: i32) -> String {
    format!(
        "{{\"record\":\"ebb\",\"format\":{FORMAT},\"schema\":{schema},\"version\":\"9\",\"made_at\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\"}}\n"
    )
}

/// A file with these lines, and the last one that counts them.
fn of_lines(lines: &[&str]) -> Vec<u8> {
    sealed(|to| {
        for line in lines {
            to.write_all(line.as_bytes()).unwrap();
        }
        writeln!(to, "{{\"record\":\"end\",\"lines\":{}}}", lines.len()).unwrap();
    })
}

#[test]
fn each_file_that_cannot_be_taken_is_told_from_the_others_and_changes_nothing() {
    let words = &content("en").backup.problems;
    let mut ebb = full();
    let before = records(&ebb);
    let whole = backup();
    let mut changed = whole.to_vec();
    changed[400] ^= 1;
    let head = head(SCHEMA_VERSION);
    let setting = "{\"record\":\"setting\",\"name\":\"a\",\"value\":\"b\"}\n";
    let mark = "{\"record\":\"tool_mark\",\"tool\":\"a\",\"mark\":\"b\",\"edited_at\":\"2026-11-24T12:00:00Z\"}\n";
    let long = format!(
        "{{\"record\":\"setting\",\"name\":\"{}\"}}\n",
        "x".repeat(5_000_000)
    );
    let deep = format!("{}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let short = sealed(|to| to.write_all(head.as_bytes()).unwrap());
    for (file, passphrase, why) in [
        (
            whole.to_vec(),
            "heron by the weeds",
            &words.wrong_passphrase,
        ),
        (whole[..whole.len() - 9].to_vec(), PASSPHRASE, &words.cut),
        (changed, PASSPHRASE, &words.damaged),
        (b"PK a photo".to_vec(), PASSPHRASE, &words.not_age),
        (Vec::new(), PASSPHRASE, &words.not_age),
        (
            b"age-encryption.org/v2\n".to_vec(),
            PASSPHRASE,
            &words.newer,
        ),
        (of_lines(&["a letter\n"]), PASSPHRASE, &words.not_ours),
        (
            of_lines(&["{\"record\":\"end\",\"lines\":0}\n"]),
            PASSPHRASE,
            &words.not_ours,
        ),
        (
            of_lines(&[&self::head(SCHEMA_VERSION + 1)]),
            PASSPHRASE,
            &words.newer,
        ),
        (short, PASSPHRASE, &words.not_understood),
        (
            of_lines(&[&head, "{\"record\":\"song\"}\n"]),
            PASSPHRASE,
            &words.not_understood,
        ),
        (
            of_lines(&[&head, setting, mark]),
            PASSPHRASE,
            &words.not_understood,
        ),
        (of_lines(&[&head, &deep]), PASSPHRASE, &words.not_understood),
        (of_lines(&[&head, &long]), PASSPHRASE, &words.too_large),
    ] {
        assert_eq!(looks(&mut ebb, &file, passphrase).as_ref(), Err(why));
    }
    assert_eq!(records(&ebb), before);
}

#[test]
fn a_record_that_fits_no_table_takes_the_whole_file_back_and_the_plan_with_it() {
    let words = &content("en").backup.problems;
    let head = head(SCHEMA_VERSION);
    let plan = "{\"record\":\"plan\",\"version\":1,\"saved_at\":\"2027-11-24T12:00:00Z\"}\n";
    for line in [
        "{\"record\":\"use\",\"id\":\"no id\",\"at\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\"}\n",
        "{\"record\":\"use\",\"id\":\"01937f1e-0000-7000-8000-000000000001\",\"at\":\"yesterday\",\"zone\":\"UTC\"}\n",
        "{\"record\":\"use\",\"id\":\"01937f1e-0000-7000-8000-000000000001\",\"at\":null,\"zone\":\"UTC\"}\n",
        "{\"record\":\"skill\",\"id\":\"01937f1e-0000-7000-8000-000000000001\",\"at\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\",\"tool\":\"a\",\"how\":\"used\",\"before\":11,\"edited_at\":\"2026-11-24T12:00:00Z\"}\n",
    ] {
        for merges in [true, false] {
            let mut ebb = full();
            let (before, kept) = (records(&ebb), ebb.vault().open());
            let number = looks(&mut ebb, &of_lines(&[&head, plan, line]), PASSPHRASE).unwrap();
            let act = if merges {
                Act::Merge { number }
            } else {
                Act::Replace { number }
            };
            assert_eq!(
                brings(&mut ebb, &act).as_ref(),
                Err(&words.not_understood),
                "{line}"
            );
            assert_eq!(records(&ebb), before);
            assert_eq!(ebb.vault().open(), kept);
        }
    }
}

#[test]
fn a_later_plan_stands_after_a_merge_and_the_other_is_among_its_versions() {
    let mut ebb = full();
    let mut later = example::kept();
    later.plan.entries[0].text = "a later sign".to_owned();
    let vault = ebb.vault();
    vault.save(&later, 1, false, now(2 * SECOND)).unwrap();
    let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
    brings(&mut ebb, &Act::Merge { number }).unwrap();
    assert_eq!(ebb.vault().open().kept.plan, later.plan);
    // On the device that made the backup, the later one takes its place.
    let mut other = full();
    let mut text = Vec::new();
    write_records(
        &mut text,
        ebb.store().unwrap(),
        &vault,
        &in_the_world(),
        &Work::new(),
    )
    .unwrap();
    let file = sealed(|to| to.write_all(&text).unwrap());
    let number = looks(&mut other, &file, PASSPHRASE).unwrap();
    let told = brings(&mut other, &Act::Merge { number }).unwrap();
    assert!(told.contains("shows now"), "{told}");
    assert_eq!(other.vault().open().kept.plan, later.plan);
    assert!(other.vault().versions_hold(&example::plan()));
}

#[test]
fn nothing_is_brought_back_while_something_is_under_way_or_hidden() {
    let mut ebb = full();
    let number = looks(&mut ebb, backup(), PASSPHRASE).unwrap();
    ebb.rides(SECOND);
    let refused = brings(&mut ebb, &Act::Replace { number });
    assert_eq!(refused.as_ref(), Err(&content("en").backup.under_way));
    let mut ebb = full();
    ebb.lock();
    assert!(looks(&mut ebb, backup(), PASSPHRASE).is_err());
    let to = ebb.folder.path().join("copy");
    let records = Action::of(&Act::SaveRecords);
    let saved = ebb.save(&records, &[], &to, &moment(SECOND), &Work::new());
    assert!(saved.is_err() && !to.exists());
}

#[test]
fn a_cell_of_words_is_no_formula_and_each_record_is_a_row() {
    let mut ebb = full();
    let write = crate::journal::page::Act::Keep {
        sheet: "free".to_owned(),
    };
    for text in [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1 and a half",
        "@SUM(A1)",
        "\u{ff1d}1+1",
    ] {
        ebb.says(&write, &[Answer::new("text", Value::words(text))], SECOND);
    }
    let folder = ebb.folder.path().join("sheets");
    write_sheets(&folder, ebb.store().unwrap(), &ebb.vault(), &Work::new()).unwrap();
    let mut kinds = std::collections::BTreeMap::new();
    for record in &records(&ebb)[2..] {
        *kinds
            .entry(record["record"].as_str().unwrap().to_owned())
            .or_insert(0) += 1;
    }
    kinds.remove("end");
    assert!(kinds.len() > 15, "{kinds:?}");
    for (kind, count) in kinds {
        let bytes = std::fs::read(folder.join(format!("{kind}.csv"))).unwrap();
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
        let mut reader = csv::Reader::from_reader(text);
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), count, "{kind}");
        for cell in rows.iter().flatten() {
            assert!(!is_formula(cell), "{cell}");
        }
        if kind == "journal" {
            assert!(rows.iter().flatten().any(|cell| cell == "'-1 and a half"));
        }
    }
    assert!(write_sheets(&folder, ebb.store().unwrap(), &ebb.vault(), &Work::new()).is_err());
    assert!(folder.join("journal.csv").exists());
}

#[test]
fn a_quiet_line_says_after_a_month_that_there_is_no_backup_and_never_in_need() {
    let words = &content("en").backup.reminder.words;
    let begun = |second: i64| {
        let folder = tempfile::tempdir().unwrap();
        let id = Store::new_id(now(second)).unwrap();
        let store = Store::create(
            folder.path(),
            &id,
            &scratch::key(),
            crate::store::KeyPlace::File,
        );
        Ebb::over(Rc::new(folder), store, second)
    };
    let says = |ebb: &mut Ebb, second: i64| {
        let page = ebb
            .companion
            .page(&Place::to(&own::At::Now), &[], &moment(second));
        serde_json::to_string(&page)
            .unwrap()
            .contains(words.as_str())
    };
    let mut ebb = begun(0);
    assert!(!says(&mut ebb, 29 * DAY));
    assert!(says(&mut ebb, 31 * DAY));
    ebb.does(&crisis::Act::Used, 31 * DAY);
    assert!(!says(&mut ebb, 31 * DAY + MINUTE), "after a use");
    assert!(says(&mut ebb, 34 * DAY));
    ebb.rides(34 * DAY);
    assert!(!says(&mut ebb, 34 * DAY + MINUTE), "in a craving");
    ebb.finishes(Some(crate::session::Outcome::Rode), 34 * DAY + 5 * MINUTE);
    let said = [
        Answer::new("passphrase", Value::words(PASSPHRASE)),
        Answer::new("again", Value::words(PASSPHRASE)),
    ];
    let to = ebb.folder.path().join("copy.age");
    let save = Action::of(&Act::Save);
    ebb.save(&save, &said, &to, &moment(35 * DAY), &Work::new())
        .unwrap();
    assert!(!says(&mut ebb, 36 * DAY), "there is one");
    assert!(says(&mut ebb, 216 * DAY));
    ebb.does(&Act::Quiet, 216 * DAY);
    assert!(!says(&mut ebb, 217 * DAY), "nobody wants it");
}

/// A page in the middle of the data file does not read any more.
fn wear_out(ebb: &Ebb) {
    let path = ebb.folder.path().join("ebb.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4_096;
    for page in (pages / 2..pages).step_by(5) {
        bytes[page * 4_096 + 1_000] ^= 1;
    }
    std::fs::write(&path, bytes).unwrap();
}

#[test]
fn a_data_file_that_wore_out_is_found_and_mended_from_the_copy_of_the_day_without_a_word_lost() {
    let mut ebb = full();
    let check = Action::of(&Act::Check);
    ebb.carry_out(&check, &[], &moment(SECOND), &Work::new())
        .unwrap();
    let sound = ebb.page(&Place::to(&At::Checked), &[], &moment(SECOND));
    assert!(body(&sound).contains("All is well"));
    assert!(!body(&sound).contains("Mend"));
    let due = ebb.snapshot_due(&moment(SECOND)).unwrap();
    due.run(moment(SECOND).now).unwrap();
    assert!(ebb.snapshot_due(&moment(SECOND)).is_none());
    let before = records(&ebb);
    let key = scratch::key();
    ebb.store().unwrap().close().unwrap();
    wear_out(&ebb);
    ebb.store().unwrap().reopen(&key).unwrap();
    ebb.carry_out(&check, &[], &moment(SECOND), &Work::new())
        .unwrap();
    let damaged = ebb.page(&Place::to(&At::Checked), &[], &moment(SECOND));
    assert!(body(&damaged).contains("does not read any more"));
    let told = brings(&mut ebb, &Act::Mend).unwrap();
    assert!(told.starts_with("Mended."), "{told}");
    assert!(told.contains("-damaged-1.db"), "{told}");
    assert_eq!(records(&ebb)[1..], before[1..]);
    ebb.carry_out(&check, &[], &moment(SECOND), &Work::new())
        .unwrap();
    let sound = ebb.page(&Place::to(&At::Checked), &[], &moment(SECOND));
    assert!(body(&sound).contains("All is well"));
}

#[test]
fn while_something_runs_nothing_is_copied_and_nothing_is_mended() {
    let mut ebb = full();
    ebb.rides(SECOND);
    assert!(ebb.snapshot_due(&moment(SECOND)).is_none());
    let refused = brings(&mut ebb, &Act::Mend).unwrap_err();
    assert!(refused.contains("under way"), "{refused}");
}

/// A store under a key that is given, or is lost; spoilt so far that it does not open.
fn does_not_open(folder: &Rc<tempfile::TempDir>, key: bool) -> Ebb {
    let path = folder.path();
    let opened = if key {
        let mut bytes = std::fs::read(path.join("ebb.db")).unwrap();
        bytes[1_000] ^= 1;
        std::fs::write(path.join("ebb.db"), bytes).unwrap();
        Store::open(path, &scratch::key())
    } else {
        Err(StoreError::KeyMissing)
    };
    let mut ebb = Ebb::over(Rc::clone(folder), opened, SECOND + 10);
    ebb.companion.lies_in(path, key.then(scratch::key));
    ebb
}

/// What the page of backups offers to do, from the offer on the first page.
fn ways_out(ebb: &mut Ebb) -> Vec<String> {
    let now = ebb.now(SECOND + 11);
    let words = &content("en").backup.offers.unopened.label;
    let way = offers(&now).into_iter().find(|offer| offer.label == *words);
    let Some(Target::Go { place }) = way.map(|offer| offer.target.clone()) else {
        return Vec::new();
    };
    let page = ebb.companion.page(&place, &[], &moment(SECOND + 12));
    let does = offers(&page)
        .into_iter()
        .filter_map(|offer| match &offer.target {
            Target::Act { action } => Some(action.token.clone()),
            Target::Go { .. } => None,
        });
    does.collect()
}

#[test]
fn a_store_that_does_not_open_is_mended_by_its_page_from_ebbs_own_copy() {
    let ebb = full();
    let due = ebb.companion.snapshot_due(&moment(SECOND)).unwrap();
    due.run(now(SECOND)).unwrap();
    let all = |ebb: &Ebb| -> BTreeSet<String> {
        let lines = records(ebb).into_iter();
        // Each but the first and the last, which count.
        let of_person = lines.filter(|line| line.get("id").is_some());
        let whole = of_person.map(|mut line| {
            // Whoever looks later has closed what nobody went on with.
            line["closed_at"].take();
            line.to_string()
        });
        whole.collect()
    };
    let before = all(&ebb);
    let folder = Rc::clone(&ebb.folder);
    drop(ebb);
    let mut ebb = does_not_open(&folder, true);
    assert!(ebb.companion.problem().is_some());
    assert_eq!(ways_out(&mut ebb), ["backup/mend", "backup/aside"]);
    let Reply::Went { message, .. } = ebb.tries(&Act::Mend, &[], SECOND + 20).unwrap() else {
        panic!("refused");
    };
    assert!(message.unwrap().words.starts_with("Mended."));
    assert_eq!(ebb.companion.problem(), None);
    let after = all(&ebb);
    let differ: Vec<_> = after.symmetric_difference(&before).take(2).collect();
    assert!(differ.is_empty(), "{differ:?}");
    assert_eq!(ways_out(&mut ebb), Vec::<String>::new());
}

#[test]
fn where_the_key_is_lost_the_store_is_put_aside_whole_the_plan_stays_and_a_backup_comes_back() {
    let mut ebb = full();
    let folder = Rc::clone(&ebb.folder);
    ebb.does(&crisis::Act::Used, SECOND + 1);
    ebb.does(&crisis::Act::Danger, SECOND + 2);
    let holds = |ebb: &mut Ebb, after: i64| {
        let holds = ebb.companion.holds(&moment(SECOND + after));
        holds.used() && holds.danger()
    };
    assert!(holds(&mut ebb, 3));
    drop(ebb);
    let mut ebb = does_not_open(&folder, false);
    assert!(holds(&mut ebb, 15));
    let plan = ebb.vault().open().kept.plan;
    assert_eq!(ways_out(&mut ebb), ["backup/aside"]);
    ebb.does(&Act::Aside, SECOND + 20);
    assert_eq!(ebb.companion.problem(), Some(StoreError::NoStore));
    assert_eq!(ebb.vault().open().kept.plan, plan);
    let now = ebb.now(SECOND + 21);
    let said = notices(&now);
    assert!(
        said.iter().any(|(_, words)| words.contains("begins anew")),
        "{said:?}"
    );
    // The host keeps a new key, and begins.
    let key = StoreKey::from_bytes(vec![3; 32]).unwrap();
    let made = Store::create(folder.path(), "anew", &key, KeyPlace::File);
    ebb.companion.goes_on_over(made, &moment(SECOND + 30));
    assert_eq!(ebb.companion.problem(), None);
    assert!(holds(&mut ebb, 40), "what holds is not begun anew");
    drop(ebb);
    let again = Store::open(folder.path(), &key);
    let mut ebb = Ebb::over(Rc::clone(&folder), again, SECOND + 50);
    assert!(holds(&mut ebb, 60));
    let aside = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut aside = aside.filter(|path| path.to_str().unwrap().contains("set-aside"));
    let old = Store::open(&aside.next().unwrap(), &scratch::key()).unwrap();
    assert_eq!(old.check(), Ok(crate::store::Condition::Sound));
}

#[test]
fn what_opens_by_waiting_or_unlocking_is_offered_no_way_out() {
    for problem in [
        StoreError::Busy,
        StoreError::KeyringOutOfReach,
        StoreError::Closed,
    ] {
        let mut ebb = Ebb::bare(problem);
        let folder = Rc::clone(&ebb.folder);
        ebb.companion.lies_in(folder.path(), Some(scratch::key()));
        assert_eq!(ways_out(&mut ebb), Vec::<String>::new());
        let page = ebb.look(&At::Backup, SECOND);
        assert!(!format!("{page:?}").contains("backup/aside"));
    }
}

#[test]
fn no_copy_of_everything_is_made_without_a_plan_that_cannot_be_read_and_one_with_damaged_versions_says_so()
 {
    let mut ebb = full();
    let plan = ebb.vault().folder().to_owned();
    let save = Action::of(&Act::SaveRecords);
    let saved = |ebb: &mut Ebb, name: &str| {
        let to = ebb.folder.path().join(name);
        let done = ebb.save(&save, &[], &to, &moment(SECOND), &Work::new());
        done.map_err(|refusal| refusal.words)
            .map(|()| std::fs::read(to).unwrap())
    };
    let whole = saved(&mut ebb, "whole").unwrap();
    assert_eq!(ebb.problem(), None);
    // A folder where a file should be is read by nobody, whoever tries.
    let slot = plan.join("plan-a");
    let text = std::fs::read(&slot).unwrap();
    std::fs::remove_file(&slot).unwrap();
    std::fs::create_dir(&slot).unwrap();
    let words = &content("en").crisis.versions;
    assert_eq!(saved(&mut ebb, "without").unwrap_err(), words.unread);
    let sheets = ebb.folder.path().join("sheets");
    let written = ebb.write_sheets(&sheets, &moment(SECOND), &Work::new());
    assert_eq!(written.unwrap_err().words, words.unread);
    assert!(!sheets.exists());
    std::fs::remove_dir(&slot).unwrap();
    // A version of which not even the head reads is missing.
    let damaged = [b"{", &text[1..]].concat();
    std::fs::write(&slot, damaged).unwrap();
    let other = plan.join("plan-b");
    if other.exists() {
        std::fs::write(&other, b"{ nothing that reads").unwrap();
    }
    let less = saved(&mut ebb, "less").unwrap();
    assert!(less.len() < whole.len());
    assert_eq!(ebb.problem(), Some(StoreError::Damaged));
}
