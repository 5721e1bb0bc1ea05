//! A pipe, a device or a link where one of Ebb's files should be, and a pipe that was named as a file: refused at once,
//! not followed, not emptied, not waited for.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ebb_tests::ebb;

use crate::used::{NOW, at_noon, copied, ran, said, settled};

const PATIENCE: Duration = Duration::from_secs(20);

/// The code with which it ends, however long it would wait.
fn ends(folder: &Path, arguments: &[&str]) -> Option<i32> {
    let mut command = at_noon(folder, arguments);
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    command.env("XDG_CONFIG_HOME", folder.join("config"));
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if since.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{arguments:?} waits");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_or_a_link_in_place_of_a_file_of_ebbs_is_refused_at_once_and_stays() {
    let whole = settled();
    for number in ["1", "2", "3"] {
        let line = format!("the river {number}");
        assert!(
            ran(whole.path(), &["plan", "add", "reasons", &line])
                .status
                .success()
        );
    }
    for name in [
        "plan/plan-a",
        "plan/plan-b",
        "plan/plan-history",
        "plan/plan.lock",
        "plan/plan.new",
        "plan/holds",
        "ebb.key",
        "ebb.header",
        "ebb.lock",
        "ebb.db",
        "ebb.db-wal",
        "ebb.db-shm",
        "remind.lock",
        "clock",
        "plan/hidden",
    ] {
        for kind in ["pipe", "link", "device"] {
            let folder = copied(whole.path());
            let elsewhere = copied(whole.path());
            let target = elsewhere.path().join("theirs");
            fs::write(&target, "what is somebody else's").unwrap();
            let path = folder.path().join(name);
            let _ = fs::remove_file(&path);
            match kind {
                "pipe" => pipe(&path),
                "link" => symlink(&target, &path).unwrap(),
                _ => symlink("/dev/zero", &path).unwrap(),
            }
            assert_eq!(ends(folder.path(), &["plan"]), Some(0), "{name} {kind}");
            for arguments in [
                &["status"][..],
                &["plan", "add", "reasons", "the sea"],
                &["used"],
                &["plan", "versions"],
                &["remind", "due"],
            ] {
                assert!(ends(folder.path(), arguments).is_some(), "{name} {kind}");
            }
            let theirs = fs::read_to_string(&target).unwrap();
            assert_eq!(theirs, "what is somebody else's", "{name} {kind}");
            // What cannot be read may have gone aside, as it is; what is only on its way to its name is cleared away.
            let aside = folder.path().join(format!("{name}.damaged-1"));
            let is_there = fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file());
            let is_kept = is_there || fs::symlink_metadata(&aside).is_ok();
            assert!(is_kept || name == "plan/plan.new", "{name} {kind}");
        }
    }
}

#[test]
fn a_pipe_or_a_device_that_was_named_as_a_file_is_refused_at_once() {
    let folder = settled();
    let path = folder.path().join("named");
    pipe(&path);
    let named = path.to_str().unwrap();
    for arguments in [
        &["pack", "check", named][..],
        &["pack", "import", named, "--yes"],
        &["remind", "import", named],
        &["pack", "check", "/dev/zero"],
        &["remind", "import", "/dev/zero"],
    ] {
        let code = ends(folder.path(), arguments);
        assert!(
            code.is_some_and(|code| code != 0),
            "{arguments:?}: {code:?}"
        );
    }
}

