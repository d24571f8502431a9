//! The documents of the formats name every field, value and kind that the code writes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use meldcode::casefile::wire;
use meldcode::workspace::file_kind::FileKind;
use serde_json::Value;

/// The golden files that hold what only a later version knows.
const OF_A_LATER_VERSION: [&str; 2] = ["unknown-fields", "unknown-kind"];

/// Where the sealed forms of `docs/formats-sealed.md` are declared.
const SEALED: [&str; 13] = [
    "src/protocol/calendar.rs",
    "src/protocol/contacts.rs",
    "src/workspace/desk.rs",
    "src/workspace/destruction.rs",
    "src/workspace/draft.rs",
    "src/workspace/handover.rs",
    "src/workspace/health.rs",
    "src/workspace/note.rs",
    "src/workspace/ports.rs",
    "src/workspace/profile.rs",
    "src/workspace/school.rs",
    "src/workspace/sealed_record.rs",
    "src/workspace/summary.rs",
];

fn place(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    std::fs::read_to_string(place(path)).expect(path)
}

/// Whether a document names a word of the format, as `word`.
fn is_named(document: &str, word: &str) -> bool {
    document.contains(&format!("`{word}`"))
}

/// The row of a table that begins with this word.
fn row<'a>(document: &'a str, word: &str) -> Option<&'a str> {
    let begin = format!("| `{word}` |");
    document.lines().find(|line| line.starts_with(&begin))
}

/// The names of all fields, however deep.
fn fields(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(object) => {
            let names = object.keys().cloned();
            names.chain(object.values().flat_map(fields)).collect()
        }
        Value::Array(items) => items.iter().flat_map(fields).collect(),
        _ => BTreeSet::new(),
    }
}

/// `NotStarted` is `not-started`.
fn kebab(variant: &str) -> String {
    let mut spelled = String::new();
    for character in variant.chars() {
        if character.is_ascii_uppercase() && !spelled.is_empty() {
            spelled.push('-');
        }
        spelled.push(character.to_ascii_lowercase());
    }
    spelled
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What a line of a declaration is stored as: the names of its fields, and a variant in its stored spelling.
fn words_of(line: &str) -> Vec<String> {
    let line = line.trim_start().trim_start_matches("pub ");
    let is_head = ["struct ", "enum "]
        .iter()
        .any(|word| line.starts_with(word));
    if is_head || line.starts_with(['#', '/', '}']) {
        return Vec::new();
    }
    let first: String = line.chars().take_while(|letter| is_word(*letter)).collect();
    let is_variant = first.starts_with(|letter: char| letter.is_ascii_uppercase());
    // What stands in parentheses has a name in the code alone.
    let fields = line
        .split(['{', ','])
        .filter_map(|part| part.trim().split_once(": "))
        .filter(|(name, _)| name.chars().all(is_word))
        .map(|(name, _)| name.to_owned());
    is_variant
        .then(|| kebab(&first))
        .into_iter()
        .chain(fields)
        .collect()
}

/// The words of everything between a line for which `begins` holds and the next brace at the margin.
fn declared(source: &str, mut begins: impl FnMut(&str) -> bool) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in source.lines() {
        if inside && line != "}" {
            found.extend(words_of(line));
        } else {
            inside = begins(line);
        }
    }
    found
}

#[test]
fn every_kind_has_a_row_that_names_its_fields() {
    let document = text("docs/formats-record.md");
    for kind in wire::kinds() {
        assert!(row(&document, kind).is_some(), "no row for {kind}");
    }
    for file in std::fs::read_dir(place("tests/data/wire/v1")).expect("the folder") {
        let path = file.expect("a file").path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let name = name.expect("a name");
        if OF_A_LATER_VERSION.contains(&name) {
            continue;
        }
        let bytes = std::fs::read(&path).expect("its bytes");
        let record: Value = serde_json::from_slice(&bytes).expect("a record");
        let row = row(&document, record["kind"].as_str().expect("a kind")).expect("a row");
        for field in record["data"].as_object().expect("an object").keys() {
            assert!(is_named(row, field), "{name}: {field} stands in no row");
        }
        for field in fields(&record) {
            assert!(is_named(&document, &field), "{name}: {field} is nowhere");
        }
    }
}

#[test]
fn every_field_and_value_of_a_stored_record_is_specified() {
    let document = text("docs/formats-record.md");
    let mut seen = 0;
    for file in std::fs::read_dir(place("src/casefile/wire/v1")).expect("the folder") {
        let source = std::fs::read_to_string(file.expect("a file").path()).expect("a source");
        for word in declared(&source, |line| line == "twins! {") {
            assert!(is_named(&document, &word), "{word}");
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn every_field_and_value_of_a_sealed_form_is_specified() {
    let document = text("docs/formats-sealed.md") + &text("docs/formats-record.md");
    for path in SEALED {
        let mut is_stored = false;
        let words = declared(&text(path), |line| {
            if line.starts_with("#[derive(") {
                is_stored = line.contains("Serialize");
            }
            is_stored && line.ends_with('{') && (line.contains("struct ") || line.contains("enum "))
        });
        assert!(!words.is_empty(), "{path}");
        for word in words {
            assert!(is_named(&document, &word), "{path}: {word}");
        }
    }
}

#[test]
fn whoever_begins_at_the_formats_finds_each_of_their_documents() {
    let formats = text("docs/FORMATS.md");
    let files = std::fs::read_dir(place("docs")).expect("the folder");
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let parts: Vec<_> = names.filter(|name| name.starts_with("formats-")).collect();
    assert!(parts.len() >= 5, "{parts:?}");
    for part in parts {
        assert!(formats.contains(&format!("]({part})")), "{part}");
    }
    for (from, link) in [
        ("README.md", "(docs/FORMATS.md)"),
        ("docs/ARCHITECTURE.md", "(FORMATS.md)"),
        ("docs/SECURITY.md", "(FORMATS.md)"),
    ] {
        assert!(text(from).contains(link), "{from}");
    }
}

#[test]
fn a_page_that_opens_by_itself_says_what_it_is_and_has_the_elements_of_its_form() {
    let page = text("src/platform/boot/reader.html");
    assert_eq!(FileKind::of(page.as_bytes()), FileKind::ReadingFile);
    let document = text("docs/formats-reading-file.md");
    assert!(page.contains("<meta name=\"reading-file\" content=\"1\">"));
    assert!(is_named(&document, "meta[name=\"reading-file\"]"));
    for element in ["worker", "module", "reading", "records"] {
        assert!(
            page.contains(&format!("<script type=\"text/plain\" id=\"{element}\"")),
            "{element}"
        );
        assert!(
            is_named(&document, &format!("script#{element}")),
            "{element}"
        );
    }
}
