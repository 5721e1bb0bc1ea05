// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How things are named while a map is written. */
public data class TriggerLabels(
    public val write: String,
    public val ownWords: String,
    public val thoughts: String,
    public val usualResponse: String,
    public val met: String,
    public val howStrong: String,
    public val acted: String,
    public val plan: String,
    public val situation: String,
    public val situationHint: String,
    public val response: String,
    public val responseHint: String,
    public val kind: String,
    public val kinds: List<String>,
    public val opens: String,
    public val opensHint: String,
    public val change: String,
    public val confidence: String,
    public val confidenceQuestion: String,
    public val remove: String,
    public val removeDetail: String,
    public val rehearse: String,
    public val urgeBefore: String,
    public val day: String,
    public val daySituation: String,
    public val dayWhen: String,
    public val dayWhenHint: String,
    public val whatIWillDo: String,
    public val whoKnows: String,
    public val howILeave: String,
    public val howILeaveHint: String,
    public val moveUp: String,
    public val nobodyReads: String,
)

internal fun ebb.core.TriggerLabels.lifted(): TriggerLabels = TriggerLabels(write, ownWords, thoughts, usualResponse, met, howStrong, acted, plan, situation, situationHint, response, responseHint, kind, kinds, opens, opensHint, change, confidence, confidenceQuestion, remove, removeDetail, rehearse, urgeBefore, day, daySituation, dayWhen, dayWhenHint, whatIWillDo, whoKnows, howILeave, howILeaveHint, moveUp, nobodyReads)
