//! What goes into a summary, as it is chosen.

use chrono::Days;

use crate::content::{Content, ExportWords};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, of_word, word_of};
use crate::time::Day;
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const FROM: &str = "from";
const TO: &str = "to";
const PARTS: &str = "parts";
pub(super) const FORMAT: &str = "format";
/// How far back it looks where nothing is said, days: about as long as boosters lie apart.
const USUAL_DAYS: u64 = 90;
/// Lists that are no news for a session stay out until they are ticked.
const LISTS_LEFT_OUT: [&str; 2] = ["team", "meetings"];

/// What a summary holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryDraft {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The parts, in the order in which they stand.
    pub parts: Vec<Part>,
    /// As what it is written.
    pub format: Format,
}

/// As what it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// One HTML page.
    Page,
    /// Plain text.
    Text,
    /// A PDF, where the host has letters for it.
    Pdf,
    /// For the computer of a clinic: FHIR R4.
    Fhir,
}

impl Format {
    /// Those that can be made here, as they are offered.
    fn all(ahead: &Ahead<'_>) -> Vec<Self> {
        let pdf = ahead.typeface.is_some().then_some(Self::Pdf);
        let before = [Self::Page, Self::Text].into_iter();
        before.chain(pdf).chain([Self::Fhir]).collect()
    }

    fn words(self, words: &ExportWords) -> &str {
        match self {
            Self::Page => &words.formats.page,
            Self::Text => &words.formats.text,
            Self::Pdf => &words.formats.pdf,
            Self::Fhir => &words.formats.fhir,
        }
    }

    /// How its file ends, and what kind of file it is.
    pub(super) fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Page => ("html", "text/html"),
            Self::Text => ("txt", "text/plain"),
            Self::Pdf => ("pdf", "application/pdf"),
            Self::Fhir => ("json", "application/fhir+json"),
        }
    }
}

/// A part of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What stands on a list, by its id.
    List(String),
    /// Urges, rides and practice.
    Urges,
    /// Skills of the diary.
    Skills,
    /// Measures with their numbers.
    Measures,
    /// Answers that stand for danger, such as the last one of the PHQ-9: a number alone hides them.
    Signals,
    /// That the plan was changed.
    Plan,
    /// What was written.
    Journal,
    /// Days of using.
    Lapses,
}

impl Part {
    /// Every part, in the order in which they stand.
    pub fn all(content: &Content) -> Vec<Self> {
        let lists = content.lists.lists.iter();
        let lists = lists.map(|list| Self::List(list.id.clone()));
        let others = [
            Self::Urges,
            Self::Skills,
            Self::Measures,
            Self::Signals,
            Self::Plan,
            Self::Journal,
            Self::Lapses,
        ];
        lists.chain(others).collect()
    }

    /// How it is answered.
    pub fn id(&self) -> String {
        match self {
            Self::List(id) => format!("list-{id}"),
            Self::Urges => "urges".to_owned(),
            Self::Skills => "skills".to_owned(),
            Self::Measures => "measures".to_owned(),
            Self::Signals => "signals".to_owned(),
            Self::Plan => "plan".to_owned(),
            Self::Journal => "journal".to_owned(),
            Self::Lapses => "lapses".to_owned(),
        }
    }

    /// What it is called.
    pub fn title<'a>(&'a self, content: &'a Content) -> &'a str {
        let words = &content.export.parts;
        match self {
            Self::List(id) => content.list(id).map_or(id, |list| &list.title),
            Self::Urges => &words.urges,
            Self::Skills => &words.skills,
            Self::Measures => &words.measures,
            Self::Signals => &words.signals,
            Self::Plan => &words.plan,
            Self::Journal => &words.journal,
            Self::Lapses => &words.lapses,
        }
    }

    /// Ticked before anything is said: never days of using, and never what was written.
    fn is_usual(&self) -> bool {
        match self {
            Self::List(id) => !LISTS_LEFT_OUT.contains(&id.as_str()),
            Self::Urges | Self::Skills | Self::Measures | Self::Plan => true,
            Self::Signals | Self::Journal | Self::Lapses => false,
        }
    }
}

impl SummaryDraft {
    /// True where days of using were ticked: nothing else tells of one.
    pub fn tells_of_use(&self) -> bool {
        self.parts.contains(&Part::Lapses)
    }

