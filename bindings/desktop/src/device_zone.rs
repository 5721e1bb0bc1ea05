//! What this computer knows about its time zone, by the rules that `date` goes by: the variable TZ in each of its forms,
//! else the system's zone. Read again when the system's zone has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{Local, Months, TimeDelta};
use ebb_core::time::{Instant, KNOWN_MONTHS, OffsetChange, Zone, ZoneReport};
use tz::TimeZone;

const SYSTEM: &str = "/etc/localtime";
/// Where the zones lie: Linux, then macOS, then some BSDs.
const FOLDERS: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/var/db/timezone/zoneinfo",
    "/usr/share/lib/zoneinfo",
];
/// What POSIX leaves open and every system does: a summer time without rules follows those of the United States.
const USUAL_RULES: &str = ",M3.2.0,M11.1.0";

/// The zone of this computer, and what would tell that it is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeviceZone {
    pub(crate) zone: Zone,
    /// What its files know of it; none on a system without such files.
    report: Option<ZoneReport>,
    read_at: Instant,
    /// The file that says what the zone is.
    path: PathBuf,
    state: Option<FileState>,
}

/// A file as it lay there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileState {
    target: Option<PathBuf>,
    changed: Option<SystemTime>,
}

impl DeviceZone {
    /// Read at `now`, by the variable TZ where it is set.
    pub(crate) fn read(now: Instant) -> Self {
        Self::by_variable(std::env::var("TZ").ok().as_deref(), now)
    }

    /// The zone that the variable TZ means; without it the system's. What no system understands is UTC, as `date` says.
    fn by_variable(variable: Option<&str>, now: Instant) -> Self {
        let source = match variable {
            None => Source {
                name: iana_time_zone::get_timezone().ok(),
                rules: file(Path::new(SYSTEM)),
                path: PathBuf::from(SYSTEM),
            },
            Some(text) => named_or_posix(text.strip_prefix(':').unwrap_or(text).trim()),
        };
        let name = source.name.unwrap_or_default();
        let report = source
            .rules
            .and_then(|rules| report(name.clone(), &rules, now));
        let zone = match &report {
            Some(report) => report.settled(now).map(|settled| settled.zone),
            // No file of zones on this system: its name and its present offset are all there is.
            None if variable.is_none() || name.parse::<Zone>().is_ok() => {
                Zone::of_device(&name, Local::now().offset().local_minus_utc())
            }
            None => Ok(Zone::UTC),
        };
        Self {
            zone: zone.unwrap_or(Zone::UTC),
            report,
            read_at: now,
            state: FileState::of(&source.path),
            path: source.path,
        }
    }

    /// True where the zone's file changed, or a day passed that the months ahead have come nearer.
    pub(crate) fn is_old(&self, now: Instant) -> bool {
        (now - self.read_at).abs() > TimeDelta::days(1) || self.state != FileState::of(&self.path)
    }

    /// What this computer knows about its own zone and about `others`.
    pub(crate) fn reports(&self, others: &[Zone], now: Instant) -> Vec<ZoneReport> {
        let others = others
            .iter()
            .filter(|other| !other.is_called_like(&self.zone))
            .filter_map(|other| {
                let name = other.to_string();
                report(name.clone(), &rules_named(&name)?.0, now)
            });
        self.report.clone().into_iter().chain(others).collect()
    }
}

impl FileState {
    fn of(path: &Path) -> Option<Self> {
        let changed = fs::metadata(path).ok()?.modified().ok();
        Some(Self {
            target: fs::read_link(path).ok(),
            changed,
        })
    }
}

/// Where a zone comes from.
struct Source {
    name: Option<String>,
    rules: Option<TimeZone>,
    path: PathBuf,
}

/// A file of the database by its name or its path; else the rules that the text itself gives.
fn named_or_posix(text: &str) -> Source {
    let path = Path::new(text);
    if path.is_absolute() {
        return Source {
            name: name_of(path),
            rules: file(path),
            path: path.to_owned(),
        };
    }
    let known = text.parse::<Zone>().is_ok_and(|zone| !zone.is_fixed());
    let found = (!text.is_empty()).then(|| rules_named(text)).flatten();
    if found.is_some() || known {
        let (rules, path) = found.unzip();
        return Source {
            name: Some(text.to_owned()),
            rules,
            path: path.unwrap_or_default(),
        };
    }
    Source {
        name: None,
        rules: posix(text).or_else(|| posix(&format!("{text}{USUAL_RULES}"))),
        path: PathBuf::new(),
    }
}

