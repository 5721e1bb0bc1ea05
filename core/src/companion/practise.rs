//! Guided practices and the daily routine as pages: they join what is practised with cards, packs and what was done.

use super::state::Companion;
use crate::cards::Deck;
use crate::content::{PracticeContent, PracticeGroup, PracticeWords, counted, fill};
use crate::measures::page as measure_page;
use crate::packs::handed_routines;
use crate::packs::page as pack_page;
use crate::page::{Block, Item, Items, LineRole, NoticeKind, Offer, Place, Role, Target, Weight};
use crate::progress::{Practised, practised};
use crate::session::Practices;
use crate::session::page::{Act, At};
use crate::session::routine::{RoutineEntry, RoutinePart, routine};
use crate::store::Store;
use crate::view::{Body, Closed, Link, LinkKind, View};

/// What of the person's stands on these pages.
struct Own<'a> {
    store: &'a Store,
    chosen: Vec<RoutineEntry>,
    lately: Practised,
}

impl<'a> Own<'a> {
    fn read(view: &View<'a>) -> Result<Self, Closed> {
        let store = view.own()?;
        let moment = view.moment();
        Ok(Self {
            store,
            chosen: routine(store)?,
            lately: practised(store, moment.today(), moment.now)?,
        })
    }
}

impl Companion {
    /// The routine and all practices; on a day of using, those alone that keep awake and in the room.
    pub(super) fn practise_page(&self, view: &View<'_>) -> Body {
        let content = view.content();
        let words = &content.practice_words;
        let practices = self.practices(view.moment());
        let used = view.ahead.holds.used();
        let mut body = Body::new(&words.title).block(Block::lines(LineRole::Body, [&words.about]));
        if used {
            body = body.block(Block::lines(LineRole::Lead, [&words.after_using]));
        }
        let own = Own::read(view);
        match &own {
            Ok(own) => {
                body = body.blocks(count(words, &own.lately));
                body = body.blocks(routines(practices, own, view));
            }
            Err(closed) => body = body.block(closed.block(&view.ahead)),
        }
        let deck = self.deck(view.moment());
        body = body.blocks(groups(practices, &deck, own.is_ok(), used));
        if !used {
            let outward = view.ahead.holds.room();
            let label = if outward {
                &words.inward
            } else {
                &words.outward
            };
            let mark = &content.words.session.marks.room;
            let act = Act::Outward { on: !outward };
            let turn = Offer::new(label, Role::Change, Target::act(&act)).marked(mark);
            // A measure is offered to nobody who used (safety rules), and what was filled in does not show ahead of the lock.
            let measures = own.is_ok().then(|| measure_page::way_in(content));
            body = body.block(Block::offers([turn].into_iter().chain(measures)));
        }
        body
    }

    /// One practice before it starts, with its cautions whole; gone where today is not the day for it.
    pub(super) fn practice_page(&self, id: &str, view: &View<'_>) -> Body {
        let content = view.content();
        let words = &content.practice_words;
        let practices = self.practices(view.moment());
        let today = |practice: &&PracticeContent| !(practice.settles() && view.ahead.holds.used());
        let Some(practice) = practices.get(id).filter(today) else {
            return Body::gone(all());
        };
        let own = Own::read(view);
        let deck = self.deck(view.moment());
        let worse = deck.made_worse(&tool(practice)) && own.is_ok();
        let length = counted(&content.words.counts.minutes, i64::from(practice.minutes()));
        let about = format!("{} ({length})", practice.about);
        let known = &content.cautions.cautions;
        let mind = practice.cautions.iter().filter_map(|id| known.get(id));
        let mind: Vec<_> = mind.map(|caution| &caution.text).collect();
        let start = match view.ahead.links.offer(&Link::to(LinkKind::Exercise, "")) {
            Some(back) => back,
            None => {
                let act = Act::Practice { id: id.to_owned() };
                Offer::new(&words.start, Role::Begin, Target::act(&act))
            }
        };
        let mut offers = vec![start.weight(Weight::Main)];
        if let Ok(own) = &own {
            offers.extend(own_offers(practice, own, &deck, words));
        }
        let mut body = Body::new(&practice.name)
            .up(all())
            .block(Block::lines(LineRole::Body, [about]));
        if worse {
            body = body.block(Block::notice(NoticeKind::Told, &words.made_worse));
        }
        if !mind.is_empty() {
            body = body.block(Block::lines(LineRole::Caution, mind));
        }
        if content.practices.practices.iter().any(|own| own.id == id) {
            let review = &content.words.now.review;
            body = body.block(Block::lines(LineRole::Small, [review]));
        }
        let source = practices.source(practice);
        if !source.is_empty() {
            body = body.block(Block::lines(LineRole::Source, [source]));
        }
        let closed = own.err().map(|closed| closed.block(&view.ahead));
        body.block(Block::offers(offers)).blocks(closed)
    }
}

