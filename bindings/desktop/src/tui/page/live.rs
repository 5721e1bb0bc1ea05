//! An exercise that runs: its clock, the breath as a band that widens and narrows, and its words.

use ebb_core::page::Exercise;
use ebb_core::session::{Frame, Phase, RunState};
use ratatui::text::{Line, Span};

use super::rows::Row;
use crate::page::live::phase_words;

/// The widest band.
const WIDEST: usize = 60;
/// The lines that stand with the disc.
const BESIDE: usize = 26;
/// The highest disc.
const HIGHEST: usize = 25;

pub fn live(row: &mut Row<'_>, title: &str, exercise: &Exercise) {
    let styles = row.styles;
    let frame = row.shown.frame;
    let mut heading = vec![vec![Span::styled(title.to_owned(), styles.key())]];
    let stands = exercise.stage.iter().chain(&exercise.rate);
    heading.extend(stands.map(|words| vec![Span::raw(words.clone())]));
    heading.extend(frame.map(|frame| vec![Span::styled(clock_of(&frame), styles.quiet())]));
    row.flow(heading);
    row.air();
    if let Some(frame) = frame {
        breath(row, exercise, &frame);
    }
    if let Some(words) = &exercise.words {
        for line in super::text::wrapped(words, row.width) {
            row.rows
                .lines
                .push(Line::styled(line, styles.strong()).centered());
        }
    }
}

/// "0:12 / 3:00"
fn clock_of(frame: &Frame) -> String {
    let clock = |ms: i64| format!("{}:{:02}", ms / 60_000, ms / 1_000 % 60);
    let elapsed = clock(frame.elapsed_ms);
    match frame.left_ms {
        left if left > 0 => format!(
            "{elapsed} / {}",
            clock(frame.elapsed_ms.saturating_add(left))
        ),
        _ => elapsed,
    }
}

/// How high the disc may be: what a large window has beyond all that stands with it, an odd number of lines.
fn height(room: usize, width: usize) -> usize {
    let free = room.saturating_sub(BESIDE).min(width / 2).min(HIGHEST);
    (free.saturating_sub(1) | 1).max(3)
}

/// A disc as large as the lungs are full, as the width of each of its lines: a line is as high as two cells are wide.
fn disc(high: usize, lung: f64) -> Vec<usize> {
    let radius = (lung * high as f64 / 2.0).max(0.5);
    let middle = (high as f64 - 1.0) / 2.0;
    let wide = |line: usize| {
        let off = line as f64 - middle;
        let half = (radius * radius - off * off).max(0.0).sqrt();
        (half * 4.0).round() as usize
    };
    (0..high).map(wide).collect()
}

/// A band as wide as the lungs are full, and the phase in words; without movement, the words and seconds alone.
fn breath(row: &mut Row<'_>, exercise: &Exercise, frame: &Frame) {
    if frame.phase == Phase::Rest || frame.state == RunState::Finished {
        return;
    }
    let styles = row.styles;
    if !exercise.still {
        let room = row.width.saturating_sub(4).min(WIDEST) as f64;
        let filled = (frame.lung * room).round().max(1.0) as usize;
        // Breathing in is drawn full, breathing out lighter, holding as a line: form differs, not colour alone.
        let block = match frame.phase {
            Phase::Inhale | Phase::TopUp => "█",
            Phase::Exhale => "▒",
            Phase::HoldFull | Phase::HoldEmpty | Phase::Rest => "━",
        };
        let high = height(row.shown.room, row.width);
        let bands = if high > 3 {
            disc(high, frame.lung)
        } else {
            [3, 4, 3].map(|share| (filled * share / 4).max(1)).to_vec()
        };
        for wide in bands {
            let line = Line::styled(block.repeat(wide), styles.breath()).centered();
            row.rows.lines.push(line);
        }
    }
    let seconds = (frame.phase_left_ms + 999) / 1_000;
    let words = phase_words(&exercise.phases, frame.phase).to_owned();
    let said = vec![
        Span::styled(words, styles.strong()),
        Span::styled(format!("   {seconds}"), styles.quiet()),
    ];
    row.rows.lines.push(Line::from(said).centered());
    row.air();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disc_fills_what_a_large_window_has_and_stays_as_high_while_it_breathes() {
        assert_eq!(height(20, 80), 3);
        assert_eq!(height(46, 120), 19);
        assert_eq!(height(200, 300), 25);
        for lung in [0.0, 0.3, 1.0] {
            assert_eq!(disc(19, lung).len(), 19);
        }
        let full = disc(19, 1.0);
        assert_eq!(full[9], 38);
        assert!(full[0] > 0 && full[0] < full[5] && full[0] == full[18]);
        let empty: usize = disc(19, 0.0).iter().sum();
        assert_eq!(empty, 2);
    }
}
