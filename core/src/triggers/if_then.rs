//! "If I pass the bar on my way home, then I call and walk the other way." A plan belongs to a trigger and carries
//! how sure the person is of it, how often it was rehearsed, and whether it helped.

use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::TriggerError;
use super::stored::{choice, fitting, instant, rating, said, texts, word};
use super::trigger::found;
use crate::content::{IfThenWords, ResponseKindWords};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// What kind of response a plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    /// Something else that gives a bit of what the person is after.
    Substitution,
    /// What they do where the first plan does not work out.
    Contingency,
    /// Someone to call or to meet.
    Contact,
    /// A skill card.
    Card,
    /// A breath.
    Breathing,
    /// A way out.
    Leave,
}

impl ResponseKind {
    /// Its label, and a hint of what to write.
    pub fn words(self, words: &IfThenWords) -> &ResponseKindWords {
        let kinds = &words.kinds;
        match self {
            Self::Substitution => &kinds.substitution,
            Self::Contingency => &kinds.contingency,
            Self::Contact => &kinds.contact,
            Self::Card => &kinds.card,
            Self::Breathing => &kinds.breathing,
            Self::Leave => &kinds.leave,
        }
    }
}

/// Whether a plan helped in a ride.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    /// It did.
    Yes,
    /// It did not.
    No,
    /// It was not used; that says nothing about the plan.
    NotUsed,
}

/// What a person writes down of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct IfThenDraft {
    /// If …, without the word itself.
    pub situation: String,
    /// … then, without the word itself.
    pub response: String,
    /// What kind of response it is.
    pub kind: ResponseKind,
    /// What the response opens, such as `breathing:long-exhale`, where it opens anything.
    pub opens: Option<String>,
}

impl IfThenDraft {
    fn checked(&self) -> Result<Self, TriggerError> {
        let opens = self.opens.as_deref().map(fitting).transpose()?;
        Ok(Self {
            situation: said(&self.situation)?,
            response: said(&self.response)?,
            kind: self.kind,
            opens: opens.filter(|opens| !opens.is_empty()),
        })
    }
}

/// A plan that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct IfThenPlan {
    /// Its id.
    pub id: Id,
    /// The trigger that it is for.
    pub trigger: Id,
    /// What the person wrote.
    pub written: IfThenDraft,
    /// How sure they are that they would do it, 0 to 10, where they rated it.
    pub confidence: Option<i32>,
    /// When they rated it.
    pub rated_at: Option<Instant>,
    /// How often it was rehearsed.
    pub rehearsed: i32,
    /// When it was last rehearsed.
    pub last_rehearsed_at: Option<Instant>,
    /// False where a rehearsal made it worse: another is not suggested.
    pub suggest_rehearsal: bool,
    /// Rides in which it helped.
    pub helped: i32,
    /// Rides in which it did not.
    pub did_not_help: i32,
    /// Rides in which it was not used.
    pub not_used: i32,
    /// When it was last changed.
    pub edited_at: Instant,
}

impl IfThenPlan {
    /// The plan as one sentence.
    pub fn sentence(&self, words: &IfThenWords) -> String {
        let Some((before, rest)) = words.if_then.split_once("{situation}") else {
            return words.if_then.clone();
        };
        // What a person wrote is put in once and never looked through for gaps.
        let rest = rest.replacen("{response}", &self.written.response, 1);
        format!("{before}{}{rest}", self.written.situation)
    }
}

/// Keeps a new plan for a trigger.
///
/// # Errors
/// [`TriggerError::NoWords`] where the situation or the response is missing, [`StoreError::NotFound`] where the
/// trigger is no longer there.
pub fn keep(
    store: &Store,
    trigger: Id,
    draft: &IfThenDraft,
    now: Instant,
) -> Result<IfThenPlan, TriggerError> {
    let id = Id::new(now)?;
    let written = draft.checked()?;
    let kind = word(written.kind)?;
    store.write(|db| {
        found(db.execute(
            "INSERT INTO if_then_plans (id, trigger, situation, response, kind, opens, edited_at)
             SELECT ?1, rowid, ?3, ?4, ?5, ?6, ?7 FROM triggers WHERE id = ?2",
            params![
                id,
                trigger,
                written.situation,
                written.response,
                kind,
                written.opens,
                to_millis(now)
            ],
        )?)
    })?;
    Ok(IfThenPlan {
        id,
        trigger,
        written,
        confidence: None,
        rated_at: None,
        rehearsed: 0,
        last_rehearsed_at: None,
        suggest_rehearsal: true,
        helped: 0,
        did_not_help: 0,
        not_used: 0,
        edited_at: instant(to_millis(now))?,
    })
}

