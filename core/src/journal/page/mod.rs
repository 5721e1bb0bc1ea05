//! The pages of the journal: all that was written with its search, the worksheets, one entry, the form that writes it,
//! and the days of a month.

mod all;
mod entry;
mod month;
mod worksheets;
mod write;

use std::borrow::Cow;

use super::answers::of_kept;
use super::draft::Draft;
use super::entry::Entry;
use super::{handed, sheet, tell};
use crate::content::Worksheet;
use crate::page::{Answer, Answers, Block, Field, Item, Place, Target};
use crate::store::{Id, Store, StoreError};
use crate::time::Day;
use crate::view::{Body, Closed, View, closed_body};

pub(super) use entry::is_signal;
pub(super) use worksheets::{not_now, set_name};
pub(super) use write::{FormOf, form_of, is_untouched, there};

crate::tokens! {
    /// Where one can be in the journal.
    pub enum At in "journal" {
        /// All of it; further back, what is about a time before this one alone (milliseconds since 1970, UTC).
        All { ; before: Option<i64> } = "all",
        /// The search.
        Search = "search",
        /// The worksheets.
        Worksheets = "worksheets",
        /// One of them, with what was written along it.
        Worksheet { sheet: String ; before: Option<i64> } = "worksheet",
        /// It is filled in.
        Write { sheet: String } = "write",
        /// What was written.
        Entry { id: Id } = "entry",
        /// It is set right.
        Change { id: Id } = "change",
        /// What is about one day.
        OnDay { day: Day } = "day",
        /// A month at a look: so many ahead of this one.
        Month { ; ahead: i32 } = "month",
    }
}

crate::tokens! {
    /// What can be done in the journal.
    pub enum Act in "journal" {
        /// Keeps what was written along a worksheet.
        Keep { sheet: String } = "keep",
        /// Keeps an entry as it was set right.
        Change { id: Id } = "change",
        /// Keeps what is typed so far, in the form of a worksheet or of an entry.
        Draft { form: String } = "draft",
        /// Lets go of it; it lies in the bin for a while.
        Drop { form: String } = "drop",
        /// Brings it back from there.
        RestoreDraft { id: Id } = "restore-draft",
        /// Deletes an entry; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Brings it back from there.
        Restore { id: Id } = "restore",
        /// A therapist and the person use this worksheet, or no longer.
        Set { sheet: String, on: bool } = "set",
        /// Keeps what is written in a field as a card.
        ToCard { id: Id, field: String } = "to-card",
    }
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().journal.title;
    let closed = |closed: &Closed| closed_body(title, closed, &view.ahead);
    let body = match view.own() {
        Ok(store) => match read(at, said, view, store) {
            Ok(body) => body,
            Err(StoreError::NotFound) => return Body::gone(all_place()),
            Err(error) => closed(&error.into()),
        },
        Err(why) => closed(&why),
    };
    match at {
        At::All { .. } => body,
        _ if body.up.is_some() => body,
        _ => body.up(all_place()),
    }
}

fn read(at: &At, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    match at {
        At::All { before } => all::page(*before, view, store),
        At::Search => all::search(said, view, store),
        At::Worksheets => worksheets::all(view, store),
        At::Worksheet { sheet, before } => {
            worksheets::one(&*worksheet(sheet, view, store)?, *before, view, store)
        }
        At::Write { sheet } => write::page(worksheet(sheet, view, store)?, said, view, store),
        At::Entry { id } => entry::page(*id, view, store),
        At::Change { id } => write::change(*id, said, view, store),
        At::OnDay { day } => month::day(*day, view, store),
        At::Month { ahead } => month::page(*ahead, view, store),
    }
}

/// All of it, from the newest on.
pub(super) fn all_place() -> Place {
    Place::to(&At::All { before: None })
}

/// The worksheet with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it has left the content.
pub(super) fn worksheet(
    id: &str,
    view: &View<'_>,
    store: &Store,
) -> Result<Cow<'static, Worksheet>, StoreError> {
    handed::worksheet(id, store, view.content())
}

/// An entry as it reads: the answers with the fields that asked for them. It outlives its worksheet.
pub(super) struct Read {
    pub worksheet: Option<Cow<'static, Worksheet>>,
    pub fields: Vec<Field>,
    pub answers: Vec<Answer>,
}

impl Read {
    pub fn of(entry: &Entry, view: &View<'_>) -> Self {
        let store = view.own().ok();
        let worksheet = store.and_then(|store| worksheet(&entry.worksheet, view, store).ok());
        let fields = |said: &[Answer]| {
            let said = Answers::of(said);
            let of = |sheet| sheet::asked(sheet, said, &view.ahead);
            worksheet.as_deref().map_or_else(Vec::new, of)
        };
        let answers = of_kept(&entry.answers, &fields(&[]));
        let fields = fields(&answers);
        Self {
            worksheet,
            fields,
            answers,
        }
    }

    pub fn sheet(&self) -> Option<&Worksheet> {
        self.worksheet.as_deref()
    }

    /// The name of what it was written along; what is known of it where that is gone.
    pub fn title<'t>(&'t self, entry: &'t Entry, view: &View<'_>) -> &'t str {
        match self.sheet() {
            Some(sheet) => &sheet.title,
            None if entry.worksheet.trim().is_empty() => &view.content().journal.title,
            None => &entry.worksheet,
        }
    }

    /// What it is found by.
    pub fn words(&self, view: &View<'_>) -> String {
        tell::words(&self.answers, &self.fields, &view.ahead)
    }
}

/// Its line in a list: what it is, what time it is about, and how it begins.
fn item(entry: &Entry, view: &View<'_>) -> Item {
    let read = Read::of(entry, view);
    let apart = read.sheet().filter(|sheet| sheet.apart);
    let apart = apart.map(|sheet| apart_note(sheet, &read.answers, view));
    let when = about(entry, view);
    let note: Vec<_> = [Some(when), apart].into_iter().flatten().collect();
    let beginning = tell::beginning(&read.answers, &read.fields, &view.ahead);
    let item = Item::new(format!("entry-{}", entry.id), read.title(entry, view));
    item.note(note.join(" · "))
        .detail(beginning)
        .open(Target::go(&At::Entry { id: entry.id }))
}

/// Whether what stays out of summaries was ticked.
fn apart_note(sheet: &Worksheet, answers: &[Answer], view: &View<'_>) -> String {
    let words = &view.content().journal.page;
    if sheet::may_be_summed_up(sheet, Answers::of(answers)) {
        words.apart_ticked.clone()
    } else {
        words.apart.clone()
    }
}

/// "Today 18:30": what it is about, by the clock of where the person was.
fn about(entry: &Entry, view: &View<'_>) -> String {
    let moment = crate::view::Moment {
        zone: entry.zone,
        ..view.moment().clone()
    };
    moment.day_and_time(entry.about)
}

/// What is still being written, as a place.
fn draft_place(draft: &Draft) -> Place {
    match draft.form.parse() {
        Ok(id) => Place::to(&At::Change { id }),
        Err(_) => Place::to(&At::Write {
            sheet: draft.form.clone(),
        }),
    }
}

/// Nobody reads what is written here, and that stands first.
fn nobody_reads(view: &View<'_>) -> Block {
    let words = &view.content().journal.nobody_reads;
    Block::lines(crate::page::LineRole::Small, [words])
}
