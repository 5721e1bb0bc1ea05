//! Appointments out of a calendar file that somebody sent. What can be understood is offered, each entry by itself; what
//! is not is named with a reason, and nothing in the file is ever followed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::file_zone::{FileTime, FileZone, FileZones, Observance};
use super::lines::{Line, lines, plain, unfolded};
use super::problem::{CalendarProblem, refused};
use super::recurrence::{Recurrence, wall};
use super::series::{Instance, Series, series};
use crate::reminders::ReminderError;
use crate::reminders::schedule::Appointment;
use crate::reminders::schedule::{LONGEST_TITLE, day_in_range};
use crate::time::{Day, Instant, Zone};

/// The largest file that is read, in bytes.
pub const LARGEST_CALENDAR: i32 = 4 * 1_024 * 1_024;
/// Entries of a file, and those of them that are still to come.
const MOST_EVENTS: usize = 20_000;
const MOST_COMING: usize = 1_000;
const DEEPEST: usize = 8;
const USUAL_MINUTES: i32 = 50;
const LONGEST_MINUTES: i64 = 7 * 1_440;
const LONGEST_UID: usize = 1_000;

/// What a calendar file holds of what is still to come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarFile {
    /// What can be kept, soonest first.
    pub entries: Vec<CalendarEntry>,
    /// What the file calls off, by its UID: it may have been kept before.
    pub cancelled: Vec<CancelledEntry>,
    /// What was left out, and why.
    pub refused: Vec<RefusedEntry>,
}

/// An appointment in a calendar file, once or coming back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its name in every calendar that has it; empty where the file gives none.
    pub uid: String,
    /// Which version of it this is: a greater one replaces a smaller.
    pub sequence: i64,
    /// What the file calls it, on one line.
    pub title: String,
    /// The next time that it takes place.
    pub next: Appointment,
    /// How it comes back, where it does.
    pub series: Option<Series>,
    /// True where the file gives its time zone another time than the zone of that name has: it is read as the file says.
    pub zone_differs: bool,
}

/// An entry that a file calls off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelledEntry {
    /// Its name in every calendar that has it.
    pub uid: String,
    /// What the file calls it.
    pub title: String,
    /// The version that calls it off.
    pub sequence: i64,
}

/// An entry that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedEntry {
    /// What the file calls it.
    pub title: String,
    /// Why it is left out.
    pub reason: EntryProblem,
}

/// Why an entry of a calendar file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// It names a time zone that neither the file nor Ebb explains.
    UnknownZone,
    /// Its time cannot be read, or lies outside the years that Ebb counts.
    UnknownTime,
    /// All of it has passed.
    Over,
}

/// An appointment that a calendar file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAppointment {
    /// What the file calls it, on one line.
    pub title: String,
    /// When, and for how long.
    pub appointment: Appointment,
    /// True where the file says that it comes back: only the next is taken.
    pub repeats: bool,
}

/// The next time of each appointment in a calendar file, soonest first.
///
/// # Errors
/// [`ReminderError::CalendarRefused`] with the reason.
pub fn import_calendar(
    file: &[u8],
    phone: Zone,
    now: Instant,
) -> Result<Vec<ImportedAppointment>, ReminderError> {
    let read = read_calendar(file, phone, now)?;
    if let Some(first) = read.refused.first().filter(|_| read.entries.is_empty()) {
        return refused(match first.reason {
            EntryProblem::UnknownZone => CalendarProblem::UnknownZone,
            EntryProblem::UnknownTime => CalendarProblem::UnknownTime,
            EntryProblem::Over => CalendarProblem::Over,
        });
    }
    if !read.cancelled.is_empty() && read.entries.is_empty() {
        return refused(CalendarProblem::OnlyCallsOff);
    }
    let found = read.entries.into_iter().map(|entry| ImportedAppointment {
        title: entry.title,
        appointment: entry.next,
        repeats: entry.series.is_some(),
    });
    Ok(found.collect())
}