/// The routine and all practices, as a place.
fn all() -> Place {
    Place::to(&At::Practise)
}

fn tool(practice: &PracticeContent) -> String {
    format!("practice:{}", practice.id)
}

/// "You practised on 4 of the last 7 days, and on 11 of the last 30."
fn count(words: &PracticeWords, lately: &Practised) -> Option<Block> {
    let (week, month) = (lately.week.to_string(), lately.month.to_string());
    let said = fill(&words.count, &[("week", &week), ("month", &month)]);
    (lately.month > 0).then(|| Block::lines(LineRole::Lead, [said]))
}

/// The morning and the evening, and what was handed over for them, which goes with its pack.
fn routines(practices: Practices<'_>, own: &Own<'_>, view: &View<'_>) -> Vec<Block> {
    let content = practices.content;
    let words = &content.practice_words;
    let mut blocks = Vec::new();
    for part in RoutinePart::ALL {
        let (title, _, remove) = labels(part, words);
        let id = part_id(part);
        let entries = own.chosen.iter().filter(|entry| entry.part == part);
        let items = entries.filter_map(|entry| {
            let tool = entry.tool.clone();
            let item = routine_item(practices, &tool, own, view, id)?;
            let on = false;
            let act = Act::Routine { part, tool, on };
            Some(item.offers([Offer::new(remove, Role::Change, Target::act(&act))]))
        });
        let items: Vec<_> = items.collect();
        if !items.is_empty() {
            blocks.push(Block::items(titled(Items::new(id).items(items), title)));
        }
    }
    let handed = match handed_routines(own.store, content) {
        Ok(handed) => handed,
        Err(error) => {
            blocks.push(Closed::from(error).block(&view.ahead));
            return blocks;
        }
    };
    for (number, routine) in handed.iter().enumerate() {
        let parts = RoutinePart::ALL.into_iter();
        for (part, tools) in parts.zip([&routine.morning, &routine.evening]) {
            let id = format!("handed-{number}-{}", part_id(part));
            let packs = Target::go(&pack_page::At::All);
            let packs = Offer::new(&content.packs.title, Role::Go, packs);
            let items = tools.iter().filter_map(|tool| {
                let item = routine_item(practices, tool, own, view, &id)?;
                Some(item.offers([packs.clone()]))
            });
            let items: Vec<_> = items.collect();
            let from = content.unverified(&routine.from);
            let title = format!("{} ({from})", labels(part, words).0);
            if !items.is_empty() {
                blocks.push(Block::items(titled(Items::new(&id).items(items), &title)));
            }
        }
    }
    // One line says so: the names below are what somebody came for.
    if own.chosen.is_empty() && blocks.is_empty() {
        blocks.push(Block::lines(LineRole::Small, [&words.nothing_chosen]));
    }
    blocks
}

fn titled(items: Items, title: &str) -> Items {
    Items {
        title: Some(title.to_owned()),
        ..items
    }
}

fn part_id(part: RoutinePart) -> &'static str {
    match part {
        RoutinePart::Morning => "morning",
        RoutinePart::Evening => "evening",
    }
}

