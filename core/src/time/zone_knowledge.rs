//! Zones change faster than apps. What a device knows about a zone is set beside the table that is built in: the newer
//! knowledge counts, and where that cannot be told and the device's present offset contradicts, the device's.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::told_zone::ToldZone;
use super::zone_table::NamedZone;
use super::{Instant, TimeError, Zone, zone_data_version};

/// A device tells the changes that come within so many months. Notices are planned for 24.
pub const KNOWN_MONTHS: u32 = 26;

/// An instant from which another offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OffsetChange {
    /// The first instant of it.
    pub at: Instant,
    /// Seconds east of UTC from then on.
    pub offset_seconds: i32,
}

/// What a device knows about one zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ZoneReport {
    /// The zone's name in the IANA database ("America/Vancouver"); empty where the device has rules without a name.
    pub zone: String,
    /// Seconds east of UTC now.
    pub offset_seconds: i32,
    /// The changes of offset that come within `KNOWN_MONTHS`, soonest first.
    pub changes: Vec<OffsetChange>,
    /// The release of the database that the device goes by ("2026f"), where it can be told.
    pub release: Option<String>,
}

/// Whose rules count for a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneVerdict {
    /// Both say the same of the months ahead, or nothing tells that the table is wrong.
    Agreed,
    /// They differ, and the device's release is the older one: the table counts.
    TableIsNewer,
    /// They differ, and the device's release is the newer one: the device counts.
    DeviceIsNewer,
    /// The device shows another offset at this moment, and nothing tells whose rules are newer: the device counts.
    DeviceDiffers,
}

impl ZoneVerdict {
    /// Whether the device is believed instead of the table.
    pub fn is_the_devices(self) -> bool {
        matches!(self, Self::DeviceIsNewer | Self::DeviceDiffers)
    }
}

/// Two opinions on the months ahead: the offset now, and the changes to come.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Opinion<'a> {
    now: i32,
    changes: &'a [OffsetChange],
}

/// The rule, whatever the table says and of whichever release it is.
fn verdict(
    table: Opinion<'_>,
    release: &str,
    device: Opinion<'_>,
    device_release: Option<&str>,
) -> ZoneVerdict {
    let order = device_release.and_then(|other| newer(other, release));
    match order {
        _ if table == device => ZoneVerdict::Agreed,
        Some(Ordering::Greater) => ZoneVerdict::DeviceIsNewer,
        Some(Ordering::Less) => ZoneVerdict::TableIsNewer,
        // Of one release, or nobody knows.
        _ if table.now != device.now => ZoneVerdict::DeviceDiffers,
        _ => ZoneVerdict::Agreed,
    }
}

/// How one release of the database stands to another; none where either is no release ("2026f").
fn newer(one: &str, other: &str) -> Option<Ordering> {
    let parts = |release: &str| {
        let (year, letters) = release.trim().split_at_checked(4)?;
        let year: u16 = year.parse().ok()?;
        let end = letters
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(letters.len());
        let letters = letters.get(..end)?.to_owned();
        // After z comes za.
        Some((year, letters.len(), letters))
    };
    Some(parts(one)?.cmp(&parts(other)?))
}

/// A zone by the rules that count there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledZone {
    /// The zone, by the table or as the device told.
    pub zone: Zone,
    /// Whose rules it follows.
    pub verdict: ZoneVerdict,
}

impl ZoneReport {
    /// The zone by the rules that count. A name that the table does not have is followed as the device told it.
    ///
    /// # Errors
    /// An offset of a day or more.
    pub fn settled(&self, now: Instant) -> Result<SettledZone, TimeError> {
        let plain = Zone::of_device(&self.zone, self.offset_seconds)?;
        let until = known_until(now);
        let told = self.told(now, until);
        let device = || ToldZone::new(NamedZone::named(&self.zone), &told, until).map(Zone::Told);
        let Zone::Named(named) = plain else {
            let follows = told.len() > 1;
            return Ok(SettledZone {
                zone: follows.then(device).flatten().unwrap_or(plain),
                verdict: ZoneVerdict::Agreed,
            });
        };
        let known = table(named, now, until);
        let verdict = verdict(
            opinion(&known),
            zone_data_version(),
            opinion(&told),
            self.release.as_deref(),
        );
        let zone = verdict.is_the_devices().then(device).flatten();
        Ok(SettledZone {
            zone: zone.unwrap_or(plain),
            verdict,
        })
    }

