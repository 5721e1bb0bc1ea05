//! Whether a page of the encrypted database is as it was written: behind its text SQLCipher 4 puts an HMAC of it and of
//! its number, which only the key can make.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::StoreKey;
use super::header::DATABASE_FILE;

/// SQLCipher's defaults, in bytes: a page, the salt at the beginning of the first one, the HMAC at the end of each.
pub(super) const PAGE: usize = 4_096;
const SALT: usize = 16;
const SUM: usize = 64;
/// What the salt of the database is masked with for the key of its HMACs (`HMAC_SALT_MASK` of sqlcipher.c).
const MASK: u8 = 0x3a;

/// Proves pages of one database.
pub(super) struct PageProof(Zeroizing<[u8; 32]>);

impl PageProof {
    /// For the database in `folder`; none where it has no salt.
    ///
    /// # Errors
    /// What the system reports.
    pub fn in_folder(folder: &Path, key: &StoreKey) -> io::Result<Option<Self>> {
        let mut salt = [0; SALT];
        match File::open(folder.join(DATABASE_FILE))?.read_exact(&mut salt) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        Ok(Self::of(key, salt.map(|byte| byte ^ MASK)))
    }

    /// PBKDF2 of the raw key in two rounds, of which the first 32 bytes are the key.
    fn of(key: &StoreKey, masked: [u8; SALT]) -> Option<Self> {
        let mac = Hmac::<Sha512>::new_from_slice(key.bytes()).ok()?;
        let first = mac.clone().chain_update(masked).chain_update([0, 0, 0, 1]);
        let first = first.finalize().into_bytes();
        let second = mac.chain_update(first).finalize().into_bytes();
        let mut made = Zeroizing::new([0; 32]);
        for (byte, (one, two)) in made.iter_mut().zip(first.iter().zip(&second)) {
            *byte = one ^ two;
        }
        Some(Self(made))
    }

    /// True where this is the page of that number, as it was written.
    pub fn proves(&self, page: &[u8], number: u32) -> bool {
        let from = if number == 1 { SALT } else { 0 };
        let Ok(mac) = Hmac::<Sha512>::new_from_slice(self.0.as_slice()) else {
            return false;
        };
        page.len() == PAGE && {
            let mac = mac.chain_update(&page[from..PAGE - SUM]);
            let mac = mac.chain_update(number.to_le_bytes());
            mac.verify_slice(&page[PAGE - SUM..]).is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn every_page_of_a_store_proves_itself_and_none_does_under_another_number_or_with_a_flipped_bit()
     {
        let (folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        store.close().unwrap();
        let proof = PageProof::in_folder(folder.path(), &scratch::key())
            .unwrap()
            .unwrap();
        let bytes = std::fs::read(folder.path().join(DATABASE_FILE)).unwrap();
        assert!(bytes.len() > 20 * PAGE);
        for (number, page) in (1..).zip(bytes.chunks(PAGE)) {
            assert!(proof.proves(page, number), "{number}");
            assert!(!proof.proves(page, number + 1), "{number}");
            let mut flipped = page.to_vec();
            flipped[20 + number as usize * 31 % 4_000] ^= 4;
            assert!(!proof.proves(&flipped, number), "{number}");
        }
        let other = StoreKey::from_hex(&"5b".repeat(32)).unwrap();
        let other = PageProof::in_folder(folder.path(), &other)
            .unwrap()
            .unwrap();
        assert!(!other.proves(&bytes[PAGE..2 * PAGE], 2));
    }
}
