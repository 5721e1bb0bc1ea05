//! Every key that works: those of the page and of what is under the cursor, the doors, and how one moves.

use ebb_core::page::{Block, Offer};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::marked;
use super::{Shown, rows};
use crate::page::choices;
use crate::tui::style::Styles;

/// The keys of a page, one a line. `elsewhere` are those that open from every page, each with what it opens.
pub fn help(
    shown: &Shown,
    elsewhere: &[(char, String)],
    width: usize,
    styles: Styles,
) -> Vec<Line<'static>> {
    let page = &shown.page;
    let item = shown.item_here();
    let beside = item.map_or_else(Vec::new, |item| choices::beside(page, item));
    let form = choices::form(page);
    let own = |offer: &Offer| Some((choices::own_key(offer)?, offer.label.clone()));
    let of_form = form
        .iter()
        .flat_map(|form| form.skip.iter().chain([&form.submit]));
    let of_page = beside
        .iter()
        .chain(&choices::offers(page))
        .filter_map(keyed)
        .collect::<Vec<_>>();
    let people = choices::people(page).into_iter().filter_map(|one| {
        let Block::Items { items } = page.blocks.get(one.block)? else {
            return None;
        };
        Some((one.key, items.items.get(one.at)?.title.clone()))
    });
    let keys = of_form
        .filter_map(own)
        .chain(people)
        .chain(of_page)
        .chain(page.doors.iter().filter_map(own));
    let mut lines = Vec::new();
    let mut taken = Vec::new();
    for (key, label) in keys {
        taken.push(key);
        lines.extend(line(&choices::name(key), &label, width, styles));
    }
    if let Some(form) = form.filter(|form| choices::is_sent_by_hand(form)) {
        let words = ebb_core::content::fill(&shown.words.send, &[("label", &form.submit.label)]);
        lines.extend(marked("  ", &words, Style::new(), Style::new(), width));
    }
    let rest = elsewhere.iter().filter(|(key, _)| !taken.contains(key));
    lines.extend(everywhere(rest, &shown.words.keys_elsewhere, width, styles));
    lines.extend(moving(&shown.words.keys, width, styles));
    lines
}

fn keyed(one: &choices::Keyed<'_>) -> Option<(char, String)> {
    Some((one.key?, one.offer.label.clone()))
}

/// The keys that open from every page.
fn everywhere<'k>(
    keys: impl Iterator<Item = &'k (char, String)>,
    title: &str,
    width: usize,
    styles: Styles,
) -> Vec<Line<'static>> {
    let mut words = keys.map(|(key, label)| (*key, label.as_str())).peekable();
    // On the first page they stand above already.
    if words.peek().is_none() {
        return Vec::new();
    }
    let mut lines = vec![Line::default()];
    lines.extend(marked("", title, Style::new(), styles.strong(), width));
    lines.extend(rows::in_rows(words, 2, width, styles));
    lines
}

/// How one moves, writes and leaves.
fn moving(words: &[String], width: usize, styles: Styles) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    for text in words {
        lines.extend(marked("", text, Style::new(), styles.quiet(), width));
    }
    lines
}

fn line(key: &str, label: &str, width: usize, styles: Styles) -> Vec<Line<'static>> {
    let mark = format!("{key:>5}  ");
    let first = marked(&mark, label, styles.key(), Style::new(), width);
    first
        .into_iter()
        .map(|line| Line::from(line.spans.into_iter().collect::<Vec<Span<'_>>>()))
        .collect()
}
