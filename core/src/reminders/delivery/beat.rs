//! The one host that shows notices by itself: that it is there, when it looked last, and whether what it waits for still
//! stands. A host waits for hours, so what it asks meanwhile is cheap: a number that the database keeps, not a plan.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use chrono::TimeDelta;
use rusqlite::Connection;

use super::attention::{set_in, setting};
use super::due::Look;
use super::settlement::note_silence;
use super::state::MissedCause;
use crate::store::{HOST_LOCK, Store, StoreError, open_lock};
use crate::time::{Instant, from_millis, to_millis};

/// What fell due while the computer slept is still shown for so long; after that it was missed, and is told inside
/// Ebb. A medicine must not be called for hours after its time.
pub const LATEST_MINUTES: i32 = 60;
/// Where a host keeps no lock but is run now and then, it counts as there for so long after a look.
const RECENT_SECONDS: i64 = 180;
/// A clock that goes back by less was put right, and nothing follows from it.
const LEAP_SECONDS: i64 = 2;
/// When the host last looked, milliseconds.
const LOOKED: &str = "reminders.looked";

/// The file that the one host of a folder holds locked while it shows what falls due: two would show everything twice.
///
/// # Errors
/// Where the file cannot be made, or is none.
pub fn host_lock(folder: &Path) -> io::Result<File> {
    open_lock(&folder.join(HOST_LOCK))
}

/// True where a host waits for what falls due.
fn host_waits(store: &Store) -> bool {
    let lock = File::open(store.folder().join(HOST_LOCK));
    lock.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// True where a host is there to show what falls due.
pub(crate) fn host_runs(store: &Store, now: Instant) -> Result<bool, StoreError> {
    let recent = |ms| (-RECENT_SECONDS * 1_000..=RECENT_SECONDS * 1_000).contains(&ms);
    let looked = store.read(looked)?;
    let recently = looked.is_some_and(|looked| recent((now - looked).num_milliseconds()));
    Ok(recently || (looked.is_some() && host_waits(store)))
}

impl Look {
    /// For a host that waits for [`Look::next_look`]: false where it is to look anew, because something was changed by
    /// another process, or the clock leapt. A few microseconds, and nothing is written.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn stands(&mut self, store: &Store, now: Instant) -> Result<bool, StoreError> {
        let leapt = now < back(self.glanced, TimeDelta::seconds(LEAP_SECONDS));
        let slept = self.glanced < latest(now);
        if leapt || slept || !self.is_of(store.version()?) {
            return Ok(false);
        }
        self.glanced = now;
        Ok(true)
    }
}

/// Where the host has not looked for more than [`LATEST_MINUTES`] and none waits, nothing was shown meanwhile: the
/// computer was off, or nobody let Ebb run. Called where somebody opens Ebb, so that nothing is presumed that was not
/// shown.
pub fn note_stopped(store: &Store, now: Instant) -> Result<(), StoreError> {
    if store
        .read(looked)?
        .is_none_or(|looked| looked >= latest(now))
        || host_waits(store)
    {
        return Ok(());
    }
    note_stopped_since(store, None, now)
}

/// The same by the host itself, which was there until `awake` at least.
pub(super) fn note_stopped_since(
    store: &Store,
    awake: Option<Instant>,
    now: Instant,
) -> Result<(), StoreError> {
    let until = latest(now);
    match store.read(looked)?.max(awake) {
        Some(looked) if looked < until => {
            note_silence(store, looked, until, MissedCause::PhoneOff)?;
            store.write(|db| note_looked(db, until))
        }
        _ => Ok(()),
    }
}

pub(super) fn note_looked(db: &Connection, now: Instant) -> Result<(), StoreError> {
    set_in(db, LOOKED, &to_millis(now).to_string())
}

/// When the host last looked, as far as anything is known of one.
pub(super) fn looked(db: &Connection) -> Result<Option<Instant>, StoreError> {
    let millis = setting(db, LOOKED)?.and_then(|text| text.parse().ok());
    millis
        .map(|millis| from_millis(millis).map_err(|_| StoreError::Damaged))
        .transpose()
}

/// What was due before this is not shown any more.
pub(super) fn latest(now: Instant) -> Instant {
    back(now, TimeDelta::minutes(i64::from(LATEST_MINUTES)))
}

