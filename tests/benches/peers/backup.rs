//! A backup of ten years, beside `sqlite3 … .dump | age -p` over the same tables: processes of their own, each weighed by
//! the system. It is also said without making a key of the passphrase: of Ebb's, what an empty store takes is taken off; age
//! seals for a public key instead.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use ebb_core::backup::write_backup;
use ebb_core::crisis::Vault;
use ebb_core::store::{KeyPlace, Store, Work};
use ebb_tests::decade;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::table::{Row, note};
use super::ten_years::{PASSPHRASE, TenYears};

/// Set where this program is to write one backup, of the store in this folder.
const ONCE: &str = "EBB_BENCH_BACKUP_ONCE";
const ROUNDS: usize = 5;
/// What scrypt itself holds, MB, as it is asked to; half of age's is the other one.
const SCRYPTS_OWN: f64 = 64.0;

/// Writes that one backup; false where it is not asked for.
pub fn is_asked_for_once() -> bool {
    let Some(folder) = std::env::var_os(ONCE) else {
        return false;
    };
    let folder = Path::new(&folder);
    let store = Store::open(folder, &decade::key()).unwrap();
    let vault = Vault::at(&folder.join("plan"));
    let moment = decade::moment(decade::end());
    let mut file = File::create(folder.join("backup.age")).unwrap();
    write_backup(&mut file, PASSPHRASE, &store, &vault, &moment, &Work::new()).unwrap();
    true
}

/// Seconds in the processor and MB at most.
#[derive(Clone, Copy)]
struct Cost {
    cpu: f64,
    memory: f64,
}

impl Cost {
    /// The least of both.
    fn least(self, other: Self) -> Self {
        Self {
            cpu: self.cpu.min(other.cpu),
            memory: self.memory.min(other.memory),
        }
    }

    /// What `time -f '%U %S %M'` wrote, a line for each process: they run at once.
    fn read(weighed: &Path) -> Self {
        let text = fs::read_to_string(weighed).unwrap();
        let numbers = |line: &str| -> Vec<f64> {
            let numbers = line.split_whitespace();
            numbers.map(|number| number.parse().unwrap()).collect()
        };
        let lines: Vec<Vec<f64>> = text.lines().map(numbers).collect();
        Self {
            cpu: lines.iter().map(|line| line[0] + line[1]).sum(),
            memory: lines.iter().map(|line| line[2]).sum::<f64>() / 1_024.0,
        }
    }
}

pub fn rows(ten_years: &TenYears) -> Vec<Row> {
    let nothing = tempfile::tempdir().unwrap();
    let id = Store::new_id(decade::end()).unwrap();
    drop(Store::create(nothing.path(), &id, &decade::key(), KeyPlace::File).unwrap());
    let weighed = nothing.path().join("weighed");
    let dump = format!("sqlite3 '{}' .dump", ten_years.plain.display());
    let for_key = format!("-r {}", public_key(&nothing.path().join("key")));
    let round = || {
        [
            ebb(ten_years.folder(), &weighed),
            ebb(nothing.path(), &weighed),
            dumped_and_sealed(&dump, "-p", nothing.path(), &weighed),
            dumped_and_sealed(&dump, &for_key, nothing.path(), &weighed),
        ]
    };
    let mut costs = round();
    for _ in 1..ROUNDS {
        for (cost, again) in costs.iter_mut().zip(round()) {
            *cost = cost.least(again);
        }
    }
    let [ours, our_key, theirs, theirs_for_key] = costs;
    note(&format!(
        "backup: Ebb {:.2} s, {:.2} of them the key, {:.0} MB; .dump | age {:.2} s, for a public key {:.2} s, {:.0} MB",
        ours.cpu, our_key.cpu, ours.memory, theirs.cpu, theirs_for_key.cpu, theirs.memory
    ));
    let row = |what: &str, ours: f64, age: &str, theirs: f64| Row {
        what: format!("backup of ten years, {what}"),
        goal: "≤ 1.0 × its time".to_owned(),
        ebb: format!("{ours:.2} s ({:.2} ×)", ours / theirs),
        peer: format!(".dump \\| age {age}: {theirs:.2} s"),
        met: Some(ours <= theirs),
    };
    let beside = ours.memory - SCRYPTS_OWN;
    vec![
        row("processor", ours.cpu, "-p", theirs.cpu),
        row(
            "without making the key",
            ours.cpu - our_key.cpu,
            "-r",
            theirs_for_key.cpu,
        ),
        Row {
            what: "backup of ten years, memory beside scrypt's 64 MB".to_owned(),
            goal: "≤ 64 MB".to_owned(),
            ebb: format!("{beside:.0} MB"),
            peer: format!("{:.0} MB, scrypt's with it", theirs.memory),
            met: Some(beside <= 64.0),
        },
    ]
}

fn ebb(folder: &Path, weighed: &Path) -> Cost {
    let status = Command::new("/usr/bin/time")
        .args(["-f", "%U %S %M", "-o"])
        .arg(weighed)
        .arg(std::env::current_exe().unwrap())
        .env(ONCE, folder)
        .status();
    assert!(status.unwrap().success());
    Cost::read(weighed)
}

/// Of a pair that is made for this.
fn public_key(file: &Path) -> String {
    let made = Command::new("age-keygen").arg("-o").arg(file).output();
    let said = String::from_utf8(made.unwrap().stderr).unwrap();
    said.trim().rsplit(' ').next().unwrap().to_owned()
}

/// age reads a passphrase from nothing but a terminal.
fn dumped_and_sealed(dump: &str, how: &str, folder: &Path, weighed: &Path) -> Cost {
    let _ = fs::remove_file(weighed);
    let time = format!("/usr/bin/time -a -f '%U %S %M' -o '{}'", weighed.display());
    let to = folder.join("dump.age");
    let script = format!("{time} {dump} | {time} age {how} -o '{}'", to.display());
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["-o", "pipefail", "-c", &script]);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut screen = pair.master.try_clone_reader().unwrap();
    let mut keyboard = pair.master.take_writer().unwrap();
    let (mut seen, mut typed, mut bytes) = (String::new(), 0, [0; 1_024]);
    // A terminal whose last program ended answers with nothing or with an error.
    while let Ok(count @ 1..) = screen.read(&mut bytes) {
        seen.push_str(&String::from_utf8_lossy(&bytes[..count]));
        let asked = ["autogenerate", "Confirm"];
        if typed < asked.len() && seen.contains(asked[typed]) {
            keyboard
                .write_all(format!("{PASSPHRASE}\r").as_bytes())
                .unwrap();
            typed += 1;
        }
    }
    assert!(child.wait().unwrap().success(), "{seen}");
    Cost::read(weighed)
}
