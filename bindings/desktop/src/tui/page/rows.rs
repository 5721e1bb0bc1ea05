//! Blocks as lines, with what can be chosen on which of them.

use std::ops::Range;

use ebb_core::page::{
    Block, Item, Items, LineRole, NoticeKind, Offer, Page, Place, Shape, Target, Weight,
};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::text::{Columns, left_width, marked, wrapped};
use super::{Shown, fields, graph, live, month};
use crate::page::asked::Asked;
use crate::page::choices::{self, Keyed};
use crate::page::safe;
use crate::tui::style::Styles;

/// Between what stands in a row.
const GAP: &str = "   ";

/// What stands under a cursor.
#[derive(Debug, Clone, PartialEq)]
pub enum Select {
    /// An offer of the page.
    Offer(Box<Offer>),
    /// An item: which block, which of it.
    Item(usize, usize),
    /// A field that is typed into, or a scale.
    Field(Box<Asked>),
    /// One of what a field has to choose from.
    Option(Box<Asked>, usize),
    /// More of a list.
    More(Place),
}

/// A page as lines.
#[derive(Default)]
pub struct Rows {
    pub lines: Vec<Line<'static>>,
    /// What can be chosen, with its first line.
    pub selects: Vec<(usize, Select)>,
    /// Where the text cursor stands.
    pub cursor: Option<(usize, usize)>,
    /// The questions of the form by their paths, each with its lines: what is asked, its answers, what is wrong with it.
    pub asked: Vec<(String, Range<usize>)>,
}

impl Rows {
    /// The lines of the question that something answers.
    pub fn question(&self, select: &Select) -> Option<Range<usize>> {
        let (Select::Field(asked) | Select::Option(asked, _)) = select else {
            return None;
        };
        let mut all = self.asked.iter();
        let found = all.find(|(path, _)| *path == asked.path);
        found.map(|(_, lines)| lines.clone())
    }
}

/// What makes the lines of one page.
pub struct Row<'s> {
    pub shown: &'s Shown,
    pub width: usize,
    pub styles: Styles,
    pub rows: Rows,
    /// The offers of the page with their keys, those that stand already taken off.
    keyed: std::vec::IntoIter<Keyed<'s>>,
}

pub fn rows(shown: &Shown, width: usize, styles: Styles) -> Rows {
    let mut row = Row {
        shown,
        width,
        styles,
        rows: Rows::default(),
        keyed: choices::offers(&shown.page).into_iter(),
    };
    row.page(&shown.page);
    row.rows
}

