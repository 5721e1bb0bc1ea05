//! A pack of the person's own: what goes into it is chosen, and whoever gets it can read it.

use super::{Act, ExportDraft, all};
use crate::packs::export_choices;
use crate::page::{Answers, Block, FileOut, Form, LineRole, Offer, Role, Shape, Target, Weight};
use crate::store::{Store, StoreError};
use crate::view::{Body, View};

pub(super) fn page(said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let words = &view.content().packs;
    let choices = export_choices(store, view.content())?;
    let body = Body::new(&words.export).up(all());
    if choices.is_empty() {
        return Ok(body.block(Block::lines(LineRole::Lead, [&words.page.nothing_own])));
    }
    let fields = if said.all().is_empty() {
        ExportDraft::first().filled(&choices, &view.ahead)
    } else {
        ExportDraft::fields(&choices, &view.ahead)
    };
    let export = Target::act(&Act::Export);
    let mut submit = Offer::of(&words.page.offers.export, Role::Done, export).weight(Weight::Main);
    submit.file = Some(FileOut {
        name: "pack.json".to_owned(),
        mime: "application/json".to_owned(),
    });
    let form = Form::new("form", fields, submit);
    Ok(body
        .shape(Shape::Form)
        .block(Block::lines(LineRole::Caution, [&words.export_about]))
        .block(Block::Form { form })
        .block(Block::lines(LineRole::Small, [&words.page.delete_after])))
}
