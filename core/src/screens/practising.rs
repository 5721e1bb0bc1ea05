//! A practice that is under way: its line, whether it has another form, and whether it goes too far.

use super::exercise::ratings;
use super::practices::Practices;
use crate::content::{PracticeContent, PracticeGroup};
use crate::session::records::Record;
use crate::session::{ExerciseKind, Form, REHEARSE_UP_TO};
use crate::time::Instant;

/// The line of a practice that is under way, or what is said at its end.
pub(super) fn practice_words(practices: Practices<'_>, record: &Record, now: Instant) -> String {
    let live = &record.live;
    let words = &practices.content.practice_words;
    let number = usize::try_from(live.frame(now).prompt).ok();
    let Some(planned) = number.and_then(|number| live.block().get(number)) else {
        return words.over.clone();
    };
    let practice = practices.get(&live.plan().pattern);
    // Lines that could sedate have no form that keeps awake: they give way to the room.
    if live.form() == Form::StayAwake && practice.is_none_or(PracticeContent::settles) {
        return practices.content.words.exercise.look_around.clone();
    }
    practice
        .and_then(|practice| practice.line(planned, live.form()))
        .unwrap_or(&words.in_place_of_a_line)
        .to_owned()
}

/// True where the practice has two forms, one with attention on the room.
pub(super) fn has_outward_form(practices: Practices<'_>, record: &Record) -> bool {
    let plan = record.live.plan();
    plan.kind == ExerciseKind::Practice
        && practices
            .get(&plan.pattern)
            .is_some_and(PracticeContent::has_outward_form)
}

/// True where an urge is being rehearsed.
pub(super) fn rehearses(practices: Practices<'_>, record: &Record) -> bool {
    let plan = record.live.plan();
    plan.kind == ExerciseKind::Practice
        && practices
            .get(&plan.pattern)
            .is_some_and(|practice| practice.group == PracticeGroup::Rehearsal)
}

/// True where a rehearsal finds or leaves an urge that is too strong for it: the room comes first then.
pub(super) fn too_strong(practices: Practices<'_>, record: &Record) -> bool {
    let ratings = ratings(record);
    let (Some(first), Some(last)) = (ratings.first(), ratings.last()) else {
        return false;
    };
    rehearses(practices, record) && (last.value > REHEARSE_UP_TO || last.value > first.value)
}
