//! The commands of the journal.

use clap::Subcommand;

/// What can be done in the journal.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Write freely; without a text, the form opens
    Write {
        /// What is there
        text: Option<String>,
        /// Write it in the program that EDITOR names
        #[arg(long, conflicts_with = "text")]
        editor: bool,
        /// A feeling, with how strong it is: sad, or sad=7; may be said more than once
        #[arg(long, value_name = "WORD")]
        feeling: Vec<String>,
        /// What was going on
        #[arg(long, value_name = "TEXT", default_value = "")]
        situation: String,
        /// What went through your mind
        #[arg(long, value_name = "TEXT", default_value = "")]
        thought: String,
        /// What your body did
        #[arg(long, value_name = "TEXT", default_value = "")]
        body: String,
        /// How strong an urge was, 0 to 10
        #[arg(long, value_name = "N")]
        urge: Option<i32>,
        /// What you did
        #[arg(long, value_name = "TEXT", default_value = "")]
        did: String,
        /// What time it is about: "yesterday 22:40" or "2026-11-21 22:40"; now where it is left out
        #[arg(long, value_name = "TIME", default_value = "")]
        when: String,
    },
    /// One line for today
    Line {
        /// The line
        text: String,
        /// How the day was, 0 to 10
        #[arg(long, value_name = "N")]
        day: Option<i32>,
        /// What time it is about
        #[arg(long, value_name = "TIME", default_value = "")]
        when: String,
    },
    /// The worksheets that there are, or one of them with its fields
    Worksheets {
        /// Its id, such as chain
        id: Option<String>,
    },
    /// Fill in a worksheet; goes on with what you began
    Fill {
        /// Its id, such as thought-record
        worksheet: String,
        /// FIELD=VALUE, such as situation="the call" or links.0.what="nobody answers"
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = field)]
        fields: Vec<(String, String)>,
    },
    /// Set an entry right
    Change {
        /// Its id, as `ebb journal` lists it
        id: String,
        /// FIELD=VALUE, such as text="…" or when="yesterday 22:40"
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = field)]
        fields: Vec<(String, String)>,
    },
    /// Read one entry
    Show {
        /// Its id
        id: String,
    },
    /// Look for words in all that you wrote
    Search {
        /// The words, or their beginnings
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Delete an entry; it lies in the bin for 30 days
    Delete {
        /// Its id
        id: String,
    },
    /// Bring a deleted entry back
    Restore {
        /// Its id
        id: String,
    },
}

/// A field and what is said to it.
fn field(text: &str) -> Result<(String, String), String> {
    let (field, value) = text
        .split_once('=')
        .ok_or("use FIELD=VALUE, such as situation=\"the call\"")?;
    Ok((field.trim().to_owned(), value.to_owned()))
}