/// Its name; what puts something into it, and what takes it out.
fn labels(part: RoutinePart, words: &PracticeWords) -> (&str, &str, &str) {
    match part {
        RoutinePart::Morning => (&words.morning, &words.add_morning, &words.remove_morning),
        RoutinePart::Evening => (&words.evening, &words.add_evening, &words.remove_evening),
    }
}

/// A tool of the routine; none where it has left the content, or is not for a day of using.
fn routine_item(
    practices: Practices<'_>,
    tool: &str,
    own: &Own<'_>,
    view: &View<'_>,
    list: &str,
) -> Option<Item> {
    let used = view.ahead.holds.used();
    let open = match tool.split_once(':')? {
        ("practice", id) => {
            let practice = practices.get(id)?;
            let at = At::Practice { id: id.to_owned() };
            (!(used && practice.settles())).then(|| Target::go(&at))?
        }
        ("breathing", id) if !used => {
            let pattern = practices.content.pattern(id)?;
            Target::act(&Act::Breathe {
                pattern: pattern.id.clone(),
                minutes: pattern.minutes,
                from_rate: None,
            })
        }
        _ => return None,
    };
    let done = own.lately.today.iter().any(|done| done == tool);
    let note = if done {
        practices.content.practice_words.done_today.as_str()
    } else {
        ""
    };
    let item = Item::new(format!("{list}:{tool}"), practices.tool(tool));
    Some(item.note(note).open(open))
}

fn groups(practices: Practices<'_>, deck: &Deck, own: bool, used: bool) -> Vec<Block> {
    let content = practices.content;
    let words = &content.practice_words;
    let list = |group: PracticeGroup| {
        let fits =
            |practice: &&PracticeContent| practice.group == group && !(used && practice.settles());
        let mut of_group: Vec<_> = practices.all().filter(fits).collect();
        // What made things worse is last.
        of_group.sort_by_key(|practice| deck.made_worse(&tool(practice)));
        let items = of_group.iter().map(|practice| {
            // That somebody said so does not show ahead of the lock.
            let worse = deck.made_worse(&tool(practice)) && own;
            let note = if worse { words.made_worse.as_str() } else { "" };
            let id = practice.id.clone();
            Item::new(&practice.id, &practice.name)
                .note(note)
                .open(Target::go(&At::Practice { id }))
        });
        let id = format!("group-{}", crate::page::word_of(&group));
        let items: Vec<_> = items.collect();
        let name = words.groups.get(&group).cloned().unwrap_or_default();
        (!items.is_empty()).then(|| Block::items(titled(Items::new(id).items(items), &name)))
    };
    PracticeGroup::ALL.into_iter().filter_map(list).collect()
}

/// Into the routine or out of it, a caution ticked, "worse" taken back.
fn own_offers(
    practice: &PracticeContent,
    own: &Own<'_>,
    deck: &Deck,
    words: &PracticeWords,
) -> Vec<Offer> {
    let tool = tool(practice);
    let id = || practice.id.clone();
    let mut offers: Vec<_> = RoutinePart::ALL
        .map(|part| {
            let in_it = |entry: &RoutineEntry| entry.part == part && entry.tool == tool;
            let on = !own.chosen.iter().any(in_it);
            let (_, add, remove) = labels(part, words);
            let act = Act::Routine {
                part,
                tool: tool.clone(),
                on,
            };
            let label = if on { add } else { remove };
            Offer::new(label, Role::Change, Target::act(&act))
        })
        .into();
    if practice.needs_tick && deck.waits_for_tick(&practice.cautions) {
        let act = Act::Tick { id: id() };
        offers.push(Offer::new(&words.tick, Role::Done, Target::act(&act)));
    }
    if deck.made_worse(&tool) {
        let act = Act::NotWorse { id: id() };
        let label = &words.take_back_worse;
        offers.push(Offer::new(label, Role::Undo, Target::act(&act)));
    }
    offers
}
