//! The whole app as one page that opens from a drive or a stick: nothing is fetched, everything stands in it.
//!
//! It is made of a built folder, file by file as it lies there: the one that was built with the vault in a file, so that
//! a folder on a server carries nothing of that. Both come of one tree in one go, and bear one mark.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::finish::attribute;
use crate::offline;
use crate::reader::base64;

/// Its name. It belongs to no visit of the folder: neither weighed nor kept offline with it.
pub(crate) const FILE: &str = "meldcode.html";

/// Beside its policy in the folder: what comes from elsewhere there, stands in the page here.
const POLICY: &str = "default-src 'none'; script-src hash-of-the-script 'wasm-unsafe-eval'; style-src hash-of-the-style; img-src blob: data:; worker-src blob:; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default";

/// Makes it of one finished folder, and puts it into the release.
pub(crate) fn make(folder: &Path, dist: &Path) -> Result<(), Failure> {
    let read = |name: &str| {
        let place = folder.join(name);
        fs::read(&place).map_err(Failure::from_io(format!("read {}", place.display())))
    };
    let page = String::from_utf8_lossy(&read("index.html")?)
        .replace(&offline::mark(folder)?, &offline::mark(dist)?);
    let made = single(&page, read)?;
    fs::write(dist.join(FILE), made).map_err(Failure::from_io(format!("write target/dist/{FILE}")))
}

/// The page with everything it asks for in it.
fn single(page: &str, file: impl Fn(&str) -> Result<Vec<u8>, Failure>) -> Result<String, Failure> {
    let text = |name: &str| file(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let mut made = page.to_owned();
    let (mut scripts, mut style) = (Vec::new(), String::new());
    for tag in tags(page) {
        let own = |name: &str| attribute(tag, name).trim_start_matches("./").to_owned();
        if tag.starts_with("<link") {
            // What an installed app has, a file has not.
            if own("rel") == "stylesheet" {
                style = text(&own("href"))?;
            }
            made = made.replacen(tag, "", 1);
        } else if tag.starts_with("<script") {
            scripts.push(text(&own("src"))?);
            made = made.replacen(&format!("{tag}</script>"), "", 1);
        }
    }
    let glue = named(page, "meldcode-app", "data-js");
    let script = joined(&as_function(&text(&glue)?).ok_or_else(unknown)?, &scripts);
    let mut held = String::new();
    for name in embedded(page) {
        let bytes = base64(&file(&name)?);
        // Writing into a string cannot fail.
        let _done = write!(
            held,
            "<script type=\"text/plain\" data-file=\"./{name}\">{bytes}</script>"
        );
    }
    let policy = POLICY
        .replace("hash-of-the-script", &hash(&script))
        .replace("hash-of-the-style", &hash(&style));
    let before = attribute_of_meta(page, "Content-Security-Policy").ok_or_else(unknown)?;
    made = made.replacen(before, &policy, 1);
    let ends = made.matches("</head>").count() == 1 && made.matches("</body>").count() == 1;
    if !ends || style.contains("</style") || script.contains("</script") {
        return Err(unknown());
    }
    Ok(made
        .replacen("</head>", &format!("<style>{style}</style></head>"), 1)
        .replacen(
            "</body>",
            &format!("{held}<script type=\"module\">{script}</script></body>"),
            1,
        ))
}

fn unknown() -> Failure {
    Failure::new(
        "the page or the glue of its module is not as xtask/src/single.rs expects it",
        "look what changed in target/dist/index.html, or in what wasm-bindgen writes, and mend it there",
    )
}

/// Every link and every script with an address, as its tag stands in the page.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.match_indices('<').filter_map(|(at, _)| {
        let rest = page.get(at..)?;
        let tag = rest.get(..=rest.find('>')?)?;
        let is_asked = tag.starts_with("<link ") || tag.starts_with("<script ");
        is_asked.then_some(tag)
    })
}

/// The value of an attribute of the meta of that name: the name of one of our files.
fn named(page: &str, meta: &str, name: &str) -> String {
    let tag = metas(page).find(|tag| attribute(tag, "name") == meta);
    let value = tag.map(|tag| attribute(tag, name)).unwrap_or_default();
    value.trim_start_matches("./").to_owned()
}

fn metas(page: &str) -> impl Iterator<Item = &str> {
    page.match_indices("<meta ").filter_map(|(at, _)| {
        let rest = page.get(at..)?;
        rest.get(..=rest.find('>')?)
    })
}

