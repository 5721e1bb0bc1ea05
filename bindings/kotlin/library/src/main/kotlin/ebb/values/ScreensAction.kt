// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Duration

/** What can be chosen. */
public sealed interface OldAction {
    /** Look at another screen. Going to `Place::HaveUsed` notes it. */
    public data class Go(
        /** Where. */
        public val place: OldPlace,
    ) : OldAction

    /** Begin to ride an urge. */
    public data object StartRide : OldAction

    /** Begin to breathe by a pattern of the content, or by the person's own pace ("my-pace"). */
    public data class StartBreathing(
        /** Id of the pattern. */
        public val pattern: String,
        /** Minutes, 1 to 60. */
        public val minutes: Int,
        /** Breaths a minute to glide from, where the person wants that. */
        public val fromRate: Double?,
    ) : OldAction

    /** Begin to breathe by a pattern of the person's own. */
    public data class StartCustom(
        /** One breath. */
        public val cycle: BreathCycle,
        /** Time, at most an hour. */
        public val duration: Duration,
    ) : OldAction

    /** Begin a guided practice. */
    public data class StartPractice(
        /** Its id. */
        public val id: String,
    ) : OldAction

    /** Something about practices and the routine. */
    public data class Practice(
        /** What. */
        public val change: PractiseAction,
    ) : OldAction

    /** Begin to look for the pace that feels easiest. */
    public data object StartFinder : OldAction

    /** Keep the pace that felt easiest as "my pace". */
    public data class KeepPace(
        /** Breaths a minute. */
        public val rate: Double,
    ) : OldAction

    /** Rate the urge. */
    public data class Rate(
        /** 0 to 10. */
        public val value: Int,
    ) : OldAction

    /** Say what the urge is for. */
    public data class SayWhatFor(
        /** The purpose. */
        public val purpose: Purpose,
    ) : OldAction

    /** Say whether it is within reach. */
    public data class SayReach(
        /** True when it is. */
        public val within: Boolean,
    ) : OldAction

    /** Say what set it off. */
    public data class SayTrigger(
        /** Id of the choice. */
        public val id: String,
    ) : OldAction

    /** Guess how long it will last. */
    public data class Guess(
        /** Minutes. */
        public val minutes: Int,
    ) : OldAction

    /** Leave a question out. */
    public data class Skip(
        /** The question. */
        public val question: Question,
    ) : OldAction

    /** Stop the prompts. */
    public data object Pause : OldAction

    /** Let the prompts go on. */
    public data object Resume : OldAction

    /** More of it. */
    public data object CarryOn : OldAction

    /** Enough: look back. */
    public data object Enough : OldAction

    /** "It has passed." */
    public data object Pass : OldAction

    /** Breathe by another pattern within the ride. */
    public data class TakeUpBreathing(
        /** Id of the pattern. */
        public val pattern: String,
    ) : OldAction

    /** Come back to the ride. */
    public data object PutDown : OldAction

    /** Put the attention on the room (or back on the body); remembered. */
    public data class Outward(
        /** True for the room. */
        public val on: Boolean,
    ) : OldAction

    /** Show breathing without movement (or with it); remembered. */
    public data class Still(
        /** True for no movement. */
        public val on: Boolean,
    ) : OldAction

    /** "This makes it worse": ends it. */
    public data object MakesWorse : OldAction

    /** Finish, saying what happened or leaving it open. */
    public data class Finish(
        /** What the person says of it. */
        public val outcome: Outcome?,
    ) : OldAction

    /** One use was said by mistake: that one alone is taken back. */
    public data class NotUsed(
        /** Its id. */
        public val id: String,
    ) : OldAction

    /** Set a rating of the history right. */
    public data class CorrectRating(
        /** Id of the exercise. */
        public val id: String,
        /** Place in its log. */
        public val seq: Int,
        /** 0 to 10. */
        public val value: Int,
    ) : OldAction

