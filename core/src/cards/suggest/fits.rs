//! What fits a situation: the state and its strength, the time, the place, the cautions, and the safety rules for
//! cravings and for days of using.

use super::{Situation, SuggestionKind};
use crate::cards::card::Card;
use crate::cards::deck::Deck;
use crate::cards::helped::History;
use crate::cards::marks::Mark;
use crate::cards::tool_of_card;
use crate::content::{
    CardPlace, CardState, LinkKind, Module, PatternContent, PracticeContent, PracticeGroup,
};

/// Above this strength the good sides of using are not looked at (safety rule).
const DECISIONAL_BALANCE_UP_TO: i32 = 3;

/// Something that fits.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) id: String,
    pub(super) kind: SuggestionKind,
    pub(super) tool: String,
    /// The exercise that it leads on to, which is the same skill in another form.
    pub(super) leads_to: Option<String>,
    pub(super) title: String,
    pub(super) minutes: i32,
    pub(super) rank: Rank,
    pub(super) score: f64,
    pub(super) favourite: bool,
    pub(super) first: bool,
    /// 0 where the state is what it is for above all.
    pub(super) place_of_state: usize,
    /// How far the strength lies from the middle of what it suits, and how wide that is.
    pub(super) off_centre: i32,
    pub(super) from_intensity: i32,
}

/// What comes before all that has helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// On a day of using: what is for that above all, the fewer other states the sooner.
    AfterUsing {
        /// States that it is for.
        states: usize,
    },
    /// It is for this state.
    Fits,
    /// It is not for this state, but steadies in any.
    StandBy,
}

/// What a card, a pattern and a practice have in common.
struct Fit<'a> {
    states: &'a [CardState],
    intensity: [i32; 2],
    places: &'a [CardPlace],
    quiet: bool,
    minutes: i32,
    cautions: &'a [String],
    not_after_using: bool,
}

impl Fit<'_> {
    /// Everything but the state.
    fn allows(&self, deck: &Deck, situation: &Situation) -> bool {
        let [from, to] = self.intensity;
        (from..=to).contains(&situation.intensity)
            && self.minutes <= situation.minutes
            && situation.surroundings.allow(self.places, self.quiet)
            && !deck.waits_for_tick(self.cautions)
            && !(situation.used && self.settles())
    }

    /// True for what could put someone to sleep who must stay awake.
    fn settles(&self) -> bool {
        self.not_after_using || self.cautions.iter().any(|id| id == "breathing_gently")
    }

    /// What suits this strength and little else comes before what suits all of them.
    fn off_centre(&self, intensity: i32) -> i32 {
        let [from, to] = self.intensity;
        (2 * intensity - from - to).abs() + (to - from)
    }

    fn place_of(&self, state: CardState) -> Option<usize> {
        self.states.iter().position(|own| *own == state)
    }
}

/// Every card, pattern and practice that fits.
pub(super) fn candidates<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    cards(deck, history, situation)
        .chain(patterns(deck, history, situation))
        .chain(practices(deck, history, situation))
        .filter(|candidate| {
            let mut forms = [Some(&candidate.tool), candidate.leads_to.as_ref()]
                .into_iter()
                .flatten();
            !forms.any(|tool| deck.made_worse(tool))
                && !deck.is_marked(&candidate.tool, Mark::Hidden)
        })
}

/// True for a card that speaks to somebody who used. What is for a calm hour too looks ahead.
fn speaks_of_a_use(card: &Card) -> bool {
    card.states.first() == Some(&CardState::AfterUsing) && !card.states.contains(&CardState::Calm)
}

