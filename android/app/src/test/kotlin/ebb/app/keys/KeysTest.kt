package ebb.app.keys

import ebb.Action
import ebb.Answer
import ebb.Device
import ebb.Ebb
import ebb.EbbError
import ebb.KeyPlace
import ebb.Keys
import ebb.Place
import ebb.Target
import ebb.Trail
import ebb.Value
import ebb.act
import ebb.app.EbbApplication
import ebb.app.testing.CANARY
import ebb.app.testing.KEY
import ebb.app.testing.TravelClock
import ebb.app.testing.addReminder
import ebb.app.testing.REMINDERS
import ebb.page
import ebb.testing.offer
import ebb.testing.words
import java.io.File
import java.nio.file.Files
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

private const val ID = "01a0c820-fc00-7a8e-a744-ae5529990c87"

@RunWith(RobolectricTestRunner::class)
class KeysTest {
    private val app = RuntimeEnvironment.getApplication() as EbbApplication
    private val device = Device(TravelClock(), dispatcher = Dispatchers.Unconfined)
    private val folder = Files.createTempDirectory("ebb").resolve("store")
    private val chest = KeystoreChest(app)
    private val keeper = StoreKeeper(folder, chest, device)
    private val file get() = File(app.noBackupFilesDir, "keys/$ID")

    @Before
    fun begin() = FakeKeystore.begin()

    @After
    fun end() = FakeKeystore.end()

    private fun opened(work: suspend (Ebb) -> Unit) = runBlocking { keeper.open().use { work(it) } }

    private suspend fun words(ebb: Ebb, key: String? = null): String {
        val first = ebb.page(Trail.begin().getOrThrow().single()).getOrThrow()
        val page = if (key == null) first else ebb.page((first.offer(key = key).target as Target.Go).place).getOrThrow()
        return page.words().joinToString()
    }

    @Test
    fun `a key comes back as it was kept, and lies nowhere as it is`() {
        chest.keep(ID, KEY)
        assertArrayEquals(KEY, (chest.bring(ID) as Brought.Key).bytes)
        val lies = file.readBytes().toList()
        assertFalse(lies.windowed(8).any { it == KEY.take(8) })
        assertEquals(setOf("store.$ID"), FakeKeystore.keys.keys)
    }

    @Test
    fun `it is for this alone, in a chip of its own where there is one, and asks for no finger`() {
        chest.keep(ID, KEY)
        val spec = FakeKeystore.made.single()
        assertEquals(256, spec.keySize)
        assertEquals(listOf("GCM"), spec.blockModes.toList())
        assertTrue(spec.isStrongBoxBacked)
        assertFalse(spec.isUserAuthenticationRequired)
        FakeKeystore.keys.clear()
        FakeKeystore.hasStrongBox = false
        chest.keep(ID, KEY)
        assertFalse(FakeKeystore.made.last().isStrongBoxBacked)
        assertTrue(chest.bring(ID) is Brought.Key)
    }

    @Test
    fun `what is gone is told from what cannot be had now`() {
        assertEquals(Brought.Lost, chest.bring(ID))
        chest.keep(ID, KEY)
        FakeKeystore.fails = true
        assertEquals(Brought.OutOfReach, chest.bring(ID))
        FakeKeystore.fails = false
        val whole = file.readBytes()
        for (cut in 0 until whole.size) {
            file.writeBytes(whole.copyOf(cut))
            assertEquals("cut at $cut", Brought.Lost, chest.bring(ID))
        }
        for (place in whole.indices) {
            file.writeBytes(whole.clone().also { it[place] = (it[place] + 1).toByte() })
            assertEquals("changed at $place", Brought.Lost, chest.bring(ID))
        }
        file.writeBytes(whole)
        file.copyTo(File(file.parentFile, "another"))
        FakeKeystore.keys["store.another"] = FakeKeystore.keys.getValue("store.$ID")
        assertEquals("of another store", Brought.Lost, chest.bring("another"))
        FakeKeystore.keys.clear()
        assertEquals(Brought.Lost, chest.bring(ID))
    }

