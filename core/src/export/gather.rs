//! What stands in each part of a summary, as blocks. Everything is read by the functions of its room.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Part, SummaryDraft};
use crate::cards::diary::{self, SkillUse};
use crate::content::{KeptList, counted, fill};
use crate::crisis::Vault;
use crate::journal::{self, entry};
use crate::measures::{self, records};
use crate::page::{
    Answers, Axis, Block, Graph, GraphKind, GraphPoint, Item, Items, LineRole, Series,
};
use crate::progress::lists::{self, ListItem};
use crate::progress::{used, wording};
use crate::session::{self, ExerciseKind};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone, to_millis};
use crate::view::{Link, View, dates};

const MS_PER_DAY: f64 = 86_400_000.0;
/// Times that one measure is shown, at most: the newest.
const MOST_NUMBERS: i32 = 100;

/// The time that a summary is of, as instants: days begin at four.
struct Span {
    from: Instant,
    to: Instant,
}

impl Span {
    fn of(draft: &SummaryDraft, zone: Zone) -> Self {
        let before = draft.from.date().pred_opt().map_or(draft.from, Day::from);
        Self {
            from: before.end(zone),
            to: draft.to.end(zone),
        }
    }

    fn holds(&self, at: Instant) -> bool {
        (self.from..self.to).contains(&at)
    }
}

/// A day as it reads on paper, with its year: what leaves is read on another day.
fn dated(day: Day, view: &View<'_>) -> String {
    dates::dated(&view.content().words, day)
}

/// The parts that are chosen, each under its title; what is empty is left out, and where all is, that is said.
pub(super) fn blocks(
    draft: &SummaryDraft,
    view: &View<'_>,
    store: &Store,
    vault: &Vault,
) -> Result<Vec<Block>, StoreError> {
    let content = view.content();
    let moment = view.moment();
    let words = &content.export;
    let span = Span::of(draft, moment.zone);
    let day = |day| dated(day, view);
    let period = [("from", &*day(draft.from)), ("to", &*day(draft.to))];
    let made = [("day", &*day(moment.date()))];
    let head = [fill(&words.period, &period), fill(&words.made_on, &made)];
    let mut blocks = vec![Block::lines(LineRole::Small, head)];
    let items = lists::items(store)?;
    for part in &draft.parts {
        let found = match part {
            Part::List(id) => match content.list(id) {
                Some(list) => on_list(list, &items, &span, view),
                None => Vec::new(),
            },
            Part::Urges => urges(&span, draft.tells_of_use(), view, store)?,
            Part::Skills => skills(&span, view, store)?,
            Part::Measures => measured(&span, view, store)?,
            Part::Plan => plan(&span, view, vault),
            Part::Journal => written(&span, draft.tells_of_use(), view, store)?,
            Part::Lapses => lapses(&span, view, store)?,
        };
        if !found.is_empty() {
            blocks.push(Block::heading(part.title(content)));
            blocks.extend(found);
        }
    }
    if blocks.len() == 1 {
        blocks.push(Block::lines(LineRole::Body, [&words.nothing]));
    }
    Ok(blocks)
}

/// A line each; nothing where there is none.
fn steps(lines: impl Iterator<Item = String>) -> Vec<Block> {
    let lines: Vec<_> = lines.collect();
    let some = !lines.is_empty();
    let block = some.then(|| Block::lines(LineRole::Steps, lines));
    block.into_iter().collect()
}

/// What is open on a list, and what was closed in that time.
fn on_list(list: &KeptList, items: &[ListItem], span: &Span, view: &View<'_>) -> Vec<Block> {
    let is_of_time = |item: &&ListItem| match &item.outcome {
        Some(outcome) => span.holds(outcome.at),
        None => item.made_at < span.to,
    };
    let of_list = items.iter().filter(|item| item.list == list.id);
    let lines = of_list.filter(is_of_time).map(|item| {
        let said = lists::page::in_words(list, item, view);
        Item::new(format!("item-{}", item.id), said.title).detail(said.rest.join(" · "))
    });
    let items = Items::new(format!("of-{}", list.id)).items(lines);
    let some = !items.items.is_empty();
    some.then(|| Block::items(items)).into_iter().collect()
}

