//! How long a text may be that a person writes: one number for every room that keeps such texts, for packs, and for
//! whoever lets a person type.

/// Characters of one text, as a person counts them. Titles and tags have room for fewer.
pub const LONGEST_TEXT: i32 = 1_000;
