//! Gives the built folder its mark, and the service worker the exact list of files it keeps for use without a network.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::budget;
use crate::failure::Failure;
use crate::finish::{attribute, hex};

/// The worker's script. Browsers ask for it by this name, so it is the one that does not change with its content.
pub(crate) const WORKER: &str = "offline.js";

/// The page, by the name under which it is kept.
const PAGE: &str = "index.html";

/// What stands in the page before it has its mark.
const NO_MARK: &str = "mark-of-the-build";

/// One file of the app with the hash of its bytes.
type Listed = (String, String);

/// Writes the build's mark into the page, and the list into the worker. Both are computed from the files alone,
/// so that two builds of one commit agree.
pub(crate) fn prepare(dist: &Path) -> Result<(), Failure> {
    let mut files = listed(dist)?;
    let script = read(dist, WORKER)?;
    let mark = mark_of(&files, &script);
    let page = with_mark(&read(dist, PAGE)?, &mark).ok_or_else(|| {
        Failure::new(
            "the built page has no place for the mark of the build",
            "restore the meta `meldcode-build` in index.html",
        )
    })?;
    for (name, hash) in &mut files {
        if name == PAGE {
            *hash = hex(page.as_bytes());
        }
    }
    write(dist, PAGE, &page)?;
    write(
        dist,
        WORKER,
        &format!("{}\n{script}", release(&mark, &files)),
    )
}

/// The mark of a finished folder, as its page has it.
pub(crate) fn mark(dist: &Path) -> Result<String, Failure> {
    let page = read(dist, PAGE)?;
    let tag = page.split('<').find(|tag| tag.contains("meldcode-build"));
    let tag = tag.and_then(|tag| tag.split('>').next());
    Ok(attribute(tag.unwrap_or_default(), "content").to_owned())
}

/// Every file that a visit loads. Icons and the manifest are for the device's own screen, which keeps them itself.
fn listed(dist: &Path) -> Result<Vec<Listed>, Failure> {
    let mut names: Vec<String> = budget::files(dist)?
        .into_iter()
        .filter(|name| budget::is_loaded(name) && name != WORKER)
        .collect();
    names.sort_unstable();
    names
        .into_iter()
        .map(|name| {
            let bytes = fs::read(dist.join(&name))
                .map_err(Failure::from_io(format!("read target/dist/{name}")))?;
            Ok((name, hex(&bytes)))
        })
        .collect()
}

/// The page counts as it is without its mark, and the worker as it is without its list.
fn mark_of(files: &[Listed], script: &str) -> String {
    let mut lines = format!("{}  {WORKER}\n", hex(script.as_bytes()));
    for (name, hash) in files {
        // Writing into a string cannot fail.
        let _done = writeln!(lines, "{hash}  {name}");
    }
    hex(lines.as_bytes())
}

fn with_mark(page: &str, mark: &str) -> Option<String> {
    page.contains(NO_MARK).then(|| page.replace(NO_MARK, mark))
}

/// The line in front of the worker's script.
fn release(mark: &str, files: &[Listed]) -> String {
    let files: Vec<String> = files
        .iter()
        .map(|(name, hash)| format!("[\"{name}\",\"{hash}\"]"))
        .collect();
    format!(
        "const RELEASE = {{ build: \"{mark}\", files: [{}] }};",
        files.join(",")
    )
}

fn read(dist: &Path, name: &str) -> Result<String, Failure> {
    fs::read_to_string(dist.join(name))
        .map_err(Failure::from_io(format!("read target/dist/{name}")))
}

fn write(dist: &Path, name: &str, text: &str) -> Result<(), Failure> {
    fs::write(dist.join(name), text).map_err(Failure::from_io(format!("write target/dist/{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, hash: &str) -> Listed {
        (name.to_owned(), hash.to_owned())
    }

    #[test]
    fn the_mark_changes_with_any_file_and_with_the_worker() {
        let files = [file("a.js", "11"), file("index.html", "22")];
        let mark = mark_of(&files, "worker");
        assert_ne!(mark, mark_of(&files, "other worker"));
        for changed in [
            [file("a.js", "12"), file("index.html", "22")],
            [file("b.js", "11"), file("index.html", "22")],
        ] {
            assert_ne!(mark, mark_of(&changed, "worker"));
        }
    }

    #[test]
    fn the_worker_is_told_the_name_and_the_hash_of_every_file() {
        let line = release("ab", &[file("a.js", "11"), file("index.html", "22")]);
        assert_eq!(
            line,
            "const RELEASE = { build: \"ab\", files: [[\"a.js\",\"11\"],[\"index.html\",\"22\"]] };"
        );
    }

    #[test]
    fn a_page_without_a_place_for_the_mark_is_refused() {
        assert_eq!(with_mark("<meta name=\"other\">", "ab"), None);
        let page = "<meta name=meldcode-build content=mark-of-the-build>";
        assert_eq!(
            with_mark(page, "ab").as_deref(),
            Some("<meta name=meldcode-build content=ab>")
        );
    }
}
