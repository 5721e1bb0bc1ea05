//! CRC-32 (ISO-HDLC), eight bytes at a step: the plan is summed line by line and as a whole each time it is opened.

/// It notices every single flipped bit and every burst of up to 32 bits.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    let mut eights = bytes.chunks_exact(8);
    for eight in &mut eights {
        let [a, b, c, d] =
            (crc ^ u32::from_le_bytes([eight[0], eight[1], eight[2], eight[3]])).to_le_bytes();
        let bytes = [a, b, c, d, eight[4], eight[5], eight[6], eight[7]];
        crc = 0;
        for (table, byte) in TABLES.iter().rev().zip(bytes) {
            crc ^= table[byte as usize];
        }
    }
    for byte in eights.remainder() {
        crc = (crc >> 8) ^ TABLES[0][((crc ^ *byte as u32) & 0xff) as usize];
    }
    !crc
}

/// The remainders of one byte, with no to seven zero bytes after it.
static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            };
            bit += 1;
        }
        tables[0][byte] = crc;
        byte += 1;
    }
    let mut zeros = 1;
    while zeros < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[zeros - 1][byte];
            tables[zeros][byte] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
            byte += 1;
        }
        zeros += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_gives_the_check_value_of_the_catalogue() {
        // CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    /// Straight from the definition, a bit at a time.
    fn bit_by_bit(bytes: &[u8]) -> u32 {
        let mut crc = !0_u32;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
            }
        }
        !crc
    }

    proptest! {
        #[test]
        fn eight_bytes_at_a_step_are_the_same_as_one_bit(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(crc32(&bytes), bit_by_bit(&bytes));
        }
    }
}
