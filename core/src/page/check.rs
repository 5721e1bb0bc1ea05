//! What holds of every form and of every page, whatever room made it.

use std::collections::HashSet;

use super::{
    Answers, Axis, Block, Choice, Field, FieldKind, Graph, Keys, Offer, Page, Problem, Role, Value,
};
use crate::content::{FormWords, fill};

const BYTES_A_MEGABYTE: i64 = 1_000_000;
/// Offers beside one item, at most.
const MOST_BESIDE_AN_ITEM: usize = 3;

/// What the fields themselves say against the answers: something is missing, too long, out of range, or none of what
/// there was to choose from. What answers mean together is the room's to check.
pub fn form_problems(fields: &[Field], said: Answers<'_>, words: &FormWords) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_fields(fields, said, words, "", false, &mut problems);
    problems
}

/// `in_list`: these are the parts of one entry of a list. All its entries share a field, and with it what is found for the
/// one that is typed into: whether what another one chose is there is the room's to check.
fn check_fields(
    fields: &[Field],
    said: Answers<'_>,
    words: &FormWords,
    within: &str,
    in_list: bool,
    problems: &mut Vec<Problem>,
) {
    for field in fields {
        let path = format!("{within}{}", field.id);
        let value = said.value(&field.id).filter(|value| !is_blank(value));
        match value {
            None if field.needed => problems.push(Problem::new(path, &words.needed)),
            None => {}
            Some(value) => {
                let found_elsewhere = in_list && matches!(field.kind, FieldKind::Find { .. });
                let found_elsewhere = found_elsewhere && matches!(value, Value::Chosen { .. });
                if !found_elsewhere && let Some(why) = problem(field, value, words) {
                    problems.push(Problem::new(path.as_str(), why));
                }
                if let FieldKind::Group { fields, most, .. } = &field.kind {
                    for (index, entry) in said.each(&field.id).enumerate() {
                        let within = if *most == 1 {
                            format!("{path}.")
                        } else {
                            format!("{path}.{index}.")
                        };
                        check_fields(fields, entry, words, &within, *most != 1, problems);
                    }
                }
            }
        }
    }
}

/// True where nothing was said after all.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Words { text } => text.trim().is_empty(),
        Value::Chosen { ids } => ids.is_empty(),
        Value::Each { entries } => entries.is_empty(),
        Value::Number { .. } | Value::Day { .. } | Value::Time { .. } | Value::File { .. } => false,
    }
}

fn problem(field: &Field, value: &Value, words: &FormWords) -> Option<String> {
    let n = |template: &str, n: &str| Some(fill(template, &[("n", n)]));
    match (&field.kind, value) {
        (
            FieldKind::Line { .. } | FieldKind::Text | FieldKind::Find { .. },
            Value::Words { text },
        ) => {
            let one_line = matches!(&field.kind, FieldKind::Line { .. } | FieldKind::Find { .. });
            let count = i64::try_from(text.trim().chars().count()).unwrap_or(i64::MAX);
            match field.longest {
                Some(longest) if count > i64::from(longest) => {
                    n(&words.too_long, &longest.to_string())
                }
                _ if one_line && text.trim().contains(['\n', '\r']) => Some(words.one_line.clone()),
                _ => None,
            }
        }
        (
            FieldKind::Number {
                least, most, step, ..
            },
            Value::Number { value },
        ) => {
            let in_range = value.is_finite() && (*least..=*most).contains(value);
            let steps = (value - least) / step;
            if !in_range {
                Some(range(words, &least.to_string(), &most.to_string()))
            } else if *step > 0.0 && (steps - steps.round()).abs() > 1e-6 {
                Some(fill(&words.whole_steps, &[("step", &step.to_string())]))
            } else {
                None
            }
        }
        (FieldKind::Scale { least, most, .. }, Value::Number { value }) => {
            let fits =
                value.fract() == 0.0 && (f64::from(*least)..=f64::from(*most)).contains(value);
            (!fits).then(|| range(words, &least.to_string(), &most.to_string()))
        }
        (FieldKind::Choice { options, many }, Value::Chosen { ids }) => {
            chosen(ids, options, *many, words)
        }
        (FieldKind::Find { found }, Value::Chosen { ids }) => chosen(ids, found, false, words),
        (FieldKind::Day { from, to }, Value::Day { day }) => match (from, to) {
            (Some(from), _) if day < from => {
                Some(fill(&words.day_from, &[("day", &from.to_string())]))
            }
            (_, Some(to)) if day > to => Some(fill(&words.day_to, &[("day", &to.to_string())])),
            _ => None,
        },
        (FieldKind::File { most_bytes, .. }, Value::File { bytes, .. }) => {
            let count = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            let most = (most_bytes / BYTES_A_MEGABYTE).to_string();
            (count > *most_bytes).then(|| n(&words.file_too_large, &most))?
        }
        (FieldKind::Group { most, .. }, Value::Each { entries }) => {
            let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            (count > i64::from(*most)).then(|| n(&words.too_many, &most.to_string()))?
        }
        (FieldKind::Time, Value::Time { .. }) => None,
        // An answer of another kind than the field takes: nothing that can be used was said.
        _ => Some(words.needed.clone()),
    }
}

