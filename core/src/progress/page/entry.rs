//! One exercise: how it went, what can be set right of it, and what deletes it.

use super::{Act, EntryDraft, exercise_name, find};
use crate::page::{Answers, Block, Confirm, Form, LineRole, Offer, Role, Target, Weight};
use crate::progress::wording::details;
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, View, dates};

pub(super) fn page(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let record = find(id, store)?;
    let content = view.content();
    let words = &content.words.history.page;
    let plan = record.live.plan();
    let name = exercise_name(plan.kind, &plan.pattern, view);
    let (started, today) = (record.live.started_at(), view.moment().today());
    let title = dates::named(&content.words, &name, started, record.zone, today);
    let mut body = Body::new(title).block(Block::lines(LineRole::Body, details(content, &record)));
    let draft = EntryDraft::of(&record);
    let fields = draft.fields(said, &record, content);
    if !fields.is_empty() {
        let keep = Offer::of(&words.keep, Role::Done, Target::act(&Act::Correct { id }));
        let mut form = Form::new("entry", fields, keep.weight(Weight::Main));
        form.at_once = true;
        body = body.block(Block::Form { form });
    }
    let delete = Offer::of(
        &words.delete,
        Role::Delete,
        Target::act(&Act::Delete { id }),
    );
    let delete = delete.confirmed(Confirm::of(&content.cards_words.page.delete_entry));
    Ok(body.block(Block::offers([delete])))
}
