//! What can be done among the cards: one is used step by step, kept, put in other words, rehearsed; the diary is
//! written and set right. What leads out of something that makes it worse never waits for the store.

use super::diary::{self, Acted, SkillNote, SkillUse, UrgeEntry};
use super::marks::{self, Mark};
use super::page::{
    Act, At, Cards, OwnCardDraft, ReasonDraft, SkillDraft, State, TagDraft, UrgeDraft, WordsDraft,
    next_question, strength, tag_of,
};
use super::{CardsError, OwnCard, bin, own, rehearsal, settings, tool_of_card};
use crate::content::{CardMessages, fill};
use crate::page::{Answers, Offer, Place, Problem, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::time::Instant;
use crate::view::{Ahead, Done, Draft, Fact, Failure, Link, LinkKind, Stop, View, read_when};

/// The answer that says when something was.
const WHEN: &str = "when";

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>, state: &State) -> Result<Done, Stop> {
    let cards = Cards::read(view, state);
    match act {
        Act::Begin { id } => {
            let before = Some(strength(said, &view.ahead)?);
            Ok(at(&step(id, before)))
        }
        Act::HowStrong { state, minutes } => {
            let strength = strength(said, &view.ahead)?;
            Ok(at(&next_question(Some(*state), Some(strength), *minutes)))
        }
        Act::Signal { id } => {
            let feelings = &cards.words().signals.feelings;
            let feeling = feelings.get(id).ok_or(Stop::Fails(Failure::Gone))?;
            Ok(at(&next_question(Some(feeling.state), None, None)).fact(Fact::Danger))
        }
        // The form that somebody reads in says nothing of them: it holds ahead of the lock too.
        Act::Outward { id, on, before } => {
            known(id, &cards)?;
            Ok(at(&step(id, *before)).fact(Fact::Room { outward: *on }))
        }
        Act::Worse { id } => Ok(worse(id, &cards)),
        Act::Used { id, before } => {
            let after = Some(strength(said, &view.ahead)?);
            used(id, *before, after, &cards)
        }
        Act::UsedUnrated { id, before } => used(id, *before, None, &cards),
        act => keep(act, said, &cards),
    }
}

fn at(to: &At) -> Done {
    Done::at(Place::to(to))
}

fn card(id: &str) -> At {
    At::Card {
        id: id.to_owned(),
        felt: None,
    }
}

fn step(id: &str, before: Option<i32>) -> At {
    At::Step {
        id: id.to_owned(),
        step: 1,
        before,
    }
}

fn known(id: &str, cards: &Cards<'_>) -> Result<(), Stop> {
    let known = cards.deck().card(id).map(|_| ());
    known.ok_or(Stop::Fails(Failure::Gone))
}

/// A card that is gone can still stand among those that are rehearsed.
fn known_or_rehearsed(id: &str, cards: &Cards<'_>, store: &Store) -> Result<(), Stop> {
    if rehearsal::is_chosen(store, id)? {
        return Ok(());
    }
    known(id, cards)
}

/// The way out, from what makes it worse. That it does is kept where all of it is.
fn worse(id: &str, cards: &Cards<'_>) -> Done {
    let tool = tool_of_card(id);
    let sheet = Link::to(LinkKind::Sheet, "makes-worse");
    let to = cards.view.ahead.links.place(&sheet);
    let to = to.unwrap_or_else(|| Place::to(&card(id)));
    Done::at(to).fact(Fact::Worse { tool })
}

/// Noted in the diary, where it can be. A card can be used without anything being kept.
fn used(
    id: &str,
    before: Option<i32>,
    after: Option<i32>,
    cards: &Cards<'_>,
) -> Result<Done, Stop> {
    known(id, cards)?;
    let Ok(store) = cards.own else {
        let exercise = cards.exercise().map(|offer| offer.target);
        return Ok(match exercise {
            Some(Target::Go { place }) => Done::at(place),
            _ => at(&card(id)),
        });
    };
    let note = SkillNote {
        before,
        after,
        ..SkillNote::new(&tool_of_card(id), SkillUse::Used)
    };
    noted(store, &note, cards)
}

