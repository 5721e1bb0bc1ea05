//! What worksheets must keep to beyond their types: ids are unique and can stand in a token, each field says what its
//! kind needs and nothing that it has no use for, and a form names where it comes from.

use std::collections::HashSet;

use super::schema::Content;
use super::worksheets::{Shelf, Worksheet, WorksheetField, WorksheetFieldKind as Kind};

/// Words for feelings that somebody can choose from, at least.
const LEAST_FEELINGS: usize = 60;
/// Ids that every form of the journal has for itself.
const RESERVED: [&str; 3] = ["when", "summary", "urge-now"];
/// What the id of a field of own choices ends in.
const OWN: &str = "-own";

/// Everything that is wrong with the worksheets and the words for feelings, one line each.
pub fn problems(content: &Content) -> Vec<String> {
    let mut problems = Vec::new();
    let words = &content.journal;
    let mut seen = HashSet::new();
    let feelings = words.feelings.iter().flat_map(|family| &family.words);
    for feeling in feelings.clone() {
        if feeling.trim().is_empty() || !seen.insert(feeling.to_lowercase()) {
            problems.push(format!("the feeling `{feeling}` is empty or stands twice"));
        }
    }
    if feelings.count() < LEAST_FEELINGS {
        problems.push(format!("there are fewer than {LEAST_FEELINGS} feelings"));
    }
    let nameless = Shelf::ALL
        .iter()
        .filter(|shelf| !words.shelves.contains_key(shelf));
    problems.extend(nameless.map(|shelf| format!("the shelf {shelf:?} has no name")));
    let mut ids = HashSet::new();
    for worksheet in &content.worksheets.worksheets {
        let wrong = |what: String| format!("worksheet `{}` {what}", worksheet.id);
        if !ids.insert(&worksheet.id) {
            problems.push(wrong("stands twice".to_owned()));
        }
        problems.extend(wrong_with(worksheet, content).into_iter().map(wrong));
    }
    problems
}

/// Everything that is wrong with one worksheet.
pub(crate) fn wrong_with(worksheet: &Worksheet, content: &Content) -> Vec<String> {
    let mut wrong = Vec::new();
    // A UUID stands for an entry where a form is named by its id.
    if !is_id(&worksheet.id) || worksheet.id.len() > 30 {
        wrong.push("has an id that no token can hold".to_owned());
    }
    if worksheet.title.is_empty() || worksheet.when.is_empty() || worksheet.fields.is_empty() {
        wrong.push("lacks its title, when to use it, or its fields".to_owned());
    }
    if worksheet.shelf != Shelf::Free && worksheet.source.is_none() {
        wrong.push("names no source".to_owned());
    }
    let unknown = worksheet.cautions.iter();
    let unknown = unknown.filter(|id| !content.cautions.cautions.contains_key(*id));
    wrong.extend(unknown.map(|id| format!("names the caution `{id}`, which does not exist")));
    if let Some(plan) = &worksheet.plan {
        let field = worksheet.fields.iter().find(|field| field.id == plan.field);
        if !field.is_some_and(|field| field.kind == Kind::Choice && field.many) || plan.from < 1 {
            wrong.push(format!(
                "offers the plan by `{}`, where nothing is counted",
                plan.field
            ));
        }
    }
    for field in &worksheet.fields {
        if is_own_field(&field.id) {
            wrong.push(format!("has a field `{}`, which every form has", field.id));
        }
    }
    wrong_with_fields(&worksheet.fields, &mut wrong);
    let parts = worksheet.fields.iter().flat_map(|field| &field.fields);
    for part in parts {
        if matches!(part.kind, Kind::Group | Kind::Feelings) || part.own || part.card {
            wrong.push(format!(
                "has a list within a list, or a card of its parts, at `{}`",
                part.id
            ));
        }
    }
    wrong
}

pub(super) fn wrong_with_fields(fields: &[WorksheetField], wrong: &mut Vec<String>) {
    let mut ids = HashSet::new();
    for field in fields {
        let mut at = |what: &str| wrong.push(format!("{what}, at `{}`", field.id));
        if !is_id(&field.id) || !ids.insert(&field.id) {
            at("has a field whose id stands twice, or can stand nowhere");
        }
        if field.label.is_empty() {
            at("asks nothing");
        }
        let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(10));
        if matches!(field.kind, Kind::Number | Kind::Scale) && least >= most {
            at("has ends that leave nothing between them");
        }
        if field
            .step
            .is_some_and(|step| step <= 0.0 || !step.is_finite())
        {
            at("has a step that leads nowhere");
        }
        let is_choice = field.kind == Kind::Choice;
        if is_choice == field.options.is_empty() || !is_choice && (field.many || field.own) {
            at("has choices where nothing is chosen, or none where something is");
        }
        if field.own && !field.many {
            at("takes choices of the person's own, and only one");
        }
        let mut options = HashSet::new();
        if !field
            .options
            .iter()
            .all(|option| is_id(&option.id) && options.insert(&option.id))
        {
            at("has a choice whose id stands twice, or can stand nowhere");
        }
        if field.card && !matches!(field.kind, Kind::Line | Kind::Text) {
            at("keeps as a card what is not written");
        }
        if (field.kind == Kind::Group) == field.fields.is_empty() {
            at("has parts where there is no group, or a group without parts");
        }
        if field.kind == Kind::Group && field.most.is_none_or(|most| most < 1) {
            at("does not say how many there may be");
        }
        wrong_with_fields(&field.fields, wrong);
    }
}

/// True for the id of a field that the journal adds to forms itself.
pub(crate) fn is_own_field(id: &str) -> bool {
    RESERVED.contains(&id) || id.ends_with(OWN)
}

/// Small letters, digits and hyphens: it stands in tokens, in files and on the command line.
pub(super) fn is_id(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    fn spoilt(spoil: impl FnOnce(&mut serde_json::Value)) -> Vec<String> {
        let mut all = serde_json::to_value(content("en")).unwrap();
        spoil(&mut all);
        problems(&serde_json::from_value(all).unwrap())
    }

    #[test]
    fn a_worksheet_that_breaks_a_rule_stops_the_build_with_its_name() {
        let found = spoilt(|all| {
            let sheets = all["worksheets"]["worksheets"].as_array_mut().unwrap();
            let of = |id: &str| sheets.iter().position(|sheet| sheet["id"] == id).unwrap();
            let (signs, chain, record) = (of("early-signs"), of("chain"), of("thought-record"));
            sheets[signs]["plan"]["field"] = "step".into();
            sheets[chain]["fields"][3]["fields"][0]["options"] = serde_json::json!([]);
            sheets[chain]["fields"][0]["id"] = "when".into();
            sheets[record]["source"] = serde_json::Value::Null;
            sheets[record]["id"] = "Thought record".into();
        });
        for part in [
            "`early-signs` offers the plan by `step`",
            "`chain` has choices where nothing is chosen, or none where something is, at `kind`",
            "`chain` has a field `when`, which every form has",
            "`Thought record` names no source",
            "`Thought record` has an id that no token can hold",
        ] {
            let is_found = found.iter().any(|problem| problem.contains(part));
            assert!(is_found, "{part} is not among {found:?}");
        }
    }

    #[test]
    fn a_feeling_stands_once_and_there_are_sixty() {
        let found = spoilt(|all| {
            let families = all["journal"]["feelings"].as_array_mut().unwrap();
            families.truncate(2);
            families[1]["words"][0] = "Angry".into();
        });
        assert_eq!(
            found,
            [
                "the feeling `Angry` is empty or stands twice",
                "there are fewer than 60 feelings"
            ]
        );
    }
}
