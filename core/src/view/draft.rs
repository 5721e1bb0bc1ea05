//! What a form makes: one type whose fields, whose answers and whose reading belong together.

use super::{Ahead, Body};
use crate::page::{
    Answer, Answers, Block, Field, Form, Offer, Place, Problem, Shape, Weight, form_problems,
};

/// What a form makes. `read` gives back what `answers` were made from; each draft's test proves it.
pub trait Draft: Sized {
    /// What is asked, with the answers so far: a form unfolds by what was said.
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field>;

    /// The answers that it stands for.
    fn answers(&self) -> Vec<Answer>;

    /// Reads the answers. That each fits its own field is known by then; what they mean together is checked here.
    ///
    /// # Errors
    /// What is wrong, at each field.
    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>>;

    /// Reads the answers after each was held against its own field.
    ///
    /// # Errors
    /// What is wrong, at each field.
    fn checked(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let fields = Self::fields(said, ahead);
        let problems = form_problems(&fields, said, &ahead.content().pages.forms);
        if problems.is_empty() {
            Self::read(said, ahead)
        } else {
            Err(problems)
        }
    }

    /// The fields, each with what stands there already.
    fn filled(&self, ahead: &Ahead<'_>) -> Vec<Field> {
        let answers = self.answers();
        let said = Answers::of(&answers);
        said.standing_in(Self::fields(said, ahead))
    }
}

/// A page with one form. With answers so far, the fields are those that they unfold to; without, what is there stands
/// in them.
pub fn form_body<D: Draft>(
    title: &str,
    said: Answers<'_>,
    there: Option<&D>,
    submit: Offer,
    up: Place,
    ahead: &Ahead<'_>,
) -> Body {
    let fields = match there {
        Some(draft) if said.all().is_empty() => draft.filled(ahead),
        _ => D::fields(said, ahead),
    };
    let form = Form::new("form", fields, submit.weight(Weight::Main));
    Body::new(title)
        .shape(Shape::Form)
        .up(up)
        .block(Block::Form { form })
}
