//! Every sentence is said somewhere: one that no screen uses is weight, and untrue before long.
#![allow(
    clippy::expect_used,
    reason = "test data: a file that cannot be read is a broken test"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file of the app, with its text.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).expect("a folder of the sources");
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            found.push((path, text));
        }
    }
    found
}

/// The groups of a file of Dutch, each with the names of its sentences.
fn sentences(text: &str) -> Vec<(&str, Vec<&str>)> {
    let blocks = text.split("sentences! { ").skip(1);
    blocks
        .filter_map(|block| {
            let (group, rest) = block.split_once(" {\n")?;
            let (inside, _) = rest.split_once("\n} }")?;
            let names = inside.lines().filter_map(|line| {
                let line = line.strip_prefix("    ")?;
                let name = line.split([' ', '{']).next()?;
                let begins = name.chars().next().is_some_and(char::is_uppercase);
                (begins && line.contains("=>")).then_some(name)
            });
            Some((group, names.collect()))
        })
        .collect()
}

/// Whether a word stands in a text as a word of its own.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(word).unwrap_or_default();
        // `Words::Back` is said by whoever goes by `Words`.
        let begins = word.starts_with("::") || !before.ends_with(is_part);
        begins && !after.starts_with(is_part)
    })
}

#[test]
fn every_sentence_is_said_somewhere() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut counted = 0;
    let mut unsaid = Vec::new();
    for (_, text) in &sources {
        for (group, names) in sentences(text) {
            let users: Vec<&String> = sources
                .iter()
                .map(|(_, text)| text)
                .filter(|text| has_word(text, group))
                .collect();
            counted += names.len();
            let is_unsaid = |name: &&str| {
                let said = format!("::{name}");
                !users.iter().any(|text| has_word(text, &said))
            };
            let names = names.into_iter().filter(is_unsaid);
            unsaid.extend(names.map(|name| format!("{group}::{name}")));
        }
    }
    assert!(counted > 500, "only {counted} sentences were found");
    assert_eq!(unsaid, Vec::<String>::new());
}
