// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with reminders. Ids are those that the screen shows; times are said as the core reads them. */
public sealed interface ReminderAction {
    /** A new reminder. */
    public data class Add(
        /** What for. */
        public val kind: ebb.core.ReminderKind,
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
        public val length: ebb.core.Snooze,
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
        public val appointment: ebb.core.Appointment,
    ) : ReminderAction

    /** Delete boosters, with their history. */
    public data class RemoveBoosters(
        /** Their id. */
        public val id: String,
    ) : ReminderAction

    /** How much notifications may say. */
    public data class Say(
        /** The level. */
        public val level: ebb.core.Discretion,
    ) : ReminderAction

    /** The neutral word. */
    public data class NeutralWord(
        /** The word; empty for the usual one. */
        public val word: String,
    ) : ReminderAction

    /** The answer whether to go quiet. */
    public data class Quiet(
        /** The answer. */
        public val choice: ebb.core.QuietChoice,
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

internal fun ebb.core.ReminderAction.lifted(): ReminderAction = when (this) {
    is ebb.core.ReminderAction.Add -> ReminderAction.Add(kind, `when`, title, zone, quiet)
    is ebb.core.ReminderAction.Change -> ReminderAction.Change(id, `when`, title)
    is ebb.core.ReminderAction.Remove -> ReminderAction.Remove(id)
    is ebb.core.ReminderAction.Pause -> ReminderAction.Pause(id, paused)
    is ebb.core.ReminderAction.Done -> ReminderAction.Done(occurrence)
    is ebb.core.ReminderAction.Skip -> ReminderAction.Skip(occurrence)
    is ebb.core.ReminderAction.Snooze -> ReminderAction.Snooze(occurrence, length)
    is ebb.core.ReminderAction.SnoozeUntil -> ReminderAction.SnoozeUntil(occurrence, `when`)
    is ebb.core.ReminderAction.TakeBack -> ReminderAction.TakeBack(occurrence)
    is ebb.core.ReminderAction.MoveOne -> ReminderAction.MoveOne(occurrence, `when`)
    is ebb.core.ReminderAction.PlanBoosters -> ReminderAction.PlanBoosters(ended, months, prepare)
    is ebb.core.ReminderAction.ChangeBoosters -> ReminderAction.ChangeBoosters(id, months, prepare)
    is ebb.core.ReminderAction.Appointment -> ReminderAction.Appointment(id, months, `when`)
    is ebb.core.ReminderAction.KeepAppointment -> ReminderAction.KeepAppointment(title, appointment)
    is ebb.core.ReminderAction.RemoveBoosters -> ReminderAction.RemoveBoosters(id)
    is ebb.core.ReminderAction.Say -> ReminderAction.Say(level)
    is ebb.core.ReminderAction.NeutralWord -> ReminderAction.NeutralWord(word)
    is ebb.core.ReminderAction.Quiet -> ReminderAction.Quiet(choice)
    is ebb.core.ReminderAction.MostADay -> ReminderAction.MostADay(most)
    is ebb.core.ReminderAction.Test -> ReminderAction.Test
    is ebb.core.ReminderAction.MissedRead -> ReminderAction.MissedRead
}

internal fun ReminderAction.lowered(): ebb.core.ReminderAction = when (this) {
    is ReminderAction.Add -> ebb.core.ReminderAction.Add(kind, `when`.checked(), title.checked(), zone.checked(), quiet.checked())
    is ReminderAction.Change -> ebb.core.ReminderAction.Change(id.checked(), `when`.checked(), title.checked())
    is ReminderAction.Remove -> ebb.core.ReminderAction.Remove(id.checked())
    is ReminderAction.Pause -> ebb.core.ReminderAction.Pause(id.checked(), paused)
    is ReminderAction.Done -> ebb.core.ReminderAction.Done(occurrence.checked())
    is ReminderAction.Skip -> ebb.core.ReminderAction.Skip(occurrence.checked())
    is ReminderAction.Snooze -> ebb.core.ReminderAction.Snooze(occurrence.checked(), length)
    is ReminderAction.SnoozeUntil -> ebb.core.ReminderAction.SnoozeUntil(occurrence.checked(), `when`.checked())
    is ReminderAction.TakeBack -> ebb.core.ReminderAction.TakeBack(occurrence.checked())
    is ReminderAction.MoveOne -> ebb.core.ReminderAction.MoveOne(occurrence.checked(), `when`.checked())
    is ReminderAction.PlanBoosters -> ebb.core.ReminderAction.PlanBoosters(ended.checked(), months.checked(), prepare.checked())
    is ReminderAction.ChangeBoosters -> ebb.core.ReminderAction.ChangeBoosters(id.checked(), months.checked(), prepare.checked())
    is ReminderAction.Appointment -> ebb.core.ReminderAction.Appointment(id.checked(), months, `when`.checked())
    is ReminderAction.KeepAppointment -> ebb.core.ReminderAction.KeepAppointment(title.checked(), appointment)
    is ReminderAction.RemoveBoosters -> ebb.core.ReminderAction.RemoveBoosters(id.checked())
    is ReminderAction.Say -> ebb.core.ReminderAction.Say(level)
    is ReminderAction.NeutralWord -> ebb.core.ReminderAction.NeutralWord(word.checked())
    is ReminderAction.Quiet -> ebb.core.ReminderAction.Quiet(choice)
    is ReminderAction.MostADay -> ebb.core.ReminderAction.MostADay(most)
    is ReminderAction.Test -> ebb.core.ReminderAction.Test
    is ReminderAction.MissedRead -> ebb.core.ReminderAction.MissedRead
}
