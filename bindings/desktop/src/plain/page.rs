//! A page line by line: its blocks as text, what can be chosen with a number, the doors with their letters. A form asks
//! one thing after the other.

use std::collections::BTreeMap;

use ebb_core::cards::Heard;
use ebb_core::cards::page::At;
use ebb_core::companion::{Companion, first_page};
use ebb_core::page::{Action, Answer, Offer, Page, Place, Reply, Shape, Target};
use ebb_core::store::Work;

use super::print::{Line, Numbered};
use super::{Input, next_line, print, println};
use crate::Failure;
use crate::clock::Clock;
use crate::page::choices;
use crate::page::entry::Entry;
use crate::page::safe;
use crate::signals::Stop;
use crate::sound::Sound;

/// The field of the search for cards.
const SEARCH: &str = "typed";

/// Where somebody has been, and what was said on the way.
#[derive(Default)]
pub struct Trail {
    places: Vec<Place>,
    /// What was typed into the search of a page, by its stop.
    said: BTreeMap<String, Entry>,
    /// The doors are read out once, not after each answer.
    doors_said: bool,
    /// What takes back what was just done.
    undo: Option<Offer>,
}

impl Trail {
    /// Somebody came to a place.
    pub fn came_to(&mut self, place: &Place) {
        self.places = ebb_core::page::went(std::mem::take(&mut self.places), place.clone());
        let places = &self.places;
        let is_on_trail = |stop: &String| places.iter().any(|place| place.stop() == stop);
        self.said.retain(|stop, _| is_on_trail(stop));
    }

    /// The place before; what lies above, where there is none, and the first page at last.
    pub fn back(&mut self, up: Option<&Place>) -> Place {
        self.places.pop();
        let before = self.places.last().or(up);
        before.cloned().unwrap_or_else(first_page)
    }
}

/// Somebody at a page.
pub struct Reader<'a> {
    pub companion: &'a mut Companion,
    pub clock: &'a Clock,
    pub input: &'a Input,
    pub stop: &'a Stop,
    pub sound: &'a mut Sound,
    pub trail: &'a mut Trail,
}

/// What comes of a choice.
pub enum Next {
    /// Another place, or this one once more.
    Place(Place),
    /// Nothing was done: the page stands as it was read.
    Stay,
    Leave,
}

