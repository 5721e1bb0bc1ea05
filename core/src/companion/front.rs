//! What answers while everything else waits for a disk or for another process: the picture of what runs, the plan, the
//! people who answer, the sheets; and that somebody used, is in danger, or wants all of it out of sight. None of it
//! touches the store. What is said here lies in the vault at once, and the companion takes it from there.

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::doors::doors;
use super::own::{self, At};
use super::rooms::{first_page, with_doors};
use super::state::SIGNAL;
use crate::content::Content;
use crate::crisis::page::{self as crisis_page, Act};
use crate::crisis::{self, KeptUse, KeptUseState, PlanDoor, Vault};
use crate::page::{Action, Answers, Choice, Offer, Page, Place, Reply, Role, Target, Token as _};
use crate::session::{ExerciseKind, Frame, Live, page as session_page};
use crate::time::{Instant, to_millis};
use crate::view::{Ahead, Fact, Holds, Known, Link, LinkKind, Links, Moment, Unread, UseDoor};

/// What answers at once. It is shared with the companion, which shows it what there is after everything that is done.
#[derive(Debug)]
pub struct Front {
    vault: Vault,
    seen: RwLock<Seen>,
    news: Mutex<Option<News>>,
}

/// What was said here and the companion does not know yet. It holds there whether or not the vault could keep it.
#[derive(Debug, Default)]
pub(super) struct News {
    /// All was put out of sight.
    pub hid: bool,
    /// That somebody used.
    pub uses: Vec<KeptUse>,
    /// When a sign of danger was there.
    pub danger_at: Option<Instant>,
}

/// What the companion showed last.
#[derive(Debug)]
struct Seen {
    /// What runs.
    live: Option<Live>,
    holds: Holds,
    door: PlanDoor,
}

impl Front {
    /// Before anything was seen, nothing of the person's shows, and whatever may hold does.
    pub(super) fn new(vault: Vault) -> Self {
        let holds = Holds {
            locked: true,
            used: Known::Unknown,
            danger: Known::Unknown,
            room: Known::Unknown,
            still: Known::Unknown,
            worse: Known::Unknown,
        };
        let door = PlanDoor::MightUse;
        let live = None;
        let seen = RwLock::new(Seen { live, holds, door });
        Self {
            vault,
            seen,
            news: Mutex::default(),
        }
    }

    /// Takes up what runs, with the clock as it was seen to go.
    pub(super) fn shows(&self, live: Option<&Live>) {
        self.seen_mut().live = live.cloned();
    }

    /// Takes up what holds, and which door of the plan was opened last.
    pub(super) fn knows(&self, holds: &Holds, door: PlanDoor) {
        let mut seen = self.seen_mut();
        seen.holds.clone_from(holds);
        seen.door = door;
    }

    /// The door of the plan that the small doors lead to.
    pub(super) fn plan_door(&self) -> PlanDoor {
        self.seen().door
    }

    /// What was said here since it was asked last.
    pub(super) fn take_news(&self) -> Option<News> {
        self.news().take()
    }

    /// Leaves word for the companion.
    fn tell(&self, tell: impl FnOnce(&mut News)) {
        tell(self.news().get_or_insert_default());
    }

    fn news(&self) -> MutexGuard<'_, Option<News>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The exercise at `now`, where one is under way.
    pub fn frame(&self, now: Instant) -> Option<Frame> {
        let seen = self.seen();
        seen.live.as_ref().map(|live| live.frame(now))
    }

    /// The page of a place that needs no store; none for any other.
    pub fn page(&self, place: &Place, moment: &Moment) -> Option<Page> {
        let at = crisis_page::At::read(&place.token)?;
        let seen = self.seen();
        let door = at.door().unwrap_or(seen.door);
        let state = crisis_page::State { door: Some(door) };
        let said = Answers::of(&[]);
        let body = self.ahead(&seen, moment, |ahead| {
            crisis_page::page(&at, said, ahead, &self.vault, &state)
        });
        if body.gone_to.is_some() {
            return None;
        }
        let above = (*place != first_page()).then(first_page);
        Some(with_doors(place.clone(), body, doors(door, moment), above))
    }

    /// Carries out what needs no store: that somebody used or is in danger, and hiding; none for anything else.
    pub fn act(&self, action: &Action, moment: &Moment) -> Option<Reply> {
        if own::Act::read(&action.token) == Some(own::Act::Hide) {
            self.seen_mut().holds.locked = true;
            self.tell(|news| news.hid = true);
            // What cannot be remembered is out of sight all the same.
            let _ = self.vault.set_hidden(true);
            return Some(Reply::Hidden);
        }
        let act = Act::read(&action.token)?;
        if !matches!(act, Act::Used | Act::Danger) {
            return None;
        }
        let mut state = crisis_page::State::default();
        let done = self.ahead(&self.seen(), moment, |ahead| {
            crisis::act(&act, Answers::of(&[]), ahead, &self.vault, &mut state)
        });
        let done = done.ok()?;
        done.facts.iter().for_each(|fact| self.keep(fact, moment));
        let (to, message) = (done.to, done.message);
        Some(Reply::Went { to, message })
    }

