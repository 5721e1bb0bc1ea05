//! What the terminal itself remembers: where somebody is and was, and what is said and asked there.

use std::collections::BTreeMap;

use ebb_core::companion::{Companion, first_page};
use ebb_core::page::{Answer, Message, Offer, Place, Shape};
use ebb_core::session::RunState;
use ebb_core::view::Moment;

use super::number::Number;
use super::page::Shown;
use super::steady::Steady;
use super::style;
use super::trail::Left;
use crate::Start;
use crate::clock::Clock;

/// The terminal's own state over the companion.
pub struct App<'a> {
    pub companion: &'a mut Companion,
    pub clock: &'a Clock,
    pub place: Place,
    /// The line on top of the help, while it is shown.
    pub help: Option<usize>,
    /// How far the help can be scrolled, as it was drawn last.
    pub furthest: usize,
    pub message: String,
    pub styles: style::Styles,
    pub(super) steady: Steady,
    /// A number whose digits are being typed.
    pub(super) number: Option<Number>,
    pub(super) leaving: bool,
    /// How wide a page is and how many lines it has, as one was drawn last.
    pub(super) size: (usize, usize),
    /// The page of that place.
    pub shown: Option<Shown>,
    /// Where somebody has been, the present place last.
    pub(super) trail: Vec<Place>,
    /// How each place of the trail was left, by its stop.
    pub(super) left: BTreeMap<String, Left>,
    /// What was said on the way here, with what takes it back.
    pub(super) told: Option<Message>,
    /// What is asked before it is done, with the answers that it sends.
    pub(super) asked_first: Option<(Box<Offer>, Vec<Answer>)>,
    /// When a key was pressed last in a form whose draft is kept, until it is.
    pub(super) typed_at: Option<std::time::Instant>,
    /// What was kept of the form of a stop, or sent by it.
    pub(super) drafted: Option<(String, Vec<Answer>)>,
}

impl<'a> App<'a> {
    pub fn new(companion: &'a mut Companion, clock: &'a Clock, start: Start) -> Self {
        let mut app = Self {
            companion,
            clock,
            place: first_page(),
            help: None,
            furthest: 0,
            message: String::new(),
            styles: style::Styles::new(style::coloured()),
            steady: Steady::default(),
            number: None,
            leaving: false,
            size: (78, 20),
            shown: None,
            trail: vec![first_page()],
            left: BTreeMap::new(),
            told: None,
            asked_first: None,
            typed_at: None,
            drafted: None,
        };
        match start {
            Start::At(place) => app.go(place),
            Start::Doing(action, said) => app.carry_out(&action, &said),
        }
        app
    }

    /// Forgets the last touch, as time does.
    #[cfg(test)]
    pub fn rest(&mut self) {
        self.steady = Steady::default();
    }

    pub fn leaving(&self) -> bool {
        self.leaving
    }

    pub fn moment(&self) -> Moment {
        self.clock.moment()
    }

    /// True while something on the screen moves.
    pub fn moves(&self) -> bool {
        let running = || {
            self.companion
                .frame(self.clock.now())
                .is_some_and(|frame| frame.state == RunState::Running)
        };
        self.shows_time() && !self.companion.is_still() && running()
    }

    /// True where the screen tells seconds.
    pub fn shows_time(&self) -> bool {
        let shown = self.shown.as_ref();
        shown.is_some_and(|shown| shown.page.shape == Shape::Live)
    }

    /// Does what has its time at `now`. True where that changes what stands there.
    pub fn tick(&mut self, now: std::time::Instant) -> bool {
        self.companion.tick(self.clock.now());
        self.rests(now);
        let answered = self.settles(now);
        // What runs changes by itself, here and in other programs.
        if self.shows_time() {
            self.look();
        }
        answered
    }
}
