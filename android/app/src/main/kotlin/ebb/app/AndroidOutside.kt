package ebb.app

import android.net.Uri
import android.provider.OpenableColumns
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts
import ebb.Action
import ebb.EbbResult
import ebb.FileOut
import ebb.Value
import ebb.app.files.Exports
import ebb.app.lock.Discretion
import ebb.app.notices.Leave
import ebb.app.running.RunningService
import ebb.app.ways.Reaching
import ebb.phoneWords
import ebb.ui.Outside
import ebb.unlocks
import java.nio.file.Path
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What pages need of Android. */
class AndroidOutside(private val activity: MainActivity) : Outside {
    private val app = activity.application as EbbApplication
    private var ran = false
    private var picked: CompletableDeferred<Uri?>? = null

    // Each under a key of its own, since this is made after the activity has started.
    private val picks: ActivityResultLauncher<Array<String>> =
        activity.activityResultRegistry.register("pick", ActivityResultContracts.OpenDocument()) { picked?.complete(it) }

    private val leaves: ActivityResultLauncher<String> =
        activity.activityResultRegistry.register("leave", ActivityResultContracts.RequestPermission()) {
            app.scope.launch { app.reminding.settle() }
        }

    override fun reach(uri: String) {
        // Where nothing on this phone can, the number stands on the page.
        Reaching.reach(activity, uri)
    }

    override suspend fun pick(types: List<String>, mostBytes: Long): Value.File? {
        val chosen = CompletableDeferred<Uri?>().also { picked = it }
        activity.awaitsFile = true
        picks.launch(types.ifEmpty { listOf("*/*") }.toTypedArray())
        val uri = chosen.await().also { activity.awaitsFile = false } ?: return null
        return withContext(Dispatchers.IO) {
            val name = activity.contentResolver.query(uri, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)
                ?.use { if (it.moveToFirst()) it.getString(0) else null }
            // A byte more than fits is enough for the core to say that it is too large.
            val bytes = activity.contentResolver.openInputStream(uri)?.use { it.readNBytesOrLess(mostBytes + 1) }
            bytes?.let { Value.File(name ?: uri.lastPathSegment.orEmpty(), it) }
        }
    }

    override suspend fun save(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Unit> {
        val words = app.ebb.await().phoneWords()
        if (words !is EbbResult.Ok) return words as EbbResult.Failed
        return when (val sheet = Exports(activity).share(file, words.value.keepHere, app.clock.instant(), write)) {
            is EbbResult.Failed -> sheet
            is EbbResult.Ok -> EbbResult.Ok(activity.startActivity(sheet.value))
        }
    }

    override fun hide() {
        RunningService.end(activity)
        Discretion.hide(activity)
    }

    override fun acted() {
        app.scope.launch {
            app.reminding.settle()
            app.ebb.await().phoneWords().getOrNull()?.let { Discretion.name(activity, it.word) }
            askForLeave()
        }
    }

    override fun exercise(runs: Boolean) {
        // It ends by itself, with the exercise: somebody may look at something else meanwhile.
        if (runs && !ran) app.scope.launch { RunningService.begin(app) }
        ran = runs
    }

    override suspend fun allows(action: Action): Boolean {
        if (action.unlocks().getOrNull() != true) return true
        val words = app.ebb.await().phoneWords().getOrNull() ?: return false
        return app.lock.ask(activity, words.word)
    }

    /** Leave to show notices is asked for once, when there is one to show. */
    private suspend fun askForLeave() {
        val leave = Leave(activity)
        if (activity.isFinishing || leave.asked || !leave.isMissing || !app.reminding.holdsSomething()) return
        leave.wasAsked()
        leaves.launch(Leave.PERMISSION)
    }
}

private fun java.io.InputStream.readNBytesOrLess(most: Long): ByteArray {
    val out = java.io.ByteArrayOutputStream()
    val buffer = ByteArray(64 * 1024)
    while (out.size() < most) {
        val read = read(buffer, 0, minOf(buffer.size.toLong(), most - out.size()).toInt())
        if (read < 0) break
        out.write(buffer, 0, read)
    }
    return out.toByteArray()
}
