//! The sheets that stay still and ask nothing: I have used, I feel physically ill, staying safe, and what helps
//! after "this makes it worse". They are content alone and open without a store.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::{Companion, Moment};
use crate::content::{LineContent, RegionContent, Sheet, fill};

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
            Place::HaveUsed => &sheets.have_used,
            Place::FeelIll => &sheets.feel_ill,
            Place::StaySafe => &sheets.stay_safe,
            Place::MakesWorse => &sheets.makes_worse,
            _ => return None,
        };
        let mut sections = sections(sheet);
        if *place == Place::StaySafe {
            sections.extend(crisis_lines(moment));
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

    fn sheet_offers(&self, place: &Place, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().words;
        let mut offers = Vec::new();
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
        if *place == Place::HaveUsed {
            offers.push(Offer::new(Action::NotUsed, &words.sheet.not_used));
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

/// The lines of every region: until a person has said where they are, none is left out.
fn crisis_lines(moment: &Moment) -> Vec<SheetSection> {
    let content = moment.content();
    let words = &content.words.sheet;
    let unknown = SheetSection {
        heading: words.lines.clone(),
        urgent: false,
        lines: content.crisis_lines.unknown.text.clone(),
    };
    let region = |region: &RegionContent| SheetSection {
        heading: fill(
            &words.region,
            &[
                ("region", &region.name),
                ("numbers", &region.emergency.join(", ")),
            ],
        ),
        urgent: false,
        lines: region.lines.iter().map(line).collect(),
    };
    std::iter::once(unknown)
        .chain(content.crisis_lines.regions.iter().map(region))
        .collect()
}

fn line(line: &LineContent) -> String {
    let mut parts = vec![line.name.clone()];
    parts.extend(line.call.iter().cloned());
    parts.extend(line.text.iter().map(|number| format!("text {number}")));
    parts.extend(line.chat.iter().cloned());
    parts.push(line.hours.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
