package ebb.app

import android.app.Application
import android.content.Context
import androidx.work.Configuration
import ebb.Ebb
import ebb.EbbError
import ebb.app.keys.KeystoreChest
import ebb.app.keys.StoreKeeper
import ebb.app.lock.BiometricLock
import ebb.app.lock.DeviceLock
import ebb.app.notices.DailyLook
import ebb.app.notices.Reminding
import ebb.app.running.Buzzer
import ebb.app.running.PhoneBuzzer
import ebb.app.running.Speaker
import ebb.app.running.TrackSpeaker
import ebb.takeSnapshot
import ebb.ui.Outside
import java.time.Clock
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.launch

/**
 * The process: it holds the one Ebb that its activities, receivers and services share. It begins before the phone was first
 * unlocked too, so nothing is read before it is wanted. What a test sets, it sets before the first use.
 */
open class EbbApplication : Application(), Configuration.Provider {
    /** Lives as long as the process. */
    val scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    /** The time, which a test sets. */
    var clock: Clock = PhoneClock

    /** Where files are read and the system is asked. */
    var background: CoroutineDispatcher = Dispatchers.IO

    /** Opens the store, and makes it at the first start. */
    val keeper: StoreKeeper by lazy {
        StoreKeeper(filesDir.toPath().resolve("ebb"), KeystoreChest(this), phoneDevice(clock))
    }

    /** How Ebb is opened. */
    var opens: suspend (EbbApplication) -> Ebb = { it.keeper.open() }

    /** What a page needs of the device. */
    var outside: (MainActivity) -> Outside = { AndroidOutside(it) }

    /** Ebb, opened at the first use, ahead of the phone's lock where it has one. */
    val ebb: Deferred<Ebb> by lazy { scope.async { opens(this@EbbApplication).also { isLeft(it) } } }

    /** What the phone holds of the reminders. */
    val reminding: Reminding by lazy { Reminding(this, clock, background) { ebb.await() } }

    /** The phone's sound. */
    var speaker: () -> Speaker = ::TrackSpeaker

    /** Its haptics. */
    var buzzer: () -> Buzzer = { PhoneBuzzer(this) }

    /** Its own lock. */
    var lock: DeviceLock = BiometricLock

    /** Has it looked once a day whether all is held that should be. */
    var looksDaily: (Context) -> Unit = DailyLook::begin

    /** Somebody opened Ebb: its key is asked for again where it was out of reach, one that was put aside begins anew, and what the phone holds is set right. */
    fun begun() {
        scope.launch {
            val opened = ebb.await()
            val problem = opened.problem().getOrNull()
            if (problem is EbbError.Closed || problem is EbbError.NoStore) keeper.reopen(opened)
            reminding.learnAndSettle()
            if (reminding.holdsSomething()) looksDaily(this@EbbApplication)
            // Where it fails it is tried the next time, and the copies that there are stay.
            opened.takeSnapshot()
        }
    }

    /** Nobody is at the pages: what was written is behind the phone's lock from now on. */
    suspend fun isLeft(opened: Ebb) {
        opened.deviceLock(lock.isThere(this))
    }

    /** WorkManager begins when it is wanted, and not with every process. */
    override val workManagerConfiguration: Configuration get() = Configuration.Builder().build()
}