    @Test
    fun `the first start makes a key and a store, and the next ones open it`() {
        opened { addReminder(it, CANARY, 18) }
        opened { ebb ->
            assertNull(ebb.problem().getOrThrow())
            assertTrue(CANARY in ebb.page(REMINDERS).getOrThrow().words().joinToString())
        }
        assertEquals(1, FakeKeystore.made.size)
        assertEquals(KeyPlace.KEYSTORE, Keys.header(folder).getOrThrow()?.key)
    }

    @Test
    fun `where the key is lost nothing is made or deleted, the plan opens and a copy can be brought back`() {
        opened { ebb ->
            addReminder(ebb, CANARY, 18)
            val line = listOf(Answer("text", Value.Words("bittern")))
            ebb.act(Action("crisis/new-line/early_signs"), line).getOrThrow()
        }
        val header = Keys.header(folder).getOrThrow()
        val files = Files.list(folder).use { all -> all.map { it.fileName.toString() }.toList() }.toSet()
        FakeKeystore.keys.clear()
        opened { ebb ->
            assertTrue(ebb.problem().getOrThrow() is EbbError.Key)
            assertTrue("bittern" in words(ebb, key = "l"))
            val settings = ebb.page(Place("backup/backup")).getOrThrow()
            assertTrue(settings.words().joinToString(), settings.words().joinToString().contains("bring", ignoreCase = true))
        }
        assertEquals(header, Keys.header(folder).getOrThrow())
        val now = Files.list(folder).use { all -> all.map { it.fileName.toString() }.toList() }.toSet()
        assertTrue("$files $now", now.containsAll(files))
        assertEquals(1, FakeKeystore.made.size)
    }

    @Test
    fun `what cannot be opened any more is put aside at one touch, and Ebb begins anew with another key`() {
        opened { addReminder(it, CANARY, 18) }
        FakeKeystore.keys.clear()
        opened { ebb ->
            val backup = ebb.page(Place("backup/backup")).getOrThrow()
            val aside = backup.offer(label = "Put them aside and begin anew")
            assertTrue(aside.confirm != null)
            ebb.act((aside.target as Target.Act).action).getOrThrow()
            assertTrue(ebb.problem().getOrThrow() is EbbError.NoStore)
            assertTrue(keeper.reopen(ebb))
            assertNull(ebb.problem().getOrThrow())
            addReminder(ebb, "bittern", 19)
        }
        opened { ebb ->
            val words = ebb.page(REMINDERS).getOrThrow().words().joinToString()
            assertTrue("bittern" in words && CANARY !in words)
        }
        assertEquals(2, FakeKeystore.made.size)
        val kept = Files.list(folder).use { all -> all.filter { "set-aside" in it.fileName.toString() }.toList() }
        assertTrue(Files.exists(kept.single().resolve("ebb.db")))
    }

    @Test
    fun `where the Keystore does not answer the tools and the plan open, and the rest once it does`() {
        opened { addReminder(it, CANARY, 18) }
        FakeKeystore.fails = true
        opened { ebb ->
            assertTrue(ebb.problem().getOrThrow() is EbbError.Closed)
            assertTrue(words(ebb).isNotEmpty())
            assertFalse(keeper.reopen(ebb))
            FakeKeystore.fails = false
            assertTrue(keeper.reopen(ebb))
            assertNull(ebb.problem().getOrThrow())
        }
    }

    @Test
    fun `where no key can be kept no store is made`() {
        FakeKeystore.fails = true
        opened { assertTrue(words(it).isNotEmpty()) }
        assertNull(Keys.header(folder).getOrThrow())
        FakeKeystore.fails = false
        opened { assertNull(it.problem().getOrThrow()) }
    }
}
