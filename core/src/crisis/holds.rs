//! What must hold with no store, a damaged one, or ahead of the lock: the last uses, the day's danger, body or room,
//! still, and what was marked worse. One small plain file beside the plan, for its owner alone; the store says the
//! same and more once it is open, and is believed then.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::checksum::crc32;
use super::disk::Disk;
use super::save::{MOST_ASIDE, aside, lock};
use super::vault::VaultError;
use crate::time::{Instant, Zone};
use crate::view::{Known, UseDoor};

const NAME: &str = "holds";
const NEW_NAME: &str = "holds.new";
/// The first word of the file; a number and a checksum of the second line follow.
const MARK: &str = "ebb-holds";
const FORMAT: &str = "1";

/// What holds, as the vault keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptHolds {
    /// The last uses, oldest first.
    #[serde(default)]
    pub uses: Vec<KeptUse>,
    /// When a sign of danger was there last.
    #[serde(default)]
    pub danger_at: Option<Instant>,
    /// True for the room, false for the body; none until chosen.
    #[serde(default)]
    pub room: Option<bool>,
    /// True where nothing moves; none until chosen.
    #[serde(default)]
    pub still: Option<bool>,
    /// Names of tools that make it worse, such as `breathing:box`.
    #[serde(default)]
    pub worse: BTreeSet<String>,
    /// What was chosen without the store, by name: the store takes it up once it is open.
    #[serde(default)]
    pub news: BTreeMap<String, String>,
    /// True where an earlier file could not be read when this one was written: what it does not say may have been
    /// said all the same.
    #[serde(default)]
    pub incomplete: bool,
}

/// One use, as the vault keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptUse {
    /// Id of what says so.
    pub id: String,
    /// The time that it is about.
    pub at: Instant,
    /// Where the person was; the store knows it of what it has.
    #[serde(default)]
    pub zone: Option<Zone>,
    /// Where it was said.
    pub door: UseDoor,
    /// Whether the store knows.
    pub state: KeptUseState,
}

/// Whether the store knows of a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptUseState {
    /// Noted here alone so far: the store takes it up once it is open.
    New,
    /// The store has it.
    InStore,
    /// Taken back here, and not yet in the store.
    TakenBack,
}

/// What the file says; nothing where there is none. One that was about to take its place, when a process was killed, counts
/// where it stands alone: what was there before is aside.
pub(super) fn read(disk: &dyn Disk, folder: &Path) -> Known<KeptHolds> {
    for name in [NAME, NEW_NAME] {
        match disk.read(&folder.join(name)) {
            Ok(bytes) => return parse(&bytes).map_or(Known::Unknown, Known::Is),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) => return Known::Unknown,
        }
    }
    Known::Is(KeptHolds::default())
}

/// Changes what the file says. One that cannot be read is kept aside.
pub(super) fn change(
    disk: &dyn Disk,
    folder: &Path,
    change: impl FnOnce(&mut KeptHolds),
) -> Result<(), VaultError> {
    disk.make_folder(folder)?;
    let _held_until_the_end = lock(folder)?;
    let (path, beside) = (folder.join(NAME), folder.join(NEW_NAME));
    let found = read(disk, folder);
    if matches!(found, Known::Is(_)) && is_gone(&path) && !is_gone(&beside) {
        // A process was killed in the last step: what it wrote is all that there is, and is not written over.
        disk.rename(&beside, &path)?;
        disk.keep_names(&path)?;
    }
    let mut next = found.clone().known().unwrap_or_else(|| KeptHolds {
        incomplete: true,
        ..KeptHolds::default()
    });
    change(&mut next);
    if found == Known::Is(next.clone()) {
        return Ok(());
    }
    // Where nothing is there, what a killed process left of a first one is written over.
    let damaged = found == Known::Unknown && !is_gone(&path);
    let written = disk.write(&beside, text(&next)?.as_bytes());
    if written.is_err() {
        // What is left of it would only take room.
        let _ = disk.remove(&beside);
    }
    written?;
    if damaged {
        // Only now that the next one is there: a folder with neither would say that nothing holds.
        let free = (1..=MOST_ASIDE)
            .map(|number| aside(folder, NAME, number))
            .find(|path| path.try_exists().is_ok_and(|there| !there));
        disk.rename(&path, &free.ok_or(VaultError::NotAllowed)?)?;
        disk.keep_names(&path)?;
    }
    disk.rename(&beside, &path)?;
    Ok(disk.keep_names(&path)?)
}

fn is_gone(path: &Path) -> bool {
    path.symlink_metadata().is_err()
}

fn text(holds: &KeptHolds) -> Result<String, VaultError> {
    let body = serde_json::to_string(holds).map_err(|error| VaultError::System {
        detail: error.to_string(),
    })?;
    Ok(format!(
        "{MARK} {FORMAT} {:08x}\n{body}\n",
        crc32(body.as_bytes())
    ))
}

