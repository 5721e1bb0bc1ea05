//! The page of the summary: what goes in is ticked, and stands below word for word.

use super::draft::{FORMAT, Format, SummaryDraft};
#[cfg(feature = "pdf")]
use super::pdf;
use super::{document, fhir, gather, people};
#[cfg(feature = "pdf")]
use crate::content::counted_with;
use crate::content::fill;
use crate::crisis::{Look, Vault};
use crate::page::{
    Answers, Block, FileOut, Form, LineRole, Offer, Problem, Role, Shape, Target, Weight,
};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Closed, Done, Draft, Failure, Stop, View, closed_body};

crate::tokens! {
    /// Where one can be with what is handed over.
    pub enum At in "export" {
        /// The summary for a session; for one of the person's people, with what they may see and nothing else.
        Summary { ; whom: Option<Id> } = "summary",
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
    let At::Summary { whom } = at;
    let title = &view.content().export.title;
    let closed = |closed: &Closed| closed_body(title, closed, &view.ahead);
    match view.own() {
        Ok(store) => {
            summary(*whom, said, view, store, vault).unwrap_or_else(|error| closed(&error.into()))
        }
        Err(why) => closed(&why),
    }
}

fn summary(
    whom: Option<Id>,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    vault: &Vault,
) -> Result<Body, StoreError> {
    let words = &view.content().export;
    let read = SummaryDraft::checked(said, &view.ahead);
    let mut draft = read.unwrap_or_else(|_| SummaryDraft::usual(&view.ahead));
    let people = people::who_may_see(view, store)?;
    let for_whom = people.iter().find(|person| Some(person.id) == whom);
    if let Some(person) = for_whom.filter(|_| said.all().is_empty()) {
        draft.parts.clone_from(&person.parts);
    }
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
    let mut body = Body::new(&words.title).shape(Shape::Form);
    if let Some(person) = for_whom {
        let name = [("name", &*person.name)];
        let line = fill(&words.people.one, &name);
        body = body.block(Block::lines(LineRole::Lead, [line]));
    } else if !people.is_empty() {
        body = body.block(Block::items(people::items(&people, view)));
    }
    Ok(body
        .block(Block::lines(LineRole::Caution, [&words.caution]))
        .block(Block::Form {
            form: Form::new("form", fields, submit),
        })
        .block(Block::heading(&words.preview))
        .blocks(preview))
}

/// Its name says nothing of what it is.
fn file_out(format: Format, view: &View<'_>, vault: &Vault) -> FileOut {
    let (end, mime) = format.file();
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
    let open = Target::go(&At::Summary { whom: None });
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
    Ok(match draft.format {
        Format::Page => document::html(&words.title, &blocks, words).into_bytes(),
        Format::Text => document::text(&words.title, &blocks).into_bytes(),
        Format::Pdf => as_pdf(&blocks, view)?,
        Format::Fhir => fhir::bundle(&draft, view, store)?,
    })
}

/// With the first typeface of the device that has every letter of it.
///
/// # Errors
/// What is wrong with the letters of this device, at the field that asked for a PDF.
#[cfg(feature = "pdf")]
fn as_pdf(blocks: &[Block], view: &View<'_>) -> Result<Vec<u8>, Stop> {
    let words = &view.content().export;
    let refused = |words: &str| Stop::Refused(vec![Problem::new(FORMAT, words)]);
    let find = view.ahead.typeface;
    let typefaces = (0..).map_while(|nth| find.and_then(|find| find(nth)));
    let mut best = None;
    for typeface in typefaces {
        match pdf::pdf(&words.title, blocks, &words.language, &typeface) {
            Ok(made) => return Ok(made),
            Err(pdf::NoPdf::NotMade) => return Err(refused(&words.refused.no_pdf)),
            Err(pdf::NoPdf::NoFont) => {}
            Err(pdf::NoPdf::Lacks(letters)) => {
                let n = i64::try_from(letters.len()).unwrap_or(i64::MAX);
                let letters: Vec<_> = letters.iter().map(|one| format!("“{one}”")).collect();
                let letters = letters.join(", ");
                let said = [("font", &*typeface.name), ("letters", &*letters)];
                let said = counted_with(&words.refused.lacks, n, &said);
                best.get_or_insert(said);
            }
        }
    }
    let why = best.as_ref().unwrap_or(&words.refused.no_letters);
    Err(refused(why))
}

/// A PDF is offered by nobody where none can be made.
#[cfg(not(feature = "pdf"))]
fn as_pdf(_blocks: &[Block], view: &View<'_>) -> Result<Vec<u8>, Stop> {
    let words = &view.content().export.refused.no_pdf;
    Err(Stop::Refused(vec![Problem::new(FORMAT, words)]))
}
