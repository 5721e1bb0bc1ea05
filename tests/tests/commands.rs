//! The commands as scripts meet them: they end by themselves, say what is wrong, and change nothing that they
//! cannot read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ebb_core::content::content;
use ebb_tests::{ebb, json, run};

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        // What is known of the clock changes with every look at it.
        .filter(|(name, bytes)| !name.ends_with("-shm") && name != "clock" && !bytes.is_empty())
        .collect()
}

#[test]
fn without_a_terminal_the_first_screen_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&mut ebb(folder.path()));
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("Ride an urge") && text.contains("I have used"),
        "{text}"
    );
    assert!(
        !text.contains('\u{1b}'),
        "no escape codes outside a terminal"
    );
}

#[test]
fn a_moved_clock_needs_a_folder_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(ebb_tests::binary());
    let output = run(command
        .args(["--speed", "10", "status"])
        .env("EBB_DATA", folder.path()));
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--data"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_breathing_session_is_kept_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let ended = run(ebb(folder.path()).args([
        "--speed",
        "20000",
        "breathe",
        "4-0-6-0",
        "--minutes",
        "1",
        "--json",
    ]));
    assert!(ended.status.success());
    assert!(String::from_utf8_lossy(&ended.stdout).contains("\"event\":\"finished\""));
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    assert_eq!(history["schema"], 2);
    assert_eq!(history["entries"][0]["kind"], "breathing");
    assert_eq!(history["entries"][0]["length_ms"], 60_000);
}

#[test]
fn what_makes_no_sense_is_refused_with_an_exit_code_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, code) in [
        (&["surf", "--rate", "11"][..], 3),
        (&["breathe", "zigzag"], 2),
        (&["breathe", "9-0-2-0"], 3),
        (&["breathe", "--minutes", "0"], 3),
        (&["no-such-command"], 2),
    ] {
        let output = run(ebb(folder.path()).args(arguments));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn a_wrong_key_and_a_damaged_file_are_said_and_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    json(ebb(folder.path()).args(["status", "--json"]));
    let key = folder.path().join("ebb.key");
    let database = folder.path().join("ebb.db");
    let (right_key, whole) = (fs::read(&key).unwrap(), fs::read(&database).unwrap());
    for (path, damaged) in [
        (&key, "ab".repeat(32).into_bytes()),
        (&key, b"half a key".to_vec()),
        (&database, whole[..5_000].to_vec()),
        (&database, vec![7; whole.len()]),
        (&database, Vec::new()),
    ] {
        fs::write(path, &damaged).unwrap();
        let before = files(folder.path());
        let output = run(ebb(folder.path()).arg("status"));
        assert_eq!(output.status.code(), Some(1));
        assert!(
            String::from_utf8_lossy(&output.stdout).len() > 40,
            "it says what is wrong"
        );
        assert!(files(folder.path()) == before, "{}", path.display());
        fs::write(&key, &right_key).unwrap();
        fs::write(&database, &whole).unwrap();
    }
    assert!(run(ebb(folder.path()).arg("status")).status.success());
}

#[test]
fn completions_come_from_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(ebb(folder.path()).args(["completions", "bash"]));
    assert!(String::from_utf8_lossy(&output.stdout).contains("breathe"));
}

#[test]
fn every_command_has_a_manual_page_and_no_page_names_one_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("share/man1");
    let written = run(ebb(folder.path()).arg("man").arg(&pages));
    assert!(written.status.success());
    let names: Vec<_> = files(&pages).into_keys().collect();
    for page in ["ebb.1", "ebb-breathe.1", "ebb-remind-add.1"] {
        assert!(names.iter().any(|name| name.ends_with(page)), "{page}");
    }
    let mut references = 0;
    for (name, page) in files(&pages) {
        let page = String::from_utf8_lossy(&page).replace('\\', "");
        for named in page.lines().filter_map(|line| line.strip_suffix("(1)")) {
            assert!(
                pages.join(format!("{named}.1")).exists(),
                "{named} in {name}"
            );
            references += 1;
        }
    }
    // Every page but the first is named once, by the page above it.
    assert_eq!(references, names.len() - 1);
    let in_a_file = run(ebb(folder.path()).arg("man").arg(pages.join("ebb.1")));
    assert_eq!(in_a_file.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&in_a_file.stderr).contains("ebb.1"));
}

