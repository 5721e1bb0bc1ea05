//! What a command does: it looks at pages and carries out actions as any host does, prints a page as plain lines, and
//! records as JSON.

use std::io::{self, Write};

use clap::ValueEnum;
use ebb_core::companion::Refusal;
use ebb_core::companion::{self as own, Companion, first_page};
use ebb_core::crisis::page as crisis;
use ebb_core::page::{
    Action, Answer, Block, Choice, Field, Item, LineRole, Message, NoticeKind, Offer, Page, Place,
    Reply, Role, Target, Token,
};
use ebb_core::store::{Id, Store, StoreError, Work};
use ebb_core::view::{Closed, Failure as Cause};
use serde::Serialize;
use serde_json::json;

use crate::clock::Clock;
use crate::json::SCHEMA;
use crate::page::asked::{Asked, AskedKind, Typed};
use crate::page::entry::Entry;
use crate::page::fitted::{columns, fitted};
use crate::page::{choices, safe};
use crate::report::joined;
use crate::{Failure, json};

/// How other commands name what a page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Not at all.
    None,
    /// By its number in the list, from 1.
    Numbers,
    /// By the id that stands last in the token of its page.
    Ids,
    /// So, with what stands under something else.
    EveryId,
}

/// The page of a place.
pub fn page(companion: &mut Companion, clock: &Clock, at: &impl Token) -> Page {
    companion.page(&Place::to(at), &[], &clock.moment())
}

/// The page of something that was named; refused where that is not there, which on a screen leads up.
pub fn page_of(companion: &mut Companion, clock: &Clock, place: &Place) -> Result<Page, Failure> {
    let page = companion.page(place, &[], &clock.moment());
    if page.place == *place {
        Ok(page)
    } else {
        Err(gone(clock))
    }
}

/// Carries out what a command says, with what it says beside it. A question that only now could be asked is answered
/// with yes: whoever typed the whole command has said so.
pub fn act(
    companion: &mut Companion,
    clock: &Clock,
    act: &impl Token,
    said: &[Answer],
) -> Result<(Place, Option<Message>), Failure> {
    carry_out(companion, clock, Action::of(act), said)
}

/// Fills in the form of a page as somebody does who types, field by field, and sends it. Fields are named by their
/// path; what a command does not name keeps what stands there.
pub fn fill(
    companion: &mut Companion,
    clock: &Clock,
    at: &impl Token,
    typed: &[(&str, String)],
) -> Result<(Place, Option<Message>), Failure> {
    let filled = filled(companion, clock, at, typed)?;
    match filled.target {
        Target::Go { place } => Ok((place, None)),
        Target::Act { action } => {
            let done = carry_out_of(companion, clock, action, &filled.said, &filled.fields);
            done.map_err(|failure| match failure {
                // What nothing is called is no mistake in what was meant.
                Failure::Senseless(words) if filled.names_nothing => Failure::Usage(words),
                failure => failure,
            })
        }
    }
}

/// A form that was filled in, and not sent.
pub struct Filled {
    /// What sending it does.
    pub target: Target,
    /// What was said.
    pub said: Vec<Answer>,
    /// What was asked.
    fields: Vec<Field>,
    /// True where something was looked for by a name that nothing has.
    names_nothing: bool,
}

