//! The questionnaires as they were published, written down anew: how each is scored, and the ranges of its scores.

/// A questionnaire.
pub struct Form {
    pub id: &'static str,
    pub items: &'static [&'static str],
    /// The greatest answer of an item; the first counts 0.
    pub greatest: i64,
    /// Items from here on do not count.
    pub counted: usize,
    pub most: i64,
    /// The item whose every answer but the first stands for danger: then no score is called none.
    pub danger: Option<usize>,
    /// From which score on a range begins, and what it is called.
    pub ranges: &'static [(i64, &'static str)],
}

const NUMBERS: [&str; 20] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20",
];

/// Kroenke, Spitzer & Williams 2001; Spitzer and colleagues 2006; Bush and colleagues 1998; Weathers and colleagues 2013.
pub static FORMS: [Form; 4] = [
    Form {
        id: "phq-9",
        items: NUMBERS.split_at(10).0,
        greatest: 3,
        counted: 9,
        most: 27,
        danger: Some(8),
        ranges: &[
            (0, "none"),
            (5, "mild"),
            (10, "moderate"),
            (15, "moderately severe"),
            (20, "severe"),
        ],
    },
    Form {
        id: "gad-7",
        items: NUMBERS.split_at(7).0,
        greatest: 3,
        counted: 7,
        most: 21,
        danger: None,
        ranges: &[(0, "none"), (5, "mild"), (10, "moderate"), (15, "severe")],
    },
    Form {
        id: "audit-c",
        items: NUMBERS.split_at(3).0,
        greatest: 4,
        counted: 3,
        most: 12,
        danger: None,
        ranges: &[],
    },
    Form {
        id: "pcl-5",
        items: &NUMBERS,
        greatest: 4,
        counted: 20,
        most: 80,
        danger: None,
        ranges: &[],
    },
];

/// A number of the person's own.
pub static SLEEP: Form = Form {
    id: "sleep",
    items: &["value"],
    greatest: 10,
    counted: 1,
    most: 10,
    danger: None,
    ranges: &[],
};

impl Form {
    pub fn score(&self, given: &[i64]) -> i64 {
        given.iter().take(self.counted).sum()
    }

    /// What is said of a score.
    pub fn lines(&self, given: &[i64]) -> Vec<String> {
        let score = self.score(given);
        let heavy = self.danger.is_some_and(|item| given[item] > 0);
        let range = self.ranges.iter().rfind(|(from, _)| *from <= score);
        let range = range.filter(|(from, _)| !(heavy && *from == 0));
        let range = range.map(|(_, name)| format!("this range is called “{name}”"));
        let whole = format!("{score} of {}.", self.most);
        std::iter::once(whole).chain(range).collect()
    }
}
