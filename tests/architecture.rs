//! The shape of the tree, enforced: rooms and arrows, first lines, sizes, names, and what may stand where.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, and what each may import (design, section 2).
const ARROWS: [(&str, &[&str]); 9] = [
    ("protocol", &[]),
    ("vault", &[]),
    ("casefile", &["protocol"]),
    ("exchange", &["protocol", "casefile", "vault"]),
    ("workspace", &["protocol", "casefile", "vault", "exchange"]),
    (
        "text",
        &["protocol", "casefile", "vault", "exchange", "workspace"],
    ),
    (
        "screen",
        &["protocol", "casefile", "exchange", "workspace", "text"],
    ),
    ("platform", &["vault", "workspace"]),
    (
        "ui",
        &[
            "protocol",
            "casefile",
            "vault",
            "exchange",
            "workspace",
            "text",
            "screen",
            "platform",
        ],
    ),
];

const LINES_MAX: usize = 400;
const LINES_MEDIAN_MAX: usize = 150;

const BANNED_NAMES: [&str; 9] = [
    "utils", "helpers", "common", "misc", "types", "traits", "impls", "models", "manager",
];
const MORE_BANNED_NAMES: [&str; 2] = ["service", "handler"];

/// What may stand at the top, beside files whose name begins with a dot.
const AT_THE_TOP: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "README.md",
    "Trunk.toml",
    "build.rs",
    "docs",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "style",
    "tests",
    "xtask",
];

