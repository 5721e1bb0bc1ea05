package ebb

import ebb.bridge.EbbException as CoreException

/**
 * What went wrong, and what a host can do about it. Nothing that was kept before is lost in any case.
 *
 * @sample ebb.samples.goOn
 */
public sealed interface EbbError {
    /** The core's own sentence. The words for a person stand on the pages. */
    public val detail: String

    /** It is hidden. Ask for the device's lock, then unlock. */
    public data class Locked(override val detail: String) : EbbError

    /** The store is closed. Reopen it, then ask again. */
    public data class Closed(override val detail: String) : EbbError

    /** There is no store in the folder. Make one. */
    public data class NoStore(override val detail: String) : EbbError

    /** There is a store in the folder already. Open it with its key; never make a new key for it. */
    public data class AlreadyExists(override val detail: String) : EbbError

    /**
     * The key is out of reach or not in its place. Unlock the keyring or bring the key back, then try again;
     * never make a new one.
     */
    public data class Key(override val detail: String) : EbbError

    /**
     * The key does not fit or the files are damaged. Keep them as they are, show the pages without a store,
     * and offer to bring a copy back.
     */
    public data class Unreadable(override val detail: String) : EbbError

    /** Written by a newer Ebb. Ask the person to update. */
    public data class Newer(override val detail: String) : EbbError

    /** The disk is full. Say so, and try again once there is room. */
    public data class DiskFull(override val detail: String) : EbbError

    /** The folder may not be read or written. Check its permissions. */
    public data class NotAllowed(override val detail: String) : EbbError

    /** Another process holds it. Try again in a moment. */
    public data class Busy(override val detail: String) : EbbError

    /** The host called it off. Nothing was changed; show what was there before. */
    public data class CalledOff(override val detail: String) : EbbError

    /** Another process changed it meanwhile. Draw the page again and let the person choose again. */
    public data class ChangedElsewhere(override val detail: String) : EbbError

    /** There is nothing with that id or name. Draw the list again. */
    public data class NotFound(override val detail: String) : EbbError

    /** It makes no sense at this point, such as pausing what is paused. Draw the page again. */
    public data class NotNow(override val detail: String) : EbbError

    /** What was typed or passed cannot be taken as it is. Show the detail beside the field. */
    public data class Refused(override val detail: String) : EbbError

    /** The system reported something else. Show the detail, and try again later. */
    public data class System(override val detail: String) : EbbError

    /** A fault of Ebb itself. Everything goes on; count it in a report, which the person may send. */
    public data class Fault(override val detail: String) : EbbError
}

internal fun CoreException.lifted(): EbbError = when (this) {
    is CoreException.Locked -> EbbError.Locked(detail)
    is CoreException.Closed -> EbbError.Closed(detail)
    is CoreException.NoStore -> EbbError.NoStore(detail)
    is CoreException.AlreadyExists -> EbbError.AlreadyExists(detail)
    is CoreException.Key -> EbbError.Key(detail)
    is CoreException.Unreadable -> EbbError.Unreadable(detail)
    is CoreException.Newer -> EbbError.Newer(detail)
    is CoreException.DiskFull -> EbbError.DiskFull(detail)
    is CoreException.NotAllowed -> EbbError.NotAllowed(detail)
    is CoreException.Busy -> EbbError.Busy(detail)
    is CoreException.CalledOff -> EbbError.CalledOff(detail)
    is CoreException.ChangedElsewhere -> EbbError.ChangedElsewhere(detail)
    is CoreException.NotFound -> EbbError.NotFound(detail)
    is CoreException.NotNow -> EbbError.NotNow(detail)
    is CoreException.Refused -> EbbError.Refused(detail)
    is CoreException.System -> EbbError.System(detail)
    is CoreException.Fault -> EbbError.Fault(detail)
}
