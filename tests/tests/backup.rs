//! A backup, records and sheets, a restore over data that do not open, and the end of everything: the real binary over a
//! real folder.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use ebb_core::content::content;
use ebb_tests::{ebb, run};
use serde_json::Value;

const PASSPHRASE: &str = "heron by the reeds";

/// The command with its passphrase in the environment.
fn with_passphrase(folder: &Path) -> Command {
    let mut command = ebb(folder);
    command.env("EBB_PASSPHRASE", PASSPHRASE);
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(both).unwrap()
}

/// Everything as records, but for the first line, which says when.
fn records(folder: &Path) -> Vec<Value> {
    let output = run(ebb(folder).args(["export", "--json", "-"]));
    assert_eq!(code(&output), 0, "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().skip(1).map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

fn is_private(path: &Path) -> bool {
    let mode = fs::metadata(path).unwrap().permissions().mode();
    mode & 0o077 == 0
}

/// Somebody with a line in the journal and one in the plan.
fn lived(folder: &Path) {
    for command in [
        &["journal", "line", "=a good walk"][..],
        &["plan", "add", "what-i-do", "walk to the river"],
        &["lists", "add", "homework", "what=a walk"],
    ] {
        let output = run(ebb(folder).args(command));
        assert_eq!(code(&output), 0, "{}", said(&output));
    }
}

#[test]
fn what_was_backed_up_comes_back_over_data_that_do_not_open_and_those_are_kept() {
    let place = tempfile::tempdir().unwrap();
    let (mine, file) = (place.path().join("mine"), place.path().join("ebb.age"));
    lived(&mine);
    let before = records(&mine);
    let output = run(with_passphrase(&mine).arg("backup").arg(&file));
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(is_private(&file));
    let again = run(with_passphrase(&mine).arg("backup").arg(&file));
    assert_eq!(code(&again), 1, "never over another");
    let whole = fs::read(mine.join("ebb.db")).unwrap();
    fs::write(mine.join("ebb.db"), [b"no database", &whole[11..]].concat()).unwrap();
    fs::remove_dir_all(mine.join("plan")).unwrap();
    let looked = run(with_passphrase(&mine).arg("restore").arg(&file));
    assert_eq!(code(&looked), 1, "the data do not open");
    assert!(
        said(&looked).contains("1 entry in the journal"),
        "{}",
        said(&looked)
    );
    assert!(
        !mine.join("plan").join("plan-a").exists(),
        "looking changes nothing"
    );
    let merged = run(with_passphrase(&mine)
        .arg("restore")
        .arg(&file)
        .arg("--merge"));
    assert!(
        said(&merged).contains("Your crisis plan"),
        "{}",
        said(&merged)
    );
    let plan = run(ebb(&mine).arg("plan"));
    assert!(said(&plan).contains("walk to the river"), "{}", said(&plan));
    let replaced = run(with_passphrase(&mine)
        .arg("restore")
        .arg(&file)
        .arg("--replace"));
    assert_eq!(code(&replaced), 0, "{}", said(&replaced));
    assert_eq!(records(&mine), before);
    let names = fs::read_dir(&mine).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().path()).collect();
    let aside = names
        .iter()
        .find(|path| path.to_string_lossy().contains("set-aside-"));
    let aside = aside.unwrap();
    assert!(is_private(aside));
    assert!(
        fs::read(aside.join("ebb.db"))
            .unwrap()
            .starts_with(b"no database")
    );
}

#[test]
fn a_passphrase_comes_from_an_open_file_and_a_wrong_or_short_one_makes_and_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let (mine, file) = (place.path().join("mine"), place.path().join("ebb.age"));
    lived(&mine);
    let mut short = ebb(&mine);
    short
        .env("EBB_PASSPHRASE", "too short")
        .arg("backup")
        .arg(&file);
    let refused = run(&mut short);
    assert_eq!(code(&refused), 3, "{}", said(&refused));
    assert!(!file.exists());
    let unasked = run(ebb(&mine).arg("backup").arg(&file));
    assert_eq!(code(&unasked), 2, "there is no terminal to ask");
    let handed = place.path().join("passphrase");
    fs::write(&handed, format!("{PASSPHRASE}\n")).unwrap();
    let mut made = ebb(&mine);
    made.arg("backup").arg(&file).args(["--passphrase-fd", "0"]);
    made.stdin(fs::File::open(&handed).unwrap());
    let made = run(&mut made);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let before = records(&mine);
    let mut wrong = ebb(&mine);
    wrong.env("EBB_PASSPHRASE", "heron by the weeds");
    let refused = run(wrong.arg("restore").arg(&file).arg("--replace"));
    assert_eq!(code(&refused), 1);
    let words = &content("en").backup.problems.wrong_passphrase;
    assert!(
        said(&refused).contains(words.as_str()),
        "{}",
        said(&refused)
    );
    assert_eq!(records(&mine), before);
}

