//! Questions that are answered line by line: a form from its first to its last, or one that is answered by itself.

use ebb_core::page::{Block, Form, NoticeKind, Page, Problem, Reply, Target};
use ebb_core::store::Work;

use super::page::{Next, Reader};
use super::print::value;
use super::{next_line, println};
use crate::Failure;
use crate::page::asked::{Asked, AskedKind, Typed};
use crate::page::entry::Entry;
use crate::page::numbers;
use crate::page::safe;
use crate::page::{choices, counted};
use crate::passphrase::EchoOff;
use crate::report::labelled;

/// What came of a question.
enum Asking {
    /// The next one.
    On,
    /// One more of a list, whose first question is the next one.
    More,
    /// The form was left.
    Left,
    /// A door was named instead.
    Door(String),
    /// Words of danger stand in place of a number.
    Danger(String),
    /// There is no more input.
    Over,
}

/// Takes what was typed where it is the whole name of the only one that was found: nothing is left to ask.
fn named_whole(entry: &mut Entry, asked: &Asked) -> bool {
    let AskedKind::Options { options, .. } = &asked.kind else {
        return false;
    };
    let typed = entry.text(&asked.path).to_lowercase();
    let [only] = options.as_slice() else {
        return false;
    };
    let is_it = [&only.id, &only.label].map(|name| name.to_lowercase() == typed);
    let is_it = is_it.contains(&true);
    if is_it {
        entry.choose(&asked.path, &only.id, false);
    }
    is_it
}

