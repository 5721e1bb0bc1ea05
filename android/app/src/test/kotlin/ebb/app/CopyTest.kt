package ebb.app

import ebb.takeSnapshot
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Test

/** Ebb's own copy of what somebody wrote. */
class CopyTest : Person() {
    @Test
    fun `once the first page stands the copy of the day is made, and no second one is due`() {
        screen.waitForIdle()
        val another = runBlocking { app.ebb.await().takeSnapshot().getOrThrow() }
        assertEquals(false, another)
    }
}
