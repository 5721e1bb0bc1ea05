//! What `ebb remind run` does in a year, look by look, each at the time that the one before asked for: medicines twice a
//! day, a practice a day, a check-in a week, and booster sessions. Every second medicine is answered.
//!
//! `cargo bench -p ebb-tests --bench year`. At most a second of CPU, and the database is opened once.
#![allow(missing_docs, reason = "a measurement")]

use std::fs;
use std::time::Instant as Stopwatch;

use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::reminders::{
    self, BoosterTaper, NoticeAnswer, ReminderKind, ReminderRule, Schedule, Weekday,
};
use ebb_core::store::{Id, KeyPlace, Store, StoreKey};
use ebb_core::time::{Day, Instant, Zone};
use ebb_core::view::Moment;

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

    let (watch, cpu) = (Stopwatch::now(), cpu_ms());
    let (mut now, mut looks, mut shown) = (start, 0, 0);
    while now < end {
        let look = companion.deliveries(&moment(now)).expect("it reads");
        looks += 1;
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
        }
        now = look.next_look.max(now + chrono::TimeDelta::seconds(1));
    }
    println!("a year of reminders in steps (at most 1 s of CPU)");
    println!("  {looks} looks, {shown} shown, {:?}", watch.elapsed());
    match cpu_ms().zip(cpu) {
        Some((after, before)) => println!("  CPU: {} ms", after - before),
        None => println!("  CPU: this system does not tell"),
    }
}

fn id(number: u8) -> Id {
    let start = "2026-01-01T00:00:00Z".parse().expect("an instant");
    Id::from_parts(start, &[number; 10])
}

/// What this process has spent in the processor, in the system too; none where the system does not tell.
fn cpu_ms() -> Option<i64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<i64>().ok();
    // Of a hundredth of a second each.
    Some((ticks()? + ticks()?) * 10)
}
