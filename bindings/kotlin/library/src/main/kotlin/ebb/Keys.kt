package ebb

import java.nio.file.Path
import java.time.Instant

/**
 * What a host needs before a store can be opened. The key itself is the host's to keep.
 *
 * @sample ebb.samples.openOrCreate
 */
public object Keys {
    /** Looks which store lies in [folder], without its key. */
    public fun storeIn(folder: Path): EbbResult<StoreFolder> =
        answer { uniffi.ebb_ffi.storeFolder(folder.toString()).lifted() }

    /** A new id for a store that is about to be made. Keep the key under it, then make the store. */
    public fun newId(now: Instant): EbbResult<String> = answer { uniffi.ebb_ffi.newStoreId(now.millis()) }

    /** A new random key of 32 bytes. Make one only where no store exists. */
    public fun newKey(): EbbResult<ByteArray> = answer { uniffi.ebb_ffi.newKey() }
}
