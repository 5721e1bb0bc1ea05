//! A page as lines, and what the numbers and letters before them stand for.

use std::io;

use ebb_core::content::HostWords;
use ebb_core::page::{
    Block, Item, LineRole, Month, NoticeKind, Offer, Page, Place, Role, Shape, Target,
};

use super::println;
use crate::page::asked::{Asked, AskedKind, Typed};
use crate::page::choices;
use crate::page::counted::is_counted;
use crate::page::entry::Entry;
use crate::page::numbers;
use crate::page::safe;
use crate::report::labelled;

/// What can be chosen.
pub enum Numbered {
    Offer(Box<Offer>),
    Go(Place),
    /// One question.
    Field(Box<Asked>),
    /// The questions of the page, one after the other.
    Form,
}

/// One line of a page, with what it stands for where it can be chosen.
pub struct Line {
    /// The number or letter in front.
    name: String,
    text: String,
    chooses: Option<Numbered>,
    /// It is answered with a number of its own scale, whatever else stands there.
    is_scale: bool,
}

/// The lines that are being made.
struct Lines {
    lines: Vec<Line>,
    /// How many have a number.
    numbers: usize,
    /// Numbers answer the scale of this page; what else can be chosen has a letter.
    by_letter: bool,
    /// Letters that are free, the first of them last.
    letters: Vec<char>,
}

/// Letters for what has none of its own, where numbers answer a scale; *b*, *q* and the doors have theirs.
const LETTERS: &str = "acdefghjkmnorstvwxy";

pub fn page(page: &Page, entry: &Entry, words: &HostWords) -> Vec<Line> {
    let mut out = Lines {
        lines: Vec::new(),
        numbers: 0,
        by_letter: only_scale(page, entry).is_some(),
        letters: letters(page),
    };
    out.say("");
    out.say(&page.title);
    for block in &page.blocks {
        match block {
            // Where the facts were read would push the numbers out of sight.
            Block::Lines {
                role: LineRole::Source,
                ..
            } if page.shape == Shape::Urgent => {}
            Block::Lines { role, lines, .. } => {
                for (number, line) in (1..).zip(lines) {
                    match role {
                        LineRole::Steps => out.say(&format!("  {number}) {line}")),
                        _ => out.say(line),
                    }
                }
            }
            Block::Notice {
                kind,
                words,
                offers,
            } => {
                let mark = match kind {
                    NoticeKind::Danger => "! ",
                    _ => "",
                };
                out.say(&format!("{mark}{words}"));
                out.offers(offers, "");
            }
            Block::Offers { lead, offers } => {
                out.say_all(lead);
                out.offers(offers, "");
            }
            Block::Items { items } => {
                out.say_all(items.title.iter().chain(&items.note));
                if items.items.is_empty() {
                    out.say_all(&items.none);
                }
                for one in &items.items {
                    out.item(one);
                }
                if let Some(more) = &items.more {
                    out.choice(&words.more, None, Numbered::Go(more.clone()));
                }
                out.offers(&items.offers, "");
            }
            Block::Month { month } => {
                out.month(month);
                out.offers(&month.offers, "");
            }
            Block::Graph { graph } => {
                let marks = graph.marks.iter().map(|mark| &mark.words);
                out.say_all(graph.title.iter().chain([&graph.sentence]).chain(marks));
            }
            Block::Live { exercise } => {
                let said = exercise.stage.iter().chain(&exercise.rate);
                out.say_all(said.chain(&exercise.words));
            }
            Block::Form { .. } => out.form(page, entry),
        }
    }
    if page.shape == Shape::Urgent {
        // What was read out first is far up by now.
        out.say_all(&numbers::numbers(page));
    }
    out.lines
}

/// The question of a page that asks one thing, from one number to another, at a touch.
fn only_scale(page: &Page, entry: &Entry) -> Option<Asked> {
    let form = choices::form(page).filter(|form| form.at_once)?;
    let mut asked = entry.asked(&form.fields).into_iter();
    let (one, None) = (asked.next()?, asked.next()) else {
        return None;
    };
    matches!(one.kind, AskedKind::Scale { .. }).then_some(one)
}

/// Letters that neither the page nor its doors have, the first of them last.
pub(super) fn letters(page: &Page) -> Vec<char> {
    let offers = choices::offers(page).into_iter().map(|one| one.offer);
    let skip = choices::form(page).and_then(|form| form.skip.as_ref());
    let all = offers.chain(skip).chain(&page.doors);
    let taken: Vec<char> = all.filter_map(choices::own_key).collect();
    let free = LETTERS.chars().filter(|letter| !taken.contains(letter));
    let mut free: Vec<char> = free.collect();
    free.reverse();
    free
}

impl Lines {
    fn say(&mut self, text: &str) {
        self.lines.push(Line {
            name: String::new(),
            text: safe::line(text).into_owned(),
            chooses: None,
            is_scale: false,
        });
    }

