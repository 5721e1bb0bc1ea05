//! Packs as one person meets them: looked at, chosen from, taken, guided, hidden, taken back.

use super::*;
use crate::content::content;
use crate::packs::page::{Act, At};
use crate::time::Day;

const EXAMPLE: &[u8] = include_bytes!("../../../content/schema/example-pack.json");
/// Words that stand in the example and nowhere else.
const CANARIES: [&str; 3] = ["Tuesday", "ten-minute", "Arriving"];

fn file(bytes: &[u8]) -> [Answer; 1] {
    let (name, bytes) = ("pack.json".to_owned(), bytes.to_vec());
    [Answer::new("file", Value::File { name, bytes })]
}

fn ended(day: &str) -> [Answer; 1] {
    let day: Day = day.parse().unwrap();
    [Answer::new("ended", Value::Day { day })]
}

/// Looks at a file, and says which pack is looked at.
fn reads(ebb: &mut Ebb, bytes: &[u8], second: i64) -> i32 {
    match at(&ebb.says(&Act::Read, &file(bytes), second)) {
        At::Open { number } => number,
        other => panic!("{other:?}"),
    }
}

fn with_pack() -> Ebb {
    let mut ebb = Ebb::new();
    let number = reads(&mut ebb, EXAMPLE, 1);
    ebb.says(&Act::Take { number }, &ended("2026-08-31"), 3);
    ebb
}

/// The practice of the pack, where it is on the page.
fn arriving(ebb: &mut Ebb, second: i64) -> Option<Place> {
    let page = ebb.look(&session::At::Practise, second);
    let groups = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if items.id.starts_with("group-") => Some(&items.items),
        _ => None,
    });
    let mut all = groups.flatten();
    let found = all.find(|item| item.title == "Arriving, 2 minutes")?;
    match found.open.clone()? {
        Target::Go { place } => Some(place),
        Target::Act { .. } => panic!("a practice is looked at before it starts"),
    }
}

#[test]
fn a_pack_is_read_before_anything_is_taken_and_asks_for_the_day_where_boosters_want_it() {
    let mut ebb = Ebb::new();
    let number = reads(&mut ebb, EXAMPLE, 1);
    let page = ebb.look(&At::Open { number }, 2);
    let from = lines(&page, LineRole::Caution).join(" ");
    assert!(
        from.contains("Tuesday group") && from.contains("cannot tell"),
        "{from}"
    );
    let entries: Vec<_> = items(&page)
        .into_iter()
        .filter(|item| item.ticked.is_some())
        .collect();
    assert_eq!(entries.len(), 8);
    assert!(entries.iter().all(|entry| entry.ticked == Some(true)));
    for entry in 0..8 {
        let one = ebb.look(&At::Entry { number, entry }, 2);
        assert!(!lines(&one, LineRole::Body).is_empty(), "{entry}");
    }
    let take = Act::Take { number };
    let refused = ebb.tries(&take, &[], 3);
    assert!(matches!(refused, Ok(Reply::Refused { .. })), "{refused:?}");
    assert!(!offers_like(&ebb.look(&At::All, 4), "packs/pack/"));
    // Without the booster sessions no day is needed.
    let boosters = (0..8).find(|entry| {
        let choose = Act::Choose {
            number,
            entry: *entry,
            on: false,
        };
        ebb.does(&choose, 5);
        let asks = form(&ebb.look(&At::Open { number }, 5)).is_some();
        if asks {
            ebb.does(
                &Act::Choose {
                    number,
                    entry: *entry,
                    on: true,
                },
                5,
            );
        }
        !asks
    });
    assert!(boosters.is_some());
    ebb.does(&take, 6);
    let here = ebb.look(&At::All, 7);
    assert!(offers_like(&here, "packs/pack/"));
    assert!(body(&here).contains("unverified"));
}

#[test]
fn a_pack_that_is_refused_says_everything_that_is_wrong_and_can_be_put_away() {
    let mut ebb = Ebb::new();
    let number = reads(&mut ebb, b"{\"kind\": \"ebb-pack\", \"version\": 1}", 1);
    let open = At::Open { number };
    let page = ebb.look(&open, 2);
    assert!(!acts(&page, &Act::Take { number }));
    assert!(
        body(&page).contains("missing field `id`"),
        "{}",
        body(&page)
    );
    ebb.does(&Act::Close { number }, 3);
    // It is gone, and leads up.
    assert_eq!(ebb.look(&open, 4).place, Place::to(&At::All));
    // After a restart too.
    let number = reads(&mut ebb, EXAMPLE, 5);
    let mut ebb = ebb.restarted(6);
    let page = ebb.look(&At::Open { number }, 7);
    assert_eq!(page.place, Place::to(&At::All));
    assert!(told(&page).contains(&content("en").pages.closed.gone.as_str()));
}

