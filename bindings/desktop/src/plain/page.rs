//! A page line by line: its blocks as text, what can be chosen with a number, the doors with their letters. A form asks
//! one thing after the other.

use std::io::{self, Write};
use std::sync::mpsc::Receiver;

use ebb_core::page::{
    Answer, Block, Form, Item, LineRole, Month, NoticeKind, Offer, Page, Place, Problem, Reply,
    Shape, Target,
};
use ebb_core::screens::{self, Companion};
use ebb_core::store::Work;

use super::{next_line, println};
use crate::Failure;
use crate::clock::Clock;
use crate::page::choices;
use crate::page::entry::{Asked, AskedKind, Entry};
use crate::page::safe;
use crate::report::labelled;
use crate::signals::Stop;
use crate::sound::Sound;

/// What a number stands for.
enum Numbered {
    Offer(Box<Offer>),
    Go(Place),
}

/// Somebody at the pages, until they leave or go to a place that is none.
pub struct Reader<'a> {
    pub companion: &'a mut Companion,
    pub clock: &'a Clock,
    pub input: &'a Receiver<String>,
    pub stop: &'a Stop,
    pub sound: &'a mut Sound,
    trail: Vec<Place>,
    /// The doors are read out once, not after each answer.
    doors_said: bool,
}

/// Where it goes on.
pub enum Next {
    Place(screens::Place),
    Leave,
}

impl<'a> Reader<'a> {
    pub fn new(
        companion: &'a mut Companion,
        clock: &'a Clock,
        input: &'a Receiver<String>,
        stop: &'a Stop,
        sound: &'a mut Sound,
    ) -> Self {
        Self {
            companion,
            clock,
            input,
            stop,
            sound,
            trail: Vec::new(),
            doors_said: false,
        }
    }

    /// Shows pages from this one on.
    pub fn read(mut self, from: Place) -> Result<Next, Failure> {
        let mut place = from;
        loop {
            if !matches!(
                screens::Place::from(place.clone()),
                screens::Place::Of { .. }
            ) {
                return Ok(Next::Place(place.into()));
            }
            self.trail = ebb_core::page::went(std::mem::take(&mut self.trail), place.clone());
            let page = self.companion.page(&place, &[], &self.clock.moment());
            if page.place != place {
                place = page.place.clone();
                self.trail.pop();
                continue;
            }
            let next = if page.shape == Shape::Live {
                self.live(&page)
            } else {
                // Nothing gives the player more while a choice is waited for.
                self.sound.stop();
                self.at(&page)
            };
            match next? {
                Some(next) => place = next,
                None => return Ok(Next::Leave),
            }
        }
    }

    /// One page, until something leads on; none where somebody leaves.
    fn at(&mut self, page: &Page) -> Result<Option<Place>, Failure> {
        let form = choices::form(page);
        let numbered = self.show(page)?;
        if let Some(form) = form {
            return self.fill(page, form);
        }
        loop {
            let Some(line) = next_line(self.input, self.stop) else {
                return Ok(None);
            };
            let typed = line.trim();
            match typed {
                "q" => return Ok(None),
                "b" => return Ok(Some(self.back(page))),
                "" | "?" => {
                    self.doors_said = false;
                    return Ok(Some(page.place.clone()));
                }
                _ => {}
            }
            let number = typed.parse::<usize>().ok();
            let chosen = number.and_then(|number| numbered.get(number.checked_sub(1)?));
            match chosen {
                Some(Numbered::Go(place)) => return Ok(Some(place.clone())),
                Some(Numbered::Offer(offer)) => {
                    if let Some(next) = self.choose(offer, &[])? {
                        return Ok(next);
                    }
                }
                None => match self.keyed(page, typed) {
                    Some(offer) => {
                        if let Some(next) = self.choose(&offer, &[])? {
                            return Ok(next);
                        }
                    }
                    None => {
                        let words = &self.words().not_a_choice;
                        println(&ebb_core::content::fill(
                            words,
                            &[("typed", &safe::line(typed))],
                        ))?;
                    }
                },
            }
        }
    }

