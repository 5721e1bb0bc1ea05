//! One day: what was done on it, and what the diary says of it.

use chrono::TimeDelta;

use super::history::item;
use super::month::{begins, diary_line};
use crate::cards::diary;
use crate::cards::page as card_page;
use crate::page::{Block, Items, LineRole, Offer, Role, Target};
use crate::session::records;
use crate::store::{Store, StoreError};
use crate::time::Day;
use crate::view::{Body, View, dates};

/// No instant of a day lies farther from its beginning here, in whatever zones: a day, and the 26 hours between them.
const AROUND: TimeDelta = TimeDelta::hours(50);

pub(super) fn page(day: Day, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.words.history.page;
    let begins = begins(day, view.moment().zone);
    let (from, to) = (begins - AROUND, begins + AROUND);
    let exercises = records::finished_between(store, from, to)?;
    let of_day = exercises
        .iter()
        .rev()
        .filter(|record| Day::of(record.live.started_at(), record.zone) == day);
    let counts = diary::by_day(store, from, to)?;
    let counts = counts.iter().find(|counts| counts.day == day);
    let diary = counts.and_then(|counts| diary_line(counts, view));
    let mut body = Body::new(dates::day(&content.words, day, view.moment().today()));
    let mut items = Items::new("day").items(of_day.map(|record| item(record, view)));
    if items.items.is_empty() && diary.is_none() {
        items = items.none(&words.day_none);
    }
    if !items.items.is_empty() || items.none.is_some() {
        body = body.block(Block::items(items));
    }
    if let Some(line) = diary {
        let open = Target::go(&card_page::At::Diary);
        let open =
            Offer::new(&content.cards_words.diary.title, Role::Go, open).marked(&words.diary);
        body = body
            .block(Block::lines(LineRole::Body, [line]))
            .block(Block::offers([open]));
    }
    Ok(body)
}
