//! What the records say, in words: an exercise in a line, one with all that can be told of it, and the counts.

use super::{Insights, LEAST_RIDES, RECENT_RIDES, RideCounts, ToolCounts};
use crate::content::{Content, Words, counted, fill};
use crate::session::records::Record;
use crate::session::{Course, Happened, wording};
use crate::view::dates::span;

/// The course of what is rated in an exercise.
pub(crate) fn course(record: &Record) -> Course {
    let events = record.live.events().iter();
    Course::of(events.map(|event| (event.elapsed_ms, &event.what)))
}

/// "12 minutes · 7 → 3 · I rode it"
pub(crate) fn summary(content: &Content, record: &Record) -> String {
    let words = &content.words;
    let course = course(record);
    let events = record.live.events();
    let is_rating = |what: &Happened| matches!(what, Happened::Rated { .. });
    let ratings = events.iter().filter(|event| is_rating(&event.what)).count();
    let mut parts = vec![span(words, length_ms(record))];
    match (course.first, course.last, ratings) {
        (Some(first), Some(last), 2..) => parts.push(format!("{first} → {last}")),
        (Some(first), _, _) => parts.push(first.to_string()),
        _ => {}
    }
    let outcome = course.outcome;
    parts.extend(outcome.map(|outcome| wording::outcome(words, outcome).to_owned()));
    if let Some(Happened::Finished { ending, .. }) = events.last().map(|event| &event.what) {
        parts.extend(wording::ending(words, *ending).map(str::to_owned));
    }
    parts.join(" · ")
}

/// How long it was, ms: of a ride the urge's clock, of breathing the time in which it breathed.
fn length_ms(record: &Record) -> i64 {
    let last = record.live.events().last();
    let end = last.map_or_else(|| record.live.started_at(), |event| event.at);
    record.live.frame(end).elapsed_ms
}

/// All that there is to say of one exercise, a line each.
pub(crate) fn details(content: &Content, record: &Record) -> Vec<String> {
    let words = &content.words;
    let course = course(record);
    let mut lines = vec![summary(content, record)];
    if let (Some(guessed), Some(ended)) = (course.guessed_ms, course.ended_ms) {
        let (guessed, ended) = (span(words, guessed), span(words, ended));
        lines.push(fill(
            &words.history.guess_and_end,
            &[("guess", &guessed), ("end", &ended)],
        ));
    } else if let Some(guessed) = course.guessed_ms {
        lines.push(fill(
            &words.history.guess,
            &[("guess", &span(words, guessed))],
        ));
    }
    if let Some(halved) = course.halved_ms {
        lines.push(fill(
            &words.history.halved,
            &[("span", &span(words, halved))],
        ));
    }
    let events = record.live.events().iter().rev();
    let mut triggers = events.filter_map(|event| match &event.what {
        Happened::Trigger { id } => content.ride.triggers.iter().find(|choice| choice.id == *id),
        _ => None,
    });
    let trigger = triggers.next();
    lines.extend(trigger.map(|choice| fill(&words.history.trigger, &[("trigger", &choice.label)])));
    lines
}

/// Said in place of counts over fewer rides than [`LEAST_RIDES`]; none where there are enough.
pub(crate) fn too_few(words: &Words, insights: &Insights) -> Option<String> {
    let rides = insights.all.rides;
    let (least, n) = (LEAST_RIDES.to_string(), rides.to_string());
    let template = match rides {
        0 => &words.history.page.no_rides,
        _ => &words.history.too_few,
    };
    (rides < LEAST_RIDES).then(|| fill(template, &[("least", &least), ("n", &n)]))
}

/// What the rides and the tools say, a sentence each, where there is enough of them. After using, nothing about
/// lapses is shown. `name` is what a tool is called.
pub(crate) fn statements(
    content: &Content,
    insights: &Insights,
    with_lapses: bool,
    name: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut statements = ride_statements(&content.words, insights, with_lapses);
    let enough = insights
        .tools
        .iter()
        .filter(|tool| times(tool) >= LEAST_RIDES);
    statements.extend(enough.map(|tool| tool_sentence(&content.words, tool, &name(&tool.tool))));
    statements
}

fn ride_statements(words: &Words, insights: &Insights, with_lapses: bool) -> Vec<String> {
    if insights.all.rides < LEAST_RIDES {
        return Vec::new();
    }
    let sentence = |lead: &str, counts: &RideCounts| {
        let lead = fill(lead, &[("n", &counts.rides.to_string())]);
        format!("{lead} {}", ride_sentence(words, counts, with_lapses))
    };
    let mut statements = Vec::new();
    if insights.all.rides > RECENT_RIDES {
        statements.push(sentence(&words.history.recent, &insights.recent));
    }
    statements.push(sentence(&words.history.all, &insights.all));
    let guesses = insights.guesses;
    if guesses.sooner + guesses.later > 0 {
        let (sooner, later) = (guesses.sooner.to_string(), guesses.later.to_string());
        statements.push(fill(
            &words.history.guesses,
            &[("sooner", &sooner), ("later", &later)],
        ));
    }
    statements
}

/// What is missing until there is more to say, a sentence each.
pub(crate) fn missing(
    content: &Content,
    insights: &Insights,
    name: impl Fn(&str) -> String,
) -> Vec<String> {
    let words = &content.words.history.page;
    let guesses = insights.guesses;
    let no_guess = guesses.sooner + guesses.later == 0 && insights.all.rides >= LEAST_RIDES;
    let few = insights
        .tools
        .iter()
        .filter(|tool| times(tool) < LEAST_RIDES);
    let few = few.map(|tool| {
        let (n, least) = (times(tool).to_string(), LEAST_RIDES.to_string());
        let name = name(&tool.tool);
        fill(
            &words.tool_missing,
            &[("name", &name), ("n", &n), ("least", &least)],
        )
    });
    let no_guess = no_guess.then(|| words.guesses_missing.clone());
    let too_few = too_few(&content.words, insights);
    too_few.into_iter().chain(no_guess).chain(few).collect()
}

fn ride_sentence(words: &Words, counts: &RideCounts, with_lapses: bool) -> String {
    let n = |template: &str, n: i32| fill(template, &[("n", &n.to_string())]);
    let mut parts = Vec::new();
    if counts.rated > 0 {
        let minutes = counted(&words.counts.minutes, i64::from(counts.by_minutes));
        let (halved, rated) = (counts.halved.to_string(), counts.rated.to_string());
        parts.push(fill(
            &words.history.halved_in,
            &[
                ("halved", &halved),
                ("rated", &rated),
                ("minutes", &minutes),
            ],
        ));
    } else {
        parts.push(words.history.not_rated.clone());
    }
    if counts.early > 0 {
        parts.push(n(&words.history.early, counts.early));
    }
    if with_lapses && counts.used > 0 {
        parts.push(n(&words.history.used, counts.used));
    }
    format!("{}.", parts.join("; "))
}

fn times(tool: &ToolCounts) -> i32 {
    tool.lower + tool.same + tool.higher
}

fn tool_sentence(words: &Words, tool: &ToolCounts, name: &str) -> String {
    let [n, lower, same, higher] =
        [times(tool), tool.lower, tool.same, tool.higher].map(|n| n.to_string());
    fill(
        &words.history.tool,
        &[
            ("name", name),
            ("n", &n),
            ("lower", &lower),
            ("same", &same),
            ("higher", &higher),
        ],
    )
}
