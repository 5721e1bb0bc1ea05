//! What the system of a phone shows of Ebb outside it, where others may look, and what it asks for its own lock.

use super::entry::Entry;
use super::own::Act;
use super::state::Companion;
use crate::content::fill;
use crate::page::{Action, Token as _};
use crate::reminders::{NoticeText, Wording, neutral_text};
use crate::view::Moment;

/// The words that a phone's system shows of Ebb: a tile, shortcuts, its settings, a locked screen. None tells what Ebb
/// is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PhoneWords {
    /// What stands for Ebb: on a tile, in the list of open apps, above the question for the device's lock.
    pub word: String,
    /// What a notice says where no more may show: on a locked screen, and before a phone was first unlocked.
    pub notice: NoticeText,
    /// Name under which the system lists everyday notices.
    pub everyday: String,
    /// Name of those that press: appointments and medicines.
    pub apart: String,
    /// Name of the one that stands while something runs.
    pub running: String,
    /// What that one says.
    pub goes_on: String,
    /// Where a file is handed to another app: that it is kept on the device instead.
    pub keep_here: String,
    /// Shortcuts to offer, the most wanted first.
    pub ways_in: Vec<WayIn>,
}

/// A way in from outside, and what it is called there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WayIn {
    /// Where it leads.
    pub entry: Entry,
    /// What it is called.
    pub label: String,
}

impl Companion {
    /// What the phone's own system is to show of Ebb, under the neutral word.
    pub fn phone_words(&self, moment: &Moment) -> PhoneWords {
        let content = moment.content();
        let wording = Wording {
            neutral_word: self.vault.open().kept.settings.neutral_word,
            ..Wording::neutral(&moment.language)
        };
        let (channels, system) = (&content.reminders.channels, &content.reminders.system);
        let word = wording.word();
        let way_in = |entry: Entry, label: &str| WayIn {
            entry,
            label: fill(label, &[("word", &word)]),
        };
        PhoneWords {
            notice: neutral_text(&wording),
            everyday: channels.everyday.clone(),
            apart: channels.apart.clone(),
            running: channels.running.clone(),
            goes_on: system.goes_on.clone(),
            keep_here: system.keep_here.clone(),
            ways_in: vec![
                way_in(Entry::Plan, &system.plan),
                way_in(Entry::Breathe, &system.breathe),
                way_in(Entry::People, &system.people),
                way_in(Entry::Practise, &system.practise),
            ],
            word,
        }
    }
}

/// True where an action shows again what was hidden. A phone asks for its own lock before it carries that out.
pub fn unlocks(action: &Action) -> bool {
    matches!(Act::read(&action.token), Some(Act::Unlock { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::companion::world::{STATES, State, moment, world};
    use crate::page::{Block, Role, Target};
    use crate::reminders::words_of_the_trade;

    fn all(words: &PhoneWords) -> Vec<String> {
        let own = [
            &words.word,
            &words.notice.title,
            &words.notice.body,
            &words.everyday,
            &words.apart,
            &words.running,
            &words.goes_on,
            &words.keep_here,
        ];
        let labels = words.ways_in.iter().map(|way| &way.label);
        own.into_iter().chain(labels).cloned().collect()
    }

    #[test]
    fn no_word_outside_ebb_tells_what_it_is_for_whatever_state_it_is_in() {
        for state in STATES {
            let words = world(state).companion.phone_words(&moment());
            for text in all(&words) {
                assert!(!text.is_empty(), "{words:?}");
                assert_eq!(words_of_the_trade(&text), Vec::<String>::new(), "{text}");
            }
        }
    }

    #[test]
    fn the_persons_own_word_stands_for_ebb_and_ebb_nowhere_else() {
        let world = world(State::Open);
        let vault = &world.companion.vault;
        let mut opened = vault.open();
        opened.kept.settings.neutral_word = "Heron".to_owned();
        let saved = vault.save(&opened.kept, opened.version, false, moment().now);
        saved.unwrap();
        let words = world.companion.phone_words(&moment());
        assert_eq!(words.word, "Heron");
        assert_eq!(words.notice.title, "Heron");
        assert!(all(&words).iter().all(|text| !text.contains("Ebb")));
    }

    #[test]
    fn of_all_that_the_first_page_offers_while_hidden_one_action_unlocks() {
        let mut ebb = world(State::Open).companion;
        ebb.lock();
        let page = ebb.page(&super::super::first_page(), &[], &moment());
        let blocks = page.blocks.iter().filter_map(|block| match block {
            Block::Offers { offers, .. } => Some(offers),
            _ => None,
        });
        let unlocking: Vec<_> = blocks
            .flatten()
            .chain(&page.doors)
            .filter(|offer| matches!(&offer.target, Target::Act { action } if unlocks(action)))
            .map(|offer| offer.role)
            .collect();
        assert_eq!(unlocking, [Role::Begin]);
    }
}
