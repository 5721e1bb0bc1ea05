//! What holds, as one question for every screen: read from the store where it is open, from the vault where it is
//! not, and brought to the same in both after everything that is done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::doing::refused;
use super::state::{Companion, FORM, KEPT_SOON, SIGNAL, STILL};
use crate::cards::marks::{self, Mark, mark};
use crate::crisis::{KeptHolds, KeptUse, KeptUseState, VaultError};
use crate::journal::uses;
use crate::progress::used;
use crate::session::{Change, Form};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};
use crate::view::Moment;
use crate::view::{Closed, Holds, Known, Stop, Use, UseDoor, still_holds};

/// The vault keeps so many of the last uses.
const USES_IN_VAULT: usize = 5;
/// How the vault names a tool among what was chosen without the store.
const WORSE: &str = "worse:";
/// While something runs, it is asked so often whether somebody said elsewhere that they used.
const LOOKED_EVERY: TimeDelta = TimeDelta::seconds(5);

impl Companion {
    /// What holds at this moment. Every screen asks here, and nowhere else.
    pub(super) fn holds(&self, moment: &Moment) -> Holds {
        let kept = self.vault.holds();
        // As long as a use does: what is said at a quarter to four is not over at four.
        let holds =
            |at: Option<Instant>| at.is_some_and(|at| still_holds(at, moment.now, moment.zone));
        let danger_here = holds(self.signal_at) || self.danger_in_ride();
        let danger = self.said(
            &kept,
            |store| signal_in(store).map(holds),
            |kept| holds(kept.danger_at),
        );
        Holds {
            locked: self.locked,
            used: self.use_that_holds(moment),
            danger: if danger_here { Known::Is(true) } else { danger },
            room: self.said(&kept, is_set(FORM, "outward"), |kept| {
                kept.room == Some(true)
            }),
            still: self.said(&kept, is_set(STILL, "yes"), |kept| kept.still == Some(true)),
            worse: self.said(&kept, marks::made_worse, |kept| kept.worse.clone()),
        }
    }

    /// What the store says; where it cannot, what the vault says.
    fn said<T>(
        &self,
        kept: &Known<KeptHolds>,
        in_store: impl FnOnce(&Store) -> Result<T, StoreError>,
        in_vault: impl FnOnce(&KeptHolds) -> T,
    ) -> Known<T> {
        if let Some(Ok(said)) = self.store().map(in_store) {
            return Known::Is(said);
        }
        match kept {
            Known::Is(kept) if !kept.incomplete => Known::Is(in_vault(kept)),
            Known::Is(_) | Known::Unknown => Known::Unknown,
        }
    }

    /// True where nothing may sedate: the person used, or nobody can tell.
    pub(super) fn used(&self, moment: &Moment) -> bool {
        self.use_that_holds(moment).may(Option::is_some)
    }

    fn use_that_holds(&self, moment: &Moment) -> Known<Option<Instant>> {
        self.use_at(moment.now, moment.zone)
    }

    fn use_at(&self, now: Instant, zone: Zone) -> Known<Option<Instant>> {
        match self.uses(now) {
            Known::Is(uses) => {
                let last = uses.first().map(|last| last.at);
                Known::Is(last.filter(|at| still_holds(*at, now, zone)))
            }
            Known::Unknown => Known::Unknown,
        }
    }