/// The same, but for sending it.
pub fn filled(
    companion: &mut Companion,
    clock: &Clock,
    at: &impl Token,
    typed: &[(&str, String)],
) -> Result<Filled, Failure> {
    let mut names_nothing = false;
    let moment = clock.moment();
    let mut page = companion.page(&Place::to(at), &[], &moment);
    let mut entry = Entry::default();
    entry.take_up(&choices::form(&page).ok_or_else(|| closed(&page))?.fields);
    for (path, text) in typed.iter().filter(|(_, text)| !text.is_empty()) {
        let form = choices::form(&page).ok_or_else(|| closed(&page))?;
        let Some(asked) = asked_at(&mut entry, &form.fields, path) else {
            return Err(Failure::Senseless(format!("{path}: {text}")));
        };
        match &asked.kind {
            AskedKind::Options { options, many } => {
                let named = |option: &&Choice| {
                    option.id == *text || option.label.to_lowercase() == text.to_lowercase()
                };
                match options.iter().find(named) {
                    Some(option) => entry.choose(path, &option.id, *many),
                    None => {
                        let words = &moment.content().pages.forms.no_such_choice;
                        let ids: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
                        let said = joined(&asked.label, ':', text);
                        let said = format!("{said}. {words} {}", ids.join(", "));
                        return Err(Failure::Senseless(said));
                    }
                }
            }
            AskedKind::Scale { .. } => entry.choose(path, text, false),
            AskedKind::Text(_) | AskedKind::Another => entry.set_text(path, text),
        }
        if asked.asks_again {
            let (answers, _) = entry.answers(&form.fields, &moment);
            page = companion.page(&page.place, &answers, &moment);
            let fields = &choices::form(&page).ok_or_else(|| closed(&page))?.fields;
            entry.take_up(fields);
            let found =
                |one: &Asked| one.path == *path && matches!(one.kind, AskedKind::Options { .. });
            let looks = matches!(asked.kind, AskedKind::Text(Typed::Find));
            names_nothing |= looks && !entry.asked(fields).iter().any(found);
        }
    }
    let form = choices::form(&page).ok_or_else(|| closed(&page))?;
    let (answers, problems) = entry.answers(&form.fields, &moment);
    if !problems.is_empty() {
        let problems = problems.into_iter().map(|problem| problem.words);
        let all: Vec<_> = problems.collect();
        return Err(Failure::Senseless(all.join(" ")));
    }
    Ok(Filled {
        target: form.submit.target.clone(),
        said: answers,
        fields: form.fields.clone(),
        names_nothing,
    })
}

/// The field with this path. Where it belongs to an entry that a list does not have yet, the list grows by one.
fn asked_at(entry: &mut Entry, fields: &[Field], path: &str) -> Option<Asked> {
    let find = |entry: &Entry| {
        let mut asked = entry.asked(fields).into_iter();
        asked.find(|asked| asked.path == path)
    };
    if let Some(asked) = find(entry) {
        return Some(asked);
    }
    let lists = entry.asked(fields).into_iter();
    let mut lists = lists.filter(|asked| asked.kind == AskedKind::Another);
    let list = lists.find(|list| path.starts_with(&format!("{}.", list.path)))?;
    entry.add(&list.path);
    find(entry)
}

/// That a page has nothing of the kind that a command asks for; it says why. Where the data do not read, nothing of what
/// was typed was senseless.
pub fn closed(page: &Page) -> Failure {
    let words = lines(page, Names::None).join("\n");
    if is_unread(page) {
        let failure = Cause::NotKept(words.clone());
        Failure::Stopped(Refusal { words, failure })
    } else {
        Failure::Senseless(words)
    }
}

/// True where a page says that something did not read.
fn is_unread(page: &Page) -> bool {
    let kind = NoticeKind::Problem;
    let problem =
        |block: &Block| matches!(block, Block::Notice { kind: found, .. } if *found == kind);
    page.blocks.iter().any(problem)
}

/// What stands in the form of a page, with what is said now in its place.
pub fn said(page: &Page, now: Vec<Answer>) -> Vec<Answer> {
    let fields = choices::form(page).map_or(&[][..], |form| form.fields.as_slice());
    let stands = fields.iter().filter_map(|field| {
        let said_now = now.iter().any(|answer| answer.field == field.id);
        let value = field.value.clone().filter(|_| !said_now)?;
        Some(Answer::new(&field.id, value))
    });
    let mut said: Vec<_> = stands.collect();
    said.extend(now);
    said
}

/// Carries out an action, such as one that a page offers.
pub fn carry_out(
    companion: &mut Companion,
    clock: &Clock,
    action: Action,
    said: &[Answer],
) -> Result<(Place, Option<Message>), Failure> {
    carry_out_of(companion, clock, action, said, &[])
}

/// The same with answers to these fields: what is wrong with one is said after what it was asked.
fn carry_out_of(
    companion: &mut Companion,
    clock: &Clock,
    mut action: Action,
    said: &[Answer],
    fields: &[Field],
) -> Result<(Place, Option<Message>), Failure> {
    loop {
        match companion.carry_out(&action, said, &clock.moment(), &Work::new())? {
            Reply::Went { to, message } => return Ok((to, message)),
            Reply::Asked { offer } => match offer.target {
                Target::Act { action: next } if next != action => action = next,
                _ => return Err(Failure::Senseless(offer.label)),
            },
            Reply::Refused { words, problems } => {
                let problems = problems.into_iter().map(|problem| {
                    let asked = fields.iter().find(|field| field.id == problem.field);
                    match asked.filter(|_| fields.len() > 1) {
                        // "For which day? This one is needed."
                        Some(field) => joined(&field.label, ':', &problem.words),
                        None => problem.words,
                    }
                });
                let all: Vec<_> = problems.collect();
                let said = if all.is_empty() { words } else { all.join(" ") };
                return Err(Failure::Senseless(said));
            }
            Reply::Hidden => return Ok((first_page(), None)),
        }
    }
}

