//! From the bytes of a file to a pack, or to everything that is wrong with it.

use serde_json::{Map, Value};

use super::check;
use super::format::{PACK_VERSION, Pack};
use super::limits::{LARGEST_PACK, MOST_ENTRIES};
use super::problem::{PackProblem, PackRefused};
use super::shape::{read_parts, step};
use super::{strict, text};
use crate::content::Content;

/// The lists of a pack.
pub(super) const LISTS: [&str; 4] = ["cards", "practices", "worksheets", "plans"];

/// Reads a pack.
///
/// # Errors
/// Every problem with its place in the file and what to do. Nothing is guessed and nothing is left out: a pack is
/// read whole or not at all.
pub fn read(bytes: &[u8], content: &Content) -> Result<Pack, PackRefused> {
    let value = parsed(bytes).map_err(PackRefused::one)?;
    let root = head(&value).map_err(PackRefused::one)?;
    let mut problems = Vec::new();
    count(root, &mut problems);
    look_through(&value, &mut String::new(), &mut problems);
    if !problems.is_empty() && entries(root) > MOST_ENTRIES as usize {
        return Err(PackRefused::of(problems));
    }
    let pack = read_parts(root, &mut problems);
    problems.extend(check::problems(&pack, content));
    if problems.is_empty() {
        return Ok(pack.whole);
    }
    Err(PackRefused::of(problems))
}

