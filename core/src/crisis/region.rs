//! Which region somebody means, and where they may be: asked in a short list, never presumed.

use crate::content::{Content, RegionContent};
use crate::time::{Instant, Zone};

use super::RegionName;

/// How many regions are offered before somebody types.
const FEW: usize = 5;

/// The region with this code or name, in either case; none where it is not one of those that have lines.
pub(super) fn region_of<'c>(content: &'c Content, typed: &str) -> Option<&'c RegionContent> {
    let typed = typed.trim().to_lowercase();
    // Reserved for the United Kingdom by ISO 3166, and what many people type.
    let typed = if typed == "uk" { "gb" } else { &typed };
    let mut regions = content.crisis_lines.regions.iter();
    regions.find(|region| {
        region.code.to_lowercase() == typed || names(region).any(|name| name == typed)
    })
}

/// The regions that somebody may mean who has typed the beginning of a name, by name; none where nothing was typed.
pub fn regions_like(content: &Content, typed: &str) -> Vec<RegionName> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let begins = |name: String| {
        name.split(' ').any(|word| word.starts_with(&typed)) || name.starts_with(&typed)
    };
    let regions = content.crisis_lines.regions.iter();
    by_name(regions.filter(|region| names(region).any(begins)))
}

/// Where a device in this zone is likely to be: the region of the zone, then those on the same time. Where the zone
/// says nothing, the first of the content. At most five; it is asked, and nothing is chosen by it.
pub fn likely_regions(content: &Content, zone: Zone, now: Instant) -> Vec<RegionName> {
    let regions = &content.crisis_lines.regions;
    let name = zone.to_string();
    let country = zone.country();
    let here = |region: &&RegionContent| Some(region.code.as_str()) == country;
    let wall = zone.wall_clock(now);
    let same_time = |region: &&RegionContent| {
        let there = region.zone.parse::<Zone>();
        there.is_ok_and(|zone| zone.wall_clock(now) == wall)
    };
    let mut likely = by_name(regions.iter().filter(here));
    let near = by_name(
        regions
            .iter()
            .filter(|region| same_time(region) && !here(region)),
    );
    // "Etc/UTC" is the time of no place in particular.
    if name.contains('/') && !name.starts_with("Etc/") {
        likely.extend(near);
    }
    if likely.is_empty() {
        likely.extend(regions.iter().map(named));
    }
    likely.truncate(FEW);
    likely
}

/// The region that a device in this zone is in; none where the zone is of no region that has lines. It is a guess, and
/// is to be called one.
pub fn region_of_zone(content: &Content, zone: Zone) -> Option<RegionName> {
    let country = zone.country()?;
    let mut regions = content.crisis_lines.regions.iter();
    regions.find(|region| region.code == country).map(named)
}

fn names(region: &RegionContent) -> impl Iterator<Item = String> {
    let all = std::iter::once(&region.name).chain(&region.also);
    all.map(|name| name.to_lowercase())
}

fn named(region: &RegionContent) -> RegionName {
    RegionName {
        code: region.code.clone(),
        name: region.name.clone(),
    }
}

/// Regions by name.
pub(super) fn by_name<'c>(regions: impl Iterator<Item = &'c RegionContent>) -> Vec<RegionName> {
    let mut regions: Vec<_> = regions.map(named).collect();
    regions.sort_by(|a, b| a.name.cmp(&b.name));
    regions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::crisis::lines::tests::at;

    fn codes(regions: &[RegionName]) -> Vec<&str> {
        regions.iter().map(|region| region.code.as_str()).collect()
    }

    fn likely(zone: &str) -> Vec<String> {
        let zone = zone.parse().unwrap();
        let found = likely_regions(content("en"), zone, at("2026-11-24"));
        found.into_iter().map(|region| region.code).collect()
    }

    #[test]
    fn a_region_is_known_by_its_code_and_by_what_people_call_it() {
        for (typed, code) in [
            ("de", "DE"),
            (" Germany ", "DE"),
            ("deutschland", "DE"),
            ("UK", "GB"),
            ("scotland", "GB"),
            ("usa", "US"),
            ("ÖSTERREICH", "AT"),
            ("日本", "JP"),
        ] {
            let found = region_of(content("en"), typed).map(|region| region.code.as_str());
            assert_eq!(found, Some(code), "{typed}");
        }
        // A language is not a region, and a beginning is asked about.
        for typed in ["", "en", "XX", "germ", "Atlantis"] {
            assert!(region_of(content("en"), typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn the_beginning_of_a_name_finds_every_region_that_may_be_meant() {
        let like = |typed| regions_like(content("en"), typed);
        assert_eq!(codes(&like("aus")), ["AU", "AT"]);
        assert_eq!(codes(&like("united")), ["GB", "US"]);
        assert_eq!(codes(&like("ireland")), ["IE", "GB"]);
        assert_eq!(codes(&like("so")), ["ZA", "KR"]);
        assert!(like("").is_empty() && like("atlantis").is_empty());
    }

    #[test]
    fn the_zone_of_the_device_is_asked_about_first() {
        assert_eq!(likely("Europe/Vienna")[0], "AT");
        assert_eq!(likely("Australia/Perth")[0], "AU");
        assert_eq!(likely("America/Indiana/Knox")[0], "US");
        assert_eq!(likely("Asia/Tokyo"), ["JP", "KR"]);
        // Prague has no lines here; its neighbours are asked about.
        assert!(likely("Europe/Prague").contains(&"AT".to_owned()));
        for nowhere in ["UTC", "Etc/UTC", "+05:45"] {
            assert_eq!(likely(nowhere), ["US", "CA", "GB", "IE", "AU"], "{nowhere}");
        }
        for zone in chrono_tz::TZ_VARIANTS {
            assert!((1..=FEW).contains(&likely(zone.name()).len()), "{zone}");
        }
    }

    #[test]
    fn the_zone_of_a_device_gives_a_region_or_none_and_never_a_neighbour() {
        let of = |zone: &str| {
            let found = region_of_zone(content("en"), zone.parse().unwrap());
            found.map(|region| region.code)
        };
        assert_eq!(of("Europe/Vienna").as_deref(), Some("AT"));
        assert_eq!(of("America/Indiana/Knox").as_deref(), Some("US"));
        for nowhere in ["Europe/Prague", "UTC", "Etc/UTC", "+05:45"] {
            assert_eq!(of(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn every_region_has_a_zone_of_its_own_country() {
        for region in &content("en").crisis_lines.regions {
            let zone: Zone = region.zone.parse().unwrap();
            assert_eq!(zone.country(), Some(region.code.as_str()));
        }
    }

    #[test]
    fn every_name_of_a_zone_leads_to_its_region_where_that_has_lines() {
        let regions = &content("en").crisis_lines.regions;
        let mut led = 0;
        for zone in Zone::all() {
            let found = likely(&zone.to_string());
            if let Some(region) = regions
                .iter()
                .find(|r| Some(r.code.as_str()) == zone.country())
            {
                assert_eq!(found[0], region.code, "{zone}");
                led += 1;
            }
        }
        assert!(led > 190, "{led}");
        for (name, region) in [
            ("America/Rainy_River", "CA"),
            ("America/Swift_Current", "CA"),
            ("America/Menominee", "US"),
        ] {
            assert_eq!(likely(name)[0], region, "{name}");
        }
    }
}
