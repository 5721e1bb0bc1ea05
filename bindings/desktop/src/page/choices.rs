//! What can be chosen on a page, with its keys: the key that is shown is the key that is handled, and it has one meaning
//! on a page.

use ebb_core::page::{Block, FieldKind, Form, Item, Offer, Page, Shape, Target};

use super::counted::is_counted;

/// What stands for offers without a key of their own: the digits, and where they do not do, letters that mean nothing
/// else on the page.
const DIGITS: &str = "123456789";
const MORE: &str = "ax";
/// What stands for offers that a digit could be taken for: letters that open nothing from everywhere.
const LETTERS: &str = "cdenosvx";

/// An offer with the key that chooses it.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed<'p> {
    pub offer: &'p Offer,
    /// None where there are more offers than digits: it is reached by moving to it.
    pub key: Option<char>,
}

/// The offers that stand on the page for themselves, top to bottom: those of notices, blocks, lists and months. The
/// answers to a question have the first digits, so that what stands above them moves none of them, and a letter where they
/// begin with a number; where a form asks, the digits are its answers'.
pub fn offers(page: &Page) -> Vec<Keyed<'_>> {
    let mut all: Vec<(bool, Keyed<'_>)> = Vec::new();
    for block in &page.blocks {
        let is_question = matches!(block, Block::Offers { lead: Some(_), .. });
        all.extend(of_block(block).iter().map(|offer| {
            let key = own_key(offer);
            (is_question, Keyed { offer, key })
        }));
    }
    let mut letters = free_letters(page).into_iter();
    let mut digits = free_keys(page).into_iter();
    for questions in [true, false] {
        if !questions {
            // Whoever can be called, and what an item opens, come before what can be done with the page.
            let before = people(page).len() + most_beside(page);
            digits.by_ref().take(before).for_each(drop);
        }
        let of = all.iter_mut().filter(|(is, _)| *is == questions);
        for (_, keyed) in of.filter(|(_, keyed)| keyed.key.is_none()) {
            keyed.key = match is_counted(keyed.offer) {
                true => letters.next(),
                false => digits.next(),
            };
        }
    }
    all.into_iter().map(|(_, keyed)| keyed).collect()
}

/// What a block offers for itself, beside its items and its form.
fn of_block(block: &Block) -> &[Offer] {
    match block {
        Block::Offers { offers, .. } | Block::Notice { offers, .. } => offers,
        Block::Items { items } => &items.offers,
        Block::Month { month } => &month.offers,
        Block::Lines { .. } | Block::Form { .. } | Block::Graph { .. } | Block::Live { .. } => &[],
    }
}

/// Somebody on a page who can be reached: which block, which item of it, and the digit that shows the number.
pub struct Reached {
    pub block: usize,
    pub at: usize,
    pub key: char,
}

/// Who can be reached from a page, each with a digit of their own as far as there are any; the answers to a question
/// have theirs first.
pub fn people(page: &Page) -> Vec<Reached> {
    let answers = page.blocks.iter().map(|block| match block {
        Block::Offers {
            lead: Some(_),
            offers,
        } => offers
            .iter()
            .filter(|offer| own_key(offer).is_none() && !is_counted(offer))
            .count(),
        _ => 0,
    });
    let digits = free_keys(page).into_iter().skip(answers.sum());
    let items = page.blocks.iter().enumerate().flat_map(|(block, found)| {
        let items = match found {
            Block::Items { items } => items.items.as_slice(),
            _ => &[],
        };
        items.iter().enumerate().map(move |item| (block, item))
    });
    let reached = items.filter(|(_, (_, item))| !item.ways.is_empty());
    let keyed = reached.zip(digits);
    keyed
        .map(|((block, (at, _)), key)| Reached { block, at, key })
        .collect()
}

/// The digits that nothing on the page has, and letters after them. While a scale stands open, the digits are its.
fn free_keys(page: &Page) -> Vec<char> {
    let (form, scale) = (form(page), form(page).is_some_and(asks_on_a_scale));
    if form.is_some() && !scale {
        return Vec::new();
    }
    let taken = taken_keys(page);
    let digits = DIGITS.chars().filter(|_| !scale);
    // Elsewhere a letter keeps what it means on every page.
    let more = MORE.chars().filter(|_| page.shape == Shape::Live);
    let letters = letters_of(page);
    let free = digits.chain(more);
    free.filter(|key| !taken.contains(key) && !letters.contains(key))
        .collect()
}

