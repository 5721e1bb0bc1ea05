//! The table that SQLCipher 4.20 calls its cryptography through: `struct sqlcipher_provider` of its `sqlcipher.h`.
//!
//! Order and types must be exactly those of the bundled C source. A test below compares the two, so that a SQLCipher with another table
//! fails there and not in somebody's store.

use std::ffi::{c_char, c_int, c_uchar, c_void};
use std::ptr;

use crate::callbacks;

type Text = unsafe extern "C" fn(*mut c_void) -> *const c_char;
type Number = unsafe extern "C" fn(*mut c_void) -> c_int;
type NumberFor = unsafe extern "C" fn(*mut c_void, c_int) -> c_int;
type Context = unsafe extern "C" fn(*mut *mut c_void) -> c_int;
type Hmac = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;
type Kdf = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    c_int,
    c_int,
    *mut c_uchar,
) -> c_int;
type Cipher = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    *const c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;

/// `struct sqlcipher_provider`. SQLCipher calls every member without asking whether it is null, except `init` and `shutdown`.
#[repr(C)]
pub(crate) struct Provider {
    pub(crate) init: Option<unsafe extern "C" fn() -> c_int>,
    pub(crate) shutdown: Option<unsafe extern "C" fn()>,
    pub(crate) get_provider_name: Option<Text>,
    pub(crate) add_random: Option<unsafe extern "C" fn(*mut c_void, *const c_void, c_int) -> c_int>,
    pub(crate) random: Option<unsafe extern "C" fn(*mut c_void, *mut c_void, c_int) -> c_int>,
    pub(crate) hmac: Option<Hmac>,
    pub(crate) kdf: Option<Kdf>,
    pub(crate) cipher: Option<Cipher>,
    pub(crate) get_cipher: Option<Text>,
    pub(crate) get_key_sz: Option<Number>,
    pub(crate) get_iv_sz: Option<Number>,
    pub(crate) get_block_sz: Option<Number>,
    pub(crate) get_hmac_sz: Option<NumberFor>,
    pub(crate) ctx_init: Option<Context>,
    pub(crate) ctx_free: Option<Context>,
    pub(crate) fips_status: Option<Number>,
    pub(crate) get_provider_version: Option<Text>,
    /// SQLCipher's own list of providers.
    pub(crate) next: *mut Provider,
}

const _: () = assert!(size_of::<Provider>() == 18 * size_of::<*const c_void>());

impl Provider {
    /// The table filled with this crate's functions.
    pub(crate) fn rust_crypto() -> Self {
        Self {
            // Nothing is set up and nothing is held between calls.
            init: None,
            shutdown: None,
            get_provider_name: Some(callbacks::provider_name),
            add_random: Some(callbacks::add_random),
            random: Some(callbacks::random),
            hmac: Some(callbacks::hmac),
            kdf: Some(callbacks::kdf),
            cipher: Some(callbacks::cipher),
            get_cipher: Some(callbacks::cipher_name),
            get_key_sz: Some(callbacks::key_size),
            get_iv_sz: Some(callbacks::block_size),
            get_block_sz: Some(callbacks::block_size),
            get_hmac_sz: Some(callbacks::hmac_size),
            ctx_init: Some(callbacks::context),
            ctx_free: Some(callbacks::context),
            fips_status: Some(callbacks::fips_status),
            get_provider_version: Some(callbacks::provider_version),
            next: ptr::null_mut(),
        }
    }
}

#[cfg(test)]
mod tests {
    /// The declaration that [`super::Provider`] was written from.
    const DECLARATION: &str = "
        int (*init)(void);
        void (*shutdown)(void);
        const char* (*get_provider_name)(void *ctx);
        int (*add_random)(void *ctx, const void *buffer, int length);
        int (*random)(void *ctx, void *buffer, int length);
        int (*hmac)(void *ctx, int algorithm, const unsigned char *hmac_key, int key_sz,
            const unsigned char *in, int in_sz, const unsigned char *in2, int in2_sz, unsigned char *out);
        int (*kdf)(void *ctx, int algorithm, const unsigned char *pass, int pass_sz,
            const unsigned char* salt, int salt_sz, int workfactor, int key_sz, unsigned char *key);
        int (*cipher)(void *ctx, int mode, const unsigned char *key, int key_sz, const unsigned char *iv,
            const unsigned char *in, int in_sz, unsigned char *out);
        const char* (*get_cipher)(void *ctx);
        int (*get_key_sz)(void *ctx);
        int (*get_iv_sz)(void *ctx);
        int (*get_block_sz)(void *ctx);
        int (*get_hmac_sz)(void *ctx, int algorithm);
        int (*ctx_init)(void **ctx);
        int (*ctx_free)(void **ctx);
        int (*fips_status)(void *ctx);
        const char* (*get_provider_version)(void *ctx);
        sqlcipher_provider *next;";

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    fn bundled_source() -> String {
        let path = sqlcipher_src::source_dir().join(sqlcipher_src::SOURCE_FILE);
        String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
    }

    #[test]
    fn the_bundled_source_declares_the_table_as_it_stands_here() {
        let source = bundled_source();
        let (_, rest) = source.split_once("struct sqlcipher_provider {").unwrap();
        let (members, _) = rest.split_once("};").unwrap();
        assert_eq!(words(members), words(DECLARATION));
    }

    #[test]
    fn the_bundled_source_numbers_modes_and_algorithms_as_the_callbacks_do() {
        let source = bundled_source();
        for line in [
            "#define SQLCIPHER_DECRYPT 0",
            "#define SQLCIPHER_ENCRYPT 1",
            "#define SQLCIPHER_HMAC_SHA1 0",
            "#define SQLCIPHER_HMAC_SHA256 1",
            "#define SQLCIPHER_HMAC_SHA512 2",
            "#define SQLCIPHER_PBKDF2_HMAC_SHA1 0",
            "#define SQLCIPHER_PBKDF2_HMAC_SHA256 1",
            "#define SQLCIPHER_PBKDF2_HMAC_SHA512 2",
        ] {
            assert!(source.lines().any(|found| found == line), "{line}");
        }
    }
}
