//! What is typed stays what was typed: no text of any field becomes a statement of the database, a formula of a spreadsheet, a
//! tag of a page, a line of a calendar or a part of a FHIR bundle. Each field of each form takes such a text, and each file that
//! Ebb hands out is read for it.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::super::crawler::{acts, answers, first_places, pages, stop_of};
use super::super::world::{State, World, moment as then, world};
use super::*;
use crate::backup::{write_records, write_sheets};
use crate::page::{Field, FieldKind, Keys};
use crate::reminders::{self, Discretion, Wording};

/// A formula, the end of a statement, a tag, the end of a JSON string, a search for everything.
const ONE_LINE: &str = "=1+1\"'); DROP TABLE journal; --</title></style><script>x()</script>\"},{\"resourceType\":\"Patient\"} OR *";

/// The same over several lines, of which a calendar would read some by themselves.
const LINES: &str = "=1+1\"'); DROP TABLE journal; --\nEND:VEVENT\nATTACH:http://x.example/\n<b onclick=x()>]]>\n@SUM(A1)";

/// Types what somebody types who means to break it.
#[derive(Default)]
struct Typist {
    texts: usize,
}

impl Typist {
    /// Such a text, as long as the field holds, with a number of its own.
    fn text(&mut self, whole: &str, longest: Option<i32>) -> Value {
        let number = format!(" tern{}.", self.texts);
        self.texts += 1;
        let most = longest.map_or(usize::MAX, |most| usize::try_from(most).unwrap());
        let room = most.saturating_sub(number.len());
        Value::words(whole.chars().take(room).collect::<String>() + &number)
    }

    /// What is answered; what stood there stays, but for words.
    fn answers(&mut self, fields: &[Field], stood: &[Answer]) -> Vec<Answer> {
        let said = fields.iter().filter_map(|field| {
            let chosen = stood.iter().find(|answer| answer.field == field.id);
            let chosen = chosen.filter(|_| !takes_words(field));
            chosen
                .cloned()
                .or_else(|| Some(Answer::new(&field.id, self.value(field)?)))
        });
        said.collect()
    }

    fn value(&mut self, field: &Field) -> Option<Value> {
        Some(match &field.kind {
            FieldKind::Line { keys: Keys::Words } => self.text(ONE_LINE, field.longest),
            FieldKind::Text => self.text(LINES, field.longest),
            FieldKind::Group { fields, .. } if takes_words(field) || field.needed => Value::Each {
                entries: vec![self.answers(fields, &[])],
            },
            FieldKind::Choice { options, .. } => Value::Chosen {
                ids: options.iter().take(1).map(|one| one.id.clone()).collect(),
            },
            FieldKind::Number { least, .. } => Value::number(*least),
            FieldKind::Scale { least, .. } => Value::number(*least),
            FieldKind::Day { .. } => Value::Day {
                day: then().today(),
            },
            FieldKind::Time => Value::Time {
                time: "10:00".parse().unwrap(),
            },
            _ => return None,
        })
    }
}

fn takes_words(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Line { keys } => *keys == Keys::Words,
        FieldKind::Text => true,
        FieldKind::Group { fields, .. } => fields.iter().any(takes_words),
        _ => false,
    }
}

/// The fields that a page asks for before it does something.
fn fields_of<'a>(page: &'a Page, wanted: &Action) -> Option<&'a [Field]> {
    acts(page)
        .into_iter()
        .find_map(|(target, fields, _)| match target {
            Target::Act { action } if action == *wanted => fields,
            _ => None,
        })
}

/// Somebody's two weeks, in which each form was answered so; what was typed into those that took it, and which did not.
struct Typed {
    world: World,
    kept: Vec<String>,
    refused: BTreeSet<String>,
}

fn typed_everywhere() -> Typed {
    let mut world = world(State::Open);
    let (mut kept, mut refused) = (Vec::new(), BTreeSet::new());
    let (mut typist, mut asked) = (Typist::default(), BTreeSet::new());
    let ebb = &mut world.companion;
    for page in pages(ebb, first_places()).values() {
        for (target, fields, is_saved) in acts(page) {
            let (Target::Act { action }, Some(fields)) = (target, fields) else {
                continue;
            };
            if is_saved || !fields.iter().any(takes_words) || !asked.insert(action.token.clone()) {
                continue;
            }
            // As a host asks while it is typed: there may be more to answer.
            let stood = answers(fields);
            let said = typist.answers(fields, &stood);
            let later = ebb.page(&page.place, &said, &then());
            let said = match fields_of(&later, &action) {
                Some(fields) => typist.answers(fields, &stood),
                None => said,
            };
            match ebb.carry_out(&action, &said, &then(), &Work::new()) {
                Ok(Reply::Went { .. }) => words_of(&said, &mut kept),
                Ok(_) => refused.extend([stop_of(&action)]),
                // Another form took it along.
                Err(_) => {}
            }
        }
    }
    Typed {
        world,
        kept,
        refused,
    }
}

/// The texts in what was said.
fn words_of(said: &[Answer], texts: &mut Vec<String>) {
    for answer in said {
        match &answer.value {
            Value::Words { text } if text.contains(" tern") => texts.push(text.clone()),
            Value::Each { entries } => {
                for entry in entries {
                    words_of(entry, texts);
                }
            }
            _ => {}
        }
    }
}

