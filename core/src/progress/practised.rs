//! On how many days somebody practised lately: a gentle count, never a streak. Breathing is practice too.

use rusqlite::params;
use serde::Serialize;

use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// The days of the shorter and of the longer count; today is one of them.
const WEEK_DAYS: i64 = 7;
const MONTH_DAYS: i64 = 30;
/// How far back the longer count can reach, with the hours between the zones and the turns of clocks.
const REACH_MS: i64 = (MONTH_DAYS + 2) * 86_400_000;

/// What was practised lately.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Practised {
    /// Days of the last 7 on which anything was practised.
    pub week: i32,
    /// Days of the last 30.
    pub month: i32,
    /// What was practised today, such as `practice:sounds` or `breathing:sigh`.
    pub today: Vec<String>,
}

/// Counts the days up to `today`, which `now` lies in. A day is that of the zone in which it was lived.
pub fn practised(store: &Store, today: Day, now: Instant) -> Result<Practised, StoreError> {
    let now_ms = to_millis(now);
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT kind, pattern, started_at, zone FROM exercises
             WHERE started_at BETWEEN ?1 AND ?2 AND kind <> 'ride' ORDER BY started_at",
        )?;
        let mut rows = statement.query(params![now_ms - REACH_MS, now_ms + REACH_MS])?;
        let mut practised = Practised::default();
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let started_at = from_millis(row.get(2)?).map_err(|_| StoreError::Damaged)?;
            let zone: Zone = row
                .get::<_, String>(3)?
                .parse()
                .map_err(|_| StoreError::Damaged)?;
            let ago = today.days_since(Day::of(started_at, zone));
            if ago == 0 {
                let (kind, pattern): (String, String) = (row.get(0)?, row.get(1)?);
                practised.today.push(format!("{kind}:{pattern}"));
            }
            if (0..MONTH_DAYS).contains(&ago) && !days.contains(&ago) {
                days.push(ago);
            }
        }
        practised.month = days.len() as i32;
        practised.week = days.iter().filter(|ago| **ago < WEEK_DAYS).count() as i32;
        Ok(practised)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Plan};
    use crate::store::scratch;
    use proptest::prelude::*;

    fn at(hours: i64) -> Instant {
        from_millis(1_790_000_000_000 + hours * 3_600_000).unwrap()
    }

    fn kept(store: &Store, plan: Plan, start: Instant) {
        let mut record = Record::begin(plan, start, Zone::UTC).unwrap();
        let finish = Change::Finish {
            ending: Ending::Done,
            outcome: None,
        };
        record.live.apply(finish, start).unwrap();
        keep(store, &mut record, start).unwrap();
    }

    fn sounds() -> Plan {
        let content = content("en");
        Plan::practice(content, content.practice("sounds").unwrap(), Form::Inward)
    }

    #[test]
    fn rides_are_no_practice_and_breathing_is() {
        let (_folder, store) = scratch::store();
        let pattern = content("en").pattern("sigh").unwrap();
        kept(
            &store,
            Plan::ride(content("en"), Form::Inward).unwrap(),
            at(-24),
        );
        kept(&store, sounds(), at(-2));
        kept(
            &store,
            Plan::breathing("sigh", pattern.cycle(), 60_000, None).unwrap(),
            at(-1),
        );
        let found = practised(&store, Day::of(at(0), Zone::UTC), at(0)).unwrap();
        assert_eq!((found.week, found.month), (1, 1));
        assert_eq!(found.today, ["practice:sounds", "breathing:sigh"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn days_are_counted_once_each_and_old_ones_fall_out(hours in prop::collection::vec(0..1_000_i64, 0..12)) {
            let (_folder, store) = scratch::store();
            for ago in &hours {
                kept(&store, sounds(), at(-ago));
            }
            let today = Day::of(at(0), Zone::UTC);
            let within = |days: i64| {
                let of = |ago: &i64| today.days_since(Day::of(at(-ago), Zone::UTC));
                let all: std::collections::HashSet<i64> = hours.iter().map(of).filter(|ago| *ago < days).collect();
                all.len() as i32
            };
            let found = practised(&store, today, at(0)).unwrap();
            prop_assert_eq!((found.week, found.month), (within(7), within(30)));
        }
    }
}
