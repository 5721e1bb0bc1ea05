//! The parts of the plan and the doors behind which they stand.

use serde::{Deserialize, Serialize};

/// The two ways into the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanDoor {
    /// I might use.
    MightUse,
    /// I might hurt myself.
    MightHurt,
}

impl PlanDoor {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::MightUse => Self::MightHurt,
            Self::MightHurt => Self::MightUse,
        }
    }

    pub(crate) fn name(self, words: &crate::content::PlanDoorsWords) -> &str {
        match self {
            Self::MightUse => &words.might_use,
            Self::MightHurt => &words.might_hurt,
        }
    }
}

/// The parts of the plan, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanSection {
    /// I might use: how I notice it early.
    EarlySigns,
    /// I might use: what sets it off.
    Triggers,
    /// I might use: what I do.
    WhatIDo,
    /// I might use: who I call.
    WhoICall,
    /// I might use: how I get out.
    WayOut,
    /// I might use: where my naloxone is, and who can give it.
    Naloxone,
    /// I might hurt myself, step 1: warning signs.
    WarningSigns,
    /// Step 2: what I can do on my own.
    OnMyOwn,
    /// Step 3: people and places that take my mind off it.
    Distraction,
    /// Step 4: people I can ask for help.
    PeopleToAsk,
    /// Step 5: professionals and services.
    Professionals,
    /// Step 6: making my surroundings safe.
    Surroundings,
    /// Beside both doors: reasons for living.
    Reasons,
}

impl PlanSection {
    /// Every part, in order.
    pub const ALL: [Self; 13] = [
        Self::EarlySigns,
        Self::Triggers,
        Self::WhatIDo,
        Self::WhoICall,
        Self::WayOut,
        Self::Naloxone,
        Self::WarningSigns,
        Self::OnMyOwn,
        Self::Distraction,
        Self::PeopleToAsk,
        Self::Professionals,
        Self::Surroundings,
        Self::Reasons,
    ];

    /// True where a line of it may name somebody.
    pub fn names_people(self) -> bool {
        !matches!(
            self,
            Self::EarlySigns | Self::WarningSigns | Self::WhatIDo | Self::OnMyOwn
        )
    }

    /// True where a line of it may be a place, with a way to it.
    pub fn names_places(self) -> bool {
        matches!(self, Self::Distraction | Self::WayOut)
    }

    /// The door behind which it stands; none for reasons for living, which stand beside both.
    pub fn door(self) -> Option<PlanDoor> {
        match self {
            Self::EarlySigns
            | Self::Triggers
            | Self::WhatIDo
            | Self::WhoICall
            | Self::WayOut
            | Self::Naloxone => Some(PlanDoor::MightUse),
            Self::WarningSigns
            | Self::OnMyOwn
            | Self::Distraction
            | Self::PeopleToAsk
            | Self::Professionals
            | Self::Surroundings => Some(PlanDoor::MightHurt),
            Self::Reasons => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_door_has_six_parts() {
        for door in [PlanDoor::MightUse, PlanDoor::MightHurt] {
            let parts = PlanSection::ALL
                .into_iter()
                .filter(|section| section.door() == Some(door));
            assert_eq!(parts.count(), 6);
        }
    }
}
