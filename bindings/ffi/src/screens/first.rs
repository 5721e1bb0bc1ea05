use ebb_core::screens::{Moment, NowScreen, Place, SheetScreen, TextLimit};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The first screen.
    pub fn now(&self, moment: Moment) -> Result<NowScreen, EbbError> {
        self.read("now", |ebb| Ok(ebb.now(&moment)))
    }

    /// A sheet such as "I have used"; none where `place` is no sheet.
    pub fn sheet(&self, place: Place, moment: Moment) -> Result<Option<SheetScreen>, EbbError> {
        self.read("sheet", |ebb| Ok(ebb.sheet(&place, &moment)))
    }

    /// How much fits into one answer that is typed, wherever a person writes.
    pub fn text_limit(&self, moment: Moment) -> Result<TextLimit, EbbError> {
        self.read("text_limit", |ebb| Ok(ebb.text_limit(&moment)))
    }
}
