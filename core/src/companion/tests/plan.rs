//! The crisis plan as one person meets it: written in a minute, open on every bad day, with what its steps open.

use super::*;
use crate::content::content;
use crate::crisis::{LockChoice, PlanDoor, PlanSection};
use crate::page::Items;

const SIGN: &str = "heron sign";
const WALK: &str = "heron walk";
const NAME: &str = "Heron Sam";
const NUMBER: &str = "0303456789";

pub(super) const HURT: crisis::At = crisis::At::Plan {
    door: PlanDoor::MightHurt,
};
pub(super) const USE: crisis::At = crisis::At::Plan {
    door: PlanDoor::MightUse,
};

pub(super) fn words(field: &str, text: &str) -> Answer {
    Answer::new(field, Value::words(text))
}

fn with_plan() -> Ebb {
    let mut ebb = Ebb::new();
    let said = [
        words("sign", SIGN),
        words("helps", WALK),
        words("name", NAME),
        words("number", NUMBER),
    ];
    let door = PlanDoor::MightHurt;
    assert_eq!(
        ebb.says(&crisis::Act::First { door }, &said, 1),
        Place::to(&HURT)
    );
    ebb
}

/// A part of the plan, where it is on the page.
pub(super) fn part(page: &Page, section: PlanSection) -> Option<&Items> {
    let id = format!("part-{}", crate::page::word_of(&section));
    page.blocks.iter().find_map(|block| match block {
        Block::Items { items } if items.id == id => Some(items),
        _ => None,
    })
}

/// Id of the line that reads so.
pub(super) fn line(page: &Page, title: &str) -> String {
    let found = items(page).into_iter().find(|item| item.title == title);
    found.unwrap().id.strip_prefix("entry-").unwrap().to_owned()
}

fn choose(ebb: &mut Ebb, choice: LockChoice, second: i64) {
    ebb.does(&crisis::Act::Lock { choice }, second);
}

#[test]
fn a_first_plan_is_one_form_and_stands_where_it_belongs() {
    let mut ebb = with_plan();
    let page = ebb.look(&HURT, 2);
    let first = |section| &part(&page, section).unwrap().items[0];
    assert_eq!(first(PlanSection::WarningSigns).title, SIGN);
    assert_eq!(first(PlanSection::OnMyOwn).title, WALK);
    let person = first(PlanSection::PeopleToAsk);
    assert_eq!(person.title, NAME);
    assert_eq!(person.ways[0].uri.as_deref(), Some("tel:0303456789"));
    // What is missing is said kindly, and nothing of it is empty.
    let empty = PlanSection::ALL
        .into_iter()
        .filter_map(|section| part(&page, section));
    let empty: Vec<_> = empty.filter(|part| part.items.is_empty()).collect();
    assert!(!empty.is_empty());
    assert!(
        empty
            .iter()
            .all(|part| part.none.as_ref().is_some_and(|none| !none.is_empty()))
    );
}

#[test]
fn the_plan_is_there_whatever_is_wrong_with_the_store() {
    let ebb = with_plan();
    for problem in [
        StoreError::WrongKeyOrDamaged,
        StoreError::DatabaseMissing,
        StoreError::Busy,
        StoreError::DiskFull,
        StoreError::KeyringOutOfReach,
    ] {
        let mut ebb = ebb.without_store(problem, 3);
        let shown = text(&ebb.look(&HURT, 3));
        for canary in [SIGN, WALK, NAME, NUMBER] {
            assert!(shown.contains(canary), "{canary}");
        }
        let safe = text(&ebb.look(&crisis::At::StaySafe { noted: false }, 3));
        assert!(safe.contains(NAME) && safe.contains(NUMBER));
    }
}