    /// The uses of the last days as of `now`, newest first.
    pub(super) fn uses(&self, now: Instant) -> Known<Vec<Use>> {
        let taken_back = |id: &str| {
            let mut here = self.unkept_uses.iter();
            here.any(|used| used.state == KeptUseState::TakenBack && used.id == id)
        };
        let in_store = self.read(|store| used::uses(store, now));
        let (said, complete) = match in_store {
            Some(uses) => (uses, true),
            None => match self.vault.holds() {
                Known::Is(kept) => (
                    kept.uses.iter().filter_map(as_use).collect(),
                    !kept.incomplete,
                ),
                Known::Unknown => (Vec::new(), false),
            },
        };
        let here = self.unkept_uses.iter().filter_map(as_use);
        let mut uses: Vec<Use> = said.into_iter().chain(here).collect();
        uses.retain(|used| used.at <= now && !taken_back(&used.id));
        uses.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| other.id.cmp(&one.id)));
        uses.dedup_by(|one, other| one.id == other.id);
        if complete || !uses.is_empty() {
            Known::Is(uses)
        } else {
            Known::Unknown
        }
    }

    /// The use that "I touched this by mistake" is about: the last one that was said at the door or of a ride, while
    /// it holds. Ahead of the lock, that of the door alone.
    pub(super) fn use_to_take_back(&self, moment: &Moment) -> Option<Use> {
        let uses = self.uses(moment.now).known()?.into_iter();
        let mut mine = uses.filter(|used| match used.door {
            UseDoor::HaveUsed => true,
            UseDoor::Ride => !self.locked,
            UseDoor::Diary | UseDoor::Trigger | UseDoor::Review => false,
        });
        mine.find(|used| still_holds(used.at, moment.now, moment.zone))
    }

    /// Notes that the person used, now, under an id by which it can be taken back: in the vault at once, in the store as
    /// soon as it can be.
    pub(super) fn note_use_as(&mut self, id: Id, moment: &Moment) {
        let noted = KeptUse {
            id: id.to_string(),
            at: moment.now,
            zone: Some(moment.zone),
            door: UseDoor::HaveUsed,
            state: KeptUseState::New,
        };
        self.unkept_uses.push(noted.clone());
        // What the vault cannot keep holds here, and in the store.
        let _ = self.vault.change_holds(|kept| kept.uses.push(noted));
        self.within(KEPT_SOON, |companion| companion.bring_together(moment));
        self.keep_awake(moment.now, moment.zone);
    }

    /// Takes back one use that was said by mistake, and no other.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where none that can be taken back has this id.
    pub(super) fn take_back_use(&mut self, id: &str, moment: &Moment) -> Result<(), Stop> {
        let uses = self.uses(moment.now).known().unwrap_or_default();
        let said = uses.into_iter().find(|used| used.id == id);
        let said = said.ok_or(StoreError::NotFound)?;
        if self.locked && said.door != UseDoor::HaveUsed {
            return Err(Closed::Locked.into());
        }
        self.unkept_uses.retain(|used| used.id != id);
        let taken_back = KeptUse {
            id: said.id,
            at: said.at,
            zone: None,
            door: said.door,
            state: KeptUseState::TakenBack,
        };
        self.unkept_uses.push(taken_back.clone());
        let _ = self.vault.change_holds(|kept| {
            kept.uses.retain(|used| used.id != id);
            kept.uses.push(taken_back);
        });
        self.within(KEPT_SOON, |companion| companion.bring_together(moment));
        self.turn_back(moment)
    }

    /// Takes into the store what was said without it, and into the vault what the store says then.
    pub(super) fn bring_together(&mut self, moment: &Moment) {
        let Ok(store) = &self.store else { return };
        let mut waiting = self.unkept_uses.clone();
        let kept = self.vault.holds().known();
        for used in kept.iter().flat_map(|kept| &kept.uses) {
            if used.state != KeptUseState::InStore && !waiting.iter().any(|here| here.id == used.id)
            {
                waiting.push(used.clone());
            }
        }
        for used in &waiting {
            match take_in(store, used, moment) {
                // What no store can ever take up is nothing to wait for.
                Ok(()) | Err(StoreError::NotFound) => {}
                Err(error) => {
                    self.not_kept = Some(error);
                    return;
                }
            }
        }
        self.unkept_uses.clear();
        for (name, value) in kept.iter().flat_map(|kept| &kept.news) {
            let taken_in = match name.strip_prefix(WORSE) {
                Some(tool) => mark(store, tool, Mark::MadeWorse, moment.now),
                None => store.set_setting(name, value),
            };
            if let Err(error) = taken_in {
                self.not_kept = Some(error);
                return;
            }
        }
        if let Ok(next) = as_kept(store, moment.now)
            && self.vault.holds() != Known::Is(next.clone())
        {
            let taken_in = kept.map(|kept| kept.news).unwrap_or_default();
            let _ = self
                .vault
                .change_holds(|kept| take_up(kept, next, &taken_in, &waiting));
        }
        if !waiting.is_empty() {
            // What is not kept is said anew, now that this is.
            self.keep(moment.now);
        }
    }

    /// Has the next store take up all that holds, where the one that knew it was put aside.
    pub(super) fn carry_over_what_holds(&self) {
        let kept = self.vault.change_holds(|kept| {
            for used in &mut kept.uses {
                if used.state == KeptUseState::InStore {
                    used.state = KeptUseState::New;
                }
            }
            let word = |said: Option<bool>, yes: &str, no: &str| {
                said.map(|said| if said { yes } else { no }.to_owned())
            };
            let danger_at = kept.danger_at.map(|at| to_millis(at).to_string());
            let said = [
                (FORM, word(kept.room, "outward", "inward")),
                (STILL, word(kept.still, "yes", "no")),
                (SIGNAL, danger_at),
            ];
            let worse = kept.worse.iter();
            let worse = worse.map(|tool| (format!("{WORSE}{tool}"), String::new()));
            let said = said
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?)));
            let all: Vec<_> = said.chain(worse).collect();
            kept.news.extend(all);
        });
        if let Err(error) = kept {
            self.unread.note(not_kept(&error));
        }
    }

    /// Turns what runs to what keeps awake, where the person used. What cannot be kept must not keep it from turning.
    pub(super) fn keep_awake(&mut self, now: Instant, zone: Zone) {
        let running = |companion: &Self| {
            let record = companion.at_hand.as_ref()?;
            Some(record.live.form())
        };
        if running(self).is_some_and(|form| form != Form::StayAwake)
            && self.use_at(now, zone).may(Option::is_some)
        {
            let form = Form::StayAwake;
            let _ = self.change(Change::Turn { form }, now);
        }
    }

    /// The same while something is on screen, where another process may have been told: once in a while.
    pub(super) fn look_for_a_use(&mut self, now: Instant) {
        let Some(zone) = self.at_hand.as_ref().map(|record| record.zone) else {
            return;
        };
        let recent = |at: Instant| (TimeDelta::zero()..LOOKED_EVERY).contains(&(now - at));
        if !self.looked_for_use_at.is_some_and(recent) {
            self.looked_for_use_at = Some(now);
            self.hurried(|companion| companion.keep_awake(now, zone));
        }
    }

    /// Turns what runs back, where what was taken back had turned it.
    fn turn_back(&mut self, moment: &Moment) -> Result<(), Stop> {
        let Some(record) = &self.at_hand else {
            return Ok(());
        };
        let begun = record.live.plan().form;
        if record.live.form() == Form::StayAwake && begun != Form::StayAwake && !self.used(moment) {
            let turned = self.change(Change::Turn { form: begun }, moment.now);
            turned.map_err(|error| refused(&error, moment))?;
        }
        Ok(())
    }

    /// Where an exercise puts the attention, by what holds.
    pub(super) fn form(&self, moment: &Moment) -> Form {
        let holds = self.holds(moment);
        match () {
            () if holds.used() => Form::StayAwake,
            () if holds.room() => Form::Outward,
            () => Form::Inward,
        }
    }

    /// True where body or room was chosen once, or nobody can tell.
    pub(super) fn form_is_chosen(&self) -> bool {
        let kept = self.vault.holds();
        let chosen = self.said(
            &kept,
            |store| Ok(store.setting(FORM)?.is_some()),
            |kept| kept.room.is_some(),
        );
        chosen.may(|chosen| *chosen)
    }

    /// True where breathing is shown without movement.
    pub fn is_still(&self) -> bool {
        let kept = self.vault.holds();
        let still = self.said(&kept, is_set(STILL, "yes"), |kept| kept.still == Some(true));
        still.may(|still| *still)
    }

    /// Keeps a choice that holds ahead of the lock: in the vault where no store is open, until one is.
    pub(super) fn choose(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let in_store = self.store().map(|store| store.set_setting(name, value));
        if in_store == Some(Ok(())) {
            return Ok(());
        }
        let kept = self.vault.change_holds(|kept| {
            match name {
                FORM => kept.room = Some(value == "outward"),
                STILL => kept.still = Some(value == "yes"),
                SIGNAL => kept.danger_at = signal_of(value),
                _ => return,
            }
            kept.news.insert(name.to_owned(), value.to_owned());
        });
        match (kept, in_store) {
            (Err(_), Some(refused)) => refused,
            (Err(error), None) => {
                // It holds for as long as the screen does.
                self.unread.note(not_kept(&error));
                Ok(())
            }
            (Ok(()), _) => Ok(()),
        }
    }

    /// The same, where it holds for as long as this process runs though it cannot be kept: that is said.
    pub(super) fn choose_or_say(&self, name: &str, value: &str) {
        if let Err(error) = self.choose(name, value) {
            self.unread.note(error);
        }
    }

    /// Keeps that a tool makes it worse: "not this again" is believed with no store too.
    pub(super) fn mark_worse(&self, tool: &str, moment: &Moment) {
        let marked = self
            .store()
            .is_some_and(|store| mark(store, tool, Mark::MadeWorse, moment.now).is_ok());
        if !marked {
            let kept = self.vault.change_holds(|kept| {
                kept.worse.insert(tool.to_owned());
                kept.news.insert(format!("{WORSE}{tool}"), String::new());
            });
            // What cannot be remembered keeps nobody from the way out, and is said.
            if let Err(error) = kept {
                self.unread.note(not_kept(&error));
            }
        }
    }

    /// The names of all tools that are not suggested again, among those that there are.
    pub(super) fn tools_made_worse(&self, moment: &Moment) -> BTreeSet<String> {
        let holds = self.holds(moment);
        if let Known::Is(worse) = holds.worse {
            return worse;
        }
        let content = moment.content();
        let breaths = content.breathing.patterns.iter();
        let breaths = breaths.map(|pattern| format!("breathing:{}", pattern.id));
        let practices = self.practices(moment).all();
        let inward = practices.filter(|practice| practice.turns_inward());
        breaths
            .chain(inward.map(|practice| format!("practice:{}", practice.id)))
            .collect()
    }
}

