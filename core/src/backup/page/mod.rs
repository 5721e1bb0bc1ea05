//! The pages of backups: what there is, a new one, everything as text, and the way back.

mod checked;
mod drafts;
mod unopened;

use std::path::PathBuf;

use super::{AgeError, BackupError, Passphrase, Preview, Restored, Way};
use crate::content::{BackupWords, Content, counted, fill};
use crate::crisis::page::vault_problem;
use crate::crisis::{Look, Vault};
use crate::page::{
    Answers, Block, Confirm, FileOut, LineRole, NoticeKind, Offer, Place, Role, Target, Weight,
};
use crate::store::{Condition, Store, StoreError, StoreKey};
use crate::time::{Day, Instant, from_millis, to_millis};
use crate::view::dates::dated;
use crate::view::{Body, Closed, Failure, Moment, Stop, View, closed_body, form_body, what_to_do};

pub use checked::{in_words as checked_in_words, key_stays, mended_in_words, not_mended};
pub(super) use drafts::{FileDraft, MakeDraft};
pub(crate) use unopened::way_out;

crate::tokens! {
    /// Where one can be with backups.
    pub enum At in "backup" {
        /// What there is, and what can be done.
        Backup = "backup",
        /// A new one.
        Make = "make",
        /// Everything as text.
        Records = "records",
        /// A file is looked for.
        Restore = "restore",
        /// The file that is looked at: so many were before it in this process.
        Found { number: i32 } = "found",
        /// What was found when everything was read.
        Checked = "checked",
    }
}

crate::tokens! {
    /// What can be done with backups.
    pub enum Act in "backup" {
        /// Writes one to a file.
        Save = "save",
        /// Writes everything as text to a file.
        SaveRecords = "save-records",
        /// Looks at what is in a file. Nothing is changed.
        Look = "look",
        /// Brings it together with what is here.
        Merge { number: i32 } = "merge",
        /// Puts it in place of what is here.
        Replace { number: i32 } = "replace",
        /// Puts it away.
        Close { number: i32 } = "close",
        /// Reads every page of the data file. Nothing is changed.
        Check = "check",
        /// Makes a new data file of what reads.
        Mend = "mend",
        /// Puts a store that does not open aside, so that Ebb begins anew.
        Aside = "aside",
        /// No more reminders that there is none.
        Quiet = "quiet",
    }
}

impl Act {
    /// True for what changes everything that is here.
    pub fn brings(&self) -> bool {
        matches!(
            self,
            Self::Merge { .. } | Self::Replace { .. } | Self::Mend | Self::Aside
        )
    }
}

/// What this room remembers for as long as the process runs.
#[derive(Debug, Default)]
pub struct State {
    /// How many files were looked at.
    pub(super) number: i32,
    /// The one that is looked at.
    pub(super) open: Option<Looked>,
    /// What was found when every page of the data file was read last.
    pub(super) checked: Option<Condition>,
    /// The store that does not open, where the host has said where it is.
    pub(crate) unopened: Option<Unopened>,
}

/// A store that does not open: where it lies, and its key where that is in reach.
#[derive(Debug)]
pub(crate) struct Unopened {
    pub folder: PathBuf,
    pub key: Option<StoreKey>,
}

/// A file that somebody looks at.
pub(super) struct Looked {
    pub bytes: Vec<u8>,
    pub passphrase: Passphrase,
    pub preview: Preview,
}

impl std::fmt::Debug for Looked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Looked({} bytes)", self.bytes.len())
    }
}

impl State {
    /// The file of this number; none where it was put away, or the process was another one.
    pub(super) fn looked(&self, number: i32) -> Option<&Looked> {
        self.open.as_ref().filter(|_| number == self.number)
    }
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, vault: &Vault, state: &State) -> Body {
    let words = &view.content().backup;
    // A file comes back where no store opens, too; never while it is hidden.
    if view.ahead.holds.locked {
        return closed_body(&words.title, &Closed::Locked, &view.ahead);
    }
    match at {
        At::Backup => overview(view, state),
        At::Restore => restore(said, view),
        At::Found { number } => match state.looked(*number) {
            Some(looked) => found(*number, &looked.preview, view),
            None => Body::gone(home()),
        },
        At::Checked => checked::page(state.checked, view),
        At::Make | At::Records => match view.own() {
            Err(closed) => closed_body(&words.title, &closed, &view.ahead).up(home()),
            Ok(_) if *at == At::Make => make(said, view, vault),
            Ok(_) => records(view, vault),
        },
    }
}

