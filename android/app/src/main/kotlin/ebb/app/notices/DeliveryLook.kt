package ebb.app.notices

import android.app.ActivityManager
import android.app.NotificationManager
import android.content.Context
import android.os.Build
import ebb.DeliveryReport
import ebb.NoticePermission

/** What can be seen of the phone that stands in the way of notices; [asked] says whether leave for them was asked for. */
fun deliveryReport(context: Context, asked: Boolean): DeliveryReport {
    val board = NoticeBoard(context)
    val manager = context.getSystemService(NotificationManager::class.java)
    val granted = !Leave(context).isMissing
    val activities = context.getSystemService(ActivityManager::class.java)
    return DeliveryReport(
        permission = when {
            granted && board.allowed -> NoticePermission.ALLOWED
            granted || asked -> NoticePermission.DENIED
            else -> NoticePermission.NOT_ASKED
        },
        channelOn = manager.getNotificationChannel(NoticeBoard.EVERYDAY)?.let { it.importance != NotificationManager.IMPORTANCE_NONE },
        doNotDisturb = manager.currentInterruptionFilter != NotificationManager.INTERRUPTION_FILTER_ALL,
        batteryLimited = if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) null else activities.isBackgroundRestricted,
        exactAlarms = Alarms(context).exactAllowed,
        maker = Build.MANUFACTURER,
    )
}
