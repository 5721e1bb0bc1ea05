//! The crisis plan with the real program: killed while it saves, on a full disk, beside a database that is broken.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use ebb_tests::{binary, ebb, json, run};

fn add(folder: &Path, text: &str) -> Output {
    run(ebb(folder).args(["plan", "add", "reasons", text]))
}

fn plan(folder: &Path) -> String {
    json(ebb(folder).args(["plan", "--json"])).to_string()
}

/// How often to kill: a tenth by default, 500 times with `tests/run --all`.
fn kills() -> u64 {
    let repeat = std::env::var("EBB_TEST_REPEAT")
        .ok()
        .and_then(|text| text.parse().ok());
    repeat.map_or(50, |repeat: u64| repeat * 5 / 2)
}

#[test]
fn a_save_that_is_killed_leaves_the_old_plan_or_the_new_one_and_no_version_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    assert!(add(folder.path(), "reason first").status.success());
    let mut kept: Vec<String> = vec!["reason first".to_owned()];
    let mut survived = 0;
    for round in 0..kills() {
        let text = format!("reason {round}.");
        let mut child = ebb(folder.path())
            .args(["plan", "add", "reasons", &text])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // The moment of the kill is what this test varies; nothing is waited for.
        thread::sleep(Duration::from_micros(round * 7_919 % 6_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let shown = plan(folder.path());
        assert!(
            kept.iter().all(|text| shown.contains(text)),
            "round {round}: {shown}"
        );
        if shown.contains(&text) {
            kept.push(text);
            survived += 1;
        }
    }
    assert!(survived < kills(), "some were killed before they had saved");
    let versions = run(ebb(folder.path()).args(["plan", "versions", "--limit", "10000"]));
    let versions = String::from_utf8_lossy(&versions.stdout).into_owned();
    // Each with the number by which it is gone back to.
    let listed = versions.lines().filter(|line| line.contains("). ")).count();
    assert_eq!(listed as u64, survived + 1, "{versions}");
    assert!(add(folder.path(), "reason last").status.success());
    assert!(plan(folder.path()).contains("reason last"));
}

#[test]
fn two_processes_that_save_at_once_both_keep_what_they_wrote() {
    let folder = tempfile::tempdir().unwrap();
    assert!(add(folder.path(), "reason first").status.success());
    // A tenth of five hundred saves by default, in pairs.
    let pairs = kills() / 2;
    for pair in 0..pairs {
        let both = ["left", "right"].map(|side| {
            let text = format!("reason {side} {pair}.");
            let mut command = ebb(folder.path());
            command.args(["plan", "add", "reasons", &text]);
            command.stdout(Stdio::null()).spawn().unwrap()
        });
        for mut child in both {
            assert!(child.wait().unwrap().success(), "pair {pair}");
        }
    }
    let shown = plan(folder.path());
    for pair in 0..pairs {
        for side in ["left", "right"] {
            assert!(shown.contains(&format!("reason {side} {pair}.")), "{pair}");
        }
    }
    let versions = run(ebb(folder.path()).args(["plan", "versions", "--limit", "10000"]));
    let versions = String::from_utf8_lossy(&versions.stdout).into_owned();
    let listed = versions.lines().filter(|line| line.contains("). "));
    assert_eq!(listed.count() as u64, 1 + 2 * pairs);
}

#[test]
fn what_is_hidden_is_in_no_command_until_it_is_shown_again() {
    let folder = tempfile::tempdir().unwrap();
    json(ebb(folder.path()).args(["status", "--json"]));
    assert!(add(folder.path(), "the river heron").status.success());
    let person = [
        "plan",
        "person",
        "Heron",
        "--number",
        "0171 5",
        "--in",
        "who-i-call",
        "--night",
    ];
    assert!(run(ebb(folder.path()).args(person)).status.success());
    let triggers = ["triggers", "add", "place", "the heron bar"];
    assert!(run(ebb(folder.path()).args(triggers)).status.success());
    let looks: [&[&str]; 13] = [
        &[],
        &["plan"],
        &["plan", "--json"],
        &["plan", "versions"],
        &["plan", "export"],
        &["plan", "export", "--html"],
        &["triggers"],
        &["history"],
        &["safe"],
        &["used"],
        &["ill", "--json"],
        &["emergency", "--json"],
        &["--plain", "plan", "edit"],
    ];
    let shown = || -> String {
        let all = looks.iter().map(|arguments| {
            let output = run(ebb(folder.path()).args(*arguments));
            String::from_utf8_lossy(&output.stdout).to_lowercase()
        });
        all.collect()
    };
    assert!(shown().contains("heron"));
    let database = folder.path().join("ebb.db");
    for choice in ["behind", "marked"] {
        assert!(
            run(ebb(folder.path()).args(["plan", "lock", choice]))
                .status
                .success()
        );
        assert!(run(ebb(folder.path()).arg("hide")).status.success());
        let whole = fs::read(&database).unwrap();
        for damaged in [false, true] {
            if damaged {
                fs::write(&database, &whole[..1_000]).unwrap();
            }
            let seen = shown();
            assert!(!seen.contains("heron") && !seen.contains("0171"), "{seen}");
            assert!(seen.contains("112") && seen.contains("show what is mine"));
        }
        fs::write(&database, &whole).unwrap();
        assert!(run(ebb(folder.path()).arg("unhide")).status.success());
        assert!(shown().contains("heron"));
    }
}

#[test]
fn a_person_is_named_in_both_doors_and_set_right_in_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let person = |arguments: &[&str]| {
        run(ebb(folder.path()).args([&["plan", "person", "Sam"], arguments].concat()))
    };
    let first = person(&[
        "--number",
        "0171 1",
        "--number",
        "0172 2",
        "--in",
        "who-i-call",
    ]);
    // What may show ahead of the lock is asked with the first save.
    let lock = &ebb_core::content::content("en").crisis.lock;
    assert!(String::from_utf8_lossy(&first.stdout).contains(&lock.question));
    assert!(person(&["--in", "people-to-ask"]).status.success());
    assert!(person(&["--number", "0173 3", "--change"]).status.success());
    let shown = plan(folder.path());
    assert!(shown.contains("0173 3") && !shown.contains("0171 1"));
    let copy = run(ebb(folder.path()).args(["plan", "export"]));
    let copy = String::from_utf8_lossy(&copy.stdout).into_owned();
    // Behind either door, and once among the people.
    assert_eq!(copy.matches("0173 3").count(), 3, "{copy}");
    let nobody = run(ebb(folder.path()).args(["plan", "person", "Kim", "--change"]));
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn a_line_is_changed_moved_marked_and_its_earlier_versions_deleted_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let plan = |arguments: &[&str]| {
        let output = run(ebb(folder.path()).args([&["plan"], arguments].concat()));
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    let entries = || -> Vec<(String, String)> {
        let shown = json(ebb(folder.path()).args(["plan", "--json"]));
        let entries = shown["plan"]["entries"].as_array().unwrap().iter();
        let text = |entry: &serde_json::Value, name: &str| entry[name].as_str().unwrap().to_owned();
        entries
            .map(|entry| (text(entry, "id"), text(entry, "text")))
            .collect()
    };
    // A tool is known by its id and by its name.
    for (text, opens) in [("the river", "long-exhale"), ("the dog", "Long exhale")] {
        let added = plan(&["add", "what-i-do", text, "--opens", opens]);
        assert_eq!(added.0, Some(0), "{}", added.1);
    }
    assert_eq!(
        plan(&["add", "what-i-do", "x", "--opens", "zigzag"]).0,
        Some(2)
    );
    let (id, _) = entries()[0].clone();
    assert!(plan(&["--ids"]).1.contains(&id));
    let (code, said) = plan(&["change", &id, "the river, early"]);
    assert!(
        code == Some(0) && said.contains("ebb plan back 2"),
        "{said}"
    );
    assert_eq!(entries()[0].1, "the river, early");
    let shown = json(ebb(folder.path()).args(["plan", "--json"]));
    assert_eq!(shown["plan"]["entries"][0]["opens"]["id"], "long-exhale");
    assert_eq!(plan(&["move", &id, "2"]).0, Some(0));
    assert_eq!(entries()[1].0, id);
    assert_eq!(plan(&["lock", "marked"]).0, Some(0));
    assert_eq!(plan(&["mark", &id, "shows"]).0, Some(0));
    assert!(run(ebb(folder.path()).arg("hide")).status.success());
    assert_eq!(entries(), [(id.clone(), "the river, early".to_owned())]);
    assert_eq!(plan(&["forget"]).0, Some(3));
    assert!(run(ebb(folder.path()).arg("unhide")).status.success());
    assert_eq!(plan(&["back", "1"]).0, Some(0));
    assert_eq!(entries().len(), 1);
    assert_eq!(plan(&["forget"]).0, Some(0));
    assert_eq!(plan(&["back", "2"]).0, Some(3));
    assert_eq!(plan(&["remove", &id]).0, Some(0));
    assert_eq!(entries(), []);
}

#[test]
fn on_a_full_disk_the_plan_that_was_saved_stands_and_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    assert!(add(folder.path(), "the river").status.success());
    // As many characters as fit, of three bytes each.
    let long = "€".repeat(1_000);
    for blocks in [0, 1, 2] {
        let script = format!(
            "trap '' XFSZ; ulimit -f {blocks}; \"$0\" --data \"$1\" plan add reasons \"$2\"; code=$?; \"$0\" --data \"$1\" plan; exit $code"
        );
        let mut command = Command::new("bash");
        command
            .args(["-c", &script])
            .arg(binary())
            .arg(folder.path())
            .arg(&long);
        let output = run(command.stdin(Stdio::null()));
        assert_eq!(output.status.code(), Some(1), "{blocks}");
        let (said, shown) = (output.stderr, output.stdout);
        assert!(String::from_utf8_lossy(&said).contains("disk is full"));
        assert!(String::from_utf8_lossy(&shown).contains("the river"));
    }
    let shown = plan(folder.path());
    assert!(shown.contains("the river") && !shown.contains(&long));
}

