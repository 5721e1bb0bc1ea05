//! Zones as devices know them, kept in the store: rules that stay in a zone follow whoever knows its clocks best.

use rusqlite::Connection;
use serde::Serialize;

use super::records::{rules_in, tapers_in};
use super::rule::ZoneMode;
use crate::content::{ZoneWords, fill};
use crate::reminders::delivery::{leapt, set_in, setting, travelled};
use crate::store::{Store, StoreError};
use crate::time::{
    Instant, Zone, ZoneKnowledge, ZoneNews, ZoneReport, ZoneVerdict, zone_data_version,
};

const KNOWN: &str = "zones.known";
/// What is new and was not said yet: the one that learns it may be a process that nobody sees.
const UNSAID: &str = "zones.unsaid";

/// The zones, beside the device's own, of which a host should tell what it knows: those in which reminders and
/// appointments stay.
pub fn zones_wanted(store: &Store) -> Result<Vec<Zone>, StoreError> {
    store.read(|db| {
        let of_rules = rules_in(db)?
            .into_iter()
            .filter_map(|rule| match rule.zone {
                ZoneMode::Stays { zone } => Some(zone),
                ZoneMode::FollowsPhone => None,
            });
        let tapers = tapers_in(db)?;
        let steps = tapers.iter().flat_map(|taper| &taper.steps);
        let of_steps = steps.filter_map(|step| Some(step.appointment?.zone));
        let mut wanted: Vec<Zone> = Vec::new();
        for zone in of_rules.chain(of_steps).filter(|zone| !zone.is_fixed()) {
            if !wanted.iter().any(|known| known.is_called_like(&zone)) {
                wanted.push(zone);
            }
        }
        Ok(wanted)
    })
}

/// Keeps what the device knows about zones, and gives what is new. What is planned from then on follows it: ask for
/// the changes anew. [`take_zone_news`] gives what is to be said of it, once.
pub fn learn_zones(
    store: &Store,
    reports: &[ZoneReport],
    now: Instant,
) -> Result<Vec<ZoneNews>, StoreError> {
    let learned = |db: &Connection| -> Result<_, StoreError> {
        let before = known_zones(db)?;
        let mut knowledge = before.clone();
        let news = knowledge.learn(reports, now);
        Ok((knowledge != before).then_some((knowledge, news)))
    };
    // Nearly always there is nothing new, and nobody is waited for.
    if store.read(learned)?.is_none() {
        return Ok(Vec::new());
    }
    store.write(|db| {
        let Some((knowledge, news)) = learned(db)? else {
            return Ok(Vec::new());
        };
        let before = rules_in(db)?;
        set_in(db, KNOWN, &as_json(&knowledge)?)?;
        for (was, rule) in before.iter().zip(&rules_in(db)?) {
            if was.zone != rule.zone {
                // It stays in its zone: where the phone is makes no difference.
                for (id, at) in leapt(was, rule, now, Zone::UTC, Zone::UTC) {
                    travelled(db, id, at)?;
                }
            }
        }
        let mut unsaid = unsaid(db)?;
        for one in &news {
            unsaid.retain(|other| other.zone != one.zone);
            unsaid.push(one.clone());
        }
        if !news.is_empty() {
            set_in(db, UNSAID, &as_json(&unsaid)?)?;
        }
        Ok(news)
    })
}

/// What is new about zones and was not taken yet.
pub fn take_zone_news(store: &Store) -> Result<Vec<ZoneNews>, StoreError> {
    if store.read(unsaid)?.is_empty() {
        return Ok(Vec::new());
    }
    store.write(|db| {
        let news = unsaid(db)?;
        set_in(db, UNSAID, "[]")?;
        Ok(news)
    })
}

fn unsaid(db: &Connection) -> Result<Vec<ZoneNews>, StoreError> {
    let kept = setting(db, UNSAID)?;
    Ok(kept
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

fn as_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::System {
        detail: error.to_string(),
    })
}

