//! Makes the page, its style and its scripts small. esbuild's answer for one input is always the same bytes; Trunk's own
//! minifier orders names as it comes, so that no two builds of one commit would agree.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha384};

use crate::failure::Failure;
use crate::finish::{SHEET, attribute, short_hash};
use crate::reader::base64;
use crate::run::Step;

/// The sheet, and the scripts whose names are seen by what stands beside them in one script: those names stay.
const AS_THEY_ARE: [&str; 4] = [SHEET, "transport.js", "worker.js", "offline.js"];

/// Makes a built folder small; answers the page, with the names and hashes its scripts have by now.
pub(crate) fn make(dist: &Path, mut html: String) -> Result<String, Failure> {
    let modules = modules(&html);
    esbuild(
        dist,
        &["--bundle", "--format=esm"],
        modules.iter().map(|module| module.name.as_str()),
    )?;
    esbuild(dist, &[], AS_THEY_ARE)?;
    for module in modules {
        let place = dist.join(&module.name);
        let bytes = fs::read(&place).map_err(Failure::from_io(format!(
            "read target/dist/{}",
            module.name
        )))?;
        let (stem, _trunks_own) = module.name.rsplit_once('-').unwrap_or_default();
        let name = format!("{stem}-{}.js", short_hash(&bytes));
        fs::rename(&place, dist.join(&name)).map_err(Failure::from_io(format!(
            "rename target/dist/{}",
            module.name
        )))?;
        html = html.replace(&module.name, &name);
        if !module.integrity.is_empty() {
            let hash = base64(&Sha384::digest(&bytes));
            html = html.replacen(&module.integrity, &format!("sha384-{hash}"), 1);
        }
    }
    without_remarks(&html)
        .ok_or_else(|| Failure::new("a remark in index.html has no end", "close it with `-->`"))
}

/// The page without remarks, empty lines and indentation, which nothing in it depends on; nothing where a remark has no end.
fn without_remarks(page: &str) -> Option<String> {
    let mut parts = page.split("<!--");
    let mut kept = parts.next()?.to_owned();
    for part in parts {
        kept.push_str(part.split_once("-->")?.1);
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

struct Module {
    /// Its file, as Trunk named it.
    name: String,
    /// The hash the page asks of it; empty where it asks none.
    integrity: String,
}

/// The glue of the app's module, and the scripts the page begins with.
fn modules(html: &str) -> Vec<Module> {
    html.split('<')
        .filter_map(|tag| {
            let name = match tag.split(' ').next() {
                Some("meta") => attribute(tag, "data-js"),
                Some("script") => attribute(tag, "src"),
                _other => "",
            };
            (!name.is_empty()).then(|| Module {
                name: name.trim_start_matches("./").to_owned(),
                integrity: attribute(tag, "integrity").to_owned(),
            })
        })
        .collect()
}

fn esbuild<'a>(
    dist: &Path,
    how: &[&str],
    scripts: impl IntoIterator<Item = &'a str>,
) -> Result<(), Failure> {
    Step::new("make scripts and style small", "esbuild")
        .args(scripts)
        .args(how)
        .args(["--minify", "--target=esnext", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .args(["--outdir=.", "--allow-overwrite"])
        .within(dist)
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go_and_the_words_stay() {
        let page = "<!doctype html>\n  <!-- why\n  -->\n  <p>Bel\n    112.</p>\n";
        let small = without_remarks(page);
        assert_eq!(small.as_deref(), Some("<!doctype html>\n<p>Bel\n112.</p>"));
        assert_eq!(without_remarks("<p><!-- and so on"), None);
    }

    #[test]
    fn the_glue_and_the_scripts_are_the_modules_of_a_page() {
        let page = "<meta content=x name=y><meta name=meldcode-app data-js=./app-1.js data-wasm=./app.wasm>\
            <meta name=meldcode-worker data-script=./worker.js>\
            <script integrity=sha384-ab src=./boot-2.js type=module></script>";
        let found: Vec<(String, String)> = modules(page)
            .into_iter()
            .map(|module| (module.name, module.integrity))
            .collect();
        let expected = [("app-1.js", ""), ("boot-2.js", "sha384-ab")];
        assert_eq!(
            found,
            expected.map(|(name, hash)| (name.to_owned(), hash.to_owned()))
        );
    }
}
