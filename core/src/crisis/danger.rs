//! Danger is heard: whether what somebody typed into a search or a suggestion holds words of danger. Searching is asking;
//! what is written into a diary, the journal or the plan is never read with this.
//!
//! The words are content. A word of six letters and more may hold a typo; a short one counts in a phrase alone, where
//! every word of it stands, as *cut down* and *kill time* are no danger. One short word of a phrase may have two letters in
//! each other's place, or one of a pair too few or too many: that makes hardly ever another word.

use crate::content::{DangerWords, SignWords};

/// Words from this many letters on may hold a typo, and from the second number on two.
const ONE_TYPO_FROM: usize = 6;
const TWO_TYPOS_FROM: usize = 10;
/// As many words are looked at; a search is shorter.
const MOST_WORDS: usize = 120;
/// Short words from so many letters on may have two in each other's place or one twice, and from the second number on one
/// of a pair too few: "of" is no "off".
const SWAP_FROM: usize = 3;
const PAIR_FROM: usize = 4;
/// Stand in a phrase for the beginning and the end of what was typed.
const BEGIN: char = '^';
const END: char = '$';

/// What the body may need, by what somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodySign {
    /// The emergency number, now.
    Emergency,
    /// When to call for help: it may be withdrawal.
    Ill,
}

/// A sign in `typed` that the body is in danger, the worst first.
pub fn body_sign(typed: &str, words: &DangerWords) -> Option<BodySign> {
    let signs = [
        (&words.emergency, BodySign::Emergency),
        (&words.ill, BodySign::Ill),
    ];
    let text = normal(typed);
    let typed = as_typed(&text, words);
    let is_heard = |of: &SignWords| hears(&of.words, &of.phrases, &typed);
    let mut signs = signs.into_iter();
    signs.find_map(|(of, sign)| is_heard(of).then_some(sign))
}

/// True where `typed` holds words of danger.
pub fn is_danger(typed: &str, words: &DangerWords) -> bool {
    let text = normal(typed);
    let mut typed = as_typed(&text, words);
    for phrase in &words.means_something_else {
        while let Some((from, length)) = find(phrase, &typed, 0, |typed, word| typed == word) {
            typed[from..from + length].fill(None);
        }
    }
    hears(&words.words, &words.phrases, &typed)
}

/// The words that count, none of them left out yet.
fn as_typed<'t>(text: &'t str, words: &DangerWords) -> Vec<Option<&'t str>> {
    let is_filler = |word: &&str| !words.fillers.iter().any(|filler| filler == word);
    let typed = text.split_ascii_whitespace().filter(is_filler);
    as_one_word(typed.take(MOST_WORDS))
}

fn hears(words: &[String], phrases: &[String], typed: &[Option<&str>]) -> bool {
    let alone =
        |word: &Option<&str>| word.is_some_and(|word| words.iter().any(|one| is_same(word, one)));
    typed.iter().any(alone)
        || phrases
            .iter()
            .any(|phrase| find(phrase, typed, 1, is_same).is_some())
}

/// The words, with "my self" as the one that is meant.
fn as_one_word<'t>(typed: impl Iterator<Item = &'t str>) -> Vec<Option<&'t str>> {
    let mut words: Vec<Option<&str>> = Vec::new();
    for word in typed {
        match words.last_mut() {
            Some(before @ Some("my" | "me")) if word == "self" => *before = Some("myself"),
            _ => words.push(Some(word)),
        }
    }
    words
}

/// Small letters without accents, and digits, with one blank between words; "can't" is one word, "cant".
fn normal(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for c in typed.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | '`' | '´' => {}
            c if c.is_alphanumeric() => text.push(without_accent(c)),
            // An accent that stands by itself belongs to the letter before it.
            '\u{300}'..='\u{36f}' => {}
            _ => text.push(' '),
        }
    }
    text
}

