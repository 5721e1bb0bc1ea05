//! The diary of skills and urges: by day, and one entry with what more there is to say of it.

use std::collections::BTreeMap;

use super::diary_draft::{acted_words, helped_words, how_words, why_words};
use super::{Act, At, Cards, SkillDraft, UrgeDraft, doing, in_store};
use crate::cards::diary::{self, Acted, DiaryDay, SkillEntry, UrgeEntry, by_day, newest_day};
use crate::content::{Counted, DiaryWords, counted, fill};
use crate::page::{
    Answers, Block, Confirm, Field, Form, Item, Items, LineRole, Offer, Role, Target, Weight,
};
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone};
use crate::view::{Body, Draft, Link, LinkKind, dates};

/// How far the diary looks back.
const DAYS: i64 = 30;

/// The last thirty days, newest first, below a new note of an urge.
pub(super) fn page(cards: &Cards<'_>, store: &Store) -> Result<Body, StoreError> {
    let words = &cards.words().diary;
    let page = cards.page_words();
    let mut body = Body::new(&words.title).block(Block::lines(LineRole::Small, [&words.about]));
    body = body.block(Block::heading(&page.new_entry));
    let fields = UrgeDraft::fields(Answers::default(), &cards.view.ahead);
    body = body.block(at_once("urge", fields, &Act::NoteUrge, cards));
    let days = days(cards, store)?;
    if days.is_empty() {
        let nothing = match newest_day(store, cards.view.moment().now)? {
            None => words.nothing.clone(),
            Some(day) => {
                let today = cards.view.moment().today();
                let day = dates::day(&cards.content().words, day, today);
                fill(&words.nothing_lately, &[("day", &day)])
            }
        };
        let nothing = Items::new("days").title(&page.entries).none(nothing);
        return Ok(body.block(Block::items(nothing)));
    }
    Ok(body.blocks(days.into_iter().map(Block::items)))
}

/// A form whose answers are each kept at a touch.
fn at_once(id: &str, fields: Vec<Field>, act: &Act, cards: &Cards<'_>) -> Block {
    let note = &cards.page_words().offers.note;
    let submit = Offer::of(note, Role::Done, Target::act(act));
    let mut form = Form::new(id, fields, submit);
    form.at_once = true;
    Block::Form { form }
}

/// A list for each day that has an entry, with the day in a line.
fn days(cards: &Cards<'_>, store: &Store) -> Result<Vec<Items>, StoreError> {
    let moment = cards.view.moment();
    let (from, to) = (moment.now - chrono::TimeDelta::days(DAYS), Instant::MAX_UTC);
    let mut lines: Vec<(Instant, Zone, Item)> = Vec::new();
    for entry in diary::skills(store, from, to)? {
        lines.push((entry.at, entry.zone, skill_line(&entry, cards)?));
    }
    for entry in diary::urges(store, from, to)? {
        lines.push((entry.at, entry.zone, urge_line(&entry, cards)?));
    }
    lines.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    let mut days: BTreeMap<Day, Vec<Item>> = BTreeMap::new();
    for (at, zone, line) in lines {
        days.entry(Day::of(at, zone)).or_default().push(line);
    }
    let counts = by_day(store, from, to)?;
    let content = cards.content();
    let shown = days.into_iter().rev().map(|(day, entries)| {
        let of = counts.iter().find(|counts| counts.day == day);
        let mut items = Items::new(format!("day-{day}"))
            .title(dates::day(&content.words, day, moment.today()))
            .items(entries);
        items.note = of
            .map(|day| day_in_a_line(&cards.words().diary, day, !cards.used()))
            .filter(|line| !line.is_empty());
        items
    });
    Ok(shown.collect())
}

/// A skill of the diary.
pub(super) fn skill(
    id: Id,
    said: Answers<'_>,
    cards: &Cards<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let entry = diary::skill(store, &id.to_string()).map_err(in_store)?;
    let name = tool_name(&entry.note.tool, cards);
    let there = SkillDraft::of(&entry.note);
    let fields = fields(&there, said, cards);
    let form = at_once("entry", fields, &Act::CorrectSkill { id }, cards);
    let delete = delete(&Act::DeleteSkill { id }, cards);
    Ok(Body::new(title(&name, entry.at, entry.zone, cards))
        .block(form)
        .block(Block::offers(ways_on(delete, cards))))
}

/// An urge of the diary.
pub(super) fn urge(
    id: Id,
    said: Answers<'_>,
    cards: &Cards<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let entry = diary::urge(store, &id.to_string()).map_err(in_store)?;
    let name = &cards.words().diary.urge_title;
    let fields = fields(&UrgeDraft { note: entry.note }, said, cards);
    let form = at_once("entry", fields, &Act::CorrectUrge { id }, cards);
    let delete = delete(&Act::DeleteUrge { id }, cards);
    let acted = matches!(entry.note.acted, Some(Acted::Partly | Acted::Yes));
    Ok(Body::new(title(name, entry.at, entry.zone, cards))
        .block(form)
        .blocks(acted.then(|| when(id, cards)))
        .block(Block::offers(ways_on(delete, cards))))
}

