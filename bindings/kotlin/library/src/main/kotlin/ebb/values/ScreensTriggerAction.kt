// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** One thing to do with the map. Ids are those that the screen shows. */
public sealed interface TriggerAction {
    /** Write a trigger down. */
    public data class Write(
        /** Of which kind. */
        public val kind: TriggerKind,
        /** In the person's words. */
        public val name: String,
        /** What goes through their mind then; may be empty. */
        public val thoughts: String,
        /** What they usually do; may be empty. */
        public val usualResponse: String,
    ) : TriggerAction

    /** Write a trigger anew; its place, its plans and how often it was met stay. */
    public data class Change(
        /** Its id. */
        public val id: String,
        /** Of which kind. */
        public val kind: TriggerKind,
        /** In the person's words. */
        public val name: String,
        /** What goes through their mind then; may be empty. */
        public val thoughts: String,
        /** What they usually do; may be empty. */
        public val usualResponse: String,
    ) : TriggerAction

    /** Take a trigger out, with its plans. */
    public data class Remove(
        /** Its id. */
        public val id: String,
    ) : TriggerAction

    /** Put a trigger at a place of the person's own. */
    public data class Move(
        /** Its id. */
        public val id: String,
        /** The new place, from 0. */
        public val to: UInt,
    ) : TriggerAction

    /** It was met outside a ride. */
    public data class Met(
        /** Id of the trigger. */
        public val id: String,
        /** How strong the urge was, 0 to 10; none where it was not rated. */
        public val strength: Int?,
        /** True where the person acted on it. */
        public val acted: Boolean,
        /** When it was, where that is not now; never later than now. */
        public val at: Instant?,
    ) : TriggerAction

    /** A plan: if …, then … */
    public data class Plan(
        /** Id of the trigger. */
        public val trigger: String,
        /** If … */
        public val situation: String,
        /** … then */
        public val response: String,
        /** What kind of response. */
        public val kind: ResponseKind,
        /** What it opens, by its id or its name: a card, a breath, a practice, "ride"; empty for none. */
        public val opens: String,
    ) : TriggerAction

    /** Write a plan anew; what was said of it stays. */
    public data class ChangePlan(
        /** Its id. */
        public val id: String,
        /** If … */
        public val situation: String,
        /** … then */
        public val response: String,
        /** What kind of response. */
        public val kind: ResponseKind,
        /** What it opens, as with a new one. */
        public val opens: String,
    ) : TriggerAction

    /** Take a plan out. */
    public data class RemovePlan(
        /** Its id. */
        public val id: String,
    ) : TriggerAction

    /** How sure the person is of a plan. */
    public data class Confidence(
        /** Its id. */
        public val id: String,
        /** 0 to 10. */
        public val value: Int,
    ) : TriggerAction

    /** Whether a plan helped in a ride. */
    public data class Helped(
        /** Id of the plan. */
        public val plan: String,
        /** Id of the ride. */
        public val ride: String,
        /** The answer. */
        public val helped: PlanHelped,
    ) : TriggerAction

    /** Begin to rehearse a plan; refused in a ride and where the urge is above 4. */
    public data class Rehearse(
        /** Id of the plan, or of a day ahead. */
        public val plan: String,
        /** The urge right now, 0 to 10. */
        public val urge: Int,
    ) : TriggerAction

    /** A rehearsal is over. */
    public data class Rehearsed(
        /** Id of the plan, or of a day ahead. */
        public val plan: String,
        /** The urge before, 0 to 10. */
        public val urgeBefore: Int,
        /** The urge now; none where it was not rated. */
        public val urgeAfter: Int?,
        /** Coping that worked, to end with. */
        public val whatWorked: String,
        /** "This makes it worse." */
        public val madeWorse: Boolean,
    ) : TriggerAction

    /** A day that may be hard. */
    public data class Day(
        /** What is coming up. */
        public val situation: String,
        /** The day, as 2026-12-24. */
        public val day: String,
        /** What the person will do there. */
        public val whatIWillDo: String,
        /** Who knows about it. */
        public val whoKnows: String,
        /** How they leave. */
        public val howILeave: String,
    ) : TriggerAction

    /** Take a day out. */
    public data class RemoveDay(
        /** Its id. */
        public val id: String,
    ) : TriggerAction

