//! What was deleted from the trigger map, and brought back with all that belonged to it.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, ToSql, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::store::{Id, Store, StoreError, bin};
use crate::time::Instant;

/// What can be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A trigger, with its plans and the notes of when it was met.
    Trigger,
    /// A note of when it was met.
    Met,
    /// A plan for the moment, with its rehearsals and whether it helped.
    Plan,
    /// A day that may be hard, with its rehearsals.
    Day,
}

/// A table, without the row's own number and the column that says what the row belongs to.
struct Table {
    name: &'static str,
    /// The column that says what the row belongs to; empty where it belongs to nothing.
    belongs: &'static str,
    columns: &'static [&'static str],
    /// The column that names an exercise, where one does: without that exercise, the row is not brought back.
    exercise: Option<usize>,
    /// What belongs to a row of it.
    below: &'static [&'static Table],
}

const NOTHING: &[&Table] = &[];
const TRIGGERS: &Table = &Table {
    name: "triggers",
    belongs: "",
    columns: &[
        "id",
        "kind",
        "name",
        "thoughts",
        "usual_response",
        "chips",
        "own_place",
        "edited_at",
    ],
    exercise: None,
    below: &[ENCOUNTERS, PLANS],
};
const ENCOUNTERS: &Table = &Table {
    name: "trigger_encounters",
    belongs: "trigger",
    columns: &["id", "at", "zone", "strength", "acted", "edited_at"],
    exercise: None,
    below: NOTHING,
};
const PLANS: &Table = &Table {
    name: "if_then_plans",
    belongs: "trigger",
    columns: &[
        "id",
        "situation",
        "response",
        "kind",
        "opens",
        "confidence",
        "rated_at",
        "edited_at",
    ],
    exercise: None,
    below: &[ANSWERS, REHEARSALS_OF_PLAN],
};
const ANSWERS: &Table = &Table {
    name: "if_then_answers",
    belongs: "plan",
    columns: &["id", "ride", "helped", "edited_at"],
    exercise: Some(1),
    below: NOTHING,
};
const REHEARSAL: &[&str] = &[
    "id",
    "at",
    "zone",
    "urge_before",
    "urge_after",
    "what_worked",
    "made_worse",
    "edited_at",
];
const REHEARSALS_OF_PLAN: &Table = &Table {
    name: "trigger_rehearsals",
    belongs: "plan",
    columns: REHEARSAL,
    exercise: None,
    below: NOTHING,
};
const REHEARSALS_OF_DAY: &Table = &Table {
    belongs: "day",
    ..*REHEARSALS_OF_PLAN
};
const DAYS: &Table = &Table {
    name: "cope_ahead",
    belongs: "",
    columns: &[
        "id",
        "situation",
        "day",
        "what_i_will_do",
        "who_knows",
        "how_i_leave",
        "went",
        "what_helped",
        "checked_in_at",
        "edited_at",
    ],
    exercise: None,
    below: &[REHEARSALS_OF_DAY],
};

impl Kind {
    const ALL: [Self; 4] = [Self::Trigger, Self::Met, Self::Plan, Self::Day];

    /// What it is called in the bin.
    fn word(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Met => "trigger_met",
            Self::Plan => "if_then_plan",
            Self::Day => "hard_day",
        }
    }

    fn table(self) -> &'static Table {
        match self {
            Self::Trigger => TRIGGERS,
            Self::Met => ENCOUNTERS,
            Self::Plan => PLANS,
            Self::Day => DAYS,
        }
    }
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Id(Id),
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Null => Ok(ToSqlOutput::Borrowed(ValueRef::Null)),
            Self::Integer(value) => value.to_sql(),
            Self::Text(text) => text.to_sql(),
            Self::Id(id) => id.to_sql(),
        }
    }
}

/// A row, and what belongs to it: a list for each of those tables.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    cells: Vec<Cell>,
    below: Vec<Vec<Row>>,
}

/// What lies in the bin.
#[derive(Serialize, Deserialize)]
struct Deleted {
    /// The trigger that it belongs to, where it belongs to one.
    trigger: Option<Id>,
    row: Row,
}

