//! What a person hands over for a session: a summary of a time, in the parts that they tick, as text or as one page. The
//! page that shows it and the file that leaves are made from the same blocks, so that every word was seen before.

mod document;
mod draft;
mod fhir;
mod gather;
pub mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod people;

pub use document::{html, text};
pub use draft::{Format, SummaryDraft};
pub use page::{act, file};
