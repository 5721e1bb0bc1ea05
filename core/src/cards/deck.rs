//! The deck: the cards of the content and those that someone handed over, in the person's words where they changed
//! them, and those that they wrote.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::de::DeserializeOwned;

use super::card::{Card, CardOrigin, CardText, OwnCard, tool_of_card};
use super::handed;
use super::marks::Mark;
use crate::content::{Content, NEED_A_TICK, PracticeContent};
use crate::store::{Id, Store, StoreError};

/// All cards as the person has them: in the order of the content, then what was handed over, their own at the end.
#[derive(Debug, Clone)]
pub struct Deck {
    /// What the rest of the content says.
    pub(super) content: &'static Content,
    cards: Vec<Card>,
    by_id: BTreeMap<String, usize>,
    /// Of each card that the person put in words of their own.
    pub(super) first_words: BTreeMap<String, CardText>,
    /// Practices that are not of the content.
    pub(super) more_practices: Vec<PracticeContent>,
    marks: BTreeSet<(String, Mark)>,
    ticks: BTreeSet<String>,
    is_short: bool,
}

impl Deck {
    /// The deck as everyone has it: nothing of the person's, for ahead of the lock.
    pub fn of_content(content: &'static Content) -> Self {
        let cards = content.cards.cards.iter().map(Card::of_content).collect();
        Self::of_cards(content, cards)
    }

    pub(super) fn of_cards(content: &'static Content, cards: Vec<Card>) -> Self {
        let by_id = cards
            .iter()
            .enumerate()
            .map(|(at, card)| (card.id.clone(), at))
            .collect();
        Self {
            content,
            cards,
            by_id,
            first_words: BTreeMap::new(),
            more_practices: Vec::new(),
            marks: BTreeSet::new(),
            ticks: BTreeSet::new(),
            is_short: false,
        }
    }

    /// The deck with all that the person made of it.
    pub fn read(store: &Store, content: &'static Content) -> Result<Self, StoreError> {
        store.read(|db| {
            let mut cards: Vec<_> = content.cards.cards.iter().map(Card::of_content).collect();
            let mut short = false;
            let handed = handed::all(db, &mut short)?;
            let handed = handed.into_iter();
            cards.extend(handed.map(|(id, card)| Card::handed_over(id, card)));
            let mut first_words = BTreeMap::new();
            let mut edits = edits(db, &mut short)?;
            for card in &mut cards {
                if let Some(text) = edits.remove(&card.id) {
                    let first = std::mem::replace(&mut card.text, text);
                    first_words.insert(card.id.clone(), first);
                    card.origin = CardOrigin::Edited;
                }
            }
            cards.extend(own_cards(db, &mut short)?);
            let mut deck = Self::of_cards(content, cards);
            deck.first_words = first_words;
            deck.is_short = short;
            deck.ticks = column(db, "SELECT caution FROM caution_ticks")?
                .into_iter()
                .collect();
            deck.marks = marks(db)?;
            let tags = tags(db)?;
            for card in &mut deck.cards {
                let tool = card.tool();
                let marked = |mark| deck.marks.contains(&(tool.clone(), mark));
                card.favourite = marked(Mark::Favourite);
                card.hidden = marked(Mark::Hidden);
                card.made_worse = marked(Mark::MadeWorse);
                card.tags = tags.get(&card.id).cloned().unwrap_or_default();
                card.waits_for_tick &= !all_ticked(&card.cautions, &deck.ticks);
            }
            Ok(deck)
        })
    }

    /// True where something of the person's stands in the store and does not read: it is not shown, and stays there.
    pub fn is_short(&self) -> bool {
        self.is_short
    }

    /// Every card, the hidden ones too.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The cards that are not hidden.
    pub fn in_sight(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| !card.hidden)
    }

    /// The card with this id.
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.cards.get(*self.by_id.get(id)?)
    }

    /// True where the person said that this tool makes things worse, or another room knows that it did.
    pub fn made_worse(&self, tool: &str) -> bool {
        self.is_marked(tool, Mark::MadeWorse)
    }

    /// Lets a practice be suggested that is not of the content: another room knows where it comes from.
    pub fn take_in_practice(&mut self, practice: PracticeContent) {
        self.more_practices.push(practice);
    }

    /// Leaves a tool out of every suggestion: another room knows that it made things worse.
    pub fn leave_out(&mut self, tool: &str) {
        self.marks.insert((tool.to_owned(), Mark::MadeWorse));
        for card in &mut self.cards {
            card.made_worse |= tool_of_card(&card.id) == tool;
        }
    }

    pub(super) fn is_marked(&self, tool: &str, mark: Mark) -> bool {
        self.marks.contains(&(tool.to_owned(), mark))
    }

    /// True where the person said that this caution is fine for them.
    pub fn ticked(&self, caution: &str) -> bool {
        self.ticks.contains(caution)
    }

    /// True where a caution among these still waits for the person's tick.
    pub fn waits_for_tick(&self, cautions: &[String]) -> bool {
        !all_ticked(cautions, &self.ticks)
    }
}

fn all_ticked(cautions: &[String], ticks: &BTreeSet<String>) -> bool {
    cautions
        .iter()
        .filter(|id| NEED_A_TICK.contains(&id.as_str()))
        .all(|id| ticks.contains(id))
}

/// What was kept as JSON. A row that cannot be read is left where it is and not shown; the deck says that it is short.
pub(super) fn readable<T: DeserializeOwned>(body: &str) -> Option<T> {
    serde_json::from_str(body).ok()
}

fn edits(db: &Connection, short: &mut bool) -> Result<BTreeMap<String, CardText>, StoreError> {
    let mut statement = db.prepare_cached("SELECT card, body FROM card_edits")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut edits = BTreeMap::new();
    for row in rows {
        let (card, body) = row?;
        match readable(&body) {
            Some(text) => drop(edits.insert(card, text)),
            None => *short = true,
        }
    }
    Ok(edits)
}

