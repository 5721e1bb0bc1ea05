package ebb.app.files

import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.content.pm.LabeledIntent
import android.net.Uri
import androidx.core.content.FileProvider
import ebb.EbbResult
import ebb.FileOut
import ebb.app.R
import java.io.File
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.UUID
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** So long the app that a file was handed to may read it: long enough to send a letter, and no longer. */
private val LIVES: Duration = Duration.ofDays(1)

/** Files that leave the phone by the person's own hand: written into a folder of their own, then shown to the share sheet. */
class Exports(private val context: Context) {
    private val folder = File(context.cacheDir, "exports")

    /** Has [write] write [file], and gives what opens the share sheet over it: first in it [keepHere], which keeps the file. */
    suspend fun share(
        file: FileOut,
        keepHere: String,
        now: Instant,
        write: suspend (Path) -> EbbResult<Unit>,
    ): EbbResult<Intent> {
        // Each in a folder of its own: its name is what the other app shows, and the file must not be there yet.
        val place = File(File(folder, UUID.randomUUID().toString()), file.name)
        withContext(Dispatchers.IO) {
            sweep(now)
            place.parentFile?.mkdirs()
        }
        return when (val written = write(place.toPath())) {
            is EbbResult.Failed -> written
            is EbbResult.Ok -> EbbResult.Ok(sheet(FileProvider.getUriForFile(context, AUTHORITY, place), file, keepHere))
        }
    }

    /** Deletes what was handed over a day ago or longer. */
    fun sweep(now: Instant) {
        val before = now.minus(LIVES).toEpochMilli()
        folder.listFiles().orEmpty().filter { it.lastModified() < before }.forEach { it.deleteRecursively() }
    }

    private fun sheet(uri: Uri, file: FileOut, keepHere: String): Intent {
        val send = Intent(Intent.ACTION_SEND)
            .setType(file.mime)
            .putExtra(Intent.EXTRA_STREAM, uri)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        // The sheet reads its name and its size by this.
        send.clipData = ClipData.newRawUri(null, uri)
        val keep = Intent(send).setClass(context, KeepActivity::class.java)
        val first = LabeledIntent(keep, context.packageName, keepHere, R.drawable.notice)
        return Intent.createChooser(send, null).putExtra(Intent.EXTRA_INITIAL_INTENTS, arrayOf(first))
    }

    companion object {
        /** Whose addresses the files have. */
        const val AUTHORITY: String = "ebb.app.exports"
    }
}