fn is_set(
    name: &'static str,
    value: &'static str,
) -> impl FnOnce(&Store) -> Result<bool, StoreError> {
    move |store| Ok(store.setting(name)?.as_deref() == Some(value))
}

fn as_use(kept: &KeptUse) -> Option<Use> {
    (kept.state != KeptUseState::TakenBack).then(|| Use {
        id: kept.id.clone(),
        at: kept.at,
        door: kept.door,
    })
}

fn take_in(store: &Store, used: &KeptUse, moment: &Moment) -> Result<(), StoreError> {
    let id = used.id.parse()?;
    match used.state {
        KeptUseState::New => uses::note(store, id, used.at, used.zone.unwrap_or(moment.zone)),
        KeptUseState::TakenBack => used::take_back(store, id, moment.now).map(drop),
        KeptUseState::InStore => Ok(()),
    }
}

/// That neither the store nor the vault kept something, as a problem of the store is said.
fn not_kept(error: &VaultError) -> StoreError {
    match error {
        VaultError::DiskFull => StoreError::DiskFull,
        VaultError::NotAllowed => StoreError::ReadOnly,
        VaultError::Busy => StoreError::Busy,
        error => StoreError::System {
            detail: error.to_string(),
        },
    }
}

/// Puts what the store says into the vault, once it has taken in `taken_in` and `waiting`. Another process may have said something
/// meanwhile, or what did not read a moment ago reads now: that stands until the store has taken it in too.
fn take_up(
    kept: &mut KeptHolds,
    next: KeptHolds,
    taken_in: &BTreeMap<String, String>,
    waiting: &[KeptUse],
) {
    if kept
        .news
        .iter()
        .any(|(name, value)| taken_in.get(name) != Some(value))
    {
        return;
    }
    let settled = |used: &KeptUse| {
        used.state == KeptUseState::InStore
            || waiting
                .iter()
                .any(|one| one.id == used.id && one.state == used.state)
    };
    let before = std::mem::replace(kept, next);
    kept.uses
        .extend(before.uses.into_iter().filter(|used| !settled(used)));
}

