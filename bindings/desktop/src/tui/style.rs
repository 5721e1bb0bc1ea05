//! Sixteen colours at most, on the terminal's own background: readable on light and dark, and whole without colour.

use ratatui::style::{Color, Modifier, Style};

/// True where colour is wanted: `NO_COLOR` is not set.
pub fn coloured() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The looks of text; each differs in weight or form too, never in colour alone.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    colour: bool,
}

impl Styles {
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// Titles and keys.
    pub fn key(self) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        if self.colour {
            bold.fg(Color::Cyan)
        } else {
            bold
        }
    }

    /// What comes first at a glance.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What is urgent.
    pub fn urgent(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// What may stay in the background.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The picture of the breath.
    pub fn breath(self) -> Style {
        if self.colour {
            Style::new().fg(Color::Cyan)
        } else {
            Style::new()
        }
    }
}
