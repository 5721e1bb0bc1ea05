//! Tags as they stand in places and actions. A tag is in the person's words, and a host may log what it goes to: so an
//! id stands for it, made of the tag and of the id of this store, from which nobody reads the word again.

use super::list::on_shelf;
use super::{At, Cards};
use crate::cards::browse;
use crate::content::fill;
use crate::page::{Item, Target};
use crate::store::{Store, StoreError, header};
use crate::view::Body;

/// FNV-1a over 64 bits (Fowler, Noll and Vo).
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// What ids of tags are made with in this store.
fn salt(store: &Store) -> Result<String, StoreError> {
    let header = header(store.folder())?.ok_or(StoreError::HeaderMissing)?;
    Ok(header.id)
}

fn id_of(tag: &str, salt: &str) -> String {
    let bytes = salt.bytes().chain([0]).chain(tag.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
}

/// The tags of a card, each with its id.
pub(super) fn of_card(tags: &[String], store: &Store) -> Result<Vec<(String, String)>, StoreError> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let salt = salt(store)?;
    let with_id = |tag: &String| (id_of(tag, &salt), tag.clone());
    Ok(tags.iter().map(with_id).collect())
}

/// The tag of a card that an id stands for.
pub(in super::super) fn tag_of(
    id: &str,
    tags: &[String],
    store: &Store,
) -> Result<String, StoreError> {
    let mut tags = of_card(tags, store)?.into_iter();
    let found = tags.find(|(of, _)| of == id);
    found.map(|(_, tag)| tag).ok_or(StoreError::NotFound)
}

/// A shelf for each tag.
pub(super) fn shelves(cards: &Cards<'_>, store: &Store) -> Vec<Item> {
    let tags = of_card(&browse::tags(cards.deck()), store).unwrap_or_default();
    let tags = tags.into_iter().map(|(id, tag)| {
        let name = fill(&cards.words().browse.tagged, &[("tag", &tag)]);
        Item::new(format!("shelf-tag-{id}"), name).open(Target::go(&At::Tagged { tag: id }))
    });
    tags.collect()
}

/// The cards that carry a tag.
pub(super) fn shelf(id: &str, cards: &Cards<'_>, store: &Store) -> Result<Body, StoreError> {
    let tag = tag_of(id, &browse::tags(cards.deck()), store)?;
    let found = browse::tagged(cards.deck(), &tag);
    let name = fill(&cards.words().browse.tagged, &[("tag", &tag)]);
    Ok(on_shelf(
        name,
        &found,
        &cards.page_words().nothing_on_shelf,
        cards,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn a_tag_is_found_by_its_id_which_says_nothing_of_it_elsewhere() {
        let tags = ["heron".to_owned(), "work".to_owned()];
        let (_one, store) = scratch::store();
        let ids = of_card(&tags, &store).unwrap();
        assert_eq!(tag_of(&ids[1].0, &tags, &store), Ok("work".to_owned()));
        let gone = tag_of(&ids[1].0, &tags[..1], &store);
        assert_eq!(gone, Err(StoreError::NotFound));
        assert_ne!(id_of("heron", "one store"), id_of("heron", "another"));
    }
}
