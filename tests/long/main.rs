//! Two years of one person through the real binary: thousands of rides, practices, words and questionnaires, three phones, a
//! computer beside them, two zones whose laws change on the way, and stores of each version that was shipped. At the end, and
//! after each restore, every number is that of a ledger which the test keeps in its own words.
//!
//! A tenth of the deeds by default; `EBB_TEST_REPEAT=200` does all of them.
#![cfg(unix)]

mod check;
mod device;
mod laws;
mod ledger;
mod measures;
mod records;
mod reminders;
mod shipped;
mod story;
mod written;

use std::path::{Path, PathBuf};
use std::thread;

use device::{Device, MINUTE};
use laws::{Place, month};
use story::{Amount, Person};

/// Months in which Ebb knew exercises and reminders alone, by the version of their store.
const EARLY: [(u32, i64); 2] = [(0, 1), (1, 2)];
/// The computer is there from this month on.
const COMPUTER: u32 = 3;
const MONTHS: u32 = 24;

/// How much of the whole is done.
fn share() -> f64 {
    let said = std::env::var("EBB_TEST_REPEAT").ok();
    let scale: Option<f64> = said.and_then(|text| text.parse().ok());
    (scale.unwrap_or(20.0) / 200.0).min(1.0)
}

/// So many of a month, of 4,000 sessions, 700 entries and 60 questionnaires in all.
fn amount(number: u32, of: f64) -> Amount {
    let part = |whole: f64| (whole * of * share()).round() as usize;
    // Six of each of the four questionnaires are the least; not each month has one then.
    let measures = 2.8 * of * share().max(0.4);
    let until = |number: u32| (measures * f64::from(number)).floor();
    let whole = share() > 0.5;
    Amount {
        sessions: part(4_000.0 / 24.0),
        entries: part(700.0 / 22.0),
        measures: (until(number + 1) - until(number)) as usize,
        sundays: if whole {
            3
        } else {
            usize::from(number % 4 < 2)
        },
    }
}

/// What there is of one person.
struct Life {
    folder: tempfile::TempDir,
    phone: Device,
    owner: Person,
    restores: u32,
    runs: u64,
}

