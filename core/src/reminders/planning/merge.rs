//! Everything that is to be shown from now on, soonest first, read from all rules at once only as far as it is
//! asked for.

use std::cmp::Reverse;

use chrono::{NaiveDate, TimeDelta};

use super::notices::NoticePurpose;
use super::quiet::{is_shifted, shown_at};
use crate::reminders::delivery::{OccurrenceMark, OccurrenceState};
use crate::reminders::schedule::{Beginning, OccurrenceId, Slot, Stream, moved};
use crate::reminders::schedule::{BoosterTaper, FIRST_ASKED_DAYS, TaperMoment};
use crate::reminders::schedule::{ReminderKind, ReminderRule, ZoneMode};
use crate::store::Id;
use crate::time::{Civil, Instant, Zone, from_millis, to_millis};

/// Something to show, before it is known whether it has a notice of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// When it is shown, in milliseconds since 1970.
    pub(crate) at_ms: i64,
    rule: Id,
    start: Start,
    pub(crate) kind: ReminderKind,
    pub(crate) purpose: NoticePurpose,
}

/// The original start: as it stands in a name, or as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Named(Civil),
    Read(Slot),
}

impl Candidate {
    fn named(at: Instant, id: OccurrenceId, kind: ReminderKind, purpose: NoticePurpose) -> Self {
        Self {
            at_ms: to_millis(at),
            rule: id.rule,
            start: Start::Named(id.start),
            kind,
            purpose,
        }
    }

    #[inline(always)]
    fn read(rule: &ReminderRule, slot: Slot, at_ms: i64) -> Self {
        Self {
            at_ms,
            rule: rule.id,
            start: Start::Read(slot),
            kind: rule.kind,
            purpose: NoticePurpose::Due,
        }
    }

    /// Which occurrence it is.
    pub(crate) fn id(&self) -> OccurrenceId {
        let start = match self.start {
            Start::Named(start) => start,
            Start::Read(slot) => slot.start(),
        };
        let rule = self.rule;
        OccurrenceId { rule, start }
    }

    /// When it is shown.
    pub(crate) fn at(&self) -> Instant {
        from_millis(self.at_ms).unwrap_or_default()
    }
}

/// What the person has done about single occurrences, for quick answers.
pub(crate) struct Known<'a> {
    by_id: Vec<&'a OccurrenceState>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(states: &'a [OccurrenceState]) -> Self {
        let mut by_id: Vec<_> = states.iter().collect();
        by_id.sort_unstable_by_key(|state| state.id);
        Self { by_id }
    }

    /// True where nothing was done about any.
    fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    pub(crate) fn mark(&self, id: OccurrenceId) -> Option<OccurrenceMark> {
        if self.by_id.is_empty() {
            return None;
        }
        let place = self
            .by_id
            .binary_search_by_key(&id, |state| state.id)
            .ok()?;
        self.by_id.get(place).map(|state| state.mark)
    }

    fn snoozed(&self) -> impl Iterator<Item = (OccurrenceId, Instant)> + '_ {
        self.by_id.iter().filter_map(|state| match state.mark {
            OccurrenceMark::Snoozed { until } => Some((state.id, until)),
            _ => None,
        })
    }
}

/// One rule, read as far as its next candidate.
struct Source<'a> {
    rule: &'a ReminderRule,
    stream: Stream<'a>,
    shifted: bool,
    /// The one that is next, and when it is shown, in milliseconds since 1970; past everything once the rule has ended.
    next: Slot,
    at_ms: i64,
}

/// A stretch of time is read from every rule at once and then sorted, which costs a candidate less than to find the
/// soonest of all rules each time. It becomes longer where little falls into it.
const FIRST_STRETCH_MS: i64 = 86_400_000;
const LONGEST_STRETCH_MS: i64 = 366 * FIRST_STRETCH_MS;
const FEW: usize = 256;
/// A place in the order is the time within the stretch, and below it these bits of the place in what was read.
const INDEX_BITS: u32 = 28;
const INDEX: u64 = (1 << INDEX_BITS) - 1;

/// All candidates after `now`, soonest first.
pub(crate) struct Merge<'a> {
    sources: Vec<Source<'a>>,
    /// What no stream gives: tapers, moved and snoozed ones; the latest first.
    extras: Vec<Candidate>,
    /// The stretch that was read last, the order of what falls into it, and how much of that was given.
    read: Vec<Candidate>,
    order: Vec<u64>,
    given: usize,
    /// What was given last, where no stream gave it.
    extra: Option<Candidate>,
    stretch_ms: i64,
    known: Known<'a>,
    now: Instant,
    now_ms: i64,
    phone: Zone,
}

