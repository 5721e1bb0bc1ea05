package ebb.app

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class MainActivityTest {
    @get:Rule
    val screen = createAndroidComposeRule<MainActivity>()

    @Test
    fun `the first page of the core stands on the screen`() {
        screen.waitUntilAtLeastOneExists(hasText("I have used"), 10_000)
        screen.onNodeWithText("Hide now").assertExists()
    }
}
