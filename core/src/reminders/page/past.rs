//! What became of the occurrences of a rule or of boosters.

use super::{Act, At, occurrence};
use crate::content::{ReminderWords, fill};
use crate::page::{Block, Item, Items, Offer, Place, Role, Target};
use crate::reminders::{self, MissedCause, OccurrenceMark, OccurrenceState};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Moment, View};

const MOST_LINES: i32 = 60;

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let words = &view.content().reminders;
    let (title, up) = match reminders::rule(store, id) {
        Ok(rule) => (
            occurrence::called(words, rule.kind, &rule.title),
            Place::to(&At::Rule { id }),
        ),
        Err(StoreError::NotFound) => {
            let tapers = reminders::tapers(store)?;
            if !tapers.iter().any(|taper| taper.id == id) {
                return Err(StoreError::NotFound);
            }
            (words.page.boosters.clone(), Place::to(&At::Boosters { id }))
        }
        Err(error) => return Err(error),
    };
    let states = reminders::history(store, id, MOST_LINES)?;
    let items = Items::new("past")
        .title(&words.page.past)
        .none(&words.page.no_past)
        .items(states.iter().map(|state| item(state, view)));
    Ok(Body::new(title).up(up).block(Block::items(items)))
}

fn item(state: &OccurrenceState, view: &View<'_>) -> Item {
    let (words, moment) = (&view.content().reminders, view.moment());
    let start = state.id.start;
    let when = format!(
        "{} {}",
        moment.calendar_day(start.day()),
        start.time_of_day()
    );
    let own = matches!(
        state.mark,
        OccurrenceMark::Done | OccurrenceMark::Skipped | OccurrenceMark::Snoozed { .. }
    );
    let of = state.id;
    let back = Offer::of(
        &words.page.offers.take_back,
        Role::Undo,
        Target::act(&Act::TakeBack { of }),
    );
    Item::new(format!("past-{of}"), when)
        .note(became(words, state.mark, moment))
        .offers(own.then_some(back))
}

fn became(words: &ReminderWords, mark: OccurrenceMark, moment: &Moment) -> String {
    let outcomes = &words.screen.outcomes;
    match mark {
        OccurrenceMark::Done => outcomes.done.clone(),
        OccurrenceMark::Skipped => outcomes.skipped.clone(),
        OccurrenceMark::Snoozed { until } => {
            fill(&outcomes.snoozed, &[("when", &moment.day_and_time(until))])
        }
        OccurrenceMark::Seen => outcomes.seen.clone(),
        OccurrenceMark::Presumed => outcomes.presumed.clone(),
        OccurrenceMark::Missed {
            cause: MissedCause::LeftOut,
        } => outcomes.left_out.clone(),
        OccurrenceMark::Missed { .. } => outcomes.missed.clone(),
    }
}
