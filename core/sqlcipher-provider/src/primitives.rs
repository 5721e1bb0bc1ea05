//! The cryptography itself, in safe Rust: what SQLCipher asks for, over RustCrypto.
//!
//! AES-256-CBC without padding (a page is a whole number of blocks), HMAC and PBKDF2 over SHA-1, SHA-256 and SHA-512. SQLCipher 4 writes
//! with SHA-512; the other two open files of older settings.

use aes::Aes256;
use aes::cipher::{Array, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use hmac::{EagerHash, Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

/// Bytes in an AES-256 key.
pub(crate) const KEY_SIZE: usize = 32;
/// Bytes in an AES block, and in an initialisation vector.
pub(crate) const BLOCK_SIZE: usize = 16;
/// Bytes in the longest tag, which is SHA-512's.
pub(crate) const LONGEST_TAG: usize = 64;

/// Why a request was refused. SQLCipher hears only that it was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A pointer that must not be null is.
    Null,
    /// A length is negative, or not one that the algorithm takes.
    Length,
    /// No such algorithm, mode or number of rounds.
    Unknown,
    /// The operating system gave no random bytes.
    NoRandom,
}

/// `SQLCIPHER_HMAC_*` and `SQLCIPHER_PBKDF2_HMAC_*`, which share their numbers.
#[derive(Clone, Copy)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

impl Hash {
    pub(crate) fn from_number(number: i32) -> Result<Self, Refused> {
        match number {
            0 => Ok(Self::Sha1),
            1 => Ok(Self::Sha256),
            2 => Ok(Self::Sha512),
            _ => Err(Refused::Unknown),
        }
    }

    /// Bytes in a tag.
    pub(crate) fn size(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// Which way a page goes: `SQLCIPHER_DECRYPT` or `SQLCIPHER_ENCRYPT`.
#[derive(Clone, Copy)]
pub(crate) enum Direction {
    Decrypt,
    Encrypt,
}

impl Direction {
    pub(crate) fn from_number(number: i32) -> Result<Self, Refused> {
        match number {
            0 => Ok(Self::Decrypt),
            1 => Ok(Self::Encrypt),
            _ => Err(Refused::Unknown),
        }
    }
}

/// AES-256-CBC over `data` in place (NIST SP 800-38A). `data` must be whole blocks, and is left as it was if anything is refused.
pub(crate) fn aes_256_cbc(
    direction: Direction,
    key: &[u8],
    iv: &[u8; BLOCK_SIZE],
    data: &mut [u8],
) -> Result<(), Refused> {
    let (blocks, rest) = Array::slice_as_chunks_mut(data);
    if !rest.is_empty() {
        return Err(Refused::Length);
    }
    match direction {
        Direction::Encrypt => cbc::Encryptor::<Aes256>::new_from_slices(key, iv)
            .map_err(|_| Refused::Length)?
            .encrypt_blocks(blocks),
        Direction::Decrypt => cbc::Decryptor::<Aes256>::new_from_slices(key, iv)
            .map_err(|_| Refused::Length)?
            .decrypt_blocks(blocks),
    }
    Ok(())
}

/// HMAC (RFC 2104) over the parts one after the other. The tag is at the front of the answer, [`Hash::size`] bytes long.
pub(crate) fn hmac(
    hash: Hash,
    key: &[u8],
    parts: [&[u8]; 2],
) -> Result<[u8; LONGEST_TAG], Refused> {
    match hash {
        Hash::Sha1 => hmac_with::<Sha1>(key, parts),
        Hash::Sha256 => hmac_with::<Sha256>(key, parts),
        Hash::Sha512 => hmac_with::<Sha512>(key, parts),
    }
}

fn hmac_with<D: EagerHash>(key: &[u8], parts: [&[u8]; 2]) -> Result<[u8; LONGEST_TAG], Refused> {
    let mut mac = Hmac::<D>::new_from_slice(key).map_err(|_| Refused::Length)?;
    for part in parts {
        mac.update(part);
    }
    let tag = mac.finalize().into_bytes();
    let mut answer = [0; LONGEST_TAG];
    answer
        .get_mut(..tag.len())
        .ok_or(Refused::Length)?
        .copy_from_slice(&tag);
    Ok(answer)
}

/// PBKDF2 with HMAC (RFC 8018, section 5.2), filling `key`.
pub(crate) fn pbkdf2(
    hash: Hash,
    passphrase: &[u8],
    salt: &[u8],
    rounds: u32,
    key: &mut [u8],
) -> Result<(), Refused> {
    if rounds == 0 {
        return Err(Refused::Unknown);
    }
    match hash {
        Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(passphrase, salt, rounds, key),
        Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(passphrase, salt, rounds, key),
        Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(passphrase, salt, rounds, key),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decrypting_undoes_encrypting() {
        let page: Vec<u8> = (0..4016u32).map(|i| (i * 7) as u8).collect();
        let mut data = page.clone();
        aes_256_cbc(
            Direction::Encrypt,
            &[3; KEY_SIZE],
            &[9; BLOCK_SIZE],
            &mut data,
        )
        .unwrap();
        assert_ne!(data, page);
        aes_256_cbc(
            Direction::Decrypt,
            &[3; KEY_SIZE],
            &[9; BLOCK_SIZE],
            &mut data,
        )
        .unwrap();
        assert_eq!(data, page);
    }

    #[test]
    fn a_part_of_a_block_is_refused_and_left_alone() {
        let mut data = [5; BLOCK_SIZE + 1];
        let answer = aes_256_cbc(
            Direction::Encrypt,
            &[3; KEY_SIZE],
            &[9; BLOCK_SIZE],
            &mut data,
        );
        assert_eq!(answer, Err(Refused::Length));
        assert_eq!(data, [5; BLOCK_SIZE + 1]);
    }

    #[test]
    fn a_key_of_another_size_is_refused() {
        let answer = aes_256_cbc(
            Direction::Encrypt,
            &[3; 16],
            &[9; BLOCK_SIZE],
            &mut [0; BLOCK_SIZE],
        );
        assert_eq!(answer, Err(Refused::Length));
    }
}