/// How much was done, and each ride in a line. That one ended with a use is told only where days of using are.
fn urges(
    span: &Span,
    tells_of_use: bool,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Block>, StoreError> {
    let words = &view.content().export;
    let begun = session::records::begun(store, span.from, span.to)?;
    let kinds = [
        (ExerciseKind::Ride, &words.rides),
        (ExerciseKind::Breathing, &words.breathings),
        (ExerciseKind::Practice, &words.practices),
    ];
    let counts = kinds.into_iter().filter_map(|(kind, words)| {
        let of_kind = begun.iter().filter(|one| one.kind == kind);
        let days: BTreeSet<_> = of_kind
            .clone()
            .map(|one| Day::of(one.at, one.zone))
            .collect();
        let (n, days) = (of_kind.count() as i64, days.len() as i64);
        let on_days = &view.content().export.days;
        (n > 0).then(|| format!("{}, {}", counted(words, n), counted(on_days, days)))
    });
    let counts: Vec<_> = counts.collect();
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let rides = session::records::finished_between(store, span.from, span.to)?;
    let rides = rides
        .iter()
        .filter(|record| record.live.plan().kind == ExerciseKind::Ride);
    let lines = rides.map(|record| {
        let day = Day::of(record.live.started_at(), record.zone);
        let mut said = wording::summary(view.content(), record);
        let outcome = wording::course(record).outcome;
        if let Some(used) = outcome.filter(|outcome| outcome.used() && !tells_of_use) {
            let told = session::wording::outcome(&view.content().words, used);
            let others = said.split(" · ").filter(|part| *part != told);
            said = others.collect::<Vec<_>>().join(" · ");
        }
        let day = dated(day, view);
        fill(&words.each_ride, &[("day", &day), ("said", &said)])
    });
    let lines: Vec<_> = lines.collect();
    let mut blocks = vec![Block::lines(LineRole::Body, counts)];
    if !lines.is_empty() {
        blocks.push(Block::lines(LineRole::Steps, lines));
    }
    Ok(blocks)
}

/// Which skills were used or tried, the most often first.
fn skills(span: &Span, view: &View<'_>, store: &Store) -> Result<Vec<Block>, StoreError> {
    let words = &view.content().export;
    let mut times: BTreeMap<String, i64> = BTreeMap::new();
    for entry in diary::skills(store, span.from, span.to)? {
        if matches!(entry.note.how, SkillUse::Used | SkillUse::Tried) {
            *times.entry(entry.note.tool).or_default() += 1;
        }
    }
    let mut times: Vec<_> = times.into_iter().collect();
    times.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let lines = times.iter().map(|(tool, n)| {
        let link = tool.parse::<Link>().ok();
        let name = link.and_then(|link| view.ahead.links.name(&link));
        let name = name.as_ref().unwrap_or(tool);
        let times = counted(&words.times, *n);
        fill(&words.skill, &[("name", name), ("times", &times)])
    });
    Ok(steps(lines))
}

/// Each measure with its numbers, the oldest first, and their curve.
fn measured(span: &Span, view: &View<'_>, store: &Store) -> Result<Vec<Block>, StoreError> {
    let content = view.content();
    let moment = view.moment();
    let words = &content.export;
    let mut blocks = Vec::new();
    for id in records::known(store)? {
        let mut all = records::list(store, &id, span.to, moment.now, MOST_NUMBERS)?;
        all.retain(|record| span.holds(record.at));
        all.reverse();
        if all.is_empty() {
            continue;
        }
        let name = measures::instrument(&id, store, content);
        let name = name.map_or(id.clone(), |known| known.name.clone());
        let day = |at, zone| dated(Day::of(at, zone), view);
        let lines: Vec<_> = all
            .iter()
            .map(|record| {
                let day = day(record.at, record.zone);
                match record.score {
                    Some(n) => {
                        let (n, most) = (n.to_string(), record.most.to_string());
                        let said = [("day", &*day), ("n", &*n), ("most", &*most)];
                        fill(&words.score, &said)
                    }
                    None => fill(&words.incomplete, &[("day", &day)]),
                }
            })
            .collect();
        blocks.push(Block::lines(LineRole::Lead, [&name]));
        let scored = all
            .iter()
            .filter_map(|record| Some((record, record.score?)));
        let scored: Vec<_> = scored.collect();
        if let [(first, _), .., (last, _)] = scored.as_slice()
            && first.at < last.at
        {
            let days = |at: Instant| (to_millis(at) - to_millis(first.at)) as f64 / MS_PER_DAY;
            let points = scored.iter().map(|(record, score)| GraphPoint {
                across: days(record.at),
                up: f64::from(*score),
                words: format!("{}: {score}", day(record.at, record.zone)),
            });
            let axis = |most: f64| Axis {
                least: 0.0,
                most,
                unit: None,
            };
            let most = scored.iter().map(|(record, _)| record.most).max();
            blocks.push(Block::Graph {
                graph: Graph {
                    id: format!("graph-{id}"),
                    title: None,
                    kind: GraphKind::Line,
                    across: axis(days(last.at)),
                    up: axis(f64::from(most.unwrap_or(1)).max(1.0)),
                    series: vec![Series {
                        name: name.clone(),
                        points: points.collect(),
                    }],
                    marks: Vec::new(),
                    sentence: lines.join(", "),
                },
            });
        } else {
            blocks.push(Block::lines(LineRole::Steps, lines));
        }
    }
    if !blocks.is_empty() {
        let note = [&words.not_a_diagnosis];
        blocks.push(Block::lines(LineRole::Small, note));
    }
    Ok(blocks)
}

fn plan(span: &Span, view: &View<'_>, vault: &Vault) -> Vec<Block> {
    let versions = vault.versions();
    let changed = versions.iter().filter(|one| span.holds(one.saved_at));
    let n = i64::try_from(changed.count()).unwrap_or(i64::MAX);
    let words = &view.content().export.plan_changed;
    let line = (n > 0).then(|| Block::lines(LineRole::Body, [counted(words, n)]));
    line.into_iter().collect()
}

/// What was written, but for what stays out until it is ticked, and for a look back at a use where days of using are not
/// told.
fn written(
    span: &Span,
    tells_of_use: bool,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Block>, StoreError> {
    let content = view.content();
    let mut blocks = Vec::new();
    for entry in entry::between(store, span.from, span.to)?.iter().rev() {
        let sheet = content.worksheet(&entry.worksheet);
        let fields = sheet.map_or_else(Vec::new, |sheet| {
            let answers = journal::of_kept(&entry.answers, &[]);
            journal::fields_of(&sheet.fields, Answers::of(&answers), &view.ahead)
        });
        let answers = journal::of_kept(&entry.answers, &fields);
        // What its worksheet said of it is not known any more once that is gone.
        let may = sheet.is_some_and(|sheet| {
            let use_is_told = tells_of_use || !sheet.tells_of_use;
            use_is_told && journal::may_be_summed_up(sheet, Answers::of(&answers))
        });
        if !may {
            continue;
        }
        let title = sheet.map_or(entry.worksheet.as_str(), |sheet| &sheet.title);
        let day = dated(Day::of(entry.about, entry.zone), view);
        blocks.push(Block::lines(LineRole::Lead, [format!("{day}: {title}")]));
        let lines = answers
            .iter()
            .filter(|answer| fields.iter().any(|field| field.id == answer.field))
            .map(|answer| {
                let (label, said) = journal::told_on_paper(answer, &fields, &view.ahead);
                format!("{label} {}", said.join(" · "))
            });
        blocks.push(Block::lines(LineRole::Body, lines.collect::<Vec<_>>()));
    }
    Ok(blocks)
}

fn lapses(span: &Span, view: &View<'_>, store: &Store) -> Result<Vec<Block>, StoreError> {
    let zone = view.moment().zone;
    let days = used::between(store, span.from, span.to)?;
    let days: BTreeSet<_> = days.iter().map(|one| Day::of(one.at, zone)).collect();
    Ok(steps(days.into_iter().map(|day| dated(day, view))))
}
