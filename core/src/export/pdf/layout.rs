//! Where everything stands: pieces of text and pictures, one below the other, over as many pages as it takes.

use super::Faces;
use super::lines::{Line, lines};
use crate::export::document::item_line;
use crate::page::{Block, Graph, LineRole};

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.276, 841.89);
/// Left, right and above; below stands the number of the page as well.
pub(super) const MARGIN: f32 = 56.7;
pub(super) const BOTTOM: f32 = 62.0;
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Of a picture, with the words below it.
pub(super) const PICTURE_HEIGHT: f32 = 112.0;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Heading,
    Lead,
    Body,
    Step,
    Small,
}

/// How it looks, in points.
pub(super) struct Look {
    pub(super) size: f32,
    /// From one line to the next.
    leading: f32,
    above: f32,
    pub(super) indent: f32,
    pub(super) bold: bool,
    /// How dark it is, 0 being black.
    pub(super) grey: u8,
}

impl Style {
    pub(super) fn look(self) -> Look {
        let (size, leading, above, indent, bold, grey) = match self {
            Self::Title => (19.0, 24.0, 0.0, 0.0, true, 0),
            Self::Heading => (13.0, 17.0, 16.0, 0.0, true, 0),
            Self::Lead => (10.5, 14.5, 8.0, 0.0, true, 0),
            Self::Body => (10.5, 14.5, 2.5, 0.0, false, 0),
            Self::Step => (10.5, 14.5, 2.5, 13.0, false, 0),
            Self::Small => (9.0, 12.5, 3.0, 0.0, false, 70),
        };
        Look {
            size,
            leading,
            above,
            indent,
            bold,
            grey,
        }
    }

    /// It never stands last on a page.
    fn keeps_with_next(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Lead)
    }
}

/// A line and where it stands: the page, and its baseline from the top.
pub(super) struct Standing {
    pub(super) page: usize,
    pub(super) y: f32,
    pub(super) line: Line,
}

/// A piece and where it stands.
pub(super) enum Piece<'a> {
    Text {
        style: Style,
        said: String,
        lines: Vec<Standing>,
    },
    Picture {
        page: usize,
        top: f32,
        graph: &'a Graph,
    },
}

/// All pieces, and how many pages they take.
pub(super) struct Layout<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) pages: usize,
}

/// Something that takes place.
enum Part<'a> {
    Text(Style, String),
    Picture(&'a Graph),
}

fn parts<'a>(title: &str, blocks: &'a [Block]) -> Vec<Part<'a>> {
    let mut parts = vec![Part::Text(Style::Title, title.to_owned())];
    for block in blocks {
        match block {
            Block::Lines { role, lines, .. } => {
                let style = match role {
                    LineRole::Heading => Style::Heading,
                    LineRole::Lead => Style::Lead,
                    LineRole::Steps => Style::Step,
                    LineRole::Small | LineRole::Source => Style::Small,
                    LineRole::Body | LineRole::Caution => Style::Body,
                };
                parts.extend(lines.iter().map(|line| Part::Text(style, line.clone())));
            }
            Block::Items { items } => {
                let title = items.title.iter();
                parts.extend(title.map(|title| Part::Text(Style::Lead, title.clone())));
                let each = items.items.iter().map(item_line);
                parts.extend(each.map(|line| Part::Text(Style::Step, line)));
            }
            Block::Graph { graph } => {
                parts.push(Part::Picture(graph));
                parts.push(Part::Text(Style::Small, graph.sentence.clone()));
            }
            Block::Notice { .. }
            | Block::Offers { .. }
            | Block::Form { .. }
            | Block::Month { .. }
            | Block::Live { .. } => {}
        }
    }
    parts
}

/// Where the next piece goes.
struct Pen {
    page: usize,
    y: f32,
}

impl Pen {
    fn turns(&mut self) {
        self.page += 1;
        self.y = MARGIN;
    }

    fn is_at_top(&self) -> bool {
        self.y <= MARGIN
    }

    fn has_room(&self, height: f32) -> bool {
        self.y + height <= PAGE.1 - BOTTOM
    }
}

/// Puts everything in its place.
pub(super) fn layout<'a>(title: &str, blocks: &'a [Block], faces: &Faces<'_>) -> Layout<'a> {
    let mut pen = Pen { page: 0, y: MARGIN };
    let parts = parts(title, blocks);
    let broken: Vec<_> = parts
        .into_iter()
        .map(|part| match part {
            Part::Text(style, said) => {
                let look = style.look();
                let face = faces.of(look.bold);
                let broken = lines(&said, face, look.size, WIDTH - look.indent);
                (Part::Text(style, said), broken)
            }
            Part::Picture(graph) => (Part::Picture(graph), Vec::new()),
        })
        .collect();
    // What a heading needs below it so that it does not stand alone.
    let mut after = 0.0;
    let mut wanted = vec![0.0; broken.len()];
    for (at, (part, lines)) in broken.iter().enumerate().rev() {
        let (own, keeps) = match part {
            Part::Text(style, _) => {
                let look = style.look();
                let keeps = style.keeps_with_next();
                let first = if keeps {
                    lines.len()
                } else {
                    lines.len().min(2)
                };
                (look.above + look.leading * first as f32, keeps)
            }
            // Its sentence begins on the same page.
            Part::Picture(_) => (PICTURE_HEIGHT + 6.0, true),
        };
        wanted[at] = own + if keeps { after } else { 0.0 };
        after = wanted[at];
    }
    let mut pieces = Vec::new();
    for ((part, broken), wanted) in broken.into_iter().zip(wanted) {
        if !pen.has_room(wanted) && !pen.is_at_top() {
            pen.turns();
        }
        match part {
            Part::Text(style, said) => {
                let lines = stand(style, broken, &mut pen);
                pieces.push(Piece::Text { style, said, lines });
            }
            Part::Picture(graph) => {
                let top = pen.y + 6.0;
                let page = pen.page;
                pieces.push(Piece::Picture { page, top, graph });
                pen.y = top + PICTURE_HEIGHT;
            }
        }
    }
    let pages = pen.page + 1;
    Layout { pieces, pages }
}

/// Lets lines follow each other; a last line does not go to the next page alone.
fn stand(style: Style, broken: Vec<Line>, pen: &mut Pen) -> Vec<Standing> {
    let look = style.look();
    if !pen.is_at_top() {
        pen.y += look.above;
    }
    let mut left = broken.len();
    let stand = |line| {
        let rows = if left == 2 { 2.0 } else { 1.0 };
        if !pen.has_room(look.leading * rows) && !pen.is_at_top() {
            pen.turns();
        }
        left -= 1;
        pen.y += look.leading;
        // The letters stand on the line, with a quarter of the rest below.
        let y = pen.y - look.leading * 0.27;
        Standing {
            page: pen.page,
            y,
            line,
        }
    };
    broken.into_iter().map(stand).collect()
}
