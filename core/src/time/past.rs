//! A time that is past, as somebody writes it down afterwards: "22:40", "yesterday 22:40", "2026-11-21 22:40".

use chrono::TimeDelta;

use super::{Civil, Day, Instant, TimeError, TimeOfDay, Zone};

/// The instant that `text` names for somebody in `zone`; a time of day alone is the last one that there was.
///
/// # Errors
/// [`TimeError::UnknownCivil`] where it is no time that is past.
pub fn past_moment(text: &str, now: Instant, zone: Zone) -> Result<Instant, TimeError> {
    let unknown = || TimeError::UnknownCivil {
        text: text.trim().to_owned(),
    };
    let said = text.trim().to_lowercase();
    // "2026-11-21T22:40" too, as a machine writes it.
    let said = said.replacen(
        ['t', ' '],
        " ",
        usize::from(said.starts_with(|c: char| c.is_ascii_digit())),
    );
    let (day, time) = match said.split_once(' ') {
        Some((day, time)) => (Some(day), time.trim()),
        None => (None, said.as_str()),
    };
    let time: TimeOfDay = time.parse().map_err(|_| unknown())?;
    let today = zone.wall_clock(now).date();
    let on = |day| zone.instant_of(Civil::new(Day::from(day), time).wall_clock());
    let before = |days: i64| {
        today
            .checked_sub_signed(TimeDelta::days(days))
            .unwrap_or(today)
    };
    let at = match day {
        None if on(today) <= now => on(today),
        None | Some("yesterday") => on(before(1)),
        Some("today") => on(today),
        Some(day) => on(day.parse::<Day>().map_err(|_| unknown())?.date()),
    };
    if at <= now { Ok(at) } else { Err(unknown()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    fn said(text: &str) -> Result<Instant, TimeError> {
        let now = at("2026-11-23T09:30:00+01:00");
        past_moment(text, now, "Europe/Berlin".parse().unwrap())
    }

    #[test]
    fn a_time_of_day_is_the_last_one_that_there_was() {
        for (text, expected) in [
            ("09:30", "2026-11-23T09:30:00+01:00"),
            ("9:31", "2026-11-22T09:31:00+01:00"),
            ("22:40", "2026-11-22T22:40:00+01:00"),
            (" Yesterday 03:50 ", "2026-11-22T03:50:00+01:00"),
            ("today 03:50", "2026-11-23T03:50:00+01:00"),
            ("2026-11-21 22:40", "2026-11-21T22:40:00+01:00"),
            ("2026-07-01T22:40", "2026-07-01T22:40:00+02:00"),
        ] {
            assert_eq!(said(text), Ok(at(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_or_lies_ahead_is_refused() {
        for text in [
            "",
            "yesterday",
            "25:00",
            "today 09:31",
            "2026-12-01 10:00",
            "last Saturday",
        ] {
            let text = text.to_owned();
            assert_eq!(said(&text), Err(TimeError::UnknownCivil { text }));
        }
    }
}
