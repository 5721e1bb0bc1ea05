//! Letters of the device: a PDF carries those that it shows, and the core has none of its own.

/// A typeface in its two weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeface {
    /// What it is called, such as "DejaVu Sans".
    pub name: String,
    /// For what is read.
    pub regular: FontFile,
    /// For headings.
    pub bold: FontFile,
}

/// An OpenType or TrueType file, or one of several fonts in a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// All of its bytes.
    pub bytes: Vec<u8>,
    /// Which of them, from 0.
    pub index: u32,
}

/// Looks for letters on the device, when they are wanted: the typeface that comes so many after the best one, from 0, for
/// where that one does not have a letter; none where there are no more.
pub type FindTypeface = fn(nth: usize) -> Option<Typeface>;
