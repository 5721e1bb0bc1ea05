//! A stretch of a zone's time in eight bytes. The build script, which writes the table of zones, compiles it too.

/// The start stands above them.
pub const OFFSET_BITS: u32 = 18;

/// From when on an offset from UTC is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i64);

impl Span {
    /// `offset` seconds east of UTC from `start` on, in seconds since 1970.
    pub const fn new(start: i64, offset: i32) -> Self {
        Self((start << OFFSET_BITS) | (offset as i64 & ((1 << OFFSET_BITS) - 1)))
    }

    /// Seconds since 1970 in UTC.
    pub const fn start(self) -> i64 {
        self.0 >> OFFSET_BITS
    }

    /// Seconds east of UTC.
    pub const fn offset(self) -> i32 {
        // Shifted to the top and back, for the sake of its sign.
        (self.0 << (i64::BITS - OFFSET_BITS) >> (i64::BITS - OFFSET_BITS)) as i32
    }
}
