package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import ebb.Choice
import ebb.Field
import ebb.FieldKind
import ebb.Keyboard
import ebb.Value
import kotlinx.coroutines.launch

private fun Value?.words(): String = (this as? Value.Words)?.text.orEmpty()

private fun Value?.ids(): List<String> = (this as? Value.Chosen)?.ids.orEmpty()

private fun Value?.number(): Double? = (this as? Value.Number)?.value

/** As a number is written: without a fraction where it has none. */
internal fun plain(number: Double): String =
    if (number % 1.0 == 0.0 && kotlin.math.abs(number) < 1e15) number.toLong().toString() else number.toString()

private fun Field.keyboard(keys: Keyboard): KeyboardOptions = when (keys) {
    Keyboard.PHONE -> KeyboardOptions(keyboardType = KeyboardType.Phone, autoCorrectEnabled = false)
    Keyboard.DIGITS -> KeyboardOptions(keyboardType = KeyboardType.Decimal, autoCorrectEnabled = false)
    Keyboard.SECRET -> KeyboardOptions(keyboardType = KeyboardType.Password, autoCorrectEnabled = false)
    // Nothing that is private is for a keyboard that learns.
    Keyboard.WORDS -> KeyboardOptions(capitalization = KeyboardCapitalization.Sentences, autoCorrectEnabled = !private)
}

@Composable
private fun Typed(
    field: Field,
    text: String,
    type: (String) -> Unit,
    options: KeyboardOptions,
    lines: Int = 1,
    secret: Boolean = false,
    modifier: Modifier = Modifier,
) {
    // The cursor stays where it is while the page is asked again: the text is the field's own, and only said to the form.
    var own by remember(field.id) { mutableStateOf(text) }
    if (text != own && text.isNotEmpty() && own.isEmpty()) own = text
    OutlinedTextField(
        value = own,
        onValueChange = {
            own = it
            type(it)
        },
        modifier = modifier.fillMaxWidth().semantics { contentDescription = field.label },
        singleLine = lines == 1,
        minLines = lines,
        keyboardOptions = options,
        visualTransformation = if (secret) PasswordVisualTransformation() else VisualTransformation.None,
        textStyle = MaterialTheme.typography.bodyLarge,
        shape = MaterialTheme.shapes.small,
    )
}

@Composable
internal fun LineInput(field: Field, kind: FieldKind.Line, value: Value?, say: (Value?) -> Unit) {
    val secret = kind.keys == Keyboard.SECRET
    Typed(field, value.words(), { say(Value.Words(it)) }, field.keyboard(kind.keys), secret = secret)
}

@Composable
internal fun TextInput(field: Field, value: Value?, say: (Value?) -> Unit) {
    Typed(field, value.words(), { say(Value.Words(it)) }, field.keyboard(Keyboard.WORDS), lines = 4)
}

/** Typed, and found: what was found stands below to be chosen. */
@Composable
internal fun FindInput(field: Field, kind: FieldKind.Find, value: Value?, say: (Value?) -> Unit) {
    val chosen = value.ids()
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Typed(field, value.words(), { say(Value.Words(it)) }, field.keyboard(Keyboard.WORDS))
        Column(Modifier.selectableGroup()) {
            kind.found.forEach { Option(it, it.id in chosen, many = false) { say(Value.Chosen(listOf(it.id))) } }
        }
    }
}

@Composable
internal fun ChoiceInput(kind: FieldKind.Choice, value: Value?, say: (Value?) -> Unit) {
    val chosen = value.ids()
    Column(if (kind.many) Modifier else Modifier.selectableGroup()) {
        kind.options.forEach { option ->
            Option(option, option.id in chosen, kind.many) {
                say(Value.Chosen(if (!kind.many) listOf(option.id) else if (option.id in chosen) chosen - option.id else chosen + option.id))
            }
        }
    }
}

