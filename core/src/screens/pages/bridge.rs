//! Places that are not pages yet, as tokens. Each goes when its room has moved.

use crate::content::content;
use crate::page::Place;
use crate::screens;

const OLD: &str = "old/";

/// A place of either kind, as a page's: where its room has moved, the page that stands for it.
pub(crate) fn of_old(place: &screens::Place) -> Place {
    let token = match place.clone().moved() {
        screens::Place::Of { token } => token,
        place => format!("{OLD}{}", serde_json::to_string(&place).unwrap_or_default()),
    };
    Place { token }
}

/// True for the place that is out of sight.
pub(super) fn is_hidden(place: &Place) -> bool {
    screens::Place::from(place.clone()) == screens::Place::Hidden
}

impl screens::Place {
    /// The page that stands for it now, where its room has moved.
    #[must_use]
    pub fn moved(self) -> Self {
        use crate::reminders::page::At;
        use crate::session::page::At as Session;
        if let Some(place) = among_rooms(&self) {
            return place.into();
        }
        let place = match self {
            Self::Exercise => Place::to(&Session::Live),
            Self::Breathe => Place::to(&Session::Breathe),
            Self::Practise => Place::to(&Session::Practise),
            Self::Practice { id } => Place::to(&Session::Practice { id }),
            Self::Reminders { ahead } => Place::to(&At::All { ahead }),
            Self::ReminderHistory { id } => match id.parse() {
                Ok(id) => Place::to(&At::Past { id }),
                Err(_) => Place::to(&At::All { ahead: 0 }),
            },
            other => match among_cards(&other) {
                Some(at) => Place::to(&at),
                None => return other,
            },
        };
        place.into()
    }

    /// The key that leads there from everywhere, where its room has moved: it is content, and the same in every
    /// language.
    #[must_use]
    pub fn key(&self) -> Option<char> {
        let marks = &content("en").cards_words.page.marks;
        let mark = match self {
            Self::Cards { .. } => &marks.search,
            Self::Feel { minutes: None, .. } => &marks.feel,
            Self::Diary => &marks.diary,
            Self::RehearseCards { shown: false } => &marks.rehearsal,
            _ => return None,
        };
        mark.key.chars().next()
    }
}

/// The page of what was, or of the trigger map that an old place stands for; an id that names nothing leads
/// to all of them.
fn among_rooms(place: &screens::Place) -> Option<Place> {
    use crate::packs::page::At as Packs;
    use crate::progress::page::At as Past;
    use crate::triggers::page::At as Triggers;
    use screens::Place as Old;
    let history = Past::History {
        ahead: 0,
        before: None,
    };
    Some(match place {
        Old::History => Place::to(&history),
        Old::Entry { id } => match id.parse() {
            Ok(id) => Place::to(&Past::Entry { id }),
            Err(_) => Place::to(&history),
        },
        Old::Triggers => Place::to(&Triggers::All),
        Old::Rehearse { plan, urge } => match plan.parse() {
            Ok(what) => Place::to(&Triggers::Rehearse { what, urge: *urge }),
            Err(_) => Place::to(&Triggers::All),
        },
        Old::PlanHelped { ride, plan } => match (ride.parse(), plan.parse()) {
            (Ok(ride), Ok(plan)) => Place::to(&Triggers::Helped { ride, plan }),
            _ => Place::to(&Triggers::All),
        },
        Old::Packs | Old::Pack => Place::to(&Packs::All),
        _ => return None,
    })
}