#[test]
fn records_and_sheets_go_into_new_files_for_their_owner_alone_and_through_no_link() {
    let place = tempfile::tempdir().unwrap();
    let mine = place.path().join("mine");
    lived(&mine);
    let (json, sheets) = (place.path().join("all.jsonl"), place.path().join("sheets"));
    assert_eq!(
        code(&run(ebb(&mine).arg("export").arg("--json").arg(&json))),
        0
    );
    assert_eq!(
        code(&run(ebb(&mine).arg("export").arg("--csv").arg(&sheets))),
        0
    );
    assert!(is_private(&json) && is_private(&sheets) && is_private(&sheets.join("journal.csv")));
    let journal = fs::read_to_string(sheets.join("journal.csv")).unwrap();
    assert!(journal.contains(",'=a good walk,"), "{journal}");
    let elsewhere = place.path().join("elsewhere");
    let link = place.path().join("link.jsonl");
    std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
    assert_eq!(
        code(&run(ebb(&mine).arg("export").arg("--json").arg(&link))),
        1
    );
    assert!(!elsewhere.exists());
}

#[test]
fn one_deliberate_act_deletes_everything_of_ebb_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let mine = place.path().join("mine");
    lived(&mine);
    fs::write(mine.join("letter.txt"), "mine").unwrap();
    let key = place.path().join("a second name of the key");
    fs::hard_link(mine.join("ebb.key"), &key).unwrap();
    let unasked = run(ebb(&mine).arg("wipe"));
    assert_eq!(code(&unasked), 2, "nobody said so");
    assert!(mine.join("ebb.db").exists());
    let gone = run(ebb(&mine).args(["wipe", "--yes"]));
    assert_eq!(code(&gone), 0, "{}", said(&gone));
    let left = fs::read_dir(&mine).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["letter.txt"]);
    assert_eq!(
        fs::read_to_string(&key).unwrap(),
        "0".repeat(64),
        "the key first, and for good"
    );
}

/// Ebb, showing reminders; killed where a test fails.
struct Shows(Child);

impl Shows {
    fn over(folder: &Path) -> Self {
        let mut command = ebb(folder);
        command.args(["remind", "run"]);
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        assert!(line.contains("Reminders are shown"), "{line}");
        Self(child)
    }

