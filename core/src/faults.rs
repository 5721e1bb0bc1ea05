//! A fault of Ebb's own says where it was, and nothing of what it was about: what a program writes to its error output may end in
//! a log of the system.

use std::io::{Write as _, stderr};
use std::panic::set_hook;
use std::sync::Once;

/// From now on a panic of this process prints its place alone. Its message may quote what a person wrote. A host calls it first.
pub fn say_where_alone() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        set_hook(Box::new(|fault| {
            let place = fault.location().map(ToString::to_string);
            let place = place.unwrap_or_default();
            // Where nobody listens there is nobody to tell.
            let _ = writeln!(stderr(), "Ebb met a fault of its own: {place}");
        }));
    });
}
