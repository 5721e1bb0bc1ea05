//! Places that are not pages yet, as tokens. Each goes when its room has moved.

use crate::content::content;
use crate::page::{Action, Place};
use crate::screens::{self, Companion};
use crate::view::Moment;

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

impl Companion {
    /// The page that stands for a place now, where its room has moved. A sheet whose door notes something says what is
    /// noted, and takes back that one.
    #[must_use]
    pub fn moved(&self, place: screens::Place, moment: &Moment) -> screens::Place {
        use crate::crisis::page::At;
        let at = match place {
            screens::Place::HaveUsed | screens::Place::AfterUsing => {
                let noted = self.use_that_is_noted(moment);
                At::HaveUsed { noted }
            }
            screens::Place::StaySafe => {
                let noted = self.danger_can_be_taken_back(moment);
                At::StaySafe { noted }
            }
            other => return other.moved(),
        };
        Place::to(&at).into()
    }
}

impl screens::Action {
    /// What a page does in its stead, where a touch notes something: that is said then, with the way to take it back.
    #[must_use]
    pub fn moved(&self) -> Option<Action> {
        use crate::crisis::page::Act;
        let Self::Go { place } = self else {
            return None;
        };
        match place {
            screens::Place::HaveUsed => Some(Action::of(&Act::Used)),
            screens::Place::StaySafe => Some(Action::of(&Act::Danger)),
            _ => None,
        }
    }
}

impl screens::Place {
    /// The page that stands for it now, where its room has moved and nothing has to be known for it.
    pub(super) fn moved(self) -> Self {
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
            other => {
                let of_cards = || among_cards(&other).map(|at| Place::to(&at));
                let of_crisis = || with_the_plan(&other).map(|at| Place::to(&at));
                match of_cards().or_else(of_crisis) {
                    Some(place) => place,
                    None => return other,
                }
            }
        };
        place.into()
    }

    /// The key that leads there from everywhere, where its room has moved: it is content, and the same in every
    /// language.
    #[must_use]
    pub fn key(&self) -> Option<char> {
        let content = content("en");
        let (marks, doors) = (&content.cards_words.page.marks, &content.pages.doors);
        let key = match self {
            Self::Cards { .. } => &marks.search.key,
            Self::Feel { minutes: None, .. } => &marks.feel.key,
            Self::Diary => &marks.diary.key,
            Self::RehearseCards { shown: false } => &marks.rehearsal.key,
            Self::HaveUsed => &doors.have_used.key,
            Self::FeelIll => &doors.feel_ill.key,
            Self::StaySafe => &doors.stay_safe.key,
            Self::Plan { .. } => &doors.plan.key,
            Self::Lines { region } if region.is_empty() => &doors.people.key,
            Self::Emergency => &doors.emergency.key,
            Self::AfterUsing => &content.pages.now.marks.after_using.key,
            _ => return None,
        };
        key.chars().next()
    }
}

/// The first page, or that of what was, of the trigger map or of the packs that an old place stands for; an id that
/// names nothing leads to all of them.
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
        Old::Now => Place::to(&super::own::At::Now),
        _ => return None,
    })
}

/// The page of the plan, of the lines or of a sheet that an old place stands for.
fn with_the_plan(place: &screens::Place) -> Option<crate::crisis::page::At> {
    use crate::crisis::page::At;
    use screens::Place;
    let at = match place {
        Place::Plan { door } => At::Plan { door: *door },
        Place::PlanVersions => At::Versions,
        Place::AfterPlan => At::After,
        Place::Lines { region } => At::Lines {
            region: (!region.is_empty()).then(|| region.clone()),
        },
        Place::FeelIll => At::FeelIll,
        Place::MakesWorse => At::MakesWorse,
        Place::LookAround => At::LookAround,
        Place::Emergency => At::Emergency,
        _ => return None,
    };
    Some(at)
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

    #[test]
    fn a_place_of_either_kind_survives_the_other() {
        let token = "reminders/all?ahead=0".to_owned();
        for old in [screens::Place::Hidden, screens::Place::Of { token }] {
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
            (screens::Place::Now, "ebb/now"),
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
    }
}
