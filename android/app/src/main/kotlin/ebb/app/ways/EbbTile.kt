package ebb.app.ways

import android.annotation.SuppressLint
import android.app.PendingIntent
import android.content.Intent
import android.os.Build
import android.service.quicksettings.Tile
import android.service.quicksettings.TileService
import ebb.Entry
import ebb.app.EbbApplication
import ebb.app.notices.isUnlocked
import ebb.phoneWords
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The tile among the quick settings: under the neutral word, and it leads to the first page. */
class EbbTile : TileService() {
    private var naming: Job? = null

    override fun onStartListening() {
        if (!isUnlocked) return
        val app = application as EbbApplication
        naming = app.scope.launch {
            val words = app.ebb.await().phoneWords().getOrNull() ?: return@launch
            qsTile?.apply {
                label = words.word
                contentDescription = words.word
                state = Tile.STATE_INACTIVE
                updateTile()
            }
        }
    }

    override fun onStopListening() {
        naming?.cancel()
    }

    override fun onClick() {
        val intent = WaysIn.intent(this, Entry.FirstPage)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startActivityAndCollapse(PendingIntent.getActivity(this, 0, intent, PendingIntent.FLAG_IMMUTABLE))
        } else {
            olderStart(intent)
        }
    }

    @SuppressLint("StartActivityAndCollapseDeprecated")
    @Suppress("DEPRECATION")
    private fun olderStart(intent: Intent) {
        startActivityAndCollapse(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    }
}
