//! The person's people and what each of them may see: what they said of that on their list is what a summary for them holds.

use super::draft::Part;
use super::page::At;
use crate::page::{Item, Items, Target};
use crate::progress::lists::{self, ListItem};
use crate::store::{Id, Store, StoreError};
use crate::view::View;

/// The list that they stand on, and its field with what they may see.
const TEAM: &str = "team";
const MAY_SEE: &str = "may-see";

/// Somebody, and what they may see.
pub(super) struct Person {
    pub(super) id: Id,
    pub(super) name: String,
    /// In the order of a summary.
    pub(super) parts: Vec<Part>,
}

/// Those of whom the person said so; nobody else is offered anything.
pub(super) fn who_may_see(view: &View<'_>, store: &Store) -> Result<Vec<Person>, StoreError> {
    let Some(list) = view.content().list(TEAM) else {
        return Ok(Vec::new());
    };
    let items = lists::items(store)?.into_iter();
    let items = items.filter(|item| item.list == TEAM && item.outcome.is_none());
    let people = items.map(|item| Person {
        id: item.id,
        name: lists::page::called(list, &item),
        parts: parts(&item, view),
    });
    Ok(people.filter(|person| !person.parts.is_empty()).collect())
}

fn parts(item: &ListItem, view: &View<'_>) -> Vec<Part> {
    let said = item.answers.get(MAY_SEE).and_then(|said| said.as_array());
    let may = said.into_iter().flatten().filter_map(|id| id.as_str());
    let may: Vec<_> = may.filter_map(part).collect();
    let mut all = Part::all(view.content());
    all.retain(|part| may.contains(part));
    all
}

/// The part of a summary that a tick of the list stands for.
fn part(id: &str) -> Option<Part> {
    Some(match id {
        "rides" => Part::Urges,
        "measures" => Part::Measures,
        "journal" => Part::Journal,
        "lapses" => Part::Lapses,
        "plan" => Part::Plan,
        "medicines" => Part::List("medicines".to_owned()),
        _ => return None,
    })
}

/// Everybody, each with what a summary for them begins with.
pub(super) fn items(people: &[Person], view: &View<'_>) -> Items {
    let content = view.content();
    let each = people.iter().map(|person| {
        let parts = person.parts.iter().map(|part| part.title(content));
        let parts: Vec<_> = parts.collect();
        let open = At::Summary {
            whom: Some(person.id),
        };
        Item::new(format!("for-{}", person.id), &person.name)
            .detail(parts.join(" · "))
            .open(Target::go(&open))
    });
    Items::new("people")
        .title(&content.export.people.all)
        .items(each)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn every_tick_of_the_list_stands_for_a_part() {
        let list = content("en").list(TEAM).unwrap();
        let field = list
            .fields
            .iter()
            .find(|field| field.id == MAY_SEE)
            .unwrap();
        assert_eq!(field.options.len(), 6);
        for option in &field.options {
            assert!(part(&option.id).is_some(), "{}", option.id);
        }
    }
}