/// Writes a plan anew; what was said of it stays.
pub fn change(
    store: &Store,
    id: Id,
    draft: &IfThenDraft,
    now: Instant,
) -> Result<(), TriggerError> {
    let written = draft.checked()?;
    let kind = word(written.kind)?;
    store.write(|db| {
        found(db.execute(
            "UPDATE if_then_plans SET situation = ?2, response = ?3, kind = ?4, opens = ?5,
                    edited_at = max(edited_at, ?6) WHERE id = ?1",
            params![
                id,
                written.situation,
                written.response,
                kind,
                written.opens,
                to_millis(now)
            ],
        )?)
    })?;
    Ok(())
}

/// Deletes a plan with its rehearsals and answers.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    store.write(|db| found(db.execute("DELETE FROM if_then_plans WHERE id = ?1", [id])?))?;
    Ok(())
}

/// Rates how sure the person is that they would do it, 0 to 10.
pub fn rate_confidence(
    store: &Store,
    id: Id,
    confidence: i32,
    now: Instant,
) -> Result<(), TriggerError> {
    let confidence = rating(confidence)?;
    store.write(|db| {
        found(db.execute(
            "UPDATE if_then_plans SET confidence = ?2, rated_at = ?3, edited_at = max(edited_at, ?3) WHERE id = ?1",
            params![id, confidence, to_millis(now)],
        )?)
    })?;
    Ok(())
}

