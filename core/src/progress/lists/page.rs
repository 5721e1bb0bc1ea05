//! The pages of the lists: all of them with what comes up, one list, one item, and the forms that write it and say how it
//! went.

use super::records::{ListItem, find, items};
use super::{awake, notice, week};
use crate::content::{KeptList, counted, fill};
use crate::crisis::{number_ways, page::number_refused};
use crate::journal::{Kept, fields_of, of_kept, to_kept, told, told_on_paper};
use crate::page::{
    Answer, Answers, Block, Choice, Confirm, Field, FieldKind, Form, Item, Items, LineRole, Offer,
    Place, Problem, Role, Shape, Target, Value, Weight, form_problems,
};
use crate::store::{Id, LONGEST_TEXT, Store, StoreError};
use crate::view::{Body, Closed, Link, LinkKind, View, closed_body};

crate::tokens! {
    /// Where one can be among the lists.
    pub enum At in "lists" {
        /// All of them, and what comes up.
        All = "all",
        /// What there is to look at once a week.
        Week = "week",
        /// One list.
        List { list: String } = "list",
        /// Something new for it is written.
        New { list: String } = "new",
        /// One item.
        Item { id: Id } = "item",
        /// It is changed.
        Change { id: Id } = "change",
        /// How it went.
        Close { id: Id } = "close",
    }
}

crate::tokens! {
    /// What can be done with them.
    pub enum Act in "lists" {
        /// Keeps something new.
        Keep { list: String } = "keep",
        /// Keeps it as it was changed.
        Change { id: Id } = "change",
        /// Says how it went, by a form.
        Close { id: Id } = "close",
        /// Says how it went, at a touch.
        CloseAs { id: Id, outcome: String } = "close-as",
        /// It is open after all.
        Reopen { id: Id } = "reopen",
        /// Deletes it; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Brings it back from there.
        Restore { id: Id } = "restore",
    }
}

/// Days ahead in which an item comes up.
const SOON_DAYS: i64 = 14;
/// Ids of the fields that say how it went.
const OUTCOME: &str = "outcome";
const TOLD: &str = "told";

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().lists.title;
    let closed = |closed: &Closed| closed_body(title, closed, &view.ahead);
    let body = match view.own() {
        Ok(store) => match read(at, said, view, store) {
            Ok(body) => body,
            Err(StoreError::NotFound) => return Body::gone(all()),
            Err(error) => closed(&error.into()),
        },
        Err(why) => closed(&why),
    };
    match at {
        At::All => body,
        _ if body.up.is_some() => body,
        _ => body.up(all()),
    }
}

fn read(at: &At, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    Ok(match at {
        At::All => lists(view, &items(store)?).block(Block::offers([week::way_in(view)])),
        At::Week => week::page(view, &items(store)?),
        At::List { list } => one_list(list_of(list, view)?, view, &items(store)?),
        At::New { list } => {
            let list = list_of(list, view)?;
            let up = list_place(list);
            let act = Act::Keep {
                list: list.id.clone(),
            };
            form(&list.add.label, list, said, &[], &act, view).up(up)
        }
        At::Item { id } => one_item(&find(store, *id)?, view)?,
        At::Change { id } => {
            let item = find(store, *id)?;
            let list = list_of(&item.list, view)?;
            let title = &view.content().lists.offers.change.label;
            let there = answers(list, &item, view);
            let act = Act::Change { id: *id };
            form(title, list, said, &there, &act, view).up(item_place(*id))
        }
        At::Close { id } => close(&find(store, *id)?, said, view)?,
    })
}

/// All lists.
pub(super) fn all() -> Place {
    Place::to(&At::All)
}

pub(super) fn item_place(id: Id) -> Place {
    Place::to(&At::Item { id })
}

pub(super) fn list_place(list: &KeptList) -> Place {
    let list = list.id.clone();
    Place::to(&At::List { list })
}

/// The list with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it has left the content.
pub(super) fn list_of<'a>(id: &str, view: &View<'a>) -> Result<&'a KeptList, StoreError> {
    view.content().list(id).ok_or(StoreError::NotFound)
}

