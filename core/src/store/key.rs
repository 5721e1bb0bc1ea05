//! The raw key of a store. It is wiped when dropped and appears in no log, no `Debug` and no error.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use super::StoreError;

/// 256 bits that open a store. The host keeps them in the Keystore, the Keychain or the desktop's keyring.
pub struct StoreKey(Zeroizing<[u8; 32]>);

impl StoreKey {
    /// A new random key.
    pub fn generate() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_| StoreError::System {
            detail: "this device gave no random bytes".to_owned(),
        })?;
        Ok(Self(bytes))
    }

    /// A key from its 32 bytes; none where there are more or fewer. `bytes` is wiped.
    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let key = bytes
            .as_slice()
            .try_into()
            .ok()
            .map(|array: [u8; 32]| Self(Zeroizing::new(array)));
        bytes.zeroize();
        key
    }

    /// A key from 64 hexadecimal digits; none where the text is anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: Zeroizing<Vec<u8>> = Zeroizing::new(
            text.trim()
                .chars()
                .map_while(|c| c.to_digit(16))
                .map(|digit| digit as u8)
                .collect(),
        );
        if digits.len() != 64 || text.trim().len() != 64 {
            return None;
        }
        Self::from_bytes(
            digits
                .chunks_exact(2)
                .map(|pair| pair[0] << 4 | pair[1])
                .collect(),
        )
    }

    /// 64 hexadecimal digits, for the host to keep.
    pub fn to_hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in self.0.iter() {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        text
    }

    /// The same key once more, for a connection that has to be made anew.
    pub(crate) fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// Its 32 bytes, for the host to keep.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The statement that gives the key to SQLCipher.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        self.statement("key")
    }

    /// The statement that has SQLCipher write every page anew under this key.
    pub(super) fn pragma_anew(&self) -> Zeroizing<String> {
        self.statement("rekey")
    }

    fn statement(&self, pragma: &str) -> Zeroizing<String> {
        let mut statement = Zeroizing::new(String::with_capacity(96));
        for part in ["PRAGMA ", pragma, " = \"x'", &self.to_hex(), "'\";"] {
            statement.push_str(part);
        }
        statement
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_survives_being_written_and_read(bytes: [u8; 32]) {
            let key = StoreKey::from_bytes(bytes.to_vec()).unwrap();
            let again = StoreKey::from_hex(&key.to_hex()).unwrap();
            prop_assert_eq!(*again.0, bytes);
        }
    }

    #[test]
    fn anything_but_sixty_four_digits_is_no_key() {
        let good = "0f".repeat(32);
        for text in [
            "",
            "0f",
            &good[1..],
            &format!("{good}0"),
            &good.replace('f', "g"),
            &"é".repeat(32),
        ] {
            assert!(StoreKey::from_hex(text).is_none(), "{text}");
        }
        assert!(StoreKey::from_hex(&format!("{good}\n")).is_some());
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        let key = StoreKey::from_hex(&"a7".repeat(32)).unwrap();
        assert_eq!(format!("{key:?}"), "StoreKey(hidden)");
    }

    #[test]
    fn two_keys_that_are_made_differ() {
        assert_ne!(
            *StoreKey::generate().unwrap().0,
            *StoreKey::generate().unwrap().0
        );
    }
}
