//! The page of the summary: what goes in is ticked, and stands below word for word.

use super::draft::{Format, SummaryDraft};
use super::{document, gather};
use crate::crisis::{Look, Vault};
use crate::page::{Answers, Block, FileOut, Form, LineRole, Offer, Role, Shape, Target, Weight};
use crate::store::{Store, StoreError};
use crate::view::{Body, Closed, Done, Draft, Failure, Stop, View, closed_body};

crate::tokens! {
    /// Where one can be with what is handed over.
    pub enum At in "export" {
        /// The summary for a session.
        Summary = "summary",
    }
}

crate::tokens! {
    /// What can be done with it.
    pub enum Act in "export" {
        /// Writes it to a file.
        Save = "save",
    }
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, vault: &Vault) -> Body {
    let At::Summary = at;
    let title = &view.content().export.title;
    let closed = |closed: &Closed| closed_body(title, closed, &view.ahead);
    match view.own() {
        Ok(store) => {
            summary(said, view, store, vault).unwrap_or_else(|error| closed(&error.into()))
        }
        Err(why) => closed(&why),
    }
}

fn summary(
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    vault: &Vault,
) -> Result<Body, StoreError> {
    let words = &view.content().export;
    let read = SummaryDraft::checked(said, &view.ahead);
    let draft = read.unwrap_or_else(|_| SummaryDraft::usual(&view.ahead));
    let fields = if said.all().is_empty() {
        draft.filled(&view.ahead)
    } else {
        SummaryDraft::fields(said, &view.ahead)
    };
    let save = Target::act(&Act::Save);
    let mut submit = Offer::of(&words.offers.save, Role::Done, save).weight(Weight::Main);
    submit.detail = Some(words.caution.clone());
    submit.file = Some(file_out(draft.format, view, vault));
    let preview = gather::blocks(&draft, view, store, vault)?;
    Ok(Body::new(&words.title)
        .shape(Shape::Form)
        .block(Block::lines(LineRole::Caution, [&words.caution]))
        .block(Block::Form {
            form: Form::new("form", fields, submit),
        })
        .block(Block::heading(&words.preview))
        .blocks(preview))
}

/// Its name says nothing of what it is.
fn file_out(format: Format, view: &View<'_>, vault: &Vault) -> FileOut {
    let (end, mime) = match format {
        Format::Page => ("html", "text/html"),
        Format::Text => ("txt", "text/plain"),
    };
    let look = Look::at(vault, view.ahead.holds.locked);
    let word = look.neutral_word(view.content());
    FileOut {
        name: format!("{word}.{end}"),
        mime: mime.to_owned(),
    }
}

/// A file is written where somebody says: that is the host's to ask first.
///
/// # Errors
/// Always, with what to do.
pub fn act(act: &Act, view: &View<'_>) -> Result<Done, Stop> {
    let Act::Save = act;
    let words = &view.content().crisis.page.refused.choose_file;
    Err(Stop::Fails(Failure::Senseless(words.clone())))
}

/// The way to the summary.
pub(crate) fn way_in(view: &View<'_>) -> Offer {
    let words = &view.content().export;
    let open = Target::go(&At::Summary);
    Offer::of(&words.offers.open, Role::Go, open).detail(&words.detail)
}

/// The file that an action makes of these answers.
///
/// # Errors
/// Ahead of the lock, where something does not read, and what is wrong at each field.
pub fn file(act: &Act, said: Answers<'_>, view: &View<'_>, vault: &Vault) -> Result<Vec<u8>, Stop> {
    let Act::Save = act;
    let store = view.own()?;
    let draft = SummaryDraft::checked(said, &view.ahead)?;
    let blocks = gather::blocks(&draft, view, store, vault)?;
    let words = &view.content().export;
    let made = match draft.format {
        Format::Page => document::html(&words.title, &blocks, words),
        Format::Text => document::text(&words.title, &blocks),
    };
    Ok(made.into_bytes())
}
