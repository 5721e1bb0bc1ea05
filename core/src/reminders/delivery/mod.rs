//! What became of a notice: what the phone held, what was shown, answered or missed, and whether notices arrive here.

mod attention;
mod beat;
mod due;
mod ledger;
mod mark_rows;
mod outcome;
mod requests;
mod self_test;
mod settlement;
mod state;
mod test_run;
mod travel;

#[cfg(test)]
mod simulated;

pub use attention::{attention, can_be_answered, choose_most_a_day, choose_quiet};
pub(super) use attention::{set_in, setting};
pub use beat::{LATEST_MINUTES, host_lock, note_stopped};
pub use due::{
    Delivery, DeliveryAction, Look, NoticeAnswer, Urgency, answered, closed_elsewhere, delivered,
    look, not_delivered, shown_no_more, undelivered,
};
pub use ledger::{changes, changes_made, forgotten, held, held_are, planned};
pub(super) use mark_rows::{put, states_of};
pub use outcome::{
    MissedOccurrence, MissedSummary, Snooze, done, history, missed, missed_told, seen, skip,
    snooze, snooze_choices, take_back,
};
pub use requests::{NoticePlan, NoticeRequest, TEST_NOTICE, leave_out_while, requests};
pub use self_test::{
    DeliveryFinding, DeliveryProblem, DeliveryReport, DeliveryVerdict, NoticePermission, SelfTest,
    TEST_AHEAD_SECONDS, self_test,
};
pub(super) use settlement::settle_in;
pub(super) use settlement::travelled;
pub use settlement::{note_silence, occurrences_of, settle};
pub use state::*;
pub use test_run::{start_test, test_report};
pub(super) use travel::leapt;
