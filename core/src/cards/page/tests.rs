//! What somebody meets on the pages of the cards, one touch after another.

use super::{Act, At, Felt, State, page};
use crate::cards::Surroundings;
use crate::cards::marks::Mark;
use crate::cards::{act, diary, marks};
use crate::content::{CardState, content};
use crate::crisis::BodySign;
use crate::page::{Answer, Answers, Block, Item, Place, Target, Token, Value};
use crate::store::{Store, StoreError, scratch};
use crate::view::{Body, Closed, Done, Fact, Failure, Holds, Known, Stop, View, alone};

const NOW: &str = "2026-11-24T12:00:00Z";

fn with<T>(
    store: Result<&Store, &StoreError>,
    holds: &Holds,
    test: impl FnOnce(&View<'_>) -> T,
) -> T {
    alone::ahead(NOW, |ahead| {
        let ahead = crate::view::Ahead { holds, ..*ahead };
        test(&View::new(ahead, store))
    })
}

fn look(at: &At, said: &[Answer], store: &Store, state: &State) -> Body {
    with(Ok(store), &Holds::nothing(), |view| {
        page(at, Answers::of(said), view, state)
    })
}

fn touch(what: &Act, said: &[Answer], store: &Store) -> Result<Done, Stop> {
    with(Ok(store), &Holds::nothing(), |view| {
        act(what, Answers::of(said), view, &State::default())
    })
}

fn items(body: &Body) -> Vec<&Item> {
    let lists = body.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(&items.items),
        _ => None,
    });
    lists.flatten().collect()
}

fn typed(text: &str) -> [Answer; 1] {
    [Answer::new("typed", Value::words(text))]
}

fn card(id: &str, felt: Option<Felt>) -> At {
    At::Card {
        id: id.to_owned(),
        felt,
    }
}

fn strength(value: i32) -> [Answer; 1] {
    [Answer::new("strength", Value::number(value))]
}

#[test]
fn a_card_is_found_while_somebody_types_and_opens_at_a_touch() {
    let (_folder, store) = scratch::store();
    let body = look(&At::All, &typed("stop"), &store, &State::default());
    let first = items(&body)[0];
    assert_eq!(first.title, "STOP");
    assert_eq!(first.open, Some(Target::go(&card("stop", None))));
    assert!(!body.danger);
}

#[test]
fn words_of_danger_in_the_search_put_the_plan_first_ahead_of_the_lock_too() {
    let (_folder, store) = scratch::store();
    let locked = Holds {
        locked: true,
        ..Holds::nothing()
    };
    for text in ["kill myself", "hopeless"] {
        for holds in [Holds::nothing(), locked.clone()] {
            let body = with(Ok(&store), &holds, |view| {
                page(&At::All, Answers::of(&typed(text)), view, &State::default())
            });
            assert!(body.danger, "{text}");
        }
    }
}

#[test]
fn below_words_of_danger_stand_a_few_cards_and_none_that_a_stray_word_finds() {
    let (_folder, store) = scratch::store();
    let content = content("en");
    let titles = |text: &str| {
        let body = look(&At::All, &typed(text), &store, &State::default());
        let titles = items(&body).into_iter().map(|item| item.title.clone());
        (titles.collect::<Vec<_>>(), body.danger, body.sign)
    };
    let of = |ids: &[String]| -> Vec<String> {
        let card = |id: &String| content.cards.cards.iter().find(|card| card.id == *id);
        ids.iter()
            .map(|id| card(id).unwrap().title.clone())
            .collect()
    };
    let words = &content.danger;
    let emergency = Some(BodySign::Emergency);
    assert_eq!(titles("want to die"), (of(&words.cards), true, None));
    let too_many = (of(&words.cards), true, emergency);
    assert_eq!(titles("took too many pills"), too_many);
    let no_breath = (of(&words.emergency.cards), false, emergency);
    assert_eq!(titles("cant breathe"), no_breath);
    let (found, danger, sign) = titles("cold turkey");
    assert!(!danger && sign == Some(BodySign::Ill));
    assert!(found.len() > 1, "{found:?}");
}

#[test]
fn the_kept_deck_is_read_again_after_every_change() {
    let (_folder, store) = scratch::store();
    let state = State::default();
    let now = chrono::DateTime::parse_from_rfc3339(NOW).unwrap().to_utc();
    let found = || {
        let body = look(&At::All, &typed("stop"), &store, &state);
        items(&body).iter().any(|item| item.title == "STOP")
    };
    assert!(found() && found());
    marks::mark(&store, "card:stop", Mark::Hidden, now).unwrap();
    assert!(!found());
    marks::unmark(&store, "card:stop", Mark::Hidden).unwrap();
    assert!(found());
}

