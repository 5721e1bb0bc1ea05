//! A plan after a change: what each edit does, and what it is checked for first.

use super::edit::{check_contact, check_length, says_nothing};
use super::{CrisisPlan, PlanEdit, PlanEntry, PlanError};

impl CrisisPlan {
    /// The plan after one change.
    ///
    /// # Errors
    /// [`PlanError`], where the change makes no sense.
    pub fn edited(&self, edit: PlanEdit) -> Result<Self, PlanError> {
        let mut plan = self.clone();
        match edit {
            PlanEdit::AddEntry { entry } => {
                plan.check_new(&entry.id)?;
                plan.check_entry(&entry)?;
                // Somebody who tries again because a save was not confirmed finds one line, not two.
                if !plan.says_already(&entry) {
                    plan.entries.push(entry);
                }
            }
            PlanEdit::ChangeEntry { entry } => {
                plan.check_entry(&entry)?;
                let at = plan.entry_place(&entry.id)?;
                if plan.entries[at].section == entry.section {
                    plan.entries[at] = entry;
                } else {
                    plan.entries.remove(at);
                    plan.entries.push(entry);
                }
            }
            PlanEdit::RemoveEntry { id } => {
                let at = plan.entry_place(&id)?;
                let entry = plan.entries.remove(at);
                plan.let_go_of(entry.contact);
            }
            PlanEdit::MoveEntry { id, to } => plan.move_entry(&id, to)?,
            PlanEdit::AddContact { contact } => {
                plan.check_new(&contact.id)?;
                check_contact(&contact)?;
                plan.contacts.push(contact);
            }
            PlanEdit::ChangeContact { contact } => {
                check_contact(&contact)?;
                let at = plan.contact_place(&contact.id)?;
                let unmarked = plan.contacts[at].ahead && !contact.ahead;
                let id = contact.id.clone();
                plan.contacts[at] = contact;
                if unmarked {
                    plan.mark(&id, false)?;
                }
            }
            PlanEdit::RemoveContact { id } => {
                let at = plan.contact_place(&id)?;
                plan.contacts.remove(at);
                for entry in &mut plan.entries {
                    if entry.contact.as_ref() == Some(&id) {
                        entry.contact = None;
                    }
                }
                plan.entries.retain(|entry| !says_nothing(entry));
            }
            PlanEdit::MoveContact { id, to } => {
                let at = plan.contact_place(&id)?;
                let contact = plan.contacts.remove(at);
                let to = place(to).min(plan.contacts.len());
                plan.contacts.insert(to, contact);
            }
            PlanEdit::Mark { id, ahead } => plan.mark(&id, ahead)?,
        }
        plan.show_whom_marked_entries_name();
        Ok(plan)
    }

    fn check_new(&self, id: &str) -> Result<(), PlanError> {
        let taken = self.contact(id).is_some() || self.entry_place(id).is_ok();
        if taken || id.is_empty() {
            return Err(PlanError::IdTaken);
        }
        Ok(())
    }

    fn check_entry(&self, entry: &PlanEntry) -> Result<(), PlanError> {
        match &entry.contact {
            Some(id) if self.contact(id).is_none() => Err(PlanError::UnknownContact),
            _ if says_nothing(entry) => Err(PlanError::EmptyEntry),
            _ => check_length([&entry.text, &entry.directions]),
        }
    }

    /// True where the part has this line, word for word.
    fn says_already(&self, entry: &PlanEntry) -> bool {
        self.section(entry.section).any(|known| {
            let same = PlanEntry {
                id: entry.id.clone(),
                ahead: entry.ahead,
                ..known.clone()
            };
            same == *entry
        })
    }

    fn entry_place(&self, id: &str) -> Result<usize, PlanError> {
        self.entries
            .iter()
            .position(|entry| entry.id == id)
            .ok_or(PlanError::NotInPlan)
    }

    fn contact_place(&self, id: &str) -> Result<usize, PlanError> {
        self.contacts
            .iter()
            .position(|contact| contact.id == id)
            .ok_or(PlanError::NotInPlan)
    }

    fn move_entry(&mut self, id: &str, to: u32) -> Result<(), PlanError> {
        let entry = self.entries.remove(self.entry_place(id)?);
        let of_its_part: Vec<_> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, other)| other.section == entry.section)
            .map(|(at, _)| at)
            .collect();
        let at = of_its_part
            .get(place(to))
            .copied()
            .unwrap_or(self.entries.len());
        self.entries.insert(at, entry);
        Ok(())
    }

    /// Whom no entry names any more is on no screen, and must not come back in a printed copy.
    fn let_go_of(&mut self, contact: Option<String>) {
        let Some(id) = contact else { return };
        let named = |entry: &PlanEntry| entry.contact.as_ref() == Some(&id);
        if !self.entries.iter().any(named) {
            self.contacts.retain(|contact| contact.id != id);
        }
    }

    fn mark(&mut self, id: &str, ahead: bool) -> Result<(), PlanError> {
        if let Ok(at) = self.entry_place(id) {
            self.entries[at].ahead = ahead;
            return Ok(());
        }
        let at = self.contact_place(id)?;
        self.contacts[at].ahead = ahead;
        if !ahead {
            for entry in &mut self.entries {
                if entry.contact.as_deref() == Some(id) {
                    entry.ahead = false;
                }
            }
        }
        Ok(())
    }

    /// "Call Sam" without Sam's number helps nobody: who is named by a marked entry is marked too.
    fn show_whom_marked_entries_name(&mut self) {
        for contact in &mut self.contacts {
            contact.ahead |= self
                .entries
                .iter()
                .any(|entry| entry.ahead && entry.contact.as_ref() == Some(&contact.id));
        }
    }
}

