//! A phone that has come to another zone may have leapt over the time of a reminder that follows it.

use chrono::TimeDelta;

use super::settlement::passed;
use crate::reminders::schedule::BoosterTaper;
use crate::reminders::schedule::OccurrenceId;
use crate::reminders::schedule::{ReminderRule, ZoneMode};
use crate::time::{Instant, Zone};

/// The clocks of two zones are at most 26 hours apart.
const ZONES_APART_HOURS: i64 = 27;

/// What was still to come in the zone before, and is over in the one that the phone has come to.
pub(crate) fn leapt_over(
    rules: &[ReminderRule],
    since: Instant,
    before: Zone,
    phone: Zone,
) -> Vec<(OccurrenceId, Instant)> {
    rules
        .iter()
        .filter(|rule| rule.zone == ZoneMode::FollowsPhone)
        .flat_map(|rule| leapt(rule, rule, since, before, phone))
        .collect()
}

/// What was still to come by the rule as it `was`, and is over by it as it is: in another zone of the phone, or by other
/// clocks of the zone in which it stays.
pub(crate) fn leapt(
    was: &ReminderRule,
    rule: &ReminderRule,
    since: Instant,
    before: Zone,
    phone: Zone,
) -> Vec<(OccurrenceId, Instant)> {
    let since = since.max(rule.edited_at);
    let reach = TimeDelta::hours(ZONES_APART_HOURS);
    let end = since.checked_add_signed(reach).unwrap_or(since);
    let to_come = passed(was, since, end, before);
    let begin = since.checked_sub_signed(reach).unwrap_or(since);
    let early = ReminderRule {
        edited_at: begin,
        ..rule.clone()
    };
    let mut over = passed(&early, begin, since, phone);
    over.retain(|(id, _)| to_come.iter().any(|(other, _)| other == id));
    over
}

/// The same for the notices of tapers.
pub(crate) fn tapers_leapt_over(
    tapers: &[BoosterTaper],
    since: Instant,
    before: Zone,
    phone: Zone,
) -> Vec<(OccurrenceId, Instant)> {
    let mut found = Vec::new();
    for taper in tapers {
        let since = since.max(taper.edited_at);
        // The list is in the same order wherever the phone is.
        let both = taper.notices(before).into_iter().zip(taper.notices(phone));
        found.extend(
            both.filter(|(there, here)| there.at > since && here.at <= since)
                .map(|(_, here)| (here.id, here.at)),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily};
    use crate::reminders::{learn_zones, missed, save_rule, settle};
    use crate::store::{Store, scratch};
    use crate::time::ZoneReport;

    fn vancouver(offset_hours: i32, release: &str) -> ZoneReport {
        ZoneReport {
            zone: "America/Vancouver".to_owned(),
            offset_seconds: offset_hours * 3_600,
            changes: Vec::new(),
            release: Some(release.to_owned()),
        }
    }

    fn missed_days(store: &Store) -> Vec<String> {
        let span = [at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")];
        let told = missed(store, span[1]).unwrap();
        let told = told.iter().filter(|one| one.at >= span[0]).take(3);
        told.map(|one| one.id.start.to_string()).collect()
    }

    /// By release 2026f British Columbia is at −07:00 for good; a device of 2027a takes it back to −08:00.
    #[test]
    fn a_zone_that_a_device_knows_better_is_no_journey() {
        let (_folder, store) = scratch::store();
        let told = vancouver(-8, "2027a").settled(at("2026-11-24T12:00:00Z"));
        let phone = told.unwrap().zone;
        save_rule(&store, daily("09:00"), at("2026-11-24T12:00:00Z"), phone).unwrap();
        // Between what the table says (16:00Z) and what the device says (17:00Z), again and again.
        for minute in 1..5 {
            let now = at("2026-11-24T16:30:00Z") + TimeDelta::minutes(minute);
            settle(&store, now, phone).unwrap();
        }
        assert_eq!(missed_days(&store), [""; 0]);
    }

    #[test]
    fn what_newer_clocks_leap_over_is_missed_and_told_whether_it_follows_the_phone_or_stays() {
        let zone: Zone = "America/Vancouver".parse().unwrap();
        let old = vancouver(-8, "2027a");
        let (begin, now) = (at("2026-11-24T12:00:00Z"), at("2026-11-24T16:30:00Z"));
        let before = old.settled(begin).unwrap().zone;
        for mode in [ZoneMode::FollowsPhone, ZoneMode::Stays { zone }] {
            let (_folder, store) = scratch::store();
            learn_zones(&store, std::slice::from_ref(&old), begin).unwrap();
            let rule = ReminderRule {
                zone: mode,
                ..daily("09:00")
            };
            save_rule(&store, rule, begin, before).unwrap();
            settle(&store, now, before).unwrap();
            assert_eq!(missed_days(&store), [""; 0], "{mode:?}: it comes at 17:00Z");
            // The device is updated, and goes by -07:00: nine has been.
            let news = vancouver(-7, "2027b");
            learn_zones(&store, std::slice::from_ref(&news), now).unwrap();
            settle(&store, now, news.settled(now).unwrap().zone).unwrap();
            assert_eq!(missed_days(&store), ["2026-11-24T09:00"], "{mode:?}");
        }
    }
}
