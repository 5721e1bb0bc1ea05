//! A page for every place, and a reply for every action: the two calls that a host needs. The rooms answer; what every
//! page has is added here.

use std::mem;

use chrono::TimeDelta;

use super::doors::{doors, sign_above};
use super::links::Resolver;
use super::own;
use super::refusal::Refusal;
use super::state::Companion;
use crate::backup::{self, page as backup_page};
use crate::cards::{self, page as card_page};
use crate::crisis::{self, BodySign, PlanDoor, page as crisis_page};
use crate::export;
use crate::journal::{self, page as journal_page};
use crate::measures::{self, page as measure_page};
use crate::packs::{self, page as pack_page};
use crate::page::{
    Action, Answer, Answers, Block, Message, NoticeKind, Offer, Page, Place, Reply, Target, Token,
};
use crate::progress::{self, lists, page as progress_page};
use crate::reminders::{self, page as reminder_page};
use crate::session::page as session_page;
use crate::store::Work;
use crate::time::Instant;
use crate::triggers::{self, page as trigger_page};
use crate::view::{Ahead, Body, Done, Failure, Holds, Known, Moment, Stop, Unread, View};

/// Pages in pages: a place that is gone leads to another, and that one is there.
const MOST_GONE: usize = 4;

/// The first page settles reminders no more often: it writes, and that page is looked at most.
const SETTLED_FOR: TimeDelta = TimeDelta::minutes(15);

/// What each room remembers for as long as a process runs.
#[derive(Debug, Default)]
pub struct Rooms {
    /// Reminders.
    pub(super) reminders: reminders::page::State,
    /// Cards.
    pub(super) cards: card_page::State,
    /// The plan, the lines and the sheets.
    pub(super) crisis: crisis_page::State,
    /// A touch noted danger today, and nothing else did before.
    pub(super) danger_noted: bool,
    /// When it was said how it was with the plan.
    pub(super) plan_told_at: Option<Instant>,
    /// Packs.
    packs: pack_page::State,
    /// Backups.
    pub(super) backup: backup_page::State,
    /// When reminders were settled last.
    settled_at: Option<Instant>,
}

impl Companion {
    /// The page of a place, with the answers so far where it is a form that somebody fills in. It never fails: what
    /// cannot be read is said where it would have stood, and a place that is gone leads up.
    pub fn page(&mut self, place: &Place, said: &[Answer], moment: &Moment) -> Page {
        if place.room() == crisis_page::At::ROOM {
            // What helps in a crisis waits for nobody.
            self.at_once(|companion| companion.arrive(place, moment));
        } else {
            self.arrive(place, moment);
        }
        let mut place = place.clone();
        let mut gone = false;
        for _ in 0..MOST_GONE {
            let Some(body) = self.body(&place, Answers::of(said), moment) else {
                break;
            };
            match body.gone_to {
                Some(to) => (place, gone) = (to, true),
                None => return self.whole(place, body, gone, moment),
            }
        }
        let first = first_page();
        let body = self.body(&first, Answers::of(&[]), moment);
        let body = body.unwrap_or_else(|| Body::new(&moment.content().words.now.title));
        self.whole(first, body, true, moment)
    }

    /// Carries out an action with the answers that were given.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be done at all; what the answers lack is a [`Reply::Refused`].
    pub fn carry_out(
        &mut self,
        action: &Action,
        said: &[Answer],
        moment: &Moment,
        work: &Work,
    ) -> Result<Reply, Refusal> {
        self.clock.keep_before_noting();
        let is_urgent = action.room() == crisis_page::Act::ROOM
            && matches!(
                crisis_page::Act::read(&action.token),
                Some(crisis_page::Act::Used | crisis_page::Act::Danger)
            );
        if is_urgent || own::Act::read(&action.token) == Some(own::Act::Hide) {
            self.at_once(|companion| companion.carry_it_out(action, said, moment, work))
        } else {
            self.carry_it_out(action, said, moment, work)
        }
    }

