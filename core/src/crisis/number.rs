//! Phone numbers: kept as typed, dialled as a clean `tel:` or `sms:` address (RFC 3966, RFC 5724).
//!
//! An extension becomes `;ext=`. A pause (`,` or `p`) stays a comma and a wait (`;` or `w`) becomes `%3B`: RFC 3966
//! has neither, and both are what phones understand. `#` becomes `%23`, because a bare one would end the address.

use super::signs::{Piece, pieces, two_numbers, without_label};
use super::trunk::without_trunk_prefix;

/// The most digits of a number before its extension: 15 by E.164, and room for a carrier's or an exit code.
const MOST_DIGITS: usize = 20;

/// Why a number cannot be dialled, and what to do. The number is kept as typed all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// There is no digit in it.
    #[error("there is no number in it; type the digits to call")]
    NoDigits,
    /// Letters other than those of an extension or a pause.
    #[error(
        "a phone cannot dial letters; type the digits instead{}",
        on_keys(digits)
    )]
    Letters {
        /// The number with each letter as the digit of its key; empty where a letter is on no key.
        digits: String,
    },
    /// A sign that no number has.
    #[error("`{sign}` is no part of a phone number; leave it out")]
    Sign {
        /// The sign as typed.
        sign: String,
    },
    /// A plus that is not at the beginning.
    #[error("a plus stands only at the beginning; write two numbers as two entries")]
    PlusInside,
    /// Two numbers in one text.
    #[error(
        "these look like two numbers, `{first}` and `{second}`; write each as an entry of its own"
    )]
    TwoNumbers {
        /// The first, as typed.
        first: String,
        /// The other, as typed.
        second: String,
    },
    /// An extension or a pause with no digits before it, or an extension with none after it.
    #[error("an extension or a pause stands between digits; write it as 030 1234 ext. 56")]
    DanglingExtension,
    /// More digits than any number has.
    #[error("that is longer than any phone number; write two numbers as two entries")]
    TooLong,
    /// A text cannot go to an extension.
    #[error("a text cannot go to an extension or wait for a tone; give a number without one")]
    TextToExtension,
}

fn on_keys(digits: &str) -> String {
    if digits.is_empty() {
        String::new()
    } else {
        format!(" (on the keys it is {digits})")
    }
}

/// The `tel:` address that calls the number.
///
/// # Errors
/// [`NumberError`], where a phone could not dial it.
pub fn tel(typed: &str) -> Result<String, NumberError> {
    let Parts { number, after } = parts(typed)?;
    Ok(format!("tel:{number}{after}"))
}

/// The `sms:` address that texts the number.
///
/// # Errors
/// [`NumberError`], where a phone could not text it; [`NumberError::TextToExtension`] among them.
pub fn sms(typed: &str) -> Result<String, NumberError> {
    let Parts { number, after } = parts(typed)?;
    if after.is_empty() {
        Ok(format!("sms:{number}"))
    } else {
        Err(NumberError::TextToExtension)
    }
}

/// A number as addresses write it, and what is dialled after someone answers.
struct Parts {
    number: String,
    after: String,
}