/// The letters that stand for offers that a digit could be taken for.
fn free_letters(page: &Page) -> Vec<char> {
    let taken = taken_keys(page);
    let free = LETTERS.chars().filter(|key| !taken.contains(key));
    free.collect()
}

/// Those of them that stand on the page.
fn letters_of(page: &Page) -> Vec<char> {
    let counted = page.blocks.iter().flat_map(of_block);
    let count = counted.filter(|offer| is_counted(offer)).count();
    free_letters(page).into_iter().take(count).collect()
}

/// The letters for the options of a field that a digit could be taken for: what is left of them.
pub fn option_letters(page: &Page) -> Vec<char> {
    let dealt = letters_of(page).len();
    free_letters(page).into_iter().skip(dealt).collect()
}

/// The keys that something on the page has by its content.
fn taken_keys(page: &Page) -> Vec<char> {
    let own = page.blocks.iter().flat_map(of_block);
    let items = page.blocks.iter().flat_map(|block| match block {
        Block::Items { items } => items.items.as_slice(),
        _ => &[],
    });
    let own = own.chain(items.flat_map(|item| &item.offers));
    let form = form(page);
    let of_form = form
        .iter()
        .flat_map(|form| form.skip.iter().chain([&form.submit]));
    let own = own.chain(of_form).chain(&page.doors);
    own.filter_map(own_key).collect()
}

/// How many digits the item needs that has the most to choose without a key of its own.
fn most_beside(page: &Page) -> usize {
    let keyless = |item: &Item| {
        let offers = item.offers.iter();
        offers.filter(|offer| own_key(offer).is_none()).count()
    };
    let items = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => items.items.iter().map(keyless).max(),
        _ => None,
    });
    items.max().unwrap_or_default()
}

