//! What the steps of the plan open, and the people whom it names.

use super::plan::{HURT, USE, line, part, words};
use super::*;
use crate::cards::page as cards;
use crate::content::content;
use crate::crisis::PlanSection;

/// Writes a step that opens something.
fn opens(ebb: &mut Ebb, tool: &str, text: &str, second: i64) -> Result<Reply, Refusal> {
    let section = PlanSection::OnMyOwn;
    let said = [words("text", text), words("opens", tool)];
    ebb.tries(&crisis::Act::NewLine { section }, &said, second)
}

/// What the steps open now, in order.
fn opened(ebb: &mut Ebb, second: i64) -> Vec<Option<Target>> {
    let page = ebb.look(&HURT, second);
    let steps = part(&page, PlanSection::OnMyOwn).unwrap();
    let entry = |target: &Target| match target {
        Target::Go { place } => place.token.starts_with("crisis/entry"),
        Target::Act { action } => action.token.starts_with("crisis/"),
    };
    let open = |item: &Item| {
        let targets = item.offers.iter().map(|offer| offer.target.clone());
        targets.into_iter().find(|target| !entry(target))
    };
    steps.items.iter().map(open).collect()
}

#[test]
fn a_step_opens_what_it_names_and_after_using_nothing_that_settles() {
    let mut ebb = Ebb::new();
    let practices = &content("en").practices.practices;
    let settling = practices.iter().find(|one| one.settles()).unwrap();
    let awake = practices.iter().find(|one| !one.settles()).unwrap();
    let tools = [
        &settling.id,
        &awake.id,
        "long-exhale",
        "ride",
        "five-senses",
    ];
    for (second, tool) in (1..).zip(tools) {
        opens(&mut ebb, tool, "", second).unwrap();
    }
    let ride = Target::act(&session::Act::Ride);
    let card = Target::go(&cards::At::Card {
        id: "five-senses".to_owned(),
        felt: None,
    });
    let before = opened(&mut ebb, 11);
    assert!(before.iter().all(Option::is_some), "{before:?}");
    assert_eq!(before[3..], [Some(ride.clone()), Some(card.clone())]);
    // Without words of its own a step says what it opens.
    assert!(body(&ebb.look(&HURT, 11)).contains("\"title\":\"Long exhale\""));
    for target in before.iter().flatten() {
        let to = ebb.touches(target, 12);
        assert_eq!(ebb.look_at(&to, 12).place, to);
        if ebb.running().is_some() {
            ebb.finishes(None, 13);
        }
    }
    ebb.has_used(20);
    let after = opened(&mut ebb, 21);
    assert_eq!((&after[0], &after[2]), (&None, &None));
    assert!(after[1].is_some());
    assert_eq!(after[3..], [Some(ride), Some(card)]);
}

#[test]
fn a_step_opens_nothing_that_is_not_there_whether_it_was_typed_or_chosen() {
    let mut ebb = Ebb::new();
    let typed = opens(&mut ebb, "zigzag", "breathe", 1);
    assert!(matches!(typed, Ok(Reply::Refused { .. })), "{typed:?}");
    for link in ["nonsense", "sheet:look-around"] {
        let section = PlanSection::OnMyOwn;
        let said = [
            words("text", "breathe"),
            Answer::new("opens", Value::chosen(link)),
        ];
        let chosen = ebb.tries(&crisis::Act::NewLine { section }, &said, 2);
        assert!(
            matches!(chosen, Ok(Reply::Refused { .. })),
            "{link}: {chosen:?}"
        );
    }
    assert!(ebb.vault().open().kept.plan.is_empty());
}

