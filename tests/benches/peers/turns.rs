//! Several pieces of work by turns: what slows the machine for a while slows all of them.

use std::time::{Duration, Instant};

use ebb_tests::measure::thread_cpu;

/// The least time in the processor that each piece of work took, over `rounds` in which each is done once.
pub fn least<const N: usize>(
    rounds: usize,
    mut works: [&mut dyn FnMut() -> Duration; N],
) -> [Duration; N] {
    let mut least = [Duration::MAX; N];
    for _ in 0..rounds {
        for (least, work) in least.iter_mut().zip(&mut works) {
            *least = work().min(*least);
        }
    }
    least
}

/// What `work` takes of this thread's time in the processor.
pub fn cpu_of<T>(work: impl FnOnce() -> T) -> Duration {
    let before = thread_cpu();
    std::hint::black_box(work());
    thread_cpu() - before
}

/// What `work` takes by the clock, and in the processor.
pub fn spent_by<T>(work: impl FnOnce() -> T) -> (Duration, Duration) {
    let begun = Instant::now();
    let cpu = cpu_of(work);
    (begun.elapsed(), cpu)
}

/// The value below which so many of a hundred lie.
pub fn percentile(times: &mut [Duration], of_hundred: usize) -> Duration {
    times.sort_unstable();
    times[times.len() * of_hundred / 100]
}
