//! What the terminal itself remembers (where somebody is, a cursor, what is being typed) and what each key does.

use std::time::Instant;

use ebb_core::crisis::PlanDoor;
use ebb_core::screens::{
    Action, Asked, BreatheScreen, CardFinder, Companion, Dial, Moment, Offer, PatternCard, Place,
};
use ebb_core::session::RunState;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::card_keys::CameFrom;
use super::plan::{self, LineRow};
use super::practise;
use super::reminders;
use super::steady::Steady;
use super::triggers;
use super::{keys, style};
use crate::Start;
use crate::clock::Clock;
use crate::form::{self, Form, Prompt, Purpose};
use crate::report::far_ahead;

/// Exercises on the history screen.
pub const HISTORY_PAGE: i32 = 100;

/// The terminal's own state over the companion.
pub struct App<'a> {
    pub companion: &'a mut Companion,
    pub clock: &'a Clock,
    pub place: Place,
    /// The line that is chosen on a list, or scrolled to.
    pub cursor: usize,
    /// Minutes chosen for breathing; the pattern's own where none are.
    pub minutes: Option<i32>,
    /// The rate to glide from.
    pub from_rate: Option<i32>,
    /// What is being typed.
    pub form: Option<Form>,
    /// Ways to reach somebody, shown large; none most of the time.
    pub dialling: Vec<Dial>,
    /// What is asked a second time before it is done.
    pub confirm: Option<Offer>,
    /// The index of the cards while their list is open.
    pub finder: Option<CardFinder>,
    /// True while what is typed is looked for.
    pub searching: bool,
    pub(super) came_from: Option<CameFrom>,
    pub(super) cursor_back: Option<usize>,
    pub help: bool,
    /// How far the screen can be scrolled, as it was drawn last.
    pub furthest: usize,
    pub message: String,
    pub styles: style::Styles,
    steady: Steady,
    leaving: bool,
}

