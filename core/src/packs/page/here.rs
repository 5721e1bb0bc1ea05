//! The packs that are here, and the form that looks for another.

use super::{Act, At, FileDraft, Opened, State};
use crate::packs::{PackInfo, imported_packs, wording};
use crate::page::{
    Answers, Block, Confirm, Item, Items, LineRole, NoticeKind, Offer, Role, Target,
};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, View, form_body};

pub(super) fn all(view: &View<'_>, store: &Store, state: &State) -> Result<Body, StoreError> {
    let words = &view.content().packs;
    let offers = &words.page.offers;
    let here = imported_packs(store, view.content())?;
    let mut body = Body::new(&words.title).block(Block::lines(LineRole::Body, [&words.about]));
    if let Some(opened) = &state.open {
        let name = match opened {
            Opened::Read { pack, .. } => &pack.name,
            Opened::Refused(_) => &words.refused,
        };
        let number = state.number;
        let target = Target::go(&At::Open { number });
        body = body.block(Block::Notice {
            kind: NoticeKind::Told,
            words: name.clone(),
            offers: vec![Offer::of(&offers.go_on, Role::Go, target)],
        });
    }
    let packs = Items::new("packs")
        .none(&words.page.empty)
        .items(here.iter().map(|pack| item(pack, view)))
        .offers([
            Offer::of(&offers.open, Role::Go, Target::go(&At::Read)),
            Offer::of(&offers.own, Role::Go, Target::go(&At::Own)),
        ]);
    Ok(body.block(Block::items(packs)))
}

/// Its line in the list.
fn item(pack: &PackInfo, view: &View<'_>) -> Item {
    let id = pack.id.parse().ok();
    let item = Item::new(format!("pack-{}", pack.id), &pack.name)
        .note(wording::from(view.content(), pack))
        .detail(&pack.about);
    match id {
        Some(id) => item.open(Target::go(&At::Pack { id })),
        None => item,
    }
}

/// One that is here: what is here of it, and the way back.
pub(super) fn one(id: Id, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.packs;
    let here = imported_packs(store, content)?;
    let pack = here.iter().find(|pack| pack.id == id.to_string());
    let pack = pack.ok_or(StoreError::NotFound)?;
    let entries = pack.entries.iter().map(|entry| {
        let label = wording::labelled(content, entry.kind, &entry.label);
        let theirs = if entry.theirs {
            words.theirs.as_str()
        } else {
            ""
        };
        Item::new(format!("entry-{}", entry.entry), label).note(theirs)
    });
    let entries = Items::new("entries")
        .none(&words.page.nothing_left)
        .items(entries);
    // Where nothing else is left to take back, what is theirs is asked about.
    let theirs_too = pack.is_theirs();
    let offers = &words.page.offers;
    let (offer, question) = if theirs_too {
        (&offers.take_back_all, &words.remove_all_detail)
    } else {
        (&offers.take_back, &words.remove_detail)
    };
    let confirm = Confirm {
        question: question.clone(),
        yes: offer.label.clone(),
        no: content.pages.host.cancel.clone(),
    };
    let target = Target::act(&Act::TakeBack { id, theirs_too });
    let take_back = Offer::of(offer, Role::Delete, target).confirmed(confirm);
    let mut lines = vec![wording::from(content, pack)];
    lines.extend(Some(pack.about.clone()).filter(|about| !about.is_empty()));
    Ok(Body::new(&pack.name)
        .up(super::all())
        .block(Block::lines(LineRole::Caution, lines))
        .block(Block::items(entries))
        .block(Block::offers([take_back.slow()])))
}

/// The form that looks for one in a file.
pub(super) fn file(said: Answers<'_>, view: &View<'_>) -> Body {
    let words = &view.content().packs;
    let read = Target::act(&Act::Read);
    let submit = Offer::of(&words.page.offers.read, Role::Go, read).slow();
    let title = &words.page.offers.open.label;
    form_body::<FileDraft>(title, said, None, submit, super::all(), &view.ahead)
}
