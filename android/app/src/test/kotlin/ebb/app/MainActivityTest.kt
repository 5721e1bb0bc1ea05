package ebb.app

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The app as it is, in threads of its own. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = SMALL_PHONE)
class MainActivityTest {
    @get:Rule
    val screen = createAndroidComposeRule<MainActivity>()

    @Test
    fun `the first page of the core stands on the screen`() {
        screen.waitUntilAtLeastOneExists(hasText("I have used"), 30_000)
        screen.onNodeWithText("Emergency").assertExists()
    }
}
