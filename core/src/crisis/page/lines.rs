//! Who answers: the emergency number and the crisis lines of where somebody is. Where they did not say, the zone of
//! their device gives a guess that is called one, and there is one way to set it right.

use super::{Act, At, RegionDraft};
use crate::content::{Content, LineKind, fill};
use crate::crisis::{
    CrisisLine, Look, PlanDoor, RegionLines, call_emergency, likely_regions, line_notes, line_ways,
};
use crate::page::{
    Answers, Block, Form, Item, Items, LineRole, Offer, Place, Role, Shape, Target, Weight,
};
use crate::view::{Ahead, Body, Draft};

/// The emergency number, and the first line that answers: what stands first on every sheet.
pub(super) fn first(look: &Look, ahead: &Ahead<'_>) -> Block {
    let (content, moment) = (ahead.content(), ahead.moment);
    let nearby = look.nearby(None, content, moment.now, moment.zone);
    let mut items = Items::new("first");
    items.items = vec![emergency(&nearby.lines, nearby.guessed, content)];
    items
        .items
        .extend(nearby.lines.lines.first().map(|line| item(line, content)));
    if nearby.guessed || nearby.lines.code.is_empty() {
        items.offers = vec![elsewhere(content)];
    }
    Block::items(items)
}

fn elsewhere(content: &Content) -> Offer {
    let words = &content.crisis.page.offers.elsewhere;
    Offer::of(words, Role::Change, Target::go(&At::Region))
}

/// "Emergency number: 112, 110": the numbers stand in the first line itself.
fn emergency(lines: &RegionLines, guessed: bool, content: &Content) -> Item {
    let words = &content.crisis;
    let unknown = lines.code.is_empty();
    let numbers = if unknown {
        &words.page.first.unknown_numbers
    } else {
        &lines.emergency
    };
    let title = format!("{}: {}", words.lines.emergency, numbers.join(", "));
    let note = match (unknown, guessed) {
        (true, _) => words.page.first.unknown.clone(),
        (false, true) => fill(&words.page.first.guess, &[("region", &lines.name)]),
        (false, false) => lines.name.clone(),
    };
    let mut item = Item::new("emergency", title).note(note);
    item.ways = numbers
        .iter()
        .map(|number| call_emergency(content, number))
        .collect();
    item
}

fn item(line: &CrisisLine, content: &Content) -> Item {
    let mut item = Item::new(format!("line-{}", line.id), &line.name)
        .note(line.kind_in_words(&content.crisis.lines))
        .detail(line_notes(content, line).join(" "));
    item.ways = line_ways(content, line);
    item
}

/// All of them, for the end of the plan and of a sheet, and what to do where none are known.
pub(super) fn all(look: &Look, door: Option<PlanDoor>, ahead: &Ahead<'_>) -> Vec<Block> {
    let (content, moment) = (ahead.content(), ahead.moment);
    let nearby = look.nearby(door, content, moment.now, moment.zone);
    let mut blocks = listed(&nearby.lines, nearby.guessed, content);
    if let Some(Block::Items { items }) = blocks.first_mut()
        && (nearby.guessed || nearby.lines.code.is_empty())
    {
        items.offers = vec![elsewhere(content)];
    }
    blocks
}

/// The lines that a sheet has not shown yet: all but the first, in the order of a door. Who has used, or may be in withdrawal,
/// looks for no help against violence at home: *Who answers* has it.
pub(super) fn rest(look: &Look, door: PlanDoor, ahead: &Ahead<'_>) -> Vec<Block> {
    let (content, moment) = (ahead.content(), ahead.moment);
    let nearby = |door| look.nearby(door, content, moment.now, moment.zone).lines;
    let (first, lines) = (nearby(None), nearby(Some(door)));
    let shown = first.lines.first().map(|line| &line.id);
    let mut blocks = Vec::new();
    let is_meant = |line: &&CrisisLine| {
        Some(&line.id) != shown
            && (door == PlanDoor::MightHurt || line.kind != LineKind::DomesticAbuse)
    };
    let others = lines.lines.iter().filter(is_meant);
    let others = others.map(|line| item(line, content));
    let items = Items::new("lines")
        .title(&content.crisis.lines.title)
        .items(others);
    if !items.items.is_empty() {
        blocks.push(Block::items(items));
    }
    if !lines.advice.is_empty() {
        blocks.push(Block::lines(LineRole::Body, lines.advice));
    }
    blocks
}

fn listed(lines: &RegionLines, guessed: bool, content: &Content) -> Vec<Block> {
    let each = lines.lines.iter().map(|line| item(line, content));
    let items = std::iter::once(emergency(lines, guessed, content)).chain(each);
    let list = Items::new("lines")
        .title(&content.crisis.lines.title)
        .items(items);
    let mut blocks = vec![Block::items(list)];
    if !lines.advice.is_empty() {
        blocks.push(Block::lines(LineRole::Body, lines.advice.clone()));
    }
    blocks
}

/// The lines of a region; of where somebody is, where none is said.
pub(super) fn page(region: Option<&str>, look: &Look, ahead: &Ahead<'_>) -> Body {
    let (content, moment) = (ahead.content(), ahead.moment);
    let (words, offers) = (&content.crisis, &content.crisis.page.offers);
    let nearby = look.nearby(None, content, moment.now, moment.zone);
    let (lines, guessed) = match region {
        Some(code) => (look.lines_of(code, None, content, moment.now), false),
        None => (nearby.lines, nearby.guessed),
    };
    let mut body = Body::new(&words.lines.title)
        .shape(Shape::People)
        .blocks(listed(&lines, guessed, content));
    if lines.code.is_empty() {
        body = body.block(likely(ahead));
    }
    let mut more = vec![elsewhere(content)];
    if !lines.code.is_empty() && lines.code != look.settings().region {
        let code = lines.code.clone();
        let mine = Target::act(&Act::Region { code });
        more.push(Offer::of(&offers.mine, Role::Change, mine));
    }
    body = body.block(Block::offers(more));
    // Ahead of the lock nothing says how old somebody is.
    if look.locked {
        return body;
    }
    let on = !look.settings().under_18;
    let age = if on {
        &offers.under_18
    } else {
        &offers.not_under_18
    };
    let age = Offer::of(age, Role::Change, Target::act(&Act::Under18 { on }));
    body.block(Block::Offers {
        lead: Some(words.page.adult.clone()),
        offers: vec![age],
    })
}

/// Where somebody may be, a few.
fn likely(ahead: &Ahead<'_>) -> Block {
    let (content, moment) = (ahead.content(), ahead.moment);
    let likely = likely_regions(content, moment.zone, moment.now);
    let items = likely
        .into_iter()
        .map(|region| to(region.code, region.name));
    Block::items(
        Items::new("likely")
            .title(&content.crisis.lines.unknown_region)
            .items(items),
    )
}

fn to(code: String, name: String) -> Item {
    let id = format!("region-{code}");
    let region = Some(code);
    Item::new(id, name).open(Target::go(&At::Lines { region }))
}

/// Where somebody is: found as they type, so that no list of all countries is read out.
pub(super) fn region(said: Answers<'_>, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let words = &content.crisis;
    let fields = RegionDraft::fields(said, ahead);
    let show = Target::act(&Act::ShowRegion);
    let submit = Offer::of(&words.page.offers.show_region, Role::Go, show).weight(Weight::Main);
    let form = Form::new("form", fields, submit);
    Body::new(&words.lines.unknown_region)
        .shape(Shape::Form)
        .up(Place::to(&At::Lines { region: None }))
        .block(Block::Form { form })
}
