//! What a pack must keep to beyond its types: lengths and ranges, ids that stand once, cautions that Ebb knows, and
//! the forms that the safety rules ask for.

use std::collections::HashSet;
use std::fmt;

use super::format::{PackCard, PackPlan, PackPractice, PackRoutine, PackTaper};
use super::limits::*;
use super::problem::PackProblem;
use super::shape::Parts;
use super::text::faults;
use crate::content::{Content, PatternContent};
use crate::reminders::{BoosterTaper, TaperStep};
use crate::store::Id;
use crate::time::{Day, Instant, Zone};

/// Cautions that ask for an outward form (safety rules, "Trauma").
pub(super) const NEED_AN_OUTWARD_FORM: [&str; 2] = ["trauma_can_flood", "inward_attention"];

/// Everything that is wrong with what could be read.
pub(super) fn problems(parts: &Parts, content: &Content) -> Vec<PackProblem> {
    let mut check = Check {
        content,
        problems: Vec::new(),
    };
    if parts.has_head {
        check.head(parts);
    }
    check.ids(
        "cards",
        parts.cards.iter().map(|(at, card)| (*at, &card.id)),
    );
    check.ids(
        "practices",
        parts.practices.iter().map(|(at, one)| (*at, &one.id)),
    );
    check.ids(
        "worksheets",
        parts.worksheets.iter().map(|(at, one)| (*at, &one.id)),
    );
    check.ids(
        "plans",
        parts.plans.iter().map(|(at, plan)| (*at, &plan.id)),
    );
    for (at, card) in &parts.cards {
        check.card(&format!("/cards/{at}"), card);
    }
    for (at, practice) in &parts.practices {
        check.practice(&format!("/practices/{at}"), practice);
    }
    for (at, sheet) in &parts.worksheets {
        check.worksheet(&format!("/worksheets/{at}"), sheet);
    }
    for (at, plan) in &parts.plans {
        check.plan(&format!("/plans/{at}"), plan);
    }
    if let Some(taper) = &parts.whole.taper {
        check.taper(taper);
    }
    if let Some(routine) = &parts.whole.routine {
        check.routine(routine, &parts.practices);
    }
    check.problems
}

pub(super) struct Check<'c> {
    content: &'c Content,
    problems: Vec<PackProblem>,
}