/// The name in the database of a file of it, also where a link leads there, as /etc/localtime is one.
fn name_of(path: &Path) -> Option<String> {
    let within = |path: &Path| {
        let within = FOLDERS
            .iter()
            .find_map(|folder| path.strip_prefix(folder).ok())?;
        let name = within.to_str()?;
        // Two more copies of the database lie there, one of them with leap seconds.
        let bare = name
            .strip_prefix("posix/")
            .or_else(|| name.strip_prefix("right/"));
        Some(bare.unwrap_or(name).to_owned())
    };
    within(path).or_else(|| within(&fs::canonicalize(path).ok()?))
}

/// The rules that the system keeps under a name, and their file.
fn rules_named(name: &str) -> Option<(TimeZone, PathBuf)> {
    FOLDERS.iter().find_map(|folder| {
        let path = Path::new(folder).join(name);
        Some((file(&path)?, path))
    })
}

fn file(path: &Path) -> Option<TimeZone> {
    TimeZone::from_tz_data(&fs::read(path).ok()?).ok()
}

/// "EST5EDT,M3.2.0,M11.1.0". Read as the last line of a zone file without changes, where hours beyond a day are allowed
/// as POSIX has had them since 2024.
fn posix(text: &str) -> Option<TimeZone> {
    if !text.is_ascii() || text.contains('\n') || text.is_empty() {
        return None;
    }
    // RFC 9636: no indicators, no leap seconds, no changes; one type of offset nought with an empty name, twice.
    let mut part = b"TZif3".to_vec();
    part.extend([0; 15]);
    for count in [0_u32, 0, 0, 0, 1, 4] {
        part.extend(count.to_be_bytes());
    }
    part.extend([0; 6]);
    part.extend(b"UTC\0");
    let mut whole = part.repeat(2);
    whole.extend(format!("\n{text}\n").bytes());
    TimeZone::from_tz_data(&whole).ok()
}

/// The offset now, the changes to come and the release of the system's database.
fn report(zone: String, rules: &TimeZone, now: Instant) -> Option<ZoneReport> {
    let offset = |at: Instant| {
        let found = rules.find_local_time_type(at.timestamp()).ok()?;
        Some(found.ut_offset())
    };
    let end = now.checked_add_months(Months::new(KNOWN_MONTHS))?;
    let mut changes = Vec::new();
    // From half day to half day, and then by halves.
    let step = TimeDelta::hours(12);
    let mut begin = now;
    while begin < end {
        let (mut before, mut after) = (begin, begin + step);
        begin = after;
        if offset(before)? == offset(after)? {
            continue;
        }
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if offset(middle)? == offset(before)? {
                before = middle;
            } else {
                after = middle;
            }
        }
        let at = Instant::from_timestamp(after.timestamp(), 0)?;
        changes.push(OffsetChange {
            at,
            offset_seconds: offset(at)?,
        });
    }
    Some(ZoneReport {
        zone,
        offset_seconds: offset(now)?,
        changes,
        release: release(),
    })
}

