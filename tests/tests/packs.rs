//! Packs as a therapist checks them and a person takes them, with the real program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use ebb_tests::{ebb, run};
use serde_json::Value;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/content/schema/example-pack.json")
}

fn pack(folder: &Path, arguments: &[&str]) -> Output {
    run(ebb(folder).arg("pack").args(arguments))
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn spoilt(folder: &Path, change: impl FnOnce(&mut Value)) -> PathBuf {
    let mut value: Value = serde_json::from_slice(&fs::read(example()).unwrap()).unwrap();
    change(&mut value);
    let path = folder.join("spoilt.json");
    fs::write(&path, serde_json::to_vec(&value).unwrap()).unwrap();
    path
}

#[test]
fn a_pack_is_checked_without_any_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let fine = pack(&data, &["check", example().to_str().unwrap()]);
    assert!(fine.status.success() && text(&fine).ends_with("can be read.\n"));
    let wrong = spoilt(folder.path(), |pack| {
        pack["cards"][0]["title"] = "<b>".into();
        pack["version"] = 1.into();
    });
    let refused = pack(&data, &["check", wrong.to_str().unwrap(), "--json"]);
    assert_eq!(refused.status.code(), Some(3));
    let check = &json(&refused)["check"];
    assert_eq!(check["ok"], false);
    assert_eq!(check["problems"][0]["place"], "/cards/0/title");
    assert!(!data.exists(), "nothing was made");
    let missing = pack(&data, &["check", "/nowhere.json"]);
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn a_pack_is_looked_at_taken_listed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path(), example());
    let file = file.to_str().unwrap();
    let preview = &json(&pack(data, &["import", file, "--json"]))["preview"];
    assert_eq!(preview["entries"].as_array().unwrap().len(), 8);
    // Without a word of the person's nothing is taken.
    let unasked = pack(data, &["import", file]);
    assert_eq!(unasked.status.code(), Some(2));
    let no_day = pack(data, &["import", file, "--yes"]);
    assert_eq!(no_day.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&no_day.stderr).contains("--ended"));
    assert!(
        json(&pack(data, &["list", "--json"]))["packs"]
            .as_array()
            .unwrap()
            .is_empty()
    );

    let chosen = [
        "import",
        file,
        "--choose",
        "card:ten-minute-call",
        "--choose",
        "practice:arriving",
        "--yes",
    ];
    assert!(pack(data, &chosen).status.success());
    let cards = run(ebb(data).args(["cards", "ten-minute", "call"]));
    assert!(
        text(&cards).contains("From Tuesday group, Riverside clinic, unverified"),
        "{}",
        text(&cards)
    );
    let listed = json(&pack(data, &["list", "--json"]));
    assert_eq!(listed["packs"][0]["entries"].as_array().unwrap().len(), 2);
    let again = pack(data, &["import", file, "--yes", "--json"]);
    assert_eq!(json(&again)["done"], serde_json::json!([]));

    let back = pack(data, &["remove", "tuesday-group", "--yes"]);
    assert!(text(&back).starts_with("Taken out: "), "{}", text(&back));
    let gone = pack(data, &["remove", "tuesday-group", "--yes"]);
    assert_eq!(gone.status.code(), Some(3));
}

#[test]
fn a_practice_of_a_pack_is_guided_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let file = example();
    let chosen = [
        "import",
        file.to_str().unwrap(),
        "--choose",
        "practice:arriving",
        "--yes",
    ];
    assert!(pack(data, &chosen).status.success());
    let listed = text(&run(ebb(data).arg("practise")));
    assert!(listed.contains("Arriving, 2 minutes"), "{listed}");
}

