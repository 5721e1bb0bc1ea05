//! What can be done with backups: made, looked at, brought back.

use std::io::Write;

use super::page::{Act, At, FileDraft, Looked, MakeDraft, State, Unopened, be_quiet, stop, told};
use super::page::{mended_in_words, not_mended};
use super::{Way, look, restore, write_backup, write_records};
use crate::content::fill;
use crate::crisis::Vault;
use crate::page::{Answers, Place};
use crate::store::{Condition, Work, mend, set_aside};
use crate::view::{Closed, Done, Draft, Failure, Stop, View};

/// Does it, and says where that leads.
///
/// # Errors
/// [`Stop`], with what to do.
pub(crate) fn act(
    act: &Act,
    said: Answers<'_>,
    view: &View<'_>,
    vault: &Vault,
    state: &mut State,
    work: &Work,
) -> Result<Done, Stop> {
    if view.ahead.holds.locked {
        return Err(Closed::Locked.into());
    }
    let content = view.content();
    let words = &content.backup;
    let home = || Done::at(Place::to(&At::Backup));
    match act {
        Act::Save | Act::SaveRecords => {
            if *act == Act::Save {
                MakeDraft::checked(said, &view.ahead)?;
            }
            Err(Stop::Fails(Failure::Senseless(words.choose_file.clone())))
        }
        Act::Look => {
            let FileDraft {
                bytes, passphrase, ..
            } = FileDraft::checked(said, &view.ahead)?;
            let found = look(bytes.as_slice(), passphrase.as_str());
            let preview = found.map_err(|error| stop(error, content))?;
            state.number = state.number.wrapping_add(1);
            state.open = Some(Looked {
                bytes,
                passphrase,
                preview,
            });
            let number = state.number;
            Ok(Done::at(Place::to(&At::Found { number })))
        }
        Act::Merge { number } | Act::Replace { number } => {
            let way = match act {
                Act::Replace { .. } => Way::Replace,
                _ => Way::Merge,
            };
            let looked = state.looked(*number).ok_or(Stop::Fails(Failure::Gone))?;
            let (file, passphrase) = (looked.bytes.as_slice(), looked.passphrase.as_str());
            let store = view.own().ok();
            let done = restore(file, passphrase, way, store, vault, view.moment().now, work);
            let restored = done.map_err(|error| stop(error, content))?;
            state.open = None;
            Ok(home().saying(told(&restored, way, words), None))
        }
        Act::Close { number } => {
            if state.looked(*number).is_some() {
                state.open = None;
            }
            Ok(home())
        }
        Act::Check => {
            state.checked = Some(view.own()?.check()?);
            Ok(Done::at(Place::to(&At::Checked)))
        }
        Act::Mend => {
            let moment = view.moment();
            let mended = match (view.own(), &state.unopened) {
                (Ok(store), _) => store.mend(moment.now, work),
                (
                    Err(_),
                    Some(Unopened {
                        folder,
                        key: Some(key),
                    }),
                ) => mend(folder, key, moment.now, work),
                (Err(closed), _) => return Err(closed.into()),
            };
            let mended = mended.map_err(|error| match not_mended(&error, words) {
                Some(why) => Stop::Fails(Failure::Senseless(why.to_owned())),
                None => error.into(),
            })?;
            state.checked = Some(Condition::Sound);
            Ok(home().saying(mended_in_words(&mended, moment), None))
        }
        Act::Aside => {
            let Some(lost) = &state.unopened else {
                return Err(Stop::Fails(Failure::Gone));
            };
            let aside = set_aside(&lost.folder, view.moment().now)?;
            let file = aside.file_name().unwrap_or_default().to_string_lossy();
            let told = fill(&words.told.begins_anew, &[("file", &file)]);
            Ok(home().saying(told, None))
        }
        Act::Quiet => {
            be_quiet(view.own()?)?;
            Ok(home().saying(&words.told.quiet, None))
        }
    }
}

/// Writes the file that an action makes of these answers.
///
/// # Errors
/// [`Stop`]; what was written until then is no whole file.
pub(crate) fn write_file(
    act: &Act,
    said: Answers<'_>,
    view: &View<'_>,
    vault: &Vault,
    to: &mut dyn Write,
    work: &Work,
) -> Result<(), Stop> {
    let store = view.own()?;
    let moment = view.moment();
    let written = match act {
        Act::Save => {
            let draft = MakeDraft::checked(said, &view.ahead)?;
            let passphrase = draft.passphrase.as_str();
            write_backup(to, passphrase, store, vault, moment, work)
        }
        Act::SaveRecords => write_records(to, store, vault, moment, work),
        _ => return Err(Stop::Fails(Failure::Gone)),
    };
    written.map_err(|error| stop(error, view.content()))
}
