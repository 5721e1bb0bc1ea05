//! The diary on screen: skills by day, urges and what was done, and one entry with what more there is to say of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::act_error::ActError;
use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::super::practices::Practices;
use super::super::said;
use super::diary_action::{DiaryAction, skill_entry, urge_entry};
use super::diary_questions::{skill_questions, urge_questions};
use super::{all_cards, go};
use crate::cards::Deck;
use crate::cards::diary::{self, SkillEntry, UrgeEntry, by_day, newest_day};
use crate::cards::page::{acted_words, day_in_a_line, helped_words, how_words, why_words};
use crate::content::{Content, DiaryWords, fill};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone};
use crate::view::Moment;

/// How far the diary looks back.
const DAYS: i64 = 30;

/// The diary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiaryScreen {
    /// The title.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// A new note: how strong an urge was, and apart from it what was done. Empty where nothing can be kept.
    pub questions: Vec<DiaryQuestion>,
    /// The last thirty days, newest first.
    pub days: Vec<DiaryDayLines>,
    /// Said where nothing is noted; else empty.
    pub nothing: String,
    /// To the cards, which a skill is noted from.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One day of the diary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiaryDayLines {
    /// "Today", "Monday 16 November".
    pub label: String,
    /// The day in a line.
    pub counts: String,
    /// Newest first.
    pub entries: Vec<DiaryLine>,
}

/// One entry in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiaryLine {
    /// Its id.
    pub id: String,
    /// When, where the person was: "02:13".
    pub time: String,
    /// The skill, or an urge; choosing it opens it. The detail says what was noted.
    pub open: Offer,
}

/// One thing to say of an entry. Each can be left open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiaryQuestion {
    /// The question.
    pub text: String,
    /// What was answered; else empty.
    pub answered: String,
    /// True where the answers are the numbers 0 to 10.
    pub scale: bool,
    /// The answers.
    pub answers: Vec<Offer>,
}

/// One entry of the diary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiaryEntryScreen {
    /// Its id.
    pub id: String,
    /// What it is, and when.
    pub title: String,
    /// What more there is to say.
    pub questions: Vec<DiaryQuestion>,
    /// Back, back to an exercise, delete.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// The diary of the last thirty days.
    pub fn diary(&self, moment: &Moment) -> DiaryScreen {
        let content = moment.content();
        let words = &content.cards_words.diary;
        let days = self.read_own(|store| self.diary_days(store, moment));
        let nothing = match days.as_deref() {
            Some([]) => self.nothing_noted(moment),
            days => self.in_place_of(days, "", moment),
        };
        DiaryScreen {
            title: words.title.clone(),
            about: words.about.clone(),
            questions: if self.may_write() {
                urge_questions(content, None, moment)
            } else {
                Vec::new()
            },
            nothing,
            days: days.unwrap_or_default(),
            offers: vec![Offer::new(
                go(all_cards()),
                &content.cards_words.browse.back_to_cards,
            )],
            doors: self.doors(moment),
        }
    }

    /// That nothing was noted at all, or when it was last.
    fn nothing_noted(&self, moment: &Moment) -> String {
        let content = moment.content();
        let words = &content.cards_words.diary;
        match self.read_own(|store| newest_day(store, moment.now)) {
            Some(None) => words.nothing.clone(),
            Some(Some(day)) => {
                let today = Day::of(moment.now, moment.zone);
                let day = said::day(&content.words, day, today);
                fill(&words.nothing_lately, &[("day", &day)])
            }
            None => content.words.notices.unreadable.clone(),
        }
    }

    fn diary_days(&self, store: &Store, moment: &Moment) -> Result<Vec<DiaryDayLines>, StoreError> {
        let content = moment.content();
        let (from, to) = (moment.now - chrono::TimeDelta::days(DAYS), Instant::MAX_UTC);
        let deck = self.deck(moment);
        let mut lines: Vec<(Instant, Zone, DiaryLine)> = Vec::new();
        for entry in diary::skills(store, from, to)? {
            lines.push((
                entry.at,
                entry.zone,
                skill_line(self.practices(moment), &deck, &entry),
            ));
        }
        for entry in diary::urges(store, from, to)? {
            lines.push((entry.at, entry.zone, urge_line(content, &entry)));
        }
        lines.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        let mut days: BTreeMap<Day, Vec<DiaryLine>> = BTreeMap::new();
        for (at, zone, line) in lines {
            days.entry(Day::of(at, zone)).or_default().push(line);
        }
        let counts = by_day(store, from, to)?;
        let today = Day::of(moment.now, moment.zone);
        let used = self.used(moment);
        let shown = days.into_iter().rev().map(|(day, entries)| {
            let of = counts.iter().find(|counts| counts.day == day);
            DiaryDayLines {
                label: said::day(&content.words, day, today),
                counts: of
                    .map_or_else(String::new, |day| day_in_a_line(words(content), day, !used)),
                entries,
            }
        });
        Ok(shown.collect())
    }

    /// A skill of the diary.
    pub fn diary_entry(&self, id: &str, moment: &Moment) -> Result<DiaryEntryScreen, ActError> {
        let store = self.own_store()?;
        let content = moment.content();
        let entry = skill_entry(store, id)?;
        let deck = self.deck(moment);
        let name = tool_name(self.practices(moment), &deck, &entry.note.tool);
        let delete = DiaryAction::DeleteSkill { id: id.to_owned() };
        Ok(DiaryEntryScreen {
            id: id.to_owned(),
            title: title(content, &name, entry.at, entry.zone, moment),
            questions: skill_questions(words(content), &entry),
            offers: self.entry_offers(delete, moment),
            doors: self.doors(moment),
        })
    }

    /// An urge of the diary.
    pub fn diary_urge(&self, id: &str, moment: &Moment) -> Result<DiaryEntryScreen, ActError> {
        let store = self.own_store()?;
        let content = moment.content();
        let words = words(content);
        let entry = urge_entry(store, id)?;
        let delete = DiaryAction::DeleteUrge { id: id.to_owned() };
        Ok(DiaryEntryScreen {
            id: id.to_owned(),
            title: title(content, &words.urge_title, entry.at, entry.zone, moment),
            questions: urge_questions(content, Some(&entry), moment),
            offers: self.entry_offers(delete, moment),
            doors: self.doors(moment),
        })
    }

    fn entry_offers(&self, delete: DiaryAction, moment: &Moment) -> Vec<Offer> {
        let content = moment.content();
        let words = words(content);
        let mut offers = Vec::new();
        if self.at_hand.is_some() {
            let label = &content.words.sheet.back_to_exercise;
            offers.push(Offer::new(go(Place::Exercise), label));
        }
        offers.push(Offer::new(go(Place::Diary), &words.back));
        offers.push(Offer::with_detail(
            Action::Diary { change: delete },
            &words.delete,
            &words.delete_detail,
        ));
        offers
    }
}

