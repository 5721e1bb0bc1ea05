//! What a host holds, and each call that it makes.

use std::collections::HashSet;
use std::sync::Arc;

use arbitrary::{Result, Unstructured};
use ebb_core::companion::Entry;
use ebb_core::page::{Action, Answer, Field, Page, Place, Reply, Target};
use ebb_core::reminders::HeldNotice;
use ebb_core::store::KeyPlace;
use ebb_core::time::{OffsetChange, ZoneReport};
use ebb_ffi::{Ebb, Work};
use tempfile::TempDir;

use super::crossed::{ZONES, answered, crossed, crossed_instant, crossed_text, moment, store_key};
use crate::planted::planted;
use crate::said;
use crate::steps::{Step, rarely};
use crate::walk::{ROOMS, holds_together, ways};
use crate::world::{KEY, key};

/// How many calls there are.
pub const CALLS: u8 = 40;

/// A store key that is not the first one.
const ANOTHER: u8 = 0x33;

/// What a host holds, and what it has seen.
pub struct Host {
    pub(super) ebb: Arc<Ebb>,
    folder: TempDir,
    page: Option<Page>,
    trail: Vec<Place>,
    pub(super) notices: Vec<HeldNotice>,
    work: Arc<Work>,
}

impl Host {
    pub(super) fn over(ebb: Arc<Ebb>, folder: TempDir) -> Self {
        Self {
            ebb,
            folder,
            page: None,
            trail: vec![ebb_ffi::first_place().expect("there is one")],
            notices: Vec::new(),
            work: Work::new().expect("it is nothing yet"),
        }
    }

    /// Something on the page.
    fn touched(&self, step: &Step<'_>) -> Option<(Target, Vec<Field>)> {
        let ways = ways(self.page.as_ref()?);
        let way = step.of(&ways)?;
        Some((way.target.clone(), way.fields.clone()))
    }

    fn action(&self, step: &mut Step<'_>) -> Result<(Action, Vec<Answer>)> {
        let touched = self.touched(step);
        let u = &mut step.rest;
        let Some((target, fields)) = touched else {
            let token = crossed_text(u)?;
            return Ok((Action { token }, Vec::new()));
        };
        let mut answers = said::answers(u, &fields)?;
        let mut token = token(target);
        if rarely(u, 16)? {
            let at = u.int_in_range(0..=token.len())?;
            let at = (at..=token.len()).find(|at| token.is_char_boundary(*at));
            token.insert_str(at.unwrap_or_default(), &said::text(u)?);
        }
        if rarely(u, 32)? {
            let value = ebb_core::page::Value::words(crossed_text(u)?);
            answers.push(Answer::new("text", value));
        }
        Ok((crossed(Action { token }), crossed(answers)))
    }

    fn look(&mut self, u: &mut Unstructured<'_>, token: String) -> Result<()> {
        let place = crossed(Place { token });
        if let Some(page) = answered(self.ebb.page(place, Vec::new(), moment(u)?)) {
            self.shown(page);
        }
        Ok(())
    }

    fn shown(&mut self, page: Page) {
        holds_together(&page);
        self.trail = ebb_ffi::went(std::mem::take(&mut self.trail), page.place.clone())
            .expect("a trail goes on");
        assert_eq!(self.trail.last(), Some(&page.place));
        let stops: HashSet<_> = self.trail.iter().map(Place::stop).collect();
        assert_eq!(stops.len(), self.trail.len(), "a stop stands twice");
        crossed(page.clone());
        self.page = Some(page);
    }

    fn act(&mut self, step: &mut Step<'_>) -> Result<()> {
        let (action, answers) = self.action(step)?;
        answered(ebb_ffi::unlocks(&action));
        let u = &mut step.rest;
        // A backup takes as long as its passphrase is to hold off guesses.
        let work = rarely(u, 4)?.then(|| Arc::clone(&self.work));
        let moment = moment(u)?;
        if let Some(Reply::Went { to, .. }) =
            answered(self.ebb.act(action, answers, moment.clone(), work)).map(crossed)
            && let Some(page) = answered(self.ebb.page(to, Vec::new(), moment))
        {
            self.shown(page);
        }
        Ok(())
    }

    fn save(&mut self, step: &mut Step<'_>) -> Result<()> {
        let (action, answers) = self.action(step)?;
        let u = &mut step.rest;
        let name = said::text(u)?.replace(['/', '\0', '.'], "");
        let to = self.folder.path().join(format!("file-{name}"));
        let to = to.to_str().expect("it was text").to_owned();
        if action.token != "backup/save" {
            answered(self.ebb.save(action, answers, to, moment(u)?, None));
        }
        Ok(())
    }

    pub(super) fn call(&mut self, step: &mut Step<'_>) -> Result<()> {
        let ebb = Arc::clone(&self.ebb);
        match step.what % CALLS {
            0 | 1 => match self.touched(step) {
                Some((Target::Go { place }, _)) => self.look(&mut step.rest, place.token)?,
                Some((Target::Act { .. }, _)) => self.act(step)?,
                None => {}
            },
            2 => {
                let token = self.touched(step).map(|(target, _)| token(target));
                self.look(&mut step.rest, token.unwrap_or_default())?;
            }
            3 | 4 => {
                let token = step.of(&ROOMS).copied().unwrap_or_default().to_owned();
                self.look(&mut step.rest, token)?;
            }
            5 => {
                let u = &mut step.rest;
                let before = match (&self.page, u.arbitrary()?) {
                    (Some(page), true) => page.place.token.clone(),
                    _ => String::new(),
                };
                let token = before + &crossed_text(u)?;
                self.look(u, token)?;
            }
            6..=9 => self.act(step)?,
            10 => self.save(step)?,
            11 => {
                let u = &mut step.rest;
                let entry = match u.arbitrary()? {
                    true => Entry::Notice {
                        notice: self.notice(u)?,
                    },
                    false => u
                        .choose(&[Entry::HaveUsed, Entry::Plan, Entry::People, Entry::Breathe])?
                        .clone(),
                };
                if let Some(place) = answered(ebb.entry(crossed(entry), moment(u)?)) {
                    self.look(u, place.token)?;
                }
            }
            what @ 12..=16 => self.live(&mut step.rest, what)?,
            what @ 17..=27 => self.remind(&mut step.rest, what)?,
            28 => self.zones(&mut step.rest)?,
            what => self.keep(&mut step.rest, what)?,
        }
        Ok(())
    }

