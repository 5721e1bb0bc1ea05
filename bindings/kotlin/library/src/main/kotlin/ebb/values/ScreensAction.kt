// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Duration

/** What can be chosen. */
public sealed interface Action {
    /** Look at another screen. Going to `Place::HaveUsed` notes it. */
    public data class Go(
        /** Where. */
        public val place: Place,
    ) : Action

    /** Begin to ride an urge. */
    public data object StartRide : Action

    /** Begin to breathe by a pattern of the content, or by the person's own pace ("my-pace"). */
    public data class StartBreathing(
        /** Id of the pattern. */
        public val pattern: String,
        /** Minutes, 1 to 60. */
        public val minutes: Int,
        /** Breaths a minute to glide from, where the person wants that. */
        public val fromRate: Double?,
    ) : Action

    /** Begin to breathe by a pattern of the person's own. */
    public data class StartCustom(
        /** One breath. */
        public val cycle: BreathCycle,
        /** Time, at most an hour. */
        public val duration: Duration,
    ) : Action

    /** Begin a guided practice. */
    public data class StartPractice(
        /** Its id. */
        public val id: String,
    ) : Action

    /** Something about practices and the routine. */
    public data class Practice(
        /** What. */
        public val change: PractiseAction,
    ) : Action

    /** Begin to look for the pace that feels easiest. */
    public data object StartFinder : Action

    /** Keep the pace that felt easiest as "my pace". */
    public data class KeepPace(
        /** Breaths a minute. */
        public val rate: Double,
    ) : Action

    /** Rate the urge. */
    public data class Rate(
        /** 0 to 10. */
        public val value: Int,
    ) : Action

    /** Say what the urge is for. */
    public data class SayWhatFor(
        /** The purpose. */
        public val purpose: Purpose,
    ) : Action

    /** Say whether it is within reach. */
    public data class SayReach(
        /** True when it is. */
        public val within: Boolean,
    ) : Action

    /** Say what set it off. */
    public data class SayTrigger(
        /** Id of the choice. */
        public val id: String,
    ) : Action

    /** Guess how long it will last. */
    public data class Guess(
        /** Minutes. */
        public val minutes: Int,
    ) : Action

    /** Leave a question out. */
    public data class Skip(
        /** The question. */
        public val question: Question,
    ) : Action

    /** Stop the prompts. */
    public data object Pause : Action

    /** Let the prompts go on. */
    public data object Resume : Action

    /** More of it. */
    public data object CarryOn : Action

    /** Enough: look back. */
    public data object Enough : Action

    /** "It has passed." */
    public data object Pass : Action

    /** Breathe by another pattern within the ride. */
    public data class TakeUpBreathing(
        /** Id of the pattern. */
        public val pattern: String,
    ) : Action

    /** Come back to the ride. */
    public data object PutDown : Action

    /** Put the attention on the room (or back on the body); remembered. */
    public data class Outward(
        /** True for the room. */
        public val on: Boolean,
    ) : Action

    /** Show breathing without movement (or with it); remembered. */
    public data class Still(
        /** True for no movement. */
        public val on: Boolean,
    ) : Action

    /** "This makes it worse": ends it. */
    public data object MakesWorse : Action

    /** Finish, saying what happened or leaving it open. */
    public data class Finish(
        /** What the person says of it. */
        public val outcome: Outcome?,
    ) : Action

    /** One use was said by mistake: that one alone is taken back. */
    public data class NotUsed(
        /** Its id. */
        public val id: String,
    ) : Action

    /** Set a rating of the history right. */
    public data class CorrectRating(
        /** Id of the exercise. */
        public val id: String,
        /** Place in its log. */
        public val seq: Int,
        /** 0 to 10. */
        public val value: Int,
    ) : Action

    /** Set right what happened. */
    public data class CorrectOutcome(
        /** Id of the exercise. */
        public val id: String,
        /** None leaves it open. */
        public val outcome: Outcome?,
    ) : Action

    /** Delete an exercise of the history. */
    public data class Delete(
        /** Its id. */
        public val id: String,
    ) : Action

    /** Something about the crisis plan, the lines or what may show of them. */
    public data class Plan(
        /** What. */
        public val change: PlanAction,
    ) : Action

    /** Something about a skill card. */
    public data class Card(
        /** What. */
        public val change: CardAction,
    ) : Action

    /** Something about the diary. */
    public data class Diary(
        /** What. */
        public val change: DiaryAction,
    ) : Action

    /** Something about the trigger map. */
    public data class Trigger(
        /** What. */
        public val change: TriggerAction,
    ) : Action

