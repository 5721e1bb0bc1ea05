//! What can be done with reminders: written, put off, let go; boosters and their appointments.

use super::page::{
    Act, AppointmentDraft, At, BoostersDraft, MomentDraft, RuleDraft, ScheduleDraft, State,
    find_boosters, problems,
};
use super::wording::of_medicine;
use super::{
    Appointment, BoosterTaper, OccurrenceId, QuietChoice, ReminderKind, ReminderRule, Snooze,
};
use crate::content::{counted, fill};
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::store::{Id, Store};
use crate::view::{Done, Draft, Moment, Stop, View};

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>, state: &mut State) -> Result<Done, Stop> {
    let store = view.own()?;
    let moment = view.moment();
    let words = &view.content().reminders.page;
    let told = &words.told;
    let all = || Place::to(&At::All { ahead: 0 });
    let refused = |error, field| problems(error, field, moment);
    Ok(match act {
        Act::Keep => {
            let draft = RuleDraft::checked(said, &view.ahead)?;
            let rule = written(Id::new(moment.now)?, draft, moment);
            let rule = super::save_rule(store, rule, moment.now, moment.zone)
                .map_err(|error| refused(error, "when"))?;
            kept(&rule, moment)
        }
        Act::Change { id } => {
            let draft = RuleDraft::checked(said, &view.ahead)?;
            let there = super::rule(store, *id)?;
            let rule = changed(there, draft, moment);
            let rule = super::save_rule(store, rule, moment.now, moment.zone)
                .map_err(|error| refused(error, "when"))?;
            kept(&rule, moment)
        }
        Act::Delete { id } => {
            super::delete(store, *id, moment.now)?;
            let back = Target::act(&Act::Restore { id: *id });
            let undo = Offer::of(&words.offers.take_back, Role::Undo, back);
            Done::at(all()).saying(&told.deleted, Some(undo))
        }
        Act::Restore { id } => {
            super::restore(store, *id, moment.now, moment.zone)?;
            Done::at(all()).saying(&told.taken_back, None)
        }
        Act::Pause { id } => {
            paused(store, *id, true, moment)?;
            let back = Target::act(&Act::Resume { id: *id });
            let undo = Offer::of(&words.offers.resume, Role::Undo, back);
            Done::at(Place::to(&At::Rule { id: *id })).saying(&told.paused, Some(undo))
        }
        Act::Resume { id } => {
            let rule = paused(store, *id, false, moment)?;
            let when = super::written(&rule);
            Done::at(Place::to(&At::Rule { id: *id }))
                .saying(fill(&told.resumed, &[("when", &when)]), None)
        }
        Act::Done { of } => {
            super::done(store, *of, moment.now, moment.zone).map_err(|e| refused(e, "when"))?;
            answered(*of, &told.done, store, view)
        }
        Act::Skip { of } => {
            super::skip(store, *of, moment.now, moment.zone).map_err(|e| refused(e, "when"))?;
            let mut told = told.skipped.clone();
            if super::rule(store, of.rule).is_ok_and(|rule| rule.kind == ReminderKind::Medication) {
                for words in of_medicine(&view.content().reminders) {
                    told = format!("{told} {words}");
                }
            }
            answered(*of, &told, store, view)
        }
        Act::Snooze { of, length } => put_off(*of, *length, store, view)?,
        Act::SnoozeUntil { of } => {
            let draft = MomentDraft::checked(said, &view.ahead)?;
            let at = moment.zone.instant_of(draft.at.wall_clock());
            put_off(*of, Snooze::Until { at }, store, view)?
        }
        Act::TakeBack { of } => {
            super::take_back(store, *of)?;
            Done::at(all()).saying(&told.taken_back, None)
        }
        Act::Move { of } => {
            let draft = MomentDraft::checked(said, &view.ahead)?;
            let rule = super::rule(store, of.rule)?;
            let zone = rule.zone.zone(moment.zone);
            let rule = rule
                .with_moved(of.start, draft.at)
                .map_err(|error| refused(error, "when"))?;
            super::save_rule(store, rule, moment.now, moment.zone)
                .map_err(|error| refused(error, "when"))?;
            let when = moment.day_and_time(zone.instant_of(draft.at.wall_clock()));
            Done::at(all()).saying(fill(&told.moved, &[("when", &when)]), None)
        }
        Act::KeepBoosters => {
            let draft = BoostersDraft::checked(said, &view.ahead)?;
            let day = draft.ended.unwrap_or_else(|| moment.date());
            let taper = BoosterTaper::new(Id::new(moment.now)?, day, moment.now);
            planned(taper, &draft, store, view)?
        }
        Act::ChangeBoosters { id } => {
            let draft = BoostersDraft::checked(said, &view.ahead)?;
            planned(find_boosters(*id, store)?, &draft, store, view)?
        }
        Act::Appointment { id, months } => {
            let draft = AppointmentDraft::checked(said, &view.ahead)?;
            let at = moment.zone.instant_of(draft.at.wall_clock());
            let made = Appointment {
                at,
                zone: moment.zone,
                minutes: draft.minutes,
            };
            appointment(*id, *months, Some(made), store, moment)?;
            let when = moment.day_and_time(at);
            Done::at(Place::to(&At::Boosters { id: *id }))
                .saying(fill(&told.appointment, &[("when", &when)]), None)
        }
        Act::NoAppointment { id, months } => {
            appointment(*id, *months, None, store, moment)?;
            Done::at(Place::to(&At::Boosters { id: *id })).saying(&told.no_appointment, None)
        }
        Act::MissedRead => {
            super::missed_told(store, &super::missed(store, moment.now)?)?;
            state.missed.clear();
            Done::at(all())
        }
        Act::KeepComing => {
            super::choose_quiet(store, QuietChoice::KeepComing)?;
            Done::at(all()).saying(&told.keep_coming, None)
        }
        Act::GoQuiet => {
            super::choose_quiet(store, QuietChoice::Quiet)?;
            Done::at(all()).saying(&told.quiet, None)
        }
        Act::Test => {
            super::start_test(store, moment.now)?;
            Done::at(all()).saying(&told.test, None)
        }
    })
}

