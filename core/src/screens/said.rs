//! How times, days, rates and ratings are said. The words are content; this is their grammar.

use crate::content::{Words, counted, fill};
use crate::session::{BreathCycle, Ending, ExerciseKind, Outcome};
use crate::time::{Day, Instant, Zone};

/// "02:13"
pub(super) fn clock(at: Instant, zone: Zone) -> String {
    zone.wall_clock(at).format("%H:%M").to_string()
}

/// "Today", "Yesterday", "Monday 16 November", and with the year where it is another one.
pub(super) fn day(words: &Words, day: Day, today: Day) -> String {
    let dates = &words.dates;
    match today.days_since(day) {
        0 => return dates.today.clone(),
        1 => return dates.yesterday.clone(),
        _ => {}
    }
    let (number, month, year) = day.calendar();
    let weekday = dates.weekdays.get(day.weekday()).map_or("", String::as_str);
    let month = dates
        .months
        .get(month as usize - 1)
        .map_or("", String::as_str);
    let template = if year == today.calendar().2 {
        &dates.day
    } else {
        &dates.day_with_year
    };
    let (number, year) = (number.to_string(), year.to_string());
    fill(
        template,
        &[
            ("weekday", weekday),
            ("number", &number),
            ("month", month),
            ("year", &year),
        ],
    )
}

/// "24 hours 3 minutes", "12 minutes"; below one minute, "40 seconds".
pub(super) fn span(words: &Words, ms: i64) -> String {
    let seconds = ms / 1_000;
    if seconds < 60 {
        return counted(&words.counts.seconds, seconds);
    }
    let minutes = (seconds + 30) / 60;
    let hours = (minutes >= 60).then(|| counted(&words.counts.hours, minutes / 60));
    let rest = minutes % 60;
    let rest = (rest > 0 || hours.is_none()).then(|| counted(&words.counts.minutes, rest));
    let said: Vec<String> = hours.into_iter().chain(rest).collect();
    said.join(" ")
}

/// "6 breaths a minute", "5.5 breaths a minute"
pub(super) fn rate(words: &Words, cycle: &BreathCycle) -> String {
    let rounded = format!("{:.2}", cycle.rate());
    let number = rounded.trim_end_matches('0').trim_end_matches('.');
    fill(&words.breathe.rate, &[("rate", number)])
}

/// "in 4 · hold 7 · out 8", in seconds.
pub(super) fn shape(words: &Words, cycle: &BreathCycle) -> String {
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
pub(super) fn outcome(words: &Words, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Rode => &words.outcomes.rode,
        Outcome::UsedSome => &words.outcomes.used_some,
        Outcome::Used => &words.outcomes.used,
        Outcome::NotSure => &words.outcomes.not_sure,
    }
}

/// A word on how an exercise came to its end, where there is one to say.
pub(super) fn ending(words: &Words, ending: Ending) -> Option<&str> {
    match ending {
        Ending::Done => None,
        Ending::MadeWorse => Some(&words.history.made_worse),
        Ending::ToSafety => Some(&words.history.to_safety),
        Ending::Closed => Some(&words.history.closed),
    }
}

/// "Riding an urge", or the name of the pattern or the practice.
pub(super) fn exercise<'a>(
    content: &'a crate::content::Content,
    kind: ExerciseKind,
    pattern: &str,
) -> &'a str {
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
pub(super) fn tool<'a>(content: &'a crate::content::Content, tool: &str) -> &'a str {
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
    fn days_are_said_as_people_say_them() {
        let words = &content("en").words;
        let today: Day = "2026-11-23".parse().unwrap();
        let said = |text: &str| day(words, text.parse().unwrap(), today);
        assert_eq!(said("2026-11-23"), "Today");
        assert_eq!(said("2026-11-22"), "Yesterday");
        assert_eq!(said("2026-11-16"), "Monday 16 November");
        assert_eq!(said("2025-12-31"), "Wednesday 31 December 2025");
    }

    #[test]
    fn spans_are_rounded_to_what_matters() {
        let words = &content("en").words;
        assert_eq!(
            [1_000, 59_999, 60_000, 89_000, 90_000].map(|ms| span(words, ms)),
            [
                "1 second",
                "59 seconds",
                "1 minute",
                "1 minute",
                "2 minutes"
            ]
        );
    }

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
