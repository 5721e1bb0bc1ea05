//! The files of the crisis plan, as a disk, an editor or another program may leave them.
//!
//! The first byte says what is done with them, the second where the newer slot is cut. The rest are lines of text: `--a`, `--b`,
//! `--history`, `--holds` and `--hidden` begin a file. A line that begins with `=` gets its checksum written before it, and a
//! head among them that of the lines behind it, because nobody guesses those: what they guard is tried out too.

use std::fs;
use std::path::Path;

use ebb_core::companion::Companion;
use ebb_core::content::content;
use ebb_core::crisis::{
    LockChoice, OpenedVault, PlanExport, Vault, VaultCondition, VaultError, export_html,
    export_text, visible,
};
use ebb_core::page::Place;
use ebb_core::store::StoreError;
use ebb_core::time::{from_millis, to_millis};

use crate::planted::planted;
use crate::walk::holds_together;
use crate::world::{folder, moment, now, vault};

/// Lines of files behind two bytes.
pub fn open(bytes: &[u8]) {
    let [how, cut, lines @ ..] = bytes else {
        return;
    };
    let (how, cut) = (*how, usize::from(*cut));
    let folder = folder();
    let plan = folder.path().join("plan");
    fs::create_dir(&plan).expect("there is room");
    for (name, bytes) in files(lines) {
        fs::write(plan.join(name), bytes).expect("there is room");
    }
    let vault = vault(folder.path());
    let opened = vault.open();
    opens(&vault, &opened);
    if how & 1 != 0 {
        survives_a_cut(&vault, &plan, &opened, cut);
    }
    if how & 2 != 0 {
        is_saved(&vault, how & 4 != 0);
    }
    if how & 8 != 0 {
        changes_what_holds(&vault);
    }
    if how & 16 != 0 {
        let opened = vault.open();
        if let Ok(number) = vault.forget_earlier(opened.version, now()) {
            assert_eq!(vault.open().kept, opened.kept);
            assert!(vault.versions().iter().all(|one| one.number >= number));
        }
    }
    is_shown(folder.path());
    if how & 32 != 0 {
        vault.wipe().expect("it is ours");
        assert_eq!(vault.open().condition, VaultCondition::Missing);
        assert!(vault.versions().is_empty());
    }
}

/// CRC-32 (ISO-HDLC), a bit at a time, as its definition says it.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    !crc
}

fn summed(json: &[u8]) -> Vec<u8> {
    let mut line = format!("{:08x} ", crc32(json)).into_bytes();
    line.extend(json);
    line
}

const NAMES: [(&[u8], &str); 5] = [
    (b"--a", "plan-a"),
    (b"--b", "plan-b"),
    (b"--history", "plan-history"),
    (b"--holds", "holds"),
    (b"--hidden", "hidden"),
];

