//! An instrument that no file holds, and answers to try one with.

use super::score::Given;
use crate::content::{Instrument, InstrumentsFile};

/// Two items of 0 to 2, the second turned round, and one that does not count; `more` is what else stands in its file.
pub(crate) fn made(more: &str) -> Instrument {
    let text = format!(
        r#"
        [[instruments]]
        id = "made"
        version = "1"
        name = "Made"
        about = "Something that nobody measures."
        terms = "free"
        licence = "Ours."
        sources = [{{ name = "This test" }}]
        {more}

        [instruments.verbatim]
        title = "Made up"
        options = ["No", "A little", "Yes"]
        items = [
            {{ id = "1", text = "Is it wet?" }},
            {{ id = "2", text = "Is it dry?", reversed = true }},
            {{ id = "3", text = "Does it matter?", unscored = true, scale = 10 }},
        ]
        "#
    );
    let file: InstrumentsFile = toml::from_str(&text).unwrap();
    file.instruments.into_iter().next().unwrap()
}

/// Answers to the items 1, 2, 3 …
pub(crate) fn given(values: &[i32]) -> Given {
    let numbered = (1..).zip(values);
    numbered
        .map(|(id, value)| (format!("{id}"), *value))
        .collect()
}
