package ebb

import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.item
import ebb.testing.lists
import ebb.testing.offer
import ebb.testing.standing
import ebb.testing.words
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

/** In a form of the journal: what was typed is kept at a pause. */
internal suspend fun pause(ebb: Ebb, walk: Walk) {
    ebb.act(assertNotNull(walk.page.form()?.draft), walk.answers).getOrThrow()
}

internal val CHAIN = Place("journal/write/chain")

/** Six months of one person between sessions, at the pages: the scenes of `tests/tests/half_year.rs`. */
class HalfYearTest {
    private val clock = SetClock()

    /** A moment in Berlin, such as 2026-11-02T10:00. */
    private fun comes(at: String) {
        clock.at = LocalDateTime.parse(at).atZone(ZoneId.of("Europe/Berlin")).toInstant()
    }

    private suspend fun keep(ebb: Ebb, place: String, vararg said: Pair<String, Value>): Walk {
        val walk = Walk.from(ebb, Place(place))
        for ((path, value) in said) walk.say(path, value)
        assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")), "${walk.problems}")
        return walk
    }

    private suspend fun open(walk: Walk, title: String) {
        walk.choose(assertNotNull(walk.page.item(title).open))
    }

    /** The notices that a phone is asked to show at a moment in Berlin. */
    private suspend fun notices(ebb: Ebb, at: String): List<NoticeRequest> {
        val instant = LocalDateTime.parse(at).atZone(ZoneId.of("Europe/Berlin")).toInstant()
        return ebb.noticePlan(emptyList()).getOrThrow().schedule.filter { it.at == instant }
    }

    /** The notice comes, is touched, and leads to a place. */
    private suspend fun touched(ebb: Ebb, notice: NoticeRequest): Walk {
        ebb.noticesScheduled(emptyList(), listOf(notice.id)).getOrThrow()
        clock.at = notice.at
        ebb.noticeDelivered(notice.id).getOrThrow()
        return Walk.from(ebb, ebb.entry(Entry.Notice(notice.id)).getOrThrow())
    }

    @Test
    fun `a chain that was being written when the process was killed is gone on with and kept`() = runBlocking<Unit> {
        val folder = emptyFolder()
        anotherJvm("ebb.KilledWritingKt", folder.toString(), exit = 137)
        comes("2026-09-23T10:00")
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { ebb ->
            val walk = Walk.from(ebb, Place("journal/all"))
            open(walk, "Chain, link by link")
            assertEquals(CHAIN, walk.page.place)
            val links = assertIs<Value.Each>(walk.page.standing().single { it.field == "links" }.value).entries
            assertEquals(listOf("nobody called back", "then it does not matter"), links.map { entry ->
                assertIs<Value.Words>(entry.single { it.field == "what" }.value).text
            })
            walk.say("links.2.what", Value.Words("I put on my shoes"))
            walk.say("event", Value.Words("a call"))
            assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")))
            val said = walk.page.words().joinToString(" ")
            for (must in listOf("I called the heron", "nobody called back", "I put on my shoes", "a call")) assertTrue(must in said, said)
            walk.go(Place("journal/all"))
            assertTrue(walk.page.lists().none { it.id == "drafts" })
        }
    }

    @Test
    fun `homework is noticed on its day, half done, and its reason stands in the summary`() = runBlocking<Unit> {
        comes("2026-11-02T10:00")
        newEbb(emptyFolder(), clock).use { ebb ->
            val what = "write down what came before"
            keep(ebb, "lists/new/homework", "what" to Value.Words(what), "due" to Value.Day(LocalDate.of(2026, 11, 9)))
            val notice = notices(ebb, "2026-11-09T10:00").single()
            val walk = touched(ebb, notice)
            // Ahead of the lock nobody reads what it is; behind it, that is where the notice leads.
            assertTrue(what !in notice.text.title + notice.text.body)
            assertTrue(what in walk.page.words().joinToString(" "))
            walk.choose(walk.page.offer("What it is about"))
            comes("2026-11-09T12:00")
            walk.choose(walk.page.offer("Say how it went"))
            walk.say("outcome", chosen("partly"))
            walk.say("told", Value.Words("it rained, so I stayed in"))
            assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")), "${walk.problems}")
            assertTrue(notices(ebb, "2026-11-10T10:00").isEmpty())
            comes("2026-11-24T12:00")
            val line = Walk.from(ebb, Place("export/summary")).page.item(what).detail.orEmpty()
            assertTrue("I did some of it" in line && "it rained, so I stayed in" in line, line)
        }
    }

