//! What a phone is to hold from now on: notices from all rules together, within its budget and outside quiet hours,
//! and the fewest steps to there from what it holds.

mod merge;
mod notices;
mod plan;
mod quiet;
mod reconcile;
mod upcoming;

pub(super) use notices::QUESTION_ID;
pub use notices::{
    DEFAULT_MOST_A_DAY, HeldNotice, MOST_HELD, NoticePurpose, NoticeText, PlannedNotice,
};
pub(crate) use plan::plan_until;
pub use plan::{IGNORED_BEFORE_ASKING, plan};
pub(super) use quiet::shown_at;
pub use reconcile::{NoticeChanges, reconcile};
pub use upcoming::{Coming, coming};
