//! The first lines of an age file: how the key of the file is wrapped, and a checksum that only that key gives.

use std::io::BufRead;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use scrypt::Params;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::AgeError;

/// The binary logarithm of scrypt's N that is written: 64 MiB, a fraction of a second on a phone of these years. It is
/// fixed, so that no clock is asked and every implementation opens the file.
pub const COST: u8 = 16;

/// The highest that is taken, 1 GiB: as high as the one that npm's `age-encryption` takes.
pub const MOST_COST: u8 = 20;

const FIRST_LINE: &str = "age-encryption.org/v1";
const ANY_VERSION: &str = "age-encryption.org/";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const SALT: usize = 16;
const FILE_KEY: usize = 16;
const WRAPPED: usize = FILE_KEY + 16;
/// scrypt's other two parameters, as age has them.
const BLOCK: u32 = 8;
const PARALLEL: u32 = 1;
/// No header that Ebb or a person's own age writes is longer.
const LONGEST_LINE: usize = 4_096;

/// Base64 without padding, in its one canonical form.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The key that everything in a file is derived from.
pub(super) type FileKey = Zeroizing<[u8; FILE_KEY]>;

/// A new key for a file, and the lines that wrap it in a passphrase.
///
/// # Errors
/// Where the device gives no random bytes.
pub(super) fn write(passphrase: &str, cost: u8) -> Result<(FileKey, Vec<u8>), AgeError> {
    let mut salt = [0; SALT];
    let mut key = FileKey::default();
    getrandom::fill(&mut salt).map_err(|_| AgeError::Unreadable)?;
    getrandom::fill(key.as_mut()).map_err(|_| AgeError::Unreadable)?;
    let wrapping = cipher(passphrase, &salt, cost)?;
    let wrapped = wrapping
        .encrypt(&Nonce::default(), key.as_slice())
        .map_err(|_| AgeError::Damaged)?;
    let head = format!(
        "{FIRST_LINE}\n-> scrypt {} {cost}\n{}\n---",
        BASE64.encode(salt),
        BASE64.encode(wrapped)
    );
    let sum = checksum(&key, head.as_bytes())?.finalize().into_bytes();
    let lines = format!("{head} {}\n", BASE64.encode(sum));
    Ok((key, lines.into_bytes()))
}

/// Reads the lines, and the key with them.
///
/// # Errors
/// Each of [`AgeError`], but for what concerns the rest of the file.
pub(super) fn read(file: &mut impl BufRead, passphrase: &str) -> Result<FileKey, AgeError> {
    let mut head = Vec::new();
    let first = line(file, &mut head)?;
    if first != FIRST_LINE {
        return Err(if first.starts_with(ANY_VERSION) {
            AgeError::Newer
        } else {
            AgeError::NotAge
        });
    }
    let stanza = line(file, &mut head)?;
    let arguments = stanza.strip_prefix("-> ").ok_or(AgeError::NotAge)?;
    let arguments: Vec<_> = arguments.split(' ').collect();
    if arguments.first() != Some(&"scrypt") {
        return Err(AgeError::NoPassphrase);
    }
    let [_, salt, cost] = arguments[..] else {
        return Err(AgeError::NotAge);
    };
    let salt: [u8; SALT] = bytes(salt)?;
    let cost = number(cost).ok_or(AgeError::NotAge)?;
    let wrapped: [u8; WRAPPED] = bytes(&line(file, &mut head)?)?;
    let before_last = head.len();
    let last = line(file, &mut head)?;
    // A passphrase stands alone: beside another recipient anybody could have made the file.
    let sum = last.strip_prefix("--- ").ok_or(AgeError::NotAge)?;
    let sum: [u8; 32] = bytes(sum)?;
    if cost > MOST_COST {
        return Err(AgeError::TooMuchWork);
    }
    let wrapping = cipher(passphrase, &salt, cost)?;
    let unwrapped = wrapping
        .decrypt(&Nonce::default(), wrapped.as_slice())
        .map_err(|_| AgeError::WrongPassphrase)?;
    let unwrapped = Zeroizing::new(unwrapped);
    let mut key = FileKey::default();
    key.copy_from_slice(unwrapped.get(..FILE_KEY).ok_or(AgeError::Damaged)?);
    head.truncate(before_last + "---".len());
    checksum(&key, &head)?
        .verify_slice(&sum)
        .map_err(|_| AgeError::Damaged)?;
    Ok(key)
}

/// A key of 32 bytes that follows from the key of a file.
pub(super) fn derived(
    key: &FileKey,
    salt: &[u8],
    label: &[u8],
) -> Result<Zeroizing<[u8; 32]>, AgeError> {
    let mut derived = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), key.as_slice())
        .expand(label, derived.as_mut())
        .map_err(|_| AgeError::Damaged)?;
    Ok(derived)
}

fn cipher(passphrase: &str, salt: &[u8; SALT], cost: u8) -> Result<ChaCha20Poly1305, AgeError> {
    let parameters = Params::new(cost, BLOCK, PARALLEL).map_err(|_| AgeError::NotAge)?;
    let salt = [SALT_LABEL, salt].concat();
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase.as_bytes(), &salt, &parameters, key.as_mut())
        .map_err(|_| AgeError::NotAge)?;
    ChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| AgeError::Damaged)
}

fn checksum(key: &FileKey, head: &[u8]) -> Result<Hmac<Sha256>, AgeError> {
    let key = derived(key, &[], b"header")?;
    let mut sum = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_slice())
        .map_err(|_| AgeError::Damaged)?;
    sum.update(head);
    Ok(sum)
}

/// The next line without its end; with its end it is added to `head`.
fn line(file: &mut impl BufRead, head: &mut Vec<u8>) -> Result<String, AgeError> {
    let from = head.len();
    loop {
        let part = file.fill_buf().map_err(|_| AgeError::Unreadable)?;
        if part.is_empty() {
            return Err(if from == 0 {
                AgeError::NotAge
            } else {
                AgeError::Cut
            });
        }
        let end = part.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(part.len(), |at| at + 1);
        if head.len() - from + taken > LONGEST_LINE {
            return Err(AgeError::NotAge);
        }
        head.extend_from_slice(&part[..taken]);
        file.consume(taken);
        if end.is_some() {
            break;
        }
    }
    let line = head[from..].strip_suffix(b"\n").unwrap_or_default();
    let line = String::from_utf8(line.to_vec()).map_err(|_| AgeError::NotAge)?;
    Ok(line)
}

fn bytes<const LENGTH: usize>(text: &str) -> Result<[u8; LENGTH], AgeError> {
    let bytes = BASE64.decode(text).map_err(|_| AgeError::NotAge)?;
    bytes.try_into().map_err(|_| AgeError::NotAge)
}

/// A number as age writes it: digits alone, the first of them no zero.
fn number(text: &str) -> Option<u8> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = text
        .parse()
        .ok()
        .filter(|_| digits && !text.starts_with('0'))?;
    Some(u8::try_from(number).unwrap_or(u8::MAX))
}
