//! The worksheets that are offered now, and one of them with what was written along it.

use chrono::Timelike as _;

use super::{Act, At, item};
use crate::content::{Shelf, Worksheet};
use crate::journal::handed::handed_worksheets;
use crate::journal::{draft, entry};
use crate::page::{
    Block, Item, Items, LineRole, NoticeKind, Offer, Place, Role, Target, Weight, word_of,
};
use crate::store::{Store, StoreError};
use crate::view::{Body, View};

/// What is by day is offered from this hour on, and no longer from the second on (safety rules, "I have used").
const DAY_FROM: u32 = 8;
const DAY_TO: u32 = 21;

/// The setting that says that a therapist and the person use a worksheet.
pub(in super::super) fn set_name(sheet: &str) -> String {
    format!("worksheet:{sheet}")
}

fn is_set(sheet: &Worksheet, store: &Store) -> Result<bool, StoreError> {
    Ok(!sheet.by_therapist || store.setting(&set_name(&sheet.id))?.as_deref() == Some("yes"))
}

/// Why a worksheet is not offered now, in words; none where it is.
pub(in super::super) fn not_now<'a>(
    sheet: &Worksheet,
    view: &View<'a>,
    store: &Store,
) -> Result<Option<&'a str>, StoreError> {
    let words = &view.content().journal.page;
    let (holds, moment) = (view.ahead.holds, view.moment());
    let hour = moment.zone.wall_clock(moment.now).hour();
    let is_taken_back = sheet.handed.as_ref().is_some_and(|handed| !handed.offered);
    Ok(if is_taken_back {
        Some(&words.taken_back)
    } else if !is_set(sheet, store)? {
        Some(&words.not_set)
    } else if sheet.not_while_used && holds.used() {
        Some(&words.not_while_used)
    } else if sheet.calm && (view.ahead.riding || holds.danger()) {
        Some(&words.not_in_craving)
    } else if sheet.by_day && !(DAY_FROM..DAY_TO).contains(&hour) {
        Some(&words.not_at_night)
    } else {
        None
    })
}

/// All that are offered now, by what they are for.
pub(super) fn all(view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.journal;
    let mut body = Body::new(&words.page.worksheets);
    let (mut offered, mut with_therapist) = (Vec::new(), Vec::new());
    for sheet in &content.worksheets.worksheets {
        if !is_set(sheet, store)? {
            with_therapist.push(sheet);
        } else if not_now(sheet, view, store)?.is_none() {
            offered.push(sheet);
        }
    }
    for shelf in Shelf::ALL {
        let of_shelf = offered.iter().filter(|sheet| sheet.shelf == shelf);
        let items: Vec<_> = of_shelf.map(|sheet| line(sheet, view)).collect();
        if !items.is_empty() {
            let name = words.shelves.get(&shelf).map_or("", String::as_str);
            let list = Items::new(format!("shelf-{}", word_of(&shelf)));
            body = body.block(Block::items(list.title(name).items(items)));
        }
    }
    let mut handed = Vec::new();
    for sheet in handed_worksheets(store)? {
        if not_now(&sheet, view, store)?.is_none() {
            handed.push(line(&sheet, view));
        }
    }
    if !handed.is_empty() {
        let list = Items::new("handed").title(&words.page.handed);
        body = body.block(Block::items(list.items(handed)));
    }
    if !with_therapist.is_empty() {
        let mut list = Items::new("with-therapist")
            .title(&words.page.with_therapist)
            .items(with_therapist.into_iter().map(|sheet| line(sheet, view)));
        list.note = Some(words.page.with_therapist_note.clone());
        body = body.block(Block::items(list));
    }
    Ok(body)
}

fn line(sheet: &Worksheet, view: &View<'_>) -> Item {
    let at = At::Worksheet {
        sheet: sheet.id.clone(),
        before: None,
    };
    let line = Item::new(format!("worksheet-{}", sheet.id), &sheet.title)
        .detail(&sheet.when)
        .open(Target::go(&at));
    match &sheet.handed {
        Some(handed) => line.note(view.content().unverified(&handed.from)),
        None => line,
    }
}

/// One worksheet: when it is for, what to mind, and what was written along it.
pub(super) fn one(
    sheet: &Worksheet,
    before: Option<i64>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.journal.page;
    let id = || sheet.id.clone();
    let written = entry::stretch(store, Some(&sheet.id), before)?;
    let mut list = Items::new("entries").items(written.entries.iter().map(|one| item(one, view)));
    list.more = written.older.map(|before| {
        Place::to(&At::Worksheet {
            sheet: id(),
            before: Some(before),
        })
    });
    let body = Body::new(&sheet.title).up(Place::to(&At::Worksheets));
    if before.is_some() {
        return Ok(body.block(Block::items(list.none(&words.older_none))));
    }
    let mut body = body
        .block(Block::lines(LineRole::Lead, [&sheet.when]))
        .blocks(lines(LineRole::Body, sheet.about.clone()));
    let cautions = sheet.cautions.iter();
    let cautions = cautions.filter_map(|id| content.cautions.cautions.get(id));
    let cautions = cautions.map(|caution| caution.text.clone()).collect();
    body = body.blocks(lines(LineRole::Caution, cautions));
    let mut offers = Vec::new();
    if let Some(why) = not_now(sheet, view, store)? {
        body = body.block(Block::notice(NoticeKind::Told, why));
    } else {
        let words = match draft::of_form(store, &sheet.id)? {
            Some(_) => &words.offers.go_on,
            None => &words.offers.begin,
        };
        let write = Target::go(&At::Write { sheet: id() });
        offers.push(Offer::of(words, Role::Write, write).weight(Weight::Main));
    }
    if sheet.by_therapist {
        let on = !is_set(sheet, store)?;
        let words = if on {
            &words.offers.set
        } else {
            &words.offers.unset
        };
        let set = Target::act(&Act::Set { sheet: id(), on });
        offers.push(Offer::of(words, Role::Change, set));
    }
    if !offers.is_empty() {
        body = body.block(Block::offers(offers));
    }
    let list = list.title(&words.entries).none(&words.none_of_sheet);
    let from = sheet.handed.iter();
    let from = from.map(|handed| content.unverified(&handed.from));
    let sources = sheet.source.iter().flat_map(|source| {
        // An address of Ebb's own says where it was read; that of somebody else is for the person.
        let address = sheet.handed.as_ref().map(|_| source.url.clone());
        [Some(source.name.clone()), address]
    });
    let source = from.chain(sources.flatten());
    let source = source.filter(|line| !line.is_empty());
    Ok(body
        .block(Block::items(list))
        .blocks(lines(LineRole::Source, source.collect())))
}

fn lines(role: LineRole, lines: Vec<String>) -> Option<Block> {
    (!lines.is_empty()).then(|| Block::lines(role, lines))
}
