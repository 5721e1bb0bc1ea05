//! `ebb cards`, `ebb card`, `ebb suggest`, `ebb rehearse` and `ebb diary`.

use std::io::{self, Write};

use ebb_core::cards::diary::{Acted, Helped, SkillUse, WhyNot};
use ebb_core::cards::rehearsal::Grade;
use ebb_core::cards::{CardText, Surroundings, tool_of_card};
use ebb_core::screens::{
    Action, CardAction, CardScreen, CardsRehearsalScreen, CardsScreen, Companion, DiaryAction,
    DiaryScreen, Place,
};
use serde_json::json;

use crate::Failure;
use crate::card_cli::{
    ActedWord, CardCommand, DiaryCommand, GradeWord, HelpedWord, HowWord, MarkWord, PlaceWord,
    RehearseCommand, WhyNotWord,
};
use crate::clock::Clock;
use crate::json::SCHEMA;
use crate::report::labelled;

/// One card by its id, what a word finds, or the whole deck.
pub fn cards(
    companion: &Companion,
    clock: &Clock,
    words: &[String],
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let moment = clock.moment();
    let typed = words.join(" ");
    if let Some(card) = companion.card(&typed, &moment) {
        if json {
            writeln!(out, "{}", json!({ "schema": SCHEMA, "card": card }))?;
        } else {
            card_lines(out, &card)?;
        }
        return Ok(());
    }
    let screen = companion.cards(&typed, &moment);
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "cards": screen }))?;
    } else {
        list(out, &screen)?;
    }
    Ok(())
}

/// Does something with a card, and prints it as it is then.
pub fn card(
    companion: &mut Companion,
    clock: &Clock,
    command: CardCommand,
    json: bool,
) -> Result<(), Failure> {
    let text = |title: String, when: String, steps: Vec<String>, why: String| CardText {
        title,
        when,
        steps,
        why,
    };
    let change = match command {
        CardCommand::Write {
            title,
            when,
            steps,
            why,
            feelings,
        } => CardAction::Write {
            text: text(title, when, steps, why),
            feelings,
        },
        CardCommand::Reason { title, reason } => CardAction::WriteReason { title, reason },
        CardCommand::Edit {
            id,
            title,
            when,
            steps,
            why,
        } => {
            let now = companion.card(&id, &clock.moment());
            let now = now.and_then(|card| card.text).unwrap_or_default();
            CardAction::Edit {
                id,
                text: CardText {
                    title: title.unwrap_or(now.title),
                    when: when.unwrap_or(now.when),
                    steps: if steps.is_empty() { now.steps } else { steps },
                    why: why.unwrap_or(now.why),
                },
            }
        }
        CardCommand::Restore { id } => CardAction::Restore { id },
        CardCommand::Delete { id } => CardAction::Delete { id },
        CardCommand::Mark { id, mark, off } => match mark {
            MarkWord::Favourite => CardAction::Favourite { id, on: !off },
            MarkWord::Hidden => CardAction::Hide { id, on: !off },
            MarkWord::Worse => CardAction::MakesWorse { id, on: !off },
        },
        CardCommand::Tag { id, tag, off } => CardAction::Tag { id, tag, on: !off },
        CardCommand::Tick { id, caution, off } => CardAction::Tick {
            id,
            caution: caution.replace('-', "_"),
            on: !off,
        },
    };
    let place = companion.act(Action::Card { change }, &clock.moment())?;
    let out = &mut io::stdout().lock();
    match place {
        Place::Card { id } => {
            let Some(card) = companion.card(&id, &clock.moment()) else {
                return Ok(());
            };
            if json {
                writeln!(out, "{}", json!({ "schema": SCHEMA, "card": card }))?;
            } else {
                writeln!(out, "{id}")?;
                card_lines(out, &card)?;
            }
        }
        place => {
            if let Some(sheet) = companion.sheet(&place, &clock.moment()) {
                crate::report::sheet(out, &sheet)?;
            }
        }
    }
    Ok(())
}

/// The cards of a list.
pub fn list(out: &mut impl Write, screen: &CardsScreen) -> io::Result<()> {
    if let Some(plan) = &screen.plan_first {
        writeln!(out, "{}\n  ebb safe\n  ebb lines", plan.sentence)?;
    }
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    for group in &screen.groups {
        if !group.name.is_empty() {
            writeln!(out, "\n{}", group.name)?;
        }
        for card in &group.cards {
            writeln!(out, "  {}", labelled(&card.label, &card.detail))?;
        }
    }
    Ok(())
}

