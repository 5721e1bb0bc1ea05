//! A page in the full screen: one renderer a kind of block, a cursor over what can be chosen, and fields to type into.

mod fields;
mod graph;
mod help;
mod keys;
mod live;
mod month;
mod moving;
mod rows;
mod text;
mod typing;

use ebb_core::content::HostWords;
use ebb_core::page::{
    Answer, Badge, Block, Form, Offer, Page, Place, Problem, Role, Target, Weight,
};
use ebb_core::session::Frame;
use ebb_core::view::Moment;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui_textarea::{CursorMove, DataCursor, TextArea};

use crate::page::asked::{Asked, AskedKind};
use crate::page::choices;
use crate::page::entry::Entry;
use crate::tui::style::Styles;
pub use help::help;
pub use keys::{Meant, Scale};
pub use rows::{Rows, Select, doors};
pub use text::with_end;

/// In front of a key where letters are text.
const WITH_ALT: &str = "Alt+";

/// A page as somebody looks at it.
pub struct Shown {
    pub page: Page,
    pub words: &'static HostWords,
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
    edited: Option<String>,
    /// A way to reach somebody is shown large.
    pub large: Option<(usize, usize)>,
    /// The field that was just answered with one of its choices.
    answered: Option<String>,
    /// What takes back what is told below the page already.
    told: Option<Target>,
}

/// How somebody looks at a page: what they typed, and where they stand.
#[derive(Debug, Clone)]
pub struct Look {
    pub entry: Entry,
    here: Option<String>,
    scroll: usize,
    answered: Option<String>,
}

impl Shown {
    /// A page that somebody came to.
    pub fn new(page: Page, words: &'static HostWords, (width, room): (usize, usize)) -> Self {
        let mut shown = Self {
            page,
            words,
            entry: Entry::default(),
            problems: Vec::new(),
            cursor: 0,
            scroll: 0,
            room,
            width,
            editor: TextArea::default(),
            frame: None,
            edited: None,
            large: None,
            answered: None,
            told: None,
        };
        shown.take_up();
        shown.cursor = shown.beginning();
        shown.edit_here();
        shown.go_on_where_it_was_left();
        shown
    }

    /// Where the cursor begins: on the first thing whose time has come, so that its keys are at hand; else on the first
    /// question that stands open; else on the first thing to choose that is no way back to what was said before.
    fn beginning(&self) -> usize {
        let selects = self.rows().selects;
        let waits = selects.iter().position(|(_, select)| self.waits(select));
        let open = || self.open_question(&selects);
        let first = || {
            selects.iter().position(|(_, select)| match select {
                Select::Offer(offer) => {
                    !(offer.weight == Weight::Chip && offer.role == Role::Change)
                }
                _ => true,
            })
        };
        waits.or_else(open).or_else(first).unwrap_or(0)
    }

    /// Whoever answered some of the questions before goes on with the next one: it is brought into sight.
    fn go_on_where_it_was_left(&mut self) {
        let selects = self.rows().selects;
        let is_next = self.open_question(&selects) == Some(self.cursor);
        let mut before = selects.iter().take(self.cursor);
        let some = before.any(|(_, select)| {
            matches!(select, Select::Field(asked) | Select::Option(asked, _) if self.is_answered(asked))
        });
        if is_next && some {
            self.move_to(self.cursor);
        }
    }

    /// What of the page takes the same thing back.
    pub fn takes_back(&self, target: &Target) -> Option<&Offer> {
        let offers = choices::offers(&self.page).into_iter();
        let mut offers = offers.map(|one| one.offer);
        offers.find(|offer| offer.role == Role::Undo && offer.target == *target)
    }

    /// What is told below the page, with what takes it back, is not said on it as well.
    pub fn tells_below(&mut self, undo: Option<Target>) {
        if self.told == undo {
            return;
        }
        let here = self.selected().map(|select| self.name(&select));
        self.told = undo;
        if let Some(at) = self.find(&self.rows(), here.as_deref()) {
            self.cursor = at;
        }
    }

