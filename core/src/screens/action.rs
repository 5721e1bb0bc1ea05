//! Everything that a screen can offer. A host shows the label and hands the action back.

use serde::{Deserialize, Serialize};

use super::{
    CardAction, DiaryAction, PackAction, PlanAction, PractiseAction, ReminderAction, Shelf,
    TriggerAction,
};
use crate::cards::Surroundings;
use crate::content::CardState;
use crate::crisis::PlanDoor;
use crate::session::{BreathCycle, Outcome, Purpose, Question};

/// Where a person is in Ebb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The first screen.
    Now,
    /// The exercise that is under way.
    Exercise,
    /// The breathing patterns.
    Breathe,
    /// Guided practices and the daily routine.
    Practise,
    /// One practice before it starts.
    Practice {
        /// Its id.
        id: String,
    },
    /// What was kept, by day.
    History,
    /// One exercise of the history, to set right or delete.
    Entry {
        /// Its id.
        id: String,
    },
    /// "I have used." Going there notes it.
    HaveUsed,
    /// The same sheet for as long as it holds; going there notes nothing.
    AfterUsing,
    /// "I feel physically ill."
    FeelIll,
    /// Staying safe from harm by one's own hand.
    StaySafe,
    /// After "this makes it worse".
    MakesWorse,
    /// After a rehearsal that left the urge a little higher: look around the room first.
    LookAround,
    /// "This is an emergency."
    Emergency,
    /// The crisis plan.
    Plan {
        /// Which of its two doors.
        door: PlanDoor,
    },
    /// Earlier versions of the plan.
    PlanVersions,
    /// After the plan was open: whether it was used, and what helped.
    AfterPlan,
    /// Crisis lines.
    Lines {
        /// ISO 3166-1 alpha-2 code; empty for the person's own region.
        region: String,
    },
    /// Skill cards.
    Cards {
        /// What was typed to find one; empty for all.
        typed: String,
    },
    /// One skill card.
    Card {
        /// Its id.
        id: String,
    },
    /// A part of the deck.
    CardShelf {
        /// Which one.
        shelf: Shelf,
    },
    /// One step of a card.
    CardStep {
        /// Id of the card.
        id: String,
        /// 0 for the rating before it, then its steps, then the rating after it.
        step: i32,
        /// The rating before it, 0 to 10, where there was one.
        before: Option<i32>,
    },
    /// "I feel …": what is to be said before something can be suggested.
    Feel {
        /// How the person is.
        state: Option<CardState>,
        /// How strong that is, 0 to 10.
        intensity: Option<i32>,
        /// Minutes that they have.
        minutes: Option<i32>,
        /// Where they are.
        surroundings: Option<Surroundings>,
    },
    /// Cards that come back until their steps come by themselves.
    RehearseCards {
        /// True once the steps were asked for.
        shown: bool,
    },
    /// The diary of skills and urges.
    Diary,
    /// A skill of the diary.
    DiaryEntry {
        /// Its id.
        id: String,
    },
    /// An urge of the diary.
    DiaryUrge {
        /// Its id.
        id: String,
    },
    /// What could help now.
    Suggest {
        /// How the person is.
        state: CardState,
        /// How strong that is, 0 to 10.
        intensity: i32,
        /// Minutes that they have.
        minutes: i32,
        /// Where they are.
        surroundings: Surroundings,
    },
    /// The trigger map.
    Triggers,
    /// A plan is rehearsed.
    Rehearse {
        /// Id of the plan.
        plan: String,
        /// The urge before, 0 to 10.
        urge: i32,
    },
    /// After a ride: whether the plan that it offered helped.
    PlanHelped {
        /// Id of the ride.
        ride: String,
        /// Id of the plan.
        plan: String,
    },
    /// Packs that someone handed over.
    Packs,
    /// A pack that is looked at before anything of it is taken.
    Pack,
    /// Reminders.
    Reminders {
        /// The month that shows, counted from this one.
        ahead: i32,
    },
    /// What became of one reminder.
    ReminderHistory {
        /// Id of the rule or of the boosters.
        id: String,
    },
    /// Out of sight: the device's home screen, or the end of the program.
    Hidden,
    /// A place that is a page.
    Of {
        /// Its token.
        token: String,
    },
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// What choosing it does.
    pub action: Action,
    /// A few words.
    pub label: String,
    /// A sentence more, or nothing.
    pub detail: String,
}