/// The page of the cards that an old place stands for; what names nothing that can be looked for leads to all of them.
fn among_cards(place: &screens::Place) -> Option<crate::cards::page::At> {
    use crate::cards::page::{At, next_question};
    use screens::{Place, Shelf};
    let at = match place {
        Place::Cards { .. } => At::All,
        Place::Card { id } => At::Card {
            id: id.clone(),
            felt: None,
        },
        Place::CardShelf { shelf } => match shelf {
            Shelf::OfModule { module } => At::OfModule { module: *module },
            Shelf::Favourites => At::Favourites,
            Shelf::Hidden => At::Hidden,
            Shelf::Fitting {
                state: Some(state),
                minutes: Some(minutes),
                surroundings: Some(here),
            } => At::Fitting {
                state: *state,
                minutes: *minutes,
                here: *here,
            },
            Shelf::Tagged { .. } | Shelf::Fitting { .. } => At::All,
        },
        Place::CardStep { id, step, before } => At::Step {
            id: id.clone(),
            step: *step,
            before: *before,
        },
        Place::Feel {
            state,
            intensity,
            minutes,
            ..
        } => next_question(*state, *intensity, *minutes),
        Place::Suggest {
            state,
            intensity,
            minutes,
            surroundings: here,
        } => At::Suggest {
            state: *state,
            intensity: *intensity,
            minutes: *minutes,
            here: *here,
        },
        Place::RehearseCards { shown } => At::Rehearse { shown: *shown },
        Place::Diary => At::Diary,
        Place::DiaryEntry { id } => id.parse().map_or(At::Diary, |id| At::Skill { id }),
        Place::DiaryUrge { id } => id.parse().map_or(At::Diary, |id| At::Urge { id }),
        _ => return None,
    };
    Some(at)
}

impl From<Place> for screens::Place {
    fn from(place: Place) -> Self {
        let old = place.token.strip_prefix(OLD);
        let old = old.and_then(|json| serde_json::from_str(json).ok());
        old.unwrap_or(Self::Of { token: place.token })
    }
}

impl From<screens::Place> for Place {
    fn from(place: screens::Place) -> Self {
        of_old(&place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::PlanDoor;

    #[test]
    fn a_place_of_either_kind_survives_the_other() {
        let door = PlanDoor::MightUse;
        let token = "reminders/all?ahead=0".to_owned();
        for old in [
            screens::Place::Now,
            screens::Place::Plan { door },
            screens::Place::Hidden,
            screens::Place::Of { token },
        ] {
            assert_eq!(screens::Place::from(of_old(&old)), old);
        }
    }

    #[test]
    fn what_leads_to_a_place_whose_room_has_moved_leads_to_its_page() {
        let id = "stop".to_owned();
        for (old, token) in [
            (screens::Place::Triggers, "triggers/all"),
            (screens::Place::Card { id }, "cards/card/stop"),
            (screens::Place::Exercise, "session/live"),
        ] {
            assert_eq!(Place::from(old).stop(), token);
        }
    }

    #[test]
    fn a_place_whose_room_has_moved_is_its_page_by_the_key_that_it_had() {
        let moved = |place: screens::Place| Place::from(place.moved()).stop().to_owned();
        let id = || "stop".to_owned();
        let typed = "what somebody typed".to_owned();
        let cards = screens::Place::Cards { typed };
        let feel = |intensity| screens::Place::Feel {
            state: None,
            intensity,
            minutes: None,
            surroundings: None,
        };
        for (old, token, key) in [
            (cards, "cards/all", Some('/')),
            (screens::Place::Card { id: id() }, "cards/card/stop", None),
            (
                screens::Place::CardStep {
                    id: id(),
                    step: 2,
                    before: Some(7),
                },
                "cards/step/stop",
                None,
            ),
            (feel(None), "cards/feel", Some('f')),
            (feel(Some(4)), "cards/feel", Some('f')),
            (screens::Place::Diary, "cards/diary", Some('d')),
            (
                screens::Place::DiaryEntry {
                    id: "no id".to_owned(),
                },
                "cards/diary",
                None,
            ),
            (screens::Place::Packs, "packs/all", None),
            (screens::Place::Triggers, "triggers/all", None),
            (
                screens::Place::Rehearse {
                    plan: id(),
                    urge: 2,
                },
                "triggers/all",
                None,
            ),
            (screens::Place::History, "progress/history", None),
            (screens::Place::Entry { id: id() }, "progress/history", None),
        ] {
            assert_eq!(old.key(), key, "{token}");
            assert_eq!(moved(old), token);
        }
        let now = screens::Place::Now;
        assert_eq!(now.clone().moved(), now);
    }
}
