//! What can be done with the trigger map: written, met, rehearsed, put in order, taken out.

use super::bin::{self, Kind};
use super::cope_ahead::{self, CopeAheadDraft};
use super::encounter::{self, Encounter};
use super::if_then::IfThenDraft;
use super::map::whole_map;
use super::page::{
    Act, At, CheckInDraft, Confidence, MetDraft, RehearsedDraft, Urge, find_day, find_plan,
    may_begin, problems,
};
use super::rehearsal::{self, Rehearsal};
use super::trigger::{self, TriggerDraft};
use super::{TriggerError, helped, plans};
use crate::content::fill;
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::store::{Id, Store};
use crate::view::{Done, Draft, Fact, Link, LinkKind, Stop, View};

/// Below this a smaller first step is worth a word: the middle of the scale.
const UNSURE_BELOW: i32 = 5;

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Done, Stop> {
    let store = view.own()?;
    let moment = view.moment();
    let now = moment.now;
    let words = &view.content().triggers;
    let told = &words.page.told;
    let refused = |field: &'static str| move |error| problems(error, field, view);
    let at = |at: At| Done::at(Place::to(&at));
    Ok(match act {
        Act::Keep => {
            let draft = TriggerDraft::checked(said, &view.ahead)?;
            let id = trigger::keep(store, &draft, now)
                .map_err(refused("name"))?
                .id;
            at(At::Trigger { id }).saying(&told.kept, None)
        }
        Act::Change { id } => {
            let draft = TriggerDraft::checked(said, &view.ahead)?;
            trigger::change(store, *id, &draft, now).map_err(refused("name"))?;
            at(At::Trigger { id: *id }).saying(&told.kept, None)
        }
        Act::Delete { id } => deleted(Kind::Trigger, *id, At::All, store, view)?,
        Act::Move { id, to } => {
            put_at(store, *id, *to, view).map_err(refused("order"))?;
            at(At::All)
        }
        Act::ByRisk => {
            trigger::put_in_order(store, &[], now).map_err(refused("order"))?;
            at(At::All).saying(&words.risk.by_risk, None)
        }
        Act::Met { id } => met(*id, &MetDraft::checked(said, &view.ahead)?, store, view)?,
        Act::DeleteMet { id } => delete_met(*id, store, view)?,
        Act::KeepPlan { trigger } => {
            let draft = IfThenDraft::checked(said, &view.ahead)?;
            let plan = plans::keep(store, *trigger, &draft, now);
            let id = plan.map_err(refused("situation"))?.id;
            at(At::Plan { id }).saying(&told.kept, None)
        }
        Act::ChangePlan { id } => {
            let draft = IfThenDraft::checked(said, &view.ahead)?;
            plans::change(store, *id, &draft, now).map_err(refused("situation"))?;
            at(At::Plan { id: *id }).saying(&told.kept, None)
        }
        Act::DeletePlan { id } => {
            let plan = find_plan(*id, store).map_err(refused("plan"))?;
            let id = plan.trigger;
            deleted(Kind::Plan, plan.id, At::Trigger { id }, store, view)?
        }
        Act::Confidence { id } => {
            let Confidence(value) = Confidence::checked(said, &view.ahead)?;
            plans::rate_confidence(store, *id, value, now).map_err(refused("value"))?;
            let noted = fill(&told.sure, &[("n", &value.to_string())]);
            let more = (value < UNSURE_BELOW).then_some(words.plans.confidence_low.as_str());
            let sentences: Vec<_> = [Some(noted.as_str()), more].into_iter().flatten().collect();
            at(At::Plan { id: *id }).saying(sentences.join(" "), None)
        }
        Act::Helped {
            ride,
            plan,
            helped: answer,
        } => {
            helped::answer(store, *plan, *ride, *answer, now).map_err(refused("helped"))?;
            let first = view.ahead.links.place(&Link::to(LinkKind::Now, ""));
            let to = first.unwrap_or_else(|| Place::to(&At::Plan { id: *plan }));
            Done::at(to).saying(&told.helped, None)
        }
        Act::Rehearse { what } => {
            let Urge(urge) = Urge::checked(said, &view.ahead)?;
            may_begin(*what, urge, view, store).map_err(refused("value"))?;
            let what = *what;
            at(At::Rehearse { what, urge })
        }
        Act::Rehearsed { what, urge } => {
            let draft = RehearsedDraft::checked(said, &view.ahead)?;
            rehearsed(*what, *urge, draft, false, store, view)?
        }
        Act::MadeWorse { what, urge } => {
            let draft = RehearsedDraft::default();
            rehearsed(*what, *urge, draft, true, store, view)?
        }
        Act::KeepDay => {
            let draft = CopeAheadDraft::checked(said, &view.ahead)?;
            let id = cope_ahead::keep(store, &draft, now).map_err(refused("situation"))?;
            at(At::Day { id }).saying(&told.kept, None)
        }
        Act::ChangeDay { id } => {
            let draft = CopeAheadDraft::checked(said, &view.ahead)?;
            cope_ahead::change(store, *id, &draft, now).map_err(refused("situation"))?;
            at(At::Day { id: *id }).saying(&told.kept, None)
        }
        Act::DeleteDay { id } => {
            find_day(*id, store).map_err(refused("day"))?;
            deleted(Kind::Day, *id, At::All, store, view)?
        }
        Act::CheckIn { id } => {
            let draft = CheckInDraft::checked(said, &view.ahead)?;
            let helped = draft.what_helped.as_str();
            cope_ahead::check_in(store, *id, draft.went, helped, now, moment.zone)
                .map_err(refused("went"))?;
            at(At::All).saying(&words.cope_ahead.after_check_in, None)
        }
        Act::Restore { id } => restored(*id, store, view)?,
    })
}

