//! What a measurement costs the machine: time in the processor, which others' work leaves alone, and memory.

use std::fs;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What this thread has spent in the processor, in the system too.
pub fn thread_cpu() -> Duration {
    spent(ClockId::ThreadCPUTime)
}

/// The same of the whole process.
pub fn process_cpu() -> Duration {
    spent(ClockId::ProcessCPUTime)
}

fn spent(clock: ClockId) -> Duration {
    let spent = clock_gettime(clock);
    Duration::new(spent.tv_sec as u64, spent.tv_nsec as u32)
}

/// The most memory that this process has held, in KiB; none where the system does not tell.
pub fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
