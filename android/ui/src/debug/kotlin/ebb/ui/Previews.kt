package ebb.ui

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.tooling.preview.Preview
import ebb.Action
import ebb.Block
import ebb.EbbResult
import ebb.FileOut
import ebb.Frame
import ebb.Page
import ebb.Phase
import ebb.RunState
import ebb.Value
import ebb.testing.standIn
import java.nio.file.Path
import java.time.Clock

// Every kind of block, of field and of page as Android Studio shows it, from the samples that the pictures are of. No library of
// the core is loaded there, so an exercise stands still but in the last ones, which are given a moment of it.

@Preview(widthDp = 320, heightDp = 640)
private annotation class Phone

@Phone @Composable private fun Reading() = Shown(Samples.reading)

@Phone @Composable private fun Notices() = Shown(Samples.notices)

@Phone @Composable private fun BehindTheLock() = Shown(Samples.closed)

@Phone @Composable private fun Offers() = Shown(Samples.offers)

@Phone @Composable private fun ItemsOfAList() = Shown(Samples.items)

@Phone @Composable private fun AMonth() = Shown(Samples.month)

@Phone @Composable private fun Curve() = Shown(Samples.curve)

@Phone @Composable private fun Bars() = Shown(Samples.bars)

@Phone @Composable private fun WordsToWrite() = Shown(Samples.written)

@Phone @Composable private fun Choices() = Shown(Samples.chosen)

@Phone @Composable private fun Numbers() = Shown(Samples.numbers)

@Phone @Composable private fun AListToFill() = Shown(Samples.group)

@Phone @Composable private fun Now() = Shown(Samples.home)

@Phone @Composable private fun Plan() = Shown(Samples.plan)

@Phone @Composable private fun Emergency() = Shown(Samples.urgent)

@Phone @Composable private fun Ride() = Shown(Samples.ride())

@Phone @Composable private fun RideWithoutMovement() = Shown(Samples.ride(still = true))

@Phone @Composable private fun Breathing() = Shown(Samples.breathing)

@Phone @Composable private fun Asking() = Shown(Samples.asking)

@Phone @Composable private fun Dark() = Shown(Samples.home, Look.DARK)

@Phone @Composable private fun Dim() = Shown(Samples.home, Look.DIM)

@Phone @Composable private fun HighContrast() = Shown(Samples.home, Look.CONTRAST)

@Phone @Composable private fun HighContrastInTheDark() = Shown(Samples.home, Look.CONTRAST_DARK)

@Preview(widthDp = 320, heightDp = 640, fontScale = 2f)
@Composable
private fun LettersTwiceAsLarge() = Shown(Samples.home)

@Preview(widthDp = 320, heightDp = 640, locale = "ar")
@Composable
private fun FromRightToLeft() = Shown(Samples.home)

@Preview(widthDp = 640, heightDp = 320)
@Composable
private fun OnItsSide() = Shown(Samples.home)

@Preview(widthDp = 640, heightDp = 800)
@Composable
private fun Tablet() = Shown(Samples.home)

@Phone @Composable private fun BreathIn() = Moment(Samples.breathing, Phase.INHALE, lung = 0.7)

@Phone @Composable private fun RideOnItsWave() = Moment(Samples.ride(), Phase.EXHALE, lung = 0.4)

@Composable
private fun Shown(page: Page, look: Look = Look.LIGHT) {
    val scope = rememberCoroutineScope()
    val session = remember { Session(standIn(), Nothing, scope, emptyList()).apply { sample(page) } }
    Screen(session, look, SystemWords("Back", "Cancel", "OK", "More"), Clock.systemUTC())
}

/** The picture of an exercise alone, in the midst of a phase. */
@Composable
private fun Moment(page: Page, phase: Phase, lung: Double) {
    val exercise = page.blocks.firstNotNullOf { (it as? Block.Live)?.exercise }
    val frame = remember {
        val minute = 60_000L
        mutableStateOf<Frame?>(Frame(RunState.RUNNING, minute, minute, prompt = -1, breath = 6, phase, phaseLeftMs = 2_000, lung))
    }
    EbbTheme(Look.LIGHT) { LivePicture(exercise, frame, still = false, Modifier.fillMaxSize()) }
}

/** A device that does nothing. */
private object Nothing : Outside {
    override fun reach(uri: String) = Unit

    override suspend fun pick(types: List<String>, mostBytes: Long): Value.File? = null

    override suspend fun save(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Unit> = EbbResult.Ok(Unit)

    override suspend fun allows(action: Action): Boolean = false

    override fun hide() = Unit

    override fun acted() = Unit

    override fun exercise(runs: Boolean) = Unit
}
