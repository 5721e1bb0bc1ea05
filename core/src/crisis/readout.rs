//! The plan, who answers, and the sheets as other programs read them: ids, numbers and the person's own words, with no
//! label of a page. Ahead of the lock they say no more than a page does.

use serde::Serialize;

use super::page::At;
use super::{
    Contact, CrisisLine, LockChoice, Look, PlanDoor, PlanEntry, PlanSection, RegionName, Vault,
    VaultCondition, likely_regions,
};
use crate::content::{Content, Sheet, SheetSection};
use crate::time::Instant;
use crate::view::Moment;

/// The plan as it is kept, as far as it may show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanRecord {
    /// How its files are.
    pub condition: VaultCondition,
    /// Number of the version; none where none is known, or may show.
    pub version: Option<i64>,
    /// When that was saved.
    pub saved_at: Option<Instant>,
    /// When it is time to look it over.
    pub review_at: Option<Instant>,
    /// What may show ahead of the lock, once that was chosen.
    pub lock: Option<LockChoice>,
    /// Its lines, part by part, each part in the order in which to try them now.
    pub entries: Vec<PlanEntry>,
    /// Everyone in it.
    pub contacts: Vec<Contact>,
}

impl PlanRecord {
    /// The plan behind a door; behind both where none is named.
    pub fn of(vault: &Vault, locked: bool, door: Option<PlanDoor>, moment: &Moment) -> Self {
        let look = Look::at(vault, locked);
        let behind = |section: &PlanSection| {
            door.is_none_or(|door| section.door().is_none_or(|of| of == door))
        };
        let opened = &look.opened;
        // Whether there is one is not said ahead of the lock.
        let shows = !look.hides_some();
        Self {
            version: (shows && opened.version > 0).then_some(opened.version),
            saved_at: opened.saved_at.filter(|_| shows),
            review_at: opened.kept.review_at.filter(|_| shows),
            lock: opened.kept.settings.lock.filter(|_| shows),
            entries: entries(PlanSection::ALL.into_iter().filter(behind), &look, moment),
            contacts: look.plan.contacts.clone(),
            condition: match look.opened.condition {
                VaultCondition::Missing if !shows => VaultCondition::Whole,
                condition => condition,
            },
        }
    }
}

fn entries(
    sections: impl Iterator<Item = PlanSection>,
    look: &Look,
    moment: &Moment,
) -> Vec<PlanEntry> {
    let of = |section| look.plan.section_at(section, moment.now, moment.zone);
    sections.flat_map(of).collect()
}

/// Who answers in a region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinesRecord {
    /// ISO 3166-1 alpha-2 code; none where no lines are known.
    pub region: Option<String>,
    /// True where nobody said so: the zone of the device is in it.
    pub guessed: bool,
    /// Emergency numbers, the first one first; where the region is not known, those to try.
    pub emergency: Vec<String>,
    /// The lines, in the order in which to try them.
    pub lines: Vec<CrisisLine>,
    /// Where somebody may be, a few; none where the region is known.
    pub likely: Vec<RegionName>,
}

impl LinesRecord {
    /// Of a region by its code or its name; of the person's own where none is named.
    pub fn of(vault: &Vault, locked: bool, region: Option<&str>, moment: &Moment) -> Self {
        let look = Look::at(vault, locked);
        Self::at(&look, region, moment)
    }

    fn at(look: &Look, region: Option<&str>, moment: &Moment) -> Self {
        let content = moment.content();
        let (lines, guessed) = match region {
            Some(region) => (look.lines_of(region, None, content, moment.now), false),
            None => {
                let nearby = look.nearby(None, content, moment.now, moment.zone);
                (nearby.lines, nearby.guessed)
            }
        };
        if lines.code.is_empty() {
            return Self {
                region: None,
                guessed: false,
                emergency: content.crisis.page.first.unknown_numbers.clone(),
                lines: Vec::new(),
                likely: likely_regions(content, moment.zone, moment.now),
            };
        }
        Self {
            region: Some(lines.code),
            guessed,
            emergency: lines.emergency,
            lines: lines.lines,
            likely: Vec::new(),
        }
    }
}

/// A sheet: what to do, who answers, and what of the plan belongs to it.
#[derive(Debug, Serialize)]
pub struct SheetRecord {
    /// Which one it is.
    pub id: &'static str,
    /// What to do, most urgent first.
    pub sections: &'static [SheetSection],
    /// Who answers.
    pub lines: LinesRecord,
    /// Lines of the plan, as far as they may show.
    pub entries: Vec<PlanEntry>,
    /// Whom they name.
    pub contacts: Vec<Contact>,
}

impl SheetRecord {
    /// The sheet of a place; none where it has none.
    pub fn of(at: &At, vault: &Vault, locked: bool, moment: &Moment) -> Option<Self> {
        let (id, sheet, sections) = sheet(at, moment.content())?;
        let look = Look::at(vault, locked);
        let entries = entries(sections.into_iter(), &look, moment);
        let names = |contact: &&Contact| {
            let id = Some(&contact.id);
            entries.iter().any(|entry| entry.contact.as_ref() == id)
        };
        Some(Self {
            id,
            sections: &sheet.sections,
            lines: LinesRecord::at(&look, None, moment),
            contacts: look.plan.contacts.iter().filter(names).cloned().collect(),
            entries,
        })
    }
}

