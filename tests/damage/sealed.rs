//! The pages of an encrypted store, opened and sealed again as SQLCipher 4 does it by its defaults: so that what lies beneath
//! the cipher can be spoilt, and every proof of it is right.

use aes::Aes256;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha512;

pub const PAGE: usize = 4_096;
const SALT: usize = 16;
const IV: usize = 16;
const SUM: usize = 64;
/// Where the text of a page ends.
pub const TEXT: usize = PAGE - IV - SUM;

/// The keys of one database.
pub struct Seal {
    key: [u8; 32],
    sums: [u8; 32],
}

impl Seal {
    /// Of a database with this raw key, in hexadecimal digits, from its first page.
    pub fn of(key: &str, first_page: &[u8]) -> Self {
        let digit = |at: usize| u8::from_str_radix(&key.trim()[2 * at..2 * at + 2], 16).unwrap();
        let key: [u8; 32] = std::array::from_fn(digit);
        let salt: Vec<u8> = first_page[..SALT].iter().map(|byte| byte ^ 0x3a).collect();
        let mac = || Hmac::<Sha512>::new_from_slice(&key).unwrap();
        let first = mac().chain_update(&salt).chain_update([0, 0, 0, 1]);
        let first = first.finalize().into_bytes();
        let second = mac().chain_update(first).finalize().into_bytes();
        let sums = std::array::from_fn(|at| first[at] ^ second[at]);
        Self { key, sums }
    }

    /// The text of the page of this number, from 1. The salt at the beginning of the first stays as it is.
    pub fn open(&self, page: &[u8], number: u32) -> Vec<u8> {
        let from = Self::begins(number);
        let mut text = page.to_vec();
        let iv: [u8; IV] = page[TEXT..TEXT + IV].try_into().unwrap();
        assert!(self.sum(page, number) == page[TEXT + IV..], "page {number}");
        let open = cbc::Decryptor::<Aes256>::new(&self.key.into(), &iv.into());
        open.decrypt_padded::<NoPadding>(&mut text[from..TEXT])
            .unwrap();
        text
    }

    /// The page of this number with this text.
    pub fn close(&self, text: &[u8], number: u32) -> Vec<u8> {
        let from = Self::begins(number);
        let mut page = text.to_vec();
        let iv: [u8; IV] = text[TEXT..TEXT + IV].try_into().unwrap();
        let close = cbc::Encryptor::<Aes256>::new(&self.key.into(), &iv.into());
        close
            .encrypt_padded::<NoPadding>(&mut page[from..TEXT], TEXT - from)
            .unwrap();
        let sum = self.sum(&page, number);
        page[TEXT + IV..].copy_from_slice(&sum);
        page
    }

    fn begins(number: u32) -> usize {
        if number == 1 { SALT } else { 0 }
    }

    fn sum(&self, page: &[u8], number: u32) -> Vec<u8> {
        let mac = Hmac::<Sha512>::new_from_slice(&self.sums).unwrap();
        let mac = mac.chain_update(&page[Self::begins(number)..TEXT + IV]);
        let mac = mac.chain_update(number.to_le_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}
