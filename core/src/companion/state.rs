//! The companion: the store where it can be opened, and the exercise that is under way.
//! It works without a store too: a ride needs nothing that is kept.

use std::sync::Arc;
use std::time::Duration;

use super::front::Front;
use super::righted::Righted;
use super::rooms::Rooms;
use super::steady_clock::SteadyClock;
use crate::content::fill;
use crate::crisis::{KeptUse, KeptUseState, Vault, VaultCondition, VaultError};
use crate::session::records::{self, Record};
use crate::session::{
    Change, Cue, Ending, ExerciseKind, Frame, HandedPractice, RunState, SessionError, sound,
};
use crate::store::{KeyPlace, Store, StoreError, header, others_can_read};
use crate::time::{Instant, to_millis};
use crate::view::{FindTypeface, Moment, Unread};

/// What is to be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SoundNow {
    /// Id of the exercise.
    pub exercise: String,
    /// Goes up with everything that changes the sound.
    pub number: i32,
}

/// Settings that the companion knows by name.
pub(super) const FORM: &str = "form";
pub(super) const STILL: &str = "still";
pub(super) const SIGNAL: &str = "signal";

/// How long somebody who goes to a screen waits for another process that holds the store: not so long that they
/// would notice. What could not be noted then is noted later, or is not worth a wait.
pub(super) const HURRIED: Duration = Duration::from_millis(200);
/// The same for what was done: it is on the screen at once, and kept as soon as it can be.
pub(super) const KEPT_SOON: Duration = Duration::from_secs(1);

/// One person's Ebb, as one process holds it.
#[derive(Debug)]
pub struct Companion {
    pub(super) store: Result<Store, StoreError>,
    pub(super) at_hand: Option<Record>,
    /// Exercises that are over and could not be kept yet.
    pub(super) pending: Vec<Record>,
    /// Why the last thing that happened is not kept yet.
    pub(super) not_kept: Option<StoreError>,
    /// Why something did not read.
    pub(super) unread: Unread,
    /// Why hiding or showing again is not remembered.
    pub(super) hide_unkept: Option<VaultError>,
    /// True in a program that ends once it has done what it was asked to.
    pub(super) ends: bool,
    /// Whether the vault said that all is hidden, when it was asked last.
    hidden_seen: bool,
    /// That a damaged log was copied aside.
    pub(super) damaged_log: Option<String>,
    /// What is said about this device while this process runs.
    pub(super) told: Vec<String>,
    /// What each room remembers for as long as this process runs.
    pub(super) rooms: Rooms,
    /// Uses that were noted or taken back, and the store does not know yet.
    pub(super) unkept_uses: Vec<KeptUse>,
    /// When it was last asked whether somebody said elsewhere that they used.
    pub(super) looked_for_use_at: Option<Instant>,
    pub(super) vault: Vault,
    /// What answers while this waits.
    pub(super) front: Arc<Front>,
    /// The clock that the host goes by.
    pub(super) clock: Arc<SteadyClock>,
    /// How many of the clock's rightings were made here, and whether the store has them.
    pub(super) righted: Righted,
    /// True while something is done that waits for nobody.
    waits_for_nobody: bool,
    /// True where nothing that the person wrote may show.
    pub(super) locked: bool,
    /// When a sign of danger was there last, in this process.
    pub(super) signal_at: Option<Instant>,
    /// Practices that someone handed over, as they were read last.
    pub(super) handed: Vec<HandedPractice>,
    /// Finds letters for a PDF; none where the host has not said how.
    pub(super) typeface: Option<FindTypeface>,
}

impl Companion {
    /// Ebb over a store, or over the reason why it could not be opened: every tool works then too, and nothing is
    /// kept. An exercise that was under way is there again. The plan in `vault` opens either way.
    pub fn new(store: Result<Store, StoreError>, vault: Vault, moment: &Moment) -> Self {
        Self::going_by(Arc::default(), store, vault, moment)
    }

    /// Has what is handed over made as a PDF too, with letters that `find` looks for when they are wanted.
    #[cfg(feature = "pdf")]
    pub fn set_typeface(&mut self, find: FindTypeface) {
        self.typeface = Some(find);
    }

