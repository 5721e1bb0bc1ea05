// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Where the key of a store is kept. */
public enum class KeyPlace {
    /** The desktop's keyring, through the Secret Service. */
    KEYRING,
    /** A file in the data folder, for its owner alone. */
    FILE,
    /** Android's Keystore. */
    KEYSTORE,
    /** Apple's Keychain. */
    KEYCHAIN,
}

internal fun ebb.core.KeyPlace.lifted(): KeyPlace = KeyPlace.valueOf(this.name)

internal fun KeyPlace.lowered(): ebb.core.KeyPlace = ebb.core.KeyPlace.valueOf(this.name)