fn attribute_of_meta<'a>(page: &'a str, equivalent: &str) -> Option<&'a str> {
    let tag = metas(page).find(|tag| attribute(tag, "http-equiv") == equivalent)?;
    Some(attribute(tag, "content")).filter(|value| !value.is_empty())
}

/// What the loader fetches where there is a server, by name.
fn embedded(page: &str) -> Vec<String> {
    [
        ("meldcode-app", "data-wasm"),
        ("meldcode-inside", "data-wasm"),
        ("meldcode-worker", "data-wasm"),
        ("meldcode-worker", "data-glue"),
        ("meldcode-worker", "data-script"),
        ("meldcode-worker", "data-reader"),
    ]
    .into_iter()
    .map(|(meta, name)| named(page, meta, name))
    .collect()
}

/// The glue as a function that gives out what it would export: it must not run before the loader is there.
fn as_function(glue: &str) -> Option<String> {
    let (inside, exported) = glue.trim_end().strip_suffix("};")?.rsplit_once("export{")?;
    let given = exported
        .split(',')
        .map(|one| {
            one.split_once(" as ")
                .map_or_else(|| one.to_owned(), |(own, known)| format!("{known}:{own}"))
        })
        .collect::<Vec<_>>()
        .join(",");
    let has = |name: &str| exported.split([',', ' ']).any(|known| known == name);
    let is_whole = ["default", "initSync", "__wbg_reset_state"].map(has) == [true; 3];
    (is_whole && !inside.starts_with("import"))
        .then(|| format!("globalThis.meldcodeGlue=()=>{{{inside}\nreturn{{{given}}}}};\n"))
}

/// One script of several, each with its names to itself.
fn joined(glue: &str, scripts: &[String]) -> String {
    let mut all = glue.to_owned();
    for script in scripts {
        all.push_str("(()=>{\n");
        all.push_str(script);
        all.push_str("\n})();\n");
    }
    all
}

fn hash(content: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><meta content=\"default-src 'self'\" http-equiv=Content-Security-Policy>\
        <link rel=\"stylesheet\" href=\"./style-1.css\"><link href=./icon.png rel=icon>\
        <meta data-js=./app.js data-wasm=./app.wasm name=meldcode-app><meta data-wasm=./inside.wasm name=meldcode-inside>\
        <meta data-glue=./g.js data-reader=./r.html data-script=./w.js data-wasm=./t.wasm name=meldcode-worker>\
        <script src=./boot.js type=module></script></head><body></body>";

    const GLUE: &str =
        "var n=1;function r(){}export{r as __wbg_reset_state,n as default,r as initSync};\n";

    #[expect(
        clippy::unnecessary_wraps,
        reason = "a file of a folder can be missing"
    )]
    fn file(name: &str) -> Result<Vec<u8>, Failure> {
        let text = match name {
            "app.js" => GLUE,
            "style-1.css" => "a{}",
            "boot.js" => "start()",
            other => other,
        };
        Ok(text.as_bytes().to_vec())
    }

    #[test]
    fn everything_stands_in_the_page_and_nothing_is_asked_for() {
        let made = single(PAGE, file).unwrap_or_default();
        assert!(!made.is_empty());
        assert!(!made.contains("<link"), "{made}");
        assert!(!made.contains(" src="), "{made}");
        assert!(made.contains("<style>a{}</style></head>"), "{made}");
        for name in [
            "app.wasm",
            "inside.wasm",
            "t.wasm",
            "g.js",
            "w.js",
            "r.html",
        ] {
            let held = format!(
                "data-file=\"./{name}\">{}</script>",
                base64(name.as_bytes())
            );
            assert!(made.contains(&held), "{name}");
        }
        assert!(made.contains("(()=>{\nstart()\n})();"), "{made}");
    }

    #[test]
    fn the_policy_allows_that_one_script_and_that_one_style() {
        let made = single(PAGE, file).unwrap_or_default();
        let (_, script) = made
            .split_once("<script type=\"module\">")
            .unwrap_or_default();
        let (script, _) = script.split_once("</script>").unwrap_or_default();
        assert!(made.contains(&format!("script-src {} 'wasm-unsafe-eval'", hash(script))));
        assert!(made.contains(&format!("style-src {};", hash("a{}"))));
        assert!(!made.contains("'self'"), "{made}");
    }

    #[test]
    fn a_glue_that_changed_its_shape_is_refused() {
        assert!(as_function(GLUE).is_some());
        assert_eq!(as_function(&GLUE.replace("as initSync", "as other")), None);
        assert_eq!(as_function(&format!("import*as b from\"b\";{GLUE}")), None);
    }
}
