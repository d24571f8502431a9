//! Builds the page and its two modules with Trunk, and gives every file a name that changes with its content.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::install;
use crate::run::Step;
use crate::tools;
use crate::tree;

/// How the modules are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and fast, as people get it.
    Release,
    /// Quickly compiled, with names in the panics.
    Development,
}

/// Builds into `target/dist`, installing first what is missing.
pub(crate) fn build(mode: Mode) -> Result<(), Failure> {
    install::wasm_target()?;
    install::cargo_tool(tools::WASM_BINDGEN)?;
    install::cargo_tool(tools::TRUNK)?;
    install::npm_packages()?;
    wrap_wasm_bindgen()?;
    Step::cargo("fetch the crates")
        .args([
            "fetch",
            "--quiet",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .remedy("check that crates.io can be reached and that Cargo.lock fits Cargo.toml")
        .run()?;
    let step = Step::new("build the page and its modules", "trunk")
        .args(["build", "--skip-version-check", "--offline"])
        // Trunk reads the colour switch as a boolean and stumbles over the usual `NO_COLOR=1`.
        .env("NO_COLOR", "true");
    match mode {
        Mode::Release => step.args(["--release"]),
        Mode::Development => step,
    }
    .run()?;
    name_by_content(&tree::dist())
}

/// Puts a `wasm-bindgen` in front of the real one that asks for the function which makes a new
/// instance without the network: Trunk has no attribute for it (`docs/decisions`).
fn wrap_wasm_bindgen() -> Result<(), Failure> {
    let own = tools::WASM_BINDGEN.installed_program();
    let real = if own.is_file() {
        own.display().to_string()
    } else {
        Step::new("", "which")
            .args(["-a", "wasm-bindgen"])
            .ask()
            .and_then(|found| {
                found
                    .lines()
                    .find(|line| !line.contains("target/xtask"))
                    .map(str::to_owned)
            })
            .unwrap_or_default()
    };
    let script = format!(
        "#!/bin/sh\ncase \" $* \" in\n*\" --target=web \"*) exec '{real}' --experimental-reset-state-function \"$@\" ;;\n*) exec '{real}' \"$@\" ;;\nesac\n"
    );
    let folder = tree::scratch().join("bin");
    let place = folder.join("wasm-bindgen");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&place, script))
        .and_then(|()| fs::set_permissions(&place, fs::Permissions::from_mode(0o755)))
        .map_err(Failure::from_io(format!("write {}", place.display())))
}

/// The files that Trunk copies under a fixed name. With a name of their own per content, a browser
/// that kept yesterday's file can never mix it with today's.
const FIXED_NAMES: [&str; 3] = ["transport.js", "transport_bg.wasm", "worker.js"];

fn name_by_content(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let mut html =
        fs::read_to_string(&page).map_err(Failure::from_io("read target/dist/index.html"))?;
    for name in FIXED_NAMES {
        let place = dist.join(name);
        let bytes =
            fs::read(&place).map_err(Failure::from_io(format!("read target/dist/{name}")))?;
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let hashed = format!("{stem}-{}.{ending}", &hex(&Sha256::digest(bytes))[..16]);
        fs::rename(&place, dist.join(&hashed))
            .map_err(Failure::from_io(format!("rename target/dist/{name}")))?;
        html = html.replace(&format!("./{name}"), &format!("./{hashed}"));
    }
    fs::write(&page, html).map_err(Failure::from_io("write target/dist/index.html"))
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _done = write!(text, "{byte:02x}");
        text
    })
}