/// A new rule. Where no first day was said, it begins with the first one that fits.
fn written(id: Id, draft: RuleDraft, moment: &Moment) -> ReminderRule {
    let (zone, when) = (draft.zone, &draft.when);
    let start = when.first_day(moment.now, zone.zone(moment.zone));
    let (schedule, times) = (when.schedule.clone(), when.times.clone());
    let mut rule = ReminderRule::new(id, draft.kind, schedule, times, start, moment.now);
    (rule.zone, rule.end) = (zone, when.end);
    (rule.title, rule.quiet) = (draft.title, draft.quiet);
    rule.measure = draft.measure;
    rule
}

/// The rule as it was changed: what happened to single occurrences stays where its times stay.
fn changed(there: ReminderRule, draft: RuleDraft, moment: &Moment) -> ReminderRule {
    let id = there.id;
    let when_stays = ScheduleDraft::of(&there) == draft.when && there.zone.is_like(draft.zone);
    let rule = written(id, draft, moment);
    if when_stays {
        ReminderRule {
            kind: rule.kind,
            title: rule.title,
            quiet: rule.quiet,
            measure: rule.measure,
            ..there
        }
    } else {
        ReminderRule {
            discretion: there.discretion,
            paused: there.paused,
            ..rule
        }
    }
}

/// Says what is kept, and when it comes next.
fn kept(rule: &ReminderRule, moment: &Moment) -> Done {
    let told = &moment.content().reminders.page.told;
    let when = super::written(rule);
    let next = super::next_occurrence(rule, moment.now, moment.zone);
    let words = match next {
        Some(next) => {
            let next = moment.day_and_time(next.at);
            fill(&told.kept_next, &[("when", &when), ("next", &next)])
        }
        None => fill(&told.kept, &[("when", &when)]),
    };
    Done::at(Place::to(&At::All { ahead: 0 })).saying(words, None)
}

fn paused(store: &Store, id: Id, paused: bool, moment: &Moment) -> Result<ReminderRule, Stop> {
    let rule = super::rule(store, id)?;
    let rule = ReminderRule { paused, ..rule };
    super::save_rule(store, rule, moment.now, moment.zone)
        .map_err(|error| problems(error, "when", moment))
}