    /// The same for a host that goes by a clock which nobody can set; `moment` is of that clock.
    pub fn going_by(
        clock: Arc<SteadyClock>,
        store: Result<Store, StoreError>,
        vault: Vault,
        moment: &Moment,
    ) -> Self {
        let righted = Righted::before(&clock);
        let mut companion = Self {
            clock,
            righted,
            store,
            at_hand: None,
            pending: Vec::new(),
            not_kept: None,
            unread: Unread::default(),
            damaged_log: None,
            hide_unkept: None,
            hidden_seen: false,
            ends: false,
            told: Vec::new(),
            rooms: Rooms::default(),
            unkept_uses: Vec::new(),
            looked_for_use_at: None,
            front: Arc::new(Front::new(vault.clone())),
            waits_for_nobody: false,
            vault,
            locked: false,
            signal_at: None,
            handed: Vec::new(),
            typeface: None,
        };
        companion.hidden_seen = companion.vault.is_hidden();
        companion.locked = companion.hidden_seen;
        let kept = companion.vault.holds().known().unwrap_or_default().uses;
        let unknown_to_store = |used: &KeptUse| used.state != KeptUseState::InStore;
        companion.unkept_uses = kept.into_iter().filter(unknown_to_store).collect();
        companion.hurried(|companion| {
            companion.follow_clock(moment.now);
            companion.damaged_log = companion.find_damaged_log(moment);
            companion.tell_of_device(moment);
            companion.read_handed_practices();
            companion.bring_together(moment);
            companion.find_running(moment.now);
            companion.keep_awake(moment.now, moment.zone);
        });
        companion.show_all_to_front(moment);
        companion
    }

