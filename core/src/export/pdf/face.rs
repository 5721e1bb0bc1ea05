//! One font of a typeface: what text is drawn of, how wide it is, and which letters it does not have.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script, shape_with_plan};

use crate::view::FontFile;

/// A font that text can be set in.
pub(super) struct Face<'a> {
    pub(super) font: Font,
    shaper: rustybuzz::Face<'a>,
    units: f32,
    /// How words are shaped, for each direction and script that was met; making one costs more than using it.
    plans: RefCell<HashMap<(bool, u32), ShapePlan>>,
    /// Widths of what was measured, in parts of the size.
    widths: RefCell<HashMap<String, f32>>,
    /// Letters that it does not have.
    lacks: RefCell<BTreeSet<char>>,
}

/// Text as it is drawn, in one direction.
pub(super) struct Shaped {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// In parts of the size.
    pub(super) width: f32,
}

impl<'a> Face<'a> {
    /// None where the file is no font.
    pub(super) fn of(file: &'a FontFile) -> Option<Self> {
        let font = Font::new(file.bytes.clone().into(), file.index)?;
        let shaper = rustybuzz::Face::from_slice(&file.bytes, file.index)?;
        Some(Self {
            units: font.units_per_em(),
            font,
            shaper,
            plans: RefCell::default(),
            widths: RefCell::default(),
            lacks: RefCell::default(),
        })
    }

    /// Letters of what was measured so far that the font does not have.
    pub(super) fn lacks(&self) -> BTreeSet<char> {
        self.lacks.borrow().clone()
    }

    /// How wide a word is, in parts of the size.
    pub(super) fn width(&self, word: &str) -> f32 {
        if let Some(width) = self.widths.borrow().get(word) {
            return *width;
        }
        let width = self.shape(word, None).width;
        self.widths.borrow_mut().insert(word.to_owned(), width);
        width
    }

    /// Text of one direction as glyphs from left to right; without a direction, its first letter with one decides.
    pub(super) fn shape(&self, text: &str, right_to_left: Option<bool>) -> Shaped {
        // Marks that only say which way text runs have done their work by now.
        let text: String = text.chars().filter(|one| !turns_text(*one)).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        if let Some(right_to_left) = right_to_left {
            buffer.set_direction(match right_to_left {
                true => Direction::RightToLeft,
                false => Direction::LeftToRight,
            });
        }
        let (direction, script) = (buffer.direction(), buffer.script());
        let mut plans = self.plans.borrow_mut();
        let key = (direction == Direction::RightToLeft, script.tag().as_u32());
        let plan = plans.entry(key).or_insert_with(|| {
            let script = (script != script::UNKNOWN).then_some(script);
            ShapePlan::new(&self.shaper, direction, script, None, &[])
        });
        let shaped = shape_with_plan(&self.shaper, plan, buffer);
        self.as_drawn(text, &shaped)
    }

    fn as_drawn(&self, text: String, shaped: &rustybuzz::GlyphBuffer) -> Shaped {
        let infos = shaped.glyph_infos();
        // Each glyph stands for the letters up to where those of the next one begin, whichever way they run.
        let starts: BTreeSet<_> = infos.iter().map(|info| info.cluster as usize).collect();
        let ends = |start: usize| {
            let mut later = starts.range(start + 1..);
            later.next().copied().unwrap_or(text.len())
        };
        let mut width = 0.0;
        let glyphs = infos.iter().zip(shaped.glyph_positions());
        let glyphs = glyphs.map(|(info, place)| {
            let start = info.cluster as usize;
            if info.glyph_id == 0 {
                let letter = text.get(start..).and_then(|rest| rest.chars().next());
                self.lacks.borrow_mut().extend(letter);
            }
            let part = |units: i32| units as f32 / self.units;
            width += part(place.x_advance);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(place.x_advance),
                part(place.x_offset),
                part(place.y_offset),
                part(place.y_advance),
                start..ends(start),
                None,
            )
        });
        let glyphs = glyphs.collect();
        Shaped {
            text,
            glyphs,
            width,
        }
    }
}

/// Marks, isolates and embeddings of Unicode's bidirectional algorithm.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