impl Row<'_> {
    fn page(&mut self, page: &Page) {
        let (live, urgent) = (page.shape == Shape::Live, self.is_urgent());
        // What runs says its name beside its clock.
        if !live {
            for line in wrapped(&page.title, self.width) {
                self.rows.lines.push(Line::styled(line, self.styles.key()));
            }
        }
        for (at, block) in page.blocks.iter().enumerate() {
            // Where something runs, what can be done stands close together; where it is urgent, all that is read does.
            let close = match block {
                Block::Offers { lead: None, .. } => live,
                Block::Lines { role, .. } => urgent && *role != LineRole::Small,
                // The parts of a plan, one below the other, so that whom to call comes soon.
                Block::Items { .. } if self.shown.page.shape == Shape::People => at
                    .checked_sub(1)
                    .and_then(|before| page.blocks.get(before))
                    .is_some_and(|before| matches!(before, Block::Items { .. })),
                _ => urgent && at == 0,
            };
            if let Block::Notice {
                kind: NoticeKind::Done,
                offers,
                ..
            } = block
                && self.shown.is_told(offers)
            {
                self.keyed.by_ref().take(offers.len()).for_each(drop);
                continue;
            }
            if !close {
                self.air();
            }
            match block {
                Block::Lines {
                    role,
                    fold: _,
                    lines,
                } => self.read(*role, lines),
                Block::Notice {
                    kind,
                    words,
                    offers,
                } => self.notice(*kind, words, offers.len()),
                Block::Offers { lead, offers } => self.offers(lead.as_deref(), offers.len()),
                Block::Items { items } => self.items(at, items),
                Block::Form { form } => fields::form(self, form),
                Block::Month { month } => month::month(self, month),
                Block::Graph { graph } => graph::graph(self, graph),
                Block::Live { exercise } => live::live(self, &page.title, exercise),
            }
        }
    }

    /// True for a sheet that is read in a hurry: nothing on it is far from what it belongs to.
    fn is_urgent(&self) -> bool {
        self.shown.page.shape == Shape::Urgent
    }

    /// An empty line, unless one is there.
    pub fn air(&mut self) {
        let last = self.rows.lines.last();
        if last.is_some_and(|line| line.width() > 0) {
            self.rows.lines.push(Line::default());
        }
    }

    /// Text that wraps.
    pub fn text(&mut self, text: &str, style: Style) {
        for line in wrapped(text, self.width) {
            self.rows.lines.push(Line::styled(line, style));
        }
    }

    /// Groups of words in a row, each kept together; what does not fit goes on below.
    pub fn flow(&mut self, groups: impl IntoIterator<Item = Vec<Span<'static>>>) {
        self.choose_from(groups.into_iter().map(|group| (group, None)));
    }

    /// The same, where some of them can be chosen.
    pub fn choose_from(
        &mut self,
        groups: impl IntoIterator<Item = (Vec<Span<'static>>, Option<Select>)>,
    ) {
        let mut line = Line::default();
        for (mut group, select) in groups {
            let wide = group.iter().map(Span::width).sum::<usize>();
            let before = line.width();
            if before > 0 && before + GAP.len() + wide > self.width {
                self.rows.lines.push(std::mem::take(&mut line));
            } else if before > 0 {
                line.push_span(GAP);
            }
            if let Some(select) = select
                && self.select(select) == '>'
                && let Some(label) = group.last_mut()
            {
                label.style = label.style.add_modifier(Modifier::REVERSED);
            }
            group.into_iter().for_each(|span| line.push_span(span));
        }
        if line.width() > 0 {
            self.rows.lines.push(line);
        }
    }

    /// A thing to choose with its key, in a row with others.
    pub fn chip(&self, key: Option<char>, offer: &Offer) -> (Vec<Span<'static>>, Option<Select>) {
        let key = key.map(|key| Span::styled(self.shown.key_name(key), self.styles.key()));
        let mut group: Vec<_> = key.into_iter().collect();
        if !group.is_empty() {
            group.push(Span::raw("\u{a0}"));
        }
        group.push(Span::raw(safe::line(&offer.label).replace(' ', "\u{a0}")));
        (group, Some(Select::Offer(Box::new(offer.clone()))))
    }

    fn read(&mut self, role: LineRole, lines: &[String]) {
        let styles = self.styles;
        let urgent = self.is_urgent();
        for (number, line) in (1..).zip(lines) {
            match role {
                LineRole::Heading if urgent => self.text(line, styles.urgent()),
                LineRole::Lead | LineRole::Body if urgent => {
                    let of = marked("  ", line, Style::new(), Style::new(), self.width);
                    self.rows.lines.extend(of);
                }
                LineRole::Heading | LineRole::Lead => self.text(line, styles.strong()),
                LineRole::Body => self.text(line, Style::new()),
                LineRole::Small | LineRole::Source => self.text(line, styles.quiet()),
                LineRole::Steps => {
                    let mark = format!("{number:>2}. ");
                    let of = marked(&mark, line, styles.key(), Style::new(), self.width);
                    self.rows.lines.extend(of);
                }
                LineRole::Caution => {
                    let of = marked("! ", line, styles.strong(), Style::new(), self.width);
                    self.rows.lines.extend(of);
                }
            }
        }
    }

    fn notice(&mut self, kind: NoticeKind, words: &str, offers: usize) {
        let style = match kind {
            NoticeKind::Danger => self.styles.urgent(),
            NoticeKind::Problem | NoticeKind::Done => self.styles.strong(),
            NoticeKind::Told => Style::new(),
        };
        self.text(words, style);
        self.offers(None, offers);
    }

    /// The next offers of the page, one below the other.
    pub fn offers(&mut self, lead: Option<&str>, count: usize) {
        self.offers_as(lead, count, false);
    }

    /// The same, in a row where that is wanted.
    fn offers_as(&mut self, lead: Option<&str>, count: usize, in_a_row: bool) {
        if let Some(lead) = lead {
            self.text(lead, self.styles.strong());
        }
        let offers: Vec<_> = self.keyed.by_ref().take(count).collect();
        let live = self.shown.page.shape == Shape::Live;
        if live || in_a_row || offers.iter().all(|one| one.offer.weight == Weight::Chip) {
            let chips: Vec<_> = offers
                .into_iter()
                .map(|one| self.chip(one.key, one.offer))
                .collect();
            return self.choose_from(chips);
        }
        let left = left_width(
            offers.iter().map(|one| one.offer.label.as_str()),
            self.width,
        );
        for Keyed { offer, key } in offers {
            let key = key.map(|key| self.shown.key_name(key)).unwrap_or_default();
            let select = Select::Offer(Box::new(offer.clone()));
            let cursor = self.select(select);
            let columns = Columns {
                mark: &format!("{cursor}{key:>4}  "),
                mark_style: self.styles.key(),
                left: &offer.label,
                left_style: Style::new(),
                left_width: left,
                right: offer.detail.as_deref().unwrap_or_default(),
                right_style: self.styles.quiet(),
            };
            self.rows.lines.extend(columns.lines(self.width));
        }
    }

    /// Takes up what can be chosen on the next line, and says how that line begins.
    pub fn select(&mut self, select: Select) -> char {
        let here = self.rows.selects.len() == self.shown.cursor;
        self.rows.selects.push((self.rows.lines.len(), select));
        if here { '>' } else { ' ' }
    }

    /// True where one of the next things to choose is under the cursor.
    pub fn is_here(&self, count: usize) -> bool {
        let first = self.rows.selects.len();
        (first..first + count).contains(&self.shown.cursor)
    }

    fn items(&mut self, block: usize, items: &Items) {
        let styles = self.styles;
        if let Some(title) = &items.title {
            self.text(title, styles.strong());
        }
        if let Some(note) = &items.note {
            self.text(note, styles.quiet());
        }
        if items.items.is_empty()
            && let Some(none) = &items.none
        {
            self.text(none, styles.quiet());
        }
        let titles = items.items.iter().map(|item| item.title.as_str());
        let left = left_width(titles, self.width);
        let people = choices::people(&self.shown.page);
        let people: Vec<_> = people.iter().filter(|one| one.block == block).collect();
        for (at, item) in items.items.iter().enumerate() {
            let key = people.iter().find(|one| one.at == at).map(|one| one.key);
            let key = match key {
                _ if people.is_empty() => String::new(),
                key => format!("{} ", key.unwrap_or(' ')),
            };
            let cursor = self.select(Select::Item(block, at));
            let tick = match item.ticked {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "",
            };
            let under = if item.under { "  " } else { "" };
            let columns = Columns {
                mark: &format!("{cursor} {key}{under}{tick}"),
                mark_style: styles.key(),
                left: &item.title,
                left_style: styles.strong(),
                left_width: left,
                right: &beside_title(item),
                right_style: if item.ways.is_empty() {
                    Style::new()
                } else {
                    styles.strong()
                },
            };
            self.rows.lines.extend(columns.lines(self.width));
            if let Some(detail) = &item.detail {
                let indent = format!("    {under}");
                let of = marked(&indent, detail, Style::new(), styles.quiet(), self.width);
                self.rows.lines.extend(of);
            }
            if cursor == '>' && !item.offers.is_empty() {
                self.beside(item);
            }
        }
        if let Some(more) = &items.more {
            let words = &self.shown.words.more;
            let cursor = self.select(Select::More(more.clone()));
            let line = format!("{cursor} {words}");
            self.rows.lines.push(Line::raw(line));
        }
        let people = self.shown.page.shape == Shape::People;
        self.offers_as(None, items.offers.len(), people);
    }

    /// What can be done with the item under the cursor, in a row.
    fn beside(&mut self, item: &Item) {
        let offers = choices::beside(&self.shown.page, item);
        let words = offers
            .iter()
            .filter_map(|one| Some((one.key?, one.offer.label.as_str())));
        self.rows
            .lines
            .extend(in_rows(words, 6, self.width, self.styles));
    }
}