/// Deletes it, with all that belongs to it. It lies in the bin for a while.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete(store: &Store, kind: Kind, id: Id, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        let table = kind.table();
        let row = rows(db, table, "id", &id)?.pop();
        let row = row.ok_or(StoreError::NotFound)?;
        let trigger = if table.belongs.is_empty() {
            None
        } else {
            let sql = format!(
                "SELECT triggers.id FROM triggers JOIN {} AS it ON it.trigger = triggers.rowid WHERE it.id = ?1",
                table.name
            );
            Some(db.query_row(&sql, [id], |row| row.get(0))?)
        };
        bin::put(db, kind.word(), id, &Deleted { trigger, row }, now)?;
        db.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name), [id])?;
        Ok(())
    })
}

/// Brings it back as it was, and says what it is and which trigger it belongs to.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more, or what it belonged to is gone.
pub(super) fn restore(store: &Store, id: Id) -> Result<(Kind, Option<Id>), StoreError> {
    store.write(|db| {
        for kind in Kind::ALL {
            let Some(deleted) = bin::take::<Deleted>(db, kind.word(), id)? else {
                continue;
            };
            let belongs = match deleted.trigger {
                Some(trigger) => {
                    let found = db.query_row(
                        "SELECT rowid FROM triggers WHERE id = ?1",
                        [trigger],
                        |row| row.get(0),
                    );
                    Some(found.optional()?.ok_or(StoreError::NotFound)?)
                }
                None => None,
            };
            put_back(db, kind.table(), belongs, &deleted.row)?;
            return Ok((kind, deleted.trigger));
        }
        Err(StoreError::NotFound)
    })
}

/// The rows of a table where a column is this, each with what belongs to it.
fn rows(
    db: &Connection,
    table: &Table,
    column: &str,
    is: &dyn ToSql,
) -> Result<Vec<Row>, StoreError> {
    let sql = format!(
        "SELECT rowid, {} FROM {} WHERE {column} = ?1 ORDER BY rowid",
        table.columns.join(", "),
        table.name
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query([is])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let number: i64 = row.get(0)?;
        let cells = (1..=table.columns.len()).map(|at| cell(row, at));
        let below = table.below.iter();
        rows.push(Row {
            cells: cells.collect::<Result<_, _>>()?,
            below: below
                .map(|table| self::rows(db, table, table.belongs, &number))
                .collect::<Result<_, _>>()?,
        });
    }
    Ok(rows)
}

fn cell(row: &rusqlite::Row<'_>, at: usize) -> Result<Cell, StoreError> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Integer(value),
        ValueRef::Text(_) => Cell::Text(row.get(at)?),
        ValueRef::Blob(_) => Cell::Id(row.get(at)?),
        ValueRef::Real(_) => return Err(StoreError::Damaged),
    })
}

