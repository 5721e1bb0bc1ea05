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
    let mut found = Vec::new();
    for rule in rules
        .iter()
        .filter(|rule| rule.zone == ZoneMode::FollowsPhone)
    {
        let since = since.max(rule.edited_at);
        let reach = TimeDelta::hours(ZONES_APART_HOURS);
        let end = since.checked_add_signed(reach).unwrap_or(since);
        let to_come: Vec<_> = passed(rule, since, end, before);
        let begin = since.checked_sub_signed(reach).unwrap_or(since);
        let early = ReminderRule {
            edited_at: begin,
            ..rule.clone()
        };
        let over = passed(&early, begin, since, phone);
        found.extend(
            over.into_iter()
                .filter(|(id, _)| to_come.iter().any(|(other, _)| other == id)),
        );
    }
    found
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
