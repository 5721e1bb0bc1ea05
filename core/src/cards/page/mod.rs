//! The pages of the cards: the deck and its search, one card and its steps, what could help now, rehearsal, and the
//! diary of skills and urges. Every card opens ahead of the lock too; what the person made of it does not show there.

mod card;
mod card_draft;
mod diary;
mod diary_draft;
mod feel;
mod felt;
mod kept_offers;
mod list;
mod looked;
mod readout;
mod rehearse;
mod step;
mod strength;
mod suggest;
mod tags;
#[cfg(test)]
mod tests;
mod write;

use crate::cards::diary::SkillUse;
use crate::cards::rehearsal::Grade;
use crate::cards::{CardsError, Surroundings};
use crate::content::{CardState, Module, OfferMark};
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Closed, View, closed_body};

pub use card_draft::{OwnCardDraft, WordsDraft};
pub(super) use card_draft::{ReasonDraft, TagDraft};
pub(crate) use diary::day_in_a_line;
pub(super) use diary_draft::{SkillDraft, UrgeDraft};
pub use felt::Felt;
pub(super) use looked::Cards;
pub use looked::State;
pub use readout::{
    CardsRecord, RehearsalRecord, SuggestionsRecord, card_record, cards_record, rehearsal_record,
    suggestions_record,
};
pub use rehearse::rehearsal_offer;
pub(super) use strength::strength;
pub(crate) use suggest::suggests_nothing;
pub(super) use tags::tag_of;

crate::tokens! {
    /// Where one can be among the cards.
    pub enum At in "cards" {
        /// All of them, and the search.
        All = "all",
        /// Those of one module.
        OfModule { module: Module } = "module",
        /// The favourites.
        Favourites = "favourites",
        /// What was put out of sight.
        Hidden = "hidden",
        /// What carries a tag, by the id that stands for it.
        Tagged { tag: String } = "tagged",
        /// What fits how somebody feels, the minutes that they have, and where they are.
        Fitting { state: CardState, minutes: i32, here: Surroundings } = "fitting",
        /// One card; with how strong it was felt a moment ago.
        Card { id: String ; felt: Option<Felt> } = "card",
        /// It step by step: 0 is the rating before, the last one the rating after.
        Step { id: String ; step: i32, before: Option<i32> } = "step",
        /// It is put in other words.
        Edit { id: String } = "edit",
        /// It is given a tag.
        Tag { id: String } = "tag",
        /// A card of the person's own is written.
        Write = "write",
        /// A reason is written.
        WriteReason = "write-reason",
        /// "I feel …"; with what was said already.
        Feel { ; intensity: Option<i32>, minutes: Option<i32> } = "feel",
        /// How strong it is.
        HowStrong { state: CardState ; minutes: Option<i32> } = "how-strong",
        /// "I have … minutes."
        HowLong { state: CardState, intensity: i32 } = "how-long",
        /// Where somebody is.
        Whereabouts { state: CardState, intensity: i32, minutes: i32 } = "where",
        /// What could help now.
        Suggest { state: CardState, intensity: i32, minutes: i32, here: Surroundings } = "suggest",
        /// What comes back today; with its steps, once they were asked for.
        Rehearse { ; shown: bool } = "rehearse",
        /// The diary of skills and urges.
        Diary = "diary",
        /// A skill of the diary.
        Skill { id: Id } = "skill",
        /// An urge of the diary.
        Urge { id: Id } = "urge",
    }
}

