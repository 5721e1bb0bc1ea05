//! What can be done with packs: looked at, chosen from, taken, taken back; and one of the person's own, as a file.

use super::page::{
    Act, At, EndedDraft, ExportDraft, FileDraft, Opened, State, asks_day, entry_name, problems,
};
use super::{Importing, export, export_choices, import, preview, read, take_back, wording};
use crate::page::{Answers, Place};
use crate::store::{Id, Store, StoreError, Work};
use crate::view::{Done, Draft, Failure, Stop, View};

/// Does it, and says where that leads.
pub fn act(
    act: &Act,
    said: Answers<'_>,
    view: &View<'_>,
    state: &mut State,
    work: &Work,
) -> Result<Done, Stop> {
    let store = view.own()?;
    let open = |number| Done::at(Place::to(&At::Open { number }));
    let all = || Done::at(Place::to(&At::All));
    Ok(match act {
        Act::Read => {
            let file = FileDraft::checked(said, &view.ahead)?;
            state.open = Some(look_at(&file.bytes, view, store, work)?);
            state.number = state.number.wrapping_add(1);
            open(state.number)
        }
        Act::Choose { number, entry, on } => {
            let name = match state.opened(*number) {
                Some(Opened::Read { pack, .. }) => entry_name(*entry, pack, view, store)?,
                _ => return Err(Stop::Fails(Failure::Gone)),
            };
            if let Some(Opened::Read { chosen, .. }) = &mut state.open {
                if *on {
                    chosen.insert(name);
                } else {
                    chosen.remove(&name);
                }
            }
            open(*number)
        }
        Act::Take { number } => {
            let words = take(*number, said, view, store, state, work)?;
            state.open = None;
            all().saying(words, None)
        }
        Act::Close { number } => {
            if state.opened(*number).is_some() {
                state.open = None;
            }
            all()
        }
        Act::TakeBack { id, theirs_too } => {
            let content = view.content();
            let taken = take_back(store, content, *id, *theirs_too, view.moment().now, work)
                .map_err(|error| problems(error, view))?;
            let left = Done::at(left(*id, view, store)?);
            let words = wording::taken(content, &taken);
            if words.is_empty() {
                left
            } else {
                left.saying(words.join(" "), None)
            }
        }
        Act::Export => {
            file(act, said, view)?;
            let where_to = &view.content().packs.page.where_to;
            return Err(Stop::Fails(Failure::Senseless(where_to.clone())));
        }
    })
}

/// Reads a pack, and chooses what the preview chooses by itself. Nothing is changed.
fn look_at(
    bytes: &[u8],
    view: &View<'_>,
    store: &Store,
    work: &Work,
) -> Result<Opened, StoreError> {
    work.expect(2);
    let found = read(bytes, view.content());
    work.step()?;
    let opened = match found {
        Ok(pack) => {
            let shown = preview(store, view.content(), &pack)?;
            let by_itself = shown.entries.into_iter().filter(|entry| entry.chosen);
            Opened::Read {
                chosen: by_itself.map(|entry| entry.entry).collect(),
                pack: Box::new(pack),
            }
        }
        Err(refused) => Opened::Refused(refused),
    };
    work.step()?;
    Ok(opened)
}

fn take(
    number: i32,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    state: &State,
    work: &Work,
) -> Result<String, Stop> {
    let Some(Opened::Read { pack, chosen }) = state.opened(number) else {
        return Err(Stop::Fails(Failure::Gone));
    };
    let (content, moment) = (view.content(), view.moment());
    if chosen.is_empty() {
        return Err(problems(super::PackError::NothingChosen, view));
    }
    let shown = preview(store, content, pack)?;
    let treatment_ended = if asks_day(&shown, chosen) {
        Some(EndedDraft::checked(said, &view.ahead)?.day)
    } else {
        None
    };
    let chosen: Vec<String> = chosen.iter().cloned().collect();
    let importing = Importing {
        chosen: Some(&chosen),
        treatment_ended,
        now: moment.now,
        phone: moment.zone,
        work,
    };
    let done = import(store, content, pack, importing).map_err(|error| problems(error, view))?;
    Ok(wording::done(content, done))
}

