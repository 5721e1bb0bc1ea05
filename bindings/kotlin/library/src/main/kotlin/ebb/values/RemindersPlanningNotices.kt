// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What a notification says. */
public data class NoticeText(
    /** The first line. */
    public val title: String,
    /** The second line. */
    public val body: String,
)

internal fun uniffi.ebb_core.NoticeText.lifted(): NoticeText = NoticeText(title, body)
