//! The vault as somebody looks at it: what of the plan may show, what may be done with it, and whose lines are near.

use chrono::TimeDelta;

use super::{
    CrisisPlan, LockChoice, OpenedVault, PlanDoor, RegionLines, Vault, VaultCondition,
    VaultSettings, lines, region_of_zone, visible,
};
use crate::content::{Content, VaultConditionWords, counted};
use crate::page::{Block, NoticeKind};
use crate::time::{Instant, Zone};

/// What may show ahead of the lock is asked for so long after a save, and then no longer: it stands above the plan,
/// where nothing may stand in the way at night. Until it is answered nothing shows ahead of the lock.
const ASKED_FOR: TimeDelta = TimeDelta::hours(1);

/// The vault at one look.
pub(crate) struct Look {
    /// As it was found.
    pub opened: OpenedVault,
    /// The plan, as far as it may show.
    pub plan: CrisisPlan,
    /// Nothing of the person's may show, but for what they allowed.
    pub locked: bool,
}

/// The lines of where somebody is.
pub(crate) struct Nearby {
    /// The lines; of no region where that is not known.
    pub lines: RegionLines,
    /// Nobody said where: it is guessed from the zone of the device.
    pub guessed: bool,
}

impl Look {
    /// The word that stands for Ebb where others may look: the person's own, else a neutral one.
    pub(crate) fn neutral_word<'a>(&'a self, content: &'a Content) -> &'a str {
        let own = &self.settings().neutral_word;
        if own.is_empty() {
            &content.reminders.neutral.word
        } else {
            own
        }
    }

    pub(crate) fn at(vault: &Vault, locked: bool) -> Self {
        let opened = vault.open();
        let plan = visible(&opened.kept.plan, opened.kept.settings.lock, locked);
        Self {
            opened,
            plan,
            locked,
        }
    }

    pub(crate) fn settings(&self) -> &VaultSettings {
        &self.opened.kept.settings
    }

    /// False ahead of the lock, and where a newer Ebb wrote the plan.
    pub(crate) fn can_edit(&self) -> bool {
        !self.locked && !matches!(self.opened.condition, VaultCondition::Newer { .. })
    }

    /// True where a setting can be saved without asking first.
    pub(crate) fn can_be_kept(&self) -> bool {
        let savable = matches!(
            self.opened.condition,
            VaultCondition::Whole | VaultCondition::OlderSlot
        );
        savable && !self.locked
    }

    /// True where not all of a plan would show. It is the same whether there is one.
    pub(crate) fn hides_some(&self) -> bool {
        self.locked && self.settings().lock != Some(LockChoice::All)
    }

    /// True where parts are marked one by one.
    pub(crate) fn can_mark(&self) -> bool {
        self.can_edit() && self.settings().lock == Some(LockChoice::MarkedParts)
    }

    /// True while it is asked what may show ahead of the lock.
    pub(crate) fn asks_about_lock(&self, now: Instant) -> bool {
        let saved = self.opened.saved_at;
        let fresh = saved.is_some_and(|at| now - at < ASKED_FOR);
        let open = self.can_edit() && self.can_be_kept() && !self.plan.is_empty();
        open && fresh && self.settings().lock.is_none()
    }

    /// True where it is time to look the plan over.
    pub(crate) fn review_due(&self, now: Instant) -> bool {
        let due = self.opened.kept.review_at.is_some_and(|at| at <= now);
        due && !self.locked && !self.opened.kept.plan.is_empty()
    }

    /// How the files are, in words; nothing where they are as they were saved.
    pub(crate) fn condition(&self, words: &VaultConditionWords) -> Vec<String> {
        match &self.opened.condition {
            VaultCondition::Whole | VaultCondition::Missing => Vec::new(),
            VaultCondition::OlderSlot => vec![words.older_slot.clone()],
            VaultCondition::Newer { .. } => vec![words.newer.clone()],
            VaultCondition::NotAllowed => vec![words.not_allowed.clone()],
            VaultCondition::Damaged { lost, older } => {
                let counts = [(lost, &words.damaged_lost), (older, &words.damaged_older)];
                let told = counts.into_iter().filter(|(n, _)| **n > 0);
                std::iter::once(words.damaged.clone())
                    .chain(told.map(|(n, words)| counted(words, i64::from(*n))))
                    .collect()
            }
        }
    }

    /// The same as notices of a page.
    pub(crate) fn condition_notices(&self, words: &VaultConditionWords) -> Vec<Block> {
        let condition = self.condition(words).into_iter();
        condition
            .map(|words| Block::notice(NoticeKind::Problem, words))
            .collect()
    }

    /// The lines of a region, in the order in which to try them. Ahead of the lock nothing says how old somebody is.
    pub(crate) fn lines_of(
        &self,
        region: &str,
        door: Option<PlanDoor>,
        content: &Content,
        now: Instant,
    ) -> RegionLines {
        let under_18 = self.settings().under_18 && !self.locked;
        lines(content, region, under_18, door, now)
    }

    /// The lines of the person's own region; where they did not say one, of the region that the zone is in.
    pub(crate) fn nearby(
        &self,
        door: Option<PlanDoor>,
        content: &Content,
        now: Instant,
        zone: Zone,
    ) -> Nearby {
        let said = self.lines_of(&self.settings().region, door, content, now);
        let guess = region_of_zone(content, zone).filter(|_| said.code.is_empty());
        match guess {
            Some(region) => Nearby {
                lines: self.lines_of(&region.code, door, content, now),
                guessed: true,
            },
            None => Nearby {
                lines: said,
                guessed: false,
            },
        }
    }
}
