package ebb.app.notices

import android.content.Context
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.time.Instant
import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject

/**
 * What the phone was told to hold, as far as it may lie where nothing protects it: ids and instants, and one neutral text
 * for all of them.
 */
data class HeldNotices(
    /** When each is to be shown, by its id. */
    val at: Map<String, Instant> = emptyMap(),
    /** The neutral text: its title and its body. */
    val title: String = "",
    val body: String = "",
    /** Those that were shown before the phone was first unlocked, and that the core does not know of yet. */
    val shown: Set<String> = emptySet(),
    /** When all of it was last known to be held; null where nothing ever was. */
    val seen: Instant? = null,
    /** In which boot that was. */
    val boot: String = "",
    /** Some of it is held to the minute, by leave that the person can take back. */
    val exact: Boolean = false,
    /** Since when notices come and are not shown, because that was switched off. */
    val silentSince: Instant? = null,
)

/** The file of [HeldNotices]. It lies in the storage that can be read before the phone was first unlocked. */
class HeldFile(context: Context) {
    private val file = AtomicFile(File(context.createDeviceProtectedStorageContext().filesDir, "held.json"))

    /** What it says; nothing where it does not read: then all of it is asked for again. */
    fun read(): HeldNotices = try {
        val root = JSONObject(String(file.readFully(), Charsets.UTF_8))
        val held = root.getJSONArray("held")
        HeldNotices(
            at = (0 until held.length()).map(held::getJSONObject).associate { it.getString("id") to it.instant("at") },
            title = root.getString("title"),
            body = root.getString("body"),
            shown = root.getJSONArray("shown").run { (0 until length()).map(::getString) }.toSet(),
            seen = root.instantOrNull("seen"),
            boot = root.getString("boot"),
            exact = root.getBoolean("exact"),
            silentSince = root.instantOrNull("silent_since"),
        )
    } catch (_: IOException) {
        HeldNotices()
    } catch (_: JSONException) {
        HeldNotices()
    }

    /** Writes it anew, whole or not at all. */
    fun write(held: HeldNotices) {
        val root = JSONObject()
            .put("held", JSONArray(held.at.map { (id, at) -> JSONObject().put("id", id).put("at", at.toEpochMilli()) }))
            .put("title", held.title)
            .put("body", held.body)
            .put("shown", JSONArray(held.shown.toList()))
            .put("seen", held.seen?.toEpochMilli() ?: JSONObject.NULL)
            .put("boot", held.boot)
            .put("exact", held.exact)
            .put("silent_since", held.silentSince?.toEpochMilli() ?: JSONObject.NULL)
        try {
            val stream = file.startWrite()
            try {
                stream.write(root.toString().toByteArray())
                file.finishWrite(stream)
            } catch (_: IOException) {
                file.failWrite(stream)
            }
        } catch (_: IOException) {
            // A full disk: what stood there before stands, and after a restart the core is asked again in any case.
        }
    }

    private fun JSONObject.instant(name: String): Instant = Instant.ofEpochMilli(getLong(name))

    private fun JSONObject.instantOrNull(name: String): Instant? = if (isNull(name)) null else instant(name)
}