#[test]
fn what_is_written_at_somebodys_word_goes_through_no_link_and_into_no_pipe() {
    let folder = settled();
    let theirs = folder.path().join("theirs");
    let taken = folder.path().join("taken.1");
    let (named, elsewhere) = (taken.to_str().unwrap(), folder.path().join("elsewhere"));
    let units = folder.path().join("config/systemd/user");
    fs::create_dir_all(&units).unwrap();
    let manual = folder.path().join("man");
    fs::create_dir_all(&manual).unwrap();
    let of_ebb = [
        units.join("ebb-remind.service"),
        manual.join("ebb-lines.1"),
        taken.clone(),
    ];
    let to_export = [
        "pack", "export", "--name", "Mine", "--author", "M", "--choose",
    ];
    // What there is to choose stands where nothing was chosen.
    let choices = said(&ran(folder.path(), &to_export[..6]));
    let choice = choices.lines().find_map(|line| line.strip_prefix("  "));
    let choice = choice.unwrap().split_whitespace().next().unwrap();
    let pack = [&to_export[..], &[choice, "--out", named]].concat();
    for kind in ["link", "link to nothing", "pipe", "device", "folder"] {
        fs::write(&theirs, "what is somebody else's").unwrap();
        for path in &of_ebb {
            match kind {
                "link" => symlink(&theirs, path).unwrap(),
                "link to nothing" => symlink(&elsewhere, path).unwrap(),
                "pipe" => pipe(path),
                "device" => symlink("/dev/null", path).unwrap(),
                _ => fs::create_dir(path).unwrap(),
            }
        }
        for arguments in [
            &["summary", "--html", named][..],
            &["summary", "--text", named],
            &["plan", "export", "--out", named],
            &["plan", "export", "--html", "--out", named],
            &["remind", "export", "--out", named],
            &pack,
            &["breathe", "--track", named],
            &["practise", "sounds", "--track", named],
            &["surf", "--track", named],
            &["remind", "install"],
            &["man", manual.to_str().unwrap()],
        ] {
            let code = ends(folder.path(), arguments);
            assert_eq!(code, Some(1), "{kind} {arguments:?}");
        }
        let read = fs::read_to_string(&theirs).unwrap();
        assert_eq!(read, "what is somebody else's", "{kind}");
        assert!(!elsewhere.exists(), "{kind}");
        for path in &of_ebb {
            let there = fs::symlink_metadata(path).unwrap();
            assert!(!there.is_file(), "{kind} {}", path.display());
            let removed = if there.is_dir() {
                fs::remove_dir(path)
            } else {
                fs::remove_file(path)
            };
            removed.unwrap();
        }
    }
}

#[test]
fn every_file_and_folder_is_for_its_owner_alone_whatever_the_mask() {
    let parent = settled();
    let folder = parent.path().join("anew");
    let bell = folder.join("bell.wav");
    let ebb = ebb(&folder);
    let program = ebb.get_program().to_str().unwrap().to_owned();
    for rest in [
        "status".to_owned(),
        "plan add reasons river".to_owned(),
        "plan add reasons sea".to_owned(),
        "used".to_owned(),
        "hide".to_owned(),
        "unhide".to_owned(),
        "remind due".to_owned(),
        format!("breathe --track {}", bell.display()),
        format!("plan export --out {}", folder.join("copy.txt").display()),
        format!("summary --html {}", folder.join("summary.html").display()),
        format!("summary --text {}", folder.join("summary.txt").display()),
        "remind add daily\\ 09:00 --for mindfulness".to_owned(),
        format!("remind export --out {}", folder.join("dates.ics").display()),
    ] {
        let line = format!(
            "umask 000; {program} --data {} --at {NOW} --speed 0 {rest}",
            folder.display()
        );
        let mut command = Command::new("sh");
        command.args(["-c", &line]).env("EBB_KEYRING", "off");
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        let done = command.output().unwrap();
        assert!(done.status.code().is_some(), "{rest}: {}", said(&done));
    }
    assert!(bell.exists());
    for name in ["summary.html", "summary.txt", "dates.ics"] {
        assert!(folder.join(name).exists(), "{name}");
    }
    let mut folders = vec![folder];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 11, "{seen}");
}

#[cfg(target_os = "linux")]
#[test]
fn no_core_dump_is_kept_of_a_program_that_has_the_key_unless_somebody_wants_one() {
    use std::io::{BufRead as _, BufReader};
    let folder = settled();
    for (value, kept) in [("", false), ("on", true)] {
        let mut stays = at_noon(folder.path(), &["remind", "run", "--json"]);
        stays.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        let stays = stays.env("EBB_CORE_DUMPS", value).stdout(Stdio::piped());
        let mut stays = stays.spawn().unwrap();
        let mut first = String::new();
        BufReader::new(stays.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        assert!(first.contains("started"), "{first}");
        let limit = |of: &str| {
            let limits = fs::read_to_string(format!("/proc/{of}/limits")).unwrap();
            let line = limits
                .lines()
                .find(|line| line.starts_with("Max core file size"));
            line.unwrap()
                .split_whitespace()
                .skip(4)
                .take(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (its, ours) = (limit(&stays.id().to_string()), limit("self"));
        stays.kill().unwrap();
        stays.wait().unwrap();
        assert_eq!(its, if kept { ours } else { vec!["0".to_owned(); 2] });
    }
}
