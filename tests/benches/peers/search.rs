//! Looking for words in ten years of entries, beside the same query over the same texts in a plain SQLite and in SQLCipher
//! opened by a passphrase.

use std::path::Path;
use std::time::Duration;

use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::journal::page::Act;
use ebb_core::journal::search;
use ebb_core::page::{Action, Answer, Value};
use ebb_core::store::{KeyPlace, Store, Work};
use ebb_tests::decade;
use ebb_tests::language::Language;
use rusqlite::{Connection, params};

use super::table::{Row, beside, note, ratio, time};
use super::ten_years::{PASSPHRASE, open_alike};
use super::turns::{percentile, spent_by};

/// Five or six a day over ten years.
const TEXTS: i64 = 20_000;
const FOUND: i32 = 20;
const SEARCHES: usize = 4_000;
/// The first searches fill the caches.
const FIRST: usize = 400;

/// As plain as it can be: the same texts in the same kind of index.
const PLAIN: &str = "
    CREATE TABLE journal (rowid INTEGER PRIMARY KEY, answers TEXT NOT NULL, words TEXT NOT NULL, about INTEGER NOT NULL) STRICT;
    CREATE VIRTUAL TABLE journal_index USING fts5 (
        words, content = 'journal', content_rowid = 'rowid', columnsize = 0,
        tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\", prefix = '2 3');";

pub fn rows() -> Vec<Row> {
    let folder = tempfile::tempdir().unwrap();
    let mut language = Language::new(7);
    let texts: Vec<String> = (0..TEXTS).map(|_| language.text()).collect();
    write_into_ebb(folder.path(), &texts);
    let store = Store::open(folder.path(), &decade::key()).unwrap();
    let peers = [("plain.sqlite", None), ("sealed.sqlite", Some(PASSPHRASE))];
    let peers = peers.map(|(name, passphrase)| {
        let connection = open_alike(&folder.path().join(name), passphrase);
        write_into(&connection, &texts);
        connection
    });
    let mut times: [Vec<Duration>; 3] = Default::default();
    for n in 0..SEARCHES {
        let typed = language.typed();
        let mut found = 0;
        let (_, ebb) = spent_by(|| found = search::find(&store, &typed, FOUND).unwrap().len());
        let theirs = peers.each_ref().map(|peer| {
            let mut same = 0;
            let (_, took) = spent_by(|| same = look(peer, &typed));
            assert_eq!(same, found, "{typed}");
            took
        });
        if n >= FIRST {
            for (times, took) in times.iter_mut().zip([ebb, theirs[0], theirs[1]]) {
                times.push(took);
            }
        }
    }
    let row = |of_hundred: usize, name: &str, most: Option<Duration>| {
        let [ebb, plain, sealed] = times
            .each_ref()
            .map(|times| percentile(&mut times.clone(), of_hundred));
        note(&format!(
            "search at {of_hundred} of 100: Ebb {}, plain {}, by passphrase {}",
            time(ebb),
            time(plain),
            time(sealed)
        ));
        let beyond = most.is_some_and(|most| ebb > most);
        Row {
            what: format!("search 20,000 entries, {name}"),
            goal: most.map_or_else(
                || "≤ 1.5 × plain".to_owned(),
                |most| format!("≤ {}, ≤ 1.5 × plain", time(most)),
            ),
            ebb: beside(ebb, plain),
            peer: format!("plain {}, SQLCipher {}", time(plain), time(sealed)),
            met: Some(!beyond && ratio(ebb, plain) <= 1.5),
        }
    };
    vec![
        row(50, "the median", None),
        row(
            99,
            "the slowest of a hundred",
            Some(Duration::from_millis(10)),
        ),
    ]
}

/// As somebody writes them, one after the other.
fn write_into_ebb(folder: &Path, texts: &[String]) {
    let id = Store::new_id(decade::end()).unwrap();
    let store = Store::create(folder, &id, &decade::key(), KeyPlace::File);
    let vault = Vault::at(&folder.join("plan"));
    let moment =
        |n: i64| decade::moment(decade::end() - chrono::TimeDelta::minutes((TEXTS - n) * 260));
    let mut companion = Companion::new(store, vault, &moment(0));
    let sheet = "free".to_owned();
    let keep = Action::of(&Act::Keep { sheet });
    for (n, text) in (0..).zip(texts) {
        let said = [Answer::new("text", Value::words(text))];
        companion
            .carry_out(&keep, &said, &moment(n), &Work::new())
            .unwrap();
    }
}

fn write_into(connection: &Connection, texts: &[String]) {
    connection.execute_batch(PLAIN).unwrap();
    connection.execute_batch("BEGIN").unwrap();
    for (n, text) in (1..).zip(texts) {
        let answers = serde_json::json!({ "text": text }).to_string();
        connection
            .execute(
                "INSERT INTO journal VALUES (?1, ?2, ?3, ?1)",
                params![n, answers, text],
            )
            .unwrap();
        connection
            .execute(
                "INSERT INTO journal_index (rowid, words) VALUES (?1, ?2)",
                params![n, text],
            )
            .unwrap();
    }
    connection.execute_batch("COMMIT").unwrap();
}

/// What Ebb asks, and its answers read as JSON.
fn look(connection: &Connection, typed: &str) -> usize {
    let words: Vec<String> = typed
        .split(' ')
        .map(|word| format!("\"{word}\"*"))
        .collect();
    let mut statement = connection
        .prepare_cached(
            "SELECT rowid, answers, about FROM journal
             WHERE rowid IN (SELECT rowid FROM journal_index WHERE journal_index MATCH ?1
                             ORDER BY rowid DESC LIMIT ?2) ORDER BY rowid DESC",
        )
        .unwrap();
    let rows = statement.query_map(params![words.join(" AND "), FOUND], |row| {
        let answers: String = row.get(1)?;
        let answers: serde_json::Value = serde_json::from_str(&answers).unwrap();
        Ok((row.get::<_, i64>(0)?, answers))
    });
    rows.unwrap().map(Result::unwrap).count()
}
