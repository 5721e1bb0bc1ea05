//! The shape of the lists that a person keeps: goals, homework, questions, people, medicines, meetings. Adding one is an
//! edit of `lists.toml` alone.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};
use super::plural::Counted;
use super::schema::Choice;
use super::worksheets::WorksheetField;

/// `lists.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListsFile {
    pub title: String,
    /// What they are, on the first page.
    pub detail: String,
    pub soon: String,
    pub open: Counted,
    pub due: String,
    pub late: String,
    pub closed: String,
    pub said: String,
    /// Above those who are awake at this hour.
    pub awake: String,
    pub nobody_awake: String,
    pub others: String,
    pub kept_by_notice: String,
    pub week: WeekLook,
    pub offers: ListOffers,
    pub delete_item: ConfirmWords,
    pub told: ListMessages,
    pub fields: ListFields,
    pub lists: Vec<KeptList>,
}

/// A look at the week: what is open on a few lists, and one worksheet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekLook {
    pub title: String,
    pub detail: String,
    pub about: String,
    /// Where nothing is open on a list.
    pub nothing: String,
    /// Ids of lists, in their order.
    pub lists: Vec<String>,
    /// Id of a worksheet.
    pub worksheet: String,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListOffers {
    pub change: OfferWords,
    pub delete: OfferWords,
    pub answer: OfferWords,
    pub reopen: OfferWords,
    pub keep: OfferWords,
    pub take_back: OfferWords,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListMessages {
    pub kept: String,
    pub deleted: String,
    pub taken_back: String,
}

/// What every list with outcomes asks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFields {
    pub outcome: FieldWords,
}

/// One list. What is answered is kept by the ids of its fields.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptList {
    pub id: String,
    pub title: String,
    /// What to know of it, a line each.
    pub about: Vec<String>,
    /// Where nothing is on it.
    pub none: String,
    pub add: OfferWords,
    /// The field that an item is called by; it cannot be left out.
    pub name: String,
    /// Fields that stand beside it.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The field with a telephone number, where there is one.
    #[serde(default)]
    pub phone: Option<String>,
    /// The hours at which somebody is awake, where it is a list of people.
    #[serde(default)]
    pub awake: Option<AwakeHours>,
    /// What closes an item; none where its items stay.
    pub outcomes: Vec<Choice>,
    /// What is asked beside the outcome.
    #[serde(default)]
    pub ask: Option<String>,
    /// A day on which a reminder comes.
    #[serde(default)]
    pub due: Option<ListDue>,
    pub fields: Vec<WorksheetField>,
}

/// Fields with the hours at which somebody is awake; past midnight where the second is the earlier one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwakeHours {
    pub from: String,
    pub until: String,
}

/// The day of an item that its reminder comes for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListDue {
    /// The field with the day.
    pub field: String,
    pub notice: ListNotice,
    /// So many days before it.
    pub days_before: u64,
    /// What is said of a day that is past, where it is no day that something was for.
    #[serde(default)]
    pub late: Option<String>,
}

/// What kind of reminder it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListNotice {
    Homework,
    Own,
}