/// One card, from its cautions to its source.
pub fn card_lines(out: &mut impl Write, card: &CardScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", card.title, card.when)?;
    let small = [&card.origin, &card.note].into_iter().chain(&card.tags);
    for line in card
        .cautions
        .iter()
        .chain(small)
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for tick in &card.ticks {
        let mark = if tick.ticked { "[x]" } else { "[ ]" };
        writeln!(out, "{mark} {}", tick.text)?;
    }
    let first = (&String::new(), &card.steps);
    let outward = (&card.outward_label, &card.outward);
    let forms = if card.outward_first {
        [outward, first]
    } else {
        [first, outward]
    };
    for (label, steps) in forms.into_iter().filter(|(_, steps)| !steps.is_empty()) {
        writeln!(out, "\n{label}")?;
        for (number, step) in (1..).zip(steps) {
            writeln!(out, "{number}. {step}")?;
        }
    }
    if !card.why.is_empty() {
        writeln!(out, "\n{}: {}", card.why_label, card.why)?;
    }
    if !card.source.is_empty() {
        writeln!(out, "{}", card.source)?;
    }
    Ok(())
}

/// What could help somebody who feels like this.
pub fn suggest(
    companion: &mut Companion,
    clock: &Clock,
    feeling: &[String],
    (strength, minutes, place): (i32, i32, PlaceWord),
    explore: Option<bool>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    if let Some(on) = explore {
        let change = CardAction::Explore { on };
        companion.act(Action::Card { change }, &moment)?;
    }
    let typed = feeling.join(" ");
    let Some(state) = companion.state_named(&typed, &moment) else {
        let found = companion.cards(&typed, &moment);
        let out = &mut io::stdout().lock();
        if found.plan_first.is_some() && !json {
            list(out, &found)?;
            return Ok(());
        }
        let known: Vec<_> = found.states.into_iter().map(|state| state.label).collect();
        return Err(Failure::Usage(format!(
            "`{typed}` is not a feeling that Ebb knows; try one of: {}",
            known.join(", ")
        )));
    };
    let screen = companion.suggestions(state, strength, minutes, place.into(), &moment);
    let out = &mut io::stdout().lock();
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "suggest": screen }))?;
        return Ok(());
    }
    writeln!(out, "{}", screen.title)?;
    if let Some(plan) = &screen.plan_first {
        writeln!(out, "{}\n  ebb safe\n  ebb lines", plan.sentence)?;
    }
    for offer in &screen.suggestions {
        writeln!(out, "  {}", labelled(&offer.label, &offer.detail))?;
    }
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    Ok(())
}

/// What comes back today; choosing, leaving and grading a card.
pub fn rehearse(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<RehearseCommand>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut shown = false;
    let change = match command {
        None => None,
        Some(RehearseCommand::Show) => {
            shown = true;
            None
        }
        Some(RehearseCommand::Choose { id }) => Some(CardAction::Rehearse { id, on: true }),
        Some(RehearseCommand::Leave { id }) => Some(CardAction::Rehearse { id, on: false }),
        Some(RehearseCommand::Grade { id, grade }) => Some(CardAction::Grade {
            id,
            grade: grade.into(),
        }),
        Some(RehearseCommand::TakeBack { id }) => Some(CardAction::TakeBackGrade { id }),
    };
    if let Some(change) = change {
        companion.act(Action::Card { change }, &moment)?;
    }
    let screen = companion.rehearse_cards(shown, &moment);
    let out = &mut io::stdout().lock();
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "rehearse": screen }))?;
    } else {
        rehearsal_lines(out, &screen)?;
    }
    Ok(())
}

/// What comes back today, and what was chosen.
pub fn rehearsal_lines(out: &mut impl Write, screen: &CardsRehearsalScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", screen.title, screen.about)?;
    for line in [&screen.nothing, &screen.question]
        .into_iter()
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for (number, step) in (1..).zip(&screen.answer) {
        writeln!(out, "{number}. {step}")?;
    }
    for line in &screen.chosen {
        let detail = format!("{} · {} · {}", line.rehearsed, line.used, line.card.detail);
        writeln!(out, "  {}", labelled(&line.card.label, &detail))?;
    }
    Ok(())
}

