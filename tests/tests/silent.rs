//! Nothing that a person wrote, no passphrase and no key is in what Ebb says beside its answers: on its error output, whatever a
//! log is told to say there, or through a log of the system.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use ebb_tests::{ebb, run};

const CANARY: &str = "heron";
const PASSPHRASE: &str = "bittern by the reeds at dawn";

#[test]
fn no_error_output_holds_a_word_of_the_persons_a_passphrase_or_the_key_at_trace_level() {
    let folder = tempfile::tempdir().unwrap();
    let (data, elsewhere) = (folder.path().join("data"), folder.path().join("copies"));
    fs::create_dir(&elsewhere).unwrap();
    let copy = |name: &str| elsewhere.join(name).to_str().unwrap().to_owned();
    let (backup, sheets, records) = (copy("a.age"), copy("sheets"), copy("all.jsonl"));
    let mut texts = String::new();
    let mut says = |arguments: &[&str]| {
        let mut command = ebb(&data);
        command
            .args(arguments)
            .env("EBB_PASSPHRASE", PASSPHRASE)
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full")
            .env("SQLITE_TRACE", "1")
            .env("G_MESSAGES_DEBUG", "all");
        let output = run(&mut command);
        texts += &String::from_utf8_lossy(&output.stderr);
        output.status.success()
    };
    assert!(says(&["journal", "write", "text=a heron stood there"]));
    assert!(says(&[
        "remind",
        "add",
        "every day 18:00",
        "--name",
        "heron"
    ]));
    assert!(says(&["export", "--json", &records]));
    assert!(says(&["export", "--csv", &sheets]));
    assert!(says(&["backup", &backup]));
    assert!(says(&["restore", &backup]));
    assert!(says(&["doctor"]));
    // What cannot be done says why.
    assert!(!says(&["export", "--json", &records]));
    let key = fs::read_to_string(data.join("ebb.key")).unwrap();
    let database = data.join("ebb.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in bytes.iter_mut().skip(4_096 + 16) {
        *byte ^= 1;
    }
    fs::write(&database, bytes).unwrap();
    assert!(!says(&["journal"]));
    assert!(!says(&["doctor"]));
    assert!(!texts.is_empty());
    assert!(!texts.contains(key.trim()));
    for word in [CANARY, PASSPHRASE, "bittern"] {
        assert!(!texts.contains(word), "{texts}");
    }
}

/// Ways to a log or an output that an app does not own.
const LOGS: [&str; 14] = [
    "println!(",
    "print!(",
    "eprintln!(",
    "eprint!(",
    "dbg!(",
    "log::",
    "tracing::",
    "android.util.Log",
    "println(",
    "printStackTrace",
    "Timber",
    "NSLog",
    "os_log",
    "Logger(",
];

#[test]
fn no_source_of_a_phone_writes_to_a_log() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut read = 0;
    for folder in [
        "core/src",
        "core/sqlcipher-provider/src",
        "bindings/ffi/src",
        "bindings/kotlin/library/src/main",
        "bindings/swift/Sources/EbbKit",
        "android/app/src/main",
        "android/ui/src/main",
        "ios/EbbApp/Sources/EbbApp",
        "ios/App",
        "ios/Widget",
    ] {
        let folder = root.join(folder);
        assert!(folder.is_dir(), "{}", folder.display());
        look_through(&folder, &mut read);
    }
    assert!(read > 300, "{read}");
}

fn look_through(folder: &Path, read: &mut usize) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            look_through(&path, read);
            continue;
        }
        let is_source = ["rs", "kt", "swift"]
            .map(OsStr::new)
            .map(Some)
            .contains(&path.extension());
        if !is_source {
            continue;
        }
        *read += 1;
        let text = fs::read_to_string(&path).unwrap();
        // A test may say what it measured.
        let ours = text.split("#[cfg(test)]").next().unwrap();
        for way in LOGS {
            assert!(!ours.contains(way), "{}: {way}", path.display());
        }
    }
}
