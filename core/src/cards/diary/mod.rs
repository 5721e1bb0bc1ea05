//! The diary: which skill was used, tried or could have been used, and, apart from that, urges and what was done.

mod days;
mod skills;
mod urges;

pub use days::{DiaryDay, by_day, count, newest, newest_day};
pub use skills::{
    Helped, SkillEntry, SkillNote, SkillUse, WhyNot, correct_skill, delete_skill, history,
    note_skill, skill, skills,
};
pub use urges::{
    Acted, UrgeEntry, UrgeNote, acted, correct_urge, delete_urge, move_urge, note_urge, urge, urges,
};