fn home() -> Place {
    Place::to(&At::Backup)
}

fn overview(view: &View<'_>, state: &State) -> Body {
    let words = &view.content().backup;
    let go = |words, at: &At| Offer::of(words, Role::Go, Target::go(at));
    let mut offers = vec![go(&words.offers.restore, &At::Restore)];
    let mut body = Body::new(&words.title);
    match view.own() {
        Ok(store) => {
            let line = match made_at(store) {
                Ok(Some(at)) => {
                    let day = dated(&view.content().words, Day::of(at, view.moment().zone));
                    fill(&words.made, &[("day", &day)])
                }
                Ok(None) => words.never.clone(),
                Err(error) => Closed::from(error).words(view.content()),
            };
            body = body.block(Block::lines(LineRole::Lead, [line]));
            let make = go(&words.offers.make, &At::Make).weight(Weight::Main);
            offers.insert(0, make);
            offers.push(go(&words.offers.records, &At::Records));
            let check = Offer::of(&words.offers.check, Role::Go, Target::act(&Act::Check));
            offers.push(check.slow());
            if store.setting(QUIET) == Ok(None) {
                let quiet = Target::act(&Act::Quiet);
                offers.push(Offer::of(&words.offers.quiet, Role::Skip, quiet));
            }
        }
        Err(closed) => {
            body = body.block(closed.block(&view.ahead));
            if let (Closed::Unreadable(error), Some(lost)) = (&closed, &state.unopened) {
                let ways = unopened::ways(error, lost, view);
                if !ways.lines.is_empty() {
                    body = body.block(Block::lines(LineRole::Body, ways.lines));
                }
                offers.splice(0..0, ways.mend);
                offers.extend(ways.aside);
            }
        }
    }
    body.block(Block::lines(LineRole::Body, &words.about))
        .block(Block::offers(offers))
        .block(Block::lines(LineRole::Steps, &words.steps))
}

fn make(said: Answers<'_>, view: &View<'_>, vault: &Vault) -> Body {
    let words = &view.content().backup;
    let mut save = Offer::of(&words.offers.save, Role::Done, Target::act(&Act::Save)).slow();
    save.detail = Some(words.keep_it.clone());
    save.file = Some(file_out("age", "application/octet-stream", view, vault));
    let title = &words.offers.make.label;
    let mut body = form_body::<MakeDraft>(title, said, None, save, home(), &view.ahead);
    body.blocks
        .insert(0, Block::lines(LineRole::Body, [&words.passphrase_about]));
    body
}

fn records(view: &View<'_>, vault: &Vault) -> Body {
    let words = &view.content().backup;
    let target = Target::act(&Act::SaveRecords);
    let mut save = Offer::of(&words.offers.save_records, Role::Done, target).slow();
    save.detail = Some(words.records_caution.clone());
    save.file = Some(file_out("jsonl", "application/jsonl", view, vault));
    Body::new(&words.offers.records.label)
        .up(home())
        .block(Block::lines(LineRole::Body, [&words.records_about]))
        .block(Block::lines(LineRole::Caution, [&words.records_caution]))
        .block(Block::offers([save]))
}

/// Its name says nothing of what it is.
fn file_out(end: &str, mime: &str, view: &View<'_>, vault: &Vault) -> FileOut {
    let day = view.moment().today();
    let look = Look::at(vault, view.ahead.holds.locked);
    FileOut {
        name: format!("{}-{day}.{end}", look.neutral_word(view.content())),
        mime: mime.to_owned(),
    }
}

fn restore(said: Answers<'_>, view: &View<'_>) -> Body {
    let words = &view.content().backup;
    let look = Offer::of(&words.offers.look, Role::Go, Target::act(&Act::Look)).slow();
    let title = &words.offers.restore.label;
    let mut body = form_body::<FileDraft>(title, said, None, look, home(), &view.ahead);
    body.blocks
        .insert(0, Block::lines(LineRole::Body, [&words.restore_about]));
    body
}