    /// What an exercise that is under way answers for each picture.
    fn live(&self, u: &mut Unstructured<'_>, what: u8) -> Result<()> {
        let ebb = &self.ebb;
        match what {
            12 => {
                if let Some(Some(frame)) = answered(ebb.frame(crossed_instant(u)?)) {
                    crossed(frame);
                }
            }
            13 => {
                let cues = answered(ebb.cues(crossed_instant(u)?, crossed_instant(u)?));
                crossed(cues.unwrap_or_default());
            }
            14 => {
                let sound =
                    answered(ebb.track(crossed_instant(u)?, crossed_instant(u)?, u.arbitrary()?));
                assert!(sound.unwrap_or_default().len() <= 10 * 24_000 * 2);
                answered(ebb.sound_now(crossed_instant(u)?));
            }
            15 => {
                answered(ebb.tick(moment(u)?));
            }
            _ => {
                answered(ebb.is_night(moment(u)?));
            }
        }
        Ok(())
    }

    fn zones(&self, u: &mut Unstructured<'_>) -> Result<()> {
        if let Some(wanted) = answered(self.ebb.zones_wanted(moment(u)?)) {
            assert!(wanted.names.iter().all(|name| !name.is_empty()));
        }
        let (own, other) = (zone_report(u)?, zone_report(u)?);
        answered(
            self.ebb
                .learn_zones(crossed(own), crossed(vec![other]), moment(u)?),
        );
        Ok(())
    }

    /// The store, its key and its copies, and what hides what it holds.
    fn keep(&mut self, u: &mut Unstructured<'_>, what: u8) -> Result<()> {
        let ebb = &self.ebb;
        match what {
            29 => {
                answered(ebb.take_snapshot(moment(u)?));
            }
            30 => {
                answered(ebb.mend(store_key(u)?, moment(u)?));
            }
            31 => {
                answered(ebb.close_store());
            }
            32 => {
                planted(|| ebb.is_locked() == Ok(true));
                answered(ebb.reopen(store_key(u)?, moment(u)?));
            }
            33 => {
                answered(ebb.problem());
                answered(ebb.lock());
                assert_eq!(ebb.is_locked(), Ok(true));
                if !rarely(u, 4)? {
                    answered(ebb.unlock());
                }
            }
            34 => {
                answered(ebb.device_lock(u.arbitrary()?));
                answered(ebb.is_locked());
            }
            35 => {
                let id = ebb_ffi::new_store_id(crossed_instant(u)?).expect("any instant does");
                let place = crossed(KeyPlace::File);
                answered(ebb.begin_store(id, store_key(u)?, place, moment(u)?));
            }
            36 => {
                let (old, id) = (store_key(u)?, crossed_text(u)?);
                let new = match rarely(u, 4)? {
                    true => store_key(u)?,
                    false => vec![ANOTHER; 32],
                };
                let place = crossed(KeyPlace::File);
                answered(ebb.change_key(old, new, id, place, moment(u)?));
            }
            37 => {
                let within = crossed_text(u)?.replace(['/', '.'], "");
                let there = self.folder.path().join(within);
                let there = there.to_str().expect("it was text");
                answered(ebb_ffi::store_header(there));
                let new = ebb_ffi::new_key().expect("this device has random bytes");
                assert!(new.len() == 32 && key().to_hex().as_str() == KEY);
                let place = crossed(KeyPlace::File);
                let second =
                    Ebb::create(there.to_owned(), crossed_text(u)?, new, place, moment(u)?);
                answered(second);
            }
            38 => {
                assert!(ebb_ffi::version().is_ok_and(|version| !version.is_empty()));
                answered(ebb.unlock());
                answered(ebb.problem());
            }
            _ => {
                if u.arbitrary()? {
                    answered(self.work.call_off());
                } else {
                    self.work = Work::new().expect("it is nothing yet");
                }
                answered(self.work.progress()).map(crossed);
            }
        }
        Ok(())
    }
}

/// A host may take a place for an action, and the other way round.
fn token(target: Target) -> String {
    match target {
        Target::Go { place } => place.token,
        Target::Act { action } => action.token,
    }
}

fn zone_report(u: &mut Unstructured<'_>) -> Result<ZoneReport> {
    let zone = (*u.choose(&ZONES)?).to_owned();
    let offset_seconds = match rarely(u, 4)? {
        true => u.arbitrary()?,
        false => 7_200,
    };
    let mut changes = Vec::new();
    for _ in 0..u.int_in_range(0..=3)? {
        changes.push(OffsetChange {
            at: crossed_instant(u)?,
            offset_seconds: i32::from(u.arbitrary::<i8>()?) * 900,
        });
    }
    let release = match rarely(u, 4)? {
        true => Some(crossed_text(u)?),
        false => Some("2030z".to_owned()),
    };
    Ok(ZoneReport {
        zone,
        offset_seconds,
        changes,
        release,
    })
}