    /** Something about packs. */
    public data class Pack(
        /** What. */
        public val change: PackAction,
    ) : Action

    /** Something about reminders. */
    public data class Reminder(
        /** What. */
        public val change: ReminderAction,
    ) : Action

    /** Out of sight at once, and nothing of the person's on return until `Action::Unlock`. */
    public data object HideNow : Action

    /** Show what is the person's again; a phone asks for its lock first. */
    public data object Unlock : Action
}

internal fun uniffi.ebb_core.Action.lifted(): Action = when (this) {
    is uniffi.ebb_core.Action.Go -> Action.Go(place.lifted())
    is uniffi.ebb_core.Action.StartRide -> Action.StartRide
    is uniffi.ebb_core.Action.StartBreathing -> Action.StartBreathing(pattern, minutes, fromRate)
    is uniffi.ebb_core.Action.StartCustom -> Action.StartCustom(cycle.lifted(), Duration.ofMillis(durationMs))
    is uniffi.ebb_core.Action.StartPractice -> Action.StartPractice(id)
    is uniffi.ebb_core.Action.Practice -> Action.Practice(change.lifted())
    is uniffi.ebb_core.Action.StartFinder -> Action.StartFinder
    is uniffi.ebb_core.Action.KeepPace -> Action.KeepPace(rate)
    is uniffi.ebb_core.Action.Rate -> Action.Rate(value)
    is uniffi.ebb_core.Action.SayWhatFor -> Action.SayWhatFor(purpose.lifted())
    is uniffi.ebb_core.Action.SayReach -> Action.SayReach(within)
    is uniffi.ebb_core.Action.SayTrigger -> Action.SayTrigger(id)
    is uniffi.ebb_core.Action.Guess -> Action.Guess(minutes)
    is uniffi.ebb_core.Action.Skip -> Action.Skip(question.lifted())
    is uniffi.ebb_core.Action.Pause -> Action.Pause
    is uniffi.ebb_core.Action.Resume -> Action.Resume
    is uniffi.ebb_core.Action.CarryOn -> Action.CarryOn
    is uniffi.ebb_core.Action.Enough -> Action.Enough
    is uniffi.ebb_core.Action.Pass -> Action.Pass
    is uniffi.ebb_core.Action.TakeUpBreathing -> Action.TakeUpBreathing(pattern)
    is uniffi.ebb_core.Action.PutDown -> Action.PutDown
    is uniffi.ebb_core.Action.Outward -> Action.Outward(on)
    is uniffi.ebb_core.Action.Still -> Action.Still(on)
    is uniffi.ebb_core.Action.MakesWorse -> Action.MakesWorse
    is uniffi.ebb_core.Action.Finish -> Action.Finish(outcome?.let { it.lifted() })
    is uniffi.ebb_core.Action.NotUsed -> Action.NotUsed(id)
    is uniffi.ebb_core.Action.CorrectRating -> Action.CorrectRating(id, seq, value)
    is uniffi.ebb_core.Action.CorrectOutcome -> Action.CorrectOutcome(id, outcome?.let { it.lifted() })
    is uniffi.ebb_core.Action.Delete -> Action.Delete(id)
    is uniffi.ebb_core.Action.Plan -> Action.Plan(change.lifted())
    is uniffi.ebb_core.Action.Card -> Action.Card(change.lifted())
    is uniffi.ebb_core.Action.Diary -> Action.Diary(change.lifted())
    is uniffi.ebb_core.Action.Trigger -> Action.Trigger(change.lifted())
    is uniffi.ebb_core.Action.Pack -> Action.Pack(change.lifted())
    is uniffi.ebb_core.Action.Reminder -> Action.Reminder(change.lifted())
    is uniffi.ebb_core.Action.HideNow -> Action.HideNow
    is uniffi.ebb_core.Action.Unlock -> Action.Unlock
}

