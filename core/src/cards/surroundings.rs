//! Where the person is, and which cards can be done there.

use serde::{Deserialize, Serialize};

use crate::content::CardPlace;

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surroundings {
    /// At home, with room to move.
    Home,
    /// In bed.
    Bed,
    /// Out of doors, on their own.
    Outside,
    /// On a bus, at work, at a table: only what nobody notices.
    AmongPeople,
}

impl Surroundings {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Home, Self::Bed, Self::Outside, Self::AmongPeople];

    /// True where something that can be done at `places` can be done here. `quiet` says that nobody notices it.
    pub fn allow(self, places: &[CardPlace], quiet: bool) -> bool {
        places.iter().any(|place| match (self, place) {
            (Self::AmongPeople, CardPlace::Anywhere) => quiet,
            (_, CardPlace::Anywhere)
            | (Self::Home, CardPlace::Home | CardPlace::Bed)
            | (Self::Bed, CardPlace::Bed)
            | (Self::Outside, CardPlace::Outside) => true,
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_people_only_what_nobody_notices_can_be_done() {
        assert!(Surroundings::AmongPeople.allow(&[CardPlace::Anywhere], true));
        assert!(!Surroundings::AmongPeople.allow(&[CardPlace::Anywhere], false));
        assert!(!Surroundings::AmongPeople.allow(&[CardPlace::Home, CardPlace::Outside], true));
    }

    #[test]
    fn what_needs_a_home_is_not_for_the_street() {
        assert!(!Surroundings::Outside.allow(&[CardPlace::Home, CardPlace::Bed], true));
        assert!(Surroundings::Home.allow(&[CardPlace::Bed], true));
        assert!(!Surroundings::Bed.allow(&[CardPlace::Home], true));
    }
}
