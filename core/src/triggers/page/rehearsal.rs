//! A plan, or a day that may be hard, gone through in the mind: never in a ride, at an urge of 4 or less, and never the
//! cue.

use super::{Act, At, RehearsedDraft, Urge, day, plan};
use crate::content::fill;
use crate::page::{Answers, Block, LineRole, NoticeKind, Offer, Place, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::triggers::rehearsal::{Rehearsed, coping_that_worked, may_rehearse};
use crate::triggers::{RehearsalError, TriggerError};
use crate::view::{Body, Link, LinkKind, View, form_body};

/// Ways of coping that stand there to end with.
const FEW: i32 = 3;

/// What is rehearsed: its sentence, and where it stands.
struct What {
    kept: Rehearsed,
    sentence: String,
    up: Place,
}

fn find(id: Id, view: &View<'_>, store: &Store) -> Result<What, TriggerError> {
    match plan::find(id, store) {
        Ok(plan) => Ok(What {
            kept: Rehearsed::Plan { id },
            sentence: plan.sentence(&view.content().triggers.plans),
            up: Place::to(&At::Plan { id }),
        }),
        Err(TriggerError::Store(StoreError::NotFound)) => {
            let day = day::find(id, store)?;
            let mut parts = vec![day.written.situation.clone()];
            parts.extend(day.written.lines());
            Ok(What {
                kept: Rehearsed::Day { id },
                sentence: parts.join(": "),
                up: Place::to(&At::Day { id }),
            })
        }
        Err(error) => Err(error),
    }
}

/// What may be rehearsed now at this urge, and where it stands.
///
/// # Errors
/// [`RehearsalError`] where now is no moment for it.
pub(crate) fn may_begin(
    id: Id,
    urge: i32,
    view: &View<'_>,
    store: &Store,
) -> Result<(Rehearsed, Place), TriggerError> {
    let what = find(id, view, store)?;
    may_rehearse(view.ahead.riding, urge)?;
    Ok((what.kept, what.up))
}

/// Why not now, and what to do instead.
pub(super) fn not_now(error: RehearsalError, view: &View<'_>) -> String {
    let words = &view.content().triggers.plans.rehearsal;
    match error {
        RehearsalError::Riding => words.not_while_riding.clone(),
        RehearsalError::UrgeTooHigh { urge, limit } => fill(
            &words.not_above_four,
            &[("urge", &urge.to_string()), ("limit", &limit.to_string())],
        ),
        RehearsalError::RatingOutOfRange { .. } => fill(
            &view.content().pages.forms.number_range,
            &[("least", "0"), ("most", "10")],
        ),
    }
}

/// Opens the sheet that leads by the room.
fn look_around(view: &View<'_>) -> Option<Block> {
    let sheet = Link::to(LinkKind::Sheet, "look-around");
    let offer = view.ahead.links.offer(&sheet)?;
    Some(Block::offers([offer]))
}

/// Asks how strong the urge is, before.
pub(super) fn urge(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let what = find(id, view, store)?;
    let words = &view.content().triggers;
    let title = &words.plans.rehearsal.title;
    let body = if view.ahead.riding {
        let not_now = not_now(RehearsalError::Riding, view);
        let notice = Block::notice(NoticeKind::Told, not_now);
        Body::new(title).up(what.up).block(notice)
    } else {
        let begin = Target::act(&Act::Rehearse { what: id });
        let submit = Offer::of(&words.page.offers.begin, Role::Begin, begin);
        let mut body = form_body::<Urge>(title, said, None, submit, what.up, &view.ahead);
        let about = Block::lines(LineRole::Body, [&words.plans.rehearsal.about]);
        body.blocks.insert(0, about);
        body
    };
    Ok(body.blocks(look_around(view)))
}

/// The plan, the steps, and the end: coping that worked, and the urge once more.
pub(super) fn page(
    id: Id,
    urge: i32,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let what = find(id, view, store)?;
    if may_rehearse(view.ahead.riding, urge).is_err() {
        return Ok(Body::gone(Place::to(&At::Urge { what: id })));
    }
    let words = &view.content().triggers;
    let (own, offers) = (&words.plans.rehearsal, &words.page.offers);
    let used = view.ahead.holds.used();
    let worked = coping_that_worked(store, FEW, used)?;
    let done = Target::act(&Act::Rehearsed { what: id, urge });
    let submit = Offer::of(&offers.rehearsed, Role::Done, done);
    let form = form_body::<RehearsedDraft>(&own.title, said, None, submit, what.up, &view.ahead);
    let worse = Target::act(&Act::MadeWorse { what: id, urge });
    let mut blocks = vec![
        Block::lines(LineRole::Body, [&own.about]),
        Block::lines(LineRole::Lead, [what.sentence]),
        Block::lines(LineRole::Steps, &own.steps),
    ];
    if !worked.is_empty() {
        blocks.push(Block::lines(LineRole::Small, worked));
    }
    blocks.extend(form.blocks);
    blocks.push(Block::offers([Offer::of(
        &offers.makes_worse,
        Role::Skip,
        worse,
    )]));
    blocks.push(Block::lines(LineRole::Small, [&words.nobody_reads]));
    Ok(Body { blocks, ..form })
}
