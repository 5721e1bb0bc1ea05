//! A question that is answered from 0 to 10, at a touch.

use super::{Act, Cards};
use crate::content::CardsPageWords;
use crate::page::{
    Answers, Block, Field, FieldKind, Form, Offer, Problem, Role, Target, form_problems,
};
use crate::view::Ahead;

const STRENGTH: &str = "strength";

/// The question, and what leaves it out.
pub(super) fn strength_form(
    question: &str,
    act: &Act,
    skip: Option<Target>,
    cards: &Cards<'_>,
) -> Block {
    let page = cards.page_words();
    let submit = Offer::of(&page.offers.answer, Role::Done, Target::act(act));
    let mut form = Form::new("rating", vec![field(question, page)], submit);
    form.at_once = true;
    form.skip = skip.map(|target| {
        let words = &cards.words().deck;
        Offer::new(&words.skip, Role::Skip, target).marked(&page.marks.skip)
    });
    Block::Form { form }
}

/// A place from nothing to as strong as it gets.
pub(super) fn scale(page: &CardsPageWords) -> FieldKind {
    FieldKind::Scale {
        least: 0,
        most: 10,
        low: Some(page.not_at_all.clone()),
        high: Some(page.most.clone()),
    }
}

fn field(question: &str, page: &CardsPageWords) -> Field {
    Field::new(STRENGTH, question, scale(page)).needed()
}

/// What was answered.
///
/// # Errors
/// What is wrong with it.
pub(in super::super) fn strength(
    said: Answers<'_>,
    ahead: &Ahead<'_>,
) -> Result<i32, Vec<Problem>> {
    let words = &ahead.content().pages.forms;
    let field = [field(STRENGTH, &ahead.content().cards_words.page)];
    let problems = form_problems(&field, said, words);
    match said.whole(STRENGTH) {
        Some(strength) if problems.is_empty() => Ok(strength),
        _ => Err(problems),
    }
}
