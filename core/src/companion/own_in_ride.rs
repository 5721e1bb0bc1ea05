//! What a ride says, now and then, of the person's own: how another ride went that began alike, and why they ride.

use super::state::Companion;
use crate::content::fill;
use crate::crisis::PlanSection;
use crate::page::{Block, LineRole};
use crate::session::ExerciseKind;
use crate::session::records::{self, Record};
use crate::view::{Moment, dates};

const MINUTE_MS: i64 = 60_000;
/// Minutes of a ride at which it speaks of what is the person's own: between the ratings, every five minutes.
const SPEAKS_AT: [i64; 4] = [3, 8, 13, 18];
/// So long it stands.
const STANDS_MS: i64 = 2 * MINUTE_MS;
/// As many exercises before this one are looked through for a ride that began alike.
const LOOKED_THROUGH: i32 = 60;

impl Companion {
    /// One line, while it is its time: at 3 and 13 minutes how another ride went that began as strong, at 8 and 18 a
    /// reason out of the plan. Nothing where there is none, and nothing ahead of the lock.
    pub(super) fn own_in_ride(&self, record: &Record, moment: &Moment) -> Option<Block> {
        let ride = record.live.plan().kind == ExerciseKind::Ride;
        let elapsed_ms = record.live.frame(moment.now).elapsed_ms;
        let turn = SPEAKS_AT.iter().position(|minute| {
            let from = minute * MINUTE_MS;
            (from..from + STANDS_MS).contains(&elapsed_ms)
        });
        let turn = turn.filter(|_| ride && !self.is_locked())?;
        let line = match turn % 2 {
            0 => self.how_another_went(record, moment, turn / 2),
            _ => self.a_reason(moment, turn / 2),
        };
        line.map(|line| Block::lines(LineRole::Lead, [line]))
    }

    /// How the newest ride went, or the one before it, that began with the same number and came down.
    fn how_another_went(&self, record: &Record, moment: &Moment, which: usize) -> Option<String> {
        let (_, first) = record.live.ratings().next()?;
        let begun = record.live.started_at();
        let before =
            self.read_own(|store| records::finished_before(store, begun, LOOKED_THROUGH))?;
        let fell = |other: &Record| {
            let (from, strength) = other.live.ratings().next()?;
            let (to, least) = other.live.ratings().min_by_key(|(_, value)| *value)?;
            let ride = other.live.plan().kind == ExerciseKind::Ride;
            (ride && strength == first && least < first).then_some((least, to - from))
        };
        let (least, after_ms) = before.iter().filter_map(fell).nth(which)?;
        let content = moment.content();
        let span = dates::span(&content.words, after_ms);
        let (first, least) = (first.to_string(), least.to_string());
        let gaps = [("first", first.as_str()), ("then", &least), ("span", &span)];
        Some(fill(&content.words.session.another_ride, &gaps))
    }

    /// Why the person rides, in the words of their plan.
    fn a_reason(&self, moment: &Moment, which: usize) -> Option<String> {
        let plan = self.vault.open().kept.plan;
        let reasons = plan.section(PlanSection::Reasons);
        let mut written = reasons
            .map(|entry| entry.text.trim())
            .filter(|text| !text.is_empty());
        let reason = written.nth(which)?;
        let words = &moment.content().words.session;
        Some(fill(&words.own_reason, &[("reason", reason)]))
    }
}
