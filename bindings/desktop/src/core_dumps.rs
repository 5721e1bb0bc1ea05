//! The key lies in memory while the store is open: what the system keeps of a program that breaks down is not to hold it.

/// Keeps no core dump of this program, unless somebody who looks for a fault wants one (`EBB_CORE_DUMPS=on`).
pub fn keep_none() {
    if std::env::var_os("EBB_CORE_DUMPS").is_some_and(|value| value == "on") {
        return;
    }
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        // A system that does not let it keeps Ebb from nothing.
        let _ = setrlimit(Resource::Core, none);
    }
}