/// A sheet, with the parts of the plan that stand on it.
fn sheet(
    at: &At,
    content: &'static Content,
) -> Option<(&'static str, &'static Sheet, Vec<PlanSection>)> {
    let sheets = &content.emergency.sheets;
    let hurts = |section: &PlanSection| {
        let door = section.door();
        door.is_none_or(|door| door == PlanDoor::MightHurt)
    };
    Some(match at {
        At::HaveUsed { .. } => {
            let people = vec![PlanSection::WhoICall, PlanSection::Naloxone];
            ("have_used", &sheets.have_used, people)
        }
        At::StaySafe { .. } => {
            let steps = PlanSection::ALL.into_iter().filter(hurts).collect();
            ("stay_safe", &sheets.stay_safe, steps)
        }
        At::FeelIll => ("feel_ill", &sheets.feel_ill, Vec::new()),
        At::Emergency => ("emergency", &sheets.emergency, Vec::new()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;
    use serde_json::json;

    fn moment(zone: &str) -> Moment {
        Moment {
            now: example::instant(1),
            zone: zone.parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    fn vault(lock: Option<LockChoice>) -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        let mut kept = example::kept();
        kept.settings.lock = lock;
        kept.settings.region = String::new();
        vault.save(&kept, 0, false, example::instant(0)).unwrap();
        (folder, vault)
    }

    #[test]
    fn ahead_of_the_lock_only_what_may_show_is_in_it_and_not_whether_there_is_a_plan() {
        let (_folder, vault) = vault(Some(LockChoice::MarkedParts));
        let open = PlanRecord::of(&vault, false, None, &moment("UTC"));
        assert_eq!(open.entries.len(), example::plan().entries.len());
        assert_eq!(open.version, Some(1));
        let ahead = PlanRecord::of(&vault, true, None, &moment("UTC"));
        let ids: Vec<_> = ahead.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids, ["e-ride"]);
        let none = tempfile::tempdir().unwrap();
        let nothing = PlanRecord::of(&Vault::at(none.path()), true, None, &moment("UTC"));
        let shown = PlanRecord {
            entries: Vec::new(),
            contacts: Vec::new(),
            ..ahead
        };
        assert_eq!(shown, nothing);
    }

    #[test]
    fn a_door_has_its_own_parts_and_those_of_both() {
        let (_folder, vault) = vault(None);
        let of = |door| PlanRecord::of(&vault, false, door, &moment("UTC")).entries;
        let doors = [PlanDoor::MightUse, PlanDoor::MightHurt].map(|door| of(Some(door)));
        for (entries, other) in doors.iter().zip([PlanDoor::MightHurt, PlanDoor::MightUse]) {
            assert!(!entries.is_empty());
            assert!(
                entries
                    .iter()
                    .all(|entry| entry.section.door() != Some(other))
            );
        }
    }

    #[test]
    fn a_region_that_nobody_said_is_called_a_guess_and_an_unknown_one_has_numbers_to_try() {
        let (_folder, vault) = vault(None);
        let here = LinesRecord::of(&vault, false, None, &moment("Europe/Vienna"));
        assert_eq!((here.region.as_deref(), here.guessed), (Some("AT"), true));
        assert!(!here.lines.is_empty() && here.likely.is_empty());
        let named = LinesRecord::of(&vault, false, Some("deutschland"), &moment("Europe/Vienna"));
        assert_eq!(
            (named.region.as_deref(), named.guessed),
            (Some("DE"), false)
        );
        let nowhere = LinesRecord::of(&vault, false, None, &moment("Europe/Prague"));
        assert_eq!(nowhere.region, None);
        assert!(!nowhere.emergency.is_empty() && !nowhere.likely.is_empty());
    }

    #[test]
    fn a_sheet_has_a_number_what_to_do_and_the_people_that_belong_to_it() {
        let (_folder, vault) = vault(None);
        for at in [
            At::HaveUsed { noted: None },
            At::StaySafe { noted: false },
            At::FeelIll,
            At::Emergency,
        ] {
            let sheet = SheetRecord::of(&at, &vault, false, &moment("Europe/Vienna")).unwrap();
            assert!(!sheet.lines.emergency.is_empty() && !sheet.sections.is_empty());
            let named = sheet
                .entries
                .iter()
                .filter_map(|entry| entry.contact.as_ref());
            for id in named {
                assert!(sheet.contacts.iter().any(|contact| contact.id == *id));
            }
            let ahead = SheetRecord::of(&at, &vault, true, &moment("Europe/Vienna")).unwrap();
            assert!(ahead.entries.is_empty() && ahead.contacts.is_empty());
        }
        assert!(SheetRecord::of(&At::Copy, &vault, false, &moment("UTC")).is_none());
    }

    #[test]
    fn the_condition_of_the_files_is_a_word_with_its_numbers() {
        let damaged = VaultCondition::Damaged { lost: 1, older: 0 };
        assert_eq!(
            json!(damaged),
            json!({ "damaged": { "lost": 1, "older": 0 } })
        );
        assert_eq!(json!(VaultCondition::OlderSlot), json!("older_slot"));
    }
}