    /// Does what must not keep anyone from a screen, with little patience for other processes.
    pub(super) fn hurried<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(HURRIED, work)
    }

    /// Does what helps in a crisis, and waits for no other process: what cannot be kept then lies in the vault, and is
    /// kept once it can be.
    pub(super) fn at_once<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.waits_for_nobody, true);
        let done = self.within(Duration::ZERO, work);
        self.waits_for_nobody = before;
        done
    }

    /// Does `work` with so much patience for other processes; afterwards there is as much as before.
    pub(super) fn within<T>(&mut self, patience: Duration, work: impl FnOnce(&mut Self) -> T) -> T {
        let patience = if self.waits_for_nobody {
            Duration::ZERO
        } else {
            patience
        };
        let before = self.store().and_then(|store| store.be_patient(patience));
        let done = work(self);
        if let (Some(before), Some(store)) = (before, self.store()) {
            store.be_patient(before);
        }
        done
    }

    /// What there is to say about the device is said for as long as this process runs.
    pub(super) fn tell_of_device(&mut self, moment: &Moment) {
        for words in self.to_be_told(moment) {
            if !self.told.contains(&words) {
                self.told.push(words);
            }
        }
    }

    /// What there is to say about the device: where the key lies and that the zone is unknown are said once, an
    /// open folder until it is closed.
    fn to_be_told(&self, moment: &Moment) -> Vec<String> {
        let Ok(store) = &self.store else {
            return Vec::new();
        };
        let words = &moment.content().words.notices;
        let mut told = Vec::new();
        let mut once = |name: &str, text: String| {
            if self.setting(name).is_none() && store.set_setting(name, "yes").is_ok() {
                told.push(text);
            }
        };
        if header(store.folder())
            .is_ok_and(|header| header.is_some_and(|header| header.key == KeyPlace::File))
        {
            once("told:key-in-file", words.key_in_file.clone());
        }
        if moment.zone.is_fixed() {
            once(
                "told:fixed-zone",
                fill(&words.fixed_zone, &[("zone", &moment.zone.to_string())]),
            );
        }
        if others_can_read(store.folder()) {
            told.push(fill(
                &words.folder_is_open,
                &[("folder", &store.folder().to_string_lossy())],
            ));
        }
        told
    }

    /// Whether this program ends once it has done what it was asked to, so that nothing is kept any later.
    pub fn will_end(&mut self, ends: bool) {
        self.ends = ends;
    }

    /// What answers while this waits, for a host with several threads.
    pub fn front(&self) -> Arc<Front> {
        Arc::clone(&self.front)
    }

    pub(super) fn show_front(&self) {
        let live = self.at_hand.as_ref().map(|record| &record.live);
        self.front.shows(live);
    }

    pub(super) fn show_all_to_front(&self, moment: &Moment) {
        let holds = self.holds(moment);
        self.front.knows(&holds, self.plan_door(&holds));
        self.show_front();
    }

    /// Takes up what was said while this waited.
    pub(super) fn take_up_from_front(&mut self, moment: &Moment) {
        let Some(news) = self.front.take_news() else {
            return;
        };
        self.locked |= news.hid;
        self.unkept_uses.extend(news.uses);
        self.signal_at = self.signal_at.max(news.danger_at);
        self.hurried(|companion| {
            if let Some(at) = news.danger_at {
                companion.choose_or_say(SIGNAL, &to_millis(at).to_string());
            }
            companion.bring_together(moment);
        });
        self.keep_awake(moment.now, moment.zone);
    }

    /// The exercise at `now`, where one is under way.
    pub fn frame(&self, now: Instant) -> Option<Frame> {
        self.at_hand.as_ref().map(|record| record.live.frame(now))
    }

    /// What to play from `from` up to `to`.
    pub fn cues(&self, from: Instant, to: Instant) -> Vec<Cue> {
        self.at_hand
            .as_ref()
            .map_or_else(Vec::new, |record| record.live.cues(from, to))
    }

    /// The sound from `from` up to `to`, as bytes: mono, 16 bit little-endian, [`sound::SAMPLE_RATE`] a second. At
    /// most ten seconds are answered; empty where nothing sounds. With `begins` it is the first piece that a player
    /// gets, and comes up softly.
    pub fn track(&self, from: Instant, to: Instant, begins: bool) -> Vec<u8> {
        let Some(record) = &self.at_hand else {
            return Vec::new();
        };
        let samples = record.live.track(from, to);
        sound::pcm_bytes(&if begins {
            sound::eased_in(samples)
        } else {
            samples
        })
    }

    /// Which sound is to be heard at `now`: the exercise and a number. Where either changes, a host asks
    /// [`Companion::track`] anew from that moment; where there is none, it is silent.
    pub fn sound_now(&self, now: Instant) -> Option<SoundNow> {
        let record = self.at_hand.as_ref()?;
        Some(SoundNow {
            exercise: record.id.to_string(),
            number: record.live.sound_now(now)?,
        })
    }

    /// The exercise that is under way, with all that happened in it.
    pub fn running(&self) -> Option<&Record> {
        self.at_hand.as_ref()
    }

    /// The store, where it could be opened.
    pub fn store(&self) -> Option<&Store> {
        self.store.as_ref().ok()
    }

    /// When the store was made.
    pub(super) fn began(&self) -> Option<Instant> {
        self.read(Store::made_at).flatten()
    }

    /// Hides everything that the person wrote until [`Companion::unlock`].
    pub fn lock(&mut self) {
        self.locked = true;
        // Which part of the plan was open tells something too.
        self.rooms.crisis.door = None;
    }

    /// Shows it again, whether it was hidden here or by [`Companion::lock`]: the next start shows it too.
    pub fn unlock(&mut self) {
        if self.vault.is_hidden() {
            self.set_hidden(false);
        }
        self.locked = false;
    }

    /// A phone left the app, or starts it. Behind its own lock what was written is hidden until [`Companion::unlock`]; where
    /// it has none, or no longer, that shows, but for what the person hid themselves. Who has written nothing yet has nothing
    /// to hide, and meets no lock before the first pages.
    pub fn device_lock(&mut self, is_there: bool) {
        if is_there && !self.is_untouched() {
            self.lock();
        } else if !self.hid_themselves() {
            self.locked = false;
        }
    }

    fn is_untouched(&self) -> bool {
        let untouched = |store: &Store| store.is_untouched().unwrap_or_default();
        self.store().is_some_and(untouched)
            && self.vault.open().condition == VaultCondition::Missing
            && self
                .vault
                .holds()
                .known()
                .unwrap_or_default()
                .uses
                .is_empty()
    }

    /// True where the person hid it, and not only a phone's own lock.
    pub(super) fn hid_themselves(&self) -> bool {
        // What could not be remembered is hidden in this process.
        self.vault.is_hidden() || self.locked && self.hide_unkept.is_some()
    }

    /// True where nothing that the person wrote shows.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Hides what is the person's, or shows it again, from now on and for every Ebb over the same vault. It holds here
    /// even where it cannot be remembered.
    pub(super) fn set_hidden(&mut self, hidden: bool) {
        if hidden {
            self.lock();
        } else {
            self.locked = false;
        }
        self.hide_unkept = self.vault.set_hidden(hidden).err();
        self.hidden_seen = self.vault.is_hidden();
    }

    /// Hides what another process hid since it was looked last.
    pub(super) fn hide_with_others(&mut self) {
        let hidden = self.vault.is_hidden();
        if hidden && !self.hidden_seen {
            self.lock();
        }
        self.hidden_seen = hidden;
    }

    /// Takes note of the present time. A host calls this as often as it draws, and at least once a second while
    /// something of the person's is on the screen: what was hidden elsewhere is hidden here then too.
    pub fn tick(&mut self, now: Instant) {
        self.hide_with_others();
        self.follow_clock(now);
        self.close_what_was_left(now);
        self.look_for_a_use(now);
        if let Some(record) = &mut self.at_hand
            && self.clock.is_sure()
        {
            record.live.observe(now);
        }
        self.show_front();
        let Some(record) = &mut self.at_hand else {
            return;
        };
        if record.keep_due(now) {
            let all_kept = self.not_kept.is_none();
            self.within(HURRIED, |companion| companion.keep_all(now));
            if all_kept && self.not_kept == Some(StoreError::ChangedElsewhere) {
                self.take_up_from_elsewhere();
            }
        }
    }

    /// Takes up what another process made of the exercise, where nothing here waits to be kept.
    pub(super) fn take_up_from_elsewhere(&mut self) {
        if let Some(found) = self.read(records::running) {
            self.at_hand = found;
            self.not_kept = None;
        }
    }

    pub(super) fn find_running(&mut self, now: Instant) {
        let Ok(store) = &self.store else { return };
        match records::running(store) {
            Ok(found) => self.at_hand = found,
            Err(error) => self.not_kept = Some(error),
        }
        self.close_what_was_left(now);
        self.tick(now);
        self.finish_what_is_over(now);
    }

    /// What nobody touched for an hour past its end stands in nobody's way: it is kept to its last touch. After a boot that
    /// waits until the time is sure.
    pub(super) fn close_what_was_left(&mut self, now: Instant) {
        let is_sure = self.clock.is_sure();
        if is_sure
            && self
                .at_hand
                .as_ref()
                .is_some_and(|record| record.live.is_left(now))
        {
            self.close_what_runs(now);
        }
    }

    /// Closes what runs where it was last touched.
    pub(super) fn close_what_runs(&mut self, now: Instant) {
        if let Some(record) = &mut self.at_hand {
            record.live.close_at_last_touch();
            self.keep(now);
            if self.not_kept == Some(StoreError::ChangedElsewhere) {
                // What another process left of it is what there is to close, if anything.
                (self.at_hand, self.not_kept) = (None, None);
                self.find_running(now);
            } else {
                self.put_away();
            }
        }
    }

    /// Breathing whose last breath is out, and a practice whose last line is read, need no answer: they are over.
    pub(super) fn finish_what_is_over(&mut self, now: Instant) {
        let over = self.at_hand.as_ref().is_some_and(|record| {
            record.live.plan().kind != ExerciseKind::Ride
                && record.live.frame(now).state == RunState::Waiting
        });
        if over
            && self.clock.is_sure()
            && self
                .change(
                    Change::Finish {
                        ending: Ending::Done,
                        outcome: None,
                    },
                    now,
                )
                .is_ok()
        {
            self.put_away();
        }
    }

    /// Makes a change. Where another process has changed the exercise meanwhile, it is made on what that one left.
    pub(super) fn change(&mut self, change: Change, now: Instant) -> Result<(), SessionError> {
        self.change_here(change.clone(), now)?;
        if self.not_kept == Some(StoreError::ChangedElsewhere) {
            self.find_running(now);
            self.change_here(change, now)?;
        }
        Ok(())
    }

    fn change_here(&mut self, change: Change, now: Instant) -> Result<(), SessionError> {
        let is_sure = self.clock.is_sure();
        let record = self.at_hand.as_mut().ok_or(SessionError::AlreadyFinished)?;
        if is_sure {
            record.live.observe(now);
        }
        record.live.apply(change, now)?;
        self.keep(now);
        Ok(())
    }

    /// Begins an exercise.
    pub(super) fn begin(&mut self, record: Record, now: Instant) {
        self.at_hand = Some(record);
        self.keep(now);
    }

    /// Lets go of a finished exercise. One that could not be kept yet is held until it can be.
    pub(super) fn put_away(&mut self) {
        if let Some(record) = self.at_hand.take()
            && self.not_kept.is_some()
        {
            self.pending.push(record);
        }
    }

    pub(super) fn keep(&mut self, now: Instant) {
        self.within(KEPT_SOON, |companion| companion.keep_all(now));
    }

    fn keep_all(&mut self, now: Instant) {
        let Ok(store) = &self.store else { return };
        let mut problem = None;
        self.pending
            .retain_mut(|record| match records::keep(store, record, now) {
                Ok(()) => false,
                Err(error) => {
                    problem = Some(error);
                    true
                }
            });
        if let Some(record) = &mut self.at_hand {
            problem = records::keep(store, record, now).err().or(problem);
        }
        // A use that the store does not know yet is not kept, whatever else is.
        if problem.is_some() || self.unkept_uses.is_empty() {
            self.not_kept = problem;
        }
    }

    /// A setting that anybody may see the effect of.
    pub(super) fn setting(&self, name: &str) -> Option<String> {
        self.read(|store| store.setting(name)).flatten()
    }

    /// A setting that says something of the person; none ahead of the lock.
    pub(super) fn own_setting(&self, name: &str) -> Option<String> {
        self.setting(name).filter(|_| !self.locked)
    }
}