/// Keeps whether a plan helped in a ride; answering again sets the answer right. It goes when the ride is deleted.
///
/// # Errors
/// [`StoreError::NotFound`] where the plan or the ride is no longer there.
pub fn answer(
    store: &Store,
    plan: Id,
    ride: Id,
    helped: Helped,
    now: Instant,
) -> Result<(), TriggerError> {
    let id = Id::new(now)?;
    let helped = word(helped)?;
    store.write(|db| {
        let plan: i64 = db
            .query_row(
                "SELECT rowid FROM if_then_plans
                 WHERE id = ?1 AND EXISTS (SELECT 1 FROM exercises WHERE id = ?2)",
                params![plan, ride],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        db.execute(
            "INSERT INTO if_then_answers (id, plan, ride, helped, edited_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (plan, ride) DO UPDATE
             SET helped = excluded.helped, edited_at = max(edited_at, excluded.edited_at)",
            params![id, plan, ride, helped, to_millis(now)],
        )?;
        Ok(())
    })?;
    Ok(())
}

const ALL: &str = "
    SELECT plans.id, triggers.id, situation, response, plans.kind, opens, confidence, rated_at,
           ifnull(rehearsals.times, 0), rehearsals.last, ifnull(rehearsals.made_worse, 0),
           ifnull(answers.yes, 0), ifnull(answers.no, 0), ifnull(answers.not_used, 0), plans.edited_at,
           triggers.chips
    FROM if_then_plans AS plans
    JOIN triggers ON triggers.rowid = plans.trigger
    LEFT JOIN (SELECT plan, sum(helped = 'yes') AS yes, sum(helped = 'no') AS no,
                      sum(helped = 'not_used') AS not_used
               FROM if_then_answers GROUP BY plan) AS answers ON answers.plan = plans.rowid
    LEFT JOIN (SELECT plan, count(*) AS times, max(at) AS last, max(made_worse) AS made_worse
               FROM trigger_rehearsals WHERE plan IS NOT NULL GROUP BY plan) AS rehearsals
           ON rehearsals.plan = plans.rowid
    ORDER BY plans.id";

/// A plan with the chips of its trigger.
pub(super) struct WithChips {
    pub plan: IfThenPlan,
    pub chips: Vec<String>,
}

/// Every plan, the oldest first, in one query.
pub(super) fn all(store: &Store) -> Result<Vec<WithChips>, StoreError> {
    store.read(|db| {
        db.prepare_cached(ALL)?
            .query_and_then([], read)?
            .collect::<Result<_, StoreError>>()
    })
}

fn read(row: &Row<'_>) -> Result<WithChips, StoreError> {
    let instant_at = |column| -> Result<Option<Instant>, StoreError> {
        row.get::<_, Option<i64>>(column)?.map(instant).transpose()
    };
    Ok(WithChips {
        plan: IfThenPlan {
            id: row.get(0)?,
            trigger: row.get(1)?,
            written: IfThenDraft {
                situation: row.get(2)?,
                response: row.get(3)?,
                kind: choice(row.get(4)?)?,
                opens: row.get(5)?,
            },
            confidence: row.get(6)?,
            rated_at: instant_at(7)?,
            rehearsed: row.get(8)?,
            last_rehearsed_at: instant_at(9)?,
            suggest_rehearsal: !row.get::<_, bool>(10)?,
            helped: row.get(11)?,
            did_not_help: row.get(12)?,
            not_used: row.get(13)?,
            edited_at: instant(row.get(14)?)?,
        },
        chips: texts(&row.get::<_, String>(15)?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, plan_draft, ride, trigger};
    use crate::triggers::offered::every;

    fn only(store: &Store) -> IfThenPlan {
        every(store).unwrap().remove(0)
    }

    #[test]
    fn a_plan_reads_as_one_sentence_whatever_was_written() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let words = &content("en").triggers.plans;
        let kept = plan(&store, bar.id, ResponseKind::Contact, "I call Sam", 1);
        assert_eq!(
            kept.sentence(words),
            "If I pass the bar on my way home, then I call Sam."
        );
        let odd = IfThenDraft {
            situation: "I read {response}".to_owned(),
            response: "{situation}".to_owned(),
            ..plan_draft(ResponseKind::Leave, "")
        };
        let kept = keep(&store, bar.id, &odd, at(2)).unwrap();
        assert_eq!(
            kept.sentence(words),
            "If I read {response}, then {situation}."
        );
    }

    #[test]
    fn a_plan_is_kept_changed_rated_and_removed() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        assert_eq!(only(&store), kept);
        let breathe = IfThenDraft {
            opens: Some("breathing:long-exhale".to_owned()),
            ..plan_draft(ResponseKind::Breathing, "I breathe for three minutes")
        };
        change(&store, kept.id, &breathe, at(5)).unwrap();
        rate_confidence(&store, kept.id, 7, at(6)).unwrap();
        let found = only(&store);
        assert_eq!(
            (found.written, found.confidence, found.rated_at),
            (breathe, Some(7), Some(at(6)))
        );
        remove(&store, kept.id).unwrap();
        assert_eq!(every(&store).unwrap(), []);
    }

    #[test]
    fn what_makes_no_plan_is_refused_and_changes_nothing() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        assert_eq!(
            change(
                &store,
                kept.id,
                &plan_draft(ResponseKind::Leave, " "),
                at(2)
            ),
            Err(TriggerError::NoWords)
        );
        assert_eq!(
            rate_confidence(&store, kept.id, 11, at(2)),
            Err(TriggerError::RatingOutOfRange { value: 11 })
        );
        let nowhere = Id::from_parts(at(0), &[7; 10]);
        assert_eq!(
            keep(
                &store,
                nowhere,
                &plan_draft(ResponseKind::Leave, "I go"),
                at(2)
            ),
            Err(TriggerError::Store(StoreError::NotFound))
        );
        assert_eq!(every(&store).unwrap(), [kept]);
    }

    #[test]
    fn an_answer_can_be_set_right_and_goes_with_its_ride() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        let ride = ride(&store, 2);
        answer(&store, kept.id, ride, Helped::No, at(3)).unwrap();
        answer(&store, kept.id, ride, Helped::Yes, at(4)).unwrap();
        let counts = |plan: IfThenPlan| (plan.helped, plan.did_not_help, plan.not_used);
        assert_eq!(counts(only(&store)), (1, 0, 0));
        crate::session::corrections::delete(&store, ride).unwrap();
        assert_eq!(counts(only(&store)), (0, 0, 0));
        assert_eq!(
            answer(&store, kept.id, ride, Helped::Yes, at(5)),
            Err(TriggerError::Store(StoreError::NotFound))
        );
    }
}