#[test]
fn a_pack_of_ones_own_is_written_by_choice_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    for arguments in [
        &["triggers", "add", "place", "the bar"][..],
        &[
            "triggers",
            "plan",
            "1",
            "--if",
            "I pass the bar",
            "--then",
            "I call Sam",
        ],
    ] {
        assert!(run(ebb(data).args(arguments)).status.success());
    }
    let head = ["export", "--name", "For my group", "--author", "M"];
    let unchosen = pack(data, &head);
    assert_eq!(unchosen.status.code(), Some(2));
    let said = String::from_utf8_lossy(&unchosen.stderr).into_owned();
    let entry = said
        .split_whitespace()
        .find(|word| word.starts_with("plan:"))
        .unwrap();
    let out = data.join("mine.json");
    let arguments = [
        &head[..],
        &["--choose", entry, "--out", out.to_str().unwrap()],
    ]
    .concat();
    assert!(pack(data, &arguments).status.success());
    assert!(
        pack(data, &["check", out.to_str().unwrap()])
            .status
            .success()
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            fs::metadata(&out).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    // A file that is there is never written over.
    assert_eq!(pack(data, &arguments).status.code(), Some(1));
    let other = tempfile::tempdir().unwrap();
    assert!(
        pack(other.path(), &["import", out.to_str().unwrap(), "--yes"])
            .status
            .success()
    );
    let map = text(&run(ebb(other.path()).arg("triggers")));
    assert!(map.contains("I call Sam"), "{map}");
}

#[test]
fn a_worksheet_of_a_pack_is_checked_taken_written_along_found_and_stays_readable_when_it_is_taken_back()
 {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    let wrong = spoilt(folder.path(), |pack| {
        pack["worksheets"][0]["fields"][1]["kind"] = "slider".into();
        pack["worksheets"][0]["fields"][3]["options"] = Value::Array(Vec::new());
    });
    let refused = pack(data, &["check", wrong.to_str().unwrap()]);
    let said = text(&refused) + &String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3), "{said}");
    assert!(
        said.contains("/worksheets/0/fields/1/kind: unknown variant"),
        "{said}"
    );

    let file = example();
    let chosen = [
        "import",
        file.to_str().unwrap(),
        "--choose",
        "worksheet:after-the-group",
        "--yes",
    ];
    assert!(pack(data, &chosen).status.success());
    let journal = |arguments: &[&str]| {
        let output = run(ebb(data)
            .args(["--at", "2026-11-24T12:00:00Z", "--speed", "0", "journal"])
            .args(arguments));
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    };
    let listed = text(&journal(&["worksheets"]));
    let (_, handed) = listed.split_once("Handed over to you").unwrap();
    assert!(
        handed.contains("From Tuesday group, Riverside clinic, unverified"),
        "{listed}"
    );
    let sheets = json(&journal(&["worksheets", "--json"]));
    let sheets = sheets["worksheets"].as_array().unwrap();
    let sheet = sheets
        .iter()
        .find(|sheet| sheet["title"] == "After the group")
        .unwrap();
    assert_eq!(sheet["from"], "Tuesday group, Riverside clinic");
    let id = sheet["id"].as_str().unwrap();
    journal(&[
        "fill",
        id,
        "taken-home=the heron waits",
        "speaking=7",
        "sleep=6.5",
        "people=group",
    ]);
    let found = text(&journal(&["search", "heron"]));
    assert!(
        found.contains("After the group") && found.contains("the heron waits"),
        "{found}"
    );
    let out = folder.path().join("all.jsonl");
    assert!(
        run(ebb(data).arg("export").arg("--json").arg(&out))
            .status
            .success()
    );
    let all = fs::read_to_string(&out).unwrap();
    let line = |record: &str| {
        let mut lines = all
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.find(|line| line["record"] == record).unwrap()
    };
    assert_eq!(
        line("handed_worksheet")["body"]["sheet"]["title"],
        "After the group"
    );
    assert_eq!(line("journal")["answers"]["taken-home"], "the heron waits");

    // What was used stays, unless the person says otherwise; then it is offered no more, and what was written reads as before.
    let back = text(&pack(data, &["remove", "tuesday-group", "--yes"]));
    assert!(back.contains("After the group"), "{back}");
    assert!(text(&journal(&["worksheets"])).contains("After the group"));
    let back = pack(data, &["remove", "tuesday-group", "--mine-too", "--yes"]);
    assert!(back.status.success(), "{back:?}");
    assert!(!text(&journal(&["worksheets"])).contains("After the group"));
    let entry = json(&journal(&["--json"]))["journal"]["entries"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let read = text(&journal(&["show", &entry]));
    for must in [
        "After the group",
        "What do you take home?",
        "the heron waits",
        "7 of 10",
        "6.5 hours",
        "Somebody from the group",
    ] {
        assert!(read.contains(must), "{must}: {read}");
    }
}
