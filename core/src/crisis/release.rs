//! The check before a release: no crisis line whose source was read more than a year before.

use super::lines::read_lately;
use crate::content::Content;
use crate::time::Instant;

/// The ids of the lines that keep a release back on the day of `date`: their source was read more than a year
/// before, or on no day that reads.
pub fn release_check(content: &Content, date: Instant) -> Vec<String> {
    let date = date.date_naive();
    content
        .crisis_lines
        .regions
        .iter()
        .flat_map(|region| &region.lines)
        .filter(|line| !read_lately(line, date))
        .map(|line| line.id.clone())
        .collect()
}

/// The ids of the lines whose source states no date of its own: what is known is the day of the reading alone.
pub fn undated_lines(content: &Content) -> Vec<String> {
    let regions = content.crisis_lines.regions.iter();
    regions
        .flat_map(|region| &region.lines)
        .filter(|line| line.undated)
        .map(|line| line.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::LineKind;
    use crate::crisis::lines::tests::{at, of_days};

    #[test]
    fn a_release_is_kept_back_by_lines_older_than_a_year() {
        let kind = LineKind::Suicide;
        let content = of_days(&[
            ("year", kind, "2025-11-24"),
            ("older", kind, "2025-11-23"),
            ("leap", kind, "2024-02-29"),
            ("no day", kind, "2025-02-30"),
        ]);
        let mut all = serde_json::to_value(&content).unwrap();
        let first = all["crisis_lines"]["regions"][0].clone();
        all["crisis_lines"]["regions"] = vec![first].into();
        let content: Content = serde_json::from_value(all).unwrap();
        assert_eq!(
            release_check(&content, at("2026-11-24")),
            ["older", "leap", "no day"]
        );
        assert_eq!(release_check(&content, at("2025-02-28")), ["no day"]);
        assert_eq!(
            release_check(&content, at("2025-03-01")),
            ["leap", "no day"]
        );
    }
}