@Composable
private fun Option(choice: Choice, chosen: Boolean, many: Boolean, touch: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    val touched = if (many) {
        Modifier.toggleable(chosen, role = Role.Checkbox) { touch() }
    } else {
        Modifier.selectable(chosen, role = Role.RadioButton, onClick = touch)
    }
    Row(
        Modifier.fillMaxWidth().clip(MaterialTheme.shapes.small).then(touched).heightIn(min = TARGET)
            .padding(horizontal = 6.dp, vertical = 6.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        val icon = if (many) (if (chosen) "ticked" else "unticked") else (if (chosen) "chosen" else "unchosen")
        iconOf(icon)?.let { Glyph(it, Modifier.size(24.dp), tint = if (chosen) colors.primary else colors.outline) }
        Spacer(Modifier.width(12.dp))
        Column {
            Text(choice.label, style = MaterialTheme.typography.bodyLarge)
            choice.detail?.let { Text(it, style = MaterialTheme.typography.bodyMedium, color = colors.onSurfaceVariant) }
        }
    }
}

/** A place between two ends, each a button of its own: nothing has to be dragged. */
@Composable
internal fun ScaleInput(field: Field, kind: FieldKind.Scale, value: Value?, say: (Value?) -> Unit) {
    if (kind.most - kind.least > MOST_BUTTONS) {
        return NumberInput(field, FieldKind.Number(kind.least.toDouble(), kind.most.toDouble(), 1.0, null), value, say)
    }
    val colors = MaterialTheme.colorScheme
    val chosen = value.number()?.toInt()
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        BoxWithConstraints(Modifier.selectableGroup()) {
            val steps = (kind.least..kind.most).toList()
            val columns = (maxWidth / TARGET).toInt().coerceIn(1, steps.size)
            // Rows as even as can be: 0 to 5 above 6 to 10.
            val rows = (steps.size + columns - 1) / columns
            val across = (steps.size + rows - 1) / rows
            Column {
                steps.chunked(across).forEach { row ->
                    Row {
                        row.forEach { step ->
                            ScaleStep(step, step == chosen, Modifier.weight(1f)) { say(Value.Number(step.toDouble())) }
                        }
                        repeat(across - row.size) { Spacer(Modifier.weight(1f)) }
                    }
                }
            }
        }
        if (kind.low != null || kind.high != null) {
            Row {
                kind.low?.let { Text("${kind.least}  $it", style = MaterialTheme.typography.bodySmall, color = colors.onSurfaceVariant) }
                Spacer(Modifier.weight(1f))
                kind.high?.let { Text("${kind.most}  $it", style = MaterialTheme.typography.bodySmall, color = colors.onSurfaceVariant) }
            }
        }
    }
}

private const val MOST_BUTTONS = 20

/** As large as can be touched, and a little smaller as it is drawn, so that neighbours stay apart. */
@Composable
private fun ScaleStep(step: Int, here: Boolean, modifier: Modifier, touch: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    val paint = if (here) Paint(colors.primary, colors.onPrimary) else Paint(colors.surfaceContainerHigh, colors.onSurface)
    Box(
        modifier.heightIn(min = 52.dp).selectable(here, role = Role.RadioButton, onClick = touch).padding(2.dp),
        contentAlignment = Alignment.Center,
    ) {
        Plate(paint, MaterialTheme.shapes.small, Modifier.fillMaxWidth().heightIn(min = TARGET)) {
            Box(contentAlignment = Alignment.Center) { Text(step.toString(), style = MaterialTheme.typography.titleMedium) }
        }
    }
}

/** A number: typed, or a step at a touch. */
@Composable
internal fun NumberInput(
    field: Field,
    kind: FieldKind.Number,
    value: Value?,
    say: (Value?) -> Unit,
    type: (Value?) -> Unit = say,
) {
    val now = value.number()
    var text by remember(field.id) { mutableStateOf(now?.let(::plain).orEmpty()) }
    val step = { by: Double ->
        val from = now ?: kind.least
        val next = if (now == null) from else (from + by).coerceIn(kind.least, kind.most)
        text = plain(next)
        say(Value.Number(next))
    }
    Row(
        Modifier.widthIn(max = 360.dp),
        verticalAlignment = Alignment.CenterVertically,
        horizontalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        IconTouch("minus", "${field.label} −${plain(kind.step)}", { step(-kind.step) })
        OutlinedTextField(
            value = text,
            onValueChange = {
                text = it
                val number = it.trim().replace(',', '.').toDoubleOrNull()
                if (number != null) type(Value.Number(number)) else if (it.isBlank()) type(null)
            },
            modifier = Modifier.weight(1f).semantics { contentDescription = field.label },
            suffix = kind.unit?.let { unit -> { Text(unit, style = MaterialTheme.typography.bodyLarge) } },
            singleLine = true,
            keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Decimal),
            textStyle = MaterialTheme.typography.titleLarge,
            shape = MaterialTheme.shapes.small,
        )
        IconTouch("add", "${field.label} +${plain(kind.step)}", { step(kind.step) })
    }
}

/** A file that the person chooses. */
@Composable
internal fun FileInput(field: Field, kind: FieldKind.File, value: Value?, session: Session, say: (Value?) -> Unit) {
    val scope = rememberCoroutineScope()
    val colors = MaterialTheme.colorScheme
    val name = (value as? Value.File)?.name
    Touch(
        { scope.launch { session.outside.pick(kind.types, kind.mostBytes)?.let(say) } },
        Paint(colors.surfaceContainerHigh, colors.onSurface),
        Modifier.fillMaxWidth(),
    ) {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 12.dp), verticalAlignment = Alignment.CenterVertically) {
            Sign("open", ebb.Role.GO)
            Text(name ?: field.label, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

/** What is chosen in a dialog of its own: what stands there, or what is asked. */
@Composable
internal fun Chooser(icon: String, text: String, open: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    Touch(open, Paint(colors.surfaceContainerHigh, colors.onSurface), Modifier.fillMaxWidth(), MaterialTheme.shapes.small) {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 12.dp), verticalAlignment = Alignment.CenterVertically) {
            Sign(icon, ebb.Role.GO)
            Text(text, style = MaterialTheme.typography.bodyLarge)
        }
    }
}
