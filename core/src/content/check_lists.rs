//! What lists must keep to beyond their types: ids are unique and can stand in a token, and what names a field names one
//! of the right kind.

use std::collections::HashSet;

use super::check_worksheets::{is_id, wrong_with_fields};
use super::lists::KeptList;
use super::schema::Content;
use super::worksheets::WorksheetFieldKind as Kind;

/// Everything that is wrong with the lists, one line each.
pub fn problems(content: &Content) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ids = HashSet::new();
    for list in &content.lists.lists {
        let wrong = |what: String| format!("list `{}` {what}", list.id);
        if !is_id(&list.id) || !ids.insert(&list.id) {
            problems.push(wrong(
                "stands twice, or has an id that no token can hold".to_owned(),
            ));
        }
        problems.extend(wrong_with(list).into_iter().map(wrong));
    }
    let week = &content.lists.week;
    let unknown = week.lists.iter().filter(|id| !ids.contains(id));
    problems.extend(unknown.map(|id| format!("the week asks for a list `{id}` that is none")));
    let mut sheets = content.worksheets.worksheets.iter();
    if !sheets.any(|sheet| sheet.id == week.worksheet) {
        let sheet = &week.worksheet;
        problems.push(format!(
            "the week asks for a worksheet `{sheet}` that is none"
        ));
    }
    problems
}

fn wrong_with(list: &KeptList) -> Vec<String> {
    let mut wrong = Vec::new();
    let kind = |id: &str| {
        let field = list.fields.iter().find(|field| field.id == id);
        field.map(|field| field.kind)
    };
    if !matches!(kind(&list.name), Some(Kind::Line | Kind::Text)) {
        wrong.push(format!("is called by `{}`, which is no text", list.name));
    }
    for hour in list
        .awake
        .iter()
        .flat_map(|awake| [&awake.from, &awake.until])
    {
        if kind(hour) != Some(Kind::Time) {
            wrong.push(format!("has somebody awake by `{hour}`, which is no time"));
        }
    }
    if let Some(due) = &list.due
        && kind(&due.field) != Some(Kind::Day)
    {
        wrong.push(format!("is due by `{}`, which is no day", due.field));
    }
    if let Some(phone) = &list.phone
        && kind(phone) != Some(Kind::Phone)
    {
        wrong.push(format!("is called at `{phone}`, which is no number"));
    }
    let missing = list.notes.iter().filter(|id| kind(id).is_none());
    wrong.extend(missing.map(|id| format!("shows `{id}`, which it does not ask")));
    let mut ids = HashSet::new();
    let outcomes = list.outcomes.iter();
    let odd = outcomes.filter(|one| !is_id(&one.id) || !ids.insert(&one.id));
    wrong.extend(odd.map(|one| format!("has an outcome `{}` that cannot be kept", one.id)));
    if list.ask.is_some() && list.outcomes.is_empty() {
        wrong.push("asks of an outcome, and has none".to_owned());
    }
    wrong_with_fields(&list.fields, &mut wrong);
    wrong
}
