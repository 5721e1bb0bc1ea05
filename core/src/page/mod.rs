//! What a page is made of. A page is a value: a host asks for the page of a [`Place`], draws its blocks in order with
//! one renderer a kind, and hands back the [`Action`] that was chosen with the [`Answer`]s that were given. It knows no
//! feature, and this room knows none either.
//!
//! How a page comes to be:
//!
//! 1. A room names its places and actions with [`tokens!`](crate::tokens). To everybody else they are tokens: opaque,
//!    whole in themselves, comparable, and without a word of the person's, so that a host may keep them.
//! 2. The room's `page.rs` answers a place with a title and [`Block`]s. What can be done there are [`Offer`]s: they go
//!    to a place, which changes nothing, or act, which is always somebody's touch.
//! 3. What can be written is a [`Form`]: a page of its own whose [`Field`]s say what they take. While somebody fills it
//!    in, the page is asked again with the answers so far, so a form unfolds without the host knowing why.
//! 4. The room's `act.rs` carries an action out. It went somewhere, wants to be asked about, or is refused with words
//!    at each field ([`Reply`]); what was typed stays.
//! 5. The host keeps a trail of places, and [`went`] is the one rule by which it grows and shrinks: *Back* goes back.
//!
//! ```
//! use ebb_core::page::{Action, Answer, Answers, Block, LineRole, Offer, Place, Role, Target, Token, Value, went};
//!
//! ebb_core::tokens! {
//!     /// Where one can be in a room of plants.
//!     pub enum At in "plants" {
//!         /// All of them, a month of waterings beside them.
//!         All { ; ahead: i32 } = "all",
//!         /// One of them.
//!         Plant { name: String } = "plant",
//!     }
//! }
//!
//! let all = Place::to(&At::All { ahead: 0 });
//! assert_eq!(all.token, "plants/all?ahead=0");
//! assert_eq!(At::read(&all.token), Some(At::All { ahead: 0 }));
//!
//! // A page is a list of blocks.
//! let fern = Place::to(&At::Plant { name: "fern".to_owned() });
//! let offer = Offer::new("Fern", Role::Go, Target::Go { place: fern.clone() });
//! let blocks = [Block::lines(LineRole::Lead, ["Two want water."]), Block::offers([offer])];
//! assert_eq!(blocks.len(), 2);
//!
//! // Looking at another month is the same stop; going back to it takes the plant off the trail.
//! let trail = went(went(Vec::new(), all.clone()), fern);
//! let next = Place::to(&At::All { ahead: 1 });
//! assert_eq!(went(trail, next.clone()), [next]);
//!
//! // What was typed is read by what it is.
//! let said = [Answer::new("name", Value::words("  Fern "))];
//! assert_eq!(Answers::of(&said).words("name"), Some("Fern"));
//! ```

mod answer;
mod block;
mod check;
mod form;
mod graph;
mod items;
mod live;
mod month;
mod offer;
mod reply;
mod sheet;
mod token;
mod trail;

pub use answer::{Answer, Answers, Value};
pub use block::{Block, LineRole, NoticeKind};
pub use check::{form_problems, page_problems};
pub use form::{Choice, Field, FieldKind, Form, Keys, Sentence};
pub use graph::{Axis, Graph, GraphKind, GraphMark, GraphPoint, Series};
pub use items::{Badge, ContactWay, Item, Items};
pub use live::{Exercise, PhaseWords};
pub use month::{Month, MonthDay, MonthWeek};
pub use offer::{Confirm, FileOut, Offer, Role, Target, Weight};
pub use reply::{Message, Problem, Reply};
pub use sheet::{Page, Shape};
pub use token::{Action, Place, Token, TokenField};
#[doc(hidden)]
pub use token::{Parts, escape, of_word, plain, read_parts, word_of, write_parts};
pub use trail::went;
