//! `ebb cards`, `ebb card` and `ebb suggest`.

use std::io::{self, Write as _};

use ebb_core::cards::page::{Act, At, OwnCardDraft, WordsDraft};
use ebb_core::cards::{CardText, state_named};
use ebb_core::companion::Companion;
use ebb_core::content::{CardState, fill};
use ebb_core::page::{Answer, Block, Items, Message, Page, Place, Token as _, Value};
use ebb_core::store::StoreError;
use ebb_core::view::Draft as _;

use crate::Failure;
use crate::card_cli::{CardCommand, MarkWord, PlaceWord};
use crate::clock::Clock;
use crate::command::{self, Names};

/// One card by its id, what a word finds, or the whole deck.
pub fn cards(
    companion: &mut Companion,
    clock: &Clock,
    words: &[String],
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let moment = clock.moment();
    let typed = words.join(" ");
    if let Some(card) = companion.card_record(&typed, &moment) {
        if json {
            command::record(out, companion, clock, "card", &card)?;
        } else {
            let page = command::page(companion, clock, &card_at(&typed));
            command::print(out, &page, Names::None)?;
        }
    } else if json {
        let found = companion.cards_record(&typed, &moment);
        command::record(out, companion, clock, "cards", &found)?;
    } else if typed.trim().is_empty() {
        let page = whole_deck(companion, clock);
        command::print(out, &page, Names::Ids)?;
    } else {
        command::print(out, &found(companion, clock, &typed), Names::Ids)?;
    }
    Ok(())
}

fn card_at(id: &str) -> At {
    At::Card {
        id: id.to_owned(),
        felt: None,
    }
}

/// What the search finds.
fn found(companion: &mut Companion, clock: &Clock, typed: &str) -> Page {
    let said = [Answer::new("typed", Value::words(typed))];
    companion.page(&Place::to(&At::All), &said, &clock.moment())
}

/// The first page of the cards, with what stands on the shelf of each topic.
fn whole_deck(companion: &mut Companion, clock: &Clock) -> Page {
    let mut page = command::page(companion, clock, &At::All);
    let blocks = std::mem::take(&mut page.blocks).into_iter();
    page.blocks = blocks
        .flat_map(|block| match block {
            Block::Items { items } => topics(companion, clock, items),
            block => vec![block],
        })
        .collect();
    page
}

fn topics(companion: &mut Companion, clock: &Clock, shelves: Items) -> Vec<Block> {
    let mut blocks = Vec::new();
    for shelf in shelves.items {
        let at = shelf.open.as_ref().and_then(command::place::<At>);
        let Some(at @ At::OfModule { .. }) = at else {
            continue;
        };
        let cards = command::page(companion, clock, &at).blocks.into_iter();
        blocks.extend(cards.map(|block| match block {
            Block::Items { items } => Block::items(items.title(&shelf.title)),
            block => block,
        }));
    }
    blocks
}

/// Does something with a card, and prints it as it is then.
pub fn card(
    companion: &mut Companion,
    clock: &Clock,
    command: CardCommand,
    json: bool,
) -> Result<(), Failure> {
    let named = command.id().map(str::to_owned);
    let way_out = matches!(
        command,
        CardCommand::Mark {
            mark: MarkWord::Worse,
            off: false,
            ..
        }
    );
    let (to, message) = change(companion, clock, command)?;
    let written = match At::read(&to.token) {
        Some(At::Card { id, .. }) if named.is_none() => Some(id),
        _ => None,
    };
    let out = &mut io::stdout().lock();
    let id = named.as_ref().or(written.as_ref());
    let card = id.and_then(|id| companion.card_record(id, &clock.moment()));
    if json {
        return Ok(command::record(out, companion, clock, "card", &card)?);
    }
    if let Some(id) = &written {
        // Other commands know it by that.
        writeln!(out, "{id}")?;
    }
    command::tell(out, message.as_ref())?;
    if way_out {
        let page = companion.page(&to, &[], &clock.moment());
        command::print(out, &page, Names::None)?;
    } else if let Some(card) = card {
        let page = command::page(companion, clock, &card_at(&card.id));
        command::print(out, &page, Names::None)?;
    }
    Ok(())
}

