//! A change, made to the version that is there at that moment, and made again where another process was quicker, so
//! that no one's change is lost.

use super::{Kept, Vault, VaultError};
use crate::time::Instant;

/// How often a change is made again to what another process saved meanwhile.
const TRIES: i32 = 20;

impl Vault {
    /// Saves what `change` makes of what is kept, and gives the number of the version that it was made from.
    /// `replace_damaged` is the person's word that files which cannot be read may be replaced.
    ///
    /// # Errors
    /// What `change` refuses, and [`VaultError`]; the version before stands.
    pub(crate) fn change<E: From<VaultError>>(
        &self,
        replace_damaged: bool,
        now: Instant,
        change: impl Fn(&Kept) -> Result<Kept, E>,
    ) -> Result<i64, E> {
        for _ in 0..TRIES {
            let opened = self.open();
            let kept = change(&opened.kept)?;
            match self.save(&kept, opened.version, replace_damaged, now) {
                Err(VaultError::ChangedElsewhere { .. }) => {}
                Err(error) => return Err(error.into()),
                Ok(_) => return Ok(opened.version),
            }
        }
        Err(VaultError::Busy.into())
    }
}
