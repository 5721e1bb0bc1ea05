//! The deck as it may be shown at one moment. Reading it and the index of its search cost the most here, so both are
//! kept until something in the store changes, or what holds does.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::cards::{Card, Deck, Search};
use crate::content::{CardsPageWords, CardsWords, Content, PracticeContent};
use crate::page::{Block, Offer, Role, Target};
use crate::store::{Store, StoreError, Version};
use crate::view::{Closed, Known, Link, LinkKind, View};

/// What this room remembers for as long as the process runs.
#[derive(Debug, Default)]
pub struct State {
    kept: RefCell<Option<Arc<Kept>>>,
    practices: Vec<PracticeContent>,
}

impl State {
    /// Lets practices be suggested that are not of the content: another room knows where they come from.
    pub fn take_in_practices(&mut self, practices: Vec<PracticeContent>) {
        self.practices = practices;
        self.kept.get_mut().take();
    }
}

/// A deck with its index.
#[derive(Debug)]
struct Kept {
    of: Of,
    deck: Deck,
    /// Built when somebody types.
    search: OnceLock<Search>,
}

/// What a deck is made of.
#[derive(Debug, PartialEq)]
struct Of {
    language: String,
    /// None where nothing of the person's may show.
    version: Option<Version>,
    worse: Known<BTreeSet<String>>,
}

/// The cards as they may be shown now.
pub(in super::super) struct Cards<'a> {
    pub(in super::super) view: View<'a>,
    /// The store, or why nothing of the person's shows.
    pub(in super::super) own: Result<&'a Store, Closed>,
    kept: Arc<Kept>,
}

impl<'a> Cards<'a> {
    /// The deck with all that the person made of it; as it was written where that cannot be read, or may not show.
    pub(in super::super) fn read(view: &View<'a>, state: &State) -> Self {
        let (own, version) = match view.own() {
            Ok(store) => match store.version() {
                Ok(version) => (Ok(store), Some(version)),
                Err(error) => (Err(Closed::Unreadable(error)), None),
            },
            Err(closed) => (Err(closed), None),
        };
        let of = Of {
            language: view.moment().language.clone(),
            version,
            worse: view.ahead.holds.worse.clone(),
        };
        let there = state.kept.borrow().clone().filter(|kept| kept.of == of);
        if let Some(kept) = there {
            return Self::looked(view, own, kept);
        }
        let content = view.content();
        let read = own.and_then(|store| Ok((store, Deck::read(store, content)?)));
        let (own, mut deck) = match read {
            Ok((store, deck)) => (Ok(store), deck),
            Err(closed) => (Err(closed), Deck::of_content(content)),
        };
        if own.is_ok() {
            let practices = state.practices.iter().cloned();
            practices.for_each(|practice| deck.take_in_practice(practice));
        }
        leave_out(&mut deck, content, &of.worse);
        let as_known = own.is_ok() == of.version.is_some();
        let search = OnceLock::new();
        let kept = Arc::new(Kept { of, deck, search });
        // A deck that could not be read is tried again at the next look.
        state.kept.replace(as_known.then(|| Arc::clone(&kept)));
        Self::looked(view, own, kept)
    }

    fn looked(view: &View<'a>, own: Result<&'a Store, Closed>, kept: Arc<Kept>) -> Self {
        // It is known to whoever looked, on a page that shows nothing of the person's too.
        if let Err(Closed::Unreadable(error)) = &own {
            view.ahead.unread.note(error.clone());
        } else if kept.deck.is_short() {
            view.ahead.unread.note(StoreError::Damaged);
        }
        let view = *view;
        Self { view, own, kept }
    }

    pub(in super::super) fn deck(&self) -> &Deck {
        &self.kept.deck
    }

    /// The index over the deck.
    pub(super) fn search(&self) -> &Search {
        let deck = &self.kept.deck;
        self.kept.search.get_or_init(|| Search::new(deck))
    }

    pub(in super::super) fn content(&self) -> &'static Content {
        self.view.content()
    }

    pub(in super::super) fn words(&self) -> &'static CardsWords {
        &self.content().cards_words
    }

    pub(in super::super) fn page_words(&self) -> &'static CardsPageWords {
        &self.words().page
    }

    /// True while a use holds.
    pub(super) fn used(&self) -> bool {
        self.view.ahead.holds.used()
    }

    /// True where nothing of the person's may show.
    pub(super) fn is_locked(&self) -> bool {
        matches!(self.own, Err(Closed::Locked))
    }

    /// True where somebody may be in danger today; where that is not known, it counts as yes.
    pub(super) fn in_danger(&self) -> bool {
        self.view.ahead.holds.danger()
    }

    /// The same, where it may show: what was said today does not stand ahead of the lock.
    pub(super) fn shows_danger(&self) -> bool {
        !self.is_locked() && self.in_danger()
    }

    /// True where the outward form of a card is the one that is read.
    pub(super) fn reads_outward(&self, card: &Card) -> bool {
        !card.outward.is_empty() && self.view.ahead.holds.room()
    }

    /// Leads back to the exercise that is under way, where there is one.
    pub(in super::super) fn exercise(&self) -> Option<Offer> {
        self.link(LinkKind::Exercise, "")
    }

    /// Begins or opens what another room keeps, where that makes sense now.
    pub(in super::super) fn link(&self, kind: LinkKind, id: &str) -> Option<Offer> {
        let links = self.view.ahead.links;
        let link = Link::to(kind, id);
        let mut offer = links.offer(&link)?;
        // What to mind is read before a practice starts.
        if kind == LinkKind::Practice
            && let Some(place) = links.place(&link)
        {
            (offer.target, offer.role) = (Target::Go { place }, Role::Go);
        }
        Some(offer)
    }

    /// Why nothing of the person's shows, or not all of it, where that is so.
    pub(super) fn closed(&self) -> Option<Block> {
        let short = self.deck().is_short();
        let damaged = || short.then_some(Closed::Unreadable(StoreError::Damaged));
        let why = self.own.as_ref().err().cloned().or_else(damaged)?;
        Some(why.block(&self.view.ahead))
    }
}

/// Leaves out of what is suggested what made it worse. Where that is not known, it is all that turns inward.
fn leave_out(deck: &mut Deck, content: &Content, worse: &Known<BTreeSet<String>>) {
    match worse {
        Known::Is(worse) => worse.iter().for_each(|tool| deck.leave_out(tool)),
        Known::Unknown => {
            let patterns = content.breathing.patterns.iter();
            let patterns = patterns.map(|pattern| format!("breathing:{}", pattern.id));
            let practices = content.practices.practices.iter();
            let practices = practices.filter(|practice| practice.turns_inward());
            let practices = practices.map(|practice| format!("practice:{}", practice.id));
            patterns
                .chain(practices)
                .for_each(|tool| deck.leave_out(&tool));
        }
    }
}
