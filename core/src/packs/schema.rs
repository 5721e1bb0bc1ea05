//! The published JSON Schema is the one that the types make. After a change to them, run this test once with
//! `EBB_WRITE_SCHEMA=1` and look at what it has written.

use super::format::Pack;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content/schema/pack-1.json");

fn generated() -> String {
    let schema = schemars::schema_for!(Pack);
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_published_schema_is_what_the_types_make() {
    let generated = generated();
    if std::env::var_os("EBB_WRITE_SCHEMA").is_some() {
        std::fs::write(PATH, &generated).unwrap();
    }
    let published = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        published == generated,
        "content/schema/pack-1.json is not what the types make; see packs/schema.rs"
    );
}

#[test]
fn the_guide_names_every_caution_and_no_other() {
    let guide = include_str!("../../content/schema/README.md");
    let (_, list) = guide.split_once("Cautions that a pack may name:").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let named: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    let known = &crate::content::content("en").cautions.cautions;
    assert_eq!(named, known.keys().collect::<Vec<_>>());
}

#[test]
fn the_published_schema_takes_no_field_that_reading_refuses() {
    let schema: serde_json::Value = serde_json::from_str(&generated()).unwrap();
    let objects = schema["$defs"]
        .as_object()
        .unwrap()
        .values()
        .chain([&schema]);
    for object in objects.filter(|definition| definition.get("properties").is_some()) {
        assert_eq!(object["additionalProperties"], false, "{object}");
    }
}
