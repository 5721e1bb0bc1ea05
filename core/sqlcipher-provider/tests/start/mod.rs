//! SQLite, started once and on one thread: by itself it says that it has started before SQLCipher's own start is over, so that
//! whoever opens a file in that moment finds no cryptography there.

use std::sync::Once;

use rusqlite::Connection;

pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        ebb_sqlcipher_provider::link();
        drop(Connection::open_in_memory());
    });
}
