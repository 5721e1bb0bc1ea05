// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with reminders. Ids are those that the screen shows; times are said as the core reads them. */
public sealed interface ReminderAction {
    /** A new reminder. */
    public data class Add(
        /** What for. */
        public val kind: ReminderKind,
        /** "every weekday 08:00" */
        public val `when`: String,
        /** The person's own words; may be empty. */
        public val title: String,
        /** The zone that it stays in, such as Europe/Vienna; empty follows the device. */
        public val zone: String,
        /** Hours in which it waits, "22:00-07:00"; empty for none. */
        public val quiet: String,
    ) : ReminderAction

    /** Change one. */
    public data class Change(
        /** Its id. */
        public val id: String,
        /** "every weekday 08:00" */
        public val `when`: String,
        /** The person's own words; may be empty. */
        public val title: String,
    ) : ReminderAction

    /** Delete one, with its history. */
    public data class Remove(
        /** Its id. */
        public val id: String,
    ) : ReminderAction

    /** Stop one for a while, or go on with it. */
    public data class Pause(
        /** Its id. */
        public val id: String,
        /** True to stop it. */
        public val paused: Boolean,
    ) : ReminderAction

    /** An occurrence is done, perhaps early. */
    public data class Done(
        /** The occurrence. */
        public val occurrence: String,
    ) : ReminderAction

    /** Not this time. */
    public data class Skip(
        /** The occurrence. */
        public val occurrence: String,
    ) : ReminderAction

    /** Put one off. */
    public data class Snooze(
        /** The occurrence. */
        public val occurrence: String,
        /** How long. */
        public val length: ebb.Snooze,
    ) : ReminderAction

    /** Put one off to a time that is said: "18:30", "in 20 minutes". */
    public data class SnoozeUntil(
        /** The occurrence. */
        public val occurrence: String,
        /** Until when. */
        public val `when`: String,
    ) : ReminderAction

    /** A done, a skip or a snooze by mistake. */
    public data class TakeBack(
        /** The occurrence. */
        public val occurrence: String,
    ) : ReminderAction

    /** This one takes place at another time. */
    public data class MoveOne(
        /** The occurrence. */
        public val occurrence: String,
        /** The new time, in the zone of its rule. */
        public val `when`: String,
    ) : ReminderAction

    /** Boosters after the end of treatment. */
    public data class PlanBoosters(
        /** The day, as 2026-11-24. */
        public val ended: String,
        /** Months after it, "1, 3, 6"; empty for the usual ones. */
        public val months: String,
        /** "1 week, 1 day, 2 hours"; empty for the usual ones. */
        public val prepare: String,
    ) : ReminderAction

    /** Other months, or other times to prepare. */
    public data class ChangeBoosters(
        /** Id of the boosters. */
        public val id: String,
        /** Months; empty leaves them. */
        public val months: String,
        /** Times to prepare; empty leaves them. */
        public val prepare: String,
    ) : ReminderAction

    /** The appointment of one booster. */
    public data class Appointment(
        /** Id of the boosters. */
        public val id: String,
        /** Which one: months after the end of treatment. */
        public val months: Int,
        /** "2027-01-15 10:00"; empty takes it back. */
        public val `when`: String,
    ) : ReminderAction

    /** An appointment out of a calendar file: the booster's that is due around then, else one of its own. */
    public data class KeepAppointment(
        /** What the file calls it. */
        public val title: String,
        /** When, and for how long. */
        public val appointment: ebb.Appointment,
    ) : ReminderAction

    /** Delete boosters, with their history. */
    public data class RemoveBoosters(
        /** Their id. */
        public val id: String,
    ) : ReminderAction

    /** How much notifications may say. */
    public data class Say(
        /** The level. */
        public val level: Discretion,
    ) : ReminderAction

    /** The neutral word. */
    public data class NeutralWord(
        /** The word; empty for the usual one. */
        public val word: String,
    ) : ReminderAction

    /** The answer whether to go quiet. */
    public data class Quiet(
        /** The answer. */
        public val choice: QuietChoice,
    ) : ReminderAction

    /** How many notices a day are wanted, appointments and medicines apart. */
    public data class MostADay(
        /** 1 to 6. */
        public val most: Int,
    ) : ReminderAction

    /** Begin a test whether they arrive. */
    public data object Test : ReminderAction

    /** What was missed has been read. */
    public data object MissedRead : ReminderAction
}