fn chosen(ids: &[String], options: &[Choice], many: bool, words: &FormWords) -> Option<String> {
    let known = |id: &String| options.iter().any(|option| option.id == *id);
    let mut seen = HashSet::new();
    if !ids.iter().all(|id| known(id) && seen.insert(id)) {
        Some(words.no_such_choice.clone())
    } else if !many && ids.len() > 1 {
        Some(words.one_choice.clone())
    } else {
        None
    }
}

fn range(words: &FormWords, least: &str, most: &str) -> String {
    fill(&words.number_range, &[("least", least), ("most", most)])
}

/// What would make a page a puzzle, one line each; none of any page that a room makes, by test.
pub fn page_problems(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    if page.title.trim().is_empty() {
        problems.push("it has no title".to_owned());
    }
    let mut ids = HashSet::new();
    let mut id = |kind: &str, id: &str, problems: &mut Vec<String>| {
        if id.is_empty() {
            problems.push(format!("a {kind} has no id"));
        } else if !ids.insert(format!("{kind} {id}")) {
            problems.push(format!("the id `{id}` of a {kind} stands twice"));
        }
    };
    // The keys that hold wherever the cursor stands.
    let mut everywhere = HashSet::new();
    for offer in offers(page) {
        problems.extend(offer_problems(offer));
        if let Some(key) = &offer.key
            && !everywhere.insert(key.as_str())
        {
            problems.push(format!(
                "the key {key} stands twice, once on `{}`",
                offer.label
            ));
        }
    }
    for block in &page.blocks {
        match block {
            Block::Items { items } => {
                id("list", &items.id, &mut problems);
                for item in &items.items {
                    id("item", &item.id, &mut problems);
                    if item.title.trim().is_empty() {
                        problems.push(format!("the item `{}` has no title", item.id));
                    }
                    if item.offers.len() > MOST_BESIDE_AN_ITEM {
                        problems.push(format!("the item `{}` offers too much", item.id));
                    }
                    let mut beside = HashSet::new();
                    for offer in &item.offers {
                        problems.extend(offer_problems(offer));
                        let key = offer.key.as_deref().unwrap_or_default();
                        if !key.is_empty() && (everywhere.contains(key) || !beside.insert(key)) {
                            problems.push(format!("the key {key} of `{}` is taken", offer.label));
                        }
                    }
                }
                if items.items.is_empty() && items.none.is_none() && items.offers.is_empty() {
                    problems.push(format!("the list `{}` says nothing", items.id));
                }
            }
            Block::Form { form } => {
                id("form", &form.id, &mut problems);
                problems.extend(offer_problems(&form.submit));
                problems.extend(form.skip.iter().flat_map(offer_problems));
                field_problems(&form.fields, &mut problems);
            }
            Block::Month { month } => id("month", &month.id, &mut problems),
            Block::Lines { lines, .. } if lines.iter().all(|line| line.trim().is_empty()) => {
                problems.push("lines without a word".to_owned());
            }
            Block::Notice { words, .. } if words.trim().is_empty() => {
                problems.push("a notice without a word".to_owned());
            }
            Block::Graph { graph } => {
                id("graph", &graph.id, &mut problems);
                graph_problems(graph, &mut problems);
            }
            Block::Lines { .. }
            | Block::Notice { .. }
            | Block::Offers { .. }
            | Block::Live { .. } => {}
        }
    }
    problems
}

