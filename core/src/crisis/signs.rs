//! The signs of a typed phone number: what is dialled, what only makes it readable, and what no phone can dial.

use super::NumberError;

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
                    "x" | "ext" | "extn" | "extension" => Piece::Extension,
                    "p" | "pause" => Piece::Pause,
                    "w" | "wait" => Piece::Wait,
                    _ => {
                        return Err(NumberError::Letters {
                            digits: keyed(typed),
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

/// "+44 (0)20 …" is written for callers from both sides of a border, and the zero is dialled from neither abroad
/// nor with the plus. Italy, San Marino and the Vatican keep theirs.
pub(super) fn without_trunk_zero(typed: &str) -> String {
    let prefix: String = typed
        .chars()
        .take_while(|&sign| sign != '(')
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    let keeps = ["+39", "+378", "+379"].contains(&prefix.as_str());
    if prefix.starts_with('+') && !keeps {
        typed.replacen("(0)", "", 1)
    } else {
        typed.to_owned()
    }
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
