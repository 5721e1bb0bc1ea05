//! The numbers of a measure as a curve: the same one where its history is looked at and where it is handed over.

use super::records::Record;
use crate::page::{Axis, Graph, GraphKind, GraphPoint, Series};
use crate::time::{Instant, to_millis};

const MS_PER_DAY: f64 = 86_400_000.0;

/// Numbers of one measure, the oldest first, over the days since the first of them; `words` says one of them, `unit` is what
/// the days are called, and `sentence` says all of them. None where there is no number.
pub(crate) fn curve(
    id: String,
    name: &str,
    most: i32,
    numbers: &[(Record, i32)],
    unit: &str,
    sentence: String,
    words: impl Fn(&Record, i32) -> String,
) -> Option<Graph> {
    let (begun, last) = (numbers.first()?.0.at, numbers.last()?.0.at);
    let after = |at: Instant| (to_millis(at) - to_millis(begun)) as f64 / MS_PER_DAY;
    // What another program wrote may lie outside of what the measure counts: it is shown as what it is.
    let values = || numbers.iter().map(|(_, value)| *value);
    let (lowest, highest) = (values().min()?.min(0), values().max()?.max(most));
    let points = numbers.iter().map(|(record, value)| GraphPoint {
        across: after(record.at),
        up: f64::from(*value),
        words: words(record, *value),
    });
    Some(Graph {
        id,
        title: None,
        kind: GraphKind::Line,
        across: Axis {
            least: 0.0,
            most: after(last).max(1.0),
            unit: Some(unit.to_owned()),
        },
        up: Axis {
            least: f64::from(lowest),
            most: f64::from(highest),
            unit: None,
        },
        series: vec![Series {
            name: name.to_owned(),
            points: points.collect(),
        }],
        marks: Vec::new(),
        sentence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Id;
    use crate::time::{Zone, from_millis};

    fn record(value: i32) -> Record {
        let at = from_millis(1_790_000_000_000).unwrap();
        Record {
            id: Id::from_parts(at, &[1; 10]),
            instrument: "gad-7".to_owned(),
            version: "1".to_owned(),
            at,
            zone: Zone::UTC,
            closed_at: Some(at),
            score: Some(value),
            most: 21,
        }
    }

    #[test]
    fn a_number_outside_of_what_the_measure_counts_lies_inside_the_picture() {
        let at = |value| (record(value), value);
        let numbers = [at(3), at(9_999), at(-4)];
        let graph = curve(
            "g".to_owned(),
            "GAD-7",
            21,
            &numbers,
            "days",
            "So.".to_owned(),
            |_, n| n.to_string(),
        );
        let up = graph.unwrap().up;
        assert_eq!((up.least, up.most), (-4.0, 9_999.0));
    }
}
