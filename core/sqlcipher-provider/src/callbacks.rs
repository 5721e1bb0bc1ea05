//! The functions that SQLCipher calls: C's pointers and lengths on one side, [`crate::primitives`] on the other.
//!
//! Each checks every pointer for null and every length for sense, and answers `SQLITE_ERROR` instead of guessing. A panic is caught
//! before it reaches C. SQLCipher's context pointer is not used: nothing is held between calls, so nothing needs a lock either.

use std::ffi::{CStr, c_char, c_int, c_uchar, c_void};
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use zeroize::Zeroizing;

use crate::primitives::{self, BLOCK_SIZE, Direction, Hash, KEY_SIZE, Refused};

pub(crate) const SQLITE_OK: c_int = 0;
pub(crate) const SQLITE_ERROR: c_int = 1;

/// SQLCipher asks for keys of [`KEY_SIZE`] bytes and no others; this leaves room for published test vectors.
const LONGEST_DERIVED_KEY: usize = 64;

/// Runs the work of one callback, and says to SQLCipher how it went.
fn answer(work: impl FnOnce() -> Result<(), Refused>) -> c_int {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => SQLITE_OK,
        Ok(Err(_)) | Err(_) => SQLITE_ERROR,
    }
}

fn length(count: c_int) -> Result<usize, Refused> {
    usize::try_from(count).map_err(|_| Refused::Length)
}

/// What C hands over as a pointer and a count.
///
/// # Safety
///
/// `start` is null, or points to `count` readable bytes which nothing writes to while the answer is in use.
unsafe fn bytes<'a>(start: *const c_uchar, count: c_int) -> Result<&'a [u8], Refused> {
    let count = length(count)?;
    if start.is_null() {
        return Err(Refused::Null);
    }
    // SAFETY: not null, and readable by this function's contract; bytes have no alignment; a c_int is at most isize::MAX.
    Ok(unsafe { slice::from_raw_parts(start, count) })
}

/// Fills `buffer` with bytes from the operating system: the salt of a new file, and each page's initialisation vector.
///
/// # Safety
///
/// `buffer` is null or points to `count` writable bytes.
pub(crate) unsafe extern "C" fn random(_: *mut c_void, buffer: *mut c_void, count: c_int) -> c_int {
    answer(|| {
        let count = length(count)?;
        if buffer.is_null() {
            return Err(Refused::Null);
        }
        // SAFETY: not null and writable by contract. C's memory may be uninitialised, so it is only ever written.
        let buffer = unsafe { slice::from_raw_parts_mut(buffer.cast::<MaybeUninit<u8>>(), count) };
        getrandom::fill_uninit(buffer).map_err(|_| Refused::NoRandom)?;
        Ok(())
    })
}

/// Takes entropy from `PRAGMA cipher_add_random`, and needs none of it: the operating system looks after its own.
///
/// # Safety
///
/// None is needed: nothing is read.
pub(crate) unsafe extern "C" fn add_random(_: *mut c_void, _: *const c_void, _: c_int) -> c_int {
    SQLITE_OK
}

/// Authenticates a page: `first` is its ciphertext and initialisation vector, `second` its page number (null if there is none).
///
/// # Safety
///
/// Each input is null or points to as many readable bytes as its count says; `tag` is null or has room for [`Hash::size`] bytes.
pub(crate) unsafe extern "C" fn hmac(
    _: *mut c_void,
    algorithm: c_int,
    key: *const c_uchar,
    key_count: c_int,
    first: *const c_uchar,
    first_count: c_int,
    second: *const c_uchar,
    second_count: c_int,
    tag: *mut c_uchar,
) -> c_int {
    answer(|| {
        let hash = Hash::from_number(algorithm)?;
        if tag.is_null() {
            return Err(Refused::Null);
        }
        // SAFETY: readable by contract, and nothing is written before these are last used.
        let (key, first) = unsafe { (bytes(key, key_count)?, bytes(first, first_count)?) };
        let second = if second.is_null() {
            &[]
        } else {
            // SAFETY: as above.
            unsafe { bytes(second, second_count)? }
        };
        let computed = primitives::hmac(hash, key, [first, second])?;
        // SAFETY: `tag` is not null and has room for a tag of this hash by contract; `computed` is our own and at least that long.
        unsafe { tag.copy_from_nonoverlapping(computed.as_ptr(), hash.size()) };
        Ok(())
    })
}