fn put_back(
    db: &Connection,
    table: &Table,
    belongs: Option<i64>,
    row: &Row,
) -> Result<(), StoreError> {
    if row.cells.len() != table.columns.len() {
        return Err(StoreError::Damaged);
    }
    if let Some(exercise) = table.exercise.and_then(|at| row.cells.get(at)) {
        let sql = "SELECT EXISTS (SELECT 1 FROM exercises WHERE id = ?1)";
        if !db.query_row(sql, [exercise], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
    }
    let mut columns = table.columns.to_vec();
    let mut cells = row.cells.clone();
    if let Some(number) = belongs {
        columns.push(table.belongs);
        cells.push(Cell::Integer(number));
    }
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({marks})",
        table.name,
        columns.join(", ")
    );
    db.execute(&sql, params_from_iter(cells))?;
    let number = db.last_insert_rowid();
    for (table, rows) in table.below.iter().zip(&row.below) {
        for row in rows {
            put_back(db, table, Some(number), row)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::time::Zone;
    use crate::triggers::encounter::{self, Encounter};
    use crate::triggers::example::{at, plan, ride, trigger, wedding};
    use crate::triggers::helped::{PlanHelped, answer};
    use crate::triggers::if_then::ResponseKind;
    use crate::triggers::rehearsal::{self, Rehearsal, Rehearsed};
    use crate::triggers::{cope_ahead, map::whole_map, offered, plans};

    fn rehearse(store: &Store, what: Rehearsed) {
        let rehearsal = Rehearsal {
            what,
            urge_before: 2,
            urge_after: Some(1),
            what_worked: "music".to_owned(),
            made_worse: false,
        };
        rehearsal::keep(store, &rehearsal, at(40), Zone::UTC).unwrap();
    }

    #[test]
    fn a_deleted_trigger_comes_back_with_its_plans_its_notes_and_what_was_said_of_them() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0);
        let call = plan(&store, bar.id, ResponseKind::Contact, "I call Sam", 1);
        plans::rate_confidence(&store, call.id, 7, at(2)).unwrap();
        let (one, gone) = (ride(&store, 3), ride(&store, 4));
        answer(&store, call.id, one, PlanHelped::Yes, at(5)).unwrap();
        answer(&store, call.id, gone, PlanHelped::No, at(5)).unwrap();
        rehearse(&store, Rehearsed::Plan { id: call.id });
        let met = Encounter {
            trigger: bar.id,
            at: at(6),
            zone: Zone::UTC,
            strength: Some(8),
            acted: true,
        };
        encounter::report(&store, &met, at(6)).unwrap();
        let (map, all) = (whole_map(&store).unwrap(), offered::every(&store).unwrap());
        delete(&store, Kind::Trigger, bar.id, at(50)).unwrap();
        assert_eq!(whole_map(&store).unwrap(), []);
        assert_eq!(offered::every(&store).unwrap(), []);
        let again = delete(&store, Kind::Trigger, bar.id, at(50));
        assert_eq!(again, Err(StoreError::NotFound));
        assert_eq!(restore(&store, bar.id), Ok((Kind::Trigger, None)));
        assert_eq!(whole_map(&store).unwrap(), map);
        assert_eq!(offered::every(&store).unwrap(), all);
        assert_eq!(restore(&store, bar.id), Err(StoreError::NotFound));
        // What was said in a ride that has gone meanwhile does not come back.
        delete(&store, Kind::Trigger, bar.id, at(51)).unwrap();
        store
            .write(|db| Ok(db.execute("DELETE FROM exercises WHERE id = ?1", [gone])?))
            .unwrap();
        restore(&store, bar.id).unwrap();
        let back = offered::every(&store).unwrap();
        assert_eq!((back[0].helped, back[0].did_not_help), (1, 0));
    }

    #[test]
    fn a_plan_a_note_and_a_day_come_back_each_by_itself() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let call = plan(&store, bar.id, ResponseKind::Contact, "I call Sam", 1);
        rehearse(&store, Rehearsed::Plan { id: call.id });
        let met = Encounter {
            trigger: bar.id,
            at: at(6),
            zone: Zone::UTC,
            strength: None,
            acted: false,
        };
        let met = encounter::report(&store, &met, at(6)).unwrap();
        let day = cope_ahead::keep(&store, &wedding("2026-12-24"), at(7)).unwrap();
        rehearse(&store, Rehearsed::Day { id: day });
        let read = || {
            (
                offered::every(&store).unwrap(),
                encounter::list(&store, bar.id).unwrap(),
                cope_ahead::list(&store).unwrap(),
            )
        };
        let before = read();
        for (kind, id, of) in [
            (Kind::Plan, call.id, Some(bar.id)),
            (Kind::Met, met, Some(bar.id)),
            (Kind::Day, day, None),
        ] {
            delete(&store, kind, id, at(50)).unwrap();
            assert_ne!(read(), before, "{kind:?}");
            assert_eq!(restore(&store, id), Ok((kind, of)));
            assert_eq!(read(), before, "{kind:?}");
        }
        // Without its trigger, a plan has nowhere to come back to, and stays in the bin.
        delete(&store, Kind::Plan, call.id, at(51)).unwrap();
        delete(&store, Kind::Trigger, bar.id, at(52)).unwrap();
        assert_eq!(restore(&store, call.id), Err(StoreError::NotFound));
        restore(&store, bar.id).unwrap();
        assert_eq!(restore(&store, call.id), Ok((Kind::Plan, Some(bar.id))));
    }
}
