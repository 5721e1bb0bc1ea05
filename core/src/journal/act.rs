//! What can be done in the journal: written, kept while it is typed, set right, deleted, kept as a card.

use super::answers::to_kept;
use super::draft::{self, Draft};
use super::entry::{self, Entry, Follows};
use super::page::{
    Act, At, FormOf, Read, all_place, form_of, is_signal, is_untouched, set_name, there, worksheet,
};
use super::{Kept, bin};
use super::{sheet, written};
use crate::cards::{OwnCard, own, page as card_page};
use crate::content::Worksheet;
use crate::page::{Answers, Offer, Place, Problem, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Done, Fact, Stop, View};

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Done, Stop> {
    let store = view.own()?;
    let now = view.moment().now;
    let told = &view.content().journal.page.told;
    let at = |at: At| Done::at(Place::to(&at));
    Ok(match act {
        Act::Keep { sheet } => keep(&*worksheet(sheet, view, store)?, said, view, store)?,
        Act::Change { id } => change(*id, said, view, store)?,
        Act::Draft { form } => keep_draft(form, said, view, store)?,
        Act::Drop { form } => {
            let id = draft::drop(store, form, now)?;
            let undo = take_back(&Act::RestoreDraft { id }, view);
            Done::at(all_place()).saying(&told.deleted, Some(undo))
        }
        Act::RestoreDraft { id } => {
            let draft = draft::restore(store, *id)?;
            Done::at(form_place(&draft.form)).saying(&told.taken_back, None)
        }
        Act::Delete { id } => {
            let deleted = bin::delete(store, *id, now)?;
            let undo = take_back(&Act::Restore { id: *id }, view);
            let done = Done::at(all_place()).saying(&told.deleted, Some(undo));
            match worksheet(&deleted.worksheet, view, store) {
                Ok(sheet) if sheet.tells_of_use => done.fact(Fact::NotUsed { id: *id }),
                _ => done,
            }
        }
        Act::Restore { id } => {
            let (entry, used) = bin::restore(store, *id)?;
            let done = at(At::Entry { id: *id }).saying(&told.taken_back, None);
            if used {
                done.fact(Fact::Used { at: entry.about })
            } else {
                done
            }
        }
        Act::Set { sheet, on } => {
            let id = worksheet(sheet, view, store)?.id.clone();
            let said = if *on { "yes" } else { "no" };
            store.set_setting(&set_name(&id), said)?;
            let words = if *on { &told.set } else { &told.unset };
            let before = None;
            at(At::Worksheet { sheet: id, before }).saying(words, None)
        }
        Act::ToCard { id, field } => to_card(*id, field, view, store)?,
    })
}

/// The way back from a deletion.
fn take_back(act: &Act, view: &View<'_>) -> Offer {
    let words = &view.content().journal.page.offers.take_back;
    Offer::of(words, Role::Undo, Target::act(act))
}

/// Where a form is filled in.
fn form_place(form: &str) -> Place {
    match form.parse() {
        Ok(id) => Place::to(&At::Change { id }),
        Err(_) => Place::to(&At::Write {
            sheet: form.to_owned(),
        }),
    }
}

/// What follows from an entry as it is kept.
fn follows(entry: &Entry, sheet: &Worksheet, view: &View<'_>) -> Follows {
    Follows {
        words: Read::of(entry, view).words(view),
        used: sheet.tells_of_use,
    }
}