fn parsed(bytes: &[u8]) -> Result<Value, PackProblem> {
    if bytes.len() > LARGEST_PACK as usize {
        let what = "the file is larger than 2 MB; split it into several packs";
        return Err(PackProblem::at("", what));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let read = &bytes[..error.valid_up_to()];
        let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = read.rsplit(|byte| *byte == b'\n').next().unwrap_or(read);
        PackProblem::in_line(
            line,
            column.len() + 1,
            "this is not UTF-8 text; save the file as UTF-8 and try again",
        )
    })?;
    // Some editors of Windows put a mark in front.
    strict::parse(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The object, where it says that it is a pack of a version that this build knows.
fn head(value: &Value) -> Result<&Map<String, Value>, PackProblem> {
    let Some(root) = value.as_object() else {
        let what = "a pack is one object in curly brackets; begin with the example in the guide";
        return Err(PackProblem::at("", what));
    };
    if root.get("kind").and_then(Value::as_str) != Some("ebb-pack") {
        let what = "this does not say that it is a pack; write \"kind\": \"ebb-pack\"";
        return Err(PackProblem::at("/kind", what));
    }
    match root.get("version").and_then(Value::as_i64) {
        Some(version) if version == i64::from(PACK_VERSION) => Ok(root),
        Some(version) if version > i64::from(PACK_VERSION) => Err(PackProblem::at(
            "/version",
            format_args!(
                "this pack was written for a newer Ebb (version {version}, this one knows {PACK_VERSION}); update Ebb, or ask for version {PACK_VERSION}"
            ),
        )),
        _ => Err(PackProblem::at(
            "/version",
            format_args!("there is no such version; write \"version\": {PACK_VERSION}"),
        )),
    }
}

fn entries(root: &Map<String, Value>) -> usize {
    let listed: usize = LISTS
        .iter()
        .filter_map(|list| root.get(*list)?.as_array())
        .map(Vec::len)
        .sum();
    let single = ["taper", "routine"].iter();
    listed + single.filter(|name| root.contains_key(**name)).count()
}

fn count(root: &Map<String, Value>, problems: &mut Vec<PackProblem>) {
    let found = entries(root);
    if found > MOST_ENTRIES as usize {
        let what =
            format!("{found} entries are too many; {MOST_ENTRIES} fit into one pack, split it");
        problems.push(PackProblem::at("", what));
    }
}

/// Every text of the file, wherever it stands.
fn look_through(value: &Value, place: &mut String, problems: &mut Vec<PackProblem>) {
    let end = place.len();
    match value {
        Value::String(said) => {
            let faults = text::faults(said);
            problems.extend(faults.iter().map(|fault| PackProblem::at(place, fault)));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                step(place, &index.to_string());
                look_through(item, place, problems);
                place.truncate(end);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                step(place, name);
                look_through(field, place, problems);
                place.truncate(end);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::content::content;
    use serde_json::json;

    fn refused(value: &Value) -> Vec<String> {
        match read(value.to_string().as_bytes(), content("en")) {
            Ok(_) => Vec::new(),
            Err(refused) => refused.problems.iter().map(ToString::to_string).collect(),
        }
    }

    fn changed(place: &str, to: Value) -> Vec<String> {
        let mut value = sample::value();
        *value.pointer_mut(place).unwrap() = to;
        refused(&value)
    }

    #[test]
    fn the_example_of_the_guide_is_read() {
        let pack = read(sample::TEXT.as_bytes(), content("en")).unwrap();
        assert!(pack.cards.len() >= 2 && pack.practices.len() == 1 && pack.plans.len() == 2);
        assert!(pack.taper.is_some() && pack.routine.is_some());
        let with_mark = format!("\u{feff}{}", sample::TEXT);
        assert_eq!(read(with_mark.as_bytes(), content("en")), Ok(pack));
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let pack = sample::pack();
        let text = serde_json::to_string_pretty(&pack).unwrap();
        assert_eq!(read(text.as_bytes(), content("en")), Ok(pack));
    }

    #[test]
    fn a_newer_version_is_refused_with_a_word() {
        assert_eq!(
            changed("/version", json!(2)),
            [
                "/version: this pack was written for a newer Ebb (version 2, this one knows 1); update Ebb, or ask for version 1"
            ]
        );
        assert_eq!(
            changed("/version", json!("1")),
            ["/version: there is no such version; write \"version\": 1"]
        );
        assert!(changed("/kind", json!("other"))[0].starts_with("/kind: "));
        assert!(refused(&json!([]))[0].starts_with("a pack is one object"));
    }

    #[test]
    fn every_problem_is_listed_with_its_place() {
        let mut value = sample::value();
        value["name"] = json!("<b>Tuesday</b>");
        value["cards"][0]["steps"][1] = json!("Call \u{202e}maS.");
        value["cards"][0]["minutes"] = json!("two");
        value["cards"][1]["cautions"] = json!(["made_up"]);
        value["plans"][0]["trigger"]["kind"] = json!("weather");
        value["plans"][1]["respnse"] = json!("typo");
        let problems = refused(&value);
        for part in [
            "/name: this looks like HTML",
            "/cards/0/steps/1: a character here turns the direction",
            "/cards/0/minutes: invalid type: string \"two\", expected a whole number",
            "/cards/1/cautions/0: there is no caution `made_up`",
            "/plans/0/trigger/kind: unknown variant `weather`",
            "/plans/1/respnse: unknown field `respnse`",
        ] {
            assert!(
                problems.iter().any(|problem| problem.starts_with(part)),
                "{part} is not among {problems:#?}"
            );
        }
        assert_eq!(problems.len(), 6, "{problems:#?}");
    }

    #[test]
    fn problems_beyond_fifty_are_counted() {
        let mut value = sample::value();
        value["cards"][0]["steps"] = (0..20).map(|_| json!("<b>")).collect();
        value["cards"][0]["outward"] = (0..20).map(|_| json!("<b>")).collect();
        value["cards"][1]["steps"] = (0..20).map(|_| json!("<b>")).collect();
        let problem = read(value.to_string().as_bytes(), content("en")).unwrap_err();
        assert_eq!((problem.problems.len(), problem.more), (50, 10));
        assert!(problem.in_lines().ends_with("and 10 more"));
    }

    #[test]
    fn what_is_too_large_or_too_much_is_refused() {
        let large = vec![b' '; LARGEST_PACK as usize + 1];
        let error = read(&large, content("en")).unwrap_err().in_lines();
        assert!(error.starts_with("the file is larger than 2 MB"), "{error}");
        let mut value = sample::value();
        let card = value["cards"][0].clone();
        value["cards"] = (0..501)
            .map(|n| {
                let mut card = card.clone();
                card["id"] = json!(format!("card-{n}"));
                card
            })
            .collect();
        let problems = refused(&value);
        assert!(
            problems[0].contains("entries are too many; 500 fit"),
            "{problems:?}"
        );
    }

    #[test]
    fn what_is_no_text_names_the_byte_where_it_ends() {
        let error = read(b"{\n  \"kind\": \"\xff\"}", content("en")).unwrap_err();
        assert!(
            error
                .in_lines()
                .starts_with("line 2, column 12: this is not UTF-8")
        );
    }

    #[test]
    fn nothing_of_the_file_steers_the_terminal_that_shows_the_problem() {
        let mut value = sample::value();
        value["cards"][0]["a\u{1b}[2J\u{202e}b"] = json!(1);
        let problems = refused(&value).join("\n");
        assert!(problems.contains("unknown field"), "{problems}");
        assert!(!problems.contains(['\u{1b}', '\u{202e}']));
    }
}
