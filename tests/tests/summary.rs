//! The summary as files, read by programs that share no code with Ebb: what `pdftotext` reads in the PDF is what the plain
//! text says, and each value in every format is what an independent ledger says.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ebb_core::content::content;
use ebb_tests::life::{self, Ledger, Measured};
use ebb_tests::{ebb, run};
use serde_json::{Value, json};

const HALF_A_YEAR: u64 = 182;

struct Person {
    folder: tempfile::TempDir,
    ledger: Ledger,
}

impl Person {
    fn living(days: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = life::live(folder.path(), days, 7);
        Self { folder, ledger }
    }

    fn summary(&self, arguments: &[&str]) -> Command {
        let mut command = ebb(self.folder.path());
        command
            .args(["--at", "2026-11-24T12:00:00+01:00", "--speed", "0"])
            .args(["summary", "--from", "2024-11-01"])
            .args(arguments)
            .env("TZ", "Europe/Berlin");
        command
    }

    fn file(&self, format: &str, arguments: &[&str]) -> PathBuf {
        let file = self.folder.path().join(format!("copy.{format}"));
        let _ = fs::remove_file(&file);
        let name = file.to_str().unwrap().to_owned();
        let option = format!("--{format}");
        let mut command = self.summary(arguments);
        let output = run(command.args([&*option, &*name]));
        let wrong = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{wrong}");
        file
    }

    fn text(&self, format: &str, arguments: &[&str]) -> String {
        fs::read_to_string(self.file(format, arguments)).unwrap()
    }
}

/// All that can be ticked.
const ALL: [&str; 6] = [
    "--with",
    "lapses",
    "--with",
    "journal",
    "--with",
    "list-team",
];

/// What `pdftotext` reads, in the order of the content.
fn read(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext is there: install poppler-utils");
    String::from_utf8(output.stdout).unwrap()
}

/// The words in their order. A line of the plain text that begins with a hyphen stands in a list, which the PDF draws; where a
/// line ends, and how many spaces stand between words, is no part of what is said.
fn words(text: &str) -> Vec<&str> {
    let lines = text.lines();
    let lines = lines.map(|line| line.strip_prefix("- ").unwrap_or(line));
    lines.flat_map(str::split_whitespace).collect()
}

#[test]
fn what_can_be_selected_in_the_pdf_is_the_plain_text_word_by_word() {
    let person = Person::living(HALF_A_YEAR);
    let pdf = person.file("pdf", &ALL);
    let (read, text) = (read(&pdf), person.text("text", &ALL));
    assert!(words(&text).len() > 1_500, "{text}");
    for (at, (one, other)) in words(&read).iter().zip(words(&text)).enumerate() {
        assert_eq!(*one, other, "word {at}");
    }
    assert_eq!(words(&read).len(), words(&text).len());
    assert!(
        text.contains("Ça va → mieux."),
        "letters beyond ASCII are among them"
    );
}

#[test]
fn the_pdf_is_a4_and_tagged_and_names_no_device_and_no_time() {
    let person = Person::living(28);
    let pdf = person.file("pdf", &[]);
    let info = Command::new("pdfinfo").arg(&pdf).output().unwrap();
    let info = String::from_utf8(info.stdout).unwrap();
    for line in [
        "Tagged:          yes",
        "595.276 x 841.89 pts (A4)",
        "PDF version:     1.7",
    ] {
        assert!(info.contains(line), "{line}: {info}");
    }
    assert!(!info.contains("CreationDate"), "{info}");
    let tree = Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(&pdf)
        .output();
    let tree = String::from_utf8(tree.unwrap().stdout).unwrap();
    for tag in ["H1", "H2", "H3", "P", "L", "LI", "LBody", "Figure"] {
        let is_there = |line: &str| line.split_whitespace().next() == Some(tag);
        assert!(tree.lines().any(is_there), "{tag}: {tree}");
    }
    // The same words make the same bytes.
    let first = fs::read(&pdf).unwrap();
    assert_eq!(fs::read(person.file("pdf", &[])).unwrap(), first);
}

