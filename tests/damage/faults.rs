//! A disk that fails at one call, at each of them in turn, on every command of a scripted day. Whatever fails: Ebb says so or
//! it is done, what was said to be done is there when it opens next, what was refused is there whole or not at all, and
//! nothing is damaged.
//!
//! Each tenth call fails by default, all of them with `EBB_TEST_REPEAT=200`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;

use chrono::{DateTime, TimeDelta, Utc};
use ebb_core::content::content;
use ebb_core::crisis::{Vault, VaultCondition};
use ebb_core::store::{Store, StoreKey};
use ebb_tests::{ebb, run};
use rusqlite::types::ValueRef;
use serde_json::Value;
use tempfile::TempDir;

use crate::sealed::PAGE;
use crate::used::{
    DATABASE, NOW, at_noon, copied, copied_in_memory, is_said, said, settled, times, unlocked,
};

const PASSPHRASE: &str = "heron by the reeds";

/// How a disk fails; see `failing_disk.c`.
const WAYS: [&str; 5] = ["once", "dead", "full", "short", "kill"];

/// The day, a command after the other. `OUT` is a new file, `BACKUP` one that was made before; what comes `LATER` comes when
/// the bin is emptied of what was deleted.
const DAY: &[&str] = &[
    "status",
    "surf --rate 6 --outcome rode",
    "journal line rain",
    "journal write rain --feeling sad=4",
    "journal fill thought-record situation=rain",
    "triggers add place bar",
    "triggers plan 1 --if bar --then tea",
    "triggers met 1",
    "check-in gad-7 0 1 1 2 0 0 1",
    "check-in sleep 4",
    "lists add homework what=walk",
    "remind add in\u{a0}20\u{a0}minutes --name walk",
    "remind add every\u{a0}day\u{a0}10:00 --for mindfulness",
    "remind snooze 1",
    "remind done 1",
    "card write Tea --step kettle",
    "card mark stop worse",
    "rehearse choose stop",
    "diary skill stop used --before 7 --after 4",
    "plan first --helps river",
    "plan add reasons sea",
    "plan person Sam --number 030\u{a0}1234 --in who-i-call",
    "plan review",
    "used",
    "used --undo",
    "hide",
    "unhide",
    "safe",
    "remind delete 1",
    "LATER status",
    "restore BACKUP --merge",
    "restore BACKUP --replace",
    "export --json OUT",
    "export --csv OUT",
    "summary --html OUT",
    "plan export --out OUT",
    "remind export --out OUT",
    "backup OUT",
];

/// The library that stands between a program and its disk.
fn failing_disk() -> &'static Path {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_folder, path) = MADE.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("damage/failing_disk.c");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("failing_disk.so");
        let mut cc = Command::new("cc");
        cc.args(["-O1", "-shared", "-fPIC", "-o"])
            .arg(&path)
            .arg(source);
        assert!(cc.status().expect("a C compiler").success());
        (folder, path)
    });
    path
}

/// One command over data as they were before it.
struct Step {
    number: i64,
    arguments: Vec<String>,
    before: TempDir,
    /// What is there once Ebb was opened next: without it, with it, and where it is made of several steps, between them.
    without: String,
    with: String,
    between: BTreeSet<String>,
    /// What it writes outside.
    written: Vec<(String, Vec<u8>)>,
    /// A letter for each watched call.
    calls: String,
}

/// Data and a place for what is written outside of them.
struct Place {
    folder: TempDir,
}

impl Place {
    fn of(data: &Path) -> Self {
        Self {
            folder: copied_in_memory(data),
        }
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn backup(&self) -> PathBuf {
        self.folder.path().join("backup.age")
    }

    /// What was written outside: a file, or a folder of files. Of what is encrypted, which differs each time, its length.
    fn written(&self) -> Vec<(String, Vec<u8>)> {
        let mut paths = vec![self.out()];
        if let Ok(entries) = fs::read_dir(self.out()) {
            paths = entries.map(|entry| entry.unwrap().path()).collect();
        }
        let read = paths.into_iter().filter_map(|path| {
            Some((
                path.file_name()?.to_str()?.to_owned(),
                fs::read(&path).ok()?,
            ))
        });
        let mut read: Vec<_> = read
            .map(
                |(name, bytes)| match bytes.starts_with(b"age-encryption.org") {
                    true => (name, bytes.len().to_string().into_bytes()),
                    false => (name, bytes),
                },
            )
            .collect();
        read.sort();
        read
    }
}

fn at(minute: i64) -> String {
    (NOW.parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)).to_rfc3339()
}

