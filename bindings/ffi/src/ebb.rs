//! One person's Ebb, as one process holds it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, TryLockError};

use ebb_core::companion::{Companion, Front, SteadyClock};
use ebb_core::crisis::Vault;
use ebb_core::store::{KeyPlace, Store, StoreError, StoreKey, header};
use ebb_core::view::Moment;

use crate::EbbError;
use crate::alive::Alive;
use crate::guard::{guard, hold};
use crate::zones::OwnZone;

/// Folder of the crisis plan within the folder of the store.
const PLAN_FOLDER: &str = "plan";

/// One person's Ebb: the store where it can be opened, the exercise that is under way, and a page for every place.
///
/// Calls from several threads are taken one after another, but for what must not wait: frames, the plan, who answers and
/// the sheets, *I have used*, *I might hurt myself* and *Hide now* answer while another call waits for the disk. Opening never fails because of the data: where the store
/// cannot be read, every tool works and nothing is kept, and [`Ebb::problem`] says why.
#[derive(Debug, uniffi::Object)]
pub struct Ebb {
    pub(crate) inner: Mutex<Companion>,
    /// What answers while another call waits.
    pub(crate) front: Arc<Front>,
    pub(crate) own_zone: Mutex<Option<OwnZone>>,
    /// The wall clock, borne out by one that nobody can set where the host has such a one.
    pub(crate) clock: Arc<SteadyClock>,
    pub(crate) folder: PathBuf,
    _alive: Alive,
}

impl Ebb {
    fn over(
        folder: String,
        key: Option<Vec<u8>>,
        store: impl FnOnce(&PathBuf, Option<&StoreKey>) -> Result<Store, StoreError>,
        moment: Moment,
    ) -> Arc<Self> {
        let key = key.and_then(StoreKey::from_bytes);
        let folder = PathBuf::from(folder);
        let vault = Vault::at(&folder.join(PLAN_FOLDER));
        let clock = Arc::new(SteadyClock::over(&folder));
        let moment = by(&clock, moment);
        let mut companion = Companion::going_by(
            Arc::clone(&clock),
            store(&folder, key.as_ref()),
            vault,
            &moment,
        );
        companion.lies_in(&folder, key);
        companion.system_shows_notices();
        Arc::new(Self {
            front: companion.front(),
            inner: Mutex::new(companion),
            own_zone: Mutex::new(None),
            clock,
            folder,
            _alive: Alive::new(),
        })
    }

    /// Reads from the companion.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        work: impl FnOnce(&Companion) -> Result<T, EbbError>,
    ) -> Result<T, EbbError> {
        guard(name, || work(&hold(&self.inner)))
    }

    /// Changes the companion.
    pub(crate) fn change<T>(
        &self,
        name: &str,
        work: impl FnOnce(&mut Companion) -> Result<T, EbbError>,
    ) -> Result<T, EbbError> {
        guard(name, || work(&mut hold(&self.inner)))
    }

    /// The same at a moment, whose zone goes by the rules that count there.
    pub(crate) fn at<T>(
        &self,
        name: &str,
        moment: Moment,
        work: impl FnOnce(&mut Companion, &Moment) -> Result<T, EbbError>,
    ) -> Result<T, EbbError> {
        guard(name, || {
            let moment = self.settled(moment);
            work(&mut hold(&self.inner), &moment)
        })
    }

    /// The same, answered by the front where another call holds the companion and the front can.
    pub(crate) fn at_once<T>(
        &self,
        name: &str,
        moment: Moment,
        front: impl FnOnce(&Front, &Moment) -> Option<T>,
        work: impl FnOnce(&mut Companion, &Moment) -> Result<T, EbbError>,
    ) -> Result<T, EbbError> {
        guard(name, || {
            let moment = self.settled(moment);
            if let Err(TryLockError::WouldBlock) = self.inner.try_lock()
                && let Some(answer) = front(&self.front, &moment)
            {
                return Ok(answer);
            }
            work(&mut hold(&self.inner), &moment)
        })
    }

    /// The moment by the clock that is believed, in the zone by the rules that count there.
    pub(crate) fn settled(&self, moment: Moment) -> Moment {
        OwnZone::settle(*hold(&self.own_zone), by(&self.clock, moment))
    }
}

/// The moment by the clock that is believed.
pub(crate) fn by(clock: &SteadyClock, moment: Moment) -> Moment {
    Moment {
        now: clock.now(moment.now, moment.boot.as_ref()),
        boot: None,
        ..moment
    }
}

pub(crate) fn store_key(bytes: Vec<u8>) -> Result<StoreKey, StoreError> {
    StoreKey::from_bytes(bytes).ok_or(StoreError::KeyMissing)
}

