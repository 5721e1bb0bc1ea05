//! Keys that mean the same wherever they work.

/// How a rating of ten is typed.
pub const TEN: char = 't';