fn parse(bytes: &[u8]) -> Option<KeptHolds> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (head, body) = text.split_once('\n')?;
    let body = body.strip_suffix('\n')?;
    let mut head = head.split(' ');
    let (mark, format, sum) = (head.next()?, head.next()?, head.next()?);
    let whole =
        mark == MARK && format == FORMAT && sum == format!("{:08x}", crc32(body.as_bytes()));
    whole.then(|| serde_json::from_str(body).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::crisis::disk::RealDisk;
    use crate::crisis::failing_disk::{Failing, FailingDisk};
    use crate::crisis::{Vault, VaultCondition, example};

    fn used(id: &str, second: i64) -> KeptUse {
        KeptUse {
            id: id.to_owned(),
            at: example::instant(second),
            zone: Some("Asia/Tokyo".parse().unwrap()),
            door: UseDoor::HaveUsed,
            state: KeptUseState::New,
        }
    }

    fn all() -> KeptHolds {
        KeptHolds {
            uses: vec![used("a", 1), used("b", 2)],
            danger_at: Some(example::instant(3)),
            room: Some(true),
            still: Some(false),
            worse: ["breathing:box".to_owned()].into(),
            news: [("form".to_owned(), "outward".to_owned())].into(),
            incomplete: false,
        }
    }

    #[test]
    fn what_holds_is_read_as_it_was_written_and_leaves_the_plan_alone() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(&folder.path().join("plan"));
        assert_eq!(vault.holds(), Known::Is(KeptHolds::default()));
        vault.change_holds(|holds| *holds = all()).unwrap();
        assert_eq!(vault.holds(), Known::Is(all()));
        assert_eq!(vault.open().condition, VaultCondition::Missing);
    }

    #[cfg(unix)]
    #[test]
    fn its_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        vault.change_holds(|holds| *holds = all()).unwrap();
        let file = std::fs::metadata(folder.path().join(NAME)).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn one_flipped_bit_anywhere_is_not_known_and_is_never_taken_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        vault.change_holds(|holds| *holds = all()).unwrap();
        let path = folder.path().join(NAME);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 1;
            std::fs::write(&path, &spoilt).unwrap();
            assert_eq!(vault.holds(), Known::Unknown, "byte {at}");
            std::fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(vault.holds(), Known::Unknown, "cut at {at}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_what_is_said_next_is_known_to_be_a_part() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        std::fs::write(folder.path().join(NAME), "torn").unwrap();
        vault
            .change_holds(|holds| holds.uses.push(used("a", 1)))
            .unwrap();
        let aside = folder.path().join("holds.damaged-1");
        assert_eq!(std::fs::read(aside).unwrap(), b"torn");
        let holds = vault.holds().known().unwrap();
        assert!(holds.incomplete && holds.uses == [used("a", 1)]);
    }

    #[test]
    fn a_process_that_is_killed_or_a_full_disk_leaves_what_was_or_what_is() {
        let after = KeptHolds {
            room: Some(false),
            ..all()
        };
        for how in [Failing::Killed, Failing::Full] {
            for left in 0..1_000 {
                let folder = tempfile::tempdir().unwrap();
                change(&RealDisk, folder.path(), |holds| *holds = all()).unwrap();
                let disk = FailingDisk {
                    left: Cell::new(left),
                    how,
                };
                let done = change(&disk, folder.path(), |holds| *holds = after.clone());
                let found = read(&RealDisk, folder.path()).known().unwrap();
                assert_eq!(found, if done.is_ok() { after.clone() } else { all() });
                if done.is_ok() {
                    break;
                }
                assert!(left < 999, "it never fits");
            }
        }
    }

    #[test]
    fn where_the_file_does_not_read_a_kill_or_a_full_disk_never_leaves_it_as_if_nothing_held() {
        let parts = |path: &Path| std::fs::read(path).is_ok_and(|bytes| bytes == b"torn");
        for how in [Failing::Killed, Failing::Full] {
            for left in 0..1_000 {
                let folder = tempfile::tempdir().unwrap();
                std::fs::write(folder.path().join(NAME), "torn").unwrap();
                let disk = FailingDisk::new(left, how);
                let done = change(&disk, folder.path(), |holds| holds.room = Some(true));
                match read(&RealDisk, folder.path()) {
                    Known::Unknown => assert!(done.is_err()),
                    Known::Is(holds) => assert!(holds.incomplete && holds.room == Some(true)),
                }
                let names = [NAME, "holds.damaged-1"];
                assert!(names.iter().any(|name| parts(&folder.path().join(name))));
                if done.is_ok() {
                    break;
                }
                // Nor does a full disk that what is said next meets.
                let full = FailingDisk::new(0, Failing::Full);
                let next = change(&full, folder.path(), |holds| holds.room = Some(false));
                assert!(next.is_err());
                match read(&RealDisk, folder.path()) {
                    Known::Unknown => {}
                    Known::Is(holds) => assert!(holds.incomplete && holds.room == Some(true)),
                }
                // And what is said next is kept.
                change(&RealDisk, folder.path(), |holds| holds.room = Some(false)).unwrap();
                let holds = read(&RealDisk, folder.path()).known().unwrap();
                assert!(holds.incomplete && holds.room == Some(false));
                assert!(left < 999, "it never fits");
            }
        }
    }
}