    pub(super) fn words(&self) -> &'static ebb_core::content::HostWords {
        &self.clock.moment().content().pages.host
    }

    /// A letter: the page's own offers, then its doors.
    pub(super) fn keyed(&self, page: &Page, typed: &str) -> Option<Offer> {
        let mut signs = typed.chars();
        let (key, None) = (signs.next()?, signs.next()) else {
            return None;
        };
        let key = key.to_ascii_lowercase();
        let offers = choices::offers(page).into_iter().map(|one| one.offer);
        let mut all = offers.chain(&page.doors);
        all.find(|offer| choices::own_key(offer) == Some(key))
            .cloned()
    }

    pub(super) fn back(&mut self, page: &Page) -> Place {
        self.trail.pop();
        let before = self.trail.pop();
        before
            .or_else(|| page.up.clone())
            .unwrap_or_else(|| screens::Place::Now.into())
    }

    /// Chooses it, after a yes where it wants one. None: it is not done, and the page stands; some none: leave.
    #[allow(
        clippy::option_option,
        reason = "to go on, to stay and to leave are three things"
    )]
    pub(super) fn choose(
        &mut self,
        offer: &Offer,
        said: &[Answer],
    ) -> Result<Option<Option<Place>>, Failure> {
        if let Some(confirm) = &offer.confirm {
            println(&format!("{} {}", confirm.question, self.words().say_y))?;
            match next_line(self.input, self.stop) {
                Some(answer) if answer.trim() == "y" => {}
                Some(_) => return Ok(None),
                None => return Ok(Some(None)),
            }
        }
        let action = match &offer.target {
            Target::Go { place } => return Ok(Some(Some(place.clone()))),
            Target::Act { action } => action,
        };
        let moment = self.clock.moment();
        match self
            .companion
            .carry_out(action, said, &moment, &Work::new())
        {
            Ok(Reply::Went { to, message }) => {
                if let Some(message) = message {
                    println(&safe::line(&message.words))?;
                }
                Ok(Some(Some(to)))
            }
            Ok(Reply::Asked { offer }) => self.choose(&offer, said),
            Ok(Reply::Refused { words, problems }) => {
                println(&words)?;
                for problem in problems {
                    println(&safe::line(&problem.words))?;
                }
                Ok(None)
            }
            Ok(Reply::Hidden) => Ok(Some(None)),
            Err(refusal) => {
                println(&safe::line(&refusal.words))?;
                Ok(None)
            }
        }
    }

    /// Prints a page, and gives what its numbers stand for.
    fn show(&mut self, page: &Page) -> io::Result<Vec<Numbered>> {
        let out = &mut io::stdout();
        let mut numbered = Vec::new();
        writeln!(out, "\n{}", safe::line(&page.title))?;
        for block in &page.blocks {
            match block {
                Block::Lines { role, lines, .. } => {
                    for (number, line) in (1..).zip(lines) {
                        let line = safe::line(line);
                        match role {
                            LineRole::Steps => writeln!(out, "  {number}) {line}")?,
                            _ => writeln!(out, "{line}")?,
                        }
                    }
                }
                Block::Notice {
                    kind,
                    words,
                    offers,
                } => {
                    let mark = if *kind == NoticeKind::Danger {
                        "! "
                    } else {
                        ""
                    };
                    writeln!(out, "{mark}{}", safe::line(words))?;
                    self::offers(out, offers, "", &mut numbered)?;
                }
                Block::Offers { lead, offers } => {
                    if let Some(lead) = lead {
                        writeln!(out, "{}", safe::line(lead))?;
                    }
                    self::offers(out, offers, "", &mut numbered)?;
                }
                Block::Items { items } => {
                    let head = items.title.iter().chain(&items.note);
                    for line in head {
                        writeln!(out, "{}", safe::line(line))?;
                    }
                    if items.items.is_empty()
                        && let Some(none) = &items.none
                    {
                        writeln!(out, "{}", safe::line(none))?;
                    }
                    for one in &items.items {
                        item(out, one, &mut numbered)?;
                    }
                    if let Some(more) = &items.more {
                        numbered.push(Numbered::Go(more.clone()));
                        writeln!(out, "{}. {}", numbered.len(), self.words().more)?;
                    }
                    self::offers(out, &items.offers, "", &mut numbered)?;
                }
                Block::Month { month } => {
                    self::month(out, month)?;
                    self::offers(out, &month.offers, "", &mut numbered)?;
                }
                Block::Graph { graph } => {
                    let marks = graph.marks.iter().map(|mark| &mark.words);
                    for line in graph.title.iter().chain([&graph.sentence]).chain(marks) {
                        writeln!(out, "{}", safe::line(line))?;
                    }
                }
                Block::Live { exercise } => {
                    let said = exercise.stage.iter().chain(&exercise.rate);
                    for line in said.chain(&exercise.words) {
                        writeln!(out, "{}", safe::line(line))?;
                    }
                }
                Block::Form { .. } => {}
            }
        }
        if !std::mem::replace(&mut self.doors_said, true) {
            let doors = page
                .doors
                .iter()
                .filter_map(|door| Some(format!("{} {}", choices::own_key(door)?, door.label)));
            writeln!(out, "{}", doors.collect::<Vec<_>>().join(" · "))?;
        }
        out.flush()?;
        Ok(numbered)
    }

    /// Asks one thing after the other, and sends what was said. What is refused is asked again; what was typed stays.
    fn fill(&mut self, page: &Page, form: &Form) -> Result<Option<Place>, Failure> {
        println(super::WHILE_WRITING)?;
        let mut entry = Entry::default();
        let mut form = form.clone();
        let mut wrong: Vec<Problem> = Vec::new();
        entry.take_up(&form.fields);
        loop {
            let mut at = 0;
            while let Some(asked) = entry.asked(&form.fields).into_iter().nth(at) {
                at += 1;
                let problem = wrong
                    .iter()
                    .find(|problem| problem.field.starts_with(&asked.path));
                if !wrong.is_empty() && problem.is_none() {
                    continue;
                }
                if let Some(problem) = problem {
                    println(&safe::line(&problem.words))?;
                }
                match self.ask(&mut entry, &asked)? {
                    Asking::On => {}
                    Asking::Left => return Ok(Some(self.back(page))),
                    Asking::Door(typed) => {
                        if let Some(door) = self.keyed(page, &typed)
                            && let Some(next) = self.choose(&door, &[])?
                        {
                            return Ok(next);
                        }
                    }
                    Asking::Went(next) => return Ok(next),
                    Asking::Over => return Ok(None),
                }
                if asked.asks_again {
                    let moment = self.clock.moment();
                    let (answers, _) = entry.answers(&form.fields, &moment);
                    let page = self.companion.page(&page.place, &answers, &moment);
                    let found = page.blocks.into_iter().find_map(|block| match block {
                        Block::Form { form } => Some(form),
                        _ => None,
                    });
                    if let Some(found) = found {
                        form = found;
                        entry.take_up(&form.fields);
                    }
                }
            }
            let moment = self.clock.moment();
            let (answers, problems) = entry.answers(&form.fields, &moment);
            if problems.is_empty() {
                let Target::Act { action } = &form.submit.target else {
                    return Ok(Some(page.place.clone()));
                };
                match self
                    .companion
                    .carry_out(action, &answers, &moment, &Work::new())
                {
                    Ok(Reply::Refused { words, problems }) => {
                        println(&words)?;
                        wrong = problems;
                    }
                    Ok(Reply::Went { to, message }) => {
                        if let Some(message) = message {
                            println(&safe::line(&message.words))?;
                        }
                        return Ok(Some(to));
                    }
                    Ok(Reply::Asked { offer }) => {
                        if let Some(next) = self.choose(&offer, &answers)? {
                            return Ok(next);
                        }
                        return Ok(Some(page.place.clone()));
                    }
                    Ok(Reply::Hidden) => return Ok(None),
                    Err(refusal) => {
                        println(&safe::line(&refusal.words))?;
                        return Ok(Some(self.back(page)));
                    }
                }
            } else {
                println(&moment.content().pages.forms.look_again)?;
                wrong = problems;
            }
        }
    }

    /// Asks one thing. An empty line keeps what stands there.
    fn ask(&mut self, entry: &mut Entry, asked: &Asked) -> Result<Asking, Failure> {
        if asked.kind == AskedKind::Another {
            return Ok(Asking::On);
        }
        let hint = asked.hint.as_deref().unwrap_or_default();
        println(&safe::line(&labelled(&asked.label, hint)))?;
        let now = match &asked.kind {
            AskedKind::Options { options, many: _ } => {
                for (number, option) in (1..).zip(options) {
                    println(&format!("  {number} {}", safe::line(&option.label)))?;
                }
                let chosen = entry.chosen(&asked.path).iter();
                let labels = chosen.filter_map(|id| options.iter().find(|option| option.id == *id));
                labels
                    .map(|option| option.label.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            AskedKind::Scale { .. } => entry
                .chosen(&asked.path)
                .first()
                .cloned()
                .unwrap_or_default(),
            AskedKind::Text(_) | AskedKind::Another => entry.text(&asked.path).to_owned(),
        };
        if !now.is_empty() {
            let said = ebb_core::content::fill(&self.words().now_is, &[("value", &now)]);
            println(&format!(
                "{} {}",
                safe::line(&said),
                self.words().enter_keeps
            ))?;
        }
        loop {
            let Some(line) = next_line(self.input, self.stop) else {
                return Ok(Asking::Over);
            };
            let typed = line.trim();
            match typed {
                "." => return Ok(Asking::Left),
                "!" | "z" => return Ok(Asking::Door(typed.to_owned())),
                "" => return Ok(Asking::On),
                _ => {}
            }
            if self.take(entry, asked, typed)? {
                return Ok(Asking::On);
            }
        }
    }

    /// Takes an answer; false where it is none.
    fn take(&self, entry: &mut Entry, asked: &Asked, typed: &str) -> Result<bool, Failure> {
        match &asked.kind {
            AskedKind::Options { options, many } => {
                let parts = typed.split([' ', ',']).filter(|part| !part.is_empty());
                let found: Vec<_> = parts
                    .map(|part| {
                        part.parse::<usize>()
                            .ok()
                            .and_then(|n| options.get(n.checked_sub(1)?))
                    })
                    .collect();
                if found.is_empty()
                    || found.iter().any(Option::is_none)
                    || (!many && found.len() > 1)
                {
                    println(&self.words().type_number)?;
                    return Ok(false);
                }
                for option in found.into_iter().flatten() {
                    entry.choose(&asked.path, &option.id, *many);
                }
            }
            AskedKind::Scale { least, most, .. } => {
                let value = typed.parse::<i32>().ok();
                match value.filter(|value| (*least..=*most).contains(value)) {
                    Some(value) => entry.choose(&asked.path, &value.to_string(), false),
                    None => {
                        println(&self.words().type_number)?;
                        return Ok(false);
                    }
                }
            }
            AskedKind::Text(_) => {
                let count = i32::try_from(typed.chars().count()).unwrap_or(i32::MAX);
                if let Some(longest) = asked.longest.filter(|longest| count > *longest) {
                    let n = longest.to_string();
                    println(&ebb_core::content::fill(
                        &self.words().is_full,
                        &[("n", &n)],
                    ))?;
                    return Ok(false);
                }
                entry.set_text(&asked.path, typed);
            }
            AskedKind::Another => {}
        }
        Ok(true)
    }
}

/// What came of a question.
pub(super) enum Asking {
    /// The next one.
    On,
    /// The form was left.
    Left,
    /// It led on, or away.
    Went(Option<Place>),
    /// A door was named instead.
    Door(String),
    /// There is no more input.
    Over,
}

fn offers(
    out: &mut impl Write,
    offers: &[Offer],
    of: &str,
    numbered: &mut Vec<Numbered>,
) -> io::Result<()> {
    for offer in offers {
        numbered.push(Numbered::Offer(Box::new(offer.clone())));
        let label = if of.is_empty() {
            offer.label.clone()
        } else {
            format!("{}: {of}", offer.label)
        };
        let detail = offer.detail.as_deref().unwrap_or_default();
        let line = labelled(&label, detail);
        writeln!(out, "{}. {}", numbered.len(), safe::line(&line))?;
    }
    Ok(())
}

fn item(out: &mut impl Write, item: &Item, numbered: &mut Vec<Numbered>) -> io::Result<()> {
    let tick = match item.ticked {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let words = [Some(&item.title), item.note.as_ref(), item.detail.as_ref()];
    let words: Vec<_> = words.into_iter().flatten().map(String::as_str).collect();
    let line = format!("{tick}{}", words.join("  "));
    match &item.open {
        Some(Target::Go { place }) => {
            numbered.push(Numbered::Go(place.clone()));
            writeln!(out, "{}. {}", numbered.len(), safe::line(&line))?;
        }
        Some(target) => {
            let role = ebb_core::page::Role::Go;
            let offer = Offer::new(item.title.clone(), role, target.clone());
            numbered.push(Numbered::Offer(Box::new(offer)));
            writeln!(out, "{}. {}", numbered.len(), safe::line(&line))?;
        }
        None => writeln!(out, "- {}", safe::line(&line))?,
    }
    for way in &item.ways {
        writeln!(
            out,
            "  {} {}",
            safe::line(&way.label),
            safe::line(&way.number)
        )?;
        if let Some(before) = &way.before {
            writeln!(out, "  {}", safe::line(before))?;
        }
    }
    // What only goes where the item opens anyway is not read out twice.
    let own: Vec<_> = item
        .offers
        .iter()
        .filter(|offer| Some(&offer.target) != item.open.as_ref())
        .cloned()
        .collect();
    offers(out, &own, &item.title, numbered)
}

/// The days that have something, in words.
fn month(out: &mut impl Write, month: &Month) -> io::Result<()> {
    writeln!(out, "{}", safe::line(&month.title))?;
    let days = month.weeks.iter().flat_map(|week| &week.days);
    for day in days.filter(|day| day.in_month && !day.lines.is_empty()) {
        let line = format!("{}: {}", day.words, day.lines.join(", "));
        writeln!(out, "  {}", safe::line(&line))?;
    }
    Ok(())
}
