//! The crisis plan, the vault in which it always opens, and the crisis lines.
//!
//! This room knows time and content only: no database, no key and no other feature stands between a person and
//! their plan.

mod ahead;
#[cfg(test)]
mod bad_days;
mod change;
mod checksum;
mod disk;
mod edit;
mod edited;
#[cfg(test)]
mod example;
mod export;
#[cfg(test)]
mod failing_disk;
mod forget;
mod found;
mod hidden;
mod kept;
mod lines;
mod number;
mod plan;
mod record;
mod region;
mod release;
mod salvage;
mod save;
mod sections;
mod signs;
mod slots;
mod vault;
mod versions;
mod writing;

pub use ahead::visible;
pub use edit::{PlanEdit, PlanError};
pub use export::{PlanExport, export_html, export_text, section_words};
pub use kept::{Kept, LockChoice, PlanUse, VaultSettings};
pub use lines::{CrisisLine, RegionLines, RegionName, lines, regions};
pub use number::{NumberError, sms, tel};
pub use plan::{Contact, ContactNumber, CrisisPlan, PlanEntry, PlanLink, PlanLinkKind};
pub use region::{likely_regions, regions_like};
pub use release::release_check;
pub use sections::{PlanDoor, PlanSection};
pub use vault::{OpenedVault, Vault, VaultCondition, VaultError};
pub use versions::PlanVersion;
pub(crate) use writing::{FirstPlan, as_shown, edited, new_entry, new_id, number, person_added};