#[test]
fn the_trigger_map_is_written_and_listed_by_commands() {
    let folder = tempfile::tempdir().unwrap();
    let triggers = |arguments: &[&str]| {
        let mut command = ebb(folder.path());
        command.arg("triggers").args(arguments);
        run(&mut command)
    };
    assert!(triggers(&["add", "place", "the bar"]).status.success());
    let plan = ["plan", "1", "--if", "I pass the bar", "--then", "I walk on"];
    assert!(triggers(&plan).status.success());
    assert!(
        triggers(&["day", "a wedding", "--on", "2099-12-05"])
            .status
            .success()
    );
    let shown = json(ebb(folder.path()).args(["triggers", "--json"]));
    let trigger = &shown["triggers"]["triggers"][0];
    assert_eq!(trigger["name"], "the bar");
    assert_eq!(trigger["plans"][0]["situation"], "I pass the bar");
    assert_eq!(trigger["plans"][0]["response"], "I walk on");
    assert_eq!(shown["triggers"]["days"][0]["day"], "2099-12-05");
    for (arguments, code) in [
        (&["plan", "7", "--if", "a", "--then", "b"][..], 2),
        (&["met", "1", "--strength", "11"], 3),
        (&["day", "a wedding", "--on", "soon"], 3),
        (&["add", "place", "  "], 3),
    ] {
        let output = triggers(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn a_measure_is_filled_in_left_and_gone_on_with_by_commands_and_the_plan_comes_before_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let check_in = |arguments: &[&str]| {
        let mut command = ebb(folder.path());
        let output = run(command.arg("check-in").args(arguments));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text)
    };
    let (code, questions) = check_in(&["gad-7"]);
    assert_eq!(code, Some(0));
    assert!(questions.contains("7. Feeling afraid as if something awful might happen"));
    assert!(questions.contains("   0 Not at all"), "{questions}");
    let (code, left) = check_in(&["gad-7", "0", "1", "1", "--later"]);
    assert_eq!(code, Some(0));
    assert!(left.contains("3 of 7 answered"), "{left}");
    let waits = json(ebb(folder.path()).args(["check-in", "gad-7", "--json"]));
    assert_eq!(waits["check_in"]["measures"][0]["open"], true);
    let (code, result) = check_in(&["gad-7", "-", "-", "-", "2", "0", "0", "1"]);
    assert_eq!(code, Some(0));
    assert!(result.contains("5 of 21."), "{result}");
    let (_, result) = check_in(&["PHQ-9", "0", "0", "0", "0", "0", "0", "0", "0", "1"]);
    let (plan, number) = (result.find("ebb safe"), result.find("1 of 27."));
    assert!(plan.is_some() && plan < number, "{result}");
    assert_eq!(check_in(&["--own", "Sleep"]).0, Some(0));
    assert!(check_in(&["sleep", "7"]).1.contains("7 of 10."));
    let (_, course) = check_in(&["sleep", "--course"]);
    assert!(course.contains("One number so far: 7 (Today)."), "{course}");
    let all = json(ebb(folder.path()).args(["check-in", "--json"]));
    let gad = all["check_in"]["measures"].as_array().unwrap();
    let gad = gad.iter().find(|one| one["instrument"] == "gad-7").unwrap();
    assert_eq!(
        (&gad["score"], &gad["answers"]["4"]),
        (&5.into(), &2.into())
    );
    let deleted = check_in(&["--delete", gad["id"].as_str().unwrap()]);
    assert_eq!(deleted.0, Some(0));
    for (arguments, code) in [
        (&["pss-10"][..], 2),
        (&["gad-7", "4"], 3),
        (&["gad-7", "0", "0", "0", "0", "0", "0", "0", "0"], 2),
        (&["--delete", "nothing"], 3),
    ] {
        assert_eq!(check_in(arguments).0, Some(code), "{arguments:?}");
    }
    assert!(run(ebb(folder.path()).arg("hide")).status.success());
    let (code, hidden) = check_in(&[]);
    assert_eq!(code, Some(0));
    assert!(
        !hidden.contains("GAD") && !hidden.contains("Sleep"),
        "{hidden}"
    );
    assert_eq!(check_in(&["gad-7", "--json"]).0, Some(3));
}

#[test]
fn cards_are_found_read_and_suggested_by_commands() {
    let folder = tempfile::tempdir().unwrap();
    let stop = json(ebb(folder.path()).args(["cards", "stop", "--json"]));
    assert_eq!(stop["card"]["id"], "stop");
    let found = run(ebb(folder.path()).args(["cards", "can't", "sleep"]));
    assert!(
        String::from_utf8_lossy(&found.stdout)
            .to_lowercase()
            .contains("sleep")
    );
    // The text says by which id a card is known, and that id leads to it.
    for listed in [&["cards"][..], &["suggest", "angry"]] {
        let listed = run(ebb(folder.path()).args(listed));
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        let cards: Vec<_> = listed
            .lines()
            .filter(|line| line.starts_with("  "))
            .collect();
        assert!(cards.len() > 3, "{listed}");
        let (title, rest) = cards[cards.len() - 1].trim().rsplit_once(" (").unwrap();
        let (id, _) = rest.split_once("). ").unwrap();
        let opened = run(ebb(folder.path()).args(["cards", id]));
        let opened = String::from_utf8_lossy(&opened.stdout).into_owned();
        assert_eq!(opened.lines().next(), Some(title), "{opened}");
        assert!(cards.iter().all(|line| line.contains("). ")), "{listed}");
    }
    let suggested =
        json(ebb(folder.path()).args(["suggest", "angry", "--strength", "8", "--json"]));
    assert!(
        suggested["suggest"]["suggestions"]
            .as_array()
            .unwrap()
            .len()
            > 2
    );
    let unknown = run(ebb(folder.path()).args(["suggest", "purple"]));
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("angry"));
}