/// A letter of Latin 1 without its accent: "suïcide" is typed in more than one language.
fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Where `phrase` begins in what was typed, and how many words it covers. At most so many short words of it may have slipped.
fn find(
    phrase: &str,
    typed: &[Option<&str>],
    most_slips: usize,
    is_same: impl Fn(&str, &str) -> bool,
) -> Option<(usize, usize)> {
    let (phrase, at_end) = match phrase.strip_suffix(END) {
        Some(phrase) => (phrase, true),
        None => (phrase, false),
    };
    let (phrase, last_begin) = match phrase.strip_prefix(BEGIN) {
        Some(phrase) => (phrase, 1),
        None => (phrase, typed.len()),
    };
    (0..typed.len().min(last_begin)).find_map(|from| {
        let mut there = typed[from..].iter();
        let (mut length, mut slips) = (0, 0);
        for word in phrase.split(' ') {
            let typed = there.next().copied().flatten()?;
            if !is_same(typed, word) {
                slips += 1;
                if slips > most_slips || !has_slipped(typed, word) {
                    return None;
                }
            }
            length += 1;
        }
        // A phrase of one short word has nothing beside it that says what is meant.
        let is_sure = slips == 0 || length > 1;
        let ends = !at_end || from + length == typed.len();
        (is_sure && ends).then_some((from, length))
    })
}

/// True for a short word with two neighbours in each other's place, or with one of a pair of letters too few or too many.
fn has_slipped(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    if !(SWAP_FROM..ONE_TYPO_FROM).contains(&word.len()) {
        return false;
    }
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    // The letter that is one too many is the one before it once more.
    let is_twice = |longer: &[u8], shorter: &[u8]| {
        longer.len() == shorter.len() + 1
            && same > 0
            && longer[0] == typed[same - 1]
            && longer[1..] == *shorter
    };
    match (&typed[same..], &word[same..]) {
        ([p, q, a @ ..], [r, s, b @ ..]) if p == s && q == r => a == b,
        (of_typed, of_word) => {
            is_twice(of_typed, of_word) || word.len() >= PAIR_FROM && is_twice(of_word, of_typed)
        }
    }
}

/// True for the same word, and for a long one with a typo in it. The first letter is right, or has changed places.
fn is_same(typed: &str, word: &str) -> bool {
    if typed == word {
        return true;
    }
    let limit = match word.len() {
        ..ONE_TYPO_FROM => return false,
        ONE_TYPO_FROM..TWO_TYPOS_FROM => 1,
        _ => 2,
    };
    if typed.len().abs_diff(word.len()) > limit {
        return false;
    }
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    let swapped = typed.get(1) == word.first() && typed.first() == word.get(1);
    (typed.first() == word.first() || swapped) && is_within(typed, word, limit)
}

/// True where `b` is `a` with at most `limit` letters put in, left out, swapped for another or with their neighbour.
fn is_within(a: &[u8], b: &[u8], limit: usize) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.len().max(b.len()) <= limit {
        return true;
    }
    let Some(limit) = limit.checked_sub(1) else {
        return false;
    };
    let swapped = match (a, b) {
        ([p, q, a @ ..], [r, s, b @ ..]) if p == s && q == r => is_within(a, b, limit),
        _ => false,
    };
    swapped
        || is_within(rest(a), b, limit)
        || is_within(a, rest(b), limit)
        || is_within(rest(a), rest(b), limit)
}

