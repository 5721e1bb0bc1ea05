//! Tools with the rating before them and the one after, as exercises tell: what suggestions learn from.

use rusqlite::Row;
use serde::Deserialize;

use crate::store::{Store, StoreError};

/// One use of a tool with the rating around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolUse {
    /// Name of the tool, such as `card:stop` or `breathing:sigh`.
    pub tool: String,
    /// Rating before, 0 to 10.
    pub before: i32,
    /// Rating after, 0 to 10.
    pub after: i32,
}

/// A tool and the ratings around it, while the events of one exercise are read.
#[derive(Debug, Default)]
pub(crate) struct AroundTool {
    /// In a ride a tool is taken up and rated once; what is an exercise of its own is the tool from beginning to end.
    is_ride: bool,
    last: Option<i32>,
    around: Option<Around>,
}

#[derive(Debug)]
struct Around {
    tool: String,
    before: Option<i32>,
    after: Option<i32>,
}

impl Around {
    fn a_use(self) -> Option<ToolUse> {
        Some(ToolUse {
            tool: self.tool,
            before: self.before?,
            after: self.after?,
        })
    }
}

impl AroundTool {
    /// In a ride.
    pub(crate) fn in_ride() -> Self {
        Self {
            is_ride: true,
            ..Self::default()
        }
    }

    /// An exercise that is one tool: its first rating is the one before, its last the one after.
    pub(crate) fn of(tool: String) -> Self {
        let (before, after) = (None, None);
        Self {
            around: Some(Around {
                tool,
                before,
                after,
            }),
            ..Self::default()
        }
    }

    /// Takes up a tool within a ride; without a rating before it, nothing is learned from it.
    pub(crate) fn took_up(&mut self, tool: String) {
        self.around = self.last.map(|before| Around {
            tool,
            before: Some(before),
            after: None,
        });
    }

    /// A rating. In a ride other things follow: the next one after a tool is the one after it.
    pub(crate) fn rated(&mut self, value: i32) -> Option<ToolUse> {
        self.last = Some(value);
        let around = self.around.as_mut()?;
        match around.before {
            Some(_) => around.after = Some(value),
            None => around.before = Some(value),
        }
        let over = if self.is_ride {
            self.around.take()
        } else {
            None
        };
        over.and_then(Around::a_use)
    }

    /// The end of the exercise.
    pub(crate) fn finish(self) -> Option<ToolUse> {
        let own = self.around.filter(|_| !self.is_ride);
        own.and_then(Around::a_use)
    }
}

#[derive(Deserialize)]
struct ToolDetail {
    tool: String,
}

/// Breaths and practices with the rating before and the one after, from exercises of their own and from rides, all
/// that are over: one pass over their events, from which two kinds are read.
pub fn tool_uses(store: &Store) -> Result<Vec<ToolUse>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT exercise, exercise_events.kind, number, detail, exercises.kind, pattern
             FROM exercise_events JOIN exercises ON exercises.rowid = exercise
             WHERE ended_at IS NOT NULL AND exercise_events.kind IN ('rated', 'took_up') ORDER BY exercise, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut uses = Vec::new();
        let mut current = None;
        let mut reading = AroundTool::default();
        while let Some(row) = rows.next()? {
            let exercise: i64 = row.get(0)?;
            if current != Some(exercise) {
                uses.extend(std::mem::replace(&mut reading, begun(row)?).finish());
                current = Some(exercise);
            }
            uses.extend(event(&mut reading, row)?);
        }
        uses.extend(reading.finish());
        Ok(uses)
    })
}

fn begun(row: &Row<'_>) -> Result<AroundTool, StoreError> {
    let kind: String = row.get(4)?;
    let pattern: String = row.get(5)?;
    Ok(match kind.as_str() {
        "ride" => AroundTool::in_ride(),
        "practice" => AroundTool::of(format!("practice:{pattern}")),
        _ => AroundTool::of(format!("breathing:{pattern}")),
    })
}

fn event(reading: &mut AroundTool, row: &Row<'_>) -> Result<Option<ToolUse>, StoreError> {
    let damaged = |_| StoreError::Damaged;
    let kind: String = row.get(1)?;
    if kind == "rated" {
        return Ok(reading.rated(row.get(2).map_err(damaged)?));
    }
    let detail: String = row.get(3).map_err(damaged)?;
    let taken: ToolDetail = serde_json::from_str(&detail).map_err(|_| StoreError::Damaged)?;
    reading.took_up(taken.tool);
    Ok(None)
}
