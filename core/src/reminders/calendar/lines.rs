//! The lines of a calendar file as other programs really write them: folded inside a letter, with line breaks where none
//! belong, with signs that no text has. What can be read is read.

/// A line: its name in capitals, its parameters, and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) name: &'a str,
    parameters: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Line<'a> {
    /// The line in its parts; none where it is no line of a calendar. A colon inside quotes belongs to the parameters.
    fn of(text: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = text.find(|c: char| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = (text.get(..colon)?, text.get(colon + 1..)?);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        let plain =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then_some(Self {
            name,
            parameters,
            value: value.trim_end(),
        })
    }

    /// True where the line has this name, in whichever case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of a parameter, without its quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut quoted = false;
        self.parameters
            .split(move |c: char| {
                quoted ^= c == '"';
                c == ';' && !quoted
            })
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim_matches('"'))
    }
}

/// The whole text with its lines joined again. They are joined as bytes, because some programs fold inside a letter; what
/// is not UTF-8 then is taken for Windows' western letters.
pub(super) fn unfolded(file: &[u8]) -> String {
    let mut joined: Vec<u8> = Vec::with_capacity(file.len());
    for raw in file.split(|byte| *byte == b'\n') {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        match raw {
            [b' ' | b'\t', rest @ ..] if !joined.is_empty() => {
                joined.pop();
                joined.extend(rest);
            }
            _ => joined.extend(raw),
        }
        joined.push(b'\n');
    }
    let text = String::from_utf8(joined)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect());
    let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    if text.chars().all(|c| shown(&c)) {
        text
    } else {
        text.chars().filter(shown).collect()
    }
}

/// The lines. What is none belongs to the line before, into which somebody put a line break; it says nothing that an
/// appointment needs, and is left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.trim_start_matches('\u{feff}')
        .split('\n')
        .filter_map(Line::of)
}

/// One line of plain characters of at most `longest`.
pub(super) fn plain(value: &str, longest: usize) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for character in value.chars().filter(|c| !turns_text_around(*c)) {
        match (escaped, character) {
            (false, '\\') => escaped = true,
            (true, 'n' | 'N') | (_, '\t') => {
                text.push(' ');
                escaped = false;
            }
            (_, other) => {
                text.push(other);
                escaped = false;
            }
        }
    }
    text.trim().chars().take(longest).collect()
}

/// Marks that make a text look like another one.
fn turns_text_around(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