#[test]
fn a_word_that_is_wider_than_a_line_is_broken_and_loses_no_letter() {
    let person = Person::living(2);
    let long = "abcdefghijklmnopqrstuvwxyz".repeat(9);
    let mixed = "She said שלום עולם twice, and then مرحبا.";
    for text in [&*long, mixed] {
        let mut command = ebb(person.folder.path());
        let written = run(command
            .args(["--at", "2026-11-24T11:00:00+01:00", "--speed", "0"])
            .args(["journal", "write", text])
            .env("TZ", "Europe/Berlin"));
        assert!(written.status.success(), "{written:?}");
    }
    let read = read(&person.file("pdf", &ALL));
    let without = |text: &str| -> String {
        let marks = |letter: &char| !matches!(letter, '\u{202A}'..='\u{202E}');
        text.split_whitespace()
            .collect::<String>()
            .chars()
            .filter(marks)
            .collect()
    };
    assert!(without(&read).contains(&long), "{read}");
    // Both directions, each word as it is written.
    for word in mixed.split_whitespace() {
        assert!(without(&read).contains(word), "{word}: {read}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_named_and_a_page_offered_and_without_fonts_what_to_install() {
    let person = Person::living(2);
    let mut command = ebb(person.folder.path());
    let written = run(command
        .args(["--at", "2026-11-24T11:00:00+01:00", "--speed", "0"])
        .args(["journal", "write", "a rare letter 𓀀 and 𓁐"])
        .env("TZ", "Europe/Berlin"));
    assert!(written.status.success());
    let file = person.folder.path().join("copy.pdf");
    let asked = |fonts: Option<&Path>| {
        let mut command = person.summary(&ALL);
        command.arg("--pdf").arg(&file);
        if let Some(fonts) = fonts {
            command.env("EBB_FONTS", fonts);
        }
        let output = run(&mut command);
        assert!(!output.status.success() && !file.exists());
        String::from_utf8(output.stderr).unwrap()
    };
    let said = asked(None);
    for must in ["“𓀀”, “𓁐”", "HTML"] {
        assert!(said.contains(must), "{must}: {said}");
    }
    let empty = tempfile::tempdir().unwrap();
    let said = asked(Some(empty.path()));
    assert!(
        said.contains(&content("en").export.refused.no_letters),
        "{said}"
    );
}

/// "Tuesday 26 May 2026", by arithmetic of its own.
fn spoken(day: &str) -> String {
    let day: chrono::NaiveDate = day.parse().unwrap();
    day.format("%A %-d %B %Y").to_string()
}

fn name(instrument: &str) -> &str {
    match instrument {
        "phq-9" => "PHQ-9",
        "gad-7" => "GAD-7",
        "audit-c" => "AUDIT-C",
        "pcl-5" => "PCL-5",
        other => panic!("{other}"),
    }
}

fn most(instrument: &str) -> i32 {
    match instrument {
        "phq-9" => 27,
        "gad-7" => 21,
        "audit-c" => 12,
        "pcl-5" => 80,
        other => panic!("{other}"),
    }
}

/// What the ledger says, as it has to read in words.
fn in_words(ledger: &Ledger) -> Vec<String> {
    let scores = ledger.measures.iter().map(|one| {
        let day = spoken(&one.day);
        match one.score {
            Some(score) => format!("{day}: {score} of {}", most(&one.instrument)),
            None => format!("{day}: not filled in to the end"),
        }
    });
    let numbers = ledger
        .numbers
        .iter()
        .map(|one| format!("{}: {} of 10", spoken(&one.day), one.value));
    let rides = ledger.rides.iter().map(|one| {
        let course = format!("{} → {}", one.first, one.last);
        let how = if one.used { "I used" } else { "I rode it" };
        format!("{}: 7 minutes · {course} · {how}", spoken(&one.day))
    });
    let listed = ledger.goals.iter().chain(&ledger.homework);
    let listed = listed.flat_map(|one| [one.what.clone(), one.told.clone()]);
    let used = ledger.used.iter().map(|day| spoken(day));
    let written = ledger.written.iter().map(|one| one.text.clone());
    let all = scores.chain(numbers).chain(rides).chain(listed).chain(used);
    all.chain(written).filter(|said| !said.is_empty()).collect()
}

/// Without the marks of a page: its text as somebody reads it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => (inside, text) = (false, text + " "),
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

#[test]
fn each_value_of_six_months_in_the_page_the_text_and_the_pdf_is_that_of_the_ledger() {
    let person = Person::living(HALF_A_YEAR);
    let html = text_of(&person.text("html", &ALL));
    let text = person.text("text", &ALL);
    let pdf = read(&person.file("pdf", &ALL));
    let must = in_words(&person.ledger);
    assert!(must.len() > 200, "{must:?}");
    for (format, said) in [("html", html), ("text", text), ("pdf", pdf)] {
        let said = format!(" {} ", words(&said).join(" "));
        for one in &must {
            let one = words(one).join(" ");
            assert!(said.contains(&one), "{format}: {one}");
        }
        // And no score that the ledger does not have.
        let scores = said.matches(" of 27").count();
        let kept = person.ledger.measures.iter();
        let kept = kept.filter(|one| one.instrument == "phq-9" && one.score.is_some());
        assert_eq!(scores, kept.count(), "{format}");
    }
}

fn resources<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    let resources = entries.map(|entry| &entry["resource"]);
    resources
        .filter(|one| one["resourceType"] == kind)
        .collect()
}

/// The day of an instant with its offset.
fn day_of(at: &Value) -> String {
    at.as_str().unwrap()[..10].to_owned()
}

/// Answers of one questionnaire in FHIR, by the place of their item from 1.
fn answered(one: &Measured) -> Value {
    let of = content("en").instrument(&one.instrument).unwrap();
    let items = of
        .verbatim
        .items
        .iter()
        .filter(|item| one.answers.contains_key(&item.id));
    let items = items.map(|item| {
        let value = one.answers[&item.id];
        let options = if item.options.is_empty() {
            &of.verbatim.options
        } else {
            &item.options
        };
        json!([item.text, options[usize::try_from(value).unwrap()], value])
    });
    items.collect()
}

#[test]
fn each_score_answer_and_goal_in_fhir_is_that_of_the_ledger_over_two_years() {
    let person = Person::living(730);
    let ledger = &person.ledger;
    let written = person.text("fhir", &ALL);
    let bundle: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(
        (&bundle["resourceType"], &bundle["type"]),
        (&json!("Bundle"), &json!("collection"))
    );
    let patient = resources(&bundle, "Patient");
    assert_eq!(patient.len(), 1);
    let mut keys: Vec<_> = patient[0].as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["id", "resourceType"], "nobody is named");

    let kept_of = |instrument: &'static str| {
        let of = ledger.measures.iter();
        of.filter(move |one| one.instrument == instrument)
    };
    let mut responses = resources(&bundle, "QuestionnaireResponse").into_iter();
    for instrument in ["audit-c", "gad-7", "pcl-5", "phq-9"] {
        for one in kept_of(instrument) {
            let response = responses.next().unwrap();
            assert_eq!(day_of(&response["authored"]), one.day, "{instrument}");
            let said = response["item"].as_array().unwrap().iter().map(|item| {
                let coding = &item["answer"][0]["valueCoding"];
                let counts = &coding["extension"][0]["valueDecimal"];
                json!([item["text"], coding["display"], counts])
            });
            assert_eq!(
                said.collect::<Value>(),
                answered(one),
                "{instrument} {}",
                one.day
            );
            let status = if one.score.is_some() {
                "completed"
            } else {
                "stopped"
            };
            assert_eq!(response["status"], status);
        }
    }
    assert_eq!(responses.count(), 0, "no other");

    let observations = resources(&bundle, "Observation");
    let said_of = |name: &str| -> Vec<(String, i64)> {
        let of = observations
            .iter()
            .filter(|one| one["code"]["text"] == name);
        let said = |one: &&Value| {
            (
                day_of(&one["effectiveDateTime"]),
                one["valueInteger"].as_i64(),
            )
        };
        of.map(said).map(|(day, n)| (day, n.unwrap())).collect()
    };
    for instrument in ["audit-c", "gad-7", "pcl-5", "phq-9"] {
        let kept = kept_of(instrument);
        let kept = kept.filter_map(|one| Some((one.day.clone(), i64::from(one.score?))));
        assert_eq!(
            said_of(name(instrument)),
            kept.collect::<Vec<_>>(),
            "{instrument}"
        );
    }
    let numbers = ledger
        .numbers
        .iter()
        .map(|one| (one.day.clone(), i64::from(one.value)));
    let numbers: Vec<_> = numbers.collect();
    assert_eq!(said_of("Sleep"), numbers);

    let rides = observations
        .iter()
        .filter(|one| one["code"]["text"] == "Urge, 0 to 10");
    let rides: Vec<_> = rides
        .map(|one| {
            let rating = |at: usize| one["component"][at]["valueInteger"].clone();
            json!([
                day_of(&one["effectivePeriod"]["start"]),
                rating(0),
                rating(1)
            ])
        })
        .collect();
    let kept = ledger
        .rides
        .iter()
        .map(|one| json!([one.day, one.first, one.last]));
    assert_eq!(rides, kept.collect::<Vec<_>>());
    let used = observations
        .iter()
        .filter(|one| one["valueBoolean"] == true);
    let used: Vec<_> = used.map(|one| day_of(&one["effectiveDateTime"])).collect();
    assert_eq!(used, ledger.used);

    let goals = resources(&bundle, "Goal").into_iter();
    let goals = goals.map(|one| {
        (
            one["description"]["text"].clone(),
            one["lifecycleStatus"].clone(),
        )
    });
    let goals: BTreeMap<_, _> = goals.map(|(what, how)| (what.to_string(), how)).collect();
    let kept = ledger.goals.iter().map(|one| {
        let how = match one.outcome.as_deref() {
            None => "active",
            Some(_) => "completed",
        };
        (json!(one.what).to_string(), json!(how))
    });
    assert_eq!(goals, kept.collect::<BTreeMap<_, _>>());
    let plans = resources(&bundle, "CarePlan");
    let activities = plans[0]["activity"].as_array().unwrap().iter();
    let activities = activities.map(|one| {
        let detail = &one["detail"];
        let reason = detail["statusReason"]["text"].as_str().unwrap_or_default();
        (
            detail["description"].to_string(),
            (detail["status"].clone(), reason.to_owned()),
        )
    });
    let kept = ledger.homework.iter().map(|one| {
        let (how, reason) = match one.outcome.as_deref() {
            None => ("not-started", ""),
            Some("done") => ("completed", "I did it"),
            Some("partly") => ("stopped", "I did some of it"),
            Some(_) => ("cancelled", "I did not do it"),
        };
        (json!(one.what).to_string(), (json!(how), reason.to_owned()))
    });
    assert_eq!(
        activities.collect::<BTreeMap<_, _>>(),
        kept.collect::<BTreeMap<_, _>>()
    );
}

