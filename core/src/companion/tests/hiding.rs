//! Hidden, shown again, and ahead of the lock: one state, whichever process and whichever way it was come to.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::crawler::{first_places, pages};
use super::super::world::{ALLOWED, CANARY, IN_PLAN, State, World, moment as then, world};
use super::*;
use crate::cards::page as cards;
use crate::content::content;
use crate::crisis::{LockChoice, PlanDoor};
use crate::reminders::page as reminders;
use crate::triggers::page as triggers;

/// How a phone starts: ahead of the lock, and over the store once its key is in reach.
fn reopened(folder: &tempfile::TempDir) -> Companion {
    let mut companion = Companion::new(Err(StoreError::Closed), vault_in(folder), &then());
    companion.lock();
    let (key, moment) = (scratch::key(), then());
    companion.reopen(folder.path(), &key, &moment).unwrap();
    companion.unlock();
    companion
}

/// The same, opened at once.
fn opened(folder: &tempfile::TempDir) -> Companion {
    let store = Store::open(folder.path(), &scratch::key());
    Companion::new(store, vault_in(folder), &then())
}

/// Every page that can be reached, as its text, by its token; where the files lie is not the same.
fn all(companion: &mut Companion, folder: &tempfile::TempDir) -> BTreeMap<String, String> {
    let folder = folder.path().display().to_string();
    let pages = pages(companion, first_places()).into_iter();
    pages
        .map(|(token, page)| (token, text(&page).replace(&folder, "…")))
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    let allowed = std::fs::metadata(from).unwrap().permissions();
    std::fs::set_permissions(to, allowed).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let (from, to) = (file.path(), to.join(file.file_name()));
        if from.is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy_folder(&from, &to);
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
}

#[test]
fn every_page_is_the_same_after_opening_at_once_as_after_ahead_of_the_lock_and_reopening() {
    for state in [State::New, State::Open, State::Used, State::DamagedPlan] {
        let World { folder, companion } = world(state);
        drop(companion);
        // What is told once is told in both.
        let copy = tempfile::tempdir().unwrap();
        copy_folder(folder.path(), copy.path());
        let one = all(&mut opened(&folder), &folder);
        let other = all(&mut reopened(&copy), &copy);
        assert!(one.len() > 100, "{state:?}: {}", one.len());
        assert!(one.keys().eq(other.keys()), "{state:?}");
        let differ = one.iter().filter(|(token, page)| other[*token] != **page);
        let differ: Vec<_> = differ.map(|(token, _)| token).collect();
        assert_eq!(differ, Vec::<&String>::new(), "{state:?}");
    }
}

#[test]
fn what_runs_is_the_same_after_opening_at_once_as_after_reopening() {
    let handed = |page: &Page| -> Option<Target> {
        let practices = items(page).into_iter().rev();
        let mut handed = practices.filter(|item| item.title.starts_with("Arriving"));
        handed.find_map(|item| item.open.clone())
    };
    for begins in [opened as fn(&tempfile::TempDir) -> Companion, reopened] {
        let World { folder, companion } = world(State::Open);
        drop(companion);
        let mut companion = begins(&folder);
        let page = companion.page(&Place::to(&session::At::Practise), &[], &then());
        let Some(Target::Go { place }) = handed(&page) else {
            panic!("what a therapist handed over is missing");
        };
        let session::At::Practice { id } = at(&place) else {
            panic!("{place:?}");
        };
        let begin = Action::of(&session::Act::Practice { id });
        let begun = companion.carry_out(&begin, &[], &then(), &Work::new());
        assert!(matches!(begun, Ok(Reply::Went { .. })), "{begun:?}");
        drop(companion);
        // Found again by a process that begins ahead of the lock.
        let mut next = reopened(&folder);
        let page = next.page(&Place::to(&session::At::Live), &[], &then());
        assert!(page.title.starts_with("Arriving"), "{}", page.title);
    }
}

