//! One measure as a form: a field for each item, in the words of its authors. Each answer is kept at a touch, so that it
//! can be left at any item; what stands for danger offers the plan before the next one.

use super::{Act, At, Measures, after, all, source};
use crate::content::{Instrument, InstrumentItem, counted, fill};
use crate::measures::records;
use crate::measures::score::{Given, Score, answer, score, stands_for_danger};
use crate::page::{
    Answers, Block, Choice, Field, FieldKind, Form, LineRole, Offer, Place, Problem, Role, Shape,
    Target, Value, Weight, form_problems,
};
use crate::store::{Id, StoreError};
use crate::view::{Body, View};

/// A measure to fill in, or to go on with.
pub(super) fn page(id: &str, said: Answers<'_>, of: &Measures<'_>) -> Result<Body, StoreError> {
    let instrument = of.instrument(id)?;
    let moment = of.view.moment();
    let open = records::open_one(of.store, &instrument, moment.now)?;
    let so_far = open.as_ref().map(|(_, given)| given);
    let given = looked_at(&instrument, said, so_far);
    let words = of.words();
    let act = Act::Answer {
        instrument: id.to_owned(),
    };
    let mut body = whole(&instrument, &given, &act, of).up(all());
    let mut offers = Vec::new();
    if let Some((record, kept)) = &open {
        let until = moment.day_and_time(record.at + records::OPEN_FOR);
        let answered = fill(
            &words.answered,
            &[
                ("given", &kept.len().to_string()),
                ("all", &instrument.verbatim.items.len().to_string()),
                ("until", &until),
            ],
        );
        body = body.block(Block::lines(LineRole::Small, [answered]));
        let finish = Target::act(&Act::Finish {
            instrument: id.to_owned(),
        });
        let finish = Offer::of(&words.offers.finish, Role::Done, finish).weight(Weight::Main);
        offers.push(match score(&instrument, kept) {
            Score::Of { .. } => finish,
            Score::Incomplete { missing } => {
                finish.detail(counted(&words.incomplete, missing.len() as i64))
            }
        });
    }
    let next = after(&instrument, None, &given);
    if instrument.verbatim.items.len() > 1 && matches!(next, At::One { .. }) {
        let one_by_one = &words.offers.one_by_one;
        offers.push(Offer::of(one_by_one, Role::Go, Target::go(&next)));
    }
    let history = Target::go(&At::History {
        instrument: id.to_owned(),
        before: None,
    });
    offers.push(Offer::of(&words.offers.history, Role::Go, history));
    Ok(body
        .block(Block::offers(offers))
        .blocks(source(&instrument, words)))
}

/// The answers of one that was handed in, to set right. Of another version of its instrument they stay as they are.
pub(super) fn correct(id: Id, said: Answers<'_>, of: &Measures<'_>) -> Result<Body, StoreError> {
    let (record, kept) = records::find(of.store, id)?;
    let result = Place::to(&At::Result { id });
    let instrument = match of.instrument(&record.instrument) {
        Ok(instrument) if instrument.version == record.version => instrument,
        Ok(_) | Err(StoreError::NotFound) => return Ok(Body::gone(result)),
        Err(error) => return Err(error),
    };
    let given = looked_at(&instrument, said, Some(&kept));
    Ok(whole(&instrument, &given, &Act::Correct { id }, of).up(result))
}

/// The answers that somebody looks at: what they said just now, else what is kept.
pub(super) fn looked_at(instrument: &Instrument, said: Answers<'_>, kept: Option<&Given>) -> Given {
    if said.all().is_empty() {
        kept.cloned().unwrap_or_default()
    } else {
        read(instrument, said)
    }
}

fn whole(instrument: &Instrument, given: &Given, act: &Act, of: &Measures<'_>) -> Body {
    let words = of.words();
    let verbatim = &instrument.verbatim;
    let keep = Offer::of(&words.offers.answer, Role::Done, Target::act(act));
    let mut form = Form::new(
        "measure",
        fields(instrument, given),
        keep.weight(Weight::Main),
    );
    form.at_once = true;
    let before = verbatim.instruction.iter().chain([&verbatim.stem]);
    let before: Vec<_> = before.filter(|line| !line.is_empty()).collect();
    let mut body = Body::new(&verbatim.title)
        .shape(Shape::Form)
        .block(Block::lines(LineRole::Small, [&words.nobody_reads]));
    if !before.is_empty() {
        body = body.block(Block::lines(LineRole::Body, before));
    }
    body.danger = stands_for_danger(instrument, given);
    body.block(Block::Form { form })
}

