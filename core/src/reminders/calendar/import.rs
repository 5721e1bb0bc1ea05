//! Appointments out of a calendar file that somebody sent. The file is small or refused; what is not understood is
//! left alone or refused with a word, and nothing in it is ever followed.

use chrono::{NaiveDateTime, TimeDelta};

use crate::reminders::ReminderError;
use crate::reminders::schedule::Appointment;
use crate::reminders::schedule::{LONGEST_TITLE, day_in_range};
use crate::time::{Day, Zone};

/// The largest file that is read, in bytes.
pub const LARGEST_CALENDAR: i32 = 256 * 1_024;
const MOST_EVENTS: usize = 100;
const DEEPEST: usize = 8;
const USUAL_MINUTES: i32 = 50;
const LONGEST_MINUTES: i64 = 7 * 1_440;

/// An appointment that a calendar file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportedAppointment {
    /// What the file calls it, on one line.
    pub title: String,
    /// When, and for how long.
    pub appointment: Appointment,
    /// True where the file says that it comes back: only the first is taken.
    pub repeats: bool,
}

/// The appointments in a calendar file, in its order. A time without a zone is read in `phone`. All-day entries
/// and cancelled ones are left out.
///
/// # Errors
/// [`ReminderError::CalendarRefused`] with the reason.
pub fn import_calendar(
    file: &[u8],
    phone: Zone,
) -> Result<Vec<ImportedAppointment>, ReminderError> {
    if file.len() > LARGEST_CALENDAR as usize {
        return refused("it is larger than 256 KB; export only the appointment");
    }
    let Ok(text) = std::str::from_utf8(file) else {
        return refused("it is not UTF-8 text; export it again as .ics");
    };
    let lines = unfolded(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut reader = Reader {
        phone,
        open: Vec::new(),
        event: None,
        found: Vec::new(),
    };
    for line in &lines {
        if line.chars().any(|c| c.is_control() && c != '\t') {
            return refused("it holds characters that no calendar uses");
        }
        reader.line(line)?;
    }
    if !reader.open.is_empty() {
        return refused("it ends in the middle; fetch it again");
    }
    if reader.found.is_empty() {
        return refused("it holds no appointment with a time");
    }
    Ok(reader.found)
}

fn refused<T>(reason: &str) -> Result<T, ReminderError> {
    Err(ReminderError::CalendarRefused {
        reason: reason.to_owned(),
    })
}

/// Lines that begin with a space or a tab go on with the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for raw in text.split('\n') {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        match (raw.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(raw.to_owned()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[derive(Default)]
struct Event {
    title: String,
    start: Option<(NaiveDateTime, Zone)>,
    end: Option<(NaiveDateTime, Zone)>,
    minutes: Option<i64>,
    repeats: bool,
    cancelled: bool,
}

struct Reader {
    phone: Zone,
    /// Names of the components that are open, outermost first.
    open: Vec<String>,
    event: Option<Event>,
    found: Vec<ImportedAppointment>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), ReminderError> {
        let Some((name, parameters, value)) = parts(line) else {
            return refused("a line in it is no calendar line");
        };
        if self.open.is_empty() && !(name == "BEGIN" && value.eq_ignore_ascii_case("VCALENDAR")) {
            return refused("it is not a calendar file");
        }
        match name.as_str() {
            "BEGIN" => self.begin(value),
            "END" => self.end(value),
            // What belongs to an alarm or a zone inside is not the appointment's.
            _ if self.open.last().is_some_and(|open| open == "VEVENT") => {
                self.property(&name, parameters, value)
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self, value: &str) -> Result<(), ReminderError> {
        if self.open.len() >= DEEPEST {
            return refused("its parts are nested too deeply");
        }
        let name = value.to_ascii_uppercase();
        if name == "VEVENT" {
            if self.event.is_some() {
                return refused("one appointment stands inside another");
            }
            self.event = Some(Event::default());
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, value: &str) -> Result<(), ReminderError> {
        if self
            .open
            .pop()
            .is_none_or(|open| !open.eq_ignore_ascii_case(value))
        {
            return refused("its parts do not end as they began");
        }
        if value.eq_ignore_ascii_case("VEVENT")
            && let Some(event) = self.event.take()
        {
            self.found.extend(event.appointment()?);
            if self.found.len() > MOST_EVENTS {
                return refused("it holds more than 100 appointments; export only yours");
            }
        }
        Ok(())
    }

    fn property(&mut self, name: &str, parameters: &str, value: &str) -> Result<(), ReminderError> {
        let phone = self.phone;
        let Some(event) = &mut self.event else {
            return Ok(());
        };
        match name {
            "SUMMARY" => event.title = title(value),
            "DTSTART" => event.start = moment(parameters, value, phone)?,
            "DTEND" => event.end = moment(parameters, value, phone)?,
            "DURATION" => event.minutes = duration_minutes(value),
            "RRULE" | "RDATE" => event.repeats = true,
            "STATUS" => event.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
        Ok(())
    }
}

impl Event {
    fn appointment(self) -> Result<Option<ImportedAppointment>, ReminderError> {
        let Some((wall, zone)) = self.start.filter(|_| !self.cancelled) else {
            return Ok(None);
        };
        day_in_range(Day::from(wall.date()))?;
        let at = zone.instant_of(wall);
        let minutes = self
            .end
            .map(|(end, zone)| (zone.instant_of(end) - at).num_minutes())
            .or(self.minutes)
            .filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes))
            .and_then(|minutes| i32::try_from(minutes).ok())
            .unwrap_or(USUAL_MINUTES);
        Ok(Some(ImportedAppointment {
            title: self.title,
            appointment: Appointment { at, zone, minutes },
            repeats: self.repeats,
        }))
    }
}

/// Name, parameters and value of a line. A colon inside quotes belongs to the parameters.
fn parts(line: &str) -> Option<(String, &str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c: char| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain.then(|| (name.to_ascii_uppercase(), parameters, value.trim_end()))
}

/// A time with its zone; none for a whole day.
fn moment(
    parameters: &str,
    value: &str,
    phone: Zone,
) -> Result<Option<(NaiveDateTime, Zone)>, ReminderError> {
    let whole_day = value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
    if whole_day {
        return Ok(None);
    }
    let (text, in_utc) = value
        .strip_suffix('Z')
        .map_or((value, false), |text| (text, true));
    let digits = |b: u8| b.is_ascii_digit() || b == b'T';
    let wall = (text.len() == 15 && text.bytes().all(digits))
        .then(|| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok())
        .flatten();
    let Some(wall) = wall else {
        return refused("a time in it cannot be read");
    };
    // A leap second has no place on a clock of seconds since 1970.
    let wall = wall - TimeDelta::nanoseconds(i64::from(wall.and_utc().timestamp_subsec_nanos()));
    let named = parameters
        .split(';')
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case("TZID"))
        .map(|(_, zone)| zone.trim_matches('"'));
    let zone = match named {
        _ if in_utc => Zone::UTC,
        None => phone,
        Some(name) => match zone_named(name) {
            Some(zone) => zone,
            None => {
                return refused("it names a time zone that is not known; enter the date by hand");
            }
        },
    };
    Ok(Some((wall, zone)))
}

/// An IANA name, or one at the end of a path as some programs write it.
fn zone_named(name: &str) -> Option<Zone> {
    let segments: Vec<&str> = name.split('/').collect();
    (0..segments.len().min(DEEPEST))
        .filter_map(|from| segments.get(from..))
        .find_map(|rest| rest.join("/").parse::<Zone>().ok())
}

/// "PT50M", "PT1H30M", "P1D": minutes.
fn duration_minutes(value: &str) -> Option<i64> {
    let mut minutes = 0_i64;
    let mut number = 0_i64;
    for character in value
        .strip_prefix('+')
        .unwrap_or(value)
        .strip_prefix('P')?
        .chars()
    {
        let unit = match character {
            '0'..='9' => {
                let digit = i64::from(character.to_digit(10)?);
                number = number.checked_mul(10)?.checked_add(digit)?;
                continue;
            }
            'W' => 7 * 1_440,
            'D' => 1_440,
            'H' => 60,
            'M' => 1,
            'S' | 'T' => 0,
            _ => return None,
        };
        minutes = minutes.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    Some(minutes)
}

/// One line of plain characters, cut where a title ends.
fn title(value: &str) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for character in value.chars().filter(|c| !turns_text_around(*c)) {
        match (escaped, character) {
            (false, '\\') => escaped = true,
            (true, 'n' | 'N') | (_, '\t') => {
                text.push(' ');
                escaped = false;
            }
            (_, other) => {
                text.push(other);
                escaped = false;
            }
        }
    }
    text.trim().chars().take(LONGEST_TITLE as usize).collect()
}

/// Marks that make a text look like another one.
fn turns_text_around(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::at;
    use proptest::prelude::*;

    fn berlin() -> Zone {
        "Europe/Berlin".parse().unwrap()
    }

    fn event(lines: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    fn read(lines: &str) -> Result<Vec<ImportedAppointment>, ReminderError> {
        import_calendar(event(lines).as_bytes(), berlin())
    }

    fn why(file: &[u8]) -> String {
        import_calendar(file, berlin()).unwrap_err().to_string()
    }

    #[test]
    fn an_appointment_is_read_in_its_own_zone() {
        let found = read(
            "SUMMARY:Dr. Heron\\, room 3\r\nDTSTART;TZID=America/New_York:20261204T150000\r\nDTEND;TZID=America/New_York:20261204T1545\r\n 00",
        )
        .unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "Dr. Heron, room 3");
        assert_eq!(found[0].appointment.at, at("2026-12-04T15:00:00-05:00"));
        assert_eq!(found[0].appointment.minutes, 45);
    }

    #[test]
    fn times_in_utc_without_a_zone_and_with_a_path_are_understood() {
        let start = |line: &str| read(line).unwrap()[0].appointment.at;
        assert_eq!(
            start("DTSTART:20261204T150000Z"),
            at("2026-12-04T15:00:00Z")
        );
        assert_eq!(
            start("DTSTART:20261204T150000"),
            at("2026-12-04T15:00:00+01:00")
        );
        let path = "DTSTART;TZID=\"/mozilla.org/20050126_1/Asia/Tokyo\":20261204T150000";
        assert_eq!(start(path), at("2026-12-04T15:00:00+09:00"));
    }

    #[test]
    fn what_repeats_is_said_and_what_is_cancelled_or_all_day_is_left_out() {
        let repeats =
            read("DTSTART:20261204T150000Z\r\nDURATION:PT1H30M\r\nRRULE:FREQ=SECONDLY").unwrap();
        assert!(repeats[0].repeats);
        assert_eq!(repeats[0].appointment.minutes, 90);
        assert!(read("DTSTART:20261204T150000Z\r\nSTATUS:CANCELLED").is_err());
        assert!(read("DTSTART;VALUE=DATE:20261204").is_err());
    }

    #[test]
    fn a_hostile_file_is_refused_with_a_word() {
        assert!(why(&vec![b'a'; 300_000]).contains("256 KB"));
        assert!(why(b"\xff\xfe").contains("UTF-8"));
        assert!(why(b"<html>").contains("no calendar line"));
        assert!(why(b"SUMMARY:x").contains("not a calendar"));
        assert!(why(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n").contains("ends in the middle"));
        let deep = "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(10_000);
        assert!(why(deep.as_bytes()).contains("nested"));
        let many = format!(
            "BEGIN:VCALENDAR\n{}END:VCALENDAR",
            "BEGIN:VEVENT\nDTSTART:20261204T150000Z\nEND:VEVENT\n".repeat(200)
        );
        assert!(why(many.as_bytes()).contains("100"));
        assert!(
            why(event("DTSTART:20261204T150000Z\r\nSUMMARY:a\0b").as_bytes())
                .contains("characters")
        );
        assert!(why(event("DTSTART;TZID=Moon:20261204T150000").as_bytes()).contains("time zone"));
        assert!(why(event("DTSTART:99991204T150000Z").as_bytes()).contains("year"));
    }

    proptest! {
        #[test]
        fn no_file_brings_it_down(text in "(BEGIN|END|DTSTART|DURATION|[A-Z;:=\\\\\r\n0-9TZP\u{202e}é ]){0,60}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _any = import_calendar(event(&text).as_bytes(), berlin());
            let _any = import_calendar(&bytes, berlin());
        }
    }
}
