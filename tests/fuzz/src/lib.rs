//! The doors through which bytes of others come into Ebb, each as one function of bytes: it tries them out, and holds what
//! comes of it against what must hold whatever they are. `tests/replay.rs` runs what was found before through each of them;
//! `tests/fuzz/run` has libFuzzer look for more.

#![forbid(unsafe_code)]

mod age;
mod backup;
mod boundary;
mod calendar;
pub mod chance;
mod forms;
pub mod json;
mod pack;
mod plan;
mod planted;
pub mod rows;
mod said;
pub mod seeds;
pub mod steps;
mod walk;
mod words;
mod world;

/// A door.
pub struct Door {
    /// What it is called: by `tests/fuzz/run`, and in `corpus`.
    pub name: &'static str,
    /// Tries bytes out.
    ///
    /// # Panics
    /// Where something does not hold.
    pub open: fn(&[u8]),
}

/// All of them.
pub const DOORS: [Door; 8] = [
    door("pack", pack::open),
    door("backup", backup::open),
    door("calendar", calendar::open),
    door("plan", plan::open),
    door("words", words::open),
    door("forms", forms::open),
    door("rows", rows::open),
    door("boundary", boundary::open),
];

const fn door(name: &'static str, open: fn(&[u8])) -> Door {
    Door { name, open }
}

/// The door of this name.
pub fn named(name: &str) -> Option<&'static Door> {
    DOORS.iter().find(|door| door.name == name)
}
