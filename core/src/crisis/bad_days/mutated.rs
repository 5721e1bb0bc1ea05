//! Thousands of files that no save ever wrote: bits flipped, stretches spliced in from elsewhere, cuts, numbers and
//! lengths made absurd, checksums that fit what was made of a line. Each is opened without a panic; what is shown as
//! whole is a version that was saved, and everything else says that it is not.

use super::*;
use crate::crisis::VaultCondition;
use crate::crisis::failing_disk::SlotsInMemory;
use crate::crisis::record::sum;

/// How many files: thousands by default, ten times as many with `tests/run --all`.
fn rounds() -> u64 {
    let repeat = std::env::var("EBB_TEST_REPEAT").ok();
    let repeat: Option<u64> = repeat.and_then(|text| text.parse().ok());
    repeat.map_or(4_000, |repeat| repeat * 200)
}

/// A generator of its own, so that the same files are made on every machine: xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn stretch(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(bytes.len());
        from..(from + 1 + self.below(300)).min(bytes.len())
    }
}

/// What stands in a number, an id or a list where something has gone badly wrong.
const ABSURD: [&str; 12] = [
    "-1",
    "0",
    "99999999999999999999",
    "9223372036854775807",
    "1e400",
    "null",
    "[]",
    "{}",
    "\"\"",
    "true",
    "\"\\ud800\"",
    "\"\u{202e}\u{0}\"",
];

/// One line with a value made absurd, behind a checksum that fits it: what a program gone wrong would write.
fn absurd(line: &str, random: &mut Random) -> String {
    let json = line.get(9..).unwrap_or_default();
    let colons: Vec<_> = json.match_indices(':').map(|(at, _)| at + 1).collect();
    let Some(from) = colons.get(random.below(colons.len())).copied() else {
        return line.to_owned();
    };
    let rest = &json[from..];
    let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
    let value = ABSURD[random.below(ABSURD.len())];
    let json = format!("{}{value}{}", &json[..from], &rest[end..]);
    format!("{} {json}", sum(json.as_bytes()))
}

fn mutated(mut bytes: Vec<u8>, other: &[u8], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(3) {
        if bytes.is_empty() {
            return bytes;
        }
        match random.below(8) {
            0 => {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            1 => bytes.truncate(random.below(bytes.len())),
            2 => drop(bytes.drain(random.stretch(&bytes))),
            3 => {
                let (to, from) = (random.stretch(&bytes), random.stretch(other));
                bytes.splice(to, other[from].iter().copied());
            }
            4 => {
                let stretch = bytes[random.stretch(&bytes)].to_vec();
                let at = random.below(bytes.len());
                bytes.splice(at..at, stretch);
            }
            5 => {
                let stretch = random.stretch(&bytes);
                let byte = random.next() as u8;
                bytes[stretch].fill(byte);
            }
            _ => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
                let at = random.below(lines.len());
                lines[at] = absurd(&lines[at], random);
                if random.below(4) == 0 {
                    lines.reverse();
                }
                bytes = (lines.join("\n") + "\n").into_bytes();
            }
        }
    }
    bytes
}

#[test]
fn no_file_that_was_made_up_opens_with_a_panic_or_passes_for_a_version_that_was_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::at(folder.path());
    let saved = [example::kept(), kept("second"), kept("third")];
    for (version, kept) in (0..).zip(&saved) {
        vault
            .save(kept, version, false, example::instant(version + 1))
            .unwrap();
    }
    let slots = ["plan-a", "plan-b"].map(|name| fs::read(slot(&folder, name)).unwrap());
    let mut random = Random(0x0ebb_0ebb_0ebb);
    let (mut whole, mut said) = (0, 0);
    for round in 0..rounds() {
        let mut both = slots.clone();
        for (at, one) in (0..).zip(&mut both) {
            if random.below(3) > 0 || at == round % 2 {
                let other = &slots[random.below(2)];
                *one = mutated(one.clone(), other, &mut random);
            }
        }
        let opened = vault.open_on(&SlotsInMemory(both));
        match opened.condition {
            VaultCondition::Whole | VaultCondition::OlderSlot => {
                // Absurd values behind fitting checksums are caught by the sum over the whole version.
                assert!(saved.contains(&opened.kept), "round {round}: {opened:?}");
                whole += 1;
            }
            _ => said += 1,
        }
    }
    assert!(whole > 0 && said > 0, "{whole} {said}");
}
