//! The desktop's keyring, through the Secret Service: whether one is there, and the key of a store in it.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ebb_core::store::{StoreError, StoreKey};
use zbus::blocking::{Connection, Proxy, connection, fdo};
use zeroize::Zeroizing;

/// Name under which the keyring shows the key: neutral, for whoever looks over a shoulder.
const SERVICE: &str = "ebb";
const SECRETS: &str = "org.freedesktop.secrets";

/// A keyring that waits for a password nobody types must not keep anyone from a ride.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// Where the key lies in the keyring. Each time over a connection of its own: the one that `keyring` keeps is to the
/// keyring that ran first, and useless once another one has taken its place.
#[cfg(all(unix, not(target_os = "macos")))]
fn entry(id: &str) -> keyring_core::Result<keyring_core::Entry> {
    use keyring_core::api::CredentialStoreApi as _;
    let store = zbus_secret_service_keyring_store::Store::new()?;
    store.build(SERVICE, id, None)
}

/// Where the key lies in the keyring.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn entry(id: &str) -> keyring_core::Result<keyring_core::Entry> {
    ::keyring::v1::Entry::new(SERVICE, id).map(|entry| entry.inner)
}

fn bus() -> zbus::Result<Connection> {
    connection::Builder::session()?
        .method_timeout(PATIENCE)
        .build()
}

/// True where a keyring runs on this desktop, or starts when it is asked for.
pub fn is_there() -> bool {
    let there = bus().and_then(|bus| {
        let bus = fdo::DBusProxy::new(&bus)?;
        let runs = bus.name_has_owner(SECRETS.try_into()?)?;
        Ok(runs || bus.start_service_by_name(SECRETS.try_into()?, 0).is_ok())
    });
    there.unwrap_or(false)
}

/// True where what a keyring keeps can be had without a password.
pub fn is_open() -> zbus::Result<bool> {
    let path = "/org/freedesktop/secrets/aliases/default";
    let collection = Proxy::new(&bus()?, SECRETS, path, "org.freedesktop.Secret.Collection")?;
    let locked: bool = collection.get_property("Locked")?;
    Ok(!locked)
}

/// `EBB_KEYRING=off` keeps away from the keyring, for tests and for machines without a desktop.
pub fn is_allowed() -> bool {
    std::env::var_os("EBB_KEYRING").is_none_or(|value| value != "off")
}

/// Keeps the key in the keyring, and says whether it can be read back from there.
pub fn keep(id: &str, key: &StoreKey) -> bool {
    let kept = entry(id).and_then(|entry| {
        entry.set_secret(key.bytes())?;
        entry.get_secret()
    });
    kept.is_ok_and(|kept| Zeroizing::new(kept).as_slice() == key.bytes())
}

/// The key that is kept under `id`.
///
/// # Errors
/// [`StoreError::KeyringOutOfReach`] and [`StoreError::KeyMissing`].
pub fn get(id: &str) -> Result<StoreKey, StoreError> {
    if !is_allowed() {
        return Err(StoreError::KeyringOutOfReach);
    }
    match entry(id).and_then(|entry| entry.get_secret()) {
        Ok(bytes) => StoreKey::from_bytes(bytes).ok_or(StoreError::KeyMissing),
        Err(keyring_core::Error::NoEntry) => Err(StoreError::KeyMissing),
        Err(_) => Err(StoreError::KeyringOutOfReach),
    }
}

/// Destroys the key that is kept under `id`, and waits for no password.
///
/// # Errors
/// [`StoreError::KeyringOutOfReach`] where it may still be there.
pub fn destroy(id: String) -> Result<(), StoreError> {
    if !is_allowed() {
        return Err(StoreError::KeyringOutOfReach);
    }
    let (tell, answer) = mpsc::channel();
    let asking = thread::Builder::new().spawn(move || {
        let gone = entry(&id).and_then(|entry| entry.delete_credential());
        let _ = tell.send(gone);
    });
    asking.map_err(|_| StoreError::KeyringOutOfReach)?;
    match answer.recv_timeout(PATIENCE) {
        Ok(Ok(()) | Err(keyring_core::Error::NoEntry)) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(StoreError::KeyringOutOfReach),
    }
}

/// Takes away a key under which no store was made.
pub fn forget(id: &str) {
    // One that stays there opens nothing.
    let _ = entry(id).and_then(|entry| entry.delete_credential());
}
