package ebb.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import ebb.Device
import ebb.Ebb
import ebb.Trail
import ebb.ui.Outside
import ebb.ui.Session
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.util.HexFormat
import kotlin.io.path.readText

/** Somebody who does not exist: the store in [folder], which `ebb-tests --bin life` wrote with its [ledger]. */
class Demo(private val folder: Path, private val ledger: Path) {
    /** It is the end of what they lived, and time goes on from there. */
    val clock: Clock by lazy {
        val end = checkNotNull(Regex("\"end\": ([0-9]+)").find(ledger.readText())) { "$ledger says no end" }.groupValues[1]
        val zone = Clock.system(ZoneId.of("Europe/Vienna"))
        Clock.offset(zone, Duration.between(Instant.now(), Instant.ofEpochMilli(end.toLong())))
    }

    suspend fun open(): Ebb {
        val key = HexFormat.of().parseHex(folder.resolve("ebb.key").readText().trim())
        val ebb = Ebb.open(folder, key, Device(clock)).getOrThrow()
        ebb.problem().getOrThrow()?.let { error("$folder does not open: $it") }
        return ebb
    }
}

/** Somebody at the first page. */
@Composable
fun session(ebb: Ebb, outside: Outside): Session {
    val scope = rememberCoroutineScope()
    return remember { Session(ebb, outside, scope, Trail.begin().getOrThrow()).also { it.refresh() } }
}
