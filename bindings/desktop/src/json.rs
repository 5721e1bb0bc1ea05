//! What scripts read, as the core writes it, and the lines of a running exercise.

use std::io::{self, Write};

use ebb_core::screens::Companion;
pub use ebb_core::screens::{JSON_SCHEMA as SCHEMA, JsonPage, json_word as word};
use ebb_core::time::Instant;
use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::Clock;

/// A page of Ebb on a line.
pub fn page(
    out: &mut impl Write,
    companion: &Companion,
    page: &JsonPage,
    clock: &Clock,
) -> io::Result<()> {
    writeln!(out, "{}", companion.json(page, &clock.moment()))?;
    out.flush()
}

/// A screen of Ebb on a line, under its name.
pub fn screen(
    out: &mut impl Write,
    companion: &Companion,
    name: &str,
    screen: &impl Serialize,
    clock: &Clock,
) -> io::Result<()> {
    print(out, &companion.document(name, screen, &clock.moment()))
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
