//! Bad days, tried: every way in which the files of the vault can be spoilt or a save cut short, and the plan
//! still shows.

mod mutated;
mod saving;
mod spoilt;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Kept, OpenedVault, PlanSection, Vault, example};

/// A plan such as a first evening gives: six steps, one person, with this reason for living.
fn kept(reason: &str) -> Kept {
    use PlanSection::*;
    let mut kept = Kept::default();
    kept.settings.region = "GB".to_owned();
    let sam = example::contact("c-1", "Sam 🌻", "+44 (0)20 7946 0958");
    kept.plan.contacts.push(sam);
    for (id, section, text) in [
        ("e-1", WarningSigns, "I don't answer the phone"),
        ("e-2", OnMyOwn, "Walk to the river"),
        ("e-3", Distraction, "The café on Mill Road"),
        ("e-4", PeopleToAsk, "Sam"),
        ("e-5", Surroundings, "Pills to Sam"),
        ("e-6", Reasons, reason),
    ] {
        kept.plan.entries.push(example::entry(id, section, text));
    }
    kept
}

fn reason(opened: &OpenedVault) -> Option<&str> {
    let reasons = opened.kept.plan.section(PlanSection::Reasons);
    reasons.map(|entry| entry.text.as_str()).next()
}

/// A vault in which versions 1 to `last` were saved; version n gives reason "n". Version 1 is in slot a, 2 in b.
fn vault_of(last: i64) -> (TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::at(folder.path());
    for number in 1..=last {
        let saved = vault.save(
            &kept(&number.to_string()),
            number - 1,
            false,
            example::instant(number),
        );
        assert_eq!(saved, Ok(number));
    }
    (folder, vault)
}

fn slot(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            (name, fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Every version that the vault says it has, with its reason.
fn listed(vault: &Vault) -> Vec<(i64, bool, String)> {
    let mut versions = vault.versions();
    versions.reverse();
    versions
        .into_iter()
        .map(|version| {
            let kept = vault.version(version.number).unwrap();
            let reason = kept.plan.section(PlanSection::Reasons).next();
            let reason = reason.map(|entry| entry.text.clone()).unwrap_or_default();
            (version.number, version.whole, reason)
        })
        .collect()
}

fn numbered(numbers: impl IntoIterator<Item = i64>) -> Vec<(i64, bool, String)> {
    numbers
        .into_iter()
        .map(|number| (number, true, number.to_string()))
        .collect()
}
