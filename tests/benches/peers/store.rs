//! Opening a store of ten years and writing a row into it, beside the same tables in a plain SQLite and in SQLCipher opened
//! by a passphrase.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};

use super::table::{Row, beside, note, ratio, time};
use super::ten_years::{PASSPHRASE, TenYears, open, open_alike};
use super::turns::{cpu_of, least, percentile, spent_by};

const OPENED: usize = 60;
const WRITES: usize = 600;

pub fn rows(ten_years: &TenYears) -> Vec<Row> {
    let mut rows = opening(ten_years);
    rows.extend(writing(ten_years));
    rows
}

/// The peers open and read; Ebb also looks for damage, makes sure of its version, and sets what each write needs.
fn opening(ten_years: &TenYears) -> Vec<Row> {
    let peer = |path: &Path, passphrase| {
        cpu_of(|| {
            let connection = open(path, passphrase);
            let found = connection.query_row(
                "SELECT count(*) FROM settings WHERE name = 'form'",
                [],
                |row| row.get::<_, i64>(0),
            );
            found.unwrap()
        })
    };
    let [ebb, plain] = least(
        OPENED,
        [
            &mut || cpu_of(|| ten_years.open().setting("form").unwrap()),
            &mut || peer(&ten_years.plain, None),
        ],
    );
    let [again, sealed] = least(
        OPENED / 10,
        [
            &mut || cpu_of(|| ten_years.open().setting("form").unwrap()),
            &mut || peer(&ten_years.by_passphrase, Some(PASSPHRASE)),
        ],
    );
    note(&format!(
        "open: Ebb {} and {}, plain {}, by passphrase {}",
        time(ebb),
        time(again),
        time(plain),
        time(sealed)
    ));
    let row = |peer: &str, took: Duration, goal: Option<f64>| Row {
        what: format!("open ten years, beside {peer}"),
        goal: goal.map_or_else(|| "none".to_owned(), |goal| format!("≤ {goal} × its time")),
        ebb: beside(ebb, took),
        peer: time(took),
        met: goal.map(|goal| ratio(ebb, took) <= goal),
    };
    vec![
        row("SQLCipher by passphrase", sealed, Some(0.1)),
        row("plain SQLite", plain, None),
    ]
}

fn writing(ten_years: &TenYears) -> Vec<Row> {
    let store = ten_years.open();
    let mut plain = open_alike(&ten_years.plain, None);
    let mut sealed = open_alike(&ten_years.by_passphrase, Some(PASSPHRASE));
    let mut spent: [Vec<(Duration, Duration)>; 3] = Default::default();
    for n in 0..WRITES {
        let value = format!("value {n}");
        spent[0].push(spent_by(|| store.set_setting("bench", &value).unwrap()));
        spent[1].push(spent_by(|| write(&mut plain, &value)));
        spent[2].push(spent_by(|| write(&mut sealed, &value)));
    }
    let half = |of: fn(&(Duration, Duration)) -> Duration| {
        [0, 1, 2].map(|at| {
            let mut times: Vec<Duration> = spent[at].iter().map(of).collect();
            percentile(&mut times, 50)
        })
    };
    let row = |how: &str, [ebb, plain, sealed]: [Duration; 3], goal: Option<f64>| {
        note(&format!(
            "write, {how}: Ebb {}, plain {}, by passphrase {}",
            time(ebb),
            time(plain),
            time(sealed)
        ));
        Row {
            what: format!("write one row to the disk, {how}"),
            goal: goal.map_or_else(|| "none".to_owned(), |goal| format!("≤ {goal} × plain")),
            ebb: beside(ebb, plain),
            peer: format!("plain {}, SQLCipher {}", time(plain), time(sealed)),
            met: goal.map(|goal| ratio(ebb, plain) <= goal),
        }
    };
    vec![
        row("by the clock", half(|(wall, _)| *wall), Some(1.5)),
        row("processor alone", half(|(_, cpu)| *cpu), None),
    ]
}

/// What [`ebb_core::store::Store::set_setting`] does.
fn write(connection: &mut Connection, value: &str) {
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    transaction
        .execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params!["bench", value],
        )
        .unwrap();
    transaction.commit().unwrap();
}
