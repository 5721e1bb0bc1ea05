//! What can be chosen on a page, with its keys: the key that is shown is the key that is handled.

use ebb_core::page::{Block, Item, Offer, Page};

/// The digits that stand for offers without a key of their own.
const DIGITS: &str = "123456789";

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
    let mut digits = DIGITS.chars();
    let keyed = all.map(|offer| Keyed {
        offer,
        key: own_key(offer).or_else(|| digits.next()),
    });
    keyed.collect()
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
