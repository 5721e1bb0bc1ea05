//! Guided practices by group, and the daily routine of those that were chosen, with a gentle count.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::breathe::cautions;
use super::companion::Companion;
use super::practices::Practices;
use super::practise_action::PractiseAction;
use crate::cards::Deck;
use crate::content::{PracticeContent, PracticeGroup, PracticeWords, counted, fill};
use crate::packs::handed_routines;
use crate::progress::{Practised, practised};
use crate::session::routine::{RoutineEntry, RoutinePart, routine};
use crate::time::Day;
use crate::view::Moment;

/// The routine and all practices.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PractiseScreen {
    /// The title.
    pub title: String,
    /// A sentence on it.
    pub about: String,
    /// On how many days something was practised lately; empty where nothing was or nothing may show.
    pub count: String,
    /// The morning and the evening; none ahead of the lock.
    pub routine: Vec<RoutineList>,
    /// Said on a day of using; else empty.
    pub left_out: String,
    /// The practices.
    pub groups: Vec<PracticeList>,
    /// How starting is named.
    pub start_label: String,
    /// How looking at one first is named.
    pub open_label: String,
    /// Attention on the room or on the body, for every exercise from now on; none where today decides it.
    pub form: Option<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One part of the routine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoutineList {
    /// Which part.
    pub part: RoutinePart,
    /// Its name.
    pub title: String,
    /// Said where nothing is chosen; else empty.
    pub empty: String,
    /// What was chosen, in order.
    pub lines: Vec<RoutineLine>,
}

/// One thing in the routine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoutineLine {
    /// Such as `practice:sounds`.
    pub tool: String,
    /// Its name.
    pub name: String,
    /// "done today", or nothing.
    pub note: String,
    /// Starts it.
    pub start: Offer,
    /// Shows a practice with what to mind before it starts; starts a breath.
    pub open: Offer,
    /// Takes it out of this part.
    pub remove: Offer,
}

/// Practices of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeList {
    /// The name of the group.
    pub name: String,
    /// Its practices; those that made things worse last.
    pub practices: Vec<PracticeCard>,
}

/// One practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A sentence or two on it.
    pub about: String,
    /// How long it takes, minutes.
    pub minutes: i32,
    /// The same in words.
    pub length: String,
    /// What the person said of it before, or nothing.
    pub note: String,
    /// What to mind before it starts.
    pub cautions: Vec<String>,
    /// Where it was read.
    pub source: String,
    /// Starts it.
    pub start: Offer,
    /// Shows it with what to mind, before it starts.
    pub open: Offer,
    /// Into the routine or out of it, a caution ticked, "worse" taken back.
    pub offers: Vec<Offer>,
}

impl Companion {
    /// The way to the practices; not recommended on a day of using.
    pub(super) fn practise_offer(&self, moment: &Moment) -> Offer {
        let words = &moment.content().practice_words;
        let place = Place::Practise;
        let detail = if self.used(moment) { "" } else { &words.detail };
        Offer::with_detail(Action::Go { place }, &words.title, detail)
    }

    /// The routine and all practices; on a day of using, those alone that keep awake and in the room.
    pub fn practise(&self, moment: &Moment) -> PractiseScreen {
        let content = moment.content();
        let words = &content.practice_words;
        let practices = self.practices(moment);
        let used = self.used(moment);
        let today = Day::of(moment.now, moment.zone);
        let chosen = self.read_own(routine);
        // Without it no count is shown, and that it does not read is told.
        let lately = self
            .read_own(|store| practised(store, today, moment.now))
            .unwrap_or_default();
        let deck = self.deck(moment);
        let outward = self.holds(moment).room();
        let form_label = if outward {
            &words.inward
        } else {
            &words.outward
        };
        PractiseScreen {
            title: words.title.clone(),
            about: words.about.clone(),
            count: count(words, &lately),
            routine: chosen.as_ref().map_or_else(Vec::new, |chosen| {
                let own = RoutinePart::ALL
                    .map(|part| routine_list(practices, part, chosen, &lately, used));
                let handed = self.handed_routine(moment, &lately, used);
                own.into_iter().chain(handed).collect()
            }),
            left_out: if used {
                words.after_using.clone()
            } else {
                String::new()
            },
            groups: groups(practices, &deck, chosen.as_deref(), used),
            start_label: words.start.clone(),
            open_label: words.open.clone(),
            form: (!used).then(|| Offer::new(Action::Outward { on: !outward }, form_label)),
            doors: self.doors(moment),
        }
    }
}

impl Companion {
    /// Routines that someone handed over, beside the person's own; they go with their pack.
    fn handed_routine(&self, moment: &Moment, lately: &Practised, used: bool) -> Vec<RoutineList> {
        let content = moment.content();
        let practices = self.practices(moment);
        let handed = self.read_own(|store| handed_routines(store, content));
        let mut lists = Vec::new();
        for routine in handed.into_iter().flatten() {
            for (part, tools) in [
                (RoutinePart::Morning, &routine.morning),
                (RoutinePart::Evening, &routine.evening),
            ] {
                let entries = tools
                    .iter()
                    .cloned()
                    .map(|tool| RoutineEntry { part, tool });
                let entries: Vec<_> = entries.collect();
                let mut list = routine_list(practices, part, &entries, lately, used);
                let from = content.unverified(&routine.from);
                list.title = format!("{} ({from})", list.title);
                for line in &mut list.lines {
                    let place = Place::Packs;
                    line.remove = Offer::new(Action::Go { place }, &content.packs.title);
                }
                if !list.lines.is_empty() {
                    lists.push(list);
                }
            }
        }
        lists
    }
}