crate::tokens! {
    /// What can be done among the cards.
    pub enum Act in "cards" {
        /// Begins a card with the rating before it.
        Begin { id: String } = "begin",
        /// A card was used: noted in the diary, with the rating after it.
        Used { id: String, before: Option<i32> } = "used",
        /// The same, and the rating after it is left out.
        UsedUnrated { id: String, before: Option<i32> } = "used-unrated",
        /// Cards are read with the attention on the room, or in their first form; remembered.
        Outward { id: String, on: bool, before: Option<i32> } = "outward",
        /// "This makes it worse."
        Worse { id: String } = "worse",
        /// It may be suggested again.
        NotWorse { id: String } = "not-worse",
        /// A favourite, or no longer.
        Favourite { id: String, on: bool } = "favourite",
        /// Out of sight, or in sight again.
        Hide { id: String, on: bool } = "hide",
        /// A caution is fine for the person, or no longer. It holds for every card that carries it.
        Tick { id: String, caution: String, on: bool } = "tick",
        /// Puts a tag on.
        Tag { id: String } = "tag",
        /// Takes a tag off.
        Untag { id: String, tag: String } = "untag",
        /// Keeps a card of the person's own.
        Keep = "keep",
        /// Keeps a reason.
        KeepReason = "keep-reason",
        /// Keeps a card in other words.
        Change { id: String } = "change",
        /// Brings the first wording back; the other lies in the bin for a while.
        FirstWords { id: String } = "first-words",
        /// Brings the other wording back from there.
        OwnWords { id: Id } = "own-words",
        /// Deletes a card of the person's own; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Brings it back from there.
        Restore { id: Id } = "restore",
        /// Rehearses a card, or stops that.
        Rehearse { id: String, on: bool } = "rehearse",
        /// How well its steps came.
        Grade { id: String, grade: Grade } = "grade",
        /// Its newest grade was a mistake.
        TakeBackGrade { id: String } = "take-back-grade",
        /// Says one of the feelings that stand for danger.
        Signal { id: String } = "signal",
        /// Says how strong it is.
        HowStrong { state: CardState, minutes: Option<i32> } = "how-strong",
        /// Suggests something new now and then, or not; remembered.
        Explore { on: bool, state: CardState, intensity: i32, minutes: i32, here: Surroundings } = "explore",
        /// Notes what became of a skill.
        NoteSkill { id: String, how: SkillUse } = "note-skill",
        /// Sets it right, or says more of it.
        CorrectSkill { id: Id } = "correct-skill",
        /// Deletes it; it lies in the bin for a while.
        DeleteSkill { id: Id } = "delete-skill",
        /// Brings it back from there.
        RestoreSkill { id: Id } = "restore-skill",
        /// Notes an urge, or what was done.
        NoteUrge = "note-urge",
        /// Sets it right, or says more of it.
        CorrectUrge { id: Id } = "correct-urge",
        /// Says so many minutes ago it was.
        UrgeWas { id: Id, minutes: i64 } = "urge-was",
        /// Deletes it; it lies in the bin for a while.
        DeleteUrge { id: Id } = "delete-urge",
        /// Brings it back from there.
        RestoreUrge { id: Id } = "restore-urge",
    }
}

crate::token_words!(Module, CardState, Surroundings, SkillUse, Grade);
crate::token_text!(Felt);

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, state: &State) -> Body {
    let cards = Cards::read(view, state);
    let closed = |closed: &Closed| closed_body(title(at, view), closed, &view.ahead).up(up(at));
    match read(at, said, &cards) {
        Ok(body) => body,
        Err(Closed::Unreadable(StoreError::NotFound)) => match &cards.own {
            Ok(_) => Body::gone(up(at)),
            // It may be one of the person's own.
            Err(why) => closed(why),
        },
        Err(why) => closed(&why),
    }
}

/// What lies above a place, and where it leads when it is gone.
fn up(at: &At) -> Place {
    Place::to(&match at {
        At::Step { id, .. } | At::Edit { id } | At::Tag { id } => card(id, None),
        At::Skill { .. } | At::Urge { .. } => At::Diary,
        _ => At::All,
    })
}

fn title<'a>(at: &At, view: &View<'a>) -> &'a str {
    let words = &view.content().cards_words;
    match at {
        At::Diary | At::Skill { .. } | At::Urge { .. } => &words.diary.title,
        At::Rehearse { .. } => &words.rehearse.title,
        _ => &words.browse.title,
    }
}