/// What was named is not there.
pub fn gone(clock: &Clock) -> Failure {
    Failure::Senseless(clock.moment().content().pages.closed.gone.clone())
}

/// The store does not read.
pub fn unread(clock: &Clock, error: StoreError) -> Failure {
    let closed = Closed::Unreadable(error);
    Failure::Stopped(Refusal {
        words: closed.words(clock.moment().content()),
        failure: Cause::Closed(closed),
    })
}

/// An id as somebody typed it.
pub fn id(clock: &Clock, typed: &str) -> Result<Id, Failure> {
    typed.parse().map_err(|_| gone(clock))
}

/// The exit code of what cannot be done: 1 where the data do not read, else 3.
pub fn exit_code(cause: &Cause) -> u8 {
    match cause {
        Cause::Closed(Closed::Unreadable(StoreError::NotFound | StoreError::AlreadyRunning)) => 3,
        Cause::Closed(Closed::Unreadable(_)) | Cause::NotKept(_) => 1,
        Cause::Closed(Closed::Locked) | Cause::Gone | Cause::Senseless(_) => 3,
    }
}

/// What an item of a list leads to: the `number`th from 1 of the list with this id, as its room knows it.
pub fn numbered<At: Token>(page: &Page, list: &str, number: usize) -> Option<At> {
    place(
        items(page, list)?
            .get(number.checked_sub(1)?)?
            .open
            .as_ref()?,
    )
}

/// Where something leads, as its room knows it.
pub fn place<At: Token>(target: &Target) -> Option<At> {
    match target {
        Target::Go { place } => At::read(&place.token),
        Target::Act { .. } => None,
    }
}

/// How many a list of a page holds.
pub fn count(page: &Page, list: &str) -> usize {
    items(page, list).map_or(0, <[Item]>::len)
}

/// The list of a page with this id.
pub fn items<'p>(page: &'p Page, list: &str) -> Option<&'p [Item]> {
    page.blocks.iter().find_map(|block| match block {
        Block::Items { items } if items.id == list => Some(items.items.as_slice()),
        _ => None,
    })
}

/// Puts below each item of a page's list what the list `below` holds on the page that the item leads to.
pub fn unfold(companion: &mut Companion, clock: &Clock, page: &mut Page, list: &str, below: &str) {
    let lists = page.blocks.iter_mut().filter_map(|block| match block {
        Block::Items { items } if items.id == list => Some(items),
        _ => None,
    });
    for list in lists {
        for one in std::mem::take(&mut list.items) {
            let page = match &one.open {
                Some(Target::Go { place }) => Some(companion.page(place, &[], &clock.moment())),
                _ => None,
            };
            list.items.push(one);
            let found = page.as_ref().and_then(|page| items(page, below));
            let found = found.unwrap_or_default().iter().cloned();
            list.items.extend(found.map(|item| Item {
                under: true,
                ..item
            }));
        }
    }
}

/// The word of a choice of a command, as a field of a page knows it.
pub fn word(word: &impl ValueEnum) -> String {
    let word = word.to_possible_value();
    word.map_or_else(String::new, |word| word.get_name().replace('-', "_"))
}

/// Prints a page as lines. What can be done with it is other commands'.
pub fn print(out: &mut impl Write, page: &Page, names: Names) -> io::Result<()> {
    for line in lines(page, names) {
        say(out, &line)?;
    }
    out.flush()
}