/// A picture that somebody cannot see is nothing without its sentence, and no point may lie outside it.
fn graph_problems(graph: &Graph, problems: &mut Vec<String>) {
    if graph.sentence.trim().is_empty() {
        problems.push(format!("the graph `{}` has no sentence", graph.id));
    }
    let points = graph.series.iter().flat_map(|series| &series.points);
    let inside = |axis: &Axis, value: f64| (axis.least..=axis.most).contains(&value);
    for point in points {
        if !inside(&graph.across, point.across) || !inside(&graph.up, point.up) {
            problems.push(format!("a point of `{}` lies outside it", graph.id));
        }
        if point.words.trim().is_empty() {
            problems.push(format!("a point of `{}` has no words", graph.id));
        }
    }
    let mut marks = graph.marks.iter();
    if marks.any(|mark| !inside(&graph.across, mark.across) || mark.words.trim().is_empty()) {
        problems.push(format!(
            "a mark of `{}` lies outside it, or says nothing",
            graph.id
        ));
    }
}

/// What can be chosen wherever the cursor stands.
fn offers(page: &Page) -> impl Iterator<Item = &Offer> {
    let of_blocks = page.blocks.iter().flat_map(|block| match block {
        Block::Offers { offers, .. } | Block::Notice { offers, .. } => offers.iter(),
        Block::Items { items } => items.offers.iter(),
        Block::Month { month } => month.offers.iter(),
        Block::Lines { .. } | Block::Form { .. } | Block::Graph { .. } | Block::Live { .. } => {
            [].iter()
        }
    });
    of_blocks.chain(&page.doors)
}

fn offer_problems(offer: &Offer) -> Vec<String> {
    let label = &offer.label;
    let mut problems = Vec::new();
    if label.trim().is_empty() {
        problems.push("an offer has no label".to_owned());
    }
    if offer
        .key
        .as_ref()
        .is_some_and(|key| key.chars().count() != 1)
    {
        problems.push(format!("the key of `{label}` is not one character"));
    }
    if offer.role == Role::Delete && offer.confirm.is_none() {
        problems.push(format!("`{label}` deletes without a question"));
    }
    problems
}

