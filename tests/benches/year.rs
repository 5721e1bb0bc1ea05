//! What `ebb remind run` does in a year, look by look, each at the time that the one before asked for, with a glance each
//! half a minute between them: medicines twice a day, a practice a day, a check-in a week, and booster sessions. Every
//! second notice is done, every fourth put off, and somebody changes something from another process once a week.
//!
//! `cargo bench -p ebb-tests --bench year`. At most a second of CPU for the looks; the database is opened once.
#![allow(missing_docs, reason = "a measurement")]

use std::fmt;
use std::sync::LazyLock;
use std::time::{Duration, Instant as Stopwatch};

use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::reminders::{
    self, BoosterTaper, NoticeAnswer, ReminderKind, ReminderRule, Schedule, Weekday,
};
use ebb_core::store::{Id, KeyPlace, Store, StoreKey};
use ebb_core::time::{Day, Instant, Zone};
use ebb_core::view::Moment;
use ebb_tests::measure::thread_cpu;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let start: Instant = "2026-11-24T12:00:00Z".parse().expect("an instant");
    let end: Instant = "2027-11-24T12:00:00Z".parse().expect("an instant");
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    let key = StoreKey::from_hex(&"0e".repeat(32)).expect("a key");
    let store = Store::create(folder.path(), "bench", &key, KeyPlace::File).expect("a store");
    let day: Day = "2026-11-24".parse().expect("a day");
    let daily = || Schedule::Daily { interval: 1 };
    let weekly = Schedule::Weekly {
        interval: 1,
        weekdays: vec![Weekday::Sunday],
    };
    for (kind, schedule, times) in [
        (ReminderKind::Medication, daily(), &["08:00", "20:00"][..]),
        (ReminderKind::Mindfulness, daily(), &["18:00"]),
        (ReminderKind::CheckIn, weekly, &["10:00"]),
    ] {
        let times = times.iter().map(|time| time.parse().expect("a time"));
        let rule = ReminderRule::new(id(kind as u8), kind, schedule, times.collect(), day, start);
        reminders::save_rule(&store, rule, start, zone).expect("it is kept");
    }
    let taper = BoosterTaper::new(id(99), day, start);
    reminders::save_taper(&store, taper, start, zone).expect("it is kept");
    let moment = |now| Moment {
        now,
        zone,
        language: "en".to_owned(),
        boot: None,
    };
    let vault = Vault::at(&folder.path().join("plan"));
    let companion = Companion::new(Ok(store), vault, &moment(start));
    let store = companion.store().expect("it is open");

    let elsewhere = Store::open(folder.path(), &key).expect("it opens");
    let (mut looks, mut shown, mut glances, mut anew) = (0, 0, 0, 0);
    let (mut looking, mut glancing) = (Spent::default(), Spent::default());
    let (mut now, mut waited) = (start, None);
    while now < end {
        let begun = Spent::so_far();
        let look = companion.deliveries(waited.as_ref(), &moment(now));
        let mut look = look.expect("it reads");
        looks += 1;
        let mut again = look.next_look;
        for delivery in &look.deliver {
            shown += 1;
            reminders::delivered(store, &delivery.notice, now).expect("it is kept");
            let answer = match shown % 4 {
                0 => NoticeAnswer::Later,
                1 | 2 => NoticeAnswer::Done,
                _ => continue,
            };
            // What cannot be answered so is left standing.
            let _ = reminders::answered(store, &delivery.notice, answer, now, zone);
            again = again.min(now + GLANCE);
        }
        looking.add(begun);
        let begun = Spent::so_far();
        while now < again {
            now = again.min(now + GLANCE);
            glances += 1;
            if glances % A_WEEK == 0 {
                let most = 2 + glances / A_WEEK % 2;
                reminders::choose_most_a_day(&elsewhere, most).expect("it is kept");
            }
            if !look.stands(store, now).expect("it reads") {
                anew += 1;
                break;
            }
        }
        glancing.add(begun);
        waited = Some(look);
    }
    println!("a year of reminders in steps");
    println!(
        "  {looks} looks, {anew} of them because of something elsewhere; {shown} shown: {looking} (at most 1 s of CPU)"
    );
    println!("  {glances} glances: {glancing}");
}

/// Between two glances of a host that has nothing on the screen.
const GLANCE: TimeDelta = TimeDelta::seconds(30);
/// Glances in a week.
const A_WEEK: i32 = 7 * 24 * 120;

/// Time by the clock, and in the processor.
#[derive(Clone, Copy, Default)]
struct Spent {
    wall: Duration,
    cpu: Duration,
}

impl Spent {
    fn so_far() -> Self {
        static BEGUN: LazyLock<Stopwatch> = LazyLock::new(Stopwatch::now);
        Self {
            wall: BEGUN.elapsed(),
            cpu: thread_cpu(),
        }
    }

    fn add(&mut self, since: Self) {
        let now = Self::so_far();
        self.wall += now.wall - since.wall;
        self.cpu += now.cpu - since.cpu;
    }
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} s of CPU, {:.2} s in all",
            self.cpu.as_secs_f64(),
            self.wall.as_secs_f64()
        )
    }
}

fn id(number: u8) -> Id {
    let start = "2026-01-01T00:00:00Z".parse().expect("an instant");
    Id::from_parts(start, &[number; 10])
}