/// What devices told. What does not read is told anew at the next look.
pub(crate) fn known_zones(db: &Connection) -> Result<ZoneKnowledge, StoreError> {
    let kept = setting(db, KNOWN)?;
    Ok(kept
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

/// The sentence that says whose clocks count now.
pub fn zone_news_words(words: &ZoneWords, news: &ZoneNews) -> Option<String> {
    let text = match news.verdict {
        ZoneVerdict::TableIsNewer => &words.table_is_newer,
        ZoneVerdict::DeviceIsNewer => &words.device_is_newer,
        ZoneVerdict::DeviceDiffers => &words.device_differs,
        ZoneVerdict::Agreed => return None,
    };
    Some(fill(
        text,
        &[("zone", &news.zone), ("release", zone_data_version())],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::reminders::example::{at, daily, id};
    use crate::reminders::{Wording, has_occurrence, occurrences};
    use crate::reminders::{delete_rule, planned, rules, save_rule};
    use crate::store::scratch;

    fn vancouver(offset_hours: i32, release: Option<&str>) -> ZoneReport {
        ZoneReport {
            zone: "America/Vancouver".to_owned(),
            offset_seconds: offset_hours * 3_600,
            changes: Vec::new(),
            release: release.map(str::to_owned),
        }
    }

    #[test]
    fn a_rule_that_stays_follows_a_device_that_knows_better_and_it_is_said_once() {
        let (_folder, store) = scratch::store();
        let (now, phone) = (at("2026-11-28T12:00:00Z"), Zone::UTC);
        let mut rule = daily("09:00");
        rule.zone = ZoneMode::Stays {
            zone: "America/Vancouver".parse().unwrap(),
        };
        save_rule(&store, rule, now, phone).unwrap();
        let wanted: Vec<_> = zones_wanted(&store)
            .unwrap()
            .iter()
            .map(Zone::to_string)
            .collect();
        assert_eq!(wanted, ["America/Vancouver"]);
        let first = || {
            let plan = planned(&store, now, phone, 10, &Wording::neutral("en")).unwrap();
            plan[0].at
        };
        assert_eq!(
            first(),
            at("2026-11-28T16:00:00Z"),
            "by release 2026f: -07:00"
        );

        let told = learn_zones(&store, &[vancouver(-8, Some("2027a"))], now).unwrap();
        assert_eq!(first(), at("2026-11-28T17:00:00Z"));
        let words = &content("en").reminders.zones;
        let said: Vec<_> = told
            .iter()
            .filter_map(|news| zone_news_words(words, news))
            .collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("America/Vancouver"), "{said:?}");
        assert!(
            learn_zones(&store, &[vancouver(-8, Some("2027a"))], now)
                .unwrap()
                .is_empty()
        );
        let taken = take_zone_news(&store).unwrap();
        assert_eq!(taken, told, "it waits until somebody can be told");
        assert!(take_zone_news(&store).unwrap().is_empty());
        // The rule itself is as it was kept, and its occurrences keep their names.
        let kept = rules(&store).unwrap().remove(0);
        let found = occurrences(&kept, now, at("2026-12-28T12:00:00Z"), phone);
        assert!(found.iter().all(|one| has_occurrence(&kept, one.id.start)));
        save_rule(&store, kept, now, phone).unwrap();

        // An old device is no reason to leave the table, and the reminder goes back.
        let told = learn_zones(&store, &[vancouver(-8, Some("2025b"))], now).unwrap();
        assert_eq!(told[0].verdict, ZoneVerdict::TableIsNewer);
        assert!(zone_news_words(words, &told[0]).unwrap().contains("2026f"));
        assert_eq!(first(), at("2026-11-28T16:00:00Z"));
        delete_rule(&store, id(1)).unwrap();
        assert!(zones_wanted(&store).unwrap().is_empty());
    }

    #[test]
    fn knowledge_that_does_not_read_stands_in_nobodys_way() {
        let (_folder, store) = scratch::store();
        store.write(|db| set_in(db, KNOWN, "{")).unwrap();
        assert!(
            learn_zones(&store, &[vancouver(-7, None)], at("2026-11-28T12:00:00Z"))
                .unwrap()
                .is_empty()
        );
    }
}
