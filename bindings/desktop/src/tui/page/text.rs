//! Text in columns: each line is wrapped within its own, and is safe to print.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

use crate::page::safe;

/// The least width that a column of text is given.
const NARROWEST: usize = 12;

/// Text wrapped to a width; its own line breaks stay.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    // A date or a hyphenated word stays whole.
    let options = || Options::new(width.max(NARROWEST)).word_splitter(WordSplitter::NoHyphenation);
    let lines = safe::lines(text).flat_map(|line| {
        let wrapped = textwrap::wrap(&line, options());
        wrapped
            .into_iter()
            .map(|line| line.into_owned())
            .collect::<Vec<_>>()
    });
    lines.collect()
}

/// Text behind a mark: what is wrapped stands below the text, not below the mark.
pub fn marked(
    mark: &str,
    text: &str,
    mark_style: Style,
    style: Style,
    width: usize,
) -> Vec<Line<'static>> {
    let indent = mark.width();
    let lines = wrapped(text, width.saturating_sub(indent));
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    let mut all = vec![Line::from(vec![
        Span::styled(mark.to_owned(), mark_style),
        Span::styled(first, style),
    ])];
    all.extend(lines.map(|line| {
        Line::from(vec![
            Span::raw(" ".repeat(indent)),
            Span::styled(line, style),
        ])
    }));
    all
}

/// Two columns behind a mark: each wraps within its own.
pub struct Columns<'t> {
    pub mark: &'t str,
    pub mark_style: Style,
    pub left: &'t str,
    pub left_style: Style,
    /// How wide the left one is.
    pub left_width: usize,
    pub right: &'t str,
    pub right_style: Style,
}

impl Columns<'_> {
    pub fn lines(&self, width: usize) -> Vec<Line<'static>> {
        let indent = self.mark.width();
        if self.right.is_empty() {
            return marked(
                self.mark,
                self.left,
                self.mark_style,
                self.left_style,
                width,
            );
        }
        let room = width.saturating_sub(indent + self.left_width + 3);
        let widest = self.right.split_ascii_whitespace().map(|word| word.width());
        if room < NARROWEST || widest.max().is_some_and(|widest| widest > room) {
            // Too narrow for two: one below the other, and no number or address broken.
            let mut lines = marked(
                self.mark,
                self.left,
                self.mark_style,
                self.left_style,
                width,
            );
            let below = " ".repeat(indent + 2);
            lines.extend(marked(
                &below,
                self.right,
                Style::new(),
                self.right_style,
                width,
            ));
            return lines;
        }
        let left = wrapped(self.left, self.left_width);
        let right = wrapped(self.right, room);
        let count = left.len().max(right.len());
        let cell = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        let row = |at: usize| {
            let mark = if at == 0 {
                self.mark.to_owned()
            } else {
                " ".repeat(indent)
            };
            let left = cell(&left, at);
            let air = " ".repeat((self.left_width + 3).saturating_sub(left.width()));
            Line::from(vec![
                Span::styled(mark, self.mark_style),
                Span::styled(left, self.left_style),
                Span::raw(air),
                Span::styled(cell(&right, at), self.right_style),
            ])
        };
        (0..count).map(row).collect()
    }
}

/// How wide the left column of these texts is: as wide as the widest, and no more than half.
pub fn left_width<'t>(texts: impl Iterator<Item = &'t str>, width: usize) -> usize {
    let widest = texts.map(|text| text.width()).max().unwrap_or(0);
    widest.min(width / 2)
}

/// Text with what stands at the right end of its last line, or of one more where there is no room.
pub fn with_end(text: &str, end: Option<&str>, width: usize) -> Vec<String> {
    let mut lines = wrapped(text, width);
    let Some(end) = end else { return lines };
    let free = |line: &String| width.saturating_sub(line.width() + end.width());
    if lines.last().is_none_or(|line| free(line) == 0) {
        lines.push(String::new());
    }
    if let Some(last) = lines.last_mut() {
        let air = " ".repeat(free(last));
        last.push_str(&air);
        last.push_str(end);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(lines: &[Line<'_>]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_wraps_stays_in_its_column() {
        let columns = Columns {
            mark: "> ",
            mark_style: Style::new(),
            left: "Mindfulness",
            left_style: Style::new(),
            left_width: 11,
            right: "every weekday 08:00, and at the weekend later",
            right_style: Style::new(),
        };
        assert_eq!(
            plain(&columns.lines(40)),
            [
                "> Mindfulness   every weekday 08:00, and",
                "                at the weekend later",
            ]
        );
        assert_eq!(
            plain(&columns.lines(24)),
            [
                "> Mindfulness",
                "    every weekday 08:00,",
                "    and at the weekend",
                "    later"
            ]
        );
    }

    #[test]
    fn a_number_is_not_broken_where_there_is_room_for_it_below() {
        let columns = Columns {
            mark: "> ",
            mark_style: Style::new(),
            left: "A line that answers",
            left_style: Style::new(),
            left_width: 19,
            right: "Call\u{a0}0800\u{a0}111\u{a0}0\u{a0}111   day and night",
            right_style: Style::new(),
        };
        assert_eq!(
            plain(&columns.lines(40)),
            [
                "> A line that answers",
                "    Call\u{a0}0800\u{a0}111\u{a0}0\u{a0}111   day and night",
            ]
        );
    }

    #[test]
    fn what_stands_at_the_end_covers_nothing() {
        assert_eq!(with_end("Esc back", Some("more"), 14), ["Esc back  more"]);
        assert_eq!(
            with_end("Esc back", Some("more"), 12),
            ["Esc back", "        more"]
        );
        assert_eq!(with_end("Esc back", None, 12), ["Esc back"]);
        assert_eq!(with_end("on 2027-01-15", None, 12), ["on", "2027-01-15"]);
    }

    #[test]
    fn a_sign_that_moves_the_cursor_takes_its_own_place() {
        let lines = marked("  ", "a\rb", Style::new(), Style::new(), 20);
        assert_eq!(plain(&lines), ["  a\u{240d}b"]);
    }
}
