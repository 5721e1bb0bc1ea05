package ebb.app

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
import ebb.Place
import ebb.Trail
import ebb.ui.Look
import ebb.ui.Screen
import ebb.ui.Session
import ebb.ui.SystemWords
import java.time.LocalTime
import kotlinx.coroutines.launch

/** The one window: a session at the pages, and nothing that knows a page. */
class MainActivity : FragmentActivity() {
    /** Null until Ebb is open. */
    var session: Session? by mutableStateOf(null)
        private set

    private val ebb get() = application as EbbApplication

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        setContent { QuietKeyboard { session?.let { Shown(it) } } }
        val been = savedInstanceState?.getStringArrayList(TRAIL)?.map(::Place)
        lifecycleScope.launch {
            val opened = ebb.ebb.await()
            val trail = been ?: Trail.begin().getOrThrow()
            session = Session(opened, ebb.outside(this@MainActivity), lifecycleScope, trail).also { it.refresh() }
        }
    }

    override fun onRestart() {
        super.onRestart()
        // What is due, and what time it is, may be another by now.
        session?.refresh()
    }

    override fun onPause() {
        super.onPause()
        session?.leave()
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
        val look = Look.at(LocalTime.now(ebb.clock), isSystemInDarkTheme(), wantsContrast())
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
