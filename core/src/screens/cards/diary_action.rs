//! What can be noted in the diary of skills and urges. A note is one touch; what more there is to say comes after it.

use serde::Serialize;

use super::super::act_error::ActError;
use super::super::action::Place;
use super::super::companion::Companion;
use crate::cards::diary::{
    self, Acted, Helped, SkillEntry, SkillNote, SkillUse, UrgeEntry, UrgeNote, WhyNot,
};
use crate::store::Store;
use crate::time::Instant;
use crate::view::Moment;

/// One thing to do with the diary.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DiaryAction {
    /// Note a skill.
    NoteSkill {
        /// Name of the tool, such as `card:stop`.
        tool: String,
        /// What became of it.
        how: SkillUse,
    },
    /// Set right what became of it.
    SayHow {
        /// Id of the entry.
        id: String,
        /// What became of it.
        how: SkillUse,
    },
    /// Say whether it helped.
    SayHelped {
        /// Id of the entry.
        id: String,
        /// Whether it did.
        helped: Helped,
    },
    /// Say what was in the way.
    SayWhyNot {
        /// Id of the entry.
        id: String,
        /// What was.
        why_not: WhyNot,
    },
    /// Rate how strong it was.
    RateSkill {
        /// Id of the entry.
        id: String,
        /// True for before, false for after.
        before: bool,
        /// 0 to 10.
        value: i32,
    },
    /// Delete a skill from the diary.
    DeleteSkill {
        /// Id of the entry.
        id: String,
    },
    /// Note an urge, what was done, or both.
    NoteUrge {
        /// How strong it was, 0 to 10.
        urge: Option<i32>,
        /// What was done; possible at an urge of 0.
        acted: Option<Acted>,
        /// When it was, where that is not now.
        at: Option<Instant>,
    },
    /// Say when an urge was: never later than now.
    SayWhen {
        /// Id of the entry.
        id: String,
        /// When.
        at: Instant,
    },
    /// Rate an urge of the diary.
    RateUrge {
        /// Id of the entry.
        id: String,
        /// 0 to 10.
        urge: i32,
    },
    /// Say what was done.
    SayActed {
        /// Id of the entry.
        id: String,
        /// What was.
        acted: Acted,
    },
    /// Delete an urge from the diary.
    DeleteUrge {
        /// Id of the entry.
        id: String,
    },
}

impl Companion {
    pub(in super::super) fn act_on_diary(
        &mut self,
        action: DiaryAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, zone) = (moment.now, moment.zone);
        let skill = |id: String, change: &dyn Fn(&mut SkillNote)| {
            let mut note = skill_entry(store, &id)?.note;
            change(&mut note);
            diary::correct_skill(store, &id, &note, now)?;
            Ok(Place::DiaryEntry { id })
        };
        let urge = |id: String, change: &dyn Fn(&mut UrgeNote)| {
            let mut note = urge_entry(store, &id)?.note;
            change(&mut note);
            diary::correct_urge(store, &id, &note, now)?;
            Ok(Place::DiaryUrge { id })
        };
        match action {
            DiaryAction::NoteSkill { tool, how } => {
                self.known_tool(&tool, moment)?;
                let id = diary::note_skill(store, &SkillNote::new(&tool, how), now, zone)?;
                Ok(Place::DiaryEntry { id })
            }
            DiaryAction::SayHow { id, how } => skill(id, &|note| note.how = how),
            DiaryAction::SayHelped { id, helped } => skill(id, &|note| note.helped = Some(helped)),
            DiaryAction::SayWhyNot { id, why_not } => {
                skill(id, &|note| note.why_not = Some(why_not))
            }
            DiaryAction::RateSkill { id, before, value } => skill(id, &|note| {
                let rating = Some(value);
                if before {
                    note.before = rating;
                } else {
                    note.after = rating;
                }
            }),
            DiaryAction::DeleteSkill { id } => {
                diary::delete_skill(store, &id)?;
                Ok(Place::Diary)
            }
            DiaryAction::NoteUrge { urge, acted, at } => {
                let id = diary::note_urge(store, &UrgeNote { urge, acted }, now, zone)?;
                if let Some(at) = at {
                    diary::move_urge(store, &id, at, zone, now)?;
                }
                Ok(Place::DiaryUrge { id })
            }
            DiaryAction::SayWhen { id, at } => {
                diary::move_urge(store, &id, at, zone, now)?;
                Ok(Place::DiaryUrge { id })
            }
            DiaryAction::RateUrge { id, urge: value } => urge(id, &|note| note.urge = Some(value)),
            DiaryAction::SayActed { id, acted } => urge(id, &|note| note.acted = Some(acted)),
            DiaryAction::DeleteUrge { id } => {
                diary::delete_urge(store, &id)?;
                Ok(Place::Diary)
            }
        }
    }
}

pub(super) fn skill_entry(store: &Store, id: &str) -> Result<SkillEntry, ActError> {
    Ok(diary::skill(store, id)?)
}

pub(super) fn urge_entry(store: &Store, id: &str) -> Result<UrgeEntry, ActError> {
    Ok(diary::urge(store, id)?)
}