#[test]
fn what_may_show_is_asked_once_something_is_written_and_not_again() {
    let asks = |ebb: &mut Ebb, second| {
        let page = ebb.look(&HURT, second);
        asked(&page) == Some(content("en").crisis.lock.question.as_str())
    };
    assert!(!asks(&mut Ebb::new(), 2));
    let mut ebb = with_plan();
    assert!(asks(&mut ebb, 2));
    let page = ebb.look(&HURT, 2);
    for choice in [LockChoice::All, LockChoice::MarkedParts, LockChoice::Behind] {
        assert!(acts(&page, &crisis::Act::Lock { choice }));
    }
    // An hour later it stands no longer above the plan, and with the next save it is asked again.
    assert!(!asks(&mut ebb, 3_700));
    let section = PlanSection::Reasons;
    ebb.says(
        &crisis::Act::NewLine { section },
        &[words("text", "my dog")],
        3_701,
    );
    assert!(asks(&mut ebb, 3_702));
    choose(&mut ebb, LockChoice::MarkedParts, 3_703);
    assert!(!asks(&mut ebb, 3_704));
    // From then on it is a place of its own.
    assert!(goes(&ebb.look(&HURT, 3_705), &crisis::At::Lock));
}

#[test]
fn hidden_a_plan_that_may_show_whole_does_and_cannot_be_changed() {
    let mut ebb = with_plan();
    choose(&mut ebb, LockChoice::All, 2);
    ebb.hides(3);
    let page = ebb.look(&HURT, 4);
    assert_eq!(notices(&page), []);
    assert!(body(&page).contains(NAME) && body(&page).contains(NUMBER));
    let id = line(&page, WALK);
    assert!(!offers_like(&page, "crisis/new-") && !offers_like(&page, "crisis/move"));
    for act in [
        crisis::Act::Remove { id: id.clone() },
        crisis::Act::Mark { id, ahead: true },
        crisis::Act::Review,
        crisis::Act::GoBack { number: 1 },
    ] {
        assert!(ebb.tries(&act, &[], 5).is_err(), "{act:?}");
    }
}

#[test]
fn hidden_the_parts_show_that_the_person_marked() {
    let mut ebb = with_plan();
    choose(&mut ebb, LockChoice::MarkedParts, 2);
    let id = line(&ebb.look(&HURT, 3), WALK);
    ebb.does(&crisis::Act::Mark { id, ahead: true }, 4);
    ebb.hides(5);
    let shown = text(&ebb.look(&HURT, 6));
    assert!(shown.contains(WALK));
    assert!(!shown.contains(SIGN) && !shown.contains(NAME) && !shown.contains(NUMBER));
    ebb.shows_again(7);
    assert!(text(&ebb.look(&HURT, 8)).contains(NAME));
}

#[test]
fn how_it_was_with_the_plan_is_offered_an_hour_later_and_never_during() {
    let mut ebb = with_plan();
    ebb.look(&HURT, 10);
    let offered = |ebb: &mut Ebb, second| goes(&ebb.now(second), &crisis::At::After);
    assert!(!offered(&mut ebb, 60));
    assert!(offered(&mut ebb, 10 + HOUR));
    assert!(!offered(&mut ebb, 10 + 4 * DAY), "nor days later");
    ebb.rides(4_000);
    assert!(!offered(&mut ebb, 4_001), "nor in a ride");
    ebb.finishes(None, 4_100);
    ebb.hides(4_200);
    assert!(!offered(&mut ebb, 4_201), "nor ahead of the lock");
    ebb.shows_again(4_202);
    let asked = ebb.does(&crisis::Act::After { used: true }, 5_000);
    let page = ebb.look_at(&asked, 5_000);
    let id = form(&page).unwrap().fields[0].id.clone();
    let crisis::At::Helped { time } = at(&asked) else {
        panic!("{asked:?}");
    };
    let walk = ebb.vault().open().kept.plan.entries;
    let walk = walk
        .into_iter()
        .find(|entry| entry.text == WALK)
        .unwrap()
        .id;
    let said = [Answer::new(&id, Value::chosen(&walk))];
    ebb.says(&crisis::Act::Helped { time }, &said, 5_001);
    assert!(!offered(&mut ebb, 5_002));
    let uses = ebb.vault().open().kept.uses;
    assert_eq!(uses.len(), 1, "one opening is one use");
    assert!(uses[0].used);
    assert_eq!(uses[0].helped, [walk]);
}