internal fun Action.lowered(): uniffi.ebb_core.Action = when (this) {
    is Action.Go -> uniffi.ebb_core.Action.Go(place.lowered())
    is Action.StartRide -> uniffi.ebb_core.Action.StartRide
    is Action.StartBreathing -> uniffi.ebb_core.Action.StartBreathing(pattern, minutes, fromRate)
    is Action.StartCustom -> uniffi.ebb_core.Action.StartCustom(cycle.lowered(), duration.toMillis())
    is Action.StartPractice -> uniffi.ebb_core.Action.StartPractice(id)
    is Action.Practice -> uniffi.ebb_core.Action.Practice(change.lowered())
    is Action.StartFinder -> uniffi.ebb_core.Action.StartFinder
    is Action.KeepPace -> uniffi.ebb_core.Action.KeepPace(rate)
    is Action.Rate -> uniffi.ebb_core.Action.Rate(value)
    is Action.SayWhatFor -> uniffi.ebb_core.Action.SayWhatFor(purpose.lowered())
    is Action.SayReach -> uniffi.ebb_core.Action.SayReach(within)
    is Action.SayTrigger -> uniffi.ebb_core.Action.SayTrigger(id)
    is Action.Guess -> uniffi.ebb_core.Action.Guess(minutes)
    is Action.Skip -> uniffi.ebb_core.Action.Skip(question.lowered())
    is Action.Pause -> uniffi.ebb_core.Action.Pause
    is Action.Resume -> uniffi.ebb_core.Action.Resume
    is Action.CarryOn -> uniffi.ebb_core.Action.CarryOn
    is Action.Enough -> uniffi.ebb_core.Action.Enough
    is Action.Pass -> uniffi.ebb_core.Action.Pass
    is Action.TakeUpBreathing -> uniffi.ebb_core.Action.TakeUpBreathing(pattern)
    is Action.PutDown -> uniffi.ebb_core.Action.PutDown
    is Action.Outward -> uniffi.ebb_core.Action.Outward(on)
    is Action.Still -> uniffi.ebb_core.Action.Still(on)
    is Action.MakesWorse -> uniffi.ebb_core.Action.MakesWorse
    is Action.Finish -> uniffi.ebb_core.Action.Finish(outcome?.let { it.lowered() })
    is Action.NotUsed -> uniffi.ebb_core.Action.NotUsed(id)
    is Action.CorrectRating -> uniffi.ebb_core.Action.CorrectRating(id, seq, value)
    is Action.CorrectOutcome -> uniffi.ebb_core.Action.CorrectOutcome(id, outcome?.let { it.lowered() })
    is Action.Delete -> uniffi.ebb_core.Action.Delete(id)
    is Action.Plan -> uniffi.ebb_core.Action.Plan(change.lowered())
    is Action.Card -> uniffi.ebb_core.Action.Card(change.lowered())
    is Action.Diary -> uniffi.ebb_core.Action.Diary(change.lowered())
    is Action.Trigger -> uniffi.ebb_core.Action.Trigger(change.lowered())
    is Action.Pack -> uniffi.ebb_core.Action.Pack(change.lowered())
    is Action.Reminder -> uniffi.ebb_core.Action.Reminder(change.lowered())
    is Action.HideNow -> uniffi.ebb_core.Action.HideNow
    is Action.Unlock -> uniffi.ebb_core.Action.Unlock
}

/** One thing to choose. */
public data class Offer(
    /** What choosing it does. */
    public val action: Action,
    /** A few words. */
    public val label: String,
    /** A sentence more, or nothing. */
    public val detail: String,
)

internal fun uniffi.ebb_core.Offer.lifted(): Offer = Offer(action.lifted(), label, detail)

/** Where a person is in Ebb. */
public sealed interface Place {
    /** The first screen. */
    public data object Now : Place

    /** The exercise that is under way. */
    public data object Exercise : Place

    /** The breathing patterns. */
    public data object Breathe : Place

    /** Guided practices and the daily routine. */
    public data object Practise : Place

    /** One practice before it starts. */
    public data class Practice(
        /** Its id. */
        public val id: String,
    ) : Place

    /** What was kept, by day. */
    public data object History : Place

    /** One exercise of the history, to set right or delete. */
    public data class Entry(
        /** Its id. */
        public val id: String,
    ) : Place

    /** "I have used." Going there notes it. */
    public data object HaveUsed : Place

    /** The same sheet for as long as it holds; going there notes nothing. */
    public data object AfterUsing : Place

    /** "I feel physically ill." */
    public data object FeelIll : Place

    /** Staying safe from harm by one's own hand. */
    public data object StaySafe : Place

    /** After "this makes it worse". */
    public data object MakesWorse : Place

    /** After a rehearsal that left the urge a little higher: look around the room first. */
    public data object LookAround : Place

    /** "This is an emergency." */
    public data object Emergency : Place

    /** The crisis plan. */
    public data class Plan(
        /** Which of its two doors. */
        public val door: PlanDoor,
    ) : Place

    /** Earlier versions of the plan. */
    public data object PlanVersions : Place

    /** After the plan was open: whether it was used, and what helped. */
    public data object AfterPlan : Place

