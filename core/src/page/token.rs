//! Places and actions as they leave the core: tokens. A room writes and reads its own with [`tokens!`](crate::tokens);
//! a host keeps them, compares them and hands them back.

use std::fmt::Write as _;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Where somebody is. Before `?` stands the stop, behind it how the stop is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Place {
    /// `reminders/rule/0192…`, `reminders/all?ahead=1`. It holds ids, days and numbers, and never a person's words.
    pub token: String,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Action {
    /// `reminders/done/0192…@2026-11-24T18:00`. What somebody wrote comes beside it, as answers.
    pub token: String,
}

impl Place {
    /// The place that a room's own value stands for.
    pub fn to(at: &impl Token) -> Self {
        Self { token: at.write() }
    }

    /// The stop, without how it is looked at.
    pub fn stop(&self) -> &str {
        self.token.split('?').next().unwrap_or_default()
    }

    /// The room that made it.
    pub fn room(&self) -> &str {
        room(&self.token)
    }
}

impl Action {
    /// The action that a room's own value stands for.
    pub fn of(act: &impl Token) -> Self {
        Self { token: act.write() }
    }

    /// The room that made it.
    pub fn room(&self) -> &str {
        room(&self.token)
    }
}

fn room(token: &str) -> &str {
    token.split(['/', '?']).next().unwrap_or_default()
}

/// A room's places, or its actions, as tokens. [`tokens!`](crate::tokens) writes both directions.
pub trait Token: Sized {
    /// The room's name, with which each of its tokens begins.
    const ROOM: &'static str;
    /// The word of each kind of token, which follows the room.
    const WORDS: &'static [&'static str];
    /// As a token.
    fn write(&self) -> String;
    /// The value that a token stands for; none where this version knows it no more, or never did.
    fn read(token: &str) -> Option<Self>;
}

/// What may stand in a token.
pub trait TokenField: Sized {
    /// As it stands there: what a token cannot hold is escaped.
    fn escaped(&self) -> String;
    /// Back again; none where it is no such value.
    fn of_escaped(text: &str) -> Option<Self>;
}

/// What stands for nothing; in a text this sign is escaped.
const NOTHING: &str = "~";

impl<T: TokenField> TokenField for Option<T> {
    fn escaped(&self) -> String {
        self.as_ref().map_or_else(|| NOTHING.to_owned(), T::escaped)
    }

    fn of_escaped(text: &str) -> Option<Self> {
        if text == NOTHING {
            Some(None)
        } else {
            T::of_escaped(text).map(Some)
        }
    }
}

/// Values that are written and read by their own `Display` and `FromStr`.
#[macro_export]
macro_rules! token_text {
    ($($kind:ty),* $(,)?) => {$(
        impl $crate::page::TokenField for $kind {
            fn escaped(&self) -> String {
                $crate::page::escape(&self.to_string())
            }

            fn of_escaped(text: &str) -> Option<Self> {
                $crate::page::plain(text)?.parse().ok()
            }
        }
    )*};
}

token_text!(
    bool,
    i32,
    i64,
    u32,
    f64,
    String,
    crate::store::Id,
    crate::time::Day,
    crate::time::TimeOfDay,
    crate::time::Civil,
    crate::time::Zone,
);

/// Values that have one word each, as serde writes it: `token_words!(ReminderKind)`.
#[macro_export]
macro_rules! token_words {
    ($($kind:ty),* $(,)?) => {$(
        impl $crate::page::TokenField for $kind {
            fn escaped(&self) -> String {
                $crate::page::word_of(self)
            }

            fn of_escaped(text: &str) -> Option<Self> {
                $crate::page::of_word(text)
            }
        }
    )*};
}

/// The word by which serde knows a value that is no more than its name.
#[doc(hidden)]
pub fn word_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => escape(&word),
        _ => String::new(),
    }
}

#[doc(hidden)]
pub fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(plain(word)?)).ok()
}

/// Joins the room, the word, the fields of the stop and those of how it is looked at.
#[doc(hidden)]
pub fn write_parts(
    room: &str,
    word: &str,
    stop: &[String],
    looked_at: &[(&str, String)],
) -> String {
    let mut token = format!("{room}/{word}");
    for part in stop {
        token.push('/');
        token.push_str(part);
    }
    for (index, (name, part)) in looked_at.iter().enumerate() {
        token.push(if index == 0 { '?' } else { '&' });
        token.push_str(name);
        token.push('=');
        token.push_str(part);
    }
    token
}

/// The word, the fields of the stop and those of how it is looked at, all still escaped; none where the token is
/// another room's.
#[doc(hidden)]
pub fn read_parts<'t>(room: &str, token: &'t str) -> Option<Parts<'t>> {
    let (stop, looked_at) = token.split_once('?').unwrap_or((token, ""));
    let mut stop = stop.split('/');
    if stop.next()? != room {
        return None;
    }
    let looked_at = looked_at.split('&').filter_map(|part| part.split_once('='));
    Some(Parts {
        word: stop.next()?,
        fields: stop.collect(),
        looked_at: looked_at.collect(),
    })
}

