package ebb.app

import android.content.Intent
import android.os.Bundle
import android.provider.Settings
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.fragment.app.FragmentActivity
import androidx.lifecycle.lifecycleScope
import ebb.Entry
import ebb.NoticeAnswer
import ebb.Place
import ebb.Trail
import ebb.app.lock.Discretion
import ebb.app.ways.WaysIn
import ebb.entry
import ebb.isNight
import ebb.phoneWords
import ebb.ui.Look
import ebb.ui.Screen
import ebb.ui.Session
import ebb.ui.SystemWords
import kotlinx.coroutines.launch

/** The one window: a session at the pages, and nothing that knows a page. */
class MainActivity : FragmentActivity() {
    /** Null until Ebb is open. */
    var session: Session? by mutableStateOf(null)
        private set

    /** True while somebody chooses a file for a form: they are not away, and what they filled in waits for it. */
    var awaitsFile: Boolean = false

    private val ebb get() = application as EbbApplication

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        Discretion.begin(this)
        enableEdgeToEdge()
        setContent { QuietKeyboard { session?.let { Shown(it) } } }
        val been = savedInstanceState?.getStringArrayList(TRAIL)?.map(::Place)
        lifecycleScope.launch {
            val opened = ebb.ebb.await()
            val trail = been ?: Trail.begin().getOrThrow()
            val begun = Session(opened, ebb.outside(this@MainActivity), lifecycleScope, trail).also { session = it }
            // The page first: whatever else there is to do can wait for it.
            begun.refresh().join()
            opened.phoneWords().getOrNull()?.let { Discretion.name(this@MainActivity, it.word) }
            if (been == null) came(intent)
            ebb.begun()
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        lifecycleScope.launch { came(intent) }
    }

    /** Somebody came by a way in from outside: it leads somewhere and does nothing. */
    private suspend fun came(intent: Intent) {
        val entry = WaysIn.entryOf(intent)
        if (entry == Entry.FirstPage) return
        ebb.ebb.await().entry(entry).getOrNull()?.let { session?.enter(it) }
        if (entry is Entry.Notice) ebb.reminding.answer(entry.notice, NoticeAnswer.OPEN)
    }

    override fun onRestart() {
        super.onRestart()
        ebb.begun()
        // What is due, and what time it is, may be another by now.
        session?.refresh()
    }

    override fun onPause() {
        super.onPause()
        session?.leave()
    }

    override fun onStop() {
        super.onStop()
        val left = session ?: return
        if (isChangingConfigurations || awaitsFile) return
        ebb.scope.launch {
            // What is typed is kept first, and what is drawn on return is as it may be seen ahead of the lock.
            left.leave().join()
            ebb.isLeft(left.ebb)
            left.cover().join()
        }
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        // Tokens hold no word of the person's.
        session?.let { outState.putStringArrayList(TRAIL, ArrayList(it.trail.map { place -> place.token })) }
    }

    @Composable
    private fun Shown(session: Session) {
        val words = SystemWords(
            back = getString(androidx.appcompat.R.string.abc_action_bar_up_description),
            cancel = getString(android.R.string.cancel),
            ok = getString(android.R.string.ok),
            more = getString(androidx.appcompat.R.string.abc_action_menu_overflow_description),
        )
        BackHandler(enabled = session.canGoBack) { session.back() }
        val look = Look.at(session.ebb.isNight().getOrNull() == true, isSystemInDarkTheme(), wantsContrast())
        Screen(session, look, words, ebb.clock, still = wantsNoMovement())
    }

    private fun wantsNoMovement(): Boolean =
        Settings.Global.getFloat(contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f

    /** "High contrast text" among the system's settings for seeing. */
    private fun wantsContrast(): Boolean = Settings.Secure.getInt(contentResolver, "high_text_contrast_enabled", 0) == 1

    private companion object {
        const val TRAIL = "trail"
    }
}
