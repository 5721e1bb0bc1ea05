//! Rehearsal, for those who want it: chosen cards come back just before their steps would be forgotten, until they
//! come by themselves. At most three a day. What was rehearsed and what was used are counted apart.

mod course;
mod fsrs;

use rusqlite::{OptionalExtension as _, params};

use serde::{Deserialize, Serialize};

use course::{chosen, done_today};

use super::card::{CardText, tool_of_card};
use super::stored::stored_by_name;
use super::{CardsError, Deck};
use crate::content::fill;
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// Cards that may come on one day.
pub const MOST_A_DAY: i32 = 3;

/// How well the steps came, as the person sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// They did not come.
    NotYet,
    /// They came with some effort.
    WithEffort,
    /// They came.
    Knew,
    /// They came by themselves.
    AtOnce,
}

stored_by_name!(Grade {
    NotYet => "not_yet",
    WithEffort => "with_effort",
    Knew => "knew",
    AtOnce => "at_once",
});

impl Grade {
    /// 1 to 4, as the formula counts.
    pub(super) fn number(self) -> usize {
        match self {
            Self::NotYet => 1,
            Self::WithEffort => 2,
            Self::Knew => 3,
            Self::AtOnce => 4,
        }
    }
}

/// A card that comes back today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToRehearse {
    /// Id of the card.
    pub card: String,
    /// What is asked.
    pub question: String,
    /// What is shown once the person has thought of an answer.
    pub answer: CardText,
}

/// A card that is being rehearsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rehearsed {
    /// Id of the card.
    pub card: String,
    /// Its title.
    pub title: String,
    /// Times that it was rehearsed.
    pub rehearsed: i32,
    /// Times that it was used, by the diary.
    pub used: i32,
    /// When it comes back.
    pub due_at: Instant,
}

/// Begins to rehearse a card. One that was rehearsed before goes on where it was.
pub fn choose(store: &Store, deck: &Deck, card: &str, now: Instant) -> Result<(), CardsError> {
    if deck.card(card).is_none() {
        return Err(CardsError::UnknownCard {
            id: card.to_owned(),
        });
    }
    Ok(store.write(|db| {
        db.execute(
            "INSERT INTO rehearsed_cards (card, edited_at) VALUES (?1, ?2) ON CONFLICT (card) DO NOTHING",
            params![card, to_millis(now)],
        )?;
        Ok(())
    })?)
}

/// Stops rehearsing a card. What was rehearsed stays counted.
pub fn leave(store: &Store, card: &str) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute("DELETE FROM rehearsed_cards WHERE card = ?1", [card])?;
        Ok(())
    })
}

/// What comes back today, the longest due first: three at most, with those that were done today.
///
/// `used` leaves out what is not for a day of using.
pub fn due(
    store: &Store,
    deck: &Deck,
    used: bool,
    now: Instant,
    zone: Zone,
) -> Result<Vec<ToRehearse>, StoreError> {
    let today = Day::of(now, zone);
    let (mut due, done) = store.read(|db| {
        let due: Vec<_> = chosen(db, now)?
            .into_iter()
            .filter(|(_, course)| Day::of(course.due_at, zone) <= today)
            .collect();
        Ok((due, done_today(db, now, zone)?))
    })?;
    due.sort_by(|(a, first), (b, second)| (first.due_at, a).cmp(&(second.due_at, b)));
    let question = &deck.content.cards_words.rehearse.question;
    Ok(due
        .into_iter()
        .filter_map(|(card, _)| deck.card(&card))
        .filter(|card| !card.hidden && !card.made_worse)
        .filter(|card| !used || !card.not_after_using)
        .take(usize::try_from(MOST_A_DAY - done).unwrap_or(0))
        .map(|card| ToRehearse {
            card: card.id.clone(),
            question: fill(question, &[("title", &card.text.title)]),
            answer: card.text.clone(),
        })
        .collect())
}

