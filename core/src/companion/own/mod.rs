//! What belongs to no feature: the first page, what can be chosen, what Ebb is; hiding and showing again, and looking
//! back.

mod about;
mod now;
mod settings;
mod settings_draft;
mod welcome;

use super::look_back::LOOK_BACK_CARD;
use super::state::Companion;
use crate::cards::page as card_page;
use crate::content::Content;
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::view::{Body, Done, Moment, Stop, View};

crate::tokens! {
    /// Where one can be that joins the features.
    pub enum At in "ebb" {
        /// The first page.
        Now = "now",
        /// Everything that can be chosen.
        Settings = "settings",
        /// The three pages for somebody who is new, from 1.
        Welcome { page: i32 } = "welcome",
        /// What Ebb is and is not.
        About = "about",
    }
}

crate::tokens! {
    /// What can be done from everywhere.
    pub enum Act in "ebb" {
        /// Out of sight at once, and nothing of the person's on return.
        Hide = "hide",
        /// Shows it again, and goes on where one was; a phone asks for its lock first.
        Unlock { ; back: Option<String> } = "unlock",
        /// Looks back at the newest use, step by step. It is offered once.
        LookBack = "look-back",
        /// The pages for somebody who is new were read, or left.
        Welcomed = "welcomed",
        /// Keeps what was chosen.
        KeepSettings = "keep-settings",
    }
}

/// The way to show again what is hidden; the page that it stands on says where that leads.
pub(super) fn unlock(content: &Content) -> Offer {
    let target = Target::act(&Act::Unlock { back: None });
    Offer::of(&content.pages.closed.unlock, Role::Begin, target)
}

impl Companion {
    pub(super) fn own_page(&self, at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
        match at {
            At::Now => self.now_page(view),
            At::Settings => self.settings_page(said, view),
            At::Welcome { page } => self.welcome_page(*page, view),
            At::About => self.about_page(view),
        }
    }

    pub(super) fn own_act(
        &mut self,
        act: &Act,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Result<Done, Stop> {
        match act {
            // Neither this nor the next can fail: what cannot be remembered keeps nobody from hiding it.
            Act::Hide => self.set_hidden(true),
            Act::Unlock { back } => {
                self.set_hidden(false);
                let was_at = back.clone().map(|token| Place { token });
                return Ok(Done::at(was_at.unwrap_or_else(|| Place::to(&At::Now))));
            }
            Act::Welcomed => return Ok(self.welcomed()),
            Act::KeepSettings => return self.keep_settings(said, moment),
            Act::LookBack => {
                self.note_look_back(moment);
                let (id, felt) = (LOOK_BACK_CARD.to_owned(), None);
                return Ok(Done::at(Place::to(&card_page::At::Card { id, felt })));
            }
        }
        Ok(Done::at(Place::to(&At::Now)))
    }
}
