//! Takes remarks and indentation out of the scripts that Trunk's minifier does not understand: they weigh, and nobody runs them.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha384};

use crate::failure::Failure;
use crate::finish::attribute;
use crate::reader::base64;

/// Thins the glue of the app's module and the scripts of the page; answers the page with what they are known by now.
pub(crate) fn thin(dist: &Path, mut html: String) -> Result<String, Failure> {
    let page = html.clone();
    for tag in page.split('<') {
        let glue = attribute(tag, "data-js");
        if tag.starts_with("meta ") && !glue.is_empty() {
            rewrite(dist, glue)?;
        }
        let script = attribute(tag, "src");
        if tag.starts_with("script ") && !script.is_empty() {
            let thinned = rewrite(dist, script)?;
            let known = attribute(tag, "integrity");
            if !known.is_empty() {
                let hash = base64(&Sha384::digest(thinned.as_bytes()));
                html = html.replacen(known, &format!("sha384-{hash}"), 1);
            }
        }
    }
    Ok(html)
}

fn rewrite(dist: &Path, name: &str) -> Result<String, Failure> {
    let place = dist.join(name.trim_start_matches("./"));
    let script = fs::read_to_string(&place)
        .map_err(Failure::from_io(format!("read {}", place.display())))?;
    let thinned = without_remarks(&script).ok_or_else(|| {
        Failure::new(
            format!("{name} has a text of several lines in it"),
            "keep such a text on one line: xtask/src/thin.rs takes the beginning of each line away",
        )
    })?;
    fs::write(&place, &thinned).map_err(Failure::from_io(format!("write {}", place.display())))?;
    Ok(thinned)
}

/// The script without lines that are a remark, and without what stands before the others; nothing where a text goes on
/// over the end of a line, whose spaces are its own.
fn without_remarks(script: &str) -> Option<String> {
    let is_remark = |line: &&str| {
        ["//", "/**", "*"].iter().any(|sign| line.starts_with(sign)) || line.is_empty()
    };
    let mut thinned = String::with_capacity(script.len());
    for line in script
        .lines()
        .map(str::trim)
        .filter(|line| !is_remark(line))
    {
        if line.matches('`').count() % 2 != 0 {
            return None;
        }
        thinned.push_str(line);
        thinned.push('\n');
    }
    Some(thinned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go_and_the_rest_stays_line_by_line() {
        let script =
            "// what it is\n/** more\n * of it */\nconst a = 1; // said\n\n  const b = 'a // b';\n";
        let thinned = without_remarks(script);
        assert_eq!(
            thinned.as_deref(),
            Some("const a = 1; // said\nconst b = 'a // b';\n")
        );
    }

    #[test]
    fn a_text_of_several_lines_is_refused() {
        assert_eq!(without_remarks("const a = `one\n  two`;\n"), None);
    }
}