fn found(number: i32, preview: &Preview, view: &View<'_>) -> Body {
    let content = view.content();
    let words = &content.backup;
    let (made, lines) = in_words(preview, view.moment());
    let merge = Target::act(&Act::Merge { number });
    let close = Target::act(&Act::Close { number });
    let close = Offer::of(&words.offers.close, Role::Leave, close);
    let mut body = Body::new(&words.found.title)
        .up(home())
        .block(Block::lines(LineRole::Lead, [made]))
        .block(Block::lines(LineRole::Steps, lines));
    let offers = if view.own().is_ok() {
        let replace = Target::act(&Act::Replace { number });
        let replace = Offer::of(&words.offers.replace, Role::Change, replace);
        vec![
            Offer::of(&words.offers.merge, Role::Done, merge)
                .weight(Weight::Main)
                .slow(),
            replace
                .confirmed(Confirm::of(&words.replace_confirm))
                .slow(),
            close,
        ]
    } else {
        body = body.block(Block::notice(NoticeKind::Told, &words.found.only_plan));
        let plan = Offer::of(&words.offers.plan, Role::Done, merge);
        vec![plan.weight(Weight::Main), close]
    };
    body.block(Block::offers(offers))
}

/// When a file was made, and what is in it, a line each.
pub fn in_words(preview: &Preview, moment: &Moment) -> (String, Vec<String>) {
    let content = moment.content();
    let words = &content.backup;
    let day = dated(&content.words, Day::of(preview.made_at, moment.zone));
    let made = fill(&words.found.made, &[("day", &day)]);
    let kinds = &words.found.counts;
    let groups: [(&_, &[&str]); 8] = [
        (&kinds.exercises, &["exercise"]),
        (&kinds.journal, &["journal", "journal_draft"]),
        (&kinds.measures, &["measure"]),
        (&kinds.diary, &["skill", "urge", "use"]),
        (&kinds.triggers, &["trigger", "if_then_plan", "hard_day"]),
        (&kinds.cards, &["own_card", "card_words", "handed_card"]),
        (&kinds.lists, &["list_item"]),
        (&kinds.reminders, &["reminder", "boosters"]),
    ];
    let count = |records: &[&str]| records.iter().map(|kind| preview.count(kind)).sum::<i64>();
    let all: i64 = preview.counts.iter().map(|(_, n)| n).sum();
    let named: i64 = groups.iter().map(|(_, records)| count(records)).sum();
    let plan = preview.plan.then(|| words.found.plan.clone());
    let groups = groups
        .iter()
        .map(|(words, records)| (*words, count(records)));
    let groups = groups.chain([(&kinds.others, all - named)]);
    let counts = groups
        .filter(|(_, n)| *n > 0)
        .map(|(words, n)| counted(words, n));
    let mut lines: Vec<_> = plan.into_iter().chain(counts).collect();
    if lines.is_empty() {
        lines.push(words.found.nothing.clone());
    }
    (made, lines)
}

/// What was brought back, in words.
pub(crate) fn told(restored: &Restored, way: Way, words: &BackupWords) -> String {
    let mut said = Vec::new();
    if restored.plan {
        said.push(words.told.plan.clone());
    }
    if let Some(counts) = restored.counts {
        let numbers = [counts.new, counts.changed, counts.earlier].map(|n| n.to_string());
        let [new, changed, earlier] = &numbers;
        let values = [
            ("new", &**new),
            ("changed", &**changed),
            ("earlier", &**earlier),
        ];
        said.push(match way {
            Way::Replace => fill(&words.told.replaced, &[("new", new)]),
            Way::Merge if (counts.new, counts.changed, counts.earlier) == (0, 0, 0) => {
                words.told.same.clone()
            }
            Way::Merge => fill(&words.told.merged, &values),
        });
    } else {
        said.push(words.found.only_plan.clone());
    }
    if let Some(name) = restored.aside.as_ref().and_then(|path| path.file_name()) {
        let file = name.to_string_lossy();
        said.push(fill(&words.told.aside, &[("file", &file)]));
    }
    said.join(" ")
}

