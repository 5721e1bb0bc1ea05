//! One card as the person has it: the text of the content or their own, and what they made of it.

use serde::{Deserialize, Serialize};

use super::{CardsError, HandedCard};
use crate::content::{CardContent, CardLink, CardPlace, CardState, Module, NEED_A_TICK};
use crate::store::LONGEST_TEXT;

/// Characters of a title or a tag.
pub(super) const TITLE_LIMIT: usize = 120;
/// Characters of any other text.
pub(super) const TEXT_LIMIT: usize = LONGEST_TEXT as usize;
/// Steps of an own card.
pub(super) const STEPS_LIMIT: usize = 20;

/// One card of the deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its id: of the content, or of the card that the person wrote.
    pub id: String,
    /// Where it comes from.
    pub origin: CardOrigin,
    /// Who handed it over, as they call themselves; nobody has verified it. Empty on every other card.
    pub handed_by: String,
    /// Where it stands.
    pub module: Module,
    /// The words on it.
    #[serde(flatten)]
    pub text: CardText,
    /// One of those to begin with.
    pub first: bool,
    /// What it is for.
    pub states: Vec<CardState>,
    /// The faintest state that it suits, 0 to 10.
    pub from_intensity: i32,
    /// The strongest state that it suits, 0 to 10.
    pub to_intensity: i32,
    /// How long it takes.
    pub minutes: i32,
    /// Where it can be done.
    pub places: Vec<CardPlace>,
    /// True where nobody notices it.
    pub quiet: bool,
    /// Ids of its cautions.
    pub cautions: Vec<String>,
    /// True while a caution on it still waits for the person's tick; it is not suggested then.
    pub waits_for_tick: bool,
    /// True where it is not suggested on a day of using.
    pub not_after_using: bool,
    /// The same skill with attention on the room; empty where the steps already look outward.
    pub outward: Vec<String>,
    /// What it leads on to.
    pub link: Option<CardLink>,
    /// Where the skill was read; empty on an own card.
    pub source: String,
    /// Address of the source, or nothing.
    pub source_url: String,
    /// Kept as a favourite.
    pub favourite: bool,
    /// Out of sight until shown again.
    pub hidden: bool,
    /// The person said that it makes things worse; it is not suggested.
    pub made_worse: bool,
    /// The person's tags, in order of the alphabet.
    pub tags: Vec<String>,
}

/// Where a card comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CardOrigin {
    /// Of the content, as it was written.
    Content,
    /// Of the content or handed over, in the person's words.
    Edited,
    /// Written by the person.
    Own,
    /// Handed over by someone, as it was written.
    HandedOver,
}

/// The words of a card: what an edit changes, and what an own card begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CardText {
    /// A word or two.
    pub title: String,
    /// When to use it.
    pub when: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Why it works; on a card of reasons, the reason.
    pub why: String,
}

/// A card that the person writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCard {
    /// Where it stands; [`Module::MyReasons`] for a reason.
    pub module: Module,
    /// The words on it.
    pub text: CardText,
    /// What it is for; without any, it is found but never suggested.
    pub states: Vec<CardState>,
    /// The faintest state that it suits, 0 to 10.
    pub from_intensity: i32,
    /// The strongest state that it suits, 0 to 10.
    pub to_intensity: i32,
    /// How long it takes, 1 to 120.
    pub minutes: i32,
    /// Where it can be done.
    pub places: Vec<CardPlace>,
    /// True where nobody notices it.
    pub quiet: bool,
}

/// The name under which what is recorded knows a card, such as `card:stop`.
pub fn tool_of_card(id: &str) -> String {
    format!("card:{id}")
}

impl Card {
    pub(super) fn of_content(card: &CardContent) -> Self {
        let [from_intensity, to_intensity] = card.intensity;
        Self {
            id: card.id.clone(),
            origin: CardOrigin::Content,
            handed_by: String::new(),
            module: card.module,
            text: CardText {
                title: card.title.clone(),
                when: card.when.clone(),
                steps: card.steps.clone(),
                why: card.why.clone(),
            },
            first: card.first,
            states: card.states.clone(),
            from_intensity,
            to_intensity,
            minutes: card.minutes,
            places: card.places.clone(),
            quiet: card.quiet,
            cautions: card.cautions.clone(),
            waits_for_tick: card.needs_tick,
            not_after_using: card.not_after_using,
            outward: card.outward.clone(),
            link: card.link.clone(),
            source: card.source.name.clone(),
            source_url: card.source.url.clone(),
            favourite: false,
            hidden: false,
            made_worse: false,
            tags: Vec::new(),
        }
    }

