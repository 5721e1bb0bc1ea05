//! `--plain`: the same jobs line by line, with numbered choices and no redraw, for screen readers.

use std::io::{self, BufRead as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ebb_core::crisis::PlanEdit;
use ebb_core::screens::{
    Action, Asked, Companion, Offer, Place, PlanAction, PlanScreen, TriggerAction, TriggersScreen,
};
use ebb_core::session::{Phase, Question};

use crate::clock::Clock;
use crate::follow::{begin, phase_words};
use crate::form::{self, Form, asks_twice};
use crate::report::{self, far_ahead, labelled};
use crate::signals::Stop;
use crate::{Failure, Start};

const LOOK_UP: Duration = Duration::from_millis(50);
const HISTORY_PAGE: i32 = 20;
const HELP: &str =
    "Type a number and Enter. b: back to the first screen. ?: the choices again. q: leave.";

/// Runs until the person leaves, input ends, or a signal asks to.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
) -> Result<(), Failure> {
    let mut place = match &start {
        Start::At(place) => place.clone(),
        Start::Doing(_) => Place::Exercise,
    };
    begin(companion, clock, start)?;
    let input = read_lines();
    loop {
        let chosen = match place {
            Place::Exercise if companion.running().is_some() => {
                exercise(companion, clock, &input, stop)?
            }
            Place::Exercise => Chosen::Action(Action::Go { place: Place::Now }),
            Place::Hidden => return Ok(()),
            _ => {
                let choices = show(companion, clock, &place)?;
                choose(&choices, &input, stop)?
            }
        };
        let action = match chosen {
            Chosen::Leave => return Ok(()),
            Chosen::Again => continue,
            Chosen::Action(action) => action,
        };
        match companion.act(action, &clock.moment()) {
            Ok(next) => place = next,
            Err(error) => println(&error.to_string())?,
        }
    }
}

enum Chosen {
    Action(Action),
    Again,
    Leave,
}

/// What a number stands for.
enum Choice {
    Do(Offer),
    /// Questions that are answered a line each.
    Fill(String, Form),
}

