//! Bringing a pack in: what was chosen, in one transaction. The same pack a second time changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::Serialize;

use super::cautions::cautions;
use super::check::booster_taper;
use super::entry::Entry;
use super::error::PackError;
use super::format::{Pack, PackCard, PackPlan};
use super::preview::{EntryState, Standing, preview, standing};
use super::stored::{StoredEntry, StoredPack, keep_entry, was_made};
use super::take_back::{Owner, take_out};
use super::touched::{Touched, draft};
use crate::cards::{CardText, HandedCard, handed};
use crate::content::Content;
use crate::journal::handed as journal;
use crate::reminders::{save_taper_in, tapers_in};
use crate::store::{Id, Store, StoreError, Work};
use crate::time::{Day, Instant, Zone};
use crate::triggers::plans;
use crate::triggers::trigger::{self, TriggerDraft};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Imported {
    /// Entries that are new here.
    pub brought: i32,
    /// Entries that stand as this revision has them.
    pub updated: i32,
    /// Entries that this revision no longer has, taken out.
    pub taken_out: i32,
    /// Entries that were left out.
    pub left_out: i32,
}

/// What goes with bringing a pack in.
#[derive(Debug, Clone, Copy)]
pub struct Importing<'a> {
    /// What was chosen, by the names that the preview gives; all that it chooses by itself where none.
    pub chosen: Option<&'a [String]>,
    /// The day from which booster sessions count where the pack names none.
    pub treatment_ended: Option<Day>,
    /// When it is brought in.
    pub now: Instant,
    /// The zone that the device is in.
    pub phone: Zone,
    /// Counts the entries, and may call it off.
    pub work: &'a Work,
}

/// Brings in what was chosen.
///
/// # Errors
/// [`PackError::NoSuchEntry`], [`PackError::NoTreatmentEnd`] and their kin; nothing is changed then.
pub fn import(
    store: &Store,
    content: &Content,
    pack: &Pack,
    importing: Importing<'_>,
) -> Result<Imported, PackError> {
    let Importing {
        chosen,
        treatment_ended,
        now,
        phone,
        work,
    } = importing;
    let shown = preview(store, content, pack)?;
    let chosen: BTreeSet<String> = match chosen {
        Some(chosen) => chosen.iter().cloned().collect(),
        None => {
            let by_itself = shown.entries.iter().filter(|entry| entry.chosen);
            by_itself.map(|entry| entry.entry.clone()).collect()
        }
    };
    for name in &chosen {
        if !shown.entries.iter().any(|entry| entry.entry == *name) {
            let entry = name.clone();
            return Err(PackError::NoSuchEntry { entry });
        }
    }
    let ended = treatment_end(pack, treatment_ended, now)?;
    if chosen.contains("taper") && shown.asks_treatment_end && ended.is_none() {
        return Err(PackError::NoTreatmentEnd);
    }
    let changes = shown
        .entries
        .iter()
        .any(|entry| entry.can_choose && chosen.contains(&entry.entry));
    if !changes {
        // Nothing of a pack is kept that nothing was chosen of.
        return Ok(Imported::default());
    }
    Ok(store.write(|db| {
        let known = StoredPack::of(db, pack)?;
        let stored = match &known {
            Some(known) => known.entries(db)?,
            None => BTreeMap::new(),
        };
        let rowid = StoredPack::keep(db, known.as_ref(), pack, now)?;
        let mut bringing = Bringing {
            db,
            author: &pack.author,
            slug: &pack.id,
            now,
            phone,
            ended,
            rowid,
            done: Imported::default(),
        };
        let all = standing(db, pack, &stored)?;
        work.expect(all.len());
        for one in all {
            work.step()?;
            let known_entry = stored.get(&one.name);
            if chosen.contains(&one.name) {
                bringing.bring(one, known_entry, known.as_ref())?;
            } else {
                bringing.leave_out(one, known_entry)?;
            }
        }
        Ok(bringing.done)
    })?)
}

