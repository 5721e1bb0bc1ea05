//! A pack of what the person made: cards that they wrote, cards of Ebb's in their words, reasons, the routine, booster
//! sessions, plans for the moment. Each goes by choice alone; every appointment stays at home, and so does what somebody
//! else handed over as it was written.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::check::{booster_taper, may_be_linked, may_open, may_stand_in_a_routine};
use super::entry::{Entry, EntryKind};
use super::error::PackError;
use super::format::{
    PACK_VERSION, Pack, PackCard, PackKind, PackPlan, PackRoutine, PackTaper, PackTrigger,
};
use super::read::read;
use super::stored::StoredPack;
use super::touched::draft;
use crate::cards::{Card, CardOrigin, Deck};
use crate::content::Content;
use crate::reminders::{BoosterTaper, tapers_in};
use crate::session::routine::{RoutinePart, routine};
use crate::store::{Id, Store, StoreError};
use crate::triggers::if_then::IfThenPlan;
use crate::triggers::{plans, trigger};

/// Something that could go into a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportChoice {
    /// The name by which it is chosen, such as `plan:0198…`.
    pub entry: String,
    /// What kind of thing it is.
    pub kind: EntryKind,
    /// What it is called.
    pub label: String,
}

/// What stands at the head of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportHead {
    /// The title.
    pub name: String,
    /// Who hands it over; a first name or a made-up one is enough.
    pub author: String,
    /// What it is for; may be empty.
    pub about: String,
    /// Counts up each time that a changed pack is handed over; 1 at first.
    pub revision: i32,
}

/// All that could go into a pack. Nothing of it is chosen by itself.
pub fn export_choices(
    store: &Store,
    content: &'static Content,
) -> Result<Vec<ExportChoice>, StoreError> {
    let choice = |(entry, body): (String, Entry)| ExportChoice {
        entry,
        kind: body.kind(),
        label: body.label(content),
    };
    Ok(everything(store, content)?
        .into_iter()
        .map(choice)
        .collect())
}

/// A pack of what was chosen, as the text of its file.
///
/// # Errors
/// [`PackError::NoSuchEntry`], [`PackError::NothingChosen`], and [`PackError::Refused`] with the place where a text
/// is nothing that a pack may hold.
pub fn export(
    store: &Store,
    content: &'static Content,
    head: &ExportHead,
    chosen: &[String],
) -> Result<String, PackError> {
    let all = everything(store, content)?;
    if let Some(entry) = chosen
        .iter()
        .find(|name| all.iter().all(|(known, _)| known != *name))
    {
        let entry = entry.clone();
        return Err(PackError::NoSuchEntry { entry });
    }
    let mut pack = Pack {
        schema: None,
        kind: PackKind::EbbPack,
        version: PACK_VERSION,
        id: slug(&head.name),
        revision: head.revision,
        name: in_a_line(&head.name),
        author: in_a_line(&head.author),
        about: in_a_line(&head.about),
        link: None,
        cards: Vec::new(),
        practices: Vec::new(),
        worksheets: Vec::new(),
        plans: Vec::new(),
        taper: None,
        routine: None,
    };
    for (name, body) in all {
        if !chosen.contains(&name) {
            continue;
        }
        match body {
            Entry::Card(card) => pack.cards.push(card),
            Entry::Practice(practice) => pack.practices.push(practice),
            Entry::Worksheet(sheet) => pack.worksheets.push(sheet),
            Entry::Taper(taper) => pack.taper = Some(taper),
            Entry::Routine(routine) => pack.routine = Some(routine),
            Entry::Plan(plan) => pack.plans.push(plan),
        }
    }
    if chosen.is_empty() {
        return Err(PackError::NothingChosen);
    }
    let text = serde_json::to_string_pretty(&pack).map_err(|_| StoreError::Damaged)?;
    // What goes out keeps to what may come in.
    read(text.as_bytes(), content)?;
    Ok(text + "\n")
}

fn everything(
    store: &Store,
    content: &'static Content,
) -> Result<Vec<(String, Entry)>, StoreError> {
    let deck = Deck::read(store, content)?;
    let theirs = |card: &&Card| matches!(card.origin, CardOrigin::Own | CardOrigin::Edited);
    let own = deck.cards().iter().filter(theirs);
    let mut all: Vec<_> = own.map(own_card).map(Entry::Card).collect();
    all.extend(own_routine(store, content)?.map(Entry::Routine));
    store.read(|db| {
        // One taper fits into a pack: the newest.
        let handed = as_handed(db)?;
        let tapers = tapers_in(db)?.into_iter().rev();
        let mut tapers = tapers.filter(|taper| !is_taper_as_handed(taper, &handed));
        all.extend(tapers.next().map(|taper| {
            Entry::Taper(PackTaper {
                months: taper.steps.iter().map(|step| step.months).collect(),
                prepare_minutes: Some(taper.prepare_minutes),
                treatment_ended: None,
            })
        }));
        all.extend(
            own_plans(db, &handed, content)?
                .into_iter()
                .map(Entry::Plan),
        );
        Ok(())
    })?;
    Ok(all.into_iter().map(|entry| (entry.name(), entry)).collect())
}

