//! The diary counted by day, as the person lived them.

use std::collections::BTreeMap;

use super::skills::{Helped, SkillEntry, SkillUse, skills};
use super::urges::{Acted, UrgeEntry, urges};
use crate::cards::CardsError;
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// What the diary says of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiaryDay {
    /// The day, which begins at 04:00.
    pub day: Day,
    /// Skills that were used.
    pub used: i32,
    /// Skills that were tried.
    pub tried: i32,
    /// Skills that could have been used.
    pub could_have: i32,
    /// Of those used or tried, the ones that helped, a little or a lot.
    pub helped: i32,
    /// Urges that were noted.
    pub urges: i32,
    /// The strongest of them.
    pub highest_urge: Option<i32>,
    /// Times that were acted on, wholly or partly; with or without an urge.
    pub acted: i32,
}

impl DiaryDay {
    fn new(day: Day) -> Self {
        Self {
            day,
            used: 0,
            tried: 0,
            could_have: 0,
            helped: 0,
            urges: 0,
            highest_urge: None,
            acted: 0,
        }
    }
}

/// The day of the newest note before `to`; none where nothing was ever noted.
pub fn newest_day(store: &Store, to: Instant) -> Result<Option<Day>, StoreError> {
    let newest = newest(store, to)?;
    Ok(newest.map(|(at, zone)| Day::of(at, zone)))
}

