//! Questionnaires as their authors published them, and numbers of the person's own: filled in when somebody wants to,
//! kept answer by answer, shown as a number and its course, and never as a diagnosis.

mod act;
mod bin;
mod curve;
#[cfg(test)]
pub(crate) mod example;
pub mod page;
pub mod records;
pub mod score;
pub mod trackers;
#[cfg(test)]
mod vectors;

pub use act::act;
pub(crate) use curve::curve;

use std::borrow::Cow;

use crate::content::{Content, Instrument};
use crate::store::{Store, StoreError};

/// What is measured by this id: an instrument of the content, or a number of the person's own.
///
/// # Errors
/// [`StoreError::NotFound`] where this build has none of that id, and the person neither.
pub fn instrument(
    id: &str,
    store: &Store,
    content: &'static Content,
) -> Result<Cow<'static, Instrument>, StoreError> {
    if let Some(known) = content.instrument(id) {
        return Ok(Cow::Borrowed(known));
    }
    let mut own = trackers::list(store)?.into_iter();
    let own = own.find(|own| own.id.to_string() == id);
    let own = own.ok_or(StoreError::NotFound)?;
    Ok(Cow::Owned(own.instrument(&content.measures)))
}
