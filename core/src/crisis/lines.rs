//! Crisis lines: chosen by the region that a person is in, never by the language of the screen.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::content::{Content, CrisisLineWords, LineContent, LineKind, fill};
use crate::time::Instant;

use super::PlanDoor;
use super::region::{by_name, region_of};

/// A line whose source is older says when it was read, and comes after one that was read since.
const READ_LATELY_MONTHS: u32 = 12;

/// What to show for a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionLines {
    /// ISO 3166-1 alpha-2 code; empty where the region is not known.
    pub code: String,
    /// The region's name; empty where it is not known.
    pub name: String,
    /// Emergency numbers, the first one first; none where the region is not known.
    pub emergency: Vec<String>,
    /// The lines, in the order in which to try them.
    pub lines: Vec<CrisisLine>,
    /// What to do where the region, or a line for it, is not known; empty otherwise.
    pub advice: Vec<String>,
}

/// One crisis line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrisisLine {
    /// Its id in the content.
    pub id: String,
    /// What it is for.
    pub kind: LineKind,
    /// Its name.
    pub name: String,
    /// Numbers to call, as written; [`tel`](super::tel) makes what a phone dials.
    pub call: Vec<String>,
    /// Numbers to text, as written.
    pub text: Vec<String>,
    /// Addresses of chats.
    pub chat: Vec<String>,
    /// When it answers, in words.
    pub hours: String,
    /// BCP 47 tags of its languages.
    pub languages: Vec<String>,
    /// Another number to try; empty where there is none.
    pub if_no_answer: String,
    /// One more thing to know; may be empty.
    pub note: String,
    /// The date on which its source was read, as 2026-11-23.
    pub verified_on: String,
    /// True where that is so long ago that the date is shown.
    #[serde(skip)]
    pub show_date: bool,
}

impl CrisisLine {
    /// "Speaks German, English."; nothing where its languages are not known.
    pub(crate) fn languages(&self, words: &CrisisLineWords) -> String {
        let named = self
            .languages
            .iter()
            .filter_map(|tag| words.languages.get(tag));
        let named: Vec<_> = named.map(String::as_str).collect();
        if named.is_empty() {
            return String::new();
        }
        fill(&words.in_languages, &[("languages", &named.join(", "))])
    }

    /// "Last checked in 2023."; nothing where that was within a year.
    pub(crate) fn last_checked(&self, words: &CrisisLineWords) -> String {
        if !self.show_date {
            return String::new();
        }
        let year = self.verified_on.split('-').next().unwrap_or_default();
        fill(&words.last_checked, &[("year", year)])
    }

    /// What it is for.
    pub(crate) fn kind_in_words<'w>(&self, words: &'w CrisisLineWords) -> &'w str {
        let kinds = &words.kinds;
        match self.kind {
            LineKind::Suicide => &kinds.suicide,
            LineKind::Support => &kinds.support,
            LineKind::Substance => &kinds.substance,
            LineKind::DomesticAbuse => &kinds.domestic_abuse,
            LineKind::Youth => &kinds.youth,
            LineKind::Poison => &kinds.poison,
        }
    }
}

/// A region to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionName {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Every region with lines, for "I am somewhere else", by name.
pub fn regions(content: &Content) -> Vec<RegionName> {
    by_name(content.crisis_lines.regions.iter())
}

/// The lines of a region, given as its ISO 3166-1 alpha-2 code or as what people call it, in either case.
///
/// Those that answer anybody in a crisis come first, and a line of what it is for comes after one that was read more
/// lately: never left out for its age, and never after a line for something else. Youth lines show first for someone
/// under 18, and for nobody else. Behind the door *I might use*, lines for substance use follow the crisis lines.
pub fn lines(
    content: &Content,
    region: &str,
    under_18: bool,
    door: Option<PlanDoor>,
    now: Instant,
) -> RegionLines {
    let today = now.date_naive();
    let advice = || content.crisis_lines.unknown.text.clone();
    let Some(region) = region_of(content, region) else {
        return RegionLines {
            code: String::new(),
            name: String::new(),
            emergency: Vec::new(),
            lines: Vec::new(),
            advice: advice(),
        };
    };
    let shows = |line: &&LineContent| under_18 || line.kind != LineKind::Youth;
    let mut lines: Vec<_> = region.lines.iter().filter(shows).collect();
    lines.sort_by_key(|line| {
        let for_the_young = line.kind == LineKind::Youth || line.first_under_18;
        let read_lately = read_lately(line, today);
        (
            !(under_18 && for_the_young),
            turn(line.kind, door),
            !read_lately,
        )
    });
    let lines: Vec<_> = lines.into_iter().map(|line| shown(line, today)).collect();
    RegionLines {
        code: region.code.clone(),
        name: region.name.clone(),
        emergency: region.emergency.clone(),
        advice: if lines.is_empty() {
            advice()
        } else {
            Vec::new()
        },
        lines,
    }
}