#[test]
fn the_rating_before_rides_through_the_steps_into_the_diary() {
    let (_folder, store) = scratch::store();
    let id = || "stop".to_owned();
    let begun = touch(&Act::Begin { id: id() }, &strength(7), &store).unwrap();
    let step = At::Step {
        id: id(),
        step: 1,
        before: Some(7),
    };
    assert_eq!(begun.to, Place::to(&step));
    let before = Some(7);
    let used = touch(&Act::Used { id: id(), before }, &strength(3), &store).unwrap();
    let Some(At::Skill { id }) = At::read(&used.to.token) else {
        panic!("{}", used.to.token);
    };
    let note = diary::skill(&store, &id.to_string()).unwrap().note;
    assert_eq!((note.before, note.after), (Some(7), Some(3)));
    assert!(used.message.unwrap().undo.is_some());
}

#[test]
fn what_was_felt_a_moment_ago_is_not_asked_again() {
    let (_folder, store) = scratch::store();
    let at = chrono::DateTime::parse_from_rfc3339(NOW).unwrap().to_utc();
    let first_step = |felt| {
        let body = look(&card("stop", felt), &[], &store, &State::default());
        let offers = body.blocks.iter().filter_map(|block| match block {
            Block::Offers { offers, .. } => Some(offers),
            _ => None,
        });
        offers.flatten().find_map(|offer| match &offer.target {
            Target::Go { place } => match At::read(&place.token) {
                Some(At::Step { step, before, .. }) => Some((step, before)),
                _ => None,
            },
            Target::Act { .. } => None,
        })
    };
    assert_eq!(first_step(None), Some((0, None)));
    let felt = Felt { strength: 6, at };
    assert_eq!(first_step(Some(felt)), Some((1, Some(6))));
    let old = Felt {
        at: at - chrono::TimeDelta::minutes(15),
        ..felt
    };
    assert_eq!(first_step(Some(old)), Some((0, None)));
}

#[test]
fn a_caution_that_needs_a_tick_is_ticked_before_it_starts() {
    let (_folder, store) = scratch::store();
    let at = card("cold", None);
    let body = look(&at, &[], &store, &State::default());
    let tick = items(&body).into_iter().find(|item| item.ticked.is_some());
    let Some(Target::Act { action }) = tick.and_then(|item| item.open.clone()) else {
        panic!("nothing to tick");
    };
    let step = At::Step {
        id: "cold".to_owned(),
        step: 0,
        before: None,
    };
    let gone = |state: &State| look(&step, &[], &store, state).gone_to;
    assert_eq!(gone(&State::default()), Some(Place::to(&at)));
    touch(&Act::read(&action.token).unwrap(), &[], &store).unwrap();
    assert_eq!(gone(&State::default()), None);
}

#[test]
fn what_makes_it_worse_leads_out_ahead_of_the_lock_and_without_a_store() {
    let locked = Holds {
        locked: true,
        ..Holds::nothing()
    };
    let error = StoreError::NoStore;
    let worse = Act::Worse {
        id: "stop".to_owned(),
    };
    for holds in [locked, Holds::nothing()] {
        let done = with(Err(&error), &holds, |view| {
            act(&worse, Answers::default(), view, &State::default())
        });
        let tool = "card:stop".to_owned();
        assert_eq!(done.unwrap().facts, [Fact::Worse { tool }]);
    }
}

#[test]
fn nothing_is_kept_ahead_of_the_lock_and_a_card_can_be_used_there() {
    let (_folder, store) = scratch::store();
    let locked = Holds {
        locked: true,
        ..Holds::nothing()
    };
    let id = || "stop".to_owned();
    let tried = |what: &Act| {
        with(Ok(&store), &locked, |view| {
            act(what, Answers::of(&strength(3)), view, &State::default())
        })
    };
    let before = Some(7);
    let used = tried(&Act::Used { id: id(), before }).unwrap();
    assert_eq!(used.to, Place::to(&card("stop", None)));
    let refused = tried(&Act::Favourite { id: id(), on: true });
    let closed = Failure::Closed(Closed::Locked);
    assert_eq!(refused, Err(Stop::Fails(closed)));
    let from = chrono::DateTime::UNIX_EPOCH;
    let all = diary::skills(&store, from, chrono::DateTime::<chrono::Utc>::MAX_UTC);
    assert_eq!(all, Ok(Vec::new()));
}