/// The day on which treatment ended, where it makes a taper.
fn treatment_end(pack: &Pack, said: Option<Day>, now: Instant) -> Result<Option<Day>, PackError> {
    let Some(taper) = &pack.taper else {
        return Ok(said);
    };
    let Some(day) = taper.treatment_ended.or(said) else {
        return Ok(None);
    };
    booster_taper(taper, Id::from_parts(now, &[0; 10]), day, now)
        .checked()
        .map(|_| Some(day))
        .map_err(|_| PackError::NoSuchDay {
            day: day.to_string(),
        })
}

struct Bringing<'a> {
    db: &'a Connection,
    author: &'a str,
    slug: &'a str,
    now: Instant,
    phone: Zone,
    ended: Option<Day>,
    rowid: i64,
    done: Imported,
}

impl Bringing<'_> {
    fn bring(
        &mut self,
        one: Standing,
        known: Option<&StoredEntry>,
        pack: Option<&StoredPack>,
    ) -> Result<(), StoreError> {
        match one.state {
            EntryState::Same => return Ok(()),
            EntryState::Removed | EntryState::RemovedYoursStays => {
                if let (Some(known), Some(pack)) = (known, pack) {
                    take_out(
                        self.db,
                        Owner {
                            pack,
                            name: &one.name,
                        },
                        known,
                        self.now,
                    )?;
                    self.done.taken_out += 1;
                }
                return Ok(());
            }
            EntryState::Changed | EntryState::ChangedYoursStays => self.done.updated += 1,
            EntryState::New | EntryState::NewBesideYours | EntryState::LeftOut => {
                self.done.brought += 1;
            }
        }
        let Some(body) = one.body else {
            return Ok(());
        };
        let there = match known {
            Some(known) => (Touched::of(self.db, known)? != Touched::Gone)
                .then_some(known.kept)
                .flatten(),
            None => None,
        };
        let id = match there {
            Some(id) => id,
            None => match self.written_along(&body)? {
                Some(id) => id,
                None => Id::new(self.now)?,
            },
        };
        let made = known.and_then(|known| known.made);
        let moved = match (known, there) {
            (Some(known), Some(_)) => moves(self.db, known, &body)?,
            _ => false,
        };
        if let (true, Some(known), Some(pack)) = (moved, known, pack) {
            take_out(
                self.db,
                Owner {
                    pack,
                    name: &one.name,
                },
                known,
                self.now,
            )?;
        }
        let made = self.keep(&body, id, there.is_some() && !moved, made)?;
        let entry = StoredEntry {
            body: Some(body),
            kept: Some(id),
            made,
        };
        keep_entry(self.db, self.rowid, &one.name, &entry, self.now)
    }

    /// A worksheet that was taken back and that something was written along is brought in again as the same.
    fn written_along(&self, body: &Entry) -> Result<Option<Id>, StoreError> {
        match body {
            Entry::Worksheet(sheet) => {
                journal::taken_back(self.db, &sheet.handed(self.author, self.slug))
            }
            _ => Ok(None),
        }
    }

    /// Puts an entry where its room keeps such things. Answers with the trigger that was made for a plan.
    fn keep(
        &self,
        body: &Entry,
        id: Id,
        is_there: bool,
        made: Option<Id>,
    ) -> Result<Option<Id>, StoreError> {
        let (db, now) = (self.db, self.now);
        match body {
            Entry::Card(card) => handed::put(db, id, &handed_card(card, self.author), now)?,
            // These stand in the pack itself; `handed_practices` and `handed_routines` read them there.
            Entry::Worksheet(sheet) => {
                journal::put(db, id, &sheet.handed(self.author, self.slug), now)?;
            }
            Entry::Practice(_) | Entry::Routine(_) => {}
            Entry::Taper(taper) => {
                let kept = tapers_in(db)?.into_iter().find(|kept| kept.id == id);
                let ended = kept.as_ref().map(|kept| kept.treatment_ended);
                let ended = taper.treatment_ended.or(ended).or(self.ended);
                let ended = ended.unwrap_or_else(|| Day::of(now, self.phone));
                let mut taper = booster_taper(taper, id, ended, now);
                if let Some(kept) = kept {
                    // An appointment stays with its months.
                    taper.paused = kept.paused;
                    for step in &mut taper.steps {
                        let same = kept.steps.iter().find(|old| old.months == step.months);
                        step.appointment = same.and_then(|old| old.appointment);
                    }
                }
                let taper = taper.checked().map_err(not_kept)?;
                save_taper_in(db, &taper, now, self.phone)?;
            }
            Entry::Plan(plan) if is_there => {
                // Its trigger stays: what was said of both belongs together.
                plans::change_in(db, id, &draft(plan), now)?;
                return Ok(made);
            }
            Entry::Plan(plan) => {
                let (trigger, made) = self.trigger(plan)?;
                plans::keep_in(db, id, trigger, &draft(plan), now)?;
                return Ok(made);
            }
        }
        Ok(None)
    }

    /// The trigger that a plan is for: one of the person's own that is called the same, else a new one.
    fn trigger(&self, plan: &PackPlan) -> Result<(Id, Option<Id>), StoreError> {
        let name = plan.trigger.name.trim();
        let called = |trigger: &trigger::Trigger| {
            trigger.written.name.to_lowercase() == name.to_lowercase()
                && trigger.written.kind == plan.trigger.kind
        };
        if let Some(own) = trigger::list_in(self.db)?.into_iter().find(called) {
            // A second plan for a trigger that a pack has made answers for it too.
            let made = was_made(self.db, own.id)?;
            return Ok((own.id, made.then_some(own.id)));
        }
        let id = Id::new(self.now)?;
        let written = TriggerDraft {
            kind: plan.trigger.kind,
            name: name.to_owned(),
            thoughts: Vec::new(),
            usual_response: String::new(),
            chips: Vec::new(),
        };
        trigger::keep_in(self.db, id, &written, self.now)?;
        Ok((id, Some(id)))
    }

    /// Remembers that the person left a new entry out, so that it is not offered as new again.
    fn leave_out(&mut self, one: Standing, known: Option<&StoredEntry>) -> Result<(), StoreError> {
        if known.is_some() || !matches!(one.state, EntryState::New | EntryState::NewBesideYours) {
            return Ok(());
        }
        self.done.left_out += 1;
        let entry = StoredEntry {
            body: one.body,
            kept: None,
            made: None,
        };
        keep_entry(self.db, self.rowid, &one.name, &entry, self.now)
    }
}

