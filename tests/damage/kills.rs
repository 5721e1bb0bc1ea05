//! Two programs at once, killed whatever they are at: what each had said was kept is there once, what it had not said is
//! there whole or not at all, and no later start tells of damage. What was said is kept by the test, outside of the data.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Days, Utc};
use ebb_core::crisis::{Vault, VaultCondition};
use ebb_tests::{ebb, json};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::used::{NOW, copied, ran, said, settled, times, unlocked, unlocked_file};

/// So many kills in one folder, before another one is begun.
const KILLS_A_FOLDER: u64 = 100;
/// Entries that stand in the journal before, to be deleted.
const TO_DELETE: usize = 30;
/// Days that what was deleted lies in the bin.
const BIN_DAYS: u64 = 30;

/// Held for as long as one of the two rides.
static RIDE: Mutex<()> = Mutex::new(());

/// What one command was to do.
struct Deed {
    arguments: Vec<String>,
    /// Number of the day on which it was done: each has one of its own, so that what it left is known by its time.
    day: u64,
    trace: Trace,
    /// True where it ended with 0.
    was_acknowledged: bool,
}

/// What a deed leaves, and how that is found.
enum Trace {
    /// Rows that this statement counts; the text is its parameter.
    Rows(&'static str, String),
    /// The same, with rows that may be there where it was killed in the midst of several steps.
    Steps(&'static str, &'static str, String),
    /// A line of the plan.
    Line(String),
    /// An entry of the journal that is there no more.
    Gone(String),
    /// Nothing.
    None,
}

fn day(number: u64) -> DateTime<Utc> {
    NOW.parse::<DateTime<Utc>>().unwrap() + Days::new(number)
}

fn at(number: u64, folder: &Path) -> Command {
    let mut command = ebb(folder);
    command.args(["--at", &day(number).to_rfc3339(), "--speed", "0"]);
    command
}

/// The next deed of a mixed day.
fn next(number: u64, to_delete: &Mutex<Vec<String>>, random: &mut fastrand::Rng) -> Deed {
    let words = format!("deed{number}end");
    let time = day(number).timestamp_millis().to_string();
    let like = format!("%{words}%");
    let (line, trace) = match random.u8(..13) {
        0 | 1 => {
            let count = "SELECT count(*) FROM journal WHERE words LIKE ?1";
            (format!("journal line {words}"), Trace::Rows(count, like))
        }
        2 => {
            let count = "SELECT count(*) FROM journal WHERE words LIKE ?1 AND answers LIKE '%\"strength\":4%'";
            let line = format!("journal write {words} --feeling sad=4");
            (line, Trace::Rows(count, like))
        }
        3 => {
            let count = "SELECT count(*) FROM list_items WHERE answers LIKE ?1";
            let line = format!("lists add questions what={words}");
            (line, Trace::Rows(count, like))
        }
        4 => {
            let count = "SELECT count(*) FROM triggers WHERE name LIKE ?1";
            let line = format!("triggers add place {words}");
            (line, Trace::Rows(count, like))
        }
        5 | 6 => {
            // Begun, rated, ended: each of these is a step of its own.
            let whole = "SELECT count(*) FROM exercises e WHERE started_at = ?1 AND ended_at = ?1
                 AND 1 = (SELECT count(*) FROM exercise_events WHERE exercise = e.rowid AND kind = 'rated' AND number = 7)
                 AND 1 = (SELECT count(*) FROM exercise_events WHERE exercise = e.rowid AND kind = 'finished'
                          AND detail LIKE '%rode%')";
            let begun = "SELECT count(*) FROM exercises WHERE started_at = ?1";
            let line = "surf --rate 7 --outcome rode".to_owned();
            (line, Trace::Steps(whole, begun, time))
        }
        7 => {
            // A number of their own is asked for once a day.
            let whole =
                "SELECT count(*) FROM measures m JOIN measure_answers a ON a.measure = m.rowid
                 WHERE m.at = ?1 AND a.value = 4 AND m.closed_at = ?1 AND m.score = 4";
            let begun = "SELECT count(*) FROM measures WHERE at = ?1";
            let line = "check-in sleep 4".to_owned();
            (line, Trace::Steps(whole, begun, time))
        }
        8 => {
            let count = "SELECT count(*) FROM reminder_states WHERE at = ?1 AND mark = 'done'";
            ("remind done 1".to_owned(), Trace::Rows(count, time))
        }
        9 => {
            let count = "SELECT count(*) FROM uses WHERE at = ?1";
            ("used".to_owned(), Trace::Rows(count, time))
        }
        10 => (format!("plan add reasons {words}"), Trace::Line(words)),
        11 => match to_delete.lock().unwrap().pop() {
            Some(id) => (format!("journal delete {id}"), Trace::Gone(id)),
            None => (String::new(), Trace::None),
        },
        // The first page, and the copy of the day behind it.
        _ => (String::new(), Trace::None),
    };
    let mut arguments: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
    if arguments.is_empty() {
        arguments.push("--plain".to_owned());
    }
    Deed {
        arguments,
        day: number,
        trace,
        was_acknowledged: false,
    }
}

/// Data with entries that can be deleted, and their ids.
fn beginning() -> (TempDir, Vec<String>) {
    let folder = settled();
    for number in 0..TO_DELETE {
        let line = format!("to be deleted, {number}");
        assert!(
            ran(folder.path(), &["journal", "line", &line])
                .status
                .success()
        );
    }
    for line in ["the sea", "the river"] {
        let add = ran(folder.path(), &["plan", "add", "reasons", line]);
        assert!(add.status.success(), "{}", said(&add));
    }
    let journal = json(ebb(folder.path()).args(["--at", NOW, "--speed", "0", "journal", "--json"]));
    let entries = journal["journal"]["entries"].as_array().unwrap();
    let lines = entries.iter().filter(|one| one["worksheet"] == "line");
    let ids = lines.map(|one| one["id"].as_str().unwrap().to_owned());
    (folder, ids.collect())
}

/// One of the two: does one thing after the other, and is killed at some moment of most.
fn works(
    folder: &Path,
    number: &AtomicU64,
    killed: &AtomicU64,
    most: u64,
    to_delete: &Mutex<Vec<String>>,
    seed: u64,
) -> Vec<Deed> {
    let mut random = fastrand::Rng::with_seed(seed);
    // How long one takes depends on what else the machine does: about a quarter of them shall come to their end.
    let mut within = 25_000.0_f64;
    let mut done = Vec::new();
    while killed.load(Ordering::Relaxed) < most {
        let number = number.fetch_add(1, Ordering::Relaxed);
        let mut deed = next(number, to_delete, &mut random);
        // A second ride would go on with the first, and be found under its time.
        let rides = deed.arguments[0] == "surf";
        let _alone = rides.then(|| RIDE.lock().unwrap());
        let mut child = at(number, folder);
        child.args(&deed.arguments).stdin(Stdio::piped());
        child.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        // The moment of the kill is what this test varies; nothing is waited for.
        thread::sleep(Duration::from_micros(random.u64(..within as u64)));
        // One that has ended cannot be killed any more.
        let _ = child.kill();
        let ended = child.wait().unwrap();
        match ended.code() {
            Some(0) => deed.was_acknowledged = true,
            // Refused in words, as where the other had the store for too long, or did the same.
            Some(code) => assert!(code == 1 || code == 3, "{:?}: {code}", deed.arguments),
            None => drop(killed.fetch_add(1, Ordering::Relaxed)),
        }
        within *= if ended.code().is_some() { 0.75 } else { 1.1 };
        within = within.clamp(2_000.0, 2_000_000.0);
        done.push(deed);
    }
    done
}

#[test]
fn two_programs_killed_at_any_moment_lose_nothing_that_was_said_to_be_kept_and_keep_nothing_twice()
{
    let (whole, to_delete) = beginning();
    let all = times(200);
    let (mut killed, mut acknowledged, mut half) = (0, 0, 0);
    while killed < all {
        let folder = copied(whole.path());
        let here = KILLS_A_FOLDER.min(all - killed);
        let (number, kills) = (AtomicU64::new(1), AtomicU64::new(0));
        let to_delete = Mutex::new(to_delete.clone());
        let deeds: Vec<Deed> = thread::scope(|scope| {
            let both = [1, 2].map(|one| {
                let (folder, number, kills, to_delete) = (&folder, &number, &kills, &to_delete);
                scope.spawn(move || {
                    works(
                        folder.path(),
                        number,
                        kills,
                        here,
                        to_delete,
                        killed * 2 + one,
                    )
                })
            });
            both.into_iter()
                .flat_map(|one| one.join().unwrap())
                .collect()
        });
        let last = number.load(Ordering::Relaxed);
        half += is_all_there(folder.path(), &deeds, last);
        acknowledged += deeds.iter().filter(|deed| deed.was_acknowledged).count();
        killed += kills.load(Ordering::Relaxed);
    }
    println!(
        "{killed} kills, {acknowledged} deeds acknowledged, {half} not, and there all the same"
    );
    assert!(acknowledged as u64 > all / 20, "{acknowledged}");
    assert!(
        half > 0 || all < 100,
        "nothing was killed behind its last write"
    );
}

/// Holds what is there against what was said; gives how many are there of which nothing was said.
fn is_all_there(folder: &Path, deeds: &[Deed], last: u64) -> usize {
    // Somebody opens it: nothing is damaged, and the first page empties the bin of what has lain there for long.
    for look in [&["status"][..], &["status", "--json"]] {
        let status = at(last, folder).args(look).output().unwrap();
        let text = said(&status);
        assert_eq!(status.status.code(), Some(0), "{text}");
        assert!(!text.contains("damaged"), "{text}");
    }
    let database = unlocked(folder);
    is_sound(&database);
    let plan = Vault::at(&folder.join("plan")).open();
    assert_eq!(plan.condition, VaultCondition::Whole);
    let mut unsaid = 0;
    for deed in deeds {
        let count = |sql: &str, text: &str| -> usize {
            let count = database.query_row(sql, [text], |row| row.get::<_, i64>(0));
            usize::try_from(count.unwrap()).unwrap()
        };
        let lines = |words: &str| {
            let lines = plan.kept.plan.entries.iter();
            lines.filter(|line| line.text == words).count()
        };
        let (found, begun) = match &deed.trace {
            Trace::Rows(sql, text) => {
                let found = count(sql, text);
                (found, found)
            }
            Trace::Steps(sql, begun, text) => (count(sql, text), count(begun, text)),
            Trace::Line(words) => (lines(words), lines(words)),
            Trace::Gone(id) => {
                let blob = format!("x'{}'", id.replace('-', ""));
                let sql = |from: &str| {
                    format!("SELECT count(*) FROM {from} WHERE id = {blob} AND ?1 IS NOT NULL")
                };
                let there = count(&sql("journal"), "");
                let (bin, tombstones) = (count(&sql("bin"), ""), count(&sql("tombstones"), ""));
                // In one of three places, and once its days in the bin are over for good.
                assert_eq!(there + bin + tombstones, 1, "{:?}", deed.arguments);
                if there == 0 && deed.day + BIN_DAYS < last {
                    assert_eq!(tombstones, 1, "{:?}", deed.arguments);
                }
                (1 - there, 1 - there)
            }
            Trace::None => continue,
        };
        let what = format!("day {}, {:?}: {found} of {begun}", deed.day, deed.arguments);
        assert!(found <= 1 && begun <= 1, "{what}");
        assert!(!deed.was_acknowledged || found == 1, "{what}");
        unsaid += usize::from(!deed.was_acknowledged && begun == 1);
    }
    // Ebb's own copies that have their name are whole.
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("ebb-copy-2") {
            is_sound(&unlocked_file(folder, &name));
        }
    }
    unsaid
}

fn is_sound(database: &Connection) {
    let check = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let whole = database.query_row("PRAGMA integrity_check", [], check);
    assert_eq!(whole.unwrap(), "ok");
    let mut astray = database.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!astray.exists([]).unwrap());
}