fn command(place: &Place, minute: i64, arguments: &[String]) -> Command {
    let mut command = ebb(place.data());
    command.args(["--at", &at(minute), "--speed", "0"]);
    command.env("EBB_PASSPHRASE", PASSPHRASE).env("TZ", "UTC");
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let out = place.out();
    for word in arguments {
        match word.as_str() {
            "OUT" => command.arg(&out),
            "BACKUP" => command.arg(place.backup()),
            word => command.arg(word.replace('\u{a0}', " ")),
        };
    }
    command
}

/// The command on a disk that fails at the call `at`, from 1, in this way.
fn failing(mut command: Command, place: &Place, at: usize, how: &str) -> Output {
    command.env("LD_PRELOAD", failing_disk());
    command.env("EBB_FAIL_UNDER", place.folder.path());
    command
        .env("EBB_FAIL_AT", at.to_string())
        .env("EBB_FAIL_HOW", how);
    run(&mut command)
}

/// The calls that a command makes, a letter each.
fn calls(mut command: Command, place: &Place) -> (Output, String) {
    let trace = tempfile::NamedTempFile::new().unwrap();
    command.env("EBB_FAIL_TRACE", trace.path());
    let output = failing(command, place, 0, "");
    (output, fs::read_to_string(trace.path()).unwrap())
}

/// Opens Ebb on a disk that is well again, which says nothing of damage, and gives all that is there.
fn found(place: &Place, minute: i64) -> Result<String, String> {
    let status = run(&mut command(
        place,
        minute,
        &["status".to_owned(), "--json".to_owned()],
    ));
    let text = said(&status);
    if status.status.code() != Some(0) || is_said(&text) || text.contains("damaged") {
        return Err(text);
    }
    let database = unlocked(place.data());
    let check: String = database
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    if check != "ok" {
        return Err(check);
    }
    let vault = Vault::at(&place.data().join("plan"));
    let opened = vault.open();
    let mut lines = rows(&database);
    // That the second copy of a first plan could not be written is said when it is looked at, and takes nothing away.
    let condition = match opened.condition {
        VaultCondition::OlderSlot => VaultCondition::Whole,
        condition => condition,
    };
    lines.push(format!(
        "{condition:?} {} {:?}",
        opened.version, opened.kept
    ));
    lines.push(format!("{:?} {}", vault.holds(), vault.is_hidden()));
    Ok(without_ids(&lines.join("\n")))
}

/// Every row of every table, in their order.
fn rows(database: &rusqlite::Connection) -> Vec<String> {
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name";
    let mut tables = database.prepare(tables).unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut lines = Vec::new();
    for name in names.map(Result::unwrap) {
        let mut all = database.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<_> = all.column_names().map(str::to_owned).collect();
        let mut rows = all.query([]).unwrap();
        let from = lines.len();
        while let Some(row) = rows.next().unwrap() {
            let mut line = name.clone();
            // Which prompts a ride shows is drawn by what is known of earlier ones, where that reads.
            let columns = columns
                .iter()
                .filter(|column| !(name == "exercises" && *column == "plan"));
            for column in columns {
                let value = match row.get_ref(column.as_str()).unwrap() {
                    ValueRef::Blob(bytes) if bytes.len() == 16 => "ID".to_owned(),
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    other => format!("{other:?}"),
                };
                line.push('|');
                line.push_str(&value);
            }
            // What Ebb notes of its own doings is nothing that somebody said.
            let own = [
                "settings|told:",
                "settings|reminders.settled",
                "settings|backup.made",
                "settings|made",
                "settings|bin.let-go",
            ];
            if !own.iter().any(|own| line.starts_with(own)) {
                lines.push(without_ids(&line));
            }
        }
        // Where ids are drawn by lot, so is their order.
        lines[from..].sort();
    }
    lines
}