    /** Set right what happened. */
    public data class CorrectOutcome(
        /** Id of the exercise. */
        public val id: String,
        /** None leaves it open. */
        public val outcome: Outcome?,
    ) : OldAction

    /** Delete an exercise of the history. */
    public data class Delete(
        /** Its id. */
        public val id: String,
    ) : OldAction

    /** Something about the crisis plan, the lines or what may show of them. */
    public data class Plan(
        /** What. */
        public val change: PlanAction,
    ) : OldAction

    /** Something about a skill card. */
    public data class Card(
        /** What. */
        public val change: CardAction,
    ) : OldAction

    /** Something about the diary. */
    public data class Diary(
        /** What. */
        public val change: DiaryAction,
    ) : OldAction

    /** Something about the trigger map. */
    public data class Trigger(
        /** What. */
        public val change: TriggerAction,
    ) : OldAction

    /** Something about packs. */
    public data class Pack(
        /** What. */
        public val change: PackAction,
    ) : OldAction

    /** Something about reminders. */
    public data class Reminder(
        /** What. */
        public val change: ReminderAction,
    ) : OldAction

    /** Out of sight at once, and nothing of the person's on return until `Action::Unlock`. */
    public data object HideNow : OldAction

    /** Show what is the person's again; a phone asks for its lock first. */
    public data object Unlock : OldAction
}

internal fun ebb.core.OldAction.lifted(): OldAction = when (this) {
    is ebb.core.OldAction.Go -> OldAction.Go(place.lifted())
    is ebb.core.OldAction.StartRide -> OldAction.StartRide
    is ebb.core.OldAction.StartBreathing -> OldAction.StartBreathing(pattern, minutes, fromRate)
    is ebb.core.OldAction.StartCustom -> OldAction.StartCustom(cycle.lifted(), Duration.ofMillis(durationMs))
    is ebb.core.OldAction.StartPractice -> OldAction.StartPractice(id)
    is ebb.core.OldAction.Practice -> OldAction.Practice(change.lifted())
    is ebb.core.OldAction.StartFinder -> OldAction.StartFinder
    is ebb.core.OldAction.KeepPace -> OldAction.KeepPace(rate)
    is ebb.core.OldAction.Rate -> OldAction.Rate(value)
    is ebb.core.OldAction.SayWhatFor -> OldAction.SayWhatFor(purpose.lifted())
    is ebb.core.OldAction.SayReach -> OldAction.SayReach(within)
    is ebb.core.OldAction.SayTrigger -> OldAction.SayTrigger(id)
    is ebb.core.OldAction.Guess -> OldAction.Guess(minutes)
    is ebb.core.OldAction.Skip -> OldAction.Skip(question.lifted())
    is ebb.core.OldAction.Pause -> OldAction.Pause
    is ebb.core.OldAction.Resume -> OldAction.Resume
    is ebb.core.OldAction.CarryOn -> OldAction.CarryOn
    is ebb.core.OldAction.Enough -> OldAction.Enough
    is ebb.core.OldAction.Pass -> OldAction.Pass
    is ebb.core.OldAction.TakeUpBreathing -> OldAction.TakeUpBreathing(pattern)
    is ebb.core.OldAction.PutDown -> OldAction.PutDown
    is ebb.core.OldAction.Outward -> OldAction.Outward(on)
    is ebb.core.OldAction.Still -> OldAction.Still(on)
    is ebb.core.OldAction.MakesWorse -> OldAction.MakesWorse
    is ebb.core.OldAction.Finish -> OldAction.Finish(outcome?.let { it.lifted() })
    is ebb.core.OldAction.NotUsed -> OldAction.NotUsed(id)
    is ebb.core.OldAction.CorrectRating -> OldAction.CorrectRating(id, seq, value)
    is ebb.core.OldAction.CorrectOutcome -> OldAction.CorrectOutcome(id, outcome?.let { it.lifted() })
    is ebb.core.OldAction.Delete -> OldAction.Delete(id)
    is ebb.core.OldAction.Plan -> OldAction.Plan(change.lifted())
    is ebb.core.OldAction.Card -> OldAction.Card(change.lifted())
    is ebb.core.OldAction.Diary -> OldAction.Diary(change.lifted())
    is ebb.core.OldAction.Trigger -> OldAction.Trigger(change.lifted())
    is ebb.core.OldAction.Pack -> OldAction.Pack(change.lifted())
    is ebb.core.OldAction.Reminder -> OldAction.Reminder(change.lifted())
    is ebb.core.OldAction.HideNow -> OldAction.HideNow
    is ebb.core.OldAction.Unlock -> OldAction.Unlock
}

