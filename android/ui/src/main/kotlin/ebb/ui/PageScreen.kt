package ebb.ui

import androidx.compose.foundation.layout.Column
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import ebb.Page

/** A page. */
@Composable
fun PageScreen(page: Page) {
    Column {
        Text(page.title)
        page.doors.forEach { Text(it.label) }
    }
}