    /// It shows here first, then it is written: a picture that is drawn meanwhile waits for no disk.
    fn keep(&self, fact: &Fact, moment: &Moment) {
        let now = moment.now;
        match fact {
            Fact::UsedNow { id } => {
                let used = KeptUse {
                    id: id.to_string(),
                    at: now,
                    zone: Some(moment.zone),
                    door: UseDoor::HaveUsed,
                    state: KeptUseState::New,
                };
                self.seen_mut().holds.used = Known::Is(Some(now));
                self.tell(|news| news.uses.push(used.clone()));
                let _ = self.vault.change_holds(|kept| kept.uses.push(used));
            }
            Fact::Danger => {
                let mut seen = self.seen_mut();
                seen.holds.danger = Known::Is(true);
                seen.door = PlanDoor::MightHurt;
                drop(seen);
                self.tell(|news| news.danger_at = Some(now));
                let _ = self.vault.change_holds(|kept| {
                    kept.danger_at = Some(now);
                    let at = to_millis(now).to_string();
                    kept.news.insert(SIGNAL.to_owned(), at);
                });
            }
            _ => {}
        }
    }

    fn ahead<T>(&self, seen: &Seen, moment: &Moment, make: impl FnOnce(&Ahead<'_>) -> T) -> T {
        let ride = |live: &Live| live.plan().kind == ExerciseKind::Ride;
        let links = OfContent {
            content: moment.content(),
            runs: seen.live.is_some(),
            locked: seen.holds.locked,
        };
        make(&Ahead {
            moment,
            holds: &seen.holds,
            links: &links,
            riding: seen.live.as_ref().is_some_and(ride),
            unread: &Unread::default(),
            typeface: None,
        })
    }

    fn seen(&self) -> RwLockReadGuard<'_, Seen> {
        self.seen.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen_mut(&self) -> RwLockWriteGuard<'_, Seen> {
        self.seen.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is known of other rooms with no store: what comes with Ebb, and what runs.
struct OfContent {
    content: &'static Content,
    runs: bool,
    locked: bool,
}

impl Links for OfContent {
    fn name(&self, link: &Link) -> Option<String> {
        let content = self.content;
        Some(match link.kind {
            LinkKind::Ride => content.words.exercise.ride.clone(),
            LinkKind::Breathing => content.pattern(&link.id)?.name.clone(),
            LinkKind::Card => content.card(&link.id)?.title.clone(),
            _ => return None,
        })
    }

    fn offer(&self, link: &Link) -> Option<Offer> {
        let back = link.kind == LinkKind::Exercise && self.runs;
        back.then(|| {
            let label = &self.content.words.sheet.back_to_exercise;
            Offer::new(label, Role::Go, Target::go(&session_page::At::Live))
        })
    }

    fn place(&self, link: &Link) -> Option<Place> {
        match link.kind {
            LinkKind::Now => Some(Place::to(&At::Now)),
            LinkKind::Exercise if self.runs => Some(Place::to(&session_page::At::Live)),
            _ => None,
        }
    }

    fn found(&self, _typed: &str) -> Vec<Choice> {
        Vec::new()
    }

    fn measures(&self) -> Vec<Choice> {
        Vec::new()
    }

    fn unlock(&self) -> Option<Offer> {
        self.locked.then(|| own::unlock(self.content))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::state::Companion;
    use super::super::world::{State, moment, world};
    use super::*;
    use crate::crisis::{KeptHolds, KeptUseState, Vault};
    use crate::session::page::Act as SessionAct;
    use crate::store::{StoreError, Work, scratch};

    fn does(companion: &mut Companion, action: &Action) -> Reply {
        let done = companion.carry_out(action, &[], &moment(), &Work::new());
        done.unwrap()
    }

    fn urgent() -> [Place; 4] {
        [
            Place::to(&crisis_page::At::Plan {
                door: PlanDoor::MightHurt,
            }),
            Place::to(&crisis_page::At::Lines { region: None }),
            Place::to(&crisis_page::At::HaveUsed { noted: None }),
            Place::to(&crisis_page::At::Emergency),
        ]
    }

    #[test]
    fn the_front_shows_what_the_companion_shows() {
        let mut world = world(State::Open);
        for place in urgent() {
            let page = world.companion.page(&place, &[], &moment());
            let front = world.companion.front().page(&place, &moment());
            let title = |page: &Page| (page.place.clone(), page.title.clone(), page.doors.clone());
            let front = front.unwrap();
            assert_eq!(title(&page), title(&front));
            assert_eq!(page.blocks.len(), front.blocks.len(), "{place:?}");
        }
        let first = world.companion.front().page(&first_page(), &moment());
        assert_eq!(first, None, "the first page needs the store");
    }

    #[test]
    fn hidden_and_before_anything_was_seen_the_front_shows_nothing_of_the_persons() {
        let mut open = world(State::Open);
        let plan = urgent()[0].clone();
        let page = open.companion.page(&plan, &[], &moment());
        let front = open.companion.front();
        assert!(format!("{page:?}").contains("bittern"));
        assert_eq!(
            front.act(&Action::of(&own::Act::Hide), &moment()),
            Some(Reply::Hidden)
        );
        let unseen = Front::new(open.companion.vault.clone());
        for front in [&*front, &unseen] {
            let page = front.page(&plan, &moment()).unwrap();
            assert!(!format!("{page:?}").contains("bittern"));
        }
        // Whatever the companion does next, it knows.
        let page = open.companion.page(&plan, &[], &moment());
        assert!(open.companion.is_locked());
        assert!(!format!("{page:?}").contains("bittern"));
    }

    #[test]
    fn what_is_said_at_the_front_is_believed_by_the_companion_and_by_the_next_process() {
        for (act, holds) in [(Act::Used, "used"), (Act::Danger, "danger")] {
            let mut world = world(State::Open);
            let said = world.companion.front().act(&Action::of(&act), &moment());
            assert!(matches!(said, Some(Reply::Went { .. })));
            let kept = world.companion.vault.holds().known().unwrap();
            match holds {
                "used" => assert_eq!(kept.uses.last().unwrap().at, moment().now),
                _ => assert_eq!(kept.danger_at, Some(moment().now)),
            }
            world.companion.page(&first_page(), &[], &moment());
            let now = world.companion.holds(&moment());
            assert_eq!(now.used(), holds == "used");
            assert_eq!(now.danger(), holds == "danger");
        }
    }

    #[test]
    fn while_another_process_writes_what_helps_in_a_crisis_waits_for_nobody() {
        let mut world = world(State::Open);
        does(&mut world.companion, &Action::of(&SessionAct::Ride));
        let store = world.companion.store().unwrap();
        let writer = scratch::writer(store.folder());
        store.be_patient(Duration::ZERO);
        assert_eq!(store.set_setting("a", "b"), Err(StoreError::Busy));
        // Whoever waits for the writer waits for an hour.
        store.be_patient(Duration::from_secs(3_600));
        for place in urgent() {
            let page = world.companion.page(&place, &[], &moment());
            assert_eq!(page.place, place);
        }
        let front = world.companion.front();
        assert!(front.frame(moment().now).is_some());
        assert!(world.companion.frame(moment().now).is_some());
        does(&mut world.companion, &Action::of(&Act::Used));
        assert!(world.companion.holds(&moment()).used());
        let hidden = does(&mut world.companion, &Action::of(&own::Act::Hide));
        assert_eq!(hidden, Reply::Hidden);
        drop(writer);
        // Kept as soon as it can be.
        world.companion.unlock();
        world.companion.page(&first_page(), &[], &moment());
        does(
            &mut world.companion,
            &Action::of(&own::Act::Unlock { back: None }),
        );
        let uses = crate::progress::used::uses(world.companion.store().unwrap(), moment().now);
        assert_eq!(uses.unwrap()[0].at, moment().now);
    }

    #[test]
    fn a_use_that_another_program_brought_into_the_store_since_is_not_said_to_be_lost() {
        let mut world = world(State::KeyOutOfReach);
        does(&mut world.companion, &Action::of(&Act::Used));
        let vault = Vault::at(&world.folder.path().join("plan"));
        assert_eq!(world.companion.holds_problem(&moment()), None);
        for state in [KeptUseState::InStore, KeptUseState::TakenBack] {
            let elsewhere = |holds: &mut KeptHolds| {
                holds.uses[0].state = state;
                holds.uses[0].zone = None;
            };
            vault.change_holds(elsewhere).unwrap();
            assert_eq!(world.companion.holds_problem(&moment()), None, "{state:?}");
        }
        vault.change_holds(|holds| holds.uses.clear()).unwrap();
        assert!(world.companion.holds_problem(&moment()).is_some());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_said_where_nothing_can_be_written_holds_here_and_it_is_said_that_it_is_not_kept() {
        for (state, act) in [
            (State::Open, Act::Used),
            (State::Open, Act::Danger),
            (State::KeyOutOfReach, Act::Used),
            (State::KeyOutOfReach, Act::Danger),
        ] {
            for at_front in [true, false] {
                let mut world = world(state);
                // Where the folder of the plan should be, there is a file.
                let plan = world.folder.path().join("plan");
                std::fs::rename(&plan, world.folder.path().join("elsewhere")).unwrap();
                std::fs::write(&plan, b"").unwrap();
                let action = Action::of(&act);
                if at_front {
                    assert!(world.companion.front().act(&action, &moment()).is_some());
                } else {
                    does(&mut world.companion, &action);
                }
                world.companion.page(&first_page(), &[], &moment());
                let holds = world.companion.holds(&moment());
                let does_hold = if act == Act::Used {
                    holds.used()
                } else {
                    holds.danger()
                };
                assert!(does_hold, "{act:?} {state:?} {at_front}");
                let not_kept = &moment().content().words.notices.holds_not_kept;
                let is_said = world.companion.problems(&moment()).contains(not_kept);
                assert_eq!(is_said, state == State::KeyOutOfReach, "{act:?} {at_front}");
            }
        }
    }
}
