package ebb.app.lock

import android.app.Activity
import android.app.ActivityManager
import android.os.Build
import android.view.WindowManager

/** What others may see of Ebb's window. */
object Discretion {
    /** No picture of it is taken, by the list of open apps neither. */
    fun begin(activity: Activity) {
        activity.window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) activity.setRecentsScreenshotEnabled(false)
    }

    /** What it is called in the list of open apps. */
    fun name(activity: Activity, word: String) {
        val description = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            ActivityManager.TaskDescription.Builder().setLabel(word).build()
        } else {
            older(word)
        }
        activity.setTaskDescription(description)
        activity.title = word
    }

    @Suppress("DEPRECATION")
    private fun older(word: String) = ActivityManager.TaskDescription(word)

    /** Out of sight at once, and out of the list of open apps. */
    fun hide(activity: Activity) {
        activity.finishAndRemoveTask()
    }
}