fn rest(letters: &[u8]) -> &[u8] {
    letters.get(1..).unwrap_or_default()
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;
    use crate::content::{CardState, content};

    #[derive(serde::Deserialize)]
    struct Lists {
        danger: Vec<String>,
        no_danger: Vec<String>,
        emergency: Vec<String>,
        ill: Vec<String>,
        no_sign: Vec<String>,
    }

    fn lists() -> Lists {
        serde_json::from_str(include_str!("../../../tests/vectors/danger.json")).unwrap()
    }

    fn words() -> &'static DangerWords {
        &content("en").danger
    }

    fn heard(typed: &str) -> bool {
        is_danger(typed, words())
    }

    #[test]
    fn every_phrase_of_danger_is_heard() {
        let missed: Vec<_> = lists()
            .danger
            .into_iter()
            .filter(|typed| !heard(typed))
            .collect();
        assert_eq!(missed, Vec::<String>::new());
        assert!(lists().danger.len() >= 150);
    }

    #[test]
    fn what_is_no_danger_is_left_alone() {
        let wrong: Vec<_> = lists()
            .no_danger
            .into_iter()
            .filter(|typed| heard(typed))
            .collect();
        assert_eq!(wrong, Vec::<String>::new());
        assert!(lists().no_danger.len() >= 300);
    }

    #[test]
    fn signs_of_a_body_in_danger_are_heard_and_told_apart() {
        let lists = lists();
        let wanted = [
            (lists.emergency, Some(BodySign::Emergency)),
            (lists.ill, Some(BodySign::Ill)),
            (lists.no_sign, None),
        ];
        for (typed, sign) in wanted {
            let wrong: Vec<_> = typed
                .iter()
                .filter(|typed| body_sign(typed, words()) != sign)
                .collect();
            assert_eq!(wrong, Vec::<&String>::new(), "{sign:?}");
        }
    }

    #[test]
    fn no_title_feeling_or_trigger_of_the_content_is_danger() {
        let content = content("en");
        let mut texts: Vec<&str> = Vec::new();
        texts.extend(content.cards.cards.iter().map(|card| card.title.as_str()));
        texts.extend(
            content
                .practices
                .practices
                .iter()
                .map(|one| one.name.as_str()),
        );
        for state in CardState::ALL {
            let words = &content.cards_words.states[&state];
            texts.extend([words.label.as_str(), words.noun.as_str()]);
            texts.extend(words.words.iter().map(String::as_str));
        }
        let kinds = content.triggers.kinds.iter();
        texts.extend(kinds.flat_map(|kind| &kind.suggestions).map(String::as_str));
        texts.extend(
            content
                .ride
                .triggers
                .iter()
                .map(|trigger| trigger.label.as_str()),
        );
        let emergency = Some(BodySign::Emergency);
        let is_wrong = |text: &&str| heard(text) || body_sign(text, words()) == emergency;
        let wrong: Vec<_> = texts.into_iter().filter(is_wrong).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }

    #[test]
    fn short_words_stand_in_phrases_alone_and_words_alone_are_long() {
        let (emergency, ill) = (&words().emergency, &words().ill);
        for word in words()
            .words
            .iter()
            .chain(&emergency.words)
            .chain(&ill.words)
        {
            assert!(word.len() >= ONE_TYPO_FROM, "{word}");
        }
        for phrase in words()
            .phrases
            .iter()
            .chain(&emergency.phrases)
            .chain(&ill.phrases)
        {
            let words = phrase.split(' ').count();
            assert!(words >= 2 || phrase.ends_with(END), "{phrase}");
        }
        let all = words().phrases.iter().chain(&words().means_something_else);
        for phrase in all.chain(&words().words) {
            let plain = phrase.strip_suffix(END).unwrap_or(phrase);
            let plain = plain.strip_prefix(BEGIN).unwrap_or(plain);
            assert_eq!(normal(plain), plain);
            let fillers = &words().fillers;
            assert!(
                !plain
                    .split(' ')
                    .any(|word| fillers.iter().any(|one| one == word))
            );
        }
    }

    #[test]
    fn a_typo_is_overlooked_in_a_long_word_and_a_slip_in_one_short_word_of_a_phrase() {
        for typed in ["suicde", "usicide", "suiicide", "kill myslef", "hurt mysel"] {
            assert!(heard(typed), "{typed}");
        }
        for typed in [
            "kil myself",
            "killl myself",
            "wnat to die",
            "want to dei",
            "slef harm",
            "better off daed",
            "hrut myself",
        ] {
            assert!(heard(typed), "{typed}");
        }
        for typed in [
            "kilt myself a scarf",
            "want to be dad",
            "wnat to dei",
            "a picture of myself",
            "ctu",
            "wand to dye",
            "end it wall",
            "decide",
            "subside",
        ] {
            assert!(!heard(typed), "{typed}");
        }
    }

    #[test]
    fn capitals_signs_and_fillers_make_no_difference() {
        for typed in [
            "I WANT TO DIE!!!",
            "i can’t go on…",
            "kill   myself",
            "want to just die",
            "(better off dead)",
            "kill-myself",
        ] {
            assert!(heard(typed), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn danger_is_heard_in_the_midst_of_other_words(
            before in "[a-f]{0,5} [a-f]{0,5}", at in 0_usize..150, after in "[x-z]{0,4}"
        ) {
            let phrase = &words().phrases[at];
            let (before, phrase) = match phrase.strip_prefix(BEGIN) {
                Some(phrase) => (String::new(), phrase),
                None => (before, phrase.as_str()),
            };
            let typed = match phrase.strip_suffix(END) {
                Some(phrase) => format!("{before} {phrase}"),
                None => format!("{before} {phrase} {after}"),
            };
            prop_assert!(heard(&typed), "{}", typed);
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(typed in ".{0,300}") {
            heard(&typed);
        }
    }
}
