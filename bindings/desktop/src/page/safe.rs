//! Text that is safe to print. What a person or a file wrote may hold signs that move the cursor, recolour the screen
//! or turn the direction of reading; they are shown and never obeyed.

use std::borrow::Cow;

/// True for a sign that a terminal would obey, or that hides or reorders what stands beside it.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{200e}' | '\u{200f}'      // marks of direction
            | '\u{202a}'..='\u{202e}'                 // embeddings and overrides
            | '\u{2066}'..='\u{2069}'                 // isolates
            | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// One line of text, with such signs made visible.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Isolates are put around a person's words by the content itself; a terminal has no use for them.
            '\u{2066}'..='\u{2069}' => {}
            '\t' | '\n' => shown.push(' '),
            c if (c as u32) < 0x20 => shown.extend(char::from_u32(0x2400 + c as u32)),
            '\u{7f}' => shown.push('\u{2421}'),
            c if is_obeyed(c) => shown.push_str(&format!("<U+{:04X}>", c as u32)),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Text that may have several lines.
pub fn lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split('\n').map(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_a_terminal_obeys_are_shown() {
        assert_eq!(line("call 030 1\r112"), "call 030 1\u{240d}112");
        assert_eq!(line("\u{1b}[31mred\u{7}"), "\u{241b}[31mred\u{2407}");
        assert_eq!(line("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(line("c1 \u{9b}31m"), "c1 <U+009B>31m");
        assert!(matches!(line("Grüße, שלום"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_line_feeds_part_lines() {
        let shown: Vec<_> = lines("one\ntwo\rthree").collect();
        assert_eq!(shown, ["one", "two\u{240d}three"]);
    }
}
