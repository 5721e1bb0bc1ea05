//! A month: weeks below each other, and behind a day how many things it has.

use ebb_core::page::{Month, MonthDay};
use ratatui::text::{Line, Span};

use super::rows::Row;

/// Cells of a day where there is room for a number behind it.
const WIDE: usize = 6;

pub fn month(row: &mut Row<'_>, month: &Month) {
    let styles = row.styles;
    let cell = if row.width >= 7 * WIDE { WIDE } else { 5 };
    row.text(&month.title, styles.strong());
    let heads = month.weekdays.iter().map(|name| format!("{name:<cell$}"));
    row.rows
        .lines
        .push(Line::styled(heads.collect::<String>(), styles.quiet()));
    for week in &month.weeks {
        let cells = week.days.iter().map(|day| {
            let text = format!("{:<cell$}", of(day));
            match (day.today && day.in_month, day.lines.is_empty()) {
                (true, _) => Span::styled(text, styles.key()),
                (false, false) => Span::styled(text, styles.strong()),
                (false, true) => Span::styled(text, styles.quiet()),
            }
        });
        row.rows.lines.push(Line::from(cells.collect::<Vec<_>>()));
    }
    row.text(&month.note, styles.quiet());
    row.offers(None, month.offers.len());
}

fn of(day: &MonthDay) -> String {
    if !day.in_month {
        return String::new();
    }
    match day.lines.len() {
        0 => format!("{:>2}", day.number),
        count => format!("{:>2}·{count}", day.number),
    }
}
