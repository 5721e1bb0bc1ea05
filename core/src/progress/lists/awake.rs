//! Who is awake at this hour, of a list of people: somebody who can be called at four in the morning stands first then.

use chrono::Timelike as _;

use super::records::ListItem;
use crate::content::AwakeHours;
use crate::time::{Instant, TimeOfDay, Zone};

/// True where somebody said that this one is awake now; nobody is where no hours were said.
pub(super) fn is_awake(item: &ListItem, hours: &AwakeHours, now: Instant, zone: Zone) -> bool {
    let clock = zone.wall_clock(now);
    let minute = i32::try_from(clock.hour() * 60 + clock.minute()).unwrap_or(0);
    let at = |field: &str| {
        let said = item.answers.get(field)?.as_str()?;
        said.parse::<TimeOfDay>().ok().map(TimeOfDay::minutes)
    };
    let (Some(from), Some(until)) = (at(&hours.from), at(&hours.until)) else {
        return false;
    };
    match from.cmp(&until) {
        std::cmp::Ordering::Less => (from..until).contains(&minute),
        std::cmp::Ordering::Greater => !(until..from).contains(&minute),
        // From an hour to the same hour is around the clock.
        std::cmp::Ordering::Equal => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Kept;
    use crate::store::Id;

    fn awake(said: &[(&str, &str)], clock: &str) -> bool {
        let now = format!("2026-11-24T{clock}:00+01:00");
        let now = chrono::DateTime::parse_from_rfc3339(&now).unwrap().to_utc();
        let answers = said
            .iter()
            .map(|(field, time)| ((*field).to_owned(), serde_json::Value::from(*time)));
        let item = ListItem {
            id: Id::from_parts(now, &[0; 10]),
            list: "team".to_owned(),
            answers: answers.collect::<Kept>(),
            outcome: None,
            made_at: now,
            edited_at: now,
        };
        let hours = AwakeHours {
            from: "from".to_owned(),
            until: "until".to_owned(),
        };
        is_awake(&item, &hours, now, "Europe/Berlin".parse().unwrap())
    }

    #[test]
    fn hours_that_run_past_midnight_are_hours_of_the_night() {
        let night = [("from", "22:00"), ("until", "06:00")];
        for (clock, is) in [
            ("03:50", true),
            ("05:59", true),
            ("06:00", false),
            ("21:59", false),
            ("22:00", true),
        ] {
            assert_eq!(awake(&night, clock), is, "{clock}");
        }
        let day = [("from", "08:00"), ("until", "20:00")];
        for (clock, is) in [
            ("03:50", false),
            ("08:00", true),
            ("19:59", true),
            ("20:00", false),
        ] {
            assert_eq!(awake(&day, clock), is, "{clock}");
        }
        assert!(awake(&[("from", "07:00"), ("until", "07:00")], "03:50"));
    }

    #[test]
    fn of_whom_half_is_said_nothing_is_known() {
        assert!(!awake(&[], "12:00"));
        assert!(!awake(&[("from", "00:00")], "12:00"));
    }
}
