package ebb.app

import android.app.Application
import ebb.Device
import ebb.Ebb
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async

/** The process: it holds the one Ebb that its activities, receivers and services share. */
class EbbApplication : Application() {
    /** Lives as long as the process. */
    val scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    /** How Ebb is opened. A test sets its own before the first use of [ebb]. */
    var opens: suspend (Application) -> Ebb = { Ebb.aheadOfLock(it.filesDir.toPath().resolve("ebb"), Device()).getOrThrow() }

    /** Ebb, opened at the first use. */
    val ebb: Deferred<Ebb> by lazy { scope.async { opens(this@EbbApplication) } }
}
