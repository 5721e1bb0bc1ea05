//! Each part of the file read with its types, one after the other, so that a mistake in one entry hides none in the
//! next.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::{Path, Segment};

use super::format::{Pack, PackCard, PackPlan, PackPractice, PackWorksheet};
use super::problem::PackProblem;
use super::read::LISTS;

/// The parts that could be read. Each entry keeps its place in the file, whatever stands before it.
pub(super) struct Parts {
    /// The pack of all that could be read.
    pub(super) whole: Pack,
    /// False where the file does not even name itself.
    pub(super) has_head: bool,
    pub(super) cards: Vec<(usize, PackCard)>,
    pub(super) practices: Vec<(usize, PackPractice)>,
    pub(super) worksheets: Vec<(usize, PackWorksheet)>,
    pub(super) plans: Vec<(usize, PackPlan)>,
}

pub(super) fn read_parts(root: &Map<String, Value>, problems: &mut Vec<PackProblem>) -> Parts {
    let mut head = root.clone();
    for list in LISTS {
        head.remove(list);
    }
    let mut taper = None;
    if let Some(value) = head.remove("taper") {
        taper = part(&value, "/taper", problems);
    }
    let mut routine = None;
    if let Some(value) = head.remove("routine") {
        routine = part(&value, "/routine", problems);
    }
    let pack: Option<Pack> = part(&Value::Object(head), "", problems);
    let has_head = pack.is_some();
    let mut whole = pack.unwrap_or_else(nameless);
    (whole.taper, whole.routine) = (taper, routine);
    let mut parts = Parts {
        cards: list(root, "cards", problems),
        practices: list(root, "practices", problems),
        worksheets: list(root, "worksheets", problems),
        plans: list(root, "plans", problems),
        has_head,
        whole,
    };
    parts.whole.cards = without_places(&parts.cards);
    parts.whole.practices = without_places(&parts.practices);
    parts.whole.worksheets = without_places(&parts.worksheets);
    parts.whole.plans = without_places(&parts.plans);
    parts
}

fn without_places<T: Clone>(list: &[(usize, T)]) -> Vec<T> {
    list.iter().map(|(_, entry)| entry.clone()).collect()
}

/// Stands for a head that could not be read while its entries are looked through.
fn nameless() -> Pack {
    Pack {
        schema: None,
        kind: super::format::PackKind::EbbPack,
        version: super::format::PACK_VERSION,
        id: String::new(),
        revision: 0,
        name: String::new(),
        author: String::new(),
        about: String::new(),
        link: None,
        cards: Vec::new(),
        practices: Vec::new(),
        worksheets: Vec::new(),
        plans: Vec::new(),
        taper: None,
        routine: None,
    }
}

fn list<T: DeserializeOwned>(
    root: &Map<String, Value>,
    name: &str,
    problems: &mut Vec<PackProblem>,
) -> Vec<(usize, T)> {
    match root.get(name) {
        None => Vec::new(),
        Some(Value::Array(items)) => items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| Some((at, part(item, &format!("/{name}/{at}"), problems)?)))
            .collect(),
        Some(_) => {
            let what = "this is a list; put its entries in square brackets";
            problems.push(PackProblem::at(&format!("/{name}"), what));
            Vec::new()
        }
    }
}

fn part<T: DeserializeOwned>(
    value: &Value,
    place: &str,
    problems: &mut Vec<PackProblem>,
) -> Option<T> {
    serde_path_to_error::deserialize(value)
        .map_err(|error| {
            let place = format!("{place}{}", pointer(error.path()));
            let told = error.inner().to_string();
            let told = told.replace("expected i32", "expected a whole number");
            let what = format!("{told}; see pack-1.json for what belongs here");
            problems.push(PackProblem::at(&place, what));
        })
        .ok()
}

fn pointer(path: &Path) -> String {
    let mut place = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => step(&mut place, &index.to_string()),
            Segment::Map { key } => step(&mut place, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    place
}

/// One step further down, as RFC 6901 writes it.
pub(super) fn step(place: &mut String, name: &str) {
    place.push('/');
    place.push_str(&name.replace('~', "~0").replace('/', "~1"));
}
