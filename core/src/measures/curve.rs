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
            least: 0.0,
            most: f64::from(most),
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
