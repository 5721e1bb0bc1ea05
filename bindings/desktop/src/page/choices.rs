//! What can be chosen on a page, with its keys: the key that is shown is the key that is handled.

use ebb_core::page::{Block, FieldKind, Form, Item, Offer, Page};

/// What stands for offers without a key of their own: the digits, and where they do not do, letters that mean nothing
/// else on the page.
const DIGITS: &str = "123456789";
const MORE: &str = "ax";

/// An offer of the page itself, with the key that chooses it wherever the cursor stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed<'p> {
    pub offer: &'p Offer,
    /// None where there are more offers than digits: it is reached by moving to it.
    pub key: Option<char>,
}

/// The offers that stand on the page for themselves, top to bottom: those of notices, blocks, lists and months.
pub fn offers(page: &Page) -> Vec<Keyed<'_>> {
    let all = page.blocks.iter().flat_map(|block| match block {
        Block::Notice { offers, .. } | Block::Offers { offers, .. } => offers.iter(),
        Block::Items { items } => items.offers.iter(),
        Block::Month { month } => month.offers.iter(),
        Block::Lines { .. } | Block::Form { .. } | Block::Graph { .. } | Block::Live { .. } => {
            [].iter()
        }
    });
    let beside = page.blocks.iter().flat_map(|block| match block {
        Block::Items { items } => items.items.as_slice(),
        _ => &[],
    });
    let beside = beside.flat_map(|item| &item.offers);
    let taken: Vec<char> = all
        .clone()
        .chain(beside)
        .chain(&page.doors)
        .filter_map(own_key)
        .collect();
    // While a scale stands open, the digits are its.
    let rates = form(page).is_some_and(asks_on_a_scale);
    let digits = DIGITS.chars().filter(|_| !rates);
    let more = MORE.chars().filter(|key| !taken.contains(key));
    let mut digits = digits.chain(more);
    let keyed = all.map(|offer| Keyed {
        offer,
        key: own_key(offer).or_else(|| digits.next()),
    });
    keyed.collect()
}

/// The form of a page, where it has one.
pub fn form(page: &Page) -> Option<&Form> {
    page.blocks.iter().find_map(|block| match block {
        Block::Form { form } => Some(form),
        _ => None,
    })
}

/// True for a question that a digit answers at once, wherever the cursor stands.
pub fn asks_on_a_scale(form: &Form) -> bool {
    let scale = |kind: &FieldKind| matches!(kind, FieldKind::Scale { .. });
    form.at_once && matches!(form.fields.as_slice(), [field] if scale(&field.kind))
}

/// The key that an offer has by its content.
pub fn own_key(offer: &Offer) -> Option<char> {
    offer.key.as_deref()?.chars().next()
}

/// What a key chooses: first beside the item under the cursor, then on the page, then a door.
pub fn chosen<'p>(page: &'p Page, under_cursor: Option<&'p Item>, key: char) -> Option<&'p Offer> {
    let beside = under_cursor.into_iter().flat_map(|item| &item.offers);
    let beside = beside.filter(|offer| own_key(offer) == Some(key));
    let of_page = offers(page).into_iter();
    let of_page = of_page.filter(|keyed| keyed.key == Some(key));
    let doors = page.doors.iter();
    let doors = doors.filter(|offer| own_key(offer) == Some(key));
    beside
        .chain(of_page.map(|keyed| keyed.offer))
        .chain(doors)
        .next()
}

/// How a key is written.
pub fn name(key: char) -> String {
    match key {
        ' ' => "space".to_owned(),
        key => key.to_string(),
    }
}