fn own_card(card: &Card) -> PackCard {
    let lines = |list: &[String]| {
        let lines = list.iter().map(|line| in_a_line(line));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    PackCard {
        id: card.id.clone(),
        module: card.module,
        title: in_a_line(&card.text.title),
        when: in_a_line(&card.text.when),
        steps: lines(&card.text.steps),
        why: in_a_line(&card.text.why),
        states: card.states.clone(),
        intensity: [card.from_intensity, card.to_intensity],
        minutes: card.minutes,
        places: card.places.clone(),
        quiet: card.quiet,
        cautions: card.cautions.clone(),
        outward: card.outward.clone(),
        source: card.source.clone(),
        link: Some(&card.source_url)
            .filter(|url| may_be_linked(url))
            .cloned(),
    }
}

/// The routine as far as another Ebb knows what stands in it: a practice that somebody else handed over stays here, and
/// so does a breath with holds, which is never suggested to anyone.
fn own_routine(store: &Store, content: &Content) -> Result<Option<PackRoutine>, StoreError> {
    let entries = routine(store)?;
    let of = |part: RoutinePart| {
        let entries = entries.iter().filter(|entry| entry.part == part);
        let ids = entries.map(|entry| {
            let practice = entry.tool.strip_prefix("practice:");
            practice.unwrap_or(&entry.tool).to_owned()
        });
        ids.filter(|id| may_stand_in_a_routine(content, id))
            .collect::<Vec<_>>()
    };
    let (morning, evening) = (of(RoutinePart::Morning), of(RoutinePart::Evening));
    let some = !morning.is_empty() || !evening.is_empty();
    Ok(some.then_some(PackRoutine { morning, evening }))
}

/// What packs brought and what is kept of it, by the id under which it is kept; no body where this build cannot read it.
type Handed = BTreeMap<Id, Option<Entry>>;

fn as_handed(db: &Connection) -> Result<Handed, StoreError> {
    let mut handed = Handed::new();
    for pack in StoredPack::all(db)? {
        let entries = pack.entries(db)?.into_values();
        handed.extend(entries.filter_map(|entry| Some((entry.kept?, entry.body))));
    }
    Ok(handed)
}

/// True where somebody else handed these booster sessions over and the person has not set others.
fn is_taper_as_handed(taper: &BoosterTaper, handed: &Handed) -> bool {
    match handed.get(&taper.id) {
        None => false,
        Some(Some(Entry::Taper(brought))) => {
            let as_brought =
                booster_taper(brought, taper.id, taper.treatment_ended, taper.edited_at);
            let months = |taper: &BoosterTaper| -> Vec<i32> {
                taper.steps.iter().map(|step| step.months).collect()
            };
            months(&as_brought) == months(taper)
                && as_brought.prepare_minutes == taper.prepare_minutes
        }
        Some(_) => true,
    }
}

/// True where somebody else handed this plan over and the person has not put it in their own words.
fn is_plan_as_handed(plan: &IfThenPlan, handed: &Handed) -> bool {
    match handed.get(&plan.id) {
        None => false,
        Some(Some(Entry::Plan(brought))) => plan.written == draft(brought),
        Some(_) => true,
    }
}

fn own_plans(
    db: &Connection,
    handed: &Handed,
    content: &Content,
) -> Result<Vec<PackPlan>, StoreError> {
    let triggers = trigger::list_in(db)?;
    let of = |plan: IfThenPlan| {
        let trigger = triggers.iter().find(|known| known.id == plan.trigger)?;
        Some(PackPlan {
            id: plan.id.to_string(),
            trigger: PackTrigger {
                kind: trigger.written.kind,
                name: in_a_line(&trigger.written.name),
            },
            situation: in_a_line(&plan.written.situation),
            response: in_a_line(&plan.written.response),
            kind: plan.written.kind,
            // A breath with holds is the person's own choice, and a card of theirs has no place there.
            opens: plan.written.opens.filter(|opens| may_open(content, opens)),
        })
    };
    let plans = plans::every_in(db)?.into_iter();
    let theirs = plans.filter(|plan| !is_plan_as_handed(plan, handed));
    Ok(theirs.filter_map(of).collect())
}

/// Lines of a text one after the other: a pack has no line breaks.
fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Tuesday group" as `tuesday-group`.
fn slug(name: &str) -> String {
    let words = name
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let slug: String = words.join("-").chars().take(super::limits::ID).collect();
    if slug.is_empty() {
        "pack".to_owned()
    } else {
        slug
    }
}