impl Life {
    fn begins() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let phone = Device::new(folder.path().join("phone-1"), Place::Mexico);
        Self {
            folder,
            phone,
            owner: Person::new(11, 0),
            restores: 0,
            runs: 0,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A store as an earlier Ebb left it is brought up to date, and says what it said.
    fn upgrades(&mut self, at: i64, from: i64) {
        let before = check::records(&mut self.phone, at);
        let made_of = shipped::made_of(&self.phone.folder);
        shipped::make_earlier(&self.phone.folder, from);
        let (version, schema) = shipped::made_of(&self.phone.folder);
        assert!(version == from && schema.len() < made_of.1.len());
        let after = check::records(&mut self.phone, at + 1_000);
        check::same_records(&before, &after, &format!("from version {from}"));
        assert_eq!(shipped::made_of(&self.phone.folder), made_of);
    }

    /// Another phone, which takes the place of the one before.
    fn moves(&mut self, at: i64, to: &str) {
        let before = check::records(&mut self.phone, at);
        let file = self.path(&format!("{to}.age"));
        self.phone.back_up(at, &file);
        let next = Device::new(self.path(to), self.phone.place);
        let old = std::mem::replace(&mut self.phone, next);
        self.phone.ledger = old.ledger;
        self.runs += old.runs.get();
        self.restores(at + MINUTE, &file, "--replace");
        let after = check::records(&mut self.phone, at + 2 * MINUTE);
        check::same_records(&before, &after, to);
    }

    /// The phone's data file is spoilt, and what was backed up takes its place.
    fn is_spoilt(&mut self, at: i64) {
        let before = check::records(&mut self.phone, at);
        let file = self.path("spoilt.age");
        self.phone.back_up(at, &file);
        let database = self.phone.folder.join("ebb.db");
        let mut bytes = std::fs::read(&database).unwrap();
        bytes[100] ^= 1;
        std::fs::write(&database, bytes).unwrap();
        self.restores(at + MINUTE, &file, "--replace");
        let after = check::records(&mut self.phone, at + 2 * MINUTE);
        check::same_records(&before, &after, "after it was spoilt");
    }

    fn restores(&mut self, at: i64, file: &Path, how: &str) {
        self.restores += 1;
        self.phone.restores(at, file, how);
    }

    /// The phone, the computer or both take in what the other has.
    fn merges(&mut self, at: i64, computer: &mut Device, (phone, other): (bool, bool)) {
        let (of_phone, of_computer) = (self.phone.ledger.clone(), computer.ledger.clone());
        let files = [self.path("phone"), self.path("computer")];
        let [phones, computers] = files.map(|file| file.with_extension(format!("{at}.age")));
        if other {
            self.phone.back_up(at, &phones);
        }
        if phone {
            computer.back_up(at, &computers);
        }
        let takes_in = |device: &mut Device, file: &Path, ledger| {
            device.restores(at + MINUTE, file, "--merge");
            device.ledger.take_in(ledger);
            check::records(device, at + 2 * MINUTE);
        };
        self.restores += u32::from(phone) + u32::from(other);
        thread::scope(|scope| {
            if phone {
                scope.spawn(|| takes_in(&mut self.phone, &computers, &of_computer));
            }
            if other {
                takes_in(computer, &phones, &of_phone);
            }
        });
    }

    /// Both live these months, each by itself.
    fn together(
        &mut self,
        months: std::ops::Range<u32>,
        computer: &mut Device,
        at_it: &mut Person,
    ) {
        let (phone, owner) = (&mut self.phone, &mut self.owner);
        let (on_phone, on_computer) = (months.clone(), months);
        thread::scope(|scope| {
            scope.spawn(move || {
                for number in on_phone {
                    owner.lives(phone, number, amount(number, 0.55), false);
                }
            });
            for number in on_computer {
                at_it.lives(computer, number, amount(number, 0.45), false);
            }
        });
    }
}

#[test]
fn every_number_of_two_years_on_three_phones_and_a_computer_is_that_of_the_ledger() {
    let mut life = Life::begins();
    let end = |number: u32| month(number) - 60 * MINUTE;
    for (number, version) in EARLY {
        life.owner
            .lives(&mut life.phone, number, amount(number, 1.0), true);
        life.upgrades(end(number + 1), version);
    }
    life.owner.lives(&mut life.phone, 2, amount(2, 1.0), false);

    let mut computer = Device::new(life.path("computer"), Place::Mexico);
    let mut at_it = Person::new(12, 1);
    life.merges(end(COMPUTER), &mut computer, (false, true));
    life.together(COMPUTER..6, &mut computer, &mut at_it);
    life.merges(end(6), &mut computer, (true, true));
    life.together(6..8, &mut computer, &mut at_it);
    life.moves(end(8), "phone-2");
    life.together(8..10, &mut computer, &mut at_it);
    life.is_spoilt(end(10));
    life.together(10..12, &mut computer, &mut at_it);
    life.merges(end(12), &mut computer, (true, true));

    // The person lives in Cairo now; their computer was told of no law.
    life.phone.place = Place::Cairo;
    computer.place = Place::MexicoByOldRules;
    life.together(12..16, &mut computer, &mut at_it);
    life.moves(end(16), "phone-3");
    life.together(16..20, &mut computer, &mut at_it);
    life.merges(end(20), &mut computer, (false, true));
    life.together(20..MONTHS, &mut computer, &mut at_it);
    life.merges(end(MONTHS), &mut computer, (true, false));

    // Days later, when nothing that was said of a use holds any more.
    let later = month(MONTHS) + 3 * 24 * 60 * MINUTE;
    check::everything(&mut life.phone, later);
    check::everything(&mut computer, later);
    tell(&life, &computer);
}

/// What came together; that it is much is part of what is held.
fn tell(life: &Life, computer: &Device) {
    let ledger = &life.phone.ledger;
    let stands = ledger.exercises.values().filter(|one| !one.gone).count();
    let written = ledger.entries.values().filter(|one| !one.gone).count();
    println!(
        "{} processes, {} restores; {stands} of {} exercises stand, {:.1} minutes; {written} of {} entries; {} measures; {} uses; {} reminders done",
        life.runs + life.phone.runs.get() + computer.runs.get(),
        life.restores,
        ledger.exercises.len(),
        ledger.minutes(),
        ledger.entries.len(),
        ledger.measures.len(),
        ledger.uses.len(),
        ledger.done.len(),
    );
    assert_eq!(life.restores, 10);
    let least = |whole: f64| (whole * share() * 0.9) as usize;
    assert!(
        ledger.exercises.len() >= least(4_000.0),
        "{}",
        ledger.exercises.len()
    );
    assert!(
        ledger.entries.len() >= least(700.0),
        "{}",
        ledger.entries.len()
    );
    assert!(
        ledger.measures.len() >= least(60.0),
        "{}",
        ledger.measures.len()
    );
    assert_eq!(ledger.appointments.len(), 6);
}