internal fun OldAction.lowered(): ebb.core.OldAction = when (this) {
    is OldAction.Go -> ebb.core.OldAction.Go(place.lowered())
    is OldAction.StartRide -> ebb.core.OldAction.StartRide
    is OldAction.StartBreathing -> ebb.core.OldAction.StartBreathing(pattern.checked(), minutes, fromRate)
    is OldAction.StartCustom -> ebb.core.OldAction.StartCustom(cycle.lowered(), duration.checked())
    is OldAction.StartPractice -> ebb.core.OldAction.StartPractice(id.checked())
    is OldAction.Practice -> ebb.core.OldAction.Practice(change.lowered())
    is OldAction.StartFinder -> ebb.core.OldAction.StartFinder
    is OldAction.KeepPace -> ebb.core.OldAction.KeepPace(rate)
    is OldAction.Rate -> ebb.core.OldAction.Rate(value)
    is OldAction.SayWhatFor -> ebb.core.OldAction.SayWhatFor(purpose.lowered())
    is OldAction.SayReach -> ebb.core.OldAction.SayReach(within)
    is OldAction.SayTrigger -> ebb.core.OldAction.SayTrigger(id.checked())
    is OldAction.Guess -> ebb.core.OldAction.Guess(minutes)
    is OldAction.Skip -> ebb.core.OldAction.Skip(question.lowered())
    is OldAction.Pause -> ebb.core.OldAction.Pause
    is OldAction.Resume -> ebb.core.OldAction.Resume
    is OldAction.CarryOn -> ebb.core.OldAction.CarryOn
    is OldAction.Enough -> ebb.core.OldAction.Enough
    is OldAction.Pass -> ebb.core.OldAction.Pass
    is OldAction.TakeUpBreathing -> ebb.core.OldAction.TakeUpBreathing(pattern.checked())
    is OldAction.PutDown -> ebb.core.OldAction.PutDown
    is OldAction.Outward -> ebb.core.OldAction.Outward(on)
    is OldAction.Still -> ebb.core.OldAction.Still(on)
    is OldAction.MakesWorse -> ebb.core.OldAction.MakesWorse
    is OldAction.Finish -> ebb.core.OldAction.Finish(outcome?.let { it.lowered() })
    is OldAction.NotUsed -> ebb.core.OldAction.NotUsed(id.checked())
    is OldAction.CorrectRating -> ebb.core.OldAction.CorrectRating(id.checked(), seq, value)
    is OldAction.CorrectOutcome -> ebb.core.OldAction.CorrectOutcome(id.checked(), outcome?.let { it.lowered() })
    is OldAction.Delete -> ebb.core.OldAction.Delete(id.checked())
    is OldAction.Plan -> ebb.core.OldAction.Plan(change.lowered())
    is OldAction.Card -> ebb.core.OldAction.Card(change.lowered())
    is OldAction.Diary -> ebb.core.OldAction.Diary(change.lowered())
    is OldAction.Trigger -> ebb.core.OldAction.Trigger(change.lowered())
    is OldAction.Pack -> ebb.core.OldAction.Pack(change.lowered())
    is OldAction.Reminder -> ebb.core.OldAction.Reminder(change.lowered())
    is OldAction.HideNow -> ebb.core.OldAction.HideNow
    is OldAction.Unlock -> ebb.core.OldAction.Unlock
}

