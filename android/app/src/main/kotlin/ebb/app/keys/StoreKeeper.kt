package ebb.app.keys

import ebb.Device
import ebb.Ebb
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.StoreHeader
import ebb.getOrElse
import java.io.IOException
import java.nio.file.Path
import java.security.GeneralSecurityException
import java.security.ProviderException
import kotlinx.coroutines.withContext

/** No key at all: the core says then that it is missing from its place. */
private val NO_KEY = ByteArray(0)

/** Opens the store in a folder with the key out of the [chest], or makes both. Whatever is the matter, there is an Ebb. */
class StoreKeeper(private val folder: Path, private val chest: KeyChest, private val device: Device) {
    /** Opens it, or makes it where there is none. */
    suspend fun open(): Ebb {
        // What its header cannot say, opening says in words.
        val header = Keys.header(folder).getOrElse { return Ebb.open(folder, NO_KEY, device).getOrThrow() }
        return if (header == null) make() else openWithKey(header)
    }

    /** Tries again where the key was out of reach, or there is no store. True where it is open now. */
    suspend fun reopen(ebb: Ebb): Boolean {
        val header = Keys.header(folder).getOrElse { return false }
        if (header == null) {
            val (id, key) = newKey() ?: return false
            return ebb.beginStore(id, key, KeyPlace.KEYSTORE) is EbbResult.Ok
        }
        val brought = bring(header.id)
        return brought is Brought.Key && ebb.reopen(brought.bytes) is EbbResult.Ok
    }

    private suspend fun openWithKey(header: StoreHeader): Ebb = when (val brought = bring(header.id)) {
        is Brought.Key -> Ebb.open(folder, brought.bytes, device)
        is Brought.Lost -> Ebb.open(folder, NO_KEY, device)
        // The tools and the plan, until it can be had.
        is Brought.OutOfReach -> Ebb.aheadOfLock(folder, device)
    }.getOrThrow()

    /** The key is kept before there is a store. Where it cannot be, no store is made: it could not be opened again. */
    private suspend fun make(): Ebb {
        val (id, key) = newKey() ?: return Ebb.aheadOfLock(folder, device).getOrThrow()
        return Ebb.create(folder, id, key, KeyPlace.KEYSTORE, device)
            .getOrElse { return Ebb.open(folder, key, device).getOrThrow() }
    }

    /** A new key that is kept under a new id; null where it cannot be kept. */
    private suspend fun newKey(): Pair<String, ByteArray>? {
        val id = Keys.newId(device.clock.instant()).getOrThrow()
        val key = Keys.newKey().getOrThrow()
        return (id to key).takeIf { withContext(device.dispatcher) { keep(id, key) } }
    }

    private suspend fun bring(id: String): Brought = withContext(device.dispatcher) { chest.bring(id) }

    private fun keep(id: String, key: ByteArray): Boolean = try {
        chest.keep(id, key)
        true
    } catch (_: IOException) {
        false
    } catch (_: GeneralSecurityException) {
        false
    } catch (_: ProviderException) {
        false
    }
}