#[test]
fn a_practice_of_a_pack_is_guided_says_who_it_is_from_and_stays_where_it_was_used() {
    let mut ebb = with_pack();
    let place = arriving(&mut ebb, 10).unwrap();
    let page = ebb.look_at(&place, 10);
    assert!(
        lines(&page, LineRole::Source)
            .join(" ")
            .contains("unverified")
    );
    let routine = ebb.look(&session::At::Practise, 10);
    let handed = routine.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if items.id.starts_with("handed-") => items.title.as_ref(),
        _ => None,
    });
    assert!(
        handed.clone().count() > 0 && handed.clone().all(|title| title.contains("Tuesday group"))
    );
    let start = offers(&page)[0].target.clone();
    ebb.touches(&start, 20);
    // It is there again in another process.
    let mut ebb = ebb.restarted(21);
    let page = ebb.live(60);
    assert_eq!(page.title, "Arriving, 2 minutes");
    let words = exercise(&page).words.as_deref();
    assert_eq!(words, Some("Find five things that are the same colour."));
    ebb.finishes(None, 200);
    assert!(body(&ebb.history(300)).contains("Arriving, 2 minutes"));

    let here = ebb.look(&At::All, 300);
    let pack = ebb.touches(&found_like(&here, "packs/pack/").unwrap(), 300);
    let back = found_like(&ebb.look_at(&pack, 300), "packs/take-back/").unwrap();
    let Target::Act { action } = back else {
        panic!("it is taken back at a touch");
    };
    let done = ebb.carry_out(&action, &[], &moment(301), &Work::new());
    let Ok(Reply::Went { message, .. }) = done else {
        panic!("{done:?}");
    };
    let words = message.unwrap().words;
    assert!(words.contains("Arriving, 2 minutes"), "{words}");
    assert!(arriving(&mut ebb, 302).is_some(), "what was used stays");
}

#[test]
fn on_a_day_of_using_nothing_of_a_pack_is_offered_to_settle_with() {
    let mut ebb = with_pack();
    let place = arriving(&mut ebb, 9).unwrap();
    ebb.has_used(10);
    assert_eq!(arriving(&mut ebb, 20), None);
    assert_eq!(
        ebb.look_at(&place, 20).place,
        Place::to(&session::At::Practise)
    );
    let page = body(&ebb.look(&session::At::Practise, 20));
    assert!(!page.contains("Arriving"), "{page}");
}

#[test]
fn hidden_nothing_of_a_pack_shows_and_nothing_can_be_done_with_it() {
    let mut ebb = with_pack();
    let number = reads(&mut ebb, EXAMPLE, 4);
    let place = arriving(&mut ebb, 5).unwrap();
    let start = offers(&ebb.look_at(&place, 5))[0].target.clone();
    ebb.touches(&start, 6);
    let everything = |ebb: &mut Ebb, second| {
        let places = [
            Place::to(&At::All),
            Place::to(&At::Open { number }),
            Place::to(&crate::cards::page::At::All),
            Place::to(&session::At::Practise),
            place.clone(),
            Place::to(&session::At::Live),
            Place::to(&crate::triggers::page::At::All),
            Place::to(&own::At::Now),
        ];
        let pages = places
            .iter()
            .map(|place| super::text(&ebb.look_at(place, second)));
        let pages: String = pages.collect();
        let found = [Answer::new("typed", Value::words("ten-minute"))];
        let searched = super::text(&ebb.fill(&crate::cards::page::At::All, &found, second));
        pages + &searched.replace("\"text\":\"ten-minute\"", "")
    };
    let shown = everything(&mut ebb, 7);
    for canary in CANARIES {
        assert!(shown.contains(canary), "{canary}");
    }
    ebb.hides(8);
    let shown = everything(&mut ebb, 9);
    for canary in CANARIES {
        assert!(!shown.contains(canary), "{canary}");
    }
    let locked = &content("en").pages.closed.locked;
    for (act, said) in [
        (Act::Read, file(EXAMPLE).to_vec()),
        (Act::Take { number }, ended("2026-08-31").to_vec()),
        (Act::Close { number }, Vec::new()),
        (Act::Export, Vec::new()),
    ] {
        let refused = ebb.tries(&act, &said, 10).unwrap_err();
        assert_eq!(refused.words, *locked, "{act:?}");
    }
}

#[test]
fn a_practice_that_stands_twice_in_a_handed_evening_is_offered_once() {
    let text = std::str::from_utf8(EXAMPLE).unwrap();
    let once = "\"evening\": [\"arriving\"]";
    assert_eq!(text.matches(once).count(), 1);
    let twice = text.replace(
        once,
        "\"evening\": [\"arriving\", \"breath-3\", \"arriving\"]",
    );
    let mut ebb = Ebb::new();
    let number = reads(&mut ebb, twice.as_bytes(), 1);
    ebb.says(&Act::Take { number }, &ended("2026-08-31"), 3);
    let page = ebb.look(&session::At::Practise, 4);
    assert_eq!(crate::page::page_problems(&page), Vec::<String>::new());
    let evening = page.blocks.iter().find_map(|block| match block {
        Block::Items { items } if items.id == "handed-0-evening" => Some(&items.items),
        _ => None,
    });
    let titles: Vec<_> = evening.unwrap().iter().map(|item| &item.title).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert_eq!(titles[0], "Arriving, 2 minutes");
}