/// Keeps how well the steps came, and with it when the card comes back.
///
/// # Errors
/// [`CardsError::NotRehearsed`] for a card that was not chosen, [`CardsError::EnoughForToday`] after three.
pub fn grade(
    store: &Store,
    card: &str,
    grade: Grade,
    now: Instant,
    zone: Zone,
) -> Result<(), CardsError> {
    let id = Id::new(now)?;
    let refused = store.write(|db| {
        if !chosen(db, now)?.contains_key(card) {
            return Ok(Some(CardsError::NotRehearsed));
        }
        if done_today(db, now, zone)? >= MOST_A_DAY {
            return Ok(Some(CardsError::EnoughForToday));
        }
        db.execute(
            "INSERT INTO rehearsals (id, card, at, zone, grade) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, card, to_millis(now), zone.to_string(), grade],
        )?;
        Ok(None)
    })?;
    refused.map_or(Ok(()), Err)
}

/// Takes back the newest grade of a card: it was touched by mistake.
pub fn take_back(store: &Store, card: &str) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM rehearsals WHERE rowid =
             (SELECT rowid FROM rehearsals WHERE card = ?1 ORDER BY at DESC, rowid DESC LIMIT 1)",
            [card],
        )?;
        Ok(())
    })
}

/// True where a card was chosen.
pub fn is_chosen(store: &Store, card: &str) -> Result<bool, StoreError> {
    store.read(|db| {
        let sql = "SELECT EXISTS (SELECT 1 FROM rehearsed_cards WHERE card = ?1)";
        Ok(db
            .prepare_cached(sql)?
            .query_row([card], |row| row.get(0))?)
    })
}

/// The card that was graded last on the day that `now` belongs to.
pub fn newest_of_day(
    store: &Store,
    now: Instant,
    zone: Zone,
) -> Result<Option<String>, StoreError> {
    let newest: Option<(String, i64)> = store.read(|db| {
        let sql = "SELECT card, at FROM rehearsals ORDER BY at DESC, rowid DESC LIMIT 1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(db.prepare_cached(sql)?.query_row([], row).optional()?)
    })?;
    let Some((card, at)) = newest else {
        return Ok(None);
    };
    let at = from_millis(at).map_err(|_| StoreError::Damaged)?;
    Ok((Day::of(at, zone) == Day::of(now, zone)).then_some(card))
}

