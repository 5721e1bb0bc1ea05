//! What the vault keeps: the plan, and the few settings that must open without the database.

use std::collections::HashMap;

use chrono::{Months, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Contact, CrisisPlan, PlanEntry};
use crate::time::{Instant, is_counted};

/// Months until a plan that was not used is looked at again.
const REVIEW_AFTER_MONTHS: u32 = 3;

/// Everything in the vault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The plan.
    pub plan: CrisisPlan,
    /// Region, language, neutral word and lock.
    pub settings: VaultSettings,
    /// When to look at the plan again; none until it is saved for the first time.
    pub review_at: Option<Instant>,
    /// The times when it was used, oldest first.
    pub uses: Vec<PlanUse>,
}

/// The settings that every screen needs, even when nothing else can be opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultSettings {
    /// ISO 3166-1 alpha-2 code of the region whose crisis lines show; empty until chosen.
    #[serde(default)]
    pub region: String,
    /// BCP 47 tag of the language; empty follows the device.
    #[serde(default)]
    pub language: String,
    /// What Ebb is called on tiles, shortcuts and exports; empty uses the default.
    #[serde(default)]
    pub neutral_word: String,
    /// What shows ahead of the lock; none until asked.
    #[serde(default)]
    pub lock: Option<LockChoice>,
    /// True where the person said that they are under 18.
    #[serde(default)]
    pub under_18: bool,
}

/// What of the plan shows ahead of the lock. Crisis lines always do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockChoice {
    /// All of it.
    All,
    /// Only the parts that the person marks, with the lines.
    MarkedParts,
    /// Nothing: the plan is behind the lock.
    Behind,
}

/// A time when the plan was opened in need, told afterwards and never asked during.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanUse {
    /// Its id, a UUID.
    pub id: String,
    /// When.
    pub at: Instant,
    /// False where the person looked at the plan and did not use it.
    pub used: bool,
    /// Ids of the entries, contacts or crisis lines that helped.
    #[serde(default)]
    pub helped: Vec<String>,
}

impl Kept {
    /// The same with an edited plan, and the next review three months from `now`.
    #[must_use]
    pub fn with_plan(&self, plan: CrisisPlan, now: Instant) -> Self {
        Self {
            plan,
            review_at: now
                .checked_add_months(Months::new(REVIEW_AFTER_MONTHS))
                .filter(|at| is_counted(*at)),
            ..self.clone()
        }
    }

    /// The same after the plan was used: the review is due the next day, never that night. Where one with this id
    /// is kept already, it is corrected.
    #[must_use]
    pub fn after_use(&self, used: PlanUse) -> Self {
        let mut next = self.clone();
        if used.used {
            let next_day = used.at.checked_add_signed(TimeDelta::days(1));
            next.review_at = next_day.filter(|at| is_counted(*at));
        }
        match next.uses.iter_mut().find(|known| known.id == used.id) {
            Some(known) => *known = used,
            None => next.uses.push(used),
        }
        next.uses.sort_by_key(|used| used.at);
        next
    }

    /// The same after the person looked the plan over: the next review is three months from `now`.
    #[must_use]
    pub fn reviewed(&self, now: Instant) -> Self {
        self.with_plan(self.plan.clone(), now)
    }

    /// The same with the plan of an `earlier` version. Settings and uses stay as they are now.
    #[must_use]
    pub fn back_to(&self, earlier: &Self, now: Instant) -> Self {
        self.with_plan(earlier.plan.clone(), now)
    }

    /// The entries and contacts that helped, most often first; ids of what is no longer in the plan are left out.
    pub fn what_helped(&self) -> Vec<String> {
        let in_plan = |id: &str| {
            let entry = |entry: &PlanEntry| entry.id == id;
            let contact = |contact: &Contact| contact.id == id;
            self.plan.entries.iter().any(entry) || self.plan.contacts.iter().any(contact)
        };
        let mut counted: Vec<(&String, usize)> = Vec::new();
        for id in self.uses.iter().flat_map(|used| &used.helped) {
            match counted.iter_mut().find(|(known, _)| *known == id) {
                Some((_, times)) => *times += 1,
                None if in_plan(id) => counted.push((id, 1)),
                None => {}
            }
        }
        counted.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        counted.into_iter().map(|(id, _)| id.clone()).collect()
    }

    /// The same with an id of its own for each thing, which a file that Ebb did not write may lack: what stands there twice,
    /// word for word, is there once, and of two things under one id the later gets another.
    #[must_use]
    pub(crate) fn told_apart(mut self) -> Self {
        tell_apart(&mut self.plan.contacts, |contact| &mut contact.id);
        tell_apart(&mut self.plan.entries, |entry| &mut entry.id);
        tell_apart(&mut self.uses, |used| &mut used.id);
        self
    }
}