    fn end(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Shows {
    fn drop(&mut self) {
        self.end();
    }
}

#[test]
fn while_another_ebb_shows_reminders_nothing_is_deleted_and_once_it_ended_nothing_is_left() {
    let words = &content("en").backup.wipe;
    let place = tempfile::tempdir().unwrap();
    let mine = place.path().join("mine");
    lived(&mine);
    // Whoever shows reminders keeps when it looked.
    let own = |folder: &Path| {
        let mut records = records(folder);
        records.retain(|record| record["record"] == "plan" || record["record"] == "journal");
        records
    };
    let before = own(&mine);
    assert_eq!(before.len(), 2);
    let mut shows = Shows::over(&mine);
    let refused = run(ebb(&mine).args(["wipe", "--yes"]));
    assert_eq!(code(&refused), 3, "{}", said(&refused));
    assert!(said(&refused).contains(&words.open), "{}", said(&refused));
    assert_eq!(own(&mine), before);
    shows.end();
    let gone = run(ebb(&mine).args(["wipe", "--yes"]));
    assert_eq!(code(&gone), 0, "{}", said(&gone));
    assert!(said(&gone).contains(&words.done), "{}", said(&gone));
    assert!(!mine.exists());
}

#[test]
fn whoever_stops_a_backup_at_any_moment_has_a_whole_file_or_none() {
    let place = tempfile::tempdir().unwrap();
    let mine = place.path().join("mine");
    lived(&mine);
    let long = "a long day ".repeat(2_000);
    for _ in 0..10 {
        run(ebb(&mine).args(["journal", "write", &long]));
    }
    let began = Instant::now();
    let whole = place.path().join("whole.age");
    assert_eq!(
        code(&run(with_passphrase(&mine).arg("backup").arg(&whole))),
        0
    );
    let takes = began.elapsed();
    let size = fs::metadata(&whole).unwrap().len();
    let mut stopped = 0;
    for round in 0..20 {
        let file = place.path().join(format!("{round}.age"));
        let mut backup = with_passphrase(&mine);
        let backup = backup.arg("backup").arg(&file);
        let quiet = backup.stdout(Stdio::null()).stderr(Stdio::null());
        let mut backup = quiet.spawn().unwrap();
        std::thread::sleep(takes * round / 20);
        let pid = backup.id().to_string();
        run(Command::new("kill").args(["-INT", &pid]));
        let done = backup.wait().unwrap().success();
        stopped += i32::from(!done);
        let found = fs::metadata(&file).map(|meta| meta.len());
        // A second of the time is longer or shorter by some digits.
        assert!(
            found.map_or(!done, |found| found.abs_diff(size) < 200),
            "round {round}, {done}"
        );
    }
    assert!(stopped > 0);
}

#[test]
fn a_folder_in_which_no_ebb_keeps_anything_is_left_as_it_is() {
    let words = &content("en").backup.wipe;
    let place = tempfile::tempdir().unwrap();
    let theirs = place.path().join("theirs");
    fs::create_dir_all(theirs.join("plan")).unwrap();
    for name in ["clock", "remind.lock", "plan/hidden"] {
        fs::write(theirs.join(name), "somebody else's").unwrap();
    }
    for folder in [theirs.as_path(), &place.path().join("typo")] {
        let refused = run(ebb(folder).args(["wipe", "--yes"]));
        assert_eq!(code(&refused), 3, "{}", said(&refused));
        let shown = folder.display().to_string();
        let nothing = words.nothing.replace("{folder}", &shown);
        assert!(said(&refused).contains(&nothing), "{}", said(&refused));
    }
    for name in ["clock", "remind.lock", "plan/hidden"] {
        let kept = fs::read_to_string(theirs.join(name)).unwrap();
        assert_eq!(kept, "somebody else's", "{name}");
    }
}

#[test]
fn what_cannot_be_deleted_is_named_and_keeps_nothing_else_of_ebb() {
    let words = &content("en").backup.wipe;
    let place = tempfile::tempdir().unwrap();
    let mine = place.path().join("mine");
    lived(&mine);
    for theirs in ["plan/plan-old/mine", "plan/holds.new/mine"] {
        fs::create_dir_all(mine.join(theirs)).unwrap();
    }
    let not_all = run(ebb(&mine).args(["wipe", "--yes"]));
    assert_eq!(code(&not_all), 1, "{}", said(&not_all));
    assert!(said(&not_all).contains(&words.stays), "{}", said(&not_all));
    assert!(said(&not_all).contains("holds.new"), "{}", said(&not_all));
    assert!(!said(&not_all).contains(&words.done), "{}", said(&not_all));
    let names = |folder: &Path| {
        let files = fs::read_dir(folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&mine), ["plan".to_owned()].into());
    let left = ["plan-old", "holds.new"].map(str::to_owned);
    assert_eq!(names(&mine.join("plan")), left.into());
}
