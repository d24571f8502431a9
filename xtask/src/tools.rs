//! The tools we stand on, in the versions that were tried together, and where they are found.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::tree;

/// A program from the crate registry, pinned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CargoTool {
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    /// The program whose `--version` tells whether it is there.
    pub(crate) program: &'static str,
    /// What compiling it took on two cores, so that nobody thinks it hangs.
    pub(crate) minutes: u8,
}

/// Builds the page. 0.22 asks for a newer Rust.
pub(crate) const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: "0.21.14",
    program: "trunk",
    minutes: 10,
};

/// Must equal the `wasm-bindgen` crate in `Cargo.toml`; also brings the browser test runner.
pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    program: "wasm-bindgen",
    minutes: 2,
};

pub(crate) const NEXTEST: CargoTool = CargoTool {
    package: "cargo-nextest",
    version: "0.9.143",
    program: "cargo-nextest",
    minutes: 8,
};

pub(crate) const DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    version: "0.20.2",
    program: "cargo-deny",
    minutes: 8,
};

/// Finds what an importer stumbles over.
pub(crate) const FUZZ: CargoTool = CargoTool {
    package: "cargo-fuzz",
    version: "0.13.2",
    program: "cargo-fuzz",
    minutes: 2,
};

/// Finds code that no test watches.
pub(crate) const MUTANTS: CargoTool = CargoTool {
    package: "cargo-mutants",
    version: "27.1.0",
    program: "cargo-mutants",
    minutes: 5,
};

/// The spelling check comes as a wheel from PyPI.
pub(crate) const TYPOS_VERSION: &str = "1.52.0";

const CARGO_TOOLS: [CargoTool; 6] = [TRUNK, WASM_BINDGEN, NEXTEST, DENY, FUZZ, MUTANTS];

/// The folder that keeps our tools between clones, outside the project and outside the system.
pub(crate) fn shelf() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(|| tree::root().join("target"));
    cache.join("meldcode/tools")
}

impl CargoTool {
    /// The folder this tool is installed under: `…/<tool>-<version>`.
    pub(crate) fn home(&self) -> PathBuf {
        shelf().join(format!("{}-{}", self.package, self.version))
    }

    pub(crate) fn installed_program(&self) -> PathBuf {
        self.home().join("bin").join(self.program)
    }
}

pub(crate) fn typos_home() -> PathBuf {
    shelf().join(format!("typos-{TYPOS_VERSION}"))
}

/// Our wrappers first, then the pinned tools, the npm tools and what the machine has.
pub(crate) fn search_path() -> OsString {
    let mut folders = vec![tree::scratch().join("bin")];
    folders.extend(CARGO_TOOLS.iter().map(|tool| tool.home().join("bin")));
    folders.push(typos_home().join("bin"));
    folders.push(tree::journeys().join("node_modules/.bin"));
    let system = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&system));
    // A folder whose name holds a separator cannot stand on a path; then the machine's own must do.
    std::env::join_paths(folders).unwrap_or(system)
}
