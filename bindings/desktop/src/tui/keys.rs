//! Which key chooses what. One table: the key that is shown is the key that is handled.

use ebb_core::screens::{Action, Companion, Moment, Offer, Place};

/// The keys of places that are no pages yet.
pub const HELP: [&str; 2] = [
    "Left and right set a rating right that you kept.",
    "While you write, Esc leaves the form, and Ctrl and z hide it at once.",
];
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
            Place::Triggers => 'y',
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
        Action::NotUsed { .. } | Action::Delete { .. } => 'x',
        Action::HideNow => 'z',
        _ => return None,
    })
}

/// What opens from everywhere, by its own key: what the first page offers, its small doors, and who answers.
pub fn everywhere(companion: &Companion, moment: &Moment) -> Vec<(char, Offer)> {
    let first = companion.now(moment);
    let lines = Offer {
        action: Action::Go {
            place: Place::Lines {
                region: String::new(),
            },
        },
        label: moment.content().pages.doors.people.label.clone(),
        detail: String::new(),
    };
    let all = first.offers.into_iter().chain(first.doors).chain([lines]);
    all.filter_map(|offer| Some((of(&offer.action)?, offer)))
        .collect()
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
    let mut digits = '1'..='9';
    offers
        .iter()
        .filter_map(|offer| Some((of(&offer.action).or_else(|| digits.next())?, offer)))
        .collect()
}