/// What is open and for a day that is near or over, then each list with how much is open on it.
fn lists(view: &View<'_>, items: &[ListItem]) -> Body {
    let words = &view.content().lists;
    let today = view.moment().today();
    let mut body = Body::new(&words.title);
    let open = items.iter().filter(|item| item.outcome.is_none());
    let mut soon: Vec<_> = open
        .filter_map(|item| {
            let list = view.content().list(&item.list)?;
            let due = notice::due(list, item)?;
            (due.days_since(today) <= SOON_DAYS).then_some((due, list, item))
        })
        .collect();
    soon.sort_by_key(|(due, _, item)| (*due, item.made_at));
    if !soon.is_empty() {
        let soon = soon.iter().map(|(_, list, item)| line(list, item, view));
        body = body.block(Block::items(
            Items::new("soon").title(&words.soon).items(soon),
        ));
    }
    let each = view.content().lists.lists.iter().map(|list| {
        let open = items
            .iter()
            .filter(|item| item.list == list.id && item.outcome.is_none());
        let open = i64::try_from(open.count()).unwrap_or(i64::MAX);
        let item = Item::new(format!("list-{}", list.id), &list.title);
        let item = item.open(Target::Go {
            place: list_place(list),
        });
        match open {
            0 => item,
            _ => item.note(counted(&words.open, open)),
        }
    });
    body.block(Block::items(Items::new("lists").items(each)))
}

/// What is open on a list, the nearest day first, and what is done with.
fn one_list(list: &KeptList, view: &View<'_>, items: &[ListItem]) -> Body {
    let words = &view.content().lists;
    let of_list = items.iter().filter(|item| item.list == list.id);
    let (mut open, mut closed): (Vec<_>, Vec<_>) = of_list.partition(|item| item.outcome.is_none());
    open.sort_by_key(|item| {
        let due = notice::due(list, item);
        (due.is_none(), due, item.made_at)
    });
    closed.sort_by_key(|item| std::cmp::Reverse(item.outcome.as_ref().map(|outcome| outcome.at)));
    let mut body = Body::new(&list.title);
    if !list.about.is_empty() {
        body = body.block(Block::lines(LineRole::Small, &list.about));
    }
    let new = At::New {
        list: list.id.clone(),
    };
    let people = list.awake.as_ref().filter(|_| !open.is_empty());
    if let Some(hours) = people {
        let moment = view.moment();
        let is_awake = |item: &&ListItem| awake::is_awake(item, hours, moment.now, moment.zone);
        let (awake, others) = open.into_iter().partition(is_awake);
        open = others;
        body = body.blocks(who_is_awake(list, &awake, view));
    }
    let items = open.iter().map(|item| line(list, item, view));
    let mut open = Items::new("open").items(items).offers([Offer::of(
        &list.add,
        Role::Write,
        Target::go(&new),
    )]);
    open = match people {
        Some(_) => open.title(&words.others),
        None => open.none(&list.none),
    };
    body = body.block(Block::items(open));
    if !closed.is_empty() {
        let closed = closed.iter().map(|item| line(list, item, view));
        let closed = Items::new("closed").title(&words.closed).items(closed);
        body = body.block(Block::items(closed));
    }
    body
}

/// Those who are awake at this hour, above everybody else; where nobody is, the way to people who answer.
fn who_is_awake(list: &KeptList, awake: &[&ListItem], view: &View<'_>) -> Vec<Block> {
    let words = &view.content().lists;
    let lines = awake.iter().map(|item| line(list, item, view));
    let items = Items::new("awake")
        .title(&words.awake)
        .none(&words.nobody_awake)
        .items(lines);
    let people = view.ahead.links.place(&Link::to(LinkKind::People, ""));
    let people = people.filter(|_| awake.is_empty()).map(|place| {
        let label = &view.content().words.sheet.lines;
        Block::offers([Offer::new(label, Role::Go, Target::Go { place })])
    });
    [Block::items(items)].into_iter().chain(people).collect()
}

/// Its line in a list.
pub(super) fn line(list: &KeptList, item: &ListItem, view: &View<'_>) -> Item {
    let words = &view.content().lists;
    let moment = view.moment();
    let (fields, answers) = read_item(list, item, view);
    let mut notes: Vec<String> = list
        .notes
        .iter()
        .filter_map(|id| answers.iter().find(|answer| answer.field == *id))
        .flat_map(|answer| told(answer, &fields, &view.ahead).1)
        .collect();
    if let Some(outcome) = &item.outcome {
        let day = moment.calendar_day(crate::time::Day::of(outcome.at, moment.zone));
        let label = label(list, &outcome.id);
        notes = vec![fill(&words.said, &[("outcome", label), ("day", &day)])];
    } else if let Some(due) = notice::due(list, item) {
        let late = list.due.as_ref().and_then(|due| due.late.as_ref());
        let template = if due < moment.today() {
            late.unwrap_or(&words.late)
        } else {
            &words.due
        };
        notes.push(fill(template, &[("day", &moment.calendar_day(due))]));
    }
    let mut line = Item::new(format!("item-{}", item.id), called(list, item))
        .open(Target::go(&At::Item { id: item.id }));
    line.ways = ways(list, item, view);
    if notes.is_empty() {
        line
    } else {
        line.note(notes.join(" · "))
    }
}

