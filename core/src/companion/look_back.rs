//! Looking back at a day of using (safety rules, "I have used"): offered once what follows from it no longer
//! holds, never twice, never beside a sign of danger, and only while it is day.

use chrono::{TimeDelta, Timelike as _};

use super::own::Act;
use super::state::Companion;
use crate::page::{Offer, Role, Target};
use crate::time::{Instant, to_millis};
use crate::view::Moment;
use crate::view::until;

/// The card that is read then, one step at a time.
pub(super) const LOOK_BACK_CARD: &str = "how-it-came-about";
/// The use that was looked back at, so that it is offered once.
const LOOKED_BACK: &str = "looked-back";
/// After so long it is not brought up again.
const OFFERED_FOR: TimeDelta = TimeDelta::days(4);

impl Companion {
    /// Looks back at the newest use; none where there is nothing to look back at now.
    pub(super) fn look_back_offer(&self, moment: &Moment) -> Option<Offer> {
        let at = self.use_to_look_back_at(moment)?;
        let calm = self.at_hand.is_none() && !self.signal_today(moment);
        let hour = moment.zone.wall_clock(moment.now).hour();
        let looked_back = self.own_setting(LOOKED_BACK) == Some(to_millis(at).to_string());
        let content = moment.content();
        let (words, mark) = (&content.words.now, &content.pages.now.marks.look_back);
        (calm && !looked_back && (8..21).contains(&hour)).then(|| {
            let act = Target::act(&Act::LookBack);
            let offer = Offer::new(&words.look_back, Role::Begin, act);
            offer.detail(&words.look_back_detail).marked(mark)
        })
    }

    /// Notes that it was looked back at, where the card is opened in these days.
    pub(super) fn note_look_back(&self, moment: &Moment) {
        if let Some(at) = self.use_to_look_back_at(moment) {
            // What cannot be noted is offered once more, and must not keep the card from opening.
            let store = self.store();
            let _ = store.map(|store| store.set_setting(LOOKED_BACK, &to_millis(at).to_string()));
        }
    }

    fn use_to_look_back_at(&self, moment: &Moment) -> Option<Instant> {
        self.store().filter(|_| !self.locked)?;
        let at = self.uses(moment.now).known()?.first()?.at;
        // Never while it holds: it is offered from twelve hours after it, or the next 04:00 where that is later.
        let over = moment.now >= until(at, moment.zone);
        (over && moment.now - at < OFFERED_FOR).then_some(at)
    }
}