impl Reader<'_> {
    /// Shows a page, until something leads on.
    pub fn read(&mut self, place: &Place) -> Result<Next, Failure> {
        let moment = self.clock.moment();
        let mut page = self.companion.page(place, &[], &moment);
        if page.place != *place {
            // It is gone, and another one stands for it.
            self.trail.back(None);
            self.trail.came_to(&page.place);
        }
        if page.shape == Shape::Live {
            return self.live(&page);
        }
        // Nothing gives the player more while a choice is waited for.
        self.sound.stop();
        let said = self.trail.said.get(page.place.stop());
        if let (Some(entry), Some(form)) = (said, choices::form(&page)) {
            let (answers, _) = entry.answers(&form.fields, &moment);
            page = self.companion.page(&page.place, &answers, &moment);
        }
        let entry = self.entry(&page);
        let lines = print::page(&page, &entry, self.words());
        print::print(&lines)?;
        if !std::mem::replace(&mut self.trail.doors_said, true) {
            println(&print::doors(&page))?;
            println(&self.words().steer_lines)?;
        }
        let form = choices::form(&page).filter(|form| choices::is_sent_by_hand(form));
        if let Some(form) = form.filter(|_| print::stands_alone(&lines)) {
            return self.fill(&page, form);
        }
        self.choose_line(&page, &lines, entry)
    }

    /// What stands in the form of a page.
    fn entry(&self, page: &Page) -> Entry {
        let said = self.trail.said.get(page.place.stop());
        let mut entry = said.cloned().unwrap_or_default();
        if let Some(form) = choices::form(page) {
            entry.take_up(&form.fields);
        }
        entry
    }

    fn choose_line(
        &mut self,
        page: &Page,
        lines: &[Line],
        mut entry: Entry,
    ) -> Result<Next, Failure> {
        loop {
            let Some(line) = next_line(self.input, self.stop) else {
                return Ok(Next::Leave);
            };
            let typed = line.trim();
            match typed {
                "q" => return Ok(Next::Leave),
                "b" => return Ok(Next::Place(self.trail.back(page.up.as_ref()))),
                "" | "?" => {
                    self.trail.doors_said = false;
                    return Ok(Next::Place(page.place.clone()));
                }
                _ => {}
            }
            let next = match print::named(lines, typed) {
                Some(Numbered::Go(place)) => self.go(place),
                Some(Numbered::Offer(offer)) => self.choose(offer, &[])?,
                Some(Numbered::Form) => match choices::form(page) {
                    Some(form) => self.fill(page, form)?,
                    None => Next::Stay,
                },
                Some(Numbered::Field(asked)) => self.answer(page, &mut entry, asked, None)?,
                None => match (print::scale(lines), self.door(page, typed)) {
                    (_, Some(offer)) => self.choose(&offer, &[])?,
                    (Some(asked), None) if !self.is_danger(typed) => {
                        self.answer(page, &mut entry, asked, Some(typed))?
                    }
                    _ => self.look_for(typed)?,
                },
            };
            if !matches!(next, Next::Stay) {
                return Ok(next);
            }
        }
    }

    /// Words that are no choice are looked for among what helps: whoever types what is the matter finds it, and words of
    /// danger find whom to call.
    pub(super) fn look_for(&mut self, typed: &str) -> Result<Next, Failure> {
        let is_words = typed.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
        // To words of danger the page itself answers.
        if !self.is_danger(typed) {
            let words = self.words();
            let said = match is_words {
                true => &words.looked_for,
                false => &words.not_a_choice,
            };
            let shown = safe::line(typed);
            println(&ebb_core::content::fill(said, &[("typed", &shown)]))?;
            if !is_words {
                return Ok(Next::Stay);
            }
        }
        let search = Place::to(&At::All);
        let mut entry = Entry::default();
        entry.set_text(SEARCH, typed);
        self.trail.said.insert(search.stop().to_owned(), entry);
        Ok(Next::Place(search))
    }

    /// True where what was typed says that somebody may be in danger, or that a body is, as the search would take it.
    pub(super) fn is_danger(&self, typed: &str) -> bool {
        Heard::of(self.clock.moment().content(), typed).comes_first()
    }

    pub(super) fn words(&self) -> &'static ebb_core::content::HostWords {
        &self.clock.moment().content().pages.host
    }

    /// What a letter stands for: what was just done is taken back, an offer of the page, a door.
    pub(super) fn door(&self, page: &Page, typed: &str) -> Option<Offer> {
        if typed == self.words().undo_key {
            return self.trail.undo.clone();
        }
        let mut signs = typed.chars();
        let (key, None) = (signs.next()?, signs.next()) else {
            return None;
        };
        let key = key.to_ascii_lowercase();
        let form = choices::form(page);
        let offers = choices::offers(page).into_iter().map(|one| one.offer);
        let skip = form.and_then(|form| form.skip.as_ref());
        let mut all = skip.into_iter().chain(offers).chain(&page.doors);
        all.find(|offer| choices::own_key(offer) == Some(key))
            .cloned()
    }

    /// Chooses it, after a yes where it wants one.
    pub(super) fn choose(&mut self, offer: &Offer, said: &[Answer]) -> Result<Next, Failure> {
        if let Some(confirm) = &offer.confirm {
            println(&format!("{} {}", confirm.question, self.words().say_y))?;
            match next_line(self.input, self.stop) {
                Some(answer) if answer.trim() == "y" => {}
                Some(answer) if self.is_danger(&answer) => return self.look_for(answer.trim()),
                Some(_) => return Ok(Next::Stay),
                None => return Ok(Next::Leave),
            }
        }
        match &offer.target {
            Target::Go { place } => Ok(self.go(place)),
            Target::Act { action } => {
                let reply = self.carry_out(action, said);
                match reply {
                    Ok(Reply::Refused { words, problems }) => {
                        println(&words)?;
                        for problem in problems {
                            println(&safe::line(&problem.words))?;
                        }
                        Ok(Next::Stay)
                    }
                    Ok(reply) => self.replied(reply, said),
                    Err(words) => {
                        println(&words)?;
                        Ok(Next::Stay)
                    }
                }
            }
        }
    }

    /// To a place that somebody comes to anew.
    fn go(&mut self, place: &Place) -> Next {
        self.trail.said.remove(place.stop());
        self.trail.undo = None;
        Next::Place(place.clone())
    }

    /// Does it; where it cannot be done, why.
    pub(super) fn carry_out(&mut self, action: &Action, said: &[Answer]) -> Result<Reply, String> {
        let moment = self.clock.moment();
        self.trail.undo = None;
        self.companion
            .carry_out(action, said, &moment, &Work::new())
            .map_err(|refusal| safe::line(&refusal.words).into_owned())
    }

    /// Says what was done, with the key that takes it back.
    pub(super) fn replied(&mut self, reply: Reply, said: &[Answer]) -> Result<Next, Failure> {
        match reply {
            Reply::Went { to, message } => {
                if let Some(message) = message {
                    println(&safe::line(&message.words))?;
                    if let Some(undo) = message.undo {
                        println(&format!("{}. {}", self.words().undo_key, undo.label))?;
                        self.trail.undo = Some(undo);
                    }
                }
                Ok(Next::Place(to))
            }
            Reply::Asked { offer } => self.choose(&offer, said),
            Reply::Hidden => Ok(Next::Leave),
            Reply::Refused { .. } => Ok(Next::Stay),
        }
    }

    /// What was typed is looked for from now on.
    pub(super) fn looks_for(&mut self, page: &Page, entry: Entry) -> Next {
        self.trail.said.insert(page.place.stop().to_owned(), entry);
        Next::Place(page.place.clone())
    }
}
