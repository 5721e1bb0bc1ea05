//! What an exercise under way says at one instant: its stage, its line, its rate, and what to mind.

use super::frame::RunState;
use super::live::Live;
use super::plan::{ExerciseKind, Form, PlannedPrompt};
use super::practice::REHEARSE_UP_TO;
use super::practices::Practices;
use super::{Event, Happened, Purpose, wording};
use crate::content::{Caution, Content, PracticeContent, PracticeGroup, Stage};
use crate::time::Instant;

/// The caution that is about a breath.
const OF_A_BREATH: &str = "breathing_gently";
const AFTER_USING: &str = "after_using";

/// An exercise with the words that it is guided by.
#[derive(Debug, Clone, Copy)]
pub struct Guide<'a> {
    practices: Practices<'a>,
    live: &'a Live,
    now: Instant,
}

impl Live {
    /// Each rating, 0 to 10, with the milliseconds since the exercise began.
    pub fn ratings(&self) -> impl DoubleEndedIterator<Item = (i64, i32)> + '_ {
        let rating = |event: &Event| match event.what {
            Happened::Rated { value } => Some((event.elapsed_ms, value)),
            _ => None,
        };
        self.events().iter().filter_map(rating)
    }

    /// What the urge was last said to be for.
    pub fn purpose(&self) -> Option<Purpose> {
        let said = |event: &Event| match event.what {
            Happened::For { purpose } => Some(purpose),
            _ => None,
        };
        self.events().iter().rev().find_map(said)
    }
}

impl<'a> Guide<'a> {
    /// What the urge was last said to be for.
    pub fn purpose(&self) -> Option<Purpose> {
        self.live.purpose()
    }

    /// The exercise as it is at `now`.
    pub fn new(practices: Practices<'a>, live: &'a Live, now: Instant) -> Self {
        Self {
            practices,
            live,
            now,
        }
    }