fn place(to: u32) -> usize {
    usize::try_from(to).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::PlanSection;
    use crate::crisis::example::{contact, entry, plan};

    fn ids(plan: &CrisisPlan, section: PlanSection) -> Vec<&str> {
        plan.section(section)
            .map(|entry| entry.id.as_str())
            .collect()
    }

    fn add(plan: &CrisisPlan, id: &str, section: PlanSection) -> CrisisPlan {
        let entry = entry(id, section, id);
        plan.edited(PlanEdit::AddEntry { entry }).unwrap()
    }

    #[test]
    fn a_first_plan_takes_one_sign_one_step_and_one_person() {
        let plan = CrisisPlan::default()
            .edited(PlanEdit::AddContact {
                contact: contact("sam", "Sam", "116 123"),
            })
            .unwrap();
        let plan = add(&plan, "sign", PlanSection::WarningSigns);
        let plan = add(&plan, "walk", PlanSection::OnMyOwn);
        let plan = plan
            .edited(PlanEdit::AddEntry {
                entry: PlanEntry {
                    contact: Some("sam".to_owned()),
                    ..entry("ask", PlanSection::PeopleToAsk, "")
                },
            })
            .unwrap();
        assert_eq!((plan.entries.len(), plan.contacts.len()), (3, 1));
    }

    #[test]
    fn entries_move_within_their_part_and_nowhere_else() {
        use PlanSection::{OnMyOwn, Reasons};
        let mut plan = CrisisPlan::default();
        for id in ["a", "b", "c"] {
            plan = add(&plan, id, OnMyOwn);
            plan = add(&plan, &format!("r{id}"), Reasons);
        }
        for (id, to, expected) in [
            ("c", 0, ["c", "a", "b"]),
            ("c", 1, ["a", "c", "b"]),
            ("a", 99, ["c", "b", "a"]),
        ] {
            plan = plan
                .edited(PlanEdit::MoveEntry {
                    id: id.to_owned(),
                    to,
                })
                .unwrap();
            assert_eq!(ids(&plan, OnMyOwn), expected);
            assert_eq!(ids(&plan, Reasons), ["ra", "rb", "rc"]);
        }
    }

    #[test]
    fn an_entry_that_changes_its_part_goes_to_the_end_of_the_new_one() {
        let mut moved = entry("e-breathe", PlanSection::Reasons, "Breathe");
        let plan = plan()
            .edited(PlanEdit::ChangeEntry {
                entry: moved.clone(),
            })
            .unwrap();
        assert_eq!(ids(&plan, PlanSection::Reasons), ["e-reason", "e-breathe"]);
        moved.text = "Breathe long".to_owned();
        let plan = plan.edited(PlanEdit::ChangeEntry { entry: moved }).unwrap();
        assert_eq!(plan.entries.last().unwrap().text, "Breathe long");
    }

    #[test]
    fn taking_a_person_out_keeps_what_else_an_entry_says() {
        let id = "c-noa".to_owned();
        let plan = plan().edited(PlanEdit::RemoveContact { id }).unwrap();
        // The naloxone still lies in the drawer; "ask Noa" said nothing else.
        assert_eq!(ids(&plan, PlanSection::Naloxone), ["e-naloxone"]);
        assert_eq!(ids(&plan, PlanSection::PeopleToAsk), ["e-ask-sam"]);
        assert_eq!(plan.contacts.len(), 2);
    }

    #[test]
    fn who_is_taken_out_of_the_last_part_that_names_them_is_gone() {
        let remove = |plan: &CrisisPlan, id: &str| {
            let id = id.to_owned();
            plan.edited(PlanEdit::RemoveEntry { id }).unwrap()
        };
        let once = remove(&plan(), "e-call");
        assert!(once.contact("c-sam").is_some(), "still someone to ask");
        let twice = remove(&once, "e-ask-sam");
        assert_eq!(twice.contact("c-sam"), None);
        assert_eq!(twice.contacts.len(), 2);
    }

    #[test]
    fn contacts_can_be_put_in_order() {
        let moved = plan()
            .edited(PlanEdit::MoveContact {
                id: "c-clinic".to_owned(),
                to: 0,
            })
            .unwrap();
        let order: Vec<_> = moved.contacts.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(order, ["c-clinic", "c-sam", "c-noa"]);
    }

    #[test]
    fn marking_an_entry_marks_whom_it_names_and_unmarking_them_unmarks_it() {
        let mark = |plan: &CrisisPlan, id: &str, ahead| {
            let id = id.to_owned();
            plan.edited(PlanEdit::Mark { id, ahead }).unwrap()
        };
        let marked = mark(&plan(), "e-call", true);
        assert!(marked.contact("c-sam").unwrap().ahead);
        let unmarked = mark(&marked, "c-sam", false);
        assert!(!unmarked.contact("c-sam").unwrap().ahead);
        assert!(!unmarked.section(PlanSection::WhoICall).any(|e| e.ahead));
        // The same by way of changing the person.
        let changed = marked
            .edited(PlanEdit::ChangeContact {
                contact: contact("c-sam", "Sam", "1"),
            })
            .unwrap();
        assert_eq!(changed.contact("c-sam").map(|c| c.ahead), Some(false));
    }

    #[test]
    fn a_person_without_a_number_can_be_in_the_plan() {
        let mut nobody_calls = contact("n", "The neighbour", "1");
        nobody_calls.numbers.clear();
        let contact = nobody_calls;
        assert!(plan().edited(PlanEdit::AddContact { contact }).is_ok());
    }
}
