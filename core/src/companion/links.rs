//! What rooms are to each other, resolved: names, offers, and what was typed. A ride that is under way is not a reason
//! to be sent away: a breath is taken up within it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::own::{self, At};
use super::state::Companion;
use crate::cards::{Deck, page as card_page};
use crate::content::{Content, Sheet, fill};
use crate::crisis::{PlanDoor, page as crisis_page};
use crate::export;
use crate::journal::page as journal_page;
use crate::measures::{self, page as measure_page, trackers};
use crate::page::{Choice, Offer, Place, Role, Target, of_word};
use crate::progress::lists;
use crate::session::page as session_page;
use crate::store::{Store, StoreError};
use crate::view::{Link, LinkKind, Links, Moment};

/// Tools that are found at once, at most.
const MOST_FOUND: usize = 8;

/// What there is at one moment, read once for a whole page.
pub(super) struct Resolver<'a> {
    companion: &'a Companion,
    moment: &'a Moment,
    content: &'static Content,
    used: bool,
    worse: BTreeSet<String>,
    riding: bool,
    /// Read only where something names a card that is not of the content.
    deck: OnceCell<Deck>,
}

impl Companion {
    /// The deck as the person has it; as it was written where that cannot be read, and ahead of the lock.
    pub(super) fn deck(&self, moment: &Moment) -> Deck {
        let content = moment.content();
        let mut deck = self
            .read_own(|store| Deck::read(store, content))
            .unwrap_or_else(|| Deck::of_content(content));
        if deck.is_short() {
            self.noted::<(), _>(Err(StoreError::Damaged));
        }
        for practice in self.practices(moment).handed() {
            deck.take_in_practice(practice.clone());
        }
        for tool in self.tools_made_worse(moment) {
            deck.leave_out(&tool);
        }
        deck
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn of(companion: &'a Companion, moment: &'a Moment) -> Self {
        Self {
            companion,
            moment,
            content: moment.content(),
            used: companion.used(moment),
            worse: companion.tools_made_worse(moment),
            riding: companion.riding(),
            deck: OnceCell::new(),
        }
    }

    fn deck(&self) -> &Deck {
        self.deck.get_or_init(|| self.companion.deck(self.moment))
    }

    /// Everything that can be opened, with its name; the person's own cards last.
    fn all(&self) -> impl Iterator<Item = (Link, String)> {
        let content = self.content;
        let ride = (
            Link::to(LinkKind::Ride, ""),
            content.words.exercise.ride.clone(),
        );
        let named = |kind| move |id: &str, name: &str| (Link::to(kind, id), name.to_owned());
        let patterns = content.breathing.patterns.iter();
        let breath = named(LinkKind::Breathing);
        let card = named(LinkKind::Card);
        let practice = named(LinkKind::Practice);
        let practices = self.companion.practices(self.moment);
        let practices: Vec<_> = practices
            .all()
            .map(|of| practice(&of.id, &of.name))
            .collect();
        let own = self.deck().cards().iter();
        let own = own.filter(|of| content.card(&of.id).is_none());
        std::iter::once(ride)
            .chain(patterns.map(move |of| breath(&of.id, &of.name)))
            .chain(
                content
                    .cards
                    .cards
                    .iter()
                    .map(move |of| card(&of.id, &of.title)),
            )
            .chain(practices)
            .chain(own.map(move |of| card(&of.id, &of.text.title)))
    }

    /// True for a card that is not for a day of using.
    fn settles(&self, card: &str) -> bool {
        match self.content.card(card) {
            Some(card) => card.not_after_using,
            None => self
                .deck()
                .card(card)
                .is_some_and(|card| card.not_after_using),
        }
    }

    /// Opens or begins a tool. After using nothing here begins what could let somebody fall asleep, and in a ride
    /// nothing begins that would have to end the ride.
    fn tool(&self, link: &Link) -> Option<Offer> {
        let words = &self.content.words.plan;
        let labelled = |template: &str, role, target| {
            let name = self.name(link)?;
            Some(Offer::new(fill(template, &[("tool", &name)]), role, target))
        };
        let begins = |act| {
            // One exercise at a time; only a ride takes up another.
            let may = self.companion.running().is_none() || self.riding;
            labelled(&words.begin_tool, Role::Begin, Target::act(&act)).filter(|_| may)
        };
        let id = link.id.clone();
        match link.kind {
            LinkKind::Ride if self.riding => self.back_to_exercise(),
            LinkKind::Ride => begins(session_page::Act::Ride),
            LinkKind::Breathing if self.used => None,
            LinkKind::Breathing => {
                let pattern = self.content.pattern(&id)?;
                let minutes = pattern.minutes;
                begins(if self.riding {
                    session_page::Act::TakeUp { pattern: id }
                } else {
                    session_page::Act::Breathe {
                        pattern: id,
                        minutes,
                        from_rate: None,
                    }
                })
            }
            LinkKind::Card if self.used && self.settles(&id) => None,
            LinkKind::Card => {
                let card = Target::go(&card_page::At::Card { id, felt: None });
                labelled(&words.open_card, Role::Go, card)
            }
            LinkKind::Practice if self.riding => None,
            LinkKind::Practice => {
                let practices = self.companion.practices(self.moment);
                let settles = self.used && practices.get(&id)?.settles();
                (!settles).then(|| begins(session_page::Act::Practice { id }))?
            }
            LinkKind::Measure => {
                let (title, at) = self.measure(&id)?;
                Some(Offer::new(title, Role::Go, Target::go(&at)))
            }
            LinkKind::ListItem => {
                let (title, at) = self.list_item(&id)?;
                Some(Offer::new(title, Role::Go, Target::go(&at)))
            }
            LinkKind::Worksheet => {
                let sheet = self.content.worksheet(&id)?;
                if self.used && sheet.not_while_used || sheet.by_therapist {
                    return None;
                }
                let before = None;
                let sheet = Target::go(&journal_page::At::Worksheet { sheet: id, before });
                labelled(&words.open_card, Role::Go, sheet)
            }
            LinkKind::Sheet
            | LinkKind::Now
            | LinkKind::Exercise
            | LinkKind::Plan
            | LinkKind::Summary
            | LinkKind::People => None,
        }
    }

    /// What a measure is called and where it is filled in; all of them without an id. A number of the person's own has
    /// no name ahead of the lock.
    fn measure(&self, id: &str) -> Option<(String, measure_page::At)> {
        if id.is_empty() {
            let title = self.content.measures.title.clone();
            return Some((title, measure_page::At::All));
        }
        let content = self.content;
        let name = match content.instrument(id) {
            Some(known) => known.name.clone(),
            None => {
                let own = |store: &Store| measures::instrument(id, store, content);
                self.companion.read_own(own)?.name.clone()
            }
        };
        let instrument = id.to_owned();
        Some((name, measure_page::At::Form { instrument }))
    }

    /// What stands on a list under this id; nothing ahead of the lock.
    fn list_item(&self, id: &str) -> Option<(String, lists::page::At)> {
        let id = id.parse().ok()?;
        let content = self.content;
        // Most reminders are of nothing that stands on a list: that is not for want of reading.
        let name = |store: &Store| match lists::name_of(store, id, content) {
            Err(StoreError::NotFound) => Ok(None),
            named => named.map(Some),
        };
        let name = self.companion.read_own(name).flatten();
        Some((name?, lists::page::At::Item { id }))
    }

    fn back_to_exercise(&self) -> Option<Offer> {
        self.companion.running()?;
        let label = &self.content.words.sheet.back_to_exercise;
        Some(Offer::new(
            label,
            Role::Go,
            Target::go(&session_page::At::Live),
        ))
    }

    /// A sheet by its name.
    fn sheet(&self, link: &Link) -> Option<(&'static Sheet, crisis_page::At)> {
        let sheets = &self.content.emergency.sheets;
        match link.id.as_str() {
            "look-around" => Some((&sheets.look_around, crisis_page::At::LookAround)),
            "makes-worse" => Some((&sheets.makes_worse, crisis_page::At::MakesWorse)),
            _ => None,
        }
    }
}

impl Links for Resolver<'_> {
    fn name(&self, link: &Link) -> Option<String> {
        let content = self.content;
        Some(match link.kind {
            LinkKind::Ride => content.words.exercise.ride.clone(),
            LinkKind::Breathing => content.pattern(&link.id)?.name.clone(),
            LinkKind::Practice => {
                let practices = self.companion.practices(self.moment);
                practices.get(&link.id)?.name.clone()
            }
            LinkKind::Card => match content.card(&link.id) {
                Some(card) => card.title.clone(),
                None => self.deck().card(&link.id)?.text.title.clone(),
            },
            LinkKind::Measure => self.measure(&link.id)?.0,
            LinkKind::ListItem => self.list_item(&link.id)?.0,
            LinkKind::Worksheet => content.worksheet(&link.id)?.title.clone(),
            LinkKind::Sheet
            | LinkKind::Now
            | LinkKind::Exercise
            | LinkKind::Plan
            | LinkKind::Summary
            | LinkKind::People => return None,
        })
    }