/// The way back from a deletion.
fn take_back(id: Id, view: &View<'_>) -> Offer {
    let words = &view.content().triggers.page.offers.take_back;
    Offer::of(words, Role::Undo, Target::act(&Act::Restore { id }))
}

fn deleted(kind: Kind, id: Id, to: At, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    bin::delete(store, kind, id, view.moment().now)?;
    let words = &view.content().reminders.page.told.deleted;
    Ok(Done::at(Place::to(&to)).saying(words, Some(take_back(id, view))))
}

fn restored(id: Id, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    let (kind, trigger) = bin::restore(store, id)?;
    let words = &view.content().reminders.page.told.taken_back;
    let to = match (kind, trigger) {
        (Kind::Met, Some(id)) => At::Past { id },
        (Kind::Trigger, _) => At::Trigger { id },
        (Kind::Plan, _) => At::Plan { id },
        (Kind::Day, _) => At::Day { id },
        (Kind::Met, None) => At::All,
    };
    let done = Done::at(Place::to(&to)).saying(words, None);
    if kind != Kind::Met {
        return Ok(done);
    }
    let met = encounter::find(store, id).map_err(|error| problems(error, "met", view))?;
    Ok(if met.encounter.acted {
        let at = met.encounter.at;
        done.fact(Fact::Used { at })
    } else {
        done
    })
}

/// Notes that it was met. Where the person acted on it, they used, at the time that it is about.
fn met(id: Id, draft: &MetDraft, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    let moment = view.moment();
    let met = Encounter {
        trigger: id,
        at: draft.instant(moment),
        zone: moment.zone,
        strength: draft.strength,
        acted: draft.acted,
    };
    let note = encounter::report(store, &met, moment.now)
        .map_err(|error| problems(error, "strength", view))?;
    let words = &view.content().triggers.page;
    let when = moment.day_and_time(met.at);
    let undo = Target::act(&Act::DeleteMet { id: note });
    let undo = Offer::of(&words.offers.take_back, Role::Undo, undo);
    let done = Done::at(Place::to(&At::Trigger { id }))
        .saying(fill(&words.told.met, &[("when", &when)]), Some(undo));
    Ok(if met.acted {
        done.fact(Fact::Used { at: met.at })
    } else {
        done
    })
}

/// Deletes such a note; where it said that the person used, that is taken back with it.
fn delete_met(id: Id, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    let found = encounter::find(store, id).map_err(|error| problems(error, "met", view))?;
    let trigger = found.encounter.trigger;
    let done = deleted(Kind::Met, id, At::Past { id: trigger }, store, view)?;
    Ok(if found.encounter.acted {
        done.fact(Fact::NotUsed { id })
    } else {
        done
    })
}

/// A rehearsal is over: grounding comes first where the urge is higher than before, or it made things worse.
fn rehearsed(
    what: Id,
    urge: i32,
    draft: RehearsedDraft,
    made_worse: bool,
    store: &Store,
    view: &View<'_>,
) -> Result<Done, Stop> {
    let refused = |error| problems(error, "urge", view);
    let (kept, up) = may_begin(what, urge, view, store).map_err(refused)?;
    let done = Rehearsal {
        what: kept,
        urge_before: urge,
        urge_after: draft.urge_after,
        what_worked: draft.what_worked,
        made_worse,
    };
    let moment = view.moment();
    let after = rehearsal::keep(store, &done, moment.now, moment.zone).map_err(refused)?;
    let words = &view.content().triggers.plans.rehearsal;
    let (sheet, message) = if made_worse {
        (Some("makes-worse"), &words.made_worse)
    } else if after.offer_grounding {
        (Some("look-around"), &words.done)
    } else {
        (None, &words.done)
    };
    let sheet = sheet.and_then(|id| view.ahead.links.place(&Link::to(LinkKind::Sheet, id)));
    Ok(Done::at(sheet.unwrap_or(up)).saying(message, None))
}

