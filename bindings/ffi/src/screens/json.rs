use ebb_core::screens::{JsonPage, Moment};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// One page as JSON, byte for byte what the terminal prints for it, without a newline at its end. Before the
    /// reminders, call [`Ebb::look_back`], as the terminal does.
    pub fn json(&self, page: JsonPage, moment: Moment) -> Result<String, EbbError> {
        self.read("json", |ebb| Ok(ebb.json(&page, &moment)))
    }
}
