//! Packs: those that are here, and one that somebody looks at before they take anything of it.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::pack_action::{OpenPack, PackAction};
use crate::content::{Content, fill};
use crate::packs::{self, PackInfo, PackPreview, PackRefused, PreviewEntry, wording};
use crate::view::Moment;

/// The packs that are here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PacksScreen {
    /// The title.
    pub title: String,
    /// What packs are.
    pub about: String,
    /// What was just done; often empty.
    pub told: Vec<String>,
    /// Said where there is none, or none can be read; else empty.
    pub empty: String,
    /// The packs, in the order in which they came.
    pub packs: Vec<PackLine>,
    /// How opening a file is named.
    pub open: String,
    /// What to type to open one.
    pub open_hint: String,
    /// Said where there is no such file.
    pub no_file: String,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One pack that is here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackLine {
    /// Its id here.
    pub id: String,
    /// Its title.
    pub name: String,
    /// "From NAME, unverified", and the revision.
    pub from: String,
    /// What is here of it, a line each.
    pub lines: Vec<String>,
    /// Takes it back.
    pub take_back: Offer,
}

/// One pack before anything of it is taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackScreen {
    /// What it is called.
    pub title: String,
    /// Who it is from, and that nobody has verified it; empty where it was not read.
    pub from: String,
    /// What it is for; may be empty.
    pub about: String,
    /// What to know about it: an older revision, nothing new, why it was not read.
    pub notes: Vec<String>,
    /// Everything that is wrong with it; empty where it was read.
    pub problems: Vec<String>,
    /// What it holds.
    pub entries: Vec<PackEntryLine>,
    /// How the day on which treatment ended is asked for; empty where it is not.
    pub ended: String,
    /// How such a day is written.
    pub ended_hint: String,
    /// Takes what is chosen; none where nothing is.
    pub take: Option<Offer>,
    /// Puts it away.
    pub close: Offer,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One entry of a pack.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackEntryLine {
    /// The name by which it is chosen.
    pub entry: String,
    /// What kind of thing it is, and what it is called.
    pub label: String,
    /// How it stands to what is here, in words.
    pub state: String,
    /// All that it says.
    pub lines: Vec<String>,
    /// True where it is chosen.
    pub chosen: bool,
    /// Chooses it, or leaves it; none where it is here as it stands.
    pub toggle: Option<Offer>,
}

impl Companion {
    /// The packs that are here.
    pub fn packs(&self, moment: &Moment) -> PacksScreen {
        let content = moment.content();
        let words = &content.packs;
        let here = self.read_own(|store| packs::imported_packs(store, content));
        let empty = self.in_place_of(here.as_deref(), &words.empty, moment);
        PacksScreen {
            title: words.title.clone(),
            about: words.about.clone(),
            told: if self.locked {
                Vec::new()
            } else {
                self.pack_told.clone()
            },
            empty,
            packs: here
                .iter()
                .flatten()
                .map(|pack| pack_line(content, pack))
                .collect(),
            open: words.open.clone(),
            open_hint: words.open_hint.clone(),
            no_file: words.no_file.clone(),
            doors: self.doors(moment),
        }
    }

    /// What the packs that are here hold, for a host that lists them; none ahead of the lock.
    pub fn imported_packs(&self, moment: &Moment) -> Vec<PackInfo> {
        // What does not read is told beside the list.
        self.read_own(|store| packs::imported_packs(store, moment.content()))
            .unwrap_or_default()
    }

    /// What taking the pack that is looked at would change; none where none is, or where it was refused.
    pub fn pack_preview(&self, moment: &Moment) -> Option<PackPreview> {
        let Some(OpenPack::Read { pack, .. }) = self.pack.as_ref().filter(|_| !self.locked) else {
            return None;
        };
        self.read(|store| packs::preview(store, moment.content(), pack))
    }

    /// Why the pack that is looked at was not read.
    pub fn pack_refused(&self) -> Option<PackRefused> {
        match &self.pack {
            Some(OpenPack::Refused(refused)) => Some(refused.clone()),
            _ => None,
        }
    }

