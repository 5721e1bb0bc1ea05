//! The plan one step after the other: each line by itself, large, with the next a key away; at the end, who answers.

use super::entry::item;
use super::plan::{behind, sections};
use super::{At, lines, opens};
use crate::content::fill;
use crate::crisis::{Look, PlanDoor, PlanEntry, PlanSection, section_words};
use crate::page::{Block, Items, LineRole, Offer, Role, Shape, Target, Weight};
use crate::view::{Ahead, Body};

/// One step.
enum Step {
    /// A line.
    Line(PlanEntry),
    /// A part in which nothing is written: what to do all the same.
    Gap(PlanSection),
}

/// The lines behind a door in their order; a part without any is a step too, unless it may only be hidden.
fn steps(door: PlanDoor, look: &Look, ahead: &Ahead<'_>) -> Vec<Step> {
    let moment = ahead.moment;
    let mut steps = Vec::new();
    for section in sections(door) {
        let entries = look.plan.section_at(section, moment.now, moment.zone);
        if entries.is_empty() && !look.hides_some() {
            steps.push(Step::Gap(section));
        }
        steps.extend(entries.into_iter().map(Step::Line));
    }
    steps
}

pub(super) fn page(door: PlanDoor, step: i32, look: &Look, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let (words, offers) = (&content.crisis.page, &content.crisis.page.offers);
    let steps = steps(door, look, ahead);
    // One more, for those who answer.
    let last = steps.len();
    let at = usize::try_from(step).unwrap_or(0).min(last);
    let counted = fill(
        &words.step,
        &[
            ("n", &(at + 1).to_string()),
            ("all", &(last + 1).to_string()),
        ],
    );
    let mut body = Body::new(door.name(&content.crisis.doors))
        .shape(Shape::People)
        .up(behind(door))
        .block(Block::lines(LineRole::Small, [counted]));
    let section = |section| section_words(content, section);
    body = match steps.get(at) {
        Some(Step::Line(entry)) => {
            let link = entry.opens.as_ref();
            let shown =
                item(entry, look, ahead).offers(link.and_then(|link| opens::offer(link, ahead)));
            let items = Items::new("step")
                .title(&section(entry.section).title)
                .items([shown]);
            body.block(Block::items(items))
        }
        Some(Step::Gap(of)) => body
            .block(Block::heading(&section(*of).title))
            .block(Block::lines(LineRole::Lead, [&section(*of).missing])),
        None => body
            .block(Block::lines(LineRole::Lead, [&words.end]))
            .blocks(lines::all(look, Some(door), ahead)),
    };
    let to = |at: usize| {
        let step = i32::try_from(at).unwrap_or(i32::MAX);
        Target::go(&At::Steps { door, step })
    };
    let mut along = Vec::new();
    if at < last {
        along.push(Offer::of(&offers.next, Role::Later, to(at + 1)).weight(Weight::Main));
    }
    if at > 0 {
        along.push(Offer::of(&offers.previous, Role::Earlier, to(at - 1)));
    }
    if at == last {
        let whole = Target::go(&At::Plan { door });
        along.push(Offer::of(&offers.whole, Role::Go, whole));
    }
    body.block(Block::offers(along))
}