#[test]
fn what_was_missed_waits_for_whoever_reads_of_it_and_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| {
        let mut command = ebb(folder.path());
        command.args(["--at", time]).args(arguments);
        let output = run(command.env("TZ", "Europe/Berlin"));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let medicine = ["remind", "add", "every day 08:00", "--for", "medication"];
    at("2026-11-24T12:00:00Z", &medicine);
    // Somebody looks at a card, five days later: nothing is said there, and nothing is lost by it.
    let later = "2026-11-29T12:00:00Z";
    assert!(!at(later, &["cards"]).contains("did not come"));
    let doubled = "don't double it";
    assert!(at(later, &[]).contains(doubled));
    assert!(at(later, &["remind"]).contains(doubled));
    assert!(!at(later, &["remind"]).contains(doubled));
    assert!(!at(later, &[]).contains(doubled));
}

#[test]
fn reminders_are_said_in_words_listed_put_off_and_exported_by_commands() {
    let folder = tempfile::tempdir().unwrap();
    let remind = |arguments: &[&str]| {
        let mut command = ebb(folder.path());
        command.args(["--at", "2026-11-24T12:15:00Z", "remind"]);
        command.args(arguments).env("TZ", "Europe/Berlin");
        run(&mut command)
    };
    let said = |arguments: &[&str]| String::from_utf8(remind(arguments).stdout).unwrap();
    let listed = said(&["add", "every second Tuesday 18:00", "--name", "Heron"]);
    assert!(
        listed.contains("every second Tuesday 18:00 from 2026-11-24"),
        "{listed}"
    );
    assert!(said(&["boosters", "2026-11-20"]).contains("After 24 months"));
    assert!(said(&["appointment", "3", "2027-02-24 15:00"]).contains("24 February 2027 15:00"));
    assert!(said(&["snooze", "--until", "19:30"]).contains("Heron. Today 19:30, put off to then"));
    assert!(said(&["history", "1"]).contains("put off to Today 19:30"));
    let calendar = said(&["export"]);
    assert!(
        calendar.contains("SUMMARY:Ebb") && !calendar.contains("Heron"),
        "{calendar}"
    );
    assert!(said(&["export", "--say", "full", "--only", "1"]).contains("SUMMARY:Heron"));
    let file = folder.path().join("out.ics");
    let path = file.to_str().unwrap();
    assert!(remind(&["export", "--out", path]).status.success());
    assert!(
        !remind(&["export", "--out", path]).status.success(),
        "nothing is overwritten"
    );
    let appointment = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Dr. Heron\r\nDTSTART:20270518T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(&file, appointment).unwrap();
    // Looked at first; kept under its own name, and as a booster's only when that is said.
    let before = said(&["list"]);
    let preview = said(&["import", path]);
    assert!(
        preview.starts_with("1. ") && preview.contains("Dr. Heron"),
        "{preview}"
    );
    assert_eq!(said(&["list"]), before, "looking keeps nothing");
    let kept = said(&["import", path, "--number", "1"]);
    assert!(kept.contains("next: Tuesday 18 May 2027 11:00"), "{kept}");
    assert!(
        kept.contains("Dr. Heron") && !kept.contains("After 6 months: Tuesday 18 May"),
        "{kept}"
    );
    let as_booster = said(&["import", path, "--all", "--booster"]);
    assert!(
        as_booster.contains("After 6 months: Tuesday 18 May 2027 11:00"),
        "{as_booster}"
    );
    assert!(!remind(&["import", path, "--number", "2"]).status.success());
    for (arguments, code) in [
        (&["add", "every blue moon"][..], 2),
        (&["add", "every weekday"], 2),
        (&["add", "2020-01-01 10:00"], 3),
        (&["done", "77"], 2),
        (&["appointment", "5", "2027-02-24 15:00"], 3),
        (&["word", "Sobriety"], 3),
        (&["import", "/dev/null"], 1),
    ] {
        let output = remind(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    let wrong = remind(&["add", "every blue moon"]);
    let error = String::from_utf8(wrong.stderr).unwrap();
    for example in [
        "every weekday 08:00",
        "in 3 months",
        "every second Tuesday 18:00",
        "2027-01-15 10:00",
    ] {
        assert!(error.contains(example), "{error}");
    }
    let unit = said(&["install", "--print"]);
    assert!(
        unit.contains("remind run") && unit.contains("--data"),
        "{unit}"
    );
}

#[test]
fn the_history_as_json_has_the_diary_and_nothing_at_all_once_it_is_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let skill = [
        "diary", "skill", "stop", "tried", "--before", "7", "--after", "5",
    ];
    assert!(run(ebb(folder.path()).args(skill)).status.success());
    let urge = ["diary", "urge", "--strength", "0", "--acted", "yes"];
    assert!(run(ebb(folder.path()).args(urge)).status.success());
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    let noted = &history["diary"]["skills"][0];
    assert_eq!(
        (&noted["tool"], &noted["how"]),
        (&"card:stop".into(), &"tried".into())
    );
    assert_eq!((&noted["before"], &noted["after"]), (&7.into(), &5.into()));
    let urge = &history["diary"]["urges"][0];
    assert_eq!((&urge["urge"], &urge["acted"]), (&0.into(), &"yes".into()));
    assert!(run(ebb(folder.path()).arg("hide")).status.success());
    let hidden = run(ebb(folder.path()).args(["history", "--json"]));
    assert_eq!((hidden.status.code(), hidden.stdout.len()), (Some(3), 0));
    let why = &ebb_core::content::content("en").pages.closed.locked;
    assert!(String::from_utf8_lossy(&hidden.stderr).contains(why));
}

#[test]
fn a_feeling_is_named_as_people_name_it() {
    let folder = tempfile::tempdir().unwrap();
    for typed in ["urge", "an urge", "panic", "shame", "low-motivation"] {
        let found = json(ebb(folder.path()).args(["suggest", typed, "--json"]));
        let suggestions = found["suggest"]["suggestions"].as_array().unwrap();
        assert!(!suggestions.is_empty(), "{typed}");
    }
}

#[test]
fn a_ride_is_set_right_deleted_and_brought_back_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let said = |words: &[&str]| {
        let output = run(ebb(folder.path()).args(words));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text)
    };
    assert_eq!(
        said(&["surf", "--rate", "7", "--outcome", "rode"]).0,
        Some(0)
    );
    let ids = || {
        let listed = json(ebb(folder.path()).args(["history", "--json"]));
        let exercises = listed["entries"].as_array().unwrap().clone();
        let id = |one: &serde_json::Value| one["id"].as_str().unwrap().to_owned();
        exercises.iter().map(id).collect::<Vec<_>>()
    };
    let [id] = &ids()[..] else { panic!("one ride") };
    let shown = said(&["history", "--ids"]).1;
    assert!(shown.contains(id.as_str()), "{shown}");
    let set_right = said(&[
        "history",
        "correct",
        id,
        "--rating",
        "1=9",
        "--outcome",
        "used-some",
    ]);
    assert_eq!(set_right.0, Some(0), "{}", set_right.1);
    let shown = said(&["history", "show", id]).1;
    assert!(shown.contains('9') && shown.contains("some"), "{shown}");
    let nothing = said(&["history", "correct", id, "--rating", "2=9"]);
    assert_eq!(nothing.0, Some(2), "there is one rating");
    assert_eq!(said(&["history", "delete", id]).0, Some(0));
    assert!(ids().is_empty());
    assert_eq!(said(&["history", "restore", id]).0, Some(0));
    assert_eq!(ids(), std::slice::from_ref(id));
}