impl<'a> Merge<'a> {
    pub(crate) fn new(
        rules: &'a [ReminderRule],
        tapers: &[BoosterTaper],
        known: Known<'a>,
        now: Instant,
        phone: Zone,
    ) -> Self {
        let mut merge = Self {
            sources: Vec::with_capacity(rules.len()),
            extras: Vec::new(),
            read: Vec::new(),
            order: Vec::new(),
            given: 0,
            extra: None,
            stretch_ms: FIRST_STRETCH_MS,
            known,
            now,
            now_ms: to_millis(now),
            phone,
        };
        // What was due last night may be shown this morning.
        let night = now.checked_sub_signed(TimeDelta::days(1)).unwrap_or(now);
        let here = [night, now].map(|from| (from, Beginning::at(from, phone)));
        for rule in rules.iter().filter(|rule| !rule.paused) {
            merge.add_rule(rule, here);
        }
        for taper in tapers {
            merge.add_taper(taper);
        }
        merge.add_snoozed(rules, tapers);
        merge
            .extras
            .sort_unstable_by_key(|one| Reverse((one.at_ms, one.id())));
        merge
    }

    /// `here` is where reading begins for what may be shown later than it is due, and for what may not.
    fn add_rule(&mut self, rule: &'a ReminderRule, here: [(Instant, Beginning); 2]) {
        let shifted = is_shifted(rule);
        let [late, at_once] = here;
        let (from, here) = if shifted { late } else { at_once };
        let beginning = match rule.zone {
            ZoneMode::FollowsPhone => here,
            ZoneMode::Stays { zone } => Beginning::at(from, zone),
        };
        let mut stream = Stream::from(rule, &beginning);
        if let Some((next, at_ms)) = self.next_of(rule, &mut stream, shifted) {
            self.sources.push(Source {
                rule,
                stream,
                shifted,
                next,
                at_ms,
            });
        }
        for one in moved(rule, self.phone) {
            let at = shown_at(rule, one.at, self.phone);
            if at > self.now && self.known.mark(one.id).is_none() {
                let due = NoticePurpose::Due;
                self.extras
                    .push(Candidate::named(at, one.id, rule.kind, due));
            }
        }
    }

    fn add_taper(&mut self, taper: &BoosterTaper) {
        for notice in taper.notices(self.phone) {
            // The notices to prepare for one appointment share its state: only a person's word ends them all.
            let over = match (notice.moment, self.known.mark(notice.id)) {
                (TaperMoment::Prepare(_), mark) => mark.is_some_and(OccurrenceMark::is_closed),
                (TaperMoment::MakeDate { .. } | TaperMoment::LookBack, mark) => mark.is_some(),
            };
            if notice.at > self.now && !over {
                let purpose = match notice.moment {
                    TaperMoment::MakeDate {
                        days: FIRST_ASKED_DAYS,
                    } => NoticePurpose::MakeDate,
                    TaperMoment::MakeDate { days } => NoticePurpose::StillNoDate { days },
                    TaperMoment::Prepare(minutes) => NoticePurpose::Prepare { minutes },
                    TaperMoment::LookBack => NoticePurpose::LookBack,
                };
                let kind = ReminderKind::BoosterSession;
                self.extras
                    .push(Candidate::named(notice.at, notice.id, kind, purpose));
            }
        }
    }

    fn add_snoozed(&mut self, rules: &[ReminderRule], tapers: &[BoosterTaper]) {
        let snoozed: Vec<_> = self.known.snoozed().collect();
        for (id, until) in snoozed {
            let kind = match rules.iter().find(|rule| rule.id == id.rule) {
                Some(rule) if !rule.paused => rule.kind,
                None if tapers
                    .iter()
                    .any(|taper| taper.id == id.rule && !taper.paused) =>
                {
                    ReminderKind::BoosterSession
                }
                _ => continue,
            };
            if until > self.now {
                let again = NoticePurpose::Again;
                self.extras.push(Candidate::named(until, id, kind, again));
            }
        }
    }

    /// The candidates that keep a place however far off they are, most urgent first: the next one of each rule and
    /// each taper before the second of any.
    pub(crate) fn reserved(&self, most: usize) -> Vec<Candidate> {
        let of_rules = self.sources.iter().filter_map(|source| {
            let reserved = source.rule.kind.has_a_reserved_place();
            reserved.then(|| Candidate::read(source.rule, source.next, source.at_ms))
        });
        let of_extras = self.extras.iter().copied();
        let mut found: Vec<_> = of_extras
            .filter(|one| one.kind.has_a_reserved_place())
            .chain(of_rules)
            .collect();
        found.sort_unstable_by_key(|one| (one.rule, one.at_ms, one.id().start));
        let mut rank = 0;
        let mut ranked: Vec<(i32, Candidate)> = Vec::with_capacity(found.len());
        for one in found {
            let same = ranked.last().is_some_and(|(_, last)| last.rule == one.rule);
            rank = if same { rank + 1 } else { 0 };
            ranked.push((rank, one));
        }
        ranked.sort_unstable_by_key(|(rank, one)| (*rank, one.at_ms));
        ranked.truncate(most);
        ranked.into_iter().map(|(_, one)| one).collect()
    }

