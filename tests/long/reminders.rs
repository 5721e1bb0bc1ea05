//! What comes back on the phone: people on Sundays, and booster sessions after the end of treatment.

use chrono::{Days, NaiveDate};

use crate::device::{Device, MINUTE};
use crate::laws::{month, sundays};
use crate::story::{DAY, Deed};

/// What comes back each Sunday: after a use nothing is asked that is practice, but people are met.
pub const WEEKLY: &str = "peer_meeting";
/// The day on which treatment ended.
pub const ENDED: &str = "2022-02-28";
/// Months after which a booster is offered. The one after nine is let go.
pub const BOOSTERS: [(i64, &str); 7] = [
    (1, "2022-03-28"),
    (3, "2022-05-28"),
    (6, "2022-08-28"),
    (9, "2022-11-28"),
    (12, "2023-02-28"),
    (18, "2023-08-28"),
    (24, "2024-02-28"),
];
pub const LET_GO: i64 = 9;

/// What comes back on the phone in a month: Sundays at ten, of which so many are done, and boosters, each with an
/// appointment on the day before it is due, which is made twenty days ahead.
pub fn reminders(device: &mut Device, number: u32, done: usize) -> Vec<(i64, Deed)> {
    let mut agenda = Vec::new();
    let place = device.place;
    if number == 0 {
        let at = month(0) + 10 * MINUTE;
        device.says(at, &["remind", "boosters", ENDED]);
        device.says(
            at,
            &[
                "remind",
                "add",
                "every sunday 10:00",
                "--for",
                "peer-meeting",
            ],
        );
    }
    for sunday in sundays(number).skip(1).take(done) {
        let wall = sunday.and_hms_opt(10, 0, 0).unwrap();
        let due = place.at(wall);
        // Now and then it is done before it is due.
        let at = if number.is_multiple_of(2) {
            due + 20 * MINUTE
        } else {
            due - 90 * MINUTE
        };
        agenda.push((
            at,
            Deed::Does {
                what: WEEKLY,
                wall,
                due,
            },
        ));
    }
    for (months, due) in BOOSTERS.into_iter().filter(|(months, _)| *months != LET_GO) {
        let day: NaiveDate = due.parse().unwrap();
        let wall = (day - Days::new(1)).and_hms_opt(15, 0, 0).unwrap();
        let due = place.at(wall);
        agenda.push((due - 20 * DAY, Deed::Appoints { months, wall, due }));
        agenda.push((
            due - 30 * MINUTE,
            Deed::Does {
                what: "booster_session",
                wall,
                due,
            },
        ));
    }
    agenda.retain(|(at, _)| (month(number)..month(number + 1)).contains(at));
    agenda
}