#[test]
fn a_first_plan_is_written_by_one_command_and_what_of_it_helped_is_said_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let said = |words: &[&str]| {
        let output = run(ebb(folder.path()).args(words));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text)
    };
    let first = [
        "plan",
        "first",
        "--sign",
        "I stop answering",
        "--helps",
        "the river",
        "--name",
        "Sam",
        "--number",
        "030 1234",
    ];
    assert_eq!(said(&first).0, Some(0));
    let plan = said(&["plan", "--door", "use"]).1;
    for word in ["I stop answering", "the river", "Sam", "030 1234"] {
        assert!(plan.contains(word), "{word}: {plan}");
    }
    let record = json(ebb(folder.path()).args(["plan", "--json"]));
    let entries = record["plan"]["entries"].as_array().unwrap();
    let helps = entries
        .iter()
        .find(|entry| entry["text"] == "the river")
        .unwrap();
    let id = helps["id"].as_str().unwrap();
    let used = said(&["plan", "used", "yes", "--helped", id]);
    assert_eq!(used.0, Some(0), "{}", used.1);
    assert!(used.1.contains("It is kept with your plan"), "{}", used.1);
    let nothing = said(&["plan", "used", "yes", "--helped", "nothing"]);
    assert_eq!(nothing.0, Some(3), "{}", nothing.1);
}

