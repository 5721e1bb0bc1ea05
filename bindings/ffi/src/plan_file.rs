//! The crisis plan and the lines without anything else: no store, no key, no companion.

use std::path::Path;
use std::sync::Arc;

use ebb_core::content::content;
use ebb_core::crisis::{
    CrisisPlan, OpenedVault, PlanDoor, PlanExport, PlanVersion, RegionLines, RegionName, Vault,
    export_html, export_text, lines, regions, visible,
};
use ebb_core::time::Instant;

use crate::EbbError;
use crate::alive::Alive;
use crate::ebb::PLAN_FOLDER;
use crate::guard::guard;

/// The crisis plan in its files. It opens whatever became of the store, its key or the rest of Ebb, and holds nothing
/// open between two calls.
#[derive(Debug, uniffi::Object)]
pub struct PlanFile {
    vault: Vault,
    _alive: Alive,
}

#[uniffi::export]
impl PlanFile {
    /// The plan of the store in `folder`; neither needs to be there.
    #[uniffi::constructor]
    pub fn of(folder: &str) -> Result<Arc<Self>, EbbError> {
        guard("of", || {
            Ok(Arc::new(Self {
                vault: Vault::at(&Path::new(folder).join(PLAN_FOLDER)),
                _alive: Alive::new(),
            }))
        })
    }

    /// Reads what is there, with how the files are. It waits for nobody and changes nothing.
    pub fn open(&self) -> Result<OpenedVault, EbbError> {
        guard("open_plan", || Ok(self.vault.open()))
    }

    /// The plan as it may show: all of it, or while `locked` what the person allowed.
    pub fn shown(&self, locked: bool) -> Result<CrisisPlan, EbbError> {
        guard("shown", || {
            let kept = self.vault.open().kept;
            Ok(visible(&kept.plan, kept.settings.lock, locked))
        })
    }

    /// Every version that was saved, the newest first.
    pub fn versions(&self) -> Result<Vec<PlanVersion>, EbbError> {
        guard("versions", || Ok(self.vault.versions()))
    }

    /// A copy on paper as plain text.
    pub fn as_text(&self, export: PlanExport, language: &str) -> Result<String, EbbError> {
        guard("as_text", || {
            let plan = self.vault.open().kept.plan;
            Ok(export_text(content(language), &plan, &export))
        })
    }

    /// A copy on paper as one HTML page that needs nothing else.
    pub fn as_html(&self, export: PlanExport, language: &str) -> Result<String, EbbError> {
        guard("as_html", || {
            let plan = self.vault.open().kept.plan;
            Ok(export_html(content(language), &plan, &export))
        })
    }
}

/// Crisis lines of `region`, an ISO 3166-1 alpha-2 code, in the order in which to try them; advice where the region is
/// not known. `door` puts the lines for that door first.
#[uniffi::export]
pub fn crisis_lines(
    region: &str,
    under_18: bool,
    door: Option<PlanDoor>,
    now: Instant,
    language: &str,
) -> Result<RegionLines, EbbError> {
    guard("crisis_lines", || {
        Ok(lines(content(language), region, under_18, door, now))
    })
}

/// Every region with lines, by name.
#[uniffi::export]
pub fn crisis_regions(language: &str) -> Result<Vec<RegionName>, EbbError> {
    guard("crisis_regions", || Ok(regions(content(language))))
}
