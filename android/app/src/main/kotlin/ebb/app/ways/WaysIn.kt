package ebb.app.ways

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.core.content.pm.ShortcutInfoCompat
import androidx.core.content.pm.ShortcutManagerCompat
import androidx.core.graphics.drawable.IconCompat
import ebb.Entry
import ebb.PhoneWords
import ebb.WayIn
import ebb.app.MainActivity
import ebb.app.R
import ebb.app.notices.NOTICE_SCHEME

/** The ways in from outside: what was touched stands in the address of an intent, and leads somewhere. It does nothing. */
object WaysIn {
    private const val SCHEME = "ebb-way-in"

    private val names: Map<String, Entry> = mapOf(
        "first" to Entry.FirstPage,
        "used" to Entry.HaveUsed,
        "plan" to Entry.Plan,
        "people" to Entry.People,
        "breathe" to Entry.Breathe,
        "practise" to Entry.Practise,
    )

    /** What opens Ebb where [entry] leads. */
    fun intent(context: Context, entry: Entry): Intent {
        val address = when (entry) {
            is Entry.Notice -> Uri.fromParts(NOTICE_SCHEME, entry.notice, null)
            else -> Uri.fromParts(SCHEME, nameOf(entry), null)
        }
        return Intent(Intent.ACTION_VIEW, address, context, MainActivity::class.java)
    }

    /** What was touched, from the intent that came of it; the first page where that does not say. */
    fun entryOf(intent: Intent): Entry {
        val address = intent.data ?: return Entry.FirstPage
        return when (address.scheme) {
            NOTICE_SCHEME -> Entry.Notice(address.schemeSpecificPart)
            SCHEME -> names[address.schemeSpecificPart] ?: Entry.FirstPage
            else -> Entry.FirstPage
        }
    }

    /** Offers the shortcuts that the core names, and no other. */
    fun offer(context: Context, words: PhoneWords) {
        val most = ShortcutManagerCompat.getMaxShortcutCountPerActivity(context)
        val wanted = words.waysIn.take(most)
        val offered = ShortcutManagerCompat.getDynamicShortcuts(context).sortedBy { it.rank }.map { it.id to it.shortLabel }
        // In the background the phone takes only so many changes.
        if (offered == wanted.map { nameOf(it.entry) to it.label }) return
        ShortcutManagerCompat.setDynamicShortcuts(context, wanted.mapIndexed { rank, way -> shortcut(context, way, rank) })
    }

    private fun shortcut(context: Context, way: WayIn, rank: Int): ShortcutInfoCompat =
        ShortcutInfoCompat.Builder(context, nameOf(way.entry))
            .setShortLabel(way.label)
            .setIcon(IconCompat.createWithResource(context, R.drawable.notice))
            .setIntent(intent(context, way.entry))
            .setRank(rank)
            .build()

    private fun nameOf(entry: Entry): String = names.entries.firstOrNull { it.value == entry }?.key ?: "first"
}
