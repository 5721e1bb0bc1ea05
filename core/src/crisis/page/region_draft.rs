//! Where somebody is: found as they type, by its name in any of its languages or by its two letters.

use crate::crisis::{likely_regions, lines, regions_like};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value};
use crate::view::{Ahead, Draft};

/// A region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RegionDraft {
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
}

/// Id of the field.
const REGION: &str = "region";
const LONGEST_NAME: i32 = 80;

/// The region that is called so, or has this code.
fn known(typed: &str, ahead: &Ahead<'_>) -> Option<(String, String)> {
    let found = lines(ahead.content(), typed, false, None, ahead.moment.now);
    (!found.code.is_empty()).then_some((found.code, found.name))
}

fn found(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Choice> {
    let (content, moment) = (ahead.content(), ahead.moment);
    let typed = said.words(REGION).or(said.chosen(REGION));
    let typed = typed.unwrap_or_default();
    if let Some((code, name)) = known(typed, ahead) {
        return vec![Choice::new(code, name)];
    }
    let mut found = regions_like(content, typed);
    if typed.is_empty() {
        found = likely_regions(content, moment.zone, moment.now);
    }
    let found = found.into_iter();
    found
        .map(|region| Choice::new(region.code, region.name))
        .collect()
}

impl Draft for RegionDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().crisis.page.fields.region;
        let found = found(said, ahead);
        let mut field = Field::new(REGION, &words.label, FieldKind::Find { found })
            .hint(&words.hint)
            .needed()
            .asks_again();
        field.longest = Some(LONGEST_NAME);
        vec![field]
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Answer::new(REGION, Value::chosen(&self.code))]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let refused = &ahead.content().crisis.page.refused;
        let typed = said.chosen(REGION).or(said.words(REGION));
        let one = match found(said, ahead).as_slice() {
            [only] if typed.is_some() => Some(only.id.clone()),
            _ => None,
        };
        one.map(|code| Self { code })
            .ok_or_else(|| vec![Problem::new(REGION, &refused.no_region)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::regions;
    use crate::view::alone;

    #[test]
    fn every_region_is_read_back_from_its_field_and_found_by_its_name() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            for region in regions(ahead.content()) {
                let draft = RegionDraft {
                    code: region.code.clone(),
                };
                let answers = draft.answers();
                let read = RegionDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read.as_ref(), Ok(&draft));
                let said = [Answer::new(REGION, Value::words(&region.name))];
                assert_eq!(RegionDraft::checked(Answers::of(&said), ahead), Ok(draft));
            }
        });
    }

    #[test]
    fn what_several_regions_are_called_is_asked_about_and_nothing_is_guessed() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let said = [Answer::new(REGION, Value::words("united"))];
            let said = Answers::of(&said);
            let FieldKind::Find { found } = &RegionDraft::fields(said, ahead)[0].kind else {
                panic!("it is found by typing");
            };
            assert_eq!(found.len(), 2);
            assert!(RegionDraft::checked(said, ahead).is_err());
            assert!(RegionDraft::checked(Answers::default(), ahead).is_err());
        });
    }
}
