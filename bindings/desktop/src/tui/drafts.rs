//! What is typed into a form is kept at each pause, and before somebody leaves it, where the form asks for that: a
//! terminal that is closed loses a second of it at most.

use std::time::{Duration, Instant};

use ebb_core::store::Work;

use super::app::App;

/// Without a key for so long, somebody pauses.
const PAUSE: Duration = Duration::from_secs(1);

impl App<'_> {
    /// A key was pressed at `now`.
    pub(super) fn types(&mut self, now: Instant) {
        let form = self.shown.as_ref().and_then(|shown| shown.form());
        self.typed_at = form.and_then(|form| form.draft.as_ref()).map(|_| now);
    }

    /// Keeps what was typed, where `now` is a pause after it.
    pub(super) fn rests(&mut self, now: Instant) {
        let pauses = |then: Instant| now.saturating_duration_since(then) >= PAUSE;
        if self.typed_at.is_some_and(pauses) {
            self.keep_draft();
        }
    }

    /// Keeps what is typed so far, where the form asks for that and it was not kept or sent yet.
    pub(super) fn keep_draft(&mut self) {
        self.typed_at = None;
        let moment = self.moment();
        let Some(shown) = &self.shown else { return };
        let Some(draft) = shown.form().and_then(|form| form.draft.clone()) else {
            return;
        };
        let said = (shown.page.place.stop().to_owned(), shown.answers(&moment));
        if self.drafted.as_ref() == Some(&said) {
            return;
        }
        match self
            .companion
            .carry_out(&draft, &said.1, &moment, &Work::new())
        {
            Ok(_) => self.drafted = Some(said),
            Err(refusal) => self.message = refusal.words,
        }
    }
}
