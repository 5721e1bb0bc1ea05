//! After the crisis plan was open, whether it helped; and its earlier versions.

use serde::Serialize;

use super::PlanAction;
use super::action::Offer;
use super::companion::Companion;
use super::plan::change;
use super::plan_lines::said;
use crate::content::fill;
use crate::crisis::{Kept, LatestVersions, PlanVersion};
use crate::view::Moment;

/// How many versions a screen shows.
const SHOWN: usize = 100;

/// After the plan was open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AfterPlanScreen {
    /// The question.
    pub question: String,
    /// Its answers.
    pub answers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// Earlier versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanVersionsScreen {
    /// The title.
    pub title: String,
    /// That there are more, or that some cannot be read; most often nothing.
    pub notices: Vec<String>,
    /// False where some of what was saved cannot be read.
    pub whole: bool,
    /// The newest first.
    pub versions: Vec<PlanVersionLine>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One saved version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanVersionLine {
    /// Its number.
    pub number: i64,
    /// When it was saved.
    pub when: String,
    /// What changed with it.
    pub what: String,
    /// The plan as it was, a line each.
    pub lines: Vec<String>,
    /// Goes back to it; none for the version that is there.
    pub go_back: Option<Offer>,
}

impl Companion {
    /// Whether the plan was used and what helped: offered afterwards, never asked during.
    pub fn after_plan(&self, moment: &Moment) -> AfterPlanScreen {
        let content = moment.content();
        let words = &content.crisis.after;
        let tools = self.tools(moment);
        let tell = |used, helped: Vec<String>, label: &str| {
            Offer::new(change(PlanAction::Tell { used, helped }), label)
        };
        let told = self.told_use.is_some() && !self.locked;
        let (question, answers) = if told {
            let plan = self.vault.open().kept.plan;
            let lines = plan
                .entries
                .iter()
                .map(|entry| (&entry.id, said(&plan, entry, &tools)));
            let mut answers: Vec<_> = lines
                .map(|(id, text)| tell(true, vec![id.clone()], &text))
                .collect();
            answers.push(tell(true, vec![String::new()], &words.nothing_helped));
            (&words.helped, answers)
        } else {
            let used = tell(true, Vec::new(), &words.used);
            (
                &words.question,
                vec![used, tell(false, Vec::new(), &words.looked)],
            )
        };
        AfterPlanScreen {
            question: question.clone(),
            answers,
            doors: self.doors(moment),
        }
    }

    /// The newest saved versions of the plan.
    pub fn plan_versions(&self, moment: &Moment) -> PlanVersionsScreen {
        self.latest_plan_versions(SHOWN, moment)
    }

    /// The newest saved versions of the plan, at most so many.
    pub fn latest_plan_versions(&self, most: usize, moment: &Moment) -> PlanVersionsScreen {
        let content = moment.content();
        let words = &content.crisis.versions;
        let tools = self.tools(moment);
        let latest = if self.locked {
            LatestVersions::default()
        } else {
            self.vault.latest_versions(most)
        };
        let more = fill(&words.more, &[("n", &most.to_string())]);
        let whole = latest.unread.is_none() && !latest.damaged;
        let notices = [
            latest.more.then_some(more),
            latest.unread.map(|_| words.unread.clone()),
            latest.damaged.then(|| words.damaged.clone()),
        ];
        let line = |(place, (version, kept)): (usize, (PlanVersion, Kept))| {
            let number = version.number;
            let back = || Offer::new(change(PlanAction::GoBack { number }), &words.go_back);
            let entries = kept.plan.entries.iter();
            PlanVersionLine {
                number,
                when: moment
                    .zone
                    .wall_clock(version.saved_at)
                    .format("%Y-%m-%d %H:%M")
                    .to_string(),
                what: match (version.whole, version.plan_changed) {
                    (false, _) => words.partly.clone(),
                    (true, true) => words.changed.clone(),
                    (true, false) => words.same.clone(),
                },
                lines: entries
                    .map(|entry| said(&kept.plan, entry, &tools))
                    .collect(),
                go_back: (place > 0).then(back),
            }
        };
        PlanVersionsScreen {
            title: words.title.clone(),
            notices: notices.into_iter().flatten().collect(),
            whole,
            versions: latest.versions.into_iter().enumerate().map(line).collect(),
            doors: self.doors(moment),
        }
    }
}
