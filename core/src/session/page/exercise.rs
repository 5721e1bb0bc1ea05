//! The exercise that is under way: what it says, the question that stands open, its curve, and what can be done.

use super::question::other_breath;
use super::{Act, Asked, At, Doing, course};
use crate::content::fill;
use crate::page::{Block, Exercise, LineRole, NoticeKind, Offer, Role, Target};
use crate::session::{ExerciseKind, Form, Guide, RunState};
use crate::view::Ahead;

/// What other rooms know of an exercise that is under way.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The person's own triggers, id and name.
    pub own_triggers: Vec<(String, String)>,
    /// A breath that may be taken up within a ride, id and name.
    pub other_breath: Option<(String, String)>,
    /// True where breathing is shown without movement.
    pub still: bool,
}

/// What other rooms put between the blocks of the exercise.
#[derive(Debug, Default)]
pub(crate) struct Between {
    /// The person's own plans for what they named or have within reach.
    pub plans: Vec<Block>,
    /// To the skills that could help now.
    pub skills: Option<Offer>,
    /// True where nothing of it can be kept right now.
    pub unkept: bool,
    /// True where what to mind was read before: one line of it is enough, and the rest is a touch away.
    pub minded: bool,
}

/// The exercise, block by block, in the order in which it is read.
pub(crate) fn exercise_blocks(
    guide: &Guide<'_>,
    asked: Option<&Asked<'_>>,
    around: &Around,
    between: Between,
    ahead: &Ahead<'_>,
) -> Vec<Block> {
    let words = &guide.content().words.exercise;
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut blocks = vec![Block::Live {
        exercise: Exercise {
            stage: some(guide.stage()),
            words: some(guide.words()),
            rate: some(&guide.rate()),
            phases: words.phases.clone().into(),
            still: around.still,
        },
    }];
    let advice = some(&guide.advice()).map(|advice| Block::lines(LineRole::Lead, [advice]));
    blocks.extend(advice);
    if between.unkept {
        blocks.push(Block::notice(NoticeKind::Problem, &words.not_kept));
    }
    blocks.extend(between.plans);
    blocks.extend(asked.map(|asked| asked.block(ahead)));
    // How strong it was is the person's own.
    if !ahead.holds.locked {
        blocks.extend(course::curve(guide));
    }
    // Nothing of the person's is asked for ahead of the lock, where it could not be kept.
    let first = while_it_runs(guide, around, asked.is_some() || ahead.holds.locked);
    let offers = first.iter().map(Doing::offer);
    let offers = offers.chain(between.skills);
    let always = always(guide, around);
    let offers = offers.chain(always.iter().map(Doing::offer));
    let mut cautions = guide.cautions();
    let folded = between.minded && cautions.len() > 1;
    let rest = folded.then(|| {
        let mark = &guide.content().words.session.marks.mind;
        Offer::new(&words.mind, Role::Go, Target::go(&At::Mind)).marked(mark)
    });
    if folded {
        cautions = guide.first_caution().into_iter().collect();
    }
    blocks.push(Block::offers(offers.chain(rest)));
    if !cautions.is_empty() {
        blocks.push(Block::lines(LineRole::Caution, cautions));
    }
    blocks
}

/// What can be done with the exercise as it stands. The pace that felt easiest is asked for by itself, once no other
/// question is `asked`.
pub fn while_it_runs<'a>(guide: &Guide<'a>, around: &Around, asked: bool) -> Vec<Doing<'a>> {
    let content = guide.content();
    let (words, marks) = (&content.words.exercise, &content.words.session.marks);
    let live = guide.live();
    let (ride, state) = (guide.kind() == ExerciseKind::Ride, guide.state());
    let too_strong = guide.is_too_strong();
    let mut doings = Vec::new();
    if too_strong {
        let label = &content.practice_words.ground;
        doings.push(Doing::new(Act::Ground, label, Role::Begin, &marks.ground));
    }
    let put_down = || Doing::new(Act::PutDown, &words.put_down, Role::Leave, &marks.back);
    match state {
        RunState::Running | RunState::Waiting if live.tool().is_some() => doings.push(put_down()),
        RunState::Running => {
            doings.push(Doing::new(
                Act::Pause,
                &words.pause,
                Role::Skip,
                &marks.pause,
            ));
        }
        RunState::Paused if too_strong => {}
        RunState::Paused => {
            doings.push(Doing::new(
                Act::Resume,
                &words.resume,
                Role::Begin,
                &marks.resume,
            ));
        }
        RunState::Waiting if !ride => {
            let finder = live.plan().pattern == "finder" && !asked;
            let rates = content.breathing.finder.rates.iter().filter(|_| finder);
            doings.extend(rates.map(|&rate| {
                let label = fill(&words.keep_pace, &[("rate", &rate.to_string())]);
                Doing::answer(Act::KeepPace { rate }, &label)
            }));
            doings.push(finish(&words.done, guide));
        }
        RunState::Waiting | RunState::Finished => {}
    }
    if ride && matches!(state, RunState::Running | RunState::Paused) && live.tool().is_none() {
        doings.push(Doing::new(
            Act::Pass,
            &words.passed,
            Role::Done,
            &marks.passed,
        ));
        doings.push(Doing::new(
            Act::Enough,
            &words.enough,
            Role::Done,
            &marks.enough,
        ));
        doings.extend(other_breath(guide, around));
    }
    doings
}

/// What can be done however it stands: to stop, to say that it makes things worse, to look the other way.
pub fn always<'a>(guide: &Guide<'a>, around: &Around) -> Vec<Doing<'a>> {
    let words = &guide.content().words;
    let marks = &words.session.marks;
    let under_way = matches!(guide.state(), RunState::Running | RunState::Paused);
    let mut doings = Vec::new();
    if guide.kind() != ExerciseKind::Ride && under_way {
        doings.push(finish(&words.exercise.stop, guide));
    }
    let worse = &words.exercise.makes_worse;
    doings.push(Doing::new(Act::Worse, worse, Role::Skip, &marks.worse));
    if under_way && guide.has_two_forms() {
        doings.extend(guide.live().other_form().map(|form| {
            let on = form == Form::Outward;
            let label = if on {
                &words.exercise.outward
            } else {
                &words.exercise.inward
            };
            Doing::new(Act::Outward { on }, label, Role::Change, &marks.room)
        }));
    }
    doings.push(Doing::still(around.still, words));
    doings
}

fn finish<'a>(label: &str, guide: &Guide<'a>) -> Doing<'a> {
    let mark = &guide.content().words.session.marks.finish;
    Doing::new(Act::Finish { outcome: None }, label, Role::Done, mark)
}