    fn carry_it_out(
        &mut self,
        action: &Action,
        said: &[Answer],
        moment: &Moment,
        work: &Work,
    ) -> Result<Reply, Refusal> {
        // What was hidden elsewhere is hidden here before anything is done.
        self.take_up_from_front(moment);
        self.hide_with_others();
        self.follow_clock(moment.now);
        self.close_what_was_left(moment.now);
        self.unread.look_again();
        let hides = own::Act::read(&action.token) == Some(own::Act::Hide);
        match self.act_in_room(action, Answers::of(said), moment, work) {
            Some(Ok(done)) => {
                let (to, message) = self.take_in(done, moment);
                Ok(if hides {
                    Reply::Hidden
                } else {
                    Reply::Went { to, message }
                })
            }
            Some(Err(Stop::Asks(offer))) => Ok(Reply::Asked { offer: *offer }),
            Some(Err(Stop::Refused(problems))) => Ok(Reply::Refused {
                words: moment.content().pages.forms.look_again.clone(),
                problems,
            }),
            Some(Err(Stop::Fails(failure))) => Err(Refusal::of(failure, moment)),
            None => Err(Refusal::of(Failure::Gone, moment)),
        }
    }

    /// What happened meanwhile is taken in before anybody looks.
    fn arrive(&mut self, place: &Place, moment: &Moment) {
        self.take_up_from_front(moment);
        self.tick(moment.now);
        let now = moment.now;
        let lately = |at: Instant| (TimeDelta::zero()..SETTLED_FOR).contains(&(now - at));
        let is_settled = self.rooms.settled_at.is_some_and(lately);
        let asks = place.room() == reminder_page::At::ROOM || *place == first_page() && !is_settled;
        if asks && self.clock.is_sure() {
            self.look_back(moment);
            // What was deleted long ago goes for good. What cannot go now goes at another look.
            let _ = self.store().map(|store| store.empty_bin(now));
            self.rooms.settled_at = Some(now);
        }
        if let Some(at) = crisis_page::At::read(&place.token) {
            self.arrive_at_plan(&at, moment);
        }
    }

    /// What the room of a place answers; none where no room knows it.
    fn body(&self, place: &Place, said: Answers<'_>, moment: &Moment) -> Option<Body> {
        let token = place.token.as_str();
        self.viewed(moment, |view| match place.room() {
            own::At::ROOM => own::At::read(token).map(|at| self.own_page(&at, said, view)),
            reminder_page::At::ROOM => reminder_page::At::read(token)
                .map(|at| reminder_page::page(&at, said, view, &self.rooms.reminders)),
            card_page::At::ROOM => card_page::At::read(token).map(|at| {
                let mut body = card_page::page(&at, said, view, &self.rooms.cards);
                if let card_page::At::Suggest { intensity, .. } = at {
                    let first = self.nobody_is_alone_with(intensity, moment);
                    if first.is_empty() && card_page::suggests_nothing(&body) {
                        body.blocks.push(self.plan_and_people(moment));
                    }
                    body.blocks.splice(0..0, first);
                }
                body
            }),
            pack_page::At::ROOM => pack_page::At::read(token)
                .map(|at| pack_page::page(&at, said, view, &self.rooms.packs)),
            trigger_page::At::ROOM => {
                trigger_page::At::read(token).map(|at| trigger_page::page(&at, said, view))
            }
            measure_page::At::ROOM => measure_page::At::read(token).map(|at| {
                let under_18 = self.vault.open().kept.settings.under_18;
                measure_page::page(&at, said, view, under_18)
            }),
            crisis_page::At::ROOM => crisis_page::At::read(token).map(|at| {
                let at = self.as_noted(at, moment);
                let door = Some(self.plan_door(view.ahead.holds));
                let state = crisis_page::State { door };
                let body = crisis_page::page(&at, said, &view.ahead, &self.vault, &state);
                self.with_plan_to_ask_about(&at, body, moment)
            }),
            session_page::At::ROOM => {
                session_page::At::read(token).map(|at| self.session_page(&at, said, view))
            }
            export::page::At::ROOM => export::page::At::read(token)
                .map(|at| export::page::page(&at, said, view, &self.vault)),
            backup_page::At::ROOM => backup_page::At::read(token)
                .map(|at| backup_page::page(&at, said, view, &self.vault, &self.rooms.backup)),
            lists::page::At::ROOM => lists::page::At::read(token).map(|at| {
                let body = lists::page::page(&at, said, view);
                // A later room, so it is offered from here.
                if at == lists::page::At::All && view.own().is_ok() {
                    body.block(Block::offers([export::page::way_in(view)]))
                } else {
                    body
                }
            }),
            progress_page::At::ROOM => {
                progress_page::At::read(token).map(|at| progress_page::page(&at, said, view))
            }
            journal_page::At::ROOM => {
                journal_page::At::read(token).map(|at| journal_page::page(&at, said, view))
            }
            _ => None,
        })
    }

