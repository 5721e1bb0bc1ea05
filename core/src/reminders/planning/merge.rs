//! Everything that is to be shown from now on, soonest first, read from all rules at once only as far as it is
//! asked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use chrono::TimeDelta;

use super::notices::NoticePurpose;
use super::quiet::{is_shifted, shown_at};
use crate::reminders::delivery::{OccurrenceMark, OccurrenceState};
use crate::reminders::schedule::{BoosterTaper, TaperMoment};
use crate::reminders::schedule::{Occurrence, OccurrenceId, Stream, moved};
use crate::reminders::schedule::{ReminderKind, ReminderRule};
use crate::time::{Instant, Zone, to_millis};

/// Something to show, before it is known whether it has a notice of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) at: Instant,
    pub(crate) id: OccurrenceId,
    pub(crate) kind: ReminderKind,
    pub(crate) purpose: NoticePurpose,
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
    /// The one that the heap holds the time of.
    head: Occurrence,
}

/// All candidates after `now`, soonest first.
pub(crate) struct Merge<'a> {
    sources: Vec<Source<'a>>,
    /// Milliseconds and place of each source's head: small, since it is moved about most.
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// What no stream gives: tapers, moved and snoozed ones; the latest first.
    extras: Vec<Candidate>,
    known: Known<'a>,
    now: Instant,
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
            heap: BinaryHeap::with_capacity(rules.len()),
            extras: Vec::new(),
            known,
            now,
            phone,
        };
        for rule in rules.iter().filter(|rule| !rule.paused) {
            merge.add_rule(rule);
        }
        for taper in tapers {
            merge.add_taper(taper);
        }
        merge.add_snoozed(rules, tapers);
        merge
            .extras
            .sort_unstable_by_key(|one| Reverse((one.at, one.id)));
        merge
    }

    fn add_rule(&mut self, rule: &'a ReminderRule) {
        let shifted = is_shifted(rule);
        // What was due last night may be shown this morning.
        let from = if shifted {
            self.now
                .checked_sub_signed(TimeDelta::days(1))
                .unwrap_or(self.now)
        } else {
            self.now
        };
        let mut stream = Stream::new(rule, from, self.phone);
        if let Some(head) = next(
            rule,
            &mut stream,
            shifted,
            &self.known,
            self.now,
            self.phone,
        ) {
            let index = self.sources.len() as u32;
            self.heap.push(Reverse((to_millis(head.at), index)));
            self.sources.push(Source {
                rule,
                stream,
                shifted,
                head,
            });
        }
        for one in moved(rule, self.phone) {
            let at = shown_at(rule, one.at, self.phone);
            if at > self.now && self.known.mark(one.id).is_none() {
                self.extras.push(due(rule, Occurrence { id: one.id, at }));
            }
        }
    }

    fn add_taper(&mut self, taper: &BoosterTaper) {
        for notice in taper.notices(self.phone) {
            // The notices to prepare for one appointment share its state: only a person's word ends them all.
            let over = match (notice.moment, self.known.mark(notice.id)) {
                (TaperMoment::Prepare(_), mark) => mark.is_some_and(OccurrenceMark::is_closed),
                (TaperMoment::MakeDate | TaperMoment::LookBack, mark) => mark.is_some(),
            };
            if notice.at > self.now && !over {
                self.extras.push(Candidate {
                    at: notice.at,
                    id: notice.id,
                    kind: ReminderKind::BoosterSession,
                    purpose: match notice.moment {
                        TaperMoment::MakeDate => NoticePurpose::MakeDate,
                        TaperMoment::Prepare(minutes) => NoticePurpose::Prepare { minutes },
                        TaperMoment::LookBack => NoticePurpose::LookBack,
                    },
                });
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
                self.extras.push(Candidate {
                    at: until,
                    id,
                    kind,
                    purpose: NoticePurpose::Again,
                });
            }
        }
    }

    /// The candidates that keep a place however far off they are, most urgent first: the next one of each rule and
    /// each taper before the second of any.
    pub(crate) fn reserved(&self, most: usize) -> Vec<Candidate> {
        let of_rules = self.heap.iter().filter_map(|Reverse((_, index))| {
            let source = self.sources.get(*index as usize)?;
            let reserved = source.rule.kind.has_a_reserved_place();
            reserved.then(|| due(source.rule, source.head))
        });
        let of_extras = self.extras.iter().copied();
        let mut found: Vec<_> = of_extras
            .filter(|one| one.kind.has_a_reserved_place())
            .chain(of_rules)
            .collect();
        found.sort_unstable_by_key(|one| (one.id.rule, one.at, one.id.start));
        let mut rank = 0;
        let mut ranked: Vec<(i32, Candidate)> = Vec::with_capacity(found.len());
        for one in found {
            let same = ranked
                .last()
                .is_some_and(|(_, last)| last.id.rule == one.id.rule);
            rank = if same { rank + 1 } else { 0 };
            ranked.push((rank, one));
        }
        ranked.sort_unstable_by_key(|(rank, one)| (*rank, one.at));
        ranked.truncate(most);
        ranked.into_iter().map(|(_, one)| one).collect()
    }

    fn pop_extra_before(&mut self, at: Option<i64>) -> Option<Candidate> {
        let next = self.extras.last()?;
        if at.is_some_and(|at| at < to_millis(next.at)) {
            return None;
        }
        self.extras.pop()
    }
}

impl Iterator for Merge<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        if !self.extras.is_empty() {
            let soonest = self.heap.peek().map(|Reverse((at, _))| *at);
            if let Some(extra) = self.pop_extra_before(soonest) {
                return Some(extra);
            }
        }
        let mut top = self.heap.peek_mut()?;
        let Reverse((_, index)) = *top;
        let source = self.sources.get_mut(index as usize)?;
        let candidate = due(source.rule, source.head);
        let (rule, stream) = (source.rule, &mut source.stream);
        match next(
            rule,
            stream,
            source.shifted,
            &self.known,
            self.now,
            self.phone,
        ) {
            Some(head) => {
                source.head = head;
                *top = Reverse((to_millis(head.at), index));
            }
            None => {
                PeekMut::pop(top);
            }
        }
        Some(candidate)
    }
}

/// The next occurrence that is shown after `now` and that nobody has dealt with.
fn next(
    rule: &ReminderRule,
    stream: &mut Stream<'_>,
    shifted: bool,
    known: &Known<'_>,
    now: Instant,
    phone: Zone,
) -> Option<Occurrence> {
    loop {
        let mut one = stream.next()?;
        if shifted {
            one.at = shown_at(rule, one.at, phone);
        }
        if one.at > now && known.mark(one.id).is_none() {
            return Some(one);
        }
    }
}

fn due(rule: &ReminderRule, occurrence: Occurrence) -> Candidate {
    Candidate {
        at: occurrence.at,
        id: occurrence.id,
        kind: rule.kind,
        purpose: NoticePurpose::Due,
    }
}
