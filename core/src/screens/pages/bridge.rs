//! Places that are not pages yet, as tokens. Each goes when its room has moved.

use crate::page::Place;
use crate::screens;

const OLD: &str = "old/";

/// A place of either kind, as a page's.
pub(crate) fn of_old(place: &screens::Place) -> Place {
    let token = match place {
        screens::Place::Of { token } => token.clone(),
        place => format!("{OLD}{}", serde_json::to_string(place).unwrap_or_default()),
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
            other => return other,
        };
        place.into()
    }
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
}