    @Test
    fun `the expiry of naloxone is noticed two weeks ahead, in words that name neither`() = runBlocking<Unit> {
        comes("2026-06-02T10:00")
        newEbb(emptyFolder(), clock).use { ebb ->
            val expires = "expires" to Value.Day(LocalDate.of(2026, 12, 20))
            val kept = keep(ebb, "lists/new/medicines", "name" to Value.Words("naloxone"), expires)
            assertTrue("Sunday 6 December" in kept.page.words().joinToString(" "))
            comes("2026-12-01T12:00")
            assertTrue(Walk.from(ebb, Place("lists/all")).page.lists().none { it.id == "soon" })
            val notice = notices(ebb, "2026-12-06T10:00").single()
            assertTrue("naloxone" !in (notice.text.title + notice.text.body).lowercase())
            assertTrue("naloxone" in touched(ebb, notice).page.words().joinToString(" "))
            comes("2026-12-06T12:00")
            val first = Walk.from(ebb, Place("lists/all")).page.lists().first()
            assertEquals("soon" to listOf("naloxone"), first.id to first.items.map { it.title })
            assertTrue("20 December" in first.items.single().note.orEmpty())
        }
    }

    @Test
    fun `item nine opens the plan before any score, also where the rest is left`() = runBlocking<Unit> {
        comes("2026-09-10T10:00")
        newEbb(emptyFolder(), clock).use { ebb ->
            val walk = Walk.from(ebb, Place("measures/form/phq-9"))
            walk.say("9", chosen("1"))
            assertIs<Reply.Went>(walk.choose(assertNotNull(walk.page.form()).submit))
            // Eight items are open: the plan stands first, and no number anywhere.
            assertEquals(NoticeKind.DANGER, assertIs<Block.Notice>(walk.page.blocks.first()).kind)
            assertTrue(walk.page.words().none { "of 27" in it })
            for (item in 1..8) walk.say("$item", chosen("0"))
            assertIs<Reply.Went>(walk.choose(assertNotNull(walk.page.form()).submit))
            assertIs<Reply.Went>(walk.choose(walk.page.offer("That is all")))
            assertEquals(NoticeKind.DANGER, assertIs<Block.Notice>(walk.page.blocks.first()).kind)
            val words = walk.page.words()
            val (line, score) = listOf("TelefonSeelsorge", "1 of 27").map { must -> words.indexOfFirst { must in it } }
            assertTrue(line in 0 until score, "$line, $score: $words")
        }
    }

    @Test
    fun `at ten to four the call list begins with who is awake, and by day with others`() = runBlocking<Unit> {
        comes("2026-06-02T10:00")
        newEbb(emptyFolder(), clock).use { ebb ->
            for ((name, from, until) in listOf(Triple("Mia", 22, 6), Triple("Ann", 8, 20))) {
                val hours = arrayOf("from" to Value.Time(LocalTime.of(from, 0)), "until" to Value.Time(LocalTime.of(until, 0)))
                keep(ebb, "lists/new/team", "name" to Value.Words(name), "phone" to Value.Words("030 1234567"), *hours)
            }
            suspend fun awake(at: String): List<String> {
                comes(at)
                val lists = Walk.from(ebb, Place("lists/list/team")).page.lists()
                assertEquals("awake", lists.first().id)
                assertEquals(listOf("Ann", "Mia"), lists.take(2).flatMap { it.items }.map { it.title }.sorted())
                assertTrue(lists.first().items.all { one -> "tel:0301234567" in one.ways.map { it.uri } }, "$lists")
                return lists.first().items.map { it.title }
            }
            assertEquals(listOf("Mia"), awake("2026-12-06T03:50"))
            assertEquals(listOf("Ann"), awake("2026-12-06T09:00"))
            assertEquals(emptyList(), awake("2026-12-06T21:00"))
        }
    }

    @Test
    fun `the notice to prepare a session opens the summary`() = runBlocking<Unit> {
        comes("2026-06-02T10:00")
        newEbb(emptyFolder(), clock).use { ebb ->
            val walk = keep(ebb, "reminders/new-boosters", "ended" to Value.Day(LocalDate.of(2026, 6, 1)))
            comes("2026-08-20T10:00")
            val boosters = walk.page.place.token.substringAfterLast('/')
            val day = "when.day" to Value.Day(LocalDate.of(2026, 9, 2))
            keep(ebb, "reminders/appointment/$boosters/3", day, "when.time" to Value.Time(LocalTime.of(15, 0)))
            val prepare = touched(ebb, notices(ebb, "2026-08-26T15:00").single())
            prepare.choose(prepare.page.offer("Prepare: a summary for it"))
            assertEquals("export/summary", prepare.page.place.token.substringBefore('?'))
            assertNotNull(prepare.page.form())
        }
    }
}