    /** Crisis lines. */
    public data class Lines(
        /** ISO 3166-1 alpha-2 code; empty for the person's own region. */
        public val region: String,
    ) : Place

    /** Skill cards. */
    public data class Cards(
        /** What was typed to find one; empty for all. */
        public val typed: String,
    ) : Place

    /** One skill card. */
    public data class Card(
        /** Its id. */
        public val id: String,
    ) : Place

    /** A part of the deck. */
    public data class CardShelf(
        /** Which one. */
        public val shelf: Shelf,
    ) : Place

    /** One step of a card. */
    public data class CardStep(
        /** Id of the card. */
        public val id: String,
        /** 0 for the rating before it, then its steps, then the rating after it. */
        public val step: Int,
        /** The rating before it, 0 to 10, where there was one. */
        public val before: Int?,
    ) : Place

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
    ) : Place

    /** Cards that come back until their steps come by themselves. */
    public data class RehearseCards(
        /** True once the steps were asked for. */
        public val shown: Boolean,
    ) : Place

    /** The diary of skills and urges. */
    public data object Diary : Place

    /** A skill of the diary. */
    public data class DiaryEntry(
        /** Its id. */
        public val id: String,
    ) : Place

    /** An urge of the diary. */
    public data class DiaryUrge(
        /** Its id. */
        public val id: String,
    ) : Place

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
    ) : Place

    /** The trigger map. */
    public data object Triggers : Place

    /** A plan is rehearsed. */
    public data class Rehearse(
        /** Id of the plan. */
        public val plan: String,
        /** The urge before, 0 to 10. */
        public val urge: Int,
    ) : Place

    /** After a ride: whether the plan that it offered helped. */
    public data class PlanHelped(
        /** Id of the ride. */
        public val ride: String,
        /** Id of the plan. */
        public val plan: String,
    ) : Place

    /** Packs that someone handed over. */
    public data object Packs : Place

    /** A pack that is looked at before anything of it is taken. */
    public data object Pack : Place

    /** Reminders. */
    public data class Reminders(
        /** The month that shows, counted from this one. */
        public val ahead: Int,
    ) : Place

    /** What became of one reminder. */
    public data class ReminderHistory(
        /** Id of the rule or of the boosters. */
        public val id: String,
    ) : Place

    /** Out of sight: the device's home screen, or the end of the program. */
    public data object Hidden : Place

    /** A place that is a page. */
    public data class Of(
        /** Its token. */
        public val token: String,
    ) : Place
}

internal fun uniffi.ebb_core.Place.lifted(): Place = when (this) {
    is uniffi.ebb_core.Place.Now -> Place.Now
    is uniffi.ebb_core.Place.Exercise -> Place.Exercise
    is uniffi.ebb_core.Place.Breathe -> Place.Breathe
    is uniffi.ebb_core.Place.Practise -> Place.Practise
    is uniffi.ebb_core.Place.Practice -> Place.Practice(id)
    is uniffi.ebb_core.Place.History -> Place.History
    is uniffi.ebb_core.Place.Entry -> Place.Entry(id)
    is uniffi.ebb_core.Place.HaveUsed -> Place.HaveUsed
    is uniffi.ebb_core.Place.AfterUsing -> Place.AfterUsing
    is uniffi.ebb_core.Place.FeelIll -> Place.FeelIll
    is uniffi.ebb_core.Place.StaySafe -> Place.StaySafe
    is uniffi.ebb_core.Place.MakesWorse -> Place.MakesWorse
    is uniffi.ebb_core.Place.LookAround -> Place.LookAround
    is uniffi.ebb_core.Place.Emergency -> Place.Emergency
    is uniffi.ebb_core.Place.Plan -> Place.Plan(door.lifted())
    is uniffi.ebb_core.Place.PlanVersions -> Place.PlanVersions
    is uniffi.ebb_core.Place.AfterPlan -> Place.AfterPlan
    is uniffi.ebb_core.Place.Lines -> Place.Lines(region)
    is uniffi.ebb_core.Place.Cards -> Place.Cards(typed)
    is uniffi.ebb_core.Place.Card -> Place.Card(id)
    is uniffi.ebb_core.Place.CardShelf -> Place.CardShelf(shelf.lifted())
    is uniffi.ebb_core.Place.CardStep -> Place.CardStep(id, step, before)
    is uniffi.ebb_core.Place.Feel -> Place.Feel(state?.let { it.lifted() }, intensity, minutes, surroundings?.let { it.lifted() })
    is uniffi.ebb_core.Place.RehearseCards -> Place.RehearseCards(shown)
    is uniffi.ebb_core.Place.Diary -> Place.Diary
    is uniffi.ebb_core.Place.DiaryEntry -> Place.DiaryEntry(id)
    is uniffi.ebb_core.Place.DiaryUrge -> Place.DiaryUrge(id)
    is uniffi.ebb_core.Place.Suggest -> Place.Suggest(state.lifted(), intensity, minutes, surroundings.lifted())
    is uniffi.ebb_core.Place.Triggers -> Place.Triggers
    is uniffi.ebb_core.Place.Rehearse -> Place.Rehearse(plan, urge)
    is uniffi.ebb_core.Place.PlanHelped -> Place.PlanHelped(ride, plan)
    is uniffi.ebb_core.Place.Packs -> Place.Packs
    is uniffi.ebb_core.Place.Pack -> Place.Pack
    is uniffi.ebb_core.Place.Reminders -> Place.Reminders(ahead)
    is uniffi.ebb_core.Place.ReminderHistory -> Place.ReminderHistory(id)
    is uniffi.ebb_core.Place.Hidden -> Place.Hidden
    is uniffi.ebb_core.Place.Of -> Place.Of(token)
}

