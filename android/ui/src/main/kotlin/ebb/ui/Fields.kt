package ebb.ui

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ebb.Answer
import ebb.Field
import ebb.FieldKind
import ebb.PageForm
import ebb.Role
import ebb.Target
import ebb.Value

/** True for a form that is sent when somebody says so: not at a touch, and not looked for while they type. */
internal val PageForm.isSentByHand: Boolean get() = !atOnce && submit.target is Target.Act

/** What can be written: its fields, and the offers that send it or leave it. */
@Composable
internal fun FormBlock(form: PageForm, session: Session, words: SystemWords) {
    Column(verticalArrangement = Arrangement.spacedBy(20.dp)) {
        form.fields.forEach { FieldBlock(it, "", emptyList(), session, words) }
        if (form.isSentByHand || (form.atOnce && session.unsent)) OfferRow(form.submit.copy(weight = ebb.Weight.MAIN), { session.choose(form.submit) })
        form.skip?.let { skip -> OfferChip(skip, { session.choose(skip) }) }
    }
}

/** A field: what is asked, the input of its kind, and what is wrong with the answer. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun FieldBlock(field: Field, within: String, standing: List<Answer>, session: Session, words: SystemWords) {
    val path = within + field.id
    val stands = standing.standing(field)
    val problem = session.problem(path) ?: field.problem
    val colors = MaterialTheme.colorScheme
    val sight = remember { BringIntoViewRequester() }
    if (session.problems.firstOrNull()?.field == path) {
        LaunchedEffect(session.problems) { sight.bringIntoView() }
    }
    Column(
        Modifier.bringIntoViewRequester(sight).semantics { problem?.let { error(it) } },
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Text(field.label, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
        field.hint?.let { Text(it, style = MaterialTheme.typography.bodyMedium, color = colors.onSurfaceVariant) }
        Input(field, path, stands, session, words)
        if (problem != null) {
            Row(
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                verticalAlignment = Alignment.CenterVertically,
            ) {
                androidx.compose.runtime.CompositionLocalProvider(
                    androidx.compose.material3.LocalContentColor provides colors.error,
                ) {
                    Sign("problem", Role.GO, size = 20.dp, after = 8.dp)
                    Text(problem, style = MaterialTheme.typography.bodyMedium)
                }
            }
        }
    }
}

/** The input of a kind of field. */
@Composable
private fun Input(field: Field, path: String, stands: Value?, session: Session, words: SystemWords) {
    val value = session.entry.value(path, stands)
    val say: (Value?) -> Unit = { session.say(path, field.asksAgain, it) }
    when (val kind = field.kind) {
        is FieldKind.Line -> LineInput(field, kind, value, say)
        is FieldKind.Text -> TextInput(field, value, say)
        is FieldKind.Day -> DayInput(field, kind, value, words, say)
        is FieldKind.Time -> TimeInput(field, value, words, say)
        is FieldKind.File -> FileInput(field, kind, value, session, say)
        is FieldKind.Number -> NumberInput(field, kind, value, say) { session.say(path, field.asksAgain, it, typed = true) }
        is FieldKind.Scale -> ScaleInput(field, kind, value, say)
        is FieldKind.Choice -> ChoiceInput(kind, value, say)
        is FieldKind.Find -> FindInput(field, kind, value, say)
        is FieldKind.Group -> GroupInput(field, kind, path, stands, session, words)
    }
}

/** The parts of one thing, or a list of such things with a way to add one. */
@Composable
private fun GroupInput(
    field: Field,
    kind: FieldKind.Group,
    path: String,
    stands: Value?,
    session: Session,
    words: SystemWords,
) {
    val colors = MaterialTheme.colorScheme
    val count = if (kind.most == 1) 1 else session.entry.count(path, stands)
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        repeat(count) { index ->
            Surface(
                Modifier.fillMaxWidth(), shape = MaterialTheme.shapes.medium, color = colors.surfaceContainerLow,
                contentColor = colors.onSurface, border = BorderStroke(1.dp, colors.outlineVariant),
            ) {
                Column(Modifier.padding(14.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
                    kind.fields.forEach { FieldBlock(it, kind.within(path, index), stands.entry(index), session, words) }
                }
            }
        }
        if (kind.most > count) {
            Touch({ session.add(path, stands) }, Paint(colors.surfaceContainer, colors.onSurface)) {
                Row(Modifier.padding(horizontal = 16.dp, vertical = 10.dp), verticalAlignment = Alignment.CenterVertically) {
                    Sign("add", Role.WRITE, size = 20.dp, after = 10.dp)
                    Text(field.label, style = MaterialTheme.typography.labelLarge)
                }
            }
        }
    }
}
