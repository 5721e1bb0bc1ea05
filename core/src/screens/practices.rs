//! Every practice that there is: those of the content, and those that someone handed over.

use super::companion::Companion;
use super::said;
use crate::content::{Content, PracticeContent};
use crate::packs::{HandedPractice, handed_practices, wording};
use crate::session::ExerciseKind;
use crate::view::Moment;

/// The practices, by id and all of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Practices<'a> {
    pub(super) content: &'a Content,
    handed: &'a [HandedPractice],
}

impl<'a> Practices<'a> {
    /// The practice with this id.
    pub(super) fn get(&self, id: &str) -> Option<&'a PracticeContent> {
        self.content
            .practice(id)
            .or_else(|| self.handed().find(|practice| practice.id == id))
    }

    /// All of them, those of the content first.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a PracticeContent> + use<'a> {
        self.content.practices.practices.iter().chain(self.handed())
    }

    /// Those that someone handed over.
    pub(super) fn handed(&self) -> impl Iterator<Item = &'a PracticeContent> + use<'a> {
        self.handed.iter().map(|handed| &handed.practice)
    }

    /// Where a practice was read; for one that was handed over, first who it is from.
    pub(super) fn source(&self, practice: &PracticeContent) -> String {
        let source = &practice.source.name;
        let handed = |handed: &&HandedPractice| handed.practice.id == practice.id;
        let Some(handed) = self.handed.iter().find(handed) else {
            return source.clone();
        };
        let from = wording::unverified(self.content, &handed.from);
        [from.as_str(), source]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// "Riding an urge", or the name of the pattern or the practice.
    pub(super) fn exercise(&self, kind: ExerciseKind, pattern: &str) -> &'a str {
        match (kind, self.get(pattern)) {
            (ExerciseKind::Practice, Some(practice)) => &practice.name,
            _ => said::exercise(self.content, kind, pattern),
        }
    }

    /// The name of a tool such as `practice:sounds` or `breathing:sigh`.
    pub(super) fn tool(&self, tool: &str) -> &'a str {
        let practice = tool.strip_prefix("practice:").and_then(|id| self.get(id));
        practice.map_or_else(|| said::tool(self.content, tool), |practice| &practice.name)
    }
}

impl Companion {
    /// Every practice; ahead of the lock, those of the content.
    pub(super) fn practices(&self, moment: &Moment) -> Practices<'_> {
        self.practices_of(moment.content())
    }

    pub(super) fn practices_of<'a>(&'a self, content: &'a Content) -> Practices<'a> {
        let handed: &[HandedPractice] = if self.locked { &[] } else { &self.handed };
        Practices { content, handed }
    }

    /// Reads again what was handed over; what cannot be read is not shown, and told.
    pub(super) fn read_handed_practices(&mut self) {
        self.handed = self.read(handed_practices).unwrap_or_default();
        let practices = self.handed.iter().map(|handed| handed.practice.clone());
        self.rooms.cards.take_in_practices(practices.collect());
    }
}