fn change(
    companion: &mut Companion,
    clock: &Clock,
    command: CardCommand,
) -> Result<(Place, Option<Message>), Failure> {
    let (act, said) = match command {
        CardCommand::Write {
            title,
            when,
            steps,
            why,
            feelings,
        } => {
            let text = CardText {
                title,
                when,
                steps,
                why,
            };
            let draft = OwnCardDraft {
                words: WordsDraft::of(&text),
                states: states(clock, &feelings)?,
            };
            (Act::Keep, draft.answers())
        }
        CardCommand::Reason { title, reason } => {
            let said = [("title", title), ("why", reason)];
            return command::fill(companion, clock, &At::WriteReason, &said);
        }
        CardCommand::Edit {
            id,
            title,
            when,
            steps,
            why,
        } => {
            let card = companion.card_record(&id, &clock.moment());
            let now = card.map(|card| card.text).unwrap_or_default();
            let text = CardText {
                title: title.unwrap_or(now.title),
                when: when.unwrap_or(now.when),
                steps: if steps.is_empty() { now.steps } else { steps },
                why: why.unwrap_or(now.why),
            };
            (Act::Change { id }, WordsDraft::of(&text).answers())
        }
        CardCommand::Restore { id } => (Act::FirstWords { id }, Vec::new()),
        CardCommand::Delete { id } => {
            let id = command::id(clock, &id)?;
            (Act::Delete { id }, Vec::new())
        }
        CardCommand::Mark { id, mark, off } => {
            // The way out stands open whatever it is called; a command names a card.
            let known = companion.card_record(&id, &clock.moment()).is_some();
            let looked = command::own(companion, clock, |_| Ok::<_, StoreError>(())).is_ok();
            if looked && !known {
                return Err(command::gone(clock));
            }
            (marked(id, mark, !off), Vec::new())
        }
        CardCommand::Tag {
            id,
            tag,
            off: false,
        } => {
            let said = [("tag", tag)];
            return command::fill(companion, clock, &At::Tag { id }, &said);
        }
        CardCommand::Tag { id, tag, off: true } => {
            let page = command::page(companion, clock, &card_at(&id));
            let tag = tag_of(&page, &tag).ok_or_else(|| command::gone(clock))?;
            (Act::Untag { id, tag }, Vec::new())
        }
        CardCommand::Tick { id, caution, off } => {
            let caution = caution.replace('-', "_");
            let on = !off;
            (Act::Tick { id, caution, on }, Vec::new())
        }
    };
    command::act(companion, clock, &act, &said)
}

fn marked(id: String, mark: MarkWord, on: bool) -> Act {
    match mark {
        MarkWord::Favourite => Act::Favourite { id, on },
        MarkWord::Hidden => Act::Hide { id, on },
        MarkWord::Worse if on => Act::Worse { id },
        MarkWord::Worse => Act::NotWorse { id },
    }
}

/// The id that stands for a tag in places, of one that a card carries.
fn tag_of(page: &Page, tag: &str) -> Option<String> {
    let mut tags = command::items(page, "tags")?.iter();
    let item = tags.find(|item| item.title == tag)?;
    match item.open.as_ref().and_then(command::place) {
        Some(At::Tagged { tag }) => Some(tag),
        _ => None,
    }
}

/// The feelings that words name, with commas between.
fn states(clock: &Clock, words: &str) -> Result<Vec<CardState>, Failure> {
    let words = words.split(',').map(str::trim);
    let content = clock.moment().content();
    words
        .filter(|word| !word.is_empty())
        .map(|word| {
            let unknown = || Failure::Senseless(unknown_feeling(clock, word));
            state_named(content, word).ok_or_else(unknown)
        })
        .collect()
}

fn unknown_feeling(clock: &Clock, word: &str) -> String {
    let words = &clock.moment().content().cards_words;
    let labels = words.states.values().map(|state| state.label.as_str());
    let all: Vec<_> = labels.collect();
    let template = &words.page.refused.unknown_feeling;
    fill(template, &[("word", word), ("all", &all.join(", "))])
}

/// What could help somebody who feels like this.
pub fn suggest(
    companion: &mut Companion,
    clock: &Clock,
    feeling: &[String],
    (intensity, minutes, place): (i32, i32, PlaceWord),
    explore: Option<bool>,
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let moment = clock.moment();
    let typed = feeling.join(" ");
    let here = place.into();
    let Some(state) = state_named(moment.content(), &typed) else {
        let found = companion.cards_record(&typed, &moment);
        return match (found.comes_first(), json) {
            // It is no feeling, and people or a number come first.
            (true, true) => Ok(command::record(out, companion, clock, "cards", &found)?),
            (true, false) => {
                let page = self::found(companion, clock, &typed);
                Ok(command::print(out, &page, Names::Ids)?)
            }
            (false, _) => Err(Failure::Usage(unknown_feeling(clock, &typed))),
        };
    };
    if let Some(on) = explore {
        let act = Act::Explore {
            on,
            state,
            intensity,
            minutes,
            here,
        };
        command::act(companion, clock, &act, &[])?;
    }
    if json {
        let feels = (state, intensity);
        let found = companion.suggestions_record(feels, minutes, here, &moment)?;
        return Ok(command::record(out, companion, clock, "suggest", &found)?);
    }
    let at = At::Suggest {
        state,
        intensity,
        minutes,
        here,
    };
    let page = command::page(companion, clock, &at);
    Ok(command::print(out, &page, Names::Ids)?)
}
