//! What stands in a phone number for callers from within a country alone: the trunk prefix, which is not dialled behind the
//! code of the country. Which countries keep their zero is a small table, and libphonenumber's example numbers its test.

/// Codes of countries whose numbers begin with a zero of their own, which is dialled from abroad too: Italy and the
/// Vatican, Côte d'Ivoire, Benin, Gabon, Congo, San Marino.
const KEEP_THEIR_ZERO: [&str; 7] = ["39", "225", "229", "241", "242", "378", "379"];

/// Codes of countries that have no trunk prefix, and some numbers that begin with a zero: service numbers of Norway, Niger,
/// Botswana, Eswatini, Belize, Tonga, Fiji, New Caledonia and Macao. One that stands in brackets is a trunk prefix by mistake.
const HAVE_SOME_WITH_ZERO: [&str; 9] =
    ["47", "227", "267", "268", "501", "676", "679", "687", "853"];

/// Trunk prefixes that are no zero, and are meant where they stand in brackets.
const OTHER_PREFIXES: [(&str, &str); 4] = [("7", "8"), ("36", "06"), ("375", "8"), ("993", "8")];

/// The country codes of two digits (ITU-T E.164); those that begin with 1 or 7 have one digit, and all others three.
const OF_TWO_DIGITS: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// How Brazil writes "zero, a carrier of your choice, then the area".
const ANY_CARRIER: &str = "0xx";

/// A number as it is dialled, without the trunk prefix of callers from within the country.
pub(super) fn without_trunk_prefix(typed: &str) -> String {
    if let Some(national) = of_brazil(typed) {
        return format!("+55{national}");
    }
    let signs: Vec<char> = typed.chars().collect();
    let Some(number) = International::of(&signs) else {
        return typed.to_owned();
    };
    let dropped = number.trunk_prefix(&signs);
    let kept = (0..signs.len()).filter(|at| !dropped.contains(at));
    kept.filter_map(|at| signs.get(at)).collect()
}

/// How many digits stand before those of the number itself: the exit code, and that of the country.
pub(super) fn digits_before_national(typed: &str) -> usize {
    let signs: Vec<char> = typed.chars().collect();
    International::of(&signs).map_or(0, |number| number.before)
}

/// "(0xx11) 2345-6789" is area 11 of Brazil.
fn of_brazil(typed: &str) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let rest = lower.strip_prefix('(').unwrap_or(&lower);
    rest.strip_prefix(ANY_CARRIER)
        .filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
        .map(|rest| rest.replacen(')', " ", 1))
}

/// A number that begins with a plus or with 00, and the code of a country.
struct International<'a> {
    code: &'a str,
    /// Digits up to the end of that code.
    before: usize,
    /// Where the sign after the code stands.
    rest: usize,
}

impl International<'_> {
    fn of(signs: &[char]) -> Option<Self> {
        let starts = |sign: &char| sign.is_ascii_digit() || matches!(sign, '+' | '＋');
        let first = signs.iter().position(starts)?;
        let plus = !signs.get(first)?.is_ascii_digit();
        let mut digits = signs
            .iter()
            .enumerate()
            .skip(first)
            .filter(|(_, sign)| sign.is_ascii_digit());
        let mut before = 0;
        if !plus {
            before = 2;
            let exit = [digits.next()?, digits.next()?];
            if exit.iter().any(|(_, sign)| **sign != '0') {
                return None;
            }
        }
        let three: Vec<(usize, char)> = digits.take(3).map(|(at, sign)| (at, *sign)).collect();
        let code = code_of(&three)?;
        let (last, _) = *three.get(code.len() - 1)?;
        Some(Self {
            before: before + code.len(),
            code,
            rest: last + 1,
        })
    }

    /// The places of what is not dialled.
    fn trunk_prefix(&self, signs: &[char]) -> Vec<usize> {
        let rest = signs.iter().enumerate().skip(self.rest);
        let mut digits = rest
            .clone()
            .filter(|(_, sign)| sign.is_ascii_digit())
            .map(|(at, sign)| (at, *sign));
        let Some((at, first)) = digits.next() else {
            return Vec::new();
        };
        let opened = |(place, sign): &(usize, &char)| *place < at && **sign == '(';
        let bracketed = rest.clone().any(|sign| opened(&sign));
        if bracketed {
            // "(06 1)": the prefix stands by itself.
            let inside: Vec<(usize, char)> = rest
                .skip_while(|(_, sign)| **sign != '(')
                .skip(1)
                .skip_while(|(_, sign)| sign.is_whitespace())
                .take_while(|(_, sign)| sign.is_ascii_digit())
                .map(|(at, sign)| (at, *sign))
                .collect();
            let said: String = inside.iter().map(|(_, sign)| *sign).collect();
            if OTHER_PREFIXES.contains(&(self.code, said.as_str())) {
                return inside.iter().map(|(at, _)| *at).collect();
            }
        }
        let keeps = KEEP_THEIR_ZERO.contains(&self.code)
            || !bracketed && HAVE_SOME_WITH_ZERO.contains(&self.code);
        if first == '0' && !keeps {
            vec![at]
        } else {
            Vec::new()
        }
    }
}

/// The code of a country at the beginning of these digits.
fn code_of(digits: &[(usize, char)]) -> Option<&'static str> {
    const OF_ONE: [&str; 2] = ["1", "7"];
    let said: String = digits.iter().map(|(_, sign)| *sign).collect();
    let starts = |code: &&&str| said.starts_with(**code);
    let known = OF_ONE.iter().chain(&OF_TWO_DIGITS);
    let mut known = known.chain(&KEEP_THEIR_ZERO).chain(&HAVE_SOME_WITH_ZERO);
    known
        .find(starts)
        .or_else(|| OTHER_PREFIXES.iter().map(|(code, _)| code).find(starts))
        .copied()
        .or((said.len() == 3).then_some(ANY_OF_THREE))
}

/// A code of three digits of which nothing else needs to be known.
const ANY_OF_THREE: &str = "999";
