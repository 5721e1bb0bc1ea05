//! Which key chooses what. One table: the key that is shown is the key that is handled.

use ebb_core::screens::{Action, Asked, IfThenLine, Offer, Place};

/// The keys of places that are no pages yet.
pub const HELP: [&str; 6] = [
    "In an exercise: space pauses, a number answers the question,",
    "t is ten on a scale, s skips it, w ends what makes it worse,",
    "v turns to the room, and . , - open what your own plans name.",
    "Left and right choose the minutes, or set a rating right that you kept;",
    "to breathe, g chooses where to begin and y a pattern of your own.",
    "While you write, Esc leaves the form, and Ctrl and z hide it at once.",
];
/// How a rating of ten is typed.
pub const TEN: char = 't';
/// The keys of answers that are no scale: letters that mean nothing else in an exercise come after the digits.
pub const ANSWERS: &str = "123456789ax";
/// The keys that open what the person's own plans name, in a ride: none of them is an answer or a door.
const OWN_PLANS: &str = ".,-";
/// How a question is left out.
pub const SKIP: char = 's';

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
        Action::NotUsed { .. } | Action::Delete { .. } => 'x',
        Action::HideNow => 'z',
        _ => return None,
    })
}

/// What the person's own plans open in a ride, with its keys.
pub fn own_plans(plans: &[IfThenLine]) -> impl Iterator<Item = (char, &Offer)> {
    let offers = plans.iter().filter_map(|plan| plan.opens.as_ref());
    OWN_PLANS.chars().zip(offers)
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

/// The answer to a question that a key stands for.
pub fn answer(asked: &Asked, key: char) -> Option<Action> {
    if key == SKIP {
        return asked.skip.as_ref().map(|skip| skip.action.clone());
    }
    chosen(asked.scale, &asked.answers, key).map(|offer| offer.action.clone())
}

/// The one of these answers that a key stands for.
pub fn chosen(scale: bool, answers: &[Offer], key: char) -> Option<&Offer> {
    let index = if scale {
        let digit = key.to_digit(10).map(|digit| digit as usize);
        digit.or((key == TEN).then_some(10))
    } else {
        ANSWERS.find(key)
    }?;
    answers.get(index)
}
