//! A graph as lines and dots; its sentence stands below it and is read in its place.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

use super::Faces;
use super::drawing::{draw_dot, draw_label};
use super::layout::{MARGIN, PICTURE_HEIGHT, WIDTH};
use crate::page::{Graph, GraphKind};

/// Left of the frame, for the numbers; and below it, for the first and the last.
const LEFT: f32 = 24.0;
const BELOW: f32 = 20.0;
const LABEL: f32 = 7.5;

/// Draws it from `top` down.
pub(super) fn draw(graph: &Graph, top: f32, faces: &Faces<'_>, surface: &mut Surface<'_>) {
    let (x, width) = (MARGIN + LEFT, WIDTH - LEFT);
    let height = PICTURE_HEIGHT - BELOW;
    let place = |across: f64, up: f64| {
        let (across, up) = (graph.across.part(across) as f32, graph.up.part(up) as f32);
        (x + across * width, top + height - up * height)
    };
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(0.5, 175)));
    let frame = Rect::from_xywh(x, top, width, height);
    draw_path(surface, |path| {
        frame.into_iter().for_each(|frame| path.push_rect(frame))
    });
    surface.set_stroke(Some(stroke(0.4, 215)));
    for quarter in 1..4 {
        let y = top + height * quarter as f32 / 4.0;
        draw_path(surface, |path| {
            path.move_to(x, y);
            path.line_to(x + width, y);
        });
    }
    for series in &graph.series {
        let mut points = series.points.iter().map(|one| place(one.across, one.up));
        surface.set_fill(None);
        surface.set_stroke(Some(stroke(1.1, 0)));
        match graph.kind {
            GraphKind::Line => draw_path(surface, |path| {
                if let Some((x, y)) = points.next() {
                    path.move_to(x, y);
                }
                points.for_each(|(x, y)| path.line_to(x, y));
            }),
            GraphKind::Bars => {
                for (x, y) in points {
                    draw_path(surface, |path| {
                        path.move_to(x, top + height);
                        path.line_to(x, y);
                    });
                }
            }
        }
        surface.set_stroke(None);
        surface.set_fill(Some(Fill::default()));
        for point in &series.points {
            let (x, y) = place(point.across, point.up);
            draw_dot(x, y, 1.9, surface);
        }
    }
    surface.set_stroke(None);
    let face = faces.of(false);
    let number = |value: f64| format!("{value}");
    for (value, y) in [
        (graph.up.most, top + LABEL * 0.72),
        (graph.up.least, top + height),
    ] {
        let text = number(value);
        let at = x - 5.0 - face.width(&text) * LABEL;
        draw_label(&text, (at, y), LABEL, face, surface);
    }
    let points = || graph.series.iter().flat_map(|series| &series.points);
    let y = top + height + LABEL + 4.0;
    if let (Some(first), Some(last)) = (points().next(), points().last()) {
        draw_label(&first.words, (x, y), LABEL, face, surface);
        if first != last {
            let at = x + width - face.width(&last.words) * LABEL;
            draw_label(&last.words, (at, y), LABEL, face, surface);
        }
    }
}

fn stroke(width: f32, grey: u8) -> Stroke {
    Stroke {
        paint: luma::Color::new(grey).into(),
        width,
        ..Stroke::default()
    }
}

fn draw_path(surface: &mut Surface<'_>, build: impl FnOnce(&mut PathBuilder)) {
    let mut path = PathBuilder::new();
    build(&mut path);
    let path: Option<Path> = path.finish();
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}
