//! Ebb as one person meets it on its pages: with a store, without one, after using, and ahead of a lock.

mod backup;
mod cards;
mod doors;
mod handed_worksheet;
mod hiding;
mod ids;
mod injection;
mod journal;
mod keeping;
mod lists;
mod measures;
mod packs;
mod plan;
mod practising;
mod reminders;
mod riding;
mod safety;
mod steps;
mod suggested;
mod summary;
mod triggers;
mod vectors;

use std::rc::Rc;

use super::own;
use crate::companion::{Companion, Refusal};
use crate::crisis::{Vault, page as crisis};
use crate::page::{
    Action, Answer, Block, Exercise, Form, Item, LineRole, NoticeKind, Offer, Page, Place, Reply,
    Target, Token, Value,
};
use crate::progress::page as progress;
use crate::session::page as session;
use crate::store::{Store, StoreError, Work, scratch};
use crate::time::{Instant, from_millis};
use crate::view::Moment;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// So many seconds after ten in the morning of 2026-09-22 in Berlin, a Tuesday.
fn moment(seconds: i64) -> Moment {
    Moment {
        now: now(seconds),
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
        boot: None,
    }
}

fn now(seconds: i64) -> Instant {
    from_millis(1_790_064_000_000 + seconds * 1_000).unwrap()
}

/// One person's Ebb, as one process holds it. Others may look into the same folder.
struct Ebb {
    folder: Rc<tempfile::TempDir>,
    companion: Companion,
}

impl std::ops::Deref for Ebb {
    type Target = Companion;

    fn deref(&self) -> &Companion {
        &self.companion
    }
}

impl std::ops::DerefMut for Ebb {
    fn deref_mut(&mut self) -> &mut Companion {
        &mut self.companion
    }
}

impl Ebb {
    /// A store and a plan in which nothing was written yet.
    fn new() -> Self {
        let (folder, store) = scratch::store();
        Self::over(Rc::new(folder), Ok(store), 0)
    }

    /// No store that could be opened, and no plan yet.
    fn bare(problem: StoreError) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::over(Rc::new(folder), Err(problem), 0)
    }

    fn over(folder: Rc<tempfile::TempDir>, store: Result<Store, StoreError>, second: i64) -> Self {
        let vault = vault_in(&folder);
        let companion = Companion::new(store, vault, &moment(second));
        Self { folder, companion }
    }

    fn open(&self) -> Result<Store, StoreError> {
        Store::open(self.folder.path(), &scratch::key())
    }

    /// Another process over the same folder.
    fn again(&self, second: i64) -> Self {
        Self::over(Rc::clone(&self.folder), self.open(), second)
    }

    /// Another process over the same plan, which cannot open the store.
    fn without_store(&self, problem: StoreError, second: i64) -> Self {
        Self::over(Rc::clone(&self.folder), Err(problem), second)
    }

    /// The process ends, and another one begins.
    fn restarted(self, second: i64) -> Self {
        let Self { folder, companion } = self;
        drop(companion);
        let store = Store::open(folder.path(), &scratch::key());
        Self::over(folder, store, second)
    }

    fn vault(&self) -> Vault {
        vault_in(&self.folder)
    }

    fn look(&mut self, at: &impl Token, second: i64) -> Page {
        self.look_at(&Place::to(at), second)
    }

    fn look_at(&mut self, place: &Place, second: i64) -> Page {
        self.companion.page(place, &[], &moment(second))
    }

    /// The page of a form while somebody fills it in.
    fn fill(&mut self, at: &impl Token, said: &[Answer], second: i64) -> Page {
        self.companion.page(&Place::to(at), said, &moment(second))
    }

    fn now(&mut self, second: i64) -> Page {
        self.look(&own::At::Now, second)
    }

    fn live(&mut self, second: i64) -> Page {
        self.look(&session::At::Live, second)
    }

    fn history(&mut self, second: i64) -> Page {
        let (ahead, before) = (0, None);
        self.look(&progress::At::History { ahead, before }, second)
    }

    fn tries(&mut self, act: &impl Token, said: &[Answer], second: i64) -> Result<Reply, Refusal> {
        let (action, moment) = (Action::of(act), moment(second));
        self.companion
            .carry_out(&action, said, &moment, &Work::new())
    }

    /// Does it, and says where that leads.
    fn does(&mut self, act: &impl Token, second: i64) -> Place {
        self.says(act, &[], second)
    }

    /// The same, with the answers of a form.
    fn says(&mut self, act: &impl Token, said: &[Answer], second: i64) -> Place {
        match self.tries(act, said, second) {
            Ok(Reply::Went { to, .. }) => to,
            other => panic!("{}: {other:?}", act.write()),
        }
    }

    /// Chooses what is offered, and says where that leads.
    fn touches(&mut self, target: &Target, second: i64) -> Place {
        let action = match target {
            Target::Go { place } => return place.clone(),
            Target::Act { action } => action,
        };
        let reply = self
            .companion
            .carry_out(action, &[], &moment(second), &Work::new());
        match reply {
            Ok(Reply::Went { to, .. }) => to,
            other => panic!("{}: {other:?}", action.token),
        }
    }

    fn rides(&mut self, second: i64) -> Place {
        self.does(&session::Act::Ride, second)
    }

    fn rates(&mut self, value: i32, second: i64) -> Place {
        let said = [Answer::new("strength", Value::number(value))];
        self.says(&session::Act::Rate, &said, second)
    }

    fn practises(&mut self, id: &str, second: i64) -> Place {
        let id = id.to_owned();
        self.does(&session::Act::Practice { id }, second)
    }

    /// Breathes by a pattern, ten minutes.
    fn breathes(&mut self, pattern: &str, second: i64) -> Place {
        let (pattern, minutes) = (pattern.to_owned(), 10);
        self.does(
            &session::Act::Breathe {
                pattern,
                minutes,
                from_rate: None,
            },
            second,
        )
    }

    fn finishes(&mut self, outcome: Option<crate::session::Outcome>, second: i64) -> Place {
        self.does(&session::Act::Finish { outcome }, second)
    }

    /// Touches the door "I have used".
    fn has_used(&mut self, second: i64) -> Place {
        self.does(&crisis::Act::Used, second)
    }

    fn hides(&mut self, second: i64) {
        let hidden = self.tries(&own::Act::Hide, &[], second);
        assert_eq!(hidden, Ok(Reply::Hidden));
    }

    fn shows_again(&mut self, second: i64) {
        self.does(&own::Act::Unlock { back: None }, second);
    }

    fn is_used(&self, second: i64) -> bool {
        self.used(&moment(second))
    }

    /// How full the lung is that is shown; 0 where no breath is paced.
    fn lung(&self, second: i64) -> f64 {
        self.frame(now(second)).unwrap().lung
    }
}

