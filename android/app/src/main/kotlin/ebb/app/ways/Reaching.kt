package ebb.app.ways

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri

/** Opens what reaches somebody, where the person's own touch then calls or sends. Nothing is dialled or sent by it. */
object Reaching {
    /** What opens a `tel:`, `sms:` or `https:` address; null for any other. */
    fun intent(address: String): Intent? {
        val uri = Uri.parse(address)
        val action = when (uri.scheme) {
            "tel" -> Intent.ACTION_DIAL
            "sms", "smsto" -> Intent.ACTION_SENDTO
            "https" -> Intent.ACTION_VIEW
            else -> return null
        }
        return Intent(action, uri)
    }

    /** Opens it. False where nothing on this phone can: the number stands on the page. */
    fun reach(context: Context, address: String): Boolean {
        val intent = intent(address) ?: return false
        return try {
            context.startActivity(intent)
            true
        } catch (_: ActivityNotFoundException) {
            false
        }
    }
}
