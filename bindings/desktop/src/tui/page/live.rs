//! An exercise that runs: its clock, the breath as a band that widens and narrows, and its words.

use ebb_core::page::Exercise;
use ebb_core::session::{Frame, Phase, RunState};
use ratatui::text::{Line, Span};

use super::rows::Row;
use crate::page::live::phase_words;

/// The widest band.
const WIDEST: usize = 60;

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
        for share in [3, 4, 3] {
            let band = block.repeat((filled * share / 4).max(1));
            let line = Line::styled(band, styles.breath()).centered();
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
