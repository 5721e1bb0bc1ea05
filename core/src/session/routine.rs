//! The daily routine: practices and breaths that the person has chosen for the morning and for the evening. Nothing
//! is due in it and nothing is missed; it is a list to begin from.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::store::{Store, StoreError};
use crate::time::{Instant, to_millis};

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoutinePart {
    /// After getting up.
    Morning,
    /// Before going to bed.
    Evening,
}

/// One thing in the routine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoutineEntry {
    /// When.
    pub part: RoutinePart,
    /// What, such as `practice:breath-3` or `breathing:long-exhale`.
    pub tool: String,
}

impl RoutinePart {
    /// Both, as the day goes.
    pub const ALL: [Self; 2] = [Self::Morning, Self::Evening];

    fn stored(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Evening => "evening",
        }
    }
}

/// The routine, the morning first, each part in the order in which it was put together.
pub fn routine(store: &Store) -> Result<Vec<RoutineEntry>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT part, tool FROM routine ORDER BY part = 'evening', place, tool",
        )?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get(1)?));
        let rows: Vec<_> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(part, tool): (String, String)| {
                let part = RoutinePart::ALL
                    .into_iter()
                    .find(|known| known.stored() == part)
                    .ok_or(StoreError::Damaged)?;
                Ok(RoutineEntry { part, tool })
            })
            .collect()
    })
}

/// Puts a tool at the end of a part; one that stands there already stays where it is.
pub fn put_in(
    store: &Store,
    part: RoutinePart,
    tool: &str,
    now: Instant,
) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "INSERT INTO routine (part, tool, place, edited_at)
             SELECT ?1, ?2, coalesce(max(place), 0) + 1, ?3 FROM routine WHERE part = ?1
             ON CONFLICT (part, tool) DO NOTHING",
            params![part.stored(), tool, to_millis(now)],
        )?;
        Ok(())
    })
}

/// Takes a tool out of a part.
pub fn take_out(store: &Store, part: RoutinePart, tool: &str) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM routine WHERE part = ?1 AND tool = ?2",
            params![part.stored(), tool],
        )?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::example::at;
    use crate::store::scratch;

    fn tools(store: &Store) -> Vec<(RoutinePart, String)> {
        let all = routine(store).unwrap().into_iter();
        all.map(|entry| (entry.part, entry.tool)).collect()
    }

    #[test]
    fn a_routine_keeps_the_order_in_which_it_was_put_together() {
        use RoutinePart::{Evening, Morning};
        let (_folder, store) = scratch::store();
        assert_eq!(tools(&store), []);
        for (part, tool) in [
            (Evening, "practice:loving-kindness-guided"),
            (Morning, "practice:sounds"),
            (Morning, "breathing:long-exhale"),
            (Morning, "practice:sounds"),
            (Evening, "practice:sounds"),
        ] {
            put_in(&store, part, tool, at(0)).unwrap();
        }
        let expected = [
            (Morning, "practice:sounds"),
            (Morning, "breathing:long-exhale"),
            (Evening, "practice:loving-kindness-guided"),
            (Evening, "practice:sounds"),
        ];
        assert_eq!(
            tools(&store),
            expected.map(|(part, tool)| (part, tool.to_owned()))
        );
        take_out(&store, Morning, "practice:sounds").unwrap();
        take_out(&store, Morning, "practice:sounds").unwrap();
        assert_eq!(tools(&store).len(), 3);
    }
}
