// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What lies in a folder. */
public data class StoreFolder(
    /** Id of the store, under which its key is kept; empty where there is no store yet. */
    public val id: String,
    /** Where the key is kept; none where there is no store yet. */
    public val key: KeyPlace?,
)

internal fun ebb.bridge.StoreFolder.lifted(): StoreFolder = StoreFolder(id, key?.let { it.lifted() })
