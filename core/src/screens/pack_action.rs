//! What can be done with packs: look at one, choose, take, take back, hand one over.

use std::collections::BTreeSet;

use serde::Serialize;

use super::act_error::ActError;
use super::action::Place;
use super::companion::Companion;
use crate::packs::{
    self, ExportChoice, ExportHead, Imported, Importing, Pack, PackError, PackRefused, wording,
};
use crate::store::{Store, Work};
use crate::time::Day;
use crate::view::Moment;

/// One thing to do with packs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PackAction {
    /// Look at the pack in a file. Nothing is changed.
    Read {
        /// The bytes of the file; a host need not read more than [`packs::LARGEST_PACK`] and one.
        bytes: Vec<u8>,
    },
    /// Choose an entry of the pack that is looked at, or leave it.
    Choose {
        /// Its name.
        entry: String,
        /// True to choose it.
        on: bool,
    },
    /// Say on which day treatment ended.
    Ended {
        /// The day, as 2026-08-31.
        day: String,
    },
    /// Take what is chosen.
    Take,
    /// Put the pack away that is looked at.
    Close,
    /// Take back all that a pack brought.
    TakeBack {
        /// Its id here.
        pack: String,
        /// True for what the person changed or used, too.
        theirs_too: bool,
    },
}

/// The pack that somebody looks at.
#[derive(Debug)]
pub(super) enum OpenPack {
    /// It can be read.
    Read {
        pack: Box<Pack>,
        chosen: BTreeSet<String>,
        ended: Option<Day>,
    },
    /// It cannot.
    Refused(PackRefused),
}

impl Companion {
    pub(super) fn act_on_packs(
        &mut self,
        action: PackAction,
        moment: &Moment,
        work: &Work,
    ) -> Result<Place, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        self.pack_told.clear();
        match action {
            PackAction::Read { bytes } => self.read_pack(&bytes, moment, work),
            PackAction::Choose { entry, on } => {
                if let Some(OpenPack::Read { chosen, .. }) = &mut self.pack {
                    if on {
                        chosen.insert(entry);
                    } else {
                        chosen.remove(&entry);
                    }
                }
                Ok(Place::Pack)
            }
            PackAction::Ended { day } => {
                let said = day
                    .trim()
                    .parse()
                    .map_err(|_| PackError::NoSuchDay { day })?;
                if let Some(OpenPack::Read { ended, .. }) = &mut self.pack {
                    *ended = Some(said);
                }
                Ok(Place::Pack)
            }
            PackAction::Take => {
                let done = self.take_pack(moment, work)?;
                self.pack_told.push(wording::done(moment.content(), done));
                self.pack = None;
                self.read_handed_practices();
                Ok(Place::Packs)
            }
            PackAction::Close => {
                self.pack = None;
                Ok(Place::Packs)
            }
            PackAction::TakeBack { pack, theirs_too } => {
                let content = moment.content();
                let store = self.store_for_packs()?;
                let id = packs::pack_named(&packs::imported_packs(store, content)?, &pack)?;
                let taken = packs::take_back(store, content, id, theirs_too, work)?;
                self.pack_told = wording::taken(content, &taken);
                self.read_handed_practices();
                Ok(Place::Packs)
            }
        }
    }

    fn store_for_packs(&self) -> Result<&Store, ActError> {
        self.store.as_ref().map_err(|error| error.clone().into())
    }

    fn read_pack(&mut self, bytes: &[u8], moment: &Moment, work: &Work) -> Result<Place, ActError> {
        work.expect(2);
        let content = moment.content();
        let read = packs::read(bytes, content);
        work.step()?;
        let open = match read {
            Ok(pack) => {
                let shown = packs::preview(self.store_for_packs()?, content, &pack)?;
                let by_itself = shown.entries.into_iter().filter(|entry| entry.chosen);
                OpenPack::Read {
                    chosen: by_itself.map(|entry| entry.entry).collect(),
                    pack: Box::new(pack),
                    ended: None,
                }
            }
            Err(refused) => OpenPack::Refused(refused),
        };
        work.step()?;
        self.pack = Some(open);
        Ok(Place::Pack)
    }

    fn take_pack(&self, moment: &Moment, work: &Work) -> Result<Imported, ActError> {
        let Some(OpenPack::Read {
            pack,
            chosen,
            ended,
        }) = &self.pack
        else {
            return Err(PackError::NothingChosen.into());
        };
        if chosen.is_empty() {
            return Err(PackError::NothingChosen.into());
        }
        let chosen: Vec<String> = chosen.iter().cloned().collect();
        let store = self.store_for_packs()?;
        Ok(packs::import(
            store,
            moment.content(),
            pack,
            Importing {
                chosen: Some(&chosen),
                treatment_ended: *ended,
                now: moment.now,
                phone: moment.zone,
                work,
            },
        )?)
    }

    /// All that could go into a pack of the person's own; nothing of it is chosen by itself.
    pub fn pack_choices(&self, moment: &Moment) -> Result<Vec<ExportChoice>, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        Ok(packs::export_choices(
            self.store_for_packs()?,
            moment.content(),
        )?)
    }

    /// The text of a pack with what was chosen. It leaves only by the person's own hand.
    pub fn pack_text(
        &self,
        head: &ExportHead,
        chosen: &[String],
        moment: &Moment,
    ) -> Result<String, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        Ok(packs::export(
            self.store_for_packs()?,
            moment.content(),
            head,
            chosen,
        )?)
    }
}

impl From<PackError> for ActError {
    fn from(problem: PackError) -> Self {
        match problem {
            PackError::Store(problem) => Self::Store { problem },
            problem => Self::Pack { problem },
        }
    }
}
