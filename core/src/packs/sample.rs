//! The example that the guide hands out, for tests.

use serde_json::Value;

use super::format::Pack;
use super::read::read;
use crate::content::content;

/// The file.
pub(super) const TEXT: &str = include_str!("../../content/schema/example-pack.json");

pub(super) fn value() -> Value {
    serde_json::from_str(TEXT).unwrap()
}

pub(super) fn pack() -> Pack {
    read(TEXT.as_bytes(), content("en")).unwrap()
}
