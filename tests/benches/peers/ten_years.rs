//! A store of ten years, and the same tables as plain SQLite and as SQLCipher opened by a passphrase.

use std::path::{Path, PathBuf};

use ebb_core::store::Store;
use ebb_tests::decade;
use rusqlite::Connection;
use tempfile::TempDir;

use super::table::note;

pub const PASSPHRASE: &str = "heron by the reeds";

pub struct TenYears {
    folder: TempDir,
    pub plain: PathBuf,
    pub by_passphrase: PathBuf,
}

impl TenYears {
    pub fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let rows = decade::make(folder.path(), 7);
        note(&format!("ten years of use: {rows} rows"));
        let plain = folder.path().join("plain.sqlite");
        let by_passphrase = folder.path().join("by-passphrase.sqlite");
        let connection = Connection::open(folder.path().join("ebb.db")).unwrap();
        let key = decade::key().to_hex();
        connection
            .execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.as_str()))
            .unwrap();
        for (path, key) in [(&plain, ""), (&by_passphrase, PASSPHRASE)] {
            connection
                .execute_batch(&format!(
                    "ATTACH '{}' AS copy KEY '{key}'; SELECT sqlcipher_export('copy'); PRAGMA copy.journal_mode = WAL;
                     DETACH copy;",
                    path.display()
                ))
                .unwrap();
        }
        Self {
            folder,
            plain,
            by_passphrase,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn open(&self) -> Store {
        Store::open(self.folder(), &decade::key()).unwrap()
    }
}

/// A database as a program opens it that does nothing beside.
pub fn open(path: &Path, passphrase: Option<&str>) -> Connection {
    let connection = Connection::open(path).unwrap();
    if let Some(passphrase) = passphrase {
        connection.pragma_update(None, "key", passphrase).unwrap();
    }
    connection
}

/// The same with what Ebb asks of its own: each write is on the disk, and what is deleted is overwritten.
pub fn open_alike(path: &Path, passphrase: Option<&str>) -> Connection {
    let connection = open(path, passphrase);
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -12288;",
        )
        .unwrap();
    connection
}
