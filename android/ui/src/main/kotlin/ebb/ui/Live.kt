package ebb.ui

import androidx.compose.animation.core.withInfiniteAnimationFrameMillis
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.State
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import ebb.Ebb
import ebb.EbbException
import ebb.Exercise
import ebb.Frame
import ebb.Page
import ebb.Phase
import ebb.PhaseWords
import ebb.RunState
import ebb.frame
import ebb.frames
import java.time.Duration
import java.util.Locale

/** The picture of what is under way, a new one for every drawing of the screen; once a second where nothing moves. */
@Composable
internal fun framesOf(ebb: Ebb, page: Page, still: Boolean): State<Frame?> {
    val frame = remember(ebb) { mutableStateOf<Frame?>(null) }
    // At once where something was done, such as a pause.
    remember(page) { frame.value = ebb.frame().getOrNull() }
    LaunchedEffect(ebb) {
        // Notes the present time once a second, too.
        try {
            ebb.frames(Duration.ofSeconds(1)).collect { frame.value = it }
        } catch (_: EbbException) {
            frame.value = null
        }
    }
    if (!still) {
        LaunchedEffect(ebb) {
            while (true) withInfiniteAnimationFrameMillis { frame.value = ebb.frame().getOrNull() }
        }
    }
    return frame
}

/** The words of a phase. */
internal fun PhaseWords.of(phase: Phase): String = when (phase) {
    Phase.INHALE -> inhale
    Phase.TOP_UP -> topUp
    Phase.HOLD_FULL -> holdFull
    Phase.EXHALE -> exhale
    Phase.HOLD_EMPTY -> holdEmpty
    Phase.REST -> rest
}

/**
 * An exercise that runs: the breath, the wave below it where somebody is led through stages, and the words of the phase,
 * which are read out as they change. Without movement it counts the seconds in dots.
 */
@Composable
internal fun LivePicture(exercise: Exercise, frames: State<Frame?>, still: Boolean, modifier: Modifier = Modifier) {
    val sea = LocalSea.current
    val ring = MaterialTheme.colorScheme.outline
    val page = MaterialTheme.colorScheme.background
    val water = remember(sea, page) { Water(sea, page) }
    val phase by remember { derivedStateOf { frames.value?.phase ?: Phase.REST } }
    val seconds by remember { derivedStateOf { ((frames.value?.phaseLeftMs ?: 0L) + 999L).div(1_000L).toInt() } }
    val paused by remember { derivedStateOf { frames.value?.state == RunState.PAUSED } }
    Box(modifier, contentAlignment = Alignment.Center) {
        Canvas(Modifier.fillMaxSize()) {
            val frame = frames.value ?: return@Canvas
            val lung = if (still) 1f else frame.lung.toFloat()
            if (exercise.stage != null && !still) drawWave(water, lung, frame.elapsedMs)
            drawBreath(sea, ring, lung, phase)
        }
        Column(Modifier.padding(12.dp), horizontalAlignment = Alignment.CenterHorizontally) {
            Text(
                exercise.phases.of(phase),
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                style = MaterialTheme.typography.headlineMedium, color = sea.onBreath, textAlign = TextAlign.Center,
            )
            if (paused) {
                iconOf("pause")?.let { Glyph(it, Modifier.size(28.dp), tint = sea.onBreath) }
            } else if (seconds > 0 && phase != Phase.REST) {
                Text(
                    seconds.toString(), Modifier.clearAndSetSemantics {},
                    style = MaterialTheme.typography.displaySmall, color = sea.onBreath,
                )
                if (still) Dots(seconds)
            }
        }
    }
}

/** Seconds as dots, which go out one by one. */
@Composable
private fun Dots(seconds: Int) {
    val color = LocalSea.current.onBreath
    Row(Modifier.clearAndSetSemantics {}, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        repeat(seconds.coerceAtMost(12)) { Canvas(Modifier.size(8.dp)) { drawCircle(color) } }
    }
}

/** What stands around the picture until the next step: the stage, what to do, the rate, and how long it still is. */
@Composable
internal fun LiveWords(exercise: Exercise, frames: State<Frame?>) {
    val colors = MaterialTheme.colorScheme
    val clock by remember { derivedStateOf { frames.value?.let { clock(if (it.leftMs > 0) it.leftMs else it.elapsedMs) }.orEmpty() } }
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        exercise.words?.let {
            Text(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }, style = MaterialTheme.typography.titleLarge)
        }
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
            val small = MaterialTheme.typography.bodyMedium
            exercise.stage?.let { Text(it, style = small, color = colors.primary) }
            exercise.rate?.let { Text(it, Modifier.weight(1f, fill = false), style = small, color = colors.onSurfaceVariant) }
            Text(clock, style = small, color = colors.onSurfaceVariant)
        }
    }
}

/** Minutes and seconds. */
internal fun clock(ms: Long): String = "%d:%02d".format(Locale.ROOT, (ms + 500) / 60_000, (ms + 500) / 1_000 % 60)
