package ebb.app

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.provider.OpenableColumns
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts
import ebb.EbbError
import ebb.EbbResult
import ebb.FileOut
import ebb.Value
import ebb.ui.Outside
import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** What pages need of Android. */
class AndroidOutside(private val activity: MainActivity) : Outside {
    private var picked: CompletableDeferred<Uri?>? = null
    private var named: CompletableDeferred<Uri?>? = null

    // Each under a key of its own, since this is made after the activity has started.
    private val picks: ActivityResultLauncher<Array<String>> =
        activity.activityResultRegistry.register("pick", ActivityResultContracts.OpenDocument()) { picked?.complete(it) }

    override fun reach(uri: String) {
        val parsed = Uri.parse(uri)
        // It only fills the number in: the person dials.
        val intent = when (parsed.scheme) {
            "tel" -> Intent(Intent.ACTION_DIAL, parsed)
            "sms", "smsto" -> Intent(Intent.ACTION_SENDTO, Uri.parse("smsto:${parsed.schemeSpecificPart}"))
            else -> Intent(Intent.ACTION_VIEW, parsed)
        }
        try {
            activity.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            // The number stands on the page, to be typed on another phone.
        }
    }

    override suspend fun pick(types: List<String>, mostBytes: Long): Value.File? {
        val chosen = CompletableDeferred<Uri?>().also { picked = it }
        picks.launch(types.ifEmpty { listOf("*/*") }.toTypedArray())
        val uri = chosen.await() ?: return null
        return withContext(Dispatchers.IO) {
            val name = activity.contentResolver.query(uri, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)
                ?.use { if (it.moveToFirst()) it.getString(0) else null }
            // A byte more than fits is enough for the core to say that it is too large.
            val bytes = activity.contentResolver.openInputStream(uri)?.use { it.readNBytesOrLess(mostBytes + 1) }
            bytes?.let { Value.File(name ?: uri.lastPathSegment.orEmpty(), it) }
        }
    }

    override suspend fun save(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Unit> {
        val chosen = CompletableDeferred<Uri?>().also { named = it }
        activity.activityResultRegistry.register("save", ActivityResultContracts.CreateDocument(file.mime)) { named?.complete(it) }
            .launch(file.name)
        val uri = chosen.await() ?: return EbbResult.Failed(EbbError.CalledOff(""))
        return withContext(Dispatchers.IO) {
            val folder = Files.createTempDirectory(activity.cacheDir.toPath(), "out")
            val path = folder.resolve("file")
            try {
                val result = write(path)
                if (result is EbbResult.Ok) {
                    activity.contentResolver.openOutputStream(uri)?.use { Files.copy(path, it) }
                }
                result
            } finally {
                Files.deleteIfExists(path)
                Files.deleteIfExists(folder)
            }
        }
    }

    override fun hide() {
        activity.moveTaskToBack(true)
    }

    override fun acted() {}

    override fun exercise(runs: Boolean) {}
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
