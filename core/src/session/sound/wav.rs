//! Samples as bytes, and the header that makes a file of them.

use super::SAMPLE_RATE;

/// The bytes of a WAV file ahead of its samples.
pub fn wav_header(samples: u32) -> Vec<u8> {
    const CHANNELS: u16 = 1;
    const BYTES_A_SAMPLE: u16 = 2;
    let rate = SAMPLE_RATE.unsigned_abs();
    let bytes = samples.saturating_mul(u32::from(BYTES_A_SAMPLE));
    let mut header = Vec::with_capacity(44);
    header.extend(b"RIFF");
    header.extend(bytes.saturating_add(36).to_le_bytes());
    header.extend(b"WAVEfmt ");
    header.extend(16_u32.to_le_bytes());
    // 1 is plain PCM.
    header.extend(1_u16.to_le_bytes());
    header.extend(CHANNELS.to_le_bytes());
    header.extend(rate.to_le_bytes());
    header.extend((rate * u32::from(BYTES_A_SAMPLE)).to_le_bytes());
    header.extend(BYTES_A_SAMPLE.to_le_bytes());
    header.extend((8 * BYTES_A_SAMPLE).to_le_bytes());
    header.extend(b"data");
    header.extend(bytes.to_le_bytes());
    header
}

/// Samples as little-endian bytes, as players and files take them.
pub fn pcm_bytes(samples: &[i16]) -> Vec<u8> {
    samples
        .iter()
        .flat_map(|sample| sample.to_le_bytes())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_what_the_samples_are() {
        let header = wav_header(48_000);
        assert_eq!(header.len(), 44);
        let number = |at: usize| u32::from_le_bytes(header[at..at + 4].try_into().unwrap());
        assert_eq!((number(4), number(40)), (96_036, 96_000));
        assert_eq!((number(24), number(28)), (24_000, 48_000));
        assert_eq!(&header[8..16], b"WAVEfmt ");
    }

    #[test]
    fn samples_are_written_low_byte_first() {
        assert_eq!(pcm_bytes(&[1, -2]), [1, 0, 254, 255]);
    }
}