    /** How a day went. */
    public data class CheckIn(
        /** Its id. */
        public val id: String,
        /** How it went. */
        public val went: Went,
        /** What helped; may be empty. */
        public val whatHelped: String,
    ) : TriggerAction
}

internal fun ebb.core.TriggerAction.lifted(): TriggerAction = when (this) {
    is ebb.core.TriggerAction.Write -> TriggerAction.Write(kind.lifted(), name, thoughts, usualResponse)
    is ebb.core.TriggerAction.Change -> TriggerAction.Change(id, kind.lifted(), name, thoughts, usualResponse)
    is ebb.core.TriggerAction.Remove -> TriggerAction.Remove(id)
    is ebb.core.TriggerAction.Move -> TriggerAction.Move(id, to)
    is ebb.core.TriggerAction.Met -> TriggerAction.Met(id, strength, acted, at)
    is ebb.core.TriggerAction.Plan -> TriggerAction.Plan(trigger, situation, response, kind.lifted(), opens)
    is ebb.core.TriggerAction.ChangePlan -> TriggerAction.ChangePlan(id, situation, response, kind.lifted(), opens)
    is ebb.core.TriggerAction.RemovePlan -> TriggerAction.RemovePlan(id)
    is ebb.core.TriggerAction.Confidence -> TriggerAction.Confidence(id, value)
    is ebb.core.TriggerAction.Helped -> TriggerAction.Helped(plan, ride, helped.lifted())
    is ebb.core.TriggerAction.Rehearse -> TriggerAction.Rehearse(plan, urge)
    is ebb.core.TriggerAction.Rehearsed -> TriggerAction.Rehearsed(plan, urgeBefore, urgeAfter, whatWorked, madeWorse)
    is ebb.core.TriggerAction.Day -> TriggerAction.Day(situation, day, whatIWillDo, whoKnows, howILeave)
    is ebb.core.TriggerAction.RemoveDay -> TriggerAction.RemoveDay(id)
    is ebb.core.TriggerAction.CheckIn -> TriggerAction.CheckIn(id, went.lifted(), whatHelped)
}

internal fun TriggerAction.lowered(): ebb.core.TriggerAction = when (this) {
    is TriggerAction.Write -> ebb.core.TriggerAction.Write(kind.lowered(), name.checked(), thoughts.checked(), usualResponse.checked())
    is TriggerAction.Change -> ebb.core.TriggerAction.Change(id.checked(), kind.lowered(), name.checked(), thoughts.checked(), usualResponse.checked())
    is TriggerAction.Remove -> ebb.core.TriggerAction.Remove(id.checked())
    is TriggerAction.Move -> ebb.core.TriggerAction.Move(id.checked(), to)
    is TriggerAction.Met -> ebb.core.TriggerAction.Met(id.checked(), strength, acted, at?.let { it.checked() })
    is TriggerAction.Plan -> ebb.core.TriggerAction.Plan(trigger.checked(), situation.checked(), response.checked(), kind.lowered(), opens.checked())
    is TriggerAction.ChangePlan -> ebb.core.TriggerAction.ChangePlan(id.checked(), situation.checked(), response.checked(), kind.lowered(), opens.checked())
    is TriggerAction.RemovePlan -> ebb.core.TriggerAction.RemovePlan(id.checked())
    is TriggerAction.Confidence -> ebb.core.TriggerAction.Confidence(id.checked(), value)
    is TriggerAction.Helped -> ebb.core.TriggerAction.Helped(plan.checked(), ride.checked(), helped.lowered())
    is TriggerAction.Rehearse -> ebb.core.TriggerAction.Rehearse(plan.checked(), urge)
    is TriggerAction.Rehearsed -> ebb.core.TriggerAction.Rehearsed(plan.checked(), urgeBefore, urgeAfter, whatWorked.checked(), madeWorse)
    is TriggerAction.Day -> ebb.core.TriggerAction.Day(situation.checked(), day.checked(), whatIWillDo.checked(), whoKnows.checked(), howILeave.checked())
    is TriggerAction.RemoveDay -> ebb.core.TriggerAction.RemoveDay(id.checked())
    is TriggerAction.CheckIn -> ebb.core.TriggerAction.CheckIn(id.checked(), went.lowered(), whatHelped.checked())
}