/// Puts a trigger at a place of the person's own, from 0.
fn put_at(store: &Store, id: Id, to: u32, view: &View<'_>) -> Result<(), TriggerError> {
    let map = whole_map(store)?;
    let order = map.into_iter().map(|mapped| mapped.trigger.id).collect();
    trigger::put_at(store, order, id, to, view.moment().now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Answer;
    use crate::store::scratch;
    use crate::triggers::example::{draft, plan_draft};
    use crate::triggers::if_then::ResponseKind;
    use crate::view::{Failure, alone};

    const NOW: &str = "2026-11-24T12:00:30Z";

    fn done(store: &Store, what: &Act, said: &[Answer], riding: bool) -> Result<Done, Stop> {
        alone::ahead(NOW, |ahead| {
            let ahead = crate::view::Ahead { riding, ..*ahead };
            act(what, Answers::of(said), &View::new(ahead, Ok(store)))
        })
    }

    fn undo(done: &Done) -> Act {
        use crate::page::Token as _;
        let message = done.message.as_ref().unwrap();
        match &message.undo.as_ref().unwrap().target {
            Target::Act { action } => Act::read(&action.token).unwrap(),
            Target::Go { .. } => panic!("an undo that only looks"),
        }
    }

    fn bar(store: &Store) -> Id {
        let written = draft("the bar");
        alone::ahead(NOW, |ahead| {
            trigger::keep(store, &written, ahead.moment.now).unwrap().id
        })
    }

    fn a_plan(store: &Store) -> Id {
        let (trigger, written) = (bar(store), plan_draft(ResponseKind::Contact, "I call Sam"));
        alone::ahead(NOW, |ahead| {
            plans::keep(store, trigger, &written, ahead.moment.now)
                .unwrap()
                .id
        })
    }

    #[test]
    fn having_acted_is_a_use_at_the_time_that_it_is_about_until_it_is_taken_back() {
        let (_folder, store) = scratch::store();
        let id = bar(&store);
        let met = MetDraft {
            at: "2026-11-23T22:15".parse().unwrap(),
            strength: Some(8),
            acted: true,
        };
        let noted = done(&store, &Act::Met { id }, &met.answers(), false).unwrap();
        let at = "2026-11-23T22:15:00Z".parse().unwrap();
        assert_eq!(noted.facts, [Fact::Used { at }]);
        let notes = encounter::list(&store, id).unwrap();
        assert_eq!(notes[0].encounter.at, at);
        let taken_back = done(&store, &undo(&noted), &[], false).unwrap();
        assert_eq!(taken_back.facts, [Fact::NotUsed { id: notes[0].id }]);
        assert_eq!(encounter::list(&store, id), Ok(Vec::new()));
        let again = done(&store, &undo(&taken_back), &[], false).unwrap();
        assert_eq!(again.facts, [Fact::Used { at }]);
        assert_eq!(encounter::list(&store, id), Ok(notes));
        let met = MetDraft {
            acted: false,
            ..met
        };
        let noted = done(&store, &Act::Met { id }, &met.answers(), false).unwrap();
        assert_eq!(noted.facts, []);
    }

    #[test]
    fn nothing_is_rehearsed_in_a_ride_or_above_four() {
        let (_folder, store) = scratch::store();
        let what = a_plan(&store);
        for (urge, riding, may) in [(4, false, true), (5, false, false), (0, true, false)] {
            let said = Urge(urge).answers();
            let began = done(&store, &Act::Rehearse { what }, &said, riding);
            assert_eq!(began.is_ok(), may, "{urge} {riding}");
            let over = done(&store, &Act::Rehearsed { what, urge }, &[], riding);
            match over {
                Ok(_) => assert!(may, "{urge} {riding}"),
                Err(stop) => {
                    assert!(!may, "{urge} {riding}");
                    assert!(matches!(stop, Stop::Fails(Failure::Senseless(_))));
                }
            }
        }
        assert_eq!(find_plan(what, &store).unwrap().rehearsed, 1);
        let worse = done(&store, &Act::MadeWorse { what, urge: 3 }, &[], false);
        assert!(worse.is_ok());
        assert!(!find_plan(what, &store).unwrap().suggest_rehearsal);
    }

    #[test]
    fn a_low_rating_gets_a_word_and_what_is_deleted_comes_back() {
        let (_folder, store) = scratch::store();
        let id = a_plan(&store);
        let rate = |n: i32| {
            let said = Confidence(n).answers();
            let rated = done(&store, &Act::Confidence { id }, &said, false).unwrap();
            rated.message.unwrap().words
        };
        let low = &crate::content::content("en").triggers.plans.confidence_low;
        assert!(rate(4).ends_with(low.as_str()));
        assert!(!rate(5).contains(low.as_str()));
        let before = find_plan(id, &store);
        let deleted = done(&store, &Act::DeletePlan { id }, &[], false).unwrap();
        assert!(find_plan(id, &store).is_err());
        done(&store, &undo(&deleted), &[], false).unwrap();
        assert_eq!(find_plan(id, &store), before);
    }
}
