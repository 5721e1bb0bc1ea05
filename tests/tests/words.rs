//! No text lies there that nothing shows: each field of the words is read somewhere in the core or in a host.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

/// What stands behind a dot: `words.now.review` reads `now` and `review`.
fn reads(source: &str) -> BTreeSet<&str> {
    let behind = source.split('.').skip(1).map(str::trim_start);
    let names = behind.map(|rest| {
        let rest = rest.strip_prefix("r#").unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    });
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn no_text_lies_there_that_nothing_shows() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut paths = Vec::new();
    for folder in ["core/src", "bindings/desktop/src"] {
        sources(&root.join(folder), &mut paths);
    }
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let all: Vec<_> = paths.iter().map(read).collect();
    let shown: BTreeSet<_> = all.iter().flat_map(|source| reads(source)).collect();
    let is_words = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str());
        path.parent()
            .is_some_and(|folder| folder.ends_with("core/src/content"))
            && name.is_some_and(|name| name.ends_with("words.rs"))
    };
    let mut fields = 0;
    for (path, source) in paths.iter().zip(&all).filter(|(path, _)| is_words(path)) {
        for line in source.lines() {
            let field = line.trim_start().strip_prefix("pub ");
            let Some((name, _)) = field
                .and_then(|field| field.split_once(": "))
                .filter(|(name, _)| !name.contains(' '))
            else {
                continue;
            };
            fields += 1;
            let name = name.strip_prefix("r#").unwrap_or(name);
            // The name under which a phone lists a kind of notification is read by its own host.
            if name == "everyday" {
                continue;
            }
            assert!(
                shown.contains(name),
                "{}: nothing shows `{name}`",
                path.display()
            );
        }
    }
    assert!(fields > 500, "{fields}");
}
