//! A disk without room, without room for one more file, or only to be read, as a small disk of its own; and a folder whose
//! name is long and strange. The plan opens, what was kept can be looked at, what cannot be kept is said with what to do, and
//! once there is room again all is well.

use std::fs::{self, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use ebb_core::content::{CrisisWords, content};
use serde_json::Value;
use tempfile::TempDir;

use crate::used::{at_noon, copy, ran, said, settled, words};

/// A file system in memory, in a name space of the process that mounted it.
struct Disk {
    holder: Child,
    /// The way into that name space.
    enter: Vec<String>,
    /// Where it is mounted there.
    inside: TempDir,
    /// Its files, as they are seen from outside.
    folder: PathBuf,
}

impl Disk {
    /// With these options of tmpfs, and somebody's data in it.
    fn with(options: &str, data: &Path) -> Self {
        // As root, or as somebody who is root in a name space of their own.
        let ways = [&["-m"][..], &["-rm"]];
        let disk = ways.iter().find_map(|way| Self::mounted(way, options));
        let disk = disk.expect("somebody who may mount: root, or a kernel that lets users have name spaces of their own");
        copy(data, &disk.data());
        disk
    }

    fn mounted(way: &[&str], options: &str) -> Option<Self> {
        let inside = tempfile::tempdir().ok()?;
        let script = "mount -t tmpfs -o \"$0\" ebb \"$1\" && mkdir -m 700 \"$1/data\" && echo mounted && exec sleep 600";
        let mut unshare = Command::new("unshare");
        unshare.args(way).args(["sh", "-c", script, options]);
        unshare.arg(inside.path());
        unshare.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut holder = unshare.spawn().ok()?;
        let mut line = String::new();
        BufReader::new(holder.stdout.take()?)
            .read_line(&mut line)
            .ok()?;
        let id = holder.id();
        let mut enter = vec!["-t".to_owned(), id.to_string(), "-m".to_owned()];
        if way.contains(&"-rm") {
            enter.extend(["-U", "--preserve-credentials"].map(str::to_owned));
        }
        let disk = Self {
            holder,
            enter,
            folder: PathBuf::from(format!("/proc/{id}/root{}", inside.path().display())),
            inside,
        };
        (line.trim() == "mounted").then_some(disk)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn inside(&self) -> Command {
        let mut enter = Command::new("nsenter");
        enter.args(&self.enter);
        enter
    }

    fn remount(&self, options: &str) {
        let mounted = self
            .inside()
            .args(["mount", "-o", options])
            .arg(self.inside.path())
            .status();
        assert!(mounted.unwrap().success());
    }
}

/// Where Ebb runs over somebody's data.
trait Ebb {
    fn ran(&self, arguments: &[&str]) -> Output;
}

impl Ebb for Disk {
    fn ran(&self, arguments: &[&str]) -> Output {
        let ebb = at_noon(&self.inside.path().join("data"), arguments);
        let mut command = self.inside();
        command.arg(ebb.get_program()).args(ebb.get_args());
        command.env("EBB_KEYRING", "off").stdin(Stdio::null());
        command.output().unwrap()
    }
}

impl Ebb for Path {
    fn ran(&self, arguments: &[&str]) -> Output {
        ran(self, arguments)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

fn plan_words() -> &'static CrisisWords {
    &content("en").crisis
}

/// Data with a line in the plan.
fn lived() -> TempDir {
    let folder = settled();
    for line in ["walk to the river", "the sea"] {
        let add = ran(folder.path(), &["plan", "add", "reasons", line]);
        assert!(add.status.success(), "{}", said(&add));
    }
    folder
}

fn history(of: &(impl Ebb + ?Sized)) -> Value {
    let history = of.ran(&["history", "--json"]);
    let read = serde_json::from_slice::<Value>(&history.stdout);
    read.unwrap_or_else(|_| panic!("{}", said(&history)))["entries"].clone()
}

/// The plan opens, and what is not kept is said in these words.
fn opens_and_says(disk: &Disk, why: &str, why_not_the_plan: &str) {
    for (arguments, codes, needs) in [
        (&["plan"][..], &[0][..], "walk to the river"),
        (&["emergency"], &[0], "112"),
        (&["status"], &[0, 1], words().now.greeting.as_str()),
        (&["journal", "line", "not kept"], &[1], why),
        (&["surf", "--rate", "7", "--outcome", "rode"], &[1], why),
        (
            &["check-in", "gad-7", "0", "1", "1", "2", "0", "0", "1"],
            &[1],
            why,
        ),
        (
            &["plan", "add", "reasons", "not kept"],
            &[1],
            why_not_the_plan,
        ),
        (&["plan"], &[0], "walk to the river"),
    ] {
        let output = disk.ran(arguments);
        let text = said(&output);
        let code = output.status.code().unwrap();
        assert!(codes.contains(&code), "{arguments:?}: {code} {text}");
        assert!(text.contains(needs), "{arguments:?}: {text}");
        assert!(!text.contains("panicked"), "{arguments:?}: {text}");
    }
}

/// Once there is room again, what was kept is there, what was refused is not, and more can be kept.
fn is_well_again(of: &(impl Ebb + ?Sized), before: &Value) {
    assert_eq!(history(of), *before);
    let line = of.ran(&["journal", "line", "room again"]);
    assert_eq!(line.status.code(), Some(0), "{}", said(&line));
    let journal = said(&of.ran(&["journal", "--json"]));
    assert!(
        journal.contains("heron") && journal.contains("room again"),
        "{journal}"
    );
    assert!(!journal.contains("not kept"), "{journal}");
    let plan = said(&of.ran(&["plan"]));
    assert!(
        plan.contains("walk to the river") && !plan.contains("not kept"),
        "{plan}"
    );
    let doctor = of.ran(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(0), "{}", said(&doctor));
}

#[test]
fn a_disk_that_is_full_to_the_last_byte_is_said_with_what_to_do_and_the_plan_opens() {
    let whole = lived();
    let disk = Disk::with("size=3m", whole.path());
    let before = history(&disk);
    let filler = disk.folder.join("filler");
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&filler)
        .unwrap();
    for size in [65_536, 4_096, 1] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
    opens_and_says(
        &disk,
        &words().notices.disk_full,
        &plan_words().condition.disk_full,
    );
    let (out, inside) = (disk.folder.join("out"), disk.inside.path().join("out"));
    let export = disk.ran(&["export", "--json", inside.to_str().unwrap()]);
    assert_eq!(export.status.code(), Some(1), "{}", said(&export));
    assert!(!out.exists(), "half of a file is left");
    assert_eq!(history(&disk), before, "what was kept can be looked at");
    drop(file);
    fs::remove_file(filler).unwrap();
    is_well_again(&disk, &before);
}

#[test]
fn a_disk_on_which_there_can_be_no_more_files_is_said_with_what_to_do_and_the_plan_opens() {
    let whole = lived();
    let disk = Disk::with("nr_inodes=60", whole.path());
    let before = history(&disk);
    let mut made = Vec::new();
    for number in 0.. {
        let path = disk.folder.join(format!("filler-{number}"));
        if fs::write(&path, b"").is_err() {
            break;
        }
        made.push(path);
    }
    opens_and_says(
        &disk,
        &words().notices.disk_full,
        &plan_words().condition.disk_full,
    );
    // The log of the database is a file, without which nothing of it is looked at.
    let look = disk.ran(&["history", "--json"]);
    assert_eq!(look.status.code(), Some(1));
    assert!(said(&look).contains(&words().notices.disk_full));
    made.iter().for_each(|path| fs::remove_file(path).unwrap());
    is_well_again(&disk, &before);
}

#[test]
fn a_disk_that_can_only_be_read_is_said_with_what_to_do_and_the_plan_opens() {
    let whole = lived();
    let disk = Disk::with("size=3m", whole.path());
    let before = history(&disk);
    disk.remount("remount,ro");
    for (arguments, code, needs) in [
        (&["plan"][..], 0, "walk to the river"),
        (&["emergency"], 0, "112"),
        (&["status"], 1, words().notices.read_only.as_str()),
        (
            &["journal", "line", "not kept"],
            1,
            &words().notices.read_only,
        ),
        (
            &["plan", "add", "reasons", "not kept"],
            1,
            &plan_words().condition.not_written,
        ),
    ] {
        let output = disk.ran(arguments);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        assert!(text.contains(needs), "{arguments:?}: {text}");
    }
    disk.remount("remount,rw");
    is_well_again(&disk, &before);
}

#[test]
fn a_folder_with_a_long_and_strange_name_is_a_folder_like_any_other() {
    let whole = lived();
    let before = history(whole.path());
    let parent = tempfile::tempdir().unwrap();
    let strange = "mein 'Ebb' \"zu\u{a0}Hause\" %20 ?mode=ro #1 ; $(x) \\ [*] é 心 ";
    let name: String = strange.chars().cycle().take(200).collect();
    let name = &name[..name.floor_char_boundary(250)];
    let folder = parent.path().join(name);
    copy(whole.path(), &folder);
    is_well_again(folder.as_path(), &before);
    let out = folder.join("out");
    let export = ran(&folder, &["export", "--json", out.to_str().unwrap()]);
    assert_eq!(export.status.code(), Some(0), "{}", said(&export));
}
