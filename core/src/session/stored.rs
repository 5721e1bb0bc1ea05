//! How an event stands in its row: the kind as a word, a rating or a guess as a number that insights can count in
//! SQL, everything else as JSON.

use serde_json::Value;

use super::event::{Event, Happened};
use crate::store::StoreError;
use crate::time::from_millis;

/// The columns of `exercise_events` after its key.
pub(super) struct StoredEvent {
    pub at: i64,
    pub elapsed_ms: i64,
    pub kind: String,
    pub number: Option<i64>,
    pub detail: Option<String>,
}

impl StoredEvent {
    /// Kind, number and detail of what happened.
    pub fn of(what: &Happened) -> Result<(String, Option<i64>, Option<String>), StoreError> {
        match what {
            Happened::Rated { value } => {
                return Ok(("rated".to_owned(), Some(i64::from(*value)), None));
            }
            Happened::Guessed { minutes } => {
                return Ok(("guessed".to_owned(), Some(i64::from(*minutes)), None));
            }
            _ => {}
        }
        match serde_json::to_value(what) {
            Ok(Value::String(kind)) => Ok((kind, None, None)),
            Ok(Value::Object(tagged)) => tagged
                .into_iter()
                .next()
                .map(|(kind, fields)| (kind, None, Some(fields.to_string())))
                .ok_or(StoreError::Damaged),
            _ => Err(StoreError::Damaged),
        }
    }

    /// The event that the row stands for.
    pub fn read(self) -> Result<Event, StoreError> {
        let number = || {
            self.number
                .and_then(|number| i32::try_from(number).ok())
                .ok_or(StoreError::Damaged)
        };
        let what = match self.kind.as_str() {
            "rated" => Happened::Rated { value: number()? },
            "guessed" => Happened::Guessed { minutes: number()? },
            kind => {
                let tagged = match &self.detail {
                    None => Value::from(kind),
                    Some(fields) => {
                        let fields: Value =
                            serde_json::from_str(fields).map_err(|_| StoreError::Damaged)?;
                        Value::Object([(kind.to_owned(), fields)].into_iter().collect())
                    }
                };
                serde_json::from_value(tagged).map_err(|_| StoreError::Damaged)?
            }
        };
        let at = from_millis(self.at).map_err(|_| StoreError::Damaged)?;
        Ok(Event {
            at,
            elapsed_ms: self.elapsed_ms,
            what,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Stage;
    use crate::session::{BreathCycle, Ending, Form, Outcome, PlannedPrompt, Purpose, Question};
    use crate::time::to_millis;

    #[test]
    fn everything_that_can_happen_survives_being_written_and_read() {
        let breath = BreathCycle {
            inhale_ms: 4_000,
            top_up_ms: 0,
            hold_full_ms: 1,
            exhale_ms: 6_000,
            hold_empty_ms: 2,
        };
        let block = vec![PlannedPrompt {
            id: "ride-on".to_owned(),
            stage: Stage::Ride,
            duration_ms: 30_000,
            bell: true,
        }];
        let all = [
            Happened::Started,
            Happened::ClockSetBack { by_ms: 3_600_000 },
            Happened::ClockSetForward { by_ms: 60_000 },
            Happened::Rated { value: 10 },
            Happened::For {
                purpose: Purpose::HurtMyself,
            },
            Happened::Reach { within: true },
            Happened::Trigger {
                id: "place".to_owned(),
            },
            Happened::Guessed { minutes: 20 },
            Happened::Skipped {
                question: Question::WithinReach,
            },
            Happened::Paused,
            Happened::Resumed,
            Happened::TookUp {
                tool: "breathing:box".to_owned(),
                breath: Some(breath),
            },
            Happened::TookUp {
                tool: "contact".to_owned(),
                breath: None,
            },
            Happened::PutDown,
            Happened::Turned {
                form: Form::Outward,
            },
            Happened::CarriedOn { block },
            Happened::Enough { left_ms: 61_000 },
            Happened::Passed,
            Happened::Finished {
                ending: Ending::Done,
                outcome: Some(Outcome::UsedSome),
            },
            Happened::Finished {
                ending: Ending::Closed,
                outcome: None,
            },
        ];
        let at = from_millis(1_800_000_000_123).unwrap();
        for what in all {
            let (kind, number, detail) = StoredEvent::of(&what).unwrap();
            let stored = StoredEvent {
                at: to_millis(at),
                elapsed_ms: 42,
                kind,
                number,
                detail,
            };
            assert_eq!(
                stored.read(),
                Ok(Event {
                    at,
                    elapsed_ms: 42,
                    what
                })
            );
        }
    }

    #[test]
    fn a_row_that_makes_no_sense_is_damage_and_no_panic() {
        for (kind, number, detail) in [
            ("rated", None, None),
            ("dancing", None, None),
            ("for", None, Some("{")),
            ("for", None, None),
        ] {
            let stored = StoredEvent {
                at: 0,
                elapsed_ms: 0,
                kind: kind.to_owned(),
                number,
                detail: detail.map(str::to_owned),
            };
            assert_eq!(stored.read(), Err(StoreError::Damaged), "{kind}");
        }
    }
}
