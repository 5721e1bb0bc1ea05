package ebb.app

import android.app.Application
import ebb.Device
import ebb.Ebb
import ebb.ui.Outside
import java.time.Clock
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async

/** The process: it holds the one Ebb that its activities, receivers and services share. */
open class EbbApplication : Application() {
    /** Lives as long as the process. */
    val scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    /** The time, which a test sets. */
    var clock: Clock = Clock.systemDefaultZone()

    /** How Ebb is opened. A test sets its own before the first use of [ebb]. */
    var opens: suspend (EbbApplication) -> Ebb =
        { Ebb.aheadOfLock(it.filesDir.toPath().resolve("ebb"), Device(it.clock)).getOrThrow() }

    /** What a page needs of the device. */
    var outside: (MainActivity) -> Outside = { AndroidOutside(it) }

    /** Ebb, opened at the first use. */
    val ebb: Deferred<Ebb> by lazy { scope.async { opens(this@EbbApplication) } }
}
