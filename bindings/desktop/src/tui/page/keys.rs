//! What a key does on a page.

use ebb_core::page::{Block, Item, NoticeKind, Offer, Place, Role};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::rows::{Select, target};
use super::{Shown, place_of};
use crate::page::asked::{Asked, AskedKind};
use crate::page::{choices, counted};

/// Nobody begins a text with it, and an emergency is one key away from there too.
const EMERGENCY: char = '!';

/// What a key comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// It was for the page itself: the cursor, a letter of a field.
    Here,
    /// What was said so far may change what is asked.
    AskAgain,
    /// Another page.
    Go(Place),
    /// Something is chosen; with the answers, where it sends the form.
    Choose(Box<Offer>),
    /// Back to where one came from.
    Back,
    /// No more fits into the field.
    Full(i32),
    /// It means nothing here.
    Nothing,
}

/// A question that is answered with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The form that asks it.
    form: String,
    pub path: String,
    pub least: i32,
    pub most: i32,
}

impl Shown {
    /// What a key comes to. Letters are letters where a field has the cursor; with Alt they are keys there too.
    pub fn key(&mut self, key: KeyEvent) -> Meant {
        if self.large.take().is_some() {
            // Any key puts a number away; a door opens from here too.
            return match key.code {
                KeyCode::Char(c) => self.letter(c.to_ascii_lowercase()),
                _ => Meant::Here,
            };
        }
        let with_alt = key.modifiers.contains(KeyModifiers::ALT);
        self.answered = None;
        // A form is sent from any of its fields.
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('s') {
            return match self.form().filter(|form| choices::is_sent_by_hand(form)) {
                Some(form) => Meant::Choose(Box::new(form.submit.clone())),
                None => Meant::Nothing,
            };
        }
        match key.code {
            KeyCode::Esc => Meant::Back,
            KeyCode::Down | KeyCode::Tab => self.step(1),
            KeyCode::Up | KeyCode::BackTab => self.step(-1),
            KeyCode::PageDown => self.turn(1),
            KeyCode::PageUp => self.turn(-1),
            KeyCode::Enter => self.enter(),
            KeyCode::Char(EMERGENCY) if self.begins_answer() => self.letter(EMERGENCY),
            _ if self.is_typing() && !with_alt => self.type_key(key),
            KeyCode::Home => self.go_to_end(false),
            KeyCode::End => self.go_to_end(true),
            KeyCode::Left | KeyCode::Right => self.aside(key.code == KeyCode::Right),
            KeyCode::Backspace => Meant::Back,
            KeyCode::Char(' ') if self.toggles() => self.enter(),
            KeyCode::Char('j' | 'J') => self.step(1),
            KeyCode::Char('k' | 'K') if !self.has_key('k') => self.step(-1),
            KeyCode::Char(c) => self.letter(c.to_ascii_lowercase()),
            _ => Meant::Nothing,
        }
    }

    fn has_key(&self, key: char) -> bool {
        choices::chosen(&self.page, self.item_here(), key).is_some()
    }

    fn toggles(&self) -> bool {
        matches!(self.selected(), Some(Select::Option(..)))
    }

    pub(super) fn item_here(&self) -> Option<&Item> {
        match self.selected()? {
            Select::Item(block, at) => match self.page.blocks.get(block)? {
                Block::Items { items } => items.items.get(at),
                _ => None,
            },
            _ => None,
        }
    }

    /// The scale that digits answer. A question that is answered at a touch is answered wherever the cursor stands.
    pub fn scale(&self) -> Option<Scale> {
        let at_once = self.form().is_some_and(choices::asks_on_a_scale);
        let asked = match self.selected() {
            _ if self.large.is_some() => None,
            _ if at_once => self.asked().into_iter().next(),
            Some(Select::Field(asked)) => Some(*asked),
            _ => None,
        }?;
        match asked.kind {
            AskedKind::Scale { least, most, .. } => Some(Scale {
                form: self.form()?.id.clone(),
                path: asked.path,
                least,
                most,
            }),
            _ => None,
        }
    }

    /// Answers a scale.
    pub fn rate(&mut self, path: &str, value: i32) -> Meant {
        self.answered = Some(path.to_owned());
        self.say(path, value)
    }

    fn letter(&mut self, c: char) -> Meant {
        // Digits are taken one by one, as what a number begins with.
        if let Some(scale) = self.scale().filter(|_| c == super::super::keys::TEN)
            && (scale.least..=scale.most).contains(&10)
        {
            return self.rate(&scale.path, 10);
        }
        let skip = self.form().and_then(|form| form.skip.as_ref());
        if let Some(skip) = skip.filter(|skip| choices::own_key(skip) == Some(c)) {
            return Meant::Choose(Box::new(skip.clone()));
        }
        // A digit chooses among what a field has to choose from.
        if let Some(Select::Option(asked, _)) = self.selected()
            && let AskedKind::Options { options, many } = &asked.kind
            && let Some(option) = counted::chosen(options, &choices::option_letters(&self.page), c)
        {
            let (id, many) = (option.id.clone(), *many);
            return self.choose(&asked, &id, many);
        }
        if let Some(submit) = self.form().map(|form| &form.submit)
            && choices::own_key(submit) == Some(c)
        {
            return if self.is_search() {
                self.go_to_search();
                Meant::Here
            } else {
                Meant::Choose(Box::new(submit.clone()))
            };
        }
        let people = choices::people(&self.page);
        if let Some(one) = people.iter().find(|one| one.key == c) {
            self.large = Some((one.block, one.at));
            return Meant::Here;
        }
        match choices::chosen(&self.page, self.item_here(), c) {
            Some(offer) => Meant::Choose(Box::new(offer.clone())),
            None => Meant::Nothing,
        }
    }