    /// The offset now and the changes up to `until`, in order; a change to the offset that there is already is none.
    fn told(&self, now: Instant, until: Instant) -> Vec<OffsetChange> {
        let mut coming = self.changes.clone();
        coming.sort_by_key(|change| change.at);
        let mut told = vec![OffsetChange {
            at: now,
            offset_seconds: self.offset_seconds,
        }];
        let sane = |change: &OffsetChange| change.offset_seconds.abs() < 86_400;
        for change in coming.into_iter().filter(sane) {
            let another =
                told.last().map(|last| last.offset_seconds) != Some(change.offset_seconds);
            if another && now < change.at && change.at < until {
                told.push(change);
            }
        }
        told
    }
}

/// Up to when a device tells what it knows.
pub fn known_until(now: Instant) -> Instant {
    now.checked_add_months(Months::new(KNOWN_MONTHS))
        .unwrap_or(now)
}

/// The table in the form of a report.
fn table(zone: NamedZone, now: Instant, until: Instant) -> Vec<OffsetChange> {
    let change = |at: i64| {
        Some(OffsetChange {
            at: Instant::from_timestamp(at, 0)?,
            offset_seconds: zone.offset_at(at),
        })
    };
    let coming = zone.changes_after(now.timestamp());
    std::iter::once(OffsetChange {
        at: now,
        offset_seconds: zone.offset_at(now.timestamp()),
    })
    .chain(
        coming
            .map_while(change)
            .take_while(|change| change.at < until),
    )
    .collect()
}

fn opinion(known: &[OffsetChange]) -> Opinion<'_> {
    Opinion {
        now: known.first().map_or(0, |first| first.offset_seconds),
        changes: known.get(1..).unwrap_or_default(),
    }
}

/// What devices have told about zones, kept from one look to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneKnowledge {
    zones: BTreeMap<String, KnownZone>,
}

/// What counts for one zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KnownZone {
    verdict: ZoneVerdict,
    /// The table beside which it was settled: another one is asked anew.
    table: String,
    /// As told, from when on the device is believed; empty where the table counts.
    changes: Vec<OffsetChange>,
    until: Instant,
}

/// That another's rules count for a zone from now on: to be said once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneNews {
    /// The zone's name.
    pub zone: String,
    /// Whose rules count now.
    pub verdict: ZoneVerdict,
    /// The release that the device told, if it did.
    pub release: Option<String>,
}

impl ZoneKnowledge {
    /// Takes in what the device knows, and gives what is new and worth a word. What it told for the time before stays,
    /// so that the past is not told anew.
    pub fn learn(&mut self, reports: &[ZoneReport], now: Instant) -> Vec<ZoneNews> {
        let mut news = Vec::new();
        for report in reports {
            let Ok(settled) = report.settled(now) else {
                continue;
            };
            if NamedZone::named(&report.zone).is_none() {
                continue;
            }
            let before = self.zones.get(&report.zone);
            let was = before.map_or(ZoneVerdict::Agreed, |known| known.verdict);
            if settled.verdict != was && settled.verdict != ZoneVerdict::Agreed {
                news.push(ZoneNews {
                    zone: report.zone.clone(),
                    verdict: settled.verdict,
                    release: report.release.clone(),
                });
            }
            if settled.verdict == ZoneVerdict::Agreed {
                self.zones.remove(&report.zone);
                continue;
            }
            let until = known_until(now);
            let mut changes = Vec::new();
            if settled.verdict.is_the_devices() {
                let past = before.map_or(&[][..], |known| known.changes.as_slice());
                changes.extend(past.iter().copied().filter(|change| change.at < now));
                for change in report.told(now, until) {
                    if changes.last().map(|last| last.offset_seconds) != Some(change.offset_seconds)
                    {
                        changes.push(change);
                    }
                }
            }
            self.zones.insert(
                report.zone.clone(),
                KnownZone {
                    verdict: settled.verdict,
                    table: zone_data_version().to_owned(),
                    changes,
                    until,
                },
            );
        }
        news
    }

    /// The zone by the rules that count there.
    pub fn zone(&self, zone: Zone) -> Zone {
        if self.zones.is_empty() {
            return zone;
        }
        let known = self.zones.get(&zone.to_string());
        known
            .filter(|known| known.table == zone_data_version())
            .and_then(|known| {
                let named = NamedZone::named(&zone.to_string());
                ToldZone::new(named, &known.changes, known.until)
            })
            .map_or(zone, Zone::Told)
    }
}

#[cfg(test)]
#[path = "zone_knowledge_tests.rs"]
mod tests;
