//! Single occurrences of a rule that do not take place, or do so at another time. The rule itself goes on.

use super::occurrences::has_occurrence;
use super::rule::{MovedOccurrence, ReminderRule};
use crate::reminders::ReminderError;
use crate::time::Civil;

impl ReminderRule {
    /// The rule without its occurrence at `start`, for good. To let one go today alone, skip it instead.
    pub fn without(mut self, start: Civil) -> Result<Self, ReminderError> {
        self.must_have(start)?;
        self.moved.retain(|moved| moved.original != start);
        self.skipped.push(start);
        self.checked()
    }

    /// The rule with its occurrence at `start` at another time. It keeps its name: the original start.
    pub fn with_moved(mut self, start: Civil, to: Civil) -> Result<Self, ReminderError> {
        self.must_have(start)?;
        self.skipped.retain(|skipped| *skipped != start);
        self.moved.retain(|moved| moved.original != start);
        if to != start {
            let original = start;
            self.moved.push(MovedOccurrence { original, to });
        }
        self.checked()
    }

    /// The rule with its occurrence at `start` as the schedule has it.
    pub fn with_restored(self, start: Civil) -> Result<Self, ReminderError> {
        self.with_moved(start, start)
    }

    fn must_have(&self, start: Civil) -> Result<(), ReminderError> {
        if has_occurrence(self, start) {
            Ok(())
        } else {
            let start = start.to_string();
            Err(ReminderError::NoSuchOccurrence { start })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily};
    use crate::reminders::occurrences;
    use crate::time::Zone;

    #[test]
    fn one_is_moved_left_out_and_put_back_while_the_rest_stays() {
        let start: Civil = "2026-11-24T09:00".parse().unwrap();
        let to = "2026-11-24T15:00".parse().unwrap();
        let at_hours = |rule: &ReminderRule| {
            let (from, to) = (at("2026-11-24T00:00:00Z"), at("2026-11-26T00:00:00Z"));
            let found = occurrences(rule, from, to, Zone::UTC);
            let hours = found.iter().map(|one| one.at.format("%d %H").to_string());
            hours.collect::<Vec<_>>()
        };
        let rule = daily("09:00").with_moved(start, to).unwrap();
        assert_eq!(at_hours(&rule), ["24 15", "25 09"]);
        let rule = rule.without(start).unwrap();
        assert_eq!(at_hours(&rule), ["25 09"]);
        let rule = rule.with_restored(start).unwrap();
        assert_eq!(at_hours(&rule), ["24 09", "25 09"]);
        let other = "2026-11-24T10:00".parse().unwrap();
        assert!(rule.without(other).is_err());
    }
}