/** One thing to choose. */
public data class OldOffer(
    /** What choosing it does. */
    public val action: OldAction,
    /** A few words. */
    public val label: String,
    /** A sentence more, or nothing. */
    public val detail: String,
)

internal fun ebb.core.OldOffer.lifted(): OldOffer = OldOffer(action.lifted(), label, detail)

/** Where a person is in Ebb. */
public sealed interface OldPlace {
    /** The first screen. */
    public data object Now : OldPlace

    /** The exercise that is under way. */
    public data object Exercise : OldPlace

    /** The breathing patterns. */
    public data object Breathe : OldPlace

    /** Guided practices and the daily routine. */
    public data object Practise : OldPlace

    /** One practice before it starts. */
    public data class Practice(
        /** Its id. */
        public val id: String,
    ) : OldPlace

    /** What was kept, by day. */
    public data object History : OldPlace

    /** One exercise of the history, to set right or delete. */
    public data class Entry(
        /** Its id. */
        public val id: String,
    ) : OldPlace

    /** "I have used." Going there notes it. */
    public data object HaveUsed : OldPlace

    /** The same sheet for as long as it holds; going there notes nothing. */
    public data object AfterUsing : OldPlace

    /** "I feel physically ill." */
    public data object FeelIll : OldPlace

    /** Staying safe from harm by one's own hand. */
    public data object StaySafe : OldPlace

    /** After "this makes it worse". */
    public data object MakesWorse : OldPlace

    /** After a rehearsal that left the urge a little higher: look around the room first. */
    public data object LookAround : OldPlace

    /** "This is an emergency." */
    public data object Emergency : OldPlace

    /** The crisis plan. */
    public data class Plan(
        /** Which of its two doors. */
        public val door: PlanDoor,
    ) : OldPlace

    /** Earlier versions of the plan. */
    public data object PlanVersions : OldPlace

    /** After the plan was open: whether it was used, and what helped. */
    public data object AfterPlan : OldPlace

    /** Crisis lines. */
    public data class Lines(
        /** ISO 3166-1 alpha-2 code; empty for the person's own region. */
        public val region: String,
    ) : OldPlace

    /** Skill cards. */
    public data class Cards(
        /** What was typed to find one; empty for all. */
        public val typed: String,
    ) : OldPlace

    /** One skill card. */
    public data class Card(
        /** Its id. */
        public val id: String,
    ) : OldPlace

    /** A part of the deck. */
    public data class CardShelf(
        /** Which one. */
        public val shelf: Shelf,
    ) : OldPlace

    /** One step of a card. */
    public data class CardStep(
        /** Id of the card. */
        public val id: String,
        /** 0 for the rating before it, then its steps, then the rating after it. */
        public val step: Int,
        /** The rating before it, 0 to 10, where there was one. */
        public val before: Int?,
    ) : OldPlace

    /** "I feel …": what is to be said before something can be suggested. */
    public data class Feel(
        /** How the person is. */
        public val state: CardState?,
        /** How strong that is, 0 to 10. */
        public val intensity: Int?,
        /** Minutes that they have. */
        public val minutes: Int?,
        /** Where they are. */
        public val surroundings: Surroundings?,
    ) : OldPlace

    /** Cards that come back until their steps come by themselves. */
    public data class RehearseCards(
        /** True once the steps were asked for. */
        public val shown: Boolean,
    ) : OldPlace

    /** The diary of skills and urges. */
    public data object Diary : OldPlace

    /** A skill of the diary. */
    public data class DiaryEntry(
        /** Its id. */
        public val id: String,
    ) : OldPlace

    /** An urge of the diary. */
    public data class DiaryUrge(
        /** Its id. */
        public val id: String,
    ) : OldPlace

    /** What could help now. */
    public data class Suggest(
        /** How the person is. */
        public val state: CardState,
        /** How strong that is, 0 to 10. */
        public val intensity: Int,
        /** Minutes that they have. */
        public val minutes: Int,
        /** Where they are. */
        public val surroundings: Surroundings,
    ) : OldPlace

    /** The trigger map. */
    public data object Triggers : OldPlace

