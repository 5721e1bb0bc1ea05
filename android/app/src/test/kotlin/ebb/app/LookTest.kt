package ebb.app

import android.graphics.Bitmap
import java.nio.file.Files
import java.nio.file.Path
import org.junit.Test
import java.time.Duration

class LookTest : Person() {
    private fun shot(name: String) {
        Files.createDirectories(Path.of("/tmp/f-shots"))
        Files.newOutputStream(Path.of("/tmp/f-shots/$name.png")).use { picture().compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    @Test
    fun now() {
        shot("now")
        touch("Ride an urge"); shot("ride")
        wait(Duration.ofSeconds(14)); shot("ride14")
        button("7"); shot("ride-rate"); touch("7"); shot("ride-rated")
        enter("crisis/plan/might_use"); shot("plan")
        enter("crisis/emergency"); shot("emergency")
        enter("session/breathe"); shot("breathe")
        enter("reminders/all?ahead=0"); touch("Add a reminder"); shot("form")
    }
}
