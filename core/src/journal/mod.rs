//! What the person writes for themselves: freely, one line a day, or along a worksheet; and that they have used,
//! touched once and never asked about.
//!
//! Every worksheet is data: [`content::Worksheet`](crate::content::Worksheet) says what it asks, `sheet` makes a form of
//! it, `written` reads it, `answers` keeps what was said as JSON by the ids of its fields. Writing freely is a worksheet too. Nobody reads
//! what is written here, and the pages say so.

mod act;
mod answers;
mod bin;
mod draft;
pub mod entry;
pub(crate) mod handed;
pub mod page;
pub mod readout;
pub mod search;
mod sheet;
mod tell;
pub mod uses;
mod written;

pub use act::act;
pub use answers::Kept;
pub(crate) use answers::{of_kept, to_kept};
pub use handed::{handed_worksheets, worksheet};
pub(crate) use sheet::{fields_of, may_be_summed_up};
pub(crate) use tell::{told, told_on_paper};
