//! What scripts read, and the lines of a running exercise.

use std::fmt::Debug;
use std::io::{self, Write};

use ebb_core::time::Instant;
use serde_json::{Value, json};

/// The version of everything that is written as JSON, described in bindings/desktop/README.md; a change that breaks a
/// reader raises it.
pub const SCHEMA: i32 = 2;

/// The word that other programs read for a value that has no more than its name.
pub fn word(value: &impl Debug) -> String {
    let mut word = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(c.to_lowercase());
    }
    word
}

/// One line of a running exercise.
pub fn line(out: &mut impl Write, event: &str, at: Instant, mut fields: Value) -> io::Result<()> {
    if let Value::Object(fields) = &mut fields {
        fields.insert("schema".to_owned(), SCHEMA.into());
        fields.insert("event".to_owned(), event.into());
        fields.insert("at".to_owned(), json!(at));
    }
    print(out, &fields)
}

/// A value on a line.
pub fn print(out: &mut impl Write, value: &Value) -> io::Result<()> {
    writeln!(out, "{value}")?;
    out.flush()
}