    fn offer(&self, link: &Link) -> Option<Offer> {
        match (link.kind, link.id.as_str()) {
            // The first breath that fits.
            (LinkKind::Breathing, "") => {
                let (id, _) = self.companion.first_breath(self.moment)?;
                self.tool(&Link::to(LinkKind::Breathing, id))
            }
            (LinkKind::Card, "") => {
                let title = &self.content.cards_words.browse.title;
                let all = Target::go(&card_page::At::All);
                Some(Offer::new(title, Role::Go, all))
            }
            (LinkKind::Exercise, _) => self.back_to_exercise(),
            (LinkKind::Plan, door) => {
                let label = &self.content.cards_words.signals.plan;
                let plan = crisis_page::At::Plan {
                    door: of_word(door)?,
                };
                Some(Offer::new(label, Role::Go, Target::go(&plan)))
            }
            (LinkKind::People, _) => {
                let label = &self.content.cards_words.signals.lines;
                let lines = Target::go(&crisis_page::At::Lines { region: None });
                Some(Offer::new(label, Role::Call, lines))
            }
            (LinkKind::Sheet, _) => {
                let (sheet, at) = self.sheet(link)?;
                Some(Offer::new(&sheet.title, Role::Go, Target::go(&at)))
            }
            _ if self.worse.contains(&link.to_string()) => None,
            _ => self.tool(link),
        }
    }

