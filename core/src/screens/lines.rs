//! Crisis lines by region: the person's own first, and "I am somewhere else" one step away.

use serde::Serialize;

use super::PlanAction;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::sheet::SheetSection;
use crate::content::Content;
use crate::crisis::{
    self, CrisisLine, PlanDoor, RegionLines, VaultSettings, call_emergency, line_notes, line_ways,
};
use crate::page::ContactWay;
use crate::view::Moment;

/// The lines of one region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinesScreen {
    /// The title.
    pub title: String,
    /// The region's name; what is wrong, or a question, where it is not known.
    pub region: String,
    /// Where somebody may be, or may mean by what they typed, a few; none where the region is known.
    pub likely: Vec<Offer>,
    /// Asks for a region that is typed: any text can be the region of [`Place::Lines`].
    pub ask: String,
    /// What can be typed.
    pub ask_hint: String,
    /// The emergency number of the region.
    pub emergency: Vec<Dial>,
    /// The lines, in the order in which to try them.
    pub lines: Vec<LineCard>,
    /// What to do where the region or a line is not known.
    pub advice: Vec<String>,
    /// Keeps this region as the person's; none where it is.
    pub mine: Option<Offer>,
    /// Adds or leaves out youth lines; none ahead of the lock.
    pub under_18: Option<Offer>,
    /// "I am somewhere else."
    pub elsewhere: String,
    /// Every region.
    pub regions: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a few words.
    pub kind: String,
    /// How to reach it.
    pub ways: Vec<Dial>,
    /// Hours, what else to know, when it was checked: a sentence each.
    pub notes: Vec<String>,
}

/// A way to reach someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dial {
    /// "Call 988"
    pub label: String,
    /// The number or the address, as written: shown large where a device cannot call.
    pub number: String,
    /// What a device opens: `tel:`, `sms:` or `https:`; empty where a phone could not dial it.
    pub uri: String,
}

impl Companion {
    /// The lines of `region`, an ISO 3166-1 alpha-2 code or what people call it; of the person's own region where it
    /// is empty.
    pub fn lines(&self, region: &str, moment: &Moment) -> LinesScreen {
        let content = moment.content();
        let words = &content.crisis.lines;
        let settings = self.vault.open().kept.settings;
        let shown = self.region_lines(&settings, region, None, moment);
        let to = |region: &crisis::RegionName| {
            let place = Place::Lines {
                region: region.code.clone(),
            };
            Offer::new(Action::Go { place }, &region.name)
        };
        let plan = |change| Action::Plan { change };
        let mine = (!shown.code.is_empty() && shown.code != settings.region).then(|| {
            let code = shown.code.clone();
            Offer::new(
                plan(PlanAction::ChooseRegion { code }),
                &content.words.plan.my_region,
            )
        });
        let under_18 = (!self.locked).then(|| {
            let on = !settings.under_18;
            let label = if on {
                &content.words.plan.under_18
            } else {
                &content.words.plan.not_under_18
            };
            Offer::new(plan(PlanAction::SetUnder18 { on }), label)
        });
        let unknown = shown.code.is_empty();
        let like = crisis::regions_like(content, region);
        let nowhere = unknown && like.is_empty() && !region.is_empty();
        let likely = match (unknown, like.is_empty()) {
            (false, _) => Vec::new(),
            (true, false) => like,
            (true, true) => crisis::likely_regions(content, moment.zone, moment.now),
        };
        LinesScreen {
            title: words.title.clone(),
            region: match (unknown, nowhere) {
                (false, _) => shown.name.clone(),
                (true, true) => words.unknown.clone(),
                (true, false) => words.unknown_region.clone(),
            },
            likely: likely.iter().map(to).collect(),
            ask: words.ask.clone(),
            ask_hint: words.ask_hint.clone(),
            emergency: shown
                .emergency
                .iter()
                .map(|number| call_emergency(content, number).into())
                .collect(),
            lines: shown.lines.iter().map(|line| card(content, line)).collect(),
            advice: shown.advice,
            mine,
            under_18,
            elsewhere: words.elsewhere.clone(),
            regions: crisis::regions(content).iter().map(to).collect(),
            doors: self.doors(moment),
        }
    }

