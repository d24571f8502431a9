//! The last touch on a built folder: one style sheet, a name for every file that changes with its content, and a mark.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::offline;
use crate::reader;

/// The files that Trunk copies under a fixed name. With a name of their own per content, a browser
/// that kept yesterday's file can never mix it with today's.
const FIXED_NAMES: [&str; 4] = [
    "transport.js",
    "transport_bg.wasm",
    "worker.js",
    reader::FILE,
];

pub(crate) fn finish(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html =
        fs::read_to_string(&page).map_err(Failure::from_io("read target/dist/index.html"))?;
    let html = join_sheets(dist, &html)?;
    reader::allow_its_own(dist)?;
    let html = name_by_content(dist, html)?;
    fs::write(&page, html).map_err(Failure::from_io("write target/dist/index.html"))?;
    offline::prepare(dist)
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
    let name = format!("style-{}.css", short_hash(joined.as_bytes()));
    fs::write(dist.join(&name), joined)
        .map_err(Failure::from_io(format!("write target/dist/{name}")))?;
    Ok(page.replace(
        SHEET_HERE,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
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
fn short_hash(bytes: &[u8]) -> String {
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
