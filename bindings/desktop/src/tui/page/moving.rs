//! The cursor of a page and the lines that are in sight.

use super::rows::Select;
use super::{Meant, Shown};

impl Shown {
    /// To the field that is searched by.
    pub(super) fn go_to_search(&mut self) {
        let rows = self.rows();
        let is_field = |select: &Select| matches!(select, Select::Field(_));
        let found = rows.selects.iter().position(|(_, select)| is_field(select));
        if let Some(at) = found {
            self.move_to(at);
        }
    }

    /// True where the line under the cursor is on the screen.
    pub(super) fn is_in_sight(&self) -> bool {
        let rows = self.rows();
        let line = rows.selects.get(self.cursor).map(|(line, _)| *line);
        line.is_some_and(|line| (self.scroll..self.scroll + self.room).contains(&line))
    }

    /// Past the options of a field.
    pub(super) fn leave_field(&mut self, path: &str) {
        let rows = self.rows();
        let after = rows.selects.iter().enumerate().skip(self.cursor);
        let mut others = after.filter(|(_, (_, select))| match select {
            Select::Option(asked, _) => asked.path != path,
            _ => true,
        });
        if let Some((at, _)) = others.next() {
            self.move_to(at);
        }
    }

    /// To the next thing that can be chosen; where that is far, the page scrolls by a line first.
    pub(super) fn step(&mut self, by: i32) -> Meant {
        let left = self.typing().filter(|asked| asked.asks_again);
        let rows = self.rows();
        let next = self.cursor as i64 + i64::from(by);
        let line = usize::try_from(next)
            .ok()
            .and_then(|at| rows.selects.get(at));
        let bottom = self.scroll + self.room;
        let last = rows.lines.len().saturating_sub(self.room);
        match line {
            Some((line, _)) if (self.scroll..bottom).contains(line) => self.move_to(next as usize),
            _ if by > 0 && self.scroll < last => self.scroll += 1,
            _ if by < 0 && self.scroll > 0 => self.scroll -= 1,
            Some(_) => self.move_to(next as usize),
            None => {}
        }
        if left.is_some() {
            Meant::AskAgain
        } else {
            Meant::Here
        }
    }

    /// A page further, with the cursor on the first thing there.
    pub(super) fn turn(&mut self, by: i32) -> Meant {
        let rows = self.rows();
        let last = rows.lines.len().saturating_sub(self.room);
        let step = self.room.saturating_sub(1).max(1);
        self.scroll = if by > 0 {
            (self.scroll + step).min(last)
        } else {
            self.scroll.saturating_sub(step)
        };
        let seen = self.scroll..self.scroll + self.room;
        let mut inside = rows.selects.iter().enumerate();
        if let Some((at, _)) = inside.find(|(_, (line, _))| seen.contains(line)) {
            self.cursor = at;
            self.edit_here();
        }
        Meant::Here
    }

    pub(super) fn go_to_end(&mut self, end: bool) -> Meant {
        let rows = self.rows();
        self.cursor = if end {
            rows.selects.len().saturating_sub(1)
        } else {
            0
        };
        self.scroll = if end {
            rows.lines.len().saturating_sub(self.room)
        } else {
            0
        };
        self.edit_here();
        Meant::Here
    }

    /// Puts the cursor on it, and brings it into sight.
    pub(super) fn move_to(&mut self, at: usize) {
        self.cursor = at;
        self.edit_here();
        let rows = self.rows();
        let Some((line, select)) = rows.selects.get(at) else {
            return;
        };
        // What belongs to it stands below it, up to the next thing to choose or to an empty line.
        let next = rows.selects.get(at + 1).map(|(next, _)| *next);
        let mut below = rows.lines.iter().enumerate().skip(line + 1);
        let end = below.find(|(at, text)| Some(*at) == next || text.width() == 0);
        let end = end.map_or(rows.lines.len(), |(at, _)| at);
        let (mut first, mut end) = (*line, end);
        // A question comes with all of its answers, where there is room for them.
        if let Some(asked) = rows.question(select) {
            let fits = asked.len() <= self.room;
            (first, end) = match fits {
                true => (asked.start, asked.end.max(end)),
                // What it asks still stands above its first answers.
                false if end <= asked.start + self.room => (asked.start, end),
                false => (first, end),
            };
        }
        if first < self.scroll {
            self.scroll = first;
        }
        if end > self.scroll + self.room {
            self.scroll = end.saturating_sub(self.room).min(first);
        }
    }
}