    /** A plan is rehearsed. */
    public data class Rehearse(
        /** Id of the plan. */
        public val plan: String,
        /** The urge before, 0 to 10. */
        public val urge: Int,
    ) : OldPlace

    /** After a ride: whether the plan that it offered helped. */
    public data class PlanHelped(
        /** Id of the ride. */
        public val ride: String,
        /** Id of the plan. */
        public val plan: String,
    ) : OldPlace

    /** Packs that someone handed over. */
    public data object Packs : OldPlace

    /** A pack that is looked at before anything of it is taken. */
    public data object Pack : OldPlace

    /** Reminders. */
    public data class Reminders(
        /** The month that shows, counted from this one. */
        public val ahead: Int,
    ) : OldPlace

    /** What became of one reminder. */
    public data class ReminderHistory(
        /** Id of the rule or of the boosters. */
        public val id: String,
    ) : OldPlace

    /** Out of sight: the device's home screen, or the end of the program. */
    public data object Hidden : OldPlace

    /** A place that is a page. */
    public data class Of(
        /** Its token. */
        public val token: String,
    ) : OldPlace
}

internal fun ebb.core.OldPlace.lifted(): OldPlace = when (this) {
    is ebb.core.OldPlace.Now -> OldPlace.Now
    is ebb.core.OldPlace.Exercise -> OldPlace.Exercise
    is ebb.core.OldPlace.Breathe -> OldPlace.Breathe
    is ebb.core.OldPlace.Practise -> OldPlace.Practise
    is ebb.core.OldPlace.Practice -> OldPlace.Practice(id)
    is ebb.core.OldPlace.History -> OldPlace.History
    is ebb.core.OldPlace.Entry -> OldPlace.Entry(id)
    is ebb.core.OldPlace.HaveUsed -> OldPlace.HaveUsed
    is ebb.core.OldPlace.AfterUsing -> OldPlace.AfterUsing
    is ebb.core.OldPlace.FeelIll -> OldPlace.FeelIll
    is ebb.core.OldPlace.StaySafe -> OldPlace.StaySafe
    is ebb.core.OldPlace.MakesWorse -> OldPlace.MakesWorse
    is ebb.core.OldPlace.LookAround -> OldPlace.LookAround
    is ebb.core.OldPlace.Emergency -> OldPlace.Emergency
    is ebb.core.OldPlace.Plan -> OldPlace.Plan(door.lifted())
    is ebb.core.OldPlace.PlanVersions -> OldPlace.PlanVersions
    is ebb.core.OldPlace.AfterPlan -> OldPlace.AfterPlan
    is ebb.core.OldPlace.Lines -> OldPlace.Lines(region)
    is ebb.core.OldPlace.Cards -> OldPlace.Cards(typed)
    is ebb.core.OldPlace.Card -> OldPlace.Card(id)
    is ebb.core.OldPlace.CardShelf -> OldPlace.CardShelf(shelf.lifted())
    is ebb.core.OldPlace.CardStep -> OldPlace.CardStep(id, step, before)
    is ebb.core.OldPlace.Feel -> OldPlace.Feel(state?.let { it.lifted() }, intensity, minutes, surroundings?.let { it.lifted() })
    is ebb.core.OldPlace.RehearseCards -> OldPlace.RehearseCards(shown)
    is ebb.core.OldPlace.Diary -> OldPlace.Diary
    is ebb.core.OldPlace.DiaryEntry -> OldPlace.DiaryEntry(id)
    is ebb.core.OldPlace.DiaryUrge -> OldPlace.DiaryUrge(id)
    is ebb.core.OldPlace.Suggest -> OldPlace.Suggest(state.lifted(), intensity, minutes, surroundings.lifted())
    is ebb.core.OldPlace.Triggers -> OldPlace.Triggers
    is ebb.core.OldPlace.Rehearse -> OldPlace.Rehearse(plan, urge)
    is ebb.core.OldPlace.PlanHelped -> OldPlace.PlanHelped(ride, plan)
    is ebb.core.OldPlace.Packs -> OldPlace.Packs
    is ebb.core.OldPlace.Pack -> OldPlace.Pack
    is ebb.core.OldPlace.Reminders -> OldPlace.Reminders(ahead)
    is ebb.core.OldPlace.ReminderHistory -> OldPlace.ReminderHistory(id)
    is ebb.core.OldPlace.Hidden -> OldPlace.Hidden
    is ebb.core.OldPlace.Of -> OldPlace.Of(token)
}

