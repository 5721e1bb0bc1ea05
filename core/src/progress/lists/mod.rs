//! The lists that a person keeps: what they want, homework, questions, people, medicines, meetings.
//!
//! Each list is data ([`content::KeptList`](crate::content::KeptList)): what is asked of an item, what closes it, and the day
//! that its reminder comes for. A form is made of that as a worksheet's is, and what was said is kept as JSON by the ids of
//! the fields.

mod act;
mod awake;
mod bin;
mod notice;
pub mod page;
mod records;
mod week;

pub use act::act;
pub use records::{ListItem, items};

use crate::content::Content;
use crate::store::{Id, Store, StoreError};

/// What the item with this id is called.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none, or its list has left the content.
pub fn name_of(store: &Store, id: Id, content: &Content) -> Result<String, StoreError> {
    let item = records::find(store, id)?;
    let list = content.list(&item.list).ok_or(StoreError::NotFound)?;
    Ok(page::called(list, &item))
}
