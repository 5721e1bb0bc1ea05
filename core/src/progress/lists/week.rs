//! A look at the week that takes two minutes: what is open on a few lists, each with the way to say how it went, and one
//! worksheet. Which they are is content.

use super::notice;
use super::page::{At, line, list_place};
use super::records::ListItem;
use crate::page::{Block, Items, LineRole, Offer, Role, Target};
use crate::view::{Body, Link, LinkKind, View};

/// Items of one list that stand on the page; the rest is on its own.
const MOST: usize = 5;

pub(super) fn page(view: &View<'_>, items: &[ListItem]) -> Body {
    let content = view.content();
    let words = &content.lists.week;
    let mut body = Body::new(&words.title);
    body = body.block(Block::lines(LineRole::Small, [&words.about]));
    for list in words.lists.iter().filter_map(|id| content.list(id)) {
        let open = items.iter();
        let open = open.filter(|item| item.list == list.id && item.outcome.is_none());
        let mut open: Vec<_> = open.collect();
        open.sort_by_key(|item| {
            let due = notice::due(list, item);
            (due.is_none(), due, item.made_at)
        });
        let all = Target::Go {
            place: list_place(list),
        };
        let block = Items::new(format!("week-{}", list.id))
            .title(&list.title)
            .none(&words.nothing)
            .items(open.iter().take(MOST).map(|item| line(list, item, view)))
            .offers([Offer::new(&list.title, Role::Go, all)]);
        body = body.block(Block::items(block));
    }
    let sheet = Link::to(LinkKind::Worksheet, &words.worksheet);
    let sheet = view.ahead.links.offer(&sheet);
    body.blocks(sheet.map(|offer| Block::offers([offer])))
}

/// The way to it.
pub(super) fn way_in(view: &View<'_>) -> Offer {
    let words = &view.content().lists.week;
    let open = Target::go(&At::Week);
    Offer::new(&words.title, Role::Go, open).detail(&words.detail)
}
