package ebb.app

import androidx.activity.compose.setContent
import androidx.compose.runtime.currentComposer
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import java.lang.reflect.Method
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** What Android Studio shows of `ui` is composed here, without a library of the core behind it. */
class PreviewsTest : Person() {
    @Test
    fun `every preview says something, and asks nothing of the core`() {
        // Private functions without an argument: Compose adds its two.
        val previews = Class.forName("ebb.ui.PreviewsKt").declaredMethods.filter { it.parameterCount == 2 && '$' !in it.name }
        assertTrue("${previews.size}", previews.size > 20)
        var shown: Method? by mutableStateOf(null)
        screen.runOnUiThread { screen.activity.setContent { shown?.let { key(it) { it.invoke(null, currentComposer, 0) } } } }
        val silent = previews.filterNot {
            it.isAccessible = true
            shown = it
            screen.waitForIdle()
            screen.onAllNodes(SAYS_SOMETHING).fetchSemanticsNodes().isNotEmpty()
        }
        assertEquals(emptyList<Method>(), silent)
    }

    private companion object {
        val SAYS_SOMETHING = SemanticsMatcher.keyIsDefined(SemanticsProperties.Text)
    }
}
