//! The forms that write the plan: a line, a person, a first plan.

use super::line_draft::{DIRECTIONS, TEXT};
use super::{Act, At, FirstDraft, LineDraft, PersonDraft, State, entry, form, plan, writing};
use crate::crisis::{Look, PlanDoor, PlanSection, section_words};
use crate::page::{Answers, Block, Form, Offer, Place, Role, Target};
use crate::view::{Ahead, Body};

/// The fields of a line in the words of its part. Only a place has a way to it.
fn of_part(form: &mut Form, section: PlanSection, ahead: &Ahead<'_>) {
    let words = section_words(ahead.content(), section);
    form.fields
        .retain(|field| field.id != DIRECTIONS || section.names_places() || field.value.is_some());
    if let Some(text) = form.fields.iter_mut().find(|field| field.id == TEXT) {
        text.label.clone_from(&words.title);
        text.hint = Some(words.hint.clone());
    }
}

pub(super) fn new_line(
    section: PlanSection,
    said: Answers<'_>,
    ahead: &Ahead<'_>,
    state: State,
) -> Body {
    let title = &section_words(ahead.content(), section).title;
    let act = Act::NewLine { section };
    let (body, mut form) = form::<LineDraft>(title, said, None, &act, ahead);
    of_part(&mut form, section, ahead);
    let body = writing(body.up(state.plan_of(section)), form, ahead);
    if !section.names_people() {
        return body;
    }
    let person = Target::go(&At::NewPerson { section });
    let words = &ahead.content().crisis.page.offers.person;
    body.block(Block::offers([Offer::of(words, Role::Write, person)]))
}

pub(super) fn change_line(
    id: &str,
    said: Answers<'_>,
    look: &Look,
    ahead: &Ahead<'_>,
) -> Option<Body> {
    let found = look.plan.entries.iter().find(|entry| entry.id == id)?;
    let there = LineDraft::of(found);
    let title = &section_words(ahead.content(), found.section).title;
    let act = Act::ChangeLine { id: id.to_owned() };
    let (body, mut form) = form(title, said, Some(&there), &act, ahead);
    of_part(&mut form, found.section, ahead);
    Some(writing(body.up(entry::place(id)), form, ahead))
}

pub(super) fn new_person(
    section: PlanSection,
    said: Answers<'_>,
    ahead: &Ahead<'_>,
    state: State,
) -> Body {
    let title = &section_words(ahead.content(), section).title;
    let act = Act::NewPerson { section };
    let (body, form) = form::<PersonDraft>(title, said, None, &act, ahead);
    writing(body.up(state.plan_of(section)), form, ahead)
}

pub(super) fn change_person(
    id: &str,
    said: Answers<'_>,
    look: &Look,
    ahead: &Ahead<'_>,
) -> Option<Body> {
    let there = PersonDraft::of(look.plan.contact(id)?);
    let title = &ahead.content().crisis.page.offers.change_person.label;
    let act = Act::ChangePerson { id: id.to_owned() };
    let (body, form) = form(title, said, Some(&there), &act, ahead);
    let names = |entry: &&crate::crisis::PlanEntry| entry.contact.as_deref() == Some(id);
    let up = look.plan.entries.iter().find(names);
    let up: Option<Place> = up.map(|found| entry::place(&found.id));
    let body = Body { up, ..body };
    Some(writing(body, form, ahead))
}

pub(super) fn first(door: PlanDoor, said: Answers<'_>, ahead: &Ahead<'_>) -> Body {
    let words = &ahead.content().crisis;
    let act = Act::First { door };
    let title = &words.page.offers.first.label;
    let (body, mut form) = form::<FirstDraft>(title, said, None, &act, ahead);
    let part = plan::sections(door).next();
    if let (Some(part), Some(sign)) = (part, form.fields.first_mut()) {
        sign.hint = Some(section_words(ahead.content(), part).hint.clone());
    }
    writing(body.up(plan::behind(door)), form, ahead)
}
