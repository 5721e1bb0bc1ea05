//! How what Ebb does grows with what it keeps: the same person's use over one year, ten and a hundred, each as time in the
//! processor. A slope of 1 is work that doubles where the years double; 0 is work that the years do not touch.

use std::io;
use std::time::{Duration, Instant};

use ebb_core::backup::write_backup;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::page::{Answer, Place, Value};
use ebb_core::store::{Store, Work};
use ebb_core::view::Moment;
use ebb_tests::decade;
use tempfile::TempDir;

use super::table::{Row, note, time};
use super::ten_years::PASSPHRASE;
use super::turns::cpu_of;

const YEARS: [i64; 3] = [1, 10, 100];
/// Where Linux keeps files in memory.
const MEMORY: &str = "/dev/shm";
/// At most so steep: what shows or keeps one thing; what reads everything.
const ONE: f64 = 0.3;
const ALL: f64 = 1.05;

/// Somebody after so many years.
struct Person {
    folder: TempDir,
    companion: Companion,
    moment: Moment,
}

impl Person {
    fn after(years: i64) -> Self {
        let begun = Instant::now();
        // Half a million commits wait for a disk for minutes, and only the processor's time counts here.
        let folder = tempfile::tempdir_in(MEMORY)
            .or_else(|_| tempfile::tempdir())
            .unwrap();
        let rows = decade::make_years(folder.path(), 7, years);
        let moment = decade::moment(decade::end_of(years));
        let vault = Vault::at(&folder.path().join("plan"));
        let store = Store::open(folder.path(), &decade::key());
        let mut companion = Companion::new(store, vault, &moment);
        decade::write_a_line_each_day(&mut companion, years);
        note(&format!(
            "{years} years: {rows} rows and {} lines, made in {}",
            decade::days(years),
            time(begun.elapsed())
        ));
        Self {
            folder,
            companion,
            moment,
        }
    }

    fn open(&self) -> Store {
        Store::open(self.folder.path(), &decade::key()).unwrap()
    }

    fn open_on_now(&mut self) {
        let vault = Vault::at(&self.folder.path().join("plan"));
        let mut companion = Companion::new(Ok(self.open()), vault, &self.moment);
        let place = Place {
            token: "ebb/now".to_owned(),
        };
        std::hint::black_box(companion.page(&place, &[], &self.moment));
    }

    fn page(&mut self, token: &str, typed: &str) {
        let place = Place {
            token: token.to_owned(),
        };
        let said = [Answer::new("typed", Value::words(typed))];
        std::hint::black_box(self.companion.page(&place, &said, &self.moment));
    }

    /// As the command does, from a store that was opened for it: a short one would else lie decrypted in the cache, and
    /// a long one not.
    fn back_up(&self) {
        let store = self.open();
        let vault = Vault::at(&self.folder.path().join("plan"));
        let mut nowhere = io::sink();
        let work = Work::new();
        write_backup(
            &mut nowhere,
            PASSPHRASE,
            &store,
            &vault,
            &self.moment,
            &work,
        )
        .unwrap();
    }
}

/// A page, and what is typed on it.
const PAGES: [(&str, &str, &str); 8] = [
    ("Now", "ebb/now", ""),
    (
        "a month of progress",
        "progress/history?ahead=0&before=~",
        "",
    ),
    ("the journal", "journal/all?before=~", ""),
    ("a word of every entry", "journal/search", "many"),
    ("the beginning of many", "journal/search", "day 36"),
    ("measures", "measures/all", ""),
    ("a measure's curve", "measures/history/gad-7?before=~", ""),
    ("reminders", "reminders/all?ahead=0", ""),
];

/// All that progress adds up to reads everything.
const ADDED_UP: (&str, &str, &str) = ("all of progress", "progress/insights", "");

pub fn rows() -> Vec<Row> {
    let mut people = YEARS.map(Person::after);
    let mut rows = Vec::new();
    for (name, token, typed) in PAGES {
        let times = by_turns(&mut people, 25, |person| person.page(token, typed));
        rows.push(row(&format!("page: {name}"), times, ONE));
    }
    let times = by_turns(&mut people, 25, |person| {
        drop(person.open().setting("form").unwrap());
    });
    rows.push(row("open the store", times, ONE));
    let times = by_turns(&mut people, 25, Person::open_on_now);
    rows.push(row("open the store, and Now", times, ONE));
    let mut n = 0;
    let times = by_turns(&mut people, 100, |person| {
        n += 1;
        let store = person.companion.store().unwrap();
        store.set_setting("bench", &format!("value {n}")).unwrap();
    });
    rows.push(row("write a row", times, ONE));
    let (name, token, typed) = ADDED_UP;
    let times = by_turns(&mut people, 3, |person| person.page(token, typed));
    rows.push(row(&format!("page: {name}"), times, ALL));
    let nothing = Person::after(0);
    let of_the_key = (0..2).map(|_| cpu_of(|| nothing.back_up())).min().unwrap();
    let times = by_turns(&mut people, 2, |person| person.back_up());
    let times = times.map(|time| time.saturating_sub(of_the_key));
    rows.push(row("backup without its key", times, ALL));
    rows
}

/// The least time of each person's, who take turns.
fn by_turns(
    people: &mut [Person; YEARS.len()],
    rounds: usize,
    mut work: impl FnMut(&mut Person),
) -> [Duration; YEARS.len()] {
    let mut least = [Duration::MAX; YEARS.len()];
    for _ in 0..rounds {
        for (least, person) in least.iter_mut().zip(people.iter_mut()) {
            *least = cpu_of(|| work(person)).min(*least);
        }
    }
    least
}

fn row(what: &str, times: [Duration; YEARS.len()], most: f64) -> Row {
    let slope = slope(&times);
    let joined = |words: Vec<String>| words.join(", ");
    let said = joined(times.iter().map(|took| time(*took)).collect());
    note(&format!("growth of {what}: {slope:.2}; {said}"));
    let years = joined(YEARS.iter().map(ToString::to_string).collect());
    Row {
        what: format!("growth, {what}"),
        goal: format!("slope ≤ {most}"),
        ebb: format!("{slope:.2}"),
        peer: format!("{said} at {years} years"),
        met: Some(slope <= most),
    }
}

/// Of the line through the logarithms that lies nearest to them.
fn slope(times: &[Duration]) -> f64 {
    let xs: Vec<f64> = YEARS.iter().map(|years| (*years as f64).ln()).collect();
    let ys: Vec<f64> = times.iter().map(|time| time.as_secs_f64().ln()).collect();
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let (x, y) = (mean(&xs), mean(&ys));
    let together: f64 = xs.iter().zip(&ys).map(|(a, b)| (a - x) * (b - y)).sum();
    together / xs.iter().map(|a| (a - x) * (a - x)).sum::<f64>()
}