internal fun Place.lowered(): uniffi.ebb_core.Place = when (this) {
    is Place.Now -> uniffi.ebb_core.Place.Now
    is Place.Exercise -> uniffi.ebb_core.Place.Exercise
    is Place.Breathe -> uniffi.ebb_core.Place.Breathe
    is Place.Practise -> uniffi.ebb_core.Place.Practise
    is Place.Practice -> uniffi.ebb_core.Place.Practice(id)
    is Place.History -> uniffi.ebb_core.Place.History
    is Place.Entry -> uniffi.ebb_core.Place.Entry(id)
    is Place.HaveUsed -> uniffi.ebb_core.Place.HaveUsed
    is Place.AfterUsing -> uniffi.ebb_core.Place.AfterUsing
    is Place.FeelIll -> uniffi.ebb_core.Place.FeelIll
    is Place.StaySafe -> uniffi.ebb_core.Place.StaySafe
    is Place.MakesWorse -> uniffi.ebb_core.Place.MakesWorse
    is Place.LookAround -> uniffi.ebb_core.Place.LookAround
    is Place.Emergency -> uniffi.ebb_core.Place.Emergency
    is Place.Plan -> uniffi.ebb_core.Place.Plan(door.lowered())
    is Place.PlanVersions -> uniffi.ebb_core.Place.PlanVersions
    is Place.AfterPlan -> uniffi.ebb_core.Place.AfterPlan
    is Place.Lines -> uniffi.ebb_core.Place.Lines(region)
    is Place.Cards -> uniffi.ebb_core.Place.Cards(typed)
    is Place.Card -> uniffi.ebb_core.Place.Card(id)
    is Place.CardShelf -> uniffi.ebb_core.Place.CardShelf(shelf.lowered())
    is Place.CardStep -> uniffi.ebb_core.Place.CardStep(id, step, before)
    is Place.Feel -> uniffi.ebb_core.Place.Feel(state?.let { it.lowered() }, intensity, minutes, surroundings?.let { it.lowered() })
    is Place.RehearseCards -> uniffi.ebb_core.Place.RehearseCards(shown)
    is Place.Diary -> uniffi.ebb_core.Place.Diary
    is Place.DiaryEntry -> uniffi.ebb_core.Place.DiaryEntry(id)
    is Place.DiaryUrge -> uniffi.ebb_core.Place.DiaryUrge(id)
    is Place.Suggest -> uniffi.ebb_core.Place.Suggest(state.lowered(), intensity, minutes, surroundings.lowered())
    is Place.Triggers -> uniffi.ebb_core.Place.Triggers
    is Place.Rehearse -> uniffi.ebb_core.Place.Rehearse(plan, urge)
    is Place.PlanHelped -> uniffi.ebb_core.Place.PlanHelped(ride, plan)
    is Place.Packs -> uniffi.ebb_core.Place.Packs
    is Place.Pack -> uniffi.ebb_core.Place.Pack
    is Place.Reminders -> uniffi.ebb_core.Place.Reminders(ahead)
    is Place.ReminderHistory -> uniffi.ebb_core.Place.ReminderHistory(id)
    is Place.Hidden -> uniffi.ebb_core.Place.Hidden
    is Place.Of -> uniffi.ebb_core.Place.Of(token)
}
