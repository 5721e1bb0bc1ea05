//! A page in the full screen: one renderer a kind of block, a cursor over what can be chosen, and fields to type into.

mod fields;
mod graph;
mod keys;
mod live;
mod month;
mod rows;
mod text;

use ebb_core::page::{
    Answer, Badge, Block, Form, Message, NoticeKind, Offer, Page, Place, Problem, Target,
};
use ebb_core::session::Frame;
use ebb_core::view::Moment;
use ratatui::text::Line;
use ratatui_textarea::{CursorMove, DataCursor, TextArea};

use crate::page::choices;
use crate::page::entry::{Asked, AskedKind, Entry};
pub use keys::Meant;
pub use rows::{Rows, Select, doors};

/// The key that takes back what was just done.
const UNDO_KEY: &str = "-";

/// A page as somebody looks at it.
pub struct Shown {
    pub page: Page,
    /// What is typed into its form.
    pub entry: Entry,
    problems: Vec<Problem>,
    /// Which of what can be chosen is under the cursor.
    cursor: usize,
    /// The line on top.
    scroll: usize,
    /// How many lines there is room for, and how wide they are, as it was drawn last.
    room: usize,
    width: usize,
    /// The field under the cursor, while it is typed into.
    editor: TextArea<'static>,
    /// The picture of the exercise that runs, as it was drawn last.
    pub frame: Option<Frame>,
    /// A way to reach somebody is shown large.
    pub large: Option<(usize, usize)>,
}

impl Shown {
    /// A page that somebody came to, with what was said on the way.
    pub fn new(page: Page, message: Option<Message>) -> Self {
        let mut shown = Self {
            page,
            entry: Entry::default(),
            problems: Vec::new(),
            cursor: 0,
            scroll: 0,
            room: 20,
            width: 78,
            editor: TextArea::default(),
            frame: None,
            large: None,
        };
        if let Some(message) = message {
            let undo = message.undo.map(|undo| undo.key(UNDO_KEY));
            let notice = Block::Notice {
                kind: NoticeKind::Done,
                words: message.words,
                offers: undo.into_iter().collect(),
            };
            shown.page.blocks.insert(0, notice);
        }
        shown.begin_with_what_waits();
        shown.take_up();
        shown
    }

    /// The cursor begins on the first thing whose time has come, so that its keys are at hand; else at the top.
    fn begin_with_what_waits(&mut self) {
        let waits = |select: &Select| match select {
            Select::Item(block, at) => match self.page.blocks.get(*block) {
                Some(Block::Items { items }) => items
                    .items
                    .get(*at)
                    .is_some_and(|item| matches!(item.badge, Some(Badge::Waits | Badge::Urgent))),
                _ => false,
            },
            _ => false,
        };
        let rows = self.rows();
        let found = rows.selects.iter().position(|(_, select)| waits(select));
        self.cursor = found.unwrap_or(0);
    }

    /// The same page, asked again. What was typed stays, and so does the cursor.
    pub fn refreshed(&mut self, mut page: Page) {
        // What was said on the way stays until somebody goes on.
        if let Some(Block::Notice {
            kind: NoticeKind::Done,
            ..
        }) = self.page.blocks.first()
        {
            page.blocks.insert(0, self.page.blocks.remove(0));
        }
        // The answer to a question is not that to the next one.
        if self.form().map(|form| &form.id) != choices::form(&page).map(|form| &form.id) {
            self.entry = Entry::default();
        }
        self.page = page;
        self.take_up();
    }

    fn take_up(&mut self) {
        let fields = self.form().map(|form| form.fields.clone());
        if let Some(fields) = fields {
            self.entry.take_up(&fields);
            // A form is begun with its first field.
            self.edit_here();
        }
    }

    /// The form of the page, where it has one.
    pub fn form(&self) -> Option<&Form> {
        choices::form(&self.page)
    }

    fn asked(&self) -> Vec<Asked> {
        let form = self.form();
        form.map_or_else(Vec::new, |form| self.entry.asked(&form.fields))
    }

    /// The answers as far as they can be read.
    pub fn answers(&self, moment: &Moment) -> Vec<Answer> {
        let form = self.form();
        form.map_or_else(Vec::new, |form| self.entry.answers(&form.fields, moment).0)
    }

    /// Says what is wrong at the fields, and goes to the first of them.
    pub fn refuse(&mut self, problems: Vec<Problem>) {
        let first = problems.first().map(|problem| problem.field.clone());
        self.problems = problems;
        let asked = self.asked();
        let found = first.and_then(|path| {
            let exact = asked.iter().find(|one| one.path == path);
            let near = asked.iter().find(|one| {
                path.starts_with(&format!("{}.", one.path)) || one.path.starts_with(&path)
            });
            exact.or(near).map(|one| one.path.clone())
        });
        if let Some(path) = found {
            self.go_to_field(&path);
        }
    }