fn cards<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    deck.in_sight().filter_map(|card| {
        let fit = Fit {
            states: &card.states,
            intensity: [card.from_intensity, card.to_intensity],
            places: &card.places,
            quiet: card.quiet,
            minutes: card.minutes,
            cautions: &card.cautions,
            not_after_using: card.not_after_using,
        };
        let place = fit.place_of(situation.state);
        let rank = if situation.used && card.states.first() == Some(&CardState::AfterUsing) {
            Rank::AfterUsing {
                states: card.states.len(),
            }
        } else if !situation.used
            && speaks_of_a_use(card)
            && situation.state != CardState::AfterUsing
        {
            // Nobody said that they used.
            return None;
        } else if place.is_some() {
            Rank::Fits
        } else if card.module == Module::Grounding && card.first {
            Rank::StandBy
        } else {
            return None;
        };
        let tool = card.tool();
        // Weighing the good sides of using is for those who chose it, in a calm hour.
        let balance = card.cautions.iter().any(|id| id == "not_in_a_craving");
        let balance_is_fine = !situation.state.is_craving()
            && situation.intensity <= DECISIONAL_BALANCE_UP_TO
            && (card.favourite || history.helped(&tool).1 > 0);
        let fits = !card.made_worse && fit.allows(deck, situation) && (!balance || balance_is_fine);
        fits.then(|| Candidate {
            id: card.id.clone(),
            kind: SuggestionKind::Card,
            score: history.score(&tool),
            tool,
            leads_to: card.link.as_ref().and_then(|link| match link.kind {
                LinkKind::Breathing => Some(format!("breathing:{}", link.id)),
                LinkKind::Practice => Some(format!("practice:{}", link.id)),
                LinkKind::Ride | LinkKind::Worksheet => None,
            }),
            title: card.text.title.clone(),
            minutes: card.minutes,
            rank,
            favourite: card.favourite,
            first: card.first,
            place_of_state: place.unwrap_or(usize::MAX),
            off_centre: fit.off_centre(situation.intensity),
            from_intensity: card.from_intensity,
        })
    })
}

/// Patterns without holds, for what the cards that lead on to one are for. Where such a card makes things worse, so
/// may the breath itself.
fn patterns<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    let card = deck.content.cards.cards.iter().find(|card| {
        let link = card.link.as_ref();
        link.is_some_and(|link| link.kind == LinkKind::Breathing)
            && card.states.contains(&situation.state)
            && !deck.made_worse(&tool_of_card(&card.id))
    });
    let suggested = |pattern: &&PatternContent| {
        pattern.hold_full_ms == 0
            && pattern.hold_empty_ms == 0
            && pattern.cautions.iter().all(|id| id != "holds")
    };
    let patterns = deck.content.breathing.patterns.iter().filter(suggested);
    card.into_iter().flat_map(move |card| {
        patterns.clone().filter_map(move |pattern| {
            let fit = Fit {
                states: &card.states,
                intensity: card.intensity,
                places: &[CardPlace::Anywhere],
                quiet: true,
                // A breath is a whole one after any minute.
                minutes: 1,
                cautions: &pattern.cautions,
                not_after_using: true,
            };
            let tool = format!("breathing:{}", pattern.id);
            fit.allows(deck, situation).then(|| Candidate {
                id: pattern.id.clone(),
                kind: SuggestionKind::Breathing,
                score: history.score(&tool),
                favourite: deck.is_marked(&tool, Mark::Favourite),
                tool,
                leads_to: None,
                title: pattern.name.clone(),
                minutes: pattern.minutes.min(situation.minutes),
                rank: Rank::Fits,
                first: false,
                place_of_state: fit.place_of(situation.state).unwrap_or(usize::MAX),
                off_centre: fit.off_centre(situation.intensity),
                from_intensity: card.intensity[0],
            })
        })
    })
}

fn practices<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    let practices = deck.content.practices.practices.iter();
    let practices = practices.chain(&deck.more_practices);
    practices.filter_map(|practice: &PracticeContent| {
        let fit = Fit {
            states: &practice.states,
            intensity: practice.intensity,
            places: &practice.places,
            quiet: practice.quiet,
            minutes: practice.minutes(),
            cautions: &practice.cautions,
            not_after_using: practice.not_after_using || practice.group == PracticeGroup::Body,
        };
        let place = fit.place_of(situation.state)?;
        // Rehearsing a trigger is for calm hours (safety rule).
        let rehearses = practice.group == PracticeGroup::Rehearsal;
        let fits = fit.allows(deck, situation)
            && !(rehearses && (situation.signal || situation.state.is_craving()));
        let tool = format!("practice:{}", practice.id);
        fits.then(|| Candidate {
            id: practice.id.clone(),
            kind: SuggestionKind::Practice,
            score: history.score(&tool),
            favourite: deck.is_marked(&tool, Mark::Favourite),
            tool,
            leads_to: None,
            title: practice.name.clone(),
            minutes: fit.minutes,
            rank: Rank::Fits,
            first: false,
            place_of_state: place,
            off_centre: fit.off_centre(situation.intensity),
            from_intensity: practice.intensity[0],
        })
    })
}
