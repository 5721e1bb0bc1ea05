//! All that was written, the newest first, and what is still being written; and the search, which answers danger first.

use super::{At, draft_place, item, worksheet};
use crate::cards::Heard;
use crate::content::{Shelf, fill};
use crate::journal::draft::{self, Draft};
use crate::journal::entry::{self, Stretch};
use crate::journal::page::{Act, Read};
use crate::journal::search;
use crate::page::{Answers, Block, Confirm, Field, Form, Item, Items, Offer, Place, Role, Target};
use crate::store::{Store, StoreError};
use crate::view::{Body, View};

/// The field of the search, and how much can be typed there.
const TYPED: &str = "typed";
const LONGEST_SEARCH: i32 = 60;
/// Entries that a search shows.
const FOUND: i32 = 20;

pub(super) fn page(
    before: Option<i64>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let words = &view.content().journal;
    let body = Body::new(&words.title);
    if before.is_some() {
        // The next ones alone: a host puts them below those that it has.
        let list = list(entry::stretch(store, None, before)?, view);
        return Ok(body.block(Block::items(list.none(&words.page.older_none))));
    }
    let drafts = draft::all(store)?;
    let drafts = drafts.iter().map(|draft| draft_item(draft, view, store));
    let drafts: Vec<_> = drafts.collect::<Result<_, _>>()?;
    let mut body = body.block(Block::offers(offers(view)));
    if !drafts.is_empty() {
        let drafts = Items::new("drafts").title(&words.page.drafts).items(drafts);
        body = body.block(Block::items(drafts));
    }
    let list = list(entry::stretch(store, None, None)?, view).title(&words.page.entries);
    Ok(body.block(Block::items(list.none(&words.empty))))
}

/// What has the words that were typed so far. It is a page of its own, so that on the other one letters are keys.
pub(super) fn search(
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let words = &view.content().journal.page;
    let field = Field::line(TYPED, &words.search, LONGEST_SEARCH).asks_again();
    let submit = Offer::new(&words.search, Role::Go, Target::go(&At::Search));
    let form = Form::new("search", vec![field], submit);
    let mut body = Body::new(&words.offers.search.label).block(Block::Form { form });
    let Some(typed) = said.words(TYPED) else {
        return Ok(body);
    };
    let heard = Heard::of(view.content(), typed);
    (body.danger, body.sign) = (heard.danger, heard.sign);
    let found = search::find(store, typed, FOUND)?;
    let found = Items::new("found")
        .none(&words.nothing_found)
        .items(found.iter().map(|entry| item(entry, view)));
    Ok(body.block(Block::items(found)))
}

/// Writing freely, and the ways to all the rest.
fn offers(view: &View<'_>) -> Vec<Offer> {
    let content = view.content();
    let words = &content.journal.page.offers;
    let free = content.worksheets.worksheets.iter();
    let free = free
        .filter(|sheet| sheet.shelf == Shelf::Free)
        .map(|sheet| {
            let target = Target::go(&At::Write {
                sheet: sheet.id.clone(),
            });
            match &sheet.offer {
                Some(words) => Offer::of(words, Role::Write, target),
                None => Offer::new(&sheet.title, Role::Write, target),
            }
        });
    let mut offers: Vec<_> = free.collect();
    offers.extend([
        Offer::of(&words.search, Role::Go, Target::go(&At::Search)),
        Offer::of(&words.worksheets, Role::Go, Target::go(&At::Worksheets)),
        Offer::of(&words.month, Role::Go, Target::go(&At::Month { ahead: 0 })),
    ]);
    offers
}

/// Something that is still being written, with what it is.
fn draft_item(draft: &Draft, view: &View<'_>, store: &Store) -> Result<Item, StoreError> {
    let words = &view.content().journal.page;
    // Its entry may have been deleted meanwhile, on another device too, and its worksheet taken back by who handed it.
    let title = match title(draft, view, store) {
        Err(StoreError::NotFound) => None,
        title => Some(title?),
    };
    let when = view.moment().day_and_time(draft.edited_at);
    let form = draft.form.clone();
    let drop = Offer::of(
        &words.offers.drop_draft,
        Role::Delete,
        Target::act(&Act::Drop { form }),
    );
    let id = format!("draft-{}", draft.form);
    let item = match title {
        Some(title) => Item::new(id, title).open(Target::Go {
            place: draft_place(draft),
        }),
        // There is nowhere to go on with it; what was written shows here.
        None => Item::new(id, &words.draft_of_gone).detail(draft.words()),
    };
    Ok(item
        .note(fill(&words.draft_note, &[("when", &when)]))
        .offers([drop.confirmed(Confirm::of(&words.drop))]))
}

fn title(draft: &Draft, view: &View<'_>, store: &Store) -> Result<String, StoreError> {
    let Ok(id) = draft.form.parse() else {
        return Ok(worksheet(&draft.form, view, store)?.title.clone());
    };
    let words = &view.content().journal.page;
    let entry = entry::find(store, id)?;
    let title = Read::of(&entry, view).title(&entry, view).to_owned();
    Ok(fill(&words.draft_of_change, &[("title", &title)]))
}

/// The entries of a stretch, with the way to those before them.
fn list(stretch: Stretch, view: &View<'_>) -> Items {
    let items = stretch.entries.iter().map(|entry| item(entry, view));
    let mut list = Items::new("entries").items(items);
    list.more = stretch.older.map(|before| {
        let before = Some(before);
        Place::to(&At::All { before })
    });
    list
}