impl Check<'_> {
    pub(super) fn wrong(&mut self, place: &str, what: impl fmt::Display) {
        self.problems.push(PackProblem::at(place, what));
    }

    fn head(&mut self, parts: &Parts) {
        let pack = &parts.whole;
        self.id("/id", &pack.id);
        if !(1..=HIGHEST_REVISION).contains(&pack.revision) {
            self.wrong(
                "/revision",
                format_args!("write a whole number from 1 to {HIGHEST_REVISION}"),
            );
        }
        self.said("/name", &pack.name, TITLE);
        self.said("/author", &pack.author, TITLE);
        self.fits("/about", &pack.about, TEXT);
        self.link("/link", pack.link.as_deref());
        if let Some(schema) = &pack.schema {
            self.fits("/$schema", schema, LINK);
        }
    }

    /// A text that must say something.
    pub(super) fn said(&mut self, place: &str, text: &str, most: usize) {
        if text.trim().is_empty() {
            self.wrong(place, "this is empty; write a few words");
        }
        self.fits(place, text, most);
    }

    pub(super) fn fits(&mut self, place: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if length > most {
            self.wrong(
                place,
                format_args!("{length} characters are too long; {most} fit"),
            );
        }
    }

    pub(super) fn some(&mut self, place: &str, count: usize, most: usize) {
        if count == 0 {
            self.wrong(place, "this is empty; at least one belongs here");
        }
        self.few(place, count, most);
    }

    pub(super) fn few(&mut self, place: &str, count: usize, most: usize) {
        if count > most {
            self.wrong(place, format_args!("{count} are too many; {most} fit"));
        }
    }

    pub(super) fn id(&mut self, place: &str, id: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > ID || id.starts_with('-') || !id.chars().all(plain) {
            self.wrong(
                place,
                format_args!(
                    "use small letters, digits and hyphens, {ID} at most, such as call-someone"
                ),
            );
        }
    }

    fn ids<'a>(&mut self, list: &str, ids: impl Iterator<Item = (usize, &'a String)>) {
        let mut seen = HashSet::new();
        for (at, id) in ids {
            let place = format!("/{list}/{at}/id");
            self.id(&place, id);
            if !seen.insert(id) {
                self.wrong(
                    &place,
                    format_args!("`{id}` stands twice among the {list}; give each its own"),
                );
            }
        }
    }

    pub(super) fn link(&mut self, place: &str, link: Option<&str>) {
        let Some(link) = link else { return };
        self.fits(place, link, LINK);
        if !is_one_link(link) {
            self.wrong(
                place,
                "write one link that begins with https://, or take it out",
            );
        }
    }

    pub(super) fn range(&mut self, place: &str, value: i32, least: i32, most: i32) {
        if !(least..=most).contains(&value) {
            self.wrong(
                place,
                format_args!("{value} does not fit; use {least} to {most}"),
            );
        }
    }

    fn intensity(&mut self, place: &str, [from, to]: [i32; 2]) {
        if from < 0 || to > 10 || from > to {
            self.wrong(
                place,
                "write two numbers from 0 to 10, the smaller one first",
            );
        }
    }

    /// States and places: each once, and a place at least.
    fn fit<S: PartialEq, P: PartialEq>(&mut self, place: &str, states: &[S], places: &[P]) {
        if repeats(states) {
            self.wrong(&format!("{place}/states"), "one stands twice; keep it once");
        }
        if places.is_empty() {
            self.wrong(
                &format!("{place}/places"),
                "name a place, such as \"anywhere\"",
            );
        }
        if repeats(places) {
            self.wrong(&format!("{place}/places"), "one stands twice; keep it once");
        }
    }

    pub(super) fn cautions(&mut self, place: &str, cautions: &[String], has_outward_form: bool) {
        let list = format!("{place}/cautions");
        self.few(&list, cautions.len(), CAUTIONS);
        for (at, caution) in cautions.iter().enumerate() {
            if !self.content.cautions.cautions.contains_key(caution) {
                let known: Vec<_> = self
                    .content
                    .cautions
                    .cautions
                    .keys()
                    .map(String::as_str)
                    .collect();
                let known = known.join(", ");
                self.wrong(
                    &format!("{list}/{at}"),
                    format_args!(
                        "there is no caution `{}`; Ebb knows {known}",
                        super::problem::shown(caution)
                    ),
                );
            }
        }
        if repeats(cautions) {
            self.wrong(&list, "one stands twice; keep it once");
        }
        let needs = cautions
            .iter()
            .any(|id| NEED_AN_OUTWARD_FORM.contains(&id.as_str()));
        if needs && !has_outward_form {
            self.wrong(
                place,
                "with this caution an outward form is needed: the same with attention on the room; add \"outward\"",
            );
        }
    }

    fn steps(&mut self, place: &str, steps: &[String]) {
        self.few(place, steps.len(), CARD_STEPS);
        for (at, step) in steps.iter().enumerate() {
            self.said(&format!("{place}/{at}"), step, TEXT);
        }
    }

    fn card(&mut self, place: &str, card: &PackCard) {
        let at = |field: &str| format!("{place}/{field}");
        self.said(&at("title"), &card.title, TITLE);
        self.fits(&at("when"), &card.when, TEXT);
        self.fits(&at("why"), &card.why, TEXT);
        self.steps(&at("steps"), &card.steps);
        self.steps(&at("outward"), &card.outward);
        self.fit(place, &card.states, &card.places);
        self.intensity(&at("intensity"), card.intensity);
        self.range(&at("minutes"), card.minutes, 1, CARD_MINUTES);
        self.cautions(place, &card.cautions, !card.outward.is_empty());
        self.fits(&at("source"), &card.source, TEXT);
        self.link(&at("link"), card.link.as_deref());
    }

    fn practice(&mut self, place: &str, practice: &PackPractice) {
        let at = |field: &str| format!("{place}/{field}");
        self.said(&at("name"), &practice.name, TITLE);
        self.fits(&at("about"), &practice.about, TEXT);
        self.fits(&at("source"), &practice.source, TEXT);
        self.fit(place, &practice.states, &practice.places);
        self.intensity(&at("intensity"), practice.intensity);
        let outward = practice.steps.iter().any(|step| !step.outward.is_empty());
        self.cautions(place, &practice.cautions, outward);
        if let Some(breath) = &practice.breath {
            self.breath(&at("breath"), breath);
        }
        self.some(&at("steps"), practice.steps.len(), PRACTICE_STEPS);
        let mut seconds = 0_i32;
        for (number, step) in practice.steps.iter().enumerate() {
            let at = |field: &str| format!("{place}/steps/{number}/{field}");
            self.range(&at("seconds"), step.seconds, 1, STEP_SECONDS);
            self.said(&at("text"), &step.text, TEXT);
            self.fits(&at("outward"), &step.outward, TEXT);
            seconds = seconds.saturating_add(step.seconds.max(0));
        }
        if seconds > PRACTICE_SECONDS {
            self.wrong(
                &at("steps"),
                "this takes longer than two hours; make it shorter",
            );
        }
    }

    fn breath(&mut self, place: &str, id: &str) {
        match self.content.pattern(id) {
            Some(pattern) if has_no_holds(pattern) => {}
            Some(_) => self.wrong(
                place,
                "this breath has holds; choose one without, such as long-exhale",
            ),
            None => self.wrong(
                place,
                "there is no such breath in Ebb; use one such as long-exhale",
            ),
        }
    }

    fn plan(&mut self, place: &str, plan: &PackPlan) {
        let at = |field: &str| format!("{place}/{field}");
        self.said(&at("trigger/name"), &plan.trigger.name, TITLE);
        self.said(&at("situation"), &plan.situation, TEXT);
        self.said(&at("response"), &plan.response, TEXT);
        let Some(opens) = plan.opens.as_deref() else {
            return;
        };
        match opens.strip_prefix("breathing:") {
            Some(breath) => self.breath(&at("opens"), breath),
            None if may_open(self.content, opens) => {}
            None => self.wrong(
                &at("opens"),
                "a plan opens `ride`, a breath such as `breathing:long-exhale`, or a card of Ebb such as `card:five-senses`",
            ),
        }
    }

    fn taper(&mut self, taper: &PackTaper) {
        if taper.months.is_empty() {
            self.wrong("/taper/months", "this is empty; at least one belongs here");
        }
        // The reminders know what a taper needs.
        let any = Instant::UNIX_EPOCH + chrono::TimeDelta::days(20_000);
        let made = booster_taper(
            taper,
            Id::from_parts(any, &[0; 10]),
            Day::of(any, Zone::UTC),
            any,
        );
        if let Err(error) = made.checked() {
            self.wrong("/taper", error);
        }
    }

    fn routine(&mut self, routine: &PackRoutine, practices: &[(usize, PackPractice)]) {
        if routine.morning.is_empty() && routine.evening.is_empty() {
            self.wrong(
                "/routine",
                "this is empty; name a practice for the morning or the evening",
            );
        }
        for (time, list) in [("morning", &routine.morning), ("evening", &routine.evening)] {
            let place = format!("/routine/{time}");
            self.few(&place, list.len(), ROUTINE);
            for (at, id) in list.iter().enumerate() {
                let here = practices.iter().any(|(_, practice)| practice.id == *id);
                let place = format!("{place}/{at}");
                if let Some(breath) = id.strip_prefix("breathing:") {
                    self.breath(&place, breath);
                } else if !here && !may_stand_in_a_routine(self.content, id) {
                    self.wrong(
                        &place,
                        "there is no such practice in this pack or in Ebb; use the id of one, or a breath such as `breathing:long-exhale`",
                    );
                }
            }
        }
    }
}

