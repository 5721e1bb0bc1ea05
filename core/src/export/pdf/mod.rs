//! Blocks of a page as a PDF: A4, with text that can be selected and read aloud (PDF/UA-1), and curves as lines. It says what
//! the plain text says, in the same order. Its letters are the host's; one that they do not have is named, and no PDF is
//! made with a gap in it.

mod drawing;
mod face;
mod graph;
mod layout;
mod lines;
#[cfg(test)]
mod tests;

use face::Face;

use crate::page::Block;
use crate::view::Typeface;

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoPdf {
    /// The files of the typeface are no fonts.
    NoFont,
    /// Letters that the typeface does not have, in the order of their code points.
    Lacks(Vec<char>),
    /// It could not be written.
    NotMade,
}

/// A typeface as it is drawn.
struct Faces<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
}

impl<'a> Faces<'a> {
    fn of(&self, bold: bool) -> &Face<'a> {
        if bold { &self.bold } else { &self.regular }
    }
}

/// The bytes of a PDF. `language` is that of the texts, such as "en".
///
/// # Errors
/// [`NoPdf`]
pub(crate) fn pdf(
    title: &str,
    blocks: &[Block],
    language: &str,
    typeface: &Typeface,
) -> Result<Vec<u8>, NoPdf> {
    let faces = Faces {
        regular: Face::of(&typeface.regular).ok_or(NoPdf::NoFont)?,
        bold: Face::of(&typeface.bold).ok_or(NoPdf::NoFont)?,
    };
    let layout = layout::layout(title, blocks, &faces);
    let mut lacks = faces.regular.lacks();
    lacks.extend(faces.bold.lacks());
    if !lacks.is_empty() {
        return Err(NoPdf::Lacks(lacks.into_iter().collect()));
    }
    drawing::draw(title, language, &layout, &faces)
}
