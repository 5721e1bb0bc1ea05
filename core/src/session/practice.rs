//! Guided practices: lines that follow each other in their own time, with bells, and a breath under them where one
//! is meant. The engine is that of rides and breathing.

use super::plan::{ExerciseKind, Form, Plan, PlannedPrompt};
use crate::content::{Content, PracticeContent, PracticeGroup, PracticeStep, Stage};

/// The strongest urge at which a mild one is rehearsed (safety rule, "Rehearsing a trigger").
pub const REHEARSE_UP_TO: i32 = 4;

impl Plan {
    /// A practice from its first line to its last. On a day of using, no breath is paced under it.
    pub fn practice(content: &Content, practice: &PracticeContent, form: Form) -> Self {
        let under = content
            .pattern(&practice.breath)
            .filter(|_| form != Form::StayAwake)
            .map(|pattern| pattern.cycle());
        Self {
            kind: ExerciseKind::Practice,
            pattern: practice.id.clone(),
            form,
            prompts: planned(practice),
            under,
            breaths: Vec::new(),
            bells: practice.bells,
        }
    }
}

/// The lines of a practice as prompts: each by its number, so that the words stay in the content. Where bells ring,
/// one opens it.
fn planned(practice: &PracticeContent) -> Vec<PlannedPrompt> {
    (0..)
        .zip(&practice.steps)
        .map(|(number, step): (i64, _)| PlannedPrompt {
            id: number.to_string(),
            stage: Stage::Ride,
            duration_ms: step.seconds * 1_000,
            bell: step.bell || practice.bells && number == 0,
        })
        .collect()
}

impl PracticeContent {
    /// True where it could sedate, make sleepy, or turns to the breath or the body: nothing for a day of using.
    pub fn settles(&self) -> bool {
        self.not_after_using
            || self.group == PracticeGroup::Body
            || !self.breath.is_empty()
            || self.cautions.iter().any(|id| id == "breathing_gently")
    }

    /// True where a line looks inward and another one outward.
    pub fn has_outward_form(&self) -> bool {
        self.steps.iter().any(|step| !step.outward.is_empty())
    }

    /// True where it turns to the body or the breath.
    pub fn turns_inward(&self) -> bool {
        self.settles() || self.has_outward_form()
    }

    /// The line of a planned prompt, where an update has not taken it out.
    pub fn line(&self, prompt: &PlannedPrompt, form: Form) -> Option<&str> {
        let number: usize = prompt.id.parse().ok()?;
        self.steps.get(number).map(|step| step.words(form))
    }
}

impl PracticeStep {
    /// The words of the step; a step that already looks outward has one form.
    pub fn words(&self, form: Form) -> &str {
        match form {
            Form::Outward | Form::StayAwake if !self.outward.is_empty() => &self.outward,
            Form::Inward | Form::Outward | Form::StayAwake => &self.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::example::at;
    use crate::session::{Change, CueKind, Live, Question, RunState, SessionError};

    fn plan(id: &str, form: Form) -> Plan {
        let content = content("en");
        Plan::practice(content, content.practice(id).unwrap(), form)
    }

    #[test]
    fn every_practice_takes_the_time_that_its_steps_say() {
        for practice in &content("en").practices.practices {
            let live = Live::start(plan(&practice.id, Form::Inward), at(0));
            let seconds: i64 = practice.steps.iter().map(|step| step.seconds).sum();
            assert_eq!(
                live.frame(at(0)).left_ms,
                seconds * 1_000,
                "{}",
                practice.id
            );
            assert_eq!(live.frame(at(seconds)).state, RunState::Waiting);
        }
    }

    #[test]
    fn bells_ring_where_they_are_written_and_at_the_start() {
        let live = Live::start(plan("breath-20", Form::Inward), at(0));
        let cues = live.cues(at(0), at(1_201));
        let bells: Vec<i64> = cues
            .iter()
            .filter(|cue| cue.kind == CueKind::Bell)
            .map(|cue| (cue.at - at(0)).num_seconds())
            .collect();
        assert_eq!(bells, [0, 300, 600, 900]);
        assert_eq!(cues.last().unwrap().kind, CueKind::End);
        let grounding = Live::start(plan("senses-54321", Form::Inward), at(0));
        let cues = grounding.cues(at(0), at(300));
        assert!(cues.iter().all(|cue| cue.kind != CueKind::Bell));
    }

    #[test]
    fn a_breath_that_runs_under_a_practice_is_paced_but_not_after_using() {
        let content = content("en");
        let mut value = serde_json::to_value(content.practice("breath-3").unwrap()).unwrap();
        value["breath"] = "long-exhale".into();
        let practice: PracticeContent = serde_json::from_value(value).unwrap();
        let live = Live::start(Plan::practice(content, &practice, Form::Inward), at(0));
        assert_eq!(live.frame(at(12)).phase_left_ms, 2_000);
        assert_eq!(live.frame(at(12)).prompt, 0);
        let awake = Plan::practice(content, &practice, Form::StayAwake);
        assert_eq!(awake.under, None);
    }

    #[test]
    fn it_asks_how_tense_somebody_is_before_and_after_and_then_no_more() {
        let mut live = Live::start(plan("sounds", Form::Inward), at(0));
        assert_eq!(live.question(at(1)), Some(Question::HowStrong));
        assert_eq!(live.question(at(25)), None);
        live.apply(Change::Rate { value: 6 }, at(26)).unwrap();
        assert_eq!(live.question(at(290)), None);
        assert_eq!(live.question(at(301)), Some(Question::HowStrong));
        live.apply(Change::Rate { value: 3 }, at(302)).unwrap();
        assert_eq!(live.question(at(303)), None);
    }

    #[test]
    fn what_belongs_to_a_ride_is_refused_in_a_practice() {
        let mut live = Live::start(plan("sounds", Form::Inward), at(0));
        for change in [Change::Enough, Change::Pass, Change::Guess { minutes: 5 }] {
            assert_eq!(live.apply(change, at(1)), Err(SessionError::NotARide));
        }
    }

    #[test]
    fn the_room_is_in_every_word_of_the_outward_form() {
        for practice in &content("en").practices.practices {
            for (prompt, step) in plan(&practice.id, Form::Outward)
                .prompts
                .iter()
                .zip(&practice.steps)
            {
                let expected = if step.outward.is_empty() {
                    &step.text
                } else {
                    &step.outward
                };
                assert_eq!(
                    practice.line(prompt, Form::Outward),
                    Some(expected.as_str())
                );
                assert_eq!(
                    practice.line(prompt, Form::StayAwake),
                    Some(expected.as_str())
                );
                assert_eq!(
                    practice.line(prompt, Form::Inward),
                    Some(step.text.as_str())
                );
            }
        }
    }
}