fn words(content: &Content) -> &DiaryWords {
    &content.cards_words.diary
}

fn title(content: &Content, name: &str, at: Instant, zone: Zone, moment: &Moment) -> String {
    let today = Day::of(moment.now, moment.zone);
    let day = said::day(&content.words, Day::of(at, zone), today);
    let time = said::clock(at, zone);
    let values = [("name", name), ("day", &day), ("time", &time)];
    fill(&content.words.history.entry, &values)
}

/// The title of a card, or the name of a breath or a practice; what is gone keeps its id.
fn tool_name(practices: Practices<'_>, deck: &Deck, tool: &str) -> String {
    let (kind, id) = tool.split_once(':').unwrap_or(("", tool));
    let content = practices.content;
    let name = match kind {
        "card" => deck.card(id).map(|card| &card.text.title),
        "breathing" => content.pattern(id).map(|pattern| &pattern.name),
        "practice" => practices.get(id).map(|practice| &practice.name),
        _ => None,
    };
    name.map_or_else(|| id.to_owned(), Clone::clone)
}

fn skill_line(practices: Practices<'_>, deck: &Deck, entry: &SkillEntry) -> DiaryLine {
    let content = practices.content;
    let words = words(content);
    let note = &entry.note;
    let mut said = vec![how_words(words, note.how).to_owned()];
    if let (Some(before), Some(after)) = (note.before, note.after) {
        let (before, after) = (before.to_string(), after.to_string());
        let values = [("before", before.as_str()), ("after", after.as_str())];
        said.push(fill(&words.relief, &values));
    }
    let helped = note
        .helped
        .map(|helped| format!("{} {}", words.did_it_help, helped_words(words, helped)));
    said.extend(helped);
    said.extend(note.why_not.map(|why| why_words(words, why).to_owned()));
    let open = go(Place::DiaryEntry {
        id: entry.id.clone(),
    });
    let name = tool_name(practices, deck, &note.tool);
    DiaryLine {
        id: entry.id.clone(),
        time: said::clock(entry.at, entry.zone),
        open: Offer::with_detail(open, &name, &said.join(" · ")),
    }
}

fn urge_line(content: &Content, entry: &UrgeEntry) -> DiaryLine {
    let words = words(content);
    let urge = entry.note.urge.map(|urge| {
        let urge = urge.to_string();
        fill(&words.urge_was, &[("urge", &urge)])
    });
    let acted = entry
        .note
        .acted
        .map(|acted| acted_words(words, acted).to_owned());
    let said: Vec<String> = urge.into_iter().chain(acted).collect();
    let open = go(Place::DiaryUrge {
        id: entry.id.clone(),
    });
    DiaryLine {
        id: entry.id.clone(),
        time: said::clock(entry.at, entry.zone),
        open: Offer::with_detail(open, &words.urge_title, &said.join(" · ")),
    }
}