/// When and where the newest note before `to` was made; none where nothing was ever noted.
pub fn newest(store: &Store, to: Instant) -> Result<Option<(Instant, Zone)>, StoreError> {
    let newest = store.read(|db| {
        db.prepare_cached(
            "SELECT at, zone FROM (SELECT at, zone FROM skill_entries WHERE at < ?1
             UNION ALL SELECT at, zone FROM urge_entries WHERE at < ?1)
             ORDER BY at DESC LIMIT 1",
        )?
        .query_and_then([to_millis(to)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?
        .next()
        .transpose()
    })?;
    newest
        .map(|(at, zone)| {
            let zone = zone.parse().map_err(|_| StoreError::Damaged)?;
            Ok((from_millis(at).map_err(|_| StoreError::Damaged)?, zone))
        })
        .transpose()
}

/// The days with an entry from `from` on and before `to`, oldest first. A day is that of the place where the entry
/// was made.
pub fn by_day(store: &Store, from: Instant, to: Instant) -> Result<Vec<DiaryDay>, StoreError> {
    Ok(count(&skills(store, from, to)?, &urges(store, from, to)?))
}

/// The days of these entries, oldest first.
pub fn count(skills: &[SkillEntry], urges: &[UrgeEntry]) -> Vec<DiaryDay> {
    let mut days: BTreeMap<Day, DiaryDay> = BTreeMap::new();
    for entry in skills {
        let counts = on(&mut days, Day::of(entry.at, entry.zone));
        match entry.note.how {
            SkillUse::Used => counts.used += 1,
            SkillUse::Tried => counts.tried += 1,
            SkillUse::CouldHave => counts.could_have += 1,
        }
        let helped = matches!(entry.note.helped, Some(Helped::ALittle | Helped::ALot));
        counts.helped += i32::from(helped && entry.note.how != SkillUse::CouldHave);
    }
    for entry in urges {
        let counts = on(&mut days, Day::of(entry.at, entry.zone));
        counts.urges += i32::from(entry.note.urge.is_some());
        counts.highest_urge = counts.highest_urge.max(entry.note.urge);
        let acted = matches!(entry.note.acted, Some(Acted::Partly | Acted::Yes));
        counts.acted += i32::from(acted);
    }
    days.into_values().collect()
}

fn on(days: &mut BTreeMap<Day, DiaryDay>, day: Day) -> &mut DiaryDay {
    days.entry(day).or_insert_with(|| DiaryDay::new(day))
}

pub(super) fn entry_id(id: &str) -> Result<Id, CardsError> {
    id.parse()
        .map_err(|_| CardsError::UnknownEntry { id: id.to_owned() })
}

pub(super) fn known(id: &str, found: usize) -> Result<(), CardsError> {
    if found == 0 {
        return Err(CardsError::UnknownEntry { id: id.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{
        SkillNote, UrgeNote, WhyNot, correct_skill, correct_urge, delete_skill, delete_urge,
        history, note_skill, note_urge,
    };
    use super::*;
    use crate::store::scratch;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    fn all(store: &Store) -> Vec<DiaryDay> {
        by_day(store, Instant::UNIX_EPOCH, Instant::MAX_UTC).unwrap()
    }

    #[test]
    fn acting_without_an_urge_and_an_urge_without_acting_are_both_kept() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        for (urge, acted) in [
            (Some(0), Some(Acted::Yes)),
            (Some(8), Some(Acted::No)),
            (None, Some(Acted::Partly)),
        ] {
            note_urge(&store, &UrgeNote { urge, acted }, now, Zone::UTC).unwrap();
        }
        let day = all(&store)[0];
        assert_eq!((day.urges, day.highest_urge, day.acted), (2, Some(8), 2));
    }

    #[test]
    fn skills_are_counted_on_the_day_as_it_was_lived() {
        let (_folder, store) = scratch::store();
        let berlin = "Europe/Berlin".parse().unwrap();
        let note = |how, helped, time| {
            let note = SkillNote {
                helped,
                ..SkillNote::new("card:stop", how)
            };
            note_skill(&store, &note, at(time), berlin).unwrap()
        };
        note(
            SkillUse::Used,
            Some(Helped::ALot),
            "2026-11-23T22:00:00+01:00",
        );
        note(
            SkillUse::Tried,
            Some(Helped::No),
            "2026-11-24T02:00:00+01:00",
        );
        let id = note(SkillUse::CouldHave, None, "2026-11-24T05:00:00+01:00");
        let counts: Vec<_> = all(&store)
            .iter()
            .map(|day| {
                (
                    day.day.to_string(),
                    [day.used, day.tried, day.could_have, day.helped],
                )
            })
            .collect();
        assert_eq!(
            counts,
            [
                ("2026-11-23".to_owned(), [1, 1, 0, 1]),
                ("2026-11-24".to_owned(), [0, 0, 1, 0])
            ]
        );
        let forgot = SkillNote {
            why_not: Some(WhyNot::Forgot),
            ..SkillNote::new("card:observe", SkillUse::CouldHave)
        };
        correct_skill(&store, &id, &forgot, at("2026-11-24T06:00:00Z")).unwrap();
        let newest = &skills(&store, Instant::UNIX_EPOCH, Instant::MAX_UTC).unwrap()[0];
        assert_eq!(newest.note, forgot);
        assert_eq!(newest.at, at("2026-11-24T04:00:00Z"));
        delete_skill(&store, &id).unwrap();
        assert_eq!(all(&store).len(), 1);
    }

    #[test]
    fn an_urge_can_be_set_right_and_deleted() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        let id = note_urge(&store, &UrgeNote::default(), now, Zone::UTC).unwrap();
        let right = UrgeNote {
            urge: Some(4),
            acted: None,
        };
        correct_urge(&store, &id, &right, now).unwrap();
        let there = urges(&store, Instant::UNIX_EPOCH, Instant::MAX_UTC).unwrap();
        assert_eq!(there[0].note, right);
        delete_urge(&store, &id).unwrap();
        assert!(all(&store).is_empty());
        let gone = CardsError::UnknownEntry { id: id.clone() };
        assert_eq!(delete_urge(&store, &id), Err(gone));
    }

    #[test]
    fn a_rating_outside_0_to_10_is_refused() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        let eleven = SkillNote {
            before: Some(11),
            ..SkillNote::new("card:stop", SkillUse::Used)
        };
        let refused = CardsError::OutOfRange {
            value: 11,
            least: 0,
            most: 10,
        };
        assert_eq!(note_skill(&store, &eleven, now, Zone::UTC), Err(refused));
        assert!(all(&store).is_empty());
    }

    #[test]
    fn ratings_say_how_much_it_helped_and_the_answer_stands_in_for_them() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        let rated = SkillNote {
            before: Some(8),
            after: Some(4),
            ..SkillNote::new("card:stop", SkillUse::Used)
        };
        let answered = SkillNote {
            helped: Some(Helped::Worse),
            ..SkillNote::new("card:observe", SkillUse::Tried)
        };
        let never = SkillNote::new("card:sleep", SkillUse::CouldHave);
        for note in [&rated, &answered, &never] {
            note_skill(&store, note, now, Zone::UTC).unwrap();
        }
        let history = history(&store).unwrap();
        assert!(history.score("card:stop") > history.score("card:sleep"));
        assert!(history.score("card:observe") < history.score("card:sleep"));
        assert_eq!(history.helped("card:sleep"), (0, 0));
    }
}
