//! What is answered in forms: a person who goes where pages lead, and a host that hands over what no page offered.
//!
//! The first step says whose Ebb it is and where they begin; each one behind it touches something that is there.

use arbitrary::{Result, Unstructured};
use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::page::{Action, Field, Page, Place, Reply, Target};
use ebb_core::store::{Store, Work};
use ebb_core::time::Instant;

use crate::planted::planted;
use crate::said;
use crate::steps::{Step, steps};
use crate::walk::{self, ROOMS, Walk, Way, holds_together, ways};
use crate::world::{World, key, vault};

/// Steps of one walk.
pub const MOST_STEPS: usize = 32;

/// Minutes that pass: while somebody types, a ride, a day, the bin, a season.
const MINUTES: [i64; 8] = [
    1,
    16,
    60,
    24 * 60,
    2 * 24 * 60,
    8 * 24 * 60,
    31 * 24 * 60,
    100 * 24 * 60,
];

/// What a step does.
pub mod what {
    /// Touches anything on the page.
    pub const TOUCH: u8 = 0;
    /// Sends a form of it.
    pub const SEND: u8 = 1;
    /// Goes to a room.
    pub const ROOM: u8 = 2;
    /// Does what stood on an earlier page.
    pub const AGAIN: u8 = 3;
    /// Takes back what was done last.
    pub const BACK: u8 = 4;
    /// Lets time pass.
    pub const WAIT: u8 = 5;
    /// How many these are, with one more that ends Ebb and begins it again.
    pub const ALL: u8 = 7;
}

/// What chooses each step.
pub fn open(bytes: &[u8]) {
    Person::through(bytes).page();
}

/// Somebody, on the way.
pub struct Person {
    /// Their Ebb.
    pub walk: Walk,
    place: Place,
    done: Vec<(Action, Vec<Field>, bool)>,
    undo: Option<(Action, Instant)>,
}

impl Person {
    /// After all steps that stand in `bytes`.
    pub fn through(bytes: &[u8]) -> Self {
        let mut steps = steps(bytes, MOST_STEPS);
        let first = steps.next();
        let world = match first.as_ref().is_some_and(|first| first.what % 4 == 3) {
            true => World::empty(),
            false => World::filled(),
        };
        let room = first.and_then(|first| first.of(&ROOMS).copied());
        let mut person = Self::at(walk::companion(world), room.unwrap_or(ROOMS[0]));
        for mut step in steps {
            person.take(&mut step);
        }
        person
    }

    /// At the beginning, in a room.
    pub fn at(walk: Walk, room: &str) -> Self {
        let token = room.to_owned();
        Self {
            walk,
            place: Place { token },
            done: Vec::new(),
            undo: None,
        }
    }

    /// Takes a step, as far as its bytes say where.
    pub fn take(&mut self, step: &mut Step<'_>) {
        // Where the bytes of a step end too soon, the next one comes.
        let _ = self.goes(step);
    }

    /// What they see.
    pub fn page(&mut self) -> Page {
        self.walk.look_at(&self.place)
    }

    fn goes(&mut self, step: &mut Step<'_>) -> Result<()> {
        match step.what % what::ALL {
            what::TOUCH => {
                let page = self.page();
                match step.of(&ways(&page)) {
                    Some(way) => self.touch(&mut step.rest, way, page.place),
                    None => Ok(()),
                }
            }
            what::SEND => {
                let page = self.page();
                let mut forms = ways(&page);
                forms.retain(|way| !way.fields.is_empty());
                match step.of(&forms) {
                    Some(way) => self.touch(&mut step.rest, way, page.place),
                    None => Ok(()),
                }
            }
            what::ROOM => {
                if let Some(room) = step.of(&ROOMS) {
                    self.place.token = (*room).to_owned();
                }
                Ok(())
            }
            what::AGAIN => match step.of(&self.done).cloned() {
                Some((action, fields, true)) => self.save(&mut step.rest, &action, &fields),
                Some((action, fields, false)) => self.act(&mut step.rest, &action, &fields),
                None => Ok(()),
            },
            what::BACK => {
                if let Some((action, done)) = self.undo.take() {
                    planted(|| self.walk.moment.now - done > TimeDelta::days(1));
                    self.walk.act(&action, &[]);
                }
                Ok(())
            }
            what::WAIT => {
                let minutes = step.of(&MINUTES).copied().unwrap_or_default();
                let seconds = i64::from(step.rest.arbitrary::<u8>()?);
                self.walk.moment.now += TimeDelta::minutes(minutes) + TimeDelta::seconds(seconds);
                self.walk.companion.tick(self.walk.moment.now);
                Ok(())
            }
            _ => {
                self.restart();
                Ok(())
            }
        }
    }

    fn restart(&mut self) {
        let folder = self.walk.folder.path();
        if let Some(store) = self.walk.companion.store() {
            let _ = store.close();
        }
        let store = Store::open(folder, &key());
        self.walk.companion = Companion::new(store, vault(folder), &self.walk.moment);
    }

    fn touch(&mut self, u: &mut Unstructured<'_>, way: &Way, from: Place) -> Result<()> {
        match &way.target {
            Target::Go { place } => {
                self.place = place.clone();
                Ok(())
            }
            Target::Act { action } => {
                self.place = from;
                self.done
                    .push((action.clone(), way.fields.clone(), way.is_saved));
                match way.is_saved {
                    true => self.save(u, action, &way.fields),
                    false => self.act(u, action, &way.fields),
                }
            }
        }
    }

    /// Does it, holds what is answered against what was asked, and goes where that leads.
    fn act(&mut self, u: &mut Unstructured<'_>, action: &Action, fields: &[Field]) -> Result<()> {
        let mut answers = said::answers(u, fields)?;
        let walk = &mut self.walk;
        if !answers.is_empty() {
            // As a host asks while somebody types; an answer may bring up a field that was not there.
            let asked = walk.companion.page(&self.place, &answers, &walk.moment);
            holds_together(&asked);
            let form = ways(&asked).into_iter().find(|way| way.does(action));
            let mut more = form.map(|form| form.fields).unwrap_or_default();
            more.retain(|field| fields.iter().all(|known| known.id != field.id));
            answers.extend(said::answers(u, &more)?);
        }
        match walk.act(action, &answers) {
            Some(Reply::Went { to, message }) => {
                let undo = message.and_then(|message| message.undo);
                if let Some(Target::Act { action }) = undo.map(|undo| undo.target) {
                    self.undo = Some((action, walk.moment.now));
                }
                self.place = to;
            }
            Some(Reply::Asked { offer }) => {
                if let Target::Act { action } = offer.target {
                    walk.act(&action, &answers);
                }
            }
            Some(Reply::Refused { words, problems }) => {
                assert!(!words.is_empty());
                for problem in problems {
                    assert!(!problem.words.is_empty() && !problem.field.is_empty());
                }
            }
            Some(Reply::Hidden) => walk.companion.unlock(),
            None => {}
        }
        Ok(())
    }

    /// What makes a file is refused, or writes one.
    fn save(&mut self, u: &mut Unstructured<'_>, action: &Action, fields: &[Field]) -> Result<()> {
        let answers = said::answers(u, fields)?;
        // A passphrase that fits takes as long as one should; that is tried once elsewhere.
        if action.token != "backup/save" {
            let mut file = Vec::new();
            let (moment, work) = (&self.walk.moment, Work::new());
            let written = self
                .walk
                .companion
                .write_file(action, &answers, &mut file, moment, &work);
            assert!(written.is_err() || !file.is_empty(), "{}", action.token);
        }
        Ok(())
    }
}
