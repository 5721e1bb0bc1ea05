//! Why a plan was not changed, in words of the content, at the field that says it.

use super::line_draft::TEXT;
use super::person_draft::NAME;
use crate::content::{Content, fill};
use crate::crisis::{NumberError, PlanError, VaultError};
use crate::page::Problem;
use crate::store::StoreError;
use crate::view::{Ahead, Failure, Stop};

/// What kept a change from being made.
pub(crate) enum Trouble {
    /// It makes no sense.
    Plan(PlanError),
    /// It could not be saved.
    Vault(VaultError),
    /// No id could be made for it.
    Id,
}

impl From<PlanError> for Trouble {
    fn from(error: PlanError) -> Self {
        Self::Plan(error)
    }
}

impl From<VaultError> for Trouble {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(_error: StoreError) -> Self {
        Self::Id
    }
}

impl Trouble {
    pub(crate) fn stop(self, ahead: &Ahead<'_>) -> Stop {
        let words = &ahead.content().crisis;
        let refused = &words.page.refused;
        let at = |field: &str, words: &str| Stop::Refused(vec![Problem::new(field, words)]);
        let condition = &words.condition;
        let not_kept = |words: &String| Stop::Fails(Failure::NotKept(words.clone()));
        match self {
            Self::Plan(PlanError::EmptyEntry) => at(TEXT, &refused.empty),
            Self::Plan(PlanError::NoName) => at(NAME, &refused.no_name),
            Self::Plan(PlanError::NoWayToReach { .. }) => at("numbers", &refused.no_digits),
            Self::Plan(PlanError::Number { why, .. }) => {
                at("numbers", &number_problem(&why, ahead))
            }
            Self::Plan(PlanError::NotInPlan | PlanError::UnknownContact | PlanError::IdTaken) => {
                Stop::Fails(Failure::Gone)
            }
            Self::Plan(PlanError::TooLong { limit }) => {
                let words = &ahead.content().pages.forms.too_long;
                at(TEXT, &fill(words, &[("n", &limit.to_string())]))
            }
            Self::Vault(error) => {
                let words = vault_problem(&error, ahead.content());
                match error {
                    VaultError::NoSuchVersion { .. } => {
                        Stop::Fails(Failure::Senseless(words.clone()))
                    }
                    _ => not_kept(words),
                }
            }
            Self::Id => not_kept(&condition.not_saved),
        }
    }
}

/// Why the plan was not saved.
pub(crate) fn vault_problem<'a>(error: &VaultError, content: &'a Content) -> &'a String {
    let words = &content.crisis;
    let (condition, refused) = (&words.condition, &words.page.refused);
    match error {
        VaultError::ChangedElsewhere { .. } => &condition.changed_elsewhere,
        VaultError::Damaged => &condition.damaged,
        VaultError::Newer { .. } => &condition.newer,
        VaultError::DiskFull => &condition.disk_full,
        VaultError::NotAllowed => &condition.not_written,
        VaultError::Busy => &refused.busy,
        VaultError::NoSuchVersion { .. } => &refused.nothing_to_go_back,
        VaultError::History { .. } => &refused.history_unread,
        VaultError::NotConfirmed { .. } => &refused.not_confirmed,
        VaultError::System { .. } => &condition.not_saved,
    }
}

/// Why a number cannot be dialled.
pub(super) fn number_problem(error: &NumberError, ahead: &Ahead<'_>) -> String {
    let words = &ahead.content().crisis.page.refused;
    match error {
        NumberError::NoDigits => words.no_digits.clone(),
        NumberError::Letters { digits } if digits.is_empty() => words.letters.clone(),
        NumberError::Letters { digits } => {
            fill(&words.letters_on_keys, &[("digits", digits.as_str())])
        }
        NumberError::Sign { sign } => fill(&words.sign, &[("sign", sign.as_str())]),
        NumberError::TwoNumbers { first, second } => {
            let both = [("first", first.as_str()), ("second", second.as_str())];
            fill(&words.two_numbers, &both)
        }
        NumberError::PlusInside => words.plus_inside.clone(),
        NumberError::DanglingExtension => words.dangling.clone(),
        NumberError::TooLong => words.too_long.clone(),
        NumberError::TextToExtension => words.no_text.clone(),
    }
}
