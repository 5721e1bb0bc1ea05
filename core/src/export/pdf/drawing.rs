//! Draws what has its place, and says of everything what it is, so that it can be read aloud: PDF 1.7 after PDF/UA-1.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup,
    TagTree,
};

use super::face::Face;
use super::layout::{Layout, MARGIN, PAGE, Piece, Style, WIDTH};
use super::{Faces, NoPdf, graph};

/// The bytes of the file.
pub(super) fn draw(
    title: &str,
    language: &str,
    layout: &Layout<'_>,
    faces: &Faces<'_>,
) -> Result<Vec<u8>, NoPdf> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| NoPdf::NotMade)?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(language.to_owned()),
    );
    // What each piece is made of, over all pages that it stands on.
    let mut marks: Vec<Vec<Identifier>> = layout.pieces.iter().map(|_| Vec::new()).collect();
    for number in 0..layout.pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(NoPdf::NotMade)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (piece, marks) in layout.pieces.iter().zip(&mut marks) {
            draw_piece(piece, number, faces, &mut surface, marks);
        }
        if layout.pages > 1 {
            let footer = format!("{} / {}", number + 1, layout.pages);
            draw_footer(&footer, faces, &mut surface);
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(layout));
    document.set_tag_tree(tags(layout, marks, language));
    document.finish().map_err(|_| NoPdf::NotMade)
}

fn shade(grey: u8) -> Fill {
    Fill {
        paint: luma::Color::new(grey).into(),
        ..Fill::default()
    }
}

fn draw_piece(
    piece: &Piece<'_>,
    number: usize,
    faces: &Faces<'_>,
    surface: &mut Surface<'_>,
    marks: &mut Vec<Identifier>,
) {
    match piece {
        Piece::Text { style, lines, .. } => {
            let look = style.look();
            let face = faces.of(look.bold);
            let here = lines.iter().enumerate();
            for (at, standing) in here.filter(|(_, standing)| standing.page == number) {
                if *style == Style::Step && at == 0 {
                    draw_bullet(MARGIN + 4.5, standing.y - look.size * 0.32, surface);
                }
                marks.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
                surface.set_fill(Some(shade(look.grey)));
                let line = &standing.line;
                let mut x = match line.right_to_left {
                    true => MARGIN + WIDTH - line.width,
                    false => MARGIN + look.indent,
                };
                for run in &line.runs {
                    let at = Point::from_xy(x, standing.y);
                    let font = face.font.clone();
                    surface.draw_glyphs(at, &run.glyphs, font, &run.text, look.size, false);
                    x += run.width * look.size;
                }
                surface.end_tagged();
            }
        }
        Piece::Picture { page, top, graph } if *page == number => {
            marks.push(surface.start_tagged(ContentTag::Other));
            graph::draw(graph, *top, faces, surface);
            surface.end_tagged();
        }
        Piece::Picture { .. } => {}
    }
}

fn draw_bullet(x: f32, y: f32, surface: &mut Surface<'_>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    surface.set_fill(Some(shade(90)));
    draw_dot(x, y, 1.5, surface);
    surface.end_tagged();
}

/// A filled circle, by four curves.
pub(super) fn draw_dot(x: f32, y: f32, r: f32, surface: &mut Surface<'_>) {
    // How far a curve's handle lies from its end, for a quarter of a circle: 4/3 · (√2 − 1).
    let k = r * 0.552_285;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Text as a drawing that nothing reads: what it says stands elsewhere in words.
pub(super) fn draw_label(
    text: &str,
    (x, y): (f32, f32),
    size: f32,
    face: &Face<'_>,
    surface: &mut Surface<'_>,
) {
    let shaped = face.shape(text, None);
    let at = Point::from_xy(x, y);
    surface.set_fill(Some(shade(70)));
    surface.draw_glyphs(
        at,
        &shaped.glyphs,
        face.font.clone(),
        &shaped.text,
        size,
        true,
    );
}

fn draw_footer(text: &str, faces: &Faces<'_>, surface: &mut Surface<'_>) {
    let size = 8.5;
    let face = faces.of(false);
    let x = MARGIN + WIDTH - face.width(text) * size;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Footer,
    )));
    draw_label(text, (x, PAGE.1 - 34.0), size, face, surface);
    surface.end_tagged();
}

/// The headings, to go to.
fn outline(layout: &Layout<'_>) -> Outline {
    let mut outline = Outline::new();
    for piece in &layout.pieces {
        if let Piece::Text { style, said, lines } = piece
            && matches!(style, Style::Title | Style::Heading)
            && let Some(first) = lines.first()
        {
            let at = Point::from_xy(MARGIN, (first.y - style.look().size).max(0.0));
            let to = XyzDestination::new(first.page, at);
            outline.push_child(OutlineNode::new(said.clone(), to));
        }
    }
    outline
}

/// What everything is: headings in three levels, paragraphs, lists and figures with what they say.
fn tags(layout: &Layout<'_>, marks: Vec<Vec<Identifier>>, language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut list: Vec<Node> = Vec::new();
    let ends = |list: &mut Vec<Node>, tree: &mut TagTree| {
        if !list.is_empty() {
            let tag = Tag::L(ListNumbering::Disc);
            tree.push(TagGroup::with_children(tag, std::mem::take(list)));
        }
    };
    for (piece, marks) in layout.pieces.iter().zip(marks) {
        let children: Vec<Node> = marks.into_iter().map(Node::from).collect();
        if children.is_empty() {
            continue;
        }
        let heading = |level: u16, said: &str| {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(said.to_owned()))
        };
        let group = match piece {
            Piece::Text {
                style: Style::Step, ..
            } => {
                let body = TagGroup::with_children(Tag::LBody, children);
                list.push(TagGroup::with_children(Tag::LI, vec![body.into()]).into());
                continue;
            }
            Piece::Text { style, said, .. } => match style {
                Style::Title => TagGroup::with_children(heading(1, said), children),
                Style::Heading => TagGroup::with_children(heading(2, said), children),
                Style::Lead => TagGroup::with_children(heading(3, said), children),
                _ => TagGroup::with_children(Tag::P, children),
            },
            Piece::Picture { graph, .. } => {
                TagGroup::with_children(Tag::Figure(Some(graph.sentence.clone())), children)
            }
        };
        ends(&mut list, &mut tree);
        tree.push(group);
    }
    ends(&mut list, &mut tree);
    tree
}
