package ebb.app

import android.os.Bundle
import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.fragment.app.FragmentActivity
import androidx.lifecycle.lifecycleScope
import ebb.Page
import ebb.Trail
import ebb.page
import ebb.ui.PageScreen
import kotlinx.coroutines.launch

/** The one window. */
class MainActivity : FragmentActivity() {
    private var page: Page? by mutableStateOf(null)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContent { page?.let { PageScreen(it) } }
        lifecycleScope.launch {
            val ebb = (application as EbbApplication).ebb.await()
            page = ebb.page(Trail.begin().getOrThrow().single()).getOrThrow()
        }
    }
}