/// True for a plan that this revision has for another trigger, and of which nothing has been said yet.
fn moves(db: &Connection, known: &StoredEntry, body: &Entry) -> Result<bool, StoreError> {
    match (&known.body, body) {
        (Some(Entry::Plan(before)), Entry::Plan(now)) if before.trigger != now.trigger => {
            Ok(Touched::of(db, known)? == Touched::Not)
        }
        _ => Ok(false),
    }
}

fn not_kept(error: impl std::fmt::Display) -> StoreError {
    StoreError::System {
        detail: error.to_string(),
    }
}

/// The card as the deck keeps it, with the cautions that it only speaks of.
fn handed_card(card: &PackCard, from: &str) -> HandedCard {
    HandedCard {
        from: from.to_owned(),
        module: card.module,
        text: CardText {
            title: card.title.clone(),
            when: card.when.clone(),
            steps: card.steps.clone(),
            why: card.why.clone(),
        },
        states: card.states.clone(),
        from_intensity: card.intensity[0],
        to_intensity: card.intensity[1],
        minutes: card.minutes,
        places: card.places.clone(),
        quiet: card.quiet,
        cautions: cautions(card),
        outward: card.outward.clone(),
        source: card.source.clone(),
        source_url: card.link.clone().unwrap_or_default(),
    }
}
