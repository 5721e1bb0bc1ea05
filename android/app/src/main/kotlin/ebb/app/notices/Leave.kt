package ebb.app.notices

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import androidx.core.content.ContextCompat

/** Leave to show notices. It is asked for once, when there is one to show. */
class Leave(private val context: Context) {
    private val kept = context.getSharedPreferences("leave", Context.MODE_PRIVATE)

    /** Whether it was asked for. */
    val asked: Boolean get() = kept.getBoolean(ASKED, false)

    /** Whether it is needed and not given. Before Android 13 nobody has to ask. */
    val isMissing: Boolean
        get() = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU &&
            ContextCompat.checkSelfPermission(context, PERMISSION) != PackageManager.PERMISSION_GRANTED

    /** Remembers that it was asked for. */
    fun wasAsked() = kept.edit().putBoolean(ASKED, true).apply()

    companion object {
        /** What is asked for. */
        const val PERMISSION: String = Manifest.permission.POST_NOTIFICATIONS

        private const val ASKED = "asked"
    }
}
