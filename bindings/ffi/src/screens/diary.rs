use ebb_core::screens::{DiaryEntryScreen, DiaryScreen, Moment};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The diary card.
    pub fn diary(&self, moment: Moment) -> Result<DiaryScreen, EbbError> {
        self.read("diary", |ebb| Ok(ebb.diary(&moment)))
    }

    /// One skill of the diary, to set right or to delete.
    pub fn diary_entry(&self, id: &str, moment: Moment) -> Result<DiaryEntryScreen, EbbError> {
        self.read("diary_entry", |ebb| Ok(ebb.diary_entry(id, &moment)?))
    }

    /// One urge of the diary, to set right or to delete.
    pub fn diary_urge(&self, id: &str, moment: Moment) -> Result<DiaryEntryScreen, EbbError> {
        self.read("diary_urge", |ebb| Ok(ebb.diary_urge(id, &moment)?))
    }
}
