//! The numbers that a sheet or a list of lines says first, in short: to be said once more where its first lines have gone
//! out of sight.

use ebb_core::page::{Block, Page};

use crate::report::labelled;

/// The emergency number, and the line that answers first.
pub fn numbers(page: &Page) -> Vec<String> {
    let list = |id: &str| {
        page.blocks.iter().find_map(|block| match block {
            Block::Items { items } if items.id == id => Some(items.items.as_slice()),
            _ => None,
        })
    };
    let items = list("first").or_else(|| list("lines"));
    let items = items.unwrap_or_default().iter().take(2);
    let reached = items.filter(|item| !item.ways.is_empty());
    let said = reached.map(|item| {
        let says_all = item.ways.iter().all(|way| item.title.contains(&way.number));
        let ways = item.ways.iter().map(|way| way.label.as_str());
        let ways = ways.filter(|_| !says_all);
        // What the number of an emergency is known by: a guess is called one here too.
        let note = item.note.as_deref().filter(|_| says_all);
        let beside: Vec<_> = ways.chain(note).collect();
        labelled(&item.title, &beside.join(" · "))
    });
    said.collect()
}