#[test]
fn what_is_not_ticked_is_in_no_file() {
    let person = Person::living(28);
    let used = person.ledger.used.len();
    assert!(used > 0 || !person.ledger.rides.is_empty());
    let usual = person.text(
        "fhir",
        &["--without", "measures", "--without", "list-goals"],
    );
    let bundle: Value = serde_json::from_str(&usual).unwrap();
    assert_eq!(resources(&bundle, "QuestionnaireResponse").len(), 0);
    assert_eq!(resources(&bundle, "Goal").len(), 0);
    assert_eq!(resources(&bundle, "CarePlan").len(), 1);
    for never in ["valueBoolean", "I used", "heron", "PHQ-9", "Sleep"] {
        assert!(!usual.contains(never), "{never}: {usual}");
    }
    let rides = resources(&bundle, "Observation").len();
    assert_eq!(rides, person.ledger.rides.len());
}

#[test]
fn a_heavy_answer_leaves_once_it_is_ticked_and_never_before_and_a_number_has_its_range() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = run(ebb(folder.path()).args(arguments));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let answers = ["2", "2", "2", "2", "2", "2", "2", "0", "2", "1"];
    said(&[&["check-in", "phq-9"][..], &answers].concat());
    said(&["diary", "urge", "--strength", "8", "--acted", "no"]);
    said(&["diary", "urge", "--strength", "5"]);
    let usual = said(&["summary"]);
    assert!(usual.contains("16 of 27, “moderately severe”"), "{usual}");
    assert!(
        usual.contains("2 urges noted, the strongest 8 of 10"),
        "{usual}"
    );
    assert!(!usual.contains("better off dead"), "{usual}");
    let ticked = said(&["summary", "--with", "signals"]);
    let heavy = ticked.lines().find(|line| line.contains("better off dead"));
    assert!(
        heavy.is_some_and(|line| line.ends_with("More than half the days")),
        "{ticked}"
    );
    // No other answer leaves with it.
    assert!(!ticked.contains("Poor appetite"), "{ticked}");
}