#[test]
fn hidden_no_page_shows_what_was_written_beyond_what_was_allowed_in_any_process() {
    let choices = [
        (None, false, false),
        (Some(LockChoice::Behind), false, false),
        (Some(LockChoice::MarkedParts), true, false),
        (Some(LockChoice::All), true, true),
    ];
    for (choice, marked, rest) in choices {
        let World { folder, companion } = world(State::Open);
        drop(companion);
        let vault = Vault::at(&folder.path().join("plan"));
        let opened = vault.open();
        let mut kept = opened.kept;
        kept.settings.lock = choice;
        vault
            .save(&kept, opened.version, false, then().now)
            .unwrap();
        let open = || Store::open(folder.path(), &scratch::key());
        let vault = || Vault::at(&folder.path().join("plan"));
        let mut first = Companion::new(open(), vault(), &then());
        let hide = Action::of(&own::Act::Hide);
        let hidden = first.carry_out(&hide, &[], &then(), &Work::new());
        assert_eq!(hidden, Ok(Reply::Hidden));
        let again = Companion::new(open(), vault(), &then());
        let without = Companion::new(Err(StoreError::Busy), vault(), &then());
        for (n, mut companion) in [first, again, without].into_iter().enumerate() {
            // One crawl will do for all: the others look at what stands first.
            let found = if n == 0 {
                pages(&mut companion, first_places())
            } else {
                let look = |place: Place| {
                    let page = companion.page(&place, &[], &then());
                    (place.token, page)
                };
                first_places().into_iter().map(look).collect()
            };
            let is_said = |word: &str| found.values().any(|page| text(page).contains(word));
            assert!(!is_said(CANARY), "{choice:?} {n}");
            assert_eq!(is_said(ALLOWED), marked, "{choice:?} {n}");
            assert_eq!(is_said(IN_PLAN), rest, "{choice:?} {n}");
            // Nor what was rated, nor a number that was not let show.
            assert_eq!(is_said("7946"), rest, "{choice:?} {n}");
            assert!(!is_said("8 → 3"), "{choice:?} {n}");
            // The lines and the tools are there.
            let token = Place::to(&crisis::At::Lines { region: None }).token;
            assert!(text(&found[&token]).contains("0800 111 0 111"));
            let now = &found[&Place::to(&own::At::Now).token];
            assert!(acts(now, &session::Act::Ride) && goes(now, &session::At::Breathe));
        }
    }
}

#[test]
fn what_one_ebb_hides_every_other_one_hides_and_each_shows_it_again_by_itself() {
    let mut one = Ebb::new();
    let (door, other_door) = (PlanDoor::MightHurt, PlanDoor::MightUse);
    let said = [Answer::new("sign", Value::words("heron"))];
    one.says(&crisis::Act::First { door }, &said, 1);
    let mut other = one.again(2);
    let shows = |ebb: &mut Ebb, second| {
        let plan = ebb.look(&crisis::At::Plan { door }, second);
        let behind_other = ebb.look(&crisis::At::Plan { door: other_door }, second);
        assert!(!body(&behind_other).contains("heron"));
        body(&plan).contains("heron")
    };
    assert!(shows(&mut one, 3) && shows(&mut other, 3));
    one.hides(4);
    assert!(!shows(&mut one, 5) && !shows(&mut other, 5));
    // One that begins meanwhile is hidden too, with a store and without one.
    let mut third = one.again(6);
    let mut without = one.without_store(StoreError::KeyringOutOfReach, 6);
    assert!(!shows(&mut third, 7) && !shows(&mut without, 7));
    // Shown again by one hand, it shows there, and from the next start on.
    other.shows_again(8);
    assert!(shows(&mut other, 9) && !shows(&mut one, 9) && !shows(&mut third, 9));
    assert!(shows(&mut one.again(10), 11));
    // Hidden once more, by another one.
    third.shows_again(12);
    assert!(shows(&mut third, 13));
    third.hides(14);
    assert!(!shows(&mut third, 15) && !shows(&mut other, 15) && !shows(&mut one, 15));
}

#[test]
fn a_phone_that_opened_its_own_lock_shows_it_with_its_words_and_at_the_next_start_too() {
    let mut ebb = Ebb::new();
    ebb.hides(1);
    let mut ebb = ebb.restarted(2);
    assert!(ebb.is_locked());
    ebb.unlock();
    assert!(!ebb.is_locked());
    let page = ebb.now(3);
    assert!(!acts(&page, &own::Act::Unlock { back: None }));
    assert!(!ebb.restarted(4).is_locked());
}

#[test]
fn hidden_stays_hidden_where_the_store_cannot_be_opened_and_says_that_nothing_is_lost() {
    let mut ebb = Ebb::new();
    let door = PlanDoor::MightHurt;
    let said = [Answer::new("sign", Value::words("heron"))];
    ebb.says(&crisis::Act::First { door }, &said, 1);
    let choice = LockChoice::Behind;
    ebb.does(&crisis::Act::Lock { choice }, 2);
    ebb.hides(3);
    for problem in [StoreError::Closed, StoreError::WrongKeyOrDamaged] {
        let mut again = ebb.without_store(problem, 4);
        let plan = again.look(&crisis::At::Plan { door }, 4);
        assert!(!text(&plan).contains("heron"));
        let hidden = &content("en").words.plan.hidden;
        assert!(told(&plan).contains(&hidden.as_str()));
        // Nothing says that a part is empty which is only hidden.
        let parts = plan.blocks.iter().filter_map(|block| match block {
            Block::Items { items } if items.id.starts_with("part-") => Some(items),
            _ => None,
        });
        assert_eq!(parts.count(), 0);
        assert!(items(&plan).iter().any(|item| !item.ways.is_empty()));
        again.shows_again(5);
        assert!(text(&again.look(&crisis::At::Plan { door }, 5)).contains("heron"));
        assert!(!again.without_store(StoreError::Closed, 6).is_locked());
        again.hides(7);
    }
}