    /// True for a notice that is told below.
    fn is_told(&self, offers: &[Offer]) -> bool {
        let told = self.told.as_ref();
        told.is_some_and(|told| offers.iter().any(|offer| offer.target == *told))
    }

    /// True for a thing whose time has come.
    fn waits(&self, select: &Select) -> bool {
        let Select::Item(block, at) = select else {
            return false;
        };
        let Some(Block::Items { items }) = self.page.blocks.get(*block) else {
            return false;
        };
        let item = items.items.get(*at);
        item.is_some_and(|item| matches!(item.badge, Some(Badge::Waits | Badge::Urgent)))
    }

    /// The first question that nothing was answered to.
    fn open_question(&self, selects: &[(usize, Select)]) -> Option<usize> {
        selects.iter().position(|(_, select)| match select {
            Select::Field(asked) | Select::Option(asked, _) => !self.is_answered(asked),
            _ => false,
        })
    }

    fn is_answered(&self, asked: &Asked) -> bool {
        match asked.kind {
            AskedKind::Text(_) => !self.entry.text(&asked.path).is_empty(),
            AskedKind::Options { .. } | AskedKind::Scale { .. } => {
                !self.entry.chosen(&asked.path).is_empty()
            }
            AskedKind::Another => true,
        }
    }

    /// How wide a line is, and how many of them there is room for, as it was drawn last.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.room)
    }

    /// How it is looked at, to come back to. What is sent at a touch is said already.
    pub fn look(&self) -> Look {
        let said = self.form().is_some_and(|form| form.at_once);
        let entry = if said {
            Entry::default()
        } else {
            self.entry.clone()
        };
        Look {
            entry,
            here: self.selected().map(|select| self.name(&select)),
            scroll: self.scroll,
            answered: self.answered.clone(),
        }
    }

    /// Looks at it as somebody did before: the cursor stands on the same thing, where that is still there.
    pub fn look_as(&mut self, look: &Look) {
        if let Some(at) = self.find(&self.rows(), look.here.as_deref()) {
            self.scroll = look.scroll;
            self.move_to(at);
        }
    }

    /// The same after something was done here: an answer goes on to the question that still stands open.
    pub fn go_on_from(&mut self, look: &Look) {
        self.look_as(look);
        let next = self.open_question(&self.rows().selects);
        if let Some(at) = next.filter(|_| look.answered.is_some()) {
            self.move_to(at);
        }
    }

    /// What is known of a thing to choose, whatever stands before it.
    fn name(&self, select: &Select) -> String {
        match select {
            // A key stays where it is, whatever its offer does by now.
            Select::Offer(offer) => match (choices::own_key(offer), &offer.target) {
                (Some(key), _) => format!("key {key}"),
                (None, Target::Go { place }) => format!("go {}", place.stop()),
                (None, Target::Act { action }) => format!("act {}", action.token),
            },
            Select::Item(block, at) => {
                let items = match self.page.blocks.get(*block) {
                    Some(Block::Items { items }) => items.items.get(*at),
                    _ => None,
                };
                format!("item {}", items.map_or("", |item| item.id.as_str()))
            }
            Select::Field(asked) => format!("field {}", asked.path),
            Select::Option(asked, at) => format!("option {} {at}", asked.path),
            Select::More(place) => format!("more {}", place.token),
        }
    }

    fn find(&self, rows: &Rows, name: Option<&str>) -> Option<usize> {
        let is_it = |(_, select): &(usize, Select)| Some(self.name(select).as_str()) == name;
        rows.selects.iter().position(is_it)
    }

    /// The same page, asked again. What was typed stays, and the cursor stays on what it was on: what comes above it
    /// meanwhile takes no letter out of a field.
    pub fn refreshed(&mut self, page: Page) {
        let here = self.selected().map(|select| self.name(&select));
        // The answer to a question is not that to the next one.
        if self.form().map(|form| &form.id) != choices::form(&page).map(|form| &form.id) {
            self.entry = Entry::default();
        }
        self.page = page;
        self.take_up();
        let rows = self.rows();
        if let Some(at) = self.find(&rows, here.as_deref()) {
            self.cursor = at;
        }
        self.cursor = self.cursor.min(rows.selects.len().saturating_sub(1));
        self.edit_here();
    }

    fn take_up(&mut self) {
        let fields = self.form().map(|form| form.fields.clone());
        if let Some(fields) = fields {
            self.entry.take_up(&fields);
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
        rows::rows(self, self.width, Styles::new(false))
    }

    /// True for a form that sends nothing: what is typed there is looked for at once.
    pub fn is_search(&self) -> bool {
        let form = self.form();
        form.is_some_and(|form| !form.at_once && place_of(&form.submit.target).is_some())
    }

    /// What the keys do here, in a line: another one where letters are text.
    pub fn steering(&self) -> String {
        let sent = self.form().filter(|form| choices::is_sent_by_hand(form));
        let send = sent.map(|form| {
            let label = [("label", form.submit.label.as_str())];
            ebb_core::content::fill(&self.words.send, &label)
        });
        let rest = if self.is_typing() {
            &self.words.steer_typing
        } else {
            &self.words.steer
        };
        let parts: Vec<_> = send.iter().chain([rest]).map(String::as_str).collect();
        parts.join("   ")
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

    /// Takes the text of the field under the cursor up, with the cursor at its end; where it is typed into already, the
    /// cursor stays where it is.
    fn edit_here(&mut self) {
        let path = self.typing().map(|asked| asked.path);
        let text = path.as_deref().map_or("", |path| self.entry.text(path));
        if self.edited != path || self.editor.lines().join("\n") != text {
            self.editor = TextArea::new(text.split('\n').map(str::to_owned).collect());
            self.editor.move_cursor(CursorMove::Bottom);
            self.editor.move_cursor(CursorMove::End);
        }
        self.edited = path;
    }

    /// How many characters of the field stand before the cursor.
    fn before_cursor(&self) -> usize {
        let DataCursor(line, column) = self.editor.cursor();
        let lines = self.editor.lines().iter().take(line);
        lines.map(|line| line.chars().count() + 1).sum::<usize>() + column
    }

    /// True at the beginning of an answer that is typed: none of a search, which looks for whatever is typed.
    fn begins_answer(&self) -> bool {
        let typing = self.typing();
        typing.is_some_and(|asked| self.entry.text(&asked.path).is_empty()) && !self.is_search()
    }

    /// How a key is written here: where letters are text, it is one with Alt.
    pub fn key_name(&self, key: char) -> String {
        let name = choices::name(key);
        // What is typed into is known since the cursor came there; the lines are made of it.
        match self.edited.is_some() {
            true => format!("{WITH_ALT}{name}"),
            false => name,
        }
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
        styles: Styles,
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
    /// The ways to reach somebody who was chosen, each number once, so large that it can be dialled on another phone
    /// across a room. `cannot_call` says that this device does not.
    pub fn large_way(&self, cannot_call: &str, styles: Styles) -> Option<Vec<Line<'static>>> {
        let (block, at) = self.large?;
        let Some(Block::Items { items }) = self.page.blocks.get(block) else {
            return None;
        };
        let item = items.items.get(at)?;
        let text = |text: &str, style| {
            let lines = text::wrapped(text, self.width).into_iter();
            lines.map(move |line| Line::styled(line, style))
        };
        let mut lines: Vec<_> = text(&item.title, styles.strong()).collect();
        lines.extend(text(cannot_call, Style::new()));
        lines.push(Line::default());
        let mut shown: Vec<&str> = Vec::new();
        for way in &item.ways {
            lines.extend(text(&way.label, styles.strong()));
            // An address is no number; the same number to text stands large already.
            if way.number.contains("://") || shown.contains(&way.number.as_str()) {
                continue;
            }
            let signs = super::large::lines(&way.number, self.width);
            lines.extend(
                signs
                    .into_iter()
                    .map(|line| Line::styled(line, styles.urgent())),
            );
            shown.push(&way.number);
        }
        let mut before: Vec<&str> = Vec::new();
        for words in item.ways.iter().filter_map(|way| way.before.as_deref()) {
            if !before.contains(&words) {
                before.push(words);
                lines.extend(text(words, styles.quiet()));
            }
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