/// What a calendar file holds of what is to come after `now`. A time without a zone is read in `phone`. Entries for
/// whole days are left out.
///
/// # Errors
/// [`ReminderError::CalendarRefused`] with the reason, where it is no calendar or holds no appointment at all.
pub fn read_calendar(
    file: &[u8],
    phone: Zone,
    now: Instant,
) -> Result<CalendarFile, ReminderError> {
    if file.len() > LARGEST_CALENDAR as usize {
        return refused(CalendarProblem::TooLarge);
    }
    let text = unfolded(file);
    let mut reader = Reader::default();
    for line in lines(&text) {
        reader.line(&line)?;
    }
    if reader.open.is_empty() && !reader.is_calendar {
        return refused(CalendarProblem::NoCalendar);
    }
    if !reader.open.is_empty() {
        return refused(CalendarProblem::CutOff);
    }
    let found = reader.calendar(phone, now);
    if found == CalendarFile::default() {
        return refused(CalendarProblem::NoAppointment);
    }
    if found.entries.len() > MOST_COMING {
        return refused(CalendarProblem::TooManyComing);
    }
    Ok(found)
}

/// A time as the file writes it: its value, and the name of its zone.
#[derive(Clone)]
struct Written {
    value: String,
    zone: Option<String>,
}

impl Written {
    fn of(line: &Line<'_>, value: &str) -> Self {
        Self {
            value: value.trim().to_owned(),
            zone: line.parameter("TZID").map(str::to_owned),
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        let whole = self.value.len() == 8 && self.value.bytes().all(|b| b.is_ascii_digit());
        whole
            .then(|| NaiveDate::parse_from_str(&self.value, "%Y%m%d").ok())
            .flatten()
    }

    fn read(&self, zones: &mut FileZones, phone: Zone) -> Result<FileTime, EntryProblem> {
        let plain = |wall: NaiveDateTime, zone: Zone| FileTime {
            wall,
            at: zone.instant_of(wall),
            zone,
            differs: false,
        };
        if let Some(utc) = self.value.strip_suffix('Z') {
            return Ok(plain(
                wall(utc).ok_or(EntryProblem::UnknownTime)?,
                Zone::UTC,
            ));
        }
        let wall = wall(&self.value).ok_or(EntryProblem::UnknownTime)?;
        match &self.zone {
            None => Ok(plain(wall, phone)),
            Some(name) => zones
                .time(name, wall, phone)
                .ok_or(EntryProblem::UnknownZone),
        }
    }
}

#[derive(Default)]
struct Event {
    uid: String,
    sequence: i64,
    title: String,
    start: Option<Written>,
    end: Option<Written>,
    minutes: Option<i64>,
    rules: Vec<String>,
    dates: Vec<Written>,
    skipped: Vec<Written>,
    instead_of: Option<Written>,
    cancelled: bool,
}

#[derive(Default)]
struct Reader {
    is_calendar: bool,
    /// Names of the components that are open, outermost first.
    open: Vec<String>,
    calls_off: bool,
    zones: FileZones,
    zone: Option<(String, FileZone)>,
    observance: Option<Observance>,
    event: Option<Event>,
    events: Vec<Event>,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>) -> Result<(), ReminderError> {
        if line.is("BEGIN") {
            return self.begin(line.value);
        }
        let Some(open) = self.open.last() else {
            return if self.is_calendar {
                Ok(())
            } else {
                refused(CalendarProblem::NoCalendar)
            };
        };
        if line.is("END") {
            return self.end(line.value);
        }
        match open.as_str() {
            "VCALENDAR" if line.is("METHOD") => {
                self.calls_off = line.value.eq_ignore_ascii_case("CANCEL")
            }
            "VEVENT" => self.property(line),
            "VTIMEZONE" if line.is("TZID") => {
                if let Some((name, _)) = &mut self.zone {
                    *name = line.value.trim_matches('"').to_owned();
                }
            }
            // What belongs to an alarm inside is not the appointment's.
            _ => {
                if let Some(observance) = &mut self.observance {
                    observance.line(line);
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, value: &str) -> Result<(), ReminderError> {
        if self.open.len() >= DEEPEST {
            return refused(CalendarProblem::Broken);
        }
        let name = value.to_ascii_uppercase();
        if self.open.is_empty() && name != "VCALENDAR" {
            return refused(CalendarProblem::NoCalendar);
        }
        self.is_calendar = true;
        match name.as_str() {
            "VEVENT" if self.event.is_some() => {
                return refused(CalendarProblem::Broken);
            }
            "VEVENT" => self.event = Some(Event::default()),
            "VTIMEZONE" => self.zone = Some(Default::default()),
            "STANDARD" | "DAYLIGHT" => self.observance = Some(Observance::default()),
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, value: &str) -> Result<(), ReminderError> {
        let open = self.open.pop();
        if open.is_none_or(|open| !open.eq_ignore_ascii_case(value)) {
            return refused(CalendarProblem::Broken);
        }
        match value.to_ascii_uppercase().as_str() {
            "VEVENT" => {
                if self.events.len() >= MOST_EVENTS {
                    return refused(CalendarProblem::TooMany);
                }
                self.events.extend(self.event.take());
            }
            "VTIMEZONE" => {
                self.zones.zones.extend(self.zone.take());
            }
            "STANDARD" | "DAYLIGHT" => {
                if let (Some((_, zone)), Some(observance)) =
                    (&mut self.zone, self.observance.take())
                {
                    zone.add(observance);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn property(&mut self, line: &Line<'_>) {
        let Some(event) = &mut self.event else {
            return;
        };
        let all = |into: &mut Vec<Written>| {
            let items = line.value.split(',').map(|value| Written::of(line, value));
            let left = MOST_COMING.saturating_sub(into.len());
            into.extend(items.take(left));
        };
        match line.name.to_ascii_uppercase().as_str() {
            "UID" => event.uid = line.value.chars().take(LONGEST_UID).collect(),
            "SEQUENCE" => event.sequence = line.value.trim().parse().unwrap_or_default(),
            "SUMMARY" => event.title = plain(line.value, LONGEST_TITLE as usize),
            "DTSTART" => event.start = Some(Written::of(line, line.value)),
            "DTEND" => event.end = Some(Written::of(line, line.value)),
            "DURATION" => event.minutes = duration_minutes(line.value),
            "RRULE" if event.rules.len() < DEEPEST => event.rules.push(line.value.to_owned()),
            "RDATE" => all(&mut event.dates),
            "EXDATE" => all(&mut event.skipped),
            "RECURRENCE-ID" => event.instead_of = Some(Written::of(line, line.value)),
            "STATUS" => event.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn calendar(self, phone: Zone, now: Instant) -> CalendarFile {
        let Self {
            events,
            mut zones,
            calls_off,
            ..
        } = self;
        let mut found = CalendarFile::default();
        let mut over = None;
        for (event, others) in together(events) {
            if calls_off || event.cancelled && event.instead_of.is_none() {
                found.cancelled.push(CancelledEntry {
                    uid: event.uid,
                    title: event.title,
                    sequence: event.sequence,
                });
                continue;
            }
            let title = event.title.clone();
            match event.entry(&others, &mut zones, phone, now) {
                Ok(Some(entry)) => found.entries.push(entry),
                Ok(None) => {}
                Err(EntryProblem::Over) => over = over.or(Some(title)),
                Err(reason) => found.refused.push(RefusedEntry { title, reason }),
            }
        }
        found.entries.sort_by_key(|entry| entry.next.at);
        // Years that have passed are not listed one by one.
        if let Some(title) = over.filter(|_| found.entries.is_empty() && found.cancelled.is_empty())
        {
            let reason = EntryProblem::Over;
            found.refused.push(RefusedEntry { title, reason });
        }
        found
    }
}

/// Each appointment with its single instances that differ. Of two with one UID the greater SEQUENCE counts, then the later.
fn together(events: Vec<Event>) -> Vec<(Event, Vec<Event>)> {
    let mut found: Vec<(Event, Vec<Event>)> = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let (single, whole): (Vec<_>, Vec<_>) = events
        .into_iter()
        .partition(|event| event.instead_of.is_some());
    for event in whole {
        let known = place.get(&event.uid).filter(|_| !event.uid.is_empty());
        match known.and_then(|at| found.get_mut(*at)) {
            Some((known, _)) if event.sequence >= known.sequence => *known = event,
            Some(_) => {}
            None => {
                place.insert(event.uid.clone(), found.len());
                found.push((event, Vec::new()));
            }
        }
    }
    for event in single {
        match place.get(&event.uid).and_then(|at| found.get_mut(*at)) {
            Some((_, others)) => others.push(event),
            // One instance of a series that is not in the file is an appointment by itself.
            None => found.push((event, Vec::new())),
        }
    }
    found
}

impl Event {
    /// None for whole days and for what has no time.
    fn entry(
        self,
        others: &[Self],
        zones: &mut FileZones,
        phone: Zone,
        now: Instant,
    ) -> Result<Option<CalendarEntry>, EntryProblem> {
        let Some(start) = self.start.as_ref().filter(|start| start.day().is_none()) else {
            return Ok(None);
        };
        if self.cancelled {
            return Ok(None);
        }
        let start = start.read(zones, phone)?;
        day_in_range(Day::from(start.wall.date())).map_err(|_| EntryProblem::UnknownTime)?;
        let minutes = self.lasts(&start, zones, phone);
        let mut differs = start.differs;
        let entry = |next: Instant, series: Option<Series>, differs: bool| {
            Ok(Some(CalendarEntry {
                uid: self.uid.clone(),
                sequence: self.sequence,
                title: self.title.clone(),
                next: Appointment {
                    at: next,
                    zone: start.zone,
                    minutes,
                },
                series,
                zone_differs: differs,
            }))
        };
        if self.rules.is_empty() && self.dates.is_empty() {
            return if start.at < now {
                Err(EntryProblem::Over)
            } else {
                entry(start.at, None, differs)
            };
        }
        let mut instances = Vec::new();
        for other in others {
            let Some(original) = other.instead_of.as_ref() else {
                continue;
            };
            let to = other.start.as_ref().filter(|_| !other.cancelled);
            let to = to.map(|to| to.read(zones, phone)).transpose()?;
            differs |= to.is_some_and(|to| to.differs);
            instances.push(Instance {
                original: original.moment(&start, zones, phone),
                to: to.map(|to| to.at),
            });
        }
        for skipped in &self.skipped {
            instances.push(Instance {
                original: skipped.moment(&start, zones, phone),
                to: None,
            });
        }
        let more: Vec<NaiveDateTime> = self
            .dates
            .iter()
            .filter_map(|date| Some(start.zone.wall_clock(date.moment(&start, zones, phone)?)))
            .collect();
        let rules: Vec<_> = self.rules.iter().map(|text| Recurrence::of(text)).collect();
        let found = series(&start, &rules, &more, &instances, now);
        match found {
            Some((next, series)) => entry(next, Some(series), differs),
            None => Err(EntryProblem::Over),
        }
    }

    fn lasts(&self, start: &FileTime, zones: &mut FileZones, phone: Zone) -> i32 {
        let end = self
            .end
            .as_ref()
            .and_then(|end| end.read(zones, phone).ok());
        end.map(|end| (end.at - start.at).num_minutes())
            .or(self.minutes)
            .filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes))
            .and_then(|minutes| i32::try_from(minutes).ok())
            .unwrap_or(USUAL_MINUTES)
    }
}

impl Written {
    /// The instant that an exception is about: a day alone is that of the series' time.
    fn moment(&self, start: &FileTime, zones: &mut FileZones, phone: Zone) -> Option<Instant> {
        match self.day() {
            Some(day) => Some(start.zone.instant_of(day.and_time(start.wall.time()))),
            None => self.read(zones, phone).ok().map(|time| time.at),
        }
    }
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

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