/// Keeps a new entry, and its draft goes. What was begun is kept whenever that is: whether a worksheet is offered is
/// asked before it is opened.
fn keep(
    sheet: &Worksheet,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Done, Stop> {
    let moment = view.moment();
    let written = written::checked(sheet, said, moment.zone, &view.ahead)?;
    let entry = Entry {
        id: Id::new(moment.now)?,
        worksheet: sheet.id.clone(),
        answers: to_kept(&written.answers),
        about: written::about(&written, moment.now, moment.zone),
        zone: moment.zone,
        written_at: moment.now,
        edited_at: moment.now,
    };
    let follows = follows(&entry, sheet, view);
    store.write(|db| {
        entry::keep_in(db, &entry, &follows)?;
        draft::forget_in(db, &sheet.id)
    })?;
    Ok(kept(&entry, sheet, view))
}

/// Sets an entry right.
fn change(id: Id, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Done, Stop> {
    let FormOf { sheet, entry } = form_of(&id.to_string(), view, store)?;
    let before = entry.ok_or(StoreError::NotFound)?;
    let written = written::checked(&sheet, said, before.zone, &view.ahead)?;
    let entry = Entry {
        answers: with_what_is_not_asked(to_kept(&written.answers), &before, view),
        about: written::about(&written, before.about, before.zone),
        edited_at: view.moment().now,
        ..before
    };
    let follows = follows(&entry, &sheet, view);
    store.write(|db| {
        entry::change_in(db, &entry, &follows)?;
        draft::forget_in(db, &id.to_string())
    })?;
    Ok(kept(&entry, &sheet, view))
}

/// An answer that the worksheet asks for no more is not lost because the others are set right.
fn with_what_is_not_asked(mut answers: Kept, before: &Entry, view: &View<'_>) -> Kept {
    let read = Read::of(before, view);
    let is_asked =
        |id: &str| id == sheet::SUMMARY || read.fields.iter().any(|field| field.id == id);
    let others = before.answers.iter().filter(|(id, _)| !is_asked(id));
    answers.extend(others.map(|(id, json)| (id.clone(), json.clone())));
    answers
}

/// What was kept, and what it says that holds everywhere.
fn kept(entry: &Entry, sheet: &Worksheet, view: &View<'_>) -> Done {
    let told = &view.content().journal.page.told;
    let mut done = Done::at(Place::to(&At::Entry { id: entry.id })).saying(&told.kept, None);
    if sheet.tells_of_use {
        done = done.fact(Fact::Used { at: entry.about });
    }
    if is_signal(entry, view) {
        done = done.fact(Fact::Danger);
    }
    done
}

/// Keeps what is typed so far. What stood there anyway is no draft.
fn keep_draft(form: &str, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Done, Stop> {
    let of = form_of(form, view, store)?;
    let done = Done::at(form_place(form));
    let before = draft::of_form(store, form)?;
    if before.is_none() && is_untouched(&of, said.all(), &there(&of, view, store)?) {
        return Ok(done);
    }
    let draft = Draft {
        form: form.to_owned(),
        answers: to_kept(said.all()),
        edited_at: view.moment().now,
    };
    if before.is_none_or(|before| before.answers != draft.answers) {
        draft::keep(store, &draft)?;
    }
    Ok(done)
}

/// Keeps what somebody wrote in a field as a card, among their reasons.
fn to_card(id: Id, field: &str, view: &View<'_>, store: &Store) -> Result<Done, Stop> {
    let entry = entry::find(store, id)?;
    let sheet = worksheet(&entry.worksheet, view, store)?;
    let asked = sheet.fields.iter().find(|one| one.card && one.id == field);
    let asked = asked.ok_or(StoreError::NotFound)?;
    let read = Read::of(&entry, view);
    let text = Answers::of(&read.answers).words(field);
    let text = text.ok_or(StoreError::NotFound)?;
    let card = OwnCard::reason(&asked.label, text);
    let card = own::write(store, &card, view.moment().now).map_err(|error| match error {
        crate::cards::CardsError::Store(error) => Stop::from(error),
        error => Stop::Refused(vec![Problem::new(field, error.to_string())]),
    })?;
    let told = &view.content().journal.page.told.carded;
    let undo = card.parse().ok().map(|id| {
        let words = &view.content().journal.page.offers.take_back;
        Offer::of(
            words,
            Role::Undo,
            Target::act(&card_page::Act::Delete { id }),
        )
    });
    Ok(Done::at(Place::to(&At::Entry { id })).saying(told, undo))
}
