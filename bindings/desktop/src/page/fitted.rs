//! Lines that are printed into a terminal: wrapped at words, and no telephone number broken over two.

use std::io::{self, IsTerminal as _};

use ratatui::crossterm::terminal;
use textwrap::{Options, WordSplitter};

/// The least width that text is wrapped to.
const NARROWEST: usize = 20;
/// Keeps what stands on its two sides together.
const JOINED: char = '\u{a0}';

/// How wide the terminal is that lines are printed into; none where they go elsewhere.
pub fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let wide = terminal::size()
        .ok()
        .map(|(columns, _)| usize::from(columns));
    Some(wide.filter(|wide| *wide > 0).unwrap_or(80))
}

/// A line as the lines that it takes in a terminal of this width; as it is, where it goes elsewhere.
pub fn fitted(line: &str, columns: Option<usize>) -> Vec<String> {
    let Some(columns) = columns else {
        return vec![line.to_owned()];
    };
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let (first, next) = match indent {
        0 => (String::new(), String::new()),
        // What is an item stays one.
        deep => (" ".repeat(deep), " ".repeat(deep + 2)),
    };
    let options = Options::new(columns.max(NARROWEST))
        .word_splitter(WordSplitter::NoHyphenation)
        .initial_indent(&first)
        .subsequent_indent(&next);
    let text = whole_numbers(text);
    let lines = textwrap::wrap(&text, options);
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| line.replace(JOINED, " "))
        .collect();
    match lines.is_empty() {
        true => vec![String::new()],
        false => lines,
    }
}

/// The same text, with the parts of each number held together.
fn whole_numbers(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_part = |at: usize| {
        let sign = signs.get(at);
        sign.is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '(' | ')' | '+'))
    };
    let joined = signs.iter().enumerate().map(|(at, sign)| match sign {
        ' ' if at > 0 && is_part(at - 1) && is_part(at + 1) => JOINED,
        sign => *sign,
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_wrapped_at_words_and_a_number_stays_whole_at_every_width() {
        let number = "0808 2000 247";
        let line = format!("  National Helpline. Violence at home · Call {number} · 24/7 Free.");
        for columns in 20..100 {
            let lines = fitted(&line, Some(columns));
            assert!(lines.iter().any(|line| line.contains(number)), "{lines:#?}");
            assert!(lines.iter().all(|line| line.chars().count() <= columns));
            let words = |text: &str| {
                let words = text.split_whitespace().map(str::to_owned);
                words.collect::<Vec<_>>()
            };
            assert_eq!(words(&lines.join(" ")), words(&line));
        }
    }

    #[test]
    fn what_does_not_go_to_a_terminal_stays_one_line() {
        let line = "  a few words more ".repeat(20);
        assert_eq!(fitted(&line, None), [line]);
    }

    #[test]
    fn what_wraps_stands_below_its_own_beginning() {
        assert_eq!(
            fitted("  one two three four five", Some(20)),
            ["  one two three four", "    five"]
        );
        assert_eq!(fitted("", Some(20)), [""]);
        assert_eq!(
            fitted("x  +49 (30) 1234 5", Some(20)),
            ["x  +49 (30) 1234 5"]
        );
    }
}
