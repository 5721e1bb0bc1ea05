//! One plan for the moment: if …, then …; how sure the person is of it, and whether it helped.

use super::{Act, At, Confidence, changing, trigger, writing};
use crate::content::fill;
use crate::page::{Answers, Block, Confirm, Item, LineRole, Offer, Place, Role, Target};
use crate::session::records;
use crate::store::{Id, Store, StoreError};
use crate::triggers::helped::PlanHelped;
use crate::triggers::if_then::{IfThenDraft, IfThenPlan, ResponseKind};
use crate::triggers::{TriggerError, offered};
use crate::view::{Body, Holds, Known, Link, LinkKind, View, form_body};

/// The plan with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone.
pub(crate) fn find(id: Id, store: &Store) -> Result<IfThenPlan, TriggerError> {
    let mut known = offered::every(store)?.into_iter();
    let found = known.find(|known| known.id == id);
    Ok(found.ok_or(StoreError::NotFound)?)
}

/// What a plan names in Ebb; none where it names nothing.
fn named(plan: &IfThenPlan) -> Option<Link> {
    plan.written.opens.as_deref()?.parse().ok()
}

/// True where the person said so of it, and where that cannot be known.
fn makes_worse(link: &Link, holds: &Holds) -> bool {
    match &holds.worse {
        Known::Is(worse) => worse.contains(&link.to_string()),
        Known::Unknown => matches!(link.kind, LinkKind::Breathing | LinkKind::Practice),
    }
}

/// Opens what a plan names. One that says "breathe" and names no breath opens the first that fits; one that says "a
/// card" and names none, the cards.
pub(crate) fn opens(plan: &IfThenPlan, view: &View<'_>) -> Option<Offer> {
    let links = view.ahead.links;
    let kept = named(plan).filter(|link| !makes_worse(link, view.ahead.holds));
    let offer = kept.and_then(|link| links.offer(&link)).or_else(|| {
        let any = match plan.written.kind {
            ResponseKind::Breathing => LinkKind::Breathing,
            ResponseKind::Card => LinkKind::Card,
            _ => return None,
        };
        links.offer(&Link::to(any, ""))
    });
    let used = view.ahead.holds.used();
    offer.filter(|_| !(used && offered::breathes(plan)))
}

/// "7 of 10 sure"
fn sure(plan: &IfThenPlan, view: &View<'_>) -> Option<String> {
    let n = plan.confidence?.to_string();
    Some(fill(&view.content().triggers.page.sure, &[("n", &n)]))
}

/// Its line on the page of its trigger.
pub(super) fn item(plan: &IfThenPlan, view: &View<'_>) -> Item {
    let id = plan.id;
    let tool = named(plan).and_then(|link| view.ahead.links.name(&link));
    Item::new(
        format!("plan-{id}"),
        plan.sentence(&view.content().triggers.plans),
    )
    .note(sure(plan, view).unwrap_or_default())
    .detail(tool.unwrap_or_default())
    .open(Target::go(&At::Plan { id }))
    .offers(opens(plan, view))
}

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    let plan = find(id, store)?;
    let words = &view.content().triggers;
    let offers = &words.page.offers;
    let kind = plan.written.kind.words(&words.plans).label.clone();
    let tool = named(&plan).and_then(|link| view.ahead.links.name(&link));
    let lines = [Some(kind), tool, sure(&plan, view)].into_iter().flatten();
    let rehearse = Offer::of(
        &offers.rehearse,
        Role::Begin,
        Target::go(&At::Urge { what: id }),
    );
    let delete = Offer::of(
        &offers.delete,
        Role::Delete,
        Target::act(&Act::DeletePlan { id }),
    );
    let delete = delete.confirmed(Confirm::of(&words.page.delete_plan));
    let mut can = Vec::from_iter(opens(&plan, view));
    // What made it worse is not suggested again: it comes last.
    can.extend(plan.suggest_rehearsal.then(|| rehearse.clone()));
    can.extend([
        Offer::of(
            &offers.confidence,
            Role::Write,
            Target::go(&At::Confidence { id }),
        ),
        Offer::of(
            &offers.change,
            Role::Change,
            Target::go(&At::ChangePlan { id }),
        ),
        delete,
    ]);
    can.extend((!plan.suggest_rehearsal).then_some(rehearse));
    let trigger = trigger::find(plan.trigger, store)?;
    Ok(Body::new(trigger.written.name)
        .up(Place::to(&At::Trigger { id: plan.trigger }))
        .block(Block::lines(LineRole::Lead, [plan.sentence(&words.plans)]))
        .block(Block::lines(LineRole::Body, lines))
        .block(Block::offers(can)))
}

/// The form for a new one.
pub(super) fn new(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let name = trigger::find(id, store)?.written.name;
    let up = Place::to(&At::Trigger { id });
    let act = Act::KeepPlan { trigger: id };
    Ok(writing::<IfThenDraft>(&name, said, None, &act, up, view))
}

/// The form that changes it.
pub(super) fn change(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let there = find(id, store)?.written;
    Ok(changing(
        &there,
        said,
        &Act::ChangePlan { id },
        &At::Plan { id },
        view,
    ))
}

/// How sure the person is of it.
pub(super) fn confidence(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let plan = find(id, store)?;
    let words = &view.content().triggers;
    let there = plan.confidence.map(Confidence);
    let submit = Offer::of(
        &words.page.offers.keep,
        Role::Done,
        Target::act(&Act::Confidence { id }),
    );
    let up = Place::to(&At::Plan { id });
    let title = &words.page.offers.confidence.label;
    let mut body = form_body(title, said, there.as_ref(), submit, up, &view.ahead);
    let sentence = plan.sentence(&words.plans);
    body.blocks
        .insert(0, Block::lines(LineRole::Lead, [sentence]));
    Ok(body)
}

/// After a ride: did the plan help?
pub(super) fn helped(
    ride: Id,
    plan: Id,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    records::find(store, ride)?;
    let found = find(plan, store)?;
    let words = &view.content().triggers;
    let (plans, offers) = (&words.plans, &words.page.offers);
    let answer = |words, role, helped| {
        let act = Act::Helped { ride, plan, helped };
        Offer::of(words, role, Target::act(&act))
    };
    let mut answers = vec![
        answer(&offers.helped_yes, Role::Done, PlanHelped::Yes),
        answer(&offers.helped_no, Role::Write, PlanHelped::No),
        answer(&offers.helped_not_used, Role::Write, PlanHelped::NotUsed),
    ];
    let now = view.ahead.links.place(&Link::to(LinkKind::Now, ""));
    answers.extend(now.map(|place| Offer::of(&offers.skip, Role::Leave, Target::Go { place })));
    let mut body = Body::new(&plans.helped)
        .up(Place::to(&At::Plan { id: plan }))
        .block(Block::lines(LineRole::Lead, [found.sentence(plans)]))
        .block(Block::offers(answers));
    if let Some(opens) = opens(&found, view) {
        body = body.block(Block::offers([opens]));
    }
    Ok(body)
}
