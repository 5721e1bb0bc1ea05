//! What is typed into a field: a letter, a paste, and how much of it fits.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Meant, Shown};
use crate::page::asked::{Asked, AskedKind, Typed};

impl Shown {
    /// Text that was pasted: text where a field has the cursor, and nothing anywhere else.
    pub fn paste(&mut self, text: &str) -> Meant {
        let Some(asked) = self.typing() else {
            return Meant::Nothing;
        };
        let one_line = asked.kind != AskedKind::Text(Typed::Lines);
        let text: String = text
            .chars()
            .map(|c| {
                if one_line && (c == '\n' || c == '\r') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        if let Err(longest) = self.room_left(&asked, text.chars().count()) {
            return Meant::Full(longest);
        }
        self.editor.insert_str(&text);
        self.typed()
    }

    pub(super) fn type_key(&mut self, key: KeyEvent) -> Meant {
        let Some(asked) = self.typing() else {
            return Meant::Nothing;
        };
        let room = self.room_left(&asked, 1);
        let grows =
            matches!(key.code, KeyCode::Char(_)) && !key.modifiers.contains(KeyModifiers::CONTROL);
        if grows && let Err(longest) = room {
            return Meant::Full(longest);
        }
        if self.editor.input(key) {
            self.typed()
        } else {
            Meant::Here
        }
    }

    /// Whether so many more characters fit; else how many there may be.
    pub(super) fn room_left(&self, asked: &Asked, more: usize) -> Result<(), i32> {
        let Some(longest) = asked.longest else {
            return Ok(());
        };
        let count = self.entry.text(&asked.path).chars().count() + more;
        if i32::try_from(count).is_ok_and(|count| count <= longest) {
            Ok(())
        } else {
            Err(longest)
        }
    }

    /// Takes what stands in the editor into the entry.
    pub(super) fn typed(&mut self) -> Meant {
        let Some(asked) = self.typing() else {
            return Meant::Nothing;
        };
        let text = self.editor.lines().join("\n");
        self.entry.set_text(&asked.path, &text);
        self.problems
            .retain(|problem| !problem.field.starts_with(&asked.path));
        // What is found stands below while it is typed; a sentence is read when it is whole.
        if asked.asks_again && matches!(asked.kind, AskedKind::Text(Typed::Find | Typed::Line)) {
            Meant::AskAgain
        } else {
            Meant::Here
        }
    }
}
