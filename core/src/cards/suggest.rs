//! What could help now. First comes what fits: the state, its strength, the time, the place and the cautions. Among
//! that, what has helped this person; where nothing is known yet, a fixed order that begins with the first cards.

use super::deck::Deck;
use super::helped::History;
use super::surroundings::Surroundings;
use crate::content::{
    CardPlace, CardState, LinkKind, Module, PatternContent, PracticeContent, PracticeGroup,
    counted, fill,
};

/// Above this strength nothing new is tried (safety rule).
const EXPLORE_UP_TO: i32 = 6;
/// Above this strength the good sides of using are not looked at (safety rule).
const DECISIONAL_BALANCE_UP_TO: i32 = 3;
/// A card that suits nothing fainter than this is made for strong moments.
const STRONG_FROM: i32 = 5;

/// What a suggestion goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Situation {
    /// How the person is.
    pub state: CardState,
    /// How strong that is, 0 to 10.
    pub intensity: i32,
    /// Minutes that they have.
    pub minutes: i32,
    /// Where they are.
    pub surroundings: Surroundings,
    /// They have used on this day.
    pub used_today: bool,
    /// A sign of danger is there (safety rules, "Signals").
    pub signal: bool,
    /// The person wants something new now and then.
    pub explore: bool,
    /// What a choice among new things goes by; the same seed gives the same choice.
    pub seed: u64,
    /// At most this many.
    pub limit: i32,
}

/// One thing that could help.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Suggestion {
    /// Id of the card, the pattern or the practice.
    pub id: String,
    /// What it is.
    pub kind: SuggestionKind,
    /// Its title or name.
    pub title: String,
    /// How long it takes.
    pub minutes: i32,
    /// Why it is here, in one sentence.
    pub reason: String,
}

/// What is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SuggestionKind {
    /// A skill card.
    Card,
    /// A breathing pattern.
    Breathing,
    /// A guided practice.
    Practice,
}

/// What could help, best first. The same arguments give the same list.
pub fn suggest(deck: &Deck, history: &History, situation: &Situation) -> Vec<Suggestion> {
    let situation = &Situation {
        used_today: situation.used_today || situation.state == CardState::AfterUsing,
        ..*situation
    };
    let mut ranked: Vec<_> = candidates(deck, history, situation).collect();
    ranked.sort_by(|a, b| {
        (a.stand_by.cmp(&b.stand_by))
            .then(b.score.total_cmp(&a.score))
            .then(b.favourite.cmp(&a.favourite))
            .then(b.first.cmp(&a.first))
            .then(a.place_of_state.cmp(&b.place_of_state))
            .then(a.off_centre.cmp(&b.off_centre))
    });
    let mut chosen = one_form_of_each(ranked);
    let explored = explore(&mut chosen, history, situation);
    chosen.truncate(usize::try_from(situation.limit).unwrap_or(0));
    chosen
        .into_iter()
        .enumerate()
        .map(|(at, candidate)| Suggestion {
            reason: reason(deck, history, situation, &candidate, explored == Some(at)),
            id: candidate.id,
            kind: candidate.kind,
            title: candidate.title,
            minutes: candidate.minutes,
        })
        .collect()
}

/// Something that fits.
#[derive(Debug)]
struct Candidate {
    id: String,
    kind: SuggestionKind,
    tool: String,
    /// The exercise that it leads on to, which is the same skill in another form.
    leads_to: Option<String>,
    title: String,
    minutes: i32,
    /// It is not for this state, but steadies in any.
    stand_by: bool,
    score: f64,
    favourite: bool,
    first: bool,
    /// 0 where the state is what it is for above all.
    place_of_state: usize,
    /// How far the strength lies from the middle of what it suits.
    off_centre: i32,
    from_intensity: i32,
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
            && !(situation.used_today && self.settles())
    }

    /// True for what could put someone to sleep who must stay awake.
    fn settles(&self) -> bool {
        self.not_after_using || self.cautions.iter().any(|id| id == "breathing_gently")
    }

    fn off_centre(&self, intensity: i32) -> i32 {
        (2 * intensity - self.intensity[0] - self.intensity[1]).abs()
    }

    fn place_of(&self, state: CardState) -> Option<usize> {
        self.states.iter().position(|own| *own == state)
    }
}

