use ebb_core::packs::{ExportChoice, ExportHead};
use ebb_core::screens::{Moment, PackScreen, PacksScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// What a therapist handed over.
    pub fn packs(&self, moment: Moment) -> Result<PacksScreen, EbbError> {
        self.read("packs", |ebb| Ok(ebb.packs(&moment)))
    }

    /// The pack that is looked at; none where none is, and ahead of the lock.
    pub fn pack(&self, moment: Moment) -> Result<Option<PackScreen>, EbbError> {
        self.read("pack", |ebb| Ok(ebb.pack(&moment)))
    }

    /// What could go into a pack of one's own.
    pub fn pack_choices(&self, moment: Moment) -> Result<Vec<ExportChoice>, EbbError> {
        self.read("pack_choices", |ebb| Ok(ebb.pack_choices(&moment)?))
    }

    /// The text of a pack with what was chosen. It leaves only by the person's own hand.
    pub fn pack_text(
        &self,
        head: ExportHead,
        chosen: Vec<String>,
        moment: Moment,
    ) -> Result<String, EbbError> {
        self.read("pack_text", |ebb| {
            Ok(ebb.pack_text(&head, &chosen, &moment)?)
        })
    }
}