/// Prints a screen and gives what can be chosen there.
fn show(companion: &Companion, clock: &Clock, place: &Place) -> Result<Vec<Choice>, Failure> {
    let mut fills = Vec::new();
    let moment = clock.moment();
    let out = &mut io::stdout();
    let back = Offer {
        action: Action::Go { place: Place::Now },
        label: "Back".to_owned(),
        detail: String::new(),
    };
    let offers = match place {
        Place::Breathe => {
            let screen = companion.breathe(&moment);
            writeln!(out, "\n{}", screen.title)?;
            let mut offers = Vec::new();
            for card in screen.patterns.iter().chain([&screen.finder]) {
                let detail = [&card.about, &card.rate, &card.shape, &card.note]
                    .map(String::as_str)
                    .join(" ");
                offers.push(Offer {
                    label: card.name.clone(),
                    detail,
                    ..card.start.clone()
                });
            }
            if let Some(first) = screen.patterns.first() {
                for caution in &first.cautions {
                    writeln!(out, "{caution}")?;
                }
            }
            offers.push(screen.still);
            offers.push(back);
            offers.extend(screen.doors);
            offers
        }
        Place::History => {
            let screen = companion.history(far_ahead(&moment), HISTORY_PAGE, &moment);
            writeln!(out, "\n{}", screen.title)?;
            for line in screen
                .statements
                .iter()
                .chain([&screen.empty])
                .filter(|line| !line.is_empty())
            {
                writeln!(out, "{line}")?;
            }
            let mut offers = Vec::new();
            for day in &screen.days {
                for entry in &day.entries {
                    let label = format!("{} {} {}", day.label, entry.time, entry.name);
                    offers.push(Offer {
                        label,
                        detail: entry.summary.clone(),
                        ..entry.open.clone()
                    });
                }
            }
            offers.push(back);
            offers
        }
        Place::Plan { door } => {
            let screen = companion.plan(*door, &moment);
            writeln!(out)?;
            report::plan(out, &screen)?;
            if screen.can_edit {
                fills = plan_forms(&screen);
            }
            if !screen.lock_question.is_empty() {
                writeln!(out, "{}", screen.lock_question)?;
            }
            let mut offers = screen.lock_choices;
            offers.extend(
                screen
                    .parts
                    .iter()
                    .flat_map(|part| &part.entries)
                    .filter_map(|line| line.opens.clone()),
            );
            offers.extend(screen.offers);
            offers.push(back);
            offers.extend(screen.doors);
            offers
        }
        Place::Lines { region } => {
            let screen = companion.lines(region, &moment);
            writeln!(out)?;
            report::lines(out, &screen)?;
            let own = screen.mine.into_iter().chain(screen.under_18);
            own.chain([back])
                .chain(screen.doors)
                .chain(screen.regions)
                .collect()
        }
        Place::AfterPlan => {
            let screen = companion.after_plan(&moment);
            writeln!(out, "\n{}", screen.question)?;
            screen.answers.into_iter().chain([back]).collect()
        }
        Place::Triggers => {
            let screen = companion.triggers(&moment);
            writeln!(out)?;
            report::triggers(out, &screen)?;
            if !companion.is_locked() {
                fills = map_forms(&screen);
            }
            let answers = screen.check_ins.into_iter().flat_map(|card| card.answers);
            answers.chain([back]).chain(screen.doors).collect()
        }
        Place::Rehearse { plan, urge } => match companion.rehearse(plan, *urge, &moment) {
            Some(screen) => {
                writeln!(
                    out,
                    "\n{}\n{}\n{}",
                    screen.title, screen.about, screen.sentence
                )?;
                for step in &screen.steps {
                    writeln!(out, "{step}")?;
                }
                let form = form::rehearsed(plan, *urge, &screen);
                fills.push(Choice::Fill(screen.what_worked.clone(), form));
                vec![screen.makes_worse, back]
            }
            None => vec![back],
        },
        Place::PlanHelped { ride, plan } => match companion.plan_helped(ride, plan, &moment) {
            Some(screen) => {
                writeln!(out, "\n{}\n{}", screen.question, screen.sentence)?;
                screen.answers
            }
            None => vec![back],
        },
        Place::PlanVersions => {
            let screen = companion.plan_versions(&moment);
            writeln!(out, "\n{}", screen.title)?;
            let versions = screen.versions.into_iter().filter_map(|version| {
                let label = format!("{} {}", version.when, version.lines.join("; "));
                Some(Offer {
                    label: format!("{}: {label}", version.go_back.as_ref()?.label),
                    ..version.go_back?
                })
            });
            versions.chain([back]).collect()
        }
        Place::Entry { id } => match companion.entry(id, &moment) {
            Ok(entry) => {
                writeln!(out, "\n{}", entry.title)?;
                for line in &entry.lines {
                    writeln!(out, "{line}")?;
                }
                let mut offers = entry.outcomes;
                offers.push(entry.back);
                offers.push(entry.delete);
                offers
            }
            Err(error) => {
                writeln!(out, "{error}")?;
                vec![back]
            }
        },
        place => match companion.sheet(place, &moment) {
            Some(sheet) => {
                writeln!(out)?;
                report::sheet(out, &sheet)?;
                sheet.offers
            }
            None => {
                let screen = companion.now(&moment);
                writeln!(out, "\n{}\n{}", screen.title, screen.greeting)?;
                for line in screen
                    .notices
                    .iter()
                    .chain([&screen.today])
                    .filter(|line| !line.is_empty())
                {
                    writeln!(out, "{line}")?;
                }
                screen.offers.into_iter().chain(screen.doors).collect()
            }
        },
    };
    let mut choices: Vec<Choice> = offers.into_iter().map(Choice::Do).collect();
    choices.extend(fills);
    for (number, choice) in (1..).zip(&choices) {
        match choice {
            Choice::Do(offer) => {
                writeln!(out, "{number}. {}", labelled(&offer.label, &offer.detail))?
            }
            Choice::Fill(label, _) => writeln!(out, "{number}. {label}")?,
        }
    }
    println(HELP)?;
    Ok(choices)
}

