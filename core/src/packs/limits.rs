//! How much a pack may hold. Texts are counted in characters, as a person counts them.

use crate::store::LONGEST_TEXT;

/// Bytes of the file.
pub const LARGEST_PACK: i32 = 2 * 1_024 * 1_024;
/// Entries of all kinds together.
pub const MOST_ENTRIES: i32 = 500;
/// Problems that are listed; the others are counted.
pub const MOST_PROBLEMS: i32 = 50;

/// Brackets inside brackets; a pack needs nine.
pub(super) const DEEPEST: usize = 16;

pub(super) const ID: usize = 64;
pub(super) const TITLE: usize = 120;
pub(super) const TEXT: usize = LONGEST_TEXT as usize;
pub(super) const LINK: usize = 500;
pub(super) const CARD_STEPS: usize = 20;
pub(super) const PRACTICE_STEPS: usize = 200;
pub(super) const CARD_MINUTES: i32 = 120;
pub(super) const STEP_SECONDS: i32 = 1_800;
pub(super) const PRACTICE_SECONDS: i32 = 2 * 60 * 60;
pub(super) const ROUTINE: usize = 30;
pub(super) const LINES: usize = 10;
pub(super) const FIELDS: usize = 60;
pub(super) const OPTIONS: usize = 40;
pub(super) const GROUP: i32 = 50;
pub(super) const WIDEST: i32 = 10_000;
pub(super) const CAUTIONS: usize = 20;
pub(super) const HIGHEST_REVISION: i32 = 1_000_000;
