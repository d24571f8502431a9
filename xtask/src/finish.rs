//! The last touch on a built folder: one style sheet, a name for every file that changes with its content, and a mark.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::bundle::Mode;
use crate::failure::Failure;
use crate::offline;
use crate::reader;
use crate::run::Step;
use crate::small;
use crate::tree;

/// The files that come under a fixed name. With a name of their own per content, a browser
/// that kept yesterday's file can never mix it with today's.
const FIXED_NAMES: [&str; 6] = [
    SHEET,
    SECOND,
    "transport.js",
    "transport_bg.wasm",
    "worker.js",
    reader::FILE,
];

/// Whether a file is loaded when somebody unlocks, and not before: the second piece of the app, and what a worker is made of.
pub(crate) fn is_for_unlocking(name: &str) -> bool {
    let for_unlocking = FIXED_NAMES.iter().filter(|fixed| **fixed != SHEET);
    for_unlocking
        .filter_map(|fixed| fixed.split_once('.'))
        .any(|(stem, _)| {
            name.strip_prefix(stem)
                .is_some_and(|rest| rest.starts_with('-'))
        })
}

/// All style sheets in one.
pub(crate) const SHEET: &str = "style.css";

/// The second piece of the app's module, loaded when somebody unlocks.
const SECOND: &str = "inside.wasm";

pub(crate) fn finish(dist: &Path, mode: Mode) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html =
        fs::read_to_string(&page).map_err(Failure::from_io("read target/dist/index.html"))?;
    let html = join_sheets(dist, &html)?;
    reader::allow_its_own(dist)?;
    bring_second_piece(dist, mode)?;
    let html = match mode {
        Mode::Development => html,
        Mode::Release => small::make(dist, html)?,
    };
    let html = name_by_content(dist, html)?;
    fs::write(&page, html).map_err(Failure::from_io("write target/dist/index.html"))?;
    offline::prepare(dist)
}

/// Puts what was cut off the app's module beside it; in a release as small as Trunk makes the first piece.
fn bring_second_piece(dist: &Path, mode: Mode) -> Result<(), Failure> {
    let (cut, place) = (tree::pieces().join("split_inside.wasm"), dist.join(SECOND));
    if mode == Mode::Development {
        return fs::copy(&cut, &place)
            .map(|_bytes| ())
            .map_err(Failure::from_io(format!("copy {}", cut.display())));
    }
    let source = fs::read_to_string(tree::root().join("index.html"))
        .map_err(Failure::from_io("read index.html"))?;
    let app = source
        .split('<')
        .find(|tag| tag.contains("data-bin=\"app\""))
        .unwrap_or_default();
    Step::new("make the second piece small", "wasm-opt")
        .args([format!("-O{}", attribute(app, "data-wasm-opt"))])
        .args(attribute(app, "data-wasm-opt-params").split_whitespace())
        .args([cut.as_path(), Path::new("-o"), place.as_path()])
        .run()
}

/// Puts all style sheets into one file: a visit asks for one instead of fifty, and it weighs less.
///
/// Each sheet wraps itself in a layer, so their order is the only thing that must stay.
fn join_sheets(dist: &Path, html: &str) -> Result<String, Failure> {
    let mut joined = String::new();
    let mut rest = html;
    let mut page = String::with_capacity(html.len());
    while let Some((before, link, after)) = next_sheet(rest) {
        let name = attribute(link, "href").trim_start_matches("./");
        let place = dist.join(name);
        let sheet = fs::read_to_string(&place)
            .map_err(Failure::from_io(format!("read target/dist/{name}")))?;
        fs::remove_file(&place).map_err(Failure::from_io(format!("remove target/dist/{name}")))?;
        joined.push_str(sheet.trim());
        joined.push('\n');
        page.push_str(before.trim_end());
        if page.find(SHEET_HERE).is_none() {
            page.push_str(SHEET_HERE);
        }
        rest = after;
    }
    page.push_str(rest);
    fs::write(dist.join(SHEET), joined)
        .map_err(Failure::from_io(format!("write target/dist/{SHEET}")))?;
    Ok(page.replace(
        SHEET_HERE,
        &format!("<link rel=\"stylesheet\" href=\"./{SHEET}\">"),
    ))
}

/// Stands where the first sheet stood, until the name of the joined one is known.
const SHEET_HERE: &str = "<!--sheet-->";

/// What stands before the next link to a style sheet, the link itself, and what follows it.
fn next_sheet(html: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + html.get(from..)?.find("<link")?;
        let end = start + html.get(start..)?.find('>')? + 1;
        let link = html.get(start..end)?;
        if attribute(link, "rel") == "stylesheet" {
            return Some((html.get(..start)?, link, html.get(end..)?));
        }
        from = end;
    }
}

/// The value of an attribute, quoted or not; empty where the tag has none of that name.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let Some((_, value)) = tag.split_once(&format!(" {name}=")) else {
        return "";
    };
    value.strip_prefix('"').map_or_else(
        || value.split([' ', '>']).next().unwrap_or_default(),
        |quoted| quoted.split('"').next().unwrap_or_default(),
    )
}

fn name_by_content(dist: &Path, mut html: String) -> Result<String, Failure> {
    for name in FIXED_NAMES {
        let place = dist.join(name);
        let bytes =
            fs::read(&place).map_err(Failure::from_io(format!("read target/dist/{name}")))?;
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let hashed = format!("{stem}-{}.{ending}", short_hash(&bytes));
        fs::rename(&place, dist.join(&hashed))
            .map_err(Failure::from_io(format!("rename target/dist/{name}")))?;
        html = html.replace(&format!("./{name}"), &format!("./{hashed}"));
    }
    Ok(html)
}

/// Enough of a hash to tell two versions of a file apart.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    hex(bytes).chars().take(16).collect()
}

/// The SHA-256 of some bytes, as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing into a string cannot fail.
            let _done = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_quoted_and_bare() {
        assert_eq!(
            attribute("<link href=./a.css rel=stylesheet>", "rel"),
            "stylesheet"
        );
        assert_eq!(
            attribute("<link href=\"./a.css\" rel=\"icon\">", "href"),
            "./a.css"
        );
        assert_eq!(attribute("<link rel=icon>", "href"), "");
    }

    #[test]
    fn what_unlocking_loads_is_told_from_what_a_visit_loads() {
        assert!(is_for_unlocking("inside-0123456789abcdef.wasm"));
        assert!(is_for_unlocking("transport_bg-0123456789abcdef.wasm"));
        assert!(!is_for_unlocking("app-0123456789abcdef_bg.wasm"));
        assert!(!is_for_unlocking("index.html"));
    }

    #[test]
    fn only_links_to_sheets_are_taken() {
        let html = "<link rel=icon href=i><p><link href=a.css rel=stylesheet><b>";
        let expected = (
            "<link rel=icon href=i><p>",
            "<link href=a.css rel=stylesheet>",
            "<b>",
        );
        assert_eq!(next_sheet(html), Some(expected));
    }
}