/// Derives a key of `derived_count` bytes from a passphrase, or the authentication key from the encryption key.
///
/// # Safety
///
/// `passphrase` and `salt` are null or point to as many readable bytes as their counts say; `derived` is null or has room for
/// `derived_count` bytes.
pub(crate) unsafe extern "C" fn kdf(
    _: *mut c_void,
    algorithm: c_int,
    passphrase: *const c_uchar,
    passphrase_count: c_int,
    salt: *const c_uchar,
    salt_count: c_int,
    rounds: c_int,
    derived_count: c_int,
    derived: *mut c_uchar,
) -> c_int {
    answer(|| {
        let hash = Hash::from_number(algorithm)?;
        let rounds = u32::try_from(rounds).map_err(|_| Refused::Unknown)?;
        if derived.is_null() {
            return Err(Refused::Null);
        }
        // Derived into memory of our own: `derived` may be uninitialised, and C is free to let it overlap an input.
        let mut key = Zeroizing::new([0; LONGEST_DERIVED_KEY]);
        let key = match length(derived_count)? {
            0 => return Err(Refused::Length),
            count => key.get_mut(..count).ok_or(Refused::Length)?,
        };
        // SAFETY: readable by contract, and nothing of C's is written before these are last used.
        let (passphrase, salt) = unsafe {
            (
                bytes(passphrase, passphrase_count)?,
                bytes(salt, salt_count)?,
            )
        };
        primitives::pbkdf2(hash, passphrase, salt, rounds, key)?;
        // SAFETY: `derived` is not null and has room for `derived_count` bytes by contract, which is `key`'s length; `key` is our own.
        unsafe { derived.copy_from_nonoverlapping(key.as_ptr(), key.len()) };
        Ok(())
    })
}

/// Encrypts (`mode` 1) or decrypts (0) the body of a page, a whole number of blocks.
///
/// # Safety
///
/// `key` and `input` are null or point to as many readable bytes as their counts say; `iv` is null or points to [`BLOCK_SIZE`]; `output`
/// is null or has room for `count` bytes. `output` may be the same memory as `input`.
pub(crate) unsafe extern "C" fn cipher(
    _: *mut c_void,
    mode: c_int,
    key: *const c_uchar,
    key_count: c_int,
    iv: *const c_uchar,
    input: *const c_uchar,
    count: c_int,
    output: *mut c_uchar,
) -> c_int {
    answer(|| {
        let direction = Direction::from_number(mode)?;
        let count = length(count)?;
        if iv.is_null() || input.is_null() || output.is_null() {
            return Err(Refused::Null);
        }
        if key_count != KEY_SIZE as c_int || !count.is_multiple_of(BLOCK_SIZE) {
            return Err(Refused::Length);
        }
        // The key and the initialisation vector may lie beside the output, so both are copied before it is written.
        let mut own_key = Zeroizing::new([0; KEY_SIZE]);
        // SAFETY: readable by contract, and nothing is written before this is last used.
        own_key.copy_from_slice(unsafe { bytes(key, key_count)? });
        // SAFETY: not null, readable for a block by contract; a byte array has no alignment.
        let iv = unsafe { iv.cast::<[u8; BLOCK_SIZE]>().read() };
        // SAFETY: neither is null, both are `count` long by contract, and `copy_from` allows them to overlap.
        unsafe { output.copy_from(input, count) };
        // SAFETY: `output` is writable by contract and has just been initialised; `input` is not looked at again.
        let data = unsafe { slice::from_raw_parts_mut(output, count) };
        primitives::aes_256_cbc(direction, own_key.as_slice(), &iv, data)
    })
}

