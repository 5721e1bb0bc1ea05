//! Bytes as steps, one after another. Between two of them stands a byte that is in neither: what is put in, taken out or
//! changed concerns one step, and those behind it mean what they meant before. A step whose bytes have come to their end goes
//! on with what is usual, so that a short one is a sound one.

use arbitrary::{Result, Unstructured};

use crate::chance::Chance;

/// Stands between two steps.
pub const BETWEEN: u8 = 0xff;

/// One step: what is done, to which of the things that are there, and the bytes that choose the rest.
pub struct Step<'a> {
    /// What is done.
    pub what: u8,
    which: u8,
    /// What is chosen beyond that.
    pub rest: Unstructured<'a>,
}

/// The steps that stand in bytes, no more than `most` of them.
pub fn steps(bytes: &[u8], most: usize) -> impl Iterator<Item = Step<'_>> {
    let steps = bytes.split(|byte| *byte == BETWEEN).take(most);
    steps.map(|step| Step {
        what: step.first().copied().unwrap_or_default(),
        which: step.get(1).copied().unwrap_or_default(),
        rest: Unstructured::new(step.get(2..).unwrap_or_default()),
    })
}

impl Step<'_> {
    /// One of those that are there; none where nothing is.
    pub fn of<'t, T>(&self, there: &'t [T]) -> Option<&'t T> {
        there.get(number(self.which, there.len()))
    }
}

/// Which of so many a byte means: of more than a byte can name some have none.
fn number(which: u8, of: usize) -> usize {
    let which = usize::from(which);
    match of {
        0 => 0,
        1..=255 => which % of,
        _ => which * of / 255,
    }
}

/// The step that does `what` to the thing `at` of so many, with what chooses the rest; none where no byte means it.
pub fn written(what: u8, at: usize, of: usize, rest: &[u8]) -> Option<Vec<u8>> {
    let which = (0..BETWEEN).find(|which| number(*which, of) == at)?;
    Some([&[what, which], rest].concat())
}

/// True once in so many, and never where the bytes have come to their end.
pub fn rarely(u: &mut Unstructured<'_>, once_in: u8) -> Result<bool> {
    Ok(u.int_in_range(1..=once_in)? == once_in)
}

/// What a step that is put in may do: more than any door knows.
const DOINGS: u8 = 40;

/// The bytes with some of their steps changed: one is left out, said again, put in, moved, or made another. One that is put in has
/// the bits of `or` half of the time.
pub fn changed(bytes: &[u8], or: u8, seed: u32) -> Vec<u8> {
    let mut chance = Chance::of(seed.into());
    let mut steps: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == BETWEEN)
        .map(<[u8]>::to_vec)
        .collect();
    for _ in 0..=chance.below(3) {
        let (at, to) = (chance.below(steps.len()), chance.below(steps.len() + 1));
        match chance.below(6) {
            0 if steps.len() > 1 => drop(steps.remove(at)),
            1 => steps.insert(to, steps[at].clone()),
            2 if at != to && to < steps.len() => steps.swap(at, to),
            3 => match steps[at].get_mut(chance.below(2)) {
                Some(byte) => *byte = chance.byte(BETWEEN),
                None => steps[at].push(chance.byte(DOINGS)),
            },
            _ => {
                let or = if chance.below(2) == 0 { 0 } else { or };
                let length = chance.below(3) * 4;
                let mut step = vec![chance.byte(DOINGS) | or, chance.byte(BETWEEN)];
                step.extend((0..length).map(|_| chance.byte(BETWEEN)));
                steps.insert(to, step);
            }
        }
    }
    steps.join(&BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_is_written_is_read_as_the_same() {
        for of in [1, 2, 200, 255, 256, 1_000] {
            let things: Vec<usize> = (0..of).collect();
            for at in [0, of / 2, of - 1] {
                let Some(bytes) = written(7, at, of, &[1, 2]) else {
                    continue;
                };
                let mut read: Vec<_> = steps(&bytes, 9).collect();
                assert_eq!(read.len(), 1);
                let step = read.remove(0);
                assert_eq!((step.what, step.of(&things)), (7, Some(&at)));
                assert_eq!(step.rest.len(), 2);
            }
        }
    }

    #[test]
    fn a_step_that_is_put_in_leaves_those_behind_it_as_they_were() {
        let read = |bytes: &[u8]| -> Vec<(u8, u8)> {
            let read = steps(bytes, 9).map(|step| (step.what, step.which));
            read.collect()
        };
        assert_eq!(read(&[1, 2, 0xff, 3, 4]), [(1, 2), (3, 4)]);
        assert_eq!(
            read(&[1, 2, 9, 0xff, 5, 0xff, 3, 4]),
            [(1, 2), (5, 0), (3, 4)]
        );
    }

    #[test]
    fn a_change_of_steps_leaves_most_of_them_as_they_were() {
        let before: Vec<u8> = (0..9_u8).flat_map(|step| [step, 7, 7, BETWEEN]).collect();
        for seed in 0..1_000 {
            let after = changed(&before, 0x80, seed);
            let kept = |step: &&[u8]| {
                before
                    .split(|byte| *byte == BETWEEN)
                    .any(|one| one == *step)
            };
            let kept = after.split(|byte| *byte == BETWEEN).filter(kept).count();
            assert!(kept >= 6, "{seed}: {after:?}");
        }
        assert!((0..20).any(|seed| changed(&before, 0x80, seed) != before));
    }
}
