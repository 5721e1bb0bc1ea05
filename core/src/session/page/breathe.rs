//! The breathing patterns: a list whose first line starts at a touch, each pattern with its length and its pace, and a
//! pattern of the person's own.

use std::collections::BTreeSet;

use super::breaths::at_pace;
use super::{Act, At, Breath, Doing, LengthDraft, MY_PACE, OwnPatternDraft, all_breaths, breaths};
use crate::content::counted;
use crate::page::{
    Answers, Block, Form, Item, Items, LineRole, NoticeKind, Offer, Role, Shape, Target, Weight,
};
use crate::session::wording;
use crate::view::{Body, Draft as _, Known, View, form_body};

/// The patterns.
pub(super) fn all(view: &View<'_>) -> Body {
    let content = view.content();
    let words = &content.words;
    let (mine, closed) = my_pace(view);
    let worse = made_worse(view);
    let breaths = breaths(content, mine, &worse);
    let items = breaths.iter().map(|breath| item(breath, view));
    let finder = &content.breathing.finder;
    let find = Item::new("finder", &finder.name)
        .detail(&finder.about)
        .open(Target::act(&Act::FindPace));
    let marks = &words.session.marks;
    let own = Offer::new(&words.breathe.custom, Role::Write, Target::go(&At::Own));
    let offers = [
        own.marked(&marks.own),
        Doing::still(view.ahead.holds.still(), words).offer(),
    ];
    // What all patterns but those with holds have in common; those say theirs before they start.
    let mind = cautions(view, &finder.cautions);
    Body::new(&words.breathe.title)
        .blocks(awake(view))
        .block(Block::items(
            Items::new("patterns").items(items.chain([find])),
        ))
        .block(Block::lines(LineRole::Caution, mind))
        .block(Block::offers(offers))
        .blocks(closed)
}

/// On a day of using nothing here is meant to settle anybody alone.
fn awake(view: &View<'_>) -> Option<Block> {
    let words = &view.content().words.exercise.stay_awake;
    let used = view.ahead.holds.used();
    used.then(|| Block::lines(LineRole::Lead, [words]))
}

fn item(breath: &Breath<'_>, view: &View<'_>) -> Item {
    let words = &view.content().words;
    let pattern = Target::go(&At::Pattern {
        id: breath.id.to_owned(),
    });
    let length = Offer::new(&words.session.length, Role::Change, pattern.clone());
    // A breath that is held, or made things worse, is looked at before it starts.
    let open = if breath.may_be_suggested() {
        Target::act(&Act::Breathe {
            pattern: breath.id.to_owned(),
            minutes: breath.minutes,
            from_rate: None,
        })
    } else {
        pattern
    };
    let minutes = counted(&words.counts.minutes, i64::from(breath.minutes));
    let rate = wording::rate(words, &breath.cycle);
    Item::new(breath.id, breath.name)
        .note(format!("{rate} · {minutes}"))
        .detail(worse_note(breath, view).unwrap_or_default())
        .open(open)
        .offers([length.marked(&words.session.marks.length)])
}

/// That somebody said so does not show ahead of the lock.
fn worse_note<'a>(breath: &Breath<'_>, view: &View<'a>) -> Option<&'a str> {
    let words = &view.content().words.breathe.made_worse;
    let shows = breath.worse && view.own().is_ok();
    shows.then_some(words.as_str())
}

/// One pattern before it starts.
pub(super) fn one(id: &str, said: Answers<'_>, view: &View<'_>) -> Body {
    let content = view.content();
    let words = &content.words;
    let (mine, _) = my_pace(view);
    let worse = made_worse(view);
    let all = breaths(content, mine, &worse);
    let Some(breath) = all.iter().find(|breath| breath.id == id) else {
        return Body::gone(all_breaths());
    };
    let there = LengthDraft {
        minutes: breath.minutes,
        from_rate: None,
    };
    let act = Act::BreatheAs {
        pattern: id.to_owned(),
    };
    let submit = Offer::new(&words.breathe.start, Role::Begin, Target::act(&act));
    let fields = if said.all().is_empty() {
        there.filled(&view.ahead)
    } else {
        LengthDraft::fields(said, &view.ahead)
    };
    let form = Form::new("form", fields, submit.weight(Weight::Main));
    let shape = wording::shape(words, &breath.cycle);
    let rate = wording::rate(words, &breath.cycle);
    let note = worse_note(breath, view);
    Body::new(breath.name)
        .shape(Shape::Form)
        .up(all_breaths())
        .blocks(awake(view))
        .block(Block::lines(LineRole::Body, [breath.about]))
        .block(Block::lines(LineRole::Small, [format!("{shape}   {rate}")]))
        .blocks(note.map(|note| Block::notice(NoticeKind::Told, note)))
        .block(Block::lines(
            LineRole::Caution,
            cautions(view, breath.cautions),
        ))
        .block(Block::Form { form })
        .block(Block::lines(LineRole::Small, [&content.words.now.review]))
        .block(Block::lines(LineRole::Source, [breath.source]))
}

/// A pattern of the person's own.
pub(super) fn own(said: Answers<'_>, view: &View<'_>) -> Body {
    let content = view.content();
    let words = &content.words;
    let submit = Offer::new(
        &words.breathe.start,
        Role::Begin,
        Target::act(&Act::BreatheOwn),
    );
    let first = content.pattern(&content.ride.breath);
    let there = first.map(|first| OwnPatternDraft::new(first.cycle(), first.minutes));
    let there = there.as_ref();
    let up = all_breaths();
    let body = form_body(&words.breathe.custom, said, there, submit, up, &view.ahead);
    let mind = cautions(view, &content.breathing.finder.cautions);
    let mut blocks = vec![Block::lines(LineRole::Body, [&words.session.own_lead])];
    blocks.extend(awake(view));
    blocks.push(Block::lines(LineRole::Caution, mind));
    blocks.extend(body.blocks);
    Body { blocks, ..body }
}

/// The cautions with these ids, whole.
fn cautions<'a>(view: &View<'a>, ids: &[String]) -> Vec<&'a str> {
    let known = &view.content().cautions.cautions;
    let found = ids.iter().filter_map(|id| known.get(id));
    found.map(|caution| caution.text.as_str()).collect()
}

/// The pace that felt easiest, which is the person's own; and that it cannot be told, where it cannot.
fn my_pace(view: &View<'_>) -> (Option<crate::session::BreathCycle>, Option<Block>) {
    let kept = match view.own() {
        Ok(store) => store.setting(MY_PACE).map_err(Into::into),
        Err(closed) => Err(closed),
    };
    match kept {
        Ok(rate) => {
            let rate = rate.and_then(|rate| rate.parse().ok());
            (rate.and_then(|rate| at_pace(view.content(), rate)), None)
        }
        Err(closed) => (None, Some(closed.block(&view.ahead))),
    }
}

/// What makes it worse; where nobody can tell, every breath may.
fn made_worse(view: &View<'_>) -> BTreeSet<String> {
    if let Known::Is(worse) = &view.ahead.holds.worse {
        return worse.clone();
    }
    let patterns = view.content().breathing.patterns.iter();
    patterns
        .map(|pattern| format!("breathing:{}", pattern.id))
        .collect()
}
