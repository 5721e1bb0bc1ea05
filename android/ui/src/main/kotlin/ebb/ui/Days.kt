package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.DisplayMode
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.TextButton
import androidx.compose.material3.Text
import androidx.compose.material3.TimeInput as MaterialTimeInput
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.unit.dp
import ebb.Field
import ebb.FieldKind
import ebb.Value
import java.time.LocalDate
import java.time.LocalTime
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle

private const val MILLIS_A_DAY = 86_400_000L

/** A day of the calendar. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun DayInput(field: Field, kind: FieldKind.Day, value: Value?, words: SystemWords, say: (Value?) -> Unit) {
    val day = (value as? Value.Day)?.day
    var open by remember { mutableStateOf(false) }
    val written = day?.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)) ?: field.label
    Chooser("calendar", written, { open = true })
    if (!open) return
    val state = rememberDatePickerState(
        initialSelectedDateMillis = day?.let { it.toEpochDay() * MILLIS_A_DAY },
        initialDisplayMode = DisplayMode.Picker,
        selectableDates = object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long): Boolean {
                val here = LocalDate.ofEpochDay(Math.floorDiv(utcTimeMillis, MILLIS_A_DAY))
                return (kind.from?.let { here >= it } ?: true) && (kind.to?.let { here <= it } ?: true)
            }
        },
    )
    DatePickerDialog(
        onDismissRequest = { open = false },
        confirmButton = {
            TextButton({
                open = false
                state.selectedDateMillis?.let { say(Value.Day(LocalDate.ofEpochDay(Math.floorDiv(it, MILLIS_A_DAY)))) }
            }) { Text(words.ok) }
        },
        dismissButton = { TextButton({ open = false }) { Text(words.cancel) } },
    ) { DatePicker(state) }
}

/** A time of day, typed: no dial has to be turned. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun TimeInput(field: Field, value: Value?, words: SystemWords, say: (Value?) -> Unit) {
    val time = (value as? Value.Time)?.time
    var open by remember { mutableStateOf(false) }
    val written = time?.format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)) ?: field.label
    Chooser("clock", written, { open = true })
    if (!open) return
    val state = rememberTimePickerState(time?.hour ?: 9, time?.minute ?: 0, is24Hour = true)
    AlertDialog(
        onDismissRequest = { open = false },
        confirmButton = {
            TextButton({
                open = false
                say(Value.Time(LocalTime.of(state.hour, state.minute)))
            }) { Text(words.ok) }
        },
        dismissButton = { TextButton({ open = false }) { Text(words.cancel) } },
        title = { Text(field.label) },
        text = { Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) { MaterialTimeInput(state) } },
    )
}