fn files(text: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut files: Vec<(&str, Vec<&[u8]>)> = Vec::new();
    for line in text.split(|byte| *byte == b'\n') {
        match NAMES.iter().find(|(mark, _)| line == *mark) {
            Some((_, name)) => files.push((name, Vec::new())),
            None => {
                if let Some((_, lines)) = files.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    let written = files.into_iter().map(|(name, lines)| match name {
        "holds" => (name, of_holds(&lines)),
        _ => (name, of_plan(&lines)),
    });
    written.collect()
}

fn of_holds(lines: &[&[u8]]) -> Vec<u8> {
    let mut file = Vec::new();
    for line in lines {
        match line.strip_prefix(b"=") {
            Some(json) => {
                file.extend(format!("ebb-holds 1 {:08x}\n", crc32(json)).bytes());
                file.extend(json);
            }
            None => file.extend(*line),
        }
        file.push(b'\n');
    }
    file
}

/// From the last line to the first, so that a head finds what follows it written.
fn of_plan(lines: &[&[u8]]) -> Vec<u8> {
    const SUM: &[u8] = b"\"sum\":\"@\"";
    let mut file = Vec::new();
    let mut body = Vec::new();
    for line in lines.iter().rev() {
        let mut written = match line.strip_prefix(b"=") {
            Some(json) => match json.windows(SUM.len()).position(|part| part == SUM) {
                Some(at) => {
                    let sum = format!("\"sum\":\"{:08x}\"", crc32(&body));
                    let head = [&json[..at], sum.as_bytes(), &json[at + SUM.len()..]].concat();
                    let head = [summed(&head), b"\n".to_vec(), std::mem::take(&mut body)].concat();
                    file.splice(0..0, head);
                    continue;
                }
                None => summed(json),
            },
            None => line.to_vec(),
        };
        written.push(b'\n');
        written.append(&mut body);
        body = written;
    }
    file.splice(0..0, body);
    file
}

/// What opens says what it is, twice the same, and every version that is listed can be asked for.
fn opens(vault: &Vault, opened: &OpenedVault) {
    assert_eq!(&vault.open(), opened);
    planted(|| {
        let damaged = matches!(opened.condition, VaultCondition::Damaged { older: 2, .. });
        damaged && opened.kept.settings.under_18
    });
    if opened.condition == VaultCondition::Missing {
        assert!(opened.kept.plan.is_empty() && opened.version == 0);
    }
    for version in vault.versions() {
        let _ = vault.version(version.number);
    }
    let _ = vault.version(i64::MAX);
    let _ = (vault.holds(), vault.is_hidden());
}

/// Where both slots stood whole, a cut of one anywhere leaves what the other says.
fn survives_a_cut(vault: &Vault, plan: &Path, opened: &OpenedVault, cut: usize) {
    let [a, b] = ["plan-a", "plan-b"].map(|name| fs::read(plan.join(name)).unwrap_or_default());
    let alone = |name: &str, bytes: &[u8]| {
        let folder = folder();
        fs::create_dir(folder.path().join("plan")).expect("there is room");
        fs::write(folder.path().join("plan").join(name), bytes).expect("there is room");
        crate::world::vault(folder.path()).open()
    };
    let whole = |one: &OpenedVault| {
        matches!(
            one.condition,
            VaultCondition::Whole | VaultCondition::OlderSlot
        )
    };
    let (of_a, of_b) = (alone("plan-a", &a), alone("plan-b", &b));
    if !whole(&of_a) || !whole(&of_b) {
        return;
    }
    let (name, bytes, other) = match of_a.version >= of_b.version {
        true => ("plan-a", &a, &of_b),
        false => ("plan-b", &b, &of_a),
    };
    let left = bytes.len() * cut / 256;
    // The end of its last line says nothing.
    if left + 1 < bytes.len() {
        fs::write(plan.join(name), &bytes[..left]).expect("there is room");
        let after = vault.open();
        assert_eq!(after.kept, other.kept, "cut at {left}");
        assert_eq!(after.condition, VaultCondition::OlderSlot, "cut at {left}");
        fs::write(plan.join(name), bytes).expect("there is room");
        assert_eq!(&vault.open(), opened);
    }
}

/// A save is refused and leaves what stood there, or is what stands there afterwards, whole.
fn is_saved(vault: &Vault, replace_damaged: bool) {
    let before = vault.open();
    let mut kept = before.kept.clone();
    kept.settings.under_18 = !kept.settings.under_18;
    kept.settings.lock = Some(LockChoice::MarkedParts);
    if let Some(entry) = kept.plan.entries.first_mut() {
        entry.ahead = true;
        entry.text.push('\n');
    }
    match vault.save(&kept, before.version, replace_damaged, now()) {
        Ok(number) => {
            assert!(number > before.version);
            let after = vault.open();
            assert_eq!((&after.kept, after.version), (&kept, number));
            assert_eq!(after.condition, VaultCondition::Whole);
            assert_eq!(after.saved_at, Some(now()));
            assert!(vault.versions().iter().any(|one| one.number == number));
        }
        Err(VaultError::NotConfirmed { .. }) => panic!("memory confirms"),
        Err(_) => assert_eq!(vault.open(), before),
    }
    let wrong = vault.save(&kept, before.version - 1, true, now());
    assert!(wrong.is_err());
}

/// What holds is what was said last, and what was there before is nowhere thrown away.
fn changes_what_holds(vault: &Vault) {
    let before = vault.holds().known();
    let changed = vault.change_holds(|holds| {
        holds.still = Some(true);
        holds.danger_at = Some(now());
    });
    if changed.is_ok() {
        let after = vault.holds().known().expect("it was written now");
        assert_eq!((after.still, after.danger_at), (Some(true), Some(now())));
        match before {
            Some(before) => assert_eq!((after.uses, after.worse), (before.uses, before.worse)),
            None => assert!(after.incomplete),
        }
    }
}

/// The pages of the plan open with no store, and print.
fn is_shown(folder: &Path) {
    let moment = moment();
    let vault = vault(folder);
    let plan = vault.open().kept.plan;
    for choice in [LockChoice::All, LockChoice::MarkedParts, LockChoice::Behind] {
        let shown = visible(&plan, Some(choice), true);
        assert!(
            shown
                .entries
                .iter()
                .all(|entry| plan.entries.iter().any(|one| one.id == entry.id))
        );
    }
    let printed = PlanExport {
        sections: plan.entries.iter().map(|entry| entry.section).collect(),
        contacts: true,
        lines: None,
        guessed: false,
        made_on: String::new(),
        condition: Vec::new(),
    };
    assert!(!export_text(content("en"), &plan, &printed).is_empty());
    assert!(export_html(content("en"), &plan, &printed).contains("</html>"));
    let late = from_millis(to_millis(now()) + 9 * 3_600_000).expect("it is one");
    for now in [moment.now, late] {
        let moment = ebb_core::view::Moment {
            now,
            ..moment.clone()
        };
        let mut companion = Companion::new(Err(StoreError::Damaged), vault.clone(), &moment);
        for token in [
            "crisis/plan/might_use",
            "crisis/plan/might_hurt",
            "crisis/lines",
            "crisis/versions",
            "crisis/emergency",
            "ebb/now",
        ] {
            let token = token.to_owned();
            let page = companion.page(&Place { token }, &[], &moment);
            holds_together(&page);
        }
    }
}