/// When the turn of a kind comes, from 0. Lines of the same turn are in the content's order, the fresher ones first.
fn turn(kind: LineKind, door: Option<PlanDoor>) -> u8 {
    let might_use = door == Some(PlanDoor::MightUse);
    match kind {
        LineKind::Suicide => 0,
        LineKind::Support if might_use => 2,
        LineKind::Support => 0,
        LineKind::Substance => 1,
        LineKind::DomesticAbuse | LineKind::Youth | LineKind::Poison => 3,
    }
}

/// Whether the source of a line was read within the year before `today`. A day that does not read counts as long ago:
/// the person is told to try the next one.
pub(super) fn read_lately(line: &LineContent, today: NaiveDate) -> bool {
    let read = line.verified_on.parse::<NaiveDate>().ok();
    let until = read.and_then(|read| read.checked_add_months(Months::new(READ_LATELY_MONTHS)));
    until.is_some_and(|until| until >= today)
}

fn shown(line: &LineContent, today: NaiveDate) -> CrisisLine {
    CrisisLine {
        id: line.id.clone(),
        kind: line.kind,
        name: line.name.clone(),
        call: line.call.clone(),
        text: line.text.clone(),
        chat: line.chat.clone(),
        hours: line.hours.clone(),
        languages: line.languages.clone(),
        if_no_answer: line.if_no_answer.clone(),
        note: line.note.clone(),
        verified_on: line.verified_on.clone(),
        show_date: !read_lately(line, today),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::content::content;
    use crate::crisis::{sms, tel};

    pub fn at(date: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("{date}T12:00:00Z"))
            .unwrap()
            .to_utc()
    }

    /// The content with one region, whose lines were read on these days.
    pub fn of_days(days: &[(&str, LineKind, &str)]) -> Content {
        let mut all = serde_json::to_value(content("en")).unwrap();
        let region = &mut all["crisis_lines"]["regions"][0];
        let line = region["lines"][0].clone();
        region["lines"] = days
            .iter()
            .map(|(id, kind, day)| {
                let mut line = line.clone();
                line["id"] = (*id).into();
                line["kind"] = serde_json::to_value(kind).unwrap();
                line["verified_on"] = (*day).into();
                line
            })
            .collect();
        serde_json::from_value(all).unwrap()
    }

    fn ids(lines: &RegionLines) -> Vec<&str> {
        lines.lines.iter().map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn at_least_the_fourteen_regions_are_there_with_emergency_numbers_and_lines() {
        let content = content("en");
        let now = at("2026-11-24");
        for code in [
            "US", "CA", "GB", "IE", "AU", "NZ", "IN", "ZA", "SG", "PH", "DE", "NL", "SE", "CN",
        ] {
            let lines = lines(content, code, false, None, now);
            assert!(!lines.emergency.is_empty(), "{code}");
            assert!(!lines.lines.is_empty(), "{code}");
            assert!(lines.advice.is_empty(), "{code}");
        }
        assert!(regions(content).len() >= 14);
    }

    #[test]
    fn every_number_of_the_content_can_be_dialled() {
        for region in &content("en").crisis_lines.regions {
            for number in &region.emergency {
                assert!(tel(number).is_ok(), "{number}");
            }
            for line in &region.lines {
                let called = line.call.iter().chain(Some(&line.if_no_answer));
                for number in called.filter(|number| !number.is_empty()) {
                    assert!(tel(number).is_ok(), "{} {number}", line.id);
                }
                for number in &line.text {
                    assert!(sms(number).is_ok(), "{} {number}", line.id);
                }
            }
        }
    }

    #[test]
    fn every_line_says_what_it_is_for_and_names_each_of_its_languages() {
        let content = content("en");
        for region in regions(content) {
            for line in lines(content, &region.code, true, None, at("2026-11-24")).lines {
                let words = &content.crisis.lines;
                assert!(!line.kind_in_words(words).is_empty());
                for tag in &line.languages {
                    assert!(words.languages.contains_key(tag), "{} {tag}", line.id);
                }
                assert_eq!(line.languages(words).is_empty(), line.languages.is_empty());
            }
        }
    }

    /// Regions in whose sources no second service for somebody in a crisis was found, nor a second way to the first.
    const ONE_WAY: [&str; 2] = ["CN", "IT"];

    #[test]
    fn every_region_has_a_crisis_line_and_a_second_way_for_when_it_is_busy() {
        let content = content("en");
        for region in regions(content) {
            let lines = lines(content, &region.code, false, None, at("2026-11-24")).lines;
            assert_eq!(lines[0].kind, LineKind::Suicide, "{}", region.code);
            let in_a_crisis = lines
                .iter()
                .filter(|line| matches!(line.kind, LineKind::Suicide | LineKind::Support));
            let ways: usize = in_a_crisis
                .map(|line| {
                    line.call.len()
                        + line.text.len()
                        + line.chat.len()
                        + usize::from(!line.if_no_answer.is_empty())
                })
                .sum();
            let one_way = ONE_WAY.contains(&region.code.as_str());
            assert_eq!(ways == 1, one_way, "{}: {ways}", region.code);
        }
    }

    #[test]
    fn every_line_says_when_it_answers_and_no_reading_lies_ahead_of_today() {
        for region in &content("en").crisis_lines.regions {
            for line in &region.lines {
                assert!(!line.hours.is_empty(), "{}", line.id);
                assert!(!line.languages.is_empty(), "{}", line.id);
                assert!(line.verified_on.as_str() <= "2026-11-29", "{}", line.id);
                assert!(line.source.url.starts_with("http"), "{}", line.id);
            }
        }
    }

    #[test]
    fn an_unknown_region_says_what_to_do() {
        let content = content("en");
        for region in ["", "XX", "en", "Atlantis"] {
            let lines = lines(content, region, false, None, at("2026-11-24"));
            assert_eq!((lines.code.as_str(), lines.lines.len()), ("", 0));
            assert_eq!(lines.advice, content.crisis_lines.unknown.text);
        }
        let named = |code| lines(content, code, false, None, at("2026-11-24")).name;
        assert_eq!(named(" gb "), "United Kingdom");
        assert_eq!(named("UK"), "United Kingdom");
    }

    #[test]
    fn youth_lines_are_first_under_eighteen_and_nowhere_else() {
        use LineKind::{Substance, Suicide, Support, Youth};
        let day = "2026-11-23";
        let content = of_days(&[
            ("s", Suicide, day),
            ("t", Support, day),
            ("u", Substance, day),
            ("y", Youth, day),
        ]);
        let shown = |under_18, door| lines(&content, "US", under_18, door, at("2026-11-24"));
        assert_eq!(ids(&shown(false, None)), ["s", "t", "u"]);
        assert_eq!(ids(&shown(true, None)), ["y", "s", "t", "u"]);
        let door = Some(PlanDoor::MightUse);
        assert_eq!(ids(&shown(true, door)), ["y", "s", "u", "t"]);
        let door = Some(PlanDoor::MightHurt);
        assert_eq!(ids(&shown(false, door)), ["s", "t", "u"]);
    }

    #[test]
    fn a_line_for_the_young_that_adults_see_too_comes_first_under_eighteen() {
        let content = content("en");
        let at = at("2026-11-24");
        let place = |under_18| {
            let lines = lines(content, "GB", under_18, None, at);
            ids(&lines).iter().position(|id| *id == "gb-papyrus")
        };
        assert_eq!(place(true), Some(0));
        assert!(place(false).is_some_and(|place| place > 0));
    }

    #[test]
    fn behind_the_door_i_might_use_a_line_that_listens_to_anybody_is_still_first() {
        let content = content("en");
        for region in regions(content) {
            let door = Some(PlanDoor::MightUse);
            let lines = lines(content, &region.code, false, door, at("2026-11-24")).lines;
            assert_eq!(lines[0].kind, LineKind::Suicide, "{}", region.code);
        }
    }

    #[test]
    fn a_line_that_was_not_read_within_a_year_says_when_it_was() {
        let content = of_days(&[("a", LineKind::Suicide, "2026-05-28")]);
        let shown = |date| lines(&content, "US", false, None, at(date)).lines.remove(0);
        let words = &content.crisis.lines;
        assert!(!shown("2027-05-28").show_date);
        assert_eq!(shown("2027-05-28").last_checked(words), "");
        assert!(shown("2027-05-29").show_date);
        assert!(
            shown("2027-05-29")
                .last_checked(words)
                .starts_with("Last checked in 2026.")
        );
        // A clock that was set back.
        assert!(!shown("2020-01-01").show_date);
    }

    #[test]
    fn a_line_that_was_read_lately_comes_before_one_of_its_kind_that_was_not() {
        use LineKind::{DomesticAbuse, Substance, Suicide, Support};
        let (old, new) = ("2019-01-01", "2026-11-23");
        let content = of_days(&[
            ("old", Suicide, old),
            ("new", Suicide, new),
            ("text", Support, new),
            ("older", Suicide, old),
            ("old-use", Substance, old),
            ("use", Substance, new),
            ("home", DomesticAbuse, new),
        ]);
        let shown = lines(&content, "US", false, None, at("2026-11-24"));
        assert_eq!(
            ids(&shown),
            ["new", "text", "old", "older", "use", "old-use", "home"]
        );
    }

    #[test]
    fn a_crisis_line_that_was_read_long_ago_still_comes_before_a_line_for_something_else() {
        use LineKind::{DomesticAbuse, Suicide};
        let content = of_days(&[
            ("crisis", Suicide, "2019-01-01"),
            ("home", DomesticAbuse, "2026-11-23"),
        ]);
        let shown = lines(&content, "US", false, None, at("2026-11-24"));
        assert_eq!(ids(&shown), ["crisis", "home"]);
    }
}