fn label<'a>(list: &'a KeptList, outcome: &'a str) -> &'a str {
    let known = list.outcomes.iter().find(|one| one.id == outcome);
    known.map_or(outcome, |one| &one.label)
}

/// What an item is called: the first line of what names it.
pub(crate) fn called(list: &KeptList, item: &ListItem) -> String {
    let name = item.answers.get(&list.name).and_then(|name| name.as_str());
    let first = name.and_then(|name| name.lines().next());
    first.unwrap_or(&list.title).to_owned()
}

fn ways(list: &KeptList, item: &ListItem, view: &View<'_>) -> Vec<crate::page::ContactWay> {
    let number = list.phone.as_ref().and_then(|id| item.answers.get(id));
    let number = number.and_then(|number| number.as_str());
    number.map_or_else(Vec::new, |typed| number_ways(view.content(), typed))
}

/// The fields of an item, and what was said.
fn read_item(list: &KeptList, item: &ListItem, view: &View<'_>) -> (Vec<Field>, Vec<Answer>) {
    let fields = |said: &[Answer]| fields_of(&list.fields, Answers::of(said), &view.ahead);
    let answers = of_kept(&item.answers, &fields(&[]));
    (fields(&answers), answers)
}

fn answers(list: &KeptList, item: &ListItem, view: &View<'_>) -> Vec<Answer> {
    read_item(list, item, view).1
}

fn one_item(item: &ListItem, view: &View<'_>) -> Result<Body, StoreError> {
    let list = list_of(&item.list, view)?;
    let words = &view.content().lists;
    let moment = view.moment();
    let (fields, answers) = read_item(list, item, view);
    let mut body = Body::new(called(list, item)).up(list_place(list));
    if let Some(outcome) = &item.outcome {
        let day = moment.calendar_day(crate::time::Day::of(outcome.at, moment.zone));
        let said = [("outcome", label(list, &outcome.id)), ("day", &day)];
        let said = [fill(&words.said, &said), outcome.told.clone()];
        let said = said.into_iter().filter(|line| !line.is_empty());
        body = body.block(Block::lines(LineRole::Lead, said.collect::<Vec<_>>()));
    }
    let ways = ways(list, item, view);
    if !ways.is_empty() {
        let mut who = Item::new("number", called(list, item));
        who.ways = ways;
        body = body.block(Block::items(Items::new("numbers").items([who])));
    }
    for answer in &answers {
        let (label, lines) = told(answer, &fields, &view.ahead);
        // What the title and the ways say is not said again.
        let is_title = answer.field == list.name && lines == [called(list, item)];
        let is_way = list.phone.as_ref() == Some(&answer.field);
        if is_title || is_way || lines.iter().all(String::is_empty) {
            continue;
        }
        let role = match &answer.value {
            Value::Each { .. } => LineRole::Steps,
            _ => LineRole::Body,
        };
        body = body
            .block(Block::heading(label))
            .block(Block::lines(role, lines));
    }
    if let Some(day) = notice::comes(list, item, moment) {
        let day = moment.calendar_day(day);
        let comes = fill(&words.kept_by_notice, &[("day", &day)]);
        body = body.block(Block::lines(LineRole::Small, [comes]));
    }
    Ok(body.block(Block::offers(offers(list, item, view))))
}

/// An item in words, for what is handed over: what it is called, and what else was said of it.
pub(crate) struct InWords {
    pub title: String,
    pub rest: Vec<String>,
}

/// The item in words, with how it went.
pub(crate) fn in_words(list: &KeptList, item: &ListItem, view: &View<'_>) -> InWords {
    let (fields, answers) = read_item(list, item, view);
    let others = answers.iter().filter(|answer| answer.field != list.name);
    let mut rest: Vec<_> = others
        .map(|answer| {
            let (label, lines) = told_on_paper(answer, &fields, &view.ahead);
            format!("{label} {}", lines.join("; "))
        })
        .collect();
    if let Some(outcome) = &item.outcome {
        rest.push(label(list, &outcome.id).to_owned());
        rest.extend(Some(outcome.told.clone()).filter(|told| !told.is_empty()));
    }
    InWords {
        title: called(list, item),
        rest,
    }
}

fn offers(list: &KeptList, item: &ListItem, view: &View<'_>) -> Vec<Offer> {
    let words = &view.content().lists;
    let id = item.id;
    let mut offers = Vec::new();
    match (&item.outcome, list.outcomes.as_slice()) {
        (Some(_), _) => {
            let reopen = Target::act(&Act::Reopen { id });
            offers.push(Offer::of(&words.offers.reopen, Role::Undo, reopen));
        }
        (None, []) => {}
        // One word that closes it is said at a touch.
        (None, [only]) if list.ask.is_none() => {
            let outcome = only.id.clone();
            let close = Target::act(&Act::CloseAs { id, outcome });
            offers.push(Offer::new(&only.label, Role::Done, close));
        }
        (None, _) => {
            let close = Target::go(&At::Close { id });
            offers.push(Offer::of(&words.offers.answer, Role::Write, close));
        }
    }
    let change = Target::go(&At::Change { id });
    offers.push(Offer::of(&words.offers.change, Role::Change, change));
    let delete = Target::act(&Act::Delete { id });
    let delete = Offer::of(&words.offers.delete, Role::Delete, delete);
    offers.push(delete.confirmed(Confirm::of(&words.delete_item)));
    offers
}