fn read(at: &At, said: Answers<'_>, cards: &Cards<'_>) -> Result<Body, Closed> {
    let own = || cards.own.clone();
    let body = match at {
        At::All => Ok(list::all(said, cards)),
        At::OfModule { .. } | At::Fitting { .. } => Ok(list::shelf(at, cards)),
        At::Favourites | At::Hidden => own().map(|_| list::shelf(at, cards)),
        At::Tagged { tag } => own().and_then(|store| Ok(tags::shelf(tag, cards, store)?)),
        At::Card { id, felt } => card::page(id, *felt, cards),
        At::Step { id, step, before } => step::page(id, *step, *before, cards),
        At::Edit { id } => own().and_then(|_| Ok(write::edit(id, said, cards)?)),
        At::Tag { id } => own().and_then(|_| Ok(write::tag(id, said, cards)?)),
        At::Write => own().map(|_| write::own(said, cards)),
        At::WriteReason => own().map(|_| write::reason(said, cards)),
        At::Feel { intensity, minutes } => Ok(feel::how(*intensity, *minutes, cards)),
        At::HowStrong { state, minutes } => Ok(feel::how_strong(*state, *minutes, cards)),
        At::HowLong { state, intensity } => Ok(feel::how_long(*state, *intensity, cards)),
        At::Whereabouts {
            state,
            intensity,
            minutes,
        } => Ok(feel::whereabouts(*state, *intensity, *minutes, cards)),
        At::Suggest {
            state,
            intensity,
            minutes,
            here,
        } => suggest::page(*state, *intensity, *minutes, *here, cards),
        At::Rehearse { shown } => own().and_then(|store| Ok(rehearse::page(*shown, cards, store)?)),
        At::Diary => own().and_then(|store| Ok(diary::page(cards, store)?)),
        At::Skill { id } => own().and_then(|store| Ok(diary::skill(*id, said, cards, store)?)),
        At::Urge { id } => own().and_then(|store| Ok(diary::urge(*id, said, cards, store)?)),
    }?;
    Ok(if body.up.is_some() || *at == At::All {
        body
    } else {
        body.up(up(at))
    })
}

/// A card, as a place.
fn card(id: &str, felt: Option<Felt>) -> At {
    At::Card {
        id: id.to_owned(),
        felt,
    }
}

/// What could help now, from the first question that stands open.
pub fn next_question(state: Option<CardState>, intensity: Option<i32>, minutes: Option<i32>) -> At {
    match (state, intensity, minutes) {
        (None, ..) => At::Feel { intensity, minutes },
        (Some(state), None, _) => At::HowStrong { state, minutes },
        (Some(state), Some(intensity), None) => At::HowLong { state, intensity },
        (Some(state), Some(intensity), Some(minutes)) => At::Whereabouts {
            state,
            intensity,
            minutes,
        },
    }
}

/// An offer that goes somewhere among the cards.
fn go(label: &str, mark: &OfferMark, at: &At) -> Offer {
    Offer::new(label, Role::Go, Target::go(at)).marked(mark)
}

/// An offer that does something.
fn doing(label: &str, mark: &OfferMark, role: Role, act: &Act) -> Offer {
    Offer::new(label, role, Target::act(act)).marked(mark)
}

/// What is not there any more leads up; what cannot be read is said.
fn in_store(error: CardsError) -> StoreError {
    match error {
        CardsError::Store(error) => error,
        _ => StoreError::NotFound,
    }
}

/// The card with this id.
fn find<'c>(id: &str, cards: &'c Cards<'_>) -> Result<&'c crate::cards::Card, StoreError> {
    cards.deck().card(id).ok_or(StoreError::NotFound)
}

/// True where a card comes back until its steps come by themselves.
fn is_rehearsed(id: &str, store: &Store) -> Result<bool, StoreError> {
    crate::cards::rehearsal::is_chosen(store, id)
}
