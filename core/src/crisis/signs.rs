//! The signs of a typed phone number: what is dialled, what only makes it readable, and what no phone can dial.

use super::NumberError;
use super::trunk::digits_before_national;

/// What a number is made of.
pub(super) enum Piece {
    Plus,
    Digit(char),
    Extension,
    Pause,
    Wait,
}

/// Takes a typed number apart.
pub(super) fn pieces(typed: &str) -> Result<Vec<Piece>, NumberError> {
    let mut pieces = Vec::new();
    let mut rest = typed.chars().peekable();
    while let Some(sign) = rest.next() {
        if let Some(digit) = digit(sign) {
            pieces.push(Piece::Digit(digit));
            continue;
        }
        match sign {
            '+' | '＋' => pieces.push(Piece::Plus),
            ',' => pieces.push(Piece::Pause),
            // RFC 3966 as typed: `;ext=12`.
            ';' => match typed_extension(&mut rest) {
                true => pieces.push(Piece::Extension),
                false => pieces.push(Piece::Wait),
            },
            _ if sign.is_alphabetic() => {
                let mut word: String = sign.to_lowercase().collect();
                while let Some(letter) = rest.next_if(|next| next.is_alphabetic()) {
                    word.extend(letter.to_lowercase());
                }
                pieces.push(match word.as_str() {
                    "x" | "ext" | "extn" | "extension" | "local" | "poste" | "ramal" | "anexo"
                    | "interno" | "durchwahl" => Piece::Extension,
                    "p" | "pause" => Piece::Pause,
                    "w" | "wait" => Piece::Wait,
                    _ => {
                        return Err(NumberError::Letters {
                            digits: if is_vanity(typed) {
                                keyed(typed)
                            } else {
                                String::new()
                            },
                        });
                    }
                });
            }
            _ if separates(sign) => {}
            _ => {
                return Err(NumberError::Sign {
                    sign: sign.to_string(),
                });
            }
        }
    }
    Ok(pieces)
}

/// Takes `ext=` off the front, where it stands there.
fn typed_extension(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut ahead = rest.clone();
    let taken = "ext=".chars().all(|expected| {
        ahead
            .next()
            .is_some_and(|next| next.eq_ignore_ascii_case(&expected))
    });
    if taken {
        *rest = ahead;
    }
    taken
}

/// A digit in the scripts that people type numbers in, `*` or `#`.
fn digit(sign: char) -> Option<char> {
    if matches!(sign, '*' | '#') {
        return Some(sign);
    }
    if sign.is_ascii_digit() {
        return Some(sign);
    }
    // Arabic-Indic, its eastern form, Devanagari, Bengali, Thai, full width.
    ['٠', '۰', '०', '০', '๐', '０']
        .into_iter()
        .find_map(|zero| {
            let value = u32::from(sign).checked_sub(u32::from(zero))?;
            (value < 10).then(|| char::from_digit(value, 10)).flatten()
        })
}

/// Signs that make a number easier to read and are not dialled, the invisible marks of copied text among them.
fn separates(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '-' | '.' | '(' | ')' | '[' | ']' | '/' | '·' | '~'
                | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' | '\u{FF08}' | '\u{FF09}'
                | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// What says that a number follows, and of what kind.
const LABELS: [&str; 26] = [
    "tel",
    "tél",
    "telephone",
    "telefon",
    "telefono",
    "teléfono",
    "téléphone",
    "phone",
    "ph",
    "fon",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "handy",
    "festnetz",
    "landline",
    "home",
    "work",
    "office",
    "call",
    "text",
    "sms",
    "t",
    "m",
    "no",
];

/// "Tel. 020 7946 0958", "tel:+15550199": what only says that it is a number is no part of it.
pub(super) fn without_label(typed: &str) -> &str {
    let mut rest = typed.trim_start();
    while let Some(end) = rest.find(|sign: char| !sign.is_alphabetic())
        && LABELS.contains(&rest[..end].to_lowercase().as_str())
    {
        rest = rest[end..]
            .trim_start_matches(|sign: char| matches!(sign, '.' | ':') || sign.is_whitespace());
    }
    rest
}

/// Two numbers in one text, as they were typed; none where it is one.
pub(super) fn two_numbers(typed: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 7] = ["or", "and", "oder", "und", "ou", "et", "o"];
    let digits = |text: &str| text.chars().filter(|sign| digit(*sign).is_some()).count();
    let mut word_from = None;
    for (at, sign) in typed.char_indices().chain([(typed.len(), ' ')]) {
        if sign.is_alphabetic() {
            word_from.get_or_insert(at);
            continue;
        }
        let parted = match word_from.take() {
            Some(from) if BETWEEN.contains(&typed[from..at].to_lowercase().as_str()) => {
                Some((&typed[..from], &typed[at..], 3, 3))
            }
            _ => None,
        };
        let after = at + sign.len_utf8();
        let parted = parted.or_else(|| {
            let (before, rest) = (typed.get(..at)?, typed.get(after..)?);
            match sign {
                // An area may stand before a stroke, and a single digit for the switchboard after it.
                '/' | '|' => Some((before, rest, 7, 2)),
                '&' => Some((before, rest, 3, 3)),
                // A pause or a wait stands close to its digits.
                ',' | ';' if rest.starts_with(char::is_whitespace) => Some((before, rest, 6, 6)),
                _ => None,
            }
        });
        if let Some((one, other, least_before, least_after)) = parted {
            let national = digits(one).saturating_sub(digits_before_national(one));
            if national >= least_before && digits(other) >= least_after {
                return Some((one.trim(), other.trim()));
            }
        }
    }
    None
}

/// A number whose letters are meant as keys: in capitals, without brackets, and as long as numbers are.
fn is_vanity(typed: &str) -> bool {
    let runs = || {
        typed
            .split(|sign: char| !sign.is_alphabetic())
            .filter(|run| !run.is_empty())
    };
    let signs = typed.chars().filter(char::is_ascii_alphanumeric).count();
    let capital = |run: &str| run.len() >= 3 && run.chars().all(|sign| sign.is_ascii_uppercase());
    (7..=15).contains(&signs) && !typed.contains('(') && runs().all(capital)
}

/// The number with each letter as the digit of its key (ITU-T E.161); empty where a letter is on no key.
fn keyed(typed: &str) -> String {
    typed
        .chars()
        .map(|sign| match sign.to_ascii_lowercase() {
            'a'..='c' => Some('2'),
            'd'..='f' => Some('3'),
            'g'..='i' => Some('4'),
            'j'..='l' => Some('5'),
            'm'..='o' => Some('6'),
            'p'..='s' => Some('7'),
            't'..='v' => Some('8'),
            'w'..='z' => Some('9'),
            other if other.is_alphabetic() => None,
            _ => Some(sign),
        })
        .collect::<Option<String>>()
        .unwrap_or_default()
}
