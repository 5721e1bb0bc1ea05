//! Every practice that may show: ahead of the lock, those of the content alone.

use super::state::Companion;
use crate::content::Content;
use crate::packs::handed_practices;
use crate::session::HandedPractice;
use crate::session::Practices;
use crate::view::Moment;

impl Companion {
    /// Every practice; ahead of the lock, those of the content.
    pub(super) fn practices(&self, moment: &Moment) -> Practices<'_> {
        self.practices_of(moment.content())
    }

    pub(super) fn practices_of<'a>(&'a self, content: &'a Content) -> Practices<'a> {
        let handed: &[HandedPractice] = if self.locked { &[] } else { &self.handed };
        Practices::new(content, handed)
    }

    /// Reads again what was handed over; what cannot be read is not shown, and told.
    pub(super) fn read_handed_practices(&mut self) {
        self.handed = self.read(handed_practices).unwrap_or_default();
        let practices = self.handed.iter().map(|handed| handed.practice.clone());
        self.rooms.cards.take_in_practices(practices.collect());
    }
}