/// The taper of the reminders that this one becomes, after treatment that ended on that day.
pub(super) fn booster_taper(taper: &PackTaper, id: Id, ended: Day, now: Instant) -> BoosterTaper {
    let mut made = BoosterTaper::new(id, ended, now);
    made.steps = taper
        .months
        .iter()
        .map(|months| TaperStep {
            months: *months,
            appointment: None,
        })
        .collect();
    if let Some(minutes) = &taper.prepare_minutes {
        made.prepare_minutes.clone_from(minutes);
    }
    made
}

/// True for a practice of Ebb's by its id, and for a breath without holds, such as `breathing:long-exhale`.
pub(super) fn may_stand_in_a_routine(content: &Content, id: &str) -> bool {
    match id.strip_prefix("breathing:") {
        Some(breath) => content.pattern(breath).is_some_and(has_no_holds),
        None => content.practice(id).is_some(),
    }
}

/// True for what a plan of a pack may open: a ride, a breath without holds, a card or a practice of Ebb's own.
pub(super) fn may_open(content: &Content, opens: &str) -> bool {
    match opens.split_once(':') {
        Some(("breathing", id)) => content.pattern(id).is_some_and(has_no_holds),
        Some(("card", id)) => content.card(id).is_some(),
        Some(("practice", id)) => content.practice(id).is_some(),
        _ => opens == "ride",
    }
}

fn is_one_link(link: &str) -> bool {
    link.to_ascii_lowercase().starts_with("https://") && !link.contains(char::is_whitespace)
}

/// True for a link that every check of a pack lets through: an archive's, which names a second address, is none.
pub(super) fn may_be_linked(link: &str) -> bool {
    is_one_link(link) && link.chars().count() <= LINK && faults(link).is_empty()
}

/// Holds are never suggested (safety rules, "Breathing").
fn has_no_holds(pattern: &PatternContent) -> bool {
    pattern.hold_full_ms + pattern.hold_empty_ms == 0
}

fn repeats<T: PartialEq>(list: &[T]) -> bool {
    let twice = |(at, one): (usize, &T)| list[..at].contains(one);
    list.iter().enumerate().any(twice)
}
