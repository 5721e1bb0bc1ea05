//! Which texts a pack may hold: plain ones that read on screen as they stand in the file.

/// Why a text is refused, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum TextFault {
    #[error("there is a control character here (U+{code:04X}); write it as one line of plain text")]
    Control { code: u32 },
    #[error(
        "a character here turns the direction of the text around (U+{code:04X}), so it may not read as it stands; take it out"
    )]
    Direction { code: u32 },
    #[error("there is a character here that nobody sees (U+{code:04X}); take it out")]
    Unseen { code: u32 },
    #[error("this looks like HTML; write plain text, without tags and without codes such as &amp;")]
    Html,
    #[error("only links that begin with https:// are taken; change this one or take it out")]
    NotHttps,
    #[error(
        "the name of the site in this link does not read plainly; use https:// and letters, digits, dots and hyphens"
    )]
    Site,
}

/// Everything that is wrong with a text, each kind once.
pub(super) fn faults(text: &str) -> Vec<TextFault> {
    let mut faults: Vec<TextFault> = Vec::new();
    let mut kinds = [false; 3];
    for c in text.chars() {
        let code = u32::from(c);
        let fault = if c.is_control() {
            (0, TextFault::Control { code })
        } else if turns_around(c) {
            (1, TextFault::Direction { code })
        } else if is_unseen(c) {
            (2, TextFault::Unseen { code })
        } else {
            continue;
        };
        if !std::mem::replace(&mut kinds[fault.0], true) {
            faults.push(fault.1);
        }
    }
    if has_tag(text) || has_entity(text) {
        faults.push(TextFault::Html);
    }
    faults.extend(link_fault(text));
    faults
}

/// Control characters, those that change the direction, and those that show nothing at all. The joiners that emoji
/// and Persian need, and the plain direction marks of Arabic and Hebrew, are let through.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || turns_around(c)
        || matches!(
            c,
            '\u{ad}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{2060}'..='\u{2065}'
                | '\u{206a}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
fn turns_around(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `<` with what opens a tag, a comment or an instruction behind it. "I <3 you" is none.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        rest.split_once(';').is_some_and(|(name, _)| {
            let name = name.strip_prefix('#').unwrap_or(name);
            (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    })
}

/// Kinds of link that have no `//` behind their colon.
const OTHER_LINKS: [&str; 9] = [
    "javascript:",
    "vbscript:",
    "data:",
    "file:",
    "mailto:",
    "tel:",
    "sms:",
    "intent:",
    "blob:",
];

fn link_fault(text: &str) -> Option<TextFault> {
    let lower = text.to_ascii_lowercase();
    for kind in OTHER_LINKS {
        for (at, _) in lower.match_indices(kind) {
            let before = lower[..at].chars().next_back();
            let after = lower[at + kind.len()..].chars().next();
            let begins = before.is_none_or(|c| !c.is_alphanumeric());
            if begins && after.is_some_and(|c| !c.is_whitespace()) {
                return Some(TextFault::NotHttps);
            }
        }
    }
    for (at, _) in lower.match_indices("://") {
        let before = &lower[..at];
        let scheme = before
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-')))
            .map_or(before, |end| {
                // The character that ends it may be longer than a byte.
                let width = before[end..].chars().next().map_or(1, char::len_utf8);
                &before[end + width..]
            });
        if scheme != "https" {
            return Some(TextFault::NotHttps);
        }
        let rest = &lower[at + 3..];
        let site = rest
            .split(|c: char| {
                c.is_whitespace() || matches!(c, '/' | '?' | '#' | ')' | ']' | '"' | ',')
            })
            .next()
            .unwrap_or_default();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        let named = site.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !named || !site.chars().all(plain) {
            return Some(TextFault::Site);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_in_any_language_pass() {
        for text in [
            "Call Sam. Wait ten minutes, then decide.",
            "I <3 my dog, and 3 < 4 & 5 > 2; fine.",
            "Tom & Jerry; both",
            "امشِ إلى النهر\u{200f}!",
            "می\u{200c}خواهم",
            "👩\u{200d}👩\u{200d}👧 🌊",
            "Note: data: what you saw",
            "See https://www.who.int/page?x=1#y, and https://example.org.",
            "The ratio is 3:1.",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn what_does_not_read_as_it_stands_is_refused() {
        let kinds = |text: &str| faults(text).into_iter().next();
        assert_eq!(kinds("a\u{7}b"), Some(TextFault::Control { code: 7 }));
        assert_eq!(kinds("a\nb"), Some(TextFault::Control { code: 10 }));
        assert_eq!(kinds("\u{1b}[2J"), Some(TextFault::Control { code: 27 }));
        assert_eq!(kinds("\u{85}"), Some(TextFault::Control { code: 0x85 }));
        for code in (0x202a..=0x202e).chain(0x2066..=0x2069) {
            let text = format!("call {}", char::from_u32(code).unwrap());
            assert_eq!(kinds(&text), Some(TextFault::Direction { code }));
        }
        for code in [0x200b, 0xfeff, 0x2060, 0x2028, 0xe0041] {
            let text = format!("call {}", char::from_u32(code).unwrap());
            assert_eq!(kinds(&text), Some(TextFault::Unseen { code }));
        }
    }

    #[test]
    fn html_is_refused() {
        for text in [
            "<b>x</b>",
            "a</p>",
            "<!-- x",
            "<?php",
            "&lt;b",
            "&#x3c;b",
            "<SCRIPT src=x>",
        ] {
            assert!(faults(text).contains(&TextFault::Html), "{text}");
        }
    }

    #[test]
    fn only_plain_https_links_pass() {
        for text in [
            "http://example.org",
            "HTTP://example.org",
            "xhttps://example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "(Mailto:a@b.c)",
            "é://x",
        ] {
            assert_eq!(faults(text), [TextFault::NotHttps], "{text}");
        }
        for text in [
            "https://",
            "https://good.org@evil.org",
            "https://exаmple.org",
            "https://.x",
        ] {
            assert_eq!(faults(text), [TextFault::Site], "{text}");
        }
    }
}