    pub(super) fn handed_over(id: String, card: HandedCard) -> Self {
        Self {
            id,
            origin: CardOrigin::HandedOver,
            handed_by: card.from,
            module: card.module,
            text: card.text,
            first: false,
            states: card.states,
            from_intensity: card.from_intensity,
            to_intensity: card.to_intensity,
            minutes: card.minutes,
            places: card.places,
            quiet: card.quiet,
            waits_for_tick: card
                .cautions
                .iter()
                .any(|id| NEED_A_TICK.contains(&id.as_str())),
            cautions: card.cautions,
            not_after_using: true,
            outward: card.outward,
            link: None,
            source: card.source,
            source_url: card.source_url,
            favourite: false,
            hidden: false,
            made_worse: false,
            tags: Vec::new(),
        }
    }

    pub(super) fn of_person(id: String, own: OwnCard) -> Self {
        Self {
            id,
            origin: CardOrigin::Own,
            handed_by: String::new(),
            module: own.module,
            text: own.text,
            first: false,
            states: own.states,
            from_intensity: own.from_intensity,
            to_intensity: own.to_intensity,
            minutes: own.minutes,
            places: own.places,
            quiet: own.quiet,
            cautions: Vec::new(),
            waits_for_tick: false,
            // Nobody has read it for what it asks: it may well be a breath or a way to sleep.
            not_after_using: true,
            outward: Vec::new(),
            link: None,
            source: String::new(),
            source_url: String::new(),
            favourite: false,
            hidden: false,
            made_worse: false,
            tags: Vec::new(),
        }
    }

    /// The name under which what is recorded knows this card.
    pub fn tool(&self) -> String {
        tool_of_card(&self.id)
    }
}

impl CardText {
    /// Refuses what has no title or is too long to keep.
    pub(super) fn check(&self) -> Result<(), CardsError> {
        if self.title.trim().is_empty() {
            return Err(CardsError::NoTitle);
        }
        at_most(self.title.chars().count(), TITLE_LIMIT)?;
        at_most(self.steps.len(), STEPS_LIMIT)?;
        for text in self.steps.iter().chain([&self.when, &self.why]) {
            at_most(text.chars().count(), TEXT_LIMIT)?;
        }
        Ok(())
    }
}

/// Minutes of a card of the person's own.
const OWN_CARD_MINUTES: i32 = 5;

impl OwnCard {
    /// A card in the person's words, for any strength and any place.
    pub fn written(text: CardText, states: Vec<CardState>) -> Self {
        Self {
            module: Module::DistressTolerance,
            text,
            states,
            from_intensity: 0,
            to_intensity: 10,
            minutes: OWN_CARD_MINUTES,
            places: vec![CardPlace::Anywhere],
            // Nobody has read it for what it looks like from outside.
            quiet: false,
        }
    }

    /// A reason of the person's own, for any craving and any place.
    pub fn reason(title: &str, reason: &str) -> Self {
        Self {
            module: Module::MyReasons,
            text: CardText {
                title: title.to_owned(),
                why: reason.to_owned(),
                ..CardText::default()
            },
            states: vec![
                CardState::Urge,
                CardState::Tempted,
                CardState::LowMotivation,
            ],
            from_intensity: 0,
            to_intensity: 10,
            minutes: 1,
            places: vec![CardPlace::Anywhere],
            quiet: true,
        }
    }

    pub(super) fn check(&self) -> Result<(), CardsError> {
        self.text.check()?;
        within(self.from_intensity, 0, 10)?;
        within(self.to_intensity, self.from_intensity, 10)?;
        within(self.minutes, 1, 120)
    }
}

/// Refuses a count that is larger than what is kept.
pub(super) fn at_most(count: usize, limit: usize) -> Result<(), CardsError> {
    if count > limit {
        let limit = i32::try_from(limit).unwrap_or(i32::MAX);
        return Err(CardsError::TooLong { limit });
    }
    Ok(())
}

/// Refuses a number outside its range.
pub(super) fn within(value: i32, least: i32, most: i32) -> Result<(), CardsError> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(CardsError::OutOfRange { value, least, most })
    }
}