#[test]
fn an_earlier_version_can_be_gone_back_to_and_the_later_one_is_kept() {
    let mut ebb = with_plan();
    let id = line(&ebb.look(&HURT, 2), SIGN);
    ebb.does(&crisis::Act::Remove { id }, 3);
    assert!(!body(&ebb.look(&HURT, 4)).contains(SIGN));
    let versions = ebb.look(&crisis::At::Versions, 4);
    assert_eq!(items(&versions).len(), 2);
    let one = items(&versions)[1].open.clone().unwrap();
    let one = ebb.touches(&one, 4);
    let page = ebb.look_at(&one, 4);
    assert!(body(&page).contains(SIGN));
    let back = found_like(&page, "crisis/go-back").unwrap();
    ebb.touches(&back, 5);
    assert!(body(&ebb.look(&HURT, 6)).contains(SIGN));
    assert_eq!(items(&ebb.look(&crisis::At::Versions, 6)).len(), 3);
}

#[test]
fn a_copy_of_a_plan_of_which_a_line_does_not_read_says_so_on_the_page_and_on_the_paper() {
    let mut ebb = with_plan();
    for name in ["plan-a", "plan-b", "plan-history"] {
        let file = ebb.vault().folder().join(name);
        if let Ok(text) = std::fs::read_to_string(&file) {
            // The line as it stood is of the same length, so that nothing but it is wrong.
            std::fs::write(&file, text.replace(WALK, &"#".repeat(WALK.len()))).unwrap();
        }
    }
    let damaged = &content("en").crisis.condition.damaged;
    let page = ebb.look(&crisis::At::Copy, 2);
    let told = page.blocks.iter().filter(|block| {
        matches!(block, Block::Notice { kind: NoticeKind::Problem, words, .. } if words == damaged)
    });
    assert_eq!(told.count(), 1, "{}", body(&page));
    for format in ["text", "page"] {
        let to = ebb.folder.path().join(format);
        let said = [Answer::new("format", Value::chosen(format))];
        let copy = Action::of(&crisis::Act::Copy);
        ebb.save(&copy, &said, &to, &moment(3), &Work::new())
            .unwrap();
        let paper = std::fs::read_to_string(to).unwrap().replace("&#39;", "'");
        assert!(!paper.contains(WALK) && paper.contains(SIGN), "{paper}");
        assert!(
            paper.contains(damaged.split('\'').next().unwrap()),
            "{paper}"
        );
    }
}

#[test]
fn a_version_that_may_be_one_of_those_that_do_not_read_is_not_said_to_be_gone() {
    let mut ebb = with_plan();
    // The newest two stand in files of their own, the first in the history alone.
    for second in [2, 3] {
        let section = PlanSection::OnMyOwn;
        ebb.says(
            &crisis::Act::NewLine { section },
            &[words("text", "later")],
            second,
        );
    }
    let number = 1;
    let history = ebb.vault().folder().join("plan-history");
    std::fs::write(&history, "{ nothing that reads\n").unwrap();
    let page = ebb.look(&crisis::At::Version { number }, 4);
    assert_eq!(page.place, Place::to(&crisis::At::Version { number }));
    assert!(
        body(&page).contains(&content("en").crisis.versions.damaged),
        "{}",
        body(&page)
    );
}

#[test]
fn the_emergency_number_of_the_region_that_was_said_stands_first_on_every_sheet() {
    let mut ebb = Ebb::new();
    let code = "NZ".to_owned();
    ebb.does(&crisis::Act::Region { code }, 1);
    for sheet in super::super::crawler::sheets() {
        let page = ebb.look(&sheet, 2);
        let first = items(&page)[0];
        assert!(first.title.contains("111"), "{sheet:?} {}", first.title);
        assert_eq!(first.note.as_deref(), Some("New Zealand"));
    }
}

#[test]
fn processes_that_write_at_once_all_keep_what_they_wrote() {
    let ebb = with_plan();
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let vault = ebb.vault();
            scope.spawn(move || {
                let mut own = Companion::new(Err(StoreError::Closed), vault, &moment(1));
                for line in 0..10 {
                    let section = PlanSection::Reasons;
                    let write = Action::of(&crisis::Act::NewLine { section });
                    let said = [words("text", &format!("reason {writer}-{line}"))];
                    own.carry_out(&write, &said, &moment(2), &Work::new())
                        .unwrap();
                }
            });
        }
    });
    let plan = ebb.vault().open().kept.plan;
    assert_eq!(plan.section(PlanSection::Reasons).count(), 30);
}

