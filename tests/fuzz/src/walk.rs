//! Looking around in somebody's Ebb as a host does: what a page offers, and that it holds together.

use ebb_core::companion::Companion;
use ebb_core::page::{Action, Block, Field, Offer, Page, Place, Target, page_problems};
use ebb_core::store::Work;
use ebb_core::view::Moment;
use tempfile::TempDir;

use crate::world::{World, moment};

/// Where each room begins, and what the small doors lead to.
pub const ROOMS: [&str; 49] = [
    "ebb/now",
    "ebb/settings",
    "ebb/about",
    "reminders/all?ahead=0",
    "reminders/new",
    "reminders/new-boosters",
    "cards/all",
    "cards/favourites",
    "cards/hidden",
    "cards/feel?intensity=~&minutes=~",
    "cards/suggest/urge/7/10/home",
    "cards/rehearse?shown=false",
    "cards/diary",
    "cards/write",
    "session/live",
    "session/mind",
    "session/breathe",
    "session/own-pattern",
    "session/practise",
    "progress/history?ahead=0&before=~",
    "progress/insights",
    "triggers/all",
    "measures/all",
    "lists/all",
    "lists/week",
    "journal/all?before=~",
    "journal/search",
    "journal/worksheets",
    "packs/all",
    "packs/read",
    "packs/own",
    "backup/backup",
    "backup/records",
    "backup/restore",
    "export/summary?whom=~",
    "crisis/plan/might_use",
    "crisis/plan/might_hurt",
    "crisis/lock",
    "crisis/versions",
    "crisis/after",
    "crisis/copy",
    "crisis/lines?region=~",
    "crisis/region",
    "crisis/have-used?noted=~",
    "crisis/feel-ill",
    "crisis/stay-safe?noted=false",
    "crisis/emergency",
    "crisis/makes-worse",
    "crisis/look-around",
];

/// Somebody's Ebb, and the moment at which they look.
pub struct Walk {
    /// What a host holds.
    pub companion: Companion,
    /// When it is.
    pub moment: Moment,
    /// Goes away with it.
    pub folder: TempDir,
}

/// What a host can hand over: where to go or what to do, and the form that goes with it.
pub struct Way {
    /// Where it leads.
    pub target: Target,
    /// What is asked before.
    pub fields: Vec<Field>,
    /// True where it writes a file.
    pub is_saved: bool,
}

impl Way {
    /// True where this is what it does.
    pub fn does(&self, action: &Action) -> bool {
        matches!(&self.target, Target::Act { action: own } if own == action)
    }
}

/// What a host makes of a store that opens.
pub fn companion(world: World) -> Walk {
    let moment = moment();
    Walk {
        companion: Companion::new(Ok(world.store), world.vault, &moment),
        moment,
        folder: world.folder,
    }
}

impl Walk {
    /// The page of a place by its token, which holds together.
    pub fn look(&mut self, token: &str) -> Page {
        let token = token.to_owned();
        self.look_at(&Place { token })
    }

    /// The page of a place.
    ///
    /// # Panics
    /// Where it does not hold together.
    pub fn look_at(&mut self, place: &Place) -> Page {
        let page = self.companion.page(place, &[], &self.moment);
        holds_together(&page);
        page
    }

    /// Does it, and looks at what a host shows then.
    pub fn act(
        &mut self,
        action: &Action,
        said: &[ebb_core::page::Answer],
    ) -> Option<ebb_core::page::Reply> {
        let done = self
            .companion
            .carry_out(action, said, &self.moment, &Work::new());
        done.ok()
    }
}

/// A page that can be drawn: nothing stands twice, each thing has a name, and it crosses to another language whole.
///
/// # Panics
/// Where it cannot.
pub fn holds_together(page: &Page) {
    let problems = page_problems(page);
    assert!(problems.is_empty(), "{}: {problems:?}", page.place.token);
    let text = serde_json::to_string(page).expect("a page is a value");
    let again: Page = serde_json::from_str(&text).expect("it was written so");
    assert_eq!(&again, page, "{}", page.place.token);
}

/// Everything that somebody can touch on a page.
pub fn ways(page: &Page) -> Vec<Way> {
    let mut ways = Vec::new();
    let offers = |ways: &mut Vec<Way>, offers: &[Offer]| {
        ways.extend(offers.iter().map(|offer| of(offer, &[])));
    };
    for block in &page.blocks {
        match block {
            Block::Notice { offers: some, .. } | Block::Offers { offers: some, .. } => {
                offers(&mut ways, some);
            }
            Block::Items { items } => {
                offers(&mut ways, &items.offers);
                for item in &items.items {
                    offers(&mut ways, &item.offers);
                    ways.extend(item.open.clone().map(leads));
                }
                ways.extend(items.more.clone().map(|place| leads(Target::Go { place })));
            }
            Block::Month { month } => {
                offers(&mut ways, &month.offers);
                let days = month.weeks.iter().flat_map(|week| &week.days);
                let places = days.filter_map(|day| day.place.clone());
                ways.extend(places.map(|place| leads(Target::Go { place })));
            }
            Block::Form { form } => {
                ways.push(of(&form.submit, &form.fields));
                ways.extend(form.skip.iter().map(|offer| of(offer, &[])));
                ways.extend(form.draft.clone().map(|action| Way {
                    target: Target::Act { action },
                    fields: form.fields.clone(),
                    is_saved: false,
                }));
            }
            Block::Lines { .. } | Block::Graph { .. } | Block::Live { .. } => {}
        }
    }
    offers(&mut ways, &page.doors);
    ways.extend(page.up.clone().map(|place| leads(Target::Go { place })));
    ways
}

fn of(offer: &Offer, fields: &[Field]) -> Way {
    Way {
        target: offer.target.clone(),
        fields: fields.to_vec(),
        is_saved: offer.file.is_some(),
    }
}

fn leads(target: Target) -> Way {
    Way {
        target,
        fields: Vec::new(),
        is_saved: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_that_a_walk_begins_in_is_one() {
        let mut walk = companion(World::filled());
        let leads_elsewhere = |room: &&'static str| {
            let stop = room.split('?').next().unwrap();
            walk.look(room).place.stop() != stop
        };
        let elsewhere: Vec<_> = ROOMS.into_iter().filter(leads_elsewhere).collect();
        // Where nothing runs there is nothing to look at.
        assert_eq!(elsewhere, ["session/live", "session/mind"]);
    }
}
