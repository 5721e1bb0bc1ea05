//! A file that somebody wants to keep outside of Ebb: new, for its owner alone, and never over another.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::refusal::Refusal;
use super::state::Companion;
use crate::backup::{self, page as backup_page};
use crate::crisis::{self, page as crisis_page};
use crate::export;
use crate::packs::{self, page as pack_page};
use crate::page::{Action, Answer, Answers, Token};
use crate::store::{StoreError, Work};
use crate::view::{Failure, Moment, Stop};

impl Companion {
    /// Writes what an offer with a file makes of these answers to `to`, which must not be there yet.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be made or written; nothing is left at `to` then.
    pub fn save(
        &mut self,
        action: &Action,
        said: &[Answer],
        to: &Path,
        moment: &Moment,
        work: &Work,
    ) -> Result<(), Refusal> {
        let failed = |error: io::Error| not_written(&error, moment);
        let mut file = NewFile::at(to).map_err(failed)?;
        let written = self.write_file(action, said, &mut file, moment, work);
        let written = written.and_then(|()| file.end().map_err(failed));
        if written.is_err() {
            file.undo();
            return written;
        }
        let act = backup_page::Act::read(&action.token);
        if act == Some(backup_page::Act::Save)
            && let Some(store) = self.store()
        {
            // Where that cannot be kept, somebody is reminded once too often.
            let _ = backup_page::note_made(store, moment.now);
        }
        if act.is_some() {
            self.note_what_plan_lost();
        }
        written
    }

    /// That a copy of everything lacks what does not read of the plan's versions.
    pub(super) fn note_what_plan_lost(&self) {
        if self.vault.latest_versions(usize::MAX).damaged {
            self.unread.note(StoreError::Damaged);
        }
    }

    /// Writes what an offer with a file makes of these answers, as it is made.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be made or written; what was written until then is no whole file.
    pub fn write_file(
        &self,
        action: &Action,
        said: &[Answer],
        to: &mut dyn Write,
        moment: &Moment,
        work: &Work,
    ) -> Result<(), Refusal> {
        let mut to = BufWriter::new(to);
        match backup_page::Act::read(&action.token) {
            Some(act) => {
                let said = Answers::of(said);
                let written = self.viewed(moment, |view| {
                    backup::write_file(&act, said, view, &self.vault, &mut to, work)
                });
                written.map_err(|stop| Refusal::of_stop(stop, moment))?;
            }
            None => {
                let bytes = self.file(action, said, moment)?;
                let written = to.write_all(&bytes);
                written.map_err(|error| not_written(&error, moment))?;
            }
        }
        to.flush().map_err(|error| not_written(&error, moment))
    }

    /// What an offer with a file makes of these answers.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be made.
    pub fn file(
        &self,
        action: &Action,
        said: &[Answer],
        moment: &Moment,
    ) -> Result<Vec<u8>, Refusal> {
        self.file_in_room(action, Answers::of(said), moment)
            .unwrap_or(Err(Stop::Fails(Failure::Gone)))
            .map_err(|stop| Refusal::of_stop(stop, moment))
    }

    /// What the room of an action writes; none where no room knows it.
    fn file_in_room(
        &self,
        action: &Action,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Option<Result<Vec<u8>, Stop>> {
        self.viewed(moment, |view| match action.room() {
            crisis_page::Act::ROOM => crisis_page::Act::read(&action.token)
                .map(|act| crisis::file(&act, said, &view.ahead, &self.vault)),
            pack_page::Act::ROOM => {
                pack_page::Act::read(&action.token).map(|act| packs::file(&act, said, view))
            }
            export::page::Act::ROOM => export::page::Act::read(&action.token)
                .map(|act| export::file(&act, said, view, &self.vault)),
            _ => None,
        })
    }
}

fn not_written(error: &io::Error, moment: &Moment) -> Refusal {
    let words = &moment.content().pages.save;
    let words = match error.kind() {
        ErrorKind::AlreadyExists => &words.exists,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            &moment.content().words.notices.disk_full
        }
        _ => &words.not_written,
    };
    Refusal::of(Failure::NotKept(words.clone()), moment)
}

/// A file that is made when the first of it is written: until then, as while a passphrase is made to a key, nothing is left
/// behind by whoever is stopped.
struct NewFile<'p> {
    path: &'p Path,
    file: Option<File>,
}

impl<'p> NewFile<'p> {
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where something is there.
    fn at(path: &'p Path) -> io::Result<Self> {
        match path.symlink_metadata() {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => Ok(Self { path, file: None }),
        }
    }

    fn made(&mut self) -> io::Result<&mut File> {
        let file = match self.file.take() {
            Some(file) => file,
            None => make_new(self.path)?,
        };
        Ok(self.file.insert(file))
    }

    /// Once all is written.
    fn end(&mut self) -> io::Result<()> {
        self.made()?.sync_all()
    }

    fn undo(self) {
        if self.file.is_some() {
            let _ = std::fs::remove_file(self.path);
        }
    }
}

impl Write for NewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.made()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn make_new(to: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_for_its_owner_alone_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("copy");
        let mut file = NewFile::at(&to).unwrap();
        let mut late = NewFile::at(&to).unwrap();
        assert!(!to.exists(), "nothing is written yet");
        file.write_all(b"one").unwrap();
        file.end().unwrap();
        let again = NewFile::at(&to).err().unwrap();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        // Nor where somebody else was quicker, whose file stays.
        let again = late.write_all(b"two").unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        late.undo();
        assert_eq!(std::fs::read(&to).unwrap(), b"one");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&to).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