/// A field for each item, with its answer where it has one.
pub(super) fn fields(instrument: &Instrument, given: &Given) -> Vec<Field> {
    let items = instrument.verbatim.items.iter();
    let field = |item: &InstrumentItem| {
        let options = instrument.options(item);
        let kind = if item.scale.is_some() {
            FieldKind::Scale {
                least: 0,
                most: instrument.most_of(item),
                low: None,
                high: None,
            }
        } else {
            let choice = |(value, label): (i32, &String)| Choice::new(value.to_string(), label);
            FieldKind::Choice {
                options: (0..).zip(options).map(choice).collect(),
                many: false,
            }
        };
        let value = answer(instrument, item, given).map(|value| said(item, value));
        Field::new(&item.id, &item.text, kind).value(value)
    };
    items.map(field).collect()
}

fn said(item: &InstrumentItem, value: i32) -> Value {
    if item.scale.is_some() {
        Value::number(value)
    } else {
        Value::chosen(value.to_string())
    }
}

/// What was answered; nothing of an item that was left out.
fn read(instrument: &Instrument, said: Answers<'_>) -> Given {
    let items = instrument.verbatim.items.iter();
    let given = items.filter_map(|item| {
        let value = match item.scale {
            Some(_) => said.whole(&item.id)?,
            None => said.chosen(&item.id)?.parse().ok()?,
        };
        Some((item.id.clone(), value))
    });
    given.collect()
}

/// The answers, each held against its own item.
///
/// # Errors
/// What is wrong, at each item.
pub(in super::super) fn given(
    instrument: &Instrument,
    said: Answers<'_>,
    view: &View<'_>,
) -> Result<Given, Vec<Problem>> {
    let fields = fields(instrument, &Given::new());
    let problems = form_problems(&fields, said, &view.content().pages.forms);
    if problems.is_empty() {
        Ok(read(instrument, said))
    } else {
        Err(problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::measures::example::made;
    use crate::page::Answer;
    use crate::store::scratch;
    use crate::view::alone;
    use proptest::prelude::*;

    /// The answers that stand for what was given.
    fn answers(instrument: &Instrument, given: &Given) -> Vec<Answer> {
        let items = instrument.verbatim.items.iter();
        let answers = items.filter_map(|item| {
            let value = answer(instrument, item, given)?;
            Some(Answer::new(&item.id, said(item, value)))
        });
        answers.collect()
    }

    proptest! {
        /// Also of an instrument that no file of this build holds: a new one is content alone.
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_answers(
            values in prop::collection::vec(prop::option::of(0..3), 3),
            of_phq in prop::collection::vec(prop::option::of(0..4), 10),
        ) {
            let (_folder, store) = scratch::store();
            let made = made("");
            let phq = content("en").instrument("phq-9").unwrap();
            for (instrument, values) in [(&made, values), (phq, of_phq)] {
                let given_in = (1..).zip(values).filter_map(|(id, value): (i32, Option<i32>)| {
                    Some((id.to_string(), value?))
                });
                let given_in: Given = given_in.collect();
                let answers = answers(instrument, &given_in);
                alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                    let view = View::new(*ahead, Ok(&store));
                    let read = given(instrument, Answers::of(&answers), &view);
                    assert_eq!(read, Ok(given_in.clone()));
                });
                let stands = fields(instrument, &given_in);
                let stands = stands.iter().filter_map(|field| {
                    Some(Answer::new(&field.id, field.value.clone()?))
                });
                assert_eq!(stands.collect::<Vec<_>>(), answers);
            }
        }
    }

    #[test]
    fn an_answer_that_an_item_does_not_have_is_refused_at_that_item() {
        let (_folder, store) = scratch::store();
        let said = [
            Answer::new("1", Value::chosen("3")),
            Answer::new("3", Value::number(11)),
        ];
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let view = View::new(*ahead, Ok(&store));
            let refused = given(&made(""), Answers::of(&said), &view).unwrap_err();
            let at: Vec<_> = refused.iter().map(|one| one.field.as_str()).collect();
            assert_eq!(at, ["1", "3"]);
        });
    }

    #[test]
    fn each_item_is_a_field_in_the_words_of_its_authors() {
        let phq = content("en").instrument("phq-9").unwrap();
        let fields = fields(phq, &Given::new());
        assert_eq!(fields.len(), 10);
        assert_eq!(
            fields[0].label,
            "Little interest or pleasure in doing things"
        );
        let labels = |field: &Field| match &field.kind {
            FieldKind::Choice {
                options,
                many: false,
            } => options
                .iter()
                .map(|one| one.label.clone())
                .collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let how_often = [
            "Not at all",
            "Several days",
            "More than half the days",
            "Nearly every day",
        ];
        assert_eq!(labels(&fields[8]), how_often);
        assert_eq!(labels(&fields[9])[0], "Not difficult at all");
        // Nothing has to be answered.
        assert!(fields.iter().all(|field| !field.needed));
    }
}
