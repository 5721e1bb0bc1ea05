//! Where somebody has been, and how it looked when they left: *Back* leads to the place before, as it was.

use ebb_core::companion::first_page;
use ebb_core::page::{Place, went};

use super::app::App;
use super::page::Look;

/// How a place was left.
#[derive(Debug, Default)]
pub struct Left {
    page: Option<Look>,
    /// Something ran there.
    live: bool,
}

impl App<'_> {
    /// Goes to a place, as it is when somebody comes to it.
    pub(super) fn go(&mut self, place: Place) {
        let stays = self.place.stop() == place.stop();
        if !stays {
            self.keep_draft();
        }
        let look = self.shown.as_ref().map(super::page::Shown::look);
        if !stays {
            let live = self.shows_time();
            let page = look.clone();
            let left = Left { page, live };
            self.left.insert(self.place.stop().to_owned(), left);
        }
        self.trail = went(std::mem::take(&mut self.trail), place.clone());
        self.size = self.shown.take().map_or(self.size, |shown| shown.size());
        self.told = None;
        self.place = place;
        self.look();
        if let (true, Some(shown), Some(look)) = (stays, &mut self.shown, look) {
            shown.go_on_from(&look);
        }
        let trail = &self.trail;
        self.left
            .retain(|stop, _| trail.iter().any(|place| place.stop() == stop));
    }

    /// To the place before, as it was left; from the first one to what lies above it, and to the first page at last.
    pub(super) fn back(&mut self) {
        self.message.clear();
        let up = self.shown.as_ref().and_then(|shown| shown.page.up.clone());
        // What ran there may be over.
        let still = self.companion.running().is_none();
        let left = &self.left;
        let ran = |place: &Place| left.get(place.stop()).is_some_and(|left| left.live);
        let over = |place: &Place| still && ran(place);
        self.trail.pop();
        while self.trail.last().is_some_and(over) {
            self.trail.pop();
        }
        let to = self.trail.last().cloned().or(up);
        let to = to.unwrap_or_else(first_page);
        let left = self.left.remove(to.stop());
        self.go(to);
        let Some(left) = left else { return };
        let (Some(look), Some(shown)) = (left.page, &mut self.shown) else {
            return;
        };
        shown.entry = look.entry.clone();
        // What was typed is asked about once more: there may be other things to find by now.
        self.look();
        if let Some(shown) = &mut self.shown {
            shown.look_as(&look);
        }
    }
}