#[test]
fn while_a_use_holds_or_nobody_can_tell_nothing_is_suggested_that_could_sedate() {
    let (_folder, store) = scratch::store();
    let at = At::Suggest {
        state: CardState::Sleepless,
        intensity: 4,
        minutes: 20,
        here: Surroundings::Home,
    };
    let suggested = |used| {
        let holds = Holds {
            used,
            ..Holds::nothing()
        };
        with(Ok(&store), &holds, |view| {
            let state = State::default();
            let body = page(&at, Answers::default(), view, &state);
            let cards = crate::cards::Deck::of_content(view.content());
            let settles = |item: &&Item| {
                let id = item.id.strip_prefix("card-").unwrap_or_default();
                cards.card(id).is_some_and(|card| card.not_after_using)
            };
            items(&body).into_iter().filter(settles).count()
        })
    };
    assert!(suggested(Known::Is(None)) > 0);
    assert_eq!(
        suggested(Known::Is(chrono::DateTime::from_timestamp(0, 0))),
        0
    );
    assert_eq!(suggested(Known::Unknown), 0);
}

#[test]
fn a_sign_of_danger_is_a_fact_and_leads_on() {
    let (_folder, store) = scratch::store();
    let id = "hopeless".to_owned();
    let done = touch(&Act::Signal { id }, &[], &store).unwrap();
    assert_eq!(done.facts, [Fact::Danger]);
    let next = At::HowStrong {
        state: CardState::Sad,
        minutes: None,
    };
    assert_eq!(done.to, Place::to(&next));
}

#[test]
fn acting_on_an_urge_is_a_use_at_the_time_that_it_is_about_until_it_is_set_right() {
    let (_folder, store) = scratch::store();
    let acted = |word: &str| [Answer::new("acted", Value::chosen(word))];
    let noted = touch(&Act::NoteUrge, &acted("partly"), &store).unwrap();
    let at = chrono::DateTime::parse_from_rfc3339(NOW).unwrap().to_utc();
    assert_eq!(noted.facts, [Fact::Used { at }]);
    let Some(At::Urge { id }) = At::read(&noted.to.token) else {
        panic!("{}", noted.to.token);
    };
    let right = touch(&Act::CorrectUrge { id }, &acted("no"), &store).unwrap();
    assert_eq!(right.facts, [Fact::NotUsed { id }]);
    let nothing = touch(&Act::NoteUrge, &[], &store);
    assert!(matches!(nothing, Err(Stop::Refused(_))));
}

#[test]
fn a_note_holds_all_that_is_said_with_it_and_counts_at_the_time_that_it_is_about() {
    let (_folder, store) = scratch::store();
    let said = [
        Answer::new("why-not", Value::chosen("forgot")),
        Answer::new("before", Value::number(7)),
    ];
    let note = Act::NoteSkill {
        id: "stop".to_owned(),
        how: diary::SkillUse::CouldHave,
    };
    touch(&note, &said, &store).unwrap();
    let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc();
    let (from, to) = (at("2026-11-20T00:00:00Z"), at("2026-11-25T00:00:00Z"));
    let noted = diary::skills(&store, from, to).unwrap();
    assert_eq!(noted[0].note.why_not, Some(diary::WhyNot::Forgot));
    assert_eq!(noted[0].note.before, Some(7));
    let urge = |when: &str| {
        let when = crate::view::when_answer("when", when.parse().unwrap());
        [Answer::new("acted", Value::chosen("yes")), when]
    };
    let done = touch(&Act::NoteUrge, &urge("2026-11-23T22:40"), &store).unwrap();
    let then = at("2026-11-23T22:40:00Z");
    assert_eq!(done.facts, [Fact::Used { at: then }]);
    assert_eq!(diary::urges(&store, from, to).unwrap()[0].at, then);
    let to_come = touch(&Act::NoteUrge, &urge("2026-11-24T12:01"), &store);
    assert!(matches!(to_come, Err(Stop::Refused(problems)) if problems[0].field == "when"));
}

#[test]
fn what_is_not_rehearsed_and_no_card_cannot_be_left() {
    let (_folder, store) = scratch::store();
    let leave = |id: &str| {
        let id = id.to_owned();
        touch(&Act::Rehearse { id, on: false }, &[], &store)
    };
    assert!(matches!(leave("no-such"), Err(Stop::Fails(Failure::Gone))));
    assert!(leave("stop").is_ok());
}
