package ebb.app

import android.view.View
import android.view.ViewGroup
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.performClick
import org.junit.Assert.assertTrue
import org.junit.Test

class KeyboardTest : Person() {
    private fun View.connections(): List<EditorInfo> {
        val own = EditorInfo().takeIf { onCreateInputConnection(it) != null }
        val below = (this as? ViewGroup)?.let { group -> (0 until group.childCount).flatMap { group.getChildAt(it).connections() } }
        return listOfNotNull(own) + below.orEmpty()
    }

    @Test
    fun `no keyboard is let learn what is typed`() {
        enter("journal/write/free")
        node(hasSetTextAction()).performClick()
        screen.waitForIdle()
        val told = screen.runOnUiThread<List<EditorInfo>> { screen.activity.window.decorView.connections() }
        assertTrue("no field is typed into", told.isNotEmpty())
        told.forEach { assertTrue(it.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING != 0) }
    }
}
