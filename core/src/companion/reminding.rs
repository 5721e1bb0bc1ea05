//! What reminders say and when they are settled, for whatever shows them.

use chrono::TimeDelta;

use super::state::Companion;
use crate::page::of_word;
use crate::reminders::{
    self, Discretion, Look, MissedSummary, ReminderError, ReminderKind, Wording,
};
use crate::store::Store;
use crate::time::{CONFIRMED_AFTER_MS, Day, Zone, ZoneReport};
use crate::view::Moment;

/// How much a notification may say.
pub(super) const LEVEL: &str = "reminders.level";

impl Companion {
    /// How notifications are worded: as the person chose, also while a phone is locked, which is when they are shown; neutral
    /// while they hide Ebb.
    pub fn wording(&self, moment: &Moment) -> Wording {
        let hidden = self.hid_themselves();
        Wording {
            neutral_word: self.vault.open().kept.settings.neutral_word,
            level: match self.setting(LEVEL).and_then(|word| of_word(&word)) {
                Some(level) if !hidden => level,
                _ => Discretion::Neutral,
            },
            ..Wording::neutral(&moment.language)
        }
    }

    /// What a host that shows notices by itself is to show now.
    pub fn deliveries(
        &self,
        waited: Option<&Look>,
        moment: &Moment,
    ) -> Result<Look, ReminderError> {
        if !self.clock.is_sure() {
            // What is shown, or missed, cannot be taken back: after a boot it waits until the time is sure.
            let next_look = moment.now + TimeDelta::milliseconds(CONFIRMED_AFTER_MS);
            return Ok(Look::later(moment.now, next_look));
        }
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, zone) = (moment.now, moment.zone);
        let used = self.used(moment);
        let wording = self.wording(moment);
        Ok(reminders::look(store, waited, now, zone, &wording, used)?)
    }

    /// Settles what has passed, and takes up what was missed and has not been told. A host calls this when somebody
    /// opens Ebb; the first screen and *Reminders* say it then, once.
    pub fn look_back(&mut self, moment: &Moment) {
        if !self.clock.is_sure() {
            // It is told once the time is sure.
            return;
        }
        self.hurried(|companion| companion.settle_and_tell(moment));
    }

    /// The zones, beside the device's own, of which a host hands in what its platform knows.
    pub fn zones_wanted(&self) -> Vec<Zone> {
        self.read(reminders::zones_wanted).unwrap_or_default()
    }

    /// Takes in what the device knows about its own zone and about those of [`Companion::zones_wanted`]. A host calls
    /// this as it starts, once a day and where its zone changed, and then asks anew what to hold. Whose clocks count
    /// from now on is said once, on the first page that somebody opens.
    pub fn learn_zones(&self, reports: &[ZoneReport], moment: &Moment) {
        // What cannot be kept now is learnt another time.
        self.read(|store| reminders::learn_zones(store, reports, moment.now));
    }

    fn settle_and_tell(&mut self, moment: &Moment) {
        let news = self.read_own(reminders::take_zone_news).unwrap_or_default();
        let words = &moment.content().reminders.zones;
        self.told.extend(
            news.iter()
                .filter_map(|one| reminders::zone_news_words(words, one)),
        );
        let today = moment.today();
        let read = |store: &Store| {
            reminders::note_stopped(store, moment.now)?;
            reminders::settle(store, moment.now, moment.zone)?;
            let missed = reminders::missed(store, moment.now)?;
            // What was to come today waits on the first page: it is not said twice, but for what a medicine needs said.
            let (waits, told): (Vec<_>, Vec<_>) = missed.into_iter().partition(|one| {
                one.kind != ReminderKind::Medication && Day::of(one.at, moment.zone) == today
            });
            reminders::missed_told(store, &waits).map(|()| told)
        };
        // What cannot be read now is told another time.
        if let Some(missed) = self.read_own(read) {
            let missed = MissedSummary::of(missed);
            self.rooms.reminders.missed = reminders::missed_words(&missed, &self.wording(moment));
        }
    }
}
