//! The crisis plan: what is written, kindly what is missing, and the lines. It opens whatever the store says.

use chrono::TimeDelta;
use serde::Serialize;

use super::PlanAction;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::plan_labels::{PlanLabels, labels};
use super::plan_lines::{PlanPart, part};
use super::sheet::SheetSection;
use crate::content::{Content, counted, fill};
use crate::crisis::{LockChoice, OpenedVault, PlanDoor, PlanSection, VaultCondition, visible};
use crate::view::Moment;

/// What may show ahead of the lock is asked for so long after a save, and then no longer: it stands above the plan,
/// where nothing may stand in the way at night. Until it is answered nothing shows ahead of the lock.
const ASKED_FOR: TimeDelta = TimeDelta::hours(1);

/// One door of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanScreen {
    /// "I might use"
    pub title: String,
    /// The door.
    pub door: PlanDoor,
    /// How the files are, and what is due; most often nothing.
    pub notices: Vec<String>,
    /// Said where nothing is written yet; else empty.
    pub empty: String,
    /// The parts, in order.
    pub parts: Vec<PlanPart>,
    /// What a body that takes less than before means; empty but behind the door *I might use*.
    pub lowered_tolerance: String,
    /// Where that was read; empty where it is.
    pub lowered_tolerance_source: String,
    /// Asked once something was written: what may show ahead of the lock. Empty once answered, and an hour later.
    pub lock_question: String,
    /// Its answers.
    pub lock_choices: Vec<Offer>,
    /// False ahead of the lock and where a newer Ebb wrote the plan.
    pub can_edit: bool,
    /// True where parts are marked one by one.
    pub can_mark: bool,
    /// Crisis lines of the person's region.
    pub lines: Vec<SheetSection>,
    /// How things are named while it is written.
    pub labels: PlanLabels,
    /// What else can be done.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

pub(super) fn change(change: PlanAction) -> Action {
    Action::Plan { change }
}

impl Companion {
    /// The plan behind one of its doors.
    pub fn plan(&self, door: PlanDoor, moment: &Moment) -> PlanScreen {
        let content = moment.content();
        let opened = self.vault.open();
        let settings = &opened.kept.settings;
        let plan = visible(&opened.kept.plan, settings.lock, self.locked);
        let can_edit = !self.locked && !matches!(opened.condition, VaultCondition::Newer { .. });
        let kept = self.can_be_kept(&opened);
        let fresh = opened
            .saved_at
            .is_some_and(|at| moment.now - at < ASKED_FOR);
        let asks = can_edit && kept && fresh && settings.lock.is_none() && !plan.is_empty();
        let tools = self.tools(moment);
        let hides = self.hides_some(settings.lock);
        let cautions = &content.cautions.cautions;
        let tolerance = Some("lowered_tolerance")
            .filter(|_| door == PlanDoor::MightUse)
            .and_then(|id| cautions.get(id));
        PlanScreen {
            title: door_name(content, door).to_owned(),
            door,
            notices: self.plan_notices(&opened, content, moment),
            empty: if plan.is_empty() && can_edit {
                content.crisis.first.clone()
            } else {
                String::new()
            },
            parts: PlanSection::ALL
                .into_iter()
                .filter(|section| section.door().is_none_or(|of| of == door))
                .map(|section| part(content, &plan, section, &tools, moment))
                // "Nobody here yet" would be said of what is only hidden.
                .filter(|part| !hides || !part.entries.is_empty())
                .collect(),
            lowered_tolerance: tolerance.map_or_else(String::new, |fact| fact.text.clone()),
            lowered_tolerance_source: tolerance
                .and_then(|fact| fact.source.as_ref())
                .map_or_else(String::new, |source| source.name.clone()),
            lock_question: if asks {
                content.crisis.lock.question.clone()
            } else {
                String::new()
            },
            lock_choices: if asks {
                lock_choices(content)
            } else {
                Vec::new()
            },
            can_edit,
            can_mark: can_edit && settings.lock == Some(LockChoice::MarkedParts),
            lines: self.line_sections(settings, Some(door), moment),
            labels: labels(content),
            offers: self.plan_offers(&opened, door, moment),
            doors: self.doors_from_plan(moment),
        }
    }

