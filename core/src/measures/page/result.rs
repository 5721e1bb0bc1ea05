//! What a measure came to: a number, what it is called in the published scoring, and what it was before. The plan stands
//! above it where an answer or the number stands for danger.

use super::{Act, At, Measures, source};
use crate::content::{Instrument, counted, fill};
use crate::measures::records::{self, Record};
use crate::measures::score::{Given, Score, answer, band, score, stands_for_danger};
use crate::page::{Block, Confirm, Item, Items, LineRole, Offer, Place, Role, Target};
use crate::store::{Id, StoreError};
use crate::time::Day;
use crate::view::{Body, dates};

pub(super) fn page(id: Id, of: &Measures<'_>) -> Result<Body, StoreError> {
    let (record, given) = records::find(of.store, id)?;
    let words = of.words();
    let known = match of.instrument(&record.instrument) {
        Ok(known) => Some(known),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let name = known
        .as_ref()
        .map_or(record.instrument.as_str(), |one| one.name.as_str());
    let up = Place::to(&At::History {
        instrument: record.instrument.clone(),
        before: None,
    });
    let mut body = Body::new(name).up(up);
    let same = known.as_ref().filter(|one| one.version == record.version);
    // What an older form meant by an answer is not known here any more: its number alone is shown.
    let Some(instrument) = same else {
        let version = fill(&words.other_version, &[("version", &record.version)]);
        let lines = [
            number(&record, words.incomplete_short.as_str(), of),
            version,
        ];
        return Ok(body
            .block(Block::lines(LineRole::Lead, lines))
            .block(Block::offers([delete(id, of)])));
    };
    body.danger = stands_for_danger(instrument, &given);
    let lead = match score(instrument, &given) {
        Score::Of { value } => scored(value, instrument.most(), of),
        Score::Incomplete { missing } => counted(&words.incomplete, missing.len() as i64),
    };
    body = body.block(Block::lines(LineRole::Lead, [lead]));
    let meaning = meaning(instrument, &record, &given, of)?;
    if !meaning.is_empty() {
        body = body.block(Block::lines(LineRole::Body, meaning));
    }
    let questionnaire = !instrument.licence.is_empty();
    if questionnaire {
        body = body.block(Block::lines(LineRole::Small, [&words.not_a_diagnosis]));
    }
    if instrument.verbatim.items.len() > 1 {
        body = body.block(Block::items(answered(instrument, &given, of)));
    }
    let correct = Target::go(&At::Correct { id });
    let history = Target::go(&At::History {
        instrument: record.instrument.clone(),
        before: None,
    });
    Ok(body
        .block(Block::offers([
            Offer::of(&words.offers.correct, Role::Change, correct),
            Offer::of(&words.offers.history, Role::Go, history),
            delete(id, of),
        ]))
        .blocks(source(instrument, words)))
}

fn delete(id: Id, of: &Measures<'_>) -> Offer {
    let words = of.words();
    let delete = Target::act(&Act::Delete { id });
    let delete = Offer::of(&words.offers.delete, Role::Delete, delete);
    delete.confirmed(Confirm::of(&words.delete))
}

/// "12 of 27."
fn scored(value: i32, most: i32, of: &Measures<'_>) -> String {
    let values = [("score", &*value.to_string()), ("most", &*most.to_string())];
    fill(&of.words().scored, &values)
}

/// The number that was kept, in a line of its own or of a list.
pub(super) fn number(record: &Record, otherwise: &str, of: &Measures<'_>) -> String {
    let kept = record.score.map(|value| scored(value, record.most, of));
    kept.unwrap_or_else(|| otherwise.to_owned())
}

/// What the number is called, from where somebody looked closer, and what it was before; nothing without a number.
fn meaning(
    instrument: &Instrument,
    record: &Record,
    given: &Given,
    of: &Measures<'_>,
) -> Result<Vec<String>, StoreError> {
    let words = of.words();
    let Some(value) = score(instrument, given).value() else {
        return Ok(Vec::new());
    };
    let mut lines = Vec::new();
    let has_ranges = !(instrument.bands.is_empty() && instrument.cut_offs.is_empty());
    if has_ranges && of.under_18 {
        lines.push(words.adults_only.clone());
    } else {
        // Nobody who said something heavy is told that it is called "none".
        let heavy = stands_for_danger(instrument, given);
        let band = band(instrument, value).filter(|band| !(heavy && band.from == 0));
        lines.extend(band.map(|band| fill(&words.band, &[("band", &band.label)])));
        // One that was not reached would only frighten.
        let reached = instrument.cut_offs.iter();
        let reached = reached.filter(|cut_off| cut_off.from <= value);
        lines.extend(reached.map(|cut_off| {
            let from = cut_off.from.to_string();
            fill(&words.cut_off, &[("n", &from), ("text", &cut_off.text)])
        }));
    }
    let cautions = instrument.cautions.iter();
    let cautions = cautions.filter(|caution| caution.from <= value);
    lines.extend(cautions.map(|caution| caution.text.clone()));
    let before = records::numbers(of.store, instrument, record.at, 1)?;
    lines.extend(before.first().map(|(earlier, before)| {
        let template = match value.cmp(before) {
            std::cmp::Ordering::Less => &words.less,
            std::cmp::Ordering::Equal => &words.same,
            std::cmp::Ordering::Greater => &words.more,
        };
        let day = day(earlier, of);
        let (n, before) = ((value - before).abs().to_string(), before.to_string());
        fill(template, &[("before", &before), ("day", &day), ("n", &n)])
    }));
    Ok(lines)
}

/// The day on which it was begun, where the person was.
pub(super) fn day(record: &Record, of: &Measures<'_>) -> String {
    let moment = of.view.moment();
    let day = Day::of(record.at, record.zone);
    dates::day(&of.view.content().words, day, moment.today())
}

/// Each item with its answer.
fn answered(instrument: &Instrument, given: &Given, of: &Measures<'_>) -> Items {
    let words = of.words();
    let items = instrument.verbatim.items.iter().map(|item| {
        let value = answer(instrument, item, given);
        let said = value.map(|value| {
            let at = usize::try_from(value).unwrap_or(usize::MAX);
            let option = instrument.options(item).get(at);
            option.cloned().unwrap_or_else(|| value.to_string())
        });
        Item::new(format!("item-{}", item.id), &item.text)
            .note(said.unwrap_or_else(|| words.not_answered.clone()))
    });
    Items::new("answers").title(&words.answers).items(items)
}
