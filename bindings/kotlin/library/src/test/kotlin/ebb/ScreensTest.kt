package ebb

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

class ScreensTest {
    @Test
    fun `every screen opens over a new store`() = runBlocking<Unit> {
        val clock = SetClock()
        newEbb(emptyFolder(), clock).use { ebb ->
            val now = ebb.now().getOrThrow()
            assertTrue(now.offers.any { it.action == OldAction.StartRide })
            ebb.sheet(OldPlace.FeelIll).getOrThrow()
            ebb.breathe().getOrThrow()
            ebb.history(clock.at).getOrThrow()
            for (door in PlanDoor.entries) assertEquals(door, ebb.plan(door).getOrThrow().door)
            ebb.afterPlan().getOrThrow()
            ebb.planVersions().getOrThrow()
            assertTrue(ebb.lines("GB").getOrThrow().lines.isNotEmpty())
            ebb.triggers().getOrThrow()
            assertTrue(ebb.cards().getOrThrow().groups.isNotEmpty())
            assertEquals("stop", ebb.card("stop").getOrThrow()?.id)
            assertNull(ebb.card("no such card").getOrThrow())
            for (state in CardState.entries) {
                ebb.suggestions(state, 5, 5, Surroundings.entries.first()).getOrThrow()
            }
            ebb.feel().getOrThrow()
            ebb.diary().getOrThrow()
            ebb.rehearseCards(shown = false).getOrThrow()
            val practice = ebb.practise().getOrThrow().groups.first().practices.first().id
            assertTrue(ebb.practice(practice).getOrThrow()?.title.orEmpty().isNotBlank())
            assertNull(ebb.practice("no such practice").getOrThrow())
            assertTrue(ebb.textLimit().getOrThrow().longest > 0)
            ebb.reminders().getOrThrow()
            ebb.deliveries().getOrThrow()
            ebb.lookBack().getOrThrow()
            ebb.packs().getOrThrow()
            assertNull(ebb.pack().getOrThrow())
            ebb.packChoices().getOrThrow()
        }
    }

    @Test
    fun `every action that a screen offers can be handed back`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            for (offer in ebb.now().getOrThrow().run { offers + doors }) {
                val place = ebb.act(offer.action).getOrThrow()
                (offer.action as? OldAction.Go)?.let { assertEquals(it.place, place) }
            }
        }
    }
}
