package ebb.app

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.test.SemanticsNodeInteraction
import org.junit.Assert.assertTrue

/** All of it is in sight: nothing is drawn over it, and no edge cuts it. */
fun SemanticsNodeInteraction.assertIsWhole() {
    val node = fetchSemanticsNode()
    val whole = Rect(node.positionInRoot, androidx.compose.ui.geometry.Size(node.size.width.toFloat(), node.size.height.toFloat()))
    assertTrue("$whole is cut to ${node.boundsInRoot}", node.boundsInRoot == whole)
}