#[test]
fn in_a_ride_a_step_takes_up_its_breath_and_its_card_and_the_ride_goes_on() {
    let mut ebb = Ebb::new();
    for (second, tool) in (1..).zip(["Long exhale", "five-senses", "ride", "sounds"]) {
        opens(&mut ebb, tool, &format!("step {second}"), second).unwrap();
    }
    let live = ebb.rides(10);
    let (pattern, id) = ("long-exhale".to_owned(), "five-senses".to_owned());
    let expected = [
        Some(Target::act(&session::Act::TakeUp { pattern })),
        Some(Target::go(&cards::At::Card { id, felt: None })),
        Some(Target::Go { place: live }),
        // A practice would have to end the ride.
        None,
    ];
    assert_eq!(opened(&mut ebb, 11), expected);
    for target in expected.into_iter().flatten() {
        ebb.touches(&target, 12);
        assert!(ebb.riding());
    }
}

/// Names a person in a part, with one number that is called.
fn names(ebb: &mut Ebb, name: &str, number: &str, night: bool, section: PlanSection) {
    let mut said = vec![words("name", name)];
    if !number.is_empty() {
        let entries = vec![vec![
            words("number", number),
            Answer::new("use", Value::chosen("call")),
        ]];
        said.push(Answer::new("numbers", Value::Each { entries }));
    }
    said.push(Answer::new(
        "night",
        Value::chosen(if night { "yes" } else { "no" }),
    ));
    ebb.says(&crisis::Act::NewPerson { section }, &said, 3);
}

#[test]
fn both_doors_share_their_people_and_a_number_is_set_right_in_one_place() {
    let mut ebb = Ebb::new();
    names(&mut ebb, "Sam", "0171 1", false, PlanSection::WhoICall);
    // The name is enough to mean the same person, and twice is once.
    for _ in 0..2 {
        names(&mut ebb, " sam", "", false, PlanSection::PeopleToAsk);
    }
    let plan = ebb.vault().open().kept.plan;
    assert_eq!((plan.contacts.len(), plan.entries.len()), (1, 2));
    // Another number is another Sam.
    names(&mut ebb, "Sam", "0171 2", false, PlanSection::Professionals);
    assert_eq!(ebb.vault().open().kept.plan.contacts.len(), 2);

    let id = plan.contacts[0].id.clone();
    let change = crisis::At::ChangePerson { id: id.clone() };
    let fields = form(&ebb.look(&change, 4)).unwrap().fields.clone();
    let answers = fields.iter().filter_map(|field| {
        let value = field.value.clone()?;
        Some(Answer::new(&field.id, value))
    });
    let mut said: Vec<_> = answers.collect();
    let numbers = said.iter_mut().find(|answer| answer.field == "numbers");
    numbers.unwrap().value = Value::Each {
        entries: vec![vec![
            words("number", "0171 3"),
            Answer::new("use", Value::chosen("call")),
        ]],
    };
    ebb.says(&crisis::Act::ChangePerson { id }, &said, 5);
    for door in [USE, HURT] {
        let shown = body(&ebb.look(&door, 6));
        assert!(
            shown.contains("0171 3") && !shown.contains("0171 1"),
            "{shown}"
        );
    }
}

#[test]
fn at_night_a_line_moves_to_the_place_where_the_page_shows_it() {
    let mut ebb = Ebb::new();
    for name in ["a", "b", "c", "d"] {
        let night = matches!(name, "c" | "d");
        names(&mut ebb, name, "", night, PlanSection::WhoICall);
    }
    // 10:00 and then 23:00 on the wall.
    let (day, night) = (10, 13 * HOUR);
    let shown = |ebb: &mut Ebb, second| -> String {
        let page = ebb.look(&USE, second);
        let items = &part(&page, PlanSection::WhoICall).unwrap().items;
        items.iter().map(|item| item.title.as_str()).collect()
    };
    assert_eq!(shown(&mut ebb, night), "cdab");
    let id = line(&ebb.look(&USE, night), "d");
    ebb.does(&crisis::Act::Move { id, to: 0 }, night);
    assert_eq!(shown(&mut ebb, night), "dcab");
    assert_eq!(shown(&mut ebb, day), "abdc");
}