internal fun uniffi.ebb_core.ReminderAction.lifted(): ReminderAction = when (this) {
    is uniffi.ebb_core.ReminderAction.Add -> ReminderAction.Add(kind.lifted(), `when`, title, zone, quiet)
    is uniffi.ebb_core.ReminderAction.Change -> ReminderAction.Change(id, `when`, title)
    is uniffi.ebb_core.ReminderAction.Remove -> ReminderAction.Remove(id)
    is uniffi.ebb_core.ReminderAction.Pause -> ReminderAction.Pause(id, paused)
    is uniffi.ebb_core.ReminderAction.Done -> ReminderAction.Done(occurrence)
    is uniffi.ebb_core.ReminderAction.Skip -> ReminderAction.Skip(occurrence)
    is uniffi.ebb_core.ReminderAction.Snooze -> ReminderAction.Snooze(occurrence, length.lifted())
    is uniffi.ebb_core.ReminderAction.SnoozeUntil -> ReminderAction.SnoozeUntil(occurrence, `when`)
    is uniffi.ebb_core.ReminderAction.TakeBack -> ReminderAction.TakeBack(occurrence)
    is uniffi.ebb_core.ReminderAction.MoveOne -> ReminderAction.MoveOne(occurrence, `when`)
    is uniffi.ebb_core.ReminderAction.PlanBoosters -> ReminderAction.PlanBoosters(ended, months, prepare)
    is uniffi.ebb_core.ReminderAction.ChangeBoosters -> ReminderAction.ChangeBoosters(id, months, prepare)
    is uniffi.ebb_core.ReminderAction.Appointment -> ReminderAction.Appointment(id, months, `when`)
    is uniffi.ebb_core.ReminderAction.KeepAppointment -> ReminderAction.KeepAppointment(title, appointment.lifted())
    is uniffi.ebb_core.ReminderAction.RemoveBoosters -> ReminderAction.RemoveBoosters(id)
    is uniffi.ebb_core.ReminderAction.Say -> ReminderAction.Say(level.lifted())
    is uniffi.ebb_core.ReminderAction.NeutralWord -> ReminderAction.NeutralWord(word)
    is uniffi.ebb_core.ReminderAction.Quiet -> ReminderAction.Quiet(choice.lifted())
    is uniffi.ebb_core.ReminderAction.MostADay -> ReminderAction.MostADay(most)
    is uniffi.ebb_core.ReminderAction.Test -> ReminderAction.Test
    is uniffi.ebb_core.ReminderAction.MissedRead -> ReminderAction.MissedRead
}

internal fun ReminderAction.lowered(): uniffi.ebb_core.ReminderAction = when (this) {
    is ReminderAction.Add -> uniffi.ebb_core.ReminderAction.Add(kind.lowered(), `when`, title, zone, quiet)
    is ReminderAction.Change -> uniffi.ebb_core.ReminderAction.Change(id, `when`, title)
    is ReminderAction.Remove -> uniffi.ebb_core.ReminderAction.Remove(id)
    is ReminderAction.Pause -> uniffi.ebb_core.ReminderAction.Pause(id, paused)
    is ReminderAction.Done -> uniffi.ebb_core.ReminderAction.Done(occurrence)
    is ReminderAction.Skip -> uniffi.ebb_core.ReminderAction.Skip(occurrence)
    is ReminderAction.Snooze -> uniffi.ebb_core.ReminderAction.Snooze(occurrence, length.lowered())
    is ReminderAction.SnoozeUntil -> uniffi.ebb_core.ReminderAction.SnoozeUntil(occurrence, `when`)
    is ReminderAction.TakeBack -> uniffi.ebb_core.ReminderAction.TakeBack(occurrence)
    is ReminderAction.MoveOne -> uniffi.ebb_core.ReminderAction.MoveOne(occurrence, `when`)
    is ReminderAction.PlanBoosters -> uniffi.ebb_core.ReminderAction.PlanBoosters(ended, months, prepare)
    is ReminderAction.ChangeBoosters -> uniffi.ebb_core.ReminderAction.ChangeBoosters(id, months, prepare)
    is ReminderAction.Appointment -> uniffi.ebb_core.ReminderAction.Appointment(id, months, `when`)
    is ReminderAction.KeepAppointment -> uniffi.ebb_core.ReminderAction.KeepAppointment(title, appointment.lowered())
    is ReminderAction.RemoveBoosters -> uniffi.ebb_core.ReminderAction.RemoveBoosters(id)
    is ReminderAction.Say -> uniffi.ebb_core.ReminderAction.Say(level.lowered())
    is ReminderAction.NeutralWord -> uniffi.ebb_core.ReminderAction.NeutralWord(word)
    is ReminderAction.Quiet -> uniffi.ebb_core.ReminderAction.Quiet(choice.lowered())
    is ReminderAction.MostADay -> uniffi.ebb_core.ReminderAction.MostADay(most)
    is ReminderAction.Test -> uniffi.ebb_core.ReminderAction.Test
    is ReminderAction.MissedRead -> uniffi.ebb_core.ReminderAction.MissedRead
}