/// What stands beside the title of an item: the ways to reach somebody, each in one piece and those that the title says
/// left out, and its note.
fn beside_title(item: &Item) -> String {
    let ways = item.ways.iter();
    let ways = ways.filter(|way| !item.title.contains(&way.number));
    let ways = ways.map(|way| safe::line(&way.label).replace(' ', "\u{a0}"));
    let parts: Vec<_> = ways.chain(item.note.clone()).collect();
    parts.join(GAP)
}

/// Offers in as few rows as they need, none broken over two: "d Done   o Not this time".
pub fn in_rows<'w>(
    words: impl Iterator<Item = (char, &'w str)>,
    indent: usize,
    width: usize,
    styles: Styles,
) -> Vec<Line<'static>> {
    let words = words.map(|(key, label)| (choices::name(key), label));
    named_in_rows(words, indent, width, styles)
}

fn named_in_rows<'w>(
    words: impl Iterator<Item = (String, &'w str)>,
    indent: usize,
    width: usize,
    styles: Styles,
) -> Vec<Line<'static>> {
    let mut rows: Vec<Line<'static>> = Vec::new();
    for (key, label) in words {
        let label = safe::line(label).into_owned();
        let wide = key.width() + 1 + label.width();
        let fits = |row: &&mut Line<'static>| row.width() + 3 + wide <= width;
        let row = match rows.last_mut().filter(fits) {
            Some(row) => {
                row.push_span(Span::raw("   "));
                row
            }
            None => {
                rows.push(Line::raw(" ".repeat(indent)));
                let last = rows.len() - 1;
                &mut rows[last]
            }
        };
        row.push_span(Span::styled(key, styles.key()));
        row.push_span(Span::raw(format!("\u{a0}{label}")));
    }
    rows
}

/// The doors of a page.
pub fn doors(shown: &Shown, width: usize, styles: Styles) -> Vec<Line<'static>> {
    let doors = shown.page.doors.iter();
    let words = doors.filter_map(|door| {
        let key = choices::own_key(door)?;
        Some((shown.key_name(key), door.label.as_str()))
    });
    named_in_rows(words, 0, width, styles)
}

/// What choosing it does; none where that is not one thing.
pub fn target(page: &Page, select: &Select) -> Option<Target> {
    match select {
        Select::Offer(offer) => Some(offer.target.clone()),
        Select::Item(block, at) => match page.blocks.get(*block)? {
            Block::Items { items } => items.items.get(*at)?.open.clone(),
            _ => None,
        },
        Select::More(place) => Some(Target::Go {
            place: place.clone(),
        }),
        Select::Field(_) | Select::Option(..) => None,
    }
}
