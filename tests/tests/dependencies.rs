//! What comes into the program keeps to `deny.toml`: where it comes from, its licence, and what is never wanted.

use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn every_dependency_is_licensed_and_comes_from_where_deny_toml_says() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let rules: toml::Table = std::fs::read_to_string(format!("{root}/deny.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let allowed: Vec<&str> = rules["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    let unwanted: Vec<&str> = rules["bans"]["deny"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|ban| ban["crate"].as_str())
        .collect();

    let mut command = Command::new(env!("CARGO"));
    command.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--all-features",
    ]);
    let output = command.current_dir(root).output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "all of them are listed");
    for package in packages
        .iter()
        .filter(|package| !package["source"].is_null())
    {
        let name = text(&package["name"]);
        assert!(
            text(&package["source"]).starts_with("registry+"),
            "{name} comes from elsewhere"
        );
        assert!(!unwanted.contains(&name), "{name} is not wanted here");
        let licence = Expression::parse_mode(text(&package["license"]), ParseMode::LAX).unwrap();
        let fits = licence.evaluate(|needed| allowed.contains(&needed.to_string().as_str()));
        assert!(fits, "{name} is under {licence}");
    }
}
