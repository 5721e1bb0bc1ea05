//! A measure one item at a time: for who has it read to them line by line, or sees one thing better than ten.

use super::form::{fields, looked_at};
use super::{Act, At, Measures};
use crate::content::{Instrument, fill};
use crate::measures::records;
use crate::measures::score::{Given, stands_for_danger};
use crate::page::{Answers, Block, Form, LineRole, Offer, Place, Role, Shape, Target, Weight};
use crate::store::StoreError;
use crate::view::Body;

pub(super) fn page(
    id: &str,
    item: &str,
    said: Answers<'_>,
    of: &Measures<'_>,
) -> Result<Body, StoreError> {
    let instrument = of.instrument(id)?;
    let items = &instrument.verbatim.items;
    let at = items.iter().position(|one| one.id == item);
    let at = at.ok_or(StoreError::NotFound)?;
    let open = records::open_one(of.store, &instrument, of.view.moment().now)?;
    let kept = open.map(|(_, given)| given).unwrap_or_default();
    let words = of.words();
    let act = Target::act(&Act::One {
        instrument: id.to_owned(),
        item: item.to_owned(),
    });
    let keep = Offer::of(&words.offers.answer, Role::Done, act).weight(Weight::Main);
    let given = looked_at(&instrument, said, Some(&kept));
    let mut field = fields(&instrument, &given);
    let field = vec![field.swap_remove(at)];
    let mut form = Form::new("measure", field, keep);
    form.at_once = true;
    let next = items.get(at + 1).map(|next| At::One {
        instrument: id.to_owned(),
        item: next.id.clone(),
    });
    let next = next.unwrap_or_else(|| whole(id));
    form.skip = Some(Offer::of(
        &words.offers.leave_out,
        Role::Skip,
        Target::go(&next),
    ));
    let place = fill(
        &words.place,
        &[
            ("n", &(at + 1).to_string()),
            ("all", &items.len().to_string()),
        ],
    );
    let mut body = Body::new(&instrument.verbatim.title)
        .shape(Shape::Form)
        .up(Place::to(&whole(id)))
        .block(Block::lines(LineRole::Small, [&words.nobody_reads, &place]));
    if !instrument.verbatim.stem.is_empty() {
        body = body.block(Block::lines(LineRole::Body, [&instrument.verbatim.stem]));
    }
    body.danger = stands_for_danger(&instrument, &kept);
    Ok(body.block(Block::Form { form }))
}

fn whole(id: &str) -> At {
    At::Form {
        instrument: id.to_owned(),
    }
}

/// The next item that has no answer, after this one; the whole form where there is none.
pub(in super::super) fn after(instrument: &Instrument, item: Option<&str>, given: &Given) -> At {
    let items = instrument.verbatim.items.iter();
    let here = items.clone().position(|one| Some(one.id.as_str()) == item);
    let mut rest = items.skip(here.map_or(0, |at| at + 1));
    match rest.find(|one| !given.contains_key(&one.id)) {
        Some(next) => At::One {
            instrument: instrument.id.clone(),
            item: next.id.clone(),
        },
        None => whole(&instrument.id),
    }
}