/// Prints a line; in a terminal as the lines that it takes there.
pub fn say(out: &mut impl Write, line: &str) -> io::Result<()> {
    for line in fitted(&safe::line(line), columns()) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Prints a page of what the store holds.
///
/// # Errors
/// [`Failure::Unread`] where it did not all read, which the page says.
pub fn print_read(out: &mut impl Write, page: &Page, names: Names) -> Result<(), Failure> {
    print(out, page, names)?;
    if is_unread(page) {
        return Err(Failure::Unread);
    }
    Ok(())
}

/// Prints a page as lines, with what can be done from it.
pub fn print_whole(out: &mut impl Write, page: &Page) -> io::Result<()> {
    let mut lines = vec![page.title.clone()];
    for block in &page.blocks {
        match block {
            Block::Offers { lead, offers } => {
                lines.push(String::new());
                lines.extend(lead.clone());
                lines.extend(offers.iter().map(offered));
            }
            block => read(&mut lines, page, block, Names::None),
        }
    }
    lines.push(String::new());
    lines.extend(page.doors.iter().map(offered));
    for line in lines {
        say(out, &line)?;
    }
    out.flush()
}

fn offered(offer: &Offer) -> String {
    match &offer.detail {
        Some(detail) => format!("  {}. {detail}", offer.label),
        None => format!("  {}", offer.label),
    }
}

/// Prints what there is to say about what was done.
pub fn tell(out: &mut impl Write, message: Option<&Message>) -> io::Result<()> {
    match message {
        Some(message) => say(out, &message.words),
        None => Ok(()),
    }
}

/// Prints what was read of the store as JSON, under a name, with what could not be read or kept beside it.
pub fn record(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
    name: &str,
    value: &impl Serialize,
) -> io::Result<()> {
    let mut whole = json!({ "schema": SCHEMA, name: value });
    let problems = companion.problems(&clock.moment());
    if !problems.is_empty() {
        whole["notices"] = json!(problems);
    }
    json::print(out, &whole)
}

/// Reads what the person wrote.
pub fn own<T, E: Into<StoreError>>(
    companion: &Companion,
    clock: &Clock,
    read: impl FnOnce(&Store) -> Result<T, E>,
) -> Result<T, Failure> {
    Ok(companion.own(read, &clock.moment())?)
}

fn lines(page: &Page, names: Names) -> Vec<String> {
    let mut lines = vec![page.title.clone()];
    for block in &page.blocks {
        read(&mut lines, page, block, names);
    }
    lines
}

/// What of a block is read, line by line.
fn read(lines: &mut Vec<String>, page: &Page, block: &Block, names: Names) {
    match block {
        Block::Lines {
            role, lines: said, ..
        } => {
            if *role == LineRole::Heading {
                let above = page.blocks.iter().position(|one| std::ptr::eq(one, block));
                let below = page.blocks.iter().skip(above.map_or(0, |at| at + 1));
                let heading = LineRole::Heading;
                let is_heading =
                    |block: &&Block| matches!(block, Block::Lines { role, .. } if *role == heading);
                let mut below = below.take_while(|block| !is_heading(block));
                // What stands above nothing that is printed says nothing; a form is for who fills it in.
                if below.all(|block| matches!(block, Block::Form { .. } | Block::Offers { .. })) {
                    return;
                }
                lines.push(String::new());
            }
            let numbered = (1..).zip(said);
            lines.extend(numbered.map(|(number, line)| match role {
                LineRole::Steps => format!("  {number}) {line}"),
                _ => line.clone(),
            }));
        }
        Block::Notice {
            kind,
            words,
            offers,
        } => match kind {
            NoticeKind::Danger => {
                lines.push(format!("! {words}"));
                lines.extend(offers.iter().filter_map(command_of));
            }
            _ => {
                lines.push(words.clone());
                lines.extend(unlocks(offers));
            }
        },
        Block::Items { items } => {
            let title = items.title.as_ref();
            let says = !items.items.is_empty() || items.none.is_some() || items.note.is_some();
            if let Some(title) = title.filter(|title| says && **title != page.title) {
                lines.extend([String::new(), title.clone()]);
            }
            lines.extend(items.note.clone());
            if items.items.is_empty() {
                lines.extend(items.none.as_ref().map(|none| format!("  {none}")));
            }
            let mut number = 0;
            for one in &items.items {
                number += usize::from(!one.under);
                item(lines, number, one, names);
            }
        }
        Block::Month { month } => {
            lines.push(month.title.clone());
            let days = month.weeks.iter().flat_map(|week| &week.days);
            let days = days.filter(|day| day.in_month && !day.lines.is_empty());
            lines.extend(days.map(|day| format!("  {}: {}", day.words, day.lines.join(", "))));
        }
        Block::Graph { graph } => {
            lines.extend(graph.title.clone());
            lines.push(graph.sentence.clone());
        }
        Block::Live { exercise } => lines.extend(exercise.words.clone()),
        // Somebody is not to be left alone with it: where to turn is said here too.
        Block::Offers { offers, .. } if offers.iter().any(|offer| offer.role == Role::Call) => {
            lines.extend(["  ebb plan".to_owned(), "  ebb lines".to_owned()]);
        }
        Block::Offers { lead, offers } => {
            let commands: Vec<_> = offers.iter().filter_map(command_of).collect();
            if let Some(lead) = lead.as_ref().filter(|_| !commands.is_empty()) {
                lines.push(format!("! {lead}"));
                lines.extend(commands);
            }
            lines.extend(unlocks(offers));
        }
        Block::Form { .. } => {}
    }
}

/// The command that leads where an offer to somebody in danger does.
fn command_of(offer: &Offer) -> Option<String> {
    let Target::Go { place } = &offer.target else {
        return None;
    };
    let name = match crisis::At::read(&place.token)? {
        crisis::At::StaySafe { .. } => "safe",
        crisis::At::Plan { .. } => "plan",
        crisis::At::Lines { .. } => "lines",
        crisis::At::Emergency => "emergency",
        crisis::At::FeelIll => "ill",
        _ => return None,
    };
    Some(format!("  ebb {name}"))
}

/// The command that shows what is hidden, where a page offers to.
fn unlocks(offers: &[Offer]) -> Option<String> {
    let shows = |offer: &Offer| match &offer.target {
        Target::Act { action } => {
            matches!(own::Act::read(&action.token), Some(own::Act::Unlock { .. }))
        }
        Target::Go { .. } => false,
    };
    offers.iter().any(shows).then(|| "  ebb unhide".to_owned())
}

fn item(lines: &mut Vec<String>, number: usize, item: &Item, names: Names) {
    let ways = item.ways.iter().map(|way| way.label.as_str());
    let note = item.note.as_deref().into_iter();
    let detail = item.detail.as_deref().into_iter();
    let beside: Vec<_> = note.chain(ways).chain(detail).collect();
    let beside = beside.join(" · ");
    let tick = match item.ticked {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let name = match names {
        _ if item.under => "  ".to_owned(),
        Names::Numbers => format!("{number}. "),
        _ => String::new(),
    };
    let id = match (&item.open, names) {
        _ if item.under && names != Names::EveryId => None,
        (Some(Target::Go { place }), Names::Ids | Names::EveryId) => id_of(place),
        // What begins at once is known by its id here, after what kind of thing it is.
        (Some(Target::Act { .. }), Names::Ids) => item.id.split_once('-').map(|(_, id)| id),
        _ => None,
    };
    let id = id.map(|id| format!(" ({id})"));
    let title = format!("  {name}{tick}{}{}", item.title, id.unwrap_or_default());
    lines.push(match beside.as_str() {
        "" => title,
        _ if title.ends_with(['.', '?']) => format!("{title} {beside}"),
        _ => format!("{title}. {beside}"),
    });
}

/// The id in a token `room/word/id`.
fn id_of(place: &Place) -> Option<&str> {
    let mut parts = place.stop().split('/').skip(2);
    let id = parts.next()?;
    parts.next().is_none().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::page::{Items, Shape};
    use ebb_core::triggers::page::At;

    fn listed() -> Page {
        let place = |token: &str| Target::Go {
            place: Place {
                token: token.to_owned(),
            },
        };
        let id = "01937f1e-0000-7000-8000-000000000001";
        let one = Item::new("a", "The bar\u{1b}[2J").open(place(&format!("triggers/trigger/{id}")));
        let list = Items::new("map")
            .title("All")
            .items([one, Item::new("b", "Rain")]);
        Page {
            place: Place::to(&At::All),
            shape: Shape::Plain,
            title: "What sets it off".to_owned(),
            blocks: vec![Block::items(list)],
            doors: Vec::new(),
            up: None,
            look_again_at: None,
        }
    }

    #[test]
    fn what_a_list_shows_is_named_as_other_commands_ask_for_it_and_obeys_nothing() {
        let printed = |names| {
            let mut out = Vec::new();
            print(&mut out, &listed(), names).unwrap();
            String::from_utf8(out).unwrap()
        };
        let ids = printed(Names::Ids);
        assert!(ids.contains("  The bar"), "{ids}");
        assert!(
            ids.contains("(01937f1e-0000-7000-8000-000000000001)\n"),
            "{ids}"
        );
        assert!(!ids.contains('\u{1b}'), "{ids}");
        assert!(printed(Names::Numbers).contains("\n  2. Rain\n"));
        assert!(printed(Names::None).contains("\n  Rain\n"));
    }

    #[test]
    fn a_number_stands_for_the_place_that_the_item_opens() {
        let page = listed();
        assert!(matches!(
            numbered(&page, "map", 1),
            Some(At::Trigger { .. })
        ));
        for (list, number) in [("map", 0), ("map", 2), ("map", 3), ("other", 1)] {
            assert_eq!(numbered::<At>(&page, list, number), None);
        }
    }
}