fn parts(typed: &str) -> Result<Parts, NumberError> {
    let typed = without_label(typed);
    if let Some((first, second)) = two_numbers(typed) {
        return Err(NumberError::TwoNumbers {
            first: first.to_owned(),
            second: second.to_owned(),
        });
    }
    let typed = without_trunk_prefix(typed);
    let mut number = String::new();
    let mut after = String::new();
    let mut digits = 0;
    let mut dangling = false;
    for piece in pieces(&typed)? {
        match piece {
            Piece::Plus if number.is_empty() && after.is_empty() => number.push('+'),
            Piece::Plus => return Err(NumberError::PlusInside),
            Piece::Digit(digit) => {
                let into = if after.is_empty() {
                    digits += usize::from(digit.is_ascii_digit());
                    &mut number
                } else {
                    &mut after
                };
                match digit {
                    '#' => into.push_str("%23"),
                    _ => into.push(digit),
                }
                dangling = false;
            }
            Piece::Extension | Piece::Pause | Piece::Wait if digits == 0 => {
                return Err(NumberError::DanglingExtension);
            }
            // A second extension is reached by waiting for the first one to answer.
            Piece::Extension if after.ends_with(',') => {
                after.truncate(after.trim_end_matches(',').len());
                after.push_str(if after.is_empty() { ";ext=" } else { "%3B" });
                dangling = true;
            }
            Piece::Extension if !after.is_empty() => {
                after.push_str("%3B");
                dangling = true;
            }
            Piece::Extension => {
                after.push_str(";ext=");
                dangling = true;
            }
            Piece::Pause | Piece::Wait if after.ends_with('=') => {
                return Err(NumberError::DanglingExtension);
            }
            Piece::Pause => {
                after.push(',');
                dangling = true;
            }
            Piece::Wait => {
                after.push_str("%3B");
                dangling = true;
            }
        }
    }
    if digits == 0 {
        return Err(NumberError::NoDigits);
    }
    if digits > MOST_DIGITS {
        return Err(NumberError::TooLong);
    }
    if dangling {
        return Err(NumberError::DanglingExtension);
    }
    Ok(Parts { number, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_dialled_without_what_makes_it_readable() {
        for (typed, dialled) in [
            ("988", "tel:988"),
            ("116 123", "tel:116123"),
            ("1-800-273-8255", "tel:18002738255"),
            ("(030) 90 18-20", "tel:030901820"),
            ("030/901820", "tel:030901820"),
            ("030\u{a0}901\u{202f}820", "tel:030901820"),
            ("+49 30 901820", "tel:+4930901820"),
            ("\u{202a}+49 30 901820\u{202c}", "tel:+4930901820"),
            ("555.0199", "tel:5550199"),
            ("555–0199", "tel:5550199"),
            ("*31#555 0199", "tel:*31%235550199"),
            ("٠٣٠ ٩٠", "tel:03090"),
            ("＋８１ ３", "tel:+813"),
        ] {
            assert_eq!(tel(typed), Ok(dialled.to_owned()), "{typed}");
        }
    }

    #[test]
    fn extensions_and_pauses_survive() {
        for (typed, dialled) in [
            ("555 0199 ext 12", "tel:5550199;ext=12"),
            ("555 0199 ext. 12", "tel:5550199;ext=12"),
            ("555 0199 Extension 12", "tel:5550199;ext=12"),
            ("555 0199x12", "tel:5550199;ext=12"),
            ("+1-555-0199;ext=12", "tel:+15550199;ext=12"),
            ("555 0199,,12", "tel:5550199,,12"),
            ("555 0199p12", "tel:5550199,12"),
            ("555 0199;12#", "tel:5550199%3B12%23"),
            ("555 0199 w 12", "tel:5550199%3B12"),
            ("555 0199 ext 12,,3", "tel:5550199;ext=12,,3"),
            ("555 0199,1 x 2", "tel:5550199,1%3B2"),
        ] {
            assert_eq!(tel(typed), Ok(dialled.to_owned()), "{typed}");
        }
    }

    #[test]
    fn the_zero_in_brackets_is_dialled_only_where_it_belongs() {
        for (typed, dialled) in [
            ("+44 (0)20 7946 0958", "tel:+442079460958"),
            ("+49(0)30 901820", "tel:+4930901820"),
            ("(0)20 7946 0958", "tel:02079460958"),
            ("0044 (0)20", "tel:004420"),
            ("0049 (0)30 1234567", "tel:0049301234567"),
            ("+61 (02) 9876 5432", "tel:+61298765432"),
            ("(+44) (0)20 7946 0958", "tel:+442079460958"),
            ("+44 020 7946 0958", "tel:+442079460958"),
            ("+225 (0)7 08 12 34 56", "tel:+2250708123456"),
            ("+241 (0)1 44 12 34", "tel:+24101441234"),
            ("+7 (8) 495 123 45 67", "tel:+74951234567"),
            ("+36 (06 1) 234 5678", "tel:+3612345678"),
            ("+47 02000", "tel:+4702000"),
            ("(0xx11) 2345-6789", "tel:+551123456789"),
            ("01/4000", "tel:014000"),
            ("+39 (0)6 1234", "tel:+39061234"),
        ] {
            assert_eq!(tel(typed), Ok(dialled.to_owned()), "{typed}");
        }
    }

    #[test]
    fn letters_are_refused_with_the_digits_of_their_keys() {
        let error = tel("1-800-FLOWERS").unwrap_err();
        // F3 L5 O6 W9 E3 R7 S7
        assert_eq!(
            error.to_string(),
            "a phone cannot dial letters; type the digits instead (on the keys it is 1-800-3569377)"
        );
        let error = tel("скоро 112").unwrap_err();
        assert_eq!(
            error.to_string(),
            "a phone cannot dial letters; type the digits instead"
        );
    }

    #[test]
    fn words_become_digits_only_where_they_are_meant_as_keys() {
        for (typed, keys) in [
            ("030 1234 (mobile)", ""),
            ("030 1234 mobile", ""),
            ("call me on 030 1234", ""),
            ("0800 REVERSE", "0800 7383773"),
            ("1-800-QUIT-NOW", "1-800-7848-669"),
        ] {
            let digits = keys.to_owned();
            assert_eq!(tel(typed), Err(NumberError::Letters { digits }), "{typed}");
        }
    }

    #[test]
    fn what_says_that_a_number_follows_is_not_dialled() {
        for (typed, dialled) in [
            ("tel:+15550199", "tel:+15550199"),
            ("Tel. 020 7946 0958", "tel:02079460958"),
            ("Tel.: 020 7946 0958", "tel:02079460958"),
            ("Mobile 0170 5550199", "tel:01705550199"),
            ("604 555 0199 local 212", "tel:6045550199;ext=212"),
            ("555 0199, ext. 5", "tel:5550199;ext=5"),
        ] {
            assert_eq!(tel(typed), Ok(dialled.to_owned()), "{typed}");
        }
    }

    #[test]
    fn two_numbers_in_one_text_are_asked_about() {
        for (typed, first, second) in [
            ("030 901820 / 901821", "030 901820", "901821"),
            ("030 901820/21", "030 901820", "21"),
            ("555 0199 or 555 0200", "555 0199", "555 0200"),
            ("555 0199, 555 0200", "555 0199", "555 0200"),
            ("030 1234 oder 0171 5550199", "030 1234", "0171 5550199"),
            ("+49 30 901820 / 901821", "+49 30 901820", "901821"),
        ] {
            let (first, second) = (first.to_owned(), second.to_owned());
            let two = NumberError::TwoNumbers { first, second };
            assert_eq!(tel(typed), Err(two), "{typed}");
        }
        for one in [
            "030/901820",
            "030 / 901820",
            "+49 6221/54-0",
            "555 0199,,123456",
            "555 0199 / 0",
        ] {
            assert!(tel(one).is_ok(), "{one}");
        }
    }

    /// What libphonenumber has as examples, in the forms in which people write them; `make_numbers.py` writes it.
    #[test]
    fn the_example_numbers_of_every_region_are_dialled_as_they_are() {
        #[derive(serde::Deserialize)]
        struct Example {
            region: String,
            typed: Vec<String>,
            dialled: String,
        }
        let examples = include_str!("../../../tests/vectors/numbers.json");
        let examples: Vec<Example> = serde_json::from_str(examples).unwrap();
        assert!(examples.len() > 1_000);
        for Example {
            region,
            typed,
            dialled,
        } in examples
        {
            for typed in typed {
                assert_eq!(
                    tel(&typed),
                    Ok(format!("tel:{dialled}")),
                    "{region}: {typed}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_number_says_what_to_do() {
        for (typed, error) in [
            ("", NumberError::NoDigits),
            ("  -- ", NumberError::NoDigits),
            ("+", NumberError::NoDigits),
            ("*#", NumberError::NoDigits),
            ("030 + 1", NumberError::PlusInside),
            ("++49", NumberError::PlusInside),
            ("ext 12", NumberError::DanglingExtension),
            ("030 ext", NumberError::DanglingExtension),
            ("030,", NumberError::DanglingExtension),
            ("030 ext,1", NumberError::DanglingExtension),
            ("030 901820 0171 5550199 030 901821", NumberError::TooLong),
            (
                "030@1",
                NumberError::Sign {
                    sign: "@".to_owned(),
                },
            ),
        ] {
            assert_eq!(tel(typed), Err(error), "{typed}");
        }
        assert_eq!(tel(&"1".repeat(20)), Ok(format!("tel:{}", "1".repeat(20))));
        assert_eq!(tel(&"1".repeat(21)), Err(NumberError::TooLong));
    }

    #[test]
    fn a_text_goes_to_a_plain_number_only() {
        assert_eq!(sms("+1 (555) 0199"), Ok("sms:+15550199".to_owned()));
        assert_eq!(sms("741741"), Ok("sms:741741".to_owned()));
        for typed in ["555 0199 x 2", "555 0199,2", "555 0199;2"] {
            assert_eq!(sms(typed), Err(NumberError::TextToExtension));
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_it_panic_or_dial_a_foreign_sign(typed in "\\PC*") {
            if let Ok(address) = tel(&typed) {
                let dialled = address.strip_prefix("tel:").unwrap();
                prop_assert!(dialled.replace(";ext=", "").chars().all(|sign| sign.is_ascii_digit() || "+*,%B".contains(sign)));
                prop_assert!(dialled.contains(|sign: char| sign.is_ascii_digit()));
            }
        }

        #[test]
        fn every_digit_is_dialled_in_its_order(first in "[1-9][0-9]{0,3}", more in prop::collection::vec("[0-9]{1,4}", 0..4), between in "[ .\u{a0}-]") {
            let groups = [vec![first], more].concat();
            prop_assert_eq!(tel(&groups.join(&between)), Ok(format!("tel:{}", groups.concat())));
        }

        #[test]
        fn an_address_without_wait_reads_back_as_itself(number in "\\+?[1-9]{4}[0-9]{0,11}", extension in "[0-9]{1,6}", pauses in ",{1,3}") {
            for typed in [number.clone(), format!("{number};ext={extension}"), format!("{number}{pauses}{extension}")] {
                prop_assert_eq!(tel(&typed), Ok(format!("tel:{typed}")));
            }
        }
    }
}
