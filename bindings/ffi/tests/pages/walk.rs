//! A person at the pages, as both libraries bring one for tests: they look, say, choose and go back.

use std::sync::Arc;

use chrono::TimeDelta;
use ebb_core::page::{
    Action, Answer, Block, Field, FieldKind, Form, Message, Offer, Page, Place, Problem, Reply,
    Target, Value,
};
use ebb_core::view::Moment;
use ebb_ffi::{Ebb, went};

use crate::words::words;

pub struct Walk {
    ebb: Arc<Ebb>,
    moment: Moment,
    trail: Vec<Place>,
    pub page: Page,
    answers: Vec<Answer>,
    pub message: Option<Message>,
    pub problems: Vec<Problem>,
}

impl Walk {
    pub fn from(ebb: Arc<Ebb>, place: Place, moment: &Moment) -> Self {
        let page = ebb.page(place.clone(), Vec::new(), moment.clone()).unwrap();
        Self {
            answers: standing(&page),
            moment: moment.clone(),
            trail: vec![place],
            message: None,
            problems: Vec::new(),
            ebb,
            page,
        }
    }

    pub fn go(&mut self, place: Place) {
        self.trail = went(std::mem::take(&mut self.trail), place.clone()).unwrap();
        self.page = self.look(place, Vec::new());
        self.answers = standing(&self.page);
        self.problems = Vec::new();
    }

    /// Takes back what was just done.
    pub fn undo(&mut self) {
        let undo = self.message.take().unwrap().undo.unwrap();
        self.take(undo.target, Vec::new());
    }

    /// Looks again, minutes later.
    pub fn later(&mut self, minutes: i64) {
        self.moment.now += TimeDelta::minutes(minutes);
        self.stay();
    }

    /// Looks again at where one is.
    pub fn stay(&mut self) {
        let place = self.trail.last().unwrap().clone();
        self.go(place);
    }

    pub fn back(&mut self) {
        self.trail.pop();
        let place = self.trail.pop().or_else(|| self.page.up.clone());
        self.go(place.unwrap());
    }

    pub fn say(&mut self, path: &str, value: Value) {
        let parts: Vec<_> = path.split('.').collect();
        let asks_again =
            field(&self.page, &parts).asks_again || field(&self.page, &parts[..1]).asks_again;
        saying(&mut self.answers, &parts, value);
        if asks_again {
            let place = self.trail.last().unwrap().clone();
            self.page = self.look(place, self.answers.clone());
        }
    }

    pub fn choose(&mut self, label: &str) {
        let offers = offers(&self.page);
        let offer = offers.iter().find(|offer| offer.label == label);
        let offer = offer.unwrap_or_else(|| panic!("no {label} in {:#?}", words(&self.page)));
        let form = form(&self.page);
        let sends =
            form.is_some_and(|form| form.submit == **offer || form.skip.as_ref() == Some(offer));
        let said = if sends {
            self.answers.clone()
        } else {
            Vec::new()
        };
        let target = offer.target.clone();
        self.take(target, said);
    }

    pub fn open(&mut self, title: &str) {
        let mut items = lists(&self.page).flat_map(|items| &items.items);
        let item = items.find(|item| item.title == title).cloned();
        drop(items);
        let item = item.unwrap_or_else(|| panic!("no {title} in {:#?}", words(&self.page)));
        let target = item.open.unwrap();
        self.take(target, Vec::new());
    }

    fn take(&mut self, target: Target, said: Vec<Answer>) {
        self.message = None;
        match target {
            Target::Go { place } => self.go(place),
            Target::Act { action } => self.act(action, said),
        }
    }

    fn act(&mut self, action: Action, said: Vec<Answer>) {
        let reply = self
            .ebb
            .act(action, said, self.moment.clone(), None)
            .unwrap();
        match reply {
            Reply::Went { to, message } => {
                self.message = message;
                self.go(to);
            }
            Reply::Refused { problems, .. } => self.problems = problems,
            // Hidden: what stands there is out of sight.
            Reply::Hidden => {}
            other @ Reply::Asked { .. } => panic!("{other:?}"),
        }
    }

    fn look(&self, place: Place, answers: Vec<Answer>) -> Page {
        self.ebb.page(place, answers, self.moment.clone()).unwrap()
    }
}

fn form(page: &Page) -> Option<&Form> {
    page.blocks.iter().find_map(|block| match block {
        Block::Form { form } => Some(form),
        _ => None,
    })
}

fn lists(page: &Page) -> impl Iterator<Item = &ebb_core::page::Items> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(items),
        _ => None,
    })
}

fn standing(page: &Page) -> Vec<Answer> {
    let fields = form(page).into_iter().flat_map(|form| &form.fields);
    let said = fields.filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)));
    said.collect()
}

fn offers(page: &Page) -> Vec<&Offer> {
    let mut all = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Lines { .. } | Block::Graph { .. } | Block::Live { .. } => {}
            Block::Notice { offers, .. } | Block::Offers { offers, .. } => all.extend(offers),
            Block::Items { items } => {
                all.extend(items.items.iter().flat_map(|item| &item.offers));
                all.extend(&items.offers);
            }
            Block::Form { form } => all.extend([&form.submit].into_iter().chain(&form.skip)),
            Block::Month { month } => all.extend(&month.offers),
        }
    }
    all.extend(&page.doors);
    all
}

fn field<'a>(page: &'a Page, path: &[&str]) -> &'a Field {
    let mut fields = &form(page).unwrap().fields;
    let mut found: Option<&Field> = None;
    for part in path {
        // Behind a list a number says which of its entries; anywhere else it is an id, as that of an item is.
        let in_list = found.is_some_and(|one| matches!(one.kind, FieldKind::Group { .. }));
        if in_list && part.parse::<usize>().is_ok() {
            continue;
        }
        let one = fields.iter().find(|field| field.id == **part);
        let one = one.unwrap_or_else(|| panic!("no {part} of {path:?} in {fields:#?}"));
        if let FieldKind::Group { fields: parts, .. } = &one.kind {
            fields = parts;
        }
        found = Some(one);
    }
    found.unwrap()
}

fn saying(said: &mut Vec<Answer>, path: &[&str], value: Value) {
    let (id, rest) = path.split_first().unwrap();
    if rest.is_empty() {
        said.retain(|answer| answer.field != *id);
        said.push(Answer::new(id, value));
        return;
    }
    let index = rest[0].parse::<usize>().ok();
    let known = said.iter().find(|answer| answer.field == *id);
    let mut entries = match known.map(|answer| &answer.value) {
        Some(Value::Each { entries }) => entries.clone(),
        _ => Vec::new(),
    };
    let at = index.unwrap_or_default();
    entries.resize(entries.len().max(at + 1), Vec::new());
    saying(
        &mut entries[at],
        &rest[usize::from(index.is_some())..],
        value,
    );
    saying(said, &[id], Value::Each { entries });
}
