//! What needs no font; the rest is tested over the program, by what reads its files (`tests/tests/summary.rs`).

use super::*;
use crate::view::FontFile;

#[test]
fn what_is_no_font_makes_no_pdf() {
    let file = |bytes: &[u8]| FontFile {
        bytes: bytes.to_vec(),
        index: 0,
    };
    for bytes in [&b""[..], b"no font", &[0; 4096]] {
        let typeface = Typeface {
            name: "None".to_owned(),
            regular: file(bytes),
            bold: file(bytes),
        };
        let made = pdf("Title", &[Block::heading("Goals")], "en", &typeface);
        assert_eq!(made, Err(NoPdf::NoFont));
    }
}
