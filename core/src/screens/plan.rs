//! The crisis plan: what is written, kindly what is missing, and the lines. It opens whatever the store says.

use serde::Serialize;

use super::PlanAction;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::plan_labels::{PlanLabels, labels};
use super::plan_lines::{PlanPart, part};
use super::sheet::SheetSection;
use crate::content::{Content, fill};
use crate::crisis::{LockChoice, Look, PlanDoor, PlanSection, VaultCondition};
use crate::view::Moment;

/// One door of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
        let look = Look::at(&self.vault, self.locked);
        let (plan, settings, can_edit) = (&look.plan, look.settings(), look.can_edit());
        let asks = look.asks_about_lock(moment.now);
        let tools = self.tools(moment);
        let hides = look.hides_some();
        let cautions = &content.cautions.cautions;
        let tolerance = Some("lowered_tolerance")
            .filter(|_| door == PlanDoor::MightUse)
            .and_then(|id| cautions.get(id));
        PlanScreen {
            title: door_name(content, door).to_owned(),
            door,
            notices: plan_notices(&look, content, moment),
            empty: if plan.is_empty() && can_edit {
                content.crisis.first.clone()
            } else {
                String::new()
            },
            parts: PlanSection::ALL
                .into_iter()
                .filter(|section| section.door().is_none_or(|of| of == door))
                .map(|section| part(content, plan, section, &tools, moment))
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
            can_mark: look.can_mark(),
            lines: self.line_sections(settings, Some(door), moment),
            labels: labels(content),
            offers: plan_offers(&look, door, moment),
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
}

fn plan_notices(look: &Look, content: &Content, moment: &Moment) -> Vec<String> {
    let mut notices = look.condition(&content.crisis.condition);
    if look.hides_some() {
        notices.push(content.words.plan.hidden.clone());
    }
    if look.review_due(moment.now) {
        notices.push(content.crisis.after.review.clone());
    }
    notices
}

fn plan_offers(look: &Look, door: PlanDoor, moment: &Moment) -> Vec<Offer> {
    let content = moment.content();
    let words = &content.words.plan;
    let other = door.other();
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
    if look.locked {
        offers.push(Offer::new(Action::Unlock, &content.words.now.unlock));
        return offers;
    }
    if matches!(look.opened.condition, VaultCondition::Damaged { .. }) {
        let replace = &content.crisis.condition.replace;
        offers.push(Offer::new(change(PlanAction::AllowReplacing), replace));
    }
    if look.review_due(moment.now) {
        offers.push(Offer::new(change(PlanAction::Review), &words.reviewed));
    }
    if look.settings().lock.is_some() && look.can_be_kept() {
        let again = Offer::new(change(PlanAction::AskLock), &words.ask_lock);
        offers.push(again);
    }
    if look.opened.version > 1 {
        offers.push(go(Place::PlanVersions, &words.versions));
    }
    offers
}

pub(super) fn door_name(content: &Content, door: PlanDoor) -> &str {
    door.name(&content.crisis.doors)
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