/// Every card that is being rehearsed, in the order of the deck, with how often it was rehearsed and how often used.
pub fn rehearsed(store: &Store, deck: &Deck, now: Instant) -> Result<Vec<Rehearsed>, StoreError> {
    store.read(|db| {
        let chosen = chosen(db, now)?;
        let mut used = db.prepare_cached(
            "SELECT count(*) FROM skill_entries WHERE tool = ?1 AND how = 'used'",
        )?;
        let mut all = Vec::new();
        for card in deck.cards() {
            let Some(course) = chosen.get(&card.id) else {
                continue;
            };
            all.push(Rehearsed {
                card: card.id.clone(),
                title: card.text.title.clone(),
                rehearsed: course.times,
                used: used.query_row([tool_of_card(&card.id)], |row| row.get(0))?,
                due_at: course.due_at,
            });
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::scratch;
    use chrono::TimeDelta;

    const ZONE: Zone = Zone::UTC;

    fn now() -> Instant {
        chrono::DateTime::parse_from_rfc3339("2026-11-23T12:00:00Z")
            .unwrap()
            .to_utc()
    }

    fn cards_due(store: &Store, deck: &Deck, at: Instant) -> Vec<String> {
        let due = due(store, deck, false, at, ZONE).unwrap();
        due.into_iter().map(|card| card.card).collect()
    }

    #[test]
    fn at_most_three_come_on_a_day_and_the_next_ones_come_tomorrow() {
        let (_folder, store) = scratch::store();
        let deck = Deck::of_content(content("en"));
        assert!(cards_due(&store, &deck, now()).is_empty());
        for card in ["stop", "observe", "describe", "sleep", "willingness"] {
            choose(&store, &deck, card, now()).unwrap();
        }
        for left in [3, 2, 1] {
            let due = cards_due(&store, &deck, now());
            assert_eq!(due.len(), left);
            grade(&store, &due[0], Grade::Knew, now(), ZONE).unwrap();
        }
        assert!(cards_due(&store, &deck, now()).is_empty());
        assert_eq!(
            grade(&store, "willingness", Grade::Knew, now(), ZONE),
            Err(CardsError::EnoughForToday)
        );
        let tomorrow = now() + TimeDelta::days(1);
        assert_eq!(cards_due(&store, &deck, tomorrow), ["stop", "willingness"]);
    }

    #[test]
    fn a_card_is_asked_for_its_steps_and_comes_back_after_the_days_of_the_formula() {
        let (_folder, store) = scratch::store();
        let deck = Deck::of_content(content("en"));
        choose(&store, &deck, "stop", now()).unwrap();
        let asked = &due(&store, &deck, false, now(), ZONE).unwrap()[0];
        assert_eq!(asked.question, "STOP: what are the steps?");
        assert_eq!(
            asked.answer.steps,
            content("en").card("stop").unwrap().steps
        );
        grade(&store, "stop", Grade::Knew, now(), ZONE).unwrap();
        assert!(cards_due(&store, &deck, now() + TimeDelta::days(1)).is_empty());
        let back = now() + TimeDelta::days(2);
        assert_eq!(cards_due(&store, &deck, back), ["stop"]);
        grade(&store, "stop", Grade::Knew, back, ZONE).unwrap();
        let all = rehearsed(&store, &deck, back).unwrap();
        assert_eq!((all[0].rehearsed, all[0].used), (2, 0));
        assert_eq!(all[0].due_at, back + TimeDelta::days(11));
        take_back(&store, "stop").unwrap();
        assert_eq!(cards_due(&store, &deck, back), ["stop"]);
    }

    #[test]
    fn days_are_those_that_a_person_lives() {
        let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc();
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        for (first, second, due_on) in [
            // Five minutes less than a full day.
            ("2026-12-01T20:00:00Z", "2026-12-02T19:55:00Z", "2026-12-07"),
            // After midnight it is still that evening, and the same day.
            ("2026-12-01T20:00:00Z", "2026-12-02T01:30:00Z", "2026-12-02"),
            // A day of 23 hours.
            ("2027-03-27T19:00:00Z", "2027-03-28T18:00:00Z", "2027-04-02"),
        ] {
            let (_folder, store) = scratch::store();
            let deck = Deck::of_content(content("en"));
            choose(&store, &deck, "stop", at(first)).unwrap();
            grade(&store, "stop", Grade::WithEffort, at(first), berlin).unwrap();
            grade(&store, "stop", Grade::Knew, at(second), berlin).unwrap();
            let due_at = rehearsed(&store, &deck, at(second)).unwrap()[0].due_at;
            assert_eq!(Day::of(due_at, berlin).to_string(), due_on, "{second}");
        }
    }

    #[test]
    fn however_well_it_is_known_it_comes_back_within_half_a_year() {
        let (_folder, store) = scratch::store();
        let deck = Deck::of_content(content("en"));
        choose(&store, &deck, "stop", now()).unwrap();
        let mut at = now();
        for _ in 0..6 {
            grade(&store, "stop", Grade::AtOnce, at, ZONE).unwrap();
            let next = rehearsed(&store, &deck, at).unwrap()[0].due_at;
            assert!(next - at <= TimeDelta::days(180));
            at = next;
        }
    }

    #[test]
    fn sleep_is_not_rehearsed_on_a_day_of_using() {
        let (_folder, store) = scratch::store();
        let deck = Deck::of_content(content("en"));
        choose(&store, &deck, "sleep", now()).unwrap();
        assert!(due(&store, &deck, true, now(), ZONE).unwrap().is_empty());
        assert_eq!(cards_due(&store, &deck, now()), ["sleep"]);
    }

    #[test]
    fn what_was_not_chosen_cannot_be_graded() {
        let (_folder, store) = scratch::store();
        let deck = Deck::of_content(content("en"));
        assert_eq!(
            grade(&store, "stop", Grade::Knew, now(), ZONE),
            Err(CardsError::NotRehearsed)
        );
        choose(&store, &deck, "stop", now()).unwrap();
        leave(&store, "stop").unwrap();
        assert!(cards_due(&store, &deck, now()).is_empty());
        assert!(matches!(
            choose(&store, &deck, "made-up", now()),
            Err(CardsError::UnknownCard { .. })
        ));
    }
}
