//! The passphrase of a file. It is wiped when dropped and appears in no log and no `Debug`.

use std::fmt;

use zeroize::Zeroizing;

/// Fewer characters than this are guessed too soon.
pub const SHORTEST: usize = 10;
/// As many as a passphrase has at most.
pub const LONGEST: i32 = 500;

/// A passphrase, without the blanks around it.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// What was typed. Whether it is long enough is asked only where a file is made.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.trim().to_owned()))
    }

    /// True for one that is fit for a new file.
    pub fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= SHORTEST
    }

    /// Its characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_shows_itself_nowhere_and_a_short_one_is_not_fit() {
        let typed = Passphrase::new(" heron by the reeds\n");
        assert_eq!(typed.as_str(), "heron by the reeds");
        assert_eq!(format!("{typed:?}"), "Passphrase(hidden)");
        for (typed, fit) in [
            ("", false),
            ("         ", false),
            ("ninechars", false),
            ("ten éàüöäç", true),
        ] {
            assert_eq!(Passphrase::new(typed).is_long_enough(), fit, "{typed}");
        }
    }
}
