//! The form of a worksheet, for a new entry or one that is set right. What was typed before stands in it again.

use std::borrow::Cow;

use super::{Act, At, Read, nobody_reads, not_now, worksheet};
use crate::cards::signals::names_danger;
use crate::content::{Shelf, Worksheet, fill};
use crate::journal::answers::of_kept;
use crate::journal::entry::{self, Entry};
use crate::journal::{draft, sheet};
use crate::page::{
    Action, Answer, Answers, Block, Form, LineRole, NoticeKind, Offer, Place, Role, Shape, Target,
    Value, Weight,
};
use crate::store::{Id, Store, StoreError};
use crate::time::{Civil, Instant, Zone};
use crate::view::{Body, View, when_answer};

/// What a form is of: a worksheet, or an entry that is set right.
pub(in super::super) struct FormOf {
    pub sheet: Cow<'static, Worksheet>,
    pub entry: Option<Entry>,
}

/// The form that a draft names.
///
/// # Errors
/// [`StoreError::NotFound`] where its worksheet or its entry is gone.
pub(in super::super) fn form_of(
    form: &str,
    view: &View<'_>,
    store: &Store,
) -> Result<FormOf, StoreError> {
    let entry = match form.parse::<Id>() {
        Ok(id) => Some(entry::find(store, id)?),
        Err(_) => None,
    };
    let sheet = entry.as_ref().map_or(form, |entry| &entry.worksheet);
    let sheet = worksheet(sheet, view, store)?;
    Ok(FormOf { sheet, entry })
}

impl FormOf {
    /// Where the person was, or is.
    pub fn zone(&self, view: &View<'_>) -> Zone {
        self.entry
            .as_ref()
            .map_or(view.moment().zone, |entry| entry.zone)
    }

    /// The instant that it is about, unless another is said.
    pub fn stands(&self, view: &View<'_>) -> Instant {
        self.entry
            .as_ref()
            .map_or(view.moment().now, |entry| entry.about)
    }
}

/// What stands in a form that nobody has touched: of an entry its answers, else what is carried on from the newest one.
pub(in super::super) fn there(
    of: &FormOf,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Answer>, StoreError> {
    let (mut answers, says_when) = match &of.entry {
        Some(entry) => (Read::of(entry, view).answers, true),
        None => {
            let newest = entry::newest(store, &of.sheet.id)?;
            let newest = newest.map(|entry| Read::of(&entry, view).answers);
            let newest = newest.unwrap_or_default();
            let carried = sheet::carried(&of.sheet, Answers::of(&newest));
            // Of a use nobody guesses when it was.
            (carried, !of.sheet.tells_of_use)
        }
    };
    if says_when {
        let at = Civil::of(of.stands(view), of.zone(view));
        answers.push(when_answer(sheet::WHEN, at));
    }
    Ok(answers)
}

/// The form for a new entry.
pub(super) fn page(
    sheet: Cow<'static, Worksheet>,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let up = if sheet.shelf == Shelf::Free {
        super::all_place()
    } else {
        Place::to(&At::Worksheet {
            sheet: sheet.id.clone(),
            before: None,
        })
    };
    if let Some(why) = not_now(&sheet, view, store)? {
        let notice = Block::notice(NoticeKind::Told, why);
        return Ok(Body::new(&sheet.title).up(up).block(notice));
    }
    let id = sheet.id.clone();
    let act = Act::Keep { sheet: id.clone() };
    let of = FormOf { sheet, entry: None };
    form(&of, &id, &act, said, view, store).map(|body| body.up(up))
}

/// The form that sets an entry right.
pub(super) fn change(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let form_id = id.to_string();
    let of = form_of(&form_id, view, store)?;
    let up = Place::to(&At::Entry { id });
    form(&of, &form_id, &Act::Change { id }, said, view, store).map(|body| body.up(up))
}

fn form(
    of: &FormOf,
    form_id: &str,
    act: &Act,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let words = &view.content().journal.page;
    let fields = if said.all().is_empty() {
        let mut stands = there(of, view, store)?;
        if let Some(draft) = draft::of_form(store, form_id)? {
            // What was typed is read by the fields that it unfolds to, the first time by those that stand there anyway.
            for _ in 0..2 {
                let fields = sheet::form(&of.sheet, Answers::of(&stands), &view.ahead);
                stands = of_kept(&draft.answers, &fields);
            }
        }
        let stands = Answers::of(&stands);
        stands.standing_in(sheet::form(&of.sheet, stands, &view.ahead))
    } else {
        sheet::form(&of.sheet, said, &view.ahead)
    };
    let submit = Offer::of(&words.offers.keep, Role::Done, Target::act(act));
    let mut form = Form::new("form", fields, submit.weight(Weight::Main));
    form.draft = Some(Action::of(&Act::Draft {
        form: form_id.to_owned(),
    }));
    let mut body = Body::new(&of.sheet.title)
        .shape(Shape::Form)
        .block(nobody_reads(view));
    if of.sheet.shelf != Shelf::Free && !of.sheet.about.is_empty() {
        body = body.block(Block::lines(LineRole::Body, &of.sheet.about));
    }
    if let Some(n) = sheet::urge_now(&of.sheet, said).filter(|urge| *urge > sheet::CALM_UP_TO) {
        let (n, limit) = (n.to_string(), sheet::CALM_UP_TO.to_string());
        let words = fill(&words.urge_too_high, &[("n", &n), ("limit", &limit)]);
        body = body.block(Block::notice(NoticeKind::Told, words));
    }
    let mut body = body.block(Block::Form { form });
    body.danger = looks_for_danger(&of.sheet, said, view);
    Ok(body)
}

/// A feeling is looked for as a card is: words of danger are answered first. What is written into the other fields is
/// not read.
fn looks_for_danger(sheet: &Worksheet, said: Answers<'_>, view: &View<'_>) -> bool {
    let mut feelings = sheet::feelings_in(sheet, said);
    feelings.any(|(feeling, _)| names_danger(view.content(), feeling))
}

/// True where nothing but what stood there anyway was said. A new form says the time at which it was opened, which is
/// nothing that anybody wrote.
pub(in super::super) fn is_untouched(of: &FormOf, said: &[Answer], there: &[Answer]) -> bool {
    let is_time = |answer: &&Answer| of.entry.is_none() && answer.field == sheet::WHEN;
    let blank = |answer: &&Answer| match &answer.value {
        Value::Words { text } => text.trim().is_empty(),
        Value::Chosen { ids } => ids.is_empty(),
        Value::Each { entries } => entries.iter().all(Vec::is_empty),
        _ => false,
    };
    let said = said
        .iter()
        .filter(|answer| !blank(answer) && !is_time(answer));
    let said: Vec<_> = said.collect();
    let there: Vec<_> = there.iter().filter(|answer| !is_time(answer)).collect();
    said.len() == there.len() && said.iter().all(|answer| there.contains(answer))
}