    /// What a room makes of all that it is given.
    pub(super) fn viewed<T>(&self, moment: &Moment, make: impl FnOnce(&View<'_>) -> T) -> T {
        let holds = self.holds(moment);
        let links = Resolver::of(self, moment);
        let unread = Unread::default();
        let ahead = Ahead {
            moment,
            holds: &holds,
            links: &links,
            riding: self.riding(),
            unread: &unread,
            typeface: self.typeface,
        };
        self.front.knows(&holds, self.plan_door(&holds));
        let view = View::new(ahead, self.store.as_ref());
        let made = make(&view);
        // That a store does not open is known, and over once it does.
        if self.store.is_ok()
            && let Some(error) = unread.first()
        {
            self.unread.note(error);
        }
        made
    }

    /// What the room of an action makes of it; none where no room knows it.
    fn act_in_room(
        &mut self,
        action: &Action,
        said: Answers<'_>,
        moment: &Moment,
        work: &Work,
    ) -> Option<Result<Done, Stop>> {
        let token = action.token.as_str();
        if let Some(act) = own::Act::read(token) {
            return Some(self.own_act(&act, said, moment));
        }
        if let Some(act) = session_page::Act::read(token) {
            return Some(self.session_act(act, said, moment));
        }
        if let Some(act) = crisis_page::Act::read(token)
            && let Err(stop) = self.may_take_back(&act, moment)
        {
            return Some(Err(stop));
        }
        let brings = backup_page::Act::read(token).is_some_and(|act| act.brings());
        if brings && self.running().is_some() {
            let words = &moment.content().backup.under_way;
            return Some(Err(Stop::Fails(Failure::Senseless(words.clone()))));
        }
        let mut rooms = mem::take(&mut self.rooms);
        let done = self.viewed(moment, |view| match action.room() {
            reminder_page::Act::ROOM => reminder_page::Act::read(token)
                .map(|act| reminders::act(&act, said, view, &mut rooms.reminders)),
            card_page::Act::ROOM => {
                card_page::Act::read(token).map(|act| cards::act(&act, said, view, &rooms.cards))
            }
            crisis_page::Act::ROOM => crisis_page::Act::read(token)
                .map(|act| crisis::act(&act, said, &view.ahead, &self.vault, &mut rooms.crisis)),
            pack_page::Act::ROOM => pack_page::Act::read(token)
                .map(|act| packs::act(&act, said, view, &mut rooms.packs, work)),
            trigger_page::Act::ROOM => {
                trigger_page::Act::read(token).map(|act| triggers::act(&act, said, view))
            }
            measure_page::Act::ROOM => {
                measure_page::Act::read(token).map(|act| measures::act(&act, said, view))
            }
            export::page::Act::ROOM => {
                export::page::Act::read(token).map(|act| export::act(&act, view))
            }
            backup_page::Act::ROOM => backup_page::Act::read(token).map(|act| {
                let state = &mut rooms.backup;
                backup::act(&act, said, view, &self.vault, state, work)
            }),
            lists::page::Act::ROOM => {
                lists::page::Act::read(token).map(|act| lists::act(&act, said, view))
            }
            progress_page::Act::ROOM => {
                progress_page::Act::read(token).map(|act| progress::act(&act, said, view))
            }
            journal_page::Act::ROOM => {
                journal_page::Act::read(token).map(|act| journal::act(&act, said, view))
            }
            _ => None,
        });
        self.rooms = rooms;
        if matches!(&done, Some(Ok(_))) {
            if crisis_page::tells(token) {
                self.plan_was_told(moment);
            }
            if action.room() == pack_page::Act::ROOM {
                self.read_handed_practices();
            }
            if brings {
                self.go_on_over_what_is_there(moment);
            }
        }
        done
    }

    /// What was done holds everywhere from now on.
    fn take_in(&mut self, done: Done, moment: &Moment) -> (Place, Option<Message>) {
        for fact in &done.facts {
            self.believe(fact, moment);
        }
        self.tick(moment.now);
        self.hurried(|companion| companion.bring_together(moment));
        self.keep_awake(moment.now, moment.zone);
        self.show_front();
        let message = done.message;
        let message = message.map(|message| self.with_a_way_back(message, moment));
        (done.to, message)
    }

    /// A body, with what every page has.
    fn whole(&self, place: Place, mut body: Body, gone: bool, moment: &Moment) -> Page {
        let mut doors = doors(self.front.plan_door(), moment);
        let mut blocks = Vec::new();
        if let Some(sign) = body.sign {
            blocks.push(sign_above(sign, &mut doors, moment));
        }
        if body.danger {
            blocks.extend(self.plan_above(&mut doors, moment));
        } else if body.sign == Some(BodySign::Emergency) {
            blocks.push(self.first_answers(moment));
        }
        if gone {
            let words = &moment.content().pages.closed.gone;
            blocks.push(Block::notice(NoticeKind::Told, words));
        }
        blocks.append(&mut body.blocks);
        come_back_to(&place, &mut blocks);
        body.blocks = blocks;
        name_the_nameless(&mut body, &moment.content().words.now.title);
        let above = (place != first_page()).then(first_page);
        with_doors(place, body, doors, above)
    }

    /// The door of the plan that was opened last; before one was, that of danger where it was said today.
    pub(super) fn plan_door(&self, holds: &Holds) -> PlanDoor {
        // What was said today does not show ahead of the lock.
        let said = !holds.locked && holds.danger == Known::Is(true);
        let first = if said {
            PlanDoor::MightHurt
        } else {
            PlanDoor::MightUse
        };
        self.rooms.crisis.door.unwrap_or(first)
    }
}

/// Whoever opens a lock that stands before a page sees that page then, and what they had begun there.
fn come_back_to(place: &Place, blocks: &mut [Block]) {
    let unlock = Target::act(&own::Act::Unlock { back: None });
    let notices = blocks.iter_mut().filter_map(|block| match block {
        Block::Notice { offers, .. } => Some(offers),
        _ => None,
    });
    for offer in notices.flatten().filter(|offer| offer.target == unlock) {
        let back = Some(place.token.clone());
        offer.target = Target::act(&own::Act::Unlock { back });
    }
}

/// No form takes an empty name, but a fault or another program may leave one in the store. A page is then called as the first one
/// is, and a line as its page, so that a host has something to draw and to touch.
fn name_the_nameless(body: &mut Body, first: &str) {
    let is_nameless = |title: &str| title.trim().is_empty();
    if is_nameless(&body.title) {
        first.clone_into(&mut body.title);
    }
    for block in &mut body.blocks {
        if let Block::Items { items } = block {
            let items = items.items.iter_mut();
            for item in items.filter(|item| is_nameless(&item.title)) {
                item.title.clone_from(&body.title);
            }
        }
    }
}

/// A body as a whole page.
pub(super) fn with_doors(
    place: Place,
    body: Body,
    doors: Vec<Offer>,
    above: Option<Place>,
) -> Page {
    Page {
        up: body.up.or(above),
        place,
        shape: body.shape,
        title: body.title,
        blocks: body.blocks,
        doors,
        look_again_at: body.look_again_at,
    }
}

/// The first page.
pub fn first_page() -> Place {
    Place::to(&own::At::Now)
}