    /// One of what a field has to choose from.
    fn choose(&mut self, asked: &Asked, id: &str, many: bool) -> Meant {
        self.entry.choose(&asked.path, id, many);
        if !many {
            self.answered = Some(asked.path.clone());
            if self.form().is_some_and(|form| !form.at_once) {
                self.leave_field(&asked.path);
            }
        }
        self.answered()
    }

    fn say(&mut self, path: &str, value: i32) -> Meant {
        self.entry.choose(path, &value.to_string(), false);
        self.answered()
    }

    /// A form that is sent at a touch is sent; another one is asked again.
    fn answered(&mut self) -> Meant {
        self.problems.clear();
        match self.form() {
            Some(form) if form.at_once => Meant::Choose(Box::new(form.submit.clone())),
            _ => Meant::AskAgain,
        }
    }

    /// One higher or lower on a scale.
    fn aside(&mut self, up: bool) -> Meant {
        let Some(Select::Field(asked)) = self.selected() else {
            return self.neighbour(up);
        };
        let AskedKind::Scale { least, most, .. } = asked.kind else {
            return Meant::Nothing;
        };
        let chosen = self.entry.chosen(&asked.path).first();
        let now: Option<i32> = chosen.and_then(|value| value.parse().ok());
        // An arrow sets right what was said; it says nothing by itself.
        if now.is_none() && self.form().is_some_and(|form| form.at_once) {
            return self.neighbour(up);
        }
        let next = match (now, up) {
            (Some(now), true) => now + 1,
            (Some(now), false) => now - 1,
            (None, true) => least,
            (None, false) => most,
        };
        self.say(&asked.path, next.clamp(least, most))
    }

    /// Left and right are the page's earlier and later.
    fn neighbour(&self, later: bool) -> Meant {
        let wanted = if later { Role::Later } else { Role::Earlier };
        let offers = choices::offers(&self.page).into_iter();
        let mut offers = offers.map(|keyed| keyed.offer);
        match offers.find(|offer| offer.role == wanted) {
            Some(offer) => Meant::Choose(Box::new(offer.clone())),
            None => Meant::Nothing,
        }
    }

    /// Opens the first thing that was found. Where somebody may be in danger, what stands above all else is gone to.
    fn first_found(&mut self) -> Meant {
        let danger = self.page.blocks.iter().any(|block| match block {
            Block::Notice { kind, offers, .. } => *kind == NoticeKind::Danger && !offers.is_empty(),
            _ => false,
        });
        let rows = self.rows();
        if danger {
            self.move_to(0);
            return Meant::Here;
        }
        let found = rows.selects.iter().skip(self.cursor + 1);
        let mut found = found.filter(|(_, select)| matches!(select, Select::Item(..)));
        match found.next() {
            Some((_, select)) => self.open(&select.clone()),
            None => Meant::Here,
        }
    }

    fn enter(&mut self) -> Meant {
        let Some(select) = self.selected() else {
            return Meant::Nothing;
        };
        if !self.is_in_sight() {
            self.move_to(self.cursor);
            return Meant::Here;
        }
        match &select {
            Select::Field(asked)
                if self.is_search() && !self.entry.text(&asked.path).trim().is_empty() =>
            {
                return self.first_found();
            }
            Select::Offer(offer) => return Meant::Choose(offer.clone()),
            Select::Field(asked) if asked.kind == AskedKind::Another => {
                self.entry.add(&asked.path);
                return Meant::AskAgain;
            }
            Select::Field(asked) => {
                let again = asked.asks_again;
                self.step(1);
                return if again { Meant::AskAgain } else { Meant::Here };
            }
            Select::Option(asked, at) => {
                if let AskedKind::Options { options, many } = &asked.kind
                    && let Some(option) = options.get(*at)
                {
                    let (id, many) = (option.id.clone(), *many);
                    return self.choose(asked, &id, many);
                }
                return Meant::Here;
            }
            Select::Item(block, at) => {
                // Whoever looks for somebody to call wants the number; what else can be done has keys beside it.
                if self.item_here().is_some_and(|item| !item.ways.is_empty()) {
                    self.large = Some((*block, *at));
                    return Meant::Here;
                }
            }
            Select::More(_) => {}
        }
        self.open(&select)
    }

    fn open(&self, select: &Select) -> Meant {
        match target(&self.page, select) {
            Some(found) => match place_of(&found) {
                Some(place) => Meant::Go(place.clone()),
                None => Meant::Choose(Box::new(Offer::new(" ", Role::Go, found))),
            },
            None => Meant::Nothing,
        }
    }
}
