//! Published test vectors, asked as SQLCipher asks: through the table that the setup function fills.

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};

use crate::callbacks::SQLITE_OK;
use crate::provider::Provider;

const DECRYPT: c_int = 0;
const ENCRYPT: c_int = 1;
const SHA1: c_int = 0;
const SHA256: c_int = 1;
const SHA512: c_int = 2;

fn table() -> Provider {
    let mut table = MaybeUninit::<Provider>::uninit();
    // SAFETY: `table` is writable and has the right size, and is written whole when the answer is OK.
    unsafe {
        assert_eq!(
            crate::ebb_sqlcipher_provider_setup(table.as_mut_ptr()),
            SQLITE_OK
        );
        table.assume_init()
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn count(bytes: &[u8]) -> c_int {
    c_int::try_from(bytes.len()).unwrap()
}

fn cipher(mode: c_int, key: &[u8], iv: &[u8], input: &[u8]) -> Vec<u8> {
    let mut output = vec![0; input.len()];
    // SAFETY: every pointer is as long as its count, `iv` is a block, and the output is as long as the input.
    let answer = unsafe {
        table().cipher.unwrap()(
            null_mut(),
            mode,
            key.as_ptr(),
            count(key),
            iv.as_ptr(),
            input.as_ptr(),
            count(input),
            output.as_mut_ptr(),
        )
    };
    assert_eq!(answer, SQLITE_OK);
    output
}

fn hmac(algorithm: c_int, key: &[u8], first: &[u8], second: Option<&[u8]>) -> Vec<u8> {
    let table = table();
    let mut tag = [0xEE; 80];
    // SAFETY: every pointer is as long as its count or null where that is allowed, and the tag has room for the longest.
    let (size, answer) = unsafe {
        (
            table.get_hmac_sz.unwrap()(null_mut(), algorithm),
            table.hmac.unwrap()(
                null_mut(),
                algorithm,
                key.as_ptr(),
                count(key),
                first.as_ptr(),
                count(first),
                second.map_or(null(), <[u8]>::as_ptr),
                second.map_or(0, count),
                tag.as_mut_ptr(),
            ),
        )
    };
    assert_eq!(answer, SQLITE_OK);
    let (tag, beyond) = tag.split_at(usize::try_from(size).unwrap());
    assert!(
        beyond.iter().all(|&byte| byte == 0xEE),
        "nothing is written beyond the tag"
    );
    tag.to_vec()
}

fn kdf(algorithm: c_int, passphrase: &[u8], salt: &[u8], rounds: c_int, size: usize) -> Vec<u8> {
    let mut key = vec![0; size];
    // SAFETY: every pointer is as long as its count.
    let answer = unsafe {
        table().kdf.unwrap()(
            null_mut(),
            algorithm,
            passphrase.as_ptr(),
            count(passphrase),
            salt.as_ptr(),
            count(salt),
            rounds,
            count(&key),
            key.as_mut_ptr(),
        )
    };
    assert_eq!(answer, SQLITE_OK);
    key
}

#[test]
fn aes_256_cbc_gives_the_vectors_of_nist_sp_800_38a() {
    // NIST SP 800-38A (2001), F.2.5 CBC-AES256.Encrypt and F.2.6 CBC-AES256.Decrypt.
    let key = bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    let iv = bytes("000102030405060708090a0b0c0d0e0f");
    let plain = bytes(
        "6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
         30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710",
    );
    let sealed = bytes(
        "f58c4c04d6e5f1ba779eabfb5f7bfbd6 9cfc4e967edb808d679f777bc6702c7d
         39f23369a9d9bacfa530e26304231461 b2eb05e2c39be9fcda6c19078c6a9d1b",
    );
    assert_eq!(cipher(ENCRYPT, &key, &iv, &plain), sealed);
    assert_eq!(cipher(DECRYPT, &key, &iv, &sealed), plain);
}

/// The tag, and the same tag however the message is split in two.
fn assert_hmac(algorithm: c_int, key: &[u8], message: &[u8], tag: &str) {
    let tag = bytes(tag);
    assert_eq!(hmac(algorithm, key, message, None), tag);
    for at in 0..=message.len() {
        let (first, second) = message.split_at(at);
        assert_eq!(
            hmac(algorithm, key, first, Some(second)),
            tag,
            "split at {at}"
        );
    }
}

#[test]
fn hmac_sha1_gives_the_vectors_of_rfc_2202() {
    // RFC 2202, section 3, test cases 1 to 4, 6 and 7.
    let counting: Vec<u8> = (1..=25).collect();
    let long_key = b"Test Using Larger Than Block-Size Key - Hash Key First";
    let long_both = b"Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data";
    for (key, message, tag) in [
        (
            &[0x0b; 20][..],
            &b"Hi There"[..],
            "b617318655057264e28bc0b6fb378c8ef146be00",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        ),
        (
            &[0xaa; 20],
            &[0xdd; 50],
            "125d7342b9ac11cd91a39af48aa17b4f63f175d3",
        ),
        (
            &counting,
            &[0xcd; 50],
            "4c9007f4026250c6bc8414f9bf50c86c2d7235da",
        ),
        (
            &[0xaa; 80],
            long_key,
            "aa4ae5e15272d00e95705637ce8a3b55ed402112",
        ),
        (
            &[0xaa; 80],
            long_both,
            "e8e99d0f45237d786d6bbaa7965c7808bbff1a91",
        ),
    ] {
        assert_hmac(SHA1, key, message, tag);
    }
}

#[test]
fn hmac_sha256_and_sha512_give_the_vectors_of_rfc_4231() {
    // RFC 4231, sections 4.2 to 4.5, 4.7 and 4.8 (test cases 1 to 4, 6 and 7; case 5 cuts the tag, which SQLCipher does not).
    let counting: Vec<u8> = (1..=25).collect();
    let long_key = b"Test Using Larger Than Block-Size Key - Hash Key First";
    let long_both = b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.";
    for (key, message, sha256, sha512) in [
        (
            &[0x0b; 20][..],
            &b"Hi There"[..],
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde
             daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554
             9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        ),
        (
            &[0xaa; 20],
            &[0xdd; 50],
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39
             bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb",
        ),
        (
            &counting,
            &[0xcd; 50],
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
            "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db
             a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd",
        ),
        (
            &[0xaa; 131],
            long_key,
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352
             6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
        ),
        (
            &[0xaa; 131],
            long_both,
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944
             b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58",
        ),
    ] {
        assert_hmac(SHA256, key, message, sha256);
        assert_hmac(SHA512, key, message, sha512);
    }
}

/// The longer passphrase and salt that RFC 6070 and CPython's tests share.
const LONG: (&[u8], &[u8]) = (
    b"passwordPASSWORDpassword",
    b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
);

#[test]
fn pbkdf2_with_sha1_gives_the_vectors_of_rfc_6070() {
    // RFC 6070, section 2, without the one of 16,777,216 rounds.
    for (passphrase, salt, rounds, key) in [
        (
            &b"password"[..],
            &b"salt"[..],
            1,
            "0c60c80f961f0e71f3a9b524af6012062fe037a6",
        ),
        (
            b"password",
            b"salt",
            2,
            "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        ),
        (
            b"password",
            b"salt",
            4096,
            "4b007901b765489abead49d926f721d065a429c1",
        ),
        (
            LONG.0,
            LONG.1,
            4096,
            "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        ),
        (
            b"pass\0word",
            b"sa\0lt",
            4096,
            "56fa6aa75548099dcc37d7f03425e0c3",
        ),
    ] {
        let key = bytes(key);
        assert_eq!(kdf(SHA1, passphrase, salt, rounds, key.len()), key);
    }
}

#[test]
fn pbkdf2_with_sha256_gives_the_vectors_of_rfc_7914() {
    // RFC 7914, section 11.
    for (passphrase, salt, rounds, key) in [
        (
            &b"passwd"[..],
            &b"salt"[..],
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc
             49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        ),
        (
            b"Password",
            b"NaCl",
            80_000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56
             a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
        ),
    ] {
        assert_eq!(kdf(SHA256, passphrase, salt, rounds, 64), bytes(key));
    }
}

#[test]
fn pbkdf2_with_sha512_gives_the_vectors_of_cpython() {
    // No RFC has any: these are in CPython's Lib/test/test_hashlib.py (KDFTests.pbkdf2_results), from stackoverflow.com/a/19898265.
    for (passphrase, salt, rounds, key) in [
        (
            &b"password"[..],
            &b"salt"[..],
            1,
            "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252
             c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce",
        ),
        (
            b"password",
            b"salt",
            2,
            "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c
             f76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e",
        ),
        (
            b"password",
            b"salt",
            4096,
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5
             143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5",
        ),
        (
            LONG.0,
            LONG.1,
            4096,
            "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71
             115b59f9e60cd9532fa33e0f75aefe30225c583a186cd82bd4daea9724a3d3b8",
        ),
    ] {
        assert_eq!(kdf(SHA512, passphrase, salt, rounds, 64), bytes(key));
    }
}
