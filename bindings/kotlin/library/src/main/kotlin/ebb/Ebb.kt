package ebb

import java.nio.file.Path
import kotlinx.coroutines.withContext
import ebb.bridge.Ebb as CoreEbb

/**
 * One person's Ebb: the store where it can be opened, the exercise that is under way, and a page for every place.
 *
 * Calls may come from any thread, and are taken one after another on the dispatcher of the [Device]. None of them
 * throws but for cancellation; a call that was cancelled may have taken effect.
 *
 * @sample ebb.samples.rideAnUrge
 */
public class Ebb internal constructor(
    internal val core: CoreEbb,
    internal val device: Device,
) : AutoCloseable {
    /** Why nothing is kept at present; null where everything is. */
    public suspend fun problem(): EbbResult<EbbError?> = ask { core.problem()?.lifted() }

    /** True where nothing that the person wrote shows. */
    public suspend fun isLocked(): EbbResult<Boolean> = ask { core.isLocked() }

    /** Hides everything that the person wrote until [unlock]. */
    public suspend fun lock(): EbbResult<Unit> = ask { core.lock() }

    /**
     * The app is left, or starts. Behind the device's own lock what was written is hidden until [unlock]; where it has none, that
     * shows, but for what the person hid themselves.
     */
    public suspend fun deviceLock(isThere: Boolean): EbbResult<Unit> = ask { core.deviceLock(isThere) }

    /** Shows it again, after the device's own lock was opened. */
    public suspend fun unlock(): EbbResult<Unit> = ask { core.unlock() }

    /**
     * Closes the store, so that no lock on it is held while an app sleeps. Frames go on; what is changed meanwhile is
     * kept at [reopen].
     */
    public suspend fun closeStore(): EbbResult<Unit> = ask { core.closeStore() }

    /**
     * Opens the store again, or for the first time after [aheadOfLock]; what happened meanwhile is kept now. Give no bytes where
     * the key is lost for good: the pages say so then, and what can be done.
     */
    public suspend fun reopen(key: ByteArray): EbbResult<Unit> = ask { core.reopen(key, device.moment()) }

    /**
     * Makes a store after all, where there is none: at a first start whose key had no place yet, or once one that did not open was
     * put aside. The [key] is kept at [place] under [id] already.
     */
    public suspend fun beginStore(id: String, key: ByteArray, place: KeyPlace): EbbResult<Unit> =
        ask { core.beginStore(id, key, place, device.moment()) }

    /** Lets go of everything. Every later call answers [EbbError.Closed]. */
    override fun close() {
        core.close()
    }

    internal suspend fun <T> ask(call: () -> T): EbbResult<T> =
        withContext(device.dispatcher) { answer(call) }

    public companion object {
        /**
         * Opens the store in [folder] with its 32-byte [key]. Where it cannot be opened, [problem] says why;
         * every tool works then too, and nothing is kept.
         */
        public suspend fun open(folder: Path, key: ByteArray, device: Device = Device()): EbbResult<Ebb> =
            begin(device) { CoreEbb.open(folder.toString().checked(), key, device.moment()) }

        /** Makes a store in [folder] under [id], whose [key] was kept at [place] before: see [Keys]. */
        public suspend fun create(
            folder: Path,
            id: String,
            key: ByteArray,
            place: KeyPlace,
            device: Device = Device(),
        ): EbbResult<Ebb> =
            begin(device) { CoreEbb.create(folder.toString().checked(), id.checked(), key, place, device.moment()) }

        /**
         * Ebb without its store: the crisis plan opens whatever became of the store and its key, every tool works, and nothing
         * of the person's shows but what the plan allows. It waits for nobody, so it may be held beside one that is busy.
         *
         * @sample ebb.samples.readThePlan
         */
        public suspend fun aheadOfLock(folder: Path, device: Device = Device()): EbbResult<Ebb> =
            begin(device) { CoreEbb.aheadOfLock(folder.toString().checked(), device.moment()) }

        /** How many faults of its own Ebb has met since the process began. */
        public fun faults(): EbbResult<Long> = answer { ebb.bridge.panics() }

        /** Meets a fault on purpose, so that a host can try what it does about [EbbError.Fault]. It counts in [faults]. */
        public fun provokeFault(): EbbResult<Unit> = answer { ebb.bridge.provokeFault() }

        /** How many objects of Ebb this process holds and has not closed. A number that only goes up is a leak. */
        public fun objectsAlive(): EbbResult<Long> = answer { ebb.bridge.objectsAlive() }

        /** The version of the core. */
        public fun version(): EbbResult<String> = answer { ebb.bridge.version() }

        private suspend fun begin(device: Device, open: () -> CoreEbb): EbbResult<Ebb> =
            withContext(device.dispatcher) { answer { Ebb(open(), device) } }
    }
}
