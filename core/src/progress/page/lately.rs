//! What was noted beside each other, each as a graph with its sentence; and what is missing until there is one.

use super::part::DayPart;
use super::tool_name;
use crate::content::{LatelyWords, counted, counted_with, fill};
use crate::page::{Axis, Block, Graph, GraphKind, GraphPoint, Series};
use crate::progress::lately::{self, Beside, Lately, Noted, RANGES};
use crate::progress::wilson::wilson;
use crate::progress::{Insights, LEAST_RIDES, StateCounts, ToolState};
use crate::view::View;

/// Bars that stand in one graph, at most.
const MOST_BARS: usize = 8;

/// Graphs, and what is missing to more.
#[derive(Default)]
pub(super) struct Said {
    pub(super) graphs: Vec<Block>,
    pub(super) missing: Vec<String>,
}

/// Everything that there is to say; what was noted before a use only where `with_uses`.
pub(super) fn said(insights: &Insights, lately: &Lately, with_uses: bool, view: &View<'_>) -> Said {
    let mut said = Said::default();
    for state in ToolState::ALL {
        said.graphs
            .extend(in_state(state, &insights.in_states, view));
    }
    hours(lately, view, &mut said);
    places(lately, view, &mut said);
    if with_uses {
        before(lately, view, &mut said);
    }
    for number in &lately.numbers {
        beside(number, view, &mut said);
    }
    said
}

fn words<'a>(view: &View<'a>) -> &'a LatelyWords {
    &view.content().words.history.page.lately
}

fn urges(n: i32, view: &View<'_>) -> String {
    counted(&view.content().words.counts.urges, i64::from(n))
}

fn missing(template: &str, n: i32, least: i32, more: &[(&str, &str)]) -> String {
    let (n, least, days) = (n.to_string(), least.to_string(), lately::DAYS.to_string());
    let mut values = vec![("n", &*n), ("least", &*least), ("days", &*days)];
    values.extend_from_slice(more);
    fill(template, &values)
}

