//! The reminder of an item that has a day: it has the item's id, comes while the item is open, and goes with it.

use chrono::Days;

use super::records::ListItem;
use crate::content::{KeptList, ListNotice};
use crate::reminders::{
    LONGEST_TITLE, ReminderError, ReminderKind, ReminderRule, Schedule, delete_rule, save_rule,
};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, TimeOfDay};
use crate::view::Moment;

/// When it comes.
const AT: TimeOfDay = TimeOfDay::constant(10, 0);

/// The day that an item is for.
pub(super) fn due(list: &KeptList, item: &ListItem) -> Option<Day> {
    let due = list.due.as_ref()?;
    item.answers.get(&due.field)?.as_str()?.parse().ok()
}

/// The day on which its reminder comes: so many days before, or the next one where that is over; none where it is closed
/// or its day is over.
pub(super) fn comes(list: &KeptList, item: &ListItem, moment: &Moment) -> Option<Day> {
    if item.outcome.is_some() {
        return None;
    }
    let last = due(list, item)?.date();
    let before = Days::new(list.due.as_ref()?.days_before);
    let wall = moment.zone.wall_clock(moment.now);
    let today_still = wall.time() < Civil::new(Day::from(wall.date()), AT).wall_clock().time();
    let next = if today_still {
        wall.date()
    } else {
        wall.date().succ_opt()?
    };
    let day = last.checked_sub_days(before)?.max(next);
    (day <= last).then(|| Day::from(day))
}

/// Lets the reminder of an item come when it is to, or no more.
pub(super) fn settle(
    list: &KeptList,
    item: &ListItem,
    store: &Store,
    moment: &Moment,
) -> Result<(), StoreError> {
    let Some((due, day)) = list.due.as_ref().zip(comes(list, item, moment)) else {
        return forget(item, store);
    };
    let kind = match due.notice {
        ListNotice::Homework => ReminderKind::Homework,
        ListNotice::Own => ReminderKind::Own,
    };
    let called = item.answers.get(&list.name);
    let called = called.and_then(|name| name.as_str()).unwrap_or_default();
    let mut rule = ReminderRule::new(item.id, kind, Schedule::Once, vec![AT], day, moment.now);
    let words = called.split_whitespace().collect::<Vec<_>>().join(" ");
    rule.title = words.chars().take(LONGEST_TITLE as usize).collect();
    match save_rule(store, rule, moment.now, moment.zone) {
        Ok(_) => Ok(()),
        Err(ReminderError::Store { source }) => Err(source),
        // A day that no calendar holds has no reminder.
        Err(_) => forget(item, store),
    }
}

/// Its reminder comes no more.
pub(super) fn forget(item: &ListItem, store: &Store) -> Result<(), StoreError> {
    match delete_rule(store, item.id) {
        Err(StoreError::NotFound) => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::super::records::tests::item;
    use super::*;
    use crate::content::content;
    use crate::reminders::rules;
    use crate::store::scratch;

    fn moment(now: &str) -> Moment {
        Moment {
            now: now.parse().unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    fn for_day(list: &str, field: &str, day: &str) -> (&'static KeptList, ListItem) {
        let mut one = item(list, "a walk\n a day", 1);
        one.answers.insert(field.to_owned(), day.into());
        one.answers.insert("name".to_owned(), "naloxone".into());
        (content("en").list(list).unwrap(), one)
    }

    #[test]
    fn homework_is_told_of_at_ten_on_its_day_under_its_own_words_until_something_is_said_of_it() {
        let (_folder, store) = scratch::store();
        let (list, mut one) = for_day("homework", "due", "2026-12-01");
        let now = moment("2026-11-29T15:00:00Z");
        settle(list, &one, &store, &now).unwrap();
        let rule = rules(&store).unwrap().remove(0);
        assert_eq!((rule.id, rule.kind), (one.id, ReminderKind::Homework));
        assert_eq!(
            (rule.start.to_string().as_str(), rule.times.as_slice()),
            ("2026-12-01", &[AT][..])
        );
        assert_eq!(rule.title, "a walk a day");
        one.outcome = Some(super::super::records::Outcome {
            id: "partly".to_owned(),
            told: String::new(),
            at: now.now,
        });
        settle(list, &one, &store, &now).unwrap();
        assert_eq!(rules(&store).unwrap(), []);
        // Once more does no harm.
        forget(&one, &store).unwrap();
    }

    #[test]
    fn what_expires_is_told_of_two_weeks_before_or_on_the_next_morning_where_that_is_over() {
        let comes_on = |day: &str, now: &str| {
            let (list, one) = for_day("medicines", "expires", day);
            comes(list, &one, &moment(now)).map(|day| day.to_string())
        };
        let some = |day: &str| Some(day.to_owned());
        assert_eq!(
            comes_on("2027-01-31", "2026-11-29T15:00:00Z"),
            some("2027-01-17")
        );
        assert_eq!(
            comes_on("2026-12-03", "2026-11-29T15:00:00Z"),
            some("2026-11-30")
        );
        assert_eq!(
            comes_on("2026-12-03", "2026-11-29T08:59:00Z"),
            some("2026-11-29")
        );
        assert_eq!(comes_on("2026-11-29", "2026-11-29T15:00:00Z"), None);
        assert_eq!(comes_on("soon", "2026-11-29T15:00:00Z"), None);
    }
}