internal fun OldPlace.lowered(): ebb.core.OldPlace = when (this) {
    is OldPlace.Now -> ebb.core.OldPlace.Now
    is OldPlace.Exercise -> ebb.core.OldPlace.Exercise
    is OldPlace.Breathe -> ebb.core.OldPlace.Breathe
    is OldPlace.Practise -> ebb.core.OldPlace.Practise
    is OldPlace.Practice -> ebb.core.OldPlace.Practice(id.checked())
    is OldPlace.History -> ebb.core.OldPlace.History
    is OldPlace.Entry -> ebb.core.OldPlace.Entry(id.checked())
    is OldPlace.HaveUsed -> ebb.core.OldPlace.HaveUsed
    is OldPlace.AfterUsing -> ebb.core.OldPlace.AfterUsing
    is OldPlace.FeelIll -> ebb.core.OldPlace.FeelIll
    is OldPlace.StaySafe -> ebb.core.OldPlace.StaySafe
    is OldPlace.MakesWorse -> ebb.core.OldPlace.MakesWorse
    is OldPlace.LookAround -> ebb.core.OldPlace.LookAround
    is OldPlace.Emergency -> ebb.core.OldPlace.Emergency
    is OldPlace.Plan -> ebb.core.OldPlace.Plan(door.lowered())
    is OldPlace.PlanVersions -> ebb.core.OldPlace.PlanVersions
    is OldPlace.AfterPlan -> ebb.core.OldPlace.AfterPlan
    is OldPlace.Lines -> ebb.core.OldPlace.Lines(region.checked())
    is OldPlace.Cards -> ebb.core.OldPlace.Cards(typed.checked())
    is OldPlace.Card -> ebb.core.OldPlace.Card(id.checked())
    is OldPlace.CardShelf -> ebb.core.OldPlace.CardShelf(shelf.lowered())
    is OldPlace.CardStep -> ebb.core.OldPlace.CardStep(id.checked(), step, before)
    is OldPlace.Feel -> ebb.core.OldPlace.Feel(state?.let { it.lowered() }, intensity, minutes, surroundings?.let { it.lowered() })
    is OldPlace.RehearseCards -> ebb.core.OldPlace.RehearseCards(shown)
    is OldPlace.Diary -> ebb.core.OldPlace.Diary
    is OldPlace.DiaryEntry -> ebb.core.OldPlace.DiaryEntry(id.checked())
    is OldPlace.DiaryUrge -> ebb.core.OldPlace.DiaryUrge(id.checked())
    is OldPlace.Suggest -> ebb.core.OldPlace.Suggest(state.lowered(), intensity, minutes, surroundings.lowered())
    is OldPlace.Triggers -> ebb.core.OldPlace.Triggers
    is OldPlace.Rehearse -> ebb.core.OldPlace.Rehearse(plan.checked(), urge)
    is OldPlace.PlanHelped -> ebb.core.OldPlace.PlanHelped(ride.checked(), plan.checked())
    is OldPlace.Packs -> ebb.core.OldPlace.Packs
    is OldPlace.Pack -> ebb.core.OldPlace.Pack
    is OldPlace.Reminders -> ebb.core.OldPlace.Reminders(ahead)
    is OldPlace.ReminderHistory -> ebb.core.OldPlace.ReminderHistory(id.checked())
    is OldPlace.Hidden -> ebb.core.OldPlace.Hidden
    is OldPlace.Of -> ebb.core.OldPlace.Of(token.checked())
}