impl Reader<'_> {
    /// Asks one thing after the other, and sends what was said. What is refused is asked again; what was typed stays.
    pub(super) fn fill(&mut self, page: &Page, form: &Form) -> Result<Next, Failure> {
        println(&self.words().while_writing)?;
        let mut entry = Entry::default();
        let mut form = form.clone();
        let mut wrong: Vec<Problem> = Vec::new();
        entry.take_up(&form.fields);
        loop {
            let mut at = 0;
            while let Some(asked) = entry.asked(&form.fields).into_iter().nth(at) {
                at += 1;
                let of_field = |problem: &&Problem| problem.field.starts_with(&asked.path);
                let problem = wrong.iter().find(of_field);
                if !wrong.is_empty() && problem.is_none() {
                    continue;
                }
                if let Some(problem) = problem {
                    println(&safe::line(&problem.words))?;
                }
                if named_whole(&mut entry, &asked) {
                    continue;
                }
                match self.ask(&mut entry, &asked)? {
                    Asking::On => self.keep_draft(&form, &entry)?,
                    Asking::More => at -= 1,
                    other => match self.left(page, other)? {
                        Next::Stay => {}
                        next => return Ok(next),
                    },
                }
                if asked.asks_again
                    && let Some(found) = self.asked_again(page, &form, &entry)?
                {
                    form = found;
                    entry.take_up(&form.fields);
                    // What stands above may have become more or less.
                    let all = entry.asked(&form.fields);
                    let is_it =
                        |one: &Asked| one.path == asked.path && one.kind.is_like(&asked.kind);
                    at = all.iter().position(is_it).map_or(at, |here| here + 1);
                }
            }
            let moment = self.clock.moment();
            let (answers, problems) = entry.answers(&form.fields, &moment);
            if !problems.is_empty() {
                println(&moment.content().pages.forms.look_again)?;
                wrong = problems;
                continue;
            }
            let Target::Act { action } = &form.submit.target else {
                return Ok(Next::Place(page.place.clone()));
            };
            match self.carry_out(action, &answers) {
                Ok(Reply::Refused { words, problems }) => {
                    println(&words)?;
                    wrong = problems;
                }
                Ok(reply) => {
                    return Ok(match self.replied(reply, &answers)? {
                        Next::Stay => Next::Place(page.place.clone()),
                        next => next,
                    });
                }
                Err(words) => {
                    println(&words)?;
                    return Ok(Next::Place(self.trail.back(page.up.as_ref())));
                }
            }
        }
    }

    /// The form as it stands after what was said so far.
    fn asked_again(
        &mut self,
        page: &Page,
        form: &Form,
        entry: &Entry,
    ) -> Result<Option<Form>, Failure> {
        let moment = self.clock.moment();
        let (answers, _) = entry.answers(&form.fields, &moment);
        let page = self.companion.page(&page.place, &answers, &moment);
        // Where somebody may be in danger, that stands above the next question.
        for block in &page.blocks {
            if let Block::Notice {
                kind: NoticeKind::Danger,
                words,
                offers,
            } = block
            {
                println(&format!("! {}", safe::line(words)))?;
                for line in numbers::numbers(&page) {
                    println(&safe::line(&line))?;
                }
                // Letters are text here: none stands in front of what opens once the form was left.
                for offer in offers {
                    println(&format!("  {}", safe::line(&offer.label)))?;
                }
                println(&self.words().while_writing)?;
            }
        }
        Ok(choices::form(&page).cloned())
    }

    /// Answers one question of a page: it is sent at once, or looked for. `typed` is the answer where it was given
    /// already.
    pub(super) fn answer(
        &mut self,
        page: &Page,
        entry: &mut Entry,
        asked: &Asked,
        typed: Option<&str>,
    ) -> Result<Next, Failure> {
        let Some(form) = choices::form(page) else {
            return Ok(Next::Stay);
        };
        match typed {
            Some(typed) => {
                if !self.take(entry, asked, typed)? {
                    return Ok(Next::Stay);
                }
            }
            None => {
                println(&self.words().while_writing)?;
                match self.ask(entry, asked)? {
                    Asking::On => {}
                    Asking::Left => return Ok(Next::Place(page.place.clone())),
                    other => return self.left(page, other),
                }
            }
        }
        if !form.at_once {
            return Ok(self.looks_for(page, entry.clone()));
        }
        let moment = self.clock.moment();
        let (answers, problems) = entry.answers(&form.fields, &moment);
        for problem in &problems {
            println(&safe::line(&problem.words))?;
        }
        if !problems.is_empty() {
            return Ok(Next::Stay);
        }
        self.choose(&form.submit, &answers)
    }

    /// Where somebody goes who answers no more.
    fn left(&mut self, page: &Page, asking: Asking) -> Result<Next, Failure> {
        match asking {
            Asking::On | Asking::More => Ok(Next::Stay),
            Asking::Left => Ok(Next::Place(self.trail.back(page.up.as_ref()))),
            Asking::Door(typed) => match self.door(page, &typed) {
                Some(door) => self.choose(&door, &[]),
                None => Ok(Next::Stay),
            },
            Asking::Danger(typed) => self.look_for(&typed),
            Asking::Over => Ok(Next::Leave),
        }
    }

    /// Asks one thing. An empty line keeps what stands there.
    fn ask(&mut self, entry: &mut Entry, asked: &Asked) -> Result<Asking, Failure> {
        if asked.kind == AskedKind::Another {
            return self.ask_for_another(entry, asked);
        }
        let hint = asked.hint.as_deref().unwrap_or_default();
        println(&safe::line(&labelled(&asked.label, hint)))?;
        if let AskedKind::Options { options, many: _ } = &asked.kind {
            for (at, option) in options.iter().enumerate() {
                let name = counted::name(options, at);
                println(&format!("  {name} {}", safe::line(&option.label)))?;
            }
        }
        let now = value(asked, entry);
        if !now.is_empty() {
            let said = ebb_core::content::fill(&self.words().now_is, &[("value", &now)]);
            println(&format!(
                "{} {}",
                safe::line(&said),
                self.words().enter_keeps
            ))?;
        }
        let _silent = (asked.kind == AskedKind::Text(Typed::Secret)).then(EchoOff::new);
        loop {
            let Some(line) = next_line(self.input, self.stop) else {
                return Ok(Asking::Over);
            };
            let typed = line.trim();
            match typed {
                "." => return Ok(Asking::Left),
                "!" | "z" => return Ok(Asking::Door(typed.to_owned())),
                "" => return Ok(Asking::On),
                _ => {}
            }
            if !asked.kind.takes_any_words() && self.is_danger(typed) {
                return Ok(Asking::Danger(typed.to_owned()));
            }
            if self.take(entry, asked, typed)? {
                return Ok(Asking::On);
            }
        }
    }

    /// Asks whether a list goes on. An empty line ends it.
    fn ask_for_another(&self, entry: &mut Entry, asked: &Asked) -> Result<Asking, Failure> {
        let words = self.words();
        println(&safe::line(&format!(
            "{}: {}? {}",
            asked.label, words.add_another, words.say_y
        )))?;
        let Some(line) = next_line(self.input, self.stop) else {
            return Ok(Asking::Over);
        };
        Ok(match line.trim() {
            "." => Asking::Left,
            "!" | "z" => Asking::Door(line.trim().to_owned()),
            "y" => {
                entry.add(&asked.path);
                Asking::More
            }
            typed if self.is_danger(typed) => Asking::Danger(typed.to_owned()),
            _ => Asking::On,
        })
    }

    /// Keeps what was said so far, where the form asks for that.
    fn keep_draft(&mut self, form: &Form, entry: &Entry) -> Result<(), Failure> {
        let Some(draft) = &form.draft else {
            return Ok(());
        };
        let moment = self.clock.moment();
        let (answers, _) = entry.answers(&form.fields, &moment);
        let kept = self
            .companion
            .carry_out(draft, &answers, &moment, &Work::new());
        if let Err(refusal) = kept {
            println(&safe::line(&refusal.words))?;
        }
        Ok(())
    }

    /// Takes an answer; false where it is none.
    fn take(&self, entry: &mut Entry, asked: &Asked, typed: &str) -> Result<bool, Failure> {
        match &asked.kind {
            AskedKind::Options { options, many } => {
                let parts = typed.split([' ', ',']).filter(|part| !part.is_empty());
                let is_it =
                    |at: usize, part: &str| counted::name(options, at).eq_ignore_ascii_case(part);
                let find = |part| (0..options.len()).find(|at| is_it(*at, part));
                let found = parts.map(|part| options.get(find(part)?));
                let found: Vec<_> = found.collect();
                if found.is_empty()
                    || found.iter().any(Option::is_none)
                    || (!many && found.len() > 1)
                {
                    println(&self.words().type_number)?;
                    return Ok(false);
                }
                for option in found.into_iter().flatten() {
                    entry.choose(&asked.path, &option.id, *many);
                }
            }
            AskedKind::Scale { least, most, .. } => {
                let value = typed.parse::<i32>().ok();
                match value.filter(|value| (*least..=*most).contains(value)) {
                    Some(value) => entry.choose(&asked.path, &value.to_string(), false),
                    None => {
                        println(&self.words().type_number)?;
                        return Ok(false);
                    }
                }
            }
            AskedKind::Text(_) => {
                let count = i32::try_from(typed.chars().count()).unwrap_or(i32::MAX);
                if let Some(longest) = asked.longest.filter(|longest| count > *longest) {
                    let n = longest.to_string();
                    println(&ebb_core::content::fill(
                        &self.words().is_full,
                        &[("n", &n)],
                    ))?;
                    return Ok(false);
                }
                entry.set_text(&asked.path, typed);
            }
            AskedKind::Another => {}
        }
        Ok(true)
    }
}
