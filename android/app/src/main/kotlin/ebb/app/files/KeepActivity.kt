package ebb.app.files

import android.content.Intent
import android.net.Uri
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import androidx.core.content.IntentCompat
import androidx.lifecycle.lifecycleScope
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** First in the share sheet: the file is kept on the device, where the person says. It draws nothing of its own. */
class KeepActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val file = IntentCompat.getParcelableExtra(intent, Intent.EXTRA_STREAM, Uri::class.java)
        if (file?.authority != Exports.AUTHORITY) return finish()
        val contract = ActivityResultContracts.CreateDocument(intent.type ?: "*/*")
        val picks = registerForActivityResult(contract) { to -> if (to == null) finish() else keep(file, to) }
        if (savedInstanceState == null) picks.launch(file.lastPathSegment.orEmpty())
    }

    private fun keep(file: Uri, to: Uri) {
        lifecycleScope.launch {
            withContext(Dispatchers.IO) { copy(file, to) }
            finish()
        }
    }

    private fun copy(file: Uri, to: Uri) {
        try {
            contentResolver.openInputStream(file)?.use { from -> contentResolver.openOutputStream(to)?.use(from::copyTo) }
        } catch (_: IOException) {
            // The system said that it had room there. What came of it is seen where the person looks for the file.
        }
    }
}
