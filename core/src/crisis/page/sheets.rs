//! The sheets that stay still and ask nothing: the emergency number first, then the first line that answers, then what
//! to do. The person's own people and steps stand in between, as far as they may show.

use super::entry::item;
use super::plan::sections;
use super::{Act, At, lines};
use crate::content::Sheet;
use crate::crisis::{Look, PlanDoor, PlanSection, section_words};
use crate::page::{Block, Items, LineRole, NoticeKind, Offer, Role, Shape, Target};
use crate::store::Id;
use crate::view::{Ahead, Body};

/// The blocks of a sheet's sections, one list a section.
fn told(sheet: &Sheet) -> Vec<Vec<Block>> {
    let section = |section: &crate::content::SheetSection| {
        let role = if section.urgent {
            LineRole::Lead
        } else {
            LineRole::Body
        };
        let heading = (!section.heading.is_empty()).then(|| Block::heading(&section.heading));
        let lines = Block::lines(role, &section.lines);
        heading.into_iter().chain([lines]).collect()
    };
    sheet.sections.iter().map(section).collect()
}

/// A sheet, with `between` behind its section `after`, and `below` ahead of where its facts were read.
fn page(
    sheet: &Sheet,
    after: usize,
    between: Vec<Block>,
    below: Vec<Block>,
    look: &Look,
    ahead: &Ahead<'_>,
) -> Body {
    let mut blocks = told(sheet);
    let after = after.min(blocks.len());
    blocks.insert(after, between);
    let sources = sheet.sources.iter().map(|source| &source.name);
    let review = &ahead.content().words.now.review;
    Body::new(&sheet.title)
        .shape(Shape::Urgent)
        .block(lines::first(look, ahead))
        .blocks(blocks.into_iter().flatten())
        .blocks(below)
        .block(Block::lines(LineRole::Small, [review]))
        .block(Block::lines(LineRole::Source, sources))
}

/// Parts of the plan that may show and in which something is written.
fn own(parts: impl Iterator<Item = PlanSection>, look: &Look, ahead: &Ahead<'_>) -> Vec<Block> {
    let moment = ahead.moment;
    let block = |section| {
        let entries = look.plan.section_at(section, moment.now, moment.zone);
        let items = entries.iter().map(|entry| {
            let id = entry.id.clone();
            item(entry, look, ahead).open(Target::go(&At::Entry { id }))
        });
        let list = Items::new(format!("part-{}", crate::page::word_of(&section)))
            .title(&section_words(ahead.content(), section).title)
            .items(items);
        (!list.items.is_empty()).then(|| Block::items(list))
    };
    parts.filter_map(block).collect()
}

/// That it is noted, with the way to take that back.
fn said(told: &str, undo: &Act, ahead: &Ahead<'_>) -> Block {
    let by_mistake = &ahead.content().crisis.page.offers.by_mistake;
    Block::Notice {
        kind: NoticeKind::Done,
        words: told.to_owned(),
        offers: vec![Offer::of(by_mistake, Role::Undo, Target::act(undo))],
    }
}

/// "I have used": whom to call and where the naloxone is stand before the closing line.
pub(super) fn have_used(noted: Option<Id>, look: &Look, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let sheet = &content.emergency.sheets.have_used;
    let people = [PlanSection::WhoICall, PlanSection::Naloxone].into_iter();
    let told = &content.crisis.page.told.used;
    let note = match noted {
        Some(id) => said(told, &Act::NotUsed { id }, ahead),
        None => {
            let note = &content.crisis.page.offers.note_used;
            Block::offers([Offer::of(note, Role::Write, Target::act(&Act::Used))])
        }
    };
    let closing = sheet.sections.len().saturating_sub(1);
    page(
        sheet,
        closing,
        own(people, look, ahead),
        [vec![note], lines::rest(look, PlanDoor::MightUse, ahead)].concat(),
        look,
        ahead,
    )
}

/// Staying safe: the first step is for everyone; then the person's own words come before ours.
pub(super) fn stay_safe(noted: bool, look: &Look, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let words = &content.crisis.page;
    let sheet = &content.emergency.sheets.stay_safe;
    let door = PlanDoor::MightHurt;
    let mut whole = Offer::of(
        &words.offers.whole,
        Role::Go,
        Target::go(&At::Plan { door }),
    );
    whole.label = content.crisis.title.clone();
    let note = if noted {
        let told = said(&words.told.danger, &Act::NotDanger, ahead);
        vec![told, Block::offers([whole])]
    } else {
        let danger = Target::act(&Act::Danger);
        let note = Offer::of(&words.offers.note_danger, Role::Write, danger);
        vec![Block::offers([whole, note])]
    };
    let steps = own(sections(door), look, ahead);
    let others = note.into_iter().chain(lines::rest(look, door, ahead));
    page(sheet, 1, steps, others.collect(), look, ahead)
}

pub(super) fn emergency(look: &Look, ahead: &Ahead<'_>) -> Body {
    let sheet = &ahead.content().emergency.sheets.emergency;
    let others = lines::rest(look, PlanDoor::MightHurt, ahead);
    page(sheet, 0, Vec::new(), others, look, ahead)
}

pub(super) fn feel_ill(look: &Look, ahead: &Ahead<'_>) -> Body {
    let sheet = &ahead.content().emergency.sheets.feel_ill;
    let others = lines::rest(look, PlanDoor::MightUse, ahead);
    page(sheet, 0, Vec::new(), others, look, ahead)
}

pub(super) fn makes_worse(look: &Look, ahead: &Ahead<'_>) -> Body {
    let sheet = &ahead.content().emergency.sheets.makes_worse;
    page(sheet, 0, Vec::new(), Vec::new(), look, ahead)
}

pub(super) fn look_around(look: &Look, ahead: &Ahead<'_>) -> Body {
    let sheet = &ahead.content().emergency.sheets.look_around;
    page(sheet, 0, Vec::new(), Vec::new(), look, ahead)
}