/// Says what was answered, with a way back.
fn answered(of: OccurrenceId, template: &str, store: &Store, view: &View<'_>) -> Done {
    let words = &view.content().reminders;
    let name = match super::rule(store, of.rule) {
        Ok(rule) => super::page::called(words, rule.kind, &rule.title),
        Err(_) => words.page.boosters.clone(),
    };
    Done::at(Place::to(&At::All { ahead: 0 })).saying(
        fill(template, &[("name", &name)]),
        Some(take_back(of, view)),
    )
}

fn take_back(of: OccurrenceId, view: &View<'_>) -> Offer {
    let words = &view.content().reminders.page.offers.take_back;
    Offer::of(words, Role::Undo, Target::act(&Act::TakeBack { of }))
}

fn put_off(of: OccurrenceId, length: Snooze, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    let moment = view.moment();
    let until = super::snooze(store, of, length, moment.now, moment.zone)
        .map_err(|error| problems(error, "when", moment))?;
    let when = moment.day_and_time(until);
    let words = &view.content().reminders.page.told.put_off;
    Ok(Done::at(Place::to(&At::All { ahead: 0 }))
        .saying(fill(words, &[("when", &when)]), Some(take_back(of, view))))
}

fn planned(
    taper: BoosterTaper,
    draft: &BoostersDraft,
    store: &Store,
    view: &View<'_>,
) -> Result<Done, Stop> {
    let moment = view.moment();
    let id = taper.id;
    let taper = BoosterTaper {
        treatment_ended: draft.ended.unwrap_or(taper.treatment_ended),
        prepare_minutes: draft.prepare.clone(),
        ..taper
    };
    let taper = taper
        .with_months(&draft.months)
        .and_then(|taper| super::save_taper(store, taper, moment.now, moment.zone))
        .map_err(|error| problems(error, "months", moment))?;
    let words = &view.content().reminders.page.told.boosters;
    let count = i64::try_from(taper.steps.len()).unwrap_or(i64::MAX);
    Ok(Done::at(Place::to(&At::Boosters { id })).saying(counted(words, count), None))
}

fn appointment(
    id: Id,
    months: i32,
    made: Option<Appointment>,
    store: &Store,
    moment: &Moment,
) -> Result<(), Stop> {
    let taper = find_boosters(id, store)?;
    taper
        .with_appointment(months, made)
        .and_then(|taper| super::save_taper(store, taper, moment.now, moment.zone))
        .map(|_| ())
        .map_err(|error| problems(error, "when", moment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily};
    use crate::reminders::{ZoneMode, learn_zones, occurrences, rule, save_rule};
    use crate::store::scratch;
    use crate::time::{Zone, ZoneReport};

    #[test]
    fn other_words_leave_a_moved_occurrence_where_it_is_also_in_a_zone_that_a_device_told() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-24T12:00:00Z");
        let zone: Zone = "America/Vancouver".parse().unwrap();
        let report = ZoneReport {
            zone: zone.to_string(),
            offset_seconds: -8 * 3_600,
            changes: Vec::new(),
            release: Some("2027a".to_owned()),
        };
        learn_zones(&store, &[report], now).unwrap();
        let stays = ReminderRule {
            zone: ZoneMode::Stays { zone },
            ..daily("09:00")
        };
        let kept = save_rule(&store, stays, now, Zone::UTC).unwrap();
        let first = occurrences(&kept, now, at("2026-11-26T00:00:00Z"), Zone::UTC)[0];
        assert_eq!(first.at, at("2026-11-24T17:00:00Z"), "by what was told");
        let to = first.id.start;
        let to = crate::time::Civil::new(to.day(), "11:00".parse().unwrap());
        let id = kept.id;
        let moved = kept.with_moved(first.id.start, to).unwrap();
        save_rule(&store, moved, now, Zone::UTC).unwrap();

        let there = rule(&store, id).unwrap();
        // As it comes back from a form: the zone is a name again.
        let draft = RuleDraft {
            title: "Call Sam".to_owned(),
            zone: ZoneMode::Stays { zone },
            ..RuleDraft::of(&there)
        };
        let moment = Moment {
            now,
            zone: Zone::UTC,
            language: "en".to_owned(),
            boot: None,
        };
        let after = changed(there.clone(), draft, &moment);
        assert_eq!(after.title, "Call Sam");
        assert!(!there.moved.is_empty());
        assert_eq!(after.moved, there.moved);
    }
}