    /// The small doors but for the one that leads here.
    fn doors_from_plan(&self, moment: &Moment) -> Vec<Offer> {
        let mut doors = self.doors(moment);
        doors.retain(|door| {
            !matches!(
                &door.action,
                Action::Go {
                    place: Place::Plan { .. }
                }
            )
        });
        doors
    }

    fn plan_notices(
        &self,
        opened: &OpenedVault,
        content: &Content,
        moment: &Moment,
    ) -> Vec<String> {
        let words = &content.crisis.condition;
        let mut notices = match &opened.condition {
            VaultCondition::Whole | VaultCondition::Missing => Vec::new(),
            VaultCondition::OlderSlot => vec![words.older_slot.clone()],
            VaultCondition::Newer { .. } => vec![words.newer.clone()],
            VaultCondition::NotAllowed => vec![words.not_allowed.clone()],
            VaultCondition::Damaged { lost, older } => {
                let counts = [(lost, &words.damaged_lost), (older, &words.damaged_older)];
                let told = counts.into_iter().filter(|(n, _)| **n > 0);
                std::iter::once(words.damaged.clone())
                    .chain(told.map(|(n, words)| counted(words, i64::from(*n))))
                    .collect()
            }
        };
        if self.hides_some(opened.kept.settings.lock) {
            notices.push(content.words.plan.hidden.clone());
        }
        if self.review_due(opened, moment) {
            notices.push(content.crisis.after.review.clone());
        }
        notices
    }

    /// True where a setting can be saved without asking first.
    fn can_be_kept(&self, opened: &OpenedVault) -> bool {
        let savable = matches!(
            opened.condition,
            VaultCondition::Whole | VaultCondition::OlderSlot
        );
        savable && !self.locked
    }

    /// True where not all of a plan would show. It is the same whether there is one.
    fn hides_some(&self, lock: Option<LockChoice>) -> bool {
        self.locked && lock != Some(LockChoice::All)
    }

    fn review_due(&self, opened: &OpenedVault, moment: &Moment) -> bool {
        let due = opened.kept.review_at.is_some_and(|at| at <= moment.now);
        due && !self.locked && !opened.kept.plan.is_empty()
    }

    fn plan_offers(&self, opened: &OpenedVault, door: PlanDoor, moment: &Moment) -> Vec<Offer> {
        let content = moment.content();
        let words = &content.words.plan;
        let other = match door {
            PlanDoor::MightUse => PlanDoor::MightHurt,
            PlanDoor::MightHurt => PlanDoor::MightUse,
        };
        let go = |place, label: &str| Offer::new(Action::Go { place }, label);
        let name = door_name(content, other);
        let mut offers = vec![
            go(
                Place::Plan { door: other },
                &fill(&words.other_door, &[("door", name)]),
            ),
            go(
                Place::Lines {
                    region: String::new(),
                },
                &content.crisis.lines.title,
            ),
        ];
        if self.locked {
            offers.push(Offer::new(Action::Unlock, &content.words.now.unlock));
            return offers;
        }
        if matches!(opened.condition, VaultCondition::Damaged { .. }) {
            let replace = &content.crisis.condition.replace;
            offers.push(Offer::new(change(PlanAction::AllowReplacing), replace));
        }
        if self.review_due(opened, moment) {
            offers.push(Offer::new(change(PlanAction::Review), &words.reviewed));
        }
        if opened.kept.settings.lock.is_some() && self.can_be_kept(opened) {
            let again = Offer::new(change(PlanAction::AskLock), &words.ask_lock);
            offers.push(again);
        }
        if opened.version > 1 {
            offers.push(go(Place::PlanVersions, &words.versions));
        }
        offers
    }
}

pub(super) fn door_name(content: &Content, door: PlanDoor) -> &str {
    match door {
        PlanDoor::MightUse => &content.crisis.doors.might_use,
        PlanDoor::MightHurt => &content.crisis.doors.might_hurt,
    }
}

fn lock_choices(content: &Content) -> Vec<Offer> {
    let words = &content.crisis.lock;
    let choices = [
        (LockChoice::All, &words.all),
        (LockChoice::MarkedParts, &words.marked_parts),
        (LockChoice::Behind, &words.behind),
    ];
    let offer = |(choice, label): (LockChoice, &String)| {
        Offer::new(change(PlanAction::ChooseLock { choice }), label)
    };
    choices.map(offer).to_vec()
}
