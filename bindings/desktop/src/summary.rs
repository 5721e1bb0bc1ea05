//! `ebb summary`.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use ebb_core::companion::Companion;
use ebb_core::export::page::{Act, At};
use ebb_core::page::{Action, Block, Item, Place, Target, Token as _};
use ebb_core::store::Work;
use ebb_core::view::Moment;

use crate::Failure;
use crate::clock::Clock;
use crate::command;

/// `ebb summary`
#[derive(Debug, Args)]
pub struct SummaryArgs {
    /// From which day; three months back, where it is left out
    #[arg(
        long,
        value_name = "DAY",
        default_value = "",
        hide_default_value = true
    )]
    pub from: String,
    /// To which day; today, where it is left out
    #[arg(
        long,
        value_name = "DAY",
        default_value = "",
        hide_default_value = true
    )]
    pub to: String,
    /// For somebody of your people, by name: with what they may see
    #[arg(long = "for", value_name = "NAME")]
    pub whom: Option<String>,
    /// What more goes in, such as lapses or journal
    #[arg(long = "with", value_name = "PART")]
    pub with: Vec<String>,
    /// What stays out, such as urges or list-medicines
    #[arg(long = "without", value_name = "PART")]
    pub without: Vec<String>,
    /// Write it to this new file as a page to print
    #[arg(long, value_name = "FILE", group = "file")]
    pub html: Option<PathBuf>,
    /// Write it to this new file as plain text
    #[arg(long, value_name = "FILE", group = "file")]
    pub text: Option<PathBuf>,
    /// Write it to this new file as a PDF, with letters of this computer
    #[cfg(feature = "pdf")]
    #[arg(long, value_name = "FILE", group = "file")]
    pub pdf: Option<PathBuf>,
    /// Write goals, homework, measures, urges and days of using to this new file for a clinic's computer (FHIR R4)
    #[arg(long, value_name = "FILE", group = "file")]
    pub fhir: Option<PathBuf>,
}

impl SummaryArgs {
    /// As what it is written, and where; printed as text where no file is named.
    fn format(&mut self) -> (&'static str, Option<PathBuf>) {
        #[cfg(feature = "pdf")]
        let pdf = self.pdf.take();
        #[cfg(not(feature = "pdf"))]
        let pdf: Option<PathBuf> = None;
        let files = [
            ("page", self.html.take()),
            ("pdf", pdf),
            ("fhir", self.fhir.take()),
            ("text", self.text.take()),
        ];
        let named = files.into_iter().find(|(_, file)| file.is_some());
        named.unwrap_or(("text", None))
    }
}

/// Prints the summary, or writes it to a file.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    mut arguments: SummaryArgs,
) -> Result<(), Failure> {
    let (format, file) = arguments.format();
    let mut said = vec![
        ("from", arguments.from),
        ("to", arguments.to),
        ("format", format.to_owned()),
    ];
    // A choice that is named once more is taken out again, as by a touch on the page.
    let parts = arguments.with.into_iter().chain(arguments.without);
    said.extend(parts.map(|part| ("parts", part)));
    let moment = clock.moment();
    let at = match arguments.whom {
        Some(name) => summary_for(companion, &moment, &name)?,
        None => At::Summary { whom: None },
    };
    let filled = command::filled(companion, clock, &at, &said)?;
    let action = Action::of(&Act::Save);
    let out = &mut io::stdout().lock();
    match file {
        Some(path) => {
            companion.save(&action, &filled.said, &path, &moment, &Work::new())?;
            let words = &moment.content().export;
            writeln!(
                out,
                "{}",
                crate::page::safe::line(&path.display().to_string())
            )?;
            writeln!(out, "{}", words.caution)?;
        }
        None => {
            let bytes = companion.file(&action, &filled.said, &moment)?;
            for line in String::from_utf8_lossy(&bytes).lines() {
                writeln!(out, "{}", crate::page::safe::line(line))?;
            }
        }
    }
    Ok(())
}

/// The summary that begins with what somebody may see.
fn summary_for(companion: &mut Companion, moment: &Moment, name: &str) -> Result<At, Failure> {
    let page = companion.page(&Place::to(&At::Summary { whom: None }), &[], moment);
    let items = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } => Some(&items.items),
        _ => None,
    });
    let named = |item: &&Item| item.title.to_lowercase() == name.to_lowercase();
    let found = items.flatten().find(named);
    let place = found.and_then(|item| match &item.open {
        Some(Target::Go { place }) => At::read(&place.token),
        _ => None,
    });
    place.ok_or_else(|| Failure::Senseless(nobody(name)))
}

/// What is wrong with a name, and what to do.
fn nobody(name: &str) -> String {
    let name = crate::page::safe::line(name);
    format!(
        "nobody called {name} may see anything yet; say who may with `ebb lists add team name=NAME may-see=measures`, or leave out --for"
    )
}
