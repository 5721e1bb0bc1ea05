//! What an age file holds, in pieces of 64 KiB that each prove themselves and their place; the last says that it is the
//! last, so that a cut is noticed.

use std::io::{self, BufRead, BufReader, Read, Write};

use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroize as _;

use super::AgeError;
use super::header::{self, FileKey};

const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 16;

/// The pieces in their order.
struct Pieces {
    cipher: ChaCha20Poly1305,
    number: u64,
}

impl Pieces {
    fn of(key: &FileKey, nonce: &[u8; NONCE]) -> Result<Self, AgeError> {
        let key = header::derived(key, nonce, b"payload")?;
        let cipher = ChaCha20Poly1305::new_from_slice(key.as_slice());
        Ok(Self {
            cipher: cipher.map_err(|_| AgeError::Damaged)?,
            number: 0,
        })
    }

    /// Eleven bytes that count the pieces, and one that marks the last.
    fn nonce(&self, last: bool) -> Nonce {
        let mut nonce = Nonce::default();
        nonce[3..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(last);
        nonce
    }
}

/// Writes an age file.
pub struct Sealed<W: Write> {
    to: W,
    pieces: Pieces,
    piece: Vec<u8>,
}

impl<W: Write> Sealed<W> {
    /// A file that `passphrase` opens. [`Sealed::finish`] ends it.
    ///
    /// # Errors
    /// What `to` reports.
    pub fn new(mut to: W, passphrase: &str, cost: u8) -> io::Result<Self> {
        let (key, head) = header::write(passphrase, cost)?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| AgeError::Unreadable)?;
        to.write_all(&head)?;
        to.write_all(&nonce)?;
        Ok(Self {
            to,
            pieces: Pieces::of(&key, &nonce)?,
            piece: Vec::with_capacity(PIECE),
        })
    }

    /// Writes the last piece, and gives back where it was written to.
    ///
    /// # Errors
    /// What it reports.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.pieces.nonce(last);
        let sealed = self.pieces.cipher.encrypt(&nonce, self.piece.as_slice());
        self.to.write_all(&sealed.map_err(|_| AgeError::Damaged)?)?;
        self.piece.zeroize();
        self.pieces.number += 1;
        Ok(())
    }
}

impl<W: Write> Write for Sealed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Whether a full piece is the last is known with the byte that follows it.
        if self.piece.len() == PIECE {
            self.seal(false)?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads an age file. What is read was proved before it is given; that nothing is missing is known at the end.
pub struct Opened<R: Read> {
    from: BufReader<R>,
    pieces: Pieces,
    piece: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Opened<R> {
    /// Opens a file by its passphrase.
    ///
    /// # Errors
    /// [`AgeError`]
    pub fn new(from: R, passphrase: &str) -> Result<Self, AgeError> {
        let mut from = BufReader::with_capacity(PIECE + TAG, from);
        let key = header::read(&mut from, passphrase)?;
        let mut nonce = [0; NONCE];
        from.read_exact(&mut nonce)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => AgeError::Cut,
                _ => AgeError::Unreadable,
            })?;
        Ok(Self {
            from,
            pieces: Pieces::of(&key, &nonce)?,
            piece: Vec::new(),
            given: 0,
            ended: false,
        })
    }

    fn next_piece(&mut self) -> Result<(), AgeError> {
        let mut sealed = Vec::with_capacity(PIECE + TAG);
        let most = u64::try_from(PIECE + TAG).unwrap_or(u64::MAX);
        let read = self.from.by_ref().take(most).read_to_end(&mut sealed);
        read.map_err(|_| AgeError::Unreadable)?;
        let rest = self.from.fill_buf().map_err(|_| AgeError::Unreadable)?;
        let is_end = rest.is_empty();
        let open = |last| {
            self.pieces
                .cipher
                .decrypt(&self.pieces.nonce(last), sealed.as_slice())
        };
        // A piece that says that it is not the last, and is, is one that the rest was cut off behind.
        let is_whole = sealed.len() == PIECE + TAG;
        let opened = open(is_end);
        let Ok(piece) = opened else {
            let goes_on = is_end && (!is_whole || open(false).is_ok());
            return Err(if goes_on {
                AgeError::Cut
            } else {
                AgeError::Damaged
            });
        };
        // Only a file with nothing in it has an empty piece.
        if piece.is_empty() && self.pieces.number > 0 {
            return Err(AgeError::Damaged);
        }
        self.piece.zeroize();
        self.piece = piece;
        self.given = 0;
        self.pieces.number += 1;
        self.ended = is_end;
        Ok(())
    }
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut part = self.fill_buf()?;
        let read = part.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Opened<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given == self.piece.len() && !self.ended {
            self.next_piece()?;
        }
        Ok(&self.piece[self.given..])
    }

    fn consume(&mut self, bytes: usize) {
        self.given = (self.given + bytes).min(self.piece.len());
    }
}