fn back(now: Instant, by: TimeDelta) -> Instant {
    now.checked_sub_signed(by).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, id};
    use crate::reminders::{OccurrenceMark, Wording, history, look, save_rule};
    use crate::store::scratch;
    use crate::time::Zone;

    const BEGUN: &str = "2026-11-23T08:00:00Z";

    fn look_at(store: &Store, now: Instant) -> Look {
        look_after(store, None, now)
    }

    fn look_after(store: &Store, waited: Option<&Look>, now: Instant) -> Look {
        let wording = Wording::neutral("en");
        look(store, waited, now, Zone::UTC, &wording, false).unwrap()
    }

    fn waiting() -> (tempfile::TempDir, Store, Look) {
        let (folder, store) = scratch::store();
        let rule = daily("20:00").with_start("2026-11-23");
        save_rule(&store, rule, at(BEGUN), Zone::UTC).unwrap();
        let look = look_at(&store, at(BEGUN));
        (folder, store, look)
    }

    #[test]
    fn a_look_stands_until_another_process_changes_something() {
        let (folder, store, mut look) = waiting();
        let a_minute_later = at(BEGUN) + TimeDelta::minutes(1);
        assert_eq!(look.stands(&store, a_minute_later), Ok(true));
        store.set_setting("of", "its own").unwrap();
        assert_eq!(look.stands(&store, a_minute_later), Ok(true));
        let other = Store::open(folder.path(), &scratch::key()).unwrap();
        other.set_setting("of", "somebody else").unwrap();
        assert_eq!(look.stands(&store, a_minute_later), Ok(false));
        let mut anew = look_at(&store, a_minute_later);
        assert_eq!(anew.stands(&store, a_minute_later), Ok(true));
    }

    #[test]
    fn a_clock_that_leaps_is_looked_at_anew_and_one_that_is_put_right_by_a_second_is_not() {
        let (_folder, store, mut look) = waiting();
        let later = at(BEGUN) + TimeDelta::minutes(10);
        assert_eq!(look.stands(&store, later), Ok(true));
        assert_eq!(look.stands(&store, later - TimeDelta::seconds(1)), Ok(true));
        assert_eq!(
            look.stands(&store, later - TimeDelta::minutes(1)),
            Ok(false)
        );
        // Asleep for longer than anything is shown late.
        assert_eq!(
            look.stands(&store, later + TimeDelta::minutes(61)),
            Ok(false)
        );
    }

    #[test]
    fn a_host_that_waits_all_day_is_not_taken_for_one_that_stopped() {
        let (folder, store, mut waited) = waiting();
        let lock = host_lock(folder.path()).unwrap();
        lock.lock().unwrap();
        let mut now = at(BEGUN);
        while now < waited.next_look {
            assert_eq!(waited.stands(&store, now), Ok(true));
            note_stopped(&store, now).unwrap();
            now += TimeDelta::seconds(30);
        }
        let again = look_after(&store, Some(&waited), now);
        let silences: i32 = store
            .read(|db| {
                Ok(
                    db.query_row("SELECT count(*) FROM reminder_silences", [], |row| {
                        row.get(0)
                    })?,
                )
            })
            .unwrap();
        assert_eq!(silences, 0);
        assert_eq!(again.deliver.len(), 1);
        // One that was killed was not there after its last look, which is all that anybody knows.
        drop(lock);
        let much_later = now + TimeDelta::days(2);
        note_stopped(&store, much_later).unwrap();
        assert_eq!(store.read(looked).unwrap(), Some(latest(much_later)));
    }

    #[test]
    fn a_host_that_slept_for_hours_owns_up_to_what_it_did_not_show() {
        let (_folder, store, mut waited) = waiting();
        let asleep = at("2026-11-23T19:59:30Z");
        let mut now = at(BEGUN);
        while now < asleep {
            assert_eq!(waited.stands(&store, now), Ok(true));
            now += TimeDelta::seconds(30);
        }
        let awake = at("2026-11-24T07:00:00Z");
        assert_eq!(waited.stands(&store, awake), Ok(false));
        assert_eq!(look_after(&store, Some(&waited), awake).deliver, []);
        let states = history(&store, id(1), 10).unwrap();
        let cause = MissedCause::PhoneOff;
        assert_eq!(states[0].mark, OccurrenceMark::Missed { cause });
    }

    #[test]
    fn a_host_is_there_while_it_holds_the_lock_and_for_a_while_after_a_look_without_one() {
        let (folder, store, _) = waiting();
        let later = at(BEGUN) + TimeDelta::hours(1);
        assert_eq!(host_runs(&store, at(BEGUN)), Ok(true));
        assert_eq!(host_runs(&store, later), Ok(false));
        let lock = host_lock(folder.path()).unwrap();
        assert_eq!(
            host_runs(&store, later),
            Ok(false),
            "a file alone is no host"
        );
        lock.lock().unwrap();
        assert_eq!(host_runs(&store, later), Ok(true));
        drop(lock);
        assert_eq!(host_runs(&store, later), Ok(false));
    }
}
