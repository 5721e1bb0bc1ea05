//! Looking for a word in all that was written, while it is typed. The index lies in the store, encrypted as all of it.

use rusqlite::params;

use super::entry::{Entry, read};
use crate::store::{Store, StoreError};

/// Words that are looked for together; what is typed beyond is not looked at.
const MOST_WORDS: usize = 8;

/// What was written with all of these words, the newest first, at most `most`. A word is found by its beginning from
/// two letters on.
pub fn find(store: &Store, typed: &str, most: i32) -> Result<Vec<Entry>, StoreError> {
    let Some(query) = query(typed) else {
        return Ok(Vec::new());
    };
    store.read(|db| {
        db.prepare_cached(
            "SELECT id, sheet, answers, about, zone, written_at, edited_at FROM journal
             WHERE rowid IN (SELECT rowid FROM journal_index WHERE journal_index MATCH ?1
                             ORDER BY rowid DESC LIMIT ?2)
             ORDER BY rowid DESC",
        )?
        .query_and_then(params![query, most], read)?
        .collect()
    })
}

/// What was typed in the language of the index: nothing that somebody types means anything there but its letters. What
/// the index takes for several words, as in "don't", has to stand in that order.
fn query(typed: &str) -> Option<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count();
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control());
    let words = words.filter(|word| letters(word) > 0).take(MOST_WORDS);
    let terms: Vec<_> = words
        .map(|word| {
            let begins = if letters(word) > 1 { "*" } else { "" };
            format!("\"{}\"{begins}", word.replace('"', "\"\""))
        })
        .collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::kept;
    use super::*;
    use crate::store::scratch;
    use proptest::prelude::*;

    fn found(store: &Store, typed: &str) -> Vec<String> {
        let found = find(store, typed, 20).unwrap().into_iter();
        found
            .map(|entry| entry.answers["text"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_word_is_found_by_its_beginning_without_accents_and_all_of_them_have_to_stand_there() {
        let (_folder, store) = scratch::store();
        kept(&store, "free", "The heron stood still.", 1);
        kept(&store, "line", "Spät am Fluss, ein Reiher", 2);
        kept(&store, "free", "Herons again, and rain", 3);
        assert_eq!(
            found(&store, "her"),
            ["Herons again, and rain", "The heron stood still."]
        );
        assert_eq!(found(&store, "HERON rain"), ["Herons again, and rain"]);
        assert_eq!(found(&store, "spat"), ["Spät am Fluss, ein Reiher"]);
        assert_eq!(found(&store, "eron"), Vec::<String>::new());
        kept(&store, "free", "I don't: मैं अकेला हूँ", 4);
        for typed in [
            "don't",
            "dont t",
            "don",
            "अके",
            "\"don't",
            "t: मैं",
            "AND -don* NOT",
        ] {
            let is_found = !found(&store, typed).is_empty();
            assert_eq!(
                is_found,
                !["dont t", "AND -don* NOT"].contains(&typed),
                "{typed}"
            );
        }
        // One letter is a word, and not a beginning.
        assert_eq!(found(&store, "h"), Vec::<String>::new());
    }

    #[test]
    fn what_is_changed_is_found_by_its_new_words_alone() {
        use super::super::entry::{Follows, change_in, find_in};
        let (_folder, store) = scratch::store();
        let id = kept(&store, "free", "a heron", 1);
        store
            .write(|db| {
                let (mut entry, _) = find_in(db, id)?;
                entry.answers.insert("text".to_owned(), "a plover".into());
                let words = "a plover".to_owned();
                change_in(db, &entry, &Follows { words, used: false })
            })
            .unwrap();
        assert_eq!(
            (found(&store, "heron").len(), found(&store, "plover").len()),
            (0, 1)
        );
        store
            .read(|db| {
                let check =
                    "INSERT INTO journal_index (journal_index, rank) VALUES ('integrity-check', 1)";
                Ok(db.execute_batch(check)?)
            })
            .unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_is_typed_is_looked_for_and_means_nothing_else(typed in "\\PC{0,40}") {
            let (_folder, store) = scratch::store();
            kept(&store, "free", "x", 1);
            prop_assert!(find(&store, &typed, 20).is_ok());
        }

        #[test]
        fn it_finds_what_a_plain_look_through_all_texts_finds(
            texts in prop::collection::vec("[a-d]{1,4}( [a-d]{1,4}){0,5}", 1..12),
            typed in "[a-d]{2,4}( [a-d]{2,4})?",
        ) {
            let (_folder, store) = scratch::store();
            for (second, text) in (0..).zip(&texts) {
                kept(&store, "free", text, second);
            }
            let has = |text: &String| {
                typed.split(' ').all(|part| text.split(' ').any(|word| word.starts_with(part)))
            };
            let wanted: Vec<_> = texts.iter().filter(|text| has(text)).rev().cloned().collect();
            prop_assert_eq!(found(&store, &typed), wanted);
        }
    }
}
