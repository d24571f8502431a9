//! The shape of the style sheets: layers, links, tokens, one sheet per component, one symbol per name.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the allowance of .clippy.toml covers test functions only, not what they call"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of ours") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file of ours")
}

fn sheets() -> Vec<(String, String)> {
    files("style", "css")
        .into_iter()
        .map(|path| (path.display().to_string(), without_comments(&read(&path))))
        .collect()
}

fn without_comments(sheet: &str) -> String {
    let mut rest = sheet;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").expect("a closed comment").1;
    }
    kept + rest
}

/// All texts that stand between two marks.
fn between<'a>(text: &'a str, open: &str, close: char) -> BTreeSet<&'a str> {
    text.split(open)
        .skip(1)
        .filter_map(|rest| rest.split(close).next())
        .collect()
}

#[test]
fn every_sheet_is_linked_once_and_the_order_of_layers_comes_first() {
    let page = read("index.html");
    let linked: Vec<_> = page
        .split("rel=\"css\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    assert_eq!(linked.first().map(String::as_str), Some("style/layers.css"));
    let mut sorted = linked;
    sorted.sort();
    let there: Vec<_> = sheets().into_iter().map(|(name, _)| name).collect();
    assert_eq!(sorted, there);
}

#[test]
fn every_sheet_lives_in_exactly_one_layer() {
    for (name, sheet) in sheets() {
        assert_eq!(sheet.matches("@layer").count(), 1, "{name}");
        assert!(sheet.trim_start().starts_with("@layer"), "{name}");
    }
}

#[test]
fn no_sheet_shouts_or_selects_by_id() {
    for (name, sheet) in sheets() {
        assert!(!sheet.contains("!important"), "{name}");
        let selector_by_id = sheet
            .lines()
            .any(|line| line.trim_end().ends_with('{') && line.contains('#'));
        assert!(!selector_by_id, "{name}");
    }
}

#[test]
fn colours_and_sizes_are_written_in_the_tokens_only() {
    for (name, sheet) in sheets() {
        if name == "style/tokens.css" || name == "style/print.css" {
            continue;
        }
        // A media query cannot read a token.
        for line in sheet.lines().filter(|line| !line.trim().starts_with('@')) {
            let is_color = ["#", "rgb(", "hsl(", "oklch("]
                .iter()
                .any(|mark| line.contains(mark));
            let is_size = ["rem", "px"].iter().any(|unit| {
                line.match_indices(unit)
                    .any(|(at, _)| line[..at].ends_with(|sign: char| sign.is_ascii_digit()))
            });
            assert!(!is_color && !is_size, "{name}: {line}");
        }
    }
}

#[test]
fn every_token_that_is_read_exists() {
    let sheets = sheets();
    let defined: BTreeSet<_> = sheets
        .iter()
        .flat_map(|(_, sheet)| sheet.lines())
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    for (name, sheet) in &sheets {
        for token in between(sheet, "var(--", ')') {
            assert!(defined.contains(token), "{name}: --{token}");
        }
    }
}

#[test]
fn every_component_has_a_sheet_of_the_same_name() {
    /// These draw nothing.
    const WITHOUT_LOOKS: [&str; 2] = ["focus", "mod"];
    let stems = |paths: Vec<PathBuf>| -> BTreeSet<String> {
        paths
            .iter()
            .filter_map(|path| Some(path.file_stem()?.to_str()?.replace('_', "-")))
            .filter(|stem| !WITHOUT_LOOKS.contains(&stem.as_str()))
            .collect()
    };
    assert_eq!(
        stems(files("src/ui/components", "rs")),
        stems(files("style/components", "css"))
    );
}

#[test]
fn every_symbol_has_a_drawing_and_every_drawing_a_name() {
    let sprite = read("style/icons/sprite.svg");
    let drawn = between(&sprite, "<symbol id=\"", '"');
    let source = read("src/ui/components/icon.rs");
    let mut named: BTreeSet<_> = between(&source, "\"#", '"');
    // The loader makes the icon of the browser's tab from a drawing of its own.
    let loader = read("src/platform/boot/boot.js");
    let asked = between(&loader, "getElementById('", '\'');
    named.extend(asked.into_iter().filter(|id| id.starts_with("icon-")));
    assert_eq!(drawn, named);
    let page = read("index.html");
    assert!(between(&page, "<use href=\"#", '"').is_subset(&drawn));
}

#[test]
fn the_link_to_spoed_stays_red_on_its_own_page() {
    let bar = read("style/components/nav-bar.css");
    for rule in bar.split("&[aria-current=\"page\"]").skip(1) {
        let (selector, rest) = rule.split_once('{').expect("a rule");
        let body = rest.split('}').next().expect("what it says");
        assert!(
            !body.contains("background:") || selector.trim() == ":not([data-weight=\"emergency\"])",
            "{selector}{body}"
        );
    }
}

#[test]
fn the_page_has_no_inline_script_and_no_inline_style() {
    let page = read("index.html");
    for banned in ["<style", " style=", " onclick", "javascript:"] {
        assert!(!page.contains(banned), "{banned}");
    }
    for script in between(&page, "<script", '<') {
        assert!(
            script.contains(" src=\"") && script.trim_end().ends_with('>'),
            "{script}"
        );
    }
}

#[test]
fn the_page_and_the_tokens_agree_on_the_colour_of_the_browser_bar() {
    let page = read("index.html");
    let tokens = read("style/tokens.css");
    assert!(tokens.contains("--color-page: light-dark(var(--paper-100), var(--night-950));"));
    let bars = between(&page, "content=\"#", '"');
    for bar in &bars {
        assert!(
            tokens.contains(&format!("--paper-100: #{bar};"))
                || tokens.contains(&format!("--night-950: #{bar};"))
        );
    }
    assert_eq!(bars.len(), 2);
}

#[test]
fn no_view_writes_markup_or_styles_by_hand() {
    for path in files("src/ui", "rs") {
        let source = read(&path);
        for banned in ["inner_html", " style=", "set_inner_html"] {
            assert!(!source.contains(banned), "{}: {banned}", path.display());
        }
    }
}

#[test]
fn the_numbers_of_the_plain_page_are_those_of_the_contact_data() {
    let page = read("index.html");
    let called: Vec<_> = page
        .split("href=\"tel:")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let list = meldcode::protocol::ContactList::load(&read("src/protocol/plans/contacts.json"))
        .expect("the shipped list is well formed");
    // The three that are called at once; the others wait for the program.
    let first: Vec<_> = list.emergency().into_iter().take(3).collect();
    let data: Vec<_> = first
        .iter()
        .map(|contact| contact.number.replace('-', ""))
        .collect();
    assert_eq!(called, data, "in the order of the data");
    for contact in first {
        assert!(page.contains(&contact.number), "{}", contact.number);
    }
}

#[test]
fn what_a_table_shows_returns_on_every_sheet_with_its_heads() {
    let table = read("src/ui/components/table.rs");
    let (head, _) = table.split_once("</thead>").expect("heads");
    let (_, head) = head.split_once("<thead>").expect("heads");
    assert!(head.contains("class=\"paper-only\""), "{head}");
    let sheet = without_comments(&read("style/print.css"));
    for rule in [".table-grid .paper-only {", ".table-caption {"] {
        let (_, body) = sheet.split_once(rule).expect("a rule");
        let shown = body.trim_start();
        assert!(shown.starts_with("display: "), "{rule}");
    }
}

/// The selectors under which a sheet forbids a break inside.
fn never_broken(sheet: &str) -> Vec<&str> {
    let rules = sheet.split('}').filter_map(|rule| rule.rsplit_once('{'));
    rules
        .filter(|(_, body)| body.contains("break-inside: avoid"))
        .flat_map(|(selectors, _)| selectors.split([',', '{']))
        .map(str::trim)
        .collect()
}

#[test]
fn what_somebody_wrote_goes_on_over_the_sheets_and_keeps_its_question() {
    for path in ["style/print.css", "src/platform/boot/reader.html"] {
        let sheet = without_comments(&read(path));
        let kept: Vec<_> = never_broken(&sheet);
        let long = [
            ".record-line",
            ".record-attachment",
            ".record-block",
            "[data-kind",
        ];
        for selector in &kept {
            let is_long = long.iter().any(|one| selector.ends_with(one));
            assert!(
                !is_long && !selector.contains("[data-kind"),
                "{path}: {selector}"
            );
        }
        let holds = |wanted| kept.iter().any(|own| own.ends_with(wanted));
        assert!(holds(".record-line::before"), "{path}");
        assert!(holds(".record-line-name"), "{path}");
    }
}

#[test]
fn the_reading_file_frames_what_stands_out_and_keeps_its_buttons_apart() {
    let page = read("src/platform/boot/reader.html");
    for class in [
        ".notice",
        ".record-attachment",
        ".buttons",
        ".record-line-value",
    ] {
        assert!(page.contains(&format!("{class} {{")) || page.contains(&format!("{class}, ")));
    }
    let buttons = page.split("class=\"buttons\"").nth(1).expect("the buttons");
    let inside = buttons.split("</p>").next().expect("their end");
    assert_eq!(inside.matches("<button").count(), 2);
}

#[test]
fn points_of_a_document_are_told_apart() {
    let sheet = without_comments(&read("style/pages/paper.css"));
    let rule = sheet.split(".print-document ul {").nth(1);
    let body = rule.and_then(|rest| rest.split('}').next());
    assert!(body.is_some_and(|body| body.contains("list-style: disc")));
}

#[test]
fn what_is_said_of_the_screen_comes_on_no_paper() {
    let sheet = without_comments(&read("style/print.css"));
    let rules = sheet.split('}');
    let hidden: Vec<&str> = rules
        .filter(|rule| rule.contains("display: none"))
        .collect();
    for (page, class) in [
        ("src/ui/presenting.rs", "presenting-advice"),
        ("src/ui/pages/document.rs", "paper-ask"),
    ] {
        assert!(read(page).contains(class), "{page}");
        let is_hidden = |rule: &&str| rule.contains(&format!(".{class},"));
        assert!(hidden.iter().any(is_hidden), "{class}");
    }
}
