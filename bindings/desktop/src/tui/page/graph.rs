//! A graph as a row of bars with their words, and its sentence.

use ebb_core::page::Graph;
use ratatui::style::Style;
use ratatui::text::Span;

use super::rows::Row;
use crate::page::safe;

/// From nothing to all there is room for.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub fn graph(row: &mut Row<'_>, graph: &Graph) {
    if let Some(title) = &graph.title {
        row.text(title, row.styles.strong());
    }
    for series in &graph.series {
        let styles = row.styles;
        row.flow(series.points.iter().map(|point| {
            let bar = bar(point.up, graph.up.least, graph.up.most);
            vec![
                Span::styled(format!("{bar} "), styles.breath()),
                Span::styled(safe::line(&point.words).into_owned(), Style::new()),
            ]
        }));
    }
    row.text(&graph.sentence, row.styles.quiet());
    for mark in &graph.marks {
        row.text(&mark.words, row.styles.quiet());
    }
}

fn bar(value: f64, least: f64, most: f64) -> char {
    let share = ((value - least) / (most - least).max(f64::EPSILON)).clamp(0.0, 1.0);
    let at = (share * (BARS.len() - 1) as f64).round() as usize;
    BARS.get(at).copied().unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_is_the_lowest_bar_and_the_most_the_highest() {
        assert_eq!(bar(0.0, 0.0, 10.0), '▁');
        assert_eq!(bar(10.0, 0.0, 10.0), '█');
        assert_eq!(bar(5.0, 0.0, 10.0), '▅');
        assert_eq!(bar(5.0, 5.0, 5.0), '▁');
    }
}
