//! Hours in which nothing is shown. What falls into them is shown at their end: a measure that is due at ten in the
//! evening comes at eight in the morning, so that no night is disturbed and no measure is lost.

use chrono::{Days, NaiveDateTime};

use crate::reminders::schedule::{QuietWindow, ReminderKind, ReminderRule};
use crate::time::{Civil, Day, EVENING, Instant, MORNING, TimeOfDay, Zone};

/// No measure is asked for in these hours (safety rules).
const NIGHT: QuietWindow = QuietWindow {
    from: EVENING,
    until: MORNING,
};

/// When an occurrence of the rule that is due at `due` is shown to someone in `phone`.
pub(crate) fn shown_at(rule: &ReminderRule, due: Instant, phone: Zone) -> Instant {
    let night = (rule.kind == ReminderKind::CheckIn).then_some(NIGHT);
    // The end of one window may lie in the other; after that it cannot lie in the first again unless the two
    // cover the day, and then the night has the last word.
    [rule.quiet, night]
        .into_iter()
        .flatten()
        .fold(due, |at, window| after(window, at, phone))
}

/// True where [`shown_at`] may answer another instant than it is given.
pub(crate) fn is_shifted(rule: &ReminderRule) -> bool {
    rule.quiet.is_some() || rule.kind == ReminderKind::CheckIn
}

fn lies_in(window: QuietWindow, time: TimeOfDay) -> bool {
    if window.until < window.from {
        time >= window.from || time < window.until
    } else {
        (window.from..window.until).contains(&time)
    }
}

fn after(window: QuietWindow, at: Instant, phone: Zone) -> Instant {
    let wall = phone.wall_clock(at);
    let time = TimeOfDay::shown_by(wall);
    if !lies_in(window, time) {
        return at;
    }
    let tomorrow = window.until < window.from && time >= window.from;
    end_on(wall, tomorrow, window.until)
        .map_or(at, |end| phone.instant_of(end.wall_clock()).max(at))
}

fn end_on(wall: NaiveDateTime, tomorrow: bool, until: TimeOfDay) -> Option<Civil> {
    let date = wall
        .date()
        .checked_add_days(Days::new(u64::from(tomorrow)))?;
    Some(Civil::new(Day::from(date), until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, time};

    fn told(rule: &ReminderRule, due: &str) -> String {
        let zone = "Europe/Berlin".parse().unwrap();
        let shown = shown_at(rule, at(due), zone);
        zone.wall_clock(shown).to_string()
    }

    #[test]
    fn no_measure_is_asked_for_between_nine_in_the_evening_and_eight() {
        let mut rule = daily("22:00");
        rule.kind = ReminderKind::CheckIn;
        assert_eq!(
            told(&rule, "2026-11-23T21:00:00+01:00"),
            "2026-11-24 08:00:00"
        );
        assert_eq!(
            told(&rule, "2026-11-24T07:59:00+01:00"),
            "2026-11-24 08:00:00"
        );
        assert_eq!(
            told(&rule, "2026-11-24T08:00:00+01:00"),
            "2026-11-24 08:00:00"
        );
        assert_eq!(
            told(&rule, "2026-11-24T20:59:00+01:00"),
            "2026-11-24 20:59:00"
        );
    }

    #[test]
    fn a_quiet_window_is_the_persons_own_and_holds_for_its_rule_alone() {
        let mut rule = daily("13:00");
        assert_eq!(
            told(&rule, "2026-11-23T22:00:00+01:00"),
            "2026-11-23 22:00:00"
        );
        rule.quiet = Some(QuietWindow {
            from: time("12:00"),
            until: time("14:30"),
        });
        assert_eq!(
            told(&rule, "2026-11-23T13:00:00+01:00"),
            "2026-11-23 14:30:00"
        );
        assert_eq!(
            told(&rule, "2026-11-23T14:30:00+01:00"),
            "2026-11-23 14:30:00"
        );
    }

    #[test]
    fn a_measure_with_a_quiet_morning_waits_for_both() {
        let mut rule = daily("22:00");
        rule.kind = ReminderKind::CheckIn;
        rule.quiet = Some(QuietWindow {
            from: time("20:00"),
            until: time("21:30"),
        });
        assert_eq!(
            told(&rule, "2026-11-23T20:30:00+01:00"),
            "2026-11-24 08:00:00"
        );
    }

    #[test]
    fn the_night_of_the_clocks_ends_at_eight_on_the_wall() {
        let mut rule = daily("23:00");
        rule.kind = ReminderKind::CheckIn;
        assert_eq!(
            told(&rule, "2026-03-28T23:00:00+01:00"),
            "2026-03-29 08:00:00"
        );
        assert_eq!(
            told(&rule, "2026-10-24T23:00:00+02:00"),
            "2026-10-25 08:00:00"
        );
    }
}