    /// The content whose words they are.
    pub fn content(&self) -> &'a Content {
        self.practices.content
    }

    /// The exercise.
    pub fn live(&self) -> &'a Live {
        self.live
    }

    /// The instant that is looked at.
    pub(super) fn now(&self) -> Instant {
        self.now
    }

    /// What kind of exercise it is.
    pub fn kind(&self) -> ExerciseKind {
        self.live.plan().kind
    }

    /// Whether it moves.
    pub fn state(&self) -> RunState {
        self.live.frame(self.now).state
    }

    /// "Riding an urge", or the name of the pattern or the practice.
    pub fn title(&self) -> &'a str {
        let plan = self.live.plan();
        self.practices.exercise(plan.kind, &plan.pattern)
    }

    /// The stage of a ride, or how it stands; empty where there is nothing to say of it.
    pub fn stage(&self) -> &'a str {
        let words = &self.practices.content.words.exercise;
        match (self.live.plan().kind, self.live.frame(self.now).state) {
            (_, RunState::Paused) => &words.paused,
            (ExerciseKind::Breathing | ExerciseKind::Practice, RunState::Waiting) => {
                &words.breaths_over
            }
            (ExerciseKind::Breathing | ExerciseKind::Practice, _) => "",
            (ExerciseKind::Ride, _) => match self.live.stage(self.now) {
                Stage::Notice => &words.notice,
                Stage::Locate => &words.locate,
                // The room has no breath in it.
                Stage::Breathe if self.live.paces() => &words.breathe,
                Stage::Breathe => &words.riding,
                Stage::Ride => &words.riding,
                Stage::Reflect => &words.reflect,
            },
        }
    }

    /// The prompt of a ride, the line of a practice, or what is said at the end; empty where there is only the breath.
    pub fn words(&self) -> &'a str {
        let (content, live) = (self.practices.content, self.live);
        let words = &content.words.exercise;
        let over = match live.plan().kind {
            ExerciseKind::Breathing => {
                return match (live.form(), live.frame(self.now).state) {
                    (Form::StayAwake, _) => &words.look_around,
                    (_, RunState::Waiting) => &words.breathing_done,
                    _ => "",
                };
            }
            ExerciseKind::Practice => &content.practice_words.over,
            ExerciseKind::Ride => &words.looking_back,
        };
        let number = usize::try_from(live.frame(self.now).prompt).ok();
        let shown = number.filter(|number| *number < live.block().len());
        shown.map_or(over, |number| self.prompt(number))
    }

    /// A prompt of a ride, or a line of a practice, by its number in the block; empty where there is none.
    pub(super) fn prompt(&self, number: usize) -> &'a str {
        let (content, live) = (self.practices.content, self.live);
        let Some(planned) = live.block().get(number) else {
            return "";
        };
        if live.plan().kind == ExerciseKind::Practice {
            return self.line(planned);
        }
        // A prompt that an update has taken out of the content leaves its time, and words that always fit.
        let Some(prompt) = content.prompt(&planned.id) else {
            return &content.ride.in_place_of_a_prompt;
        };
        let (form, after_using) = (live.form(), &prompt.after_using);
        match form {
            Form::Inward => &prompt.text,
            Form::StayAwake if !after_using.is_empty() => after_using,
            Form::Outward | Form::StayAwake => &prompt.outward,
        }
    }

    /// A line of a practice.
    fn line(&self, planned: &PlannedPrompt) -> &'a str {
        let (content, live) = (self.practices.content, self.live);
        let practice = self.practice();
        // Lines that could sedate have no form that keeps awake: they give way to the room.
        if live.form() == Form::StayAwake && practice.is_none_or(PracticeContent::settles) {
            return &content.words.exercise.look_around;
        }
        practice
            .and_then(|practice| practice.line(planned, live.form()))
            .unwrap_or(&content.practice_words.in_place_of_a_line)
    }

    /// The rate of the breath in words; empty where none is paced.
    pub fn rate(&self) -> String {
        let plan = self.live.plan();
        let elapsed_ms = self.live.frame(self.now).elapsed_ms;
        let segment = plan
            .breaths
            .get(plan.segment_at(elapsed_ms) as usize)
            .map(|segment| segment.cycle);
        let planned = plan.under.or(segment).filter(|_| self.live.paces());
        let tool = self.live.breath_of_tool();
        let words = &self.practices.content.words;
        tool.or(planned)
            .map_or_else(String::new, |cycle| wording::rate(words, &cycle))
    }

    /// What comes before the exercise itself: after using to stay awake; the room after too strong an urge; distance
    /// from what is within reach. Empty where there is nothing.
    pub fn advice(&self) -> String {
        let words = &self.practices.content.words.exercise;
        let first = if self.is_too_strong() {
            Some(&self.practices.content.practice_words.too_strong)
        } else if self.live.within_reach() == Some(true) {
            Some(&words.within_reach_advice)
        } else {
            None
        };
        let awake = (self.live.form() == Form::StayAwake).then_some(&words.stay_awake);
        let said: Vec<&str> = awake.into_iter().chain(first).map(String::as_str).collect();
        said.join(" ")
    }

    /// What to mind while it runs, a line each.
    pub fn cautions(&self) -> Vec<&'a str> {
        let short = |caution: &'a Caution| caution.short.as_str();
        self.minds()
            .into_iter()
            .map(|(_, caution)| short(caution))
            .collect()
    }

    /// The one line of it that stays for somebody who has read them all: after using, where that is among them.
    pub fn first_caution(&self) -> Option<&'a str> {
        let minds = self.minds();
        let first = minds.iter().find(|(id, _)| *id == AFTER_USING);
        let (_, caution) = first.or(minds.first())?;
        Some(&caution.short)
    }

    /// What to mind while it runs, whole.
    pub fn whole_cautions(&self) -> Vec<&'a str> {
        let whole = |caution: &'a Caution| caution.text.as_str();
        self.minds()
            .into_iter()
            .map(|(_, caution)| whole(caution))
            .collect()
    }

    fn minds(&self) -> Vec<(&'a str, &'a Caution)> {
        let content = self.practices.content;
        let plan = self.live.plan();
        let ids = match plan.kind {
            ExerciseKind::Ride => &content.ride.cautions,
            ExerciseKind::Practice => match self.practice() {
                Some(practice) => &practice.cautions,
                None => return Vec::new(),
            },
            ExerciseKind::Breathing => content
                .pattern(&plan.pattern)
                .map_or(&content.breathing.finder.cautions, |pattern| {
                    &pattern.cautions
                }),
        };
        // Where no breath is paced, there is nothing to mind about it.
        let paced = self.live.paces() || self.live.tool().is_some();
        ids.iter()
            .filter(|id| paced || *id != OF_A_BREATH)
            .filter_map(|id| content.cautions.cautions.get_key_value(id))
            .map(|(id, caution)| (id.as_str(), caution))
            .collect()
    }

    /// True where the attention can be on the body or on the room.
    pub fn has_two_forms(&self) -> bool {
        match self.live.plan().kind {
            ExerciseKind::Ride => true,
            ExerciseKind::Breathing => false,
            ExerciseKind::Practice => self
                .practice()
                .is_some_and(PracticeContent::has_outward_form),
        }
    }

    /// True where an urge is being rehearsed.
    pub fn rehearses(&self) -> bool {
        self.practice()
            .is_some_and(|practice| practice.group == PracticeGroup::Rehearsal)
    }

    /// True where a rehearsal finds or leaves an urge that is too strong for it: the room comes first then.
    pub fn is_too_strong(&self) -> bool {
        let mut ratings = self.live.ratings().map(|(_, value)| value);
        let Some(first) = ratings.next() else {
            return false;
        };
        let last = ratings.next_back().unwrap_or(first);
        self.rehearses() && (last > REHEARSE_UP_TO || last > first)
    }

    fn practice(&self) -> Option<&'a PracticeContent> {
        let plan = self.live.plan();
        let id = Some(&plan.pattern).filter(|_| plan.kind == ExerciseKind::Practice);
        self.practices.get(id?)
    }
}