fn candidates<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    cards(deck, history, situation)
        .chain(patterns(deck, history, situation))
        .chain(practices(deck, history, situation))
        .filter(|candidate| !deck.made_worse(&candidate.tool))
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
        let steadies = card.module == Module::Grounding && card.first;
        let tool = card.tool();
        // Weighing the good sides of using is for those who chose it, in a calm hour.
        let balance = card.cautions.iter().any(|id| id == "not_in_a_craving");
        let balance_is_fine = !situation.state.is_craving()
            && situation.intensity <= DECISIONAL_BALANCE_UP_TO
            && (card.favourite || history.helped(&tool).1 > 0);
        let fits = !card.made_worse
            && (place.is_some() || steadies)
            && fit.allows(deck, situation)
            && (!balance || balance_is_fine);
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
            stand_by: place.is_none(),
            favourite: card.favourite,
            first: card.first,
            place_of_state: place.unwrap_or(usize::MAX),
            off_centre: fit.off_centre(situation.intensity),
            from_intensity: card.from_intensity,
        })
    })
}

/// Patterns without holds, for what the cards that lead on to one are for.
fn patterns<'a>(
    deck: &'a Deck,
    history: &'a History,
    situation: &'a Situation,
) -> impl Iterator<Item = Candidate> + 'a {
    let card = deck.content.cards.cards.iter().find(|card| {
        let link = card.link.as_ref();
        link.is_some_and(|link| link.kind == LinkKind::Breathing)
            && card.states.contains(&situation.state)
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
                favourite: deck.is_favourite(&tool),
                tool,
                leads_to: None,
                title: pattern.name.clone(),
                minutes: pattern.minutes.min(situation.minutes),
                stand_by: false,
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
            favourite: deck.is_favourite(&tool),
            tool,
            leads_to: None,
            title: practice.name.clone(),
            minutes: fit.minutes,
            stand_by: false,
            first: false,
            place_of_state: place,
            off_centre: fit.off_centre(situation.intensity),
            from_intensity: practice.intensity[0],
        })
    })
}

/// A card and the exercise that it leads on to are one skill, and so are all slow breaths: the better one stays.
fn one_form_of_each(ranked: Vec<Candidate>) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::with_capacity(ranked.len());
    for candidate in ranked {
        if !chosen.iter().any(|other| same_skill(other, &candidate)) {
            chosen.push(candidate);
        }
    }
    chosen
}

fn same_skill(a: &Candidate, b: &Candidate) -> bool {
    let breathes = |candidate: &Candidate| {
        let tools = [Some(&candidate.tool), candidate.leads_to.as_ref()];
        let mut tools = tools.into_iter().flatten();
        tools.any(|tool| tool.starts_with("breathing:"))
    };
    a.leads_to.as_ref() == Some(&b.tool)
        || b.leads_to.as_ref() == Some(&a.tool)
        || breathes(a) && breathes(b)
}

/// Moves one thing that was hardly tried to the second place; answers with its place.
fn explore(chosen: &mut [Candidate], history: &History, situation: &Situation) -> Option<usize> {
    let allowed = situation.explore
        && situation.intensity <= EXPLORE_UP_TO
        && !situation.used_today
        && !situation.signal;
    let new: Vec<_> = (1..chosen.len())
        .filter(|at| !chosen[*at].stand_by && history.hardly_tried(&chosen[*at].tool))
        .collect();
    if !allowed || new.is_empty() {
        return None;
    }
    let at = new[(mixed(situation.seed) % new.len() as u64) as usize];
    chosen[1..=at].rotate_right(1);
    Some(1)
}

/// SplitMix64: seeds that lie side by side lead to choices that do not.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn reason(
    deck: &Deck,
    history: &History,
    situation: &Situation,
    candidate: &Candidate,
    explored: bool,
) -> String {
    let words = &deck.content.cards_words.suggest;
    let states = &deck.content.cards_words.states;
    let state = states.get(&situation.state).map_or("", |words| &words.noun);
    let about_state = |template: &str| fill(template, &[("state", state)]);
    let (helped, times) = history.helped(&candidate.tool);
    if explored {
        about_state(&words.explore)
    } else if 2 * helped > times {
        let sentence = counted(&words.helped, i64::from(helped));
        fill(&sentence, &[("of", &times.to_string())])
    } else if candidate.stand_by {
        words.steadies.clone()
    } else if candidate.favourite {
        about_state(&words.favourite)
    } else if candidate.first {
        about_state(&words.first)
    } else if candidate.from_intensity >= STRONG_FROM {
        words.fits_strong.clone()
    } else {
        about_state(&words.fits)
    }
}