/// A token taken apart.
#[doc(hidden)]
pub struct Parts<'t> {
    pub word: &'t str,
    pub fields: Vec<&'t str>,
    pub looked_at: Vec<(&'t str, &'t str)>,
}

impl Parts<'_> {
    #[doc(hidden)]
    pub fn looked_at<T: TokenField>(&self, name: &str) -> Option<T> {
        let said = self.looked_at.iter().find(|(known, _)| *known == name);
        // A token that was kept before there was such a way to look stands for none.
        T::of_escaped(said.map_or(NOTHING, |(_, text)| text))
    }
}

fn stands_for_itself(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.:@+".contains(&byte)
}

/// Any text, as a token can hold it.
#[doc(hidden)]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if stands_for_itself(byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Back again; none where it is no such text.
#[doc(hidden)]
pub fn plain(escaped: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(more.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &more[2..];
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Writes a room's places or actions, and both directions of their tokens: one line a variant. Fields before `;` are
/// the stop, those behind it how the stop is looked at.
#[macro_export]
macro_rules! tokens {
    (
        $(#[$outer:meta])*
        $vis:vis enum $name:ident in $room:literal {
            $(
                $(#[$inner:meta])*
                $variant:ident $({
                    $($field:ident : $kind:ty),* $(,)?
                    $(; $($view:ident : $view_kind:ty),* $(,)?)?
                })? = $word:literal
            ),* $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $name {
            $(
                $(#[$inner])*
                $variant $({
                    $(#[allow(missing_docs)] $field: $kind,)*
                    $($(#[allow(missing_docs)] $view: $view_kind,)*)?
                })?
            ),*
        }

        impl $crate::page::Token for $name {
            const ROOM: &'static str = $room;
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn write(&self) -> String {
                match self {
                    $(
                        Self::$variant $({ $($field,)* $($($view,)*)? })? => {
                            $crate::page::write_parts(
                                $room,
                                $word,
                                &[$($($crate::page::TokenField::escaped($field),)*)?],
                                &[$($($((stringify!($view), $crate::page::TokenField::escaped($view)),)*)?)?],
                            )
                        }
                    ),*
                }
            }

            #[allow(unused_mut, unused_variables)]
            fn read(token: &str) -> Option<Self> {
                let parts = $crate::page::read_parts($room, token)?;
                let mut fields = parts.fields.iter();
                match parts.word {
                    $(
                        $word => {
                            let read = Self::$variant $({
                                $($field: $crate::page::TokenField::of_escaped(fields.next()?)?,)*
                                $($($view: parts.looked_at(stringify!($view))?,)*)?
                            })?;
                            fields.next().is_none().then_some(read)
                        }
                    )*
                    _ => None,
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Id;
    use proptest::prelude::*;

    crate::tokens! {
        /// Places to try it with.
        enum At in "trial" {
            /// Nothing more to say.
            All = "all",
            /// Both kinds of fields.
            One { id: Id, name: String; ahead: i32, from: Option<String> } = "one",
            /// Only how it is looked at.
            Month { ; ahead: i32 } = "month",
        }
    }

    fn id() -> Id {
        Id::from_parts(
            crate::time::from_millis(1_790_000_000_000).unwrap(),
            &[7; 10],
        )
    }

    #[test]
    fn a_token_reads_like_a_path() {
        assert_eq!(At::All.write(), "trial/all");
        assert_eq!(At::Month { ahead: -1 }.write(), "trial/month?ahead=-1");
        let before = format!("trial/one/{}/a?ahead=2", id());
        assert!(matches!(
            At::read(&before),
            Some(At::One { from: None, .. })
        ));
        assert_eq!(At::read("trial/month"), None, "a number has to be there");
        let place = Place::to(&At::One {
            id: id(),
            name: "a/b".to_owned(),
            ahead: 2,
            from: None,
        });
        assert_eq!(place.stop(), format!("trial/one/{}/a%2Fb", id()));
        assert!(place.token.ends_with("?ahead=2&from=~"));
        assert_eq!(place.room(), "trial");
    }

    #[test]
    fn what_this_version_does_not_know_is_none_and_no_panic() {
        for token in [
            "",
            "/",
            "trial",
            "trial/",
            "trial/none",
            "other/all",
            "trial/all/more",
            "trial/month",
            "trial/month?ahead=x",
            "trial/one/x",
            "trial/one/%/%2?ahead=1&from=~",
            "trial/all?",
            "?",
        ] {
            let known = token == "trial/all?";
            assert_eq!(At::read(token).is_some(), known, "{token}");
        }
    }

    proptest! {
        #[test]
        fn every_value_survives_its_token(name in "\\PC{0,12}|~", from in prop::option::of("\\PC{0,6}|~"), ahead: i32) {
            let at = At::One { id: id(), name, ahead, from };
            let token = at.write();
            prop_assert!(token.is_ascii());
            prop_assert_eq!(At::read(&token), Some(at));
        }

        #[test]
        fn no_token_is_too_strange(token in "(trial/)?\\PC{0,30}") {
            let _ = At::read(&token);
        }
    }
}