fn field_problems(fields: &[Field], problems: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for field in fields {
        if field.id.is_empty() || !seen.insert(&field.id) {
            problems.push(format!(
                "the field id `{}` is empty or stands twice",
                field.id
            ));
        }
        if field.id.contains('.') {
            problems.push(format!("the field id `{}` has a dot", field.id));
        }
        if field.label.trim().is_empty() {
            problems.push(format!("the field `{}` has no label", field.id));
        }
        match &field.kind {
            FieldKind::Group { fields, .. } => field_problems(fields, problems),
            FieldKind::Choice { options, .. } if options.is_empty() => {
                problems.push(format!(
                    "the field `{}` has nothing to choose from",
                    field.id
                ));
            }
            FieldKind::Line { keys: Keys::Words } | FieldKind::Text if field.longest.is_none() => {
                problems.push(format!("the field `{}` says no length", field.id));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::page::{Answer, Choice, GraphKind, GraphMark, GraphPoint, Series};

    fn words() -> &'static FormWords {
        &content("en").pages.forms
    }

    fn found(fields: &[Field], said: &[Answer]) -> Vec<String> {
        let problems = form_problems(fields, Answers::of(said), words());
        problems
            .into_iter()
            .map(|problem| format!("{}: {}", problem.field, problem.words))
            .collect()
    }

    #[test]
    fn each_answer_is_held_against_its_own_field() {
        let number = FieldKind::Number {
            least: 1.0,
            most: 9.0,
            step: 1.0,
            unit: None,
        };
        let scale = FieldKind::Scale {
            least: 0,
            most: 10,
            low: None,
            high: None,
        };
        let fields = [
            Field::line("name", "Name", 3).needed(),
            Field::new("often", "How often", number),
            Field::new("strong", "How strong", scale),
            Field::choice(
                "kind",
                "Kind",
                vec![Choice::new("a", "A"), Choice::new("b", "B")],
            ),
        ];
        assert_eq!(found(&fields, &[]), ["name: This one is needed."]);
        let wrong = [
            Answer::new("name", Value::words("four")),
            Answer::new("often", Value::number(10)),
            Answer::new("strong", Value::number(2.5)),
            Answer::new("kind", Value::chosen("c")),
        ];
        let problems = found(&fields, &wrong);
        assert_eq!(problems.len(), 4, "{problems:?}");
        let right = [
            Answer::new("name", Value::words(" two ")),
            Answer::new("often", Value::number(9)),
            Answer::new("strong", Value::number(10)),
            Answer::new("kind", Value::chosen("b")),
        ];
        assert_eq!(found(&fields, &right), Vec::<String>::new());
    }

    #[test]
    fn a_problem_names_the_way_to_its_field() {
        let thought = Field::line("thought", "Thought", 10).needed();
        let links = FieldKind::Group {
            fields: vec![thought],
            most: 3,
            read_as: None,
        };
        let fields = [Field::new("links", "Links", links)];
        let entry = |text: &str| vec![Answer::new("thought", Value::words(text))];
        let entries = vec![entry("one"), entry("two"), entry("")];
        let said = [Answer::new("links", Value::Each { entries })];
        assert_eq!(
            found(&fields, &said),
            ["links.2.thought: This one is needed."]
        );
    }

    #[test]
    fn a_graph_says_what_it_shows_and_shows_all_that_it_has() {
        let axis = |most| Axis {
            least: 0.0,
            most,
            unit: None,
        };
        let point = |across, up| GraphPoint {
            across,
            up,
            words: "so much".to_owned(),
        };
        let graph = |points, sentence: &str| Graph {
            id: "course".to_owned(),
            title: None,
            kind: GraphKind::Line,
            across: axis(5.0),
            up: axis(10.0),
            series: vec![Series {
                name: "How strong".to_owned(),
                points,
            }],
            marks: Vec::new(),
            sentence: sentence.to_owned(),
        };
        let count = |graph: &Graph| {
            let mut problems = Vec::new();
            graph_problems(graph, &mut problems);
            problems.len()
        };
        assert_eq!(
            count(&graph(
                vec![point(0.0, 7.0), point(5.0, 2.0)],
                "From 7 to 2."
            )),
            0
        );
        assert_eq!(count(&graph(vec![point(6.0, 7.0)], "7.")), 1);
        assert_eq!(count(&graph(vec![point(0.0, 11.0)], " ")), 2);
        let mut marked = graph(Vec::new(), "Nothing yet.");
        marked.marks.push(GraphMark {
            across: 9.0,
            words: "Your guess".to_owned(),
        });
        assert_eq!(count(&marked), 1);
    }

    #[test]
    fn an_answer_of_another_kind_is_no_answer() {
        let fields = [Field::new("at", "At", FieldKind::Time)];
        let said = [Answer::new("at", Value::words("eight"))];
        assert_eq!(found(&fields, &said).len(), 1);
    }
}
