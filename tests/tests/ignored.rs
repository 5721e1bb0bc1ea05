//! Nothing is left out of the tests in silence: each test that is ignored says which part of `tests/run` runs it, and that part
//! does.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_ignored_test_is_run_by_the_part_that_it_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["core", "bindings", "tests"] {
        sources(&root.join(folder), &mut files);
    }
    let mark = concat!("#[", "ignore");
    let mut checked = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| line.contains(mark)) {
            let (_, part) = line
                .split_once(": tests/run ")
                .unwrap_or_else(|| panic!("{}: {line} names no part", file.display()));
            let part = part.trim_end_matches("\"]");
            let script = fs::read_to_string(root.join("tests/parts").join(part)).unwrap();
            let target = file.file_stem().unwrap().to_string_lossy();
            assert!(
                script.contains(&format!("--test {target} -- --include-ignored")),
                "tests/run {part} does not run {}",
                file.display()
            );
            checked += 1;
        }
    }
    assert!(checked > 10, "{checked}");
}