/// What follows from it counts from the time that it is about, which need not be when it is written.
fn when(id: Id, cards: &Cards<'_>) -> Block {
    let words = &cards.words().diary;
    let offers = words.ago.iter().map(|ago| {
        let minutes = ago.minutes;
        let was = Target::act(&Act::UrgeWas { id, minutes });
        Offer::new(&ago.label, Role::Change, was).weight(Weight::Chip)
    });
    Block::Offers {
        lead: Some(words.when.clone()),
        offers: offers.collect(),
    }
}

/// The questions with what was answered; with answers so far, those that they unfold to.
fn fields<D: Draft>(there: &D, said: Answers<'_>, cards: &Cards<'_>) -> Vec<Field> {
    let ahead = &cards.view.ahead;
    if said.all().is_empty() {
        there.filled(ahead)
    } else {
        D::fields(said, ahead)
    }
}

fn delete(act: &Act, cards: &Cards<'_>) -> Offer {
    let page = cards.page_words();
    let label = &cards.words().diary.delete;
    doing(label, &page.marks.delete, Role::Delete, act).confirmed(Confirm::of(&page.delete_entry))
}

/// Back to the exercise that is under way or to the diary, and what deletes it.
fn ways_on(delete: Offer, cards: &Cards<'_>) -> Vec<Offer> {
    let page = cards.page_words();
    let back = super::go(&cards.words().diary.back, &page.marks.diary, &At::Diary);
    cards.exercise().into_iter().chain([back, delete]).collect()
}

fn title(name: &str, at: Instant, zone: Zone, cards: &Cards<'_>) -> String {
    let today = cards.view.moment().today();
    dates::named(&cards.content().words, name, at, zone, today)
}

/// The title of a card, or the name of a breath or a practice; what is gone keeps its id.
fn tool_name(tool: &str, cards: &Cards<'_>) -> String {
    let (kind, id) = tool.split_once(':').unwrap_or(("", tool));
    let links = cards.view.ahead.links;
    let elsewhere = |kind| links.name(&Link::to(kind, id));
    let name = match kind {
        "card" => cards.deck().card(id).map(|card| card.text.title.clone()),
        "breathing" => elsewhere(LinkKind::Breathing),
        "practice" => elsewhere(LinkKind::Practice),
        _ => None,
    };
    name.unwrap_or_else(|| id.to_owned())
}

fn line(id: &str, name: &str, at: Instant, zone: Zone, said: &[String], to: &At) -> Item {
    let time = dates::clock(at, zone);
    Item::new(format!("entry-{id}"), format!("{time} {name}"))
        .note(said.join(" · "))
        .open(Target::go(to))
}

fn skill_line(entry: &SkillEntry, cards: &Cards<'_>) -> Result<Item, StoreError> {
    let words = &cards.words().diary;
    let note = &entry.note;
    let mut said = vec![how_words(words, note.how).to_owned()];
    if let (Some(before), Some(after)) = (note.before, note.after) {
        let (before, after) = (before.to_string(), after.to_string());
        let values = [("before", before.as_str()), ("after", after.as_str())];
        said.push(fill(&words.relief, &values));
    }
    let helped = note.helped;
    let helped = helped.map(|one| format!("{} {}", words.did_it_help, helped_words(words, one)));
    said.extend(helped);
    said.extend(note.why_not.map(|why| why_words(words, why).to_owned()));
    let name = tool_name(&note.tool, cards);
    let id = entry.id.parse()?;
    let to = At::Skill { id };
    Ok(line(&entry.id, &name, entry.at, entry.zone, &said, &to))
}

fn urge_line(entry: &UrgeEntry, cards: &Cards<'_>) -> Result<Item, StoreError> {
    let words = &cards.words().diary;
    let urge = entry.note.urge.map(|urge| {
        let urge = urge.to_string();
        fill(&words.urge_was, &[("urge", &urge)])
    });
    let acted = entry.note.acted;
    let acted = acted.map(|acted| acted_words(words, acted).to_owned());
    let said: Vec<_> = urge.into_iter().chain(acted).collect();
    let to = At::Urge {
        id: entry.id.parse()?,
    };
    let name = &words.urge_title;
    Ok(line(&entry.id, name, entry.at, entry.zone, &said, &to))
}

/// "2 skills used, one helped; 3 urges noted, the strongest 8; acted once"; while it holds that somebody used, without
/// the `lapses`.
pub(crate) fn day_in_a_line(words: &DiaryWords, day: &DiaryDay, lapses: bool) -> String {
    let part = |n: i32, said: &Counted| (n > 0).then(|| counted(said, i64::from(n)));
    let skills = [
        part(day.used, &words.used_count),
        part(day.tried, &words.tried_count),
        part(day.could_have, &words.could_have_count),
        part(day.helped, &words.helped_count),
    ];
    let highest = day.highest_urge.map(|urge| {
        let urge = urge.to_string();
        fill(&words.highest, &[("urge", &urge)])
    });
    let urges = [part(day.urges, &words.urges_count), highest];
    let acted = [part(day.acted, &words.acted_count).filter(|_| lapses)];
    let groups = [&skills[..], &urges[..], &acted[..]].map(|group| {
        let said: Vec<&str> = group.iter().flatten().map(String::as_str).collect();
        said.join(", ")
    });
    let said: Vec<String> = groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .collect();
    said.join("; ")
}