impl<'a> App<'a> {
    pub fn new(companion: &'a mut Companion, clock: &'a Clock, start: Start) -> Self {
        let mut app = Self {
            companion,
            clock,
            place: Place::Now,
            cursor: 0,
            minutes: None,
            from_rate: None,
            form: None,
            dialling: Vec::new(),
            confirm: None,
            finder: None,
            searching: false,
            came_from: None,
            cursor_back: None,
            help: false,
            furthest: 0,
            message: String::new(),
            styles: style::Styles::new(style::coloured()),
            steady: Steady::default(),
            leaving: false,
        };
        match start {
            Start::At(place) => app.place = place,
            Start::Doing(action) => app.act(action),
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
        self.place == Place::Exercise && !self.companion.is_still() && running()
    }

    /// True where the screen tells seconds.
    pub fn shows_time(&self) -> bool {
        self.place == Place::Exercise
    }

    pub fn tick(&mut self) {
        self.companion.tick(self.clock.now());
        if self.place == Place::Exercise && self.companion.running().is_none() {
            self.place = Place::Now;
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        self.message.clear();
        match self.companion.act(action, &self.clock.moment()) {
            Ok(place) => self.go(place),
            Err(error) => self.message = error.to_string(),
        }
    }

    fn go(&mut self, place: Place) {
        self.leave_for(&place);
        if place != self.place {
            self.cursor = 0;
        }
        self.leaving |= place == Place::Hidden;
        self.place = place;
    }

    pub fn key(&mut self, key: KeyEvent) {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            self.leaving |= matches!(key.code, KeyCode::Char('c' | 'd'));
            // Somebody comes in while a form is open: this hides from there too.
            if matches!(key.code, KeyCode::Char('z')) {
                self.act(Action::HideNow);
            }
        } else if std::mem::take(&mut self.help) {
            // Any key closes the help.
        } else if !std::mem::take(&mut self.dialling).is_empty() {
            // Any key puts the number away; the doors open from here too.
            if let KeyCode::Char(c) = key.code {
                self.door(c.to_ascii_lowercase());
            }
        } else if let Some(form) = self.form.take() {
            self.type_on(form, key.code);
        } else if let Some(offer) = self.confirm.take() {
            if matches!(key.code, KeyCode::Char('y' | 'Y')) {
                self.act(offer.action);
            }
        } else if self.searching {
            self.search_key(key.code);
        } else {
            self.steer(key.code);
        }
    }

    fn steer(&mut self, code: KeyCode) {
        match code {
            KeyCode::Char('q' | 'Q') => self.leaving = true,
            KeyCode::Char('?') => self.help = true,
            KeyCode::Esc | KeyCode::Backspace => self.back(),
            KeyCode::Down | KeyCode::Char('j' | 'J') => {
                self.cursor = (self.cursor + 1).min(self.last_line())
            }
            KeyCode::Up | KeyCode::Char('k' | 'K') => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::PageDown => self.cursor = (self.cursor + 10).min(self.last_line()),
            KeyCode::PageUp => self.cursor = self.cursor.saturating_sub(10),
            KeyCode::Left => self.step(-1),
            KeyCode::Right => self.step(1),
            KeyCode::Enter => self.enter(),
            KeyCode::Char(c) => self.letter(c.to_ascii_lowercase()),
            _ => {}
        }
    }

    fn back(&mut self) {
        if let Some(place) = self.back_from_cards() {
            self.message.clear();
            self.go(place);
            self.cursor = self.cursor_back.take().unwrap_or(0);
            return;
        }
        let under_way = self.companion.running().is_some();
        let place = match self.place {
            Place::Entry { .. } => Place::History,
            Place::HaveUsed
            | Place::FeelIll
            | Place::StaySafe
            | Place::Emergency
            | Place::Lines { .. }
            | Place::Plan { .. }
                if under_way =>
            {
                Place::Exercise
            }
            Place::PlanVersions => self.plan_place(),
            Place::Rehearse { .. } => Place::Triggers,
            Place::Pack => Place::Packs,
            Place::Packs => Place::Cards {
                typed: String::new(),
            },
            Place::ReminderHistory { .. } => Place::Reminders { ahead: 0 },
            _ => Place::Now,
        };
        self.message.clear();
        self.go(place);
    }

    /// The door of the plan that was open last.
    fn plan_place(&self) -> Place {
        let doors = self.companion.now(&self.moment()).doors.into_iter();
        let mut places = doors.filter_map(|door| match door.action {
            Action::Go { place } => Some(place),
            _ => None,
        });
        let door = PlanDoor::MightUse;
        places
            .find(|place| matches!(place, Place::Plan { .. }))
            .unwrap_or(Place::Plan { door })
    }

    /// Opens a small door of the first screen.
    fn door(&mut self, c: char) {
        let doors = self.companion.now(&self.moment()).doors;
        let chosen = keys::numbered(&doors)
            .into_iter()
            .find(|(key, _)| *key == c);
        if let Some(action) = chosen.map(|(_, offer)| offer.action.clone()) {
            self.act(action);
        }
    }

    fn letter(&mut self, c: char) {
        if !self.steady.is_a_touch(c, Instant::now()) {
            return;
        }
        if self.plan_key(c)
            || self.region_key(c)
            || self.map_key(c)
            || self.reminder_key(c)
            || self.pack_key(c)
            || self.cards_key(c)
        {
            return;
        }
        if let Some(action) = self.own_plan(c) {
            return self.act(action);
        }
        if let Some(action) = self.asked_here().and_then(|asked| keys::answer(&asked, c)) {
            return self.act(action);
        }
        if self.place == Place::Breathe && c == 'g' {
            return self.step_rate();
        }
        if self.place == Place::Breathe && c == 'y' {
            let screen = self.companion.breathe(&self.moment());
            let minutes = self.minutes.unwrap_or(3);
            let prompt = Prompt::new(&screen.custom_label, &screen.custom_help);
            self.form = Some(Form::new(Purpose::Pattern { minutes }, vec![prompt]));
            return;
        }
        let here = self.offers();
        // A door of the first screen opens from everywhere.
        let first = self.companion.now(&self.moment());
        let anywhere: Vec<Offer> = first.offers.into_iter().chain(first.doors).collect();
        let chosen = keys::numbered(&here)
            .into_iter()
            .find(|(key, _)| *key == c)
            .or_else(|| {
                keys::numbered(&anywhere)
                    .into_iter()
                    .find(|(key, _)| *key == c)
            });
        match chosen.map(|(_, offer)| offer.clone()) {
            Some(offer) if form::asks_twice(&offer.action) => self.confirm = Some(offer),
            Some(offer) => self.act(offer.action),
            None => {}
        }
    }

    /// A rating under the cursor of an entry, one higher or lower.
    fn correct_rating(&mut self, step: i32) {
        let Place::Entry { id } = &self.place else {
            return;
        };
        let entry = self.companion.entry(id, &self.moment());
        let rating = entry
            .ok()
            .and_then(|entry| entry.ratings.get(self.cursor).cloned());
        if let Some(rating) = rating {
            self.act(Action::CorrectRating {
                id: id.clone(),
                seq: rating.seq,
                value: (rating.value + step).clamp(0, 10),
            });
        }
    }

    pub(super) fn enter(&mut self) {
        if let Some(action) = self.enter_cards() {
            if let Some(action) = action {
                self.act(action);
            }
            return;
        }
        let moment = self.moment();
        let action = match &self.place {
            Place::Breathe => {
                let screen = self.companion.breathe(&moment);
                self.chosen_pattern(&screen).map(|card| self.start_of(card))
            }
            Place::History => {
                let screen = self
                    .companion
                    .history(far_ahead(&moment), HISTORY_PAGE, &moment);
                let mut entries = screen.days.into_iter().flat_map(|day| day.entries);
                entries.nth(self.cursor).map(|entry| entry.open.action)
            }
            Place::Practise => {
                let screen = self.companion.practise(&moment);
                practise::open(&screen, self.cursor).map(|offer| offer.action)
            }
            Place::Exercise | Place::Hidden => None,
            Place::Triggers => triggers::opens(&self.companion.triggers(&moment), self.cursor),
            Place::ReminderHistory { .. } => None,
            Place::Reminders { ahead } => {
                let screen = self.companion.reminders(*ahead, &moment);
                self.form = reminders::entered(&screen, self.cursor);
                return;
            }
            Place::Packs => None,
            Place::Pack => return self.choose_pack_entry(),
            Place::Rehearse { plan, urge } => {
                let screen = self.companion.rehearse(plan, *urge, &moment);
                self.form = screen.map(|screen| form::rehearsed(plan, *urge, &screen));
                return;
            }
            Place::Plan { door } => {
                let door = *door;
                return self.plan_enter(door);
            }
            Place::Lines { region } => {
                let screen = self.companion.lines(region, &moment);
                match plan::line_rows(&screen).get(self.cursor) {
                    Some(LineRow::Ways(ways)) => {
                        self.dialling = ways.to_vec();
                        None
                    }
                    Some(LineRow::Region(region)) => Some(region.action.clone()),
                    None => None,
                }
            }
            Place::AfterPlan => {
                let answers = self.companion.after_plan(&moment).answers;
                answers.get(self.cursor).map(|answer| answer.action.clone())
            }
            Place::PlanVersions => {
                let screen = self.companion.plan_versions(&moment);
                let chosen = screen.versions.get(self.cursor);
                chosen.and_then(|version| Some(version.go_back.as_ref()?.action.clone()))
            }
            _ => self.offers().into_iter().next().map(|offer| offer.action),
        };
        if let Some(action) = action {
            self.act(action);
        }
    }

    fn start_of(&self, card: &PatternCard) -> Action {
        match &card.start.action {
            Action::StartBreathing {
                pattern, minutes, ..
            } => Action::StartBreathing {
                pattern: pattern.clone(),
                minutes: self.minutes.unwrap_or(*minutes),
                from_rate: self.from_rate.map(f64::from),
            },
            other => other.clone(),
        }
    }

    /// The pattern under the cursor.
    pub fn chosen_pattern<'s>(&self, screen: &'s BreatheScreen) -> Option<&'s PatternCard> {
        screen
            .patterns
            .iter()
            .chain([&screen.finder])
            .nth(self.cursor)
    }

    fn step(&mut self, step: i32) {
        if self.step_cards(step) {
            return;
        }
        match self.place {
            Place::Breathe => self.step_minutes(step),
            Place::Reminders { ahead } => {
                let ahead = ahead + step;
                self.place = Place::Reminders { ahead };
            }
            _ => self.correct_rating(step),
        }
    }

    fn step_minutes(&mut self, step: i32) {
        let screen = self.companion.breathe(&self.moment());
        let Some(card) = self.chosen_pattern(&screen) else {
            return;
        };
        let now = self.minutes.unwrap_or(card.minutes);
        let mut lengths = screen.minutes.iter().copied();
        let next = if step > 0 {
            lengths.find(|length| *length > now)
        } else {
            lengths.rfind(|length| *length < now)
        };
        self.minutes = next.or(Some(now));
    }

    fn step_rate(&mut self) {
        let rates = self.companion.breathe(&self.moment()).present_rates;
        let next = self.from_rate.map_or(Some(0), |rate| {
            rates.iter().position(|r| *r == rate).map(|index| index + 1)
        });
        self.from_rate = next.and_then(|index| rates.get(index)).copied();
    }

    fn asked_here(&self) -> Option<Asked> {
        let exercise = self
            .companion
            .exercise(&self.moment())
            .filter(|_| self.place == Place::Exercise);
        exercise.and_then(|screen| screen.asked)
    }

    /// Everything that this screen offers beside its list.
    pub fn offers(&self) -> Vec<Offer> {
        if let Some(offers) = self.offers_of_cards() {
            return offers;
        }
        let moment = self.moment();
        match &self.place {
            Place::Now => {
                let screen = self.companion.now(&moment);
                screen.offers.into_iter().chain(screen.doors).collect()
            }
            Place::Exercise => self
                .companion
                .exercise(&moment)
                .map_or_else(Vec::new, |screen| {
                    screen.offers.into_iter().chain(screen.doors).collect()
                }),
            Place::Breathe => {
                let screen = self.companion.breathe(&moment);
                std::iter::once(screen.still).chain(screen.doors).collect()
            }
            Place::Practise => practise::offers(&self.companion.practise(&moment), self.cursor),
            Place::Practice { id } => self
                .companion
                .practice(id, &moment)
                .map_or_else(Vec::new, |screen| [screen.offers, screen.doors].concat()),
            Place::History => self.companion.history(far_ahead(&moment), 1, &moment).doors,
            Place::Entry { id } => self.companion.entry(id, &moment).map_or_else(
                |_| Vec::new(),
                |entry| {
                    [entry.back, entry.delete]
                        .into_iter()
                        .chain(entry.outcomes)
                        .collect()
                },
            ),
            Place::Plan { door } => {
                let screen = self.companion.plan(*door, &moment);
                let answers = screen.lock_choices.into_iter();
                answers.chain(screen.offers).chain(screen.doors).collect()
            }
            Place::Lines { region } => {
                let screen = self.companion.lines(region, &moment);
                let own = screen.mine.into_iter().chain(screen.under_18);
                own.chain(screen.doors).collect()
            }
            Place::AfterPlan => {
                // Every answer can be chosen with Enter; the first nine have a number too.
                let screen = self.companion.after_plan(&moment);
                let answers = screen.answers.into_iter().take(9);
                answers.chain(screen.doors).collect()
            }
            Place::PlanVersions => self.companion.plan_versions(&moment).doors,
            Place::Packs => self.companion.packs(&moment).doors,
            Place::Pack => self
                .companion
                .pack(&moment)
                .map_or_else(Vec::new, |screen| {
                    let offers = screen.take.into_iter().chain([screen.close]);
                    offers.chain(screen.doors).collect()
                }),
            Place::Triggers => {
                let screen = self.companion.triggers(&moment);
                let answers = screen.check_ins.into_iter().take(1);
                let answers = answers.flat_map(|card| card.answers);
                answers.chain(screen.doors).collect()
            }
            Place::Reminders { ahead } => {
                let screen = self.companion.reminders(*ahead, &moment);
                let said = screen.missed_read.into_iter().chain(screen.answers);
                said.chain(screen.doors).collect()
            }
            Place::ReminderHistory { id } => self
                .companion
                .reminder_history(id, &moment)
                .map_or_else(Vec::new, |screen| screen.doors),
            Place::Rehearse { plan, urge } => self
                .companion
                .rehearse(plan, *urge, &moment)
                .map_or_else(Vec::new, |screen| {
                    std::iter::once(screen.makes_worse)
                        .chain(screen.doors)
                        .collect()
                }),
            Place::PlanHelped { ride, plan } => self
                .companion
                .plan_helped(ride, plan, &moment)
                .map_or_else(Vec::new, |screen| {
                    screen.answers.into_iter().chain(screen.opens).collect()
                }),
            place => self
                .companion
                .sheet(place, &moment)
                .map_or_else(Vec::new, |sheet| sheet.offers),
        }
    }

    pub(super) fn last_line(&self) -> usize {
        if let Some(last) = self.last_of_cards() {
            return last;
        }
        let moment = self.moment();
        match &self.place {
            Place::Breathe => self.companion.breathe(&moment).patterns.len(),
            Place::Practise => {
                let screen = self.companion.practise(&moment);
                practise::rows(&screen).len().saturating_sub(1)
            }
            Place::History => {
                let screen = self
                    .companion
                    .history(far_ahead(&moment), HISTORY_PAGE, &moment);
                screen
                    .days
                    .iter()
                    .map(|day| day.entries.len())
                    .sum::<usize>()
                    .saturating_sub(1)
            }
            Place::Entry { id } => self
                .companion
                .entry(id, &moment)
                .map_or(0, |entry| entry.ratings.len().saturating_sub(1)),
            Place::Plan { door } => {
                let screen = self.companion.plan(*door, &moment);
                plan::rows(&screen).len().saturating_sub(1)
            }
            Place::Lines { region } => {
                let screen = self.companion.lines(region, &moment);
                plan::line_rows(&screen).len().saturating_sub(1)
            }
            Place::AfterPlan => {
                let answers = self.companion.after_plan(&moment).answers;
                answers.len().saturating_sub(1)
            }
            Place::Reminders { ahead } => {
                let screen = self.companion.reminders(*ahead, &moment);
                reminders::count(&screen).saturating_sub(1)
            }
            Place::Packs => {
                let packs = self.companion.packs(&moment).packs;
                packs.len().saturating_sub(1)
            }
            Place::Pack => match self.companion.pack(&moment) {
                Some(screen) if !screen.entries.is_empty() => screen.entries.len() - 1,
                _ => self.furthest,
            },
            Place::Triggers => triggers::count(&self.companion.triggers(&moment)).saturating_sub(1),
            Place::PlanVersions => {
                let versions = self.companion.plan_versions(&moment).versions;
                versions.len().saturating_sub(1)
            }
            _ => self.furthest,
        }
    }
}