const BROWSER_CRATES: [&str; 7] = [
    "console_error_panic_hook",
    "getrandom",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

#[test]
fn each_room_imports_only_what_it_may() {
    let mut wrong = Vec::new();
    for (room, allowed) in ARROWS {
        for file in rust_files(&["src"])
            .iter()
            .filter(|file| room_of(file) == Some(room))
        {
            let imported = rooms_named_in(&code_of(file));
            for other in imported.difference(&BTreeSet::from([room])) {
                if !allowed.contains(other) {
                    wrong.push(format!("{} imports {other}", shown(file)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_platform_and_ui_see_the_browser() {
    for file in rust_files(&["src"]) {
        let is_allowed = match room_of(&file) {
            Some(room) => ["platform", "ui"].contains(&room),
            None => true,
        };
        let code = code_of(&file);
        let seen = BROWSER_CRATES.iter().find(|name| names(&code, name));
        assert!(
            is_allowed || seen.is_none(),
            "{} uses {}",
            shown(&file),
            seen.unwrap()
        );
    }
}

#[test]
fn only_the_envelope_calls_age() {
    for file in rust_files(&["src"]) {
        let is_envelope = shown(&file).starts_with("src/exchange/envelope");
        let code = code_of(&file);
        assert!(
            is_envelope || !(names(&code, "age") || names(&code, "age_core")),
            "{} calls age",
            shown(&file)
        );
    }
}

#[test]
fn only_the_recorder_appends() {
    // Journals are appended to in `casefile`, rows in `vault`; joining the two is the recorder's alone.
    for file in rust_files(&["src"]) {
        let is_allowed = matches!(room_of(&file), Some("vault"))
            || shown(&file).starts_with("src/workspace/recorder");
        let code = code_of(&file);
        let opens = code.contains("Transaction") && code.contains(".append(");
        assert!(
            is_allowed || !opens,
            "{} appends to the vault",
            shown(&file)
        );
    }
}

#[test]
fn the_core_asks_nobody_for_time_or_randomness() {
    for file in rust_files(&["src"]) {
        if matches!(room_of(&file), Some("platform" | "ui") | None) {
            continue;
        }
        for source in [
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant::now",
            "OsRng",
            "thread_rng",
        ] {
            let is_envelope = shown(&file).starts_with("src/exchange/envelope");
            assert!(
                is_envelope || !code_of(&file).contains(source),
                "{} asks {source}",
                shown(&file)
            );
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in rust_files(&["src", "tests", "xtask"]) {
        let text = fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! "),
            "{} begins with {first:?}",
            shown(&file)
        );
    }
}

#[test]
fn no_file_is_too_long_and_half_are_short() {
    let mut lengths: Vec<(usize, String)> = rust_files(&["src", "xtask"])
        .iter()
        .map(|file| (before_tests(file).lines().count(), shown(file)))
        .collect();
    lengths.sort();
    let too_long: Vec<_> = lengths
        .iter()
        .filter(|(lines, _)| *lines > LINES_MAX)
        .collect();
    assert!(
        too_long.is_empty(),
        "longer than {LINES_MAX} lines: {too_long:?}"
    );
    let (median, _) = lengths[lengths.len() / 2];
    assert!(
        median <= LINES_MEDIAN_MAX,
        "the median file has {median} lines"
    );
}

#[test]
fn names_say_what_a_thing_is() {
    let mut places = rust_files(&["src", "tests", "xtask"]);
    places.extend(files(&root().join("style")));
    for place in places {
        for part in place.strip_prefix(root()).unwrap() {
            let name = Path::new(part)
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let is_banned =
                BANNED_NAMES.contains(&name.as_str()) || MORE_BANNED_NAMES.contains(&name.as_str());
            assert!(!is_banned, "{} says nothing: {name}", shown(&place));
        }
    }
}

#[test]
fn nothing_else_stands_at_the_top() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_known =
            name.starts_with('.') || name == "target" || AT_THE_TOP.contains(&name.as_str());
        assert!(is_known, "{name} stands at the top");
    }
}

#[test]
fn every_sheet_is_linked() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for sheet in files(&root().join("style")) {
        let is_sheet = sheet.extension().is_some_and(|ending| ending == "css");
        let link = format!("<link data-trunk rel=\"css\" href=\"{}\">", shown(&sheet));
        assert!(
            !is_sheet || page.contains(&link),
            "{} is not linked",
            shown(&sheet)
        );
    }
}

#[test]
fn the_page_carries_the_whole_policy() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; \
        manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
        require-trusted-types-for 'script'; trusted-types default";
    assert!(page.contains(&format!(
        "http-equiv=\"Content-Security-Policy\" content=\"{policy}\""
    )));
    assert!(
        !page.contains(" style=\""),
        "an inline style breaks the policy"
    );
}

#[test]
fn the_note_for_the_ict_department_gives_every_server_the_policy_of_the_page() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let policy = between(
        &page,
        "http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
    );
    let note = fs::read_to_string(root().join("docs/INSTALLATIE.md")).unwrap();
    let header = format!("\"{policy}; frame-ancestors 'none'\"");
    assert_eq!(note.matches(&header).count(), 3, "Apache, nginx and IIS");
}

#[test]
fn the_manifest_and_the_icons_agree_and_name_nothing() {
    let manifest = fs::read_to_string(root().join("src/platform/boot/manifest.json")).unwrap();
    let mut icons = 0;
    for icon in manifest.split("\"src\": \"./").skip(1) {
        let (name, size) = (between(icon, "", "\""), between(icon, "\"sizes\": \"", "x"));
        let bytes = fs::read(root().join("style/icons").join(name)).unwrap();
        // A PNG's width and height stand at fixed places in its head.
        let edge =
            |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()).to_string();
        assert_eq!(
            (edge(16), edge(20)),
            (size.to_owned(), size.to_owned()),
            "{name}"
        );
        icons += 1;
    }
    assert_eq!(icons, 3);
    for word in ["meldcode", "zorg", "kind", "http"] {
        assert!(!manifest.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn the_two_ends_of_wasm_bindgen_have_one_version() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let version = between(&manifest, "wasm-bindgen = { version = \"=", "\"");
    for (file, before) in [
        ("Trunk.toml", "wasm_bindgen = \""),
        (
            "xtask/src/tools.rs",
            "package: \"wasm-bindgen-cli\",\n    version: \"",
        ),
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        assert_eq!(between(&text, before, "\""), version, "{file}");
    }
}

#[test]
fn tests_neither_sleep_nor_hide() {
    // Written apart, so that this list does not find itself.
    let banned = [
        "#[ign",
        "#[should_",
        "thread::sl",
        "test.sk",
        "test.fix",
        "waitForTi",
    ];
    let endings = ["ore", "panic", "eep", "ip(", "me(", "meout"];
    for file in files(&root().join("tests")) {
        let is_ours = file
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "ts");
        let text = if is_ours {
            fs::read_to_string(&file).unwrap()
        } else {
            String::new()
        };
        for (start, end) in banned.iter().zip(endings) {
            assert!(
                !text.contains(&format!("{start}{end}")),
                "{}: {start}{end}",
                shown(&file)
            );
        }
    }
}

#[test]
fn no_machine_and_no_registry_is_named() {
    let hosts = [
        "registry.npm",
        "index.crates",
        "static.crates",
        "pythonhosted",
        "pypi.",
        "deb.debian",
    ];
    let folders = ["/ro", "/wo", "/ho"]
        .iter()
        .zip(["ot/", "rk/", "me/"])
        .map(|(a, b)| format!("{a}{b}"));
    let banned: Vec<String> = hosts
        .map(str::to_owned)
        .into_iter()
        .chain(folders)
        .collect();
    for file in files(&root()) {
        if shown(&file) == "tests/architecture.rs" {
            continue;
        }
        // What is not text names nothing.
        let text = fs::read_to_string(&file).unwrap_or_default();
        for name in &banned {
            assert!(
                !text.contains(name.as_str()),
                "{} names {name}",
                shown(&file)
            );
        }
    }
}

#[test]
fn an_open_question_is_an_issue_and_not_a_comment() {
    for file in rust_files(&["src", "tests", "xtask"]) {
        let text = fs::read_to_string(&file).unwrap();
        let marks = [format!("TO{}", "DO"), format!("FIX{}", "ME")];
        assert!(
            marks.iter().all(|mark| !text.contains(mark)),
            "{} leaves a question",
            shown(&file)
        );
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A path as people say it, from the root.
fn shown(file: &Path) -> String {
    file.strip_prefix(root())
        .unwrap_or(file)
        .display()
        .to_string()
}

/// All files below a folder, without what is built, installed or git's own.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "node_modules", ".git"].contains(&name.as_str()) {
            found.extend(files(&path));
        } else if path.is_file() && name != ".git" {
            found.push(path);
        }
    }
    found
}

fn rust_files(folders: &[&str]) -> Vec<PathBuf> {
    folders
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The room a file of `src` stands in; none for the files above the rooms.
fn room_of(file: &Path) -> Option<&'static str> {
    let place = file.strip_prefix(root().join("src")).ok()?;
    let first = place.iter().next()?.to_string_lossy().into_owned();
    ARROWS
        .iter()
        .map(|(room, _)| *room)
        .find(|room| *room == first)
}

fn before_tests(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("\n#[cfg(test)]\n")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The code of a file, without its comments and its tests.
fn code_of(file: &Path) -> String {
    before_tests(file)
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether code names a crate: at the head of a path, not within one or within another word.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].trim_end_matches("::");
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

/// The rooms that code imports: `crate::room` and `crate::{room, …}`.
fn rooms_named_in(code: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for (_, rest) in code
        .match_indices("crate::")
        .map(|(at, word)| (at, &code[at + word.len()..]))
    {
        let group = rest
            .strip_prefix('{')
            .map_or_else(|| first_word(rest).to_owned(), top_of_group);
        for (room, _) in ARROWS {
            if group.split(' ').any(|word| word == room) {
                found.insert(room);
            }
        }
    }
    found
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    &text[..end]
}

/// The first words of the members of an import group, nested groups left out.
fn top_of_group(text: &str) -> String {
    let (mut depth, mut words, mut member) = (0, String::new(), String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                words.push_str(first_word(member.trim()));
                words.push(' ');
                member.clear();
            }
            _ if depth == 0 => member.push(c),
            _ => {}
        }
    }
    words + first_word(member.trim())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before)
        .unwrap()
        .1
        .split_once(after)
        .unwrap()
        .0
}