/// The release of the system's database, where a file beside it says so.
fn release() -> Option<String> {
    FOLDERS.iter().find_map(|folder| {
        let folder = Path::new(folder);
        if let Ok(version) = fs::read_to_string(folder.join("+VERSION")) {
            return Some(version.trim().to_owned());
        }
        let list = fs::read(folder.join("tzdata.zi")).ok()?;
        let first = list.split(|byte| *byte == b'\n').next()?;
        let version = std::str::from_utf8(first)
            .ok()?
            .strip_prefix("# version ")?;
        Some(version.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Each form of TZ, and some that are none.
    const FORMS: [&str; 22] = [
        ":America/New_York",
        "America/New_York",
        "EST5EDT,M3.2.0,M11.1.0",
        "<+0530>-5:30",
        "/usr/share/zoneinfo/America/New_York",
        ":/usr/share/zoneinfo/Europe/Berlin",
        "UTC-3",
        "MST7",
        "EST5EDT",
        "XYZ5ABC",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "IST-2IDT,M3.4.4/26,M10.5.0",
        "NZST-12NZDT,M9.5.0,M4.1.0/3",
        "WART4WARST,J1/0,J365/25",
        "AAA3BBB,100/2,280/2",
        "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
        "",
        ":",
        "UTC",
        "Nowhere/AtAll",
        "garbage in",
    ];

    /// `date` with this TZ, in seconds east of UTC.
    fn date_says(variable: &str, at: Instant) -> i64 {
        let output = Command::new("date")
            .env("TZ", variable)
            .args(["-d", &format!("@{}", at.timestamp()), "+%z"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let number: i64 = text.trim().parse().unwrap();
        number.signum() * (number.abs() / 100 * 3_600 + number.abs() % 100 * 60)
    }

    #[test]
    fn the_variable_means_what_date_takes_it_for() {
        let now: Instant = "2026-07-01T12:00:00Z".parse().unwrap();
        for form in FORMS {
            let zone = DeviceZone::by_variable(Some(form), now).zone;
            for at in [
                "2026-07-01T12:00:00Z",
                "2026-12-24T09:00:00Z",
                "2027-08-01T00:00:00Z",
            ] {
                let at: Instant = at.parse().unwrap();
                let wall = zone.wall_clock(at).and_utc() - at;
                assert_eq!(wall.num_seconds(), date_says(form, at), "TZ={form} at {at}");
            }
        }
    }

    #[test]
    fn a_name_stays_a_name_however_it_is_written() {
        let now: Instant = "2026-07-01T12:00:00Z".parse().unwrap();
        for form in [
            "America/New_York",
            ":America/New_York",
            "/usr/share/zoneinfo/America/New_York",
            "/usr/share/zoneinfo/posix/America/New_York",
        ] {
            let known = DeviceZone::by_variable(Some(form), now).zone.to_string();
            assert!(
                known == "America/New_York"
                    || !Path::new(form.trim_start_matches(':')).exists()
                        && form.starts_with("/usr"),
                "{form}: {known}"
            );
        }
        let zone = DeviceZone::by_variable(Some("UTC-3"), now).zone;
        assert_eq!(zone.to_string(), "+03:00");
    }

    #[test]
    fn another_zone_is_noticed_and_so_is_a_day_that_passed() {
        let now: Instant = "2026-07-01T12:00:00Z".parse().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("localtime");
        let zone_file = |name| Path::new(FOLDERS[0]).join(name);
        std::os::unix::fs::symlink(zone_file("Europe/Berlin"), &link).unwrap();
        let variable = format!(":{}", link.display());
        let read = DeviceZone::by_variable(Some(&variable), now);
        assert_eq!(read.zone.to_string(), "Europe/Berlin");
        assert!(!read.is_old(now + TimeDelta::hours(20)));
        assert!(read.is_old(now + TimeDelta::hours(25)));
        assert!(read.is_old(now - TimeDelta::hours(25)));
        fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink(zone_file("Asia/Tokyo"), &link).unwrap();
        assert!(read.is_old(now));
        let again = DeviceZone::by_variable(Some(&variable), now);
        assert_eq!(again.zone.to_string(), "Asia/Tokyo");
    }

    #[test]
    fn the_system_tells_of_its_own_zone_and_of_those_that_are_wanted() {
        let now: Instant = "2026-07-01T12:00:00Z".parse().unwrap();
        let read = DeviceZone::by_variable(Some("Europe/Berlin"), now);
        let wanted = ["Asia/Tokyo", "Europe/Berlin"].map(|name| name.parse().unwrap());
        let reports = read.reports(&wanted, now);
        let told: Vec<_> = reports
            .iter()
            .map(|report| {
                (
                    report.zone.as_str(),
                    report.offset_seconds,
                    report.changes.len(),
                )
            })
            .collect();
        // To September 2028: Berlin changes in October and March.
        assert_eq!(
            told,
            [("Europe/Berlin", 7_200, 4), ("Asia/Tokyo", 32_400, 0)]
        );
        assert_eq!(reports[0].release, reports[1].release);
    }
}