/// What can be written into the trigger map.
fn map_forms(screen: &TriggersScreen) -> Vec<Choice> {
    let labels = &screen.labels;
    let named = |label: &str, name: &str| format!("{label}: {name}");
    let mut forms = vec![
        Choice::Fill(labels.write.clone(), form::trigger(screen)),
        Choice::Fill(labels.day.clone(), form::day(labels)),
    ];
    for trigger in &screen.triggers {
        let plan = form::if_then(&trigger.id, labels);
        forms.push(Choice::Fill(named(&labels.plan, &trigger.name), plan));
        let met = form::met(&trigger.id, labels);
        forms.push(Choice::Fill(named(&labels.met, &trigger.name), met));
        for plan in &trigger.plans {
            let rehearse = form::rehearse(&plan.id, labels);
            forms.push(Choice::Fill(
                named(&labels.rehearse, &plan.sentence),
                rehearse,
            ));
        }
        let id = trigger.id.clone();
        forms.push(Choice::Do(Offer {
            action: Action::Trigger {
                change: TriggerAction::Remove { id },
            },
            label: named(&labels.remove, &trigger.name),
            detail: labels.remove_detail.clone(),
        }));
    }
    forms
}

/// What can be written into the plan.
fn plan_forms(screen: &PlanScreen) -> Vec<Choice> {
    let labels = &screen.labels;
    let mut forms = Vec::new();
    if !screen.empty.is_empty() {
        forms.push(Choice::Fill(labels.first.clone(), form::first(screen)));
    }
    for part in &screen.parts {
        let label = format!("{}: {}", labels.add, part.title);
        forms.push(Choice::Fill(label, form::write(part, labels)));
        for line in &part.entries {
            let id = line.entry.id.clone();
            let action = Action::Plan {
                change: PlanAction::Edit {
                    edit: PlanEdit::RemoveEntry { id },
                },
            };
            let label = format!("{}: {}", labels.remove, line.text);
            forms.push(Choice::Do(Offer {
                action,
                label,
                detail: labels.remove_detail.clone(),
            }));
        }
    }
    for part in &screen.parts {
        let label = format!("{}: {}", labels.person, part.title);
        forms.push(Choice::Fill(label, form::person(part.section, labels)));
    }
    forms
}

fn print_offers(first: usize, offers: &[Offer]) -> io::Result<()> {
    let out = &mut io::stdout();
    for (number, offer) in (first..).zip(offers) {
        writeln!(out, "{number}. {}", labelled(&offer.label, &offer.detail))?;
    }
    out.flush()
}

fn choose(choices: &[Choice], input: &Receiver<String>, stop: &Stop) -> Result<Chosen, Failure> {
    loop {
        let Some(line) = next_line(input, stop) else {
            return Ok(Chosen::Leave);
        };
        match line.trim() {
            "q" => return Ok(Chosen::Leave),
            "b" => return Ok(Chosen::Action(Action::Go { place: Place::Now })),
            "" | "?" => return Ok(Chosen::Again),
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| choices.get(number.checked_sub(1)?))
            {
                Some(Choice::Do(offer)) if asks_twice(&offer.action) => {
                    println(&format!("{} y, or anything else to keep it.", offer.detail))?;
                    return Ok(match next_line(input, stop) {
                        Some(answer) if answer.trim() == "y" => {
                            Chosen::Action(offer.action.clone())
                        }
                        _ => Chosen::Again,
                    });
                }
                Some(Choice::Do(offer)) => return Ok(Chosen::Action(offer.action.clone())),
                Some(Choice::Fill(_, form)) => return fill(form.clone(), input, stop),
                None => println(HELP)?,
            },
        }
    }
}

/// Asks one thing after the other.
fn fill(mut form: Form, input: &Receiver<String>, stop: &Stop) -> Result<Chosen, Failure> {
    for prompt in &mut form.prompts {
        println(&labelled(&prompt.label, &prompt.hint))?;
        let Some(line) = next_line(input, stop) else {
            return Ok(Chosen::Leave);
        };
        line.trim().clone_into(&mut prompt.text);
    }
    Ok(form.action().map_or(Chosen::Again, Chosen::Action))
}

