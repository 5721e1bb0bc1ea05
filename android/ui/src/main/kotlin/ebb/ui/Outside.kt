package ebb.ui

import ebb.Action
import ebb.EbbResult
import ebb.FileOut
import ebb.Value
import java.nio.file.Path

/** What a page needs of the device that shows it: everything that is no drawing. */
interface Outside {
    /** Opens what reaches somebody: `tel:`, `sms:`, `https:`. It dials nothing by itself. */
    fun reach(uri: String)

    /** Lets the person choose a file of one of these types, not larger than [mostBytes]; null where they chose none. */
    suspend fun pick(types: List<String>, mostBytes: Long): Value.File?

    /** Has [write] write a new file, and hands it on where the person wants it. */
    suspend fun save(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Unit>

    /** Whether an action may be carried out now: what shows again what was hidden waits for the phone's own lock. */
    suspend fun allows(action: Action): Boolean

    /** Out of sight at once. */
    fun hide()

    /** Something was done: what is to be held of reminders may be another by now. */
    fun acted()

    /** An exercise is on screen, or none any more. */
    fun exercise(runs: Boolean)
}

/** Words of the system itself, in its language: what stands on a page comes from the core. */
class SystemWords(val back: String, val cancel: String, val ok: String, val more: String)
