//! SQLCipher's cryptography, in Rust.
//!
//! SQLCipher leaves its cryptography to a table of C functions. The workspace compiles it with
//! `-DSQLCIPHER_CRYPTO_CUSTOM=ebb_sqlcipher_provider_setup` (see `.cargo/config.toml`), and this crate is that function: AES-256-CBC,
//! HMAC and PBKDF2 from RustCrypto, randomness from the operating system. So the encrypted store needs no OpenSSL, on a phone or a
//! desktop, and its files stay those of any other SQLCipher 4.
//!
//! It is the only crate in the workspace with `unsafe` code, and holds nothing but what C calls.

mod callbacks;
mod primitives;
mod provider;

#[cfg(test)]
mod known_answers;

use std::ffi::c_int;
use std::hint::black_box;

use provider::Provider;

/// Keeps this crate in the program. Call it once before the first connection is opened; a second call changes nothing.
///
/// Only C refers to the two functions below, and the linker may drop a Rust library that no Rust code refers to: the program
/// would then fail to link. The call costs nothing, and registers nothing: SQLite runs the setup itself when it first starts.
pub fn link() {
    black_box(ebb_sqlcipher_provider_setup as unsafe extern "C" fn(*mut Provider) -> c_int);
    black_box(ebb_sqlcipher_provider_at_exit as extern "C" fn(Option<AtExit>) -> c_int);
}

/// What SQLCipher calls, once, to learn who does its cryptography.
///
/// # Safety
///
/// `table` is null, or points to memory that holds a `sqlcipher_provider` and may be written to.
#[unsafe(no_mangle)]
unsafe extern "C" fn ebb_sqlcipher_provider_setup(table: *mut Provider) -> c_int {
    if table.is_null() {
        return callbacks::SQLITE_ERROR;
    }
    // SAFETY: not null, and by this function's contract writable and large enough. The memory is uninitialised: it is written whole
    // and never read. Unaligned, because SQLCipher takes it from an allocator of its own.
    unsafe { table.write_unaligned(Provider::rust_crypto()) };
    callbacks::SQLITE_OK
}

/// What C would do when the process ends.
type AtExit = unsafe extern "C" fn();

/// What SQLCipher calls in place of C's `atexit`: it answers that all is well and keeps nothing, so that nothing runs at the end.
///
/// SQLCipher would wipe and free its keys and its table there, without asking whether another thread still has a file open, and
/// that thread would crash or, with its key gone, write what nothing can read.
#[unsafe(no_mangle)]
extern "C" fn ebb_sqlcipher_provider_at_exit(_never: Option<AtExit>) -> c_int {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::mem::MaybeUninit;

    #[test]
    fn setup_fills_the_whole_table() {
        let mut table = MaybeUninit::<Provider>::uninit();
        // SAFETY: `table` is writable and has the right size.
        let answer = unsafe { ebb_sqlcipher_provider_setup(table.as_mut_ptr()) };
        assert_eq!(answer, callbacks::SQLITE_OK);
        // SAFETY: the setup answered OK, so it has written the whole table.
        let table = unsafe { table.assume_init() };
        assert!(table.next.is_null());
        assert!(table.hmac.is_some() && table.get_provider_version.is_some());
    }

    #[test]
    fn setup_refuses_a_null_table() {
        // SAFETY: null is allowed.
        let answer = unsafe { ebb_sqlcipher_provider_setup(std::ptr::null_mut()) };
        assert_eq!(answer, callbacks::SQLITE_ERROR);
    }
}
