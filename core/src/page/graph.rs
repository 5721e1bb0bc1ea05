//! Numbers as a picture, and always as a sentence too: nobody has to see the picture to know what it says.

use serde::{Deserialize, Serialize};

/// Numbers as a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Graph {
    /// Its id on the page.
    pub id: String,
    /// What it shows.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub title: Option<String>,
    /// How the points stand to each other.
    pub kind: GraphKind,
    /// From left to right.
    pub across: Axis,
    /// From below to above.
    pub up: Axis,
    /// What is drawn.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub series: Vec<Series>,
    /// Places on the way across that have a name, such as what somebody guessed.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub marks: Vec<GraphMark>,
    /// All that it says, in words.
    pub sentence: String,
}

/// How the points of a graph stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum GraphKind {
    /// One becomes the next.
    Line,
    /// Each stands for itself.
    Bars,
}

/// One direction of a graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Axis {
    /// The least that is shown.
    pub least: f64,
    /// The most that is shown.
    pub most: f64,
    /// "minutes", where it has a unit.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub unit: Option<String>,
}

impl Axis {
    /// Where a value stands from the least to the most, 0 to 1; in the middle where there is no way between them.
    pub(crate) fn part(&self, value: f64) -> f64 {
        let span = self.most - self.least;
        if span > 0.0 {
            (value - self.least) / span
        } else {
            0.5
        }
    }
}

/// Points that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// From left to right.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub points: Vec<GraphPoint>,
}

/// One point of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GraphPoint {
    /// How far across.
    pub across: f64,
    /// How far up.
    pub up: f64,
    /// Both as they are said: "7 at 0:05".
    pub words: String,
}

/// A place on the way across that has a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GraphMark {
    /// How far across.
    pub across: f64,
    /// What it is.
    pub words: String,
}