/// The text with each id, which is drawn by lot, in one form.
fn without_ids(text: &str) -> String {
    const LENGTH: usize = 36;
    let is_id = |bytes: &[u8]| {
        bytes.len() == LENGTH
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => *byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    let bytes = text.as_bytes();
    let mut kept = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if is_id(&bytes[at..bytes.len().min(at + LENGTH)]) {
            kept.extend(b"ID");
            at += LENGTH;
        } else {
            kept.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(kept).unwrap()
}

/// Prepares a command: what is there without and with it, and which calls it makes.
fn prepared(number: i64, before: &Path, arguments: Vec<String>) -> (Step, Place) {
    let before = copied(before);
    let untouched = Place::of(before.path());
    let without = found(&untouched, number).unwrap_or_default();
    let done = Place::of(before.path());
    let (output, calls) = calls(command(&done, number, &arguments), &done);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        said(&output)
    );
    let after = Place::of(done.data());
    let with = found(&after, number).unwrap();
    let mut step = Step {
        number,
        arguments,
        before,
        without,
        with,
        between: BTreeSet::new(),
        written: done.written(),
        calls,
    };
    // What is done in several steps is between them where it is killed there.
    let several = ["surf", "check-in", "plan", "status"].contains(&step.arguments[0].as_str());
    for (at, kind) in (1..).zip(step.calls.chars()) {
        if several && "snu".contains(kind) {
            let place = Place::of(step.before.path());
            failing(command(&place, number, &step.arguments), &place, at, "kill");
            step.between.extend(found(&place, number));
        }
    }
    (step, done)
}

/// Which calls of a step fail, and how: all of them, or each tenth.
fn cases(steps: &[Step]) -> Vec<(&Step, usize, &'static str)> {
    let all = steps.iter().flat_map(|step| {
        let calls = (1..).zip(step.calls.chars());
        calls.flat_map(move |(at, kind)| {
            let ways = WAYS.iter().filter(move |way| match **way {
                "once" => true,
                "dead" | "kill" => kind != 'r' && kind != 'o',
                "full" => "wcmns".contains(kind),
                _ => kind == 'w',
            });
            ways.map(move |way| (step, at, *way))
        })
    });
    let each = if times(1) >= 10 { 1 } else { 10 };
    all.enumerate()
        .filter(|(number, _)| number % each == 0)
        .map(|(_, case)| case)
        .collect()
}

/// Tries every case, on as many threads as there are processors; gives what was wrong.
fn tries(
    cases: &[(&Step, usize, &'static str)],
    tried: impl Fn(&Step, usize, &str) -> Result<(), String> + Sync,
) -> Vec<String> {
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((step, at, how)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = tried(step, *at, how) {
                        wrong.lock().unwrap().push(why);
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

#[test]
fn a_disk_that_fails_at_any_call_of_a_day_is_told_of_or_it_is_done_and_nothing_is_half_there() {
    let mut data = copied(settled().path());
    let backup = data.path().join("backup.age");
    let made = at_noon(data.path(), &["backup", backup.to_str().unwrap()])
        .env("EBB_PASSPHRASE", PASSPHRASE)
        .status();
    assert!(made.unwrap().success());
    // A first start, in a folder that is not there yet.
    let nowhere = tempfile::tempdir().unwrap();
    let mut steps = vec![prepared(0, nowhere.path(), vec!["status".to_owned()]).0];
    let mut number = 0;
    for line in DAY {
        number += 1;
        let line = line
            .strip_prefix("LATER ")
            .inspect(|_| number += 31 * 24 * 60)
            .unwrap_or(line);
        let arguments = line.split(' ').map(str::to_owned).collect();
        let (step, done) = prepared(number, data.path(), arguments);
        let _ = fs::remove_dir_all(done.out());
        let _ = fs::remove_file(done.out());
        data = done.folder;
        steps.push(step);
    }
    let cases = cases(&steps);
    let told = AtomicUsize::new(0);
    let wrong = tries(&cases, |step, at, how| {
        let place = Place::of(step.before.path());
        let output = failing(
            command(&place, step.number, &step.arguments),
            &place,
            at,
            how,
        );
        told.fetch_add(
            usize::from(output.status.code() == Some(1)),
            Ordering::Relaxed,
        );
        let why = is_honest(step, &place, &output, how).err();
        let kind = step.calls.as_bytes()[at - 1] as char;
        let what = format!("{:?}, call {at} ({kind}) {how}", step.arguments);
        why.map_or(Ok(()), |why| {
            Err(format!(
                "{what}: {why}\n{:?} {}",
                output.status,
                said(&output)
            ))
        })
    });
    let (tried, told) = (cases.len(), told.into_inner());
    println!(
        "{tried} failures in {} commands, {told} refused",
        steps.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert!(told > tried / 10, "{told} of {tried}");
}

#[test]
fn a_disk_that_fails_while_the_data_file_is_mended_leaves_the_old_one_or_the_new_one() {
    let folder = settled();
    let key =
        StoreKey::from_hex(&fs::read_to_string(folder.path().join("ebb.key")).unwrap()).unwrap();
    let now = NOW.parse().unwrap();
    let store = Store::open(folder.path(), &key).unwrap();
    store
        .snapshot_due(now)
        .unwrap()
        .unwrap()
        .run(now)
        .unwrap()
        .unwrap();
    store.close().unwrap();
    let whole = records(&Place::of(folder.path()));
    let mut database = fs::read(folder.path().join(DATABASE)).unwrap();
    let pages = database.len() / PAGE;
    for page in (pages / 3..pages).step_by(5) {
        database[page * PAGE + 1_000] ^= 1;
    }
    fs::write(folder.path().join(DATABASE), &database).unwrap();
    let mend = ["doctor", "--mend", "--yes"].map(str::to_owned);
    let place = Place::of(folder.path());
    let (output, calls) = calls(command(&place, 1, &mend), &place);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(records(&place), whole);
    let step = Step {
        number: 1,
        arguments: mend.to_vec(),
        before: folder,
        without: String::new(),
        with: String::new(),
        between: BTreeSet::new(),
        written: Vec::new(),
        calls,
    };
    let cases = cases(std::slice::from_ref(&step));
    let wrong = tries(&cases, |step, at, how| {
        let place = Place::of(step.before.path());
        let output = failing(command(&place, 1, &step.arguments), &place, at, how);
        let (code, text) = (output.status.code(), said(&output));
        let kind = step.calls.as_bytes()[at - 1] as char;
        let what = format!("call {at} ({kind}) {how}: {code:?} {text}");
        if text.contains("panicked") || !matches!(code, Some(0 | 1)) && how != "kill" {
            return Err(what);
        }
        // It is found whole, or as damaged as it was, and is mended then.
        let found = run(&mut command(&place, 2, &["doctor".to_owned()]));
        let is_mended = found.status.code() == Some(0);
        let is_as_it_was = fs::read(place.data().join(DATABASE)).unwrap() == database;
        if is_mended == is_as_it_was || code == Some(0) && !is_mended {
            return Err(format!("{what}: then {}", said(&found)));
        }
        let again = run(&mut command(&place, 3, &step.arguments));
        let mended = records(&place) == whole;
        let part = place.data().join("ebb-mended-part.db").exists();
        if again.status.code() != Some(0) || !mended || part {
            return Err(format!("{what}: at last {}", said(&again)));
        }
        Ok(())
    });
    println!("{} failures while mending", cases.len());
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn nothing_is_written_where_programs_keep_what_is_temporary() {
    let folder = settled();
    let watched = tempfile::tempdir().unwrap();
    let run_all = |place: &Place, lines: &[&str]| {
        for line in lines {
            let arguments: Vec<_> = line.split(' ').map(str::to_owned).collect();
            let trace = tempfile::NamedTempFile::new().unwrap();
            let mut command = command(place, 1, &arguments);
            for name in ["TMPDIR", "SQLITE_TMPDIR", "EBB_FAIL_UNDER"] {
                command.env(name, watched.path());
            }
            command
                .env("LD_PRELOAD", failing_disk())
                .env("EBB_FAIL_TRACE", trace.path());
            let output = run(&mut command);
            assert!(output.status.success(), "{line}: {}", said(&output));
            assert_eq!(fs::read_to_string(trace.path()).unwrap(), "", "{line}");
            let _ = fs::remove_file(place.out());
        }
    };
    let place = Place::of(folder.path());
    run_all(
        &place,
        &[
            "journal line rain",
            "journal search heron",
            "summary --html OUT",
            "export --json OUT",
            "backup OUT",
        ],
    );
    let mut database = fs::read(place.data().join(DATABASE)).unwrap();
    let last = database.len() - PAGE / 2;
    database[last] ^= 1;
    fs::write(place.data().join(DATABASE), database).unwrap();
    run_all(&place, &["doctor --mend --yes"]);
    assert_eq!(fs::read_dir(watched.path()).unwrap().count(), 0);
}

/// Every record that there is, in whatever order, but for the line that says when.
fn records(place: &Place) -> BTreeSet<String> {
    let export = ["export", "--json", "-"].map(str::to_owned);
    let output = run(&mut command(place, 9, &export));
    let lines = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap().to_string();
    lines.lines().skip(1).map(read).collect()
}

/// What became of a command whose disk failed is what it said.
fn is_honest(step: &Step, place: &Place, output: &Output, how: &str) -> Result<(), String> {
    let (text, code, out) = (said(output), output.status.code(), place.out());
    let written = place.written();
    // What could not be read for it stands in what was written.
    let says_so = |(_, bytes): &(String, Vec<u8>)| {
        let (words, text) = (content("en"), String::from_utf8_lossy(bytes));
        let of_plan = &words.crisis.condition;
        [
            &words.export.plan_unread,
            &of_plan.older_slot,
            &of_plan.not_allowed,
            &of_plan.damaged,
        ]
        .iter()
        .any(|said| text.contains(said.as_str()))
    };
    let is_written = written == step.written || written.iter().any(says_so);
    let wrong = match code {
        Some(0) if !is_written => "it is not written",
        Some(1) if text.trim().is_empty() => "it says nothing",
        // From a disk that is dead nothing can be taken away.
        Some(1) if out.exists() && !is_written && how != "dead" => "half of a file is left",
        None if how != "kill" => "it broke down",
        Some(0 | 1) | None => "",
        Some(_) => "it is said to be senseless",
    };
    if !wrong.is_empty() || text.contains("panicked") {
        return Err(wrong.to_owned());
    }
    let _ = fs::remove_file(&out).or_else(|_| fs::remove_dir_all(&out));
    let found = found(place, step.number).map_err(|why| format!("then {why}"))?;
    if found == step.with {
        return Ok(());
    }
    // Whoever only looks has Ebb settle what is over: as much as could be kept, and the rest the next time.
    let settles = step.arguments == ["status"];
    // Whether what was missed counts as told, the last of its columns, is a step of its own.
    let settled = |line: &str| {
        let row = line.starts_with("reminder_states|").then_some(line);
        let row = row.and_then(|row| Some(row.rsplit_once('|')?.0));
        row.unwrap_or(line).to_owned()
    };
    let lines = |text: &str| text.lines().map(settled).collect::<BTreeSet<_>>();
    let (before, after, there) = (lines(&step.without), lines(&step.with), lines(&found));
    if settles && step.between.contains(&found) {
        return Ok(());
    }
    if settles && there.is_subset(&(&before | &after)) && there.is_superset(&(&before & &after)) {
        return Ok(());
    }
    if code == Some(0) {
        return Err(format!("it is not done: {}", differs(&found, &step.with)));
    }
    if found == step.without || step.between.contains(&found) {
        return Ok(());
    }
    Err(format!(
        "it is half there: {}",
        differs(&found, &step.without)
    ))
}

/// The lines that one has and the other has not.
fn differs(one: &str, other: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (lines(one), lines(other));
    let more = one.difference(&other).map(|line| format!("+ {line}"));
    let fewer = other.difference(&one).map(|line| format!("- {line}"));
    more.chain(fewer).collect::<Vec<_>>().join("\n")
}