#[test]
fn where_somebody_is_is_found_as_they_type_and_what_is_unknown_says_what_to_do() {
    let mut ebb = Ebb::new();
    let mut found = |typed: &str| -> Vec<String> {
        let page = ebb.fill(&crisis::At::Region, &[words("region", typed)], 1);
        let fields = &form(&page).unwrap().fields;
        match &fields[0].kind {
            crate::page::FieldKind::Find { found } => {
                found.iter().map(|choice| choice.label.clone()).collect()
            }
            other => panic!("{other:?}"),
        }
    };
    // Nothing is known: a few by the zone of the device, never all of them.
    assert_eq!(found("")[0], "Germany");
    assert!(found("").len() <= 5);
    assert_eq!(found("swe"), ["Sweden"]);
    assert_eq!(found("scotland"), ["United Kingdom"]);
    let show = crisis::Act::ShowRegion;
    let sweden = ebb.says(&show, &[words("region", "Sweden")], 2);
    let region = Some("SE".to_owned());
    assert_eq!(sweden, Place::to(&crisis::At::Lines { region }));
    let nowhere = ebb.tries(&show, &[words("region", "Atlantis")], 3);
    assert!(matches!(nowhere, Ok(Reply::Refused { .. })), "{nowhere:?}");
    // A place that names a region which nobody knows says what to do.
    let region = Some("XX".to_owned());
    let page = ebb.look(&crisis::At::Lines { region }, 4);
    let advice = &content("en").crisis_lines.unknown.text;
    assert!(lines(&page, LineRole::Body).contains(&advice[0].as_str()));
    assert!(
        items(&page)
            .iter()
            .any(|item| item.id.starts_with("region-"))
    );
}

#[test]
fn a_line_says_what_it_is_for_and_in_which_languages() {
    let mut ebb = Ebb::new();
    let region = Some("US".to_owned());
    let page = ebb.look(&crisis::At::Lines { region }, 1);
    let line = item(&page, "line-us-988");
    assert!(line.note.as_deref().unwrap().contains("suicide"));
    assert!(line.detail.as_deref().unwrap().contains("Spanish"));
}

#[test]
fn every_text_of_the_plan_holds_what_its_field_says_and_no_more() {
    // Characters, not bytes.
    let text = |length: i32| "ä".repeat(usize::try_from(length).unwrap());
    let places = [
        crisis::At::NewLine {
            section: PlanSection::Surroundings,
        },
        crisis::At::NewPerson {
            section: PlanSection::PeopleToAsk,
        },
        crisis::At::First {
            door: PlanDoor::MightUse,
        },
    ];
    let mut tried = 0;
    for place in places {
        let page = Ebb::new().look(&place, 1);
        let form = form(&page).unwrap();
        let Target::Act { action } = &form.submit.target else {
            panic!("a form is kept");
        };
        for field in form.fields.iter().filter(|field| field.private) {
            let phone = matches!(
                field.kind,
                crate::page::FieldKind::Line {
                    keys: crate::page::Keys::Phone
                }
            );
            if phone {
                continue;
            }
            let most = field.longest.unwrap();
            for (length, fits) in [(most + 1, false), (most, true)] {
                let mut ebb = Ebb::new();
                let mut said = vec![words(&field.id, &text(length))];
                if form
                    .fields
                    .iter()
                    .any(|one| one.needed && one.id != field.id)
                {
                    said.push(words("name", "Sam"));
                }
                if place
                    == (crisis::At::NewLine {
                        section: PlanSection::Surroundings,
                    })
                    && field.id != "text"
                {
                    said.push(words("text", "the café"));
                }
                let reply = ebb.carry_out(action, &said, &moment(1), &Work::new());
                let kept = matches!(reply, Ok(Reply::Went { .. }));
                assert_eq!(kept, fits, "{place:?} {} {length}: {reply:?}", field.id);
                assert_eq!(ebb.vault().open().kept.plan.is_empty(), !fits);
                tried += 1;
            }
        }
    }
    assert!(tried >= 14, "{tried}");
}