    fn place(&self, link: &Link) -> Option<Place> {
        let id = link.id.clone();
        Some(match link.kind {
            LinkKind::Sheet => Place::to(&self.sheet(link)?.1),
            LinkKind::Now => Place::to(&At::Now),
            LinkKind::Card if id.is_empty() => Place::to(&card_page::At::All),
            LinkKind::Card => Place::to(&card_page::At::Card { id, felt: None }),
            LinkKind::Exercise => {
                self.companion.running()?;
                Place::to(&session_page::At::Live)
            }
            LinkKind::Practice => {
                self.name(link)?;
                Place::to(&session_page::At::Practice { id })
            }
            LinkKind::Measure => Place::to(&self.measure(&id)?.1),
            LinkKind::ListItem => Place::to(&self.list_item(&id)?.1),
            LinkKind::Worksheet => {
                self.name(link)?;
                let before = None;
                Place::to(&journal_page::At::Worksheet { sheet: id, before })
            }
            LinkKind::Plan => {
                let door: PlanDoor = of_word(&id)?;
                Place::to(&crisis_page::At::Plan { door })
            }
            LinkKind::People => Place::to(&crisis_page::At::Lines { region: None }),
            LinkKind::Summary => Place::to(&export::page::At::Summary { whom: None }),
            LinkKind::Ride | LinkKind::Breathing => return None,
        })
    }

    /// Those whose name begins with what was typed come first.
    fn found(&self, typed: &str) -> Vec<Choice> {
        let wanted = typed.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let at = |(link, name): (Link, String)| {
            let is_id = link.id == wanted || link.to_string() == wanted;
            let at = name.to_lowercase().find(&wanted);
            Some((at.or(is_id.then_some(0))?, link, name))
        };
        let mut found: Vec<_> = self.all().filter_map(at).collect();
        found.sort_by_key(|(at, ..)| *at > 0);
        let found = found.into_iter().take(MOST_FOUND);
        found
            .map(|(_, link, name)| Choice::new(link.to_string(), name))
            .collect()
    }

    fn measures(&self) -> Vec<Choice> {
        let known = self.content.instruments.instruments.iter();
        let known = known.map(|one| Choice::new(&one.id, &one.name));
        let own = self.companion.read_own(trackers::list).unwrap_or_default();
        let own = own.into_iter();
        let own = own.map(|one| Choice::new(one.id.to_string(), one.name));
        known.chain(own).collect()
    }

    fn unlock(&self) -> Option<Offer> {
        let locked = self.companion.is_locked();
        locked.then(|| own::unlock(self.content))
    }
}
