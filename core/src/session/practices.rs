//! Every practice that there is: those of the content, and those that someone handed over.

use super::{ExerciseKind, wording};
use crate::content::{Content, PracticeContent};

/// A practice that someone handed over, in the shape in which practices are guided.
#[derive(Debug)]
pub struct HandedPractice {
    /// Who handed it over, as they call themselves; nobody has verified it.
    pub from: String,
    /// The practice; its id is the one under which what is recorded knows it.
    pub practice: PracticeContent,
}

/// The practices, by id and all of them.
#[derive(Debug, Clone, Copy)]
pub struct Practices<'a> {
    /// The content that the rest of them is of.
    pub content: &'a Content,
    handed: &'a [HandedPractice],
}

impl<'a> Practices<'a> {
    /// Those of the content, and these.
    pub fn new(content: &'a Content, handed: &'a [HandedPractice]) -> Self {
        Self { content, handed }
    }

    /// The practice with this id.
    pub fn get(&self, id: &str) -> Option<&'a PracticeContent> {
        self.content
            .practice(id)
            .or_else(|| self.handed().find(|practice| practice.id == id))
    }

    /// All of them, those of the content first.
    pub fn all(&self) -> impl Iterator<Item = &'a PracticeContent> + use<'a> {
        self.content.practices.practices.iter().chain(self.handed())
    }

    /// Those that someone handed over.
    pub fn handed(&self) -> impl Iterator<Item = &'a PracticeContent> + use<'a> {
        self.handed.iter().map(|handed| &handed.practice)
    }

    /// Where a practice was read; for one that was handed over, first who it is from.
    pub fn source(&self, practice: &PracticeContent) -> String {
        let source = &practice.source.name;
        let handed = |handed: &&HandedPractice| handed.practice.id == practice.id;
        let Some(handed) = self.handed.iter().find(handed) else {
            return source.clone();
        };
        let from = self.content.unverified(&handed.from);
        [from.as_str(), source]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// "Riding an urge", or the name of the pattern or the practice.
    pub fn exercise(&self, kind: ExerciseKind, pattern: &str) -> &'a str {
        match (kind, self.get(pattern)) {
            (ExerciseKind::Practice, Some(practice)) => &practice.name,
            _ => wording::exercise(self.content, kind, pattern),
        }
    }

    /// The name of a tool such as `practice:sounds` or `breathing:sigh`.
    pub fn tool(&self, tool: &str) -> &'a str {
        let practice = tool.strip_prefix("practice:").and_then(|id| self.get(id));
        practice.map_or_else(
            || wording::tool(self.content, tool),
            |practice| &practice.name,
        )
    }
}
