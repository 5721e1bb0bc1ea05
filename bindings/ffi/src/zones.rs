//! Zones change faster than apps: what the platform knows about them is handed in, and the newer knowledge counts.

use ebb_core::time::{Instant, Zone, ZoneReport, known_until};
use ebb_core::view::Moment;

use crate::ebb::by;
use crate::guard::{guard, hold};
use crate::{Ebb, EbbError};

/// What a host is to report of the zones that its platform knows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ZonesWanted {
    /// Names in the IANA database ("America/Vancouver"), beside the device's own zone.
    pub names: Vec<String>,
    /// Up to when the changes of offset are wanted.
    pub until: Instant,
}

/// The device's own zone: as each moment names it, and by the rules that count there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnZone {
    named: Zone,
    settled: Zone,
}

impl OwnZone {
    /// The moment, in the zone by the rules that count.
    pub(crate) fn settle(own: Option<Self>, moment: Moment) -> Moment {
        match own {
            Some(own) if own.named == moment.zone => Moment {
                zone: own.settled,
                ..moment
            },
            _ => moment,
        }
    }
}

#[uniffi::export]
impl Ebb {
    /// The zones in which reminders and appointments stay, of which [`Ebb::learn_zones`] wants to know.
    pub fn zones_wanted(&self, moment: Moment) -> Result<ZonesWanted, EbbError> {
        self.read("zones_wanted", |ebb| {
            let names = ebb.zones_wanted().into_iter().map(|zone| zone.to_string());
            Ok(ZonesWanted {
                names: names.collect(),
                until: known_until(moment.now),
            })
        })
    }

    /// Takes in what the device knows about its own zone, and about those that are wanted. A host calls this as it
    /// starts, once a day and where its zone changed, and then asks anew what to hold. Where another's rules count from
    /// now on, the next page says so, once.
    pub fn learn_zones(
        &self,
        own: ZoneReport,
        others: Vec<ZoneReport>,
        moment: Moment,
    ) -> Result<(), EbbError> {
        guard("learn_zones", || {
            let moment = by(&self.clock, moment);
            let settled = own.settled(moment.now)?.zone;
            *hold(&self.own_zone) = Some(OwnZone {
                named: moment.zone,
                settled,
            });
            let reports: Vec<_> = [own].into_iter().chain(others).collect();
            hold(&self.inner).learn_zones(&reports, &moment);
            Ok(())
        })
    }
}
