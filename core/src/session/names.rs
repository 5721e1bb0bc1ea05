//! What exercises, tools and outcomes are called. The words are content.

use super::{Ending, ExerciseKind, Outcome};
use crate::content::{Content, Words};

/// What happened, in the person's words.
pub(crate) fn outcome(words: &Words, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Rode => &words.outcomes.rode,
        Outcome::UsedSome => &words.outcomes.used_some,
        Outcome::Used => &words.outcomes.used,
        Outcome::NotSure => &words.outcomes.not_sure,
    }
}

/// A word on how an exercise came to its end, where there is one to say.
pub(crate) fn ending(words: &Words, ending: Ending) -> Option<&str> {
    match ending {
        Ending::Done => None,
        Ending::MadeWorse => Some(&words.history.made_worse),
        Ending::ToSafety => Some(&words.history.to_safety),
        Ending::Closed => Some(&words.history.closed),
    }
}

/// "Riding an urge", or the name of the pattern or the practice.
pub(crate) fn exercise<'a>(content: &'a Content, kind: ExerciseKind, pattern: &str) -> &'a str {
    let words = &content.words;
    match (kind, pattern) {
        (ExerciseKind::Ride, _) => &words.exercise.ride,
        (ExerciseKind::Practice, id) => content
            .practice(id)
            .map_or(&content.practice_words.title, |practice| &practice.name),
        (_, "custom") => &words.breathe.custom,
        (_, "finder") => &content.breathing.finder.name,
        (_, "my-pace") => &words.breathe.my_pace,
        (_, id) => content
            .pattern(id)
            .map_or(&words.exercise.breathing, |pattern| &pattern.name),
    }
}

/// The name of a tool such as `practice:sounds` or `breathing:sigh`.
pub(crate) fn tool<'a>(content: &'a Content, tool: &str) -> &'a str {
    match tool.split_once(':') {
        Some(("practice", id)) => exercise(content, ExerciseKind::Practice, id),
        Some((_, id)) => exercise(content, ExerciseKind::Breathing, id),
        None => exercise(content, ExerciseKind::Breathing, tool),
    }
}