    /// The last three months, without what stays out until it is ticked.
    pub fn usual(ahead: &Ahead<'_>) -> Self {
        let to = ahead.moment.today();
        let from = to.date().checked_sub_days(Days::new(USUAL_DAYS));
        let mut parts = Part::all(ahead.content());
        parts.retain(Part::is_usual);
        Self {
            from: from.map_or(to, Day::from),
            to,
            parts,
            format: Format::Page,
        }
    }
}

impl Draft for SummaryDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.export;
        let day = || FieldKind::Day {
            from: None,
            to: Some(ahead.moment.today()),
        };
        let parts = Part::all(content).into_iter();
        let parts = parts.map(|part| Choice::new(part.id(), part.title(content)));
        let many = FieldKind::Choice {
            options: parts.collect(),
            many: true,
        };
        let formats = Format::all(ahead).into_iter();
        let formats = formats.map(|one| Choice::new(word_of(&one), one.words(words)));
        let one = FieldKind::Choice {
            options: formats.collect(),
            many: false,
        };
        let asked = |id, words, kind| Field::asked(id, words, kind).asks_again();
        vec![
            asked(FROM, &words.fields.from, day()),
            asked(TO, &words.fields.to, day()),
            asked(PARTS, &words.fields.parts, many),
            asked(FORMAT, &words.fields.format, one),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let ids = self.parts.iter().map(Part::id).collect();
        vec![
            Answer::new(FROM, Value::Day { day: self.from }),
            Answer::new(TO, Value::Day { day: self.to }),
            Answer::new(PARTS, Value::Chosen { ids }),
            Answer::new(FORMAT, Value::chosen(word_of(&self.format))),
        ]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let usual = Self::usual(ahead);
        let ticked = |part: &Part| said.all_chosen(PARTS).contains(&part.id());
        let parts = match said.value(PARTS) {
            Some(_) => {
                let mut all = Part::all(ahead.content());
                all.retain(ticked);
                all
            }
            None => usual.parts,
        };
        let draft = Self {
            from: said.day(FROM).unwrap_or(usual.from),
            to: said.day(TO).unwrap_or(usual.to),
            parts,
            format: said
                .chosen(FORMAT)
                .and_then(of_word)
                .filter(|format| Format::all(ahead).contains(format))
                .unwrap_or(usual.format),
        };
        if draft.to < draft.from {
            let words = &ahead.content().export.refused.order;
            return Err(vec![Problem::new(TO, words)]);
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_summary(
            ticked in prop::collection::vec(any::<bool>(), 12),
            (from, to) in (1..15_u8, 15..25_u8),
            page: bool,
        ) {
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let all = Part::all(ahead.content()).into_iter();
                let parts = all.zip(ticked).filter_map(|(part, ticked)| ticked.then_some(part));
                let day = |day: u8| format!("2026-10-{day:02}").parse().unwrap();
                let draft = SummaryDraft {
                    from: day(from),
                    to: day(to),
                    parts: parts.collect(),
                    format: if page { Format::Page } else { Format::Text },
                };
                let answers = draft.answers();
                prop_assert_eq!(SummaryDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn days_of_using_and_what_was_written_stay_out_until_they_are_ticked() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let usual = SummaryDraft::checked(Answers::of(&[]), ahead).unwrap();
            assert_eq!(usual.to.days_since(usual.from), 90);
            for left_out in [Part::Lapses, Part::Journal, Part::List("team".to_owned())] {
                assert!(!usual.parts.contains(&left_out), "{left_out:?}");
            }
            assert!(usual.parts.contains(&Part::List("goals".to_owned())));
            // Where every tick was taken away, nothing is in it.
            let none = [Answer::new(PARTS, Value::Chosen { ids: Vec::new() })];
            let none = SummaryDraft::checked(Answers::of(&none), ahead).unwrap();
            assert_eq!(none.parts, []);
        });
    }

    #[test]
    fn a_time_that_ends_before_it_begins_is_refused_at_its_end() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let day = |id, day: &str| {
                let day = day.parse().unwrap();
                Answer::new(id, Value::Day { day })
            };
            let said = [day(FROM, "2026-11-20"), day(TO, "2026-11-02")];
            let problems = SummaryDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, TO);
        });
    }
}
