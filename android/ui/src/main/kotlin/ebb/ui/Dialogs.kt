package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Dialog

/** What is asked before something is done, and how far slow work is. */
@Composable
internal fun Dialogs(session: Session, words: SystemWords) {
    session.asking?.offer?.confirm?.let { confirm ->
        Question(confirm.question, confirm.yes, confirm.no) { session.answer(it) }
    }
    session.progress?.let { work ->
        Card({ session.callOff() }) {
            if (work.total > 0) {
                LinearProgressIndicator({ (work.done.toFloat() / work.total).coerceIn(0f, 1f) }, Modifier.fillMaxWidth())
            } else {
                LinearProgressIndicator(Modifier.fillMaxWidth())
            }
            Choice(words.cancel, strong = false) { session.callOff() }
        }
    }
}

/** A question with a yes and a no, each a line wide. */
@Composable
internal fun Question(question: String, yes: String, no: String, answer: (Boolean) -> Unit) {
    Card({ answer(false) }) {
        Text(question, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleLarge)
        Choice(yes, strong = true) { answer(true) }
        Choice(no, strong = false) { answer(false) }
    }
}

@Composable
private fun Card(dismiss: () -> Unit, content: @Composable () -> Unit) {
    Dialog(onDismissRequest = dismiss) {
        Surface(
            shape = MaterialTheme.shapes.extraLarge, color = MaterialTheme.colorScheme.surfaceContainerHigh,
            contentColor = MaterialTheme.colorScheme.onSurface,
        ) {
            Column(
                Modifier.verticalScroll(rememberScrollState()).padding(22.dp),
                verticalArrangement = Arrangement.spacedBy(14.dp),
            ) { content() }
        }
    }
}

@Composable
private fun Choice(words: String, strong: Boolean, touch: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    val paint = if (strong) Paint(colors.primary, colors.onPrimary) else Paint(colors.surfaceContainerHighest, colors.onSurface)
    Touch(touch, paint, Modifier.fillMaxWidth()) {
        Text(words, Modifier.padding(horizontal = 16.dp, vertical = 13.dp).fillMaxWidth(), style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center)
    }
}
