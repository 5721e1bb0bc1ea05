//! The sheets that stay still and ask nothing: I have used, I feel physically ill, staying safe, and what helps
//! after "this makes it worse". They are content alone and open without a store.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::plan_lines::{PlanLine, PlanPart};
use crate::content::Sheet;
use crate::crisis::{PlanDoor, PlanSection};
use crate::view::Moment;
use crate::view::UseDoor;

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetScreen {
    /// The title.
    pub title: String,
    /// Sections, most urgent first.
    pub sections: Vec<SheetSection>,
    /// Where the facts were read.
    pub sources: Vec<String>,
    /// That no clinician has read the text yet.
    pub review: String,
    /// What to do from here.
    pub offers: Vec<Offer>,
}

/// One section of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetSection {
    /// A heading, or nothing.
    pub heading: String,
    /// True for what comes first at a glance.
    pub urgent: bool,
    /// The lines.
    pub lines: Vec<String>,
}

impl Companion {
    /// The sheet of a place; none where the place has no sheet.
    pub fn sheet(&self, place: &Place, moment: &Moment) -> Option<SheetScreen> {
        let content = moment.content();
        let sheets = &content.emergency.sheets;
        let sheet = match place {
            Place::HaveUsed | Place::AfterUsing => &sheets.have_used,
            Place::FeelIll => &sheets.feel_ill,
            Place::StaySafe => &sheets.stay_safe,
            Place::MakesWorse => &sheets.makes_worse,
            Place::LookAround => &sheets.look_around,
            Place::Emergency => &sheets.emergency,
            _ => return None,
        };
        let settings = &self.vault.open().kept.settings;
        let mut sections = sections(sheet);
        let number = self.emergency_line(settings, moment);
        if let (Some(number), Some(first)) = (number, sections.first_mut()) {
            first.lines.insert(0, number);
        }
        if *place == Place::StaySafe {
            // The first step is for everyone; then the person's own words come before ours.
            sections.splice(1..1, self.own_steps(PlanDoor::MightHurt, moment));
        }
        if matches!(place, Place::HaveUsed | Place::AfterUsing) {
            // Contacts go before the closing line.
            let closing = sections.len().saturating_sub(1);
            sections.splice(closing..closing, self.own_people(moment));
        }
        if matches!(place, Place::StaySafe | Place::Emergency) {
            sections.extend(self.line_sections(settings, None, moment));
        }
        Some(SheetScreen {
            title: sheet.title.clone(),
            sections,
            sources: sheet
                .sources
                .iter()
                .map(|source| source.name.clone())
                .collect(),
            review: content.words.now.review.clone(),
            offers: self.sheet_offers(place, moment),
        })
    }

    /// What the plan says behind a door, as far as it may show.
    fn own_steps(&self, door: PlanDoor, moment: &Moment) -> Vec<SheetSection> {
        let parts = self.plan(door, moment).parts.into_iter();
        parts
            .filter(|part| !part.entries.is_empty())
            .map(own_section)
            .collect()
    }

    /// Whom to call and where the naloxone is, as far as it may show.
    fn own_people(&self, moment: &Moment) -> Vec<SheetSection> {
        let parts = self.plan(PlanDoor::MightUse, moment).parts.into_iter();
        let wanted = [PlanSection::WhoICall, PlanSection::Naloxone];
        parts
            .filter(|part| wanted.contains(&part.section) && !part.entries.is_empty())
            .map(own_section)
            .collect()
    }

    fn sheet_offers(&self, place: &Place, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().words;
        let after_using = matches!(place, Place::HaveUsed | Place::AfterUsing);
        let noted = self.use_to_take_back(moment).filter(|_| after_using);
        let mut offers = Vec::new();
        let ride = noted.as_ref().filter(|used| used.door == UseDoor::Ride);
        let plan = ride.and_then(|ride| self.plan_of_ride(&ride.id, moment));
        offers.extend(noted.map(|used| {
            let action = Action::NotUsed { id: used.id };
            Offer::new(action, &words.sheet.noted)
        }));
        offers.extend(plan);
        if self.at_hand.is_some() {
            offers.push(Offer::new(
                Action::Go {
                    place: Place::Exercise,
                },
                &words.sheet.back_to_exercise,
            ));
        }
        offers.push(Offer::new(
            Action::Go { place: Place::Now },
            &words.sheet.back_to_now,
        ));
        if matches!(place, Place::StaySafe | Place::Emergency) {
            let region = String::new();
            let place = Place::Lines { region };
            let title = &moment.content().crisis.lines.title;
            offers.push(Offer::new(Action::Go { place }, title));
        }
        offers.extend(self.doors(moment).into_iter().filter(|door| {
            door.action
                != Action::Go {
                    place: place.clone(),
                }
        }));
        offers
    }
}

fn own_section(part: PlanPart) -> SheetSection {
    let line = |entry: &PlanLine| {
        let ways = entry.ways.iter().map(|way| &way.label);
        let rest = [&entry.detail]
            .into_iter()
            .filter(|detail| !detail.is_empty());
        let parts: Vec<_> = std::iter::once(&entry.text)
            .chain(ways)
            .chain(rest)
            .collect();
        parts
            .into_iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" · ")
    };
    SheetSection {
        lines: part.entries.iter().map(line).collect(),
        heading: part.title,
        urgent: false,
    }
}

fn sections(sheet: &Sheet) -> Vec<SheetSection> {
    sheet
        .sections
        .iter()
        .map(|section| SheetSection {
            heading: section.heading.clone(),
            urgent: section.urgent,
            lines: section.lines.clone(),
        })
        .collect()
}
