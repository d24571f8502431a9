//! Builds the page and its two modules with Trunk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::finish;
use crate::install;
use crate::run::Step;
use crate::single;
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
    Step::cargo("build what cuts the app's module in two")
        .args(["build", "--quiet", "--locked", "--profile", "bench"])
        .args(["--package", "splitter"])
        .run()?;
    Step::cargo("fetch the crates")
        .args([
            "fetch",
            "--quiet",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .remedy("check that the crate registry can be reached and that Cargo.lock fits Cargo.toml")
        .run()?;
    bundle(mode, &tree::dist(), "split")?;
    match mode {
        // Whoever develops looks at it over http.
        Mode::Development => Ok(()),
        Mode::Release => {
            bundle(mode, &tree::drive(), "split,vault-file")?;
            single::make(&tree::drive(), &tree::dist())
        }
    }
}

/// Builds one folder, with these features of the app.
fn bundle(mode: Mode, dist: &Path, features: &str) -> Result<(), Failure> {
    let step = Step::new("build the page and its modules", "trunk")
        .args(["build", "--skip-version-check", "--offline"])
        .args(["--features", features, "--dist"])
        .args([dist])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            anonymous_paths(),
        )
        // Trunk reads the colour switch as a boolean and stumbles over the usual `NO_COLOR=1`.
        .env("NO_COLOR", "true");
    match mode {
        Mode::Release => step.args(["--release"]),
        Mode::Development => step,
    }
    .run()?;
    finish::finish(dist, mode)
}

/// Compiler flags that keep the folders of whoever builds out of the modules: the place of a panic
/// then reads the same everywhere, and so do the bytes of a release.
fn anonymous_paths() -> String {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| home("HOME").map(|home| home.join(".cargo")));
    let shelves = cargo
        .and_then(|cargo| fs::read_dir(cargo.join("registry/src")).ok())
        .into_iter()
        .flatten()
        .filter_map(|shelf| Some(format!("{}=crates", shelf.ok()?.path().display())));
    let own = format!("{}=.", tree::root().display());
    shelves
        .chain([own])
        .map(|renamed| format!("--remap-path-prefix={renamed}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Puts a `wasm-bindgen` in front of the real one: `xtask/splitter`, which cuts the app's module in two and asks for
/// the function that makes a new instance without the network. Trunk has no attribute for either (`docs/decisions`).
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
        "#!/bin/sh\nexec cargo run --quiet --locked --profile bench --manifest-path '{}' --package splitter -- '{}' '{real}' \"$@\"\n",
        tree::root().join("Cargo.toml").display(),
        tree::pieces().display(),
    );
    let folder = tree::scratch().join("bin");
    let place = folder.join("wasm-bindgen");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&place, script))
        .and_then(|()| fs::set_permissions(&place, fs::Permissions::from_mode(0o755)))
        .map_err(Failure::from_io(format!("write {}", place.display())))
}
