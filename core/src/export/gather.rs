//! What stands in each part of a summary, as blocks. Everything is read by the functions of its room.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Format, Part, SummaryDraft};
use super::fhir;
use crate::cards::diary::{self, SkillUse};
use crate::content::{Instrument, KeptList, counted, fill};
use crate::crisis::Vault;
use crate::journal::{self, entry};
use crate::measures;
use crate::measures::records::{self, Record};
use crate::measures::score::{answer, band, signals_among};
use crate::page::{Answers, Block, Item, Items, LineRole};
use crate::progress::lists::{self, ListItem};
use crate::progress::{used, wording};
use crate::session::{self, ExerciseKind};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone};
use crate::view::{Link, View, dates};

/// The time that a summary is of, as instants: days begin at four.
pub(super) struct Span {
    pub(super) from: Instant,
    pub(super) to: Instant,
}

impl Span {
    pub(super) fn of(draft: &SummaryDraft, zone: Zone) -> Self {
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
    // What a clinic's computer gets is shown as it gets it.
    let as_fhir = draft.format == Format::Fhir;
    if as_fhir {
        blocks.push(Block::lines(LineRole::Small, [&words.fhir.about]));
    }
    let above = blocks.len();
    let adult = !vault.open().kept.settings.under_18;
    let parts = draft
        .parts
        .iter()
        .filter(|part| !as_fhir || fhir::holds(part));
    for part in parts {
        let found = match part {
            Part::List(id) => match content.list(id) {
                Some(list) => on_list(list, &items, &span, view),
                None => Vec::new(),
            },
            Part::Urges => urges(&span, draft.tells_of_use(), view, store)?,
            Part::Skills => skills(&span, view, store)?,
            Part::Measures => measured(&span, as_fhir, adult, view, store)?,
            Part::Signals => signals(&span, view, store)?,
            Part::Plan => plan(&span, view, vault),
            Part::Journal => written(&span, draft.tells_of_use(), view, store)?,
            Part::Lapses => lapses(&span, view, store)?,
        };
        if !found.is_empty() {
            blocks.push(Block::heading(part.title(content)));
            blocks.extend(found);
        }
    }
    if blocks.len() == above {
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
pub(super) fn of_time<'a>(
    list: &'a KeptList,
    items: &'a [ListItem],
    span: &'a Span,
) -> impl Iterator<Item = &'a ListItem> {
    let is_of_time = |item: &&ListItem| match &item.outcome {
        Some(outcome) => span.holds(outcome.at),
        None => item.made_at < span.to,
    };
    let of_list = items.iter().filter(|item| item.list == list.id);
    of_list.filter(is_of_time)
}

fn on_list(list: &KeptList, items: &[ListItem], span: &Span, view: &View<'_>) -> Vec<Block> {
    let lines = of_time(list, items, span).map(|item| {
        let said = lists::page::in_words(list, item, view);
        Item::new(format!("item-{}", item.id), said.title).detail(said.rest.join(" · "))
    });
    let items = Items::new(format!("of-{}", list.id)).items(lines);
    let some = !items.items.is_empty();
    some.then(|| Block::items(items)).into_iter().collect()
}

/// The rides that ended in that time, the oldest first.
pub(super) fn rides_of(
    span: &Span,
    store: &Store,
) -> Result<Vec<session::records::Record>, StoreError> {
    let mut rides = session::records::finished_between(store, span.from, span.to)?;
    rides.retain(|record| record.live.plan().kind == ExerciseKind::Ride);
    Ok(rides)
}

/// A ride in a line, without its day. That it ended with a use is told only where days of using are.
pub(super) fn ride_in_words(
    record: &session::records::Record,
    tells_of_use: bool,
    view: &View<'_>,
) -> String {
    let said = wording::summary(view.content(), record);
    let outcome = wording::course(record).outcome;
    let Some(used) = outcome.filter(|outcome| outcome.used() && !tells_of_use) else {
        return said;
    };
    let told = session::wording::outcome(&view.content().words, used);
    let others = said.split(" · ").filter(|part| *part != told);
    others.collect::<Vec<_>>().join(" · ")
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
    let counts: Vec<_> = counts.chain(noted(span, view, store)?).collect();
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let rides = rides_of(span, store)?;
    let lines = rides.iter().map(|record| {
        let day = dated(Day::of(record.live.started_at(), record.zone), view);
        let said = ride_in_words(record, tells_of_use, view);
        fill(&words.each_ride, &[("day", &day), ("said", &said)])
    });
    let lines: Vec<_> = lines.collect();
    let mut blocks = vec![Block::lines(LineRole::Body, counts)];
    if !lines.is_empty() {
        blocks.push(Block::lines(LineRole::Steps, lines));
    }
    Ok(blocks)
}

/// How many urges stand in the diary, and how strong the strongest was.
fn noted(span: &Span, view: &View<'_>, store: &Store) -> Result<Option<String>, StoreError> {
    let words = &view.content().export;
    let urges = diary::urges(store, span.from, span.to)?;
    let strengths: Vec<i32> = urges.iter().filter_map(|one| one.note.urge).collect();
    let Some(strongest) = strengths.iter().max() else {
        return Ok(None);
    };
    let said = counted(&words.urges_noted, strengths.len() as i64);
    let values = [("said", &*said), ("n", &*strongest.to_string())];
    Ok(Some(fill(&words.strongest, &values)))
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

/// What was filled in of one measure in that time, the oldest first.
pub(super) struct Measured {
    pub(super) id: String,
    /// None where this build does not know it.
    pub(super) instrument: Option<Cow<'static, Instrument>>,
    pub(super) name: String,
    pub(super) records: Vec<Record>,
}

/// Every measure of which something was filled in.
pub(super) fn measures_of(
    span: &Span,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Measured>, StoreError> {
    let mut found = Vec::new();
    for id in records::known(store)? {
        let now = view.moment().now;
        let mut records = records::list(store, &id, span.to, now, i32::MAX)?;
        records.retain(|record| span.holds(record.at));
        records.reverse();
        if records.is_empty() {
            continue;
        }
        let instrument = match measures::instrument(&id, store, view.content()) {
            Ok(known) => Some(known),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        };
        let name = instrument.as_ref().map_or(&id, |known| &known.name).clone();
        found.push(Measured {
            id,
            instrument,
            name,
            records,
        });
    }
    // Questionnaires first, then numbers of the person's own.
    found.sort_by_key(|one| {
        one.instrument
            .as_ref()
            .is_none_or(|one| one.licence.is_empty())
    });
    Ok(found)
}

/// Each measure with its numbers, the oldest first, and their curve; with each answer, where those leave too.
fn measured(
    span: &Span,
    with_answers: bool,
    // Ranges were found with adults alone.
    adult: bool,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Block>, StoreError> {
    let content = view.content();
    let words = &content.export;
    let mut blocks = Vec::new();
    for measured in measures_of(span, view, store)? {
        let (id, name, all) = (&measured.id, &measured.name, &measured.records);
        let day = |at, zone| dated(Day::of(at, zone), view);
        let lines: Vec<_> = all
            .iter()
            .map(|record| {
                let day = day(record.at, record.zone);
                match record.score {
                    Some(n_of) => {
                        let (n, most) = (n_of.to_string(), record.most.to_string());
                        let known = measured.instrument.as_ref().filter(|_| adult);
                        let band = known.and_then(|known| band(known, n_of));
                        // The lowest range is none that somebody closer looked at.
                        let band = band.filter(|band| band.from > 0);
                        let (template, band) = match band {
                            Some(band) => (&words.score_called, &*band.label),
                            None => (&words.score, ""),
                        };
                        let said = [("day", &*day), ("n", &*n), ("most", &*most), ("band", band)];
                        fill(template, &said)
                    }
                    None => fill(&words.incomplete, &[("day", &day)]),
                }
            })
            .collect();
        blocks.push(Block::lines(LineRole::Lead, [name]));
        let scored: Vec<_> = all
            .iter()
            .filter_map(|record| Some((record.clone(), record.score?)))
            .collect();
        if let [(first, _), .., (last, _)] = scored.as_slice()
            && first.at < last.at
        {
            let most = scored.iter().map(|(record, _)| record.most).max();
            let unit = &content.measures.history.unit;
            let point =
                |record: &Record, score| format!("{}: {score}", day(record.at, record.zone));
            let (id, said) = (format!("graph-{id}"), lines.join(", "));
            let most = most.unwrap_or(1).max(1);
            let graph = measures::curve(id, name, most, &scored, unit, said, point);
            blocks.extend(graph.map(|graph| Block::Graph { graph }));
        } else {
            blocks.push(Block::lines(LineRole::Steps, lines));
        }
        if with_answers {
            for record in all {
                let said = answers_of(&measured, record, view, store)?;
                if !said.is_empty() {
                    let day = day(record.at, record.zone);
                    blocks.push(Block::lines(LineRole::Body, [day]));
                    blocks.extend(steps(said.into_iter()));
                }
            }
        }
    }
    if !blocks.is_empty() {
        let note = [&words.not_a_diagnosis];
        blocks.push(Block::lines(LineRole::Small, note));
    }
    Ok(blocks)
}

/// What was answered that stands for danger, the oldest first.
fn signals(span: &Span, view: &View<'_>, store: &Store) -> Result<Vec<Block>, StoreError> {
    let mut lines = Vec::new();
    for measured in measures_of(span, view, store)? {
        let known = measured.instrument.as_deref();
        for record in &measured.records {
            let Some(known) = known.filter(|known| known.version == record.version) else {
                continue;
            };
            let (_, given) = records::find(store, record.id)?;
            let day = dated(Day::of(record.at, record.zone), view);
            lines.extend(signals_among(known, &given).map(|(item, said)| {
                let values = [("day", &*day), ("question", &*item.text), ("answer", said)];
                fill(&view.content().export.heavy_answer, &values)
            }));
        }
    }
    Ok(steps(lines.into_iter()))
}

/// Each answer in words; none where the form is another one by now.
fn answers_of(
    measured: &Measured,
    record: &Record,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<String>, StoreError> {
    let known = measured.instrument.as_ref();
    let known = known.filter(|known| known.version == record.version && !known.licence.is_empty());
    let Some(known) = known else {
        return Ok(Vec::new());
    };
    let (_, given) = records::find(store, record.id)?;
    let words = &view.content().export.fhir;
    let items = known.verbatim.items.iter();
    let said = items.filter_map(|item| {
        let place = answer(known, item, &given)?;
        let option = usize::try_from(place).ok();
        let option = option.and_then(|at| known.options(item).get(at).cloned());
        let option = option.unwrap_or_else(|| place.to_string());
        let values = [("question", &*item.text), ("answer", &*option)];
        Some(fill(&words.answer, &values))
    });
    Ok(said.collect())
}

fn plan(span: &Span, view: &View<'_>, vault: &Vault) -> Vec<Block> {
    let latest = vault.latest_versions(usize::MAX);
    let versions = latest.versions.iter();
    let changed = versions.filter(|(one, _)| span.holds(one.saved_at));
    let n = i64::try_from(changed.count()).unwrap_or(i64::MAX);
    let words = &view.content().export;
    let changed = (n > 0).then(|| counted(&words.plan_changed, n));
    // What does not read may be of any time.
    let unread = (latest.damaged || latest.unread.is_some()).then(|| words.plan_unread.clone());
    let lines: Vec<_> = changed.into_iter().chain(unread).collect();
    let block = (!lines.is_empty()).then(|| Block::lines(LineRole::Body, lines));
    block.into_iter().collect()
}

/// What was written, but for what stays out until it is ticked, and for a look back at a use where days of using are not
/// told.
fn written(
    span: &Span,
    tells_of_use: bool,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Block>, StoreError> {
    let mut blocks = Vec::new();
    for entry in entry::between(store, span.from, span.to)?.iter().rev() {
        let sheet = journal::worksheet(&entry.worksheet, store, view.content()).ok();
        let sheet = sheet.as_deref();
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

/// The days on which somebody used, the oldest first.
pub(super) fn days_of_use(
    span: &Span,
    view: &View<'_>,
    store: &Store,
) -> Result<BTreeSet<Day>, StoreError> {
    let zone = view.moment().zone;
    let uses = used::between(store, span.from, span.to)?;
    Ok(uses.into_iter().map(|one| Day::of(one.at, zone)).collect())
}

fn lapses(span: &Span, view: &View<'_>, store: &Store) -> Result<Vec<Block>, StoreError> {
    let days = days_of_use(span, view, store)?.into_iter();
    Ok(steps(days.map(|day| dated(day, view))))
}