/// Each string of a JSON value.
fn strings<'a>(value: &'a Json, found: &mut BTreeSet<&'a str>) {
    match value {
        Json::String(text) => {
            found.insert(text);
        }
        Json::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Json::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

/// The file that an offer with this token makes, in one of its forms.
fn file(world: &World, token: &str, form: &str) -> String {
    let (said, action) = (
        [Answer::new(
            "format",
            Value::Chosen {
                ids: vec![form.to_owned()],
            },
        )],
        Action {
            token: token.to_owned(),
        },
    );
    let bytes = world.companion.file(&action, &said, &then()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The names of the tags of a page, and of what stands in them. Each `<` begins one: what is written is `&lt;`.
fn names_in(page: &str) -> BTreeSet<String> {
    let tags = page.split('<').skip(1);
    tags.flat_map(|tag| {
        let (tag, _) = tag.split_once('>').unwrap();
        // What stands between quotes is a value.
        let names = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let names: Vec<_> = names.split_whitespace().map(str::to_owned).collect();
        names
    })
    .collect()
}

/// True for a cell that a spreadsheet counts out.
pub(super) fn is_formula(cell: &str) -> bool {
    let is_number = cell.parse::<f64>().is_ok();
    cell.starts_with(['=', '+', '@', '\t', '\r', '＝']) || cell.starts_with('-') && !is_number
}

#[test]
fn every_field_keeps_what_was_typed_and_each_file_holds_it_as_a_text() {
    let Typed {
        world: hostile,
        kept,
        refused,
    } = typed_everywhere();
    // The word that stands for Ebb is of letters.
    assert_eq!(refused, BTreeSet::from(["ebb/keep-settings".to_owned()]));
    assert!(kept.len() > 500, "{}", kept.len());

    let ebb = &hostile.companion;
    let store = ebb.store().unwrap();
    let mut lines = Vec::new();
    write_records(&mut lines, store, &ebb.vault, &then(), &Work::new()).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let records: Vec<Json> = lines.collect();
    let mut found = BTreeSet::new();
    records.iter().for_each(|one| strings(one, &mut found));
    for text in &kept {
        // Some fields take a thing a line.
        let is_kept = found.contains(&**text) || text.lines().all(|line| found.contains(line));
        assert!(is_kept, "{text:?}");
    }

    let folder = hostile.folder.path().join("sheets");
    write_sheets(&folder, store, &ebb.vault, &Work::new()).unwrap();
    let mut texts = 0;
    for sheet in std::fs::read_dir(&folder).unwrap() {
        let mut reader = csv::Reader::from_path(sheet.unwrap().path()).unwrap();
        for row in reader.records() {
            for cell in &row.unwrap() {
                assert!(!is_formula(cell), "{cell}");
                texts += usize::from(cell.starts_with("'=1+1"));
            }
        }
    }
    assert!(texts > 100, "{texts}");

    let tables = |db: &rusqlite::Connection| {
        let names = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema ORDER BY name)";
        Ok(db.query_row(names, [], |row| row.get::<_, String>(0))?)
    };
    let (_untouched, new) = scratch::store();
    assert_eq!(store.read(tables).unwrap(), new.read(tables).unwrap());

    // What is written as a part, a tag or a line is what is so over harmless words.
    let harmless = world(State::Open);
    for (parts_of, least) in [
        (tags_of_plan as fn(&World) -> BTreeSet<String>, 20),
        (tags_of_summary, 20),
        (parts_of_fhir, 10),
        (names_of_calendar, 15),
    ] {
        let (known, parts) = (parts_of(&harmless), parts_of(&hostile));
        assert!(known.len() > least, "{known:?}");
        let more: Vec<_> = parts.difference(&known).collect();
        assert!(more.is_empty(), "{more:?}");
    }
}

fn tags_of_plan(world: &World) -> BTreeSet<String> {
    names_in(&file(world, "crisis/copy", "page"))
}

fn tags_of_summary(world: &World) -> BTreeSet<String> {
    names_in(&file(world, "export/save", "page"))
}

/// The types of its resources, and the names of all that they hold.
fn parts_of_fhir(world: &World) -> BTreeSet<String> {
    let bundle: Json = serde_json::from_str(&file(world, "export/save", "fhir")).unwrap();
    let mut parts = BTreeSet::new();
    names_of(&bundle, &mut parts);
    parts
}

fn names_of(value: &Json, names: &mut BTreeSet<String>) {
    match value {
        Json::Array(all) => all.iter().for_each(|one| names_of(one, names)),
        Json::Object(all) => {
            for (name, value) in all {
                names.insert(match value.as_str() {
                    Some(kind) if name == "resourceType" => kind.to_owned(),
                    _ => name.clone(),
                });
                names_of(value, names);
            }
        }
        _ => {}
    }
}

/// The names of its lines, and of what begins there.
fn names_of_calendar(world: &World) -> BTreeSet<String> {
    let ebb = &world.companion;
    let store = ebb.store().unwrap();
    let wording = Wording {
        level: Discretion::Full,
        ..ebb.wording(&then())
    };
    let (rules, tapers) = (reminders::rules(store), reminders::tapers(store));
    let calendar = reminders::calendar(&rules.unwrap(), &tapers.unwrap(), &wording, then().now);
    let whole = calendar.replace("\r\n ", "");
    let name = |line: &str| match line.split([':', ';']).next() {
        Some("BEGIN") => line.to_owned(),
        name => name.unwrap().to_owned(),
    };
    // A reader may end a line at either.
    whole.split(['\r', '\n']).map(name).collect()
}