    /// The pack that is looked at; none where none is, and ahead of the lock.
    pub fn pack(&self, moment: &Moment) -> Option<PackScreen> {
        let content = moment.content();
        let words = &content.packs;
        let close = Offer::new(
            Action::Pack {
                change: PackAction::Close,
            },
            &words.close,
        );
        let (pack, chosen, ended) = match self.pack.as_ref().filter(|_| !self.locked)? {
            OpenPack::Refused(refused) => {
                let mut screen = bare(words.title.clone(), close, self.doors(moment));
                screen.notes = vec![words.refused.clone()];
                screen.problems = refused.problems.iter().map(ToString::to_string).collect();
                if refused.more > 0 {
                    let more = refused.more.to_string();
                    screen.problems.push(fill(&words.and_more, &[("n", &more)]));
                }
                return Some(screen);
            }
            OpenPack::Read {
                pack,
                chosen,
                ended,
            } => (pack, chosen, ended),
        };
        let shown = self.read(|store| packs::preview(store, content, pack))?;
        let mut screen = bare(pack.name.clone(), close, self.doors(moment));
        screen.from = words.from.replacen("{name}", &pack.author, 1);
        screen.about.clone_from(&pack.about);
        screen.notes.push(wording::revision(content, pack.revision));
        if let Some(here) = shown.here.filter(|here| *here > pack.revision) {
            screen
                .notes
                .push(fill(&words.older, &[("n", &here.to_string())]));
        }
        if shown.entries.iter().all(|entry| !entry.can_choose) {
            screen.notes.push(words.nothing_new.clone());
        }
        if shown.asks_treatment_end && chosen.contains("taper") {
            screen.ended.clone_from(&words.ended);
            screen.ended_hint.clone_from(&words.ended_hint);
            screen.notes.push(match ended {
                Some(day) => fill(&words.ended_set, &[("day", &day.to_string())]),
                None => words.ended_asked.clone(),
            });
        }
        let choosable = shown.entries.iter().filter(|entry| entry.can_choose);
        let count = choosable
            .filter(|entry| chosen.contains(&entry.entry))
            .count();
        screen.take = (count > 0).then(|| {
            Offer::with_detail(
                Action::Pack {
                    change: PackAction::Take,
                },
                &words.import,
                &fill(&words.import_detail, &[("n", &count.to_string())]),
            )
        });
        screen.entries = shown
            .entries
            .into_iter()
            .map(|entry| {
                let chosen = chosen.contains(&entry.entry);
                entry_line(content, entry, chosen)
            })
            .collect();
        Some(screen)
    }

    /// The small doors, and the packs behind them.
    pub(super) fn doors_and_packs(&self, moment: &Moment) -> Vec<Offer> {
        let mut doors = self.doors(moment);
        let title = &moment.content().packs.title;
        doors.push(Offer::new(
            Action::Go {
                place: Place::Packs,
            },
            title,
        ));
        doors
    }
}

fn bare(title: String, close: Offer, doors: Vec<Offer>) -> PackScreen {
    PackScreen {
        title,
        from: String::new(),
        about: String::new(),
        notes: Vec::new(),
        problems: Vec::new(),
        entries: Vec::new(),
        ended: String::new(),
        ended_hint: String::new(),
        take: None,
        close,
        doors,
    }
}

fn entry_line(content: &Content, entry: PreviewEntry, chosen: bool) -> PackEntryLine {
    let words = &content.packs;
    let label = wording::labelled(content, entry.kind, &entry.label);
    let toggle = entry.can_choose.then(|| {
        let change = PackAction::Choose {
            entry: entry.entry.clone(),
            on: !chosen,
        };
        let detail = if chosen {
            &words.choose_detail
        } else {
            &words.leave_detail
        };
        Offer::with_detail(Action::Pack { change }, &label, detail)
    });
    PackEntryLine {
        state: wording::state(content, entry.state).to_owned(),
        chosen: chosen && entry.can_choose,
        entry: entry.entry,
        lines: entry.lines,
        label,
        toggle,
    }
}

fn pack_line(content: &Content, pack: &PackInfo) -> PackLine {
    let words = &content.packs;
    let lines = pack.entries.iter().map(|entry| {
        let label = wording::labelled(content, entry.kind, &entry.label);
        if entry.theirs {
            format!("{label} ({})", words.theirs)
        } else {
            label
        }
    });
    // Where nothing else is left to take back, what is theirs is asked about.
    let theirs_too = pack.is_theirs();
    let (label, detail) = if theirs_too {
        (&words.remove_all, &words.remove_all_detail)
    } else {
        (&words.remove, &words.remove_detail)
    };
    let change = PackAction::TakeBack {
        pack: pack.id.clone(),
        theirs_too,
    };
    PackLine {
        id: pack.id.clone(),
        name: pack.name.clone(),
        from: wording::from(content, pack),
        lines: lines.collect(),
        take_back: Offer::with_detail(Action::Pack { change }, label, detail),
    }
}
