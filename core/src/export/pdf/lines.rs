//! Text broken into lines of a width: at the places that Unicode allows (UAX #14), and each line in the order in which it is
//! seen (UAX #9).

use unicode_bidi::BidiInfo;
use unicode_linebreak::linebreaks;

use super::face::{Face, Shaped};

/// A line that is ready to be drawn.
pub(super) struct Line {
    /// From left to right.
    pub(super) runs: Vec<Shaped>,
    /// In points.
    pub(super) width: f32,
    /// It is read from right to left.
    pub(super) right_to_left: bool,
}

/// The lines of `text` in this size and width, both in points.
pub(super) fn lines(text: &str, face: &Face<'_>, size: f32, width: f32) -> Vec<Line> {
    let clear = |letter: char| match letter {
        '\n' => letter,
        '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\r' => '\n',
        _ if letter.is_control() => ' ',
        _ => letter,
    };
    let text = text.replace("\r\n", "\n");
    let text: String = text.chars().map(clear).collect();
    let paragraphs = text.split('\n').map(str::trim_end);
    let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
    paragraphs
        .flat_map(|paragraph| of_paragraph(paragraph, face, size, width))
        .collect()
}

fn of_paragraph(text: &str, face: &Face<'_>, size: f32, width: f32) -> Vec<Line> {
    let directions = BidiInfo::new(text, None);
    let Some(paragraph) = directions.paragraphs.first() else {
        return Vec::new();
    };
    let broken = broken(text, face, width / size);
    let drawn = |range: std::ops::Range<usize>| {
        let end = range.start + text[range.clone()].trim_end().len();
        let (levels, runs) = directions.visual_runs(paragraph, range.start..end);
        let run = |run: std::ops::Range<usize>| {
            let right_to_left = levels.get(run.start).map(|level| level.is_rtl());
            face.shape(&text[run], right_to_left)
        };
        let runs: Vec<_> = runs.into_iter().map(run).collect();
        Line {
            width: runs.iter().map(|run| run.width).sum::<f32>() * size,
            runs,
            right_to_left: paragraph.level.is_rtl(),
        }
    };
    broken.into_iter().map(drawn).collect()
}

/// Where each line begins and ends, `room` being in parts of the size. A word that is wider than a line is broken within.
fn broken(text: &str, face: &Face<'_>, room: f32) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut so_far, mut from) = (0, 0.0, 0);
    for (end, _) in linebreaks(text) {
        let word = &text[from..end];
        let alone = face.width(word.trim_end());
        if so_far + alone > room && from > start {
            lines.push(start..from);
            (start, so_far) = (from, 0.0);
        }
        if alone > room {
            for (at, letter) in word.char_indices() {
                let wide = face.width(letter.encode_utf8(&mut [0; 4]));
                if so_far + wide > room && from + at > start {
                    lines.push(start..from + at);
                    (start, so_far) = (from + at, 0.0);
                }
                so_far += wide;
            }
        } else {
            so_far += face.width(word);
        }
        from = end;
    }
    if start < text.len() {
        lines.push(start..text.len());
    }
    lines
}