/// Opens or closes a connection's context: there is none.
///
/// # Safety
///
/// None is needed: nothing is read or written.
pub(crate) unsafe extern "C" fn context(_: *mut *mut c_void) -> c_int {
    SQLITE_OK
}

/// Bytes in a tag; 0 for an algorithm that is not known, as SQLCipher's own providers say it.
pub(crate) unsafe extern "C" fn hmac_size(_: *mut c_void, algorithm: c_int) -> c_int {
    Hash::from_number(algorithm).map_or(0, |hash| hash.size() as c_int)
}

pub(crate) unsafe extern "C" fn key_size(_: *mut c_void) -> c_int {
    KEY_SIZE as c_int
}

pub(crate) unsafe extern "C" fn block_size(_: *mut c_void) -> c_int {
    BLOCK_SIZE as c_int
}

/// Not a certified module.
pub(crate) unsafe extern "C" fn fips_status(_: *mut c_void) -> c_int {
    0
}

pub(crate) unsafe extern "C" fn cipher_name(_: *mut c_void) -> *const c_char {
    c"aes-256-cbc".as_ptr()
}

pub(crate) unsafe extern "C" fn provider_name(_: *mut c_void) -> *const c_char {
    c"rustcrypto".as_ptr()
}

pub(crate) unsafe extern "C" fn provider_version(_: *mut c_void) -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => c"",
        };
    VERSION.as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr::{null, null_mut};

    const KEY: [u8; KEY_SIZE] = [1; KEY_SIZE];
    const IV: [u8; BLOCK_SIZE] = [2; BLOCK_SIZE];

    /// Calls `cipher` on two blocks with everything in order except what the caller changes.
    fn cipher_of(
        mode: c_int,
        key: *const u8,
        key_count: c_int,
        iv: *const u8,
        count: c_int,
    ) -> c_int {
        let (input, mut output) = ([3u8; 32], [0u8; 32]);
        // SAFETY: the arrays are at least as long as every count that the tests pass and that is not refused first.
        unsafe {
            cipher(
                null_mut(),
                mode,
                key,
                key_count,
                iv,
                input.as_ptr(),
                count,
                output.as_mut_ptr(),
            )
        }
    }

    #[test]
    fn cipher_refuses_null_pointers() {
        assert_eq!(cipher_of(1, KEY.as_ptr(), 32, IV.as_ptr(), 32), SQLITE_OK);
        assert_eq!(cipher_of(1, null(), 32, IV.as_ptr(), 32), SQLITE_ERROR);
        assert_eq!(cipher_of(1, KEY.as_ptr(), 32, null(), 32), SQLITE_ERROR);
        let mut block = [0u8; 16];
        // SAFETY: null is allowed; the block is as long as the count.
        let answers = unsafe {
            [
                cipher(
                    null_mut(),
                    1,
                    KEY.as_ptr(),
                    32,
                    IV.as_ptr(),
                    null(),
                    16,
                    block.as_mut_ptr(),
                ),
                cipher(
                    null_mut(),
                    1,
                    KEY.as_ptr(),
                    32,
                    IV.as_ptr(),
                    block.as_ptr(),
                    16,
                    null_mut(),
                ),
            ]
        };
        assert_eq!(answers, [SQLITE_ERROR; 2]);
    }

    #[test]
    fn cipher_refuses_wrong_lengths_and_modes() {
        for key_count in [-1, 0, 16, 31, 33] {
            assert_eq!(
                cipher_of(1, KEY.as_ptr(), key_count, IV.as_ptr(), 32),
                SQLITE_ERROR
            );
        }
        for count in [-16, -1, 1, 15, 17, 31] {
            assert_eq!(
                cipher_of(0, KEY.as_ptr(), 32, IV.as_ptr(), count),
                SQLITE_ERROR
            );
        }
        for mode in [-1, 2] {
            assert_eq!(
                cipher_of(mode, KEY.as_ptr(), 32, IV.as_ptr(), 32),
                SQLITE_ERROR
            );
        }
    }

    #[test]
    fn cipher_works_in_place_and_with_the_vector_beside_the_output() {
        // As SQLCipher lays out a page: the body, then the initialisation vector.
        let mut page = [7u8; 48];
        let (body, iv) = (page.as_mut_ptr(), page.as_ptr().wrapping_add(32));
        for mode in [1, 0] {
            // SAFETY: 32 bytes of body and 16 of vector lie in `page`.
            let answer = unsafe { cipher(null_mut(), mode, KEY.as_ptr(), 32, iv, body, 32, body) };
            assert_eq!(answer, SQLITE_OK);
        }
        assert_eq!(page, [7u8; 48]);
    }

    #[test]
    fn hmac_refuses_null_pointers_negative_lengths_and_unknown_algorithms() {
        let mut tag = [0u8; 64];
        let (key, text) = (KEY.as_ptr(), IV.as_ptr());
        let out = tag.as_mut_ptr();
        // SAFETY: null is allowed, and no count is longer than its array.
        let answers = unsafe {
            [
                hmac(null_mut(), 2, null(), 32, text, 16, text, 4, out),
                hmac(null_mut(), 2, key, 32, null(), 16, text, 4, out),
                hmac(null_mut(), 2, key, 32, text, 16, text, 4, null_mut()),
                hmac(null_mut(), 2, key, -1, text, 16, text, 4, out),
                hmac(null_mut(), 2, key, 32, text, -1, text, 4, out),
                hmac(null_mut(), 2, key, 32, text, 16, text, -1, out),
                hmac(null_mut(), 3, key, 32, text, 16, text, 4, out),
                hmac(null_mut(), -1, key, 32, text, 16, text, 4, out),
            ]
        };
        assert_eq!(answers, [SQLITE_ERROR; 8]);
        assert_eq!(tag, [0; 64], "nothing is written when a request is refused");
    }

    #[test]
    fn kdf_refuses_null_pointers_bad_lengths_and_no_rounds() {
        let mut derived = [0u8; 64];
        let (pass, salt) = (KEY.as_ptr(), IV.as_ptr());
        let out = derived.as_mut_ptr();
        // SAFETY: null is allowed, and no count that is not refused is longer than its array.
        let answers = unsafe {
            [
                kdf(null_mut(), 2, null(), 32, salt, 16, 2, 32, out),
                kdf(null_mut(), 2, pass, 32, null(), 16, 2, 32, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, 2, 32, null_mut()),
                kdf(null_mut(), 2, pass, -1, salt, 16, 2, 32, out),
                kdf(null_mut(), 2, pass, 32, salt, -1, 2, 32, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, 0, 32, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, -2, 32, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, 2, 0, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, 2, -1, out),
                kdf(null_mut(), 2, pass, 32, salt, 16, 2, 65, out),
                kdf(null_mut(), 9, pass, 32, salt, 16, 2, 32, out),
            ]
        };
        assert_eq!(answers, [SQLITE_ERROR; 11]);
        assert_eq!(
            derived, [0; 64],
            "nothing is written when a request is refused"
        );
    }

    #[test]
    fn random_fills_what_it_is_given_and_refuses_the_rest() {
        let mut buffer = [0u8; 80];
        let start = buffer.as_mut_ptr().cast();
        // SAFETY: `buffer` has 64 bytes and more; null is allowed.
        let answers = unsafe {
            [
                random(null_mut(), start, 64),
                random(null_mut(), start, -1),
                random(null_mut(), null_mut(), 64),
            ]
        };
        assert_eq!(answers, [SQLITE_OK, SQLITE_ERROR, SQLITE_ERROR]);
        // 64 bytes that are all zero would be a broken generator: the chance is 2^-512.
        assert_ne!(buffer[..64], [0; 64]);
        assert_eq!(buffer[64..], [0; 16]);
    }

    #[test]
    fn a_panic_becomes_an_error() {
        assert_eq!(answer(|| panic!("a test of the guard")), SQLITE_ERROR);
    }
}