/// The pack, where something of it stays; else those that are here.
fn left(id: Id, view: &View<'_>, store: &Store) -> Result<Place, StoreError> {
    let here = super::imported_packs(store, view.content())?;
    let stays = here.iter().any(|pack| pack.id == id.to_string());
    Ok(Place::to(&if stays { At::Pack { id } } else { At::All }))
}

/// What an offer with a file makes: the text of a pack with what was chosen. It leaves only by the person's own hand.
///
/// # Errors
/// [`Stop`] where the answers make none.
pub fn file(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Vec<u8>, Stop> {
    let store = view.own()?;
    let Act::Export = act else {
        return Err(Stop::Fails(Failure::Gone));
    };
    let content = view.content();
    let choices = export_choices(store, content)?;
    let draft = ExportDraft::checked(said, &choices, &view.ahead)?;
    let text = export(store, content, &draft.head, &draft.chosen);
    Ok(text.map_err(|error| problems(error, view))?.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{ExportHead, imported_packs, sample};
    use crate::page::{Answer, Block, Field};
    use crate::reminders::{save_taper, tapers};
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};
    use crate::view::alone;

    /// One person, one process.
    struct World {
        _folder: tempfile::TempDir,
        store: Store,
        state: State,
    }

    impl World {
        fn new() -> Self {
            let (folder, store) = scratch::store();
            Self {
                _folder: folder,
                store,
                state: State::default(),
            }
        }

        fn with<T>(&mut self, test: impl FnOnce(&View<'_>, &mut State) -> T) -> T {
            let (store, state) = (&self.store, &mut self.state);
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                test(&View::new(*ahead, Ok(store)), state)
            })
        }

        fn act(&mut self, what: &Act, said: &[Answer]) -> Result<Done, Stop> {
            self.with(|view, state| act(what, Answers::of(said), view, state, &Work::new()))
        }

        fn page(&mut self, at: &At) -> crate::view::Body {
            self.with(|view, state| super::super::page::page(at, Answers::default(), view, state))
        }

        fn open(&mut self, text: &str) -> i32 {
            let file = FileDraft {
                name: "pack.json".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            self.act(&Act::Read, &file.answers()).unwrap();
            self.state.number
        }

        fn here(&self) -> usize {
            let content = crate::content::content("en");
            imported_packs(&self.store, content).unwrap().len()
        }
    }

    fn fields(body: &crate::view::Body) -> Vec<Field> {
        let forms = body.blocks.iter().filter_map(|block| match block {
            Block::Form { form } => Some(form.fields.clone()),
            _ => None,
        });
        forms.flatten().collect()
    }

    #[test]
    fn looking_changes_nothing_and_boosters_want_the_day_they_count_from() {
        let mut world = World::new();
        let number = world.open(sample::TEXT);
        assert_eq!(world.here(), 0);
        let asked = fields(&world.page(&At::Open { number }));
        assert_eq!(asked.len(), 1);
        let refused = world.act(&Act::Take { number }, &[]);
        assert!(matches!(refused, Err(Stop::Refused(problems)) if problems[0].field == "ended"));
        assert_eq!(world.here(), 0);
        let day = "2026-08-31".parse().unwrap();
        let said = EndedDraft { day }.answers();
        world.act(&Act::Take { number }, &said).unwrap();
        assert_eq!(world.here(), 1);
        let tapers = crate::reminders::tapers(&world.store).unwrap();
        assert_eq!(tapers[0].treatment_ended, day);
        // It is put away, and its places lead up.
        assert!(world.page(&At::Open { number }).gone_to.is_some());
        assert!(
            world
                .page(&At::Entry { number, entry: 0 })
                .gone_to
                .is_some()
        );
    }

    #[test]
    fn each_entry_is_chosen_by_itself_and_without_boosters_no_day_is_asked() {
        let mut world = World::new();
        let number = world.open(sample::TEXT);
        let pack = sample::pack();
        let count =
            pack.cards.len() + pack.practices.len() + pack.worksheets.len() + pack.plans.len() + 2;
        for entry in 1..u32::try_from(count).unwrap() {
            let on = false;
            let choose = Act::Choose { number, entry, on };
            world.act(&choose, &[]).unwrap();
        }
        assert!(fields(&world.page(&At::Open { number })).is_empty());
        let entry = u32::try_from(count).unwrap();
        let none = Act::Choose {
            number,
            entry,
            on: true,
        };
        assert_eq!(world.act(&none, &[]), Err(Stop::Fails(Failure::Gone)));
        world.act(&Act::Take { number }, &[]).unwrap();
        let content = crate::content::content("en");
        let here = imported_packs(&world.store, content).unwrap();
        assert_eq!(here[0].entries.len(), 1);
        let id = here[0].id.parse().unwrap();
        let theirs_too = false;
        world.act(&Act::TakeBack { id, theirs_too }, &[]).unwrap();
        assert_eq!(world.here(), 0);
        let again = world.act(&Act::TakeBack { id, theirs_too }, &[]);
        assert_eq!(again, Err(Stop::Fails(Failure::Gone)));
    }

    #[test]
    fn a_file_that_is_no_pack_is_shown_with_all_that_is_wrong_and_takes_nothing() {
        let mut world = World::new();
        let number = world.open("{}");
        let body = world.page(&At::Open { number });
        assert!(matches!(body.blocks[0], Block::Notice { .. }));
        let taken = world.act(&Act::Take { number }, &[]);
        assert_eq!(taken, Err(Stop::Fails(Failure::Gone)));
        // A later pack has a place of its own; the first one's leads up.
        let next = world.open(sample::TEXT);
        assert!(world.page(&At::Open { number }).gone_to.is_some());
        assert!(world.page(&At::Open { number: next }).gone_to.is_none());
        world.act(&Act::Close { number }, &[]).unwrap();
        assert!(world.page(&At::Open { number: next }).gone_to.is_none());
        world.act(&Act::Close { number: next }, &[]).unwrap();
        assert!(world.page(&At::Open { number: next }).gone_to.is_some());
    }

    #[test]
    fn a_pack_of_ones_own_is_a_file_with_what_was_chosen_and_nothing_else() {
        let mut world = World::new();
        let number = world.open(sample::TEXT);
        let day = "2026-08-31".parse().unwrap();
        let said = EndedDraft { day }.answers();
        world.act(&Act::Take { number }, &said).unwrap();
        let head = ExportHead {
            name: "For my group".to_owned(),
            author: "M.".to_owned(),
            about: String::new(),
            revision: 1,
        };
        let draft = ExportDraft {
            head,
            chosen: vec!["taper".to_owned()],
        };
        let answers = draft.answers();
        // As it was handed over it stays here.
        let made = world.with(|view, _| file(&Act::Export, Answers::of(&answers), view));
        assert!(matches!(made, Err(Stop::Refused(_))));
        let mut taper = tapers(&world.store).unwrap().remove(0);
        taper.prepare_minutes = vec![60];
        save_taper(
            &world.store,
            taper,
            from_millis(1_795_000_000_000).unwrap(),
            Zone::UTC,
        )
        .unwrap();
        let made = world.with(|view, _| file(&Act::Export, Answers::of(&answers), view));
        let made = super::super::read(&made.unwrap(), crate::content::content("en")).unwrap();
        assert!(made.taper.is_some() && made.plans.is_empty() && made.cards.is_empty());
        let nothing = ExportDraft {
            chosen: Vec::new(),
            ..draft
        };
        let answers = nothing.answers();
        let made = world.with(|view, _| file(&Act::Export, Answers::of(&answers), view));
        assert!(matches!(made, Err(Stop::Refused(_))));
    }
}