/// Bars, one beside the other.
fn bars(id: &str, title: String, most: f64, bars: Vec<(f64, String)>, sentence: String) -> Block {
    let count = bars.len().saturating_sub(1);
    let points = bars.into_iter().enumerate();
    let points = points.map(|(at, (up, words))| GraphPoint {
        across: at as f64,
        up,
        words,
    });
    let axis = |most: f64| Axis {
        least: 0.0,
        most,
        unit: None,
    };
    Block::Graph {
        graph: Graph {
            id: id.to_owned(),
            title: Some(title.clone()),
            kind: GraphKind::Bars,
            across: axis(count as f64),
            up: axis(most.max(1.0)),
            series: vec![Series {
                name: title,
                points: points.collect(),
            }],
            marks: Vec::new(),
            sentence,
        },
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// Tools that were rated often enough in a state, each with the share of times that it was lower afterwards.
fn in_state(state: ToolState, all: &[StateCounts], view: &View<'_>) -> Option<Block> {
    let words = words(view);
    let enough = all
        .iter()
        .filter(|one| one.state == state && one.times >= LEAST_RIDES);
    let mut enough: Vec<_> = enough.collect();
    enough.sort_by(|one, other| {
        let share = |counts: &StateCounts| f64::from(counts.lower) / f64::from(counts.times);
        share(other)
            .total_cmp(&share(one))
            .then_with(|| one.tool.cmp(&other.tool))
    });
    enough.truncate(MOST_BARS);
    if enough.is_empty() {
        return None;
    }
    let each = enough.iter().map(|counts| {
        let (low, high) = wilson(counts.lower, counts.times);
        let share = f64::from(counts.lower) / f64::from(counts.times);
        let name = tool_name(&counts.tool, view);
        let (lower, times) = (counts.lower.to_string(), counts.times.to_string());
        let (share_said, low, high) = (percent(share), percent(low), percent(high));
        let said = fill(
            &words.tool,
            &[
                ("name", &*name),
                ("lower", &*lower),
                ("times", &*times),
                ("share", &*share_said),
                ("low", &*low),
                ("high", &*high),
            ],
        );
        (share * 100.0, said)
    });
    let each: Vec<_> = each.collect();
    let (least, most) = state.range();
    let (least, most) = (least.to_string(), most.to_string());
    let range = [("least", &*least), ("most", &*most)];
    let title = fill(&words.tools, &range);
    let lines: Vec<_> = each.iter().map(|(_, said)| said.clone()).collect();
    let sentence = format!("{title}: {}. {}", lines.join("; "), words.tools_not);
    let id = format!("tools-{least}-{most}");
    Some(bars(&id, title, 100.0, each, sentence))
}

fn hours(lately: &Lately, view: &View<'_>, said: &mut Said) {
    let words = words(view);
    let n = lately.urges();
    if n < lately::LEAST_URGES {
        let missing = missing(&words.hours_missing, n, lately::LEAST_URGES, &[]);
        said.missing.push(missing);
        return;
    }
    let each = lately.hours.iter().enumerate().map(|(hour, n)| {
        let (from, to) = (
            format!("{hour:02}:00"),
            format!("{:02}:00", (hour + 1) % 24),
        );
        let urges = urges(*n, view);
        let values = [("from", &*from), ("to", &*to), ("urges", &*urges)];
        (f64::from(*n), fill(&words.hour, &values))
    });
    let each: Vec<_> = each.collect();
    let parts = DayPart::ALL.map(|part| {
        let name = part.name(&view.content().words.history.page.parts);
        let of_part = lately.hours.iter().enumerate();
        let of_part = of_part.filter(|(hour, _)| DayPart::at(*hour as u32) == part);
        let n: i32 = of_part.map(|(_, n)| n).sum();
        let urges = urges(n, view);
        fill(&words.part, &[("part", name), ("urges", &urges)])
    });
    let days = lately::DAYS.to_string();
    let values = [
        ("urges", &*urges(n, view)),
        ("days", &*days),
        ("parts", &*parts.join(", ")),
    ];
    let sentence = fill(&words.hours_said, &values);
    let most = each.iter().map(|(n, _)| *n).fold(0.0, f64::max);
    let title = words.hours.clone();
    said.graphs.push(bars("hours", title, most, each, sentence));
}

fn places(lately: &Lately, view: &View<'_>, said: &mut Said) {
    let words = words(view);
    let n = lately.at_places();
    if n < lately::LEAST_PLACES {
        let missing = missing(&words.places_missing, n, lately::LEAST_PLACES, &[]);
        said.missing.push(missing);
        return;
    }
    let shown = lately.places.iter().take(MOST_BARS).map(|(name, n)| {
        let times = counted(&words.times, i64::from(*n));
        let line = fill(&words.place, &[("name", name), ("times", &times)]);
        (f64::from(*n), line)
    });
    let shown: Vec<_> = shown.collect();
    let lines: Vec<_> = shown.iter().map(|(_, line)| line.clone()).collect();
    let (days, places) = (lately::DAYS.to_string(), lines.join(", "));
    let values = [("days", &*days), ("places", &*places)];
    let sentence = counted_with(&words.places_said, i64::from(n), &values);
    let most = shown.iter().map(|(n, _)| *n).fold(0.0, f64::max);
    let title = words.places.clone();
    said.graphs
        .push(bars("places", title, most, shown, sentence));
}

fn before(lately: &Lately, view: &View<'_>, said: &mut Said) {
    let words = words(view);
    let before = &lately.before;
    if before.uses == 0 {
        return;
    }
    if before.noted < lately::LEAST_USES {
        let missing = missing(&words.before_missing, before.noted, lately::LEAST_USES, &[]);
        said.missing.push(missing);
        return;
    }
    let choices = &view.content().ride.triggers;
    let name = |noted: &Noted| match noted {
        Noted::Named(name) => name.clone(),
        Noted::Choice(id) => {
            let known = choices.iter().find(|choice| choice.id == *id);
            known.map_or(id, |choice| &choice.label).clone()
        }
    };
    let (noted, others) = (before.noted.to_string(), before.other_days.to_string());
    let each = before
        .triggers
        .iter()
        .take(MOST_BARS)
        .map(|(what, n, other)| {
            let (name, n_said, other) = (name(what), n.to_string(), other.to_string());
            let values = [
                ("name", &*name),
                ("n", &*n_said),
                ("of", &*noted),
                ("other", &*other),
                ("others", &*others),
            ];
            (f64::from(*n), fill(&words.before_each, &values))
        });
    let each: Vec<_> = each.collect();
    let lines: Vec<_> = each.iter().map(|(_, line)| line.clone()).collect();
    let (days, uses) = (lately::DAYS.to_string(), before.uses.to_string());
    let lines = lines.join("; ");
    let values = [
        ("days", &*days),
        ("uses", &*uses),
        ("noted", &*noted),
        ("triggers", &*lines),
    ];
    let sentence = fill(&words.before_said, &values);
    let title = words.before.clone();
    let most = f64::from(before.noted);
    said.graphs
        .push(bars("before", title, most, each, sentence));
}

fn beside(number: &Beside, view: &View<'_>, said: &mut Said) {
    let words = words(view);
    if number.rated() == 0 {
        return;
    }
    if !number.is_enough() {
        let (least, name) = (lately::LEAST_RATED, [("name", &*number.name)]);
        let missing = missing(&words.beside_missing, number.rated(), least, &name);
        said.missing.push(missing);
        return;
    }
    let each = RANGES
        .iter()
        .zip(&number.ranges)
        .filter_map(|((least, most), range)| {
            // A mean of two days is none.
            (range.days >= lately::LEAST_IN_RANGE).then_some(())?;
            let mean = f64::from(range.urges) / f64::from(range.days);
            let (least, most, mean_said) =
                (least.to_string(), most.to_string(), format!("{mean:.1}"));
            let values = [("least", &*least), ("most", &*most), ("mean", &*mean_said)];
            Some((
                mean,
                counted_with(&words.beside_each, i64::from(range.days), &values),
            ))
        });
    let each: Vec<_> = each.collect();
    let lines: Vec<_> = each.iter().map(|(_, line)| line.clone()).collect();
    let (days, lines) = (lately::DAYS.to_string(), lines.join("; "));
    let values = [
        ("name", &*number.name),
        ("days", &*days),
        ("ranges", &*lines),
    ];
    let sentence = fill(&words.beside_said, &values);
    let title = fill(&words.beside, &[("name", &number.name)]);
    let most = each.iter().map(|(mean, _)| *mean).fold(0.0, f64::max);
    let id = format!("beside-{}", said.graphs.len());
    said.graphs.push(bars(&id, title, most, each, sentence));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::progress::lately::{Before, OfRange};
    use crate::store::{StoreError, scratch};
    use crate::view::alone;

    fn told(insights: &Insights, lately: &Lately, with_uses: bool) -> (Vec<Graph>, Vec<String>) {
        let (_folder, store) = scratch::store();
        alone::ahead("2026-11-24T18:00:00Z", |ahead| {
            let own: Result<_, &StoreError> = Ok(&store);
            let said = said(insights, lately, with_uses, &View::new(*ahead, own));
            let graphs = said.graphs.into_iter().map(|block| match block {
                Block::Graph { graph } => graph,
                other => panic!("{other:?}"),
            });
            (graphs.collect(), said.missing)
        })
    }

    fn state(tool: &str, state: ToolState, lower: i32, times: i32) -> StateCounts {
        StateCounts {
            tool: tool.to_owned(),
            state,
            times,
            lower,
        }
    }

    #[test]
    fn a_tool_is_told_of_in_its_state_with_its_interval_and_what_it_does_not_say_from_five_times_on()
     {
        let insights = Insights {
            in_states: vec![
                state("breathing:box", ToolState::High, 8, 10),
                state("breathing:sigh", ToolState::High, 5, 5),
                state("breathing:sigh", ToolState::Low, 4, 4),
            ],
            ..Insights::default()
        };
        let (graphs, _) = told(&insights, &Lately::default(), true);
        assert_eq!(graphs.len(), 1, "four times are too few");
        let name = |id: &str| crate::session::wording::tool(content("en"), id).to_owned();
        let sentence = format!(
            "Tools, when it was 7 to 10: {}, lower afterwards 5 of 5 times (100 in 100; from so few times, anything from 57 to 100); \
             {}, lower afterwards 8 of 10 times (80 in 100; from so few times, anything from 49 to 94). \
             It may have gone down by itself too: nobody can see what it would have been without.",
            name("breathing:sigh"),
            name("breathing:box"),
        );
        assert_eq!(graphs[0].sentence, sentence);
        let bars: Vec<_> = graphs[0].series[0]
            .points
            .iter()
            .map(|one| one.up)
            .collect();
        assert_eq!((bars, graphs[0].up.most), (vec![100.0, 80.0], 100.0));
    }

    #[test]
    fn each_has_its_minimum_and_says_what_is_missing_to_it() {
        let mut lately = Lately::default();
        lately.hours[21] = lately::LEAST_URGES - 1;
        lately.places = vec![("the bar".to_owned(), lately::LEAST_PLACES - 1)];
        lately.before = Before {
            uses: 4,
            noted: 4,
            other_days: 9,
            triggers: vec![(Noted::Named("alone".to_owned()), 4, 1)],
        };
        let range = |days| OfRange { days, urges: 1 };
        lately.numbers = vec![Beside {
            name: "Sleep".to_owned(),
            ranges: [range(10), range(3), range(3)],
        }];
        let (graphs, missing) = told(&Insights::default(), &lately, true);
        assert_eq!(graphs, []);
        assert_eq!(missing.len(), 4, "{missing:?}");
        assert!(missing[0].ends_with("there are 19."), "{missing:?}");
        assert!(
            missing[2].starts_with("From 5 days of using on"),
            "{missing:?}"
        );
        // While a use holds, nothing is said of days of using.
        assert_eq!(told(&Insights::default(), &lately, false).1.len(), 3);
    }

    #[test]
    fn with_enough_of_it_each_is_a_graph_with_all_its_numbers_in_the_sentence() {
        let mut lately = Lately::default();
        (lately.hours[5], lately.hours[21], lately.hours[23]) = (4, 15, 1);
        lately.places = vec![("the bar".to_owned(), 4), ("the station".to_owned(), 1)];
        lately.before = Before {
            uses: 6,
            noted: 5,
            other_days: 90,
            triggers: vec![(Noted::Named("alone".to_owned()), 4, 20)],
        };
        let range = |days, urges| OfRange { days, urges };
        lately.numbers = vec![Beside {
            name: "Sleep".to_owned(),
            ranges: [range(10, 15), range(3, 9), range(4, 2)],
        }];
        let (graphs, missing) = told(&Insights::default(), &lately, true);
        assert_eq!(missing, Vec::<String>::new());
        let said: Vec<_> = graphs.iter().map(|graph| &*graph.sentence).collect();
        assert_eq!(
            said,
            [
                "20 urges noted in the last 180 days. Morning, 4 to 10: 4 urges, Midday, 10 to 16: 0 urges, \
                 Evening, 16 to 22: 15 urges, Night, 22 to 4: 1 urge. What was not noted is not in it.",
                "Noted 5 times at places of your map in the last 180 days: the bar 4 times, the station once. \
                 Only what you noted is in it.",
                "You used on 6 of the last 180 days, and before 5 of them something was noted: alone before 4 of 5, \
                 and on 20 of 90 other days with a note. It says what was noted before, and not what led to it.",
                "Sleep in the last 180 days, and urges that were noted on the same days: 0 to 3: 1.5 urges a day, on 10 days; \
                 7 to 10: 0.5 urges a day, on 4 days. The two stood beside each other; which came first, this does not tell.",
            ]
        );
        let ids: std::collections::BTreeSet<_> = graphs.iter().map(|graph| &graph.id).collect();
        assert_eq!(ids.len(), graphs.len(), "an id stands once");
        assert_eq!(graphs[0].series[0].points.len(), 24);
    }
}
