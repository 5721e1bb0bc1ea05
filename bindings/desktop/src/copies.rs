//! Ebb's own copies of the store: made beside what somebody does, on a thread of its own, once the first page stands. Who
//! leaves before it is made leaves without it.

use std::thread::{self, JoinHandle};

use ebb_core::companion::Companion;
use ebb_core::store::SnapshotStop;

use crate::clock::Clock;

/// Whether a copy was asked for in this process.
#[derive(Debug, Default)]
pub struct Copies {
    asked: bool,
    making: Option<(SnapshotStop, JoinHandle<()>)>,
}

impl Copies {
    /// Has the copy made that is due, once the store is open.
    pub fn look(&mut self, companion: &Companion, clock: &Clock) {
        if self.asked || companion.store().is_none() {
            return;
        }
        let moment = clock.moment();
        let Some(due) = companion.snapshot_due(&moment) else {
            // Nothing is copied while something runs; it may be over soon.
            self.asked = companion.running().is_none();
            return;
        };
        self.asked = true;
        // What cannot be copied now is tried the next time, and the copies that there are stay. Where no thread can be
        // had, it is no time for copies.
        let stop = due.stop();
        let making = thread::Builder::new().spawn(move || drop(due.run(moment.now)));
        self.making = making.ok().map(|making| (stop, making));
    }
}

impl Drop for Copies {
    fn drop(&mut self) {
        if let Some((stop, making)) = self.making.take() {
            stop.stop();
            let _ = making.join();
        }
    }
}