/// What can be done with one item: what has no key of its own has a digit that the page has left.
pub fn beside<'p>(page: &Page, item: &'p Item) -> Vec<Keyed<'p>> {
    let dealt = offers(page).into_iter().filter_map(|one| one.key);
    let people = people(page).into_iter().map(|one| one.key);
    let dealt: Vec<char> = dealt.chain(people).collect();
    let mut digits = free_keys(page).into_iter();
    let mut letters = option_letters(page).into_iter();
    let keyed = item.offers.iter().map(|offer| {
        let next = || match is_counted(offer) {
            true => letters.next(),
            false => digits.find(|digit| !dealt.contains(digit)),
        };
        let key = own_key(offer).or_else(next);
        Keyed { offer, key }
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

/// True for a form whose answers are sent when somebody says so: not at a touch, and not looked for while they type.
pub fn is_sent_by_hand(form: &Form) -> bool {
    !form.at_once && matches!(form.submit.target, Target::Act { .. })
}

/// The key that an offer has by its content.
pub fn own_key(offer: &Offer) -> Option<char> {
    offer.key.as_deref()?.chars().next()
}

/// What a key chooses: first beside the item under the cursor, then on the page, then a door.
pub fn chosen<'p>(page: &'p Page, under_cursor: Option<&'p Item>, key: char) -> Option<&'p Offer> {
    let beside = under_cursor.map_or_else(Vec::new, |item| beside(page, item));
    let skip = form(page).and_then(|form| form.skip.as_ref());
    let doors = skip.into_iter().chain(&page.doors).map(|offer| Keyed {
        offer,
        key: own_key(offer),
    });
    let mut all = beside.into_iter().chain(offers(page)).chain(doors);
    let found = all.find(|keyed| keyed.key == Some(key));
    found.map(|keyed| keyed.offer)
}

/// How a key is written.
pub fn name(key: char) -> String {
    match key {
        ' ' => "space".to_owned(),
        key => key.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::page::{Items, Place, Role, Weight};

    fn offer(label: &str, key: &str) -> Offer {
        let token = format!("room/{label}");
        let place = Place { token };
        Offer::new(label, Role::Go, Target::Go { place }).key(key)
    }

    fn page(blocks: Vec<Block>) -> Page {
        Page {
            place: Place {
                token: "room/here".to_owned(),
            },
            shape: Shape::Plain,
            title: "Here".to_owned(),
            blocks,
            doors: vec![offer("plan", "l").weight(Weight::Door)],
            up: None,
            look_again_at: None,
        }
    }

    fn keys(page: &Page) -> Vec<(String, Option<char>)> {
        let all = offers(page).into_iter();
        all.map(|one| (one.offer.label.clone(), one.key)).collect()
    }

    #[test]
    fn the_answers_to_a_question_keep_their_digits_whatever_stands_above_them() {
        let above = Block::offers([offer("angry", ""), offer("very", "")]);
        let question = Block::Offers {
            lead: Some("I have".to_owned()),
            offers: vec![offer("some minutes", ""), offer("an hour", "")],
        };
        let keys = keys(&page(vec![above, question]));
        let keys: Vec<_> = keys.iter().map(|(_, key)| key.unwrap()).collect();
        assert_eq!(keys, ['3', '4', '1', '2']);
    }

    #[test]
    fn what_begins_with_a_number_has_a_letter_that_nothing_else_has() {
        let above = Block::offers([offer("angry", ""), offer("5 / 10", ""), offer("on", "c")]);
        let question = Block::Offers {
            lead: Some("I have".to_owned()),
            offers: vec![offer("3 minutes", ""), offer("no time", "")],
        };
        let page = page(vec![above, question]);
        let keys: Vec<_> = keys(&page).iter().map(|(_, key)| key.unwrap()).collect();
        assert_eq!(keys, ['2', 'e', 'c', 'd', '1']);
        assert_eq!(option_letters(&page).first(), Some(&'n'));
        let chosen = chosen(&page, None, 'd');
        assert_eq!(chosen.map(|offer| offer.label.as_str()), Some("3 minutes"));
    }

    #[test]
    fn no_digit_is_dealt_that_something_on_the_page_has() {
        let item = Item::new("a", "A").offers([offer("off", ""), offer("on", "2")]);
        let list = Block::items(Items::new("list").items([item.clone()]));
        let page = page(vec![
            Block::offers([offer("ride", ""), offer("used", "1")]),
            list,
        ]);
        assert_eq!(
            keys(&page),
            [
                ("ride".to_owned(), Some('4')),
                ("used".to_owned(), Some('1'))
            ]
        );
        let beside: Vec<_> = beside(&page, &item).iter().map(|one| one.key).collect();
        assert_eq!(beside, [Some('3'), Some('2')]);
        for (key, label) in [('4', "ride"), ('3', "off"), ('l', "plan")] {
            let chosen = chosen(&page, Some(&item), key);
            assert_eq!(chosen.map(|offer| offer.label.as_str()), Some(label));
        }
        assert_eq!(chosen(&page, None, '3'), None);
    }

    #[test]
    fn what_an_item_opens_has_a_key_however_much_can_be_added_to_the_page() {
        let item = Item::new("a", "slowly").offers([offer("breathe", "")]);
        let list = Block::items(Items::new("list").items([item.clone()]));
        let many = (0..12).map(|n| offer(&format!("add {n}"), ""));
        let page = page(vec![Block::offers(many), list]);
        let beside: Vec<_> = beside(&page, &item).iter().map(|one| one.key).collect();
        assert_eq!(beside, [Some('1')]);
        assert_eq!(keys(&page)[0].1, Some('2'));
    }

    #[test]
    fn whoever_can_be_called_has_a_digit_after_the_answers_and_before_all_else() {
        let mut sam = Item::new("sam", "Sam");
        sam.ways = vec![ebb_core::page::ContactWay {
            label: "Call 1".to_owned(),
            number: "1".to_owned(),
            uri: None,
            before: None,
        }];
        let list = Items::new("list").items([Item::new("sign", "I pace"), sam]);
        let question = Block::Offers {
            lead: Some("What may show?".to_owned()),
            offers: vec![offer("all", ""), offer("nothing", "")],
        };
        let page = page(vec![
            Block::offers([offer("add", "")]),
            Block::items(list),
            question,
        ]);
        let people = people(&page);
        let people: Vec<_> = people
            .iter()
            .map(|one| (one.block, one.at, one.key))
            .collect();
        assert_eq!(people, [(1, 1, '3')]);
        let keys: Vec<_> = keys(&page).into_iter().filter_map(|(_, key)| key).collect();
        assert_eq!(keys, ['4', '1', '2']);
    }

    #[test]
    fn where_a_form_asks_the_digits_are_its_answers() {
        let mut form = Form::new("form", Vec::new(), offer("note", ""));
        form.at_once = true;
        form.skip = Some(offer("skip", "s"));
        let page = page(vec![Block::Form { form }, Block::offers([offer("on", "")])]);
        assert_eq!(keys(&page), [("on".to_owned(), None)]);
        let chosen = chosen(&page, None, 's');
        assert_eq!(chosen.map(|offer| offer.label.as_str()), Some("skip"));
    }
}
