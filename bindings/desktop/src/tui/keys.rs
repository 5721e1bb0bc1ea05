//! Which key chooses what. One table: the key that is shown is the key that is handled.

use ebb_core::screens::{Action, CardAction, DiaryAction, Offer, Place};

/// The terminal's own words: how it is steered.
pub const HELP: [&str; 18] = [
    "The key in front of a line chooses it.",
    "",
    "r  ride an urge            b  breathe          a  practise",
    "u  I have used             i  I feel ill       p  I might hurt myself",
    "l  my plan                 !  emergency        z  hide now",
    "h  history                 /  skill cards      m  reminders",
    "y  what sets it off",
    "",
    "In an exercise: space pauses, a number answers the question,",
    "t is ten on a scale, s skips it, w ends what makes it worse,",
    "v turns to the room, and . , - open what your own plans name.",
    "",
    "Arrows or j and k move and scroll. Enter chooses. Esc goes back.",
    "Left and right set a rating right that you kept. To breathe, g chooses",
    "how long and from which pace, and y a pattern of your own.",
    "",
    "While you write, Esc leaves the form, and Ctrl and z hide it at once.",
    "q leaves. Whatever runs goes on and is there when you come back.",
];
/// The footer.
pub const FOOTER: &str = " ? help   Esc back   q leave";
/// At the end of the footer, where more stands below.
pub const MORE: &str = " ↓ more below ";
/// How a rating of ten is typed.
pub const TEN: char = 't';
/// The keys of answers that are no scale: letters that mean nothing else there come after the digits.
const ANSWERS: &str = "123456789ax";
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
            Place::Cards { .. } => '/',
            Place::Feel { minutes: None, .. } => 'f',
            Place::Lines { region } if region.is_empty() => '#',
            Place::Diary => 'd',
            Place::RehearseCards { shown: false } => 'e',
            Place::Packs => '+',
            Place::Reminders { .. } => 'm',
            Place::MakesWorse
            | Place::LookAround
            | Place::Practice { .. }
            | Place::Entry { .. }
            | Place::Lines { .. }
            | Place::PlanVersions
            | Place::AfterPlan
            | Place::Card { .. }
            | Place::Suggest { .. }
            | Place::Feel { .. }
            | Place::CardShelf { .. }
            | Place::CardStep { .. }
            | Place::RehearseCards { shown: true }
            | Place::DiaryEntry { .. }
            | Place::DiaryUrge { .. }
            | Place::Rehearse { .. }
            | Place::PlanHelped { .. }
            | Place::Pack
            | Place::ReminderHistory { .. }
            | Place::Of { .. }
            | Place::Hidden => return None,
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
        Action::Card { change } => match change {
            CardAction::MakesWorse { .. } => 'w',
            CardAction::Favourite { .. } => '*',
            CardAction::Hide { .. } => '-',
            // By heart.
            CardAction::Rehearse { .. } => 'm',
            CardAction::Outward { .. } => 'v',
            CardAction::Delete { .. } | CardAction::TakeBackGrade { .. } => 'x',
            CardAction::Restore { .. } => 'c',
            _ => return None,
        },
        Action::Diary {
            change: DiaryAction::DeleteSkill { .. } | DiaryAction::DeleteUrge { .. },
        } => 'x',
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
