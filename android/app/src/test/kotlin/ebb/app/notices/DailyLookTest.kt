package ebb.app.notices

import androidx.work.Configuration
import androidx.work.NetworkType
import androidx.work.WorkInfo
import androidx.work.WorkManager
import androidx.work.testing.SynchronousExecutor
import androidx.work.testing.WorkManagerTestInitHelper
import ebb.app.testing.CANARY
import ebb.app.testing.Phone
import ebb.app.testing.addReminder
import java.time.Duration
import java.time.ZoneId
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class DailyLookTest {
    private val phone = Phone()

    @Before
    fun begin() {
        val configuration = Configuration.Builder()
            .setExecutor(SynchronousExecutor())
            .setWorkerCoroutineContext(Dispatchers.Unconfined)
            .build()
        WorkManagerTestInitHelper.initializeTestWorkManager(phone.app, configuration)
        phone.app.looksDaily = DailyLook::begin
    }

    @After
    fun close() {
        WorkManagerTestInitHelper.closeWorkDatabase()
        phone.close()
    }

    private fun works(): List<WorkInfo> = WorkManager.getInstance(phone.app).getWorkInfosForUniqueWork(DailyLook.NAME).get()

    private fun begun() {
        phone.app.begun()
        phone.idle()
    }

    @Test
    fun `where nothing is held nothing is done each day`() {
        begun()
        assertEquals(emptyList<WorkInfo>(), works())
    }

    @Test
    fun `once a day what the phone lost is held again and what it learned counts, though nobody opens Ebb`() {
        runBlocking { addReminder(phone.ebb, CANARY, 18) }
        begun()
        begun()
        val work = works().single()
        assertEquals(Duration.ofDays(1).toMillis(), work.periodicityInfo?.repeatIntervalMillis)
        assertEquals(NetworkType.NOT_REQUIRED, work.constraints.requiredNetworkType)
        val before = phone.alarms.map { it.triggerAtMs }
        assertEquals(60, before.size)
        phone.forgets()
        phone.clock.inZone = ZoneId.of("America/New_York")
        checkNotNull(WorkManagerTestInitHelper.getTestDriver(phone.app)).setPeriodDelayMet(work.id)
        phone.idle()
        assertEquals(60, phone.alarms.size)
        assertNotEquals(before, phone.alarms.map { it.triggerAtMs })
    }
}