fn tell_apart<T: PartialEq>(all: &mut Vec<T>, id: impl Fn(&mut T) -> &mut String) {
    let mut apart: Vec<T> = Vec::with_capacity(all.len());
    // Where the first of each id stands, and the number that the next one gets.
    let mut known: HashMap<String, (usize, u64)> = HashMap::new();
    for mut one in all.drain(..) {
        let mut own = id(&mut one).clone();
        while let Some((first, next)) = known.get_mut(&own) {
            if apart.get(*first) == Some(&one) {
                break;
            }
            own = format!("{}-{next}", id(&mut one));
            *next += 1;
        }
        if known.contains_key(&own) {
            continue;
        }
        known.insert(own.clone(), (apart.len(), 2));
        *id(&mut one) = own;
        apart.push(one);
    }
    *all = apart;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    fn used(id: &str, rfc3339: &str, helped: &[&str]) -> PlanUse {
        PlanUse {
            id: id.to_owned(),
            at: at(rfc3339),
            used: true,
            helped: helped.iter().map(|&id| id.to_owned()).collect(),
        }
    }

    #[test]
    fn a_review_is_due_three_months_after_a_change_and_a_day_after_a_use() {
        let kept = Kept::default().with_plan(example::plan(), at("2026-11-30T10:00:00Z"));
        // There is no 30 February.
        assert_eq!(kept.review_at, Some(at("2027-02-28T10:00:00Z")));
        let kept = kept.after_use(used("u", "2026-12-24T23:30:00Z", &[]));
        assert_eq!(kept.review_at, Some(at("2026-12-25T23:30:00Z")));
        let kept = kept.reviewed(at("2026-12-26T09:00:00Z"));
        assert_eq!(kept.review_at, Some(at("2027-03-26T09:00:00Z")));
    }

    #[test]
    fn looking_without_using_leaves_the_review_where_it_was() {
        let kept = Kept::default().with_plan(example::plan(), at("2026-11-30T10:00:00Z"));
        let looked = kept.after_use(PlanUse {
            used: false,
            ..used("u", "2026-12-24T23:30:00Z", &[])
        });
        assert_eq!(looked.review_at, kept.review_at);
        assert_eq!(looked.uses.len(), 1);
    }

    #[test]
    fn a_use_told_twice_is_kept_once_as_told_last() {
        let kept = Kept::default()
            .after_use(used("b", "2026-12-24T23:30:00Z", &[]))
            .after_use(used("a", "2026-12-20T23:30:00Z", &[]))
            .after_use(used("b", "2026-12-24T23:30:00Z", &["e-ride"]));
        let ids: Vec<_> = kept.uses.iter().map(|used| used.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(kept.uses[1].helped, ["e-ride"]);
    }

    #[test]
    fn going_back_takes_the_plan_and_leaves_settings_and_uses() {
        let earlier = example::kept();
        let mut present = example::kept();
        present.plan.entries.clear();
        present.settings.region = "AT".to_owned();
        present.uses.clear();
        let back = present.back_to(&earlier, at("2026-12-01T00:00:00Z"));
        assert_eq!(back.plan, earlier.plan);
        assert_eq!(back.settings.region, "AT");
        assert!(back.uses.is_empty());
    }

    #[test]
    fn what_helped_most_often_comes_first_and_what_is_gone_is_left_out() {
        let mut kept = example::kept();
        kept.uses = vec![
            used("1", "2026-12-01T00:00:00Z", &["e-ride", "c-sam", "deleted"]),
            used("2", "2026-12-02T00:00:00Z", &["c-sam", "us-988"]),
        ];
        assert_eq!(kept.what_helped(), ["c-sam", "e-ride"]);
    }

    #[test]
    fn two_things_under_one_id_are_told_apart_and_what_stands_twice_is_there_once() {
        let entry = |id, text| example::entry(id, crate::crisis::PlanSection::Reasons, text);
        let mut kept = Kept::default();
        kept.plan.entries = vec![
            entry("e", "the river"),
            entry("e-2", "Sam"),
            entry("e", "the river"),
            entry("e", "the hill"),
            entry("e", "the dog"),
            entry("e-2", "Sam"),
        ];
        let found = kept.told_apart().plan.entries;
        let found: Vec<_> = found
            .iter()
            .map(|entry| (entry.id.as_str(), entry.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("e", "the river"),
                ("e-2", "Sam"),
                ("e-3", "the hill"),
                ("e-4", "the dog")
            ]
        );
        assert_eq!(example::kept().told_apart(), example::kept());
    }

    #[test]
    fn at_the_end_of_the_years_no_review_is_due_that_could_not_be_written() {
        let last = "9999-12-31T23:59:59Z";
        let reviewed = Kept::default().reviewed(at(last));
        assert_eq!(reviewed.review_at, None);
        let used = Kept::default().after_use(PlanUse {
            used: true,
            ..used("u", last, &[])
        });
        assert_eq!(used.review_at, None);
    }
}
