//! Rehearsal: what comes back today, one at a time, and every card that was chosen.

use super::{Act, At, Cards, State, card, doing, go};
use crate::cards::rehearsal::{self, Grade, Rehearsed, ToRehearse};
use crate::content::{counted, fill};
use crate::page::{Block, Item, Items, LineRole, Offer, Role, Target, Weight};
use crate::store::{Store, StoreError};
use crate::time::Day;
use crate::view::{Body, View, dates};

/// `shown` is true once the steps were asked for.
pub(super) fn page(shown: bool, cards: &Cards<'_>, store: &Store) -> Result<Body, StoreError> {
    let words = &cards.words().rehearse;
    let moment = cards.view.moment();
    let (now, zone) = (moment.now, moment.zone);
    let due = rehearsal::due(store, cards.deck(), cards.used(), now, zone)?;
    let due = due.into_iter().next();
    let chosen = rehearsal::rehearsed(store, cards.deck(), now)?;
    let mut body = Body::new(&words.title).block(Block::lines(LineRole::Small, [&words.about]));
    if let Some(due) = &due {
        body = body.block(Block::lines(LineRole::Lead, [&due.question]));
        if shown {
            let (steps, why) = (&due.answer.steps, &due.answer.why);
            let (role, answer) = if steps.is_empty() {
                (LineRole::Body, vec![why.clone()])
            } else {
                (LineRole::Steps, steps.clone())
            };
            if answer.iter().any(|line| !line.trim().is_empty()) {
                body = body.block(Block::lines(role, answer));
            }
        }
        body = body.block(asked(due, shown, cards));
    } else if !chosen.is_empty() {
        body = body.block(Block::lines(LineRole::Lead, [&words.nothing_due]));
    }
    let items = chosen.iter().map(|one| item(one, cards));
    body = body.block(Block::items(
        Items::new("chosen")
            .none(&words.nothing_chosen)
            .items(items),
    ));
    let graded = rehearsal::newest_of_day(store, now, zone)?;
    let take_back = graded.map(|id| {
        let mark = &cards.page_words().marks.take_back;
        doing(
            &words.take_back,
            mark,
            Role::Undo,
            &Act::TakeBackGrade { id },
        )
    });
    Ok(body.blocks(take_back.map(|offer| Block::offers([offer]))))
}

/// Shows the steps, or rates how well they came.
fn asked(due: &ToRehearse, shown: bool, cards: &Cards<'_>) -> Block {
    let words = &cards.words().rehearse;
    let marks = &cards.page_words().marks;
    if !shown {
        let shown = At::Rehearse { shown: true };
        return Block::offers([go(&words.show, &marks.show, &shown).weight(Weight::Main)]);
    }
    let grades = [
        (Grade::NotYet, &words.not_yet),
        (Grade::WithEffort, &words.with_effort),
        (Grade::Knew, &words.knew),
        (Grade::AtOnce, &words.at_once),
    ];
    let offers = grades.map(|(grade, label)| {
        let id = due.card.clone();
        let act = Act::Grade { id, grade };
        doing(label, &marks.grade, Role::Done, &act).weight(Weight::Chip)
    });
    Block::offers(offers)
}

/// When it comes back, and how often it was rehearsed and, apart from that, used.
fn item(one: &Rehearsed, cards: &Cards<'_>) -> Item {
    let words = &cards.words().rehearse;
    let moment = cards.view.moment();
    let due = Day::of(one.due_at, moment.zone);
    let when = if due <= moment.today() {
        words.comes_back_today.clone()
    } else {
        let day = dates::day(&cards.content().words, due, moment.today());
        fill(&words.comes_back, &[("day", &day)])
    };
    let counts = [
        counted(&words.rehearsed, i64::from(one.rehearsed)),
        counted(&words.used, i64::from(one.used)),
        when,
    ];
    Item::new(format!("card-{}", one.card), &one.title)
        .note(counts.join(" · "))
        .open(Target::go(&card(&one.card, None)))
}

/// Leads to the rehearsal, where something comes back today.
///
/// # Errors
/// Where it cannot be read.
pub fn rehearsal_offer(view: &View<'_>, state: &State) -> Result<Option<Offer>, StoreError> {
    let cards = Cards::read(view, state);
    let moment = view.moment();
    let Some(store) = cards.own.as_ref().ok().filter(|_| !cards.used()) else {
        return Ok(None);
    };
    let due = rehearsal::due(store, cards.deck(), false, moment.now, moment.zone)?;
    let words = &cards.words().rehearse;
    let mark = &cards.page_words().marks.rehearsal;
    Ok((!due.is_empty()).then(|| {
        let at = At::Rehearse { shown: false };
        go(&words.title, mark, &at).detail(&words.due)
    }))
}
