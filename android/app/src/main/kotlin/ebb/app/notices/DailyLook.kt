package ebb.app.notices

import android.content.Context
import androidx.work.CoroutineWorker
import androidx.work.ExistingPeriodicWorkPolicy
import androidx.work.PeriodicWorkRequestBuilder
import androidx.work.WorkManager
import androidx.work.WorkerParameters
import ebb.app.EbbApplication
import java.util.concurrent.TimeUnit

/**
 * Once a day, though nobody opens Ebb: what the phone knows of zones may have changed, it may have lost what it held, and
 * what it holds reaches only so far ahead.
 */
class DailyLook(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        (applicationContext as EbbApplication).reminding.learnAndSettle()
        return Result.success()
    }

    companion object {
        /** Its name in WorkManager. */
        const val NAME: String = "daily"

        /** Has it done from now on; once is enough for good. */
        fun begin(context: Context) {
            val request = PeriodicWorkRequestBuilder<DailyLook>(1, TimeUnit.DAYS).build()
            WorkManager.getInstance(context).enqueueUniquePeriodicWork(NAME, ExistingPeriodicWorkPolicy.KEEP, request)
        }
    }
}