/// The diary; noting a skill or an urge in it, and deleting a note.
pub fn diary(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<DiaryCommand>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut act = |change| companion.act(Action::Diary { change }, &moment);
    match command {
        None => {}
        Some(DiaryCommand::Skill {
            card,
            how,
            helped,
            why_not,
            before,
            after,
        }) => {
            let note = DiaryAction::NoteSkill {
                tool: tool_of_card(&card),
                how: how.into(),
            };
            if let Place::DiaryEntry { id } = act(note)? {
                let rate = |before, value: Option<i32>| {
                    let id = id.clone();
                    value.map(|value| DiaryAction::RateSkill { id, before, value })
                };
                let more = [
                    helped.map(|helped| DiaryAction::SayHelped {
                        id: id.clone(),
                        helped: helped.into(),
                    }),
                    why_not.map(|why_not| DiaryAction::SayWhyNot {
                        id: id.clone(),
                        why_not: why_not.into(),
                    }),
                    rate(true, before),
                    rate(false, after),
                ];
                for change in more.into_iter().flatten() {
                    act(change)?;
                }
            }
        }
        Some(DiaryCommand::Urge { strength, acted }) => {
            if strength.is_none() && acted.is_none() {
                let why = "say how strong the urge was, what you did, or both: --strength, --acted";
                return Err(Failure::Usage(why.to_owned()));
            }
            act(DiaryAction::NoteUrge {
                urge: strength,
                acted: acted.map(Into::into),
            })?;
        }
        Some(DiaryCommand::Delete { id }) => {
            let skill = DiaryAction::DeleteSkill { id: id.clone() };
            if act(skill).is_err() {
                act(DiaryAction::DeleteUrge { id })?;
            }
        }
    }
    let screen = companion.diary(&moment);
    let out = &mut io::stdout().lock();
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "diary": screen }))?;
        return Ok(());
    }
    writeln!(out, "{}", screen.title)?;
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    Ok(diary_days(out, &screen)?)
}

/// The days of the diary.
pub fn diary_days(out: &mut impl Write, screen: &DiaryScreen) -> io::Result<()> {
    for day in &screen.days {
        writeln!(out, "\n{}", labelled(&day.label, &day.counts))?;
        for entry in &day.entries {
            let name = format!("{} {}", entry.time, entry.open.label);
            writeln!(out, "  {}", labelled(&name, &entry.open.detail))?;
        }
    }
    Ok(())
}

impl From<PlaceWord> for Surroundings {
    fn from(word: PlaceWord) -> Self {
        match word {
            PlaceWord::Home => Self::Home,
            PlaceWord::Bed => Self::Bed,
            PlaceWord::Outside => Self::Outside,
            PlaceWord::People => Self::AmongPeople,
        }
    }
}

impl From<GradeWord> for Grade {
    fn from(word: GradeWord) -> Self {
        match word {
            GradeWord::NotYet => Self::NotYet,
            GradeWord::WithEffort => Self::WithEffort,
            GradeWord::Knew => Self::Knew,
            GradeWord::AtOnce => Self::AtOnce,
        }
    }
}

impl From<HowWord> for SkillUse {
    fn from(word: HowWord) -> Self {
        match word {
            HowWord::Used => Self::Used,
            HowWord::Tried => Self::Tried,
            HowWord::CouldHave => Self::CouldHave,
        }
    }
}

impl From<HelpedWord> for Helped {
    fn from(word: HelpedWord) -> Self {
        match word {
            HelpedWord::ALot => Self::ALot,
            HelpedWord::ALittle => Self::ALittle,
            HelpedWord::No => Self::No,
            HelpedWord::Worse => Self::Worse,
        }
    }
}

impl From<WhyNotWord> for WhyNot {
    fn from(word: WhyNotWord) -> Self {
        match word {
            WhyNotWord::Forgot => Self::Forgot,
            WhyNotWord::TooStrong => Self::TooStrong,
            WhyNotWord::DidNotWant => Self::DidNotWant,
            WhyNotWord::NoPlace => Self::NoPlace,
            WhyNotWord::ThoughtUseless => Self::ThoughtUseless,
            WhyNotWord::Other => Self::Other,
        }
    }
}

impl From<ActedWord> for Acted {
    fn from(word: ActedWord) -> Self {
        match word {
            ActedWord::No => Self::No,
            ActedWord::Partly => Self::Partly,
            ActedWord::Yes => Self::Yes,
        }
    }
}
