//! A running exercise: the breath as a band that widens and narrows, the words, one question.

use ebb_core::screens::{Asked, ExerciseScreen};
use ebb_core::session::{Frame as Instant, Phase, RunState};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline};
use super::keys;
use super::style::Styles;
use crate::follow::phase_words;

/// The exercise that is under way, in a window of `width` columns.
pub fn page(app: &App<'_>, width: u16) -> Page {
    let moment = app.moment();
    let (Some(now), Some(screen)) = (
        app.companion.frame(moment.now),
        app.companion.exercise(&moment),
    ) else {
        return Page::default();
    };
    let styles = app.styles;
    let mut body = vec![heading(&screen, &now, styles), Line::default()];
    body.extend(breath(&screen, &now, width, styles));
    body.push(Line::styled(screen.words.clone(), styles.strong()).centered());
    body.push(Line::default());
    let urgent = [&screen.advice, &screen.not_kept]
        .into_iter()
        .filter(|line| !line.is_empty());
    body.extend(urgent.map(|line| Line::styled(line.clone(), styles.urgent())));
    let mut own = keys::own_plans(&screen.plans);
    for plan in &screen.plans {
        body.push(Line::styled(plan.sentence.clone(), styles.strong()));
        if plan.opens.is_some()
            && let Some((key, offer)) = own.next()
        {
            let key = Span::styled(format!("  {key} "), styles.key());
            body.push(Line::from(vec![key, Span::raw(offer.label.clone())]));
        }
    }
    if let Some(asked) = &screen.asked {
        body.extend(question(asked, styles));
        body.push(Line::default());
    }
    if !screen.ratings.is_empty() {
        body.push(ratings(&screen, styles));
    }
    body.push(offers_inline(&screen.offers, styles));
    body.push(Line::default());
    let cautions = screen.cautions.iter();
    body.extend(cautions.map(|caution| Line::styled(caution.clone(), styles.quiet())));
    Page {
        body,
        scroll: app.cursor,
        fixed: vec![offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

fn heading(screen: &ExerciseScreen, now: &Instant, styles: Styles) -> Line<'static> {
    let left = if now.left_ms > 0 {
        format!(" / {}", clock(now.elapsed_ms.saturating_add(now.left_ms)))
    } else {
        String::new()
    };
    let mut spans = vec![Span::styled(screen.title.clone(), styles.key())];
    for part in [&screen.stage, &screen.rate]
        .into_iter()
        .filter(|part| !part.is_empty())
    {
        spans.push(Span::raw(format!("   {part}")));
    }
    spans.push(Span::styled(
        format!("   {}{left}", clock(now.elapsed_ms)),
        styles.quiet(),
    ));
    Line::from(spans)
}

/// "3:05"
fn clock(ms: i64) -> String {
    format!("{}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

/// A band as wide as the lungs are full, and the phase in words; without movement, the words and seconds alone.
fn breath(
    screen: &ExerciseScreen,
    now: &Instant,
    width: u16,
    styles: Styles,
) -> Vec<Line<'static>> {
    if now.phase == Phase::Rest || now.state == RunState::Finished {
        return Vec::new();
    }
    let seconds = (now.phase_left_ms + 999) / 1_000;
    let words = Line::from(vec![
        Span::styled(phase_words(screen, now.phase).to_owned(), styles.strong()),
        Span::styled(format!("   {seconds}"), styles.quiet()),
    ])
    .centered();
    if screen.still {
        return vec![words, Line::default()];
    }
    let room = f64::from(width.saturating_sub(4).min(60));
    let filled = (now.lung * room).round().max(1.0) as usize;
    // Breathing in is drawn full, breathing out lighter, holding as a line: form differs, not colour alone.
    let block = match now.phase {
        Phase::Inhale | Phase::TopUp => "█",
        Phase::Exhale => "▒",
        Phase::HoldFull | Phase::HoldEmpty | Phase::Rest => "━",
    };
    let band = |share: usize| {
        Line::styled(block.repeat((filled * share / 4).max(1)), styles.breath()).centered()
    };
    vec![band(3), band(4), band(3), words, Line::default()]
}

fn question(asked: &Asked, styles: Styles) -> Vec<Line<'static>> {
    let mut lines = vec![Line::raw(asked.text.clone())];
    let mut spans = Vec::new();
    for (index, answer) in asked.answers.iter().enumerate() {
        let key = match (asked.scale, index) {
            (true, 10) => keys::TEN.to_string(),
            (true, index) => index.to_string(),
            (false, index) => keys::ANSWERS
                .chars()
                .nth(index)
                .map_or_else(String::new, String::from),
        };
        let label = match (asked.scale, index) {
            (true, 10) => "\u{a0}10  ".to_owned(),
            (true, _) => "  ".to_owned(),
            (false, _) => format!("\u{a0}{}   ", answer.label.replace(' ', "\u{a0}")),
        };
        spans.extend([Span::styled(key, styles.key()), Span::raw(label)]);
    }
    if let Some(skip) = &asked.skip {
        spans.extend([
            Span::styled(keys::SKIP.to_string(), styles.key()),
            Span::raw(format!("\u{a0}{}", skip.label)),
        ]);
    }
    lines.push(Line::from(spans));
    lines
}

/// "0:05 7   5:10 4"
fn ratings(screen: &ExerciseScreen, styles: Styles) -> Line<'static> {
    let bars = ['▁', '▁', '▂', '▂', '▃', '▄', '▅', '▅', '▆', '▇', '█'];
    let spans = screen.ratings.iter().flat_map(|rating| {
        let bar = usize::try_from(rating.value)
            .ok()
            .and_then(|value| bars.get(value))
            .copied()
            .unwrap_or(' ');
        [
            Span::styled(format!("{bar} "), styles.breath()),
            Span::raw(format!(
                "{} ({})   ",
                rating.value,
                clock(rating.elapsed_ms)
            )),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}
