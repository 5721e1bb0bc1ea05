//! The curve of a ride: how strong it was, over the minutes, with what the person thought, and in one sentence.

use crate::content::{Content, fill};
use crate::page::{Axis, Block, Graph, GraphKind, GraphMark, GraphPoint, Series};
use crate::session::{ExerciseKind, Guide, Happened, Live};
use crate::view::dates;

const MS_PER_MINUTE: f64 = 60_000.0;
const STRONGEST: f64 = 10.0;

/// The curve; none before anything was rated.
pub(super) fn curve(guide: &Guide<'_>) -> Option<Block> {
    let content = guide.content();
    let words = &content.words.session;
    let ratings: Vec<_> = guide.live().ratings().collect();
    let (first, last) = (ratings.first()?, ratings.last()?);
    let guess = guess_ms(guide.live()).filter(|_| guide.kind() == ExerciseKind::Ride);
    let minutes = |ms: i64| ms as f64 / MS_PER_MINUTE;
    let most = minutes(guess.unwrap_or(0).max(last.0)).max(1.0);
    let point = |(at, value): &(i64, i32)| GraphPoint {
        across: minutes(*at),
        up: f64::from(*value),
        words: fill(
            &words.curve_point,
            &[("value", &value.to_string()), ("time", &clock(*at))],
        ),
    };
    let series = Series {
        name: words.curve.clone(),
        points: ratings.iter().map(point).collect(),
    };
    let mark = guess.map(|ms| GraphMark {
        across: minutes(ms),
        words: fill(
            &words.curve_guess,
            &[("span", &dates::span(&content.words, ms))],
        ),
    });
    let graph = Graph {
        id: "curve".to_owned(),
        title: None,
        kind: GraphKind::Line,
        across: Axis {
            least: 0.0,
            most,
            unit: Some(words.length_minutes.clone()),
        },
        up: Axis {
            least: 0.0,
            most: STRONGEST,
            unit: None,
        },
        series: vec![series],
        marks: mark.into_iter().collect(),
        sentence: sentence(content, *first, *last),
    };
    Some(Block::Graph { graph })
}

fn sentence(content: &Content, first: (i64, i32), last: (i64, i32)) -> String {
    let words = &content.words.session;
    let said = last.1.to_string();
    if first.0 == last.0 {
        return fill(&words.curve_once, &[("last", &said)]);
    }
    let span = dates::span(&content.words, last.0 - first.0);
    let began = first.1.to_string();
    let gaps = [("first", began.as_str()), ("span", &span), ("last", &said)];
    fill(&words.curve_course, &gaps)
}

/// What was guessed last.
fn guess_ms(live: &Live) -> Option<i64> {
    let guessed = |what: &Happened| match what {
        Happened::Guessed { minutes } => Some(i64::from(*minutes) * 60_000),
        _ => None,
    };
    let events = live.events().iter().rev();
    events.map(|event| &event.what).find_map(guessed)
}

/// "3:05"
fn clock(ms: i64) -> String {
    format!("{}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::example::{at, ride};
    use crate::session::{Change, Practices};

    fn graph(changes: &[(i64, Change)]) -> Option<Graph> {
        let mut ride = ride();
        for (second, change) in changes {
            ride.live.apply(change.clone(), at(*second)).unwrap();
        }
        let guide = Guide::new(Practices::new(content("en"), &[]), &ride.live, at(900));
        match curve(&guide)? {
            Block::Graph { graph } => Some(graph),
            _ => None,
        }
    }

    #[test]
    fn a_ride_that_was_not_rated_has_no_curve() {
        assert_eq!(graph(&[(3, Change::Guess { minutes: 20 })]), None);
    }

    #[test]
    fn the_curve_says_how_it_went_and_shows_the_guess_on_its_way() {
        let rated = |value| Change::Rate { value };
        let once = graph(&[(5, rated(7))]).unwrap();
        assert_eq!(once.sentence, "So far you said 7.");
        let guess = Change::Guess { minutes: 20 };
        let graph = graph(&[(5, rated(7)), (6, guess), (305, rated(3))]).unwrap();
        assert_eq!(
            graph.sentence,
            "First you said 7; after 5 minutes it was 3."
        );
        assert_eq!(graph.across.most, 20.0);
        assert_eq!(graph.marks[0].across, 20.0);
        let points = &graph.series[0].points;
        let said: Vec<_> = points.iter().map(|point| point.words.as_str()).collect();
        assert_eq!(said, ["7 (0:05)", "3 (5:05)"]);
        assert!((points[1].across - 5.083).abs() < 0.001);
    }
}
