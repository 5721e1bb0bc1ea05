//! After the plan was open: whether it was used, and what helped. It is offered afterwards and never asked during.

use super::{Act, opens};
use crate::crisis::{Look, PlanEntry, entry_words};
use crate::page::{Block, Choice, Field, FieldKind, Form, Offer, Role, Shape, Target, Weight};
use crate::store::Id;
use crate::view::{Ahead, Body};

/// Id of the field.
pub(crate) const HELPED: &str = "helped";

pub(super) fn page(ahead: &Ahead<'_>) -> Body {
    let words = &ahead.content().crisis.after;
    let answer = |used, label: &str| {
        let act = Target::act(&Act::After { used });
        Offer::new(label, Role::Done, act)
    };
    Body::new(&words.question).block(Block::offers([
        answer(true, &words.used),
        answer(false, &words.looked),
    ]))
}

/// What of the plan helped, that time.
pub(super) fn helped(time: Id, look: &Look, ahead: &Ahead<'_>) -> Body {
    let words = &ahead.content().crisis;
    let choice = |entry: &PlanEntry| {
        let label = entry_words(&look.plan, entry, |link| opens::name(link, ahead));
        (!label.is_empty()).then(|| Choice::new(&entry.id, label))
    };
    let options: Vec<_> = look.plan.entries.iter().filter_map(choice).collect();
    let act = Target::act(&Act::Helped { time });
    let nothing = Offer::new(&words.after.nothing_helped, Role::Skip, act.clone());
    let body = Body::new(&words.after.helped);
    if options.is_empty() {
        return body.block(Block::offers([nothing]));
    }
    let many = FieldKind::Choice {
        options,
        many: true,
    };
    let field = Field::new(HELPED, &words.after.helped, many);
    let keep = &words.page.offers.keep;
    let submit = Offer::of(keep, Role::Done, act).weight(Weight::Main);
    let mut form = Form::new("form", vec![field], submit);
    form.skip = Some(nothing);
    body.shape(Shape::Form).block(Block::Form { form })
}