/// The next line that is typed; none at the end of the input or where a signal asks to leave.
fn next_line(input: &Receiver<String>, stop: &Stop) -> Option<String> {
    loop {
        if stop.asked() {
            return None;
        }
        match input.recv_timeout(LOOK_UP) {
            Ok(line) => return Some(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Prints what changes in a running exercise, until something is chosen. While a scale stands open a bare number
/// rates; choices beside it have letters.
fn exercise(
    companion: &mut Companion,
    clock: &Clock,
    input: &Receiver<String>,
    stop: &Stop,
) -> Result<Chosen, Failure> {
    let mut said_words = String::new();
    let mut said_phase: Option<(Phase, i32)> = None;
    let mut said_question: Option<Option<Question>> = None;
    let out = &mut io::stdout();
    loop {
        let moment = clock.moment();
        companion.tick(moment.now);
        let (Some(frame), Some(screen)) =
            (companion.frame(moment.now), companion.exercise(&moment))
        else {
            return Ok(Chosen::Action(Action::Go { place: Place::Now }));
        };
        if screen.words != said_words {
            writeln!(out, "{}", screen.words)?;
            said_words.clone_from(&screen.words);
        }
        let question = screen.asked.as_ref().map(|asked| asked.question);
        if said_question != Some(question) {
            for line in [&screen.not_kept, &screen.advice]
                .into_iter()
                .chain(&screen.plans)
                .filter(|line| !line.is_empty())
            {
                writeln!(out, "{line}")?;
            }
            if said_question.is_none() {
                for caution in &screen.cautions {
                    writeln!(out, "{caution}")?;
                }
            }
            print_asked(screen.asked.as_ref(), &screen.offers, &screen.doors)?;
            said_question = Some(question);
        }
        if frame.phase != Phase::Rest && said_phase != Some((frame.phase, frame.breath)) {
            writeln!(out, "  {}", phase_words(&screen, frame.phase))?;
            said_phase = Some((frame.phase, frame.breath));
        }
        out.flush()?;
        if stop.asked() {
            return Ok(Chosen::Leave);
        }
        match input.recv_timeout(LOOK_UP.min(clock.real(250))) {
            Ok(line) => match chosen_in_exercise(
                line.trim(),
                screen.asked.as_ref(),
                &screen.offers,
                &screen.doors,
            ) {
                Some(chosen) => return Ok(chosen),
                None => said_question = None,
            },
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Chosen::Leave),
        }
    }
}

fn print_asked(asked: Option<&Asked>, offers: &[Offer], doors: &[Offer]) -> io::Result<()> {
    if let Some(asked) = asked {
        println(&asked.text)?;
        if !asked.scale {
            print_offers(1, &asked.answers)?;
        }
        if let Some(skip) = &asked.skip {
            println(&format!("s. {}", skip.label))?;
        }
    }
    for (letter, offer) in ('A'..='Z').zip(offers.iter().chain(doors)) {
        println(&format!("{letter}. {}", offer.label))?;
    }
    println("Q. Leave; it goes on without you and is there when you come back.")
}

fn chosen_in_exercise(
    typed: &str,
    asked: Option<&Asked>,
    offers: &[Offer],
    doors: &[Offer],
) -> Option<Chosen> {
    let action = |offer: &Offer| Chosen::Action(offer.action.clone());
    if let Ok(number) = typed.parse::<usize>() {
        let asked = asked?;
        let index = if asked.scale {
            Some(number)
        } else {
            number.checked_sub(1)
        };
        return asked.answers.get(index?).map(action);
    }
    match typed {
        "q" | "Q" => Some(Chosen::Leave),
        "s" => asked.and_then(|asked| asked.skip.as_ref()).map(action),
        letter => {
            let first = letter.chars().next()?.to_ascii_uppercase();
            let index = ('A'..='Z').position(|c| c == first)?;
            offers.iter().chain(doors).nth(index).map(action)
        }
    }
}

fn read_lines() -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        io::stdin()
            .lock()
            .lines()
            .map_while(Result::ok)
            .try_for_each(|line| sender.send(line))
    });
    receiver
}

fn println(text: &str) -> io::Result<()> {
    let out = &mut io::stdout();
    writeln!(out, "{text}")?;
    out.flush()
}