/// Notes a skill; there is more to say of it.
fn noted(store: &Store, note: &SkillNote, cards: &Cards<'_>) -> Result<Done, Stop> {
    let moment = cards.view.moment();
    let id = diary::note_skill(store, note, moment.now, moment.zone)
        .map_err(|error| stop(error, cards))?;
    let id = id.parse()?;
    let told = &cards.page_words().told.noted;
    Ok(at(&At::Skill { id }).saying(told, Some(undo(&Act::DeleteSkill { id }, cards))))
}

/// What takes it back.
fn undo(act: &Act, cards: &Cards<'_>) -> Offer {
    let words = &cards.page_words().offers.take_back;
    Offer::of(words, Role::Undo, Target::act(act))
}

/// What changes something that is kept.
fn keep(act: &Act, said: Answers<'_>, cards: &Cards<'_>) -> Result<Done, Stop> {
    let store = cards.own.clone()?;
    let ahead = &cards.view.ahead;
    let moment = ahead.moment;
    let (now, zone) = (moment.now, moment.zone);
    let told = &cards.page_words().told;
    let refused = |error| stop(error, cards);
    Ok(match act {
        Act::Favourite { .. }
        | Act::Hide { .. }
        | Act::NotWorse { .. }
        | Act::Tick { .. }
        | Act::Tag { .. }
        | Act::Untag { .. } => mark(act, said, cards, store)?,
        Act::Keep => {
            let draft = OwnCardDraft::checked(said, ahead)?;
            let one = OwnCard::written(draft.words.text, draft.states);
            written(own::write(store, &one, now).map_err(refused)?, told)
        }
        Act::KeepReason => {
            let draft = ReasonDraft::checked(said, ahead)?;
            let one = OwnCard::reason(&draft.title, &draft.reason);
            written(own::write(store, &one, now).map_err(refused)?, told)
        }
        Act::Change { id } => {
            known(id, cards)?;
            let text = WordsDraft::checked(said, ahead)?.text;
            own::reword(store, cards.deck(), id, text, now).map_err(refused)?;
            at(&card(id)).saying(&told.kept, None)
        }
        Act::FirstWords { id } => {
            let words = bin::first_words(store, id, now)?;
            let back = undo(&Act::OwnWords { id: words }, cards);
            at(&card(id)).saying(&told.restored, Some(back))
        }
        Act::OwnWords { id } => {
            let id = bin::own_words(store, *id)?;
            at(&card(&id)).saying(&told.taken_back, None)
        }
        Act::Delete { id } => {
            bin::delete_card(store, *id, now)?;
            let back = undo(&Act::Restore { id: *id }, cards);
            at(&At::All).saying(&told.deleted, Some(back))
        }
        Act::Restore { id } => {
            bin::restore_card(store, *id)?;
            at(&card(&id.to_string())).saying(&told.taken_back, None)
        }
        Act::Rehearse { id, on } => {
            let words = if *on {
                rehearsal::choose(store, cards.deck(), id, now).map_err(refused)?;
                &told.rehearsed
            } else {
                known_or_rehearsed(id, cards, store)?;
                rehearsal::leave(store, id)?;
                &told.not_rehearsed
            };
            let back = Act::Rehearse {
                id: id.clone(),
                on: !on,
            };
            at(&card(id)).saying(words, Some(undo(&back, cards)))
        }
        Act::Grade { id, grade } => {
            rehearsal::grade(store, id, *grade, now, zone).map_err(refused)?;
            let back = undo(&Act::TakeBackGrade { id: id.clone() }, cards);
            at(&At::Rehearse { shown: false }).saying(&told.noted, Some(back))
        }
        Act::TakeBackGrade { id } => {
            known_or_rehearsed(id, cards, store)?;
            rehearsal::take_back(store, id)?;
            at(&At::Rehearse { shown: false }).saying(&told.taken_back, None)
        }
        Act::Explore {
            on,
            state,
            intensity,
            minutes,
            here,
        } => {
            settings::explore(store, *on)?;
            let words = if *on {
                &told.explores
            } else {
                &told.explores_not
            };
            at(&At::Suggest {
                state: *state,
                intensity: *intensity,
                minutes: *minutes,
                here: *here,
            })
            .saying(words, None)
        }
        Act::NoteSkill { id, how } => {
            known(id, cards)?;
            let more = SkillDraft::read(said, ahead)?;
            let note = SkillNote {
                helped: more.helped,
                why_not: more.why_not,
                before: more.before,
                after: more.after,
                ..SkillNote::new(&tool_of_card(id), *how)
            };
            noted(store, &note, cards)?
        }
        act => write_diary(act, said, cards, store)?,
    })
}

