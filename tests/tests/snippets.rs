//! The snippets of bindings/README.md: each stands word for word in a source that is compiled and run by a test. Rust's
//! is here; Kotlin's are the samples of its library, Swift's the snippets of its package.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::page::{Block, Place, Reply, Role, Target, went};
use ebb_core::store::{KeyPlace, Store, StoreError, StoreKey, Work};
use ebb_core::time::{Zone, from_millis};
use ebb_core::view::Moment;

fn ride_an_urge(
    folder: &Path,
    now: ebb_core::time::Instant,
    keep: impl FnOnce(&str, &StoreKey),
) -> Result<(), Box<dyn Error>> {
    // The host reads the clock and the zone; the core reads neither.
    let zone = Zone::of_device("Europe/Berlin", 7_200)?;
    let moment = |now| Moment {
        now,
        zone,
        language: "en".to_owned(),
        boot: None,
    };

    // A new key is kept by the host, under the store's id, before there is a store.
    let (id, key) = (Store::new_id(now)?, StoreKey::generate()?);
    keep(&id, &key);
    let store = Store::create(folder, &id, &key, KeyPlace::Keystore);

    // Later: Store::open(folder, &key). Whatever it answers, every tool works; `problem` says why nothing is kept.
    let mut ebb = Companion::new(store, Vault::at(&folder.join("plan")), &moment(now));
    let first = Place {
        token: "ebb/now".to_owned(),
    };
    let page = ebb.page(&first, &[], &moment(now));
    println!("{}", page.title);

    // What is chosen goes back: it leads to a place, or acts.
    let mut trail = vec![first];
    let offers = page.blocks.iter().filter_map(|block| match block {
        Block::Offers { offers, .. } => Some(offers),
        _ => None,
    });
    let ride = offers.flatten().find(|offer| offer.role == Role::Begin);
    if let Some(Target::Act { action }) = ride.map(|offer| &offer.target)
        && let Reply::Went { to, .. } =
            ebb.carry_out(action, &[], &moment(now), &Work::default())?
    {
        trail = went(trail, to);
    }
    let later = now + TimeDelta::seconds(30);
    if let Some(frame) = ebb.frame(later) {
        println!("{} ms, lungs {:.2} full", frame.elapsed_ms, frame.lung);
    }

    // The plan opens without the store and its key: each page has a door to it.
    let mut ahead = Companion::new(
        Err(StoreError::Closed),
        Vault::at(&folder.join("plan")),
        &moment(later),
    );
    let plan = page
        .doors
        .iter()
        .find(|door| door.key.as_deref() == Some("l"));
    if let Some(Target::Go { place }) = plan.map(|door| &door.target) {
        println!("{}", ahead.page(place, &[], &moment(later)).title);
    }
    assert_eq!(trail.len(), 2);
    Ok(())
}

#[test]
fn the_snippet_of_rust_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut kept = String::new();
    let now = from_millis(1_790_064_000_000).unwrap();
    ride_an_urge(folder.path(), now, |_, key| kept = key.to_hex().to_string()).unwrap();
    let key = StoreKey::from_hex(&kept).unwrap();
    let store = Store::open(folder.path(), &key).unwrap();
    assert!(
        ebb_core::session::records::running(&store)
            .unwrap()
            .is_some()
    );
}

/// What stands between the fences of a language, line by line and without its indentation.
fn snippets(text: &str, language: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open: Option<Vec<String>> = None;
    for line in text.lines() {
        match &mut open {
            Some(lines) if line.trim() == "```" => {
                found.push(std::mem::take(lines));
                open = None;
            }
            Some(lines) => lines.push(line.trim().to_owned()),
            None if line.trim() == format!("```{language}") => open = Some(Vec::new()),
            None => {}
        }
    }
    found
}

fn sources(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') {
            sources(&path, ending, found);
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

#[test]
fn every_snippet_stands_in_a_source_that_is_compiled() {
    let bindings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings");
    let readme = fs::read_to_string(bindings.join("README.md")).unwrap();
    let homes = [
        (
            "rust",
            ".rs",
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        ),
        ("kotlin", ".kt", bindings.join("kotlin/library/src/sample")),
        ("swift", ".swift", bindings.join("swift")),
    ];
    let mut compared = 0;
    for (language, ending, home) in homes {
        let mut paths = Vec::new();
        sources(&home, ending, &mut paths);
        let texts: Vec<Vec<String>> = paths
            .iter()
            .map(|path| {
                let text = fs::read_to_string(path).unwrap();
                text.lines().map(|line| line.trim().to_owned()).collect()
            })
            .collect();
        for snippet in snippets(&readme, language) {
            let stands =
                |text: &Vec<String>| text.windows(snippet.len()).any(|part| part == snippet);
            assert!(
                texts.iter().any(stands),
                "{language}: {snippet:#?} stands nowhere"
            );
            compared += 1;
        }
    }
    assert!(compared >= 5, "{compared}");
}
