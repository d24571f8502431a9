//! The security page keeps its word: every test that its checklist names is there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of every file with this ending below a folder.
fn texts(folder: &Path, ending: &str, into: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && !["node_modules", "target"].contains(&name.as_str()) {
            texts(&path, ending, into);
        } else if path.is_file() && name.ends_with(ending) {
            into.push_str(&fs::read_to_string(&path).expect("a text"));
        }
    }
}

/// The last column of every row of the checklist, split into the names between its ticks.
fn named(page: &str) -> Vec<(String, Vec<String>)> {
    let list = page.split("| ASVS |").nth(1).expect("a checklist");
    let rows = list
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let names = cells
            .last()
            .expect("a last column")
            .split('`')
            .skip(1)
            .step_by(2);
        (
            cells[0].trim().to_owned(),
            names.map(str::to_owned).collect(),
        )
    })
    .collect()
}

#[test]
fn every_test_that_the_checklist_names_exists() {
    let page = fs::read_to_string(root().join("docs/SECURITY.md")).expect("the page");
    let (mut rust, mut journeys) = (String::new(), String::new());
    for folder in ["src", "tests", "xtask"] {
        texts(&root().join(folder), ".rs", &mut rust);
    }
    texts(&root().join("tests/e2e"), ".ts", &mut journeys);
    let rows = named(&page);
    assert!(rows.len() > 30, "the checklist was read: {}", rows.len());
    for (requirement, names) in rows {
        assert!(!names.is_empty(), "{requirement} names no test");
        for name in names {
            let is_there = rust.contains(&format!("fn {name}()"))
                || rust.contains(&format!("fn {name}(\n"))
                || journeys.contains(&format!("test('{name}"));
            assert!(is_there, "{requirement}: there is no test `{name}`");
        }
    }
}