fn own_cards(db: &Connection, short: &mut bool) -> Result<Vec<Card>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, body FROM own_cards ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut cards = Vec::new();
    for row in rows {
        let (id, body) = row?;
        match readable::<OwnCard>(&body) {
            Some(own) => cards.push(Card::of_person(id.to_string(), own)),
            None => *short = true,
        }
    }
    Ok(cards)
}

fn marks(db: &Connection) -> Result<BTreeSet<(String, Mark)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT tool, mark FROM tool_marks")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn tags(db: &Connection) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let mut statement = db.prepare_cached("SELECT card, tag FROM card_tags ORDER BY tag")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut tags: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        let (card, tag) = row?;
        tags.entry(card).or_default().push(tag);
    }
    Ok(tags)
}

pub(super) fn column(db: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::scratch;

    #[test]
    fn a_new_store_has_the_deck_of_the_content() {
        let (_folder, store) = scratch::store();
        let deck = Deck::read(&store, content("en")).unwrap();
        assert_eq!(deck.cards(), Deck::of_content(content("en")).cards());
        assert!(deck.cards().len() >= 75);
        assert_eq!(deck.card("stop").unwrap().text.title, "STOP");
    }

    #[test]
    fn what_another_room_knows_to_make_it_worse_is_left_out() {
        let mut deck = Deck::of_content(content("en"));
        deck.leave_out("card:stop");
        deck.leave_out("breathing:sigh");
        assert!(deck.card("stop").unwrap().made_worse);
        assert!(deck.made_worse("breathing:sigh"));
    }

    /// What the deck was asked to hold, by module of the field.
    const ASKED_FOR: [&[&str]; 6] = [
        &[
            "wise-mind",
            "observe",
            "describe",
            "participate",
            "without-judging",
            "one-thing-at-a-time",
            "what-works",
            "loving-kindness",
        ],
        &[
            "stop",
            "pros-and-cons",
            "cold",
            "intense-movement",
            "paced-breathing",
            "paired-relaxation",
            "distract-do",
            "distract-give",
            "distract-compare",
            "distract-feel-other",
            "distract-put-away",
            "distract-think",
            "distract-sense",
            "soothe-sight",
            "soothe-sound",
            "soothe-smell",
            "soothe-taste",
            "soothe-touch",
            "improve-picture",
            "improve-meaning",
            "improve-prayer",
            "improve-relax",
            "improve-this-minute",
            "improve-break",
            "improve-cheer",
            "radical-acceptance",
            "turning-the-mind",
            "willingness",
            "half-smile",
            "watching-a-thought",
            "dialectical-abstinence",
            "clear-mind",
            "community-reinforcement",
            "burning-bridges",
            "alternate-rebellion",
            "adaptive-denial",
        ],
        &[
            "naming-it",
            "what-emotion-is-for",
            "check-the-facts",
            "opposite-fear",
            "opposite-anger",
            "opposite-sadness",
            "opposite-shame",
            "opposite-guilt",
            "opposite-love",
            "problem-solving",
            "pleasant-events",
            "values-and-steps",
            "building-mastery",
            "coping-ahead",
            "caring-for-the-body",
            "sleep",
            "after-a-nightmare",
            "riding-an-emotion",
        ],
        &[
            "asking",
            "keeping-the-relationship",
            "keeping-self-respect",
            "how-firmly",
            "validation",
            "priorities",
            "ending-what-harms",
            "middle-path",
        ],
        &[
            "play-the-tape-forward",
            "hungry-angry-lonely-tired",
            "delay-and-decide",
            "refusing",
            "substitution",
            "contingency",
            "small-decisions",
            "lapse-is-not-relapse",
            "thinking-traps",
            "thought-on-trial",
            "small-experiments",
            "activity-ladder",
            "change-talk",
            "importance-and-confidence",
            "peer-support",
            "asking-your-care-team",
        ],
        &[
            "five-senses",
            "feet-and-chair",
            "calm-place",
            "container",
            "orienting",
            "after-a-hard-session",
        ],
    ];

    #[test]
    fn every_skill_that_the_deck_was_asked_for_has_its_card() {
        let deck = Deck::of_content(content("en"));
        let missing: Vec<_> = ASKED_FOR
            .into_iter()
            .flatten()
            .filter(|id| deck.card(id).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        let first = deck.cards().iter().filter(|card| card.first).count();
        assert_eq!(first, 12);
    }

    #[test]
    fn the_safety_rules_stand_on_the_cards_that_they_are_about() {
        let deck = Deck::of_content(content("en"));
        let carries = |id: &str, caution: &str| {
            let cautions = &deck.card(id).unwrap().cautions;
            assert!(cautions.iter().any(|own| own == caution), "{id}: {caution}");
        };
        carries("cold", "cold");
        carries("intense-movement", "intense_movement");
        carries("paired-relaxation", "hard_tensing");
        carries("pros-and-cons", "not_in_a_craving");
        for id in ["paced-breathing", "cold", "paired-relaxation"] {
            carries(id, "breathing_gently");
            carries(id, "after_using");
        }
        for id in ["lapse-is-not-relapse", "lowered-tolerance"] {
            carries(id, "lowered_tolerance");
        }
        for id in [
            "keeping-the-relationship",
            "validation",
            "middle-path",
            "ending-what-harms",
            "radical-acceptance",
        ] {
            carries(id, "someone_who_hurts_you");
        }
        for id in ["calm-place", "container", "loving-kindness"] {
            carries(id, "trauma_can_flood");
            assert!(!deck.card(id).unwrap().outward.is_empty(), "{id}");
        }
    }
}