#[test]
fn hidden_nothing_can_be_written_but_where_somebody_is() {
    let mut ebb = Ebb::new();
    ebb.hides(1);
    let words = |field: &str| [Answer::new(field, Value::words("heron"))];
    let refused = [
        ebb.tries(
            &crisis::Act::First {
                door: PlanDoor::MightUse,
            },
            &words("sign"),
            2,
        ),
        ebb.tries(&cards::Act::KeepReason, &words("reason"), 2),
        ebb.tries(
            &cards::Act::NoteUrge,
            &[Answer::new("urge", Value::number(7))],
            2,
        ),
        ebb.tries(&triggers::Act::Keep, &words("name"), 2),
        ebb.tries(&reminders::Act::Keep, &words("title"), 2),
        ebb.tries(&crisis::Act::Under18 { on: true }, &[], 2),
    ];
    for said in refused {
        let refusal = said.unwrap_err();
        assert_eq!(refusal.words, content("en").pages.closed.locked);
    }
    let code = "AT".to_owned();
    ebb.does(&crisis::Act::Region { code }, 3);
    let lines = ebb.look(&crisis::At::Lines { region: None }, 4);
    assert!(body(&lines).contains("Austria"));
}

#[test]
fn a_phone_without_a_lock_shows_what_was_written_but_not_what_was_hidden() {
    let mut ebb = Ebb::new();
    ebb.has_used(0);
    ebb.device_lock(true);
    assert!(ebb.is_locked());
    // The lock was taken off the phone.
    ebb.device_lock(false);
    assert!(!ebb.is_locked());
    ebb.hides(1);
    ebb.device_lock(false);
    assert!(ebb.is_locked());
    let mut again = ebb.again(2);
    again.device_lock(false);
    assert!(again.is_locked());
    again.shows_again(3);
    again.device_lock(false);
    assert!(!again.is_locked());
}

#[test]
fn whoever_opens_the_lock_before_a_page_sees_that_page_and_what_they_had_begun_there() {
    let mut ebb = Ebb::new();
    let sheet = "free".to_owned();
    let place = Place::to(&crate::journal::page::At::Write {
        sheet: sheet.clone(),
    });
    let text = [Answer::new("text", Value::words("heron"))];
    let page = ebb.look_at(&place, 1);
    let draft = page.blocks.iter().find_map(|block| match block {
        Block::Form { form } => form.draft.clone(),
        _ => None,
    });
    let kept = ebb.carry_out(&draft.unwrap(), &text, &moment(2), &Work::new());
    kept.unwrap();
    ebb.device_lock(true);
    let page = ebb.look_at(&place, 3);
    assert!(!body(&page).contains("heron"));
    let unlocking = offers(&page).into_iter().map(|offer| &offer.target);
    let unlocking = unlocking.filter(|target| match target {
        Target::Act { action } => crate::companion::unlocks(action),
        Target::Go { .. } => false,
    });
    let unlocking: Vec<_> = unlocking.cloned().collect();
    let [unlock] = &unlocking[..] else {
        panic!("{unlocking:?}")
    };
    assert_eq!(ebb.touches(unlock, 4), place);
    assert!(body(&ebb.look_at(&place, 5)).contains("heron"));
}

#[test]
fn who_has_written_nothing_yet_meets_no_lock_and_who_has_does_whatever_it_was() {
    let mut ebb = Ebb::new();
    ebb.now(1);
    ebb.device_lock(true);
    assert!(!ebb.is_locked());
    ebb.rides(2);
    ebb.device_lock(true);
    assert!(ebb.is_locked());
    let mut used = Ebb::new();
    used.has_used(1);
    used.device_lock(true);
    assert!(used.is_locked());
    // A plan alone, and a store that is out of reach.
    let (planned, bare) = (Ebb::new(), Ebb::bare(StoreError::Closed));
    let saved = planned
        .vault()
        .save(&crate::crisis::example::kept(), 0, false, now(0));
    saved.unwrap();
    for mut ebb in [planned, bare] {
        ebb.device_lock(true);
        assert!(ebb.is_locked());
    }
}