    fn say_all<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.say(text));
    }

    fn choice(&mut self, text: &str, key: Option<char>, chooses: Numbered) {
        let name = if self.by_letter {
            let letter = key.or_else(|| self.letters.pop());
            letter.map_or_else(String::new, choices::name)
        } else {
            self.numbers += 1;
            self.numbers.to_string()
        };
        self.named(name, text, chooses);
    }

    fn named(&mut self, name: String, text: &str, chooses: Numbered) {
        self.lines.push(Line {
            name,
            text: safe::line(text).into_owned(),
            chooses: Some(chooses),
            is_scale: false,
        });
    }

    fn offers(&mut self, offers: &[Offer], of: &str) {
        for offer in offers {
            let label = match of {
                "" => offer.label.clone(),
                of => format!("{}: {of}", offer.label),
            };
            let detail = offer.detail.as_deref().unwrap_or_default();
            let key = choices::own_key(offer);
            let chooses = Numbered::Offer(Box::new(offer.clone()));
            let text = labelled(&label, detail);
            // "3. 5 minutes" would be chosen for three.
            match is_counted(offer).then(|| self.letters.pop()).flatten() {
                Some(letter) => self.named(letter.to_string(), &text, chooses),
                None => self.choice(&text, key, chooses),
            }
        }
    }

    fn item(&mut self, item: &Item) {
        let tick = match item.ticked {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let words = [Some(&item.title), item.note.as_ref(), item.detail.as_ref()];
        let words: Vec<_> = words.into_iter().flatten().map(String::as_str).collect();
        let line = format!("{tick}{}", words.join("  "));
        match &item.open {
            Some(Target::Go { place }) => self.choice(&line, None, Numbered::Go(place.clone())),
            Some(target) => {
                let offer = Offer::new(item.title.clone(), Role::Go, target.clone());
                self.choice(&line, None, Numbered::Offer(Box::new(offer)));
            }
            None => self.say(&format!("- {line}")),
        }
        for way in &item.ways {
            self.say(&format!("  {}", way.label));
            if let Some(before) = &way.before {
                self.say(&format!("  {before}"));
            }
        }
        // What only goes where the item opens anyway is not read out twice.
        let own = item
            .offers
            .iter()
            .filter(|offer| Some(&offer.target) != item.open.as_ref());
        let own: Vec<_> = own.cloned().collect();
        self.offers(&own, &item.title);
    }

    /// The days that have something, in words.
    fn month(&mut self, month: &Month) {
        self.say(&month.title);
        let days = month.weeks.iter().flat_map(|week| &week.days);
        for day in days.filter(|day| day.in_month && !day.lines.is_empty()) {
            self.say(&format!("  {}: {}", day.words, day.lines.join(", ")));
        }
    }

    /// Questions that are answered one by one, each with what stands there; a form that is sent whole is one choice.
    fn form(&mut self, page: &Page, entry: &Entry) {
        let Some(form) = choices::form(page) else {
            return;
        };
        if choices::is_sent_by_hand(form) {
            self.choice(&form.submit.label, None, Numbered::Form);
        } else if let Some(asked) = only_scale(page, entry) {
            let text = question(&asked, entry);
            self.say(&text);
            if let Some(line) = self.lines.last_mut() {
                line.chooses = Some(Numbered::Field(Box::new(asked)));
                line.is_scale = true;
            }
        } else {
            for asked in entry.asked(&form.fields) {
                let text = question(&asked, entry);
                self.choice(&text, None, Numbered::Field(Box::new(asked)));
            }
        }
        if let Some(skip) = &form.skip {
            self.offers(std::slice::from_ref(skip), "");
        }
    }
}

/// A question with its ends, and with what stands there.
fn question(asked: &Asked, entry: &Entry) -> String {
    let ends = match &asked.kind {
        AskedKind::Scale {
            least,
            most,
            low,
            high,
        } => {
            let end = |value: &i32, words: &Option<String>| match words {
                Some(words) => format!("{value} {words}"),
                None => value.to_string(),
            };
            format!("{} – {}", end(least, low), end(most, high))
        }
        _ => String::new(),
    };
    let now = value(asked, entry);
    let parts = [asked.label.as_str(), ends.as_str(), now.as_str()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

/// What stands at a field, in words.
pub fn value(asked: &Asked, entry: &Entry) -> String {
    match &asked.kind {
        AskedKind::Options { options, .. } => {
            let chosen = entry.chosen(&asked.path).iter();
            let labels = chosen.filter_map(|id| options.iter().find(|option| option.id == *id));
            let labels: Vec<_> = labels.map(|option| option.label.as_str()).collect();
            labels.join(", ")
        }
        AskedKind::Scale { .. } => {
            let chosen = entry.chosen(&asked.path).first();
            chosen.cloned().unwrap_or_default()
        }
        AskedKind::Text(Typed::Secret) => "•".repeat(entry.text(&asked.path).chars().count()),
        AskedKind::Text(_) | AskedKind::Another => entry.text(&asked.path).to_owned(),
    }
}

/// The lines as they are read out.
pub fn print(lines: &[Line]) -> io::Result<()> {
    for line in lines {
        match line.name.as_str() {
            "" => println(&line.text)?,
            name => println(&format!("{name}. {}", line.text))?,
        }
    }
    Ok(())
}

/// The doors in a line.
pub fn doors(page: &Page) -> String {
    let doors = page.doors.iter();
    let doors =
        doors.filter_map(|door| Some(format!("{} {}", choices::own_key(door)?, door.label)));
    doors.collect::<Vec<_>>().join(" · ")
}

/// What a number or a letter stands for.
pub fn named<'l>(lines: &'l [Line], typed: &str) -> Option<&'l Numbered> {
    let typed = typed.to_ascii_lowercase();
    let named = lines.iter().filter(|line| !line.name.is_empty());
    let found = named.into_iter().find(|line| line.name == typed);
    found.and_then(|line| line.chooses.as_ref())
}

/// The question that a number answers as it is.
pub fn scale(lines: &[Line]) -> Option<&Asked> {
    let found = lines.iter().find(|line| line.is_scale)?;
    match &found.chooses {
        Some(Numbered::Field(asked)) => Some(asked),
        _ => None,
    }
}

/// True where nothing but the form can be chosen.
pub fn stands_alone(lines: &[Line]) -> bool {
    let mut choices = lines.iter().filter_map(|line| line.chooses.as_ref());
    choices.all(|choice| matches!(choice, Numbered::Form))
}