/// What a list asks; what its items are called by cannot be left out.
fn asked(list: &KeptList, said: Answers<'_>, view: &View<'_>) -> Vec<Field> {
    let mut fields = fields_of(&list.fields, said, &view.ahead);
    for field in &mut fields {
        field.needed |= field.id == list.name;
    }
    fields
}

/// A page with one form; nobody reads what is written there, and that stands first.
fn form(
    title: &str,
    list: &KeptList,
    said: Answers<'_>,
    there: &[Answer],
    act: &Act,
    view: &View<'_>,
) -> Body {
    let fields = if said.all().is_empty() {
        let stands = Answers::of(there);
        stands.standing_in(asked(list, stands, view))
    } else {
        asked(list, said, view)
    };
    form_of(title, fields, act, view)
}

fn form_of(title: &str, fields: Vec<Field>, act: &Act, view: &View<'_>) -> Body {
    let content = view.content();
    let keep = Offer::of(&content.lists.offers.keep, Role::Done, Target::act(act));
    let form = Form::new("form", fields, keep.weight(Weight::Main));
    Body::new(title)
        .shape(Shape::Form)
        .block(Block::lines(
            LineRole::Small,
            [&content.triggers.nobody_reads],
        ))
        .block(Block::Form { form })
}

/// What was said of an item, as it is kept.
///
/// # Errors
/// What is wrong, at each field.
pub(super) fn checked(
    list: &KeptList,
    said: Answers<'_>,
    view: &View<'_>,
) -> Result<Kept, Vec<Problem>> {
    let fields = asked(list, said, view);
    let content = view.content();
    let mut problems = form_problems(&fields, said, &content.pages.forms);
    let number = list
        .phone
        .as_ref()
        .and_then(|id| said.words(id).zip(Some(id)));
    if let Some((typed, id)) = number
        && let Some(words) = number_refused(typed, &view.ahead)
    {
        problems.push(Problem::new(id, words));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let asks = |answer: &&Answer| fields.iter().any(|field| field.id == answer.field);
    let said: Vec<_> = said.all().iter().filter(asks).cloned().collect();
    Ok(to_kept(&said))
}

fn close_fields(list: &KeptList, view: &View<'_>) -> Vec<Field> {
    let words = &view.content().lists.fields.outcome;
    let options = list.outcomes.iter();
    let options = options
        .map(|one| Choice::new(&one.id, &one.label))
        .collect();
    let kind = FieldKind::Choice {
        options,
        many: false,
    };
    let ask = list.ask.as_ref();
    std::iter::once(Field::asked(OUTCOME, words, kind).needed())
        .chain(ask.map(|label| Field::text(TOLD, label, LONGEST_TEXT)))
        .collect()
}

fn close(item: &ListItem, said: Answers<'_>, view: &View<'_>) -> Result<Body, StoreError> {
    let list = list_of(&item.list, view)?;
    if list.outcomes.is_empty() {
        return Err(StoreError::NotFound);
    }
    let mut fields = close_fields(list, view);
    if let Some(outcome) = item.outcome.as_ref().filter(|_| said.all().is_empty()) {
        for field in &mut fields {
            field.value = match field.id.as_str() {
                OUTCOME => Some(Value::chosen(&outcome.id)),
                _ => Some(&outcome.told)
                    .filter(|told| !told.is_empty())
                    .map(Value::words),
            };
        }
    }
    let act = Act::Close { id: item.id };
    Ok(form_of(&called(list, item), fields, &act, view).up(item_place(item.id)))
}

/// How it went, and what was said beside it.
///
/// # Errors
/// What is wrong, at each field.
pub(super) fn outcome_said(
    list: &KeptList,
    said: Answers<'_>,
    view: &View<'_>,
) -> Result<(String, String), Vec<Problem>> {
    let fields = close_fields(list, view);
    let forms = &view.content().pages.forms;
    let problems = form_problems(&fields, said, forms);
    if !problems.is_empty() {
        return Err(problems);
    }
    let outcome = said.chosen(OUTCOME).unwrap_or_default().to_owned();
    Ok((outcome, said.words(TOLD).unwrap_or_default().to_owned()))
}
