//! How strong it was felt, and when that was said: it counts as the rating before a card for a while.

use std::fmt;
use std::str::FromStr;

use crate::time::{Instant, from_millis, to_millis};

/// A strength that was said this long ago still counts as the rating before a card.
const STILL_FELT_MS: i64 = 15 * 60_000;

/// How strong it was felt, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Felt {
    /// 0 to 10.
    pub strength: i32,
    /// When it was said.
    pub at: Instant,
}

impl Felt {
    /// The strength, where it still counts.
    pub fn still(self, now: Instant) -> Option<i32> {
        let since = to_millis(now).saturating_sub(to_millis(self.at));
        let known = (0..=10).contains(&self.strength);
        (known && (0..STILL_FELT_MS).contains(&since)).then_some(self.strength)
    }
}

/// "7@1795000000000"
impl fmt::Display for Felt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.strength, to_millis(self.at))
    }
}

/// What stands there is no strength with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFelt;

impl FromStr for Felt {
    type Err = NotFelt;

    fn from_str(text: &str) -> Result<Self, NotFelt> {
        let (strength, at) = text.split_once('@').ok_or(NotFelt)?;
        let at = at.parse().map_err(|_| NotFelt)?;
        Ok(Self {
            strength: strength.parse().map_err(|_| NotFelt)?,
            at: from_millis(at).map_err(|_| NotFelt)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_counts_for_a_quarter_of_an_hour_and_survives_its_token() {
        let at = |minute: i64| from_millis(1_795_000_000_000 + minute * 60_000).unwrap();
        let felt = Felt {
            strength: 7,
            at: at(0),
        };
        assert_eq!(felt.to_string().parse(), Ok(felt));
        assert_eq!(felt.still(at(0)), Some(7));
        assert_eq!(felt.still(at(14)), Some(7));
        assert_eq!(felt.still(at(15)), None);
        assert_eq!(felt.still(at(-1)), None);
        assert_eq!("7".parse::<Felt>(), Err(NotFelt));
        let beyond = Felt {
            strength: 99,
            at: at(0),
        };
        assert_eq!(beyond.still(at(0)), None);
    }
}
