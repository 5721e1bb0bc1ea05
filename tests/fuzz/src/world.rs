//! Where a door is tried out: a folder in memory, a store that one person filled for weeks, a moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ebb_core::backup::{Way, restore};
use ebb_core::crisis::Vault;
use ebb_core::store::{KeyPlace, Store, StoreKey, Work};
use ebb_core::time::{Instant, from_millis};
use ebb_core::view::Moment;
use tempfile::TempDir;

use crate::age;

/// What one person wrote in each room, as the lines of a backup.
pub const FILLED: &[u8] = include_bytes!("../worlds/filled.jsonl");

/// The key of every store here, in 64 digits.
pub const KEY: &str = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

/// The folder of the plan within that of the store.
const PLAN: &str = "plan";

/// The key of every store here.
pub fn key() -> StoreKey {
    StoreKey::from_hex(KEY).expect("it is one")
}

/// A Wednesday afternoon, while the person of [`FILLED`] has much that is due.
pub fn now() -> Instant {
    from_millis(1_790_168_400_000).expect("it is one")
}

/// Then, in Berlin.
pub fn moment() -> Moment {
    Moment {
        now: now(),
        zone: "Europe/Berlin".parse().expect("it is one"),
        language: "en".to_owned(),
        boot: None,
    }
}

/// A new folder, in memory where there is such a place.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    let mut named = tempfile::Builder::new();
    let named = named.prefix("ebb-fuzz-");
    #[cfg(unix)]
    let named = {
        use std::os::unix::fs::PermissionsExt as _;
        named.permissions(fs::Permissions::from_mode(0o700))
    };
    named.tempdir_in(place).expect("there is room")
}

/// A store and a vault in a folder of their own.
pub struct World {
    /// Goes away with it.
    pub folder: TempDir,
    /// The store.
    pub store: Store,
    /// The plan.
    pub vault: Vault,
}

impl World {
    /// With nothing in it.
    pub fn empty() -> Self {
        static MADE: LazyLock<Template> = LazyLock::new(|| Template::of(None));
        Self::over(MADE.copy())
    }

    /// As the person of [`FILLED`] has it.
    pub fn filled() -> Self {
        Self::over(filled_folder())
    }

    fn over(folder: TempDir) -> Self {
        let store = Store::open(folder.path(), &key()).expect("it was closed whole");
        let vault = vault(folder.path());
        Self {
            folder,
            store,
            vault,
        }
    }
}

/// The vault in the folder of a store.
pub fn vault(folder: &Path) -> Vault {
    Vault::at(&folder.join(PLAN))
}

/// A folder as the person of [`FILLED`] has it, with nothing open.
pub fn filled_folder() -> TempDir {
    static MADE: LazyLock<Template> = LazyLock::new(|| Template::of(Some(FILLED)));
    MADE.copy()
}

/// The files of a folder, so that each try begins with the same.
struct Template(Vec<(PathBuf, Vec<u8>)>);

impl Template {
    fn of(lines: Option<&[u8]>) -> Self {
        let folder = folder();
        let store = Store::create(folder.path(), "scratch", &key(), KeyPlace::File);
        let store = store.expect("the folder is empty");
        let vault = vault(folder.path());
        if let Some(lines) = lines {
            let file = age::sealed(lines);
            let (way, store) = (Way::Replace, Some(&store));
            let done = restore(
                file.as_slice(),
                age::PASSPHRASE,
                way,
                store,
                &vault,
                now(),
                &Work::new(),
            );
            done.expect("Ebb wrote these lines");
        }
        store.close().expect("it closes");
        let mut files = Vec::new();
        gather(folder.path(), Path::new(""), &mut files);
        Self(files)
    }

    fn copy(&self) -> TempDir {
        let folder = folder();
        for (name, bytes) in &self.0 {
            let path = folder.path().join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).expect("there is room");
            }
            fs::write(path, bytes).expect("there is room");
        }
        folder
    }
}

fn gather(root: &Path, within: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(root.join(within)).expect("it is there") {
        let entry = entry.expect("it is there");
        let name = within.join(entry.file_name());
        if entry.path().is_dir() {
            gather(root, &name, files);
        } else {
            files.push((name, fs::read(entry.path()).expect("it is there")));
        }
    }
}
