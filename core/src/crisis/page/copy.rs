//! A copy of the plan to print or to keep: chosen part by part, looked at first, and written where the person says.

use super::{Act, CopyDraft, CopyFormat};
use crate::crisis::{Look, PlanExport, PlanSection, export_html, export_text};
use crate::page::{Answers, Block, FileOut, Form, LineRole, Offer, Role, Shape, Target, Weight};
use crate::view::{Ahead, Body, Draft, dates};

pub(super) fn page(said: Answers<'_>, look: &Look, ahead: &Ahead<'_>) -> Body {
    let words = &ahead.content().crisis.page;
    let so_far = CopyDraft::read(said, ahead).unwrap_or_default();
    let fields = if said.all().is_empty() {
        so_far.filled(ahead)
    } else {
        CopyDraft::fields(said, ahead)
    };
    let save = Target::act(&Act::Copy);
    let mut submit = Offer::of(&words.offers.save_copy, Role::Done, save).weight(Weight::Main);
    submit.detail = Some(words.copy_hidden.clone());
    submit.file = Some(file(so_far.format, look, ahead));
    let form = Form::new("form", fields, submit);
    let as_text = CopyDraft {
        format: CopyFormat::Text,
        ..so_far
    };
    let preview = copy(&as_text, look, ahead);
    let condition = look.condition_notices(&ahead.content().crisis.condition);
    Body::new(&words.copy)
        .shape(Shape::Form)
        .blocks(condition)
        .block(Block::lines(LineRole::Caution, [&words.copy_hidden]))
        .block(Block::Form { form })
        .block(Block::heading(&words.preview))
        .block(Block::lines(LineRole::Body, preview.lines()))
}

/// Its name says nothing of what it is.
fn file(format: CopyFormat, look: &Look, ahead: &Ahead<'_>) -> FileOut {
    let word = look.neutral_word(ahead.content());
    let (end, mime) = match format {
        CopyFormat::Page => ("html", "text/html"),
        CopyFormat::Text => ("txt", "text/plain"),
    };
    FileOut {
        name: format!("{word}.{end}"),
        mime: mime.to_owned(),
    }
}

/// The parts that go into the copy.
fn parts_of(draft: &CopyDraft) -> Vec<PlanSection> {
    if draft.parts.is_empty() {
        PlanSection::ALL.to_vec()
    } else {
        draft.parts.clone()
    }
}

/// The copy.
pub(crate) fn copy(draft: &CopyDraft, look: &Look, ahead: &Ahead<'_>) -> String {
    let (content, moment) = (ahead.content(), ahead.moment);
    let nearby = look.nearby(None, content, moment.now, moment.zone);
    let export = PlanExport {
        sections: parts_of(draft),
        contacts: draft.parts.is_empty(),
        guessed: nearby.guessed,
        lines: draft.with_lines.then_some(nearby.lines),
        made_on: dates::dated(&content.words, moment.date()),
        condition: look.condition(&content.crisis.condition),
    };
    match draft.format {
        CopyFormat::Page => export_html(content, &look.plan, &export),
        CopyFormat::Text => export_text(content, &look.plan, &export),
    }
}
