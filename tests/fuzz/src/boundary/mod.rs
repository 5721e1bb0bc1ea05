//! The whole boundary, as Kotlin and Swift call it: objects and functions of `ebb-ffi` in any order, with arguments that make
//! no sense, each of which crosses as bytes the way that a foreign language sends it, and so does each answer.
//!
//! What a foreign language cannot send is not tried: its own half writes lengths that are right. The first step says what the
//! host finds, each one behind it is a call.

mod crossed;
mod host;
mod notices;

use std::fs;
use std::path::Path;

use arbitrary::Result;
use ebb_core::page::Place;
use ebb_core::store::KeyPlace;
use ebb_ffi::Ebb;

use self::crossed::{crossed, crossed_instant, moment, store_key};
use self::host::Host;
use crate::steps::{Step, steps};
use crate::walk::holds_together;
use crate::world::{filled_folder, folder};

pub use self::host::CALLS;

/// Calls of one run.
const MOST_CALLS: usize = 40;

/// How many ways there are to begin.
pub const BEGINNINGS: u8 = 6;

/// What became of the files before Ebb came: one of them is gone, is cut off, is another's, or is of a later Ebb.
pub const SPOILT: [(&str, Option<&[u8]>); 10] = [
    ("ebb.db", None),
    ("ebb.db", Some(b"")),
    ("ebb.db", Some(&[0x5a; 8_192])),
    ("ebb.header", None),
    ("ebb.header", Some(b"heron")),
    (
        "ebb.header",
        Some(br#"{"ebb_store":2,"id":"scratch","key":"file","ready":true}"#),
    ),
    (
        "ebb.header",
        Some(br#"{"ebb_store":1,"id":"scratch","key":"file","ready":false}"#),
    ),
    ("clock", Some(b"heron")),
    ("plan/plan-a", Some(b"heron")),
    ("plan/plan-b", None),
];

/// Bytes that say what is called, and with what.
pub fn open(bytes: &[u8]) {
    let (faults, alive) = (faults(), alive());
    let _ = calls(bytes);
    assert_eq!(self::faults(), faults, "a fault of Ebb itself");
    assert_eq!(self::alive(), alive, "an object stays behind");
}

fn faults() -> i64 {
    ebb_ffi::panics().expect("it only counts")
}

fn alive() -> i64 {
    ebb_ffi::objects_alive().expect("it only counts")
}

fn calls(bytes: &[u8]) -> Result<()> {
    let mut steps = steps(bytes, MOST_CALLS);
    let Some(mut first) = steps.next() else {
        return Ok(());
    };
    let Some(mut host) = begun(&mut first)? else {
        return Ok(());
    };
    for mut step in steps {
        // Where the bytes of a step end too soon, the next one comes.
        let _ = host.call(&mut step);
    }
    // Whatever came before, the plan is there.
    let token = "crisis/plan/might_hurt".to_owned();
    let plan = host
        .ebb
        .page(Place { token }, Vec::new(), crate::world::moment());
    holds_together(&plan.expect("the plan opens"));
    Ok(())
}

fn begun(first: &mut Step<'_>) -> Result<Option<Host>> {
    let begun = first.what % BEGINNINGS;
    let folder = match begun {
        1 | 2 => folder(),
        _ => filled_folder(),
    };
    let path = folder.path().to_str().expect("it is plain").to_owned();
    let at = crate::world::moment();
    let whole = vec![0x5a; 32];
    let u = &mut first.rest;
    let made = match begun {
        1 => {
            let id = ebb_ffi::new_store_id(crossed_instant(u)?).expect("any instant does");
            let place = *u.choose(&[KeyPlace::File, KeyPlace::Keystore, KeyPlace::Keychain])?;
            Ebb::create(path, id, store_key(u)?, crossed(place), at)
        }
        // There is no store yet.
        2 => Ebb::open(path, whole, at),
        3 => Ebb::ahead_of_lock(path, moment(u)?),
        4 => {
            if let Some((name, bytes)) = first.of(&SPOILT) {
                spoil(&folder.path().join(name), *bytes);
            }
            Ebb::open(path, whole, at)
        }
        5 => Ebb::open(path, store_key(u)?, moment(u)?),
        _ => Ebb::open(path, whole, at),
    };
    Ok(crossed::answered(made).map(|ebb| Host::over(ebb, folder)))
}

fn spoil(file: &Path, bytes: Option<&[u8]>) {
    let _ = match bytes {
        Some(bytes) => fs::write(file, bytes),
        None => fs::remove_file(file),
    };
}