fn written(id: String, told: &CardMessages) -> Done {
    at(&card(&id)).saying(&told.written, None)
}

/// What the person thinks of a card.
fn mark(act: &Act, said: Answers<'_>, cards: &Cards<'_>, store: &Store) -> Result<Done, Stop> {
    let now = cards.view.moment().now;
    let told = &cards.page_words().told;
    let set = |id: &str, which, on| -> Result<(), Stop> {
        known(id, cards)?;
        let tool = tool_of_card(id);
        if on {
            marks::mark(store, &tool, which, now)?;
        } else {
            marks::unmark(store, &tool, which)?;
        }
        Ok(())
    };
    let back = |act: Act| Some(undo(&act, cards));
    Ok(match act {
        Act::Favourite { id, on } => {
            set(id, Mark::Favourite, *on)?;
            let words = if *on {
                &told.favourite
            } else {
                &told.not_favourite
            };
            let id = id.clone();
            at(&card(&id)).saying(words, back(Act::Favourite { id, on: !on }))
        }
        Act::Hide { id, on } => {
            set(id, Mark::Hidden, *on)?;
            let (to, words) = if *on {
                (At::All, &told.hidden)
            } else {
                (card(id), &told.shown)
            };
            let id = id.clone();
            at(&to).saying(words, back(Act::Hide { id, on: !on }))
        }
        Act::NotWorse { id } => {
            set(id, Mark::MadeWorse, false)?;
            let tool = tool_of_card(id);
            at(&card(id))
                .saying(&told.not_worse, None)
                .fact(Fact::NotWorse { tool })
        }
        Act::Tick { id, caution, on } => {
            known(id, cards)?;
            marks::tick(store, caution, *on, now).map_err(|error| stop(error, cards))?;
            let words = if *on { &told.ticked } else { &told.unticked };
            let undone = Act::Tick {
                id: id.clone(),
                caution: caution.clone(),
                on: !on,
            };
            at(&card(id)).saying(words, back(undone))
        }
        Act::Tag { id } => {
            known(id, cards)?;
            let tag = TagDraft::checked(said, &cards.view.ahead)?.tag;
            marks::tag(store, id, &tag, now).map_err(|error| stop(error, cards))?;
            at(&card(id)).saying(&told.tagged, None)
        }
        Act::Untag { id, tag } => {
            let found = cards.deck().card(id).ok_or(Stop::Fails(Failure::Gone))?;
            marks::untag(store, id, &tag_of(tag, &found.tags, store)?)?;
            at(&card(id)).saying(&told.untagged, None)
        }
        _ => return Err(Stop::Fails(Failure::Gone)),
    })
}