/// What the store says of all that holds, as the vault keeps it.
fn as_kept(store: &Store, now: Instant) -> Result<KeptHolds, StoreError> {
    let setting =
        |name: &str, yes: &str| Ok::<_, StoreError>(store.setting(name)?.map(|is| is == yes));
    let mut uses: Vec<KeptUse> = used::uses(store, now)?
        .into_iter()
        .take(USES_IN_VAULT)
        .map(|used| KeptUse {
            id: used.id,
            at: used.at,
            zone: None,
            door: used.door,
            state: KeptUseState::InStore,
        })
        .collect();
    uses.reverse();
    Ok(KeptHolds {
        uses,
        danger_at: signal_in(store)?,
        room: setting(FORM, "outward")?,
        still: setting(STILL, "yes")?,
        worse: marks::made_worse(store)?,
        news: BTreeMap::new(),
        incomplete: false,
    })
}

/// When a sign of danger was noted last.
fn signal_in(store: &Store) -> Result<Option<Instant>, StoreError> {
    Ok(store.setting(SIGNAL)?.and_then(|text| signal_of(&text)))
}

fn signal_of(text: &str) -> Option<Instant> {
    text.parse()
        .ok()
        .and_then(|millis| from_millis(millis).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_danger_that_was_not_read_a_moment_ago_stands_until_the_store_has_taken_it_in() {
        let said = KeptHolds {
            danger_at: from_millis(5).ok(),
            news: BTreeMap::from([(SIGNAL.to_owned(), "5".to_owned())]),
            ..KeptHolds::default()
        };
        let mut kept = said.clone();
        take_up(&mut kept, KeptHolds::default(), &BTreeMap::new(), &[]);
        assert_eq!(kept, said);
        let in_store = KeptHolds {
            news: BTreeMap::new(),
            ..said.clone()
        };
        take_up(&mut kept, in_store.clone(), &said.news, &[]);
        assert_eq!(kept, in_store);
    }
}
