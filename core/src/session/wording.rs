//! How rates, patterns, endings and exercises are said. The words are content; this is their grammar.

use super::{BreathCycle, Ending, ExerciseKind, Outcome};
use crate::content::{Content, Words, fill};

/// "6 breaths a minute", "5.5 breaths a minute"
pub fn rate(words: &Words, cycle: &BreathCycle) -> String {
    let rounded = format!("{:.2}", cycle.rate());
    let number = rounded.trim_end_matches('0').trim_end_matches('.');
    fill(&words.breathe.rate, &[("rate", number)])
}

/// "in 4 · hold 7 · out 8", in seconds.
pub fn shape(words: &Words, cycle: &BreathCycle) -> String {
    let phases = &words.breathe;
    [
        (&phases.shape_in, cycle.inhale_ms),
        (&phases.shape_in, cycle.top_up_ms),
        (&phases.shape_hold, cycle.hold_full_ms),
        (&phases.shape_out, cycle.exhale_ms),
        (&phases.shape_hold, cycle.hold_empty_ms),
    ]
    .into_iter()
    .filter(|(_, ms)| *ms > 0)
    .map(|(word, ms)| {
        let seconds = format!("{:.1}", ms as f64 / 1_000.0);
        format!("{word} {}", seconds.strip_suffix(".0").unwrap_or(&seconds))
    })
    .collect::<Vec<_>>()
    .join(" · ")
}

/// What happened, in the person's words.
pub fn outcome(words: &Words, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Rode => &words.outcomes.rode,
        Outcome::UsedSome => &words.outcomes.used_some,
        Outcome::Used => &words.outcomes.used,
        Outcome::NotSure => &words.outcomes.not_sure,
    }
}

/// A word on how an exercise came to its end, where there is one to say.
pub fn ending(words: &Words, ending: Ending) -> Option<&str> {
    match ending {
        Ending::Done => None,
        Ending::MadeWorse => Some(&words.history.made_worse),
        Ending::ToSafety => Some(&words.history.to_safety),
        Ending::Closed => Some(&words.history.closed),
    }
}

/// "Riding an urge", or the name of the pattern or the practice.
pub fn exercise<'a>(content: &'a Content, kind: ExerciseKind, pattern: &str) -> &'a str {
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
pub fn tool<'a>(content: &'a Content, tool: &str) -> &'a str {
    match tool.split_once(':') {
        Some(("practice", id)) => exercise(content, ExerciseKind::Practice, id),
        Some((_, id)) => exercise(content, ExerciseKind::Breathing, id),
        None => exercise(content, ExerciseKind::Breathing, tool),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn a_pattern_is_said_with_its_rate_and_shape() {
        let content = content("en");
        let box_breath = content.pattern("box").unwrap().cycle();
        assert_eq!(rate(&content.words, &box_breath), "3.75 breaths a minute");
        let cycle = content.pattern("long-exhale-slow").unwrap().cycle();
        assert_eq!(rate(&content.words, &cycle), "5.5 breaths a minute");
        assert_eq!(
            shape(&content.words, &content.pattern("4-7-8").unwrap().cycle()),
            "in 4 · hold 7 · out 8"
        );
    }
}
