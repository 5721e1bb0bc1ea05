//! What Ebb is and is not, which one this is, and where everything lies.

use super::super::state::Companion;
use crate::page::{Block, Item, Items, LineRole};
use crate::store::{KeyPlace, SCHEMA_VERSION, header};
use crate::time::zone_data_version;
use crate::view::{Body, View};

impl Companion {
    /// It says nothing of the person: it opens ahead of the lock too.
    pub(super) fn about_page(&self, view: &View<'_>) -> Body {
        let content = view.content();
        let words = &content.pages.about;
        let fact = |id: &str, title: &str, note: String| Item::new(id, title).note(note);
        let mut facts = vec![
            fact(
                "version",
                &words.version,
                env!("CARGO_PKG_VERSION").to_owned(),
            ),
            fact("format", &words.format, SCHEMA_VERSION.to_string()),
            fact("zones", &words.zones, zone_data_version().to_owned()),
            fact("licence", &words.licence, words.licences.clone()),
        ];
        if let Some(store) = self.store() {
            let place = store.folder().display().to_string();
            facts.push(fact("place", &words.place, place));
            if let Ok(Some(header)) = header(store.folder()) {
                let kept = match header.key {
                    KeyPlace::File => &words.key_in_file,
                    KeyPlace::Keyring | KeyPlace::Keystore | KeyPlace::Keychain => &words.key_kept,
                };
                facts.push(fact("key", &words.key_place, kept.clone()));
            }
        }
        let plan = self.vault.folder().display().to_string();
        facts.push(fact("plan", &words.plan_place, plan));
        Body::new(&content.pages.now.about.label)
            .block(Block::lines(
                LineRole::Lead,
                [&words.device, &content.words.now.review],
            ))
            .block(Block::lines(LineRole::Body, [&words.network]))
            .block(Block::items(Items::new("facts").items(facts)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::world::{State, moment, world};
    use super::super::At;
    use super::*;
    use crate::page::{Block, Place};

    #[test]
    fn it_always_says_where_the_key_lies() {
        let mut world = world(State::Open);
        let page = world.companion.page(&Place::to(&At::About), &[], &moment());
        let items = page.blocks.iter().find_map(|block| match block {
            Block::Items { items } => Some(&items.items),
            _ => None,
        });
        let key = items.unwrap().iter().find(|item| item.id == "key").unwrap();
        let store = world.companion.store().unwrap();
        let header = header(store.folder()).unwrap().unwrap();
        let words = &moment().content().pages.about;
        let said = if header.key == KeyPlace::File {
            &words.key_in_file
        } else {
            &words.key_kept
        };
        assert_eq!(key.note.as_ref(), Some(said));
    }
}
