package ebb

import java.nio.file.Path
import java.time.Instant

/**
 * What a host needs before a store can be opened. The key itself is the host's to keep.
 *
 * @sample ebb.samples.openOrCreate
 */
public object Keys {
    /** What is said beside the store in [folder], without its key; null where there is no store yet. */
    public fun header(folder: Path): EbbResult<StoreHeader?> = answer { ebb.bridge.storeHeader(folder.toString().checked()) }

    /** A new id for a store that is about to be made. Keep the key under it, then make the store. */
    public fun newId(now: Instant): EbbResult<String> = answer { ebb.bridge.newStoreId(now.checked()) }

    /** A new random key of 32 bytes. Make one only where no store exists. */
    public fun newKey(): EbbResult<ByteArray> = answer { ebb.bridge.newKey() }
}
