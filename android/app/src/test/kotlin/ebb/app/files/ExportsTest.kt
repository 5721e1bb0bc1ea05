package ebb.app.files

import android.app.Activity
import android.content.Intent
import android.content.pm.LabeledIntent
import android.net.Uri
import androidx.core.content.FileProvider
import ebb.Block
import ebb.EbbError
import ebb.EbbResult
import ebb.FileOut
import ebb.Place
import ebb.Target
import ebb.app.testing.Phone
import ebb.app.testing.addReminder
import ebb.page
import ebb.save
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.FileNotFoundException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.util.ReflectionHelpers

private const val KEEP = "Keep it on this device"

@RunWith(RobolectricTestRunner::class)
class ExportsTest {
    private val phone = Phone()
    private val exports = Exports(phone.app)
    private val folder = File(phone.app.cacheDir, "exports")

    @Before
    fun begin() {
        // The library remembers where the cache of an app lies, and each test is another app.
        ReflectionHelpers.getStaticField<MutableMap<String, *>>(FileProvider::class.java, "sCache").clear()
    }

    @After
    fun close() = phone.close()

    private fun share(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Intent> =
        runBlocking { exports.share(file, KEEP, Instant.now(), write) }

    private fun EbbResult<Intent>.sent(): Intent = getOrThrow().getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!

    private fun Intent.uri(): Uri = getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)!!

    @Test
    fun `a file of the core goes to the share sheet, readable by whom it is handed to`() {
        runBlocking { addReminder(phone.ebb, "heron", 18) }
        val offers = runBlocking { phone.ebb.page(Place("backup/records")).getOrThrow() }.blocks
            .flatMap { (it as? Block.Offers)?.offers ?: listOfNotNull((it as? Block.Form)?.form?.submit) }
        val offer = offers.first { it.file != null }
        val file = checkNotNull(offer.file)
        val send = share(file) { path -> phone.ebb.save((offer.target as Target.Act).action, path) }.sent()
        assertEquals(Intent.ACTION_SEND, send.action)
        assertEquals(file.mime, send.type)
        assertTrue(send.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
        assertEquals(send.uri(), send.clipData!!.getItemAt(0).uri)
        assertEquals("ebb.app.exports", send.uri().authority)
        assertEquals(file.name, send.uri().lastPathSegment)
        val text = phone.app.contentResolver.openInputStream(send.uri())!!.use { it.readBytes().decodeToString() }
        assertTrue("heron" in text)
    }

    @Test
    fun `what could not be written is not handed over`() {
        val failed = EbbResult.Failed(EbbError.DiskFull("full"))
        assertEquals(failed, share(FileOut("a.txt", "text/plain")) { failed })
    }

    @Test
    fun `the provider hands out nothing else`() {
        share(FileOut("a.txt", "text/plain")) { path -> EbbResult.Ok(Unit).also { Files.writeString(path, "a") } }
        for (path in listOf("exports/../../files/ebb/ebb.db", "files/ebb/ebb.db", "root/etc/passwd")) {
            val error = assertThrows(path, Exception::class.java) {
                phone.app.contentResolver.openInputStream(Uri.parse("content://ebb.app.exports/$path"))
            }
            assertTrue("$error", error is SecurityException || error is FileNotFoundException || error is IllegalArgumentException)
        }
    }

    @Test
    fun `what was handed over is gone after a day`() {
        fun write() = share(FileOut("a.txt", "text/plain")) { path -> EbbResult.Ok(Unit).also { Files.writeString(path, "a") } }.sent()
        write()
        val first = folder.listFiles()!!.single()
        assertTrue(first.setLastModified(Instant.now().minus(Duration.ofHours(23)).toEpochMilli()))
        write()
        assertTrue(first.exists())
        assertTrue(first.setLastModified(Instant.now().minus(Duration.ofHours(25)).toEpochMilli()))
        write()
        assertFalse(first.exists())
        assertEquals(2, folder.listFiles()!!.size)
    }

    @Test
    fun `first in the sheet it is kept on the device, where the person says`() {
        val sheet = share(FileOut("a.txt", "text/plain")) { path -> EbbResult.Ok(Unit).also { Files.writeString(path, "words") } }
        val first = sheet.getOrThrow().getParcelableArrayExtra(Intent.EXTRA_INITIAL_INTENTS, LabeledIntent::class.java)!!.single()
        assertEquals(KEEP, first.nonLocalizedLabel)
        assertEquals(KeepActivity::class.java.name, first.component?.className)
        val keeps = Robolectric.buildActivity(KeepActivity::class.java, Intent(first)).setup()
        val asked = shadowOf(keeps.get()).nextStartedActivityForResult.intent
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.action)
        assertEquals("a.txt", asked.getStringExtra(Intent.EXTRA_TITLE))
        val written = ByteArrayOutputStream()
        val place = Uri.parse("content://somewhere/a.txt")
        shadowOf(phone.app.contentResolver).registerOutputStream(place, written)
        shadowOf(keeps.get()).receiveResult(asked, Activity.RESULT_OK, Intent().setData(place))
        val end = System.nanoTime() + Duration.ofSeconds(20).toNanos()
        while (!keeps.get().isFinishing && System.nanoTime() < end) {
            phone.idle()
            Thread.yield()
        }
        assertEquals("words", written.toString())
        assertTrue(keeps.get().isFinishing)
    }

    @Test
    fun `it keeps nothing but what Ebb wrote`() {
        val other = Intent().putExtra(Intent.EXTRA_STREAM, Uri.parse("content://another/app"))
        assertTrue(Robolectric.buildActivity(KeepActivity::class.java, other).setup().get().isFinishing)
    }
}
