//! Files that open with a passphrase, written here by themselves and with hardly any work: what is fuzzed is what stands
//! in them. It follows <https://c2sp.org/age>, and shares no line with the core.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// Opens every file that is written here.
pub const PASSPHRASE: &str = "heron by the reeds";

const SALT: [u8; 16] = [1; 16];
const FILE_KEY: [u8; 16] = [2; 16];
const NONCE: [u8; 16] = [3; 16];
const PIECE: usize = 64 * 1024;

fn derived(salt: &[u8], label: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    let made = Hkdf::<Sha256>::new(Some(salt), &FILE_KEY).expand(label, &mut key);
    made.expect("32 bytes are not too many");
    key
}

/// The lines that wrap the key, and what the pieces begin with.
static HEAD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let parameters = scrypt::Params::new(1, 8, 1).expect("age has these");
    let salt = [b"age-encryption.org/v1/scrypt".as_slice(), &SALT].concat();
    let mut key = [0; 32];
    scrypt::scrypt(PASSPHRASE.as_bytes(), &salt, &parameters, &mut key).expect("age has these");
    let cipher = ChaCha20Poly1305::new_from_slice(&key).expect("32 bytes");
    let wrapped = cipher.encrypt(&Nonce::default(), FILE_KEY.as_slice());
    let wrapped = STANDARD_NO_PAD.encode(wrapped.expect("it fits"));
    let salt = STANDARD_NO_PAD.encode(SALT);
    let head = format!("age-encryption.org/v1\n-> scrypt {salt} 1\n{wrapped}\n---");
    let key = derived(&[], b"header");
    let mut sum = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key).expect("any length does");
    sum.update(head.as_bytes());
    let sum = STANDARD_NO_PAD.encode(sum.finalize().into_bytes());
    let mut head = format!("{head} {sum}\n").into_bytes();
    head.extend(NONCE);
    head
});

static CIPHER: LazyLock<ChaCha20Poly1305> = LazyLock::new(|| {
    ChaCha20Poly1305::new_from_slice(&derived(&NONCE, b"payload")).expect("32 bytes")
});

/// A file that holds these bytes.
pub fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut file = HEAD.clone();
    let pieces = bytes.chunks(PIECE).count().max(1);
    for number in 0..pieces {
        let piece = bytes.chunks(PIECE).nth(number).unwrap_or_default();
        let mut nonce = Nonce::default();
        nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
        nonce[11] = u8::from(number + 1 == pieces);
        file.extend(CIPHER.encrypt(&nonce, piece).expect("it fits"));
    }
    file
}

/// What a passphrase would have to be tried with in this file: the logarithm of the work, where its lines say one.
pub fn work(file: &[u8]) -> Option<u32> {
    let line = file.split(|byte| *byte == b'\n').nth(1)?;
    let last = line.rsplit(|byte| *byte == b' ').next()?;
    std::str::from_utf8(last).ok()?.parse().ok()
}
