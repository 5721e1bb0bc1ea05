//! A time that is past, as somebody writes it down afterwards: "22:40", "yesterday 22:40", "2026-11-21 22:40".

use chrono::{NaiveDate, TimeDelta};

use super::{
    Civil, Day, Instant, Side, TimeError, TimeOfDay, Zone, nearest, plain_words, weekday_number,
};

/// The instant that `text` names for somebody in `zone`; a time of day alone is the last one that there was.
///
/// # Errors
/// [`TimeError::UnknownCivil`] where it is no time that is past.
pub fn past_moment(text: &str, now: Instant, zone: Zone) -> Result<Instant, TimeError> {
    let unknown = || TimeError::UnknownCivil {
        text: text.trim().to_owned(),
    };
    // "2026-11-21T22:40" too, as a machine writes it.
    let mut said = text.trim().to_owned();
    if said.get(..10).is_some_and(|day| day.parse::<Day>().is_ok()) && said.is_char_boundary(11) {
        said.replace_range(
            10..,
            &said
                .get(10..)
                .unwrap_or_default()
                .replacen(['T', 't'], " ", 1),
        );
    }
    let today = zone.wall_clock(now).date();
    let words = plain_words(&said, today, Side::Back);
    let fillers = ["at", "on", "the", "last", "this"];
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !fillers.contains(word))
        .collect();
    if let [count, unit, "ago"] = words.as_slice() {
        let count = count.parse::<u16>().map_err(|_| unknown())?;
        let span = match unit.trim_end_matches('s') {
            "minute" | "min" => TimeDelta::minutes(i64::from(count)),
            "hour" => TimeDelta::hours(i64::from(count)),
            _ => return Err(unknown()),
        };
        return now.checked_sub_signed(span).ok_or_else(unknown);
    }
    let (times, days): (Vec<&str>, Vec<&str>) = words
        .iter()
        .partition(|word| word.parse::<TimeOfDay>().is_ok());
    let [time] = times.as_slice() else {
        return Err(unknown());
    };
    let time: TimeOfDay = time.parse().map_err(|_| unknown())?;
    let on = |day| zone.instant_of(Civil::new(Day::from(day), time).wall_clock());
    let before = |from: NaiveDate, days: i64| {
        from.checked_sub_signed(TimeDelta::days(days))
            .unwrap_or(from)
    };
    let at = match days.as_slice() {
        [] if on(today) <= now => on(today),
        [] | ["yesterday"] => on(before(today, 1)),
        ["today"] => on(today),
        [count, "day" | "days", "ago"] => {
            let count = count.parse::<u16>().map_err(|_| unknown())?;
            on(before(today, i64::from(count)))
        }
        [day] => match weekday_number(day).and_then(|day| nearest(day, today, Side::Back)) {
            Some(day) if on(day) <= now => on(day),
            // Today's is still to come.
            Some(day) => on(before(day, 7)),
            None => on(day.parse::<Day>().map_err(|_| unknown())?.date()),
        },
        _ => return Err(unknown()),
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
            ("half past nine", "2026-11-23T09:30:00+01:00"),
            ("last night", "2026-11-22T21:00:00+01:00"),
            ("yesterday at noon", "2026-11-22T12:00:00+01:00"),
            ("friday 8 pm", "2026-11-20T20:00:00+01:00"),
            ("monday 22:00", "2026-11-16T22:00:00+01:00"),
            ("21 Nov 10pm", "2026-11-21T22:00:00+01:00"),
            ("an hour ago", "2026-11-23T08:30:00+01:00"),
            ("2 days ago at 8", "2026-11-21T08:00:00+01:00"),
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
