//! The crisis plan: what is written, kindly what is missing, and the lines. It opens whatever the store says.

use chrono::TimeDelta;
use serde::Serialize;

use super::PlanAction;
use super::action::{Action, Offer, Place};
use super::companion::{Companion, Moment};
use super::lines::Dial;
use super::sheet::SheetSection;
use super::tool::Tools;
use crate::content::{Content, counted, fill};
use crate::crisis::{
    Contact, CrisisPlan, Kept, LockChoice, OpenedVault, PlanDoor, PlanEntry, PlanSection,
    PlanVersion, VaultCondition, section_words, sms, tel, visible,
};

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

/// One part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanPart {
    /// Which part.
    pub section: PlanSection,
    /// Its title.
    pub title: String,
    /// Shown while writing.
    pub hint: String,
    /// Said where nothing is written; else empty.
    pub missing: String,
    /// What is written.
    pub entries: Vec<PlanLine>,
}

/// One line of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanLine {
    /// The entry as it is kept.
    pub entry: PlanEntry,
    /// What it says: its text, and who or what it names.
    pub text: String,
    /// The way there, when to reach them; may be empty.
    pub detail: String,
    /// The person whom it names, as they are kept.
    pub contact: Option<Contact>,
    /// How to reach the person.
    pub ways: Vec<Dial>,
    /// Opens the tool that it names.
    pub opens: Option<Offer>,
}

/// How things are named while a plan is written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[expect(missing_docs, reason = "the names say it")]
pub struct PlanLabels {
    pub add: String,
    pub person: String,
    pub remove: String,
    pub remove_detail: String,
    pub mark: String,
    pub unmark: String,
    pub first: String,
    pub first_sign: String,
    pub first_helps: String,
    pub first_name: String,
    pub first_number: String,
    pub name: String,
    pub relation: String,
    pub number: String,
    pub number_hint: String,
    pub reach: String,
    pub night: String,
    pub night_hint: String,
    pub directions: String,
    pub opens: String,
    pub opens_hint: String,
    pub cannot_call: String,
    pub call_log: String,
    pub other_number: String,
    pub change: String,
    pub move_up: String,
    pub nobody_reads: String,
}

/// After the plan was open.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanVersionsScreen {
    /// The title.
    pub title: String,
    /// The newest first.
    pub versions: Vec<PlanVersionLine>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One saved version.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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

    /// Every saved version of the plan.
    pub fn plan_versions(&self, moment: &Moment) -> PlanVersionsScreen {
        let content = moment.content();
        let words = &content.crisis.versions;
        let tools = self.tools(moment);
        let versions = if self.locked {
            Vec::new()
        } else {
            self.vault.versions_as_they_were()
        };
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
            versions: versions.into_iter().enumerate().map(line).collect(),
            doors: self.doors(moment),
        }
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

fn part(
    content: &Content,
    plan: &CrisisPlan,
    section: PlanSection,
    tools: &Tools<'_>,
    moment: &Moment,
) -> PlanPart {
    let words = section_words(content, section);
    let entries: Vec<_> = plan
        .section_at(section, moment.now, moment.zone)
        .iter()
        .map(|entry| line(content, plan, entry, tools))
        .collect();
    PlanPart {
        section,
        title: words.title.clone(),
        hint: words.hint.clone(),
        missing: if entries.is_empty() {
            words.missing.clone()
        } else {
            String::new()
        },
        entries,
    }
}

fn line(content: &Content, plan: &CrisisPlan, entry: &PlanEntry, tools: &Tools<'_>) -> PlanLine {
    let contact = entry.contact.as_ref().and_then(|id| plan.contact(id));
    let detail = [
        entry.directions.as_str(),
        contact.map_or("", |contact| contact.reach.as_str()),
    ];
    PlanLine {
        entry: entry.clone(),
        text: said(plan, entry, tools),
        detail: detail
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        contact: contact.cloned(),
        ways: contact.map_or_else(Vec::new, |contact| ways(content, contact)),
        opens: entry.opens.as_ref().and_then(|link| tools.offer(link)),
    }
}

fn labels(content: &Content) -> PlanLabels {
    let (words, contact) = (&content.words.plan, &content.crisis.contact);
    PlanLabels {
        add: words.add.clone(),
        person: words.person.clone(),
        remove: words.remove.clone(),
        remove_detail: words.remove_detail.clone(),
        mark: words.mark.clone(),
        unmark: words.unmark.clone(),
        first: words.first.clone(),
        first_sign: words.first_sign.clone(),
        first_helps: words.first_helps.clone(),
        first_name: words.first_name.clone(),
        first_number: words.first_number.clone(),
        name: contact.name.clone(),
        relation: contact.relation.clone(),
        number: contact.number.clone(),
        number_hint: contact.number_hint.clone(),
        reach: contact.reach.clone(),
        night: words.night.clone(),
        night_hint: contact.at_night_hint.clone(),
        directions: contact.directions.clone(),
        opens: words.opens.clone(),
        opens_hint: words.opens_hint.clone(),
        cannot_call: contact.cannot_call.clone(),
        call_log: contact.call_log.clone(),
        other_number: words.other_number.clone(),
        change: words.change.clone(),
        move_up: words.move_up.clone(),
        nobody_reads: content.triggers.nobody_reads.clone(),
    }
}

/// "Call Sam (my sister)"
pub(super) fn said(plan: &CrisisPlan, entry: &PlanEntry, tools: &Tools<'_>) -> String {
    let contact = entry.contact.as_ref().and_then(|id| plan.contact(id));
    let named = contact.map(|contact| {
        if contact.relation.is_empty() {
            contact.name.clone()
        } else {
            format!("{} ({})", contact.name, contact.relation)
        }
    });
    let parts = [Some(entry.text.clone()), named];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    let said = parts.collect::<Vec<_>>().join(" · ");
    // A step that only opens something says what.
    match &entry.opens {
        Some(link) if said.is_empty() => tools.name(link).unwrap_or_default(),
        _ => said,
    }
}

fn ways(content: &Content, contact: &Contact) -> Vec<Dial> {
    let words = &content.crisis.lines;
    let dial = |template: &str, number: &str, uri: String| Dial {
        label: fill(template, &[("number", number)]),
        number: number.to_owned(),
        uri,
    };
    let mut ways = Vec::new();
    for number in &contact.numbers {
        let typed = &number.typed;
        if number.call {
            ways.push(dial(&words.call, typed, tel(typed).unwrap_or_default()));
        }
        if number.text {
            ways.push(dial(&words.text, typed, sms(typed).unwrap_or_default()));
        }
    }
    ways
}