impl<R: Read> Drop for Opened<R> {
    fn drop(&mut self) {
        self.piece.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// So little work that tests do not wait for it.
    const QUICK: u8 = 2;

    fn sealed(bytes: &[u8]) -> Vec<u8> {
        let mut file = Sealed::new(Vec::new(), "heron by the reeds", QUICK).unwrap();
        file.write_all(bytes).unwrap();
        file.finish().unwrap()
    }

    fn opened(file: &[u8], passphrase: &str) -> Result<Vec<u8>, AgeError> {
        let mut bytes = Vec::new();
        let read = Opened::new(file, passphrase)?.read_to_end(&mut bytes);
        read.map_err(|error| AgeError::of(&error))?;
        Ok(bytes)
    }

    fn text(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|n| (n % 251) as u8).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_sealed_is_opened_by_its_passphrase_alone(length in 0..200_000_usize) {
            let file = sealed(&text(length));
            prop_assert_eq!(opened(&file, "heron by the reeds"), Ok(text(length)));
            prop_assert_eq!(opened(&file, "heron by the reed"), Err(AgeError::WrongPassphrase));
        }

        #[test]
        fn a_flipped_bit_anywhere_is_noticed(length in 0..140_000_usize, at: prop::sample::Index, bit in 0..8_u8) {
            let mut file = sealed(&text(length));
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
            prop_assert!(opened(&file, "heron by the reeds").is_err());
        }

        #[test]
        fn a_file_that_was_cut_is_never_taken_for_a_whole_one(length in 0..140_000_usize, at: prop::sample::Index) {
            let file = sealed(&text(length));
            let cut = &file[..at.index(file.len())];
            let refused = opened(cut, "heron by the reeds");
            let is_cut = matches!(refused, Err(AgeError::Cut | AgeError::NotAge));
            prop_assert!(is_cut, "{:?}", refused);
        }
    }

    #[test]
    fn each_length_around_the_end_of_a_piece_reads_back() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1] {
            let file = sealed(&text(length));
            assert_eq!(
                opened(&file, "heron by the reeds"),
                Ok(text(length)),
                "{length}"
            );
        }
    }

    #[test]
    fn a_piece_that_ends_the_file_and_is_not_the_last_is_a_cut() {
        let file = sealed(&text(2 * PIECE + 5));
        let head = file.len() - (2 * (PIECE + TAG) + 5 + TAG);
        let cut = &file[..head + PIECE + TAG];
        assert_eq!(opened(cut, "heron by the reeds"), Err(AgeError::Cut));
        let mut changed = file.clone();
        changed[head + 7] ^= 1;
        let refused = opened(&changed, "heron by the reeds");
        assert_eq!(refused, Err(AgeError::Damaged));
        let longer = [file.as_slice(), b"more"].concat();
        assert!(opened(&longer, "heron by the reeds").is_err());
    }

    #[test]
    fn what_is_no_backup_is_told_from_one_that_does_not_open() {
        let key = "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc";
        let body = "A".repeat(43);
        let stanza = |line: &str| format!("age-encryption.org/v1\n{line}\n{body}\n--- {body}\n");
        let salt = "A".repeat(22);
        for (file, why) in [
            ("PK\u{3}\u{4} a photo\n".to_owned(), AgeError::NotAge),
            (String::new(), AgeError::NotAge),
            ("age-encryption.org/v2\n".to_owned(), AgeError::Newer),
            (stanza(key), AgeError::NoPassphrase),
            (
                stanza(&format!("-> scrypt {salt} 21")),
                AgeError::TooMuchWork,
            ),
            (
                stanza(&format!("-> scrypt {salt} 99999")),
                AgeError::TooMuchWork,
            ),
            (stanza(&format!("-> scrypt {salt} 02")), AgeError::NotAge),
            (stanza(&format!("-> scrypt {salt} +2")), AgeError::NotAge),
            (stanza(&format!("-> scrypt {salt} 2 2")), AgeError::NotAge),
            (stanza(&format!("-> scrypt {salt}= 2")), AgeError::NotAge),
            (
                stanza(&format!("-> scrypt {salt} 2")),
                AgeError::WrongPassphrase,
            ),
        ] {
            assert_eq!(opened(file.as_bytes(), "x"), Err(why), "{file}");
        }
    }
}
