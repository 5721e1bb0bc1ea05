//! What a step of the plan opens elsewhere in Ebb.

use crate::crisis::{PlanLink, PlanLinkKind};
use crate::page::{Answers, Choice, Offer, Value};
use crate::view::{Ahead, Link, LinkKind, called};

impl From<&PlanLink> for Link {
    fn from(link: &PlanLink) -> Self {
        Self {
            kind: match link.kind {
                PlanLinkKind::Ride => LinkKind::Ride,
                PlanLinkKind::Breathing => LinkKind::Breathing,
                PlanLinkKind::Practice => LinkKind::Practice,
                PlanLinkKind::Card => LinkKind::Card,
            },
            id: link.id.clone(),
        }
    }
}

/// A tool that a step can open; none for a link to something else.
pub(crate) fn tool_of(link: &Link) -> Option<PlanLink> {
    let kind = match link.kind {
        LinkKind::Ride => PlanLinkKind::Ride,
        LinkKind::Breathing => PlanLinkKind::Breathing,
        LinkKind::Practice => PlanLinkKind::Practice,
        LinkKind::Card => PlanLinkKind::Card,
        LinkKind::Measure
        | LinkKind::ListItem
        | LinkKind::Summary
        | LinkKind::Sheet
        | LinkKind::Now
        | LinkKind::Exercise
        | LinkKind::Worksheet
        | LinkKind::Plan
        | LinkKind::People => return None,
    };
    let id = link.id.clone();
    Some(PlanLink { kind, id })
}

/// What it is called.
pub(super) fn name(link: &PlanLink, ahead: &Ahead<'_>) -> Option<String> {
    ahead.links.name(&link.into())
}

/// Opens it, where that makes sense now.
pub(super) fn offer(link: &PlanLink, ahead: &Ahead<'_>) -> Option<Offer> {
    ahead.links.offer(&link.into())
}

/// What could be meant by what was typed so far, or the one that was chosen.
pub(super) fn found(said: Answers<'_>, field: &str, ahead: &Ahead<'_>) -> Vec<Choice> {
    match said.value(field) {
        Some(Value::Chosen { ids }) => {
            let link = ids.first().and_then(|id| id.parse::<Link>().ok());
            let name = link.as_ref().and_then(|link| ahead.links.name(link));
            let choice = link.zip(name);
            choice
                .map(|(link, name)| Choice::new(link.to_string(), name))
                .into_iter()
                .collect()
        }
        _ => ahead.links.found(said.words(field).unwrap_or_default()),
    }
}

/// The one that was chosen, or typed by its whole name or id.
///
/// # Errors
/// Where something was typed that nothing is called.
pub(super) fn read(
    said: Answers<'_>,
    field: &str,
    ahead: &Ahead<'_>,
) -> Result<Option<PlanLink>, ()> {
    if let Some(id) = said.chosen(field) {
        return tool_of(&id.parse().map_err(|_| ())?).map(Some).ok_or(());
    }
    let Some(typed) = said.words(field) else {
        return Ok(None);
    };
    let found = called(typed, ahead.links.found(typed));
    let link = found.and_then(|choice| choice.id.parse::<Link>().ok());
    link.as_ref().and_then(tool_of).map(Some).ok_or(())
}
