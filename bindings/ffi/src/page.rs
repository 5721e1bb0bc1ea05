//! A page for every place, and a reply for every action: all that a host needs to draw and to do.

use std::path::Path;
use std::sync::Arc;

use ebb_core::companion::{self, Entry, first_page};
use ebb_core::page::{Action, Answer, Page, Place, Reply};
use ebb_core::view::Moment;

use crate::guard::guard;
use crate::{Ebb, EbbError, Work};

#[uniffi::export]
impl Ebb {
    /// The page of a place, with the answers so far where it is a form that somebody fills in. What cannot be read is
    /// said where it would have stood, and a place that is gone leads up.
    pub fn page(
        &self,
        place: Place,
        answers: Vec<Answer>,
        moment: Moment,
    ) -> Result<Page, EbbError> {
        self.at_once(
            "page",
            moment,
            |front, moment| front.page(&place, moment),
            |ebb, moment| Ok(ebb.page(&place, &answers, moment)),
        )
    }

    /// Where a tile, a shortcut or a notice leads that was touched outside Ebb. Nothing is noted, begun or done by it.
    pub fn entry(&self, entry: Entry, moment: Moment) -> Result<Place, EbbError> {
        self.at("entry", moment, |ebb, moment| Ok(ebb.entry(&entry, moment)))
    }

    /// Carries out an action with the answers that were given. What the answers lack is a reply; an error means that
    /// it cannot be done at all, and has changed nothing. Hand over [`Work`] where the offer said that it is slow.
    pub fn act(
        &self,
        action: Action,
        answers: Vec<Answer>,
        moment: Moment,
        work: Option<Arc<Work>>,
    ) -> Result<Reply, EbbError> {
        let work = work.unwrap_or_default();
        self.at_once(
            "act",
            moment,
            |front, moment| front.act(&action, moment),
            |ebb, moment| Ok(ebb.carry_out(&action, &answers, moment, &work.inner)?),
        )
    }

    /// Writes the file of an offer that has one to the path `to`, which must not be there yet: for its owner alone, and
    /// nothing is left of it where that fails. It leaves the device only by the person's own hand.
    pub fn save(
        &self,
        action: Action,
        answers: Vec<Answer>,
        to: String,
        moment: Moment,
        work: Option<Arc<Work>>,
    ) -> Result<(), EbbError> {
        let work = work.unwrap_or_default();
        self.at("save", moment, |ebb, moment| {
            Ok(ebb.save(&action, &answers, Path::new(&to), moment, &work.inner)?)
        })
    }
}

/// True where carrying out the action shows again what was hidden: ask for the device's own lock first.
#[uniffi::export]
pub fn unlocks(action: &Action) -> Result<bool, EbbError> {
    guard("unlocks", || Ok(companion::unlocks(action)))
}

/// Where a trail of places begins.
#[uniffi::export]
pub fn first_place() -> Result<Place, EbbError> {
    guard("first_place", || Ok(first_page()))
}

/// The trail of places after somebody went to one: the same stop is looked at in another way, a stop further back is
/// gone back to, and any other comes on top. *Back* takes the last one off.
#[uniffi::export]
pub fn went(trail: Vec<Place>, to: Place) -> Result<Vec<Place>, EbbError> {
    guard("went", || Ok(ebb_core::page::went(trail, to)))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use ebb_core::companion::Act as Own;
    use ebb_core::crisis::PlanDoor;
    use ebb_core::crisis::page::{Act, At};
    use ebb_core::session::page::Act as Session;
    use ebb_core::store::KeyPlace;
    use ebb_core::time::from_millis;

    use super::*;
    use crate::{moment, new_store_id};

    fn now() -> Moment {
        let now = from_millis(1_790_168_400_000).unwrap();
        moment(now, "Europe/Berlin", 7_200, "en".to_owned(), None).unwrap()
    }

    #[test]
    fn while_another_call_holds_the_companion_what_must_not_wait_answers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap().to_owned();
        let id = new_store_id(now().now).unwrap();
        let ebb = Ebb::create(path, id, vec![7; 32], KeyPlace::File, now()).unwrap();
        let act = |action: Action| ebb.act(action, Vec::new(), now(), None);
        act(Action::of(&Session::Ride)).unwrap();
        let (held, holds) = mpsc::channel();
        let (go_on, goes_on) = mpsc::channel::<()>();
        let other = Arc::clone(&ebb);
        // A call that waits for a disk holds the companion for as long.
        let waits = thread::spawn(move || {
            let _held = other.inner.lock().unwrap();
            held.send(()).unwrap();
            goes_on.recv().unwrap();
        });
        holds.recv().unwrap();
        assert!(ebb.frame(now().now).unwrap().is_some());
        let door = PlanDoor::MightHurt;
        let region = None;
        for at in [At::Plan { door }, At::Lines { region }, At::Emergency] {
            let place = Place::to(&at);
            let page = ebb.page(place.clone(), Vec::new(), now()).unwrap();
            assert_eq!(page.place, place);
        }
        let used = act(Action::of(&Act::Used)).unwrap();
        assert!(matches!(used, Reply::Went { .. }));
        assert_eq!(act(Action::of(&Own::Hide)).unwrap(), Reply::Hidden);
        assert!(!waits.is_finished());
        go_on.send(()).unwrap();
        waits.join().unwrap();
        ebb.page(first_page(), Vec::new(), now()).unwrap();
        assert!(ebb.is_locked().unwrap());
    }
}