fn vault_in(folder: &tempfile::TempDir) -> Vault {
    Vault::at(&folder.path().join("plan"))
}

/// The room's own value of a place.
fn at<T: Token>(place: &Place) -> T {
    T::read(&place.token).unwrap_or_else(|| panic!("{}", place.token))
}

/// All that a page shows, doors included, as one string.
fn text(page: &Page) -> String {
    serde_json::to_string(page).unwrap()
}

/// All that stands between the title and the doors of a page, as one string.
fn body(page: &Page) -> String {
    serde_json::to_string(&page.blocks).unwrap()
}

/// What can be chosen on a page, doors apart, in the order in which it is read.
fn offers(page: &Page) -> Vec<&Offer> {
    let of = |block| -> Vec<&Offer> {
        match block {
            &Block::Notice { ref offers, .. } | &Block::Offers { ref offers, .. } => {
                offers.iter().collect()
            }
            Block::Items { items } => {
                let beside = items.items.iter().flat_map(|item| &item.offers);
                beside.chain(&items.offers).collect()
            }
            Block::Month { month } => month.offers.iter().collect(),
            Block::Form { form } => std::iter::once(&form.submit).chain(&form.skip).collect(),
            Block::Lines { .. } | Block::Graph { .. } | Block::Live { .. } => Vec::new(),
        }
    };
    page.blocks.iter().flat_map(of).collect()
}

/// Every target on a page, doors apart.
fn targets(page: &Page) -> Vec<Target> {
    let offered = offers(page).into_iter().map(|offer| offer.target.clone());
    let opened = items(page).into_iter().filter_map(|item| item.open.clone());
    offered.chain(opened).collect()
}

fn goes(page: &Page, to: &impl Token) -> bool {
    targets(page).contains(&Target::go(to))
}

fn acts(page: &Page, act: &impl Token) -> bool {
    targets(page).contains(&Target::act(act))
}

/// True where something is offered whose token begins so.
fn offers_like(page: &Page, token: &str) -> bool {
    found_like(page, token).is_some()
}

/// What is offered whose token begins so.
fn found_like(page: &Page, token: &str) -> Option<Target> {
    let is_it = |target: &Target| match target {
        Target::Go { place } => place.token.starts_with(token),
        Target::Act { action } => action.token.starts_with(token),
    };
    targets(page).into_iter().find(is_it)
}

fn items(page: &Page) -> Vec<&Item> {
    let lists = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(&items.items),
        _ => None,
    });
    lists.flatten().collect()
}

fn item<'p>(page: &'p Page, id: &str) -> &'p Item {
    let found = items(page).into_iter().find(|item| item.id == id);
    found.unwrap_or_else(|| panic!("no {id} in {}", body(page)))
}

fn notices(page: &Page) -> Vec<(NoticeKind, &str)> {
    let notices = page.blocks.iter().filter_map(|block| match block {
        Block::Notice { kind, words, .. } => Some((*kind, words.as_str())),
        _ => None,
    });
    notices.collect()
}

/// The words of all notices, and nothing of their kinds.
fn told(page: &Page) -> Vec<&str> {
    notices(page).into_iter().map(|(_, words)| words).collect()
}

fn lines(page: &Page, wanted: LineRole) -> Vec<&str> {
    let lines = page.blocks.iter().filter_map(|block| match block {
        Block::Lines { role, lines, .. } if *role == wanted => Some(lines),
        _ => None,
    });
    lines.flatten().map(String::as_str).collect()
}

fn form(page: &Page) -> Option<&Form> {
    page.blocks.iter().find_map(|block| match block {
        Block::Form { form } => Some(form),
        _ => None,
    })
}

/// The exercise that a page shows.
fn exercise(page: &Page) -> &Exercise {
    let found = page.blocks.iter().find_map(|block| match block {
        Block::Live { exercise } => Some(exercise),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("nothing runs: {}", body(page)))
}

/// What is said of a running exercise, its advice first.
fn said(page: &Page) -> String {
    let words = exercise(page).words.clone().unwrap_or_default();
    format!("{} {words}", lines(page, LineRole::Lead).join(" "))
}

/// The question that stands open in an exercise, or above answers, in words.
fn asked(page: &Page) -> Option<&str> {
    page.blocks.iter().find_map(|block| match block {
        Block::Offers {
            lead: Some(lead), ..
        } => Some(lead.as_str()),
        Block::Form { form } if form.at_once => Some(form.fields[0].label.as_str()),
        _ => None,
    })
}