    /// Reads the next stretch in which something falls; false where no rule has anything left.
    #[cold]
    fn read_on(&mut self) -> bool {
        self.given = 0;
        self.read.clear();
        self.order.clear();
        let heads = self.sources.iter().map(|source| source.at_ms);
        let Some(from) = heads.min().filter(|at| *at < i64::MAX) else {
            return false;
        };
        let until = from.saturating_add(self.stretch_ms);
        let mut sources = std::mem::take(&mut self.sources);
        for source in &mut sources {
            while source.at_ms < until {
                self.order.push(place(source.at_ms - from, self.read.len()));
                self.read
                    .push(Candidate::read(source.rule, source.next, source.at_ms));
                match self.next_of(source.rule, &mut source.stream, source.shifted) {
                    Some((next, at_ms)) => (source.next, source.at_ms) = (next, at_ms),
                    None => source.at_ms = i64::MAX,
                }
            }
        }
        self.sources = sources;
        self.order.sort_unstable();
        if self.read.len() < FEW {
            self.stretch_ms = (self.stretch_ms * 2).min(LONGEST_STRETCH_MS);
        }
        true
    }

    /// The next candidate. It stays where it was read: copying each costs as much as reading it.
    pub(crate) fn next(&mut self) -> Option<&Candidate> {
        let left = self.given < self.order.len() || self.read_on();
        let index = self.order.get(self.given).map(|place| place & INDEX);
        let read = index.and_then(|index| self.read.get(index as usize));
        let comes_first = |extra: &mut Candidate| read.is_none_or(|read| extra.at_ms <= read.at_ms);
        self.extra = if self.extras.is_empty() {
            None
        } else {
            self.extras.pop_if(comes_first)
        };
        if self.extra.is_some() {
            return self.extra.as_ref();
        }
        self.given += usize::from(left);
        read
    }

    /// The next occurrence that is shown after now and that nobody has dealt with, and when that is.
    #[inline(always)]
    fn next_of(
        &self,
        rule: &ReminderRule,
        stream: &mut Stream<'_>,
        shifted: bool,
    ) -> Option<(Slot, i64)> {
        loop {
            let slot = stream.next_through(NaiveDate::MAX)?;
            let mut at_ms = slot.at_ms();
            if shifted {
                at_ms = to_millis(shown_at(rule, slot.at()?, self.phone));
            }
            let dealt_with = || {
                let (rule, start) = (rule.id, slot.start());
                self.known.mark(OccurrenceId { rule, start }).is_some()
            };
            if at_ms > self.now_ms && (self.known.is_empty() || !dealt_with()) {
                return Some((slot, at_ms));
            }
        }
    }
}

/// Where something stands that is so long after the beginning of a stretch. A time that a gap moved may come before one
/// of the same rule that is already given: then it is next.
fn place(after_ms: i64, index: usize) -> u64 {
    (after_ms.max(0) as u64) << INDEX_BITS | index as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, id, rule, schedules};
    use crate::reminders::occurrences;
    use crate::time::TimeOfDay;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_in_stretches_is_what_all_of_it_sorted_is(
            made in proptest::collection::vec((
                schedules(),
                proptest::collection::btree_set(0..1_440_u32, 1..4),
                proptest::sample::select(vec![ReminderKind::Own, ReminderKind::CheckIn]),
            ), 0..40),
            days in 1..900_i64,
            zone in proptest::sample::select(Zone::all()),
        ) {
            let now = at("2026-11-23T00:00:00Z");
            let until = now + TimeDelta::days(days);
            let rules: Vec<_> = (1..).zip(made).map(|(number, (schedule, times, kind))| {
                let mut rule = rule(schedule, &["09:00"], "2026-11-01");
                (rule.id, rule.kind) = (id(number), kind);
                rule.times = times.iter().filter_map(|m| TimeOfDay::of(m / 60, m % 60)).collect();
                rule
            }).collect();
            let all = rules.iter().flat_map(|rule| {
                let from = now - TimeDelta::days(1);
                occurrences(rule, from, until, zone).into_iter().map(|one| {
                    let at = if is_shifted(rule) { shown_at(rule, one.at, zone) } else { one.at };
                    (at, one.id)
                })
            });
            let mut all: Vec<_> = all.filter(|(at, _)| (now < *at) && *at < until).collect();
            all.sort_unstable();
            let mut merge = Merge::new(&rules, &[], Known::new(&[]), now, zone);
            let mut found = Vec::new();
            while let Some(one) = merge.next().filter(|one| one.at() < until + TimeDelta::days(2)) {
                found.push((one.at(), one.id()));
            }
            // A gap may move a time behind the next one of its rule, by three hours at most.
            for pair in found.windows(2) {
                prop_assert!(pair[1].0 - pair[0].0 > TimeDelta::hours(-25));
            }
            found.retain(|(at, _)| *at < until);
            found.sort_unstable();
            prop_assert_eq!(found, all);
        }
    }
}
