package ebb

import java.nio.file.Files
import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

class CopiesTest {
    @Test
    fun `a copy is made once a day, and a data file that does not open is mended from it`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        newEbb(folder, clock).use { ebb ->
            ebb.act(TICK).getOrThrow()
            assertTrue(ebb.takeSnapshot().getOrThrow())
            assertEquals(false, ebb.takeSnapshot().getOrThrow())
            clock += Duration.ofDays(1)
            assertTrue(ebb.takeSnapshot().getOrThrow())
        }
        val file = folder.resolve("ebb.db")
        val bytes = Files.readAllBytes(file)
        bytes[1_000] = (bytes[1_000].toInt() xor 1).toByte()
        Files.write(file, bytes)
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { ebb ->
            assertNotNull(ebb.problem().getOrThrow())
            assertIs<EbbError>(ebb.mend(ByteArray(32)).error())
            assertTrue(ebb.mend(KEY).getOrThrow().startsWith("Mended."))
            assertNull(ebb.problem().getOrThrow())
            ebb.act(TICK).getOrThrow()
        }
        Files.list(folder).use { files ->
            val aside = files.toList().single { it.fileName.toString().startsWith("ebb-before-") }
            assertTrue(bytes.contentEquals(Files.readAllBytes(aside)))
        }
    }

    @Test
    fun `under another key everything is there, and the old one opens nothing`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        val another = ByteArray(32) { 9 }
        newEbb(folder, clock).use { ebb ->
            ebb.act(TICK).getOrThrow()
            ebb.changeKey(KEY, another, "another", KeyPlace.KEYSTORE).getOrThrow()
            assertNull(ebb.problem().getOrThrow())
            ebb.act(TICK).getOrThrow()
        }
        assertEquals("another", Keys.header(folder).getOrThrow()?.id)
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { assertNotNull(it.problem().getOrThrow()) }
        Ebb.open(folder, another, Device(clock)).getOrThrow().use { assertNull(it.problem().getOrThrow()) }
    }
}
