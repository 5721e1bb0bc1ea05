package ebb.app.notices

import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import ebb.DeliveryAction
import ebb.NoticeAnswer
import ebb.NoticeRequest
import ebb.NoticeText
import ebb.Urgency
import ebb.app.MainActivity
import java.time.Instant

/** The scheme of the address that an intent about a notice has. The address alone is its identity. */
const val NOTICE_SCHEME: String = "ebb-notice"

/** What is shown when the time has come: carried by the alarm, so it lies in the memory of the system and on no disk. */
data class Notice(
    val id: String,
    val at: Instant,
    val text: NoticeText,
    /** What a locked screen shows instead. */
    val neutral: NoticeText,
    val urgency: Urgency = Urgency.NORMAL,
    val actions: List<DeliveryAction> = emptyList(),
) {
    constructor(request: NoticeRequest, neutral: NoticeText) :
        this(request.id, request.at, request.text, neutral, request.urgency, request.actions)
}

/** The intents about a notice, each found again by its address. */
internal object NoticeIntents {
    fun address(id: String, answer: NoticeAnswer? = null): Uri = Uri.fromParts(NOTICE_SCHEME, id, answer?.name)

    /** The notice that an intent is about; null where it is about none. */
    fun idOf(intent: Intent): String? = intent.data?.takeIf { it.scheme == NOTICE_SCHEME }?.schemeSpecificPart

    fun alarm(context: Context, id: String): Intent = Intent(context, AlarmReceiver::class.java).setData(address(id))

    fun alarm(context: Context, notice: Notice): Intent = alarm(context, notice.id)
        .putExtra(AT, notice.at.toEpochMilli())
        .putExtra(TEXT, arrayOf(notice.text.title, notice.text.body))
        .putExtra(NEUTRAL, arrayOf(notice.neutral.title, notice.neutral.body))
        .putExtra(URGENCY, notice.urgency.name)
        .putExtra(ANSWERS, notice.actions.map { it.answer.name }.toTypedArray())
        .putExtra(LABELS, notice.actions.map { it.label }.toTypedArray())

    /** What an alarm carries; null where it is none of ours. */
    fun noticeOf(intent: Intent): Notice? {
        val (title, body) = intent.getStringArrayExtra(TEXT)?.takeIf { it.size == 2 } ?: return null
        val (word, neutral) = intent.getStringArrayExtra(NEUTRAL)?.takeIf { it.size == 2 } ?: return null
        val answers = intent.getStringArrayExtra(ANSWERS).orEmpty()
        val labels = intent.getStringArrayExtra(LABELS).orEmpty()
        return Notice(
            id = idOf(intent) ?: return null,
            at = Instant.ofEpochMilli(intent.getLongExtra(AT, 0)),
            text = NoticeText(title, body),
            neutral = NoticeText(word, neutral),
            urgency = Urgency.entries.firstOrNull { it.name == intent.getStringExtra(URGENCY) } ?: Urgency.NORMAL,
            actions = answers.zip(labels).mapNotNull { (name, label) -> answer(name)?.let { DeliveryAction(it, label) } },
        )
    }

    fun answering(context: Context, id: String, answer: NoticeAnswer): PendingIntent = PendingIntent.getBroadcast(
        context,
        0,
        Intent(context, AnswerReceiver::class.java).setData(address(id, answer)),
        PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
    )

    /** The answer that a touched button gives; null where it is none of ours. */
    fun answerOf(intent: Intent): NoticeAnswer? = intent.data?.fragment?.let(::answer)

    fun opening(context: Context, id: String): PendingIntent = PendingIntent.getActivity(
        context,
        0,
        Intent(Intent.ACTION_VIEW, address(id), context, MainActivity::class.java),
        PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
    )

    private fun answer(name: String): NoticeAnswer? = NoticeAnswer.entries.firstOrNull { it.name == name }

    private const val AT = "at"
    private const val TEXT = "text"
    private const val NEUTRAL = "neutral"
    private const val URGENCY = "urgency"
    private const val ANSWERS = "answers"
    private const val LABELS = "labels"
}