/// Why it was not done, in words.
pub(crate) fn stop(error: BackupError, content: &Content) -> Stop {
    let words = &content.backup.problems;
    let said = match error {
        BackupError::Store(StoreError::NotUnderstood) | BackupError::NotUnderstood => {
            &words.not_understood
        }
        BackupError::Store(error) => return error.into(),
        BackupError::Vault(error) => vault_problem(&error, content),
        BackupError::PlanUnread(_) => &content.crisis.versions.unread,
        BackupError::File(error) => match error {
            AgeError::NotAge => &words.not_age,
            AgeError::Newer => &words.newer,
            AgeError::NoPassphrase => &words.not_by_passphrase,
            AgeError::TooMuchWork => &words.too_much_work,
            AgeError::WrongPassphrase => &words.wrong_passphrase,
            AgeError::Cut => &words.cut,
            AgeError::Damaged => &words.damaged,
            AgeError::Unreadable => &words.unreadable,
        },
        BackupError::NotOurs => &words.not_ours,
        BackupError::Newer => &words.newer,
        BackupError::TooLarge => &words.too_large,
        BackupError::WrittenElsewhere => &words.written_elsewhere,
        BackupError::PlanAlone { whole, why } => &plan_alone(whole, *why, content),
        BackupError::NotWritten(
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded,
        ) => &content.words.notices.disk_full,
        BackupError::NotWritten(std::io::ErrorKind::AlreadyExists) => &content.pages.save.exists,
        BackupError::NotWritten(_) => &words.not_written,
    };
    Stop::Fails(Failure::NotKept(said.clone()))
}

/// That nothing but the plan came back, why, and what to do.
fn plan_alone(whole: bool, why: BackupError, content: &Content) -> String {
    let words = &content.backup.problems;
    let came = match whole {
        true => &words.plan_alone,
        false => &words.plan_in_part,
    };
    let why = match why {
        BackupError::Vault(error) => Some(vault_problem(&error, content).clone()),
        BackupError::Store(error) => what_to_do(&error, &content.words.notices),
        BackupError::WrittenElsewhere => Some(words.written_elsewhere.clone()),
        _ => None,
    };
    let said = [Some(came.clone()), why, Some(words.bring_again.clone())];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The way to the page.
pub(crate) fn way_in(content: &Content) -> Offer {
    Offer::of(
        &content.backup.offers.open,
        Role::Go,
        Target::go(&At::Backup),
    )
}

/// When the last backup was made on this device.
const MADE: &str = "backup.made";
/// That nobody wants to be reminded.
const QUIET: &str = "backup.quiet";
/// Reminds after so many days of use, and so many after the last one.
const REMINDS_AFTER_DAYS: i64 = 30;
const REMINDS_AGAIN_AFTER_DAYS: i64 = 180;

pub(super) fn made_at(store: &Store) -> Result<Option<Instant>, StoreError> {
    let made = store.setting(MADE)?;
    let made = made.and_then(|ms| from_millis(ms.parse().ok()?).ok());
    Ok(made)
}

/// Remembers that one was made.
///
/// # Errors
/// Where that cannot be kept.
pub(crate) fn note_made(store: &Store, now: Instant) -> Result<(), StoreError> {
    store.set_setting(MADE, &to_millis(now).to_string())
}

pub(super) fn be_quiet(store: &Store) -> Result<(), StoreError> {
    store.set_setting(QUIET, "yes")
}

/// A quiet line that there is no recent backup, where somebody has used Ebb for a while: `began` says when they began. It
/// never shows in a craving, after a use or in danger.
pub(crate) fn reminder(view: &View<'_>, began: impl FnOnce() -> Option<Instant>) -> Option<Block> {
    let store = view.own().ok()?;
    let holds = view.ahead.holds;
    if view.ahead.riding || holds.used() || holds.danger() {
        return None;
    }
    let now = view.moment().now;
    let made = made_at(store)
        .map_err(|error| view.ahead.unread.note(error))
        .ok()?;
    let (since, days) = match made {
        Some(made) => (made, REMINDS_AGAIN_AFTER_DAYS),
        None => (began()?, REMINDS_AFTER_DAYS),
    };
    if now - since < chrono::TimeDelta::days(days) || store.setting(QUIET).ok()?.is_some() {
        return None;
    }
    let words = &view.content().backup;
    let make = Offer::of(&words.offers.make, Role::Go, Target::go(&At::Make));
    let quiet = Offer::of(&words.offers.quiet, Role::Skip, Target::act(&Act::Quiet));
    let small = |mut offer: Offer| {
        offer.key = None;
        offer.weight(Weight::Chip)
    };
    Some(Block::Offers {
        lead: Some(words.reminder.words.clone()),
        offers: vec![small(make), small(quiet)],
    })
}
