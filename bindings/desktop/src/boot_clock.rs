//! The clock of this computer that nobody can set: how long it has been on, its sleep included.

#[cfg(target_os = "linux")]
use std::sync::OnceLock;

use ebb_core::time::BootReading;

/// What it reads now; none where this computer has none.
#[cfg(target_os = "linux")]
pub fn read() -> Option<BootReading> {
    use rustix::time::{ClockId, clock_gettime};
    static BOOT: OnceLock<Option<String>> = OnceLock::new();
    let read = || std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok();
    let id = BOOT.get_or_init(read).as_deref()?.trim();
    let since = clock_gettime(ClockId::Boottime);
    Some(BootReading {
        id: id.to_owned(),
        elapsed_ms: since.tv_sec.saturating_mul(1_000) + since.tv_nsec / 1_000_000,
    })
}

/// No other system has been tried.
#[cfg(not(target_os = "linux"))]
pub fn read() -> Option<BootReading> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_within_a_boot_and_is_what_the_system_says() {
        let (first, second) = (read().unwrap(), read().unwrap());
        assert_eq!(first.id, second.id);
        assert!(second.elapsed_ms >= first.elapsed_ms);
        let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
        let seconds: f64 = uptime.split(' ').next().unwrap().parse().unwrap();
        let apart_ms = second.elapsed_ms - (seconds * 1_000.0) as i64;
        assert!((-1_000..1_000).contains(&apart_ms), "{apart_ms}");
    }
}