/// "You practised on 4 of the last 7 days, and on 11 of the last 30."
fn count(words: &PracticeWords, lately: &Practised) -> String {
    if lately.month == 0 {
        return String::new();
    }
    let (week, month) = (lately.week.to_string(), lately.month.to_string());
    fill(&words.count, &[("week", &week), ("month", &month)])
}

fn routine_list(
    practices: Practices<'_>,
    part: RoutinePart,
    chosen: &[RoutineEntry],
    lately: &Practised,
    used: bool,
) -> RoutineList {
    let words = &practices.content.practice_words;
    let (title, remove) = match part {
        RoutinePart::Morning => (&words.morning, &words.remove_morning),
        RoutinePart::Evening => (&words.evening, &words.remove_evening),
    };
    let line = |entry: &RoutineEntry| {
        let tool = entry.tool.clone();
        let change = PractiseAction::Routine {
            part,
            tool: tool.clone(),
            on: false,
        };
        let note = if lately.today.contains(&tool) {
            words.done_today.clone()
        } else {
            String::new()
        };
        let name = practices.tool(&tool).to_owned();
        let start = Offer::new(start_of(practices, &tool, used)?, &words.start);
        let open = match tool.strip_prefix("practice:") {
            Some(id) => look(id, &name),
            None => start.clone(),
        };
        Some(RoutineLine {
            name,
            note,
            start,
            open,
            remove: Offer::new(Action::Practice { change }, remove),
            tool,
        })
    };
    let of_part = chosen.iter().filter(|entry| entry.part == part);
    RoutineList {
        part,
        title: title.clone(),
        empty: if of_part.clone().next().is_none() {
            words.nothing_chosen.clone()
        } else {
            String::new()
        },
        lines: of_part.filter_map(line).collect(),
    }
}

/// Shows a practice before it starts.
fn look(id: &str, name: &str) -> Offer {
    let place = Place::Practice { id: id.to_owned() };
    Offer::new(Action::Go { place }, name)
}

/// What starts a tool of the routine; none where it has left the content, or is not for a day of using.
fn start_of(practices: Practices<'_>, tool: &str, used: bool) -> Option<Action> {
    match tool.split_once(':')? {
        ("practice", id) => {
            let practice = practices.get(id)?;
            (!(used && practice.settles())).then(|| Action::StartPractice { id: id.to_owned() })
        }
        ("breathing", id) if !used => {
            practices
                .content
                .pattern(id)
                .map(|pattern| Action::StartBreathing {
                    pattern: pattern.id.clone(),
                    minutes: pattern.minutes,
                    from_rate: None,
                })
        }
        _ => None,
    }
}

fn groups(
    all: Practices<'_>,
    deck: &Deck,
    chosen: Option<&[RoutineEntry]>,
    used: bool,
) -> Vec<PracticeList> {
    let words = &all.content.practice_words;
    let list = |group: PracticeGroup| {
        let mut practices: Vec<_> = all
            .all()
            .filter(|practice| practice.group == group && !(used && practice.settles()))
            .map(|practice| card(all, practice, deck, chosen))
            .collect();
        let worse = |card: &PracticeCard| deck.made_worse(&format!("practice:{}", card.id));
        practices.sort_by_key(worse);
        PracticeList {
            name: words.groups.get(&group).cloned().unwrap_or_default(),
            practices,
        }
    };
    let lists = PracticeGroup::ALL.into_iter().map(list);
    lists.filter(|list| !list.practices.is_empty()).collect()
}

pub(super) fn card(
    all: Practices<'_>,
    practice: &PracticeContent,
    deck: &Deck,
    chosen: Option<&[RoutineEntry]>,
) -> PracticeCard {
    let content = all.content;
    let words = &content.practice_words;
    let id = || practice.id.clone();
    let tool = format!("practice:{}", practice.id);
    let worse = deck.made_worse(&tool);
    let mut offers = Vec::new();
    let mut offer = |change, label: &str| {
        offers.push(Offer::new(Action::Practice { change }, label));
    };
    for part in RoutinePart::ALL.into_iter().filter(|_| chosen.is_some()) {
        let on = !chosen.is_some_and(|chosen| {
            chosen
                .iter()
                .any(|entry| entry.part == part && entry.tool == tool)
        });
        let label = match (part, on) {
            (RoutinePart::Morning, true) => &words.add_morning,
            (RoutinePart::Morning, false) => &words.remove_morning,
            (RoutinePart::Evening, true) => &words.add_evening,
            (RoutinePart::Evening, false) => &words.remove_evening,
        };
        let tool = tool.clone();
        offer(PractiseAction::Routine { part, tool, on }, label);
    }
    if chosen.is_some() && practice.needs_tick && deck.waits_for_tick(&practice.cautions) {
        offer(PractiseAction::Tick { id: id() }, &words.tick);
    }
    if worse && chosen.is_some() {
        offer(
            PractiseAction::TakeBackWorse { id: id() },
            &words.take_back_worse,
        );
    }
    PracticeCard {
        id: id(),
        name: practice.name.clone(),
        about: practice.about.clone(),
        minutes: practice.minutes(),
        length: counted(&content.words.counts.minutes, i64::from(practice.minutes())),
        // That somebody said so does not show ahead of the lock, where there is no routine either.
        note: if worse && chosen.is_some() {
            words.made_worse.clone()
        } else {
            String::new()
        },
        cautions: cautions(content, &practice.cautions),
        source: all.source(practice),
        start: Offer::new(Action::StartPractice { id: id() }, &words.start),
        open: look(&practice.id, &practice.name),
        offers,
    }
}
