//! Blocks of a page as a file: plain text, or one HTML page without a script, a picture from elsewhere or an address that
//! is opened. What is in it is what the page showed.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use crate::content::ExportWords;
use crate::page::{Block, Graph, GraphKind, Item, LineRole};

const STYLE: &str = "\
body{font:1rem/1.45 system-ui,sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem;color:#000;background:#fff}\
h1{font-size:1.4rem;margin:0}h2{font-size:1.05rem;margin:1.2rem 0 .3rem}h3{font-size:1rem;margin:.7rem 0 .2rem}\
p,li{margin:.1rem 0;white-space:pre-wrap;overflow-wrap:anywhere}ul,ol{margin:.2rem 0;padding-inline-start:1.3rem}\
.small{color:#444;font-size:.9rem}svg{width:100%;height:auto;max-width:30rem}\
@media print{@page{margin:15mm}body{max-width:none;margin:0;padding:0;font-size:10pt}h2,h3{break-after:avoid}li,svg{break-inside:avoid}}";

/// As plain text, a line each.
pub fn text(title: &str, blocks: &[Block]) -> String {
    let mut lines = vec![title.to_owned()];
    for block in blocks {
        match block {
            Block::Lines {
                role, lines: said, ..
            } => {
                if *role == LineRole::Heading {
                    lines.push(String::new());
                }
                let indent = match role {
                    LineRole::Steps => "- ",
                    _ => "",
                };
                lines.extend(said.iter().map(|line| format!("{indent}{line}")));
            }
            Block::Items { items } => {
                lines.extend(
                    items
                        .title
                        .iter()
                        .flat_map(|title| [String::new(), title.clone()]),
                );
                lines.extend(
                    items
                        .items
                        .iter()
                        .map(|item| format!("- {}", item_line(item))),
                );
            }
            Block::Graph { graph } => lines.push(graph.sentence.clone()),
            Block::Notice { .. }
            | Block::Offers { .. }
            | Block::Form { .. }
            | Block::Month { .. }
            | Block::Live { .. } => {}
        }
    }
    lines.join("\n") + "\n"
}

/// As one page that needs nothing else, and prints well.
pub fn html(title: &str, blocks: &[Block], words: &ExportWords) -> String {
    let page = markup! {
        (DOCTYPE)
        html lang=(words.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="viewport" content="width=device-width";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (title) }
                @for block in blocks { (of_block(block)) }
            }
        }
    };
    page.into_string() + "\n"
}

fn of_block(block: &Block) -> Markup {
    match block {
        Block::Lines { role, lines, .. } => match role {
            LineRole::Heading => markup! { @for line in lines { h2 { (line) } } },
            LineRole::Lead => markup! { @for line in lines { h3 dir="auto" { (line) } } },
            LineRole::Steps => markup! { ul { @for line in lines { li dir="auto" { (line) } } } },
            LineRole::Small | LineRole::Source => {
                markup! { @for line in lines { p.small dir="auto" { (line) } } }
            }
            LineRole::Body | LineRole::Caution => {
                markup! { @for line in lines { p dir="auto" { (line) } } }
            }
        },
        Block::Items { items } => markup! {
            @if let Some(title) = &items.title { h3 { (title) } }
            ul { @for item in &items.items { li dir="auto" { (item_line(item)) } } }
        },
        Block::Graph { graph } => markup! { (picture(graph)) p.small { (graph.sentence) } },
        Block::Notice { .. }
        | Block::Offers { .. }
        | Block::Form { .. }
        | Block::Month { .. }
        | Block::Live { .. } => markup! {},
    }
}

/// An item in a line: what it is called, and what stands beside it.
pub(super) fn item_line(item: &Item) -> String {
    let parts = [Some(&item.title), item.note.as_ref(), item.detail.as_ref()];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// A graph as a drawing, 300 by 100, with what stands at its ends; its sentence says the same.
fn picture(graph: &Graph) -> Markup {
    const WIDTH: f64 = 300.0;
    const HEIGHT: f64 = 100.0;
    let place = |across: f64, up: f64| {
        let x = graph.across.part(across) * WIDTH;
        let y = HEIGHT - graph.up.part(up) * HEIGHT;
        (format!("{x:.1}"), format!("{y:.1}"))
    };
    let ends = || graph.series.iter().flat_map(|series| &series.points);
    markup! {
        svg viewBox="-22 -5 327 120" role="img" aria-label=(graph.sentence) font-size="7" fill="#444" {
            rect x="0" y="0" width="300" height="100" fill="none" stroke="#999" {}
            text x="-4" y="5" text-anchor="end" { (graph.up.most) }
            text x="-4" y="100" text-anchor="end" { (graph.up.least) }
            @if let (Some(first), Some(last)) = (ends().next(), ends().last()) {
                text x="0" y="111" { (first.words) }
                @if first != last { text x="300" y="111" text-anchor="end" { (last.words) } }
            }
            @for series in &graph.series {
                @if graph.kind == GraphKind::Line {
                    polyline fill="none" stroke="#000" stroke-width="1.5" points=(
                        series.points.iter().map(|point| {
                            let (x, y) = place(point.across, point.up);
                            format!("{x},{y}")
                        }).collect::<Vec<_>>().join(" ")
                    ) {}
                }
                @for point in &series.points {
                    @let (x, y) = place(point.across, point.up);
                    circle cx=(x) cy=(y) r="2.5" fill="#000" { title { (point.words) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::page::{Axis, GraphPoint, Items, Series};

    fn blocks(text: &str) -> Vec<Block> {
        vec![
            Block::heading("Goals"),
            Block::lines(LineRole::Body, [text]),
            Block::items(Items::new("one").items([Item::new("a", text).note("7 of 10")])),
        ]
    }

    #[test]
    fn the_text_says_each_line_once_in_its_order() {
        let said = text("Summary", &blocks("a walk"));
        assert_eq!(said, "Summary\n\nGoals\na walk\n- a walk · 7 of 10\n");
    }

    #[test]
    fn what_a_person_typed_stays_text_on_the_page() {
        let typed = "<script>alert(1)</script> & \"so\"";
        let page = html(typed, &blocks(typed), &content("en").export);
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("&lt;script&gt;").count(), 4, "{page}");
        assert!(page.contains("&amp; &quot;so&quot;"), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
    }

    #[test]
    fn a_graph_is_drawn_within_its_frame_and_says_its_sentence() {
        let point = |across, up| GraphPoint {
            across,
            up,
            words: format!("{up}"),
        };
        let axis = |most| Axis {
            least: 0.0,
            most,
            unit: None,
        };
        let graph = Graph {
            id: "g".to_owned(),
            title: None,
            kind: GraphKind::Line,
            across: axis(10.0),
            up: axis(27.0),
            series: vec![Series {
                name: "PHQ-9".to_owned(),
                points: vec![point(0.0, 27.0), point(10.0, 0.0)],
            }],
            marks: Vec::new(),
            sentence: "From 27 to 0.".to_owned(),
        };
        let page = html("S", &[Block::Graph { graph }], &content("en").export);
        assert!(page.contains("points=\"0.0,0.0 300.0,100.0\""), "{page}");
        assert!(page.contains("aria-label=\"From 27 to 0.\""), "{page}");
    }
}