/// The diary of skills and urges.
fn write_diary(
    act: &Act,
    said: Answers<'_>,
    cards: &Cards<'_>,
    store: &Store,
) -> Result<Done, Stop> {
    let ahead = &cards.view.ahead;
    let (now, zone) = (ahead.moment.now, ahead.moment.zone);
    let told = &cards.page_words().told;
    let refused = |error| stop(error, cards);
    Ok(match act {
        Act::CorrectSkill { id } => {
            let draft = SkillDraft::checked(said, ahead)?;
            let name = id.to_string();
            let there = diary::skill(store, &name).map_err(refused)?.note;
            diary::correct_skill(store, &name, &draft.on(there), now).map_err(refused)?;
            at(&At::Skill { id: *id })
        }
        Act::DeleteSkill { id } => {
            bin::delete_skill(store, *id, now)?;
            let back = undo(&Act::RestoreSkill { id: *id }, cards);
            at(&At::Diary).saying(&told.deleted, Some(back))
        }
        Act::RestoreSkill { id } => {
            bin::restore_skill(store, *id)?;
            at(&At::Skill { id: *id }).saying(&told.taken_back, None)
        }
        Act::NoteUrge => {
            let note = UrgeDraft::checked(said, ahead)?.note;
            let then = time_of(said, ahead)?;
            let id = diary::note_urge(store, &note, then, zone).map_err(refused)?;
            let id: Id = id.parse()?;
            let done = at(&At::Urge { id })
                .saying(&told.noted, Some(undo(&Act::DeleteUrge { id }, cards)));
            if is_use(note.acted) {
                done.fact(Fact::Used { at: then })
            } else {
                done
            }
        }
        Act::CorrectUrge { id } => {
            let note = UrgeDraft::checked(said, ahead)?.note;
            let name = id.to_string();
            let there = diary::urge(store, &name).map_err(refused)?;
            diary::correct_urge(store, &name, &note, now).map_err(refused)?;
            said_of_use(at(&At::Urge { id: *id }), *id, &there, note.acted)
        }
        Act::UrgeWas { id, minutes } => {
            let name = id.to_string();
            let at_that_time = now - chrono::TimeDelta::minutes((*minutes).max(0));
            diary::move_urge(store, &name, at_that_time, zone, now).map_err(refused)?;
            at(&At::Urge { id: *id }).saying(&told.noted, None)
        }
        Act::DeleteUrge { id } => {
            let there = diary::urge(store, &id.to_string()).map_err(refused)?;
            bin::delete_urge(store, *id, now)?;
            let back = undo(&Act::RestoreUrge { id: *id }, cards);
            let done = at(&At::Diary).saying(&told.deleted, Some(back));
            said_of_use(done, *id, &there, None)
        }
        Act::RestoreUrge { id } => {
            bin::restore_urge(store, *id)?;
            let there = diary::urge(store, &id.to_string()).map_err(refused)?;
            let done = at(&At::Urge { id: *id }).saying(&told.taken_back, None);
            if is_use(there.note.acted) {
                done.fact(Fact::Used { at: there.at })
            } else {
                done
            }
        }
        _ => return Err(Stop::Fails(Failure::Gone)),
    })
}

/// The time that a note is about, where somebody said it; else now.
fn time_of(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Instant, Stop> {
    let moment = ahead.moment;
    let Some(then) = read_when(WHEN, said) else {
        return Ok(moment.now);
    };
    let then = moment.zone.instant_of(then.wall_clock());
    if then > moment.now {
        let words = &ahead.content().pages.forms.past_moment;
        return Err(Stop::Refused(vec![Problem::new(WHEN, words)]));
    }
    Ok(then)
}

/// Acting on an urge, wholly or partly, is a use.
fn is_use(acted: Option<Acted>) -> bool {
    matches!(acted, Some(Acted::Partly | Acted::Yes))
}

/// What a correction says of a use: that there was one at the time of the entry, or that there was none after all.
fn said_of_use(done: Done, id: Id, there: &UrgeEntry, acted: Option<Acted>) -> Done {
    match (is_use(there.note.acted), is_use(acted)) {
        (false, true) => done.fact(Fact::Used { at: there.at }),
        (true, false) => done.fact(Fact::NotUsed { id }),
        _ => done,
    }
}

/// Why something cannot be done, at the field that says it.
fn stop(error: CardsError, cards: &Cards<'_>) -> Stop {
    let words = &cards.page_words().refused;
    let at_title = |words: String| Stop::Refused(vec![Problem::new("title", words)]);
    match error {
        CardsError::Store(error) => error.into(),
        CardsError::UnknownCard { .. }
        | CardsError::UnknownEntry { .. }
        | CardsError::UnknownCaution { .. } => Stop::Fails(Failure::Gone),
        CardsError::UnknownFeeling { .. } | CardsError::OutOfRange { .. } => {
            StoreError::NotFound.into()
        }
        CardsError::NoTitle => at_title(words.no_words.clone()),
        CardsError::TooLong { limit } => {
            at_title(fill(&words.too_long, &[("n", &limit.to_string())]))
        }
        CardsError::NotRehearsed => Stop::Fails(Failure::Senseless(words.not_rehearsed.clone())),
        CardsError::EnoughForToday => {
            Stop::Fails(Failure::Senseless(words.enough_for_today.clone()))
        }
    }
}