/// Why a store does not open whose key is lost.
fn without_key(folder: &Path) -> StoreError {
    match header(folder) {
        Ok(Some(_)) => StoreError::KeyMissing,
        Ok(None) => StoreError::NoStore,
        Err(error) => error,
    }
}

#[uniffi::export]
impl Ebb {
    /// Opens the store in `folder` with its 32-byte key; no bytes where that is lost for good. Where it cannot be opened, [`Ebb::problem`]
    /// says why; nothing is thrown.
    #[uniffi::constructor]
    pub fn open(folder: String, key: Vec<u8>, moment: Moment) -> Result<Arc<Self>, EbbError> {
        guard("open", || {
            Ok(Self::over(
                folder,
                Some(key),
                |folder, key| match key {
                    Some(key) => Store::open(folder, key),
                    None => Err(without_key(folder)),
                },
                moment,
            ))
        })
    }

    /// Makes a store in `folder` under `id`, whose key the host has kept at `place` before.
    #[uniffi::constructor]
    pub fn create(
        folder: String,
        id: String,
        key: Vec<u8>,
        place: KeyPlace,
        moment: Moment,
    ) -> Result<Arc<Self>, EbbError> {
        guard("create", || {
            let made = Store::create(&PathBuf::from(&folder), &id, &store_key(key)?, place)?;
            Ok(Self::over(folder, None, |_, _| Ok(made), moment))
        })
    }

    /// Ebb without its store, ahead of the lock or while the key is out of reach. The plan in `folder` opens whatever became
    /// of the store, every tool works, and nothing of the person's shows or is kept until [`Ebb::reopen`]. It waits for
    /// nobody, so it may be held beside one that is busy.
    #[uniffi::constructor]
    pub fn ahead_of_lock(folder: String, moment: Moment) -> Result<Arc<Self>, EbbError> {
        guard("ahead_of_lock", || {
            let ebb = Self::over(folder, None, |_, _| Err(StoreError::Closed), moment);
            hold(&ebb.inner).lock();
            Ok(ebb)
        })
    }

    /// Closes the store, so that no lock on it is held while an app sleeps. Frames go on; what is changed meanwhile
    /// is kept at [`Ebb::reopen`].
    pub fn close_store(&self) -> Result<(), EbbError> {
        self.change("close_store", |ebb| match ebb.store() {
            Some(store) => Ok(store.close()?),
            None => Ok(()),
        })
    }

    /// Opens the store again, or for the first time after [`Ebb::ahead_of_lock`]. An exercise that was begun without
    /// a store is kept now. Give no bytes where the key is lost for good: the pages say so then, and what can be done.
    pub fn reopen(&self, key: Vec<u8>, moment: Moment) -> Result<(), EbbError> {
        self.at("reopen", moment, |ebb, moment| {
            match StoreKey::from_bytes(key) {
                Some(key) => Ok(ebb.reopen(&self.folder, &key, moment)?),
                None => {
                    let why = without_key(&self.folder);
                    ebb.goes_on_over(Err(why.clone()), moment);
                    ebb.lies_in(&self.folder, None);
                    Err(why.into())
                }
            }
        })
    }

    /// Makes a store after all, where there is none: at a first start whose key had no place yet, or once one that did not open
    /// was put aside. The host has kept the key at `place` under `id` before.
    pub fn begin_store(
        &self,
        id: String,
        key: Vec<u8>,
        place: KeyPlace,
        moment: Moment,
    ) -> Result<(), EbbError> {
        self.at("begin_store", moment, |ebb, moment| {
            let made = Store::create(&self.folder, &id, &store_key(key)?, place)?;
            ebb.goes_on_over(Ok(made), moment);
            Ok(())
        })
    }

    /// Why nothing is kept at present; none where everything is.
    pub fn problem(&self) -> Result<Option<EbbError>, EbbError> {
        self.read("problem", |ebb| Ok(ebb.problem().map(EbbError::from)))
    }

    /// True where nothing that the person wrote shows.
    pub fn is_locked(&self) -> Result<bool, EbbError> {
        self.read("is_locked", |ebb| Ok(ebb.is_locked()))
    }

    /// Hides everything that the person wrote until [`Ebb::unlock`].
    pub fn lock(&self) -> Result<(), EbbError> {
        self.change("lock", |ebb| {
            ebb.lock();
            Ok(())
        })
    }

    /// The app is left, or starts. Behind the device's own lock what was written is hidden until [`Ebb::unlock`]; where it has
    /// none, that shows, but for what the person hid themselves.
    pub fn device_lock(&self, is_there: bool) -> Result<(), EbbError> {
        self.change("device_lock", |ebb| {
            ebb.device_lock(is_there);
            Ok(())
        })
    }

    /// Shows it again, after the device's own lock was opened.
    pub fn unlock(&self) -> Result<(), EbbError> {
        self.change("unlock", |ebb| {
            ebb.unlock();
            Ok(())
        })
    }
}
