package ebb.app.keys

/** Where the key of the store lies. */
interface KeyChest {
    /** Keeps the [key] of the store with this [id], for good, before there is a store. */
    fun keep(id: String, key: ByteArray)

    /** Brings it. */
    fun bring(id: String): Brought
}

/** What a [KeyChest] brings. */
sealed interface Brought {
    /** The key. */
    class Key(val bytes: ByteArray) : Brought

    /** It is gone for good. What is kept can be brought back from a copy alone. */
    data object Lost : Brought

    /** It cannot be had at the moment. */
    data object OutOfReach : Brought
}
