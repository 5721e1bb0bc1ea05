//! All measures: each with when it was filled in last, or how much of it waits.

use super::{At, Measures};
use crate::content::{Instrument, fill};
use crate::measures::{records, trackers};
use crate::page::{Badge, Block, Item, Items, LineRole, Offer, Role, Target};
use crate::store::StoreError;
use crate::view::Body;

pub(super) fn page(of: &Measures<'_>) -> Result<Body, StoreError> {
    let words = of.words();
    let known = &of.view.content().instruments.instruments;
    let known = known.iter().map(|one| item(one, of));
    let known = Items::new("instruments")
        .title(&words.instruments)
        .items(known.collect::<Result<Vec<_>, _>>()?);
    let own: Vec<_> = trackers::list(of.store)?
        .iter()
        .map(|own| own.instrument(words))
        .collect();
    let own = own.iter().map(|one| item(one, of));
    let own = Items::new("own")
        .title(&words.own)
        .none(&words.own_none)
        .items(own.collect::<Result<Vec<_>, _>>()?)
        .offers([Offer::of(
            &words.offers.add,
            Role::Write,
            Target::go(&At::NewTracker),
        )]);
    Ok(Body::new(&words.title)
        .block(Block::lines(LineRole::Body, [&words.about]))
        .block(Block::items(own))
        .block(Block::items(known)))
}

fn item(one: &Instrument, of: &Measures<'_>) -> Result<Item, StoreError> {
    let words = of.words();
    let moment = of.view.moment();
    let open = records::open_one(of.store, one, moment.now)?;
    let instrument = one.id.clone();
    let item = Item::new(format!("measure-{}", one.id), &one.name)
        .detail(&one.about)
        .open(Target::go(&At::Form {
            instrument: instrument.clone(),
        }));
    let last = records::last(of.store, &one.id, moment.now)?;
    let item = match (&open, last) {
        (Some((record, given)), _) => item
            .note(fill(
                &words.waits,
                &[
                    ("given", &given.len().to_string()),
                    ("all", &one.verbatim.items.len().to_string()),
                    ("until", &moment.day_and_time(record.at + records::OPEN_FOR)),
                ],
            ))
            .badge(Badge::Waits),
        (None, Some(last)) => {
            let when = moment.day_and_time(last.at);
            item.note(fill(&words.last, &[("when", &when)]))
        }
        (None, None) => item.note(&words.never),
    };
    let before = None;
    let history = Target::go(&At::History { instrument, before });
    let history = Offer::of(&words.offers.history, Role::Go, history);
    Ok(item.offers([history]))
}
