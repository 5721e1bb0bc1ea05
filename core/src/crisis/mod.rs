//! The crisis plan, the vault in which it always opens, and the crisis lines.
//!
//! This room knows time, content and what holds only: no database, no key and no other feature stands between a person and
//! their plan.

mod act;
mod ahead;
#[cfg(test)]
mod bad_days;
mod change;
mod checksum;
mod danger;
mod disk;
mod edit;
mod edited;
#[cfg(test)]
pub(crate) mod example;
mod export;
#[cfg(test)]
mod failing_disk;
mod forget;
mod found;
mod hidden;
mod history;
mod holds;
mod kept;
mod lines;
mod look;
mod number;
pub mod page;
mod plan;
mod readout;
mod record;
mod region;
mod release;
mod salvage;
mod save;
mod sections;
mod signs;
mod slots;
mod trunk;
mod vault;
mod versions;
mod ways;
mod writing;

pub(crate) use act::set_settings;
pub use act::{act, file};
pub use ahead::visible;
pub use danger::{BodySign, body_sign, is_danger};
pub(crate) use edit::check_number;
pub use edit::{PlanEdit, PlanError};
pub use export::{PlanExport, export_html, export_text, section_words};
pub use holds::{KeptHolds, KeptUse, KeptUseState};
pub use kept::{Kept, LockChoice, PlanUse, VaultSettings};
pub use lines::{CrisisLine, RegionLines, RegionName, lines, regions};
pub(crate) use look::Look;
pub use number::{NumberError, sms, tel};
pub use plan::{Contact, ContactNumber, CrisisPlan, PlanEntry, PlanLink, PlanLinkKind};
pub use readout::{LinesRecord, PlanRecord, SheetRecord};
pub use region::{likely_regions, region_of_zone, regions_like};
pub use release::{release_check, undated_lines};
pub use sections::{PlanDoor, PlanSection};
pub use vault::{OpenedVault, Vault, VaultCondition, VaultError};
pub use versions::PlanVersion;
pub(crate) use ways::{
    call_emergency, contact_ways, entry_detail, entry_words, line_notes, line_ways, number_ways,
};
pub(crate) use writing::{FirstPlan, as_shown, edited, new_entry, number, person_added};
