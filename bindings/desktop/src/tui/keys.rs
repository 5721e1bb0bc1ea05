//! Which key chooses what. One table: the key that is shown is the key that is handled.

use ebb_core::screens::{Action, Offer, Place};

/// The keys of places that are no pages yet.
pub const HELP: [&str; 1] =
    ["While you write, Esc leaves the form, and Ctrl and z hide it at once."];
/// How a rating of ten is typed.
pub const TEN: char = 't';

/// The key of an action that has one of its own.
pub fn of(action: &Action) -> Option<char> {
    Some(match action {
        Action::Go { place } => match place {
            Place::Now => 'n',
            Place::Exercise => 'g',
            Place::Breathe => 'b',
            Place::Practise => 'a',
            Place::History => 'h',
            Place::HaveUsed => 'u',
            Place::FeelIll => 'i',
            Place::AfterUsing => 'o',
            Place::StaySafe => 'p',
            Place::Plan { .. } => 'l',
            Place::Emergency => '!',
            Place::Triggers => 'y',
            Place::Lines { region } if region.is_empty() => '#',
            Place::Packs => '+',
            Place::Reminders { .. } => 'm',
            place => return place.key(),
        },
        Action::StartRide => 'r',
        Action::Pause | Action::Resume => ' ',
        Action::CarryOn => 'c',
        Action::Enough => 'e',
        Action::Pass => 'd',
        Action::TakeUpBreathing { .. } | Action::PutDown => 'o',
        Action::MakesWorse => 'w',
        Action::Outward { .. } => 'v',
        Action::Still { .. } => 'm',
        Action::Finish { outcome: None } => 'f',
        Action::NotUsed { .. } => 'x',
        Action::HideNow => 'z',
        _ => return None,
    })
}

/// How a key is written.
pub fn name(key: char) -> String {
    if key == ' ' {
        "space".to_owned()
    } else {
        key.to_string()
    }
}

/// Offers with their keys: a letter where the action has one, else the next number.
pub fn numbered(offers: &[Offer]) -> Vec<(char, &Offer)> {
    numbered_after(0, offers)
}

/// The same for offers that stand below `before` others with numbers.
pub fn numbered_after(before: usize, offers: &[Offer]) -> Vec<(char, &Offer)> {
    let mut digits = ('1'..='9').skip(before);
    offers
        .iter()
        .filter_map(|offer| Some((of(&offer.action).or_else(|| digits.next())?, offer)))
        .collect()
}