#[test]
fn what_is_hidden_names_the_command_that_shows_it_and_a_wrong_name_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let ebb = || ebb(folder.path());
    let said = |output: &std::process::Output| {
        let both = [&output.stdout[..], &output.stderr[..]].concat();
        String::from_utf8(both).unwrap()
    };
    let nobody = ebb().args(["summary", "--for", "Anna"]).output().unwrap();
    assert_eq!(nobody.status.code(), Some(3));
    let nobody = said(&nobody);
    assert!(
        nobody.contains("called Anna") && nobody.contains("ebb lists add team"),
        "{nobody}"
    );
    // What it says to do is what helps.
    let wrong = ["lists", "add", "team", "name=Anna", "may-see=all"];
    let wrong = said(&ebb().args(wrong).output().unwrap());
    assert!(wrong.contains("rides, measures, journal"), "{wrong}");
    let add = ["lists", "add", "team", "name=Anna", "may-see=measures"];
    assert!(run(ebb().args(add)).status.success());
    let found = run(ebb().args(["summary", "--for", "anna"]));
    assert!(found.status.success());
    for command in [&["hide"][..], &["plan"], &["journal"], &["history"]] {
        let said = said(&run(ebb().args(command)));
        assert!(said.contains("ebb unhide"), "{command:?}: {said}");
    }
    assert!(run(ebb().arg("unhide")).status.success());
    let shown = said(&run(ebb().arg("plan")));
    assert!(!shown.contains("ebb unhide"), "{shown}");
}

#[test]
fn a_medicine_that_is_let_go_has_its_two_sentences_and_one_that_ran_out_is_not_called_late() {
    let folder = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| {
        let mut command = ebb(folder.path());
        command.env("TZ", "Europe/London").args(["--at", time]);
        let output = run(command.args(arguments));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let words = &content("en").reminders.missed;
    let (evening, morning) = ("2026-11-01T20:00:00Z", "2026-11-02T08:05:00Z");
    let add = |what: &[&str]| {
        at(
            evening,
            &[&["remind", "add", "every day 08:00"], what].concat(),
        )
    };
    add(&["--for", "medication", "--name", "methadone"]);
    add(&["--for", "own", "--name", "A walk"]);
    let skipped = |number: &str| at(morning, &["remind", "skip", number]);
    let next = at(morning, &["remind", "next"]);
    let (_, coming) = next.split_once("Coming up").unwrap();
    let first = coming.lines().find(|line| line.contains("1. ")).unwrap();
    let (of_medicine, of_walk) = match first.contains("methadone") {
        true => (skipped("1"), skipped("1")),
        false => {
            let of_walk = skipped("1");
            (skipped("1"), of_walk)
        }
    };
    let told = |said: &str| said.lines().next().unwrap().to_owned();
    for sentence in [&words.medicine, &words.medicine_several_days] {
        assert!(
            told(&of_medicine).contains(sentence.as_str()),
            "{of_medicine}"
        );
        assert!(!told(&of_walk).contains(sentence.as_str()), "{of_walk}");
    }
    let naloxone = [
        "lists",
        "add",
        "medicines",
        "name=naloxone",
        "expires=2026-11-01",
    ];
    at(evening, &naloxone);
    let list = at(morning, &["lists", "show", "medicines"]);
    assert!(
        list.contains("ran out:") && !list.contains("was for"),
        "{list}"
    );
}