#[test]
fn the_plan_and_an_emergency_open_whatever_became_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    json(ebb(folder.path()).args(["status", "--json"]));
    assert!(add(folder.path(), "the river").status.success());
    let database = folder.path().join("ebb.db");
    let whole = fs::read(&database).unwrap();
    let damages: [&dyn Fn(); 5] = [
        &|| fs::write(&database, &whole[..1_000]).unwrap(),
        &|| fs::write(&database, vec![7; whole.len()]).unwrap(),
        &|| fs::write(folder.path().join("ebb.key"), "ab".repeat(32)).unwrap(),
        &|| fs::write(folder.path().join("ebb.header"), "{").unwrap(),
        &|| fs::remove_file(&database).unwrap(),
    ];
    for damage in damages {
        damage();
        for (arguments, expected) in [
            (&["plan"][..], "the river"),
            (&["safe"], "the river"),
            (&["emergency"], "naloxone"),
            (&["lines", "--region", "IE"], "116 123"),
            // The first screen says what is wrong, and has the plan a key away.
            (&[], "My plan"),
        ] {
            let output = run(ebb(folder.path()).args(arguments));
            let shown = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(shown.contains(expected), "{arguments:?}: {shown}");
        }
    }
}

#[test]
fn files_of_the_plan_that_are_damaged_are_shown_as_far_as_they_read_and_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["the river", "the dog", "the sea"] {
        assert!(add(folder.path(), text).status.success());
    }
    let slots = ["plan-a", "plan-b"].map(|name| folder.path().join("plan").join(name));
    for slot in &slots {
        let mut bytes = fs::read(slot).unwrap();
        let last = bytes.len() - 3;
        bytes[last] ^= 0x20;
        fs::write(slot, bytes).unwrap();
    }
    let before = slots.clone().map(|slot| fs::read(slot).unwrap());
    let shown = plan(folder.path());
    assert!(
        shown.contains("the river") && shown.contains("the dog"),
        "{shown}"
    );
    assert!(shown.contains("\"condition\":{\"damaged\""), "{shown}");
    let read = run(ebb(folder.path()).arg("plan"));
    let damaged = &ebb_core::content::content("en").crisis.condition.damaged;
    assert!(String::from_utf8_lossy(&read.stdout).contains(damaged));
    let refused = add(folder.path(), "one more");
    assert_eq!(refused.status.code(), Some(1));
    assert!(slots.map(|slot| fs::read(slot).unwrap()) == before);
}

#[test]
fn a_copy_is_for_its_owner_alone_and_writes_over_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    assert!(add(folder.path(), "Ноа \u{1f30a} <b>&").status.success());
    let page = folder.path().join("plan.html");
    let export = |format: &str| {
        let mut command = ebb(folder.path());
        command.args(["plan", "export", format, "--out"]).arg(&page);
        run(&mut command)
    };
    assert!(export("--html").status.success());
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("Ноа \u{1f30a} &lt;b&gt;&amp;"), "{text}");
    assert_eq!(
        fs::metadata(&page).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(export("--html").status.code(), Some(1));
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
}

#[test]
fn a_number_that_no_phone_dials_is_refused_with_a_word_of_help() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(ebb(folder.path()).args(["plan", "person", "Sam", "--number", "CALL ME"]));
    assert_eq!(output.status.code(), Some(3));
    // Which digits stand for its letters is nobody's to guess.
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("Type the digits instead") && !said.contains("2255"),
        "{said}"
    );
    let region = run(ebb(folder.path()).args(["lines", "--region", "XX"]));
    assert_eq!(region.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&region.stderr).contains("AT Austria"));
}