impl Offer {
    pub(super) fn new(action: Action, label: &str) -> Self {
        Self {
            action,
            label: label.to_owned(),
            detail: String::new(),
        }
    }

    pub(super) fn with_detail(action: Action, label: &str, detail: &str) -> Self {
        Self {
            action,
            label: label.to_owned(),
            detail: detail.to_owned(),
        }
    }
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Look at another screen. Going to [`Place::HaveUsed`] notes it.
    Go {
        /// Where.
        place: Place,
    },
    /// Begin to ride an urge.
    StartRide,
    /// Begin to breathe by a pattern of the content, or by the person's own pace ("my-pace").
    StartBreathing {
        /// Id of the pattern.
        pattern: String,
        /// Minutes, 1 to 60.
        minutes: i32,
        /// Breaths a minute to glide from, where the person wants that.
        from_rate: Option<f64>,
    },
    /// Begin to breathe by a pattern of the person's own.
    StartCustom {
        /// One breath.
        cycle: BreathCycle,
        /// Milliseconds, at most an hour.
        duration_ms: i64,
    },
    /// Begin a guided practice.
    StartPractice {
        /// Its id.
        id: String,
    },
    /// Something about practices and the routine.
    Practice {
        /// What.
        change: PractiseAction,
    },
    /// Begin to look for the pace that feels easiest.
    StartFinder,
    /// Keep the pace that felt easiest as "my pace".
    KeepPace {
        /// Breaths a minute.
        rate: f64,
    },
    /// Rate the urge.
    Rate {
        /// 0 to 10.
        value: i32,
    },
    /// Say what the urge is for.
    SayWhatFor {
        /// The purpose.
        purpose: Purpose,
    },
    /// Say whether it is within reach.
    SayReach {
        /// True when it is.
        within: bool,
    },
    /// Say what set it off.
    SayTrigger {
        /// Id of the choice.
        id: String,
    },
    /// Guess how long it will last.
    Guess {
        /// Minutes.
        minutes: i32,
    },
    /// Leave a question out.
    Skip {
        /// The question.
        question: Question,
    },
    /// Stop the prompts.
    Pause,
    /// Let the prompts go on.
    Resume,
    /// More of it.
    CarryOn,
    /// Enough: look back.
    Enough,
    /// "It has passed."
    Pass,
    /// Breathe by another pattern within the ride.
    TakeUpBreathing {
        /// Id of the pattern.
        pattern: String,
    },
    /// Come back to the ride.
    PutDown,
    /// Put the attention on the room (or back on the body); remembered.
    Outward {
        /// True for the room.
        on: bool,
    },
    /// Show breathing without movement (or with it); remembered.
    Still {
        /// True for no movement.
        on: bool,
    },
    /// "This makes it worse": ends it.
    MakesWorse,
    /// Finish, saying what happened or leaving it open.
    Finish {
        /// What the person says of it.
        outcome: Option<Outcome>,
    },
    /// One use was said by mistake: that one alone is taken back.
    NotUsed {
        /// Its id.
        id: String,
    },
    /// Set a rating of the history right.
    CorrectRating {
        /// Id of the exercise.
        id: String,
        /// Place in its log.
        seq: i32,
        /// 0 to 10.
        value: i32,
    },
    /// Set right what happened.
    CorrectOutcome {
        /// Id of the exercise.
        id: String,
        /// None leaves it open.
        outcome: Option<Outcome>,
    },
    /// Delete an exercise of the history.
    Delete {
        /// Its id.
        id: String,
    },
    /// Something about the crisis plan, the lines or what may show of them.
    Plan {
        /// What.
        change: PlanAction,
    },
    /// Something about a skill card.
    Card {
        /// What.
        change: CardAction,
    },
    /// Something about the diary.
    Diary {
        /// What.
        change: DiaryAction,
    },
    /// Something about the trigger map.
    Trigger {
        /// What.
        change: TriggerAction,
    },
    /// Something about packs.
    Pack {
        /// What.
        change: PackAction,
    },
    /// Something about reminders.
    Reminder {
        /// What.
        change: ReminderAction,
    },
    /// Out of sight at once, and nothing of the person's on return until [`Action::Unlock`].
    HideNow,
    /// Show what is the person's again; a phone asks for its lock first.
    Unlock,
}