    fn go_to_field(&mut self, path: &str) {
        let rows = self.rows();
        let is_it = |select: &Select| match select {
            Select::Field(asked) => asked.path == path,
            Select::Option(asked, _) => asked.path == path,
            _ => false,
        };
        if let Some(at) = rows.selects.iter().position(|(_, select)| is_it(select)) {
            self.move_to(at);
        }
    }

    /// The words of a problem at a field.
    fn problem_at(&self, path: &str) -> Option<&str> {
        let of_field = |problem: &&Problem| {
            problem.field == path || problem.field.starts_with(&format!("{path}."))
        };
        let found = self.problems.iter().find(of_field);
        found.map(|problem| problem.words.as_str())
    }

    fn rows(&self) -> Rows {
        rows::rows(self, self.width, super::style::Styles::new(false))
    }

    /// What stands under the cursor.
    pub fn selected(&self) -> Option<Select> {
        let rows = self.rows();
        rows.selects
            .into_iter()
            .nth(self.cursor)
            .map(|(_, select)| select)
    }

    /// The field that is typed into.
    fn typing(&self) -> Option<Asked> {
        match self.selected() {
            Some(Select::Field(asked)) if matches!(asked.kind, AskedKind::Text(_)) => Some(*asked),
            _ => None,
        }
    }

    /// Takes the text of the field under the cursor up, with the cursor at its end.
    fn edit_here(&mut self) {
        let typing = self.typing();
        let text = typing.map_or_else(String::new, |asked| self.entry.text(&asked.path).to_owned());
        if self.editor.lines().join("\n") != text {
            self.editor = TextArea::new(text.split('\n').map(str::to_owned).collect());
            self.editor.move_cursor(CursorMove::Bottom);
        }
        self.editor.move_cursor(CursorMove::End);
    }

    /// How many characters of the field stand before the cursor.
    fn before_cursor(&self) -> usize {
        let DataCursor(line, column) = self.editor.cursor();
        let lines = self.editor.lines().iter().take(line);
        lines.map(|line| line.chars().count() + 1).sum::<usize>() + column
    }

    /// True where letters are text.
    pub fn is_typing(&self) -> bool {
        self.typing().is_some()
    }

    /// The lines that stand at the top, the doors at the bottom, and whether more stands below.
    pub fn lines(
        &mut self,
        width: usize,
        room: usize,
        styles: super::style::Styles,
    ) -> (Vec<Line<'static>>, Option<(u16, u16)>, bool) {
        (self.width, self.room) = (width, room);
        let rows = rows::rows(self, width, styles);
        self.cursor = self.cursor.min(rows.selects.len().saturating_sub(1));
        let furthest = rows.lines.len().saturating_sub(room);
        self.scroll = self.scroll.min(furthest);
        let below = self.scroll < furthest;
        let cursor = rows.cursor.and_then(|(line, column)| {
            let line = line.checked_sub(self.scroll)?;
            (line < room).then_some((column as u16, line as u16))
        });
        let lines = rows.lines.into_iter().skip(self.scroll).take(room);
        (lines.collect(), cursor, below)
    }
}

impl Shown {
    /// The ways to reach somebody who was chosen, large enough to dial on another phone.
    pub fn large_way(&self) -> Option<Vec<Line<'static>>> {
        let (block, at) = self.large?;
        let Some(Block::Items { items }) = self.page.blocks.get(block) else {
            return None;
        };
        let item = items.items.get(at)?;
        let mut lines = vec![Line::raw(item.title.clone()), Line::default()];
        for way in &item.ways {
            lines.push(Line::raw(way.label.clone()));
            let signs = super::large::lines(&way.number, self.width);
            lines.extend(signs.into_iter().map(Line::raw));
            lines.extend(way.before.clone().map(Line::raw));
        }
        Some(lines)
    }
}

/// The place that an offer or an item goes to, where it goes to one.
pub fn place_of(target: &Target) -> Option<&Place> {
    match target {
        Target::Go { place } => Some(place),
        Target::Act { .. } => None,
    }
}

/// The question of an offer, with the keys that answer it.
pub fn question(offer: &Offer) -> Option<String> {
    let confirm = offer.confirm.as_ref()?;
    Some(format!(
        "{}  y {}   n {}",
        confirm.question, confirm.yes, confirm.no
    ))
}