    fn region_lines(
        &self,
        settings: &VaultSettings,
        region: &str,
        door: Option<PlanDoor>,
        moment: &Moment,
    ) -> RegionLines {
        let region = if region.is_empty() {
            &settings.region
        } else {
            region
        };
        // Ahead of the lock nothing says how old the person is.
        let under_18 = settings.under_18 && !self.locked;
        crisis::lines(moment.content(), region, under_18, door, moment.now)
    }

    /// The lines as text, for a sheet or at the end of a plan.
    pub(super) fn line_sections(
        &self,
        settings: &VaultSettings,
        door: Option<PlanDoor>,
        moment: &Moment,
    ) -> Vec<SheetSection> {
        let content = moment.content();
        let words = &content.crisis.lines;
        let shown = self.region_lines(settings, "", door, moment);
        let mut lines = Vec::new();
        for line in &shown.lines {
            let card = card(content, line);
            let ways: Vec<_> = card.ways.iter().map(|way| way.label.as_str()).collect();
            lines.push(format!("{}: {}", card.name, ways.join(" · ")));
            lines.push(format!("  {}", card.kind));
            lines.extend(card.notes.iter().map(|note| format!("  {note}")));
        }
        lines.extend(shown.advice.iter().cloned());
        // Read aloud, every country of the world would stand between somebody and the number that they need.
        let likely = || {
            let regions = crisis::likely_regions(content, moment.zone, moment.now).into_iter();
            let lines =
                regions.map(|region| self.region_in_short(settings, &region.code, door, moment));
            lines.chain([words.say_where.clone()]).collect()
        };
        let everywhere = shown.code.is_empty().then(|| SheetSection {
            heading: words.unknown_region.clone(),
            urgent: false,
            lines: likely(),
        });
        let here = SheetSection {
            heading: [words.title.as_str(), shown.name.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            urgent: false,
            lines,
        };
        std::iter::once(here).chain(everywhere).collect()
    }

    /// "Austria: 144, 112 · Telefonseelsorge: Call 142", for who has not said where they are.
    fn region_in_short(
        &self,
        settings: &VaultSettings,
        code: &str,
        door: Option<PlanDoor>,
        moment: &Moment,
    ) -> String {
        let content = moment.content();
        let region = self.region_lines(settings, code, door, moment);
        let first = region.lines.first().map(|line| {
            let ways = card(content, line).ways;
            let way = ways.first().map_or("", |way| way.label.as_str());
            format!(" · {}: {way}", line.name)
        });
        format!(
            "{}: {}{}",
            region.name,
            region.emergency.join(", "),
            first.unwrap_or_default()
        )
    }

    /// "Emergency number: 144, 112"; nothing where the region is not known.
    pub(super) fn emergency_line(
        &self,
        settings: &VaultSettings,
        moment: &Moment,
    ) -> Option<String> {
        let words = &moment.content().crisis.lines;
        let numbers = self.region_lines(settings, "", None, moment).emergency;
        (!numbers.is_empty()).then(|| format!("{}: {}", words.emergency, numbers.join(", ")))
    }
}

impl From<ContactWay> for Dial {
    fn from(way: ContactWay) -> Self {
        Self {
            label: way.label,
            number: way.number,
            uri: way.uri.unwrap_or_default(),
        }
    }
}

fn card(content: &Content, line: &CrisisLine) -> LineCard {
    LineCard {
        id: line.id.clone(),
        name: line.name.clone(),
        kind: line.kind_in_words(&content.crisis.lines).to_owned(),
        ways: line_ways(content, line)
            .into_iter()
            .map(Dial::from)
            .collect(),
        notes: line_notes(content, line),
    }
}
