package ebb.app

import android.graphics.Bitmap
import java.nio.file.Files
import java.nio.file.Path
import org.junit.Test
import org.robolectric.annotation.Config
import java.time.Duration
import java.time.Instant

class LookTest : Person() {
    private fun shot(name: String) {
        Files.createDirectories(Path.of("/tmp/f-shots"))
        Files.newOutputStream(Path.of("/tmp/f-shots/$name.png")).use { picture().compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
    private fun tour(n: String) {
        shot("$n-now")
        touch("Ride an urge"); wait(Duration.ofSeconds(3)); shot("$n-ride"); touch("7"); shot("$n-rated")
        enter("crisis/plan/might_use"); shot("$n-plan")
        enter("reminders/all?ahead=0"); touch("Add a reminder"); shot("$n-form")
    }

    @Test fun dim() { (app.clock as SetClock).at = Instant.parse("2026-09-23T01:00:00Z"); screen.activityRule.scenario.recreate(); tour("dim") }
    @Config(qualifiers = "w640dp-h320dp-land-notnight-mdpi") @Test fun land() = tour("land")
    @Config(qualifiers = "ar-ldrtl-w320dp-h640dp-notnight-mdpi") @Test fun rtl() = tour("rtl")
    @Config(fontScale = 2f) @Test fun big() = tour("big")
    @Test fun more() {
        touch("I have used"); shot("m-used")
        enter("reminders/all?ahead=0"); touch("Add a reminder"); touch("Your reminder"); touch("Every day, or every few days"); shot("m-form1")
        node(androidx.compose.ui.test.hasText("Whose clock?")); shot("m-form2")
        enter("ebb/settings"); shot("m-settings")
        enter("cards/all"); shot("m-cards")
        enter("measures/all"); shot("m-measures")
        enter("progress/history?ahead=0&before=~"); shot("m-history")
        enter("triggers/all"); shot("m-triggers")
        enter("session/pattern/box"); shot("m-box")
    }
}
